"""A new route for an arrow whose box a person moved, or that runs through a box that a person put in its way.

A route is straight, has one corner or, where no such route is free, two. Of all routes between the sites of two shapes
the best runs through the fewest boxes, then does not slant, then lies on no other arrow, then has the fewest corners,
then is the shortest. Lengths and places are in EMU.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

Point = tuple[int, int]
Points = tuple[Point, ...]
Leg = tuple[Point, Point]

_INTO: Final = 12_700  # the depth from which a route inside a box runs through it
_ROOMS: Final = (101_600, 190_500)  # between a box and a line that runs beside it: 8 points, or 15
_NEAREST: Final = 50_800  # between a box and any line that does not end at it
_OUTWARDS: Final[Sequence[tuple[int, int]]] = ((0, -1), (-1, 0), (0, 1), (1, 0))
"""Where the four sites of a rectangle look, by their numbers: up, left, down, right (ECMA-376, a:prstGeom)."""


class Rectangle(NamedTuple):
    """A frame by its sides."""

    left: int
    top: int
    right: int
    bottom: int

    def grown(self, by: int) -> "Rectangle":
        """Return the frame, `by` higher above and below."""
        return self._replace(top=self.top - by, bottom=self.bottom + by)

    def spread(self, by: int) -> "Rectangle":
        """Return the frame, larger by as much on all sides."""
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "Rectangle") -> bool:
        """Tell whether two frames overlap."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0 and down > 0

    def is_run_through(self, one: Point, other: Point) -> bool:
        """Tell whether a straight line runs through the frame (Liang and Barsky, 1984)."""
        first, last = 0.0, 1.0
        sides = (
            (self.left + _INTO, self.right - _INTO, one[0], other[0]),
            (self.top + _INTO, self.bottom - _INTO, one[1], other[1]),
        )
        for low, high, start, end in sides:
            if start == end:
                if not low < start < high:
                    return False
                continue
            enters, leaves = sorted(((low - start) / (end - start), (high - start) / (end - start)))
            first, last = max(first, enters), min(last, leaves)
        return first < last


class End(NamedTuple):
    """A shape at an arrow's end: connected by one of four sites or, at a joint of lines, by the middle.

    `site` is the number of the one site that may be taken; -1 for any.
    """

    frame: Rectangle
    is_joint: bool
    site: int = -1

    def sites(self) -> list[tuple[int, Point, tuple[int, int]]]:
        """Return the sites: the number, the place and the outward direction of each; a joint has no direction."""
        left, top, right, bottom = self.frame
        across, down = (left + right) // 2, (top + bottom) // 2
        if self.is_joint:
            return [(-1, (across, down), (0, 0))]
        places = ((across, top), (left, down), (across, bottom), (right, down))
        every = list(zip(range(4), places, _OUTWARDS, strict=True))
        return every if self.site not in range(4) else [every[self.site]]


class Way(NamedTuple):
    """A route: its points from end to end, and the numbers of its sites; -1 for a joint."""

    points: Points
    start: int
    end: int

    def crossed(self, boxes: Iterable[Rectangle]) -> int:
        """Return the number of boxes that the route runs through."""
        legs = list(pairwise(self.points))
        return sum(any(box.is_run_through(*leg) for leg in legs) for box in boxes)


def best(start: End, end: End, boxes: Sequence[Rectangle], lines: Sequence[Leg] = ()) -> Way:
    """Return the best route from one shape to another.

    Args:
        start: the shape that the arrow leaves.
        end: the shape that it leads to.
        boxes: the obstacles, both ends among them.
        lines: the legs of other arrows, on which it should not lie.
    """

    def cost(way: Way) -> tuple[int, bool, int, int, int, Points]:
        laid = sum(_is_laid_on(one, other) for one in pairwise(way.points) for other in lines)
        close = _close_to(way, start.frame, end.frame, boxes)
        return way.crossed(boxes), _is_slanted(way), laid + close, len(way.points), _length(way), way.points

    plain = list(_ways(start, end, _straight_or_bent)) or list(
        _ways(start, end, lambda one, _, last, __: [(one, last)])
    )
    found = min(plain, key=cost)
    if not any(cost(found)[:3]):
        return found
    channels = _channels(boxes)
    twice = _ways(start, end, lambda first, out, last, into: _bent_twice(first, out, last, into, channels))
    return min([found, *twice], key=cost)


def _ways(start: End, end: End, between: Callable[[Point, Point, Point, Point], Iterable[Points]]) -> Iterator[Way]:
    """Yield the routes from each site of a shape to each of another."""
    for one, first, out in start.sites():
        for other, last, into in end.sites():
            yield from (Way(points, one, other) for points in between(first, out, last, into))


def _straight_or_bent(first: Point, out: Point, last: Point, into: Point) -> Iterator[Points]:
    """Yield the routes between two sites: straight, and by each of the two corners that both sites face."""
    if _is_outwards(first, out, last) and _is_outwards(last, into, first):
        yield first, last
    for corner in ((last[0], first[1]), (first[0], last[1])):
        if corner not in {first, last} and _is_outwards(first, out, corner) and _is_outwards(last, into, corner):
            yield first, corner, last


def _channels(boxes: Sequence[Rectangle]) -> tuple[list[int], list[int]]:
    """Return where lines may run beside boxes: the places of upright lines, and the heights of level ones."""
    across = {place for box in boxes for by in _ROOMS for place in (box.left - by, box.right + by)}
    down = {place for box in boxes for by in _ROOMS for place in (box.top - by, box.bottom + by)}
    return sorted(across), sorted(down)


def _bent_twice(
    first: Point, out: Point, last: Point, into: Point, channels: tuple[list[int], list[int]]
) -> Iterator[Points]:
    """Yield the routes of two corners between two sites: by a channel beside a box, or midway."""
    for axis, free in enumerate(channels):
        for middle in {*free, (first[axis] + last[axis]) // 2}:
            one, other = _with(first, axis, middle), _with(last, axis, middle)
            is_bent = one not in {first, other} and other != last
            if is_bent and _is_outwards(first, out, one) and _is_outwards(last, into, other):
                yield first, one, other, last


def _close_to(way: Way, start: Rectangle, end: Rectangle, boxes: Sequence[Rectangle]) -> int:
    """Return the number of boxes that a route runs along, nearer than lines run beside boxes."""
    legs = list(pairwise(way.points))
    own = {start: legs[1:], end: legs[:-1]}
    wide = ((box.spread(_NEAREST), own.get(box, legs)) for box in boxes)
    return sum(any(box.is_run_through(*leg) for leg in its) for box, its in wide)


def _with(point: Point, axis: int, value: int) -> Point:
    return (value, point[1]) if axis == 0 else (point[0], value)


def _is_laid_on(one: Leg, other: Leg) -> bool:
    """Tell whether two legs lie on each other, by more than a point."""
    for axis in (0, 1):
        if {abs(each[axis] - one[0][axis]) <= _INTO for each in (*one, *other)} == {True}:
            low, high = (sorted(point[1 - axis] for point in leg) for leg in (one, other))
            return min(low[1], high[1]) - max(low[0], high[0]) > _INTO
    return False


def _is_outwards(site: Point, looks: tuple[int, int], place: Point) -> bool:
    ahead = (place[0] - site[0]) * looks[0] + (place[1] - site[1]) * looks[1]
    return looks == (0, 0) or ahead > 0


def _is_slanted(way: Way) -> bool:
    return any(
        one[0] != other[0] and one[1] != other[1] for one, other in zip(way.points, way.points[1:], strict=False)
    )


def _length(way: Way) -> int:
    return sum(abs(one[0] - other[0]) + abs(one[1] - other[1]) for one, other in pairwise(way.points))
