"""Measures a page: where its columns, rows, gaps and channels lie, and the frame of each box."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from rtdocs.layout.arrangement import EDGE, HEADER, POINT, STACK, Arrangement
from rtdocs.layout.content import Content, Piece
from rtdocs.layout.scene import Frame

# What a gap and a channel need for themselves, and for each line that runs in them.
_BARE_GAP, _BARE_CHANNEL, _LINE = 14 * POINT, 7 * POINT, 4 * POINT
# How wide a gap, and how high a channel and a row may become where a page has room to spare.
_WIDEST_GAP = 92 * POINT
_HIGHEST_CHANNEL = 40 * POINT
_ROW_GROWTH = 1.5


class Span(NamedTuple):
    """A stretch of an axis, in EMU."""

    start: int
    end: int

    @property
    def middle(self) -> int:
        """The middle of the stretch."""
        return (self.start + self.end) // 2


@dataclass(frozen=True, slots=True)
class Ground:
    """The page's columns with the gaps around them, and its rows with the channels around them.

    Gap 0 stands before the first column, gap 1 after it; a last gap may stand right of the right side. The height is
    what boxes at the sides may use; rows may leave a part of it free.
    """

    left: Span
    columns: tuple[Span, ...]
    right: Span
    height: Span
    gaps: tuple[Span, ...]
    rows: tuple[Span, ...]
    channels: tuple[Span, ...]


class Tracks(NamedTuple):
    """How many lines run side by side in each gap and in each channel."""

    gaps: Mapping[int, int]
    channels: Mapping[int, int]


def measure(content: Content, plan: Arrangement, frame: Frame, tracks: Tracks) -> Ground:
    """Return the coordinates of a page, whose spare room goes where most lines run."""
    start = frame.x + plan.label_width + plan.left_width
    gaps = _gap_widths(content, plan, frame, tracks)
    count = len(plan.columns)
    columns, between = _alternate(start, gaps[: count + 1], [plan.box_width] * count)
    right = Span(between[-1].end, between[-1].end + plan.right_width)
    last = [Span(right.end, right.end + gaps[-1])] if content.returns else []
    rows, channels = _alternate(frame.y + HEADER, *_row_heights(plan, frame, tracks))
    left = Span(frame.x + plan.label_width, start)
    height = Span(frame.y + HEADER, frame.bottom)
    return Ground(left, columns, right, height, (*between, *last), rows, channels)


def _alternate(start: int, around: Sequence[int], inside: Sequence[int]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return stretches, and what lies around them: `around` has one more, since it begins and ends the row."""
    sizes = [size for pair in zip(around, (*inside, 0), strict=True) for size in pair]
    ends = list(accumulate(sizes, initial=start))
    spans = [Span(one, other) for one, other in pairwise(ends)]
    return tuple(spans[1:-1:2]), tuple(spans[::2])


def _gap_widths(content: Content, plan: Arrangement, frame: Frame, tracks: Tracks) -> list[int]:
    count = len(plan.columns)
    room = frame.width - plan.label_width - plan.left_width - plan.right_width - count * plan.box_width
    turns = [bool(content.left), *[True] * (count - 1), bool(content.right)] if count else [True]
    turns += [True] * content.returns
    lines = [tracks.gaps.get(number, 0) for number in range(len(turns))]
    needs = [_BARE_GAP + _LINE * some if turn else EDGE for turn, some in zip(turns, lines, strict=True)]
    return _shared(needs, [(2 + some) * turn for turn, some in zip(turns, lines, strict=True)], room, _WIDEST_GAP)


def _row_heights(plan: Arrangement, frame: Frame, tracks: Tracks) -> tuple[list[int], list[int]]:
    """Return the heights of the channels and of the rows."""
    rows = [row.height for row in plan.rows]
    room = frame.height - HEADER - sum(rows)
    lines = [tracks.channels.get(number, 0) for number in range(len(rows) + 1)]
    needs = [_BARE_CHANNEL + _LINE * some for some in lines]
    channels = _shared(needs, [1 + some for some in lines], room, _HIGHEST_CHANNEL)
    return channels, _grown(plan, room - sum(channels))


def _grown(plan: Arrangement, spare: int) -> list[int]:
    """Return the rows' heights where they share what is to spare."""
    grows = [0 if row.strip else row.height for row in plan.rows]
    share = min(spare / max(1, sum(grows)), _ROW_GROWTH - 1)
    return [row.height + int(each * share) for row, each in zip(plan.rows, grows, strict=True)]


def _shared(needs: Sequence[int], wants: Sequence[int], room: int, most: int) -> list[int]:
    """Return sizes that fill a room: all get what they need, or alike less, and share the rest up to `most` each."""
    spare = room - sum(needs)
    if spare < 0:
        return [need * room // sum(needs) for need in needs]
    total = max(1, sum(wants))
    return [max(need, min(need + spare * want // total, most)) for need, want in zip(needs, wants, strict=True)]


def frames(content: Content, plan: Arrangement, ground: Ground) -> dict[str, Frame]:
    """Return the frame of each box."""
    inside = {
        piece: Frame(
            ground.columns[cell.column].start,
            ground.rows[cell.row].start,
            plan.box_width,
            ground.rows[cell.row].end - ground.rows[cell.row].start,
        )
        for piece, cell in plan.cells.items()
    }
    sides = ((content.left, ground.left), (content.right, ground.right))
    return inside | {
        piece: at for pieces, span in sides for piece, at in _stack(content, plan, ground, pieces, span, inside)
    }


def _stack(
    content: Content,
    plan: Arrangement,
    ground: Ground,
    pieces: Sequence[Piece],
    span: Span,
    inside: Mapping[str, Frame],
) -> Iterator[tuple[str, Frame]]:
    """Yield the boxes at a side, each as near as can be to the row its arrows come from or go to."""
    wanted = _wanted_rows(content, ground, inside)
    order = sorted(pieces, key=lambda piece: wanted[piece.id])
    centres = [wanted[piece.id] for piece in order]
    heights = [plan.cards[piece.id].height for piece in order]
    tops = stacked(centres, heights, ground.height)
    for piece, top, high in zip(order, tops, heights, strict=True):
        yield piece.id, Frame(span.start, top, span.end - span.start, high)


def _wanted_rows(content: Content, ground: Ground, inside: Mapping[str, Frame]) -> Mapping[str, int]:
    """Return for each box at a side the middle of the row in the midst of its neighbours."""
    middles = [row.middle for row in ground.rows]
    heights: defaultdict[str, list[int]] = defaultdict(list)
    for link in content.links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            if other in inside:
                heights[one].append(inside[other].y + inside[other].height // 2)
    centre = Span(ground.rows[0].start, ground.rows[-1].end).middle
    found = {key: _nearest(sum(own) / len(own), middles) for key, own in heights.items()}
    return defaultdict(lambda: centre, found)


def _nearest(wanted: float, middles: Sequence[int]) -> int:
    return min(middles, key=lambda middle: abs(middle - wanted))


def stacked(centres: Sequence[int], heights: Sequence[int], room: Span) -> list[int]:
    """Return the tops of boxes one above the other in `room`, each as near to its wanted centre as can be."""
    tops: list[int] = []
    floor = room.start
    for centre, high in zip(centres, heights, strict=True):
        tops.append(max(floor, centre - high // 2))
        floor = tops[-1] + high + STACK
    ceiling = room.end
    for number in range(len(tops) - 1, -1, -1):
        tops[number] = min(tops[number], ceiling - heights[number])
        ceiling = tops[number] - STACK
    return tops
