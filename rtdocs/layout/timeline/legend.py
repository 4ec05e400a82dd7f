"""The legend of the timeline in one or more rows: each sign as a small shape or line with its meaning beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtdocs.layout.base.event_cards import sign_style
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Shape, Site, Stroke
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.timeline.marks import DOT
from rtdocs.layout.timeline.ruler import SLASH, cut
from rtdocs.plan.content.timeline import Key, Sign

POINT = EMU_PER_POINT

_SHAPE = Frame(0, 0, 24 * POINT, 14 * POINT)
_BESIDE = 5 * POINT
_APART = 14 * POINT
_ABOVE = 10 * POINT
# Signs whose colour is that of a function, as they are shown where all functions are meant.
_NEUTRAL = {Sign.ADVANCE: "event-any", Sign.PLANNED: "planned-any"}


Meant = Sign | Key | str
"""What a legend explains: a sign, a line of the timeline, or a function by its code."""


@dataclass(frozen=True, slots=True)
class _Sample:
    """An entry of the legend, with the frames of its shape and of its words, below a top of 0."""

    sign: Meant
    text: str
    shape: Frame
    words: Frame


@dataclass(frozen=True, slots=True)
class Samples:
    """A legend: its samples, its height in EMU, and the size of its letters in points."""

    every: tuple[_Sample, ...]
    height: int
    size: int = 12

    def shapes(self, top: int, left: int = 0) -> Iterator[Shape]:
        """Yield the legend with its upper left corner at (`left`, `top`), in EMU."""
        for each in self.every:
            yield from _sample(each.sign, _moved(each.shape, left, top))
            yield _box(f"meaning-{_name(each.sign)}", f"text/{self.size}", _moved(each.words, left, top), each.text)


NONE = Samples((), 0)


def row(legend: Sequence[tuple[Meant, str]], width: int, size: int, *, one_line: bool = False) -> Samples:
    """Return a legend that fills rows of `width` EMU from left to right, with letters of `size` points.

    On `one_line`, entries without room are left out, from the end; functions only all together.
    """
    if one_line and _ends(legend, size) > width:
        legend = [each for each in legend if not _is_function(each[0])]
    high = height(1, size)
    x, y = 0, _ABOVE
    placed = []
    for sign, text in legend:
        words = natural_width(Paragraph(text, "label"), f"text/{size}")
        wide = 0 if sign is Key.UNEVEN else _SHAPE.width
        if x and x + wide + _BESIDE + words > width:
            if one_line:
                break
            x, y = 0, y + high + _BESIDE
        shape = Frame(x, y + (high - _SHAPE.height) // 2, wide, _SHAPE.height)
        placed.append(_Sample(sign, text, shape, Frame(shape.right + _BESIDE, y, min(words, width), high)))
        x += wide + _BESIDE + words + _APART
    return Samples(tuple(placed), y + high + _BESIDE if placed else 0, size)


def _is_function(sign: Meant) -> bool:
    return not isinstance(sign, Sign | Key)


def _ends(legend: Sequence[tuple[Meant, str]], size: int) -> int:
    """Return the width of a legend on one line, in EMU."""
    texts = sum(natural_width(Paragraph(text, "label"), f"text/{size}") for _, text in legend)
    return texts + len(legend) * (_SHAPE.width + _BESIDE + _APART) - _APART


def _sample(sign: Meant, frame: Frame) -> Iterator[Shape]:
    """Yield the shapes of a sign or line as the timeline draws it; they need no alternative text beside their words."""
    name = f"sample-{_name(sign)}"
    match sign:
        case Sign():
            yield _box(name, _NEUTRAL.get(sign) or sign_style(sign, ""), frame)
        case Key.SILENCE:
            yield from cut(name, frame.x + frame.width // 2, frame.y + SLASH.y, frame.bottom - SLASH.y)
        case Key.LASTING:
            left, right = frame.site(Site.LEFT), frame.site(Site.RIGHT)
            yield Stroke(id=name, start=left, end=right, style="span-any")
        case Key.LOOSE:
            middle = Frame(frame.x + frame.width - DOT, frame.y + (frame.height - DOT) // 2, DOT, DOT)
            yield _box(name, "dot-loose-any", middle)
        case Key.UNEVEN:
            return
        case _:
            side = frame.height
            place = Frame(frame.right - side, frame.y, side, side)
            yield sign_box(name, f"badge-F{function_place(sign)}", place)


def _name(sign: Meant) -> str:
    return sign if isinstance(sign, str) else sign.value


def _box(key: str, style: str, frame: Frame, text: str = "") -> Box:
    lines = (Paragraph(text, "label"),) if text else ()
    return Box(id=key, frame=frame, style=style, paragraphs=lines, name=text, alt=text)


def _moved(frame: Frame, right: int, down: int) -> Frame:
    return frame._replace(x=frame.x + right, y=frame.y + down)
