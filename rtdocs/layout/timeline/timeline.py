"""The timeline as drawings: on strips for a page of text, or on slides.

Cards stand over their place in time, on either side of an axis of years. A mark without a date has no place: it follows
in rows under a heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Frame, Scene, Sheet
from rtdocs.layout.timeline import axis, legend
from rtdocs.layout.timeline.legend import Meant, Samples
from rtdocs.layout.timeline.marks import is_loose, is_ongoing
from rtdocs.layout.timeline.words import GAP, Built, Setup, undated
from rtdocs.plan.content.timeline import Key, Sign, Timeline, TimelineMark

POINT = EMU_PER_POINT

_ABOVE_UNDATED = 10 * POINT


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a timeline.

    Attributes:
        sizes: of its letters in points, each with the width of a card in EMU; the largest that cuts no word is taken.
        most: the most marks with a date in one drawing.
        leader: the least and the most height of the stems to the cards near the axis.
        legend: the size of the letters of its legend.
    """

    sizes: tuple[tuple[int, int], ...]
    most: int
    leader: tuple[int, int]
    legend: int

    @property
    def narrowest(self) -> int:
        """The width of a card in the smallest letters, in EMU."""
        return self.sizes[-1][1]


STRIP = Setting(((11, 108 * POINT),), 12, (12 * POINT, 12 * POINT), 11)
TURNED = Setting(
    ((11, 112 * POINT), (11, 104 * POINT), (10, 104 * POINT), (9, 104 * POINT)), 20, (12 * POINT, 12 * POINT), 11
)
SLIDE = Setting(
    ((16, 170 * POINT), (14, 150 * POINT), (12, 138 * POINT), (12, 122 * POINT)), 16, (16 * POINT, 40 * POINT), 12
)


class _Marks(NamedTuple):
    """The marks of one drawing in the order of time, and the undated ones that follow."""

    dated: tuple[TimelineMark, ...]
    undated: tuple[TimelineMark, ...]

    @property
    def marks(self) -> tuple[TimelineMark, ...]:
        return (*self.dated, *self.undated)


def strips(timeline: Timeline, width: int, max_height: int) -> tuple[Scene, ...]:
    """Return the timeline as drawings one below the other on a page of text.

    Args:
        timeline: the marks; marks without a date follow, under a heading of their own.
        width: of each drawing, in EMU.
        max_height: of each drawing, in EMU; words are cut shorter where they are too high.

    Returns:
        As many drawings as the marks need, the last with the legend; none where there is no mark.
    """
    frame, setting = Frame(0, 0, width, max_height), TURNED if width > max_height else STRIP
    parts = _parts(timeline, frame, setting)
    every = _Marks(
        tuple(mark for mark in timeline.marks if mark.earliest),
        tuple(mark for mark in timeline.marks if not mark.earliest),
    )
    meant = _meant(timeline, every, Setup(frame, *setting.sizes[-1], setting.leader))
    signs = legend.row(tuple(meant), width, setting.legend, one_line=setting is TURNED)
    legends = [legend.NONE] * (len(parts) - 1) + [signs]
    drawn = (_drawn(part, timeline, frame, setting, each) for part, each in zip(parts, legends, strict=False))
    return tuple(each.scene for each in drawn)


def pages(timeline: Timeline, frame: Frame) -> tuple[Sheet, ...]:
    """Return the timeline as drawings that fill a part of a slide each, in the slide's own coordinates."""
    parts = _parts(timeline, frame, SLIDE)
    meant = (tuple(_meant(timeline, part, Setup(frame, *SLIDE.sizes[-1], SLIDE.leader))) for part in parts)
    signs = (legend.row(each, frame.width, SLIDE.legend, one_line=True) for each in meant)
    return tuple(_drawn(part, timeline, frame, SLIDE, each) for part, each in zip(parts, signs, strict=True))


def _meant(timeline: Timeline, part: _Marks, setup: Setup) -> Iterator[tuple[Meant, str]]:
    """Yield the legend of a drawing: its signs and lines, without the sign of an event that took place."""
    marks = part.dated
    scale = axis.along(marks, setup) if marks else None
    shown = {
        Key.LASTING: any(mark.lasts or is_ongoing(mark) for mark in marks),
        Key.LOOSE: any(map(is_loose, marks)),
        Key.SILENCE: bool(scale and any(year.follows_silence for year in scale.years)),
        Key.UNEVEN: bool(scale and scale.is_uneven),
    }
    keys = [(key, text) for key, text in timeline.keys if shown[key]]
    signs = {mark.sign for mark in part.marks} - {Sign.ADVANCE}
    functions = {mark.function for mark in part.marks}
    yield from ((key, text) for key, text in keys if key is not Key.UNEVEN)
    yield from ((sign, text) for sign, text in timeline.legend if sign in signs)
    yield from ((key, text) for key, text in keys if key is Key.UNEVEN)
    yield from ((code, text) for code, text in timeline.functions if code in functions)


def _parts(timeline: Timeline, frame: Frame, setting: Setting) -> list[_Marks]:
    """Return the marks in parts of even size, each with room for all of its cards.

    They keep the order of every other document: a group may put an event before an earlier one.
    """
    placed = [mark for mark in timeline.marks if mark.earliest]
    others = [mark for mark in timeline.marks if not mark.earliest]
    in_a_row = max(1, (frame.width + GAP) // (setting.narrowest + GAP))
    dated_parts = [_Marks(marks, ()) for marks in _placed_parts(placed, frame, setting)]
    if dated_parts and 0 < len(others) <= in_a_row:
        last = dated_parts[-1]._replace(undated=tuple(others))
        if not _built(last, timeline, frame, setting).cut:
            return [*dated_parts[:-1], last]
    return [*dated_parts, *(_Marks((), marks) for marks in _even(others, 2 * in_a_row))]


def _placed_parts(marks: Sequence[TimelineMark], frame: Frame, setting: Setting) -> list[tuple[TimelineMark, ...]]:
    """Return dated marks in the fewest parts that leave a place for each card in the smallest letters."""
    setup = Setup(frame, *setting.sizes[-1], setting.leader)
    for most in range(setting.most, 1, -1):
        parts = list(_even(marks, most))
        if all(axis.placed(part, setup) for part in parts):
            return parts
    return list(_even(marks, 1))


def _even(marks: Sequence[TimelineMark], most: int) -> Iterator[tuple[TimelineMark, ...]]:
    count = -(-len(marks) // most)
    for number in range(count):
        yield tuple(marks[len(marks) * number // count : len(marks) * (number + 1) // count])


def _drawn(part: _Marks, timeline: Timeline, frame: Frame, setting: Setting, signs: Samples) -> Sheet:
    built = _built(part, timeline, frame._replace(height=frame.height - signs.height), setting)
    foot = frame.bottom - signs.height if setting is SLIDE else built.bottom
    shapes = (*built.shapes, *signs.shapes(foot, frame.x))
    scene = Scene(width=frame.right, height=foot + signs.height, shapes=shapes, alt=timeline.alt)
    return Sheet(scene, tuple(mark.id for mark in part.marks), built.cut)


def _built(part: _Marks, timeline: Timeline, frame: Frame, setting: Setting) -> Built:
    """Return a part in the largest letters that leave all words whole, else in the smallest."""
    tries = (_on_setup(part, timeline, Setup(frame, *size, setting.leader)) for size in setting.sizes)
    found = (each for each in tries if each)
    built = next(found)
    while (built.cut or built.bottom > frame.bottom) and (smaller := next(found, None)):
        built = smaller
    return built


def _on_setup(part: _Marks, timeline: Timeline, setup: Setup) -> Built | None:
    """Return the dated marks, and below them the others under their heading; None where cards have no place."""
    if not part.dated:
        return undated(part.undated, timeline.undated, setup)
    place = axis.placed(part.dated, setup)
    if place is None or not part.undated:
        return axis.dated(place, setup) if place else None
    x, y, width, height = setup.frame
    taken = undated(part.undated, timeline.undated, setup).bottom - y + _ABOVE_UNDATED
    first = axis.dated(place, replace(setup, frame=Frame(x, y, width, height - taken)))
    top = first.bottom + _ABOVE_UNDATED
    then = undated(part.undated, timeline.undated, replace(setup, frame=Frame(x, top, width, y + height - top)))
    return Built((*first.shapes, *then.shapes), then.bottom, (*first.cut, *then.cut))
