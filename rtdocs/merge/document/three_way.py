"""Three-way merge of sequences (diff3; Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007).

Of the base only keys exist, so all three sequences are sequences of keys; the results are ranges of them.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple


class Side(Enum):
    """The side that changed a stretch of the base."""

    NOBODY = "nobody"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class Stretch(NamedTuple):
    """A stretch of the merged sequence: the side that changed it, and its ranges in theirs and in ours."""

    side: Side
    theirs: range
    ours: range


class _Anchor(NamedTuple):
    """A run of keys that is in all three sequences: its starts there, from 0, and its length."""

    base: int
    theirs: int
    ours: int
    length: int


def stretches(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> Iterator[Stretch]:
    """Yield the stretches of the merged sequence in order; together they cover theirs and ours.

    A stretch that both sides changed in the same way counts as changed by nobody. Where one side only added keys around
    those that the other changed, both changes are taken, each as a stretch of its own.
    """
    at = _Anchor(0, 0, 0, 0)
    for anchor in (*_anchors(base, theirs, ours), _Anchor(len(base), len(theirs), len(ours), 0)):
        spans = (range(at.base, anchor.base), range(at.theirs, anchor.theirs), range(at.ours, anchor.ours))
        yield from _between(base, theirs, ours, spans)
        at = _Anchor(anchor.base + anchor.length, anchor.theirs + anchor.length, anchor.ours + anchor.length, 0)
        if anchor.length:
            yield Stretch(Side.NOBODY, range(anchor.theirs, at.theirs), range(anchor.ours, at.ours))


def _anchors(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> Iterator[_Anchor]:
    """Yield the runs of the base that are in both other sequences, in order."""
    in_theirs = _places(base, theirs)
    in_ours = _places(base, ours)
    position = 0
    while position < len(base):
        length = 0
        start = in_theirs.get(position), in_ours.get(position)
        if None not in start:
            while (
                in_theirs.get(position + length) == start[0] + length  # type: ignore[operator]
                and in_ours.get(position + length) == start[1] + length  # type: ignore[operator]
            ):
                length += 1
            yield _Anchor(position, start[0], start[1], length)  # type: ignore[arg-type]
        position += max(length, 1)


def _places(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return the positions in another sequence of the elements of the base that are in it, by position in the base."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {block.a + at: block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}


def _between(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str], spans: tuple[range, range, range]
) -> Iterator[Stretch]:
    before, left, right = spans
    old, mine, new = _cut(base, before), _cut(theirs, left), _cut(ours, right)
    if not (mine or new):
        return
    if mine == new:
        yield Stretch(Side.NOBODY, left, right)
    elif mine == old:
        yield Stretch(Side.OURS, left, right)
    elif new == old:
        yield Stretch(Side.THEIRS, left, right)
    elif (at := _inside(mine, old)) is not None:
        # They only added around what we changed.
        first, last = left.start + at, left.start + at + len(old)
        yield from _some(Stretch(Side.THEIRS, range(left.start, first), range(right.start, right.start)))
        yield from _some(Stretch(Side.OURS, range(first, last), right))
        yield from _some(Stretch(Side.THEIRS, range(last, left.stop), range(right.stop, right.stop)))
    elif (at := _inside(new, old)) is not None:
        first, last = right.start + at, right.start + at + len(old)
        yield from _some(Stretch(Side.OURS, range(left.start, left.start), range(right.start, first)))
        yield from _some(Stretch(Side.THEIRS, left, range(first, last)))
        yield from _some(Stretch(Side.OURS, range(left.stop, left.stop), range(last, right.stop)))
    elif len(old) == len(mine) == len(new):
        yield from _one_by_one(old, mine, new, left.start, right.start)
    else:
        yield from _woven(old, mine, new, left, right) or [Stretch(Side.BOTH, left, right)]


def _one_by_one(old: list[str], mine: list[str], new: list[str], left: int, right: int) -> Iterator[Stretch]:
    """Yield stretches of one element: all sides have equally many, so each was changed in its place."""
    for at, (was, theirs, ours) in enumerate(zip(old, mine, new, strict=True)):
        side = Side.OURS if theirs == was else Side.THEIRS if ours == was else Side.BOTH
        side = Side.NOBODY if theirs == ours else side
        yield Stretch(side, range(left + at, left + at + 1), range(right + at, right + at + 1))


def _woven(old: list[str], mine: list[str], new: list[str], left: range, right: range) -> list[Stretch]:
    """Return the stretches of neighbours that were each changed on one side only; none where that is not certain.

    Theirs is "g T g' T' ...": runs that we changed, and between them the replacements of the runs that they changed.
    """
    kept = (_places(old, mine), _places(old, new))
    runs: list[tuple[int, int, int]] = []  # of the side that kept it: which side, where it begins and ends there
    for position in range(len(old)):
        holders = [side for side in (0, 1) if position in kept[side]]
        if len(holders) != 1:
            return []
        side, at = holders[0], kept[holders[0]][position]
        if runs and runs[-1][0] == side:
            if runs[-1][2] != at:
                return []
            runs[-1] = (side, runs[-1][1], at + 1)
        else:
            runs.append((side, at, at + 1))
    return _between_runs(runs, left, right)


def _between_runs(runs: list[tuple[int, int, int]], left: range, right: range) -> list[Stretch]:
    at = [left.start, right.start]
    found: list[Stretch] = []
    for number, (side, first, last) in enumerate(runs):
        start, other = (left, right)[side].start, 1 - side
        if number == 0:
            found += _one_sided(side, at[side], start + first, at[other])
        # What the other side has until its next run stands for this one.
        following = next((run[1] for run in runs[number + 1 :] if run[0] == other), None)
        end = (left, right)[other].stop if following is None else (left, right)[other].start + following
        mine, yours = (range(start + first, start + last), range(at[other], end))
        if following is None and number + 1 < len(runs):
            return []
        found.append(Stretch(Side.OURS, mine, yours) if side == 0 else Stretch(Side.THEIRS, yours, mine))
        at[side], at[other] = start + last, end
    side = runs[-1][0] if runs else 0
    return [*found, *_one_sided(side, at[side], (left, right)[side].stop, at[1 - side])]


def _one_sided(side: int, first: int, last: int, other: int) -> Iterator[Stretch]:
    """Yield the stretch of keys that one side has more, where there are any."""
    here = range(other, other)
    if side == 0:
        yield from _some(Stretch(Side.THEIRS, range(first, last), here))
    else:
        yield from _some(Stretch(Side.OURS, here, range(first, last)))


def _some(stretch: Stretch) -> Iterator[Stretch]:
    if stretch.theirs or stretch.ours:
        yield stretch


def _cut(keys: Sequence[str], span: range) -> list[str]:
    return list(keys[span.start : span.stop])


def _inside(keys: list[str], part: list[str]) -> int | None:
    """Return the index of a run of keys within others; None where it is not in them."""
    starts = range(len(keys) - len(part) + 1)
    return next((at for at in starts if keys[at : at + len(part)] == part), None)
