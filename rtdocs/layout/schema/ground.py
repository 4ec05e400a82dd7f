"""The ground of a page: coordinates of columns, gaps, rows, channels and lanes, given the lines of each corridor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
        most: the greatest width of an event's box.
        gap: the least width of a gap that an arrow crosses.
        numbered: whether numbers of reasons stand at arrows.
        open_right: whether lanes go on to the right end, for no effect stands there.
        named: whether the names of lanes have lines of their own; else they stand where a lane is empty.
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
    gap: int = weights.LEAST_GAP
    numbered: bool = False
    open_right: bool = False
    named: bool = True

    @property
    def name_height(self) -> int:
        """The height of the line of a lane's name."""
        return height(1, self.size) + 2 * POINT

    @property
    def name_room(self) -> int:
        """The height of the room above a lane's first row."""
        return self.name_height if self.named else self.pad

    @property
    def one_line(self) -> int:
        """The height of a channel in which one line runs, or which an arrow crosses."""
        least = weights.ONE_LINE if self.named else weights.CROWDED_LINE
        return max(least, height(1, self.size) + 2 * POINT) if self.numbered else least

    @property
    def pad(self) -> int:
        """The distance of boxes from the borders of their lane, where no line runs between."""
        return weights.PAD if self.named else weights.CROWDED_PAD

    @property
    def header_height(self) -> int:
        """The height of the line of years."""
        return height(1, self.size) + 3 * POINT if self.header else 0


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
    """Return the greatest width of the boxes of events, in EMU."""
    gaps = sum(_gap_needs(needs))
    room = frame.width - needs.left - needs.right - gaps
    return min(room // max(1, needs.columns), needs.most)


def needed_height(needs: Needs) -> int:
    """Return the height that a page needs, in EMU."""
    return needs.header_height + sum(high for _, high in needs.rows) + sum(_fixed(needs)) + sum(_zones(needs))


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
    gaps = _gap_needs(needs)
    wide = box_width(needs, frame)
    widths = [*([needs.left] if needs.left else []), *[wide] * needs.columns, *([needs.right] if needs.right else [])]
    spare = frame.width - sum(widths) - sum(gaps)
    inner = range(1, len(gaps) - 1)
    share = min(spare // max(1, len(inner)), weights.WIDEST_GAP - weights.LEAST_GAP) if spare > 0 else 0
    for number in inner:
        gaps[number] += max(0, share)
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
            parts.append(_Part("between", "", weights.BETWEEN_LANES if needs.named else weights.CROWDED_PAD))
        if not held[lane]:
            parts.append(_Part("strip", lane, needs.name_height + 2 * POINT))
            continue
        first = all(part.kind != "row" for part in parts)
        parts += [_Part("name", lane, needs.name_room), *([_Part("zone", lane, next(zones))] if first else ())]
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
    """Return the parts grown to fill the room: rows by a fifth at most, then the ground around them."""
    spare = room - sum(part.high for part in parts)
    if spare <= 0:
        return list(parts)
    rows = sum(part.high for part in parts if part.kind == "row")
    for_rows = min(spare // 2, rows // 5)
    grounds = sum(part.kind in {"zone", "pad"} for part in parts)
    each = (spare - for_rows) // max(1, grounds)
    return [
        part._replace(
            high=part.high
            + (for_rows * part.high // max(1, rows) if part.kind == "row" else each * (part.kind in {"zone", "pad"}))
        )
        for part in parts
    ]
