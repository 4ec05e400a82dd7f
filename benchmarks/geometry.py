"""A schema as any program draws it: boxes, the ways of arrows, and where these meet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from rtdocs.plan.content.graph import Graph

Point = tuple[float, float]

# Two places closer than this are one; all is measured in points.
NEAR = 0.5
# A line may graze the box it passes by so much.
INSIDE = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A schema drawn.

    Attributes:
        boxes: left, top, right, bottom in points by the node's id, y downwards.
        ways: the corners, or points along the curve, of each arrow, by its two ends.
        size: the width and height of everything.
    """

    boxes: Mapping[str, tuple[float, float, float, float]]
    ways: Mapping[tuple[str, str], Sequence[Point]]
    size: tuple[float, float]


def out_of_time(graph: Graph, boxes: Mapping[str, tuple[float, ...]]) -> Iterator[str]:
    """Yield the events that stand wholly left of where an earlier one stands, or effects left of any event."""
    furthest, before = float("-inf"), float("-inf")
    rank = -1
    for node in sorted((node for node in graph.nodes if node.id in boxes), key=lambda one: one.rank):
        if node.rank != rank:
            rank, furthest = node.rank, max(furthest, before)
        if boxes[node.id][0] < furthest - NEAR:
            yield node.id
        before = max(before, boxes[node.id][0])


def out_of_lane(graph: Graph, boxes: Mapping[str, tuple[float, ...]]) -> Iterator[str]:
    """Yield the lanes whose band of boxes meets that of another lane."""
    bands = {}
    for lane in graph.lanes:
        inside = [boxes[node.id] for node in graph.nodes if node.lane == lane.id and node.id in boxes]
        if inside:
            bands[lane.id] = (min(box[1] for box in inside), max(box[3] for box in inside))
    for (one, its), (_, others) in combinations(bands.items(), 2):
        if its[0] < others[1] - NEAR and others[0] < its[1] - NEAR:
            yield one


def through(boxes: Mapping[str, tuple[float, ...]], ways: Mapping[tuple[str, str], Sequence[Point]]) -> Iterator[str]:
    """Yield an arrow for each box it runs through that is none of its ends."""
    for ends, way in ways.items():
        for key, box in boxes.items():
            if key not in ends and any(_enters(one, other, box) for one, other in pairwise(way)):
                yield f"{ends} through {key}"


def crossings(ways: Mapping[tuple[str, str], Sequence[Point]]) -> int:
    """Return how often two arrows cross; where they run together and part on the other side, they cross once.

    Arrows that share an end do not cross in it, nor where they leave a line that they follow together from it.
    """
    straight = {ends: straightened(way) for ends, way in ways.items()}
    return sum(_crossings(one, other, straight) for one, other in combinations(straight, 2))


def crossings_seen(ways: Mapping[tuple[str, str], Sequence[Point]]) -> int:
    """Return at how many places of the page lines cross: who crosses a line that three arrows share crosses it once."""
    straight = {ends: straightened(way) for ends, way in ways.items()}
    places: list[Point] = []
    swaps = 0
    for one, other in combinations(straight, 2):
        shared = _shared_ends(one, other, straight) if set(one) & set(other) else []
        swaps += _swaps(one, other, straight)
        for some, others in product(pairwise(straight[one]), pairwise(straight[other])):
            place = _place(*some, *others)
            if place and all(_apart(place, known) for known in (*shared, *places)):
                places.append(place)
    return len(places) + swaps


def alone(ways: Mapping[tuple[str, str], Sequence[Point]]) -> set[tuple[str, str]]:
    """Return the arrows that share no stretch with another."""
    shared: set[tuple[str, str]] = set()
    for one, other in combinations(ways, 2):
        if any(on_one_line(*some, *others) for some, others in product(pairwise(ways[one]), pairwise(ways[other]))):
            shared |= {one, other}
    return ways.keys() - shared


def straightened(way: Sequence[Point]) -> list[Point]:
    """Return a way without the points that lie on the line between their neighbours."""
    kept = [way[0]]
    for now, following in pairwise(way[1:]):
        if _distance(now, kept[-1], following) > NEAR / 10:
            kept.append(now)
    return [*kept, way[-1]]


def _crossings(one: tuple[str, str], other: tuple[str, str], ways: Mapping[tuple[str, str], Sequence[Point]]) -> int:
    """Return at how many places two ways cross."""
    places: list[Point] = []
    for a, b in pairwise(ways[one]):
        for c, d in pairwise(ways[other]):
            if (place := _place(a, b, c, d)) and all(_apart(place, other) for other in places):
                places.append(place)
    if set(one) & set(other):
        shared = _shared_ends(one, other, ways)
        places = [place for place in places if all(_apart(place, end) for end in shared)]
    return len(places) + _swaps(one, other, ways)


def _swaps(one: tuple[str, str], other: tuple[str, str], ways: Mapping[tuple[str, str], Sequence[Point]]) -> int:
    """Return how often strangers run on one line: as bad as to cross."""
    if set(one) & set(other):
        return 0
    return sum(on_one_line(*some, *others) for some in pairwise(ways[one]) for others in pairwise(ways[other]))


def on_one_line(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Return whether two stretches, a to b and c to d, lie on each other."""
    for x, y in ((0, 1), (1, 0)):
        if all(abs(point[x] - a[x]) < NEAR / 10 for point in (b, c, d)):
            low, high = max(min(a[y], b[y]), min(c[y], d[y])), min(max(a[y], b[y]), max(c[y], d[y]))
            return high - low > NEAR
    return False


def _shared_ends(
    one: tuple[str, str], other: tuple[str, str], ways: Mapping[tuple[str, str], Sequence[Point]]
) -> list[Point]:
    """Return the places of the ends that two arrows share."""
    return [ways[one][-at] for at in (0, 1) if one[-at] == other[-at]]


def _place(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Return where two stretches cross inside both of them."""
    across = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    if abs(across) < 1e-9:
        return None
    t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / across
    u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / across
    inside = 1e-6 < t < 1 - 1e-6 and 1e-6 < u < 1 - 1e-6
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])) if inside else None


def _apart(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) > NEAR or abs(one[1] - other[1]) > NEAR


def _distance(point: Point, start: Point, end: Point) -> float:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    cross = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
    return abs(cross) / length if length else 0.0


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Return whether two boxes overlap."""
    return (
        one[0] < other[2] - NEAR and other[0] < one[2] - NEAR and one[1] < other[3] - NEAR and other[1] < one[3] - NEAR
    )


def _enters(one: Point, other: Point, box: tuple[float, ...]) -> bool:
    """Return whether a stretch enters a box: it is cut to the box's sides one after the other."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = other[axis] - one[axis]
        first, last = box[axis] + INSIDE, box[axis + 2] - INSIDE
        if abs(step) < 1e-9:
            if not first < one[axis] < last:
                return False
            continue
        near, far = sorted(((first - one[axis]) / step, (last - one[axis]) / step))
        low, high = max(low, near), min(high, far)
    return low < high
