"""Merged areas of a sheet: the value of each area, which a file keeps in its first cell, spread to all its cells.

An area over several rows gives its value to each of them: a date beside three events. Where the cell that names a row
is merged down (an event's number), its rows are one. Cells merged across hold for the first of our columns below them,
and a header merged across holds for all the columns below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from rtdocs.i18n import Language
from rtdocs.problems import Rule, Where, WorkbookProblem
from rtdocs.read.open import Cell, Grid
from rtdocs.read.survey import Area
from rtdocs.read.tables.header import Header
from rtdocs.read.values.text import is_blank, plain
from rtdocs.workbook.columns import Table

Rows = list[list[Cell]]


@dataclass(frozen=True, slots=True)
class _Homes:
    """The cell that takes the values of several: of rows that are one record, of columns below one merged header.

    Attributes:
        rows: the first row of a record, by the number of each further row.
        columns: the first column below a merged header, by the position of each further column.
    """

    rows: dict[int, int]
    columns: dict[int, int]

    def of(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return the row and column of the cell that takes a cell's value."""
        row, column = place
        return self.rows.get(row, row), self.columns.get(column, column)


def spread(grid: Grid, header: Header, table: Table, language: Language) -> Grid:
    """Return the grid with the value of each merged area in all its cells, below the headers."""
    areas = _below(grid, header)
    if not areas and not header.spans:
        return grid
    rows = [list(row) for row in grid.rows]
    shared = frozenset(_shared(rows, header, areas))
    homes = _Homes(_rows_that_are_one(areas, header, table, len(rows)), _columns_of_one_header(header))
    _join(rows, homes, header, language)
    survey = replace(
        grid.survey,
        errors={homes.of(place): shown for place, shown in grid.survey.errors.items()},
        unsaved=frozenset(map(homes.of, grid.survey.unsaved)),
    )
    return replace(grid, rows=tuple(map(tuple, rows)), survey=survey, shared=shared)


def problems(grid: Grid, header: Header) -> Iterator[WorkbookProblem]:
    """Yield one note where cells merged down hold for several rows."""
    areas = [area for area in _below(grid, header) if area.bottom > area.top and _known(area, header)]
    if areas:
        first = min(areas)
        yield WorkbookProblem(Rule.MERGED_CELLS, Where(grid.name, first.top, first.left), {"count": len(areas)})


def _below(grid: Grid, header: Header) -> list[Area]:
    return [area for area in grid.survey.merged if area.top > header.row > 0]


def _known(area: Area, header: Header) -> list[int]:
    return sorted(position for position in header.columns if area.left <= position <= area.right)


def _shared(rows: Rows, header: Header, areas: Iterable[Area]) -> Iterator[tuple[int, int]]:
    """Fill the value of each merged area into its rows; yield the cells whose value comes from a row above.

    No two areas of a sound file overlap. One that does ends where it meets the other, so that no file takes for ever.
    """
    filled: set[tuple[int, int]] = set()
    for area in areas:
        if not (known := _known(area, header)) or area.top > len(rows):
            continue
        shown = rows[area.top - 1][area.left - 1]
        for number in range(area.top, min(area.bottom, len(rows)) + 1):
            if (number, known[0]) in filled:
                break
            filled.add((number, known[0]))
            rows[number - 1][known[0] - 1] = shown
            if number > area.top:
                yield number, known[0]


def _rows_that_are_one(areas: Iterable[Area], header: Header, table: Table, last: int) -> dict[int, int]:
    """Return the first row of the rows that share a merged first cell, by the number of each further one."""
    naming = header.by_key.get(table.columns[0].key)
    homes: dict[int, int] = {}
    for area in areas:
        if area.left == naming and not table.repeats and area.top not in homes:
            for number in range(area.top + 1, min(area.bottom, last) + 1):
                if number in homes:
                    break
                homes[number] = area.top
    return homes


def _columns_of_one_header(header: Header) -> dict[int, int]:
    return {further: position for position, last in header.spans.items() for further in range(position + 1, last + 1)}


def _join(rows: Rows, homes: _Homes, header: Header, language: Language) -> None:
    """Move the values of further rows and columns into their home cell, behind its own value, each text once."""
    moved: dict[tuple[int, int], list[Cell]] = {}
    ours = sorted({*header.columns, *homes.columns})
    touched = range(header.row + 1, len(rows) + 1) if homes.columns else sorted({*homes.rows, *homes.rows.values()})
    for number, position in product(touched, ours):
        if position <= len(rows[number - 1]) and not is_blank(cell := rows[number - 1][position - 1]):
            moved.setdefault(homes.of((number, position)), []).append(cell)
            rows[number - 1][position - 1] = ""
    for (number, position), cells in moved.items():
        rows[number - 1][position - 1] = _joined(cells, language)


def _joined(cells: list[Cell], language: Language) -> Cell:
    texts = dict.fromkeys(plain(cell, language) for cell in cells)
    return cells[0] if len(texts) == 1 else "\n".join(texts)
