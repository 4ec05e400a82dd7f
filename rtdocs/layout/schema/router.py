"""The router: chooses the routes of all arrows together; each is ripped up and laid anew until none finds a better one.

Rip-up and reroute on a congestion map (as in PathFinder, McMurchie and Ebeling 1995), with costs a reader would feel.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base.scene import Site
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.mesh import Corridor, Mesh, Pair, Spot, Way, arriving, corridors, leaving, ways


class _Walk(NamedTuple):
    """A route taken apart: its steps, the spots it passes straight through, its corners, its sides, its own cost."""

    way: Way
    steps: tuple[tuple[Spot, bool], ...]
    passed: tuple[tuple[Spot, str], ...]
    corners: tuple[Spot, ...]
    leaving: Site
    arriving: Site
    cost: float


LEVEL, UPRIGHT, CORNER = "-", "|", "+"
_OTHER = {LEVEL: UPRIGHT, UPRIGHT: LEVEL}


def routed(
    net: Mesh,
    pairs: Sequence[Pair],
    banned: frozenset[tuple[int, Corridor]] = frozenset(),
    *,
    saving_height: bool = False,
) -> tuple[Way, ...]:
    """Return the route of each arrow.

    Args:
        net: the boxes.
        pairs: the arrows.
        banned: corridors that an arrow, by its number, should leave.
        saving_height: whether lines should keep out of channels, which make a page higher.
    """
    dear = weights.SAVED_CHANNEL if saving_height else 0.0
    every = [
        [_walk(way, _bans(at, way, banned), dear * _channels(way)) for way in ways(net, *pair)]
        for at, pair in enumerate(pairs)
    ]
    traffic = _Traffic(pairs)
    chosen: list[int] = [-1] * len(pairs)
    order = sorted(range(len(pairs)), key=lambda at: (every[at][0].cost, at))
    for turn in range(weights.REROUTES + 1):
        changed = False
        for at in order:
            if chosen[at] >= 0:
                traffic.take(at, every[at][chosen[at]])
            best = min(range(len(every[at])), key=lambda number: (traffic.cost(at, every[at][number]), number))
            changed |= best != chosen[at]
            chosen[at] = best
            traffic.lay(at, every[at][best])
        if turn and not changed:
            break
    return tuple(every[at][chosen[at]].way for at in range(len(pairs)))


def _bans(at: int, way: Way, banned: frozenset[tuple[int, Corridor]]) -> int:
    return sum((at, corridor) in banned for corridor in corridors(way)) if banned else 0


def _channels(way: Way) -> int:
    return sum(not corridor.upright for corridor in corridors(way))


def static_cost(way: Way) -> float:
    """Return the cost of a route by itself, in bends: for its bends, its length and its directions."""
    across = sum(abs(one.x - other.x) for one, other in pairwise(way))
    down = sum(abs(one.y - other.y) for one, other in pairwise(way))
    back = weights.BACKWARD * ((arriving(way) is Site.RIGHT) + (leaving(way) is Site.LEFT))
    return weights.BENDS[len(way) - 2] + across * weights.LENGTH_ACROSS + down * weights.LENGTH_DOWN + back


def _walk(way: Way, bans: int, more: float = 0.0) -> _Walk:
    steps: list[tuple[Spot, bool]] = []
    passed: list[tuple[Spot, str]] = []
    for one, other in pairwise(way):
        if one.y == other.y:
            first, last = sorted((one.x, other.x))
            steps += [(Spot(x, one.y), True) for x in range(first, last)]
            passed += [(Spot(x, one.y), LEVEL) for x in range(first + 1, last)]
        else:
            low, high = sorted((one.y, other.y))
            ends = range(int(low), int(-(-high // 1)))
            steps += [(Spot(one.x, y), False) for y in ends]
            passed += [(Spot(one.x, y), UPRIGHT) for y in ends if low < y < high]
    cost = static_cost(way) + weights.NEVER / 4 * bans + more
    return _Walk(way, tuple(steps), tuple(passed), way[1:-1], leaving(way), arriving(way), cost)


class _Traffic:
    """The congestion map: the arrows on each step, at each spot and at each side of a box."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._steps: defaultdict[tuple[Spot, bool], set[int]] = defaultdict(set)
        self._spots: defaultdict[Spot, dict[int, str]] = defaultdict(dict)
        self._sides: defaultdict[tuple[str, Site], Counter[str]] = defaultdict(Counter)
        self._ends: defaultdict[tuple[str, str], Counter[Site]] = defaultdict(Counter)
        arriving, leaving = Counter(pair.target for pair in pairs), Counter(pair.source for pair in pairs)
        self._crowds = {("in", box) for box, many in arriving.items() if many >= weights.CROWD}
        self._crowds |= {("out", box) for box, many in leaving.items() if many >= weights.CROWD}

    def lay(self, at: int, walk: _Walk) -> None:
        self._count(at, walk, 1)
        for step in walk.steps:
            self._steps[step].add(at)
        for spot, kind in walk.passed:
            self._spots[spot][at] = kind
        for spot in walk.corners:
            self._spots[spot][at] = CORNER

    def take(self, at: int, walk: _Walk) -> None:
        self._count(at, walk, -1)
        for step in walk.steps:
            self._steps[step].discard(at)
        for spot in (*(spot for spot, _ in walk.passed), *walk.corners):
            self._spots[spot].pop(at, None)

    def _count(self, at: int, walk: _Walk, by: int) -> None:
        source, target = self._pairs[at]
        for way, box, side in (("out", source, walk.leaving), ("in", target, walk.arriving)):
            self._sides[box, side][way] += by
            self._ends[way, box][side] += by

    def cost(self, at: int, walk: _Walk) -> float:
        return walk.cost + self._along(at, walk) + self._met(at, walk) + self._at_sides(at, walk)

    def _friends(self, one: int, other: int) -> bool:
        mine, its = self._pairs[one], self._pairs[other]
        return mine.source == its.source or mine.target == its.target

    def _along(self, at: int, walk: _Walk) -> float:
        """Return the cost, or the saving, of following the lines of others."""
        cost, met = 0.0, set()
        for step in walk.steps:
            (x, y), level = step
            others = self._steps.get(step)
            if not others:
                continue
            shared = False
            for other in others:
                if self._friends(at, other):
                    shared = True
                elif (y if level else x) % 2 == 1:
                    met.add(other)
                else:
                    cost += weights.BESIDE
            if shared:
                length = weights.LENGTH_ACROSS if level else weights.LENGTH_DOWN
                cost -= (1 - weights.SHARED_LENGTH) * length
        return cost + weights.NEVER * len(met)

    def _met(self, at: int, walk: _Walk) -> float:
        cost = sum(self._at_spot(at, spot, kind) for spot, kind in self._spots_of(walk))
        return cost + weights.NEVER * self._swapped(at, walk)

    def _swapped(self, at: int, walk: _Walk) -> int:
        """Return the number of strangers that turn at two corners of a route: neither could run on one side."""
        turning = Counter(
            other
            for spot in walk.corners
            for other, kind in self._spots.get(spot, {}).items()
            if kind == CORNER and not self._friends(at, other)
        )
        return sum(many > 1 for many in turning.values())

    @staticmethod
    def _spots_of(walk: _Walk) -> Iterator[tuple[Spot, str]]:
        yield from walk.passed
        yield from ((spot, CORNER) for spot in walk.corners)

    def _at_spot(self, at: int, spot: Spot, kind: str) -> float:
        others = self._spots.get(spot)
        if not others:
            return 0.0
        cost = 0.0
        for other, its in others.items():
            if CORNER in {kind, its}:
                cost += 0.0 if self._friends(at, other) else weights.MAYBE_CROSSING
            elif its == _OTHER[kind]:
                cost += weights.CROSSING
        if len(others) > 1 and self._misread({**others, at: kind}):
            cost += weights.NEVER
        return cost

    def _misread(self, here: dict[int, str]) -> bool:
        """Return whether a line turns into another's while its own box's line goes straight on."""
        for turning in (at for at, kind in here.items() if kind == CORNER):
            source, target = self._pairs[turning]
            kinds = {
                (self._pairs[at].source == source, self._pairs[at].target == target)
                for at, kind in here.items()
                if kind != CORNER
            }
            if (True, False) in kinds and (False, True) in kinds:
                return True
        return False

    def _at_sides(self, at: int, walk: _Walk) -> float:
        source, target = self._pairs[at]
        cost = 0.0
        if self._sides[source, walk.leaving]["in"]:
            cost += weights.NEVER
        if self._sides[target, walk.arriving]["out"]:
            cost += weights.NEVER
        for way, box, side in (("out", source, walk.leaving), ("in", target, walk.arriving)):
            if (way, box) in self._crowds:
                sides = self._ends[way, box]
                elsewhere = sum(many for its, many in sides.items() if its is not side)
                cost += weights.SPREAD * elsewhere / max(1, sides.total())
        return cost
