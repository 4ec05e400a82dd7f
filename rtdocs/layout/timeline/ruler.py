"""The axis of a timeline as a ruler: a band with its years, cut where years pass in silence."""

from collections.abc import Iterator
from itertools import pairwise

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Shape, Stroke
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.timeline.scale import Scale

POINT = EMU_PER_POINT

# Only every so many years is named where the years have no room for all of their names.
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_APART = 6 * POINT
SLASH = Point(3 * POINT, 5 * POINT)
"""How far the strokes of a cut lean, and how far they reach past the band."""

_FINEST = 3 * POINT


def band_height(size: float) -> int:
    """Return how high the band is, with years in letters of `size` points."""
    return height(1, size) + 4 * POINT


def silence_width(size: float) -> int:
    """Return the room of a cut: a year's name may reach into it."""
    return _name_width("2000", size) + 14 * POINT


def draw(scale: Scale, top: int, size: float) -> Iterator[Shape]:
    """Yield the ruler below `top`: bands, ticks, cuts and years."""
    bottom = top + band_height(size)
    for stretch in scale.stretches:
        yield Box(
            id=f"axis-{stretch.first}",
            frame=Frame(stretch.left, top, stretch.right - stretch.left, bottom - top),
            style="ruler",
            name=_years_name(stretch.first, stretch.last),
        )
    step = _step(scale, size)
    for year, x in scale.starts():
        if _is_named(scale, year, step) or scale.year >= _FINEST:
            yield Stroke(id=f"tick-{year}", start=Point(x, top), end=Point(x, bottom), style="tick", name=str(year))
    for one, other in pairwise(scale.stretches):
        yield from cut(f"cut-{one.last}", other.left - 9 * POINT, top, bottom)
    yield from _names(scale, step, top, size)


def cut(key: str, x: int, top: int, bottom: int) -> Iterator[Stroke]:
    """Yield the two slanted strokes that stand for time left out, about `x`."""
    lean, past = SLASH
    for number, at in enumerate((x - lean, x + lean)):
        start, end = Point(at - lean, bottom + past), Point(at + lean, top - past)
        yield Stroke(id=f"{key}-{number}", start=start, end=end, style="cut")


def _years_name(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _step(scale: Scale, size: float) -> int:
    room = _name_width("2000", size)
    return next((step for step in _STEPS if step * scale.year >= room), _STEPS[-1])


def _is_named(scale: Scale, year: int, step: int) -> bool:
    return year % step == 0 or any(year == stretch.first for stretch in scale.stretches)


def _names(scale: Scale, step: int, top: int, size: float) -> Iterator[Box]:
    """Yield the names of the years, each where its year begins, none on the one before."""
    right, end = -1, scale.stretches[-1].right
    for year, x in scale.starts():
        # A name fills its year, less what rounding may take from it.
        wide = max(_name_width(str(year), size), int(scale.year) - 1 if step == 1 else 0)
        left = min(x, end - wide)
        if _is_named(scale, year, step) and left >= right:
            right = left + wide
            yield Box(
                id=f"year-{year}",
                frame=Frame(left, top + 2 * POINT, wide, height(1, size)),
                style=f"ruler-year/{size:g}",
                paragraphs=(Paragraph(str(year), "label"),),
                name=str(year),
                alt=str(year),
            )


def _name_width(year: str, size: float) -> int:
    return natural_width(Paragraph(year, "label"), f"ruler-year/{size:g}") + _APART
