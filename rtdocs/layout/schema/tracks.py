"""Gives arrows that turn in the same gap or channel tracks of their own, in the order that crosses least.

Arrows that left one box together, or will reach one box together, share a track: they draw as one trunk with branches.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.layout.base.content import Link
from rtdocs.layout.schema.grid_search import POINT
from rtdocs.layout.schema.measure import Band, Ground, Tracks
from rtdocs.layout.schema.routes import FIXED, Route, RoutingGrid, points

# Arrow heads and corners want room between a track and the boxes.
_CLEAR = 3 * POINT
# Stretches on one track stay so far apart.
_APART = 8 * POINT
_ROUNDS = 2
# What a shared line weighs against crossings.
_SHARED = 100
_PLENTY = 100 * POINT


class _Place(NamedTuple):
    """A gap (upright) or a channel, by its number."""

    upright: bool
    number: int


class _Member(NamedTuple):
    """A stretch of an arrow in a gap or channel: the number of its line, and where it comes from and goes to.

    Attributes:
        ends: for both ends their place along the track, and on which side the arrow goes on: -1 before, 1 after, 0
            where it ends.
        reach: from where to where it may lie, whatever tracks its neighbours get.
        fixed: whether it lies in line with the box it leads to, and so cannot move.
    """

    link: Link
    line: int
    ends: tuple[tuple[int, int], tuple[int, int]]
    reach: Band
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Stretches that share a track.

    Attributes:
        before, after: where their arrows go on before the track, and where after it.
        span: from where to where the bundle needs its track.
        reach: from where to where it may lie.
    """

    members: tuple[_Member, ...]
    before: frozenset[int]
    after: frozenset[int]
    span: Band
    reach: Band


def _bundle(members: Sequence[_Member]) -> _Bundle:
    ends = [end for member in members for end in member.ends]
    places = [at for at, _ in ends]
    return _Bundle(
        tuple(members),
        frozenset(at for at, side in ends if side < 0),
        frozenset(at for at, side in ends if side > 0),
        Band(min(places), max(places)),
        Band(min(one.reach.start for one in members), max(one.reach.end for one in members)),
    )


def assign(board: RoutingGrid, links: Sequence[Link], routes: Mapping[str, Route]) -> dict[str, Route]:
    """Return the ways with a track of its own for every bundle."""
    placed = dict(routes)
    for upright in (False, True) * _ROUNDS:
        for place, members in _by_place(board, links, placed, upright=upright).items():
            for bundle, at in _on_tracks(members, _span(board.ground, place), board.buses.get(place.number)):
                for member in bundle.members:
                    placed[member.link.id] = _moved(placed[member.link.id], member.line, at)
    return placed


def count(board: RoutingGrid, links: Sequence[Link], routes: Mapping[str, Route]) -> Tracks:
    """Return how many tracks each gap and each channel needs."""
    gaps, channels = (
        {
            place.number: sum(1 + max(_layers(part), default=-1) for part in _parts(members))
            for place, members in _by_place(board, links, routes, upright=upright).items()
        }
        for upright in (True, False)
    )
    return Tracks(gaps, channels)


def spacing(ground: Ground, needed: Tracks) -> int:
    """Return how far apart neighbouring tracks are where they are closest."""
    both = ((needed.gaps, ground.gaps), (needed.channels, ground.channels))
    return min(
        (_step(spans[number], tracks) for found, spans in both for number, tracks in found.items()), default=_PLENTY
    )


def _step(span: Band, tracks: int) -> int:
    return (span.end - span.start - 2 * _CLEAR) // (tracks + 1)


def _span(ground: Ground, place: _Place) -> Band:
    return (ground.gaps if place.upright else ground.channels)[place.number]


def _moved(route: Route, number: int, at: int) -> Route:
    lines = (*route.lines[:number], route.lines[number]._replace(at=at), *route.lines[number + 1 :])
    return route._replace(lines=lines)


def _by_place(
    board: RoutingGrid, links: Sequence[Link], routes: Mapping[str, Route], *, upright: bool
) -> dict[_Place, list[_Member]]:
    """Return the stretches in each gap, or in each channel."""
    found: defaultdict[_Place, list[_Member]] = defaultdict(list)
    for link in links:
        for number, line in enumerate(routes[link.id].lines):
            if line.track != FIXED and line.upright == upright:
                found[_Place(upright, line.track)].append(_member(board, link, routes[link.id], number))
        if not upright and (bus := _bus_member(board, link, routes[link.id])):
            found[_Place(upright=False, number=bus[0])].append(bus[1])
    return found


def _bus_member(board: RoutingGrid, link: Link, route: Route) -> tuple[int, _Member] | None:
    """Return the last stretch of an arrow that ends in line with a channel, and that channel."""
    source, target = board.spots[link.source], board.spots[link.target]
    if target.channel is None or len(route.lines) == 1:
        return None
    before, first, last = points(route, source.frame, target.frame)[-3:]
    ends = ((first.x, 1 if before.y > first.y else -1), (last.x, 0))
    return target.channel, _Member(link, len(route.lines) - 1, ends, Band(first.x, last.x), fixed=True)


def _member(board: RoutingGrid, link: Link, route: Route, number: int) -> _Member:
    corners = points(route, board.spots[link.source].frame, board.spots[link.target].frame)
    along, across = (1, 0) if route.lines[number].upright else (0, 1)
    last, first, second, then = corners[number - 1 : number + 3]
    ends = (
        (first[along], 1 if last[across] > first[across] else -1),
        (second[along], 1 if then[across] > second[across] else -1),
    )
    return _Member(link, number, ends, _reach(board.ground, route, number))


def _reach(ground: Ground, route: Route, number: int) -> Band:
    """Return from where to where a stretch may lie: its ends move with the tracks of the lines it joins."""
    beside = [route.lines[number - 1], route.lines[number + 1]]
    spans = [
        Band(line.at, line.at) if line.track == FIXED else _span(ground, _Place(line.upright, line.track))
        for line in beside
    ]
    return Band(min(span.start for span in spans), max(span.end for span in spans))


def _on_tracks(members: Sequence[_Member], span: Band, bus: int | None) -> Iterator[tuple[_Bundle, int]]:
    """Yield the bundles of a gap or channel, each with its coordinate; what lies on a bus stays there."""
    parts = _parts(members)
    spans = [span] if len(parts) == 1 or bus is None else [Band(span.start, bus), Band(bus, span.end)]
    for part, room in zip(parts, spans, strict=True):
        layers = _layers(part)
        step = _step(room, 1 + max(layers, default=0))
        for bundle, layer in zip(part, layers, strict=True):
            yield bundle, room.start + _CLEAR + step * (layer + 1)


def _parts(members: Sequence[_Member]) -> list[list[_Bundle]]:
    """Return the bundles to place in the order that crosses least: those before and those after a bus, if any."""
    order = _ordered(_bundles(members))
    fixed = [number for number, bundle in enumerate(order) if bundle.members[0].fixed]
    return [order[: fixed[0]], order[fixed[0] + 1 :]] if fixed else [order]


def _bundles(members: Sequence[_Member]) -> list[_Bundle]:
    """Return stretches that may share a track: the larger family first, of one source or of one target."""
    left = [member for member in members if not member.fixed and not member.link.reason]
    fixed = [member for member in members if member.fixed]
    found = [_bundle(fixed)] if fixed else []
    found += [_bundle([member]) for member in members if not member.fixed and member.link.reason]
    while left:
        families = _families(left)
        largest = max(families, key=len)
        found.append(_bundle(largest))
        left = [member for member in left if member not in largest]
    return found


def _families(members: Iterable[_Member]) -> list[list[_Member]]:
    families: defaultdict[tuple[str, str], list[_Member]] = defaultdict(list)
    for member in members:
        families["from", member.link.source].append(member)
        families["to", member.link.target].append(member)
    return list(families.values())


def _ordered(bundles: Sequence[_Bundle]) -> list[_Bundle]:
    """Return bundles in the order that crosses least: each in turn is put where it crosses the others least."""
    order: list[_Bundle] = []
    for bundle in sorted(bundles, key=lambda one: one.span):
        order.insert(_best_place(bundle, order), bundle)
    for bundle in list(order):
        order.remove(bundle)
        order.insert(_best_place(bundle, order), bundle)
    return order


def _best_place(bundle: _Bundle, order: Sequence[_Bundle]) -> int:
    """Return the index at which a bundle crosses the others least."""
    ahead = [_crossings(bundle, other) for other in order]
    cost = best = sum(ahead)
    place = 0
    for number, (other, spared) in enumerate(zip(order, ahead, strict=True), 1):
        cost += _crossings(other, bundle) - spared
        if cost < best:
            best, place = cost, number
    return place


def _crossings(before: _Bundle, after: _Bundle) -> int:
    """Return how often two bundles cross where one runs before the other, left of it or above it.

    Worse than to cross is to share a line: one goes on after its track just where the other came before its own.
    """
    met = len(before.after & after.before)
    return _cuts(before.after, after.span) + _cuts(after.before, before.span) + met * _SHARED


def _cuts(places: Iterable[int], span: Band) -> int:
    start, end = span
    return sum(start < at < end for at in places)


def _layers(order: Sequence[_Bundle]) -> list[int]:
    """Return the track of each bundle: bundles that lie far apart share one."""
    layers: list[int] = []
    for number, bundle in enumerate(order):
        beside = (
            layer for layer, other in zip(layers, order[:number], strict=True) if _close(bundle.reach, other.reach)
        )
        layers.append(1 + max(beside, default=-1))
    return layers


def _close(one: Band, other: Band) -> bool:
    return one.start < other.end + _APART and other.start < one.end + _APART
