"""Boxes of notes: their anchors in the columns and rows of a sheet, and their sizes; pixels at 96 to an inch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import NamedTuple

from lxml import etree

WIDTH = 360
_LETTER = 7.2
"""The widest mean letter of Tahoma at 9 points, in pixels; measured on French text it is 6.1."""
_LINE = 15.5
_MARGIN = 14
_ASIDE, _ABOVE = 15, 10  # Excel's own distance from a cell to a new note's box
_COLUMN, _ROW = 64, 20  # Excel's own, at Calibri 11
_DIGIT = 7
_SMALLEST = 60  # the least width of a box, for one that a person has all but closed
_POINT = 4 / 3
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


class Anchor(NamedTuple):
    """The corners of a box: column and row from 0, each with the pixels into it."""

    left: int
    left_in: int
    top: int
    top_in: int
    right: int
    right_in: int
    bottom: int
    bottom_in: int

    def __str__(self) -> str:
        return ", ".join(map(str, self))


@dataclass(frozen=True)
class SheetGeometry:
    """The widths of a sheet's columns and the heights of its rows."""

    sheet: etree._Element

    def box(self, row: int, column: int, text: str) -> Anchor:
        """Return the anchor of a box beside a cell (row and column from 1) that holds the whole of a text."""
        left, top = column, max(row - 2, 0)
        right, right_in = self._along(self.width, left, _ASIDE + WIDTH, _LAST_COLUMN)
        bottom, bottom_in = self._along(self.height, top, _ABOVE + needed_height(text, WIDTH), _LAST_ROW)
        return Anchor(left, _ASIDE, top, _ABOVE, right, right_in, bottom, bottom_in)

    def grown(self, box: Anchor, text: str) -> Anchor:
        """Return a box made higher where a text needs it, never smaller."""
        width = sum(map(self.width, range(box.left, box.right))) - box.left_in + box.right_in
        bottom, into = self._along(
            self.height, box.top, box.top_in + needed_height(text, max(width, _SMALLEST)), _LAST_ROW
        )
        return box._replace(bottom=bottom, bottom_in=into) if (bottom, into) > box[6:] else box

    def width(self, column: int) -> int:
        """Return the width of a column, from 0, in pixels; 0 for a hidden one."""
        return next((width for first, last, width in self._columns if first <= column < last), self._defaults[0])

    def height(self, row: int) -> int:
        """Return the height of a row, from 0, in pixels; 0 for a hidden one."""
        return self._rows.get(row, self._defaults[1])

    @cached_property
    def _defaults(self) -> tuple[int, int]:
        said = self.sheet.find("{*}sheetFormatPr")
        if said is None:
            return _COLUMN, _ROW
        width, height = said.get("defaultColWidth"), said.get("defaultRowHeight")
        return _pixels(width) if width else _COLUMN, round(float(height) * _POINT) if height else _ROW

    @cached_property
    def _columns(self) -> list[tuple[int, int, int]]:
        found = self.sheet.iterfind("{*}cols/{*}col")
        return [(int(each.get("min")) - 1, int(each.get("max")), _size(each, "width", _pixels)) for each in found]

    @cached_property
    def _rows(self) -> dict[int, int]:
        return dict(_numbered(self.sheet.iterfind("{*}sheetData/{*}row")))

    def _along(self, size: Callable[[int], int], first: int, distance: int, end: int) -> tuple[int, int]:
        """Return the column or row at a distance in pixels from the start of `first`, and the pixels into it."""
        number = first
        while distance >= size(number) and number + 1 < end:
            distance -= size(number)
            number += 1
        return number, min(distance, max(size(number) - 1, 0))


def needed_height(text: str, width: int) -> int:
    """Return the height in pixels that a text needs in a box of a width, a little more rather than less."""
    letters = max((width - _MARGIN) / _LETTER, 1)
    lines = sum(max(ceil(len(line) / letters), 1) for line in text.split("\n"))
    return ceil(lines * _LINE) + _MARGIN


def _numbered(rows: Iterable[etree._Element]) -> Iterator[tuple[int, int]]:
    """Yield the heights of the rows that have one; a row without a number follows the one before it."""
    number = 0
    for row in rows:
        number = int(row.get("r", number + 1))
        if row.get("ht") or row.get("hidden") in {"1", "true"}:
            yield number - 1, _size(row, "ht", lambda points: round(float(points) * _POINT))


def _size(element: etree._Element, name: str, pixels: Callable[[str], int]) -> int:
    if element.get("hidden") in {"1", "true"}:
        return 0
    return pixels(element.get(name)) if element.get(name) else _COLUMN


def _pixels(width: str) -> int:
    """Return a column's width, given in digits of Calibri 11, the cell's padding counted (ECMA-376, 18.3.1.13)."""
    return round(float(width) * _DIGIT)
