"""The survey of a sheet: its size, and its cells in error, hidden, merged, struck out, linked or commented.

Calamine 0.3 to 0.9 sets up one dense block from the first to the last filled cell: one word in row 1 048 576 of column
XFD would take all memory. It also reads a cell in error (#REF!), and a formula that was saved without its value, as an
empty one. All were found by trial. One scan of each sheet's markup (`excel_markup`, `calc_markup`) or records
(`xls/records`) yields findings; `gathered` makes a survey of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 500_000
"""Cells of a sheet, empty ones between filled ones counted: calamine keeps room for each."""


class Area(NamedTuple):
    """Cells from one corner to the other, both in it; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


class What(Enum):
    """The kind of a finding in a sheet."""

    FILLED = "filled"  # perhaps repeated: only its last cell counts
    ERROR = "error"
    UNSAVED = "unsaved"  # a formula without its value, as programs write it that do not calculate
    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"
    MERGED = "merged"
    CODE = "code"  # the code of a number format that shows more than the cell stores
    STRUCK = "struck"
    LINK = "link"  # an address behind the words of a cell
    COMMENT = "comment"
    TOTALS = "totals"  # the row of totals of a table
    PICTURE = "picture"  # placed in a cell, which holds an error for programs that know no such thing
    BOX = "box"  # a text box over the cells; its area is the cell under its corner, row 0 where the file does not say
    FLOATING = "floating"  # a picture over the cells
    PRINTED = "printed"  # a header or footer of the printed pages


class Seen(NamedTuple):
    """A finding of a scan: its kind, its area, and its text (a cell's error, an address, a comment)."""

    what: What
    area: Area
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey of one sheet; rows and columns count from 1.

    Attributes:
        rows: the number of the last filled row.
        columns: the number of the last filled column.
        errors: the texts of its cells in error ("#REF!"), by row and column.
        unsaved: the rows and columns of its formulas that were saved without a value.
        hidden_rows: the numbers of its hidden rows, filtered ones too, as far as MOST_ROWS.
        hidden_columns: the numbers of its hidden columns, as far as MOST_COLUMNS.
        merged: the areas that are one cell.
        codes: the codes of number formats that show more than their cells store, by row and column.
        struck: the rows and columns of the cells with words struck out.
        pictures: the rows and columns of the cells that hold a picture.
        links: the addresses behind the words of cells, by row and column.
        comments: the comments on cells, by row and column.
        totals: the rows of totals of tables.
        boxes: the rows, columns and texts of text boxes over its cells; row 0 where the file does not say.
        floating: the rows and columns under the corners of pictures over its cells.
        printed: the headers and footers of its printed pages.
    """

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    unsaved: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    codes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    pictures: frozenset[tuple[int, int]] = frozenset()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    totals: tuple[Area, ...] = ()
    boxes: tuple[tuple[int, int, str], ...] = ()
    floating: tuple[tuple[int, int], ...] = ()
    printed: tuple[str, ...] = ()

    @property
    def is_too_large(self) -> bool:
        """Whether the sheet is larger than a facilitator could have typed."""
        is_too_far = self.rows > MOST_ROWS or self.columns > MOST_COLUMNS
        return is_too_far or self.rows * self.columns > MOST_CELLS


def cell(row: int, column: int) -> Area:
    """Return the area of one cell."""
    return Area(row, column, row, column)


COMPUTED_ADDRESS = "=HYPERLINK(…)"
"""Stands for the address of a link that a formula puts together: no file holds it as a text."""
NOWHERE = Area(0, 0, 0, 0)
"""The area of what stands on a sheet where the file does not say."""


def rows(first: int, last: int) -> Area:
    """Return the area of whole rows, both ends in it."""
    return Area(first, 1, last, MOST_COLUMNS)


def columns(first: int, last: int) -> Area:
    """Return the area of whole columns, both ends in it."""
    return Area(1, first, MOST_ROWS, last)


def gathered(seen: Iterable[Seen]) -> Survey:
    """Return the survey of the findings of a scan."""
    last_row = last_column = 0
    told = (What.ERROR, What.CODE, What.LINK, What.COMMENT)
    shown_at: dict[What, dict[tuple[int, int], str]] = {what: {} for what in told}
    areas: dict[What, list[Area]] = {what: [] for what in What}
    boxes: list[tuple[int, int, str]] = []
    printed: list[str] = []
    for what, area, shown in seen:
        if what is What.FILLED:
            last_row, last_column = max(last_row, area.bottom), max(last_column, area.right)
        elif what is What.BOX:
            boxes.append((area.top, area.left, shown))
        elif what is What.PRINTED:
            printed.append(shown)
        elif what is What.COMMENT:
            _continue(shown_at[what], (area.top, area.left), shown)
        elif what in shown_at:
            shown_at[what][area.top, area.left] = shown
        elif area.top <= MOST_ROWS and area.left <= MOST_COLUMNS:
            areas[what].append(area)
    return Survey(
        last_row,
        last_column,
        shown_at[What.ERROR],
        _places(areas[What.UNSAVED]),
        _numbers((area.top, min(area.bottom, MOST_ROWS)) for area in areas[What.HIDDEN_ROWS]),
        _numbers((area.left, min(area.right, MOST_COLUMNS)) for area in areas[What.HIDDEN_COLUMNS]),
        tuple(areas[What.MERGED]),
        shown_at[What.CODE],
        _places(areas[What.STRUCK]),
        _places(areas[What.PICTURE]),
        shown_at[What.LINK],
        shown_at[What.COMMENT],
        tuple(areas[What.TOTALS]),
        tuple(dict.fromkeys(boxes)),
        tuple((area.top, area.left) for area in areas[What.FLOATING]),
        tuple(dict.fromkeys(printed)),
    )


def _continue(comments: dict[tuple[int, int], str], place: tuple[int, int], text: str) -> None:
    """Add the words of a comment to those before it on the same cell: the answers of a thread."""
    before = comments.get(place, "")
    comments[place] = f"{before}\n{text}" if before else text


def _places(areas: Iterable[Area]) -> frozenset[tuple[int, int]]:
    return frozenset((area.top, area.left) for area in areas)


def _numbers(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(number for first, last in spans for number in range(first, last + 1))
