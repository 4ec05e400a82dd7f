"""Page numbers for the lists that open a Word document (contents, tables, figures), taken from its PDF.

Only a layout engine knows the page of a heading. Where LibreOffice is on the computer its PDF gives it; without it the
lists have no page numbers, which is better than wrong ones. Word counts anew, and adds missing numbers, when a person
asks it to update the field.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import docx
from pypdf import PdfReader

from rtdocs.write.package.whole import save_whole
from rtdocs.write.word.contents import CONTROLS
from rtdocs.write.word.markup import elements, w
from rtdocs.write.word.text import letters, simple_field

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from lxml.etree import _Element


def pages_of(pdf: Path, names: Iterable[str]) -> dict[str, int]:
    """Return the page of each bookmark that the PDF knows, from 1."""
    language = PdfReader(pdf)
    found = {
        name.removeprefix("/"): (language.get_destination_page_number(place) or 0) + 1
        for name, place in language.named_destinations.items()
    }
    return {name: page for name in names if (page := found.get(_in_pdf(name)) or found.get(name))}


def bookmarks(path: Path) -> list[str]:
    """Return the bookmarks that the lists of a document lead to."""
    return [str(link.get(w("anchor"))) for link, _ in _lines(docx.Document(str(path)))]


def number(path: Path, pages: Mapping[str, int]) -> None:
    """Write page numbers into the lists of a document: a tab with dots, then a field that shows the number.

    Earlier numbers go; without new ones the lists are again as they were.
    """
    document = docx.Document(str(path))
    for link, line in _lines(document):
        _number(link, line, pages.get(str(link.get(w("anchor"))), 0), _width(line))
    save_whole(document, path)


def _lines(document: "WordFile") -> "Iterator[tuple[_Element, _Element]]":
    """Yield the link and the paragraph of each line of the lists."""
    yield from ((link, link.getparent()) for each in _lists(document) for link in each.iter(w("hyperlink")))


def _lists(document: "WordFile") -> "Iterator[_Element]":
    """Yield the content controls of the lists."""
    for control in document.element.body.iter(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None and tag.get(w("val")) in CONTROLS.values():
            yield control


def _number(link: "_Element", line: "_Element", page: int, width: int) -> None:
    """Give a line its number, and the stop that Word itself writes there: at the right margin, with dots."""
    for old in (*link[1:], *line.iterfind(f"{w('pPr')}/{w('tabs')}")):
        old.getparent().remove(old)
    if page:
        tabs = elements(f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>')[0]
        line.find(f"{w('pPr')}/{w('pStyle')}").addnext(tabs)
        link.extend(elements(letters("\t") + simple_field(rf"PAGEREF {link.get(w('anchor'))} \h", str(page))))


def _width(line: "_Element") -> int:
    """Return the width of the text where a line stands, in twips."""
    section = line.xpath("following::w:sectPr[1]")[0]
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    return int(size.get(w("w"))) - int(margins.get(w("left"))) - int(margins.get(w("right")))


def _in_pdf(name: str) -> str:
    """Return LibreOffice's name of a bookmark in a PDF, found by trial: signs are percent-encoded, twice."""
    return re.sub(r"[^A-Za-z0-9-]", lambda sign: _hex(sign[0]), name)


def _hex(letter: str) -> str:
    return quote(letter).replace("%", "25") if letter not in "_.~" else f"{ord(letter):02X}"
