"""The table by which drawings are compared, counted alike for every program: boxes and ways in, numbers out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

import geometry
from geometry import NEAR, Drawing, Point

from rtdocs.plan.content.graph import Graph

APART, CLEAR = 8.0, 6.0  # points: between lines that run side by side, from a line to a box
_SHORT = 2.0  # points: lines side by side for less than this are not seen as such
_MANY = 3  # arrows that meet at a box

Stretch = tuple[Point, Point]


@dataclass(kw_only=True)
class Measures:
    """What is counted of one drawing, or of several together."""

    drawings: int = 0
    failed: int = 0
    out_of_time: int = 0
    out_of_lane: int = 0
    boxes_overlapped: int = 0
    through: int = 0
    strangers: int = 0
    crossings: int = 0
    crossings_seen: int = 0
    alone: int = 0
    alone_bends: int = 0
    alone_simple: int = 0
    alone_over_two: int = 0
    arrows: int = 0
    bends: int = 0
    simple: int = 0
    over_two: int = 0
    tight: int = 0
    close: int = 0
    meetings: int = 0
    trunks: int = 0
    length: float = 0.0
    least: float = 0.0
    boxes: int = 0
    edges: int = 0
    used: float = 0.0
    area: float = 0.0
    kept: int = 0
    compared: int = 0
    letters: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, other: "Measures") -> None:
        """Add the numbers of another drawing."""
        for name, more in vars(other).items():
            setattr(self, name, getattr(self, name) + more)


def measured(graph: Graph, drawing: Drawing, *, curved: bool = False) -> Measures:
    """Return the numbers of a drawing; a curve has no bends, and its stretches are not compared with each other."""
    boxes, ways = drawing.boxes, drawing.ways
    bends = [max(0, len(geometry.straightened(way)) - 2) for way in ways.values()]
    alone = [] if curved else [max(0, len(geometry.straightened(ways[one])) - 2) for one in geometry.alone(ways)]
    lines = [] if curved else _lines(ways)
    sides = [side for box in boxes.values() for side in ((0, round(box[0])), (1, round(box[1])))]
    meetings = list(_meetings(ways))
    return Measures(
        drawings=1,
        out_of_time=sum(1 for _ in geometry.out_of_time(graph, boxes)),
        out_of_lane=sum(1 for _ in geometry.out_of_lane(graph, boxes)),
        boxes_overlapped=sum(geometry.meet(*pair) for pair in combinations(boxes.values(), 2)),
        through=sum(1 for _ in geometry.through(boxes, ways)),
        strangers=sum(1 for _ in _strangers(ways)),
        crossings=geometry.crossings(ways),
        crossings_seen=geometry.crossings_seen(ways),
        alone=len(alone),
        alone_bends=sum(alone),
        alone_simple=sum(count <= 1 for count in alone),
        alone_over_two=sum(count > 2 for count in alone),
        arrows=len(ways),
        bends=0 if curved else sum(bends),
        simple=0 if curved else sum(count <= 1 for count in bends),
        over_two=0 if curved else sum(count > 2 for count in bends),
        tight=sum(_runs_beside(*pair) for pair in combinations(lines, 2)),
        close=0 if curved else sum(1 for _ in _close(boxes, ways)),
        meetings=len(meetings),
        trunks=sum(_is_trunk(group) for group in meetings),
        length=sum(map(_long, lines)) if lines else sum(_long(pair) for way in ways.values() for pair in pairwise(way)),
        least=sum(_level_and_upright(way[0], way[-1]) for way in ways.values()),
        boxes=len(boxes),
        edges=len(set(sides)),
        used=sum((right - left) * (bottom - top) for left, top, right, bottom in boxes.values()),
        area=_area(boxes, ways),
    )


def kept_places(before: Drawing, after: Drawing) -> tuple[int, int]:
    """Return how many boxes of a drawing stand where they stood, of how many."""
    both = before.boxes.keys() & after.boxes.keys()
    same = sum(
        all(abs(one - other) <= 2 for one, other in zip(before.boxes[key][:2], after.boxes[key][:2], strict=True))
        for key in both
    )
    return same, len(both)


def _lines(ways: Mapping[tuple[str, str], Sequence[Point]]) -> list[Stretch]:
    """Return the level and upright lines that are seen: what lies on one line is one, where it overlaps or touches."""
    found: defaultdict[tuple[int, float], list[tuple[float, float]]] = defaultdict(list)
    for way in ways.values():
        for one, other in pairwise(way):
            axis = 0 if abs(one[0] - other[0]) < NEAR else 1
            ends = sorted((one[1 - axis], other[1 - axis]))
            found[axis, round(2 * one[axis]) / 2].append((ends[0], ends[1]))
    return [_stretch(axis, at, *ends) for (axis, at), spans in found.items() for ends in _joined(spans)]


def _joined(spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    start, end = min(spans)
    for low, high in sorted(spans):
        if low > end + NEAR:
            yield start, end
            start, end = low, high
        end = max(end, high)
    yield start, end


def _stretch(axis: int, at: float, low: float, high: float) -> Stretch:
    return ((at, low), (at, high)) if axis == 0 else ((low, at), (high, at))


def _runs_beside(one: Stretch, other: Stretch) -> bool:
    """Return whether two lines run side by side with less than `APART` between them."""
    for axis in (0, 1):
        if all(abs(line[0][axis] - line[1][axis]) < NEAR for line in (one, other)):
            apart = abs(one[0][axis] - other[0][axis])
            low = max(min(line[0][1 - axis], line[1][1 - axis]) for line in (one, other))
            high = min(max(line[0][1 - axis], line[1][1 - axis]) for line in (one, other))
            return NEAR < apart < APART - NEAR and high - low > _SHORT
    return False


def _close(
    boxes: Mapping[str, tuple[float, ...]], ways: Mapping[tuple[str, str], Sequence[Point]]
) -> Iterator[tuple[str, str]]:
    """Yield an arrow and a box that is none of its ends, which it passes at less than `CLEAR`."""
    for ends, way in ways.items():
        for key, (left, top, right, bottom) in boxes.items():
            grown = (left - CLEAR, top - CLEAR, right + CLEAR, bottom + CLEAR)
            if key not in ends and any(True for _ in geometry.through({key: grown}, {ends: way})):
                yield ends[0], key


def _strangers(ways: Mapping[tuple[str, str], Sequence[Point]]) -> Iterator[tuple[object, object]]:
    """Yield pairs of arrows without a common end whose lines lie on each other."""
    for one, other in combinations(ways, 2):
        if not set(one) & set(other) and any(
            geometry.on_one_line(*some, *others) for some in pairwise(ways[one]) for others in pairwise(ways[other])
        ):
            yield one, other


def _meetings(ways: Mapping[tuple[str, str], Sequence[Point]]) -> Iterator[list[Sequence[Point]]]:
    """Yield the ways, from the box on, of each three or more arrows that arrive at a box, or leave one."""
    for at in (0, 1):
        counts = Counter(ends[at] for ends in ways)
        for key, count in counts.items():
            if count >= _MANY:
                yield [way if at == 0 else way[::-1] for ends, way in ways.items() if ends[at] == key]


def _is_trunk(group: Sequence[Sequence[Point]]) -> bool:
    """Return whether arrows share one end."""
    return all(abs(way[0][0] - group[0][0][0]) < 1 and abs(way[0][1] - group[0][0][1]) < 1 for way in group)


def _long(pair: Stretch) -> float:
    (x, y), (right, bottom) = pair
    return float(((x - right) ** 2 + (y - bottom) ** 2) ** 0.5)


def _level_and_upright(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _area(boxes: Mapping[str, tuple[float, ...]], ways: Mapping[tuple[str, str], Sequence[Point]]) -> float:
    """Return the ground from the first to the last of boxes and lines."""
    points = [point for way in ways.values() for point in way]
    xs = [*(side for box in boxes.values() for side in (box[0], box[2])), *(x for x, _ in points)]
    ys = [*(side for box in boxes.values() for side in (box[1], box[3])), *(y for _, y in points)]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
