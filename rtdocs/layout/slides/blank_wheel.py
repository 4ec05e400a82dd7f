"""A wheel to fill in by hand: rings with their scores, a spoke for each outcome, labels around it."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.base.fitting import largest
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.looks import LEAST
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Scene, Shape, Stroke
from rtdocs.layout.base.spacing import apart
from rtdocs.layout.base.text_boxes import card, natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.plan.content.slides import BlankWheelSlide, Spoke

POINT = EMU_PER_POINT

_SIZES = (16, 14, 12)
_BESIDE = 8 * POINT  # from the rim to a label
_BETWEEN = 4 * POINT  # from a label to the next
_WIDEST_LABEL = 0.3  # of the frame
_SCORE = 14 * POINT  # the width of a score's box


class _Label(NamedTuple):
    """A label with its spoke's angle, clockwise from the top, in turns; width and height in EMU."""

    spoke: Spoke
    turn: float
    lines: tuple[Paragraph, ...]
    width: int
    height: int

    @property
    def right(self) -> bool:
        """Whether the label stands at the right of the wheel."""
        return self.turn < 0.5  # noqa: PLR2004 - half a turn


def draw(slide: BlankWheelSlide, frame: Frame) -> Scene:
    """Return the wheel in a part of a slide, in the slide's own coordinates, with labels as large as fit."""
    size = largest(_SIZES, lambda each: _fits(slide.spokes, frame, each))
    labels = _labels(slide.spokes, frame, size)
    centre = Point(frame.x + frame.width // 2, frame.y + frame.height // 2)
    radius = _radius(labels, frame)
    shapes = (
        *_rings(slide, centre, radius),
        *(_spoke(label, centre, radius) for label in labels),
        *_scores(slide, centre, radius),
        *_placed(labels, frame, centre, radius, size),
    )
    return Scene(width=frame.right, height=frame.bottom, shapes=shapes, alt=slide.alt)


def _fits(spokes: Sequence[Spoke], frame: Frame, size: int) -> bool:
    """Return whether the labels of each side have room one below the other."""
    labels = _labels(spokes, frame, size)
    sides = ([label for label in labels if label.right], [label for label in labels if not label.right])
    return all(sum(label.height + _BETWEEN for label in side) <= frame.height for side in sides)


def _labels(spokes: Sequence[Spoke], frame: Frame, size: int) -> list[_Label]:
    widest = round(frame.width * _WIDEST_LABEL)
    return [_label(spoke, (at + 0.5) / len(spokes), widest, size) for at, spoke in enumerate(spokes)]


def _label(spoke: Spoke, turn: float, widest: int, size: int) -> _Label:
    lines, style = (Paragraph(spoke.label, "badge"), Paragraph(spoke.group, "when")), _label_style(spoke, size)
    width = min(widest, max(natural_width(line, style) for line in lines))
    return _Label(spoke, turn, lines, width, card(lines, style, width).height)


def _label_style(spoke: Spoke, size: int) -> str:
    return f"named-F{function_place(spoke.function)}/{size}"


def _radius(labels: Sequence[_Label], frame: Frame) -> int:
    """Return the radius of the wheel in EMU: labels have room at its sides, and half of one above and below it."""
    widest = max((label.width for label in labels), default=0)
    highest = max((label.height for label in labels), default=0)
    return min((frame.height - highest) // 2, frame.width // 2 - widest) - _BESIDE


def _rings(slide: BlankWheelSlide, centre: Point, radius: int) -> Iterator[Box]:
    for score in range(slide.highest, 0, -1):
        reach = radius * score // slide.highest
        place = Frame(centre.x - reach, centre.y - reach, 2 * reach, 2 * reach)
        # The outermost ring speaks for the wheel.
        alt = slide.alt if score == slide.highest else ""
        yield Box(
            id=f"ring-{score}", frame=place, style="rim" if alt else "ring", name=f"{slide.title} {score}", alt=alt
        )


def _at(centre: Point, reach: int, turn: float) -> Point:
    """Return the point at the distance `reach` from the centre, in the direction of `turn`."""
    angle = 2 * math.pi * turn
    return Point(centre.x + round(reach * math.sin(angle)), centre.y - round(reach * math.cos(angle)))


def _spoke(label: _Label, centre: Point, radius: int) -> Stroke:
    style = f"spoke-F{function_place(label.spoke.function)}"
    end = _rim(label, centre, radius)
    return Stroke(id=label.spoke.id, start=centre, end=end, style=style, name=label.spoke.label)


def _scores(slide: BlankWheelSlide, centre: Point, radius: int) -> Iterator[Box]:
    """Yield the number of each ring, above the hub, where no spoke is."""
    tall = height(1, LEAST) + POINT
    for score in range(1, slide.highest + 1):
        y = centre.y - radius * score // slide.highest
        place = Frame(centre.x - _SCORE // 2, max(y - tall // 2, centre.y - radius), _SCORE, tall)
        yield Box(
            id=f"score-{score}",
            frame=place,
            style="year/12",
            paragraphs=(Paragraph(str(score), "label"),),
            name=str(score),
            alt=str(score),
        )


def _placed(labels: Sequence[_Label], frame: Frame, centre: Point, radius: int, size: int) -> Iterator[Shape]:
    """Yield the labels of each side, each as near to the end of its spoke as the others allow."""
    for right in (True, False):
        side = sorted(
            (label for label in labels if label.right is right), key=lambda label: _rim(label, centre, radius).y
        )
        wanted = [_wanted(label, centre, radius) for label in side]
        tops = apart(wanted, [label.height + _BETWEEN for label in side], frame.y, frame.bottom + _BETWEEN)
        for label, top in zip(side, tops, strict=True):
            x = _beside(label, top, centre, radius)
            yield Box(
                id=f"label-{label.spoke.id}",
                frame=Frame(x if right else x - label.width, top, label.width, label.height),
                style=_label_style(label.spoke, size),
                paragraphs=label.lines,
                name=label.spoke.label,
                alt=label.spoke.label,
            )


def _wanted(label: _Label, centre: Point, radius: int) -> int:
    """Return the wanted top of a label: above its spoke's end at the top of the wheel, below it at the foot."""
    above = (1 + math.cos(2 * math.pi * label.turn)) / 2
    return _rim(label, centre, radius).y - round(label.height * above)


def _rim(label: _Label, centre: Point, radius: int) -> Point:
    return _at(centre, radius + _BESIDE, label.turn)


def _beside(label: _Label, top: int, centre: Point, radius: int) -> int:
    """Return the x of a label's inner side in EMU: outside the wheel over the whole height of the label."""
    nearest = min(abs(centre.y - top), abs(centre.y - top - label.height))
    inside = top <= centre.y <= top + label.height
    reach = radius + _BESIDE
    half = reach if inside else round(math.sqrt(max(0, reach**2 - nearest**2)))
    return centre.x + half if label.right else centre.x - half
