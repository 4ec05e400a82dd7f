"""The story as a winding path of large steps: to the right, then to the left, the effects at its end.

A road runs behind the steps; the lines on it say only that one follows the other in time. No line leads to an effect:
it may be older than the last steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import NamedTuple

from rtdocs.layout.cards import Card, card
from rtdocs.layout.content import piece
from rtdocs.layout.scene import EMU_PER_POINT, Box, Connector, Frame, Line, Scene, Shape, Sheet, Site, Stroke
from rtdocs.plan.graph import Node
from rtdocs.plan.slides import PathSlide

POINT = EMU_PER_POINT

_SIZES = (24, 22, 20, 18, 16)
_COLUMNS, _ROWS = (3, 4), 3
_ACROSS, _DOWN = 34 * POINT, 28 * POINT  # between steps: the road shows there
_HIGHEST = 170 * POINT
_CAUTION, _HEADER = "text/14", "heading/18"
_ABOVE_EFFECTS = 4 * POINT
_MOST_LINES = 7


class _Part(NamedTuple):
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
class _Grid:
    """The cells of a page: where they are, how many in a row, how large each is; effects begin below `effects`."""

    frame: Frame
    columns: int
    width: int
    height: int
    effects: int

    def step(self, at: int) -> Frame:
        """Return the cell of a step by its turn: every other row runs back."""
        down, across = divmod(at, self.columns)
        return self._cell(across if down % 2 == 0 else self.columns - 1 - across, down, self.frame.y)

    def effect(self, at: int) -> Frame:
        """Return the cell of an effect: from left to right."""
        down, across = divmod(at, self.columns)
        return self._cell(across, down, self.effects)

    def _cell(self, across: int, down: int, top: int) -> Frame:
        x, y = self.frame.x + across * (self.width + _ACROSS), top + down * (self.height + _DOWN)
        return Frame(x, y, self.width, self.height)


def pages(slide: PathSlide, frame: Frame) -> tuple[Sheet, ...]:
    """Return the path on as many pages as it needs, each in a part of a slide, in the slide's own coordinates."""
    high = card((Line(slide.caution, "label"),), _CAUTION, frame.width).height
    foot = _told("caution", slide.caution, _CAUTION, Frame(frame.x, frame.bottom - high, frame.width, high))
    room = frame._replace(height=frame.height - high - 8 * POINT)
    return tuple(_drawn(part, slide, room, foot) for part in _parts(slide))


# --- what stands on which page ---


def _parts(slide: PathSlide) -> list[_Part]:
    """Return what stands on each page: the effects behind the last steps, or on pages of their own where many."""
    if _rows(slide.effects, _COLUMNS[-1]) < _ROWS:
        return _shared(slide.steps, slide.effects)
    alone = -(-len(slide.effects) // (_COLUMNS[-1] * _ROWS))
    return [*_shared(slide.steps, ()), *(_Part((), each) for each in _even(slide.effects, alone))]


def _shared(steps: Sequence[Node], effects: Sequence[Node]) -> list[_Part]:
    """Return steps in even numbers on as few pages as have room for them, with the effects on the last."""
    for number in count(1):
        *before, last = _even(steps, number)
        parts = [*(_Part(each, ()) for each in before), _Part(last, effects)]
        if all(part.rows(_COLUMNS[-1]) <= _ROWS for part in parts):
            return parts
    raise AssertionError


def _even(nodes: Sequence[Node], number: int) -> Iterator[Sequence[Node]]:
    for part in range(number):
        yield nodes[len(nodes) * part // number : len(nodes) * (part + 1) // number]


def _rows(nodes: Sequence[Node], columns: int) -> int:
    return -(-len(nodes) // columns)


# --- a page ---


def _drawn(part: _Part, slide: PathSlide, frame: Frame, foot: Box) -> Sheet:
    grid = _grid(part, slide, frame)
    size = next((size for size in _SIZES if not any(each.cut for each in _cards(part, grid, size))), _SIZES[-1])
    cards = _cards(part, grid, size)
    boxes = [_box(*each, size) for each in zip(part.nodes, cards, _cells(part, grid), strict=True)]
    steps, effects = boxes[: len(part.steps)], boxes[len(part.steps) :]
    shapes: tuple[Shape, ...] = (
        *_road(steps),
        *steps,
        *_lines(part.steps, steps, slide),
        *_header(part, slide, grid),
        *effects,
        foot,
    )
    return Sheet(
        Scene(width=frame.right, height=foot.frame.bottom, shapes=shapes, alt=slide.title),
        tuple(node.id for node in part.nodes),
        tuple(node.id for node, each in zip(part.nodes, cards, strict=True) if each.cut),
    )


def _grid(part: _Part, slide: PathSlide, frame: Frame) -> _Grid:
    """Return cells as high as the page has room for."""
    header = _header_height(slide, frame) + _ABOVE_EFFECTS if part.effects else 0
    rows = part.rows(part.columns)
    width = (frame.width + _ACROSS) // part.columns - _ACROSS
    high = min(_HIGHEST, (frame.height - header - (rows - 1) * _DOWN) // rows)
    steps = _rows(part.steps, part.columns) * (high + _DOWN)
    return _Grid(frame, part.columns, width, high, frame.y + steps + header)


def _cells(part: _Part, grid: _Grid) -> list[Frame]:
    return [*map(grid.step, range(len(part.steps))), *map(grid.effect, range(len(part.effects)))]


def _cards(part: _Part, grid: _Grid, size: int) -> list[Card]:
    return [_card(node, grid, size) for node in part.nodes]


def _card(node: Node, grid: _Grid, size: int) -> Card:
    """Return the words of a step, with as many lines of its title as the cell has room for."""
    shown = piece(node, "")
    tries = (card(shown.paragraphs, f"{shown.style}/{size}", grid.width, most) for most in range(_MOST_LINES, 0, -1))
    found = next(tries)
    while found.height > grid.height and (shorter := next(tries, None)):
        found = shorter
    return found


def _box(node: Node, words: Card, frame: Frame, size: int) -> Box:
    style = f"{piece(node, '').style}/{size}"
    return Box(id=node.id, frame=frame, style=style, paragraphs=words.paragraphs, name=node.name, alt=node.alt)


def _road(steps: Sequence[Box]) -> Iterator[Stroke]:
    """Yield the road behind the steps."""
    for number, (one, other) in enumerate(pairwise(steps), 1):
        start, end = (box.frame.site(Site.TOP)._replace(y=box.frame.site(Site.LEFT).y) for box in (one, other))
        yield Stroke(id=f"road-{number}", start=start, end=end, style="road", name=f"road-{number}")


def _lines(nodes: Sequence[Node], steps: Sequence[Box], slide: PathSlide) -> Iterator[Connector]:
    """Yield a line from each step to the next."""
    for (node, one), (following, other) in pairwise(zip(nodes, steps, strict=True)):
        leaves, arrives = _sites(one.frame, other.frame)
        alt = slide.follows.replace("{source}", node.number).replace("{target}", following.number)
        yield Connector(
            id=f"{one.id}-to-{other.id}",
            start=(one.id, leaves),
            end=(other.id, arrives),
            points=(one.frame.site(leaves), other.frame.site(arrives)),
            style="edge-succession",
            name=alt,
            alt=alt,
        )


def _sites(one: Frame, other: Frame) -> tuple[Site, Site]:
    if one.x == other.x:
        return Site.BOTTOM, Site.TOP
    return (Site.RIGHT, Site.LEFT) if one.x < other.x else (Site.LEFT, Site.RIGHT)


def _header(part: _Part, slide: PathSlide, grid: _Grid) -> Iterator[Box]:
    if part.effects:
        high = _header_height(slide, grid.frame)
        frame = Frame(grid.frame.x, grid.effects - high - _ABOVE_EFFECTS, grid.frame.width, high)
        yield _told("effects", slide.effects_title, _HEADER, frame)


def _header_height(slide: PathSlide, frame: Frame) -> int:
    return card((Line(slide.effects_title, "label"),), _HEADER, frame.width).height


def _told(key: str, text: str, style: str, frame: Frame) -> Box:
    return Box(id=key, frame=frame, style=style, paragraphs=(Line(text, "label"),), name=text, alt=text)
