"""Counts what lines already chosen mean for one more: how often it would cross them, or run on top of them."""

from collections import defaultdict
from typing import NamedTuple, TypeVar

from rtdocs.layout.base.content import Link


class UsedRun(NamedTuple):
    """A level or upright part of a way: where it lies, from where to where, whether in line with boxes."""

    upright: bool
    at: int
    first: int
    last: int
    fixed: bool


class Turn(NamedTuple):
    """Where an arrow changes rows in a gap (upright), or columns in a channel.

    Attributes:
        track: the number of the gap or channel.
        first, last: from where to where it needs its track.
        ends: for both ends their place along the track, and on which side the arrow goes on: -1 before, 1 after, 0
            where it ends.
    """

    upright: bool
    track: int
    first: int
    last: int
    ends: tuple[tuple[int, int], tuple[int, int]]


_Kind = TypeVar("_Kind", UsedRun, Turn)


class Field:
    """The lines of a page in a grid of every x and y that any of them may turn at."""

    def __init__(self, xs: set[int], ys: set[int]) -> None:
        self._x = {at: number for number, at in enumerate(sorted(xs))}
        self._y = {at: number for number, at in enumerate(sorted(ys))}
        # How many upright lines at each x pass each y, and level lines at each y each x.
        self._uprights = [[0] * len(xs) for _ in ys]
        self._levels = [[0] * len(ys) for _ in xs]
        self._fixed: defaultdict[tuple[bool, int], list[tuple[UsedRun, Link]]] = defaultdict(list)
        self._turns: defaultdict[tuple[bool, int], list[tuple[Turn, Link]]] = defaultdict(list)

    def count(self, stretch: UsedRun, link: Link, times: int) -> None:
        """Add a stretch, or take it away: -1 times."""
        at, first, last, lines = self._placed(stretch)
        for number in range(first + 1, last):
            lines[number][at] += times
        if stretch.fixed:
            _put(self._fixed[stretch.upright, stretch.at], (stretch, link), times)

    def turn(self, turn: Turn, link: Link, times: int) -> None:
        """Add a turn, or take it away: -1 times."""
        _put(self._turns[turn.upright, turn.track], (turn, link), times)

    def crossings(self, stretch: UsedRun) -> int:
        """Return how many lines cross a stretch outside of its own gap or channel."""
        at, first, last, _ = self._placed(stretch)
        across = self._levels if stretch.upright else self._uprights
        return sum(across[at][first + 1 : last])

    def shared(self, stretch: UsedRun, link: Link) -> int:
        """Return how many arrows that share no end with this one run on its line through the middles of boxes."""
        if not stretch.fixed:
            return 0
        return sum(
            its.first < stretch.last and stretch.first < its.last and not related(link, other)
            for its, other in self._fixed[stretch.upright, stretch.at]
        )

    def beside(self, turn: Turn, link: Link) -> tuple[int, int]:
        """Return how often a turn crosses the others in its gap or channel, and how many of them bar its way."""
        crossings = barred = 0
        for its, other in self._turns[turn.upright, turn.track]:
            if its.first <= turn.last and turn.first <= its.last and not related(link, other):
                one, two = _cuts(turn, its), _cuts(its, turn)
                if one is None and two is None:
                    barred += 1
                else:
                    crossings += min(cut for cut in (one, two) if cut is not None)
        return crossings, barred

    def passing(self, *, upright: bool, at: int, across: int) -> list[str]:
        """Return the arrows that run through the middle of a box at a place, level or upright."""
        return [link.id for stretch, link in self._fixed[upright, at] if stretch.first < across < stretch.last]

    def _placed(self, stretch: UsedRun) -> tuple[int, int, int, list[list[int]]]:
        if stretch.upright:
            return self._x[stretch.at], self._y[stretch.first], self._y[stretch.last], self._uprights
        return self._y[stretch.at], self._x[stretch.first], self._x[stretch.last], self._levels


def related(one: Link, other: Link) -> bool:
    """Return whether two arrows start or end at one box, and so may share a line."""
    return one.source == other.source or one.target == other.target


def _put(found: list[tuple[_Kind, Link]], one: tuple[_Kind, Link], times: int) -> None:
    if times > 0:
        found.append(one)
    else:
        found.remove(one)


def _cuts(before: Turn, after: Turn) -> int | None:
    """Return how often two turns cross where one lies before the other; None where they would share a line."""
    crossings = 0
    for at, side in before.ends:
        if side > 0:
            if (at, -1) in after.ends:
                return None
            crossings += after.first < at < after.last
    return crossings + sum(side < 0 and before.first < at < before.last for at, side in after.ends)
