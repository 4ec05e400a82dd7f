"""Paints the workbook that people fill: instructions, sheets with tables and help, and the hidden sheet of lists."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.cell_references import column_letters, quoted_sheet
from rtdocs.plan.content.formbook import Cell, Entry, FormBook, FormColumn, FormRow, FormSheet, Guide
from rtdocs.write.excel.cues import ANY_ROW, SECOND_ROW, Detector, quoted
from rtdocs.write.excel.file import fitting
from rtdocs.write.excel.formats import (
    HEADER_HEIGHT,
    STRIPES,
    Formats,
    Look,
    pages_across,
    protect,
    set_height,
    set_page,
)
from rtdocs.write.excel.instructions import LeafPainter
from rtdocs.write.excel.kept import paint_kept
from rtdocs.write.excel.lists import ListPainter

LAST_ROW = 4_999
"""Help and drop-downs reach down to here (from 0): further than the table, for those who paste below it."""

ROOM_TO_WRITE = 30.0
"""Points of an empty row: on paper, it is filled by hand."""

_SHEET_END = 1_048_576
"""Excel's last row: an area of whole columns is printed as far as they are filled."""

_LOOK_OF = {
    Entry.TEXT: Look.TYPED,
    Entry.NUMBER: Look.NUMBER,
    Entry.SCORE: Look.NUMBER,
    Entry.GIVEN: Look.GIVEN,
    Entry.REVIEW: Look.REVIEW,
}
_BELOW = {Entry.TEXT: Look.BELOW, Entry.NUMBER: Look.BELOW_NUMBER, Entry.SCORE: Look.BELOW_NUMBER}


@dataclass(frozen=True, slots=True)
class FormPainter:
    """Paints one workbook."""

    workbook: Workbook
    looks: Formats
    book: FormBook

    def paint(self) -> None:
        """Paint every sheet, instructions first, lists last."""
        LeafPainter(self.workbook, self.looks, self.book).paint()
        for sheet in self.book.sheets:
            self._sheet(sheet)
        paint_kept(self.workbook, self.looks, self.book)
        ListPainter(self.workbook, self.looks, self.book).paint()

    def _sheet(self, sheet: FormSheet) -> None:
        page = self.workbook.add_worksheet(sheet.name)
        self._columns(page, sheet)
        self._table(page, sheet)
        for number, row in enumerate(sheet.rows, 1):
            self._row(page, sheet, row, number)
        self._cues(page, sheet)
        page.set_row(0, HEADER_HEIGHT)
        page.freeze_panes(1, sheet.frozen)
        self._tolerate(page, sheet)
        set_page(page, self.book.title, header=0, across=pages_across(_printed_widths(sheet)))
        self._print_area(sheet)
        if sheet.guarded:
            protect(page)

    def _print_area(self, sheet: FormSheet) -> None:
        """Print the columns that people fill, as far down as they are filled.

        XlsxWriter would write whole columns as `$A:$F`, which Excel takes as well and openpyxl warns of.
        """
        name = quoted_sheet(sheet.name)
        last = column_letters(len(_printed_widths(sheet)))
        self.workbook.define_name(f"{name}!_xlnm.Print_Area", f"={name}!$A$1:${last}${_SHEET_END}")

    def _tolerate(self, page: Worksheet, sheet: FormSheet) -> None:
        """Switch off Excel's green triangles: numbers in a column of text, "1" or "2008", are wanted there."""
        page.ignore_errors({"number_stored_as_text": xl_range(0, 0, LAST_ROW, len(sheet.columns) - 1)})

    def _columns(self, page: Worksheet, sheet: FormSheet) -> None:
        for number, column in enumerate(sheet.columns):
            below = _BELOW.get(column.entry)
            page.set_column(number, number, column.width, self.looks[below] if below else None, _outline(sheet, number))
            if column.guide and sheet.value_column is None:
                page.data_validation(1, number, LAST_ROW, number, self._validation(column.guide, column.entry))
            if not sheet.guarded:
                page.data_validation(0, number, 0, number, self._header_check(number, column.header))

    def _header_check(self, number: int, header: str) -> dict[str, Any]:
        """Return the alert before a header is typed over; without a prompt, which would hide the first rows."""
        check = f"=EXACT({column_letters(number + 1)}1,{quoted(header)})"
        return {"validate": "custom", "value": check, "show_input": False, **_telling(self.book.reworded)}

    def _table(self, page: Worksheet, sheet: FormSheet) -> None:
        last = max(len(sheet.rows) + sheet.room, 1)
        review = self._words(sheet)
        options = {
            "name": sheet.table,
            "description": sheet.description,
            "autofilter": sheet.sortable,
            "style": STRIPES,
        }
        headers = [self._header(column, review) for column in sheet.columns]
        page.add_table(0, 0, last, len(sheet.columns) - 1, {**options, "columns": headers})
        for row in range(len(sheet.rows) + 1, last + 1):
            page.set_row(row, ROOM_TO_WRITE)
        for number, column in enumerate(sheet.columns):
            for row in range(len(sheet.rows) + 1, last + 1):
                self._blank(page, (row, number), column.entry, review)

    def _words(self, sheet: FormSheet) -> str:
        """Return the formula of a sheet's column of review; an empty text where it has no such column."""
        return Detector(self.book, sheet, ANY_ROW).words() if sheet.columns[-1].entry is Entry.REVIEW else ""

    def _blank(self, page: Worksheet, place: tuple[int, int], entry: Entry, review: str) -> None:
        look = self.looks[_LOOK_OF[entry]]
        if entry is Entry.REVIEW:
            page.write_formula(*place, review, look, "")
        else:
            page.write_blank(*place, None, look)

    def _cues(self, page: Worksheet, sheet: FormSheet) -> None:
        """Tint faulty cells and, where the row ends in words of review, put a sign by its first cell."""
        see = Detector(self.book, sheet, SECOND_ROW)
        if sheet.columns[-1].entry is Entry.REVIEW:
            words = f"=LEN(${column_letters(len(sheet.columns))}2)>0"
            self._cue(page, "A", words)
        for cue in sheet.cues:
            self._cue(page, see.letter(cue.column), see.format_test(cue))

    def _cue(self, page: Worksheet, letter: str, test: str) -> None:
        rule = {"type": "formula", "criteria": test, "format": self.looks[Look.CUE]}
        page.conditional_format(f"{letter}2:{letter}{LAST_ROW + 1}", rule)

    def _header(self, column: FormColumn, review: str) -> dict[str, Any]:
        header = {"header": column.header, "header_format": self.looks[Look.HEADER]}
        return {**header, "formula": review} if column.entry is Entry.REVIEW else header

    def _row(self, page: Worksheet, sheet: FormSheet, row: FormRow, number: int) -> None:
        for place, (cell, column) in enumerate(zip(row.cells, sheet.columns, strict=True)):
            look = Look.EXAMPLE if row.example else _LOOK_OF[column.entry]
            strong = look is Look.GIVEN and place == 0
            if column.entry is Entry.REVIEW:
                page.write_formula(number, place, self._words(sheet), self.looks[_LOOK_OF[Entry.REVIEW]], cell)
            else:
                self._cell(page, (number, place), cell, Look.STRONG if strong else look)
        set_height(page, number, map(str, row.cells), _widths(sheet))
        if row.guide and sheet.value_column is not None:
            page.data_validation(
                number, sheet.value_column, number, sheet.value_column, self._validation(row.guide, Entry.TEXT)
            )

    def _cell(self, page: Worksheet, place: tuple[int, int], cell: Cell, look: Look) -> None:
        match cell:
            case int() | float():
                page.write_number(*place, cell, self.looks[look])
            case str() if cell:
                page.write_string(*place, fitting(cell), self.looks[look])
            case _:
                page.write_blank(*place, None, self.looks[look])

    def _validation(self, guide: Guide, entry: Entry) -> dict[str, Any]:
        """Return an input message, with a drop-down or two ends if any; other values may stay."""
        shown = {"input_title": guide.title, "input_message": guide.text}
        if guide.choices:
            told = {**_telling(self.book.unlisted), "show_error": not guide.several}
            return {**shown, "validate": "list", "source": f"={guide.choices}", **told}
        if entry is Entry.SCORE:
            low, high = self.book.score_ends
            ends = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
            return {**shown, **ends, **_telling(self.book.unscored)}
        return {**shown, "validate": "any"}


def _outline(sheet: FormSheet, place: int) -> dict[str, Any]:
    """Return the options of a folded column: Excel shows the sign to unfold over the first column after it."""
    if sheet.columns[place].folded:
        return {"level": 1, "hidden": True}
    return {"collapsed": True} if place and sheet.columns[place - 1].folded else {}


def _widths(sheet: FormSheet) -> list[int]:
    return [column.width for column in sheet.columns]


def _printed_widths(sheet: FormSheet) -> list[int]:
    """Return the widths of the printed columns: words of review serve at the screen, and would cost a page across."""
    return [0 if column.folded else column.width for column in sheet.columns if column.entry is not Entry.REVIEW]


def _telling(message: Guide) -> dict[str, str]:
    return {"error_type": "information", "error_title": message.title, "error_message": message.text}
