"""Chooses among the ways of all arrows of a page: few crossings first, then few bends, then short."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from rtdocs.layout.base.content import Link
from rtdocs.layout.base.scene import Point, Site
from rtdocs.layout.schema.congestion import Field, Turn, UsedRun
from rtdocs.layout.schema.grid_search import POINT
from rtdocs.layout.schema.routes import FIXED, Route, RoutingGrid, Segment, points, ways

# What a crossing weighs, what a line that another arrow already follows, and each bend from the first to the fourth.
_CROSSING = 10
_SHARED_LINE = 1_000
_BENDS = (0, 4, 5, 10, 13)
_LENGTH = 1 / (40 * POINT)
_MOST_WAYS = 20
_MANY = 1_000
_SWEEPS = 4
_NO_LIMIT = float("inf")


@dataclass(frozen=True)
class Way:
    """A way by its corners, with what it costs alone; few ways come so far that their stretches and turns are asked."""

    link: Link
    route: Route
    corners: tuple[Point, ...]
    channel: int | None
    cost: float

    @cached_property
    def stretches(self) -> tuple[UsedRun, ...]:
        """Its parts, level and upright alternately."""
        return tuple(_stretch(line, *ends) for line, ends in zip(self.route.lines, pairwise(self.corners), strict=True))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Where it runs in a gap or channel."""
        return (*_turns(self.route, self.corners), *_bus(self.route, self.corners, self.channel))


def choose(board: RoutingGrid, links: Sequence[Link]) -> dict[str, Route]:
    """Return the way of each link."""
    choices = {link.id: ways_of(board, link) for link in links}
    field = Field(*axes(board))
    chosen: dict[str, Way] = {}
    order = sorted(choices, key=lambda link: choices[link][0].cost)
    for _ in range(_SWEEPS):
        before = dict(chosen)
        for link in order:
            _choose_again(link, choices[link], chosen, field)
        if chosen == before:
            break
    return {link.id: chosen[link.id].route for link in links}


def choose_others(
    board: RoutingGrid, links: Sequence[Link], known: Mapping[str, Route], banned: AbstractSet[tuple[str, Route]]
) -> dict[str, Route]:
    """Return the way of each link, another one where that it has is banned, unless it has no other."""
    field = Field(*axes(board))
    chosen = {link.id: way_by(board, link, known[link.id]) for link in links}
    for way in chosen.values():
        count(way, field, 1)
    for link in links:
        if (link.id, known[link.id]) in banned:
            _choose_again(link.id, _allowed(ways_of(board, link), banned), chosen, field)
    return {link: way.route for link, way in chosen.items()}


def _choose_again(link: str, choices: Sequence[Way], chosen: dict[str, Way], field: Field) -> None:
    if link in chosen:
        count(chosen[link], field, -1)
    chosen[link], _ = best(choices, field)
    count(chosen[link], field, 1)


def _allowed(ways: list[Way], banned: AbstractSet[tuple[str, Route]]) -> list[Way]:
    return [way for way in ways if (way.link.id, way.route) not in banned] or ways[:1]


def axes(board: RoutingGrid) -> tuple[set[int], set[int]]:
    """Return every x and every y that a way may turn or end at."""
    ground, sides = board.ground, [spot.frame for spot in board.spots.values() if not board.in_grid(spot)]
    xs = {at for span in ground.columns for at in (*span, span.middle)} | {gap.middle for gap in ground.gaps}
    ys = {at for span in ground.rows for at in (*span, span.middle)} | {channel.middle for channel in ground.channels}
    return (
        xs | {at for frame in sides for at in (frame.x, frame.right)},
        ys | {frame.site(Site.LEFT).y for frame in sides},
    )


def count(way: Way, field: Field, times: int) -> None:
    """Add a way to a field, or take it away: -1 times."""
    for stretch in way.stretches:
        field.count(stretch, way.link, times)
    for turn in way.turns:
        field.turn(turn, way.link, times)


def best(choices: Sequence[Way], field: Field) -> tuple[Way, float]:
    """Return the way that costs least beside the others, and its cost; they come cheapest first."""
    best, least = choices[0], _NO_LIMIT
    for way in choices:
        if way.cost >= least:
            break
        cost = way.cost + cost_beside(way, field, least - way.cost)
        if cost < least:
            best, least = way, cost
    return best, least


def cost_beside(way: Way, field: Field, limit: float = _NO_LIMIT) -> float:
    """Return what a way costs for the sake of all others; as soon as that reaches a limit, the rest needs no look."""
    cost = 0
    for stretch in way.stretches:
        cost += field.crossings(stretch) * _CROSSING + field.shared(stretch, way.link) * _SHARED_LINE
        if cost >= limit:
            return cost
    for turn in way.turns:
        crossings, barred = field.beside(turn, way.link)
        cost += crossings * _CROSSING + barred * _SHARED_LINE
        if cost >= limit:
            break
    return cost


def ways_of(board: RoutingGrid, link: Link, most: int = _MANY) -> list[Way]:
    """Return the ways of a link, the cheapest first, of the `most` that are simplest to think of."""
    routes = ways(board, board.spots[link.source], board.spots[link.target])
    found = (way_by(board, link, route) for route in islice(routes, most))
    return sorted(found, key=lambda way: way.cost)[:_MOST_WAYS]


def way_by(board: RoutingGrid, link: Link, route: Route) -> Way:
    """Return the way of a link along a route."""
    source, target = board.spots[link.source], board.spots[link.target]
    corners = points(route, source.frame, target.frame)
    length = sum(abs(one.x - other.x) + abs(one.y - other.y) for one, other in pairwise(corners))
    return Way(link, route, corners, target.channel, _BENDS[len(route.lines) - 1] + length * _LENGTH)


def _stretch(line: Segment, one: Point, other: Point) -> UsedRun:
    along = (one.y, other.y) if line.upright else (one.x, other.x)
    return UsedRun(line.upright, line.at, min(along), max(along), line.track == FIXED)


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


def _bus(route: Route, corners: Sequence[Point], channel: int | None) -> Iterator[Turn]:
    """Yield where a way comes into the channel that its end stands in line with; nothing turns at the end itself."""
    if channel is not None and len(route.lines) > 1:
        before, first, last = corners[-3:]
        ends = ((first.x, 1 if before.y > first.y else -1), (last.x, 0))
        yield Turn(upright=False, track=channel, first=first.x, last=last.x, ends=ends)
