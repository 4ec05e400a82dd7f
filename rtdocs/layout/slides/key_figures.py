"""Key figures side by side: each in large letters above what it counts, parted by thin lines."""

from collections.abc import Iterator, Sequence

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Scene, Shape, Stroke
from rtdocs.layout.base.text_boxes import card, natural_width
from rtdocs.plan.content.slides import BigFigure, FiguresSlide

POINT = EMU_PER_POINT
IN_A_ROW = 4
_SIZES = ((60, 24), (54, 22), (48, 20), (40, 18), (34, 16), (28, 14), (24, 12))
"""The letters of a figure and of its words, in points."""
_APART, _DOWN = 28 * POINT, 30 * POINT


def draw(slide: FiguresSlide, frame: Frame) -> Scene:
    """Return the figures in the middle of a part of a slide, in rows of equal lengths, in letters as large as fit."""
    rows = _rows(slide.figures)
    across = max(map(len, rows))
    width = (frame.width + _APART) // across - _APART
    style = next(
        (style for style in map(_style, _SIZES) if _fits(rows, style, width, frame.height)), _style(_SIZES[-1])
    )
    heights = [max(card(_lines(figure), style, width).height for figure in row) for row in rows]
    y = frame.y + max(0, frame.height - sum(heights) - _DOWN * (len(rows) - 1)) // 2
    shapes: list[Shape] = []
    for row, height in zip(rows, heights, strict=True):
        shapes += _row(row, Frame(frame.x, y, width, height), style, first=len(shapes))
        y += height + _DOWN
    return Scene(width=frame.right, height=frame.bottom, shapes=tuple(shapes), alt=slide.title)


def _rows(figures: Sequence[BigFigure]) -> list[Sequence[BigFigure]]:
    number = -(-len(figures) // IN_A_ROW)
    size = -(-len(figures) // number)
    return [figures[start : start + size] for start in range(0, len(figures), size)]


def _style(sizes: tuple[int, int]) -> str:
    return f"key-figure/{sizes[0]},{sizes[1]}"


def _fits(rows: Sequence[Sequence[BigFigure]], style: str, width: int, room: int) -> bool:
    """Return whether all figures stand on one line each, no word is broken, and all rows have room."""
    every = [figure for row in rows for figure in row]
    words = (Paragraph(word, "") for figure in every for word in figure.what.split(" "))
    whole = all(natural_width(line, style) <= width for line in (*(_lines(each)[0] for each in every), *words))
    heights = [max(card(_lines(figure), style, width).height for figure in row) for row in rows]
    return whole and sum(heights) + _DOWN * (len(rows) - 1) <= room


def _lines(figure: BigFigure) -> tuple[Paragraph, ...]:
    return (Paragraph(figure.value, "badge"), Paragraph(figure.what, ""))


def _row(row: Sequence[BigFigure], cell: Frame, style: str, *, first: int) -> Iterator[Shape]:
    """Yield the boxes of a row from the left, with a line between each two."""
    for place, figure in enumerate(row):
        frame = cell._replace(x=cell.x + place * (cell.width + _APART))
        if place:
            x = frame.x - _APART // 2
            ends = Point(x, frame.y), Point(x, frame.bottom)
            yield Stroke(id=f"rule-{first + place}", start=ends[0], end=ends[1], style="rule-own", name="", alt="")
        told = f"{figure.value} {figure.what}"
        yield Box(
            id=f"figure-{first + place}", frame=frame, style=style, paragraphs=_lines(figure), name=told, alt=told
        )
