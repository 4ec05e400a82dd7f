"""The headers of a grid's tables, also where people typed beside them: "Réponse : nous disons oui"."""

from collections.abc import Callable
from dataclasses import dataclass

from rtdocs.i18n import Language
from rtdocs.i18n.folding import fold_name
from rtdocs.read.grids.blocks import Cell, Table
from rtdocs.read.values.text import label, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Sheet

_ANSWERS = frozenset({"answer", "action"})


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a column.

    Attributes:
        text: its words.
        column: the column that it names; None for none of ours.
        is_guessed: whether it has more words than the name.
        is_lost: whether no answer is told behind its words: it is none of ours, and nothing stands below it but answers
            in controls, which are known without it.
    """

    text: str
    column: Column | None
    is_guessed: bool = False
    is_lost: bool = False

    @property
    def key(self) -> str:
        """The key of its column; empty for none of ours."""
        return self.column.key if self.column else ""


def head_of(table: Table, is_control: Callable[[Cell], bool], language: Language) -> list[Head]:
    """Return the headers of a table of answers; none where its first row is no such headers."""
    cells = table.rows[0] if table.rows else ()
    heads = [_head(label(cell.text)) for cell in cells]
    sure = {head.key for head in heads if head.column and not head.is_guessed}
    is_headed = _ANSWERS & sure or (len(sure) > 1 and any(head.key in _ANSWERS for head in heads))
    if not is_headed:
        return []
    return [
        head if head.column or not head.text or _is_told(table, place, is_control, language) else _lost(head)
        for place, head in enumerate(heads)
    ]


def named(text: str) -> tuple[Column | None, str]:
    """Return the column whose name a header begins or ends with, and its other words."""
    words, known = label(text).split(), names.columns(Sheet.LEARNING)
    for size in range(len(words), 0, -1):
        for name, others in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if column := known.get(fold_name(" ".join(name))):
                return column, " ".join(others)
    return None, text


def _head(text: str) -> Head:
    column, others = named(text)
    return Head(text, column, bool(column and others))


def _lost(head: Head) -> Head:
    return Head(head.text, None, is_lost=True)


def _is_told(table: Table, place: int, is_control: Callable[[Cell], bool], language: Language) -> bool:
    below = (row[place] for row in table.rows[1:] if place < len(row))
    return any(plain(cell.text, language) and not is_control(cell) for cell in below)
