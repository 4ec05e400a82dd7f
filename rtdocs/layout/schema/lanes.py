"""Lanes behind the boxes: pale bands, names at their upper left, where nothing passes behind these (greedy labels)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from rtdocs.layout.base.content import lane_style
from rtdocs.layout.base.looks import minor
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema.ground import Band, Ground, Span
from rtdocs.plan.content.graph import Lane

POINT = EMU_PER_POINT

_INSIDE = 6 * POINT  # from a band's side to its name
_CLEAR = 3 * POINT  # from a name to a line


class Name(NamedTuple):
    """The place of a lane's name.

    Attributes:
        frame: its place.
        free: whether nothing passes behind it.
        astray: whether it stands away from the upper left end of its lane.
        beside: the place of the words of an empty lane, None for no such words or no room.
    """

    frame: Frame
    free: bool = True
    astray: bool = False
    beside: Frame | None = None


def names(
    lanes: Sequence[Lane],
    ground: Ground,
    size: float,
    named: Collection[str],
    taken: Sequence[Frame] = (),
    empty: str = "",
) -> dict[str, Name]:
    """Return the place of each lane's name.

    A name stands at the left end of its line, or behind the first line that crosses it. Without a line of its own it
    stands at the upper left end of its lane, in up to three lines, where nothing is; else in any free ground.

    Args:
        lanes: all lanes.
        ground: the page measured.
        size: of the letters of titles, in points; those of names are never larger.
        named: the ids of the lanes whose names have lines of their own, besides those without boxes.
        taken: obstacles: boxes and lines.
        empty: the words of an empty lane.
    """
    return {
        lane.id: _name(lane, band, _Page(ground, minor(size), taken, empty), on_line=lane.id in named)
        for lane, band in zip(lanes, ground.bands, strict=True)
    }


class _Page(NamedTuple):
    """What names have to do with: the page measured, their letters, obstacles, the words of empty lanes."""

    ground: Ground
    size: float
    taken: Sequence[Frame]
    empty: str

    @property
    def left(self) -> int:
        return self.ground.band_sides.start + _INSIDE

    @property
    def right(self) -> int:
        return self.ground.band_sides.end - _CLEAR

    @property
    def aside(self) -> int:
        """The furthest left end of a name that still stands at the left: just behind the first column."""
        return (self.ground.columns[0].end if self.ground.columns else self.left) + _CLEAR

    def rows(self, band: Band) -> list[Span]:
        return [row for row in self.ground.rows if _within(row, band.ground)]


def _name(lane: Lane, band: Band, page: _Page, *, on_line: bool) -> Name:
    is_empty = not page.rows(band)
    if on_line or is_empty:
        wide = natural_width(Paragraph(lane.name, "label"), name_style(lane, page.size))
        if place := _on_line(band.name, page.left, wide, page):
            beside = _told(band, place, page) if is_empty and page.empty else None
            return Name(place, astray=place.x > page.aside, beside=beside)
    return _inside(lane, band, page)


def _told(band: Band, name: Frame, page: _Page) -> Frame | None:
    """Return the place of the words of an empty lane: beside its name, or behind the first line that crosses it."""
    wide = natural_width(Paragraph(page.empty, "label"), f"lane-empty/{page.size:g}")
    return _on_line(band.name, name.right + _INSIDE, wide, page)


def _on_line(line: Span, left: int, wide: int, page: _Page) -> Frame | None:
    """Return the first free place on a line from `left` on; None for none."""
    near = [other for other in page.taken if other.y < line.end + POINT and line.start - POINT < other.bottom]
    starts = sorted({left, *(other.right + _CLEAR for other in near if left < other.right + _CLEAR)})
    places = (Frame(start, line.start, wide, line.length) for start in starts if start + wide <= page.right)
    return next((place for place in places if not _met(place, near)), None)


def _inside(lane: Lane, band: Band, page: _Page) -> Name:
    """Return the place of a name where its lane is empty: the upper left end comes first, then single lines."""
    near = [other for other in page.taken if other.y < band.ground.end and band.ground.start < other.bottom]
    shapes = [Frame(page.left, band.ground.start + POINT, wide, high) for wide, high in _shapes(lane, page.size)]
    starts = sorted({page.left, *(other.right + _CLEAR for other in near if page.left < other.right + _CLEAR)})
    for start, shape in product((start for start in starts if start <= page.aside), shapes):
        if _has_room(place := shape._replace(x=start), band, page, near):
            return Name(place)
    rows = page.rows(band)
    tops = [band.ground.start + POINT, *(row.start for row in rows), *(row.end + POINT for row in rows[-1:])]
    for shape, top, start in product(shapes, tops, starts):
        place = shape._replace(x=start, y=top)
        if _has_room(place, band, page, near):
            return Name(place, astray=True)
    return Name(shapes[0], free=False)


def _has_room(place: Frame, band: Band, page: _Page, near: Sequence[Frame]) -> bool:
    return place.right <= page.right and place.bottom <= band.ground.end and not _met(place, near)


def _within(row: Span, ground: Span) -> bool:
    return ground.start <= row.start and row.end <= ground.end


def _shapes(lane: Lane, size: float) -> Iterator[tuple[int, int]]:
    """Yield the width and height of a name on one line, then on two, then on three."""
    style = name_style(lane, size)
    words = lane.name.split(" ")
    for lines in range(1, min(3, len(words)) + 1):
        parts = ((0, *cuts, len(words)) for cuts in combinations(range(1, len(words)), lines - 1))
        wide = min(max(_wide(words[one:other], style) for one, other in pairwise(ends)) for ends in parts)
        yield wide, height(lines, size) + POINT


def _wide(words: Sequence[str], style: str) -> int:
    return natural_width(Paragraph(" ".join(words), "label"), style)


def _met(place: Frame, taken: Sequence[Frame], by: int = _CLEAR) -> bool:
    return any(
        place.x - by < other.right and other.x < place.right + by and place.y < other.bottom and other.y < place.bottom
        for other in taken
    )


def name_style(lane: Lane, size: float) -> str:
    """Return the style of a lane's name in letters of a size in points."""
    return f"{lane_style('lane-name', lane.id)}/{size:g}"


def shapes(
    lanes: Sequence[Lane], ground: Ground, size: float, placed: Mapping[str, Name], empty: str = ""
) -> Iterator[Box]:
    """Yield the bands with their names, from top to bottom; `empty` stands in lanes without any box."""
    sides, size = ground.band_sides, minor(size)
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
        if beside := placed[lane.id].beside:
            words = (Paragraph(empty, "label"),)
            style = f"lane-empty/{size:g}"
            yield Box(id=f"lane-empty-{lane.id}", frame=beside, style=style, paragraphs=words, name=empty, alt=empty)
