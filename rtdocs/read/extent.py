"""Scans a sheet's markup before it is loaded, for two things that calamine does not tell.

Calamine 0.3 to 0.6 sets up one dense block from the first to the last filled cell: one word in row 1 048 576 of column
XFD would take all memory. It also reads a cell in error (#REF!) as an empty one. Both were found by trial.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_CELLS = 500_000
"""Cells from A1 to the last row and column, empty ones too."""

_EXCEL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*?)(/?)>(</(?:\w+:)?c>)?")
_EXCEL_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")
_EXCEL_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_EXCEL_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_CALC = re.compile(rb"<(table:table-row|table:(?:covered-)?table-cell)\b([^>]*?)(/?)>")
_CALC_TABLE = re.compile(rb"""<table:table\b[^>]*?\btable:name=["']([^"']*)["'][^>]*>(.*?)</table:table>""", re.DOTALL)
_CALC_REPEATED = re.compile(rb"""\btable:number-(?:rows|columns)-repeated=["']([0-9]+)["']""")
_CALC_ERROR = re.compile(rb"""\bcalcext:value-type=["']error["']""")
_CALC_VALUE = re.compile(rb"<text:p[^>]*>([^<]*)<")
_SOON = 400  # bytes within which the value of a cell follows its tag


class Seen(NamedTuple):
    """A filled cell: its row and column from 1, and the error that it shows, empty where it shows none."""

    row: int
    column: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a sheet goes, and its cells in error by row and column."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def is_too_large(self) -> bool:
        """Whether it goes past what a facilitator could have typed."""
        return self.rows > MOST_ROWS or self.columns > MOST_COLUMNS or self.rows * self.columns > MOST_CELLS


def of_excel(markup: bytes) -> Extent:
    """Return the extent of a worksheet part of an .xlsx file."""
    return _extent(_excel_cells(markup))


def of_calc(markup: bytes) -> dict[str, Extent]:
    """Return the extent of each table of an .ods file's content, by the table's name."""
    return {unescape(name.decode("utf-8")): _extent(_calc_cells(body)) for name, body in _CALC_TABLE.findall(markup)}


def _extent(cells: Iterator[Seen]) -> Extent:
    rows = columns = 0
    errors = {}
    for row, column, error in cells:
        rows, columns = max(rows, row), max(columns, column)
        if error:
            errors[row, column] = error
    return Extent(rows, columns, errors)


def _excel_cells(markup: bytes) -> Iterator[Seen]:
    """Yield the filled cells; one without a place of its own follows the one before it."""
    row = column = 0
    for tag in _EXCEL.finditer(markup):
        letters, digits = _place(tag[2])
        if tag[1] == b"row":
            row, column = int(digits or row + 1), 0
            continue
        row, column = int(digits or row), _column_number(letters) or column + 1
        if not (tag[3] or tag[4]):
            yield Seen(row, column, _error(markup, tag, _EXCEL_ERROR, _EXCEL_VALUE))


def _place(attributes: bytes) -> tuple[bytes, bytes]:
    found = _EXCEL_PLACE.search(attributes)
    return (found[1], found[2]) if found else (b"", b"")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _calc_cells(markup: bytes) -> Iterator[Seen]:
    """Yield the last cell that each filled, perhaps repeated, cell of a table stands for."""
    row = column = last = 0
    for tag in _CALC.finditer(markup):
        repeated = int(found[1]) if (found := _CALC_REPEATED.search(tag[2])) else 1
        if tag[1] == b"table:table-row":
            row, last, column = last + 1, last + repeated, 0
            continue
        column += repeated
        if not tag[3]:
            yield Seen(last, column)
            if error := _error(markup, tag, _CALC_ERROR, _CALC_VALUE):
                yield Seen(row, column - repeated + 1, error)


def _error(markup: bytes, tag: re.Match[bytes], sign: re.Pattern[bytes], value: re.Pattern[bytes]) -> str:
    if not sign.search(tag[2]):
        return ""
    found = value.search(markup, tag.end(), tag.end() + _SOON)
    return (found[1].decode("utf-8", "replace") if found else "") or "#"
