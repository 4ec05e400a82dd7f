"""Facts in a workbook's zip that calamine leaves out: the day it was saved, and each sheet's survey."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from lxml import etree

from rtdocs.part_names import relations_of, resolved
from rtdocs.read.survey import Seen, Survey
from rtdocs.read.xlsx_ods import attached, bulk, calc_markup, excel_markup, styles
from rtdocs.read.xlsx_ods.bulk import Bulk

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CALC_MACRO = re.compile(r"basic/[^/]+/(?!script-lb\.xml).+\.xml")  # script-lb lists the modules, perhaps none
_FROM_1904 = re.compile(rb"""\bdate1904=["'](?:1|true|on)["']|<table:null-date\b[^>]*?["']1904-01-01["']""")
_BOOK = "xl/workbook.xml"
_DOCUMENTS = re.compile(rb"opendocument\.(?:text|presentation|graphics)")
_RELATION = re.compile(r"\{.*/relationships\}id")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class Format(Enum):
    """The format of a file, by its contents and not by its name."""

    EXCEL = "xlsx"
    CALC = "ods"
    OLD_EXCEL = "xls"
    BINARY_EXCEL = "xlsb"  # known, and refused
    DOCUMENT = "document"  # of Word, Writer or PowerPoint, given by mistake
    NONE = "none"


@dataclass(frozen=True)
class WorkbookZip:
    """The zip of a workbook that is only read; its parts by their names in lower case: some programs write capitals."""

    archive: zipfile.ZipFile

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The entries' true names by their names in lower case."""
        return {name.replace("\\", "/").casefold(): name for name in self.archive.namelist()}

    @property
    def format(self) -> Format:
        """The format of the zip."""
        if _BOOK in self.names:
            return Format.EXCEL
        if "xl/workbook.bin" in self.names:
            return Format.BINARY_EXCEL
        if any(name.startswith(("word/", "ppt/")) for name in self.names) or _DOCUMENTS.search(self._read("mimetype")):
            return Format.DOCUMENT
        is_calc = "content.xml" in self.names and b"opendocument.spreadsheet" in self._read("mimetype")
        return Format.CALC if is_calc else Format.NONE

    @property
    def is_protected(self) -> bool:
        """Whether an .ods file declares its parts as encrypted."""
        return b"encryption-data" in self._read("meta-inf/manifest.xml")

    @property
    def has_macros(self) -> bool:
        """Whether the workbook carries macros."""
        return "xl/vbaproject.bin" in self.names or any(map(_CALC_MACRO.fullmatch, self.names))

    @property
    def counts_from_1904(self) -> bool:
        """Whether the workbook counts its days from 1904, as Excel for Mac did, instead of 1900."""
        markup = self._content if self.format is Format.CALC else self._read(_BOOK)
        return bool(_FROM_1904.search(markup))

    @property
    def saved(self) -> str:
        """The day the workbook says it was last saved, as an ISO text; empty where it does not say."""
        return self._day("docprops/core.xml", "modified") or self._day("meta.xml", "date")

    def surveys(self) -> dict[str, Survey]:
        """Return the survey of each sheet by the sheet's name.

        Raises:
            KeyError: the workbook names a part that it does not hold.
            XMLSyntaxError: a part is no XML.
        """
        if self.format is Format.CALC:
            return calc_markup.read(self._content, self._read("styles.xml"))
        looks = styles.read(self._read("xl/styles.xml"))
        struck = styles.struck_texts(self._read("xl/sharedstrings.xml"))
        return {
            name: excel_markup.read(self._read(part, must=True), looks, struck, self._attached(part))
            for name, part in self._sheet_parts().items()
        }

    def _attached(self, sheet: str) -> Iterator[Seen]:
        """Yield the findings attached to the cells of a sheet, given the name of its part."""
        related = attached.relations(self._read(relations_of(sheet)))

        def part(target: str) -> bytes:
            return self._read(resolved(sheet, target).casefold())

        yield from attached.seen(self._read(sheet, must=True), related, part)

    @cached_property
    def _content(self) -> bytes:
        """The content part of an .ods file, with all its sheets."""
        return self._read("content.xml")

    def bulks(self) -> dict[str, Bulk]:
        """Return the bulk of each sheet by the sheet's name.

        Raises:
            KeyError: the workbook names a part that it does not hold.
            XMLSyntaxError, ExpatError: a part is no XML.
        """
        if self.format is Format.CALC:
            return bulk.of_calc(self._content)
        texts = self._read("xl/sharedstrings.xml")
        shared = bulk.of_strings(texts) if texts else []
        return {name: bulk.of_excel(self._read(part, must=True), shared) for name, part in self._sheet_parts().items()}

    def _sheet_parts(self) -> dict[str, str]:
        """Return the worksheets' parts by their sheets' names; sheets of charts and macros are left out."""
        relations = {
            each.get("Id", ""): resolved(_BOOK, each.get("Target", "")).casefold()
            for each in self._tree(relations_of(_BOOK))
            if each.get("Type", "").endswith("/worksheet")
        }
        found = {sheet.get("name", ""): _relation(sheet) for sheet in self._tree(_BOOK).iter("{*}sheet")}
        return {name: relations[link] for name, link in found.items() if link in relations}

    def _day(self, part: str, name: str) -> str:
        """Return the day in an element of the properties, as an ISO text; empty where they are no XML or lack it."""
        try:
            element = self._tree(part).find(f".//{{*}}{name}") if part in self.names else None
        except etree.XMLSyntaxError:
            return ""
        found = _DAY.match((element.text or "") if element is not None else "")
        return found[0] if found else ""

    def _tree(self, part: str) -> etree._Element:
        return etree.fromstring(self._read(part, must=True), _PARSER)

    def _read(self, part: str, *, must: bool = False) -> bytes:
        return self.archive.read(self.names[part]) if must or part in self.names else b""


def _relation(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if _RELATION.fullmatch(str(key))), "")
