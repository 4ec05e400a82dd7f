"""Draws one page: each arrangement is routed, measured and scored; the best is painted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rtdocs.layout.base.content import Content, Link, lane_style
from rtdocs.layout.base.content import Piece as Words
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Junction, Paragraph, Point, Shape, Site
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.chain import boxes, weights
from rtdocs.layout.chain.arrange import Arrangement, arrangements, effect_height, needs_of, scaled
from rtdocs.layout.chain.ground import Ground, Needs, Span, box_width, measured, needed_height
from rtdocs.layout.chain.mesh import Spot, Way, arriving, leaving, mesh
from rtdocs.layout.chain.network import Arrow, Network, Piece, crossings, network
from rtdocs.layout.chain.router import Pair, routed
from rtdocs.layout.chain.tracks import Corridor, Stretch, Tracks, assigned

POINT = EMU_PER_POINT


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A page with its objective, the lower the better, and the parts it is made of."""

    shapes: tuple[Shape, ...]
    score: float
    size: float
    cut: tuple[str, ...] = ()


def best(content: Content, frame: Frame, sizes: Sequence[float]) -> Drawn | None:
    """Return a page with the largest letters that fit, of the arrangement with the best score; None where none fits."""
    for size in sizes:
        found = [
            drawing
            for plan in arrangements(content, frame, size)
            if (drawing := laid(content, plan, frame)) is not None
        ]
        if found:
            return min(found, key=lambda one: one.score).drawn()
    return None


def laid(content: Content, plan: Arrangement, frame: Frame) -> "_Drawing | None":
    """Return an arrangement with its arrows; None where it has no room for them."""
    pairs = [Pair(link.source, link.target) for link in content.links]
    left, right = (frozenset(piece.id for piece in side) for side in (content.left, content.right))
    net = mesh(plan.spots, plan.all_columns, len(plan.rows), right, left)
    ways = routed(net, pairs)
    tracks = assigned(ways, pairs)
    crossed = frozenset(_crossed(ways))
    rough = needs_of(content, plan, scaled(weights.EASY, plan.size), tracks.count, crossed)
    width = box_width(rough, frame)
    if width < scaled(weights.NARROWEST, plan.size):
        return None
    needs = needs_of(content, plan, width, tracks.count, crossed)
    if needed_height(needs) > frame.height:
        return None
    headed = replace(needs, header=True)
    if needed_height(headed) <= frame.height:
        needs = headed
    drawing = _Drawing(content, plan, frame, needs, measured(needs, frame), ways, tracks)
    return drawing if drawing.fits else None


def _crossed(ways: Sequence[Way]) -> Iterator[Corridor]:
    """Yield the corridors that some arrow passes from one side to the other."""
    for way in ways:
        for one, other in pairwise(way):
            if one.y == other.y:
                first, last = sorted((one.x, other.x))
                yield from (Corridor(upright=True, line=x) for x in range(first + 1, last) if x % 2 == 0)
            else:
                low, high = sorted((one.y, other.y))
                inside = range(int(low) + 1, int(-(-high // 1)))
                yield from (Corridor(upright=False, line=y) for y in inside if y % 2 == 0)


@dataclass(frozen=True)
class _Drawing:
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
        """Whether the boxes at the right have room one below the other."""
        frames = sorted((self.frames[piece.id] for piece in self.content.right), key=lambda frame: frame.y)
        inside = all(self.frame.y <= frame.y and frame.bottom <= self.frame.bottom for frame in frames)
        return inside and all(one.bottom + 4 * POINT <= other.y for one, other in pairwise(frames))

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
        top = self.frame.y + self.needs.header_height
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
                high = max(highs[piece.id], row.length if piece.lane else 0)
                high -= (high - row.length) % 2
                found[piece.id] = Frame(column.start, row.start + (row.length - high) // 2, column.length, high)
        return found

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every arrow with its corners."""
        return tuple(self._arrow(at, link) for at, link in enumerate(self.content.links))

    def _arrow(self, at: int, link: Link) -> Arrow:
        way = self.ways[at]
        start, end = (link.source, leaving(way)), (link.target, arriving(way))
        points = [self.frames[start[0]].site(start[1])]
        for number in range(1, len(way) - 1):
            before, after = Stretch(at, number - 1), Stretch(at, number)
            level = way[number - 1].y == way[number].y
            upright_part, level_part = (after, before) if level else (before, after)
            points.append(Point(self._x(way[number], upright_part, link), self._y(way[number], level_part, link)))
        points.append(self.frames[end[0]].site(end[1]))
        return Arrow(link.id, start, end, tuple(_squared(points)))

    def _x(self, spot: Spot, part: Stretch, link: Link) -> int:
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
            pitch = max(pitch, min(12 * POINT, (room.length - 22 * POINT) // (count - 1)))
        start = room.middle - (count - 1) * pitch // 2 - (2 * POINT if corridor.upright else 0)
        return start + self.tracks.track[part] * pitch

    @cached_property
    def network(self) -> Network:
        """The lines of all arrows."""
        return network(self.arrows)

    @cached_property
    def score(self) -> float:
        """The objective: what a reader has against the drawing, in bends."""
        corners = {corner: None for piece in self.network.pieces for corner in piece.points[1:-1]} | {
            dot: None for dot, fork in self.network.dots.items() if not fork
        }
        ways = [max(0, len(arrow.points) - 2) for arrow in self.arrows]
        return (
            weights.SCORE_FALSE * len(self.network.false)
            + weights.SCORE_CROSSING * crossings(self.network.pieces)
            + weights.SCORE_BEND * len(corners)
            + weights.SCORE_LONG_WAY * sum(max(0, bends - 2) for bends in ways)
            + weights.SCORE_DETOUR * self._detour()
            + weights.SCORE_NAME * sum(not place.free for place in self.names.values())
            + weights.SCORE_TRUNK * self._unmet()
            + weights.SCORE_COLUMN * self.plan.columns
        )

    def _detour(self) -> float:
        drawn = sum(_length(piece.points) for piece in self.network.pieces)
        least = sum(_length((arrow.points[0], arrow.points[-1])) for arrow in self.arrows)
        return max(0.0, drawn / least - 1) if least else 0.0

    def _unmet(self) -> int:
        """Return at how many boxes three arrows or more meet that do not share a line."""
        sides: defaultdict[tuple[str, str], Counter[Site]] = defaultdict(Counter)
        for arrow in self.arrows:
            sides["in", arrow.end[0]][arrow.end[1]] += 1
            sides["out", arrow.start[0]][arrow.start[1]] += 1
        return sum(found.total() > 2 and len(found) > 1 for found in sides.values())  # noqa: PLR2004 - three meet

    @cached_property
    def names(self) -> dict[str, "_Name"]:
        """Where the name of each lane stands: at the left end of its line, or in the first free ground of it."""
        return {band.lane: self._name(band.lane, band.name) for band in self.ground.bands}

    def _name(self, lane: str, line: Span) -> "_Name":
        text = next(each.name for each in self.content.lanes if each.id == lane)
        wide = natural_width(Paragraph(text, "label"), f"{lane_style('lane-name', lane)}/{self.plan.size:g}")
        sides = self.ground.band_sides
        left, right = sides.start + 6 * POINT, sides.end - 2 * POINT
        met = sorted(
            part.points[0].x
            for piece in self.network.pieces
            for part in _uprights(piece)
            if part.points[0].y < line.end + POINT and line.start - POINT < part.points[-1].y
        )
        for one, other in pairwise((left - 3 * POINT, *(x for x in met if left - 3 * POINT < x < right), right)):
            start = max(left, one + 4 * POINT)
            if start + wide <= other - 3 * POINT:
                return _Name(Frame(start, line.start, wide, line.length), free=True)
        return _Name(Frame(left, line.start, wide, line.length), free=False)

    def drawn(self) -> Drawn:
        """Return the page with its shapes from back to front."""
        return Drawn(
            shapes=(*self._lanes(), *self._header(), *self._boxes(), *self._connectors(), *self._dots()),
            score=self.score,
            size=self.plan.size,
        )

    def _lanes(self) -> Iterator[Shape]:
        sides = self.ground.band_sides
        for band in self.ground.bands:
            lane = next(each for each in self.content.lanes if each.id == band.lane)
            ground = Frame(sides.start, band.ground.start, sides.length, band.ground.length)
            yield Box(id=f"lane-{lane.id}", frame=ground, style=lane_style("lane", lane.id), name=lane.name)
            yield Box(
                id=f"lane-label-{lane.id}",
                frame=self.names[lane.id].frame,
                style=f"{lane_style('lane-name', lane.id)}/{self.plan.size:g}",
                paragraphs=(Paragraph(lane.name, "label"),),
                name=lane.name,
                alt=lane.name,
            )

    def _header(self) -> Iterator[Shape]:
        if not self.needs.header:
            return
        headings: defaultdict[int, list[str]] = defaultdict(list)
        for piece in self.content.events:
            headings[self.plan.cells[piece.id].column].append(piece.heading)
        first = bool(self.plan.left)
        for column, years in sorted(headings.items()):
            yield self._heading(f"header-{column}", _years(years), self.ground.columns[column + first], "header")
        if self.content.effects and any(not piece.lane for piece in self.content.right):
            yield self._heading("header-effects", self.content.effects, self.ground.columns[-1], "effects-header")

    def _heading(self, key: str, text: str, span: Span, style: str) -> Box:
        high = height(1, self.plan.size)
        place = Frame(span.start, self.frame.y, span.length, high)
        lines = (Paragraph(text, "label"),)
        return Box(id=key, frame=place, style=f"{style}/{self.plan.size:g}", paragraphs=lines, name=text, alt=text)

    def _boxes(self) -> Iterator[Shape]:
        for piece in (*self.content.left, *self.content.events, *self.content.right):
            yield boxes.shape(piece, self.frames[piece.id], self.plan.size)

    def _connectors(self) -> Iterator[Connector]:
        links = self.content.links
        for number, piece in enumerate(self.network.pieces, 1):
            own = [links[at] for at in piece.arrows]
            style = own[0].style if len({link.style for link in own}) == 1 else "edge-claimed"
            whole = bool(piece.start.box and piece.end.box)
            name = own[0].name if len(own) == 1 else self.content.trunk_name(own)
            yield Connector(
                id=own[0].id if whole else f"line-{number}",
                start=self._end(piece, piece.start),
                end=self._end(piece, piece.end),
                points=self._trimmed(piece),
                style=style if piece.end.box else f"{style}-part",
                name=name,
                alt=self.content.trunk_alt(own) if piece.end.box else "",
            )

    def _end(self, piece: Piece, joint: object) -> tuple[str, Site]:
        return (joint.box or self._dot_id(joint.place), joint.site)  # type: ignore[attr-defined]

    @cached_property
    def _dot_ids(self) -> dict[Point, str]:
        return {place: f"junction-{number}" for number, place in enumerate(self.network.dots, 1)}

    def _dot_id(self, place: Point) -> str:
        return self._dot_ids[place]

    def _dot_frame(self, place: Point) -> Frame:
        wide = weights.DOT if self.network.dots[place] else weights.BEND_DOT
        return Frame(place.x - wide // 2, place.y - wide // 2, wide, wide)

    def _trimmed(self, piece: Piece) -> tuple[Point, ...]:
        """Return the corners of a line that ends at the rim of its dots."""
        points = list(piece.points)
        for at, joint in ((0, piece.start), (-1, piece.end)):
            if not joint.box:
                points[at] = self._dot_frame(joint.place).site(joint.site)
        return tuple(points)

    def _dots(self) -> Iterator[Junction]:
        styles: dict[Point, set[str]] = defaultdict(set)
        for piece in self.network.pieces:
            for joint in (piece.start, piece.end):
                if not joint.box:
                    styles[joint.place] |= {self.content.links[at].style for at in piece.arrows}
        for place in self.network.dots:
            own = styles[place]
            style = next(iter(own)) if len(own) == 1 else "edge-claimed"
            yield Junction(id=self._dot_id(place), frame=self._dot_frame(place), style=f"{style}-dot")


@dataclass(frozen=True)
class _Name:
    """Where a lane's name stands, and whether nothing passes behind it."""

    frame: Frame
    free: bool


def _uprights(piece: Piece) -> Iterator[Piece]:
    """Yield the upright stretches of a line, each from top to bottom."""
    for one, other in pairwise(piece.points):
        if one.x == other.x:
            top, bottom = sorted((one, other), key=lambda point: point.y)
            yield Piece(piece.start, piece.end, (top, bottom), piece.arrows)


def _squared(points: Sequence[Point]) -> list[Point]:
    """Return corners whose stretches are level and upright to the last EMU: middles of boxes may be off by one."""
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


def _years(headings: Sequence[str]) -> str:
    """Return the years of a column, the first and the last; words stand for it only where no event has a year."""
    years = sorted({heading for heading in headings if heading.isdigit()}, key=int)
    return " – ".join(dict.fromkeys((years[0], years[-1]))) if years else headings[0]
