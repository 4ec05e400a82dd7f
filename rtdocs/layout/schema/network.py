"""The routes of arrows as lines of a drawing: lone arrows as one connector, trunks as straight ones on junctions.

Office programs draw a connector that is straight or has one bend all alike; one with more bends some reroute by rules
of their own. So a route that bends twice or shares a line is made of such connectors, glued to small dots where lines
join, part or turn.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base.scene import Point, Site
from rtdocs.layout.schema import weights


class Arrow(NamedTuple):
    """An arrow on the page: its id, the id and side of both boxes, and its corners, the ends included."""

    id: str
    start: tuple[str, Site]
    end: tuple[str, Site]
    points: tuple[Point, ...]


class Joint(NamedTuple):
    """An end of a line: a side of a box, or a dot (`box` empty) and the side at which the line meets it."""

    box: str
    place: Point
    site: Site


@dataclass(frozen=True)
class LinePiece:
    """A line of one connector, with a bend at most: its two joints, its corners, and the arrows it is a part of."""

    start: Joint
    end: Joint
    points: tuple[Point, ...]
    arrows: tuple[int, ...]


@dataclass(frozen=True)
class Network:
    """All lines of a page.

    Attributes:
        pieces: the connectors.
        dots: the places where lines join, part or turn, and whether more than two lines meet there.
        false: pairs of boxes that the lines join though no arrow does.
        overlaid: pairs of arrows, by their numbers, whose lines lie on each other though they share no end.
    """

    pieces: tuple[LinePiece, ...]
    dots: Mapping[Point, bool]
    false: tuple[tuple[str, str], ...]
    overlaid: tuple[tuple[int, int], ...]


Step = tuple[Point, Point]


def network(arrows: Sequence[Arrow]) -> Network:
    """Return the network of lines of arrows."""
    pieces: list[LinePiece] = []
    dots: dict[Point, bool] = {}
    false: list[tuple[str, str]] = []
    for group in _groups(arrows):
        found = _Group(arrows, group)
        pieces += found.pieces()
        false += found.false()
        for piece in found.pieces():
            for joint in (piece.start, piece.end):
                if not joint.box:
                    dots[joint.place] = joint.place in found.forks or dots.get(joint.place, False)
    return Network(tuple(pieces), dots, tuple(dict.fromkeys(false)), tuple(_overlaid(pieces)))


def _overlaid(pieces: Sequence[LinePiece]) -> Iterator[tuple[int, int]]:
    """Yield pairs of arrows, one of each line, whose lines lie on each other or nearly so."""
    lines: defaultdict[tuple[bool, int], list[tuple[int, int, LinePiece]]] = defaultdict(list)
    for piece in pieces:
        for one, other in pairwise(piece.points):
            level = one.y == other.y
            ends = sorted((one.x, other.x) if level else (one.y, other.y))
            lines[level, one.y if level else one.x].append((ends[0], ends[1], piece))
    for (is_level, at), inside in lines.items():
        near = [part for by in (-1, 0, 1) for part in lines.get((is_level, at + by), ())]
        for first, last, piece in inside:
            for low, high, neighbour in near:
                if piece is not neighbour and max(first, low) + weights.TOUCH < min(last, high):
                    yield piece.arrows[0], neighbour.arrows[0]


def _groups(arrows: Sequence[Arrow]) -> list[list[int]]:
    """Return arrows that share the side of a box, directly or by others (union-find)."""
    parent = list(range(len(arrows)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    first: dict[tuple[str, tuple[str, Site]], int] = {}
    for at, arrow in enumerate(arrows):
        for key in (("out", arrow.start), ("in", arrow.end)):
            parent[root(at)] = root(first.setdefault(key, at))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(arrows)):
        groups[root(at)].append(at)
    return list(groups.values())


class _Group:
    """Arrows that share lines, as a directed graph of straight steps."""

    def __init__(self, arrows: Sequence[Arrow], group: Sequence[int]) -> None:
        self._arrows, self._group = arrows, group
        self._steps: dict[Step, list[int]] = {}
        for at in group:
            for step in self._split(at):
                self._steps.setdefault(step, []).append(at)
        self._next: defaultdict[Point, list[Point]] = defaultdict(list)
        around: defaultdict[Point, set[Point]] = defaultdict(set)
        for one, other in self._steps:
            self._next[one].append(other)
            around[one].add(other)
            around[other].add(one)
        self.ports = {arrows[at].points[0]: arrows[at].start for at in group}
        self.ports |= {arrows[at].points[-1]: arrows[at].end for at in group}
        self.forks = {place for place, others in around.items() if len(others) > 2 and place not in self.ports}  # noqa: PLR2004 - two are a way through

    def _split(self, at: int) -> Iterator[Step]:
        """Yield the steps of an arrow, parted at every corner of a line it may share."""
        friends = [other for other in self._group if other == at or self._friends(at, other)]
        corners = {corner for other in friends for corner in self._arrows[other].points}
        for one, other in pairwise(self._arrows[at].points):
            inside = sorted((corner for corner in corners if _between(one, corner, other)), key=lambda c: _far(one, c))
            yield from ((a, b) for a, b in pairwise((one, *inside, other)) if a != b)

    def _friends(self, one: int, other: int) -> bool:
        mine, its = self._arrows[one], self._arrows[other]
        return mine.start == its.start or mine.end == its.end

    def pieces(self) -> list[LinePiece]:
        found: list[LinePiece] = []
        for start in dict.fromkeys(one for one, _ in self._steps):
            if start in self.ports or start in self.forks:
                for following in self._next[start]:
                    found += self._chain(start, following)
        return found

    def _chain(self, start: Point, following: Point) -> Iterator[LinePiece]:
        """Yield the pieces from a port or fork to the next one."""
        points = [start, following]
        arrows = tuple(self._steps[start, following])
        while points[-1] not in self.ports and points[-1] not in self.forks:
            points.append(self._next[points[-1]][0])
        corners = straightened(points)
        for first in range(0, max(1, len(corners) - 1), 2):
            part = corners[first : first + 3]
            if len(part) > 1:
                yield LinePiece(self._joint(part[0], part[1]), self._joint(part[-1], part[-2]), tuple(part), arrows)

    def _joint(self, place: Point, towards: Point) -> Joint:
        if place in self.ports:
            return Joint(self.ports[place][0], place, self.ports[place][1])
        return Joint("", place, _direction(place, towards))

    def false(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of boxes that a reader who follows the lines would join though no arrow does."""
        claimed = {(self._arrows[at].start[0], self._arrows[at].end[0]) for at in self._group}
        for place in {self._arrows[at].points[0]: None for at in self._group}:
            source = self.ports[place][0]
            for target in self._reached(place):
                if (source, target) not in claimed:
                    yield source, target

    def _reached(self, place: Point) -> Iterator[str]:
        seen, waiting = {place}, [place]
        while waiting:
            here = waiting.pop()
            if here in self.ports and not self._next[here]:
                yield self.ports[here][0]
            new = [other for other in self._next[here] if other not in seen]
            seen.update(new)
            waiting += new


def straightened(points: Sequence[Point]) -> list[Point]:
    """Return a route without the points that lie on a line between their neighbours."""
    kept = [points[0]]
    for now, following in pairwise(points[1:]):
        last = kept[-1]
        if not ((last.x == now.x == following.x) or (last.y == now.y == following.y)) and now != last:
            kept.append(now)
    return [*kept, points[-1]]


def _between(one: Point, middle: Point, other: Point) -> bool:
    if middle in {one, other}:
        return False
    if one.x == other.x == middle.x:
        return min(one.y, other.y) < middle.y < max(one.y, other.y)
    return one.y == other.y == middle.y and min(one.x, other.x) < middle.x < max(one.x, other.x)


def _far(one: Point, other: Point) -> int:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _direction(place: Point, towards: Point) -> Site:
    if place.y == towards.y:
        return Site.RIGHT if towards.x > place.x else Site.LEFT
    return Site.BOTTOM if towards.y > place.y else Site.TOP


def crossings(pieces: Iterable[LinePiece]) -> int:
    """Return the number of crossings of lines: strictly inside both."""
    level, upright = [], []
    for piece in pieces:
        for one, other in pairwise(piece.points):
            if one.y == other.y:
                level.append((min(one.x, other.x), max(one.x, other.x), one.y))
            else:
                upright.append((min(one.y, other.y), max(one.y, other.y), one.x))
    return sum(first < x < last and low < y < high for first, last, y in level for low, high, x in upright)
