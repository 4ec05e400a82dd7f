"""Writes a Word document: a template printed by docxtpl, with the plan's blocks in the places it keeps for them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.i18n import Language, language
from rtdocs.layout.scene import EMU_PER_INCH
from rtdocs.write import styles
from rtdocs.write.word_charts import add_charts
from rtdocs.write.word_contents import captions_xml, contents_xml
from rtdocs.write.word_fields import labels, pages
from rtdocs.write.word_names import Place, Text, values
from rtdocs.write.word_notes import add_notes, free_numbers
from rtdocs.write.word_numbering import lists
from rtdocs.write.word_picture import logo_xml
from rtdocs.write.word_places import check_places, fill_lists, fill_places, places
from rtdocs.write.word_properties import set_language, set_properties
from rtdocs.write.word_sections import section_xml, turn_pages
from rtdocs.write.word_template import open_template, printed_parts, render
from rtdocs.write.word_text import Manuscript
from rtdocs.write.word_xml import SPACES, w

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from lxml.etree import _Element

    from rtdocs.plan.blocks import Document

_LETTER = EMU_PER_INCH * 17 // 2
_DOC_PR = f"{{{SPACES['wp']}}}docPr"


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
    check_places(parts, template)
    set_language(parts, word.styles.element, word.settings.element, reader.tag)
    blocks = (block for place in places(parts[0]) for block in document.sections.get(place.value, ()))
    manuscript = _manuscript(reader, found, word, parts, lists(word, found, template))
    manuscript = replace(manuscript, labels=labels(reader, blocks))
    root = fill_places(word.part, lambda place: _blocks(place, document, manuscript, word))
    lists_of = {Place.CONTENTS: contents_xml, Place.CAPTIONS: captions_xml}
    fill_lists(root, {place: partial(xml, manuscript) for place, xml in lists_of.items()})
    turn_pages(root)
    add_notes(manuscript, word, root)
    set_properties(word, document, reader.tag)
    word.save(str(path))


def _manuscript(
    reader: Language,
    found: styles.Styles,
    word: "WordFile",
    parts: "Sequence[_Element]",
    new_list: Callable[[], int],
) -> Manuscript:
    """Return what the blocks share; its numbers are those that the template leaves free."""
    page = word.sections[-1]
    return Manuscript(
        language=reader,
        styles=found,
        width=_room(page.page_width, page.left_margin, page.right_margin),
        height=_room(page.page_height, page.top_margin, page.bottom_margin),
        link=_links(word),
        chart=add_charts(word, reader.tag),
        new_list=new_list,
        bookmarks=_fresh(parts, w("bookmarkStart"), w("id")),
        drawings=_fresh(parts, _DOC_PR, "id"),
        controls=_fresh(parts, f"{w('sdtPr')}/{w('id')}", w("val")),
        note_numbers=free_numbers(word),
    )


def _blocks(place: Place, document: "Document", manuscript: Manuscript, word: "WordFile") -> str:
    """Return what stands in a place: nothing where the document says nothing there."""
    if place is Place.LOGO:
        return logo_xml(manuscript, word, document.logo, _organisation(document))
    return section_xml(manuscript, place, document.sections.get(place.value, ()))


def _organisation(document: "Document") -> str:
    project = document.fields.get("project")
    named = project.get("organisation", "") if isinstance(project, dict) else ""
    return str(named) or document.title


def _room(page: int | None, *margins: int | None) -> int:
    """Return what margins leave of a page, in EMU; what a template does not say is as on letter paper, the least."""
    return (page or _LETTER) - sum(EMU_PER_INCH if margin is None else margin for margin in margins)


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
