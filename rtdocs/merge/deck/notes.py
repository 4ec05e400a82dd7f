"""The merge of a slide's notes, paragraph by paragraph: three versions of a list, compared as diff3 does.

Source: S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3", 2007.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rtdocs.merge.deck.state import digest


class Change(NamedTuple):
    """A change of notes: paragraphs `start` to `end` (exclusive) of the base became `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge_paragraphs(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the merged paragraphs, and the paragraphs of ours that are left out, as people changed the same ones.

    Args:
        base: digests of the paragraphs written last.
        theirs: the paragraphs as people left them.
        ours: the paragraphs of today.
    """
    mine = _changes(base, ours)
    changed = _changes(base, theirs)
    offered: list[str] = []
    taken: list[Change] = []
    for change in mine:
        if any(_touch(change, other) for other in changed):
            offered += [line for line in change.lines if line not in theirs]
        else:
            taken.append(change)
    merged: list[str] = []
    at = 0
    every = sorted([*taken, *changed])
    kept = {digest(line): line for line in [*theirs, *ours]}
    for change in every:
        merged += [kept[line] for line in base[at : change.start]]
        merged += change.lines
        at = change.end
    return merged + [kept[line] for line in base[at:]], offered


def _changes(base: Sequence[str], lines: Sequence[str]) -> list[Change]:
    steps = SequenceMatcher(None, base, [digest(line) for line in lines], autojunk=False).get_opcodes()
    return [Change(start, end, tuple(lines[one:other])) for tag, start, end, one, other in steps if tag != "equal"]


def _touch(one: Change, other: Change) -> bool:
    """Tell whether two changes overlap or touch in the base."""
    return one.start <= other.end and other.start <= one.end
