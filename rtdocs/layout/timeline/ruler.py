"""The axis of a timeline as a ruler: a band of years, as wide as its scale says, with cuts where years are left out."""

from collections.abc import Iterator

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Stroke
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.timeline.scale import Scale, Year

POINT = EMU_PER_POINT

SLASH = Point(3 * POINT, 4 * POINT)
"""How far the strokes of a cut lean, and how far they reach past the band."""

_APART = 6 * POINT


def band_height(size: float) -> int:
    """Return the height of the band in EMU, with years in letters of `size` points, without its bars."""
    return height(1, size) + 8 * POINT


def least_width(size: float) -> int:
    """Return the width in EMU of a year in which nothing happened: enough for its short name, "’12"."""
    return _width("’12", size)


def silence_width(size: float) -> int:
    """Return the width of a cut, in EMU."""
    return round(1.6 * size * POINT)


def draw(scale: Scale, top: int, high: int, size: float) -> Iterator[Box | Stroke]:
    """Yield the band, `high` EMU from `top` down: a cell with its name for each year, and the cuts between them."""
    for at, year in enumerate(scale.years):
        text = _name(year, size)
        yield Box(
            id=f"year-{year.number}",
            frame=Frame(year.left, top, year.right - year.left, high),
            style=f"year-{'odd' if at % 2 else 'even'}/{size:g}",
            paragraphs=(Paragraph(text, "label"),) if text else (),
            name=str(year.number),
            alt=str(year.number) if text else "",
        )
    for one, other in zip(scale.years, scale.years[1:], strict=False):
        if other.follows_silence:
            yield from cut(f"cut-{one.number}", (one.right + other.left) // 2, top, top + high)


def cut(key: str, x: int, top: int, bottom: int) -> Iterator[Stroke]:
    """Yield the cut about `x` (EMU): two slanted strokes that mean years left out."""
    lean, past = SLASH
    for number, at in enumerate((x - lean, x + lean)):
        start, end = Point(at - lean, bottom + past), Point(at + lean, top - past)
        yield Stroke(id=f"{key}-{number}", start=start, end=end, style="cut")


def _name(year: Year, size: float) -> str:
    """Return a year's name as long as its cell has room for."""
    names = (str(year.number), f"’{year.number % 100:02}", "")
    return next(name for name in names if not name or _width(name, size) <= year.right - year.left)


def _width(name: str, size: float) -> int:
    return natural_width(Paragraph(name, "label"), f"year-even/{size:g}") + (_APART if len(name) > 3 else POINT)  # noqa: PLR2004 - a name in full has air
