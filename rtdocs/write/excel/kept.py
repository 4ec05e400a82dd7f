"""Paints the sheets of an older workbook that are none of ours, cell for cell, plainly."""

from xlsxwriter.workbook import Workbook

from rtdocs.plan.content.formbook import FormBook, KeptSheet
from rtdocs.write.excel.file import fitting
from rtdocs.write.excel.formats import Formats, Look, set_page

_NARROWEST, _WIDEST = 9, 60
"""The least and the greatest width of a column, in characters."""


def paint_kept(workbook: Workbook, looks: Formats, book: FormBook) -> None:
    """Paint every kept sheet."""
    for sheet in book.kept:
        page = workbook.add_worksheet(sheet.name)
        for number, width in enumerate(_widths(sheet)):
            page.set_column(number, number, width)
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, int | float):
                    page.write_number(row, column, cell, looks[Look.KEPT])
                elif cell:
                    page.write_string(row, column, fitting(cell), looks[Look.KEPT])
        set_page(page, book.title, header=0)
        if sheet.is_hidden:
            page.hide()


def _widths(sheet: KeptSheet) -> list[int]:
    """Return the widths of the columns in characters, by their longest line, between _NARROWEST and _WIDEST."""
    longest: dict[int, int] = {}
    for row in sheet.rows:
        for column, cell in enumerate(row):
            lines = str(cell).split("\n")
            longest[column] = max(longest.get(column, _NARROWEST), *map(len, lines))
    return [min(longest[column], _WIDEST) for column in sorted(longest)]
