"""Chooses among the ways of all arrows of a page: few crossings first, then few bends, then short."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.arrangement import POINT
from rtdocs.layout.content import Link
from rtdocs.layout.routes import FIXED, Board, Line, Route, points, ways
from rtdocs.layout.scene import Point

# What a crossing weighs, what a line that another arrow already follows, and each bend from the first to the fourth.
_CROSSING = 10
_SHARED_LINE = 1_000
_BENDS = (0, 4, 5, 10, 13)
_LENGTH = 1 / (40 * POINT)
_MOST_WAYS = 14
_SWEEPS = 2


class _Turn(NamedTuple):
    """Where an arrow changes rows in a gap, or columns in a channel.

    Attributes:
        upright, track: the gap or channel.
        ends: the middles of boxes that it joins, and on which side of the track each goes on: -1 before, 1 after.
    """

    upright: bool
    track: int
    ends: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way with its stretches, (at, from, to, whether it runs through the middle of boxes), and its turns."""

    link: str
    source: str
    target: str
    route: Route
    level: tuple[tuple[int, int, int, bool], ...]
    upright: tuple[tuple[int, int, int, bool], ...]
    turns: tuple[_Turn, ...]
    cost: float


def choose(board: Board, links: Sequence[Link], banned: frozenset[tuple[str, Route]] = frozenset()) -> dict[str, Route]:
    """Return the way of each link; one that is banned for it only where it has no other."""
    choices = {link.id: _allowed(_ways(board, link), banned) for link in links}
    order = sorted(choices, key=lambda link: choices[link][0].cost)
    chosen: dict[str, _Way] = {}
    for _ in range(_SWEEPS):
        for link in order:
            chosen[link] = _best(choices[link], [way for other, way in chosen.items() if other != link])
    return {link.id: chosen[link.id].route for link in links}


def _allowed(ways: list[_Way], banned: frozenset[tuple[str, Route]]) -> list[_Way]:
    return [way for way in ways if (way.link, way.route) not in banned] or ways[:1]


def _best(choices: Sequence[_Way], others: Sequence[_Way]) -> _Way:
    """Return the way that costs least beside the others; they come cheapest first, so the rest need no look."""
    best, least = choices[0], float("inf")
    for way in choices:
        if way.cost >= least:
            break
        cost = _cost_among(way, others, least)
        if cost < least:
            best, least = way, cost
    return best


def _cost_among(way: _Way, others: Sequence[_Way], least: float) -> float:
    """Return the cost of a way beside others, or any cost from `least` up where it comes to that."""
    cost = way.cost
    for other in others:
        if cost >= least:
            break
        cost += _cost_beside(way, other)
    return cost


def _ways(board: Board, link: Link) -> list[_Way]:
    source, target = board.spots[link.source], board.spots[link.target]
    found = (_way(link, route, points(route, source.frame, target.frame)) for route in ways(board, source, target))
    return sorted(found, key=lambda way: way.cost)[:_MOST_WAYS]


def _way(link: Link, route: Route, corners: Sequence[Point]) -> _Way:
    stretches = list(zip(route.lines, pairwise(corners), strict=True))
    level = tuple(
        (one.y, min(one.x, other.x), max(one.x, other.x), line.track == FIXED)
        for line, (one, other) in stretches
        if not line.upright
    )
    upright = tuple(
        (one.x, min(one.y, other.y), max(one.y, other.y), line.track == FIXED)
        for line, (one, other) in stretches
        if line.upright
    )
    length = sum(last - first for _, first, last, _ in level + upright)
    cost = _BENDS[len(route.lines) - 1] + length * _LENGTH
    return _Way(link.id, link.source, link.target, route, level, upright, tuple(_turns(route, corners)), cost)


def _turns(route: Route, corners: Sequence[Point]) -> Iterator[_Turn]:
    """Yield the turns whose two ends are middles of boxes: only those can bar each other."""
    for number in range(1, len(route.lines) - 1):
        before, line, after = route.lines[number - 1 : number + 2]
        if before.track == after.track == FIXED:
            last, then = corners[number - 1], corners[number + 2]
            ends = [(before.at, _side(last, line)), (after.at, _side(then, line))]
            yield _Turn(line.upright, line.track, frozenset(ends))


def _side(corner: Point, line: Line) -> int:
    return 1 if (corner.x if line.upright else corner.y) > line.at else -1


def _cost_beside(way: _Way, other: _Way) -> float:
    crossings = _crossings(way.level, other.upright) + _crossings(other.level, way.upright)
    related = way.source == other.source or way.target == other.target
    if related:
        return crossings * _CROSSING
    shared = _overlaps(way.level, other.level) + _overlaps(way.upright, other.upright) + _barred(way, other)
    return crossings * _CROSSING + shared * _SHARED_LINE


def _barred(way: _Way, other: _Way) -> int:
    """Return how often each of two arrows would have to turn before the other, where they go to each other's row."""
    return sum(
        (one.upright, one.track) == (its.upright, its.track) and {(at, -side) for at, side in one.ends} == its.ends
        for one in way.turns
        for its in other.turns
    )


def _crossings(level: Sequence[tuple[int, int, int, bool]], upright: Sequence[tuple[int, int, int, bool]]) -> int:
    return sum(left < x < right and top < y < bottom for y, left, right, _ in level for x, top, bottom, _ in upright)


def _overlaps(some: Sequence[tuple[int, int, int, bool]], others: Sequence[tuple[int, int, int, bool]]) -> int:
    """Return how often two arrows would run on one line through the middle of boxes."""
    return sum(
        fixed and too and at == its and first < end and start < last
        for at, first, last, fixed in some
        for its, start, end, too in others
    )
