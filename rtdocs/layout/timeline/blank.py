"""A timeline to fill in by hand: an axis with places for its years, boxes for events above it and for context below."""

from collections.abc import Iterator
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Scene, Shape, Stroke
from rtdocs.plan.content.prints import BlankTimelineSlide

POINT = EMU_PER_POINT

_PITCH = 170 * POINT  # the least distance from a year to the next
_NAME = 22 * POINT  # a lane's name, level at its top
_EFFECT = 150 * POINT
_AXIS = 58 * POINT
_YEAR = 92 * POINT, 30 * POINT
_GAP, _CHANNEL, _EDGE = 18 * POINT, 16 * POINT, 10 * POINT
_ROWS = 3  # two above the axis, one below


class _Plan(NamedTuple):
    """The parts of the page: the lane above the axis, the axis, the lane below it, the effects; the number of years."""

    above: Frame
    axis: Frame
    below: Frame
    effects: Frame
    years: int

    @property
    def pitch(self) -> int:
        """The distance from a year to the next, in EMU."""
        return self.above.width // self.years

    @property
    def box(self) -> tuple[int, int]:
        """The width and height of a box, in EMU."""
        return self.pitch - _GAP, (self.above.height - _NAME - 2 * _EDGE - _CHANNEL) // 2

    def box_at(self, row: Frame, at: float, top: int) -> Frame:
        """Return a box of a row, its left side `at` years from the first year, its top at `top` (EMU)."""
        left = row.x + _GAP // 2 + round(at * self.pitch)
        return Frame(left, top, *self.box)


def draw(slide: BlankTimelineSlide, frame: Frame) -> Scene:
    """Return the empty timeline in a part of a slide, in the slide's own coordinates."""
    plan = _plan(frame)
    shapes = (
        *_lane("own", slide.above, plan.above),
        *_lane("context", slide.below, plan.below),
        *_axis(slide, plan),
        *_events(slide, plan),
        *_context(slide, plan),
        *_effects(slide, plan),
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.title)


def _plan(frame: Frame) -> _Plan:
    """Return the parts of a page, all of whose boxes are equally high."""
    wide = frame.width - _EFFECT - _GAP
    high = (frame.height - _AXIS - 2 * _NAME - 4 * _EDGE - _CHANNEL) // _ROWS
    above = Frame(frame.x, frame.y, wide, _NAME + 2 * high + _CHANNEL + 2 * _EDGE)
    axis = Frame(frame.x, above.bottom, frame.width, _AXIS)
    below = Frame(frame.x, axis.bottom, frame.width, frame.bottom - axis.bottom)
    effects = Frame(above.right + _GAP, frame.y, _EFFECT, above.height)
    return _Plan(above, axis, below, effects, max(3, wide // _PITCH))


def _lane(key: str, name: str, frame: Frame) -> Iterator[Box]:
    """Yield the ground of a lane and its name, level at its top left."""
    yield Box(id=f"lane-{key}", frame=frame, style=f"lane-{key}", name=name)
    label = Frame(frame.x + _GAP // 2, frame.y + _EDGE // 2, frame.width - _GAP, _NAME)
    words = (Paragraph(name, "label"),)
    yield Box(id=f"label-{key}", frame=label, style=f"lane-name-{key}/16", paragraphs=words, name=name, alt=name)


def _axis(slide: BlankTimelineSlide, plan: _Plan) -> Iterator[Shape]:
    """Yield an arrow through the places for the years."""
    middle = plan.axis.y + plan.axis.height // 2
    ends = Point(plan.axis.x, middle), Point(plan.axis.right, middle)
    yield Stroke(id="axis", start=ends[0], end=ends[1], style="axis", name=slide.title)
    wide, high = _YEAR
    for at in range(plan.years):
        left = plan.box_at(plan.above, at, 0).x + (plan.box[0] - wide) // 2
        yield _blank(f"year-{at + 1}", "blank-own", slide.year, Frame(left, middle - high // 2, wide, high))


def _events(slide: BlankTimelineSlide, plan: _Plan) -> Iterator[Box]:
    """Yield two rows of boxes, the upper between the columns of the lower."""
    tops = plan.above.y + _NAME + _EDGE, plan.above.bottom - _EDGE - plan.box[1]
    for at in range(plan.years):
        if at < plan.years - 1:
            yield _blank(f"event-{2 * at + 2}", "blank-own", slide.prompt, plan.box_at(plan.above, at + 0.5, tops[0]))
        yield _blank(f"event-{2 * at + 1}", "blank-own", slide.prompt, plan.box_at(plan.above, at, tops[1]))


def _context(slide: BlankTimelineSlide, plan: _Plan) -> Iterator[Box]:
    for at in range(plan.years):
        place = plan.box_at(plan.below, at, plan.below.y + _NAME + _EDGE)
        yield _blank(f"context-{at + 1}", "blank-context", slide.context_prompt, place)


def _effects(slide: BlankTimelineSlide, plan: _Plan) -> Iterator[Box]:
    """Yield a box for an effect at the end of each row of events."""
    tops = plan.effects.y + _NAME + _EDGE, plan.effects.bottom - _EDGE - plan.box[1]
    for number, top in enumerate(tops, 1):
        place = Frame(plan.effects.x, top, plan.effects.width, plan.box[1])
        yield _blank(f"effect-{number}", "blank-effect", slide.effect_prompt, place)


def _blank(key: str, style: str, prompt: str, frame: Frame) -> Box:
    words = (Paragraph(prompt, "prompt"),)
    return Box(id=key, frame=frame, style=f"{style}/13", paragraphs=words, name=prompt, alt=prompt)
