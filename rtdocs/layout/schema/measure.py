"""Measures a page: where its columns, rows, gaps and channels lie, and the frame of each box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from rtdocs.layout.base.content import Content
from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema.grid_search import EDGE, HEADER, POINT, Arrangement

# What a gap and a channel need for themselves, and for each line that runs in them.
_BARE_GAP, _BARE_CHANNEL, _LINE = 14 * POINT, 7 * POINT, 4 * POINT
# How wide a gap, and how high a channel and a row may become where a page has room to spare.
_WIDEST_GAP = 92 * POINT
_HIGHEST_CHANNEL = 40 * POINT
_ROW_GROWTH = 1.5


class Band(NamedTuple):
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

    left: Band
    columns: tuple[Band, ...]
    right: Band
    height: Band
    gaps: tuple[Band, ...]
    rows: tuple[Band, ...]
    channels: tuple[Band, ...]


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
    right = Band(between[-1].end, between[-1].end + plan.right_width)
    last = [Band(right.end, right.end + gaps[-1])] if content.returns else []
    rows, channels = _alternate(frame.y + HEADER, *_row_heights(plan, frame, tracks))
    left = Band(frame.x + plan.label_width, start)
    height = Band(frame.y + HEADER, frame.bottom)
    return Ground(left, columns, right, height, (*between, *last), rows, channels)


def needed_size(content: Content, plan: Arrangement, tracks: Tracks) -> tuple[int, int]:
    """Return how wide and how high a frame must be for a page whose gaps and channels have room for their lines."""
    gaps, channels = _gap_needs(content, plan, tracks), _channel_needs(plan, tracks)
    columns = len(plan.columns) * plan.box_width
    return (
        plan.label_width + plan.left_width + plan.right_width + columns + sum(gaps),
        HEADER + sum(row.height for row in plan.rows) + sum(channels),
    )


def _alternate(start: int, around: Sequence[int], inside: Sequence[int]) -> tuple[tuple[Band, ...], tuple[Band, ...]]:
    """Return stretches, and what lies around them: `around` has one more, since it begins and ends the row."""
    sizes = [size for pair in zip(around, (*inside, 0), strict=True) for size in pair]
    ends = list(accumulate(sizes, initial=start))
    spans = [Band(one, other) for one, other in pairwise(ends)]
    return tuple(spans[1:-1:2]), tuple(spans[::2])


def _gap_widths(content: Content, plan: Arrangement, frame: Frame, tracks: Tracks) -> list[int]:
    count = len(plan.columns)
    room = frame.width - plan.label_width - plan.left_width - plan.right_width - count * plan.box_width
    turns = _turns(content, plan)
    wants = [(2 + tracks.gaps.get(number, 0)) * turn for number, turn in enumerate(turns)]
    return _shared(_gap_needs(content, plan, tracks), wants, room, _WIDEST_GAP)


def _gap_needs(content: Content, plan: Arrangement, tracks: Tracks) -> list[int]:
    return [
        _BARE_GAP + _LINE * tracks.gaps.get(number, 0) if turn else EDGE
        for number, turn in enumerate(_turns(content, plan))
    ]


def _turns(content: Content, plan: Arrangement) -> list[bool]:
    """Return in which gaps arrows may turn."""
    count = len(plan.columns)
    turns = [bool(content.left), *[True] * (count - 1), bool(content.right)] if count else [True]
    return turns + [True] * content.returns


def _row_heights(plan: Arrangement, frame: Frame, tracks: Tracks) -> tuple[list[int], list[int]]:
    """Return the heights of the channels and of the rows."""
    room = frame.height - HEADER - sum(row.height for row in plan.rows)
    wants = [1 + tracks.channels.get(number, 0) for number in range(len(plan.rows) + 1)]
    channels = _shared(_channel_needs(plan, tracks), wants, room, _HIGHEST_CHANNEL)
    return channels, _grown(plan, room - sum(channels))


def _channel_needs(plan: Arrangement, tracks: Tracks) -> list[int]:
    return [_BARE_CHANNEL + _LINE * tracks.channels.get(number, 0) for number in range(len(plan.rows) + 1)]


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
