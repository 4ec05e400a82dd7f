"""A board of large cards in rows, all of one size, in letters as large as fit; arrows where one leads to the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.base.event_cards import sign_style
from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Paragraph, Scene, Shape, Sheet, Site
from rtdocs.layout.base.text_boxes import FittedText, card, fitted, natural_width, snug
from rtdocs.plan.content.slides import BoardSlide, Tile
from rtdocs.plan.content.timeline import Sign

POINT = EMU_PER_POINT

_SIZES = (28, 26, 24, 22, 20, 18, 16, 14, 12)
_APART, _ARROW, _DOWN = 16 * POINT, 34 * POINT, 18 * POINT
_FOOT = "text/18"
_ABOVE_FOOT = 12 * POINT
_GROWTH = 1.15
"""How much higher than its words a card may become where a slide has room to spare."""


class _CardGrid(NamedTuple):
    """The cells of a board, row by row from the left; a short last row stands in the middle.

    `number` is the count of cells; lengths are in EMU.
    """

    frame: Frame
    number: int
    columns: int
    width: int
    height: int
    apart: int

    def cell(self, at: int) -> Frame:
        down, across = divmod(at, self.columns)
        step = self.width + self.apart
        missing = max(0, (down + 1) * self.columns - self.number)
        x, y = self.frame.x + across * step + missing * step // 2, self.frame.y + down * (self.height + _DOWN)
        return Frame(x, y, self.width, self.height)


def draw(slide: BoardSlide, frame: Frame) -> Sheet:
    """Return the board in a part of a slide, in the slide's own coordinates."""
    high = card((Paragraph(slide.foot, "label"),), _FOOT, frame.width).height if slide.foot else 0
    grid, size = _grid(slide, frame._replace(height=frame.height - high - _ABOVE_FOOT * bool(slide.foot)))
    cards = [_fitted(tile, grid, size) for tile in slide.tiles]
    boxes = [
        _box(tile, told, grid.cell(at), size) for at, (tile, told) in enumerate(zip(slide.tiles, cards, strict=True))
    ]
    shapes = (*boxes, *(_arrows(boxes, grid.columns) if slide.joined else ()), *_foot(slide, frame, high))
    return Sheet(
        Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title),
        tuple(tile.id for tile in slide.tiles),
        tuple(tile.id for tile, told in zip(slide.tiles, cards, strict=True) if told.cut),
    )


def _grid(slide: BoardSlide, frame: Frame) -> tuple[_CardGrid, int]:
    """Return the cells, in the middle of the frame's height, with the size of the largest letters that fit in them."""
    rows = -(-len(slide.tiles) // slide.columns)
    apart = _ARROW if slide.joined else _APART
    width = (frame.width + apart) // slide.columns - apart
    room = (frame.height + _DOWN) // rows - _DOWN
    size = largest(_SIZES, lambda each: _fits(slide.tiles, width, room, each))
    high = min(room, round(_asked(slide.tiles, width, size) * _GROWTH))
    spare = frame.height - rows * (high + _DOWN) + _DOWN
    middle = frame._replace(y=frame.y + spare // 2)
    return _CardGrid(middle, len(slide.tiles), slide.columns, width, high, apart), size


def _fits(tiles: Sequence[Tile], width: int, room: int, size: int) -> bool:
    """Return whether the cards have room for their words, and none of the words is so long that it would be broken."""
    return all(_is_whole(tile, width, room, _style(tile, size)) for tile in tiles)


def _is_whole(tile: Tile, width: int, room: int, style: str) -> bool:
    words = (Paragraph(word, line.role) for line in _lines(tile) for word in _words(line))
    return not fitted(_lines(tile), style, width, room).cut and all(
        natural_width(word, style) <= width for word in words
    )


def _words(line: Paragraph) -> list[str]:
    return line.text.split(" ")


def _asked(tiles: Sequence[Tile], width: int, size: int) -> int:
    """Return the height that the cards need for the longest text among them, in EMU."""
    return max(_least(tile, width, size) for tile in tiles)


def _least(tile: Tile, width: int, size: int) -> int:
    style = _style(tile, size)
    return snug(card(_lines(tile), style, width), style, width).height


def _fitted(tile: Tile, grid: _CardGrid, size: int) -> FittedText:
    return fitted(_lines(tile), _style(tile, size), grid.width, grid.height)


def _lines(tile: Tile) -> tuple[Paragraph, ...]:
    return (Paragraph(tile.heading, "badge"), *(Paragraph(text, "title") for text in tile.text.splitlines()))


def _style(tile: Tile, size: int) -> str:
    """Return the style of a card whose heading is a sixth larger than its text of `size` points."""
    sign = tile.sign or (Sign.ADVANCE if tile.function else None)
    kind = f"{sign_style(sign, tile.function)}-tile" if sign else "tile"
    return f"{kind}/{round(size * 7 / 6)},{size}"


def _box(tile: Tile, told: FittedText, frame: Frame, size: int) -> Box:
    alt = " ".join((tile.heading, *tile.text.splitlines()))
    return Box(
        id=tile.id, frame=frame, style=_style(tile, size), paragraphs=told.paragraphs, name=tile.heading, alt=alt
    )


def _arrows(boxes: Sequence[Box], columns: int) -> Iterator[Connector]:
    """Yield an arrow from each card to the next on its row."""
    for at, (one, other) in enumerate(pairwise(boxes), 1):
        if at % columns:
            ends = (one.frame.site(Site.RIGHT), other.frame.site(Site.LEFT))
            yield Connector(
                id=f"{one.id}-to-{other.id}",
                start=(one.id, Site.RIGHT),
                end=(other.id, Site.LEFT),
                points=ends,
                style="edge-claimed",
                name=f"{one.name} → {other.name}",
            )


def _foot(slide: BoardSlide, frame: Frame, high: int) -> Iterator[Shape]:
    if slide.foot:
        place = Frame(frame.x, frame.bottom - high, frame.width, high)
        lines = (Paragraph(slide.foot, "label"),)
        yield Box(id="foot", frame=place, style=_FOOT, paragraphs=lines, name=slide.foot, alt=slide.foot)
