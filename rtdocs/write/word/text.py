"""Runs and paragraphs of WordprocessingML, and the manuscript that the blocks of one document share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from rtdocs.i18n import Language, codes, language_of
from rtdocs.i18n.cutting import cut
from rtdocs.plan.content.addresses import pieces
from rtdocs.plan.content.charts import Chart
from rtdocs.plan.content.document import Answer, Badge, Run, Text, Tick
from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.word.page_rooms import Room
from rtdocs.write.word.styles import Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

BADGES = {
    Badge.FIRST: Style.BADGE_FIRST,
    Badge.SECOND: Style.BADGE_SECOND,
    Badge.THIRD: Style.BADGE_THIRD,
    Badge.REVERSE: Style.BADGE_REVERSE,
    Badge.CONTEXT: Style.BADGE_CONTEXT,
    Badge.PLANNED: Style.BADGE_PLANNED,
    Badge.EFFECT: Style.BADGE_EFFECT,
}
NOTE_REFERENCE = "NOTEREF"
"""The field of Word that shows the number of a footnote which stands elsewhere."""

LINKS = ("http://", "https://", "mailto:")
CONTROL_LENGTH = 64  # Word takes no longer title or tag of a content control
OPEN_BOX, TICKED_BOX = "☐", "☒"
BOOKMARK_LENGTH = 40  # Word cuts longer names, and two of them may then be one


class Label(NamedTuple):
    """The label of a table or figure in a cross-reference, "tableau 2", and the bookmark that holds it."""

    text: str
    bookmark: str


class PlacedPicture(NamedTuple):
    """A picture in a document: the id of the relation to it, and its size in pixels."""

    relation: str
    width: int
    height: int


class Note(NamedTuple):
    """The text of a footnote, and the code of its language where it is not the document's."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """The state that the blocks of one document share while they are written.

    Attributes:
        language: the document's language.
        own: the code of the language of the group's own words where it is another.
        styles: the id of each style in its template.
        room: the room for text.
        link: gives the id of the relation to an address.
        chart: puts a chart into the document and gives the id of the relation to it.
        picture: puts the picture of a path into the document.
        new_list: gives the number of a fresh numbered list.
        bookmarks, drawings, controls: fresh ids, each unique in the document.
        tables, figures: the numbers of the captions.
        labels: the label of each table and figure by its id, known before any is written.
        notes: the number of each footnote already written.
        note_numbers: fresh numbers of footnotes.
        numbers: gives the numbers that the template's numbering gives the paragraphs of a body.
        font: the name of the font of drawings.
        scale: the scale of the letters of drawings, 1 for the sizes of their looks.
    """

    language: Language
    styles: Styles
    room: Room
    link: Callable[[str], str]
    chart: Callable[[Chart], str]
    picture: Callable[[str], PlacedPicture]
    new_list: Callable[[], int]
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    controls: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    figures: Iterator[int] = field(default_factory=lambda: count(1))
    labels: Mapping[str, Label] = field(default_factory=dict)
    notes: dict[Note, int] = field(default_factory=dict)
    note_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    own: str = ""
    numbers: Callable[["_Element"], Mapping["_Element", str]] = lambda _body: {}
    font: str = ""
    scale: float = 1

    @property
    def width(self) -> int:
        """The width of the room, in EMU."""
        return self.room.width

    @property
    def height(self) -> int:
        """The height of the room, in EMU."""
        return self.room.height

    def on_own_page(self) -> "Manuscript":
        """Return the manuscript of blocks on a page of their own."""
        return replace(self, room=Room(*(self.room.own_page or (self.width, self.height))))


def paragraph(manuscript: Manuscript, style: Style, runs: str, properties: str = "") -> str:
    """Return a paragraph of a style; `properties` are those that WordprocessingML places after the style."""
    named = f'<w:pStyle w:val="{manuscript.styles[style]}"/>' if style is not Style.BODY else ""
    about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{about}{runs}</w:p>"


def text_xml(manuscript: Manuscript, text: Text) -> str:
    """Return the runs of a text."""
    return "".join(run_xml(manuscript, run) for run in text)


def quiet_xml(manuscript: Manuscript, text: str) -> str:
    """Return a run in the quiet style: a date, a number in brackets."""
    return letters(text, f'<w:rStyle w:val="{manuscript.styles[Style.QUIET]}"/>')


def run_xml(manuscript: Manuscript, run: Run) -> str:
    """Return a run with the mark of its footnote, if it has one; for a room to type or tick, its control."""
    if run.room:
        return room_xml(manuscript, run.room)
    return _words_xml(manuscript, run) + (_mark_xml(manuscript, Note(run.note, run.language)) if run.note else "")


def simple_field(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the result it shows until Word counts anew."""
    return f'<w:fldSimple w:instr=" {safe(instruction)} ">{letters(shown, properties)}</w:fldSimple>'


def _words_xml(manuscript: Manuscript, run: Run) -> str:
    """Return the words of a run: as a cross-reference to a table or figure, as a link to the web, or plain."""
    stress = _stress(run)
    if label := manuscript.labels.get(run.refers):
        lower = r" \* Lower" if label.text[:1].islower() else ""  # the bookmark's own label begins with a capital
        return simple_field(rf"REF {label.bookmark} \h{lower}", label.text, _properties(manuscript, run, stress))
    if run.badge:  # its ground or edge is the width of its letters: hard spaces give it air
        return letters(f"\u00a0{run.text}\u00a0", _properties(manuscript, run, stress))
    if run.url.lower().startswith(LINKS):
        return _link_xml(manuscript, run, run.text, run.url)
    return "".join(
        _link_xml(manuscript, run, piece.text, piece.text)
        if piece.is_address
        else letters(piece.text, _properties(manuscript, run, stress))
        for piece in pieces(run.text)
    )


def _link_xml(manuscript: Manuscript, run: Run, shown: str, url: str) -> str:
    inner = letters(shown, _properties(manuscript, run, Style.LINK))
    return f'<w:hyperlink r:id="{manuscript.link(url)}" w:history="1">{inner}</w:hyperlink>'


def _mark_xml(manuscript: Manuscript, note: Note) -> str:
    """Return the mark of a footnote; a repeated note is referred to, as Word has no second mark for it."""
    look = f'<w:rStyle w:val="{manuscript.styles[Style.NOTE_MARK]}"/>'
    if note in manuscript.notes:
        number = manuscript.notes[note]
        return simple_field(rf"{NOTE_REFERENCE} {_note_bookmark(number)} \f \h", str(number), look)
    number = manuscript.notes[note] = next(manuscript.note_numbers)
    mark = f'<w:r><w:rPr>{look}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    return bookmarked(manuscript, _note_bookmark(number), mark)


def _note_bookmark(number: int) -> str:
    return bookmark_name("_Ref_note", str(number))


def letters(text: str, properties: str = "") -> str:
    """Return a run of plain text; its line ends and tabs are those of Word."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    written = safe(text)
    if "\n" in written or "\t" in written:
        written = written.replace("\n", _between("<w:br/>")).replace("\t", _between("<w:tab/>"))
    return f'<w:r>{about}<w:t xml:space="preserve">{written}</w:t></w:r>'


def bookmarked(manuscript: Manuscript, name: str, inner: str) -> str:
    """Return `inner` between the two ends of a bookmark."""
    number = next(manuscript.bookmarks)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def controlled(manuscript: Manuscript, title: str, tag: str, inner: str) -> str:
    """Return `inner`, paragraphs or tables, within a content control; it may be changed and taken out."""
    return (
        f"<w:sdt><w:sdtPr>{_named(title, tag)}"
        f'<w:id w:val="{next(manuscript.controls)}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def room_xml(manuscript: Manuscript, room: Answer | Tick) -> str:
    """Return a content control within a line: a box to tick, the earlier text, or a prompt that goes."""
    if isinstance(room, Tick):
        return _inline(manuscript, room, _BOX, letters(OPEN_BOX))
    if room.text:
        return _inline(manuscript, room, "<w:richText/>", letters(room.text))
    prompt = f'<w:rStyle w:val="{manuscript.styles[Style.PROMPT]}"/>'
    return _inline(manuscript, room, "<w:showingPlcHdr/><w:richText/>", letters(room.prompt, prompt))


# The signs are in the font that Word itself writes for a box; the visible sign is in the text's own font.
_BOX = "<w14:checkbox>{}</w14:checkbox>".format(
    '<w14:checked w14:val="0"/>'
    f'<w14:checkedState w14:val="{ord(TICKED_BOX):X}" w14:font="MS Gothic"/>'
    f'<w14:uncheckedState w14:val="{ord(OPEN_BOX):X}" w14:font="MS Gothic"/>'
)


def _named(title: str, tag: str) -> str:
    return f'<w:alias w:val="{safe(cut(title, CONTROL_LENGTH))}"/><w:tag w:val="{safe(tag[:CONTROL_LENGTH])}"/>'


def _inline(manuscript: Manuscript, room: Answer | Tick, kind: str, runs: str) -> str:
    return (
        f"<w:sdt><w:sdtPr>{_named(room.title, room.id)}"
        f'<w:id w:val="{next(manuscript.controls)}"/>{kind}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>'
    )


def bookmark_name(prefix: str, identifier: str) -> str:
    """Return a stable name of a bookmark: letters, digits and underscores only.

    A name that had to be cut, or whose signs others may share ("A.1" and "A_1"), ends in a checksum of the whole: of
    two bookmarks with one name Word drops the second without a word.
    """
    plain = "".join(letter if letter.isalnum() else "_" for letter in identifier)
    named = f"{prefix}_{plain}"
    if len(named) <= BOOKMARK_LENGTH and all(letter.isalnum() or letter == "-" for letter in identifier):
        return named
    total = f"_{crc32(identifier.encode()):08x}"
    return named[: BOOKMARK_LENGTH - len(total)] + total


def _stress(run: Run) -> Style | None:
    if run.badge:
        return BADGES[run.badge]
    return Style.STRONG if run.strong else Style.QUIET if run.quiet else None


def _properties(manuscript: Manuscript, run: Run, style: Style | None) -> str:
    named = f'<w:rStyle w:val="{manuscript.styles[style]}"/>' if style else ""
    return named + (f'<w:lang w:val="{tag_of(run.language)}"/>' if run.language else "")


def tag_of(code: str) -> str:
    """Return the tag of a language in files by its code; of one that rtdocs does not speak, the code itself."""
    return language_of(code).tag if code in codes() else safe(code)


def _between(mark: str) -> str:
    return f'</w:t>{mark}<w:t xml:space="preserve">'
