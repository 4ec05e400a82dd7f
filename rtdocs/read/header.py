"""Finds the row of headers of a sheet, which may stand below a title, and which column is which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rtdocs.i18n import Language
from rtdocs.i18n.likeness import nearest
from rtdocs.problems import NEAREST, Problem, Rule, Where
from rtdocs.read import names
from rtdocs.read.cells import is_blank
from rtdocs.read.columns import Column, Kind, Table
from rtdocs.read.open import Cell, Grid
from rtdocs.read.text import label, plain

ROWS_SEARCHED = 20
"""How many rows from the top may hold the headers."""


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headers.

    Attributes:
        row: its number from 1; 0 where the sheet has none.
        columns: the known columns by their position from 1; the first one where two are alike.
        repeated: positions of further headers that are the same as a known one.
        unknown: headers that are none of ours, by position.
    """

    row: int
    columns: Mapping[int, Column]
    repeated: Mapping[int, Column]
    unknown: Mapping[int, str]

    @property
    def by_key(self) -> dict[str, int]:
        """The positions of the known columns by their keys."""
        return {column.key: position for position, column in self.columns.items()}


def find(grid: Grid, table: Table, reader: Language) -> Header:
    """Return the row that holds most of the table's headers, the first of equals; an empty header where none does."""
    none = Header(0, {}, {}, {})
    found = (_header(number, row, table, reader) for number, row in enumerate(grid.rows[:ROWS_SEARCHED], 1))
    return max((none, *found), key=lambda header: len(header.columns))


def problems(header: Header, grid: Grid, table: Table, reader: Language) -> Iterator[Problem]:
    """Yield what is wrong with the headers: one problem for each column at fault, one for all that are extra."""
    if not header.row:
        if table.required or any(not is_blank(cell) for row in grid.rows for cell in row):
            wanted = tuple(column.name(reader) for column in table.columns if column.required)
            yield Problem(Rule.MISSING_HEADER, Where(grid.name), {"columns": wanted})
        return
    for position, column in header.repeated.items():
        first = Where(grid.name, header.row, header.by_key[column.key])
        values = {"name": column.name(reader), "first": first.cell}
        yield Problem(Rule.REPEATED_HEADER, first._replace(column=position), values)
    yield from _missing(header, grid, table, reader)
    yield from _unknown(header, grid, table, reader)


def _header(number: int, row: Iterable[Cell], table: Table, reader: Language) -> Header:
    columns: dict[int, Column] = {}
    repeated: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    for position, cell in enumerate(row, 1):
        name = label(plain(cell, reader))
        column = names.find(name, names.columns(table.sheet)) if name else None
        if column is None:
            unknown |= {position: name} if name else {}
        elif column.kind is Kind.REVIEW:
            continue  # ours, and yet nothing to read: its formulas must make no row of an empty one
        elif column in columns.values():
            repeated[position] = column
        else:
            columns[position] = column
    return Header(number, columns, repeated, unknown)


def _missing(header: Header, grid: Grid, table: Table, reader: Language) -> Iterator[Problem]:
    for column in table.columns:
        if column.required and column.key not in header.by_key:
            name = column.name(reader)
            near = nearest(name, header.unknown.values())
            place = Where(grid.name, header.row, _position(header, near))
            yield Problem(Rule.MISSING_COLUMN, place, {"name": name, NEAREST: near})


def _position(header: Header, name: str) -> int | None:
    return next((position for position, header_name in header.unknown.items() if header_name == name), None)


def _unknown(header: Header, grid: Grid, table: Table, reader: Language) -> Iterator[Problem]:
    """Yield the headers that are nearly those of an optional column each, the others once."""
    missing = {column.name(reader): column for column in table.read if column.key not in header.by_key}
    extra = {}
    for position, name in header.unknown.items():
        near = nearest(name, missing)
        place = Where(grid.name, header.row, position)
        if not near:
            extra[position] = name
        elif not missing[near].required:
            yield Problem(Rule.MISSPELT_COLUMN, place, {"name": name, "known": near})
    if extra:
        place = Where(grid.name, header.row, min(extra))
        yield Problem(Rule.EXTRA_COLUMNS, place, {"names": tuple(extra.values()), "count": len(extra)})
