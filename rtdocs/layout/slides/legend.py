"""How to read the schema: each sign drawn as it is there, with its name and meaning beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rtdocs.layout.base.content import CONTEXT, lane_style
from rtdocs.layout.base.event_cards import sign_style
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Scene, Shape, Stroke
from rtdocs.layout.base.text_boxes import card, natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.plan.content.slides import LegendSlide

POINT = EMU_PER_POINT

_SIZES = (18, 16, 14, 12)
_SAMPLE = 84 * POINT
_SAMPLE_HEIGHT = 34 * POINT
_BESIDE = 14 * POINT
_APART = 10 * POINT
_BETWEEN = 30 * POINT  # the two columns
_LINE_STYLES = {"claimed": "edge-claimed", "succession": "edge-succession", "reason": "reason"}
_BOXED = "reason"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sign: the style of its sample, a box or else a line, and the paragraphs beside it."""

    id: str
    style: str
    lines: tuple[Paragraph, ...]
    box: bool = True


def draw(slide: LegendSlide, frame: Frame) -> Scene:
    """Return the legend in a part of a slide, in the slide's own coordinates, with letters as large as fit."""
    columns = _columns(slide)
    width = (frame.width - _BETWEEN) // 2
    fitting = (size for size in _SIZES if max(_height(column, width, size) for column in columns) <= frame.height)
    size = next(fitting, _SIZES[-1])
    shapes = (
        shape
        for number, column in enumerate(columns)
        for shape in _drawn(column, Frame(frame.x + number * (width + _BETWEEN), frame.y, width, frame.height), size)
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=tuple(shapes), alt=slide.title)


def _columns(slide: LegendSlide) -> tuple[list[_Entry], list[_Entry]]:
    """Return the entries: signs at the left, lanes and lines at the right."""
    first = next((code for code, _, _ in slide.lanes if code != CONTEXT), "F1")
    signs = [
        _Entry(f"sign-{sign.value}", sign_style(sign, first), _words(name, text)) for sign, name, text in slide.signs
    ]
    lanes = [
        _Entry(f"lane-{code}", lane_style("lane-strip", code), _words(name, text)) for code, name, text in slide.lanes
    ]
    lines = [
        _Entry(f"line-{kind}", _LINE_STYLES[kind], _words("", text), box=kind == _BOXED) for kind, text in slide.lines
    ]
    return signs, [*lanes, *lines]


def _words(name: str, text: str) -> tuple[Paragraph, ...]:
    return tuple(line for line in (Paragraph(name, "name"), Paragraph(text, "text")) if line.text)


def _heights(entries: Sequence[_Entry], width: int, size: int) -> list[int]:
    beside = width - _SAMPLE - _BESIDE
    return [max(_SAMPLE_HEIGHT, card(entry.lines, f"text/{size}", beside).height) for entry in entries]


def _height(entries: Sequence[_Entry], width: int, size: int) -> int:
    heights = _heights(entries, width, size)
    return sum(heights) + _APART * (len(heights) - 1)


def _drawn(entries: Sequence[_Entry], frame: Frame, size: int) -> Iterator[Shape]:
    heights = _heights(entries, frame.width, size)
    tops = accumulate((high + _APART for high in heights), initial=frame.y)
    for entry, top, high in zip(entries, tops, heights, strict=False):
        middle = top + high // 2
        yield _sample(entry, Frame(frame.x, middle - _SAMPLE_HEIGHT // 2, _SAMPLE, _SAMPLE_HEIGHT))
        left = frame.x + _SAMPLE + _BESIDE
        yield Box(
            id=f"meaning-{entry.id}",
            frame=Frame(left, top, frame.right - left, high),
            style=f"text/{size}",
            paragraphs=entry.lines,
            name=entry.lines[0].text,
            alt=entry.lines[0].text,
        )


def _sample(entry: _Entry, frame: Frame) -> Shape:
    """Return a sign as it looks in the schema; the words beside it say what it is."""
    if entry.style == _BOXED:
        return _number(entry, frame)
    if entry.box:
        return Box(id=entry.id, frame=frame, style=entry.style, name=entry.lines[0].text)
    middle = frame.y + frame.height // 2
    return Stroke(
        id=entry.id,
        start=Point(frame.x, middle),
        end=Point(frame.right, middle),
        style=entry.style,
        name=entry.lines[0].text,
    )


def _number(entry: _Entry, frame: Frame) -> Box:
    """Return a number as one stands beside an arrow."""
    line = Paragraph("1", "badge")
    wide, high = natural_width(line, entry.style), height(1, _SIZES[-1])
    place = Frame(frame.x + (frame.width - wide) // 2, frame.y + (frame.height - high) // 2, wide, high)
    return Box(id=entry.id, frame=place, style=entry.style, paragraphs=(line,), name=entry.lines[0].text)
