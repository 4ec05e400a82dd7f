"""Filled grids for tests: made by rtdocs for a story, then typed in as Excel, Word and LibreOffice would leave them."""

import re
from pathlib import Path

import openpyxl
from lxml import etree
from marked_books import parts, stored

from rtdocs.i18n import language_of
from rtdocs.plan.grid import grid
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.write.excel.books import write_grid
from rtdocs.write.word import document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOMS = {"answer": 4, "action": 5, "who": 6, "when": 7}


def excel_grid(path, told, lang="fr", **given):
    """Write the Excel grid of a story with answers typed in: A4={"answer": "Oui"}; saved by openpyxl, not by us."""
    write_grid(grid.book(Telling(told, language_of(lang)), everything=True), path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for room, text in given.get(french(row[0].value), {}).items():
                row[ROOMS[room] - 1].value = text
    book.save(path)
    return Path(path)


def french(code):
    """Return the code of a question as a French grid has it: "RT10.4" for "TO10.4"."""
    return re.sub(r"^TO(?=\d)", "RT", str(code))


def word_grid(path, told, lang="fr", **given):
    """Write the Word grid of a story with answers typed in its controls: A4={"answer": "Oui"}."""
    document.write(
        grid.document(Telling(told, language_of(lang)), everything=True), folder("templates") / "grille.docx", path
    )
    content = parts(path)
    root = etree.fromstring(content["word/document.xml"])
    for control in root.iter(f"{W}sdt"):
        room, _, code = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val").partition("-")
        if text := given.get(code.replace("own-new", "G1"), {}).get(room):
            _type(control, text)
    content["word/document.xml"] = etree.tostring(root, encoding="utf-8")
    return stored(path, content)


def edited(path, *replaced):
    """Change the text of a Word document by regular expressions: edited(path, (old, new))."""
    content = parts(path)
    text = content["word/document.xml"].decode("utf-8")
    for old, new in replaced:
        text, count = re.subn(old, new, text, flags=re.DOTALL)
        assert count, f"{old} is not there"
    content["word/document.xml"] = text.encode("utf-8")
    return stored(path, content)


def without_tags(path):
    """Leave the controls without their tags, as LibreOffice 7.4 does."""
    return edited(path, (r"<w:tag [^>]*/>", ""))


def without_controls(path):
    """Leave the texts without their controls, as Google Docs does."""
    return edited(path, (r"<w:sdtPr>.*?</w:sdtPr>", ""), (r"</?w:sdt(?:Content)?>", ""))


def _type(control, text):
    """Replace the prompt by what is typed, its lines parted by breaks."""
    properties = control.find(f"{W}sdtPr")
    for shown in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(shown)
    content = control.find(f"{W}sdtContent")
    for child in list(content):
        content.remove(child)
    run = etree.SubElement(content, f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line
