"""The timeline as drawings: on strips for a page of text, or on slides.

Words stand as near to their place in time as their neighbours leave room for. What has no date has no place: it
follows in rows under a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from rtdocs.layout import samples
from rtdocs.layout.samples import Samples
from rtdocs.layout.scene import EMU_PER_POINT, Frame, Scene
from rtdocs.layout.timeline_axis import dated
from rtdocs.layout.timeline_words import GAP, Built, Sheet, undated
from rtdocs.plan.timeline import Mark, Timeline

POINT = EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Setting:
    """How a timeline is set.

    Attributes:
        sizes: of its letters in points; the largest that leaves all words whole is taken.
        narrowest, widest: how wide the words of a mark are.
        leader: the least and the most height of the lines from words to the axis.
        legend: the size of the letters of its legend.
    """

    sizes: tuple[int, ...]
    narrowest: int
    widest: int
    leader: tuple[int, int]
    legend: int


STRIP = Setting((11,), 104 * POINT, 140 * POINT, (20 * POINT, 20 * POINT), 11)
SLIDE = Setting((16, 14, 12), 118 * POINT, 190 * POINT, (30 * POINT, 80 * POINT), 12)


class Drawn(NamedTuple):
    """A drawing of a part of the timeline, the ids of its marks, and those whose titles are not whole."""

    scene: Scene
    marks: tuple[str, ...]
    cut: tuple[str, ...]


class _Part(NamedTuple):
    """The marks of one drawing in the order of time; a heading where they have no date."""

    marks: tuple[Mark, ...]
    heading: str


def strips(timeline: Timeline, width: int, max_height: int) -> tuple[Scene, ...]:
    """Return the timeline as drawings one below the other on a page of text.

    Args:
        timeline: the marks; those without a date follow, under a heading of their own.
        width: of each drawing.
        max_height: of each drawing; words are cut shorter where they are too high.

    Returns:
        As many drawings as the marks need, the last with the legend; none where there is no mark.
    """
    frame = Frame(0, 0, width, max_height)
    parts = _parts(timeline, frame, STRIP)
    signs = samples.row((*timeline.legend, *timeline.keys), width, STRIP.legend)
    legends = [samples.NONE] * (len(parts) - 1) + [signs]
    drawn = (_drawn(part, timeline, frame, STRIP, each) for part, each in zip(parts, legends, strict=False))
    return tuple(each.scene for each in drawn)


def pages(timeline: Timeline, frame: Frame) -> tuple[Drawn, ...]:
    """Return the timeline as drawings that fill a part of a slide each, in the slide's own coordinates."""
    signs = samples.row((*timeline.legend, *timeline.keys), frame.width, SLIDE.legend)
    return tuple(_drawn(part, timeline, frame, SLIDE, signs) for part in _parts(timeline, frame, SLIDE))


def _parts(timeline: Timeline, frame: Frame, setting: Setting) -> list[_Part]:
    """Return the marks in parts of even size, each with room for the words in two rows."""
    placed = sorted((mark for mark in timeline.marks if mark.earliest), key=lambda mark: mark.earliest or date.max)
    others = [mark for mark in timeline.marks if not mark.earliest]
    most = 2 * max(1, (frame.width + GAP) // (setting.narrowest + GAP))
    return [*_even(placed, most, ""), *_even(others, most, timeline.undated)]


def _even(marks: Sequence[Mark], most: int, heading: str) -> Iterator[_Part]:
    count = -(-len(marks) // most)
    for number in range(count):
        yield _Part(tuple(marks[len(marks) * number // count : len(marks) * (number + 1) // count]), heading)


def _drawn(part: _Part, timeline: Timeline, frame: Frame, setting: Setting, legend: Samples) -> Drawn:
    built = _built(part, frame._replace(height=frame.height - legend.height), setting)
    shapes = (*built.shapes, *legend.shapes(built.bottom, frame.x))
    scene = Scene(width=frame.right, height=built.bottom + legend.height, shapes=shapes, alt=timeline.alt)
    return Drawn(scene, tuple(mark.id for mark in part.marks), built.cut)


def _built(part: _Part, frame: Frame, setting: Setting) -> Built:
    """Return a part in the largest letters that leave all words whole, else in the smallest, spread over the frame."""
    least, most = setting.leader
    width = _width(len(part.marks), frame, setting)
    for size in setting.sizes:
        sheet = Sheet(frame, size, width, least)
        built = _on_sheet(part, sheet)
        if not built.cut and built.bottom <= frame.bottom:
            break
    spare = max(0, frame.bottom - built.bottom) // 2
    return _on_sheet(part, replace(sheet, leader=min(most, least + spare)))


def _on_sheet(part: _Part, sheet: Sheet) -> Built:
    return undated(part.marks, part.heading, sheet) if part.heading else dated(part.marks, sheet)


def _width(count: int, frame: Frame, setting: Setting) -> int:
    """Return how wide words may be where half of them stand on either side of the axis."""
    in_a_row = -(-count // 2)
    return max(setting.narrowest, min(setting.widest, (frame.width + GAP) // in_a_row - GAP))
