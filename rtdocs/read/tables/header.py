"""The headers of a sheet, in one row or two, which may stand below a title, with the column of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rtdocs.i18n import Language
from rtdocs.i18n.likeness import nearest
from rtdocs.problems import NEAREST, Rule, Where, WorkbookProblem
from rtdocs.read.open import Cell, Grid
from rtdocs.read.survey import Area
from rtdocs.read.values.text import is_blank, label, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Kind, Table

ROWS_SEARCHED = 20
"""How many rows from the top may hold the headers."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headers of a sheet; positions count from 1.

    Attributes:
        row: the number of their row, the lower one where they take two; 0 where the sheet has none.
        columns: the known columns by position; the first one where two are alike.
        repeated: further headers of a known column, by position.
        unknown: headers that are none of ours, by position.
        spans: the last position below a known header that is merged across several columns.
    """

    row: int
    columns: Mapping[int, Column]
    repeated: Mapping[int, Column]
    unknown: Mapping[int, str]
    spans: Mapping[int, int] = field(default_factory=dict)

    @property
    def by_key(self) -> dict[str, int]:
        """The positions of the known columns by their keys."""
        return {column.key: position for position, column in self.columns.items()}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that may be headers: its texts, the texts over each position, its spans, and whether all are texts."""

    number: int
    texts: Mapping[int, str]
    over: Mapping[int, str]
    spans: Mapping[int, int]
    is_text: bool


def find(grid: Grid, table: Table, language: Language) -> Header:
    """Return the headers: the row, or the two rows, with most headers of the table; the first of equals."""
    lines = [_line(number, row, grid, language) for number, row in enumerate(grid.rows[:ROWS_SEARCHED], 1)]
    pairs = [pair for upper, lower in pairwise(lines) if (pair := _two_lines(upper, lower, table))]
    none = Header(0, {}, {}, {})
    return max((none, *(_header(line, table) for line in (*lines, *pairs))), key=lambda header: len(header.columns))


def problems(header: Header, grid: Grid, table: Table, language: Language) -> Iterator[WorkbookProblem]:
    """Yield the problems of the headers: one for each column at fault, one for all unknown headers together."""
    if not header.row:
        if table.required or any(not is_blank(cell) for row in grid.rows for cell in row):
            wanted = tuple(column.name(language) for column in table.columns if column.required)
            yield WorkbookProblem(Rule.MISSING_HEADER, Where(grid.name), {"columns": wanted})
        return
    for position, column in header.repeated.items():
        first = Where(grid.name, header.row, header.by_key[column.key])
        values = {"name": column.name(language), "first": first.cell}
        yield WorkbookProblem(Rule.REPEATED_HEADER, first._replace(column=position), values)
    yield from _missing(header, grid, table, language)
    yield from _unknown(header, grid, table, language)


def _line(number: int, row: tuple[Cell, ...], grid: Grid, language: Language) -> _Line:
    texts = {position: text for position, cell in enumerate(row, 1) if (text := label(plain(cell, language)))}
    merged = [area for area in grid.survey.merged if area.top == number and area.left in texts]
    over = {position: texts[area.left] for area in merged for position in _columns(area, len(row))}
    spans = {area.left: min(area.right, len(row)) for area in merged if area.right > area.left}
    is_text = all(isinstance(cell, str) for cell in row)
    return _Line(number, texts, {**over, **texts}, spans, is_text)


def _columns(area: Area, last: int) -> range:
    return range(area.left, min(area.right, last) + 1)


def _two_lines(upper: _Line, lower: _Line, table: Table) -> _Line | None:
    """Return two rows as one: the lower's names, "Date" over "de fin" as "Date de fin", else the upper's.

    None where the lower row is data: it holds a value that is no text, or a text that names nothing below a header.
    """
    known = names.columns(table.sheet)
    texts = dict(upper.texts)
    for position, text in lower.texts.items():
        both = (text, f"{upper.over.get(position, '')} {text}")
        name = next((name for name in both if names.find(name, known) is not None), "")
        if not name and names.find(upper.texts.get(position, ""), known) is not None:
            return None
        texts[position] = name or text
    spans = {position: last for position, last in upper.spans.items() if position not in lower.texts}
    return _Line(lower.number, texts, {}, {**spans, **lower.spans}, lower.is_text) if lower.is_text else None


def _header(line: _Line, table: Table) -> Header:
    columns: dict[int, Column] = {}
    repeated: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    for position, name in sorted(line.texts.items()):
        column = names.find(name, names.columns(table.sheet))
        if column is None:
            unknown[position] = name
        elif column.kind is Kind.REVIEW:
            continue  # ours, and yet nothing to read: its formulas must make no row of an empty one
        elif column.path in {each.path for each in columns.values()}:
            repeated[position] = column
        else:
            columns[position] = column
    spans = {position: last for position, last in line.spans.items() if position in columns}
    return Header(line.number, columns, repeated, unknown, _free(spans, line.texts))


def _free(spans: Mapping[int, int], texts: Mapping[int, str]) -> dict[int, int]:
    """Return spans cut before the next header of its own."""
    ends = {position: [other for other in texts if position < other <= last] for position, last in spans.items()}
    free = {position: min([last + 1, *ends[position]]) - 1 for position, last in spans.items()}
    return {position: last for position, last in free.items() if last > position}


def _missing(header: Header, grid: Grid, table: Table, language: Language) -> Iterator[WorkbookProblem]:
    for column in table.columns:
        if column.required and not column.gentle and column.key not in header.by_key:
            name = column.name(language)
            near = nearest(name, header.unknown.values())
            place = Where(grid.name, header.row, _position(header, near))
            yield WorkbookProblem(Rule.MISSING_COLUMN, place, {"name": name, NEAREST: near})


def _position(header: Header, name: str) -> int | None:
    return next((position for position, header_name in header.unknown.items() if header_name == name), None)


def _unknown(header: Header, grid: Grid, table: Table, language: Language) -> Iterator[WorkbookProblem]:
    """Yield a problem for each header that is nearly that of an optional column, and one note on all the others."""
    missing = {column.name(language): column for column in table.read if column.key not in header.by_key}
    extra = {}
    for position, name in header.unknown.items():
        near = nearest(name, missing)
        place = Where(grid.name, header.row, position)
        if not near:
            extra[position] = name
        elif not missing[near].required:
            yield WorkbookProblem(Rule.MISSPELT_COLUMN, place, {"name": name, "known": near})
    if extra:
        place = Where(grid.name, header.row, min(extra))
        yield WorkbookProblem(Rule.EXTRA_COLUMNS, place, {"names": tuple(extra.values()), "count": len(extra)})
