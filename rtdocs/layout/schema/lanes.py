"""Lanes behind the boxes: pale bands with their names at the top, where nothing passes behind these (greedy labels)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from rtdocs.layout.base.content import lane_style
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema.ground import Band, Ground, Span
from rtdocs.plan.content.graph import Lane

POINT = EMU_PER_POINT

_INSIDE = 6 * POINT  # from a band's side to its name
_CLEAR = 3 * POINT  # from a name to a line


class Name(NamedTuple):
    """The place of a lane's name, whether nothing passes behind it, and whether there is room beside it for words."""

    frame: Frame
    free: bool
    roomy: bool = True


Upright = tuple[Point, Point]
"""An upright line, from top to bottom."""


def names(
    lanes: Sequence[Lane], ground: Ground, size: float, lines: Sequence[Upright], empty: str = ""
) -> dict[str, Name]:
    """Return the place of each lane's name: at the left end of its line, or in the first free ground of it.

    Beside the name of an empty lane there is room for `empty`.
    """
    named = {lane.id: lane for lane in lanes}
    return {band.lane: _name(named[band.lane], band, ground, size, lines, empty) for band in ground.bands}


def moved(
    placed: Mapping[str, Name],
    lanes: Sequence[Lane],
    ground: Ground,
    size: float,
    taken: Sequence[Frame],
    empty: str = "",
) -> dict[str, Name]:
    """Return names, those that a line or box passes behind moved to free ground of their lanes."""
    staying = {lane for lane, name in placed.items() if name.free and not _met(name.frame, taken, by=0)}
    if len(staying) == len(placed):
        return dict(placed)
    inside = names_inside(lanes, ground, size, taken, empty)
    return {lane: name if lane in staying else inside[lane] for lane, name in placed.items()}


def names_inside(
    lanes: Sequence[Lane], ground: Ground, size: float, taken: Sequence[Frame], empty: str = ""
) -> dict[str, Name]:
    """Return the places of lanes' names without lines of their own: where a lane is empty, in two lines at most.

    Args:
        lanes: all lanes.
        ground: the page measured.
        size: of the letters.
        taken: obstacles: boxes and lines.
        empty: the words beside the name of an empty lane.
    """
    named = {lane.id: lane for lane in lanes}
    found = {}
    for band in ground.bands:
        is_empty = not any(_within(row, band.ground) for row in ground.rows)
        found[band.lane] = _inside(named[band.lane], band, ground, size, taken, empty if is_empty else "")
    return found


def _inside(lane: Lane, band: Band, ground: Ground, size: float, taken: Sequence[Frame], empty: str) -> Name:
    beside = _INSIDE + natural_width(Paragraph(empty, "label"), f"lane-empty/{size:g}") if empty else 0
    left, right = ground.band_sides.start + _INSIDE, ground.band_sides.end - _CLEAR
    near = [other for other in taken if other.y < band.ground.end and band.ground.start < other.bottom]
    starts = sorted({left, *(other.right + _CLEAR for other in near if left < other.right + _CLEAR < right)})
    rows = [row for row in ground.rows if _within(row, band.ground)]
    tops = [band.ground.start + POINT, *(row.start for row in rows), *(row.end + POINT for row in rows[-1:])]
    for more, (wide, lines) in product(dict.fromkeys((beside, 0)), _shapes(lane, size)):
        high = height(lines, size) + POINT
        for top, start in product(tops, starts):
            place = Frame(start, top, wide + more, high)
            if place.right <= right and place.bottom <= band.ground.end and not _met(place, near):
                return Name(place._replace(width=wide), free=True, roomy=bool(more) or not empty)
    return Name(Frame(left, band.ground.start, wide, high), free=False)


def _within(row: Span, ground: Span) -> bool:
    return ground.start <= row.start and row.end <= ground.end


def _shapes(lane: Lane, size: float) -> Iterator[tuple[int, int]]:
    """Yield the width of a name on one line, then on two, then on three, each with its lines."""
    style = name_style(lane, size)
    words = lane.name.split(" ")
    for lines in range(1, min(3, len(words)) + 1):
        parts = ((0, *cuts, len(words)) for cuts in combinations(range(1, len(words)), lines - 1))
        yield min(max(_wide(words[one:other], style) for one, other in pairwise(ends)) for ends in parts), lines


def _wide(words: Sequence[str], style: str) -> int:
    return natural_width(Paragraph(" ".join(words), "label"), style)


def _met(place: Frame, taken: Sequence[Frame], by: int = _CLEAR) -> bool:
    return any(
        place.x - by < other.right and other.x < place.right + by and place.y < other.bottom and other.y < place.bottom
        for other in taken
    )


def _name(lane: Lane, band: Band, ground: Ground, size: float, lines: Sequence[Upright], empty: str) -> Name:
    own = wide = natural_width(Paragraph(lane.name, "label"), name_style(lane, size))
    if empty and not any(_within(row, band.ground) for row in ground.rows):
        wide += _INSIDE + natural_width(Paragraph(empty, "label"), f"lane-empty/{size:g}")
    left, right = ground.band_sides.start + _INSIDE, ground.band_sides.end
    low, high = band.name.start - POINT, band.name.end + POINT
    met = sorted(top.x for top, foot in lines if top.y < high and low < foot.y and left - _CLEAR < top.x < right)
    for one, other in pairwise((left - _CLEAR, *met, right)):
        start = max(left, one + _CLEAR)
        if start + wide <= other - _CLEAR:
            return Name(Frame(start, band.name.start, own, band.name.length), free=True)
    return Name(Frame(left, band.name.start, own, band.name.length), free=False)


def name_style(lane: Lane, size: float) -> str:
    """Return the style of a lane's name."""
    return f"{lane_style('lane-name', lane.id)}/{size:g}"


def shapes(
    lanes: Sequence[Lane], ground: Ground, size: float, placed: Mapping[str, Name], empty: str = ""
) -> Iterator[Box]:
    """Yield the bands with their names, from top to bottom; `empty` stands in lanes without any box."""
    sides = ground.band_sides
    for lane, band in zip(lanes, ground.bands, strict=True):
        place = Frame(sides.start, band.ground.start, sides.length, band.ground.length)
        yield Box(id=f"lane-{lane.id}", frame=place, style=lane_style("lane", lane.id), name=lane.name)
        yield Box(
            id=f"lane-label-{lane.id}",
            frame=placed[lane.id].frame,
            style=name_style(lane, size),
            paragraphs=(Paragraph(lane.name, "label"),),
            name=lane.name,
            alt=lane.name,
        )
        if empty and placed[lane.id].roomy and not any(_within(row, band.ground) for row in ground.rows):
            yield _told_empty(lane, placed[lane.id].frame, size, empty)


def _told_empty(lane: Lane, name: Frame, size: float, empty: str) -> Box:
    """Return the words beside the name of an empty lane."""
    style = f"lane-empty/{size:g}"
    place = Frame(name.right + _INSIDE, name.y, natural_width(Paragraph(empty, "label"), style), name.height)
    lines = (Paragraph(empty, "label"),)
    return Box(id=f"lane-empty-{lane.id}", frame=place, style=style, paragraphs=lines, name=empty, alt=empty)
