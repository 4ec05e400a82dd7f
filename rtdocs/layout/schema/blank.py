"""A schema to fill in by hand: lanes, empty boxes with a prompt, and room for effects; more of both on large pages."""

from collections.abc import Iterator
from dataclasses import replace

from rtdocs.layout.base.content import Content, Piece, lane_style
from rtdocs.layout.base.scene import Frame, Paragraph, Scene
from rtdocs.layout.base.text_boxes import Card
from rtdocs.layout.schema import page
from rtdocs.layout.schema.grid_search import (
    CHANNEL,
    EDGE,
    GAP,
    HEADER,
    POINT,
    Arrangement,
    Row,
    label_width,
    piece_card,
)
from rtdocs.layout.schema.rows import Cell
from rtdocs.plan.content.graph import Lane
from rtdocs.plan.content.slides import BlankSlide

_COLUMNS, _COLUMN_WIDTH = 4, 170 * POINT
_EFFECTS, _EFFECT_PITCH = 2, 200 * POINT
_SIZE = 12
_EFFECT_WIDTH, _EFFECT_HEIGHT = 150 * POINT, 120 * POINT
_LABEL_LINES = 2


def draw(slide: BlankSlide, frame: Frame) -> Scene:
    """Return the empty schema in a part of a slide, in the slide's own coordinates."""
    content = _content(slide, frame)
    shapes = page.draw(content, _arrangement(content, frame), frame)
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


def _columns(frame: Frame) -> int:
    return max(_COLUMNS, (frame.width - _EFFECT_WIDTH) // _COLUMN_WIDTH)


def _content(slide: BlankSlide, frame: Frame) -> Content:
    return Content(
        lanes=tuple(Lane(id=code, name=name) for code, name in slide.lanes),
        events=tuple(
            _box(f"box-{code}-{column + 1}", lane_style("blank", code), slide.prompt, lane=code)
            for column in range(_columns(frame))
            for code, _ in slide.lanes
        ),
        right=tuple(
            _box(f"effect-{number + 1}", "blank-effect", slide.effect_prompt)
            for number in range(max(_EFFECTS, frame.height // _EFFECT_PITCH))
        ),
    )


def _box(key: str, style: str, prompt: str, lane: str = "") -> Piece:
    return Piece(id=key, style=style, paragraphs=(Paragraph(prompt, "prompt"),), name=prompt, alt=prompt, lane=lane)


def _arrangement(content: Content, frame: Frame) -> Arrangement:
    """Return a grid of a row a lane, which fills the frame."""
    count = len(content.lanes)
    ids = [piece.id for piece in content.events]
    columns = tuple(tuple(ids[start : start + count]) for start in range(0, len(ids), count))
    room = frame.width - label_width(_LABEL_LINES) - EDGE - GAP - _EFFECT_WIDTH
    high = (frame.height - HEADER - 2 * EDGE - (count - 1) * CHANNEL) // count
    box_width = room // _columns(frame) - GAP
    return Arrangement(
        size=_SIZE,
        label_lines=_LABEL_LINES,
        label_width=label_width(_LABEL_LINES),
        box_width=box_width,
        left_width=0,
        right_width=_EFFECT_WIDTH,
        columns=columns,
        rows=tuple(Row(lane.id, high) for lane in content.lanes),
        cells={piece: Cell(number // count, number % count) for number, piece in enumerate(ids)},
        cards=dict(_cards(content, box_width)),
    )


def _cards(content: Content, box_width: int) -> Iterator[tuple[str, Card]]:
    """Yield the words of each box; an effect is high enough to write in."""
    for piece in content.events:
        yield piece.id, piece_card(piece, _SIZE, box_width)
    for piece in content.right:
        words = piece_card(piece, _SIZE, _EFFECT_WIDTH)
        yield piece.id, replace(words, height=max(words.height, _EFFECT_HEIGHT))
