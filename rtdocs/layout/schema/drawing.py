"""An arrangement with coordinates: the frame of each box, the corners of each arrow, and the objective."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Point, Site
from rtdocs.layout.schema import lanes, weights
from rtdocs.layout.schema.arrangement import Arrangement
from rtdocs.layout.schema.content import Content, Link
from rtdocs.layout.schema.ground import Ground, Needs, Span
from rtdocs.layout.schema.lanes import Name
from rtdocs.layout.schema.mesh import Corridor, Spot, Way, arriving, leaving
from rtdocs.layout.schema.network import Arrow, Network, crossings, network
from rtdocs.layout.schema.reasons import Labels, Numbered, stretches
from rtdocs.layout.schema.right_side import effect_height
from rtdocs.layout.schema.tracks import Stretch, Tracks

POINT = EMU_PER_POINT


@dataclass(frozen=True)
class Drawing:
    """An arrangement with coordinates."""

    content: Content
    plan: Arrangement
    frame: Frame
    needs: Needs
    ground: Ground
    ways: tuple[Way, ...]
    tracks: Tracks

    @cached_property
    def fits(self) -> bool:
        """Whether the boxes at the right have room one below the other, and nothing would be misread."""
        if not all(name.free for name in self.names.values()):
            return False
        frames = sorted((self.frames[piece.id] for piece in self.content.right), key=lambda frame: frame.y)
        inside = all(self._below_header.y <= frame.y and frame.bottom <= self.frame.bottom for frame in frames)
        if not inside or not all(one.bottom + 4 * POINT <= other.y for one, other in pairwise(frames)):
            return False
        return not self.network.false and not self.network.overlaid

    @property
    def _below_header(self) -> Frame:
        """The part of the frame under the years of the columns; an effect may rise into the gap between."""
        high = max(0, self.needs.header_height - weights.HEADER_GAP * 2 // 3)
        return self.frame._replace(y=self.frame.y + high, height=self.frame.height - high)

    @cached_property
    def frames(self) -> dict[str, Frame]:
        """The frame of each box."""
        found = {}
        for piece in (*self.content.left, *self.content.events):
            spot = self.plan.spots[piece.id]
            column, row = self.ground.columns[spot.x // 2], self.ground.rows[int(spot.y) // 2]
            found[piece.id] = Frame(column.start, row.start, column.length, row.length)
        return found | self._right_frames()

    def _right_frames(self) -> dict[str, Frame]:
        found: dict[str, Frame] = {}
        if not self.content.right:
            return found
        column = self.ground.columns[-1]
        highs = {piece.id: effect_height(piece, self.plan.size, column.length) for piece in self.content.right}
        spread = [piece for piece in self.content.right if self.plan.spots[piece.id].y % 1]
        spread.sort(key=lambda piece: self.plan.spots[piece.id].y)
        top = self._below_header.y
        room = self.frame.bottom - top - sum(highs[piece.id] for piece in spread)
        apart, at = room // (len(spread) + 1), top
        for piece in spread:
            at += apart
            found[piece.id] = Frame(column.start, at, column.length, highs[piece.id])
            at += highs[piece.id]
        for piece in self.content.right:
            y = self.plan.spots[piece.id].y
            if y % 1 == 0:
                row = self.ground.rows[int(y) // 2]
                high = max(highs[piece.id], row.length)
                high += (high - row.length) % 2
                found[piece.id] = Frame(column.start, row.start + (row.length - high) // 2, column.length, high)
        return found

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """The arrows with their corners."""
        return tuple(self._arrow(at, link) for at, link in enumerate(self.content.links))

    def _arrow(self, at: int, link: Link) -> Arrow:
        way = self.ways[at]
        start, end = (link.source, leaving(way)), (link.target, arriving(way))
        points = [self.frames[start[0]].site(start[1])]
        for number in range(1, len(way) - 1):
            before, after = Stretch(at, number - 1), Stretch(at, number)
            level = way[number - 1].y == way[number].y
            upright_part, level_part = (after, before) if level else (before, after)
            points.append(Point(self._x(way[number], upright_part), self._y(way[number], level_part, link)))
        points.append(self.frames[end[0]].site(end[1]))
        return Arrow(link.id, start, end, tuple(_squared(points)))

    def _x(self, spot: Spot, part: Stretch) -> int:
        if spot.x % 2:
            return self.ground.columns[spot.x // 2].middle
        return self._on_track(self.ground.gaps[spot.x // 2], Corridor(upright=True, line=spot.x), part)

    def _y(self, spot: Spot, part: Stretch, link: Link) -> int:
        if spot.y % 1:
            frame = self.frames[link.target]
            return frame.site(Site.LEFT).y
        if spot.y % 2:
            return self.ground.rows[int(spot.y) // 2].middle
        return self._on_track(self.ground.channels[int(spot.y) // 2], Corridor(upright=False, line=int(spot.y)), part)

    def _on_track(self, room: Span, corridor: Corridor, part: Stretch) -> int:
        count = self.tracks.count[corridor]
        pitch = weights.APART
        if count > 1:
            pitch = max(pitch, min(12 * POINT, (room.length - weights.CLEAR - weights.HEAD) // (count - 1)))
        start = room.middle - (count - 1) * pitch // 2 - (weights.HEAD - weights.CLEAR) // 2 * corridor.upright
        return start + self.tracks.track[part] * pitch

    @cached_property
    def network(self) -> Network:
        """The lines of all arrows."""
        return network(self.arrows)

    @cached_property
    def score(self) -> float:
        """The objective: what a reader has against the drawing, in bends; the lower the better."""
        corners = {corner: None for piece in self.network.pieces for corner in piece.points[1:-1]} | {
            dot: None for dot, fork in self.network.dots.items() if not fork
        }
        ways = [max(0, len(arrow.points) - 2) for arrow in self.arrows]
        return (
            weights.SCORE_FALSE * (len(self.network.false) + len(self.network.overlaid))
            + weights.SCORE_CROSSING * crossings(self.network.pieces)
            + weights.SCORE_BEND * len(corners)
            + weights.SCORE_LONG_WAY * sum(max(0, bends - 2) for bends in ways)
            + weights.SCORE_DETOUR * self._detour()
            + weights.SCORE_NAME * sum(not place.free for place in self.names.values())
            + weights.SCORE_TIE * self.labels.tied
            + weights.SCORE_TRUNK * self._unmet()
            + weights.SCORE_ASTRAY * sum(place.astray for place in self.names.values())
            + weights.SCORE_UNDATED * (not self.needs.header)
            + weights.SCORE_STACKED * (len(self.content.events) - self.plan.columns)
            + weights.SCORE_NARROW * self._narrow()
        )

    def _narrow(self) -> float:
        """Return the points by which boxes are narrower than is easy to read."""
        wide = self.ground.columns[bool(self.plan.left)].length if self.content.events else weights.EASY
        return max(0.0, (weights.EASY * self.plan.size / weights.SIZE - wide) / POINT)

    def _detour(self) -> float:
        drawn = sum(_length(piece.points) for piece in self.network.pieces)
        least = sum(_length((arrow.points[0], arrow.points[-1])) for arrow in self.arrows)
        return max(0.0, drawn / least - 1) if least else 0.0

    def _unmet(self) -> int:
        """Return the number of boxes at which three arrows or more meet without sharing a line."""
        sides: defaultdict[tuple[str, str], Counter[Site]] = defaultdict(Counter)
        for arrow in self.arrows:
            sides["in", arrow.end[0]][arrow.end[1]] += 1
            sides["out", arrow.start[0]][arrow.start[1]] += 1
        return sum(found.total() > 2 and len(found) > 1 for found in sides.values())  # noqa: PLR2004 - three meet

    @property
    def lacks(self) -> int:
        """The number of things that a reader looks for and that have no room in their places: years, names of lanes."""
        return 2 * (not self.needs.header) + sum(name.astray for name in self.names.values())

    @cached_property
    def names(self) -> dict[str, Name]:
        """The place of each lane's name."""
        content, needs = self.content, self.needs
        return lanes.names(content.lanes, self.ground, self.plan.size, needs.named, self._taken(), content.empty)

    def _taken(self) -> list[Frame]:
        """Return the frames of all boxes and lines."""
        lines = [
            Frame(min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y))
            for arrow in self.arrows
            for one, other in pairwise(arrow.points)
        ]
        return [*self.frames.values(), *lines]

    @cached_property
    def labels(self) -> Labels:
        """The placed numbers of reasons."""
        names = [each.frame for each in self.names.values()]
        taken = [*self.frames.values(), *names]
        found = Labels(taken, stretches(self.network.pieces), self._below_header, self.plan.size)
        for at, link in enumerate(self.content.links):
            if link.reason:
                found.put(at, Numbered(link.id, self.content.reason_name(link), link.reason))
        return found


def _squared(points: Sequence[Point]) -> list[Point]:
    """Return corners whose segments are level and upright to the last EMU: middles of boxes may be off by one."""
    found = list(points)
    for at in range(1, len(found) - 1):
        before = found[at - 1]
        if at == 1:
            if abs(before.x - found[at].x) <= 1:
                found[at] = found[at]._replace(x=before.x)
            elif abs(before.y - found[at].y) <= 1:
                found[at] = found[at]._replace(y=before.y)
    last, corner = found[-1], found[-2]
    if len(found) > 2:  # noqa: PLR2004 - a corner
        if abs(last.x - corner.x) <= 1:
            found[-2] = corner._replace(x=last.x)
        elif abs(last.y - corner.y) <= 1:
            found[-2] = corner._replace(y=last.y)
    return found


def _length(points: Sequence[Point]) -> int:
    return sum(abs(one.x - other.x) + abs(one.y - other.y) for one, other in pairwise(points))
