"""The tracks of lines in gaps and channels: one each, or one shared by lines that go on alike.

Lines to one box, or from one box, that have the rest of their route in common are one net: a trunk (hyperedge segments,
Sander 2004). Nets are ordered so that they cross least (exact for few, by subsets; else by exchanges of neighbours),
and packed by the left-edge method (Hashimoto and Stevens 1971).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.mesh import Corridor, Pair, Way, corridor_of

LOW, HIGH = -1, 1


class Stretch(NamedTuple):
    """A segment of an arrow's route in a corridor: the arrow's number and the number of the segment in the route."""

    arrow: int
    part: int


@dataclass(frozen=True)
class _Net:
    """Segments that share a track: their ends at either side of the corridor, and their extent along it."""

    stretches: tuple[Stretch, ...]
    ends: frozenset[tuple[int, float]]
    low: float
    high: float
    leads: frozenset[Pair]


@dataclass(frozen=True)
class Tracks:
    """The track of each segment in its corridor, from 0, and the number of tracks of each corridor."""

    track: Mapping[Stretch, int]
    count: Mapping[Corridor, int]


def assigned(ways: Sequence[Way], pairs: Sequence[Pair], alone: frozenset[int] = frozenset()) -> Tracks:
    """Return the tracks of all routes.

    Args:
        ways: the route of each arrow.
        pairs: the boxes of each arrow.
        alone: the numbers of arrows that share no track.
    """
    inside: defaultdict[Corridor, list[Stretch]] = defaultdict(list)
    for at, way in enumerate(ways):
        for part, (one, other) in enumerate(pairwise(way)):
            if (corridor := corridor_of(one, other)) is not None:
                inside[corridor].append(Stretch(at, part))
    track: dict[Stretch, int] = {}
    count = {}
    for corridor, stretches in inside.items():
        nets = list(_nets(stretches, ways, pairs, corridor, alone))
        order = _ordered(nets)
        numbers = _packed([nets[at] for at in order])
        for at, number in zip(order, numbers, strict=True):
            track |= dict.fromkeys(nets[at].stretches, number)
        count[corridor] = max(numbers) + 1
    return Tracks(track, count)


def _nets(
    stretches: Sequence[Stretch],
    ways: Sequence[Way],
    pairs: Sequence[Pair],
    corridor: Corridor,
    alone: frozenset[int],
) -> Iterator[_Net]:
    groups = _groups([each for each in stretches if each.arrow not in alone], ways, pairs)
    groups += [[each] for each in stretches if each.arrow in alone]
    for group in groups:
        ends: set[tuple[int, float]] = set()
        for at, part in group:
            ends |= set(_ends(ways[at], part, corridor))
        along = [place for _, place in ends]
        yield _Net(
            tuple(group), frozenset(ends), min(along), max(along), frozenset(pairs[each.arrow] for each in group)
        )


def _groups(stretches: Sequence[Stretch], ways: Sequence[Way], pairs: Sequence[Pair]) -> list[list[Stretch]]:
    """Return segments in nets: those with the rest of the route in common first, then those with its beginning."""
    joining: defaultdict[object, list[Stretch]] = defaultdict(list)
    parting: defaultdict[object, list[Stretch]] = defaultdict(list)
    for each in stretches:
        at, part = each
        joining[pairs[at].target, ways[at][part + 1 :]].append(each)
        parting[pairs[at].source, ways[at][: part + 1]].append(each)
    every = sorted((*joining.values(), *parting.values()), key=lambda group: -len(group))
    left, found = set(stretches), []
    for group in every:
        free = [each for each in group if each in left]
        if len(free) > 1:
            found.append(free)
            left -= set(free)
    return found + [[each] for each in stretches if each in left]


def _ends(way: Way, part: int, corridor: Corridor) -> Iterator[tuple[int, float]]:
    """Yield the side and place of both ends of a segment, by its neighbours on the route."""
    line = corridor.line
    for corner, beyond in ((way[part], way[part - 1]), (way[part + 1], way[part + 2])):
        off = (beyond.x if corridor.upright else beyond.y) - line
        yield (LOW if off < 0 else HIGH), (corner.y if corridor.upright else corner.x)


def _ordered(nets: Sequence[_Net]) -> list[int]:
    """Return the indexes of nets, from low to high, in the order in which they cross least."""
    count = len(nets)
    cost = [[_cost(one, other) if one is not other else 0.0 for other in nets] for one in nets]
    if count <= weights.ORDERED_EXACTLY:
        return _best_order(cost)
    order = sorted(range(count), key=lambda at: sum(cost[at]) - sum(row[at] for row in cost))
    for _ in range(count):
        swapped = False
        for place in range(count - 1):
            one, other = order[place], order[place + 1]
            if cost[other][one] < cost[one][other]:
                order[place], order[place + 1] = other, one
                swapped = True
        if not swapped:
            break
    return order


def _best_order(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return the order of least cost, by dynamic programming over subsets."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    count = len(cost)
    for mask in range(1 << count):
        spent, order = best[mask]
        for new in range(count):
            if not mask >> new & 1:
                total = spent + sum(cost[before][new] for before in order)
                grown = mask | 1 << new
                if grown not in best or (total, (*order, new)) < best[grown]:
                    best[grown] = (total, (*order, new))
    return list(best[(1 << count) - 1][1])


def _cost(one: _Net, other: _Net) -> float:
    """Return the cost of two nets' crossings where `one` is nearer to the low side."""
    cost = 0.0
    for side, place in one.ends:
        if side == HIGH and other.low <= place <= other.high:
            cost += _met(place, other, side=LOW if place % 2 else 0)
    for side, place in other.ends:
        if side == LOW and one.low <= place <= one.high:
            cost += _met(place, one, side=HIGH if place % 2 else 0)
    return cost


def _met(place: float, net: _Net, side: int) -> float:
    """Return the cost of a line that passes a net at a place: strangers may not run over one another there."""
    if (side, place) in net.ends:
        return weights.FORBIDDEN
    return 1.0 if net.low < place < net.high else 0.4


def _packed(nets: Sequence[_Net]) -> list[int]:
    """Return the tracks of nets in their order, numbers as low as the nets before them allow (left-edge)."""
    numbers: list[int] = []
    for at, net in enumerate(nets):
        below = [number for other, number in zip(nets[:at], numbers, strict=True) if _touch(net, other)]
        numbers.append(max(below, default=-1) + 1)
    return numbers


def _touch(one: _Net, other: _Net) -> bool:
    return one.low <= other.high and other.low <= one.high
