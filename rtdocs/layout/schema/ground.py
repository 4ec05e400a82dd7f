"""The ground of a page: coordinates of columns, gaps, rows, channels and lanes, given the lines of each corridor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rtdocs.layout.base.looks import minor
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.mesh import Corridor

POINT = EMU_PER_POINT


class Span(NamedTuple):
    """An interval of an axis, in EMU."""

    start: int
    end: int

    @property
    def middle(self) -> int:
        """The middle of the interval."""
        return (self.start + self.end) // 2

    @property
    def length(self) -> int:
        """The length of the interval."""
        return self.end - self.start


class Band(NamedTuple):
    """A lane: its ground, and the line for its name."""

    lane: str
    ground: Span
    name: Span


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The needs of a page, before anything has a place; lengths in EMU.

    Attributes:
        lanes: all lanes from top to bottom.
        rows: the lane and the height of each row, from top to bottom.
        left, right: the widths of the columns before and behind those of events, 0 for none.
        columns: the number of columns of events.
        size: of the letters, in points.
        header: whether years stand over the columns.
        lines: the number of lines in each corridor.
        arrows: the corridors that an arrow crosses from box to box.
        least, most: the least and the greatest width of an event's box.
        gap: the least width of a gap that an arrow crosses.
        apart: the width of gaps where lines ask for no more.
        numbered: whether numbers of reasons stand at arrows.
        open_right: whether lanes go on to the right end, for no effect stands there.
        named: the lanes whose names have lines of their own; other names stand where their lanes are empty.
        crowded: whether lanes and channels have the least room.
        top: the least room above the first row, in its lane.
    """

    lanes: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    left: int
    right: int
    columns: int
    size: float
    header: bool
    lines: Mapping[Corridor, int]
    arrows: frozenset[Corridor]
    most: int
    least: int = 0
    gap: int = weights.LEAST_GAP
    apart: int = weights.GAP
    numbered: bool = False
    open_right: bool = False
    named: frozenset[str] = frozenset()
    crowded: bool = False
    top: int = 0

    @property
    def name_height(self) -> int:
        """The height of the line of a lane's name."""
        return height(1, minor(self.size)) + 2 * POINT

    def name_room(self, lane: str) -> int:
        """Return the height of the room above a lane's first row, in EMU."""
        return self.name_height if lane in self.named else self.pad

    @property
    def one_line(self) -> int:
        """The height of a channel in which one line runs, or which an arrow crosses."""
        least = weights.CROWDED_LINE if self.crowded else weights.ONE_LINE
        beside = POINT if self.crowded else 2 * POINT
        return max(least, height(1, self.size) + beside) if self.numbered else least

    @property
    def pad(self) -> int:
        """The distance of boxes from the borders of their lane, where no line runs between."""
        return weights.CROWDED_PAD if self.crowded else weights.PAD

    @property
    def header_height(self) -> int:
        """The height of the line of years."""
        return height(1, self.size) + weights.HEADER_GAP if self.header else 0


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A page measured: columns with the gaps around them, rows with the channels around them, and lanes."""

    columns: tuple[Span, ...]
    gaps: tuple[Span, ...]
    rows: tuple[Span, ...]
    channels: tuple[Span, ...]
    bands: tuple[Band, ...]
    band_sides: Span


def box_width(needs: Needs, frame: Frame) -> int:
    """Return the width of the boxes of events, in EMU."""
    return _widths(needs, frame)[0]


def _widths(needs: Needs, frame: Frame) -> tuple[int, list[int]]:
    """Return the width of boxes and those of all gaps; the same for few lines as for more, while there is room.

    So an arrow more moves no box. Boxes become narrower, step by step, where the lines ask for it.
    """
    own = _gap_needs(needs)
    inner, columns = own[1:-1], max(1, needs.columns)
    free = frame.width - needs.left - needs.right - own[0] - own[-1]
    if (
        needs.apart
        and own[0] < weights.PAD + weights.APART
        and (free - weights.APART - sum(inner)) // columns >= needs.least
    ):
        own[0], free = own[0] + weights.APART, free - weights.APART
    least = min(needs.least, (free - sum(inner)) // columns)
    widest = min(needs.most, (free - sum(inner)) // columns)
    wide = max(
        least, min(widest, (free - max(needs.apart, needs.gap) * len(inner)) // columns if needs.apart else widest)
    )
    while wide > least and free - wide * columns < sum(inner):
        wide = max(least, wide - weights.STEP)
    most = weights.WIDEST_GAP * len(inner)
    if not inner:
        return wide, own
    return wide, [own[0], *_levelled(inner, min(max(most, sum(inner)), free - wide * columns)), own[-1]]


def _levelled(needs: Sequence[int], room: int) -> list[int]:
    """Return lengths that fill a room of at least their sum: all alike but for those that need more.

    Those nearest give what one needs, so that a further line moves its neighbours and nothing else.
    """
    count = len(needs)
    found = [room // max(1, count)] * count
    for at in sorted(range(count), key=lambda at: -needs[at]):
        for giver in sorted(range(count), key=lambda other: (abs(other - at), -other)):
            given = min(needs[at] - found[at], found[giver] - needs[giver])
            if given > 0:
                found[at], found[giver] = found[at] + given, found[giver] - given
    return found


def needed_height(needs: Needs) -> int:
    """Return the height that a page needs, in EMU."""
    return needs.header_height + sum(high for _, high in needs.rows) + sum(_fixed(needs)) + sum(_zones(needs))


def is_roomy(needs: Needs, frame: Frame) -> bool:
    """Return whether each row and a channel of two lines have room, whatever lines there are."""
    bare = replace(needs, lines={}, arrows=frozenset())
    rows = len(needs.rows) * max((high for _, high in needs.rows), default=0)
    return (
        needs.header_height + rows + sum(_fixed(bare)) + len(needs.rows) * (needs.one_line + weights.APART)
        <= frame.height
    )


def measured(needs: Needs, frame: Frame) -> Ground:
    """Return the coordinates of a page in a frame; spare room is spread."""
    columns, gaps = _across(needs, frame)
    rows, channels, bands = _down(needs, frame)
    last = len(columns) - (1 if needs.right else 0)
    right = columns[last - 1].end if last else gaps[0].start
    edge = max(gaps[last].start + min(gaps[last].length, weights.PAD), gaps[last].end - weights.WIDEST_GAP)
    return Ground(
        columns=columns,
        gaps=gaps,
        rows=rows,
        channels=channels,
        bands=bands,
        band_sides=Span(frame.x, frame.right if needs.open_right else max(edge, right)),
    )


def _gap_needs(needs: Needs) -> list[int]:
    count = _column_count(needs)
    found = []
    for number in range(count + 1):
        lines = needs.lines.get(Corridor(upright=True, line=2 * number), 0)
        if number in {0, count}:
            found.append(weights.PAD + weights.APART * lines if lines or number == 0 else 0)
        else:
            least = needs.gap if Corridor(upright=True, line=2 * number) in needs.arrows else 14 * POINT
            found.append(max(least, weights.CLEAR + weights.HEAD + weights.APART * (lines - 1)) if lines else least)
    return found


def _column_count(needs: Needs) -> int:
    return needs.columns + bool(needs.left) + bool(needs.right)


def _across(needs: Needs, frame: Frame) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    wide, gaps = _widths(needs, frame)
    widths = [*([needs.left] if needs.left else []), *[wide] * needs.columns, *([needs.right] if needs.right else [])]
    spare = max(0, frame.width - sum(widths) - sum(gaps))
    spread = range(len(gaps) - 1) if needs.right else range(len(gaps))
    for number in spread:
        gaps[number] += spare // len(spread)
    return _alternate(frame.x, gaps, widths)


def _alternate(start: int, around: Sequence[int], inside: Sequence[int]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return intervals and the spaces around them: `around` has one more."""
    spans, between, at = [], [], start
    for gap, size in zip(around, (*inside, 0), strict=True):
        between.append(Span(at, at + gap))
        spans.append(Span(at + gap, at + gap + size))
        at += gap + size
    return tuple(spans[:-1]), tuple(between)


def _zones(needs: Needs) -> list[int]:
    """Return the heights of the free parts of channels, where lines run."""
    found = []
    for number in range(len(needs.rows) + 1):
        corridor = Corridor(upright=False, line=2 * number)
        lines = needs.lines.get(corridor, 0)
        inner = 0 < number < len(needs.rows) and needs.rows[number - 1][0] == needs.rows[number][0]
        if lines:
            found.append(weights.APART * (lines - 1) + (needs.one_line if inner else 2 * weights.CLEAR))
        elif inner:
            found.append(needs.one_line if corridor in needs.arrows else 2 * needs.pad)
        else:
            found.append(0)
    return found


class _Part(NamedTuple):
    """An interval of the page from top to bottom that is no row: `kind` "zone", "pad", "between", "name", "strip"."""

    kind: str
    lane: str
    high: int


def _fixed(needs: Needs) -> list[int]:
    return [part.high for part in _sequence(needs) if part.kind not in {"zone", "row"}]


def _sequence(needs: Needs) -> list[_Part]:
    """Return the whole page from top to bottom, as parts."""
    zones, rows = iter(_zones(needs)), iter(needs.rows)
    held = Counter(lane for lane, _ in needs.rows)
    parts: list[_Part] = []
    for number, lane in enumerate(needs.lanes):
        if number:
            parts.append(_Part("between", "", weights.CROWDED_PAD if needs.crowded else weights.BETWEEN_LANES))
        if not held[lane]:
            parts.append(_Part("strip", lane, needs.name_height + 2 * POINT))
            continue
        first = all(part.kind != "row" for part in parts)
        parts.append(_Part("name", lane, needs.name_room(lane)))
        parts += (
            [_Part("pad", lane, max(0, needs.top - needs.name_room(lane))), _Part("zone", lane, next(zones))]
            if first
            else []
        )
        for at in range(held[lane]):
            parts += [_Part("zone", lane, next(zones))] if at else []
            parts.append(_Part("row", lane, next(rows)[1]))
        parts += [_Part("zone", lane, next(zones)), _Part("pad", lane, needs.pad)]
    return parts


def _down(needs: Needs, frame: Frame) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Band, ...]]:
    parts = _spread(_sequence(needs), frame.height - needs.header_height)
    at = frame.y + needs.header_height
    rows: list[Span] = []
    channels: list[Span] = []
    names: dict[str, Span] = {}
    grounds: dict[str, Span] = {}
    for part in parts:
        span = Span(at, at + part.high)
        at = span.end
        if part.kind == "row":
            rows.append(span)
        elif part.kind == "zone":
            channels.append(span)
        elif part.kind in {"name", "strip"}:
            names[part.lane] = span
        if part.lane:
            grounds[part.lane] = Span(grounds.get(part.lane, span).start, span.end)
    return tuple(rows), tuple(channels), tuple(Band(lane, grounds[lane], names[lane]) for lane in needs.lanes)


def _spread(parts: Sequence[_Part], room: int) -> list[_Part]:
    """Return the parts grown to fill the room: each row with the channel below it as high as any other.

    So boxes stand on one grid, and a further line or a longer title moves none of them: the room of a line is
    taken from the row above it while that has some. Rows that need more than others have it.
    """
    rows = [part.high for part in parts if part.kind == "row"]
    first, *zones = [part.high for part in parts if part.kind == "zone"] or [0]
    room -= sum(part.high for part in parts if part.kind not in {"row", "zone"})
    if not rows:
        return list(parts)
    first = first or min(weights.ONE_LINE, max(0, room - sum(rows) - sum(zones)) // 4)
    like = max(rows)
    pitches = _levelled([row + zone for row, zone in zip(rows, zones, strict=True)], room - first)
    high = min(like * 6 // 5, max(like, (room - first) // len(rows) - weights.CHANNEL))
    highs = [max(row, min(high, pitch - zone)) for row, pitch, zone in zip(rows, pitches, zones, strict=True)]
    below = [pitch - row for pitch, row in zip(pitches, highs, strict=True)]
    grown = {"row": iter(highs), "zone": iter([first, *below])}
    spread = [part._replace(high=next(grown[part.kind])) if part.kind in grown else part for part in parts]
    return _composed(spread, parts)


def _composed(parts: Sequence[_Part], needed: Sequence[_Part]) -> list[_Part]:
    """Return the parts with much spare room below a lane's last row shared between it and the room above its first.

    Args:
        parts: of the page.
        needed: the same, as high as their lines and boxes need them.
    """
    last = {part.lane: at for at, part in enumerate(parts) if part.kind == "zone"}
    over = {lane: max(0, parts[at].high - max(weights.CHANNEL, needed[at].high)) // 2 for lane, at in last.items()}
    found: list[_Part] = []
    for at, part in enumerate(parts):
        moved = over.get(part.lane, 0)
        if part.kind == "row" and moved and not any(other.kind == "row" and other.lane == part.lane for other in found):
            found.append(_Part("pad", part.lane, moved))
        found.append(part._replace(high=part.high - moved) if at == last.get(part.lane) else part)
    return found
