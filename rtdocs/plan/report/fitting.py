"""Fits parts into a number of lines: each part offers ways to be told, from the fullest to the briefest.

The lines are an estimate from counts of letters, on the safe side for the summary's template (letters of 11 points on
six and three quarter inches); a test has LibreOffice count the pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from unicodedata import east_asian_width

from rtdocs.plan.content.document import Block, Heading, Items, Paragraph, Role, Table, Text, plain

Option = tuple[Block, ...]
"""One way to tell a part."""

LETTERS = 98
"""How many letters a line of text surely holds."""
_LIST_LETTERS, _KEY_LETTERS, _NOTE_LETTERS, _CELL_LETTERS = 93, 88, 106, 104
_LINES = {Role.KEY: _KEY_LETTERS, Role.NOTE: _NOTE_LETTERS}
_CAPITAL = 0.35
"""How much more room a capital takes than a letter of a sentence, on average."""
# Lines that the template's styles take, gaps counted: a line of text is 14 points high, one of a table 12.2.
_HEADING, _GAP, _LIST_GAP, _CAPTION, _ROW_GAP, _ROW_LINE = 2.2, 0.4, 0.2, 1.5, 0.52, 0.88


def fitted(parts: Mapping[str, Sequence[Option]], room: float) -> dict[str, Option]:
    """Return how each part is told in `room` lines.

    Args:
        parts: the parts by name, the most important first; the options of each from the fullest to the briefest. A
            part may take what is left once all parts behind it have room for their briefest.
        room: how many lines there are.
    """
    least = [lines(options[-1]) for options in parts.values()]
    left = room - sum(least)
    told: dict[str, Option] = {}
    for (name, options), reserved in zip(parts.items(), least, strict=True):
        told[name] = next((option for option in options if lines(option) <= left + reserved), options[-1])
        left += reserved - lines(told[name])
    return told


def lines(option: Iterable[Block]) -> float:
    """Return how many lines of text blocks take, gaps counted."""
    return sum(_block(block) for block in option)


def _block(block: Block) -> float:
    match block:
        case Heading():
            return _HEADING
        case Paragraph():
            return height(plain(block.text), _LINES.get(block.role, LETTERS)) + _GAP
        case Items():
            return sum(height(plain(item), _LIST_LETTERS) + _LIST_GAP for item in block.items)
        case Table():
            return _CAPTION + _ROW_LINE + _ROW_GAP + sum(_row(block, row) for row in block.rows)
        case _:
            message = f"{type(block).__name__} is no block of a summary"
            raise TypeError(message)


def _row(table: Table, row: Sequence[Text]) -> float:
    whole = sum(column.share for column in table.columns)
    widths = (_CELL_LETTERS * column.share / whole for column in table.columns)
    return max(height(plain(cell), width) for cell, width in zip(row, widths, strict=True)) * _ROW_LINE + _ROW_GAP


def height(text: str, letters: float = LETTERS) -> int:
    """Return how many lines of so many letters a text takes; capitals and the signs of Asia are wider than letters."""
    wide = sum(east_asian_width(sign) in "WF" for sign in text) + _CAPITAL * sum(map(str.isupper, text))
    return max(1, ceil((len(text) + wide) / letters))
