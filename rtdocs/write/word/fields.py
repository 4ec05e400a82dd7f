"""Fields of Word, each with the result it shows when the document is opened: captions, page numbers."""

from collections.abc import Iterable
from enum import Enum
from itertools import count
from typing import TypeGuard

from markupsafe import Markup

from rtdocs.i18n import Language
from rtdocs.plan.content.document import Block, ChartFigure, SchemaFigure, Table, TimelineFigure
from rtdocs.write.word.styles import Style
from rtdocs.write.word.text import Label, Manuscript, bookmark_name, bookmarked, letters, paragraph, simple_field

# Stand where a sentence of the catalogue has a number that Word counts itself.
_FIRST, _SECOND = "\ue001", "\ue002"


class Sequence(Enum):
    """A numbered sequence of captions (SEQ)."""

    TABLE = "table"
    FIGURE = "figure"


def labels(language: Language, blocks: Iterable[Block]) -> dict[str, Label]:
    """Return the label of each table and figure by its id, for blocks in the order of the document."""
    numbers = {sequence: count(1) for sequence in Sequence}
    found: dict[str, Label] = {}
    for block in blocks:
        if _is_numbered(block):
            sequence = Sequence.TABLE if isinstance(block, Table) else Sequence.FIGURE
            said = language.say(f"word.reference.{sequence.value}", number=next(numbers[sequence]))
            found.setdefault(block.id, Label(said, _bookmark(sequence, block.id)))
    return found


def _is_numbered(block: Block) -> TypeGuard[Table | SchemaFigure | TimelineFigure | ChartFigure]:
    match block:
        case Table():
            return block.numbered
        case SchemaFigure():
            return block.turned
        case _:
            return isinstance(block, TimelineFigure | ChartFigure)


def caption(manuscript: Manuscript, sequence: Sequence, identifier: str, text: str) -> str:
    """Return a caption: "Tableau 2 – …"; a bookmark holds its label and number, for cross-references."""
    number = next(manuscript.tables if sequence is Sequence.TABLE else manuscript.figures)
    language = manuscript.language
    before, after = _around_number(language, sequence, text)
    counter = simple_field(rf"SEQ {language.say(f'word.sequence.{sequence.value}')} \* ARABIC", str(number))
    label = bookmarked(manuscript, _bookmark(sequence, identifier), letters(before) + counter)
    # A caption stays with what follows it: the table. Under a figure it must not.
    follows = '<w:keepNext w:val="0"/>' if sequence is Sequence.FIGURE else ""
    return paragraph(manuscript, Style.CAPTION, label + letters(after), follows)


def pages(language: Language) -> Markup:
    """Return the runs of "Page 3 de 12", which Word counts on every page."""
    sentence = language.say("word.pages", page=_FIRST, pages=_SECOND)
    before, _, rest = sentence.partition(_FIRST)
    between, _, after = rest.partition(_SECOND)
    runs = letters(before) + simple_field("PAGE", "1") + letters(between) + simple_field("NUMPAGES", "1")
    return Markup(runs + (letters(after) if after else ""))  # noqa: S704 - our own markup around escaped sentences


def _around_number(language: Language, sequence: Sequence, text: str) -> tuple[str, str]:
    """Return the texts of a caption before and after its number."""
    before, _, after = language.say(f"word.caption.{sequence.value}", number=_FIRST, caption=text).partition(_FIRST)
    return before, after


def _bookmark(sequence: Sequence, identifier: str) -> str:
    return bookmark_name(f"_Ref_{sequence.value}", identifier)
