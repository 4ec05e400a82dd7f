"""The painter of the sheet of instructions: steps, sheets, notes, and a line of live counts."""

import re
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.cell_references import column_letters, quoted_sheet
from rtdocs.plan.content.formbook import Entry, FormBook, LeafTable, Listing, Tally
from rtdocs.write.excel.cues import count_name, quoted
from rtdocs.write.excel.formats import STRIPES, Formats, Look, protect, set_height, set_page, write_title

WIDTHS = (28, 156)
"""In all, 1 298 pixels: what a screen of 1 366 shows of a sheet beside the rows' numbers and the scroll bar."""

_GAP = 6.0  # points
_TITLE_HEIGHT = 26.0  # points
_FIRST_TABLE = 4
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class LeafPainter:
    """Paints the instructions of one workbook."""

    workbook: Workbook
    looks: Formats
    book: FormBook

    def paint(self) -> None:
        """Paint the sheet, which a screen shows whole."""
        leaf = self.book.leaf
        page = self.workbook.add_worksheet(leaf.name)
        page.hide_gridlines(2)
        write_title(page, leaf.title, self.looks)
        page.set_row(0, _TITLE_HEIGHT)
        page.write_string(1, 0, leaf.lead, self.looks[Look.LEAD])
        page.write_formula(2, 0, self._tally(leaf.tally), self.looks[Look.TALLY], _shown(leaf.tally))
        for number, width in enumerate(WIDTHS):
            page.set_column(number, number, width)
        row = _FIRST_TABLE
        for table in leaf.tables:
            page.set_row(row - 1, _GAP)
            row = self._table(page, table, row) + 2
        page.freeze_panes(1, 0)
        set_page(page, self.book.title, header=0)
        protect(page)

    def _table(self, page: Worksheet, table: LeafTable, top: int) -> int:
        """Paint a small table and return its last row."""
        last = top + len(table.rows)
        headers = [{"header": name, "header_format": self.looks[Look.HEADER]} for name in table.headers]
        options = {"name": table.table, "description": table.description, "columns": headers}
        page.add_table(top, 0, last, 1, {**options, "style": STRIPES, "autofilter": False})
        for row, (name, text) in enumerate(table.rows, top + 1):
            if table.links:
                page.write_url(row, 0, f"internal:{quoted_sheet(name)}!A1", self.looks[Look.LINK], name)
            else:
                page.write_string(row, 0, name, self.looks[Look.STRONG])
            page.write_string(row, 1, text, self.looks[Look.PLAIN])
            set_height(page, row, (name, text), WIDTHS)
        return last

    def _tally(self, tally: Tally) -> str:
        """Return the formula of the line of counts: its words, and a count in each place."""
        numbers, actors = (self._list(listing) for listing in (Listing.NUMBERS, Listing.ACTORS))
        counts = {
            "events": count_name(numbers, 1),
            "effects": f"({count_name(numbers, 2)}-{count_name(numbers, 1)})",
            "actors": count_name(actors, 1),
            "review": f"({'+'.join(self._reviews())})",
        }
        pieces = _PLACE.split(tally.words)
        return "=" + "&".join(
            counts[piece] if place % 2 else quoted(piece) for place, piece in enumerate(pieces) if piece
        )

    def _reviews(self) -> list[str]:
        """Return formulas that count the rows of each sheet with words of review; 0 for a deleted optional sheet."""
        reach = max(each.reach for each in self.book.lists)
        found = []
        for sheet in self.book.sheets:
            if sheet.columns[-1].entry is Entry.REVIEW:
                column = f"${column_letters(len(sheet.columns))}"
                cells = f"{quoted_sheet(sheet.name)}!{column}$2:{column}${reach + 1}"
                found.append(f"IFERROR(SUMPRODUCT(--(LEN({cells})>0)),0)")
        return found

    def _list(self, listing: Listing) -> str:
        return next(each.name for each in self.book.lists if each.listing is listing)


def _shown(tally: Tally) -> str:
    return tally.words.format(**tally.counts)
