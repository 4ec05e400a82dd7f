"""Fields of Word, each with the result it shows when the document is opened: captions, page numbers."""

from enum import Enum

from markupsafe import Markup

from rtdocs.i18n import Language
from rtdocs.write.drawing import safe
from rtdocs.write.styles import Style
from rtdocs.write.word_text import Manuscript, bookmark_name, bookmarked, letters, paragraph

# Stand where a sentence of the catalogue has a number that Word counts itself.
_FIRST, _SECOND = "\ue001", "\ue002"


class Sequence(Enum):
    """A run of numbers of captions."""

    TABLE = "table"
    FIGURE = "figure"


def simple_field(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the result it shows until Word counts anew."""
    return f'<w:fldSimple w:instr=" {safe(instruction)} ">{letters(shown, properties)}</w:fldSimple>'


def caption(manuscript: Manuscript, sequence: Sequence, identifier: str, text: str) -> str:
    """Return a caption: "Tableau 2 – …"; a bookmark holds its label and number, for cross-references."""
    number = next(manuscript.tables if sequence is Sequence.TABLE else manuscript.figures)
    reader = manuscript.language
    sentence = reader.say(f"word.caption.{sequence.value}", number=_FIRST, caption=text)
    before, after = sentence.split(_FIRST, 1)
    counter = simple_field(rf"SEQ {reader.say(f'word.sequence.{sequence.value}')} \* ARABIC", str(number))
    label = bookmarked(manuscript, bookmark_name(f"_Ref_{sequence.value}", identifier), letters(before) + counter)
    # A caption stays with what follows it: the table. Under a figure it must not.
    follows = '<w:keepNext w:val="0"/>' if sequence is Sequence.FIGURE else ""
    return paragraph(manuscript, Style.CAPTION, label + letters(after), follows)


def pages(reader: Language) -> Markup:
    """Return the runs of "Page 3 de 12", which Word counts on every page."""
    sentence = reader.say("word.pages", page=_FIRST, pages=_SECOND)
    before, _, rest = sentence.partition(_FIRST)
    between, _, after = rest.partition(_SECOND)
    runs = letters(before) + simple_field("PAGE", "1") + letters(between) + simple_field("NUMPAGES", "1")
    return Markup(runs + (letters(after) if after else ""))  # noqa: S704 - our own markup around escaped sentences
