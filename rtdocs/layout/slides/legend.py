"""The legend of the schema: each sign drawn as it is there, with its meaning beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rtdocs.layout.base import event_cards
from rtdocs.layout.base.content import CONTEXT
from rtdocs.layout.base.event_cards import SETBACK, Face, sign_style
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Frame, Paragraph, Point, Scene, Shape, Stroke, moved
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.text_boxes import card, natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.plan.content.slides import LegendSlide
from rtdocs.plan.content.timeline import NO_TAG, Sign, Tag

POINT = EMU_PER_POINT

_SIZES = (18, 16, 14, 12)
_CARD = 168 * POINT
_SHAPE = 84 * POINT
_BADGE = 34 * POINT
_BESIDE = 14 * POINT
_APART = 12 * POINT
_BETWEEN = 30 * POINT  # the two columns
_SETBACKS = {Sign.REVERSE, Sign.PLANNED_REVERSE}
_EFFECT = "A"
_LINE_STYLES = {"claimed": "edge-claimed", "succession": "edge-succession"}


@dataclass(frozen=True, slots=True)
class _LegendEntry:
    """An entry of the legend: its sample, drawn about the origin, the sample's size in EMU, and its paragraphs."""

    id: str
    sample: Box | Card | Stroke
    width: int
    height: int
    lines: tuple[Paragraph, ...]


def draw(slide: LegendSlide, frame: Frame) -> Scene:
    """Return the legend in a part of a slide, in the slide's own coordinates, with letters as large as fit."""
    width = (frame.width - _BETWEEN) // 2
    lefts = (frame.x, frame.x + width + _BETWEEN)
    tries = [[_column(entries, width, size) for entries in _columns(slide, width)] for size in _SIZES]
    fits = (number for number, columns in enumerate(tries) if max(map(_end, columns)) <= frame.height)
    number = next(fits, len(_SIZES) - 1)
    shapes = (
        shape
        for left, column in zip(lefts, tries[number], strict=True)
        for entry, band in column
        for shape in _drawn(entry, Frame(left, frame.y + band.y, width, band.height), _SIZES[number])
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=tuple(shapes), alt=slide.title)


def _columns(slide: LegendSlide, width: int) -> tuple[list[_LegendEntry], list[_LegendEntry]]:
    """Return the entries: signs at the left, functions at the right, and lines where they take least height."""
    first = next((code for code, _, _ in slide.lanes if code != CONTEXT), "F1")
    signs = [_sign(sign, name, text, first, slide) for sign, name, text in slide.signs]
    lanes = [_function(code, name, text) for code, name, text in slide.lanes]
    lines = [_line(kind, text) for kind, text in slide.lines]
    ways = ((signs, [*lanes, *lines]), ([*signs, *lines], lanes))
    return min(ways, key=lambda columns: max(_end(_column(entries, width, _SIZES[0])) for entries in columns))


def _sign(sign: Sign, name: str, text: str, function: str, slide: LegendSlide) -> _LegendEntry:
    """Return a card as events and effects have it, its title the sign's name."""
    tag = _tag(sign, slide)
    if sign in _SETBACKS:
        function = slide.setback[0] or function
    title = f"{SETBACK}\u00a0{name}" if sign in _SETBACKS else name
    its = Face(f"sign-{sign.value}", sign_style(sign, function), tag, "", title, name, name)
    told = event_cards.words(its, _SIZES[-1], _CARD)
    sample = event_cards.draw(its, told, Frame(0, 0, _CARD, told.height), _SIZES[-1])
    return _LegendEntry(sample.id, sample, _CARD, told.height, (Paragraph(text, "text"),))


def _tag(sign: Sign, slide: LegendSlide) -> Tag:
    """Return the marks of a sample: that of an event that took place has the number of an event too."""
    if sign is Sign.ADVANCE:
        return slide.sample
    if sign in _SETBACKS:
        return slide.setback[1]
    if sign in {Sign.EFFECT, Sign.HOPED_EFFECT}:
        return Tag(_EFFECT)
    return Tag(slide.sample.badge) if sign is Sign.PLANNED else NO_TAG


def _function(code: str, name: str, text: str) -> _LegendEntry:
    """Return the shape of a function's badges."""
    key, side = f"lane-{code}", Frame(_SHAPE - _BADGE, 0, _BADGE, _BADGE)
    sample = sign_box(key, f"badge-F{function_place(code)}", side)
    return _LegendEntry(key, sample, _SHAPE, _BADGE, (Paragraph(name, "name"), Paragraph(text, "text")))


def _line(kind: str, text: str) -> _LegendEntry:
    """Return a line of the schema, or the number of a reason."""
    key, middle = f"line-{kind}", height(1, _SIZES[-1]) // 2
    lines = (Paragraph(text, "text"),)
    if kind not in _LINE_STYLES:
        number = Paragraph("1", "badge")
        wide, high = natural_width(number, kind), height(1, _SIZES[-1])
        place = Frame(_SHAPE - wide, 0, wide, high)
        return _LegendEntry(
            key, Box(id=key, frame=place, style=kind, paragraphs=(number,), name=text), _SHAPE, high, lines
        )
    ends = Point(0, middle), Point(_SHAPE, middle)
    stroke = Stroke(id=key, start=ends[0], end=ends[1], style=_LINE_STYLES[kind], name=text)
    return _LegendEntry(key, stroke, _SHAPE, 2 * middle, lines)


def _column(entries: Sequence[_LegendEntry], width: int, size: int) -> list[tuple[_LegendEntry, Frame]]:
    """Return the entries of a column with their places from its top on."""
    heights = [max(entry.height, _words_height(entry, width, size)) for entry in entries]
    tops = accumulate((high + _APART for high in heights), initial=0)
    return [(entry, Frame(0, top, width, high)) for entry, top, high in zip(entries, tops, heights, strict=False)]


def _end(column: Sequence[tuple[_LegendEntry, Frame]]) -> int:
    return max((band.bottom for _, band in column), default=0)


def _words_height(entry: _LegendEntry, width: int, size: int) -> int:
    return card(entry.lines, f"text/{size}", width - entry.width - _BESIDE).height


def _drawn(entry: _LegendEntry, band: Frame, size: int) -> Iterator[Shape]:
    yield moved(entry.sample, band.x, band.y + (band.height - entry.height) // 2)
    left = band.x + entry.width + _BESIDE
    yield Box(
        id=f"meaning-{entry.id}",
        frame=Frame(left, band.y, band.right - left, band.height),
        style=f"text/{size}",
        paragraphs=entry.lines,
        name=entry.lines[0].text,
        alt=entry.lines[0].text,
    )
