"""Scaling of a whole drawing, for paper that is smaller than the one it was laid out for."""

from dataclasses import replace
from typing import assert_never

from rtdocs.layout.base.scene import Box, Card, Connector, Frame, Junction, Point, Scene, Shape, Stroke


def scaled(scene: Scene, factor: float) -> Scene:
    """Return a scene with every length times `factor`; its painter makes letters and insets smaller alike."""
    shapes = tuple(_shape(shape, factor) for shape in scene.shapes)
    return Scene(width=round(scene.width * factor), height=round(scene.height * factor), shapes=shapes, alt=scene.alt)


def _shape(shape: Shape, factor: float) -> Shape:
    match shape:
        case Box():
            return _box(shape, factor)
        case Card():
            marks = tuple(_box(mark, factor) for mark in shape.marks)
            return replace(shape, base=_box(shape.base, factor), marks=marks)
        case Junction():
            return replace(shape, frame=_frame(shape.frame, factor))
        case Connector():
            return replace(shape, points=tuple(_point(point, factor) for point in shape.points))
        case Stroke():
            return replace(shape, start=_point(shape.start, factor), end=_point(shape.end, factor))
        case _:
            assert_never(shape)


def _box(box: Box, factor: float) -> Box:
    beside = (
        each._replace(left=round(each.left * factor), right=round(each.right * factor)) for each in box.paragraphs
    )
    return replace(box, frame=_frame(box.frame, factor), paragraphs=tuple(beside))


def _point(point: Point, factor: float) -> Point:
    return Point(round(point.x * factor), round(point.y * factor))


def _frame(frame: Frame, factor: float) -> Frame:
    """Return a frame whose sides meet the same points as before: each is rounded from its own place."""
    (x, y), (right, bottom) = _point(Point(frame.x, frame.y), factor), _point(Point(frame.right, frame.bottom), factor)
    return Frame(x, y, right - x, bottom - y)
