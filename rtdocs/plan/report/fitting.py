"""Fits parts into a number of lines: each part offers ways to be told, from the fullest to the briefest.

The lines are an estimate from counts of letters, on the safe side for the summary's template (letters of 11 points on
six and three quarter inches); a test has LibreOffice count the pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from rtdocs.plan.blocks import Block, Heading, Items, Paragraph, Role, Table, Text, plain

Option = tuple[Block, ...]
"""One way to tell a part."""

LETTERS = 86
"""How many letters a line of text surely holds."""
_LIST_LETTERS, _KEY_LETTERS, _CELL_LETTERS = 82, 76, 96
_HEADING, _GAP, _LIST_GAP, _CAPTION, _ROW_GAP = 2.4, 0.6, 0.35, 2.2, 0.35


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
            return _of(block.text, _KEY_LETTERS if block.role in {Role.KEY, Role.LEAD} else LETTERS) + _GAP
        case Items():
            return sum(_of(item, _LIST_LETTERS) + _LIST_GAP for item in block.items)
        case Table():
            return _CAPTION + sum(_row(block, row) for row in block.rows) + 1 + _ROW_GAP
        case _:
            message = f"{type(block).__name__} is no block of a summary"
            raise TypeError(message)


def _row(table: Table, row: Sequence[Text]) -> float:
    whole = sum(column.share for column in table.columns)
    widths = (_CELL_LETTERS * column.share / whole for column in table.columns)
    return max(_of(cell, width) for cell, width in zip(row, widths, strict=True)) + _ROW_GAP


def _of(text: Text, letters: float) -> int:
    return max(1, ceil(len(plain(text)) / letters))
