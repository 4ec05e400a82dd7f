"""Paints the workbook that people fill: instructions, sheets with tables and help, and the hidden sheet of lists."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.plan.formbook import Cell, Entry, FormBook, FormList, FormRow, FormSheet, Guide, LeafTable
from rtdocs.write.excel_file import fitting
from rtdocs.write.excel_kept import paint_kept
from rtdocs.write.excel_look import (
    HEADER_HEIGHT,
    STRIPES,
    Formats,
    Look,
    pages_across,
    set_height,
    set_page,
    write_title,
)

LAST_ROW = 4_999
"""Help and drop-downs reach down to here (from 0): further than the table, for those who paste below it."""

_LEAF_WIDTHS = (28, 110)
_LISTS_WIDTH = 30
_LOOK_OF = {Entry.TEXT: Look.TYPED, Entry.NUMBER: Look.NUMBER, Entry.SCORE: Look.NUMBER, Entry.GIVEN: Look.GIVEN}
_BELOW = {Entry.TEXT: Look.BELOW, Entry.NUMBER: Look.BELOW_NUMBER, Entry.SCORE: Look.BELOW_NUMBER}


@dataclass(frozen=True, slots=True)
class FormPainter:
    """Paints one workbook."""

    workbook: Workbook
    looks: Formats
    book: FormBook

    def paint(self) -> None:
        """Paint every sheet, instructions first, lists last."""
        self._leaf()
        for sheet in self.book.sheets:
            self._sheet(sheet)
        paint_kept(self.workbook, self.looks, self.book)
        self._lists()

    def _leaf(self) -> None:
        leaf = self.book.leaf
        page = self.workbook.add_worksheet(leaf.name)
        page.hide_gridlines(2)
        write_title(page, leaf.title, self.looks)
        page.write_string(1, 0, leaf.lead, self.looks[Look.LEAD])
        for number, width in enumerate(_LEAF_WIDTHS):
            page.set_column(number, number, width)
        row = 3
        for table in leaf.tables:
            row = self._leaf_table(page, table, row) + 2
        page.freeze_panes(1, 0)
        set_page(page, self.book.title, header=0)

    def _leaf_table(self, page: Worksheet, table: LeafTable, top: int) -> int:
        """Paint a small table and return its last row."""
        last = top + len(table.rows)
        options = {"name": table.table, "description": table.description, "columns": self._headers(*table.headers)}
        page.add_table(top, 0, last, 1, {**options, "style": STRIPES, "autofilter": False})
        for row, (name, text) in enumerate(table.rows, top + 1):
            if table.links:
                page.write_url(row, 0, f"internal:'{name}'!A1", self.looks[Look.LINK], name)
            else:
                page.write_string(row, 0, name, self.looks[Look.STRONG])
            page.write_string(row, 1, text, self.looks[Look.PLAIN])
            set_height(page, row, (name, text), _LEAF_WIDTHS)
        return last

    def _sheet(self, sheet: FormSheet) -> None:
        page = self.workbook.add_worksheet(sheet.name)
        self._columns(page, sheet)
        self._table(page, sheet)
        for number, row in enumerate(sheet.rows, 1):
            self._row(page, sheet, row, number)
        page.set_row(0, HEADER_HEIGHT)
        page.freeze_panes(1, sheet.frozen)
        # A number typed in a column of text, as "1" or "2008", is what we ask for: no green triangle.
        page.ignore_errors({"number_stored_as_text": xl_range(0, 0, LAST_ROW, len(sheet.columns) - 1)})
        set_page(page, self.book.title, header=0, across=pages_across(_widths(sheet)))

    def _columns(self, page: Worksheet, sheet: FormSheet) -> None:
        for number, column in enumerate(sheet.columns):
            below = _BELOW.get(column.entry)
            page.set_column(number, number, column.width, self.looks[below] if below else None)
            if column.guide and sheet.value_column is None:
                page.data_validation(1, number, LAST_ROW, number, self._validation(column.guide, column.entry))

    def _table(self, page: Worksheet, sheet: FormSheet) -> None:
        last = max(len(sheet.rows) + sheet.room, 1)
        options = {
            "name": sheet.table,
            "description": sheet.description,
            "autofilter": sheet.sortable,
            "style": STRIPES,
        }
        headers = self._headers(*(column.header for column in sheet.columns))
        page.add_table(0, 0, last, len(sheet.columns) - 1, {**options, "columns": headers})
        for number, column in enumerate(sheet.columns):
            for row in range(len(sheet.rows) + 1, last + 1):
                page.write_blank(row, number, None, self.looks[_LOOK_OF[column.entry]])

    def _headers(self, *names: str) -> list[dict[str, Any]]:
        return [{"header": name, "header_format": self.looks[Look.HEADER]} for name in names]

    def _row(self, page: Worksheet, sheet: FormSheet, row: FormRow, number: int) -> None:
        for place, (cell, column) in enumerate(zip(row.cells, sheet.columns, strict=True)):
            look = Look.EXAMPLE if row.example else _LOOK_OF[column.entry]
            strong = look is Look.GIVEN and place == 0
            self._cell(page, (number, place), cell, Look.STRONG if strong else look)
        set_height(page, number, map(str, row.cells), _widths(sheet))
        if row.guide and sheet.value_column is not None:
            page.data_validation(
                number, sheet.value_column, number, sheet.value_column, self._validation(row.guide, Entry.TEXT)
            )

    def _cell(self, page: Worksheet, place: tuple[int, int], cell: Cell, look: Look) -> None:
        if isinstance(cell, int | float):
            page.write_number(*place, cell, self.looks[look])
        elif cell:
            page.write_string(*place, fitting(cell), self.looks[look])
        else:
            page.write_blank(*place, None, self.looks[look])

    def _validation(self, guide: Guide, entry: Entry) -> dict[str, Any]:
        """Return a help, with a drop-down or two ends where there are some; what is not in them may stand."""
        shown = {"input_title": guide.title, "input_message": guide.text}
        if guide.choices:
            return {**shown, "validate": "list", "source": f"={guide.choices}", **_telling(self.book.unlisted)}
        if entry is Entry.SCORE:
            low, high = self.book.score_ends
            ends = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
            return {**shown, **ends, **_telling(self.book.unscored)}
        return {**shown, "validate": "any"}

    def _lists(self) -> None:
        """Paint the lists on a hidden sheet: typed into the validations, they would be too long for Excel."""
        page = self.workbook.add_worksheet(self.book.lists_name)
        for number, each in enumerate(self.book.lists):
            page.set_column(number, number, _LISTS_WIDTH)
            page.write_string(0, number, each.name, self.looks[Look.HEADER])
            self._list(page, each, number)
            cells = xl_range_abs(1, number, len(each.labels), number)
            self.workbook.define_name(each.name, f"='{self.book.lists_name}'!{cells}")
        page.freeze_panes(1, 0)
        page.hide()

    def _list(self, page: Worksheet, each: FormList, column: int) -> None:
        look = self.looks[Look.PLAIN]
        for row, label in enumerate(each.labels, 1):
            if each.follows:
                source = f"'{each.follows}'!"
                page.write_formula(row, column, f'={source}$A${row + 1}&" · "&{source}$B${row + 1}', look, label)
            else:
                page.write_string(row, column, label, look)


def _widths(sheet: FormSheet) -> list[int]:
    return [column.width for column in sheet.columns]


def _telling(message: Guide) -> dict[str, str]:
    return {"error_type": "information", "error_title": message.title, "error_message": message.text}
