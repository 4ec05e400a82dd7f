"""Texts written into the cells of a sheet, and rows added below them, in the look that the sheet has there."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from rtdocs.cell_references import cell_place, cell_reference, column_letters
from rtdocs.errors import CannotWrite
from rtdocs.write.excel.file import LONGEST_CELL
from rtdocs.write.excel.formats import row_height
from rtdocs.write.marking.markup import add, local, make, remove
from rtdocs.write.marking.parts import Parts

_USUAL_WIDTH = 8.43  # Excel's default width of a column, in characters
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Area(NamedTuple):
    """A range of cells: its first and last column and row, from 1."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Leaf:
    """A sheet whose cells are written; `keep` stores the changes."""

    def __init__(self, parts: Parts, workbook: str, name: str) -> None:
        self.parts = parts
        self.name = name
        self.root = parts.tree(name)
        self._strings = parts.related(workbook, "sharedStrings")
        self._rows = dict(_numbered(self.root))
        self._last = max(self._rows, default=0)
        self.took_formula = False

    def keep(self) -> None:
        """Store the changes."""
        self.parts.keep(self.name)

    def put(self, row: int, column: int, text: str, kept: str = "") -> None:
        """Write a text into a cell, row and column from 1; the letters of `kept`, its start, keep their look.

        Raises:
            CannotWrite: a merged cell covers it, so that nobody would see it, or Excel keeps no text so long.
        """
        place = cell_reference(row, column)
        if any(area.holds(row, column) and (area.top, area.left) != (row, column) for area in self._merged):
            raise CannotWrite("collect-merged", cell=place)
        if len(text) > LONGEST_CELL:
            raise CannotWrite("collect-too-long", cell=place)
        line = self._row(row)
        cell = self._cell(line, row, column)
        self._fill(cell, text, kept)
        line.attrib.pop("spans", None)
        self._heighten(line, column, text)
        self._reach(row, column)

    def holds_number(self, row: int, column: int) -> bool:
        """Tell whether a cell holds a number: an amount, or a date as Excel stores it."""
        cell = self._found(row, column)
        return cell is not None and cell.get("t", "n") == "n" and {local(child) for child in cell} == {"v"}

    def takes_number(self, row: int, column: int) -> bool:
        """Tell whether a number would be shown in a cell as one beside it is: the cell holds one, or the one above."""
        if self._found(row, column) is None:
            return self.holds_number(row - 1, column)
        return self.holds_number(row, column)

    def put_number(self, row: int, column: int, stored: str) -> None:
        """Write a number as it is stored into a cell, which keeps its format; a new one has that of the cell above."""
        line = self._row(row)
        cell = self._cell(line, row, column)
        _clear(cell)
        add(cell, "v", text=stored)
        line.attrib.pop("spans", None)
        self._reach(row, column)

    def _found(self, row: int, column: int) -> etree._Element | None:
        return next((cell for cell, at in positions(self._rows.get(row, ())) if at == column), None)

    def empty(self, row: int) -> None:
        """Empty a row and hide it: to remove it would move all below it, which formulas and notes refer to."""
        line = self._row(row)
        for cell in line:
            _clear(cell)
        line.set("hidden", "1")

    def emptied(self, after: int) -> list[int]:
        """Return the numbers of hidden empty rows below a row: room for others."""
        return [
            number
            for number, row in sorted(self._rows.items())
            if number > after and row.get("hidden") in {"1", "true"} and not _is_filled(row)
        ]

    def refill(self, row: int, texts: Mapping[int, str], least: float = 0) -> None:
        """Show an emptied row again, with texts by column; it is at least as high as `least`, in points."""
        line = self._row(row)
        for name in ("hidden", "ht"):
            line.attrib.pop(name, None)
        line.set("ht", f"{least:g}")
        for column, text in texts.items():
            self.put(row, column, text)

    def add(self, texts: Iterable[Mapping[int, str]], least: float = 0) -> None:
        """Add rows, each of texts by column, below the last filled row; a table there takes them in.

        They are at least as high as `least`, in points, and the help of the cells above goes on in them.
        """
        first = last = max((number for number, row in self._rows.items() if _is_filled(row)), default=0) + 1
        for last, row in enumerate(texts, first):
            for column, text in row.items():
                self.put(last, column, text)
            line = self._row(last)
            if least > float(line.get("ht", "0")):
                line.set("ht", f"{least:g}")
        self._grow_tables(first, last)
        self._grow_help(first, last)

    def _fill(self, cell: etree._Element, text: str, kept: str) -> None:
        runs = self._runs(cell) if kept and text.startswith(kept) else []
        self.took_formula |= any(local(child) == "f" for child in cell)
        _clear(cell)
        if not text:
            return
        cell.set("t", "inlineStr")
        content = make(cell, "is")
        content.extend(runs)
        parent = add(content, "r") if runs else content
        add(parent, "t", text=text[len(kept) :] if runs else text).set(_SPACE, "preserve")
        cell.insert(0, content)

    def _heighten(self, line: etree._Element, column: int, text: str) -> None:
        """Give a row the height that a text needs, unless a person chose one; the row can still grow.

        Excel finds a height that is not given by itself, LibreOffice does not.
        """
        if line.get("customHeight") not in {"1", "true"}:
            needed = row_height([text], [self._width(column)])
            line.set("ht", f"{max(needed, float(line.get('ht', '0'))):g}")

    def _width(self, column: int) -> int:
        """Return the width of a column in characters; Excel's own where the file gives none."""
        widths = (each.get("width") for each in self._columns_of(column))
        return int(float(next(widths, None) or _USUAL_WIDTH))

    def _columns_of(self, column: int) -> Iterator[etree._Element]:
        for each in self.root.iterfind("{*}cols/{*}col"):
            if int(each.get("min")) <= column <= int(each.get("max")):
                yield each

    def _runs(self, cell: etree._Element) -> list[etree._Element]:
        """Return the runs of a cell whose letters do not all look alike; an empty list for a plain cell."""
        content = cell.find("{*}is")
        if cell.get("t") == "s" and self._strings:
            items = self.parts.tree(self._strings).findall("{*}si")
            content = items[int(cell.findtext("{*}v", "0"))]
        return [deepcopy(run) for run in content.iterfind("{*}r")] if content is not None else []

    def _row(self, number: int) -> etree._Element:
        """Return a row, made where the file has none."""
        if number not in self._rows:
            data = self.root.find("{*}sheetData")
            row = make(data, "row", {"r": str(number)})
            after = next((each for each in sorted(self._rows) if each > number), 0) if number < self._last else 0
            data.insert(data.index(self._rows[after]) if after else len(data), row)
            self._rows[number] = row
            self._last = max(self._last, number)
        return self._rows[number]

    def _cell(self, line: etree._Element, row: int, column: int) -> etree._Element:
        """Return a cell, made in the look of the one above where the file has none."""
        for cell, position in positions(line):
            if position == column:
                return cell
            if position > column:
                return self._new_cell(line, row, column, before=cell)
        return self._new_cell(line, row, column)

    def _new_cell(
        self, line: etree._Element, row: int, column: int, before: etree._Element | None = None
    ) -> etree._Element:
        cell = make(line, "c", {"r": cell_reference(row, column)})
        if style := self._look(row, column):
            cell.set("s", style)
        line.insert(len(line) if before is None else line.index(before), cell)
        return cell

    def _look(self, row: int, column: int) -> str:
        """Return the format of the cell above; that of the column where there is none."""
        above = self._rows.get(row - 1, ())
        styles = (cell.get("s", "") for cell, position in positions(above) if position == column)
        own = (each.get("style", "") for each in self._columns_of(column))
        return str(next(styles, "") or next(own, ""))

    def _grow_tables(self, first: int, last: int) -> None:
        """Let the table that ends above the new rows, or among them, end with them."""
        for part in [each.target for each in self.parts.relations(self.name) if each.kind == "table"]:
            table = self.parts.tree(part)
            area = _area(table.get("ref", ""))
            if area.bottom < last and first <= area.bottom + 1 and table.get("totalsRowCount", "0") == "0":
                grown = str(area._replace(bottom=last))
                table.set("ref", grown)
                for each in table.iterfind("{*}autoFilter"):
                    each.set("ref", grown)
                self.parts.keep(part)

    def _grow_help(self, first: int, last: int) -> None:
        """Let the drop-downs and the help of the cells above the new rows go on in them."""
        for each in self.root.iterfind("{*}dataValidations/{*}dataValidation"):
            areas = [_area(reference) for reference in each.get("sqref", "").split()]
            grown = (area._replace(bottom=last) if area.bottom == first - 1 else area for area in areas)
            each.set("sqref", " ".join(map(str, grown)))

    def _reach(self, row: int, column: int) -> None:
        """Extend the sheet's declared dimension to a cell."""
        dimension = self.root.find("{*}dimension")
        if dimension is not None:
            left, top, right, bottom = _area(dimension.get("ref", "A1"))
            dimension.set("ref", str(Area(min(left, column), min(top, row), max(right, column), max(bottom, row))))

    @cached_property
    def _merged(self) -> tuple[Area, ...]:
        return tuple(_area(each.get("ref", "")) for each in self.root.iterfind("{*}mergeCells/{*}mergeCell"))


def _numbered(sheet: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the rows with their numbers; one without a number follows the one before it."""
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        yield number, row


def positions(line: Iterable[etree._Element]) -> Iterator[tuple[etree._Element, int]]:
    """Yield the cells of a row with their columns; a cell without a reference follows the one before it."""
    column = 0
    for cell in line:
        column = _area(cell.get("r")).left if cell.get("r") else column + 1
        yield cell, column


def _clear(cell: etree._Element) -> None:
    for child in [child for child in cell if local(child) in {"v", "f", "is"}]:
        remove(child)
    cell.attrib.pop("t", None)


def _is_filled(row: etree._Element) -> bool:
    return any(local(child) in {"v", "f", "is"} for cell in row.iterfind("{*}c") for child in cell)


def _area(reference: str) -> Area:
    """Return the area of a reference such as "A1:F31" or "A1"."""
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = cell_place(first), cell_place(last or first)
    return Area(left or 1, top or 1, right or 1, bottom or 1)
