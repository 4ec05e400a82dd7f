"""The table of contents: a field of Word that shows its lines when the document is opened, without asking to update."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rtdocs.write.drawing import safe
from rtdocs.write.styles import Style
from rtdocs.write.word_text import Manuscript, bookmark_name, bookmarked, letters, paragraph
from rtdocs.write.word_xml import elements, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Levels 1 and 2, as links, from headings and outline levels; \n: no page numbers, since only Word can know them.
_INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'
_LEVELS = {Style.HEADING_1: Style.CONTENTS_1, Style.HEADING_2: Style.CONTENTS_2}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: its style, its text and the bookmark it leads to."""

    style: Style
    text: str
    bookmark: str


def contents_xml(manuscript: Manuscript, body: "_Element") -> str:
    """Return the table of contents of a body whose blocks all stand, those of its template included.

    A heading typed in the template gets the bookmark it lacks.
    """
    entries = list(_entries(manuscript, body))
    if not entries:
        return ""
    title = manuscript.language.say("word.contents")
    lines = "".join(_line(manuscript, entry, entries) for entry in entries)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{safe(title)}"/><w:tag w:val="rt-contents"/>'
        f'<w:id w:val="{next(manuscript.controls)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph(manuscript, Style.CONTENTS_TITLE, letters(title))}{lines}</w:sdtContent></w:sdt>"
    )


def _entries(manuscript: Manuscript, body: "_Element") -> "Iterator[Entry]":
    levels = {manuscript.styles[heading]: style for heading, style in _LEVELS.items()}
    for number, heading in enumerate(body.iter(w("p"))):
        style = heading.find(f"{w('pPr')}/{w('pStyle')}")
        text = "".join(heading.itertext(w("t"))).strip()
        if style is not None and style.get(w("val")) in levels and text:
            yield Entry(levels[style.get(w("val"))], text, _bookmark_of(manuscript, heading, number))


def _bookmark_of(manuscript: Manuscript, heading: "_Element", number: int) -> str:
    found = heading.find(w("bookmarkStart"))
    if found is None:
        start, end = elements(bookmarked(manuscript, bookmark_name("_Toc", f"heading_{number}"), ""))
        heading.insert(1, start)
        heading.append(end)
        return str(start.get(w("name")))
    return str(found.get(w("name")))


def _line(manuscript: Manuscript, entry: Entry, entries: list[Entry]) -> str:
    """Return a line; the first also opens the field and the last closes it."""
    link = f'<w:hyperlink w:anchor="{safe(entry.bookmark)}" w:history="1">{letters(entry.text)}</w:hyperlink>'
    told = f'<w:r><w:instrText xml:space="preserve"> {safe(_INSTRUCTION)} </w:instrText></w:r>'
    opening = _end("begin") + told + _end("separate") if entry is entries[0] else ""
    return paragraph(manuscript, entry.style, opening + link + _end("end") * (entry is entries[-1]))


def _end(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
