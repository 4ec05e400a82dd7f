"""The marks of a timeline on its axis: a dot a mark, full where its date is sharp; a bar for one that lasted.

Bars lie within the band of the axis, at the side of their card, so that no stem crosses one.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.base.spacing import apart
from rtdocs.layout.timeline.scale import Scale
from rtdocs.plan.content.timeline import Sign, TimelineMark

POINT = EMU_PER_POINT

DOT = 9 * POINT
PITCH = 5 * POINT
"""From one bar to the next."""
_STEP = 13 * POINT  # the least distance from one dot to the next
_EFFECTS = {Sign.EFFECT, Sign.HOPED_EFFECT}
_REVERSES = {Sign.REVERSE, Sign.PLANNED_REVERSE}


class Bar(NamedTuple):
    """The bar of a mark that lasted: its two ends in EMU, and its level, 0 nearest to the cards."""

    start: int
    end: int
    level: int


def is_ongoing(mark: TimelineMark) -> bool:
    """Tell whether a mark began and has no end: "depuis 2016"."""
    return mark.fades_out and not mark.fades_in and not mark.lasts and mark.earliest != mark.latest


def is_loose(mark: TimelineMark) -> bool:
    """Tell whether a mark took place at some point within its dates, or about them."""
    return not mark.lasts and (mark.earliest != mark.latest or mark.fades_in or mark.fades_out)


def colour(mark: TimelineMark) -> str:
    """Return the colour's suffix in the style names of a mark's stem, dot and bar: "F1", "effect", "context"."""
    if mark.sign in _EFFECTS:
        return "effect"
    if mark.sign in _REVERSES:
        return "reverse"
    return f"F{function_place(mark.function)}" if mark.function else "context"


def in_time(marks: Sequence[TimelineMark]) -> list[TimelineMark]:
    """Return dated marks from left to right: a group may tell an event before an earlier one."""
    return sorted(marks, key=lambda mark: mark.earliest or mark.latest)  # type: ignore[arg-type,return-value]


def stems(marks: Sequence[TimelineMark], scale: Scale, evenly: float) -> list[int]:
    """Return the place of each mark on the axis, in EMU; those of loose dates are spread over their year.

    Args:
        marks: dated, from left to right.
        scale: of the axis.
        evenly: the share of an even spread in the places of sharp dates too, 0 to 1: where many are close together.
    """
    counts, seen = Counter(_year(mark) for mark in marks), Counter[int]()
    wanted = []
    for mark in marks:
        year = _year(mark)
        spread = (seen[year] + 0.5) / counts[year]
        seen[year] += 1
        cell = next((each for each in scale.years if each.number >= year), scale.years[-1])
        even = cell.left + spread * (cell.right - cell.left)
        sharp = even if is_loose(mark) else scale.x(mark.earliest or mark.latest)  # type: ignore[arg-type]
        wanted.append(round(sharp + (even - sharp) * evenly))
    half, first, last = DOT // 2, scale.years[0].left, scale.years[-1].right
    step = min(_STEP, (last - first) // max(1, len(marks)))
    return [x + half for x in apart([x - half for x in wanted], [step] * len(wanted), first, last + step - DOT)]


def _year(mark: TimelineMark) -> int:
    day = mark.earliest or mark.latest
    if day is None:
        message = "a mark without a date has no place on the axis"
        raise ValueError(message)
    return day.year


def bars(marks: Sequence[TimelineMark], places: Sequence[int], scale: Scale) -> dict[str, Bar]:
    """Return the bars of one side by the marks' ids, none of them on another."""
    found: dict[str, Bar] = {}
    ends: list[int] = []  # of the last bar on each level
    for mark, x in zip(marks, places, strict=True):
        end = _end(mark, scale)
        if end - x > DOT:
            level = next((number for number, taken in enumerate(ends) if taken + DOT < x), len(ends))
            ends[level:] = [end, *ends[level + 1 :]]
            found[mark.id] = Bar(x, end, level)
    return found


def _end(mark: TimelineMark, scale: Scale) -> int:
    if is_ongoing(mark):
        return scale.years[-1].right
    return scale.x(mark.latest, end=True) if mark.lasts and mark.latest else 0
