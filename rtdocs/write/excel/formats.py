"""The formats of rtdocs' workbooks in one table, and the page they are printed on."""

import textwrap
from collections.abc import Iterable, Sequence
from enum import Enum
from math import ceil
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.i18n.cutting import cut

DARK = "#1B3A57"
TEXT = "#1F2430"
QUIET = "#4A5260"  # 7:1 and more on BAND
BAND = "#F3F1EC"
GLOW = "#FFF0CC"  # a gentle tint of what to look at again; TEXT on it has 13:1
LINE = "#C9D0D8"

STRIPES = "Table Style Light 1"
"""Excel's grey bands: told from white without colour, and light enough for any of our letters."""

LETTER = 1
_PAGE_WIDTH = 190
"""As many characters across as a page of letter paper takes in letters of 8 points."""

_LETTERS = 1.2
"""Letters of a text, spaces and broken lines counted, to one digit's width: the unit of a column's width."""

_INDENT = 2
"""Widths of a digit that a cell's two edges take from its text."""

_LINE_HEIGHT = 15.0  # points
HEADER_HEIGHT = 30.0  # points
TITLE_HEIGHT = 30.0  # points
_HIGHEST_ROW = 409.0  # points, as Excel allows
_FOOTER_LIMIT = 181  # of the 255 characters that Excel allows, so that the page's words find room


class Look(Enum):
    """The look of a cell, by its purpose."""

    TITLE = "title"
    LEAD = "lead"
    TALLY = "tally"
    HEADER = "header"
    TYPED = "typed"
    NUMBER = "number"
    GIVEN = "given"
    STRONG = "strong"
    EXAMPLE = "example"
    LINK = "link"
    PLAIN = "plain"
    BELOW = "below"  # under a table, where it has no cells yet
    BELOW_NUMBER = "below-number"
    REVIEW = "review"
    CUE = "cue"
    KEPT = "kept"  # on a sheet copied from an older workbook


_CELL: dict[str, Any] = {
    "text_wrap": True,
    "valign": "top",
    "align": "left",
    "indent": 1,
    "border": 1,
    "border_color": LINE,
    "font_color": TEXT,
}

# "@" is Excel's format of text: an entry stays as it was typed. In the format of a cue, which Excel applies while
# its condition holds and LibreOffice too (tried in 7.4), it puts a sign before the text: colour alone says too little.
# LibreOffice applies the part for texts to texts only, so numbers have their own three: above, below and at zero.
_SIGNED = '"⚠ "General;"⚠ -"General;"⚠ "General;"⚠ "@'
LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"bold": True, "font_size": 18, "font_color": DARK, "valign": "vcenter"},
    Look.LEAD: {"font_color": TEXT, "valign": "top"},
    Look.TALLY: {"bold": True, "font_color": DARK, "valign": "top"},
    Look.HEADER: {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "valign": "vcenter"},
    Look.TYPED: {**_CELL, "num_format": "@", "locked": False},
    Look.NUMBER: {**_CELL, "align": "center", "indent": 0, "locked": False},
    Look.GIVEN: {**_CELL, "bg_color": BAND},
    Look.STRONG: {**_CELL, "bg_color": BAND, "bold": True},
    Look.EXAMPLE: {**_CELL, "num_format": "@", "bg_color": BAND, "italic": True, "font_color": QUIET},
    Look.PLAIN: _CELL,
    Look.BELOW: {"num_format": "@", "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    Look.KEPT: {"text_wrap": True, "align": "left", "valign": "top"},
    Look.BELOW_NUMBER: {"align": "center", "valign": "top"},
    Look.REVIEW: {**_CELL, "bg_color": BAND},
    Look.CUE: {"bg_color": GLOW, "num_format": _SIGNED},
    Look.LINK: {**_CELL, "bg_color": BAND, "bold": True, "underline": 1, "font_color": DARK},
}

Formats = dict[Look, Format]


def formats(workbook: Workbook) -> Formats:
    """Return the workbook's formats by look."""
    return {look: workbook.add_format(properties) for look, properties in LOOKS.items()}


def protect(sheet: Worksheet) -> None:
    """Guard a sheet from slips, without a password: anyone may lift it, and change its looks meanwhile."""
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})


def write_title(sheet: Worksheet, title: str, looks: Formats) -> None:
    """Write a sheet's title in its first cell, over the cells beside it."""
    sheet.set_row(0, TITLE_HEIGHT)
    sheet.write_string(0, 0, title, looks[Look.TITLE])


def set_page(sheet: Worksheet, title: str, *, header: int, across: int = 1) -> None:
    """Lay a sheet out for printing.

    Letter paper in landscape, as many pages down as needed, the header on each page, title and page number at the foot.

    Args:
        sheet: the sheet.
        title: of the workbook.
        header: the row that is repeated on each page, from 0.
        across: the number of pages side by side; the first column is repeated on each.
    """
    sheet.set_landscape()
    sheet.set_paper(LETTER)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(across, 0)
    sheet.repeat_rows(header)
    if across > 1:
        sheet.repeat_columns(0)
    sheet.set_footer(footer(title))


def footer(title: str) -> str:
    """Return the foot of a printed page in Excel's own marks: the title at the left, the page's number at the right."""
    return f"&L{cut(title, _FOOTER_LIMIT).replace('&', '&&')}&R&P / &N"


def pages_across(widths: Iterable[int]) -> int:
    """Return the number of pages side by side that keeps the letters of such columns readable."""
    return ceil(sum(widths) / _PAGE_WIDTH)


def set_height(sheet: Worksheet, row: int, texts: Iterable[str], widths: Sequence[int], least: float = 0) -> None:
    """Make a row as high as its longest text needs, and `least` points at least.

    Excel makes rows grow as people type but LibreOffice opens a file with the heights it finds, so we write the height
    that Excel would choose. `rtdocs.write.excel.file` then takes away the mark that would hold the row at that height.
    """
    height = max(row_height(texts, widths), least)
    if height > _LINE_HEIGHT:
        sheet.set_row(row, height)


def row_height(texts: Iterable[str], widths: Sequence[int]) -> float:
    """Return the height in points that a row's longest text needs, in columns of `widths` characters."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return min(lines * _LINE_HEIGHT, _HIGHEST_ROW)


def _lines(text: str, width: int) -> int:
    """Return the number of lines of a text in a column, broken between words, a little more rather than less."""
    letters = max(int(_LETTERS * (width - _INDENT)), 1)
    return sum(max(len(textwrap.wrap(line, letters)), 1) for line in text.split("\n"))
