"""A schema to fill in by hand: the lanes, empty boxes with a prompt, and room for two effects."""

from rtdocs.layout import page
from rtdocs.layout.arrangement import CHANNEL, EDGE, GAP, HEADER, POINT, Arrangement, Row, label_width, piece_card
from rtdocs.layout.content import Content, Piece, sign_style
from rtdocs.layout.rows import Cell
from rtdocs.layout.scene import Frame, Line, Scene
from rtdocs.plan.graph import Lane
from rtdocs.plan.slides import BlankSlide
from rtdocs.plan.timeline import Sign

_COLUMNS = 4
_EFFECTS = 2
_SIZE = 12
_EFFECT_WIDTH = 150 * POINT
_LABEL_LINES = 2


def draw(slide: BlankSlide, frame: Frame) -> Scene:
    """Return the empty schema in a part of a slide, in the slide's own coordinates."""
    content = _content(slide)
    shapes = page.draw(content, _arrangement(content, frame), frame)
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


def _content(slide: BlankSlide) -> Content:
    return Content(
        lanes=tuple(Lane(id=code, name=name) for code, name in slide.lanes),
        events=tuple(
            _box(f"box-{code}-{column + 1}", sign_style(Sign.PLANNED, code), slide.prompt, lane=code)
            for column in range(_COLUMNS)
            for code, _ in slide.lanes
        ),
        right=tuple(
            _box(f"effect-{number + 1}", Sign.HOPED_EFFECT.value, slide.effect_prompt) for number in range(_EFFECTS)
        ),
    )


def _box(key: str, style: str, prompt: str, lane: str = "") -> Piece:
    return Piece(id=key, style=style, paragraphs=(Line(prompt, "prompt"),), name=prompt, alt=prompt, lane=lane)


def _arrangement(content: Content, frame: Frame) -> Arrangement:
    """Return a grid of a row a lane, which fills the frame."""
    count = len(content.lanes)
    ids = [piece.id for piece in content.events]
    columns = tuple(tuple(ids[start : start + count]) for start in range(0, len(ids), count))
    room = frame.width - label_width(_LABEL_LINES) - EDGE - GAP - _EFFECT_WIDTH
    high = (frame.height - HEADER - 2 * EDGE - (count - 1) * CHANNEL) // count
    box_width = room // _COLUMNS - GAP
    widths = dict.fromkeys(ids, box_width) | {piece.id: _EFFECT_WIDTH for piece in content.right}
    return Arrangement(
        size=_SIZE,
        label_width=label_width(_LABEL_LINES),
        box_width=box_width,
        left_width=0,
        right_width=_EFFECT_WIDTH,
        columns=columns,
        rows=tuple(Row(lane.id, high) for lane in content.lanes),
        cells={piece: Cell(number // count, number % count) for number, piece in enumerate(ids)},
        cards={piece.id: piece_card(piece, _SIZE, widths[piece.id]) for piece in (*content.events, *content.right)},
    )
