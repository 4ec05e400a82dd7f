"""Footnotes: the part that holds their texts. Word numbers them by their marks in the text (`rtdocs.write.word.text`).

A repeated note has one text; its second mark is a field that shows the number of the first.
"""

from itertools import count
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from rtdocs.plan.content.addresses import Piece, pieces
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.word.markup import DECLARED, elements, w
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import (
    NOTE_REFERENCE,
    Manuscript,
    Note,
    letters,
    paragraph,
    simple_field,
    tag_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordFile

_NAME = "/word/footnotes.xml"
# The two separator notes, lines that Word draws above notes, by the ids it gives them itself.
_SEPARATORS = {"separator": -1, "continuationSeparator": 0}
_BEFORE_NOTES = ("endnotePr", "compat")
"""What may follow the separators in the settings; one of them is in every file of Word since 2010."""


def free_numbers(word: "WordFile") -> "Iterator[int]":
    """Return numbers that no footnote of the template bears."""
    part = _part(word)
    used = () if part is None else (int(note.get(w("id"))) for note in etree.fromstring(part.blob))
    return count(max(used, default=0) + 1)


def add_notes(manuscript: Manuscript, word: "WordFile", root: etree._Element) -> None:
    """Put the texts of all footnotes into the document under `root`; a template's own stay before them."""
    if not manuscript.notes:
        return
    part = _part(word) or _new_part(manuscript, word)
    texts = etree.fromstring(part.blob)
    texts.extend(elements("".join(_note_xml(manuscript, *each) for each in manuscript.notes.items())))
    part._blob = etree.tostring(texts, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - python-docx knows no footnotes
    _number_again(root)


def _part(word: "WordFile") -> Part | None:
    return next(
        (rel.target_part for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None
    )


def _new_part(manuscript: Manuscript, word: "WordFile") -> Part:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">'
        f"{paragraph(manuscript, Style.NOTE_TEXT, f'<w:r><w:{kind}/></w:r>')}</w:footnote>"
        for kind, number in _SEPARATORS.items()
    )
    blob = f"<w:footnotes {DECLARED}>{lines}</w:footnotes>".encode()
    part = Part(PackURI(FreeNames(word.part.package)(_NAME)), CONTENT_TYPE.WML_FOOTNOTES, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(word.settings.element)
    return part


def _name_separators(settings: etree._Element) -> None:
    """Declare the separator notes in the settings, as Word does in every file with footnotes."""
    numbers = "".join(f'<w:footnote w:id="{number}"/>' for number in _SEPARATORS.values())
    following = next((found for name in _BEFORE_NOTES if (found := settings.find(w(name))) is not None), None)
    if following is not None and settings.find(w("footnotePr")) is None:
        following.addprevious(elements(f"<w:footnotePr>{numbers}</w:footnotePr>")[0])


def _note_xml(manuscript: Manuscript, note: Note, number: int) -> str:
    mark = f'<w:r><w:rPr><w:rStyle w:val="{manuscript.styles[Style.NOTE_MARK]}"/></w:rPr><w:footnoteRef/></w:r>'
    language = f'<w:lang w:val="{tag_of(note.language)}"/>' if note.language else ""
    said = mark + letters(" ") + "".join(_piece_xml(manuscript, piece, language) for piece in pieces(note.text))
    return f'<w:footnote w:id="{number}">{paragraph(manuscript, Style.NOTE_TEXT, said)}</w:footnote>'


def _piece_xml(manuscript: Manuscript, piece: Piece, language: str) -> str:
    """Return words of a note; an address as a field, since links need relations of the notes' own part."""
    if not piece.is_address:
        return letters(piece.text, language)
    look = f'<w:rStyle w:val="{manuscript.styles[Style.LINK]}"/>'
    return simple_field(f'HYPERLINK "{piece.text}"', piece.text, look + language)


def _number_again(root: etree._Element) -> None:
    """Set the number shown at further marks of a note, counted as Word does: in the order of all marks."""
    shown: dict[str, str] = {}
    for number, mark in enumerate(root.iter(w("footnoteReference")), 1):
        start = mark.getparent().getprevious()
        if start is not None and start.tag == w("bookmarkStart"):
            shown[str(start.get(w("name")))] = str(number)
    for field in root.iter(w("fldSimple")):
        told = str(field.get(w("instr"))).split()
        if told[0] == NOTE_REFERENCE and told[1] in shown:
            field.find(f"{w('r')}/{w('t')}").text = shown[told[1]]
