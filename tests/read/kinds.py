"""The kinds of workbooks that are read, each with how its file comes to be.

Where the program runs here, it writes the file itself. Where it does not (Excel, Google Sheets, Numbers), the file is
made as that program writes it, from files of theirs that are public.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from workbooks import complete, workbook

MADE = "as it writes"  # rather than by the program itself
DAY = dt.date(2012, 5, 31)

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
    b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}
GOOGLE_SPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def story_sheets():
    """Return the sheets that every kind of file holds: texts, a text that is a number, numbers, a true date, words."""
    sheets = complete()
    sheets["Effets"][1][2] = DAY
    sheets["Événements"][2][1] = 2010
    sheets["Acteurs"] = [["Nom", "Sigle"], ["Table", None], ["Ville", None]]
    return sheets


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        name: what it is.
        program: what writes it.
        make: writes it in a folder, under a name, or changes the one that is there.
        ending: of the file; LibreOffice converts to it where it is another than ".xlsx".
        filter: LibreOffice's own, where the ending alone does not say what to write.
        after: changes what LibreOffice wrote.
        notes: the codes of all that is then said.
    """

    name: str
    program: str
    make: Callable[[Path, str], Path] = lambda folder, name: workbook(folder, story_sheets(), name)
    ending: str = ".xlsx"
    filter: str = ""
    after: Callable[[Path], Path] | None = None
    notes: tuple[str, ...] = ()

    @property
    def file(self):
        """The name of the file that `make` writes."""
        return re.sub(r"\W+", "-", f"{self.name} {self.program}").lower() + (self.ending if self.is_made else ".xlsx")

    @property
    def is_made(self):
        """Whether it is what `make` writes, and not LibreOffice."""
        return "LibreOffice" not in self.program


def rewritten(path, change=lambda _name, content: content, extra=(), without=()):
    """Write a workbook's zip again, each part as `change` makes it, with further parts and without some."""
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, change(info.filename, old.read(info))) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in (*parts, *extra):
            if not name.startswith(tuple(without) or ("\0",)):
                new.writestr(name, content)
    return path


# --- made as programs write that do not run here ---


def of_1904(folder, name):
    return workbook(folder, story_sheets(), name, date_1904=True)


def of_excel(folder, name):
    """Excel's own habits: a table with its filter, frozen headers, and parts of a workbook in use."""

    def look(book):
        sheet = book.get_worksheet_by_name("Événements")
        header = story_sheets()["Événements"][0]
        sheet.add_table(0, 0, 2, 7, {"name": "Événements_1", "columns": [{"header": name} for name in header]})
        sheet.freeze_panes(1, 0)

    return workbook(folder, story_sheets(), name, look=look)


def of_excel_with_macros(folder, name):
    return rewritten(workbook(folder, story_sheets(), name), extra=[("xl/vbaProject.bin", b"\x01")])


def of_openpyxl(folder, name):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in story_sheets().items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


def of_google(folder, name):
    """Write as Google Sheets exports: no properties, no dimension, 1.0 for 1, a thousand rows with a height only."""
    path = workbook(folder, story_sheets(), name)

    def change(part, content):
        if not part.startswith("xl/worksheets/"):
            return content.replace(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', b"")
        text = re.sub(r"<dimension[^>]*>|<pageMargins[^>]*>| spans=\"[^\"]*\"", "", content.decode())
        text = re.sub(
            r"<worksheet[^>]*>", f'<worksheet {GOOGLE_SPACES}><sheetPr><outlinePr summaryBelow="0"/></sheetPr>', text
        )
        text = re.sub(r'(<c r="\w+"(?: s="\d+")?><v>)(\d+)</v>', r"\1\2.0</v>", text)
        empty = "".join(f'<row r="{row}" ht="15.75" customHeight="1"/>' for row in range(20, 1001))
        return text.replace("</sheetData>", f"{empty}</sheetData>").encode()

    return rewritten(path, change, without=("docProps/",))


def of_numbers(folder, name):
    """Write as Numbers exports: a sheet a table, named after both, its table's name above it, and a summary first."""
    summary = [["Ce document a été exporté depuis Numbers."], ["Nom de feuille Numbers", "Nom de tableau Numbers"]]
    tables = {f"{title} - Tableau 1": [["Tableau 1"], *rows] for title, rows in story_sheets().items()}

    def look(book):
        for sheet in book.worksheets()[1:]:
            sheet.merge_range(0, 0, 0, 1, "Tableau 1")

    return workbook(folder, {"Résumé de l’exportation": summary, **tables}, name, look=look)


def of_a_script(folder, name):
    """Write texts in their cells, rows and cells without a place, a prefix for the namespace."""
    path = workbook(folder, story_sheets(), name)

    def cell(value):
        match value:
            case None:
                return "<x:c/>"
            case dt.date():
                return f'<x:c s="1"><x:v>{(value - dt.date(1899, 12, 30)).days}</x:v></x:c>'
            case str():
                return f'<x:c t="inlineStr"><x:is><x:t>{escape(value)}</x:t></x:is></x:c>'
            case _:
                return f"<x:c><x:v>{value}</x:v></x:c>"

    sheets = iter(story_sheets().values())

    def change(part, content):
        if not part.startswith("xl/worksheets/"):
            return content
        rows = "".join(f"<x:row>{''.join(map(cell, row))}</x:row>" for row in next(sheets))
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return f'<x:worksheet xmlns:x="{space}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'.encode()

    return rewritten(path, change)


def with_phantom_rows(folder, name):
    """Put a look on every row that a sheet can have, as Excel does where somebody formats a whole sheet."""
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(4, 1_048_577))
    path = workbook(folder, story_sheets(), name)
    sheet = "xl/worksheets/sheet2.xml"
    return rewritten(
        path, lambda part, text: text.replace(b"</sheetData>", rows + b"</sheetData>") if part == sheet else text
    )


# --- changed after LibreOffice wrote them ---


def strict(path):
    """Give the parts the namespaces of ISO 29500 strict, and true dates their ISO form, as Excel does."""

    def change(part, content):
        for loose, firm in STRICT.items():
            content = content.replace(loose, firm)
        if part == "xl/workbook.xml":
            content = content.replace(b"<workbook ", b'<workbook conformance="strict" ')
        if part.startswith("xl/worksheets/"):
            content = re.sub(rb'(<c r="C2" s="\d+") t="n"><v>41060</v>', rb'\1 t="d"><v>2012-05-31</v>', content)
        return content

    return rewritten(path, change)


def old_macros(path):
    """Name a stream of the container as Excel names the storage of macros."""
    old, new = ("\x05DocumentSummaryInformation".encode("utf-16-le"), "_VBA_PROJECT_CUR".encode("utf-16-le"))
    content = bytearray(path.read_bytes())
    at = content.index(old)
    content[at : at + 66] = new.ljust(64, b"\0") + (len(new) + 2).to_bytes(2, "little")
    path.write_bytes(content)
    return path


KINDS = (
    Kind("xlsx", "XlsxWriter"),
    Kind("xlsx", f"Excel, {MADE}", of_excel),
    Kind("xlsx, days counted from 1904", f"Excel for Mac, {MADE}", of_1904),
    Kind("xlsx with a look on 1 048 576 rows", f"Excel, {MADE}", with_phantom_rows),
    Kind("xlsm", f"Excel, {MADE}", of_excel_with_macros, ".xlsm", notes=("S13",)),
    Kind("xlsx", "openpyxl", of_openpyxl),
    Kind("xlsx", f"Google Sheets, {MADE}", of_google),
    Kind("xlsx", f"Numbers, {MADE}", of_numbers, notes=("S5",)),
    Kind("xlsx with texts in their cells", f"a script, {MADE}", of_a_script),
    Kind("xlsx", "LibreOffice"),
    Kind("xlsx, strict", "LibreOffice, then as Excel writes", after=strict),
    Kind("xlsx, days counted from 1904", "LibreOffice", of_1904),
    Kind("ods", "LibreOffice", ending=".ods"),
    Kind("ods, days counted from 1904", "LibreOffice", of_1904, ".ods"),
    Kind("xls", "LibreOffice", ending=".xls", filter="MS Excel 97"),
    Kind("xls, days counted from 1904", "LibreOffice", of_1904, ".xls", "MS Excel 97"),
    Kind(
        "xls with macros",
        "LibreOffice, then as Excel writes",
        ending=".xls",
        filter="MS Excel 97",
        after=old_macros,
        notes=("S13",),
    ),
)
