"""The ways an arrow may take: along the rows and columns its boxes stand in, and along gaps and channels between them.

A way has four bends at most, since PowerPoint knows no connector with more.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from rtdocs.layout.base.content import Content
from rtdocs.layout.base.scene import Frame, Point, Site
from rtdocs.layout.schema.grid_search import Arrangement
from rtdocs.layout.schema.measure import Ground
from rtdocs.layout.schema.rows import Cell

FIXED = -1

# The sides by which an upright line leaves a box for a channel, or comes from it, and the channel.
_Exits = Sequence[tuple[Site, int]]


class Segment(NamedTuple):
    """A level or upright line that an arrow follows.

    Attributes:
        at: its y if level, its x if upright; provisional in a gap or channel.
        track: the number of its gap or channel; FIXED where it runs through the middle of boxes.
    """

    upright: bool
    at: int
    track: int = FIXED


class Route(NamedTuple):
    """A way: the sites it leaves from and ends at, and the lines it follows in turn, level and upright alternately."""

    start: Site
    end: Site
    lines: tuple[Segment, ...]


class Spot(NamedTuple):
    """Where a box stands: -1 is the column at the left side; a row or a channel where it is in line with one."""

    frame: Frame
    column: int
    row: int | None
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class RoutingGrid:
    """A page as arrows see it: its gaps and channels, its boxes, and the cells that arrows must go around."""

    ground: Ground
    spots: dict[str, Spot]
    taken: frozenset[Cell]
    first_gap: int

    def level(self, spot: Spot, first: int, last: int) -> bool:
        """Return whether an arrow may run level with a box through the columns from `first` up to `last`."""
        if first >= last or spot.channel is not None:
            return True
        return spot.row is not None and all((at, spot.row) not in self.taken for at in range(first, last))

    def upright(self, column: int, first: int, last: int) -> bool:
        """Return whether an arrow may run along a column through the rows from `first` up to `last`."""
        return all((column, at) not in self.taken for at in range(first, last))

    @property
    def buses(self) -> dict[int, int]:
        """The channels in line with boxes, and where: there arrows run level to or from them."""
        return {spot.channel: spot.frame.site(Site.LEFT).y for spot in self.spots.values() if spot.channel is not None}

    def with_spots(self, moved: dict[str, Spot]) -> "RoutingGrid":
        """Return the page with some events elsewhere in the grid."""
        left = {Cell(spot.column, spot.row) for spot in (self.spots[key] for key in moved) if spot.row is not None}
        new = {Cell(spot.column, spot.row) for spot in moved.values() if spot.row is not None}
        return replace(self, spots=self.spots | moved, taken=(self.taken - left) | new)

    def like(self, other: "RoutingGrid") -> bool:
        """Return whether boxes stand in line with the same rows and channels on another board."""
        alike = len(self.ground.rows) == len(other.ground.rows) and self.taken == other.taken
        return alike and all(spot[1:] == other.spots[key][1:] for key, spot in self.spots.items())

    def in_grid(self, spot: Spot) -> bool:
        """Return whether a box is an event's."""
        return 0 <= spot.column < len(self.ground.columns)


def board(content: Content, plan: Arrangement, ground: Ground, frames: dict[str, Frame]) -> RoutingGrid:
    """Return a page as arrows see it."""
    rows = {span.middle: number for number, span in enumerate(ground.rows)}
    channels = {span.middle: number for number, span in enumerate(ground.channels)}
    sides = {piece.id: -1 for piece in content.left} | {piece.id: len(plan.columns) for piece in content.right}
    spots = {piece: Spot(frames[piece], *cell) for piece, cell in plan.cells.items()}
    for piece, column in sides.items():
        y = frames[piece].site(Site.LEFT).y
        spots[piece] = Spot(frames[piece], column, rows.get(y), channels.get(y))
    strips = {Cell(0, number) for number, row in enumerate(plan.rows) if row.strip}
    return RoutingGrid(ground, spots, frozenset(plan.cells.values()) | strips, first_gap=1 if strips else 0)


def points(route: Route, source: Frame, target: Frame) -> tuple[Point, ...]:
    """Return the corners of a way, its two ends included."""
    corners = (
        Point(one.at, other.at) if one.upright else Point(other.at, one.at) for one, other in pairwise(route.lines)
    )
    return (source.site(route.start), *corners, target.site(route.end))


def relaid(board: RoutingGrid, ends: tuple[str, str], route: Route) -> Route:
    """Return a way of a board like this one, laid out anew between its two boxes."""
    boxes = [board.spots[end].frame for end in ends]
    return route._replace(
        lines=tuple(
            line._replace(at=_middle(board, line) if line.track != FIXED else _at(line, boxes[number > 0]))
            for number, line in enumerate(route.lines)
        )
    )


def _middle(board: RoutingGrid, line: Segment) -> int:
    return (board.ground.gaps if line.upright else board.ground.channels)[line.track].middle


def _at(line: Segment, frame: Frame) -> int:
    return frame.site(Site.TOP).x if line.upright else frame.site(Site.LEFT).y


def ways(board: RoutingGrid, source: Spot, target: Spot) -> Iterator[Route]:
    """Yield every way from one box to another."""
    yield from _straight(board, source, target)
    yield from _one_bend(board, source, target)
    out = _exits(board, source)
    yield from _to_channel(source, target, out)
    yield from _through_gap(board, source, target)
    into = _exits(board, target)
    yield from _through_channel(board, source, target, out, into)
    if target.column >= board.first_gap:
        yield from _channel_to_gap(board, source, target, out)
    yield from _gap_to_channel(board, source, target, into)


def _level(spot: Spot) -> Segment:
    return Segment(upright=False, at=spot.frame.site(Site.LEFT).y)


def _upright(spot: Spot) -> Segment:
    return Segment(upright=True, at=spot.frame.site(Site.TOP).x)


def _gap(board: RoutingGrid, number: int) -> Segment:
    return Segment(upright=True, at=board.ground.gaps[number].middle, track=number)


def _channel(board: RoutingGrid, number: int) -> Segment:
    return Segment(upright=False, at=board.ground.channels[number].middle, track=number)


def _straight(board: RoutingGrid, source: Spot, target: Spot) -> Iterator[Route]:
    if source.column < target.column and _level(source) == _level(target):
        if board.level(source, source.column + 1, target.column):
            yield Route(Site.RIGHT, Site.LEFT, (_level(source),))
    elif source.row is not None and target.row is not None and source.column == target.column and board.in_grid(source):
        first, last = sorted((source.row, target.row))
        if board.upright(source.column, first + 1, last):
            yield Route(*_facing(source.row, target.row), (_upright(source),))


def _facing(source_row: int, target_row: int) -> tuple[Site, Site]:
    return (Site.BOTTOM, Site.TOP) if source_row < target_row else (Site.TOP, Site.BOTTOM)


def _one_bend(board: RoutingGrid, source: Spot, target: Spot) -> Iterator[Route]:
    """Yield the two ways with a corner where the row of one box meets the column of the other."""
    if source.row is None or target.row is None or source.row == target.row or source.column >= target.column:
        return
    leaves, enters = _facing(source.row, target.row)
    first, last = sorted((source.row, target.row))
    ends_above = board.in_grid(target) and board.upright(target.column, first + 1, last)
    if ends_above and board.level(source, source.column + 1, target.column + 1):
        yield Route(Site.RIGHT, enters, (_level(source), _upright(target)))
    starts_below = board.in_grid(source) and board.upright(source.column, first + 1, last)
    if starts_below and board.level(target, source.column, target.column):
        yield Route(leaves, Site.LEFT, (_upright(source), _level(target)))


def _to_channel(source: Spot, target: Spot, out: _Exits) -> Iterator[Route]:
    """Yield the ways with a corner to a box that stands in line with a channel."""
    for leaves, number in out:
        if number == target.channel:
            yield Route(leaves, Site.LEFT, (_upright(source), _level(target)))


def _through_gap(board: RoutingGrid, source: Spot, target: Spot) -> Iterator[Route]:
    """Yield the ways that change rows in one gap."""
    numbers = range(source.column + 1, target.column + 1)
    for number in sorted(numbers, key=lambda gap: min(gap - numbers[0], numbers[-1] - gap)):
        along = board.level(source, source.column + 1, number) and board.level(target, number, target.column)
        if along and _level(source) != _level(target):
            yield Route(Site.RIGHT, Site.LEFT, (_level(source), _gap(board, number), _level(target)))


def _exits(board: RoutingGrid, spot: Spot) -> _Exits:
    """Return the sides of a box by which an upright line reaches a channel, and the channel, the nearest first."""
    if spot.row is None or not board.in_grid(spot):
        return []
    last = len(board.ground.rows)
    above = takewhile(lambda row: (spot.column, row) not in board.taken, range(spot.row - 1, -1, -1))
    below = takewhile(lambda row: (spot.column, row) not in board.taken, range(spot.row + 1, last))
    up = [(Site.TOP, channel) for channel in (spot.row, *above)]
    return [*up, (Site.BOTTOM, spot.row + 1), *((Site.BOTTOM, row + 1) for row in below)]


def _through_channel(board: RoutingGrid, source: Spot, target: Spot, out: _Exits, into: _Exits) -> Iterator[Route]:
    """Yield the ways that change columns in one channel."""
    if source.column == target.column:
        return
    sides: defaultdict[int, list[Site]] = defaultdict(list)
    for enters, number in into:
        sides[number].append(enters)
    for leaves, number in out:
        for enters in sides.get(number, ()):
            yield Route(leaves, enters, (_upright(source), _channel(board, number), _upright(target)))


def _channel_to_gap(board: RoutingGrid, source: Spot, target: Spot, out: _Exits) -> Iterator[Route]:
    """Yield the ways that come to a box from the gap before it."""
    last = (_gap(board, target.column), _level(target))
    for leaves, number in out:
        yield Route(leaves, Site.LEFT, (_upright(source), _channel(board, number), *last))
    if target.column != source.column + 1:
        first = (_level(source), _gap(board, source.column + 1))
        for number in range(len(board.ground.channels)):
            yield Route(Site.RIGHT, Site.LEFT, (*first, _channel(board, number), *last))


def _gap_to_channel(board: RoutingGrid, source: Spot, target: Spot, into: _Exits) -> Iterator[Route]:
    """Yield the ways that come to a box from above or below."""
    first = (_level(source), _gap(board, source.column + 1))
    for enters, number in into:
        yield Route(Site.RIGHT, enters, (*first, _channel(board, number), _upright(target)))
