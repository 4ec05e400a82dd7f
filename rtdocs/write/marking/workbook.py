"""The workbook's main part: the list of its sheets, and a new sheet put first without any reference pointing astray.

Names with a scope (print areas, titles, filters) and the active sheet refer to a sheet by its position, so they move
with it; the calculation chain, pivot tables and outer links name sheets in other ways.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from rtdocs.cell_references import quoted_sheet
from rtdocs.plan.annotation.marks import MarkedBook
from rtdocs.write.marking.markup import add, insert, make, relation_id, relations_space, remove
from rtdocs.write.marking.parts import WORKBOOK_KIND, Parts

_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"),
    *("externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches"),
    *("smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
"""The children of a workbook, in the order of the schema (ECMA-376, CT_Workbook)."""

_NEW = "xl/worksheets/sheet{}.xml"
_OFFICE = "officeDocument"
_USUAL = "xl/workbook.xml"


class SheetPart(NamedTuple):
    """A sheet of a workbook: its name and its part."""

    name: str
    part: str


class Workbook:
    """The list of a workbook's sheets."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.name = parts.related("", _OFFICE) or _USUAL
        self.root = parts.tree(self.name)

    def worksheets(self) -> tuple[SheetPart, ...]:
        """Return the sheets of cells, in order; sheets of charts are left out."""
        found = {each.id: each.target for each in self.parts.relations(self.name) if each.kind == "worksheet"}
        return tuple(
            SheetPart(each.get("name", ""), found[relation_id(each)])
            for each in self._sheets()
            if relation_id(each) in found
        )

    def remove_list(self, titles: frozenset[str], names: frozenset[str]) -> None:
        """Remove the lists of problems added earlier: by their name, and by the text of their first cell."""
        for name, part in self.worksheets():
            if re.sub(r" \(\d+\)$", "", name) in names and self._first_text(part) in titles:
                self._remove(name, part)

    def add_first(self, book: MarkedBook, content: bytes) -> str:
        """Put a sheet before all others, shown first and alone, and return its part.

        Excel takes sheets that are shown together for a group: an entry in one would go into all.
        """
        part = self.parts.free(_NEW)
        self.parts.put(part, content)
        self.parts.declare(part, f"{WORKBOOK_KIND}worksheet+xml")
        space = relations_space(self.root)
        identity = self.parts.relate(self.name, f"{space}/worksheet", part)
        last = max(int(each.get("sheetId", "0")) for each in self._sheets())
        sheet = make(self.root, "sheet", {"name": self.free_name(book.sheet), "sheetId": str(last + 1)})
        sheet.set(f"{{{space}}}id", identity)
        self.root.find("{*}sheets").insert(0, sheet)
        self._shift(at=0, by=1)
        self._show_first()
        return part

    def name_rows(self, sheet: str, rows: str) -> None:
        """Let rows of the first sheet ("$4:$4") come back on each printed page."""
        names = self.root.find("{*}definedNames")
        if names is None:
            names = make(self.root, "definedNames")
            insert(self.root, names, _ORDER)
        attributes = {"name": "_xlnm.Print_Titles", "localSheetId": "0"}
        add(names, "definedName", attributes, f"{quoted_sheet(sheet)}!{rows}")

    def keep(self) -> None:
        """Store the changes."""
        self.parts.keep(self.name)

    def free_name(self, wanted: str) -> str:
        """Return a name that no sheet bears, whatever its case: "À corriger (2)"."""
        taken = {each.get("name", "").casefold() for each in self._sheets()}
        tries = (wanted, *(f"{wanted} ({number})" for number in range(2, len(taken) + 3)))
        return next(name for name in tries if name.casefold() not in taken)

    def _sheets(self) -> list[etree._Element]:
        return list(self.root.iterfind("{*}sheets/{*}sheet"))

    def _remove(self, name: str, part: str) -> None:
        position, sheet = next((at, each) for at, each in enumerate(self._sheets()) if each.get("name") == name)
        remove(sheet)
        names = self.root.findall("{*}definedNames/{*}definedName")
        for each in [each for each in names if each.get("localSheetId") == str(position)]:
            remove(each)
        group = self.root.find("{*}definedNames")
        if group is not None and not len(group):
            remove(group)
        self._shift(at=position, by=-1)
        self.parts.unrelate(self.name, part)
        self.parts.drop(part)

    def _shift(self, *, at: int, by: int) -> None:
        """Let the names of the sheets from a position on follow their sheets."""
        for each in self.root.iterfind("{*}definedNames/{*}definedName[@localSheetId]"):
            number = int(each.get("localSheetId"))
            each.set("localSheetId", str(number + by if number >= at else number))

    def _show_first(self) -> None:
        views = self.root.find("{*}bookViews")
        if views is None:
            views = make(self.root, "bookViews")
            add(views, "workbookView")
            insert(self.root, views, _ORDER)
        for view in views:
            for name in ("activeTab", "firstSheet"):
                view.attrib.pop(name, None)
        for part in self._other_sheets():
            chosen = self.parts.tree(part).findall("{*}sheetViews/{*}sheetView[@tabSelected]")
            for view in chosen:
                del view.attrib["tabSelected"]
            if chosen:
                self.parts.keep(part)

    def _other_sheets(self) -> Iterable[str]:
        wanted = {relation_id(each) for each in self._sheets()[1:]}
        return [each.target for each in self.parts.relations(self.name) if each.id in wanted]

    def _first_text(self, part: str) -> str:
        """Return the text of a sheet's first cell."""
        cell = next(self.parts.tree(part).iterfind("{*}sheetData/{*}row/{*}c"), None)
        if cell is None or cell.get("r", "A1") != "A1":
            return ""
        if cell.get("t") != "s":
            return "".join(text.text or "" for text in cell.iter("{*}t", "{*}v"))
        strings = self.parts.tree(self.parts.related(self.name, "sharedStrings"))
        item = strings.findall("{*}si")[int(cell.findtext("{*}v", "0"))]
        return "".join(text.text or "" for text in item.iter("{*}t"))
