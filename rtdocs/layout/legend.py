"""How to read the schema, drawn: each sign and line as it looks there, beside what it means."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.cards import card_height
from rtdocs.layout.scene import EMU_PER_INCH, EMU_PER_POINT, Box, Connector, Frame, Line, Point, Scene, Shape, Site
from rtdocs.layout.theme import function_place
from rtdocs.plan.slides import LegendSlide
from rtdocs.plan.timeline import Sign

_SAMPLE = round(1.9 * EMU_PER_INCH)
_END = round(0.45 * EMU_PER_INCH)
_GAP = 16 * EMU_PER_POINT
_SPACE = 18 * EMU_PER_POINT
_LEAST = 30 * EMU_PER_POINT
_SIZES = (16, 14, 12)  # of letters, in points: the largest that fits
_IN_A_LANE = {Sign.ADVANCE: "event-F1", Sign.PLANNED: "planned-F1", Sign.REVERSE: "reverse-F3"}
_IN_A_LANE |= {Sign.PLANNED_REVERSE: "planned-reverse-F3"}


class _Entry(NamedTuple):
    """One line of the legend: how its sample looks, the words in it, and what it means."""

    id: str
    style: str
    name: str
    meaning: str


def draw(slide: LegendSlide, frame: Frame) -> Scene:
    """Return the legend inside `frame` (EMU): signs at the left, lanes and lines at the right."""
    half = (frame.width - 2 * _GAP) // 2
    left = Frame(frame.x, frame.y, half, frame.height)
    right = Frame(frame.x + half + 2 * _GAP, frame.y, half, frame.height)
    lanes = [_Entry(f"lane-{code}", f"lane-strip-F{function_place(code)}", *told) for code, *told in slide.lanes]
    lines = [_Entry(f"line-{kind}", f"edge-{kind}", "", meaning) for kind, meaning in slide.lines]
    columns = ((_signs(slide), left), ([*lanes, *lines], right))
    size = next((size for size in _SIZES if all(_fits(*column, size) for column in columns)), _SIZES[-1])
    shapes = tuple(shape for entries, part in columns for shape in _column(entries, part, size))
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes)


def _fits(entries: Sequence[_Entry], frame: Frame, size: int) -> bool:
    return sum(_height(entry, frame, size) + _SPACE // 2 for entry in entries) <= frame.height


def _signs(slide: LegendSlide) -> list[_Entry]:
    return [
        _Entry(f"sign-{sign.value}", _IN_A_LANE.get(sign, sign.value), name, meaning)
        for sign, name, meaning in slide.signs
    ]


def _column(entries: Sequence[_Entry], frame: Frame, size: int) -> Iterator[Shape]:
    """Yield entries one below the other; what height is left goes between them, up to a limit."""
    room = frame.width - _SAMPLE - _GAP
    heights = [_height(entry, frame, size) for entry in entries]
    free = frame.height - sum(heights)
    space = min(max(free // max(1, len(entries)), EMU_PER_POINT), _SPACE)
    y = frame.y
    for entry, height in zip(entries, heights, strict=True):
        yield from _sample(entry, Frame(frame.x, y, _SAMPLE, height), size)
        yield _meaning(entry, Frame(frame.x + _SAMPLE + _GAP, y, room, height), size)
        y += height + space


def _height(entry: _Entry, frame: Frame, size: int) -> int:
    told = card_height((Line(entry.meaning, ""),), f"text/{size}", frame.width - _SAMPLE - _GAP)
    if entry.style.startswith("edge"):
        return max(_LEAST, told)
    return max(_LEAST, told, card_height((Line(entry.name, "badge"),), f"{entry.style}/{size}", _SAMPLE))


def _sample(entry: _Entry, frame: Frame, size: int) -> Iterator[Shape]:
    if entry.style.startswith("edge"):
        yield from _line(entry, frame)
        return
    words, style = (Line(entry.name, "badge"),), f"{entry.style}/{size}"
    yield Box(id=entry.id, frame=frame, style=style, paragraphs=words, name=entry.name, alt=entry.meaning)


def _line(entry: _Entry, frame: Frame) -> Iterator[Shape]:
    """Yield a line of its kind between two empty boxes."""
    y, ends = frame.y + frame.height // 2, []
    for side, x in (("from", frame.x), ("to", frame.right - _END)):
        ends.append(f"{entry.id}-{side}")
        box = Frame(x, y - _LEAST // 3, _END, 2 * (_LEAST // 3))
        yield Box(id=ends[-1], frame=box, style="event-F1", name=entry.meaning)
    points = (Point(frame.x + _END, y), Point(frame.right - _END, y))
    yield Connector(
        id=entry.id,
        start=(ends[0], Site.RIGHT),
        end=(ends[1], Site.LEFT),
        points=points,
        style=entry.style,
        name=entry.meaning,
        alt=entry.meaning,
    )


def _meaning(entry: _Entry, frame: Frame, size: int) -> Box:
    words, style, told = (Line(entry.meaning, ""),), f"text/{size}", entry.meaning
    return Box(id=f"{entry.id}-meaning", frame=frame, style=style, paragraphs=words, name=told, alt=told)
