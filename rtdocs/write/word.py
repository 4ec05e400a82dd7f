"""Writes a Word document: a template printed by docxtpl, with the plan's blocks in the places it keeps for them."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import language
from rtdocs.write import styles
from rtdocs.write.word_blocks import blocks_xml
from rtdocs.write.word_contents import contents_xml
from rtdocs.write.word_fields import pages
from rtdocs.write.word_names import PLACE_SPACE, Place, Text, values
from rtdocs.write.word_numbering import lists
from rtdocs.write.word_picture import logo_xml
from rtdocs.write.word_properties import set_language, set_properties
from rtdocs.write.word_template import open_template, printed_parts, render
from rtdocs.write.word_text import Manuscript
from rtdocs.write.word_xml import SPACES, elements, w

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from lxml.etree import _Element

    from rtdocs.plan.blocks import Document

_PLACE = f"{{{PLACE_SPACE}}}place"
_DOC_PR = f"{{{SPACES['wp']}}}docPr"
# What may hold paragraphs and tables, so a place too.
_HOLDERS = {w("body"), w("tc"), w("sdtContent")}


def write(document: "Document", template: Path, path: Path) -> None:
    """Write a document.

    Args:
        document: what to say, in one language.
        template: the Word file that says how it looks and in which order; a section it has no place for is left out.
        path: where to write.

    Raises:
        BrokenTemplate: the template cannot be read, lacks a style, prints an unknown name, or keeps no place.
        CannotWrite: the logo cannot be read.
        OSError: `path` cannot be written.
    """
    opened = open_template(template)
    reader = language(document.language)
    found = styles.find(opened.docx.styles.element, template)
    render(opened, values(document, {Text.PAGES: pages(reader)}), template)
    word, parts = opened.docx, printed_parts(opened)
    set_language(parts, word.styles.element, word.settings.element, reader.tag)
    places = _places(parts, template)
    manuscript = Manuscript(
        language=reader,
        styles=found,
        **_room(word),
        link=_links(word),
        new_list=lists(word, found, template),
        bookmarks=_fresh(parts, w("bookmarkStart"), w("id")),
        drawings=_fresh(parts, _DOC_PR, "id"),
        controls=_fresh(parts, f"{w('sdtPr')}/{w('id')}", w("val")),
    )
    _fill(places, document, manuscript, word)
    set_properties(word, document, reader.tag)
    word.save(str(path))


def _places(parts: "Iterable[_Element]", path: Path) -> "dict[Place, _Element]":
    """Return the marks that stand for blocks, by the place they keep, in the order of the template.

    Raises:
        BrokenTemplate: there is none, one stands where no paragraph may, or one stands twice.
    """
    body, *others = parts
    marks = [mark for part in (body, *others) for mark in part.iter(_PLACE)]
    if not marks:
        raise BrokenTemplate("template-empty", path=path)
    found: dict[Place, _Element] = {}
    for mark in marks:
        place, name = Place(mark.get("name")), str(mark.get("printed"))
        if mark.getparent().tag not in _HOLDERS:
            raise BrokenTemplate("template-place", path=path, name=name)
        if place in found:
            raise BrokenTemplate("template-twice", path=path, name=name)
        found[place] = mark
    return found


def _blocks(mark: "_Element", document: "Document", manuscript: Manuscript, word: "WordFile") -> str:
    """Return what stands in the place of a mark; the table of contents comes later, when all headings stand."""
    place = Place(mark.get("name"))
    if place is Place.CONTENTS:
        return _contents_mark()
    if place is Place.LOGO:
        xml = logo_xml(manuscript, word, document.logo, _organisation(document))
    else:
        xml = blocks_xml(manuscript, document.sections.get(place.value, ()))
    # Word demands a paragraph at the end of every cell.
    return xml if mark.getparent().tag != w("tc") or xml.endswith("</w:p>") else f"{xml}<w:p/>"


def _organisation(document: "Document") -> str:
    project = document.fields.get("project")
    named = project.get("organisation", "") if isinstance(project, dict) else ""
    return str(named) or document.title


def _room(word: "WordFile") -> dict[str, int]:
    """Return the room for text on the pages of the last section, in EMU."""
    section = word.sections[-1]
    across = section.page_width - section.left_margin - section.right_margin
    down = section.page_height - section.top_margin - section.bottom_margin
    return {"width": across, "height": down}


def _links(word: "WordFile") -> Callable[[str], str]:
    """Return what gives the relation to an address, one for each address."""
    relations = word.part.rels
    known: dict[str, str] = {}

    def link(url: str) -> str:
        if url not in known:
            known[url] = f"rIdLink{len(known) + 1}"
            relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, known[url], is_external=True)
        return known[url]

    return link


def _fresh(parts: "Iterable[_Element]", tag: str, attribute: str) -> Iterator[int]:
    """Return numbers that no element of the template bears."""
    used = {element.get(attribute) for part in parts for element in part.iterfind(f".//{tag}")}
    return (number for number in count(1) if str(number) not in used)
