"""A marked copy of a workbook: coloured cells with a note each, and a first sheet that lists all problems."""

from itertools import groupby
from pathlib import Path

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.plan.annotation.marks import MarkedBook
from rtdocs.write.marking import conditions, listing, sheets
from rtdocs.write.marking.cell_formats import Styles
from rtdocs.write.marking.parts import WORKBOOK_KIND, Parts
from rtdocs.write.marking.workbook import Workbook

_EXCEL = "application/vnd.ms-excel."
ENDINGS = {
    f"{WORKBOOK_KIND}sheet.main+xml": ".xlsx",
    f"{WORKBOOK_KIND}template.main+xml": ".xltx",
    f"{_EXCEL}sheet.macroEnabled.main+xml": ".xlsm",
    f"{_EXCEL}template.macroEnabled.main+xml": ".xltm",
}
"""How the name of a workbook must end by what it holds: Excel refuses one that ends otherwise."""


def ending(path: Path) -> str:
    """Return the ending that a copy of a workbook must have to be opened; empty where it cannot be marked."""
    with path.open("rb") as stream:
        if stream.read(2) != b"PK":
            return ""
    parts = Parts(path)
    return ENDINGS.get(parts.kind(Workbook(parts).name), "") if "xl/workbook.xml" in parts else ""


def is_untouched_copy(path: Path) -> bool:
    """Tell whether a file is a marked copy that no other program has saved, so that no person's work is in it."""
    return listing.is_untouched(path)


def say_edited(path: Path) -> None:
    """Take away the sign by which a marked copy is known as one that nobody edited."""
    parts = Parts(path)
    listing.touch(parts)
    parts.write(path)


def write(source: Path, book: MarkedBook, path: Path) -> None:
    """Write a copy of `source` with its marks; marks that it bears already are replaced.

    Raises:
        UnreadableWorkbook: a part that must be changed is missing or is no XML.
        OSError: the file cannot be written.
    """
    try:
        parts = Parts(source)
        _mark(parts, book)
    except (etree.XMLSyntaxError, KeyError) as cause:
        raise UnreadableWorkbook("workbook-damaged", path=source) from cause
    parts.write(path)


def _mark(parts: Parts, book: MarkedBook) -> None:
    workbook = Workbook(parts)
    workbook.remove_list(book.titles, book.names)
    named = dict(workbook.worksheets())
    for part in named.values():
        sheets.clear(parts, part)
    styles = Styles(parts, workbook.name)
    formats = conditions.formats(styles)
    for name, marks in groupby(book.marks, key=lambda each: each.sheet):
        sheets.mark(parts, named[name], marks, formats)
    listing.add_list(parts, workbook, book, styles)
    styles.keep()
    workbook.keep()
