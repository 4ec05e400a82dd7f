"""A legend in one or more rows: each sign as a small shape with what it means beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtdocs.layout.cards import natural_width
from rtdocs.layout.content import sign_style
from rtdocs.layout.metrics import height
from rtdocs.layout.scene import EMU_PER_POINT, Box, Frame, Line
from rtdocs.plan.timeline import Sign

POINT = EMU_PER_POINT

_SHAPE = Frame(0, 0, 24 * POINT, 14 * POINT)
_BESIDE = 5 * POINT
_APART = 14 * POINT
_ABOVE = 10 * POINT
# The function whose colour stands for all of them.
_ANY_FUNCTION = "F1"


@dataclass(frozen=True, slots=True)
class Samples:
    """The signs with the frames of their shapes and of their words, below a top of 0."""

    signs: tuple[tuple[Sign, str, Frame, Frame], ...]
    height: int
    size: int = 12

    def shapes(self, top: int) -> Iterator[Box]:
        """Yield the legend below `top`."""
        for sign, text, shape, words in self.signs:
            yield _box(f"sample-{sign.value}", sign_style(sign, _ANY_FUNCTION), shape, top)
            yield _box(f"meaning-{sign.value}", f"text/{self.size}", words, top, text)


NONE = Samples((), 0)


def row(legend: Sequence[tuple[Sign, str]], width: int, size: int) -> Samples:
    """Return a legend that fills rows of `width` from left to right, with letters of `size` points."""
    high = height(1, size)
    x, y = 0, _ABOVE
    placed = []
    for sign, text in legend:
        words = natural_width(Line(text, "label"), f"text/{size}")
        if x and x + _SHAPE.width + _BESIDE + words > width:
            x, y = 0, y + high + _BESIDE
        shape = Frame(x, y + (high - _SHAPE.height) // 2, _SHAPE.width, _SHAPE.height)
        placed.append((sign, text, shape, Frame(shape.right + _BESIDE, y, min(words, width), high)))
        x += _SHAPE.width + _BESIDE + words + _APART
    return Samples(tuple(placed), y + high + _BESIDE if placed else 0, size)


def _box(key: str, style: str, frame: Frame, top: int, text: str = "") -> Box:
    lines = (Line(text, "label"),) if text else ()
    return Box(id=key, frame=frame._replace(y=frame.y + top), style=style, paragraphs=lines, name=text, alt=text)
