"""The story as a winding path of large steps: to the right, then to the left, the effects at its end.

A road runs behind the steps; the lines on it say only that one follows the other in time. At the end of a row it goes
straight down to the next. No line leads to an effect: it may be older than the last steps. No title is ever cut:
letters become smaller, then pages hold fewer steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base import event_cards, text_boxes
from rtdocs.layout.base.event_cards import face
from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Connector, Frame, Paragraph, Scene, Shape, Sheet, Site
from rtdocs.layout.base.text_boxes import card
from rtdocs.layout.timeline import legend
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.slides import PathSlide

POINT = EMU_PER_POINT

_SIZES = (22, 20, 18, 16, 14, 12)
_COLUMNS, _ROWS = (3, 4), (3, 2, 1)
_ACROSS, _DOWN = 34 * POINT, 22 * POINT  # between steps
_HIGHEST = 150 * POINT
_SPARE = 12 * POINT  # of a cell, over what the words of the fullest need
_LINES = (0, 8, 7, 6, 5, 4, 3, 2, 1)
_CAUTION, _HEADER = "text/14", "heading/18"
_ABOVE_EFFECTS = 4 * POINT
_FUNCTIONS = 14  # the size of the words about functions


class _PathPart(NamedTuple):
    """The steps and effects on one page of at most `most` rows."""

    steps: Sequence[Node]
    effects: Sequence[Node]
    most: int

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.steps, *self.effects)

    @property
    def columns(self) -> int:
        """The number of steps in a row: few where few are enough, for larger letters."""
        return largest(_COLUMNS, lambda number: self.rows(number) <= self.most)

    def rows(self, columns: int) -> int:
        return _rows(self.steps, columns) + _rows(self.effects, columns)


@dataclass(frozen=True, slots=True)
class _StepGrid:
    """The cells of a page: the frame, the cells in a row, their size in EMU, and the y where effects begin."""

    frame: Frame
    columns: int
    width: int
    height: int
    effects: int

    def step(self, at: int) -> Frame:
        """Return the cell of a step by its turn: every other row runs back."""
        down, across = divmod(at, self.columns)
        return self._cell(across if down % 2 == 0 else self.columns - 1 - across, down, self.frame.y, self.width)

    def effect(self, at: int, count: int) -> Frame:
        """Return the cell of one of `count` effects: from left to right, wider where they are few."""
        columns = min(self.columns, max(count, _COLUMNS[0]))
        wide = (self.columns * (self.width + _ACROSS)) // columns - _ACROSS
        down, across = divmod(at, columns)
        return self._cell(across, down, self.effects, wide)

    def _cell(self, across: int, down: int, top: int, wide: int) -> Frame:
        x, y = self.frame.x + across * (wide + _ACROSS), top + down * (self.height + _DOWN)
        return Frame(x, y, wide, self.height)


def pages(slide: PathSlide, frame: Frame) -> tuple[Sheet, ...]:
    """Return the path on as many pages as it needs, each in a part of a slide, in the slide's own coordinates."""
    functions = legend.row(slide.functions, frame.width, _FUNCTIONS, one_line=True)
    high = card((Paragraph(slide.caution, "label"),), _CAUTION, frame.width).height
    caution = _told("caution", slide.caution, _CAUTION, Frame(frame.x, frame.bottom - high, frame.width, high))
    top = caution.frame.y - functions.height
    foot = (*functions.shapes(top, frame.x), caution)
    room = frame._replace(height=top - frame.y)
    drawn: tuple[Sheet, ...] = ()
    for rows in _ROWS:
        drawn = tuple(_pages(_parts(slide, rows), slide, room, foot))
        if not any(page.cut for page in drawn):
            break
    return drawn


# --- steps on pages ---


def _parts(slide: PathSlide, rows: int) -> list[_PathPart]:
    """Return the parts of the path on as few pages of `rows` rows as may be, in few columns where these take no more.

    Effects follow the last steps, or have own pages.
    """
    return min((_in_columns(slide, rows, columns) for columns in _COLUMNS), key=len)


def _in_columns(slide: PathSlide, rows: int, columns: int) -> list[_PathPart]:
    if _rows(slide.effects, columns) < rows:
        return _shared(slide.steps, slide.effects, rows, columns)
    alone = -(-len(slide.effects) // (columns * rows))
    own = (_PathPart((), each, rows) for each in _even(slide.effects, alone))
    return [*_shared(slide.steps, (), rows, columns), *own]


def _shared(steps: Sequence[Node], effects: Sequence[Node], rows: int, columns: int) -> list[_PathPart]:
    """Return steps on as few pages as have room for them, the last with the effects, in numbers as even as may be."""
    room = (rows - _rows(effects, columns)) * columns
    before = max(0, -(-(len(steps) - room) // (columns * rows)))
    last = len(steps) - min(room, -(-len(steps) // (before + 1)))
    return [
        *(_PathPart(each, (), rows) for each in _even(steps[:last], before)),
        _PathPart(steps[last:], effects, rows),
    ]


def _even(nodes: Sequence[Node], number: int) -> Iterator[Sequence[Node]]:
    for part in range(number):
        yield nodes[len(nodes) * part // number : len(nodes) * (part + 1) // number]


def _rows(nodes: Sequence[Node], columns: int) -> int:
    return -(-len(nodes) // columns)


# --- a page ---


def _pages(parts: Sequence[_PathPart], slide: PathSlide, frame: Frame, foot: Sequence[Shape]) -> Iterator[Sheet]:
    """Yield the pages; all have cells of one size and letters of one size, for one path runs through them."""
    columns = max(part.columns for part in parts)
    high = min(_room_for_cells(part, slide, frame, columns) for part in parts)
    grids = [_grid(part, slide, frame, columns, high) for part in parts]
    size = largest(_SIZES, lambda each: not any(card.cut for card in _all_cards(parts, grids, each)))
    told = max((card.height for card in _all_cards(parts, grids, size)), default=high)
    high = min(high, told + _SPARE)
    for part in parts:
        yield _drawn(part, slide, _grid(part, slide, frame, columns, high), size, foot)


def _all_cards(parts: Sequence[_PathPart], grids: Sequence[_StepGrid], size: int) -> list[text_boxes.FittedText]:
    return [card for part, grid in zip(parts, grids, strict=True) for card in _cards(part, grid, size)]


def _drawn(part: _PathPart, slide: PathSlide, grid: _StepGrid, size: int, foot: Sequence[Shape]) -> Sheet:
    frame = grid.frame
    cards = _cards(part, grid, size)
    boxes = [_card(*each, size) for each in zip(part.nodes, cards, _cells(part, grid), strict=True)]
    steps, effects = boxes[: len(part.steps)], boxes[len(part.steps) :]
    shapes: tuple[Shape, ...] = (
        *_road(steps, grid),
        *steps,
        *_lines(part.steps, steps, grid, slide),
        *_header(part, slide, grid),
        *effects,
        *foot,
    )
    return Sheet(
        Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title),
        tuple(node.id for node in part.nodes),
        tuple(node.id for node, each in zip(part.nodes, cards, strict=True) if each.cut),
    )


def _room_for_cells(part: _PathPart, slide: PathSlide, frame: Frame, columns: int) -> int:
    """Return the height of cells that a page has room for, in EMU."""
    rows = part.rows(columns)
    highest = _HIGHEST if part.most > 1 else frame.height
    return min(highest, (frame.height - _above_effects(part, slide, frame) - (rows - 1) * _DOWN) // rows)


def _grid(part: _PathPart, slide: PathSlide, frame: Frame, columns: int, high: int) -> _StepGrid:
    """Return the cells of a page."""
    width = (frame.width + _ACROSS) // columns - _ACROSS
    steps = _rows(part.steps, columns) * (high + _DOWN)
    return _StepGrid(frame, columns, width, high, frame.y + steps + _above_effects(part, slide, frame))


def _above_effects(part: _PathPart, slide: PathSlide, frame: Frame) -> int:
    return _header_height(slide, frame) + _ABOVE_EFFECTS if part.effects else 0


def _cells(part: _PathPart, grid: _StepGrid) -> list[Frame]:
    effects = len(part.effects)
    return [*map(grid.step, range(len(part.steps))), *(grid.effect(at, effects) for at in range(effects))]


def _cards(part: _PathPart, grid: _StepGrid, size: int) -> list[text_boxes.FittedText]:
    return [_words(node, cell, size) for node, cell in zip(part.nodes, _cells(part, grid), strict=True)]


def _words(node: Node, cell: Frame, size: int) -> text_boxes.FittedText:
    """Return the fitted words of a card, with as many lines of its title as the cell has room for, one at least."""
    tries = (event_cards.words(face(node), size, cell.width, most_lines=lines) for lines in _LINES)
    return largest(tries, lambda told: told.height <= cell.height)


def _card(node: Node, words: text_boxes.FittedText, frame: Frame, size: int) -> Card:
    return event_cards.draw(face(node), words, frame, size)


class _Way(NamedTuple):
    """The way from a step to the next, on a row that runs to the right or to the left."""

    one: Card
    other: Card
    rightwards: bool

    def connector(self, key: str, style: str, alt: str = "") -> Connector:
        """Return the way as a line: along a row, or down to the row below."""
        leaves, arrives = (Site.RIGHT, Site.LEFT) if self.rightwards else (Site.LEFT, Site.RIGHT)
        if self.one.frame.x == self.other.frame.x:
            leaves, arrives = Site.BOTTOM, Site.TOP
        ends = (self.one.id, leaves), (self.other.id, arrives)
        points = (self.one.frame.site(leaves), self.other.frame.site(arrives))
        return Connector(id=key, start=ends[0], end=ends[1], points=points, style=style, name=alt, alt=alt)


def _ways(steps: Sequence[Card], grid: _StepGrid) -> Iterator[_Way]:
    for at, (one, other) in enumerate(pairwise(steps)):
        yield _Way(one, other, at // grid.columns % 2 == 0)


def _road(steps: Sequence[Card], grid: _StepGrid) -> Iterator[Connector]:
    """Yield the road behind the steps."""
    for way in _ways(steps, grid):
        yield way.connector(f"road-{way.one.id}", "road")


def _lines(nodes: Sequence[Node], steps: Sequence[Card], grid: _StepGrid, slide: PathSlide) -> Iterator[Connector]:
    """Yield a line from each step to the next."""
    for way, (node, following) in zip(_ways(steps, grid), pairwise(nodes), strict=True):
        alt = slide.follows.replace("{source}", node.number).replace("{target}", following.number)
        yield way.connector(f"{way.one.id}-to-{way.other.id}", "edge-path", alt)


def _header(part: _PathPart, slide: PathSlide, grid: _StepGrid) -> Iterator[Box]:
    if part.effects:
        high = _header_height(slide, grid.frame)
        frame = Frame(grid.frame.x, grid.effects - high - _ABOVE_EFFECTS, grid.frame.width, high)
        yield _told("effects", slide.effects_title, _HEADER, frame)


def _header_height(slide: PathSlide, frame: Frame) -> int:
    return card((Paragraph(slide.effects_title, "label"),), _HEADER, frame.width).height


def _told(key: str, text: str, style: str, frame: Frame) -> Box:
    return Box(id=key, frame=frame, style=style, paragraphs=(Paragraph(text, "label"),), name=text, alt=text)
