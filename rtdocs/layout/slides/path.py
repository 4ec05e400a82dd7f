"""The story as a winding path of large steps: to the right, then to the left, the effects at its end.

A road runs behind the steps; the lines on it say only that one follows the other in time. No line leads to an effect:
it may be older than the last steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base.content import piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Paragraph, Point, Scene, Shape, Sheet, Site
from rtdocs.layout.base.text_boxes import Card, card, fitted
from rtdocs.layout.timeline import legend
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.slides import PathSlide

POINT = EMU_PER_POINT

_SIZES = (24, 22, 20, 18, 16)
_COLUMNS, _ROWS = (3, 4), 3
_ACROSS, _DOWN = 34 * POINT, 18 * POINT  # between steps
_TURN = 42 * POINT  # how far the road bends aside
_HIGHEST = 170 * POINT
_CAUTION, _HEADER = "text/14", "heading/18"
_ABOVE_EFFECTS = 4 * POINT
_FUNCTIONS = 14  # the size of the words about functions


class _PathPart(NamedTuple):
    """What stands on one page."""

    steps: Sequence[Node]
    effects: Sequence[Node]

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (*self.steps, *self.effects)

    @property
    def columns(self) -> int:
        """How many stand in a row: few where few are enough, for larger letters."""
        return next((number for number in _COLUMNS if self.rows(number) <= _ROWS), _COLUMNS[-1])

    def rows(self, columns: int) -> int:
        return _rows(self.steps, columns) + _rows(self.effects, columns)


@dataclass(frozen=True, slots=True)
class _StepGrid:
    """The cells of a page: where they are, how many in a row, how large each is; effects begin below `effects`."""

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
    functions = legend.row(slide.functions, frame.width, _FUNCTIONS)
    high = card((Paragraph(slide.caution, "label"),), _CAUTION, frame.width).height
    caution = _told("caution", slide.caution, _CAUTION, Frame(frame.x, frame.bottom - high, frame.width, high))
    top = caution.frame.y - functions.height
    foot = (*functions.shapes(top, frame.x), caution)
    return tuple(_drawn(part, slide, frame._replace(height=top - frame.y), foot) for part in _parts(slide))


# --- what stands on which page ---


def _parts(slide: PathSlide) -> list[_PathPart]:
    """Return what stands on each page: the effects behind the last steps, or on pages of their own where many."""
    if _rows(slide.effects, _COLUMNS[-1]) < _ROWS:
        return _shared(slide.steps, slide.effects)
    alone = -(-len(slide.effects) // (_COLUMNS[-1] * _ROWS))
    return [*_shared(slide.steps, ()), *(_PathPart((), each) for each in _even(slide.effects, alone))]


def _shared(steps: Sequence[Node], effects: Sequence[Node]) -> list[_PathPart]:
    """Return steps on as few pages as have room for them, the last with the effects, in numbers as even as may be."""
    room = (_ROWS - _rows(effects, _COLUMNS[-1])) * _COLUMNS[-1]
    before = max(0, -(-(len(steps) - room) // (_COLUMNS[-1] * _ROWS)))
    last = len(steps) - min(room, -(-len(steps) // (before + 1)))
    return [*(_PathPart(each, ()) for each in _even(steps[:last], before)), _PathPart(steps[last:], effects)]


def _even(nodes: Sequence[Node], number: int) -> Iterator[Sequence[Node]]:
    for part in range(number):
        yield nodes[len(nodes) * part // number : len(nodes) * (part + 1) // number]


def _rows(nodes: Sequence[Node], columns: int) -> int:
    return -(-len(nodes) // columns)


# --- a page ---


def _drawn(part: _PathPart, slide: PathSlide, frame: Frame, foot: Sequence[Shape]) -> Sheet:
    grid = _grid(part, slide, frame)
    size = next((size for size in _SIZES if not any(each.cut for each in _cards(part, grid, size))), _SIZES[-1])
    cards = _cards(part, grid, size)
    boxes = [_box(*each, size) for each in zip(part.nodes, cards, _cells(part, grid), strict=True)]
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


def _grid(part: _PathPart, slide: PathSlide, frame: Frame) -> _StepGrid:
    """Return cells as high as the page has room for."""
    header = _header_height(slide, frame) + _ABOVE_EFFECTS if part.effects else 0
    rows = part.rows(part.columns)
    if len(part.steps) > part.columns:  # the road bends at the sides
        frame = Frame(frame.x + _TURN, frame.y, frame.width - 2 * _TURN, frame.height)
    width = (frame.width + _ACROSS) // part.columns - _ACROSS
    high = min(_HIGHEST, (frame.height - header - (rows - 1) * _DOWN) // rows)
    steps = _rows(part.steps, part.columns) * (high + _DOWN)
    return _StepGrid(frame, part.columns, width, high, frame.y + steps + header)


def _cells(part: _PathPart, grid: _StepGrid) -> list[Frame]:
    effects = len(part.effects)
    return [*map(grid.step, range(len(part.steps))), *(grid.effect(at, effects) for at in range(effects))]


def _cards(part: _PathPart, grid: _StepGrid, size: int) -> list[Card]:
    return [_card(node, cell, size) for node, cell in zip(part.nodes, _cells(part, grid), strict=True)]


def _card(node: Node, cell: Frame, size: int) -> Card:
    shown = piece(node, "")
    return fitted(shown.paragraphs, f"{shown.style}/{size}", cell.width, cell.height)


def _box(node: Node, words: Card, frame: Frame, size: int) -> Box:
    style = f"{piece(node, '').style}/{size}"
    return Box(id=node.id, frame=frame, style=style, paragraphs=words.paragraphs, name=node.name, alt=node.alt)


class _Way(NamedTuple):
    """The way from a step to the next, on a row that runs to the right or to the left."""

    one: Box
    other: Box
    rightwards: bool

    def connector(self, key: str, style: str, alt: str = "") -> Connector:
        """Return the way as a line: straight along a row, round a bend to the row below."""
        leaves, ahead = (Site.RIGHT, Site.LEFT) if self.rightwards else (Site.LEFT, Site.RIGHT)
        turns = self.one.frame.x == self.other.frame.x
        arrives = leaves if turns else ahead
        start, end = self.one.frame.site(leaves), self.other.frame.site(arrives)
        aside = start.x + (_TURN if self.rightwards else -_TURN)
        bend = (Point(aside, start.y), Point(aside, end.y)) if turns else ()
        ends = (self.one.id, leaves), (self.other.id, arrives)
        points = (start, *bend, end)
        return Connector(id=key, start=ends[0], end=ends[1], points=points, style=style, name=alt, alt=alt)


def _ways(steps: Sequence[Box], grid: _StepGrid) -> Iterator[_Way]:
    for at, (one, other) in enumerate(pairwise(steps)):
        yield _Way(one, other, at // grid.columns % 2 == 0)


def _road(steps: Sequence[Box], grid: _StepGrid) -> Iterator[Connector]:
    """Yield the road behind the steps."""
    for way in _ways(steps, grid):
        yield way.connector(f"road-{way.one.id}", "road")


def _lines(nodes: Sequence[Node], steps: Sequence[Box], grid: _StepGrid, slide: PathSlide) -> Iterator[Connector]:
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
