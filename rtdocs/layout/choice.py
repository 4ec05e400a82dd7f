"""Chooses among the ways of all arrows of a page: few crossings first, then few bends, then short."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rtdocs.layout.arrangement import POINT
from rtdocs.layout.content import Link
from rtdocs.layout.field import Field, Stretch, Turn
from rtdocs.layout.routes import FIXED, Board, Line, Route, points, ways
from rtdocs.layout.scene import Point

# What a crossing weighs, what a line that another arrow already follows, and each bend from the first to the fourth.
_CROSSING = 10
_SHARED_LINE = 1_000
_BENDS = (0, 4, 5, 10, 13)
_LENGTH = 1 / (40 * POINT)
_MOST_WAYS = 20
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class _Way:
    """A way with its stretches, its turns, and what it costs alone."""

    link: Link
    route: Route
    stretches: tuple[Stretch, ...]
    turns: tuple[Turn, ...]
    cost: float


def choose(board: Board, links: Sequence[Link], banned: frozenset[tuple[str, Route]] = frozenset()) -> dict[str, Route]:
    """Return the way of each link; one that is banned for it only where it has no other."""
    choices = {link.id: _allowed(_ways(board, link), banned) for link in links}
    field = Field(*_axes(choices.values()))
    chosen: dict[str, _Way] = {}
    order = sorted(choices, key=lambda link: choices[link][0].cost)
    for _ in range(_SWEEPS):
        before = dict(chosen)
        for link in order:
            _choose_again(link, choices[link], chosen, field)
        if chosen == before:
            break
    return {link.id: chosen[link.id].route for link in links}


def _choose_again(link: str, choices: Sequence[_Way], chosen: dict[str, _Way], field: Field) -> None:
    if link in chosen:
        _count(chosen[link], field, -1)
    chosen[link] = _best(choices, field)
    _count(chosen[link], field, 1)


def _allowed(ways: list[_Way], banned: frozenset[tuple[str, Route]]) -> list[_Way]:
    return [way for way in ways if (way.link.id, way.route) not in banned] or ways[:1]


def _axes(choices: Iterable[Sequence[_Way]]) -> tuple[set[int], set[int]]:
    """Return every x and every y that a way may turn at."""
    stretches = [stretch for ways in choices for way in ways for stretch in way.stretches]
    places = [(each.at, each.first, each.last) for each in stretches if each.upright]
    levels = [(each.at, each.first, each.last) for each in stretches if not each.upright]
    xs = {at for at, _, _ in places} | {end for _, *ends in levels for end in ends}
    ys = {at for at, _, _ in levels} | {end for _, *ends in places for end in ends}
    return xs, ys


def _count(way: _Way, field: Field, times: int) -> None:
    for stretch in way.stretches:
        field.count(stretch, way.link, times)
    for turn in way.turns:
        field.turn(turn, way.link, times)


def _best(choices: Sequence[_Way], field: Field) -> _Way:
    """Return the way that costs least beside the others; they come cheapest first, so the rest need no look."""
    best, least = choices[0], float("inf")
    for way in choices:
        if way.cost >= least:
            break
        cost = way.cost + _cost_beside(way, field)
        if cost < least:
            best, least = way, cost
    return best


def _cost_beside(way: _Way, field: Field) -> float:
    """Return what a way costs for the sake of all others."""
    crossings = sum(field.crossings(stretch) for stretch in way.stretches)
    shared = sum(field.shared(stretch, way.link) for stretch in way.stretches)
    for turn in way.turns:
        more, barred = field.beside(turn, way.link)
        crossings, shared = crossings + more, shared + barred
    return crossings * _CROSSING + shared * _SHARED_LINE


def _ways(board: Board, link: Link) -> list[_Way]:
    source, target = board.spots[link.source], board.spots[link.target]
    found = (_way(link, route, points(route, source.frame, target.frame)) for route in ways(board, source, target))
    return sorted(found, key=lambda way: way.cost)[:_MOST_WAYS]


def _way(link: Link, route: Route, corners: Sequence[Point]) -> _Way:
    stretches = tuple(_stretch(line, *ends) for line, ends in zip(route.lines, pairwise(corners), strict=True))
    length = sum(stretch.last - stretch.first for stretch in stretches)
    cost = _BENDS[len(route.lines) - 1] + length * _LENGTH
    return _Way(link, route, stretches, tuple(_turns(route, corners)), cost)


def _stretch(line: Line, one: Point, other: Point) -> Stretch:
    along = (one.y, other.y) if line.upright else (one.x, other.x)
    return Stretch(line.upright, line.at, min(along), max(along), line.track == FIXED)


def _turns(route: Route, corners: Sequence[Point]) -> Iterator[Turn]:
    """Yield where a way changes rows in a gap, or columns in a channel."""
    for number in range(1, len(route.lines) - 1):
        line = route.lines[number]
        if line.track == FIXED:
            continue
        last, first, second, then = corners[number - 1 : number + 3]
        along, across = (1, 0) if line.upright else (0, 1)
        ends = (
            (first[along], 1 if last[across] > first[across] else -1),
            (second[along], 1 if then[across] > second[across] else -1),
        )
        yield Turn(line.upright, line.track, min(first[along], second[along]), max(first[along], second[along]), ends)
