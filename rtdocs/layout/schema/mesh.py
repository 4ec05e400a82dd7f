"""The mesh that routes follow, and every route of few bends between two boxes (enumeration of orthogonal routes).

Lines of the mesh are numbered across and down: odd numbers are the middles of columns and rows, where boxes stand; even
numbers are the gaps between columns and the channels between rows, where several lines may run side by side. A box at
the end that stands on no row has a fraction of its own, and is reached from the gap before it alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rtdocs.layout.base.scene import Site
from rtdocs.layout.schema import weights


class Spot(NamedTuple):
    """A crossing of two lines of the mesh."""

    x: int
    y: float


class Pair(NamedTuple):
    """An arrow by the ids of its two boxes."""

    source: str
    target: str


class Corridor(NamedTuple):
    """A gap (`upright`, by its even x) or a channel (by its even y)."""

    upright: bool
    line: int


Way = tuple[Spot, ...]
"""The corners of an arrow's way, its two boxes included; stretches are level and upright by turns."""


_Box = TypeVar("_Box", str, int)


def crowds(pairs: Iterable[Sequence[_Box]], end: int) -> set[_Box]:
    """Return the boxes that so many arrows leave (`end` 0) or reach (1) that they share a side of it, and a trunk."""
    return {box for box, many in Counter(pair[end] for pair in pairs).items() if many >= weights.CROWD}


@dataclass(frozen=True)
class Mesh:
    """The boxes on the mesh.

    Attributes:
        columns, rows: how many there are.
        placed: the boxes by their ids, with their spots.
        taken: these spots.
        from_left: boxes that arrows enter at their left side alone.
        to_right: boxes that arrows leave at their right side alone.
        crowded_left, crowded_right: these, and the boxes of which the same is wished.
    """

    columns: int
    rows: int
    placed: tuple[tuple[str, Spot], ...]
    taken: frozenset[Spot]
    from_left: frozenset[str] = frozenset()
    to_right: frozenset[str] = frozenset()
    crowded_left: frozenset[str] = frozenset()
    crowded_right: frozenset[str] = frozenset()

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """The spot of each box."""
        return dict(self.placed)

    def clear(self, one: Spot, other: Spot) -> bool:
        """Return whether no box stands between two spots on one line."""
        if one.y == other.y:
            if one.y % 2 != 1:
                return True
            first, last = sorted((one.x, other.x))
            return not any(Spot(x, one.y) in self.taken for x in range(first + 1, last))
        if one.x % 2 != 1:
            return True
        low, high = sorted((one.y, other.y))
        return not any(Spot(one.x, y) in self.taken for y in range(int(low) + 1, int(-(-high // 1))))


def mesh(
    spots: Mapping[str, Spot],
    columns: int,
    rows: int,
    from_left: frozenset[str] = frozenset(),
    to_right: frozenset[str] = frozenset(),
    pairs: Sequence[Pair] = (),
) -> Mesh:
    """Return the mesh of some boxes.

    Args:
        spots: the spots of the boxes.
        columns: the number of columns.
        rows: the number of rows.
        from_left: boxes that arrows enter at their left side alone, such as effects, which are higher than a row.
        to_right: boxes that arrows leave at their right side alone.
        pairs: the arrows: three and more at a box share a side of it where that is free.
    """
    reached, left = (frozenset(crowds(pairs, end)) for end in (1, 0))
    placed, taken = tuple(spots.items()), frozenset(spots.values())
    return Mesh(columns, rows, placed, taken, from_left, to_right, from_left | reached, to_right | left)


def ways(net: Mesh, source: str, target: str) -> tuple[Way, ...]:
    """Return the routes from a box to another that meet no other box, those of fewest bends first."""
    crowded = _Sides(source in net.crowded_right, target in net.crowded_left)
    return _ways(net, source, target, crowded) or _ways(
        net, source, target, _Sides(source in net.to_right, target in net.from_left)
    )


def _ways(net: Mesh, source: str, target: str, wanted: "_Sides") -> tuple[Way, ...]:
    start, end = net.spots[source], net.spots[target]
    found = [way for way in _shapes(start, end) if wanted.suit(way) and _free(net, way)]
    if not any(len(way) <= 5 for way in found):  # noqa: PLR2004 - three bends: else go round
        found += [way for way in _round(start, end) if wanted.suit(way) and _free(net, way)]
    return tuple(sorted(dict.fromkeys(found), key=len))


def plain_ways(start: Spot, end: Spot, *, right: bool, left: bool) -> Iterator[Way]:
    """Yield the routes of up to three bends between two spots, without regard to boxes between them.

    Args:
        start: of a box.
        end: of another.
        right: whether they must leave at the right.
        left: whether they must arrive at the left.
    """
    wanted = _Sides(right, left)
    for way in dict.fromkeys(_shapes(start, end)):
        if wanted.suit(way) and all(one != other for one, other in pairwise(way)):
            yield way


class _Sides(NamedTuple):
    """Whether an arrow must leave its box at the right, and enter the other at the left."""

    right: bool
    left: bool

    def suit(self, way: Way) -> bool:
        """Return whether a route leaves and arrives at these sides."""
        return not (self.right and leaving(way) is not Site.RIGHT) and not (
            self.left and arriving(way) is not Site.LEFT
        )


def _free(net: Mesh, way: Way) -> bool:
    corners = way[1:-1]
    return all(one != other for one, other in pairwise(way)) and (
        not any(corner in net.taken for corner in corners)
        and all(net.clear(one, other) for one, other in pairwise(way))
        and all(0 <= x <= 2 * net.columns and 0 <= y <= 2 * net.rows for x, y in corners)
    )


def _shapes(start: Spot, end: Spot) -> Iterator[Way]:
    """Yield the routes of up to three bends."""
    level = end.y % 1 == 0 and end.y % 2 == 1
    if start.x == end.x or (start.y == end.y and level):
        yield (start, end)
    if start.x != end.x and start.y != end.y:
        if level:
            yield (start, Spot(start.x, end.y), end)
        if end.y % 1 == 0:
            yield (start, Spot(end.x, start.y), end)
    yield from _two_bends(start, end, level=level)
    yield from _three_bends(start, end, level=level)


def _two_bends(start: Spot, end: Spot, *, level: bool) -> Iterator[Way]:
    step = 1 if end.x > start.x else -1
    if start.x == end.x:
        gaps = [start.x + 1, start.x - 1]
    elif start.y == end.y and level:
        gaps = []
    else:
        gaps = list(range(start.x + step, end.x, 2 * step)) if level else [end.x - step]
    for gap in gaps:
        yield (start, Spot(gap, start.y), Spot(gap, end.y), end)
    for channel in _channels(start, end):
        yield (start, Spot(start.x, channel), Spot(end.x, channel), end)


def _channels(start: Spot, end: Spot) -> list[int]:
    """Return the channels that a route may take between two boxes, and those right above and below both."""
    if end.y % 1 or start.x == end.x:
        return []
    low, high = sorted((int(start.y), int(end.y)))
    return [*range(low + 1, high, 2), low - 1, high + 1]


def _three_bends(start: Spot, end: Spot, *, level: bool) -> Iterator[Way]:
    if start.x == end.x:
        yield from _in_a_column(start, end)
        return
    step = 1 if end.x > start.x else -1
    below = int(start.y)
    for channel in dict.fromkeys((below - 1, below + 1, *_nearest(end))):
        for gap in dict.fromkeys((end.x - step, *((start.x + step,) if level else ()))):
            yield (start, Spot(start.x, channel), Spot(gap, channel), Spot(gap, end.y), end)
        if end.y % 1 == 0:
            yield (start, Spot(start.x + step, start.y), Spot(start.x + step, channel), Spot(end.x, channel), end)


def _in_a_column(start: Spot, end: Spot) -> Iterator[Way]:
    """Yield routes of three bends between boxes of one column: out at a side and in from above or below, or reverse."""
    low, high = sorted((int(start.y), int(end.y)))
    for gap in (start.x + 1, start.x - 1):
        for channel in dict.fromkeys((int(end.y) - 1, int(end.y) + 1)):
            yield (start, Spot(gap, start.y), Spot(gap, channel), Spot(end.x, channel), end)
        for channel in (low + 1, high - 1, low - 1, high + 1):
            if channel in {int(start.y) - 1, int(start.y) + 1}:
                yield (start, Spot(start.x, channel), Spot(gap, channel), Spot(gap, end.y), end)


def _nearest(end: Spot) -> tuple[int, ...]:
    return (int(end.y) - 1, int(end.y) + 1) if end.y % 2 == 1 else (2 * int(end.y // 2), 2 * int(end.y // 2) + 2)


def _round(start: Spot, end: Spot) -> Iterator[Way]:
    """Yield routes of four bends: out of the column, along a channel, into the column of the other."""
    step = 1 if end.x >= start.x else -1
    out, back = start.x + step, end.x - step
    for channel in dict.fromkeys((int(start.y) - 1, int(start.y) + 1, *_nearest(end))):
        if out != back:
            yield (
                start,
                Spot(out, start.y),
                Spot(out, channel),
                Spot(back, channel),
                Spot(back, end.y),
                end,
            )


def corridors(way: Way) -> set[Corridor]:
    """Return the corridors that a route runs in."""
    found = (corridor_of(one, other) for one, other in pairwise(way))
    return {corridor for corridor in found if corridor is not None}


def corridor_of(one: Spot, other: Spot) -> Corridor | None:
    """Return the corridor that a segment runs in, None where it follows the middle of a row or column."""
    if one.x == other.x:
        return Corridor(upright=True, line=one.x) if one.x % 2 == 0 else None
    return Corridor(upright=False, line=int(one.y)) if one.y % 2 == 0 else None


def leaving(way: Way) -> Site:
    """Return the side of its box at which a route begins."""
    return _side(way[0], way[1])


def arriving(way: Way) -> Site:
    """Return the side of its box at which a route ends."""
    return _side(way[-1], way[-2])


def _side(box: Spot, towards: Spot) -> Site:
    if box.y == towards.y:
        return Site.RIGHT if towards.x > box.x else Site.LEFT
    return Site.BOTTOM if towards.y > box.y else Site.TOP
