"""Contents of a sheet beyond the text of its cells: words struck out, comments, totals, addresses behind words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isclose
from textwrap import shorten

from rtdocs.cell_references import cell_reference
from rtdocs.i18n.folding import fold_name
from rtdocs.problems import MOST_NAMED, Rule, Where, WorkbookProblem
from rtdocs.read.open import Cell, Grid
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.spans import in_words
from rtdocs.read.values.text import is_blank
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Kind

LINKS = ("http://", "https://", "mailto:")
"""How addresses begin that a document may lead to."""

_SUMMED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.TEXT, Kind.LONG_TEXT})
_LONGEST_TOLD = 60  # characters of a text box in a note

HOMES = ("source", "reference", "evidence", "notes", "comment", "answer")
"""The columns that take an address behind words that have no room for one, such as a title; the first that there is."""


def problems(grid: Grid, header: Header, filled: Iterable[int]) -> Iterator[WorkbookProblem]:
    """Yield notes on words struck out, comments, boxes, pictures and totals; `filled` are the rows read."""
    rows = tuple(filled)
    yield from _struck(grid, header, rows)
    yield from _comments(grid)
    yield from _over_cells(grid)
    totals = totals_rows(grid, header.columns, header.row)
    if totals:
        values = {"rows": in_words(totals, str), "count": len(totals)}
        yield WorkbookProblem(Rule.TOTALS_ROW, Where(grid.name, totals[0]), values)


def totals_rows(grid: Grid, columns: Mapping[int, Column], header: int) -> list[int]:
    """Return the rows below the headers that hold the totals of a table, as Excel declares them or a person typed them.

    Args:
        grid: the sheet.
        columns: the columns of ours by position.
        header: the row of the headers.
    """
    areas = [area for area in grid.survey.totals if any(area.left <= place <= area.right for place in columns)]
    declared = {number for area in areas for number in range(area.top, area.bottom + 1)}
    typed = _typed_totals(grid, columns, header)
    return sorted(number for number in {*declared, *typed} if number > header)


def _typed_totals(grid: Grid, columns: Mapping[int, Column], header: int) -> Iterator[int]:
    """Yield the rows of numbers with no text but a word such as "Total", or of nothing but a sum of those above."""
    sums = dict.fromkeys(columns, 0.0)
    summed = {place for place, column in columns.items() if column.kind in _SUMMED}
    for row_number, row in enumerate(grid.rows[header:], header + 1):
        cells = {place: row[place - 1] for place in columns if place <= len(row) and not is_blank(row[place - 1])}
        numbers = {place: number for place, cell in cells.items() if (number := _number(cell)) is not None}
        texts = [cell for place, cell in cells.items() if place not in numbers]
        if numbers and numbers.keys() <= summed and (_is_word(texts) or (not texts and _are_sums(numbers, sums))):
            yield row_number
        else:
            sums = {place: total + numbers.get(place, 0) for place, total in sums.items()}


def _is_word(texts: list[Cell]) -> bool:
    return len(texts) == 1 and isinstance(texts[0], str) and fold_name(texts[0]) in names.total_words()


def _are_sums(numbers: Mapping[int, float], sums: Mapping[int, float]) -> bool:
    return all(sums[place] > 0 and isclose(sums[place], value) for place, value in numbers.items())


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def addresses_left_out(grid: Grid, kept: Callable[[tuple[int, int]], bool]) -> Iterator[WorkbookProblem]:
    """Yield one note on the cells whose links no document takes over; `kept` tells whether a cell's is taken over."""
    links = {place: each for place, each in grid.survey.links.items() if not each.startswith("#")}
    left = sorted(place for place, address in links.items() if not (is_allowed(address) and kept(place)))
    if left:
        yield WorkbookProblem(Rule.ADDRESSES_LEFT_OUT, Where(grid.name), {"places": _named(left), "count": len(left)})


def is_allowed(address: str) -> bool:
    """Tell whether a document may lead to an address."""
    return address.lower().startswith(LINKS)


def with_address(text: str, address: str) -> str:
    """Return a text followed by the address of its link; unchanged where it holds it, or no document may link there."""
    bare = address.removeprefix("mailto:")
    if not is_allowed(address) or bare.rstrip("/") in text:
        return text
    return f"{text} ({bare})" if text else bare


def _struck(grid: Grid, header: Header, rows: tuple[int, ...]) -> Iterator[WorkbookProblem]:
    """Yield a note on rows that are struck out; else one on cells with words struck out."""
    struck = {place for place in grid.survey.struck if place[0] in set(rows) and place[1] in header.columns}
    needed = [position for position, column in header.columns.items() if column.required]
    whole = [number for number in rows if needed and all((number, position) in struck for position in needed)]
    cells = sorted(place for place in struck if place[0] not in set(whole))
    if whole or cells:
        places = (*in_words(whole, str), *_named(cells))
        first = Where(grid.name, whole[0]) if whole else Where(grid.name, *cells[0])
        yield WorkbookProblem(Rule.STRUCK_OUT, first, {"places": places, "count": len(whole) + len(cells)})


def _comments(grid: Grid) -> Iterator[WorkbookProblem]:
    """Yield one note on the whole sheet: a note at a cell would be marked there, over a person's own comment."""
    if comments := sorted(grid.survey.comments):
        values = {"places": _named(comments), "count": len(comments)}
        yield WorkbookProblem(Rule.COMMENTS, Where(grid.name), values)


def _over_cells(grid: Grid) -> Iterator[WorkbookProblem]:
    """Yield one note on the text boxes over the cells, and one on the pictures."""
    if boxes := grid.survey.boxes:
        texts = tuple(shorten(text, _LONGEST_TOLD, placeholder="…") for _, _, text in boxes[:MOST_NAMED])
        yield WorkbookProblem(Rule.TEXT_BOXES, Where(grid.name), {"texts": texts, "count": len(boxes)})
    if pictures := grid.survey.floating:
        yield WorkbookProblem(Rule.PICTURES_ON_SHEET, Where(grid.name), {"count": len(pictures)})


def _named(cells: list[tuple[int, int]]) -> tuple[str, ...]:
    named = tuple(cell_reference(*cell) for cell in cells[:MOST_NAMED])
    return named if len(cells) <= MOST_NAMED else (*named, "…")
