"""A Word document: a template printed by docxtpl, with the plan's blocks in the places it keeps for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.errors import BrokenTemplate
from rtdocs.i18n import Language, language_of
from rtdocs.plan.content.document import Document
from rtdocs.template_problems import TemplateProblem, TemplateRule, stopping
from rtdocs.write.drawingml.fonts import unmeasured
from rtdocs.write.drawingml.legibility import Colours, colours_for
from rtdocs.write.package.template_file import plain_errors
from rtdocs.write.package.whole import save_whole
from rtdocs.write.word import missing_styles, styles, told_fields
from rtdocs.write.word.blocks import blocks_xml
from rtdocs.write.word.charts import add_charts
from rtdocs.write.word.contents import captions_xml, contents_xml, let_title_lead
from rtdocs.write.word.fields import labels, pages
from rtdocs.write.word.fonts import font_of
from rtdocs.write.word.footnotes import add_notes, free_numbers
from rtdocs.write.word.heading_numbers import numbers_of
from rtdocs.write.word.markup import SPACES, w
from rtdocs.write.word.numbering import complete, lists
from rtdocs.write.word.page_rooms import Room, last_room, rooms
from rtdocs.write.word.picture import add_pictures, logos_xml
from rtdocs.write.word.places import add_places, append, fill_lists, fill_places, has_places, placed
from rtdocs.write.word.properties import set_language, set_properties
from rtdocs.write.word.sections import drop_idle_breaks, section_xml, turn_pages
from rtdocs.write.word.template import open_template, printed_parts, render
from rtdocs.write.word.template_check import check, made_for, places
from rtdocs.write.word.template_names import BlockPlace, Purpose, Text, Values, values
from rtdocs.write.word.text import Manuscript, letters, paragraph
from rtdocs.write.word.theme_colours import follow_theme

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docxtpl import DocxTemplate
    from lxml.etree import _Element

_PAPER = "FFFFFF"
_DOC_PR = f"{{{SPACES['wp']}}}docPr"

Annex = Callable[[Manuscript], str]
"""Gives the XML of what stands behind everything."""


def _nothing(_manuscript: Manuscript) -> str:
    return ""


def write(document: Document, template: Path, path: Path, annex: Annex = _nothing) -> tuple[TemplateProblem, ...]:
    """Write a document, and return the faults and lacks of its template that did not stop it.

    Args:
        document: the plan, in one language.
        template: the Word file that gives look and order; a section it has no place for is left out.
        path: the file to write.
        annex: gives the XML of the annex, behind all else.

    Raises:
        BrokenTemplate: the template cannot be read, or has faults; nothing of it was printed.
        UnusablePicture: the logo cannot be read.
        OSError: `path` cannot be written.
    """
    language = language_of(document.language)
    ready = _ready(document, language, template)
    if stopping(ready.faults):
        raise BrokenTemplate("template-faults", faults=stopping(ready.faults), path=template)
    word, parts = ready.opened.docx, _rendered(ready, template)
    manuscript = _manuscript(language, ready.styles, word, parts, lists(word, ready.styles))
    _place_all(word, document, manuscript)
    set_language(parts, word.styles.element, word.settings.element, language.tag)
    follow_theme(word.styles.element, missing_styles.scheme(word))
    room = rooms(word)
    document = _shown(document, frozenset(placed(parts[0])), room)
    blocks = (block for place in placed(parts[0]) for block in document.sections.get(place.value, ()))
    manuscript = replace(manuscript, labels=labels(language, blocks), own=document.own)
    paint = ready.colours.paint
    root = fill_places(word.part, lambda place: paint(_blocks(place, document, _within(manuscript, room[place.value]))))
    lists_of = {BlockPlace.CONTENTS: contents_xml, BlockPlace.CAPTIONS: captions_xml}
    fill_lists(root, {place: partial(_list, place, xml, document, manuscript) for place, xml in lists_of.items()})
    append(root, annex(manuscript))
    let_title_lead(root, manuscript.styles)
    drop_idle_breaks(root)
    turn_pages(root)
    add_notes(manuscript, word, root)
    set_properties(word, document, language.tag)
    told = {"title": document.title, "subject": document.subject, "author": document.author}
    told_fields.tell(printed_parts(ready.opened), {**told, "keywords": document.keywords})
    save_whole(word, path)
    return (*ready.faults, *too_narrow(room))


def inspect(template: Path, lang: str) -> tuple[TemplateProblem, ...]:
    """Return the problems of a template: its faults, then the lacks that rtdocs makes up for.

    Raises:
        BrokenTemplate: the template cannot be read at all.
    """
    ready = _ready(Document(language=lang, title=""), language_of(lang), template)
    if stopping(ready.faults) or TemplateRule.NO_PLACE in {each.fault for each in ready.faults}:
        return ready.faults
    _rendered(ready, template)
    return (*ready.faults, *too_narrow(rooms(ready.opened.docx)))


def purpose_of(template: Path) -> Purpose:
    """Return the document that a template is made for; one without places is made for the report.

    Raises:
        BrokenTemplate: the template cannot be read at all.
    """
    empty = Document(language="fr", title="")
    return made_for(places(open_template(template).template, values(empty, {Text.PAGES: pages(language_of("fr"))})))


class _Ready(NamedTuple):
    """A template that was checked and completed, with the values of its names."""

    opened: "DocxTemplate"
    filled: Values
    styles: styles.Styles
    colours: Colours
    faults: tuple[TemplateProblem, ...]


def _ready(document: Document, language: Language, template: Path) -> _Ready:
    opened, told = open_template(template)
    filled = values(document, {Text.PAGES: pages(language)})
    with plain_errors(template):
        faults = check(opened, filled, language)
        found, added = missing_styles.complete(opened.docx)
        numbered = complete(opened.docx, found, added)
    colours = colours_for(missing_styles.scheme(opened.docx), _PAPER)
    darkened = (TemplateProblem(TemplateRule.COLOURS),) if colours.theme else ()
    wide = unmeasured(font_of(opened.docx, found[styles.Style.FIGURE_TEXT]))
    return _Ready(opened, filled, found, colours, (*faults, *told, *_added(added), *numbered, *darkened, *wide))


def _added(missing: tuple[styles.Style, ...]) -> tuple[TemplateProblem, ...]:
    names = tuple(style.value for style in missing)
    return (TemplateProblem(TemplateRule.NO_STYLES, values={"names": names}),) if names else ()


def _rendered(ready: _Ready, template: Path) -> "list[_Element]":
    """Print the names of a template and return the roots of its parts."""
    render(ready.opened, ready.filled, template)
    return printed_parts(ready.opened)


def _place_all(word: "WordFile", document: Document, manuscript: Manuscript) -> None:
    """Give a template without places all of them, behind its own text; ahead of them the title, if it lacks it."""
    body = word.element.body
    if has_places(body):
        return
    keys = {place.value: place for place in BlockPlace}
    every = (BlockPlace.CONTENTS, BlockPlace.CAPTIONS, *(keys[key] for key in document.sections if key in keys))
    wanted = tuple(dict.fromkeys(every))
    is_titled = document.title in "".join(body.itertext(w("t")))
    add_places(body, wanted, "" if is_titled else paragraph(manuscript, styles.Style.TITLE, letters(document.title)))


def _shown(document: Document, there: frozenset[BlockPlace], room: Mapping[str, Room]) -> Document:
    """Return a document without the sections that are not shown: repeated ones, and a schema without room.

    A section is repeated where another holds it that the template places. The annexes tell in words what a schema does.
    """
    keys = {place.value for place in there}
    kept = {key: blocks for key, blocks in document.sections.items() if document.within.get(key) not in keys}
    if too_narrow(room):
        kept.pop(BlockPlace.SCHEMA.value, None)
    return replace(document, sections=kept)


def too_narrow(room: Mapping[str, Room]) -> tuple[TemplateProblem, ...]:
    """Return the problem of a place where no schema could be read; none where one can, and without such a place."""
    place = room.get(BlockPlace.SCHEMA.value)
    return () if place is None or place.holds_a_schema else (TemplateProblem(TemplateRule.NARROW),)


def _manuscript(
    language: Language,
    found: styles.Styles,
    word: "WordFile",
    parts: "Sequence[_Element]",
    new_list: Callable[[], int],
) -> Manuscript:
    """Return the manuscript of a document; its fresh ids are those that the template leaves free."""
    return Manuscript(
        language=language,
        styles=found,
        room=last_room(word),
        numbers=partial(numbers_of, word),
        font=font_of(word, found[styles.Style.FIGURE_TEXT]),
        link=_links(word),
        chart=add_charts(word, language.tag),
        picture=add_pictures(word),
        new_list=new_list,
        bookmarks=_fresh(parts, w("bookmarkStart"), w("id")),
        drawings=_fresh(parts, _DOC_PR, "id"),
        controls=_fresh(parts, f"{w('sdtPr')}/{w('id')}", w("val")),
        note_numbers=free_numbers(word),
    )


def _within(manuscript: Manuscript, room: Room) -> Manuscript:
    """Return the manuscript of the blocks of one place: as wide as the place's section."""
    return replace(manuscript, room=room)


def _blocks(place: BlockPlace, document: Document, manuscript: Manuscript) -> str:
    """Return the blocks of a place; empty where the document has none for it."""
    blocks = document.sections.get(place.value, ())
    if place is BlockPlace.LOGO:
        return blocks_xml(manuscript, blocks) + _logos(document, manuscript)
    return section_xml(manuscript, place, blocks)


def _logos(document: Document, manuscript: Manuscript) -> str:
    return logos_xml(manuscript, document.logo, _organisation(document), document.logos)


def _list(
    place: BlockPlace,
    xml: Callable[[Manuscript, "_Element"], str],
    document: Document,
    manuscript: Manuscript,
    root: "_Element",
) -> str:
    """Return a list of a document's headings or captions; a specimen has the list's name above it."""
    listed = xml(manuscript, root) if document.is_long or place is not BlockPlace.CAPTIONS else ""
    return blocks_xml(manuscript, document.sections.get(place.value, ())) + listed


def _organisation(document: Document) -> str:
    project = document.fields.get("project")
    named = project.get("organisation", "") if isinstance(project, dict) else ""
    return str(named) or document.title


def _links(word: "WordFile") -> Callable[[str], str]:
    """Return a function from an address to its relation id, one relation an address."""
    relations = word.part.rels
    known: dict[str, str] = {}
    free = (name for number in count(1) if (name := f"rIdLink{number}") not in relations)

    def link(url: str) -> str:
        if url not in known:
            known[url] = next(free)
            relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, url, known[url], is_external=True)
        return known[url]

    return link


def _fresh(parts: "Iterable[_Element]", tag: str, attribute: str) -> Iterator[int]:
    """Return numbers that no element of the template bears."""
    used = {element.get(attribute) for part in parts for element in part.iterfind(f".//{tag}")}
    return (number for number in count(1) if str(number) not in used)
