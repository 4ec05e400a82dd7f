"""Finds how a page's boxes fit its frame: the size of letters, the columns, the rows, and the width of boxes.

Larger letters come first, then fewer rows: what is read from left to right is read more easily than what is stacked.
Titles are cut only where nothing else fits.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, count, islice, product

from rtdocs.layout.base.content import Content, Piece, lane_style
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Paragraph
from rtdocs.layout.base.text_boxes import Card, card, natural_width
from rtdocs.layout.base.text_metrics import height, width, wrap
from rtdocs.layout.schema import columns
from rtdocs.layout.schema.rows import Cell, place
from rtdocs.plan.content.graph import Lane

POINT = EMU_PER_POINT

HEADER = 22 * POINT  # the years over the columns, and the axis below them
GAP = 20 * POINT  # between columns; arrows turn there
EDGE = 6 * POINT  # between boxes and the border of their lane
CHANNEL = 10 * POINT  # between rows
STACK = 8 * POINT  # between effects or markers

_SMALLEST = 12
# Sizes of letters in points with the most lines of a title, 0 for all it has.
_WORDS = ((16, 0), (14, 0), (12, 0), (12, 6), (12, 5))
# What a page of several may come to where one event has more arrows than room.
_LAST_RESORT = ((12, 3), (12, 1))
# The least room between columns, then between rows: a little, and more for pages with many arrows.
_ROOM = ((GAP, CHANNEL), (30 * POINT, 16 * POINT), (42 * POINT, 22 * POINT))
_MOST_ROWS = 6
_MOST_ROWS_OF_LANE = 4
_LABEL_LINES = (2, 3, 4, 6)
# The rows of each lane where a page has no bounds, and a frame that bounds nothing.
_FREE_ROWS = 3
ENDLESS = Frame(0, 0, 1 << 40, 1 << 40)
_LABEL_INSETS = 8 * POINT  # with what parts one lane from the next
_LABEL_GRAIN = 6 * POINT

# Widths of boxes for letters of 12 points; larger letters widen them alike.
_NARROWEST, _EASY, _WIDEST = 94 * POINT, 124 * POINT, 160 * POINT
_EFFECT = 124 * POINT
_GRAIN = 2 * POINT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid; `strip` where its lane has no event and shows only its name."""

    lane: str
    height: int
    strip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Where boxes stand in the grid, and how large everything is, in EMU; `size` in points."""

    size: int
    label_lines: int
    label_width: int
    box_width: int
    left_width: int
    right_width: int
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    cells: Mapping[str, Cell]
    cards: Mapping[str, Card]


def arrangements(content: Content, frame: Frame) -> Iterator[Arrangement]:
    """Yield arrangements of a page's boxes, the best first, each with more room for arrows than the one before."""
    return _tried(content, frame, _WORDS)


def part_arrangements(content: Content, frame: Frame) -> Iterator[Arrangement]:
    """Yield arrangements of one page among several, which all have letters of one size."""
    return _tried(content, frame, (*(words for words in _WORDS if words[0] == _SMALLEST), *_LAST_RESORT))


def fits(content: Content, frame: Frame) -> bool:
    """Return whether a page's boxes fit without cutting titles very short, with fair room for arrows."""
    return next(_Trial(content, frame, *_WORDS[-1], *_ROOM[1]).arrangements(), None) is not None


def _tried(content: Content, frame: Frame, words: Sequence[tuple[int, int]]) -> Iterator[Arrangement]:
    """Yield what fits of each size of letters, with little room between boxes, then with more."""
    rooms = _ROOM[::-1] if any(link.reason for link in content.links) else _ROOM
    for (size, lines), (gap, channel) in product(words, rooms):
        yield from islice(_Trial(content, frame, size, lines, gap, channel).arrangements(), 1)


def spread(content: Content, split: columns.Columns) -> Arrangement:
    """Return the arrangement of a page without bounds, whose columns hold given events by their places in time."""
    lanes = [piece.lane for piece in content.events]
    held = Counter(lanes)
    fullest = {lane: max(sum(lanes[place] == lane for place in column) for column in split) for lane in held}
    rows = {lane: min(held[lane], max(fullest[lane], _FREE_ROWS)) for lane in held}
    return _Trial(content, ENDLESS, _SMALLEST, 0, *_ROOM[0]).spread(rows, split)


def moved(content: Content, plan: Arrangement, cells: Mapping[str, Cell], frame: Frame) -> Arrangement | None:
    """Return an arrangement with its events in other rows of their lanes; None where that has no room."""
    trial = _Trial(content, frame, plan.size, 0, *_ROOM[0])
    numbers = {lane.id: tuple(n for n, row in enumerate(plan.rows) if row.lane == lane.id) for lane in content.lanes}
    ids = [piece.id for piece in content.events]
    grid = trial.grid(numbers, [cells[key] for key in ids], [plan.cards[key] for key in ids], plan)
    higher = sum(row.height for row in grid) - sum(row.height for row in plan.rows)
    fits = higher <= 0 or sum(row.height for row in grid) + len(grid) * CHANNEL + 2 * EDGE <= frame.height - HEADER
    return replace(plan, cells=dict(cells), rows=grid) if fits else None


def piece_card(piece: Piece, size: int, box_width: int, most_lines: int = 0) -> Card:
    """Return the words of a box with letters of `size` points."""
    return card(piece.paragraphs, f"{piece.style}/{size}", box_width, most_lines)


@dataclass(frozen=True)
class _Trial:
    """One size of letters, with titles of `lines` lines at most, and the least gaps and channels between boxes."""

    content: Content
    frame: Frame
    size: int
    lines: int
    gap: int
    channel: int

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield what fits, the best first."""
        if self._stacks():
            for rows in self._row_counts:
                for count in self._column_counts(rows):
                    yield from self._arranged(rows, count)

    @cached_property
    def _lanes(self) -> tuple[str, ...]:
        """The lane of each event."""
        return tuple(piece.lane for piece in self.content.events)

    @cached_property
    def _ranks(self) -> tuple[int, ...]:
        """The place in time of each event."""
        return tuple(piece.rank for piece in self.content.events)

    @cached_property
    def _links(self) -> tuple[tuple[int, int], ...]:
        """The arrows between events, by their places in time."""
        places = {piece.id: place for place, piece in enumerate(self.content.events)}
        pairs = ((places.get(link.source), places.get(link.target)) for link in self.content.links)
        return tuple((one, other) for one, other in pairs if one is not None and other is not None)

    @cached_property
    def _returns(self) -> bool:
        return self.content.returns

    @cached_property
    def _left_width(self) -> int:
        return _widest(self.content.left, self.size)

    @cached_property
    def _right_width(self) -> int:
        boxes = self._scaled(_EFFECT) if any(not _is_marker(piece) for piece in self.content.right) else 0
        return max(boxes, _widest(self.content.right, self.size))

    @cached_property
    def _side_cards(self) -> dict[str, Card]:
        sides = ((self.content.left, self._left_width), (self.content.right, self._right_width))
        return {piece.id: self._card(piece, wide) for pieces, wide in sides for piece in pieces}

    def _stacks(self) -> bool:
        """Return whether the boxes at either side fit one above the other."""
        cards, room = self._side_cards, self.frame.height - HEADER
        return all(
            sum(cards[piece.id].height + STACK for piece in pieces) - STACK <= room
            for pieces in (self.content.left, self.content.right)
        )

    def _card(self, piece: Piece, box_width: int) -> Card:
        return piece_card(piece, self.size, box_width, self.lines)

    @cached_property
    def _known_cards(self) -> dict[int, list[Card]]:
        return {}

    @cached_property
    def _known_heights(self) -> dict[int, list[list[int]]]:
        return {}

    def _event_cards(self, box_width: int) -> list[Card]:
        """Return the words of each event in a box so wide; many counts of columns and rows come to one width."""
        if box_width not in self._known_cards:
            self._known_cards[box_width] = [self._card(piece, box_width) for piece in self.content.events]
        return self._known_cards[box_width]

    def _scaled(self, length: int) -> int:
        return length * self.size // _SMALLEST

    @cached_property
    def _row_counts(self) -> list[dict[str, int]]:
        """Return the rows each lane with events may have: fewer rows first, then fewer columns."""
        held = Counter(self._lanes)
        most = max(_MOST_ROWS, len(held))
        if len(self._lanes) > most * self._columns_of(_NARROWEST):
            return []
        ranges = [range(1, min(_MOST_ROWS_OF_LANE, count) + 1) for count in held.values()]
        choices = [dict(zip(held, rows, strict=True)) for rows in product(*ranges) if sum(rows) <= most]
        return sorted(choices, key=lambda rows: (sum(rows.values()), columns.fewest(self._lanes, rows)))

    def _column_counts(self, rows: Mapping[str, int]) -> list[int]:
        """Return how many columns there may be: those with boxes of an easy width first."""
        fewest = columns.fewest(self._lanes, rows)
        most = min(self._columns_of(_NARROWEST), len(self._lanes))
        easy = max(fewest, min(most, self._columns_of(_EASY)))
        return sorted(range(fewest, most + 1), key=lambda count: (abs(count - easy), count))

    def _columns_of(self, box_width: int) -> int:
        """Return how many columns of boxes at least so wide there is room for."""
        return (self._room(_LABEL_LINES[0]) + self.gap) // (self._scaled(box_width) + self.gap)

    def _room(self, label_lines: int) -> int:
        """Return how wide the columns and the gaps between them may be."""
        left = self._left_width + self.gap if self.content.left else EDGE
        right = self._right_width + self.gap if self.content.right else EDGE
        right += self.gap if self._returns else 0
        return self.frame.width - label_width(label_lines) - left - right

    def _box_width(self, count: int, label_lines: int) -> int:
        each = (self._room(label_lines) + self.gap) // max(1, count) - self.gap
        return min(each, self._scaled(_WIDEST)) // _GRAIN * _GRAIN

    def _arranged(self, rows: Mapping[str, int], count: int) -> Iterator[Arrangement]:
        """Yield what fits with so many rows in each lane and so many columns."""
        split = columns.split(self._lanes, rows, count, self._links)
        numbers = self._row_numbers(rows)
        room = self.frame.height - HEADER - 2 * EDGE - (sum(map(len, numbers.values())) - 1) * self.channel
        for label_lines in _LABEL_LINES:
            box_width = self._box_width(count, label_lines)
            if self._least_height(split, box_width) > room:
                continue
            cells, cards = self._placed(split, numbers), self._event_cards(box_width)
            grid = self._rows(numbers, cells, cards, label_lines, box_width)
            if sum(row.height for row in grid) <= room:
                yield self._found(split, cells, cards, grid, label_lines, box_width)
                return

    def _least_height(self, split: columns.Columns, box_width: int) -> int:
        """Return how high all rows are at least, wherever events stand: in each lane as high as its fullest column."""
        ends = [(column[0], column[-1] + 1) for column in split]
        return sum(max(heights[last] - heights[first] for first, last in ends) for heights in self._heights(box_width))

    def _heights(self, box_width: int) -> list[list[int]]:
        """Return for each lane how high its first events are together, from none of them on, boxes being so wide."""
        if box_width not in self._known_heights:
            cards = list(zip(self._lanes, self._event_cards(box_width), strict=True))
            self._known_heights[box_width] = [
                list(accumulate((words.height if its == lane else 0 for its, words in cards), initial=0))
                for lane in dict.fromkeys(self._lanes)
            ]
        return self._known_heights[box_width]

    def _placed(self, split: columns.Columns, numbers: Mapping[str, tuple[int, ...]]) -> tuple[Cell, ...]:
        return place(split, self._lanes, tuple(numbers[lane] for lane in self._lanes), self._links, self._ranks)

    def spread(self, rows: Mapping[str, int], split: columns.Columns) -> Arrangement:
        """Return boxes of an easy width with so many rows in each lane."""
        numbers = self._row_numbers(rows)
        cells = self._placed(split, numbers)
        box_width = self._scaled(_EASY)
        cards = self._event_cards(box_width)
        grid = self._rows(numbers, cells, cards, _LABEL_LINES[1], box_width)
        return self._found(split, cells, cards, grid, _LABEL_LINES[1], box_width)

    def _found(
        self,
        split: columns.Columns,
        cells: Sequence[Cell],
        cards: Sequence[Card],
        grid: tuple[Row, ...],
        label_lines: int,
        box_width: int,
    ) -> Arrangement:
        ids = [piece.id for piece in self.content.events]
        return Arrangement(
            size=self.size,
            label_lines=label_lines,
            label_width=label_width(label_lines),
            box_width=box_width,
            left_width=self._left_width,
            right_width=self._right_width,
            columns=tuple(tuple(ids[place] for place in column) for column in split),
            rows=grid,
            cells=dict(zip(ids, cells, strict=True)),
            cards=dict(zip(ids, cards, strict=True)) | self._side_cards,
        )

    def _row_numbers(self, rows: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
        """Return the grid's rows of each lane; a lane without events has one too."""
        counts = [rows.get(lane.id, 1) for lane in self.content.lanes]
        ends = list(accumulate(counts))
        return {
            lane.id: tuple(range(end - count, end))
            for lane, count, end in zip(self.content.lanes, counts, ends, strict=True)
        }

    def grid(
        self, numbers: Mapping[str, tuple[int, ...]], cells: Sequence[Cell], cards: Sequence[Card], plan: Arrangement
    ) -> tuple[Row, ...]:
        """Return the rows of a plan whose events stand in other cells."""
        return self._rows(numbers, cells, cards, plan.label_lines, plan.box_width)

    def _rows(
        self,
        numbers: Mapping[str, tuple[int, ...]],
        cells: Sequence[Cell],
        cards: Sequence[Card],
        label_lines: int,
        box_width: int,
    ) -> tuple[Row, ...]:
        highest: defaultdict[int, int] = defaultdict(int)
        for cell, words in zip(cells, cards, strict=True):
            highest[cell.row] = max(highest[cell.row], words.height)
        return tuple(
            row
            for lane in self.content.lanes
            for row in self._lane_rows(lane, [highest[number] for number in numbers[lane.id]], label_lines, box_width)
        )

    def _lane_rows(self, lane: Lane, heights: Sequence[int], label_lines: int, box_width: int) -> list[Row]:
        """Return the rows of a lane, high enough for its name."""
        if self.content.strips and not any(heights):
            return [Row(lane.id, strip_height(lane, label_width(label_lines) + EDGE + box_width), strip=True)]
        missing = label_height(lane.name, label_lines) - sum(heights)
        more = max(0, missing) // len(heights)
        return [Row(lane.id, each + more) for each in heights]


def label_width(lines: int) -> int:
    """Return how wide a lane's upright name is in so many lines."""
    return height(lines, _SMALLEST) + _LABEL_INSETS


@cache
def label_height(name: str, lines: int) -> int:
    """Return how high a lane must be for its upright name to stand in so many lines, no word broken."""
    longest = max(width(word, _SMALLEST, bold=True) for word in name.split(" "))
    fit = (high for high in count(longest, _LABEL_GRAIN) if len(wrap(name, _SMALLEST, high, bold=True)) <= lines)
    return next(fit) + _LABEL_INSETS


def strip_height(lane: Lane, box_width: int) -> int:
    """Return how high the strip of a lane without events must be for its name."""
    return card((Paragraph(lane.name, "label"),), lane_style("lane-strip", lane.id), box_width).height


def _widest(pieces: Iterable[Piece], size: int) -> int:
    """Return how wide markers must be for each to stand on one line."""
    lines = ((f"{piece.style}/{size}", line) for piece in pieces if _is_marker(piece) for line in piece.paragraphs)
    return max((natural_width(line, style) for style, line in lines), default=0)


def _is_marker(piece: Piece) -> bool:
    return piece.style == "marker"
