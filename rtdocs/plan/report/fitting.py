"""The fitting of parts into a number of lines: each part offers several forms, from the fullest to the briefest.

The lines are an estimate from counts of letters, on the safe side for the summary's template (letters of 11 points on
six and three quarter inches); a test has LibreOffice count the pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from unicodedata import east_asian_width

from rtdocs.plan.content.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    Role,
    SchemaFigure,
    Step,
    Table,
    TableLook,
    plain,
)

Option = tuple[Block, ...]
"""One way to tell a part."""

LETTERS = 98
"""How many letters a line of text surely holds."""
_LIST_LETTERS, _KEY_LETTERS, _NOTE_LETTERS = 93, 88, 106
_STEP_LETTERS, _TITLE_LETTERS = 80, 72
_LINES = {Role.KEY: _KEY_LETTERS, Role.NOTE: _NOTE_LETTERS, Role.LEAD: 86, Role.SETBACK: 92, Role.EFFECT: 92}
_CAPITAL = 0.35
"""How much more room a capital takes than a letter of a sentence, on average."""
# Lines that the template's styles take, gaps counted: a line of text is 14 points high.
_SCHEMA, _FIGURES, _STEP_GAP = 19, 3.6, 0.5
_HEADING, _GAP, _LIST_GAP = 2.2, 0.4, 0.2


def fitted(parts: Mapping[str, Sequence[Option]], room: float) -> dict[str, Option]:
    """Return the form of each part that fits in `room` lines.

    Args:
        parts: the parts by name, the most important first; the options of each from the fullest to the briefest. A
            part may take the lines left once all parts behind it have room for their briefest.
        room: the number of lines.
    """
    least = [lines(options[-1]) for options in parts.values()]
    left = room - sum(least)
    told: dict[str, Option] = {}
    for (name, options), reserved in zip(parts.items(), least, strict=True):
        told[name] = next((option for option in options if lines(option) <= left + reserved), options[-1])
        left += reserved - lines(told[name])
    return told


def lines(option: Iterable[Block]) -> float:
    """Return the number of lines of text that blocks take, gaps counted."""
    return sum(_block(block) for block in option)


def _block(block: Block) -> float:
    match block:
        case Heading():
            return _HEADING
        case Paragraph():
            return height(plain(block.text), _LINES.get(block.role, LETTERS)) + _GAP
        case Items():
            return sum(height(plain(item), _LIST_LETTERS) + _LIST_GAP for item in block.items)
        case Step():
            return _step(block)
        case _:
            return _drawn(block)


def _drawn(block: Block) -> float:
    match block:
        case SchemaFigure():
            return _SCHEMA
        case Table() if block.look is TableLook.FIGURES:
            return _FIGURES
        case _:
            message = f"{type(block).__name__} is no block of a summary"
            raise TypeError(message)


def _step(step: Step) -> float:
    lines_of_texts = sum(height(plain(text), _STEP_LETTERS) for text in step.texts)
    return height(plain(step.title), _TITLE_LETTERS) + lines_of_texts + _STEP_GAP


def height(text: str, letters: float = LETTERS) -> int:
    """Return the number of lines of `letters` letters that a text takes; capitals and East Asian signs are wider."""
    wide = sum(east_asian_width(sign) in "WF" for sign in text) + _CAPITAL * sum(map(str.isupper, text))
    return max(1, ceil((len(text) + wide) / letters))
