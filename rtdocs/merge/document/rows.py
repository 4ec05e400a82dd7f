"""The matching of rows in two versions of a table: by all cells, else by the first cell, else by likeness."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

Row = tuple[str, ...]
"""The keys of a row's cells."""

_ALIKE: Final = 0.5
"""The share of its cells by which a row whose first cell was changed is still itself."""


def matched(before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    """Return the number of each row of `before` that is in `after`, with its number there; both from 0."""
    found = _same(before, after)
    _by_first(before, after, found)
    _by_likeness(before, after, found)
    return found


def moved(found: Mapping[int, int]) -> set[int]:
    """Return the rows out of order: all but the longest increasing subsequence (patience sorting)."""
    places = sorted(found)
    ends: list[int] = []  # by length of a run, the row that ends it lowest
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, found[place], key=lambda end: found[end])
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    stays: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        stays.add(at)
        at = before[at]
    return set(places) - stays


def columns(before: Row, after: Row) -> list[int | None] | None:
    """Return the number that each column has in a table whose columns people changed; None where it is not certain.

    Args:
        before: the headers of the base.
        after: the headers of today.
    """
    if len(before) == len(after):
        return list(range(len(before)))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    places: dict[int, int | None] = {block.a + at: block.b + at for block in blocks for at in range(block.size)}
    is_certain = len(places) == min(len(before), len(after))
    return [places.get(column) for column in range(len(before))] if is_certain else None


def _same(before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _by_first(before: Sequence[Row], after: Sequence[Row], found: dict[int, int]) -> None:
    """Match rows by their first cell, where no other row of the table has the same."""
    counts = [Counter(row[0] for row in rows if row) for rows in (before, after)]
    taken = set(found.values())
    free = {row[0]: at for at, row in enumerate(after) if row and at not in taken and counts[1][row[0]] == 1}
    for at, row in enumerate(before):
        if at not in found and row and counts[0][row[0]] == 1 and row[0] in free:
            found[at] = free[row[0]]


def _by_likeness(before: Sequence[Row], after: Sequence[Row], found: dict[int, int]) -> None:
    """Match the rows left between two matched rows, in order, where equally many are left on both sides."""
    taken = set(found.values())
    edges = [(-1, -1), *sorted(found.items()), (len(before), len(after))]
    for (first, one), (last, other) in pairwise(edges):
        left = [at for at in range(first + 1, last) if at not in found]
        right = [at for at in range(one + 1, other) if at not in taken]
        if len(left) == len(right):
            pairs = [(a, b) for a, b in zip(left, right, strict=True) if _likeness(before[a], after[b]) >= _ALIKE]
            found.update(pairs)


def _likeness(one: Row, other: Row) -> float:
    same = sum(a == b for a, b in zip(one, other, strict=False))
    return same / max(len(one), len(other), 1)
