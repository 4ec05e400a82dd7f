"""Finds free ground along a level or upright stretch of a way: where on it, or how far beside it, a label may stand.

All is reckoned along the stretch: an upright one is turned with all that stands around it, and its places turned back.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base.scene import Frame, Point


class Run(NamedTuple):
    """From where to where, along a stretch, the middle of a label may lie."""

    first: int
    last: int


class Hindrance(NamedTuple):
    """What a label must stay away from, turned as the stretch is, and how far."""

    frame: Frame
    clear: int


class FreeRun(NamedTuple):
    """A stretch of a way, turned to lie level: its y, its ends in the direction of the arrow, and whether it stood."""

    at: int
    start: int
    end: int
    upright: bool

    def turned(self, frame: Frame) -> Frame:
        """Return a frame as it lies beside the stretch, or the other way round."""
        return turned(frame) if self.upright else frame

    def run(self, before: int, behind: int) -> Run:
        """Return the stretch without so much of its start and of its end."""
        if self.start <= self.end:
            return Run(self.start + before, self.end - behind)
        return Run(self.end + behind, self.start - before)

    def label(self, middle: int, beside: int, size: tuple[int, int]) -> Frame:
        """Return the frame of a label by its middle: along the stretch, and beside it (negative above or left)."""
        along, across = self.sides(size)
        return self.turned(Frame(middle - along // 2, self.at + beside - across // 2, along, across))

    def sides(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return how long a label is along the stretch, and how wide across it."""
        return size[::-1] if self.upright else size

    def free(self, run: Run, beside: int, size: tuple[int, int], around: Iterable[Hindrance]) -> list[Run]:
        """Return where in a run the middle of a label may lie that stands so far beside the stretch."""
        along, across = self.sides(size)
        low, high = self.at + beside - across // 2, self.at + beside - across // 2 + across
        runs = [run] if run.first <= run.last else []
        for it, clear in around:
            if it.y < high + clear and low - clear < it.bottom:
                runs = list(_without(runs, it.x - clear - along + along // 2, it.right + clear + along // 2))
        return runs


def turned(frame: Frame) -> Frame:
    """Return a frame with its x for its y, and its width for its height."""
    return Frame(frame.y, frame.x, frame.height, frame.width)


def stretches(points: Sequence[Point]) -> list[FreeRun]:
    """Return the stretches of a way, from its start on."""
    return [
        FreeRun(one.y, one.x, other.x, upright=False)
        if one.y == other.y
        else FreeRun(one.x, one.y, other.y, upright=True)
        for one, other in pairwise(points)
        if one != other
    ]


def spanned(one: Point, other: Point) -> Frame:
    """Return the frame between two points."""
    return Frame(min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y))


def _without(runs: Iterable[Run], first: int, last: int) -> Iterator[Run]:
    """Yield what is left of some runs where nothing may lie between two places."""
    for run in runs:
        if run.last <= first or last <= run.first:
            yield run
            continue
        if run.first <= first:
            yield Run(run.first, first)
        if last <= run.last:
            yield Run(last, run.last)
