"""Excel: the workbook that people fill (a FormBook) and the grids of questions (a GridBook)."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.plan.content.gridbook import GridBook, GridColumn, GridSheet
from rtdocs.write.excel.file import fitting, new_workbook
from rtdocs.write.excel.formats import HEADER_HEIGHT, STRIPES, Formats, Look, formats, set_height, set_page, write_title

if TYPE_CHECKING:
    from rtdocs.plan.content.formbook import FormBook

_LONGEST_PROMPT = 255
_LONGEST_PROMPT_TITLE = 32
_WIDEST_LINE = 120
"""Characters of a line that the eye follows with ease."""


def write_form(book: "FormBook", path: Path) -> None:
    """Write the workbook that people fill.

    Raises:
        OSError: the file cannot be written.
    """
    from rtdocs.write.excel.form import FormPainter  # noqa: PLC0415 - a build has no form to write

    with new_workbook(book, path) as workbook:
        FormPainter(workbook, formats(workbook), book).paint()


def write_grid(book: GridBook, path: Path) -> None:
    """Write the grids of questions.

    Raises:
        OSError: the file cannot be written.
    """
    with new_workbook(book, path) as workbook:
        looks = formats(workbook)
        for sheet in book.sheets:
            _paint_grid(workbook, sheet, looks, book.title)


BY_HAND = 72
"""The least height of a row in points: four lines that people write by hand on a printed grid."""


def _paint_grid(workbook: Workbook, sheet: GridSheet, looks: Formats, title: str) -> None:
    """Paint the title, the introduction in lines of the table's width, then the table; no cell is merged."""
    page = workbook.add_worksheet(sheet.name)
    page.hide_gridlines(2)
    header = _paint_opening(page, sheet, looks)
    _paint_table(page, sheet, looks, header)
    widths = [column.width for column in sheet.columns]
    for row, cells in enumerate(sheet.rows, header + 1):
        set_height(page, row, cells, widths, BY_HAND)
    page.freeze_panes(header + 1, 1)
    set_page(page, title, header=header)


def _paint_opening(page: Worksheet, sheet: GridSheet, looks: Formats) -> int:
    """Paint the title and the introduction above the table; return the row of the table's header, from 0."""
    write_title(page, sheet.title, looks)
    width = min(sum(column.width for column in sheet.columns), _WIDEST_LINE)
    lines = textwrap.wrap(sheet.introduction, width)
    for row, line in enumerate(lines, 1):
        page.write_string(row, 0, line, looks[Look.LEAD])
    return len(lines) + 2


def _paint_table(page: Worksheet, sheet: GridSheet, looks: Formats, header: int) -> None:
    last = header + max(len(sheet.rows), 1)
    page.set_row(header, HEADER_HEIGHT)
    page.add_table(
        header,
        0,
        last,
        len(sheet.columns) - 1,
        {
            "name": sheet.table,
            "style": STRIPES,
            "autofilter": False,
            "title": sheet.title,
            "description": sheet.introduction,
            "columns": [{"header": each.header, "header_format": looks[Look.HEADER]} for each in sheet.columns],
        },
    )
    for number, column in enumerate(sheet.columns):
        _paint_column(page, sheet, looks, (number, column), (header + 1, last))


def _paint_column(
    page: Worksheet, sheet: GridSheet, looks: Formats, numbered: tuple[int, GridColumn], rows: tuple[int, int]
) -> None:
    number, column = numbered
    first, last = rows
    look = looks[Look.TYPED if column.editable else Look.GIVEN]
    page.set_column(number, number, column.width)
    texts = [cells[number] for cells in sheet.rows] or [""]
    for row, text in enumerate(texts, first):
        if text:
            page.write_string(row, number, fitting(text), look)
        else:
            page.write_blank(row, number, None, look)
    if column.editable and column.prompt:
        page.data_validation(first, number, last, number, _prompt(column.header, column.prompt))


def _prompt(title: str, text: str) -> dict[str, str]:
    """Return an input message without any limit on the input; Excel refuses a file whose message is too long."""
    return {
        "validate": "any",
        "input_title": title[:_LONGEST_PROMPT_TITLE],
        "input_message": text[:_LONGEST_PROMPT],
    }
