"""The timeline as drawings: on strips for a page of text, or on slides.

Words stand as near to their place in time as their neighbours leave room for. What has no date has no place: it
follows in rows under a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Scene, Sheet
from rtdocs.layout.timeline import legend as samples
from rtdocs.layout.timeline.axis import dated
from rtdocs.layout.timeline.legend import Meant, Samples
from rtdocs.layout.timeline.words import GAP, Built, Setup, undated
from rtdocs.plan.content.timeline import Timeline, TimelineMark

POINT = EMU_PER_POINT

_ABOVE_UNDATED = 10 * POINT


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


STRIP = Setting((11,), 104 * POINT, 140 * POINT, (11 * POINT, 11 * POINT), 11)
SLIDE = Setting((16, 14, 12), 118 * POINT, 190 * POINT, (30 * POINT, 80 * POINT), 12)


class _Strip(NamedTuple):
    """The marks of one drawing in the order of time, and those without a date that follow."""

    dated: tuple[TimelineMark, ...]
    undated: tuple[TimelineMark, ...]

    @property
    def marks(self) -> tuple[TimelineMark, ...]:
        return (*self.dated, *self.undated)


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
    signs = samples.row(_legend(timeline), width, STRIP.legend)
    legends = [samples.NONE] * (len(parts) - 1) + [signs]
    drawn = (_drawn(part, timeline, frame, STRIP, each) for part, each in zip(parts, legends, strict=False))
    return tuple(each.scene for each in drawn)


def pages(timeline: Timeline, frame: Frame) -> tuple[Sheet, ...]:
    """Return the timeline as drawings that fill a part of a slide each, in the slide's own coordinates."""
    signs = samples.row(_legend(timeline), frame.width, SLIDE.legend)
    return tuple(_drawn(part, timeline, frame, SLIDE, signs) for part in _parts(timeline, frame, SLIDE))


def _legend(timeline: Timeline) -> tuple[tuple[Meant, str], ...]:
    return (*timeline.legend, *timeline.keys, *timeline.functions)


def _parts(timeline: Timeline, frame: Frame, setting: Setting) -> list[_Strip]:
    """Return the marks in parts of even size, each with room for the words in two rows.

    They keep the order that every document tells them in: a group may put an event before an earlier one.
    """
    placed = [mark for mark in timeline.marks if mark.earliest]
    others = [mark for mark in timeline.marks if not mark.earliest]
    in_a_row = max(1, (frame.width + GAP) // (setting.narrowest + GAP))
    dated_parts = [_Strip(marks, ()) for marks in _even(placed, 2 * in_a_row)]
    if dated_parts and 0 < len(others) <= in_a_row:
        last = dated_parts[-1]._replace(undated=tuple(others))
        if not _built(last, timeline, frame, setting).cut:
            return [*dated_parts[:-1], last]
    return [*dated_parts, *(_Strip((), marks) for marks in _even(others, 2 * in_a_row))]


def _even(marks: Sequence[TimelineMark], most: int) -> Iterator[tuple[TimelineMark, ...]]:
    count = -(-len(marks) // most)
    for number in range(count):
        yield tuple(marks[len(marks) * number // count : len(marks) * (number + 1) // count])


def _drawn(part: _Strip, timeline: Timeline, frame: Frame, setting: Setting, legend: Samples) -> Sheet:
    built = _built(part, timeline, frame._replace(height=frame.height - legend.height), setting)
    shapes = (*built.shapes, *legend.shapes(built.bottom, frame.x))
    scene = Scene(width=frame.right, height=built.bottom + legend.height, shapes=shapes, alt=timeline.alt)
    return Sheet(scene, tuple(mark.id for mark in part.marks), built.cut)


def _built(part: _Strip, timeline: Timeline, frame: Frame, setting: Setting) -> Built:
    """Return a part in the largest letters that leave all words whole, else in the smallest."""
    width = _width(part, frame, setting)
    every = (_on_setup(part, timeline, Setup(frame, size, width, setting.leader)) for size in setting.sizes)
    built = next(every)
    while (built.cut or built.bottom > frame.bottom) and (smaller := next(every, None)):
        built = smaller
    return built


def _on_setup(part: _Strip, timeline: Timeline, setup: Setup) -> Built:
    """Return the marks with a date, and below them the others under their heading."""
    if not part.undated:
        return dated(part.dated, setup)
    if not part.dated:
        return undated(part.undated, timeline.undated, setup)
    x, y, width, height = setup.frame
    taken = undated(part.undated, timeline.undated, setup).bottom - y + _ABOVE_UNDATED
    first = dated(part.dated, replace(setup, frame=Frame(x, y, width, height - taken)))
    top = first.bottom + _ABOVE_UNDATED
    then = undated(part.undated, timeline.undated, replace(setup, frame=Frame(x, top, width, y + height - top)))
    return Built((*first.shapes, *then.shapes), then.bottom, (*first.cut, *then.cut))


def _width(part: _Strip, frame: Frame, setting: Setting) -> int:
    """Return how wide words may be where half of them stand on either side of the axis."""
    in_a_row = max(1, -(-len(part.dated) // 2), len(part.undated) if part.dated else -(-len(part.undated) // 2))
    return max(setting.narrowest, min(setting.widest, (frame.width + GAP) // in_a_row - GAP))
