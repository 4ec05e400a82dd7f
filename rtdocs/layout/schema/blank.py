"""A chain to fill in by hand: lanes, empty boxes with a prompt, and room for effects; more of both on large pages."""

from collections.abc import Iterator

from rtdocs.layout.base.content import lane_style
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Scene
from rtdocs.layout.schema import lanes
from rtdocs.layout.schema.ground import Ground, Needs, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor
from rtdocs.plan.content.graph import Lane
from rtdocs.plan.content.slides import BlankSlide

POINT = EMU_PER_POINT

_COLUMNS, _COLUMN_WIDTH = 4, 170 * POINT
_EFFECTS, _EFFECT_PITCH = 2, 200 * POINT
_SIZE = 12.0
_EFFECT_WIDTH, _EFFECT_HEIGHT = 150 * POINT, 120 * POINT
_APART = 24 * POINT


def draw(slide: BlankSlide, frame: Frame) -> Scene:
    """Return the empty chain in a part of a slide, in the slide's own coordinates."""
    every = tuple(Lane(id=code, name=name) for code, name in slide.lanes)
    ground = measured(_needs(every, frame), frame)
    shapes = (
        *lanes.shapes(every, ground, _SIZE, lanes.names(every, ground, _SIZE, {lane.id for lane in every})),
        *_boxes(slide, every, ground),
        *_effects(slide, ground, frame),
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


def _needs(every: tuple[Lane, ...], frame: Frame) -> Needs:
    """Return a row a lane, as high as the frame allows."""
    columns = max(_COLUMNS, (frame.width - _EFFECT_WIDTH) // _COLUMN_WIDTH)
    asked = _asked(every, columns, 0)
    return _asked(every, columns, (frame.height - needed_height(asked)) // len(every) * 9 // 10)


def _asked(every: tuple[Lane, ...], columns: int, high: int) -> Needs:
    return Needs(
        lanes=tuple(lane.id for lane in every),
        rows=tuple((lane.id, high) for lane in every),
        left=0,
        right=_EFFECT_WIDTH,
        columns=columns,
        size=_SIZE,
        header=False,
        lines={},
        arrows=frozenset(Corridor(upright=True, line=2 * at) for at in range(columns + 1)),
        most=_COLUMN_WIDTH,
        named=frozenset(lane.id for lane in every),
    )


def _boxes(slide: BlankSlide, every: tuple[Lane, ...], ground: Ground) -> Iterator[Box]:
    for number, column in enumerate(ground.columns[:-1], 1):
        for lane, row in zip(every, ground.rows, strict=True):
            place = Frame(column.start, row.start, column.length, row.length)
            yield _box(f"box-{lane.id}-{number}", lane_style("blank", lane.id), slide.prompt, place)


def _effects(slide: BlankSlide, ground: Ground, frame: Frame) -> Iterator[Box]:
    count = max(_EFFECTS, frame.height // _EFFECT_PITCH)
    column = ground.columns[-1]
    first = frame.y + (frame.height - count * _EFFECT_HEIGHT - (count - 1) * _APART) // 2
    for number in range(count):
        top = first + number * (_EFFECT_HEIGHT + _APART)
        place = Frame(column.start, top, column.length, _EFFECT_HEIGHT)
        yield _box(f"effect-{number + 1}", "blank-effect", slide.effect_prompt, place)


def _box(key: str, style: str, prompt: str, place: Frame) -> Box:
    return Box(id=key, frame=place, style=style, paragraphs=(Paragraph(prompt, "prompt"),), name=prompt, alt=prompt)
