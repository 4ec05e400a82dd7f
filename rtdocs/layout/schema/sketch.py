"""Sketches: routes as sets of places, so that a search can lay and weigh thousands of them in a moment.

The routes are those of `mesh`. A set is a whole number with a bit for each place of a page, several fields of them side
by side, so that one operation says where two routes meet (the bitboards of chess programs). The routes between two
boxes are worked out once for each distance between boxes, and shifted to the place of a pair of boxes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.mesh import Spot, Way, plain_ways
from rtdocs.layout.schema.router import static_cost

FIELDS = 6
"""Fields of `Sketch.seeks` and `Sketch.lies`: two for crossings, two for corners, two for stretches."""
_MIDDLE = Spot(201, 201)  # far from the borders of any page


class Sketch(NamedTuple):
    """A route, with its places counted from a page before its first box.

    Attributes:
        cost: of its bends and its length.
        boxes: the places where boxes might stand in its way.
        seeks: the places, by kind, at which meeting a stranger costs it something.
        lies: the places, by kind, at which others meet it: the fields that their `seeks` are tested against.
    """

    cost: float
    boxes: int
    seeks: int
    lies: int


@lru_cache(50_000)
def sketches(across: int, down: int, wide: int, area: int, *, right: bool, left: bool) -> tuple[Sketch, ...]:
    """Return the routes from a box to another at a distance, those of least cost first.

    Args:
        across: the distance to the right, in lines of the mesh.
        down: the distance downwards.
        wide: the lines of the page's mesh across.
        area: the places of the mesh.
        right: whether routes must leave at the right.
        left: whether they must arrive at the left.
    """
    end = Spot(_MIDDLE.x + across, _MIDDLE.y + down)
    board = _Board(wide, area)
    found = [_sketch(way, board) for way in plain_ways(_MIDDLE, end, right=right, left=left)]
    return tuple(sorted(found, key=lambda sketch: sketch.cost))


def met(seen: int, area: int) -> float:
    """Return the cost of a route that meets strangers in these places: its `seeks` and their `lies`."""
    if seen >> 4 * area:
        return weights.NEVER
    corners = seen >> 2 * area
    crossed = (seen ^ corners << 2 * area).bit_count()
    return weights.CROSSING * crossed + weights.MAYBE_CROSSING * corners.bit_count()


def beside(links: Sequence[tuple[int, int]], seeks: Sequence[int], field: int, wide: int, area: int) -> dict[int, int]:
    """Return about how many lines run side by side in each channel or gap, by its number; those of one box are one.

    Args:
        links: the boxes of each arrow.
        seeks: of the route of each arrow.
        field: 0 for channels, 1 for gaps.
        wide: the lines of the page's mesh across.
        area: the places of the mesh.
    """
    found: dict[int, int] = {}
    for end in (0, 1):
        nets: defaultdict[int, int] = defaultdict(int)
        for link, sought in zip(links, seeks, strict=True):
            nets[link[end]] |= sought >> field * area & (1 << area) - 1
        most: Counter[int] = Counter()
        for at, many in Counter(place for net in nets.values() for place in _places(net)).items():
            down, across = divmod(at, wide)
            line = across if field else down
            if line % 2 == 0:
                most[line // 2] = max(most[line // 2], many)
        found = {line: min(many, found.get(line, many)) for line, many in most.items()}
    return found


def crossed(seeks: Sequence[int], rows: int, wide: int, area: int) -> frozenset[int]:
    """Return the channels, by their numbers, that an arrow passes from box to box.

    Args:
        seeks: of the route of each arrow.
        rows: the number of rows.
        wide: the lines of the page's mesh across.
        area: the places of the mesh.
    """
    places = 0
    for sought in seeks:
        places |= sought
    columns = ((1 << wide) - 1) // 3 << 1
    return frozenset(at for at in range(rows + 1) if places >> area + 2 * at * wide & columns)


def _places(net: int) -> Iterator[int]:
    """Yield the places of a set."""
    while net:
        lowest = net & -net
        yield lowest.bit_length() - 1
        net ^= lowest


class _Board(NamedTuple):
    """The places of a page, as bits of whole numbers, counted from a page before the first box of a route."""

    wide: int
    area: int

    def at(self, spot: Spot) -> int:
        return self.area + int(spot.y - _MIDDLE.y) * self.wide + spot.x - _MIDDLE.x

    def row(self, start: Spot, count: int, step: int = 1) -> int:
        """Return `count` places, `step` apart, from left to right."""
        return _ones(count, step) << self.at(start)

    def line(self, start: Spot, count: int, step: int = 1) -> int:
        """Return `count` places, `step` apart, from top to bottom."""
        return _ones(count, step * self.wide) << self.at(start)

    def places(self, way: Way) -> "_Places":
        """Return a route taken apart."""
        level = upright = along = down = boxes = 0
        for one, other in pairwise(way):
            (x, y), (last, low) = min(one, other), max(one, other)
            if one.y == other.y:
                level |= self.row(Spot(x + 1, y), last - x - 1)
                if y % 2:
                    along |= self.row(Spot(x, y), last - x)
                    boxes |= self.row(Spot(x | 1, y), (last + 1) // 2 - x // 2, 2)
            else:
                upright |= self.line(Spot(x, y + 1), int(low - y) - 1)
                if x % 2:
                    down |= self.line(Spot(x, y), int(low - y))
                    boxes |= self.line(Spot(x, int(y) | 1), int(low + 1) // 2 - int(y) // 2, 2)
        corners = self.all(way[1:-1])
        return _Places(boxes & ~self.all((way[0], way[-1])), level, upright, corners, along, down)

    def all(self, spots: Iterable[Spot]) -> int:
        whole = 0
        for spot in spots:
            whole |= 1 << self.at(spot)
        return whole


class _Places(NamedTuple):
    """The places of a route: at boxes, passing level and upright, at corners, and its steps along rows and columns."""

    boxes: int
    level: int
    upright: int
    corners: int
    along: int
    down: int


def _ones(count: int, apart: int) -> int:
    """Return `count` bits, `apart` places from each other, from the lowest."""
    return ((1 << max(0, count) * apart) - 1) // ((1 << apart) - 1)


def _sketch(way: Way, board: _Board) -> Sketch:
    boxes, level, upright, corners, along, down = board.places(way)
    passed = level | upright
    upright_only = weights.WITHIN_COLUMN if way[0].x == way[-1].x else 0.0
    return Sketch(
        static_cost(way) + upright_only,
        boxes,
        _fields((level, upright, corners, passed, along, down), board.area),
        _fields((upright, level, passed | corners, corners, along, down), board.area),
    )


def _fields(sets: tuple[int, ...], area: int) -> int:
    whole = 0
    for number, each in enumerate(sets):
        whole |= each << number * area
    return whole
