"""The painter of the hidden sheet of lists: typed into the drop-downs, they would be too long for Excel.

A list gathered from people's entries stands beside columns that count them, row by row; so each entry finds its row
with one MATCH, no blank stands between two, and the name of the list ends where the entries end. OFFSET would do the
same and be recomputed at each stroke.
"""

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.cell_references import column_letters, quoted_sheet
from rtdocs.plan.content.formbook import FormBook, FormList, Listing
from rtdocs.write.excel.cues import clean, count_name, folded, is_worked
from rtdocs.write.excel.formats import Formats, Look, protect

_WIDTH = 30


@dataclass(frozen=True, slots=True)
class ListPainter:
    """Paints the lists of one workbook, from left to right."""

    workbook: Workbook
    looks: Formats
    book: FormBook

    def paint(self) -> None:
        """Paint every list and give each its name."""
        page = self.workbook.add_worksheet(self.book.lists_name)
        column = 0
        for each in self.book.lists:
            page.set_column(column, column + len(each.sources), _WIDTH)
            page.write_string(0, column, each.name, self.looks[Look.HEADER])
            paint = self._gathered if each.counts else self._folded if each.reach else self._listed
            column += paint(page, each, column)
        page.freeze_panes(1, 0)
        protect(page)
        page.hide()

    def _listed(self, page: Worksheet, each: FormList, column: int) -> int:
        """Paint a list of a set length, and return the number of columns it takes."""
        for row, label in enumerate(each.labels, 1):
            if each.listing is Listing.OUTCOMES:
                source = f"{quoted_sheet(each.sources[0])}!"
                formula = f'={source}$A${row + 1}&" · "&{source}$B${row + 1}'
                page.write_formula(row, column, formula, self.looks[Look.PLAIN], label)
            else:
                page.write(row, column, label, self.looks[Look.PLAIN])
        self._name(each.name, xl_range_abs(1, column, len(each.labels), column))
        return 1

    def _folded(self, page: Worksheet, each: FormList, column: int) -> int:
        """Paint the folded texts of a sheet's first column, row by row, then those of its second; return 1 column."""
        for row, label in enumerate(each.labels, 1):
            place = "$A:$A,ROW()" if row <= each.reach else f"$B:$B,ROW()-{each.reach}"
            formula = folded(clean(f"INDEX({quoted_sheet(each.sources[0])}!{place})"))
            page.write_formula(row, column, f'=IFERROR({formula},"")', self.looks[Look.PLAIN], label)
        self._name(each.name, xl_range_abs(1, column, len(each.labels), column))
        return 1

    def _gathered(self, page: Worksheet, each: FormList, column: int) -> int:
        """Paint a gathered list, with a column of counts for each of its sources; return its columns."""
        counts = [column_letters(column + place + 1) for place in range(1, len(each.sources) + 1)]
        rows, total = each.reach * len(each.sources), f"${counts[-1]}${each.reach + 1}"
        formula = f'=IF(ROW()-1>{total},"",{_found(each, counts)})'
        for row in range(1, rows + 1):
            label = each.labels[row - 1] if row <= len(each.labels) else ""
            page.write_formula(row, column, formula, self.looks[Look.PLAIN], label)
        for place in range(len(each.sources)):
            self._counts(page, each, place, column + 1 + place)
        first, whole = xl_rowcol_to_cell(1, column, row_abs=True, col_abs=True), xl_range_abs(1, column, rows, column)
        self._name(each.name, f"{first}:INDEX({self._here}{whole},MAX(1,{self._here}{total}))")
        return 1 + len(each.sources)

    def _counts(self, page: Worksheet, each: FormList, place: int, column: int) -> None:
        """Paint the running counts of a source's entries, a row a row, and name the last count.

        A source that people delete, as the optional sheet of actors, counts 0.
        """
        name, cell = count_name(each.name, place + 1), f"INDEX({quoted_sheet(each.sources[place])}!$A:$A,ROW())"
        page.write_string(0, column, name, self.looks[Look.HEADER])
        before = xl_rowcol_to_cell(each.reach, column - 1) if place else "0"
        counts = each.counts[place]
        shown = each.counts[place - 1][-1:] if place else ()
        count = shown[0] if shown else 0
        for row in range(1, each.reach + 1):
            count = counts[row - 1] if row <= len(counts) else count
            formula = f'={before}+IFERROR(IF(OR({clean(cell)}="",{is_worked(cell, self.book.worked)}),0,1),0)'
            page.write_formula(row, column, formula, self.looks[Look.PLAIN], count)
            before = xl_rowcol_to_cell(row, column)
        self._name(name, xl_rowcol_to_cell(each.reach, column, row_abs=True, col_abs=True))

    def _name(self, name: str, cells: str) -> None:
        self.workbook.define_name(name, f"={self._here}{cells}")

    @property
    def _here(self) -> str:
        return f"{quoted_sheet(self.book.lists_name)}!"


def _found(each: FormList, counts: list[str]) -> str:
    """Return the formula of a list's entry: from the first source whose running count has reached its number."""
    formula = '""'
    for count, source in reversed(list(zip(counts, each.sources, strict=True))):
        place = f"MATCH(ROW()-1,${count}$2:${count}${each.reach + 1},0)+1"
        cell = clean(f"INDEX({quoted_sheet(source)}!$A:$A,{place})")
        formula = f"IFERROR({cell},{formula})"
    return formula
