"""The timeline on strips: a mark for each event and effect on an axis, its words above or below by turns.

Marks follow one another in the order of time at even steps: loose dates bear no finer measure, and words stay readable.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtdocs.layout.cards import Card, card, card_height, natural_width
from rtdocs.layout.scene import EMU_PER_INCH, EMU_PER_POINT, Box, Frame, Line, Point, Scene, Shape, Stroke
from rtdocs.layout.theme import function_place
from rtdocs.plan.timeline import Mark, Sign, Timeline

STEP = round(0.92 * EMU_PER_INCH)
"""The least room from one mark to the next."""

_MARK = 22 * EMU_PER_POINT  # how high a mark is
_STEM = 12 * EMU_PER_POINT  # from a mark to its words
_GAP = 8 * EMU_PER_POINT  # between the words of two marks
_WIDEST = round(2.2 * EMU_PER_INCH)
_TITLE_LINES = 3
_WITH_FUNCTION = {Sign.ADVANCE: "event", Sign.REVERSE: "reverse"} | {
    sign: sign.value for sign in (Sign.PLANNED, Sign.PLANNED_REVERSE)
}


@dataclass(frozen=True, slots=True)
class _Strip:
    """Marks that stand on one axis.

    Attributes:
        heading: what stands over them, empty for none.
        step: from one mark to the next; `room` how wide the words of one may be, in EMU.
    """

    marks: tuple[Mark, ...]
    heading: str
    width: int
    step: int
    room: int
    names: dict[Sign, str]


def strips(timeline: Timeline, width: int, max_height: int) -> tuple[Scene, ...]:
    """Return the timeline in as many strips of `width` EMU as it needs, none higher than `max_height`."""
    dated = [mark for mark in timeline.marks if mark.earliest is not None]
    undated = [mark for mark in timeline.marks if mark.earliest is None]
    parts = [(marks, "") for marks in _parts(dated, width)]
    parts += [(marks, timeline.undated) for marks in _parts(undated, width)]
    names = dict(timeline.legend)
    return tuple(_scene(_strip(marks, heading, width, names), timeline, max_height) for marks, heading in parts)


def _parts(marks: Sequence[Mark], width: int) -> Iterator[tuple[Mark, ...]]:
    """Yield marks in strips of even length, as few as the step allows."""
    most = max(2, (width + _GAP) // STEP - 1)
    count = -(-len(marks) // most)
    for number in range(count):
        yield tuple(marks[len(marks) * number // count : len(marks) * (number + 1) // count])


def _strip(marks: tuple[Mark, ...], heading: str, width: int, names: dict[Sign, str]) -> _Strip:
    step = (width + _GAP) // (len(marks) + 1)
    return _Strip(marks, heading, width, step, min(2 * step - _GAP, _WIDEST), names)


def _scene(strip: _Strip, timeline: Timeline, max_height: int) -> Scene:
    words = [_words(mark, strip) for mark in strip.marks]
    heading = card_height((Line(strip.heading, ""),), "heading", strip.width) if strip.heading else 0
    above = max((each.height for each in words[::2]), default=0)
    below = max((each.height for each in words[1::2]), default=-_STEM)
    axis = heading + above + _STEM + _MARK // 2
    height = axis + _MARK // 2 + _STEM + below
    alt = " ".join((timeline.alt, *(mark.alt for mark in strip.marks)))
    shapes = (*_ground(strip, heading, axis), *_marks(strip, words, axis))
    return Scene(width=strip.width, height=min(height, max_height), shapes=shapes, alt=alt)


def _words(mark: Mark, strip: _Strip) -> Card:
    lines = (
        Line(mark.badge or strip.names.get(mark.sign, ""), "name"),
        Line(mark.title, "title"),
        Line(mark.when, "when"),
    )
    return card([line for line in lines if line.text], "text", strip.room, _TITLE_LINES)


def _ground(strip: _Strip, heading: int, axis: int) -> Iterator[Shape]:
    if strip.heading:
        line = (Line(strip.heading, ""),)
        frame = Frame(0, 0, strip.width, heading)
        yield Box(id="heading", frame=frame, style="heading", paragraphs=line, name=strip.heading)
    yield Stroke(id="axis", start=Point(0, axis), end=Point(strip.width, axis), style="axis", name="axis")


def _marks(strip: _Strip, words: Sequence[Card], axis: int) -> Iterator[Shape]:
    for number, (mark, card_) in enumerate(zip(strip.marks, words, strict=True)):
        x = (number + 1) * strip.step - _GAP // 2
        is_above = number % 2 == 0
        near = axis - _MARK // 2 if is_above else axis + _MARK // 2
        far = near - _STEM if is_above else near + _STEM
        top = far - card_.height if is_above else far
        yield Stroke(id=f"{mark.id}-stem", start=Point(x, near), end=Point(x, far), style="leader", name=mark.number)
        yield _sign(mark, x, axis)
        frame = Frame(x - strip.room // 2, top, strip.room, card_.height)
        yield Box(id=f"{mark.id}-words", frame=frame, style="text", paragraphs=card_.paragraphs, name=mark.title)


def _sign(mark: Mark, x: int, axis: int) -> Box:
    """Return the mark itself: its number in the shape of its sign."""
    line, style = Line(mark.number, "badge"), _style(mark)
    width = max(_MARK, natural_width(line, style, _MARK))
    frame = Frame(x - width // 2, axis - _MARK // 2, width, _MARK)
    return Box(id=mark.id, frame=frame, style=style, paragraphs=(line,), name=mark.title, alt=mark.alt)


def _style(mark: Mark) -> str:
    sign = _WITH_FUNCTION.get(mark.sign)
    return f"{sign}-F{function_place(mark.function)}" if sign else mark.sign.value
