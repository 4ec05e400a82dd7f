"""A schema to fill in by hand: lanes, empty boxes with a prompt, and empty effects."""

from collections.abc import Iterator

from rtdocs.layout.cards import card_height
from rtdocs.layout.scene import EMU_PER_INCH, EMU_PER_POINT, Box, Frame, Line, Scene, Shape
from rtdocs.layout.theme import function_place
from rtdocs.plan.slides import BlankSlide

_COLUMNS = 4
_EFFECTS = 2
_LABEL = round(0.62 * EMU_PER_INCH)
_EFFECT = round(2.0 * EMU_PER_INCH)
_GAP = round(0.35 * EMU_PER_INCH)
_PADDING = 9 * EMU_PER_POINT


def draw(slide: BlankSlide, frame: Frame) -> Scene:
    """Return the empty schema inside `frame` (EMU)."""
    shapes = (*_lanes(slide, frame), *_effects(slide, frame))
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes)


def _lanes(slide: BlankSlide, frame: Frame) -> Iterator[Shape]:
    high = frame.height // len(slide.lanes)
    width = frame.width - _EFFECT - _GAP
    for number, (code, name) in enumerate(slide.lanes):
        place, y = function_place(code), frame.y + number * high
        band = Frame(frame.x, y, width, high - 2 * EMU_PER_POINT)
        yield Box(id=f"lane-{code}", frame=band, style=f"lane-F{place}", name=name)
        label = Frame(frame.x, y, _LABEL, band.height)
        words = (Line(name, "label"),)
        yield Box(id=f"label-{code}", frame=label, style=f"lane-label-F{place}", paragraphs=words, name=name, alt=name)
        inside = Frame(frame.x + _LABEL, y, width - _LABEL, band.height)
        yield from _boxes(slide.prompt, code, place, inside)


def _boxes(prompt: str, code: str, place: int, lane: Frame) -> Iterator[Shape]:
    """Yield the empty boxes of a lane."""
    each = (lane.width - _GAP) // _COLUMNS
    for number in range(_COLUMNS):
        frame = Frame(lane.x + _GAP + number * each, lane.y + _PADDING, each - _GAP, lane.height - 2 * _PADDING)
        yield _empty(f"box-{code}-{number + 1}", prompt, f"planned-F{place}", frame)


def _effects(slide: BlankSlide, frame: Frame) -> Iterator[Shape]:
    each = frame.height // _EFFECTS
    high = max(each // 2, card_height((Line(slide.effect_prompt, "title"),), "hoped-effect", _EFFECT))
    for number in range(_EFFECTS):
        y = frame.y + number * each + (each - high) // 2
        yield _empty(
            f"effect-{number + 1}", slide.effect_prompt, "hoped-effect", Frame(frame.right - _EFFECT, y, _EFFECT, high)
        )


def _empty(name: str, prompt: str, style: str, frame: Frame) -> Box:
    return Box(id=name, frame=frame, style=style, paragraphs=(Line(prompt, "title"),), name=prompt, alt=prompt)
