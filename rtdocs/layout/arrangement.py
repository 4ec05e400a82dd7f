"""Finds how a page's boxes fit its frame: the size of letters, the columns, the rows, and the width of boxes.

Larger letters come first, then fewer rows: what is read from left to right is read more easily than what is stacked.
Titles are cut only where nothing else fits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from rtdocs.layout import columns
from rtdocs.layout.cards import Card, card, natural_width
from rtdocs.layout.content import Content, Piece, lane_style
from rtdocs.layout.metrics import height, wrap
from rtdocs.layout.rows import Cell, place
from rtdocs.layout.scene import EMU_PER_POINT, Frame, Line

POINT = EMU_PER_POINT

HEADER = 22 * POINT  # the years over the columns, and the axis below them
GAP = 20 * POINT  # between columns; arrows turn there
EDGE = 6 * POINT  # between boxes and the border of their lane
CHANNEL = 10 * POINT  # between rows
STACK = 10 * POINT  # between effects or markers

_SMALLEST = 12
# Sizes of letters in points with the most lines of a title, 0 for all it has.
_ATTEMPTS = ((16, 0), (14, 0), (12, 0), (12, 6), (12, 5))
_MOST_ROWS = 6
_MOST_ROWS_OF_LANE = 4
_LABEL_LINES = (2, 3, 4)
_LABEL_INSETS = 5 * POINT

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
    label_width: int
    box_width: int
    left_width: int
    right_width: int
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    cells: Mapping[str, Cell]
    cards: Mapping[str, Card]


def arrange(content: Content, frame: Frame) -> Arrangement | None:
    """Return the best arrangement of a page's boxes, None where they do not fit."""
    trials = (_Trial(content, frame, size, lines) for size, lines in _ATTEMPTS)
    return next((found for trial in trials for found in trial.arrangements()), None)


def fits(content: Content, frame: Frame) -> bool:
    """Return whether a page's boxes fit at all."""
    return next(_Trial(content, frame, *_ATTEMPTS[-1]).arrangements(), None) is not None


def piece_card(piece: Piece, size: int, box_width: int, most_lines: int = 0) -> Card:
    """Return the words of a box with letters of `size` points."""
    return card(piece.paragraphs, f"{piece.style}/{size}", box_width, most_lines)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One size of letters, with titles of `lines` lines at most."""

    content: Content
    frame: Frame
    size: int
    lines: int
    left_width: int = field(init=False)
    right_width: int = field(init=False)
    links: tuple[tuple[int, int], ...] = field(init=False)

    def __post_init__(self) -> None:
        places = {piece.id: place for place, piece in enumerate(self.content.events)}
        pairs = ((places.get(link.source), places.get(link.target)) for link in self.content.links)
        links = tuple((one, other) for one, other in pairs if one is not None and other is not None)
        object.__setattr__(self, "links", links)
        object.__setattr__(self, "left_width", self._widest(self.content.left, 0))
        object.__setattr__(self, "right_width", self._widest(self.content.right, self._scaled(_EFFECT)))

    def arrangements(self) -> Iterator[Arrangement]:
        """Yield what fits, the best first."""
        if not all(self._stacks(*side) for side in self._sides()):
            return
        for rows in self._row_counts():
            for count in self._column_counts(rows):
                for label_lines in _LABEL_LINES:
                    yield from self._arranged(rows, count, label_lines)
