"""The lists that open a document: contents, tables, figures.

Each is a field of Word that shows its lines when the document is opened, without asking to update. Page numbers come
from LibreOffice's layout (`rtdocs.write.word.page_numbers`), else from Word's, the first time that a person updates the
list: its instruction asks for them, whatever the lines show until then.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.word.fields import Sequence
from rtdocs.write.word.markup import elements, w
from rtdocs.write.word.styles import Style, Styles
from rtdocs.write.word.text import NOTE_REFERENCE, Manuscript, bookmark_name, bookmarked, letters, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Up to a number of levels, as links, from headings and outline levels.
_CONTENTS = r'TOC \o "1-{}" \h \z \u'
_BEHIND_LEVEL = tuple(w(name) for name in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"))
_CAPTIONS = r'TOC \h \z \c "{}"'
_LEVELS = {Style.HEADING_1: Style.CONTENTS_1, Style.HEADING_2: Style.CONTENTS_2}
# The lines that a page of our template holds under the titles of its lists, and a line's letters. A few lines more
# would leave a page all but empty: the second level then gives way. Many more are worth a page.
_PAGE, _LINE, _FEW = 41, 95, 8
CONTROLS = {"contents": "rt-contents", "tables": "rt-list-of-tables", "figures": "rt-list-of-figures"}
"""The tags of the content controls that hold the lists, which are no other block's: a merge knows blocks by them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its style, its text and the bookmark it leads to."""

    style: Style
    text: str
    bookmark: str


def contents_xml(manuscript: Manuscript, body: "_Element") -> str:
    """Return the table of contents of a body, once all its blocks are placed, with the template's own headings.

    A heading typed in the template gets the bookmark it lacks.
    """
    entries = list(_headings(manuscript, body))
    captions = [entry for sequence in Sequence for entry in _captions(body, sequence)]
    spilled = sum(1 + len(entry.text) // _LINE for entry in (*entries, *captions)) - _PAGE
    if 0 < spilled <= _FEW:
        entries = [entry for entry in entries if entry.style is Style.CONTENTS_1]
        return _list(manuscript, "contents", _CONTENTS.format(1), entries)
    return _list(manuscript, "contents", _CONTENTS.format(2), entries)


def captions_xml(manuscript: Manuscript, body: "_Element") -> str:
    """Return the lists of the tables and of the figures of a body, once all its blocks are placed."""
    return "".join(
        _list(
            manuscript,
            f"{sequence.value}s",
            _CAPTIONS.format(manuscript.language.say(f"word.sequence.{sequence.value}")),
            list(_captions(body, sequence)),
        )
        for sequence in Sequence
    )


def let_title_lead(body: "_Element", named: "Styles") -> None:
    """Make the title the heading of a document that has no other: a letter, a sheet of one page.

    A paragraph of the style "Title" is none by itself, to a screen reader or in the navigation pane; with an outline
    level it is, and looks the same.
    """
    headings = {named[style] for style in _LEVELS}
    styled = [(each, each.find(f"{w('pPr')}/{w('pStyle')}")) for each in body.iter(w("p"))]
    by_style = [(each, style.get(w("val"))) for each, style in styled if style is not None and _text(each)]
    title = next((each for each, style in by_style if style == named[Style.TITLE]), None)
    if title is None or any(style in headings for _, style in by_style):
        return
    about = title.find(w("pPr"))
    if about.find(w("outlineLvl")) is None:
        level = elements('<w:outlineLvl w:val="0"/>')[0]
        # ECMA-376 lets only these follow it.
        after = next((each for each in about if each.tag in _BEHIND_LEVEL), None)
        about.append(level) if after is None else after.addprevious(level)


def _list(manuscript: Manuscript, name: str, instruction: str, entries: list[Entry]) -> str:
    """Return a list under its title; empty where it would have no line."""
    if not entries:
        return ""
    title = manuscript.language.say(f"word.{name}")
    lines = "".join(_line(manuscript, entry, entries, instruction) for entry in entries)
    # Word shows its button "Update table" over a control of this gallery, whatever list it holds.
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{safe(title)}"/><w:tag w:val="{CONTROLS[name]}"/>'
        f'<w:id w:val="{next(manuscript.controls)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(manuscript, Style.CONTENTS_TITLE, letters(title))}{lines}</w:sdtContent></w:sdt>"
    )


def _headings(manuscript: Manuscript, body: "_Element") -> "Iterator[Entry]":
    levels = {manuscript.styles[heading]: style for heading, style in _LEVELS.items()}
    numbers = manuscript.numbers(body)
    for number, heading in enumerate(body.iter(w("p"))):
        style = heading.find(f"{w('pPr')}/{w('pStyle')}")
        level = None if style is None else levels.get(style.get(w("val")))
        if level and (text := _text(heading)):
            numbered = "\t".join(filter(None, (numbers.get(heading, ""), text)))
            yield Entry(level, numbered, _bookmark_of(manuscript, heading, number))


def _captions(body: "_Element", sequence: Sequence) -> "Iterator[Entry]":
    """Yield the captions of one kind, by the bookmarks that cross-references lead to as well."""
    prefix = bookmark_name(f"_Ref_{sequence.value}", "")
    for start in body.iter(w("bookmarkStart")):
        if str(start.get(w("name"))).startswith(prefix):
            yield Entry(Style.CAPTIONS, _text(start.getparent()), str(start.get(w("name"))))


def _text(words: "_Element") -> str:
    """Return the words of a heading or caption, without the numbers of footnotes."""
    return "".join(text.text or "" for text in words.iter(w("t")) if not _is_note(text)).strip()


def _is_note(text: "_Element") -> bool:
    field = text.getparent().getparent()
    return field.tag == w("fldSimple") and NOTE_REFERENCE in str(field.get(w("instr")))


def _bookmark_of(manuscript: Manuscript, heading: "_Element", number: int) -> str:
    found = heading.find(w("bookmarkStart"))
    if found is None:
        start, end = elements(bookmarked(manuscript, bookmark_name("_Toc", f"heading-{number}"), ""))
        heading.insert(1, start)
        heading.append(end)
        return str(start.get(w("name")))
    return str(found.get(w("name")))


def _line(manuscript: Manuscript, entry: Entry, entries: list[Entry], instruction: str) -> str:
    """Return a line; the first also opens the field and the last closes it."""
    link = f'<w:hyperlink w:anchor="{safe(entry.bookmark)}" w:history="1">{letters(entry.text)}</w:hyperlink>'
    told = f'<w:r><w:instrText xml:space="preserve"> {safe(instruction)} </w:instrText></w:r>'
    opening = _end("begin") + told + _end("separate") if entry is entries[0] else ""
    return paragraph(manuscript, entry.style, opening + link + _end("end") * (entry is entries[-1]))


def _end(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
