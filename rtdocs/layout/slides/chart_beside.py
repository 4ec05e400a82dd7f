"""A chart with remarks beside it: the chart takes the room that they leave."""

from typing import NamedTuple

from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Scene
from rtdocs.layout.base.text_boxes import card
from rtdocs.plan.content.slides import ChartSlide

_SIZES = (18, 16, 14, 12)
_WIDTH = 250 * EMU_PER_POINT
_BETWEEN = 18 * EMU_PER_POINT
_APART = 8 * EMU_PER_POINT


class Beside(NamedTuple):
    """The frame left for the chart, and the remarks as a drawing of their own."""

    chart: Frame
    remarks: Scene


def draw(slide: ChartSlide, frame: Frame) -> Beside:
    """Return the frame of a slide's chart, and its remarks at the right in letters as large as fit."""
    if not slide.remarks:
        return Beside(frame, Scene(width=frame.right, height=frame.bottom, shapes=()))
    column = Frame(frame.right - _WIDTH, frame.y, _WIDTH, frame.height)
    size = largest(_SIZES, lambda each: sum(_heights(slide, each)) <= column.height)
    shapes = _column(slide, column, size)
    chart = Frame(frame.x, frame.y, frame.width - _WIDTH - _BETWEEN, frame.height)
    return Beside(chart, Scene(width=frame.right, height=frame.bottom, shapes=shapes))


def _lines(slide: ChartSlide) -> list[tuple[Paragraph, str]]:
    return [
        (Paragraph(slide.heading, "label"), "heading"),
        *((Paragraph(text, "label"), "text") for text in slide.remarks),
    ]


def _heights(slide: ChartSlide, size: int) -> list[int]:
    return [card((line,), f"{style}/{size}", _WIDTH).height + _APART for line, style in _lines(slide)]


def _column(slide: ChartSlide, column: Frame, size: int) -> tuple[Box, ...]:
    """Return the heading and the remarks one below the other, in the middle of the column."""
    heights = _heights(slide, size)
    top = column.y + max(0, column.height - sum(heights)) // 2
    boxes = []
    for number, ((line, style), high) in enumerate(zip(_lines(slide), heights, strict=True)):
        boxes.append(
            Box(
                id=f"remark-{number}",
                frame=Frame(column.x, top, column.width, high - _APART),
                style=f"{style}/{size}",
                paragraphs=(line,),
                name=line.text,
                alt=line.text,
            )
        )
        top += high
    return tuple(boxes)
