"""A new route for an arrow whose box a person moved, or that runs through a box that a person put in its way.

A route is straight, or has one corner: LibreOffice 7.4 draws connectors of more corners by a route of its own. Of all
routes between the sites of two shapes the best runs through the fewest boxes, then does not slant, then is the
shortest. Lengths and places are in EMU.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

Point = tuple[int, int]

_INTO: Final = 12_700  # the depth from which a route inside a box runs through it
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

    points: tuple[Point, ...]
    start: int
    end: int

    def crossed(self, boxes: Iterable[Rectangle]) -> int:
        """Return the number of boxes that the route runs through."""
        legs = list(pairwise(self.points))
        return sum(any(box.is_run_through(*leg) for leg in legs) for box in boxes)


def best(start: End, end: End, boxes: Sequence[Rectangle]) -> Way:
    """Return the best route from one shape to another; `boxes` are the obstacles, both ends among them."""
    ways = [
        Way(points, one, other)
        for one, first, out in start.sites()
        for other, last, into in end.sites()
        for points in _between(first, out, last, into)
    ]
    return min(ways, key=lambda way: (way.crossed(boxes), _is_slanted(way), _length(way), way.points))


def _between(first: Point, out: tuple[int, int], last: Point, into: tuple[int, int]) -> Iterable[tuple[Point, ...]]:
    """Yield the routes between two sites: straight, and by each of the two corners that both sites face."""
    yield first, last
    for corner in ((last[0], first[1]), (first[0], last[1])):
        if corner not in {first, last} and _is_outwards(first, out, corner) and _is_outwards(last, into, corner):
            yield first, corner, last


def _is_outwards(site: Point, looks: tuple[int, int], place: Point) -> bool:
    ahead = (place[0] - site[0]) * looks[0] + (place[1] - site[1]) * looks[1]
    return looks == (0, 0) or ahead > 0


def _is_slanted(way: Way) -> bool:
    return any(
        one[0] != other[0] and one[1] != other[1] for one, other in zip(way.points, way.points[1:], strict=False)
    )


def _length(way: Way) -> int:
    return sum(abs(one[0] - other[0]) + abs(one[1] - other[1]) for one, other in pairwise(way.points))
