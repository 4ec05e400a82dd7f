"""The scale of a timeline: the years of a story in a row, wider where more happened, long silences cut out.

Within a year time is even. Every year in which something begins or ends is on the axis, and so are short silences.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rtdocs.plan.content.timeline import SILENCE

_LEAST_SHARE = 0.5
"""Of the axis that all years may have alike; the rest goes to those in which something happened."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year with the places of its beginning and end, in EMU; `follows_silence` where years are cut out before it."""

    number: int
    left: int
    right: int
    follows_silence: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of the axis: its years, and the places of days in EMU."""

    years: tuple[Year, ...]

    @property
    def is_uneven(self) -> bool:
        """Whether years differ in width by more than the rounding."""
        widths = [year.right - year.left for year in self.years]
        return max(widths) - min(widths) > 1

    def x(self, day: date, *, end: bool = False) -> int:
        """Return the place of a day's beginning, or of its `end`; a day in a silence stands where the next begins."""
        year = next((each for each in self.years if day.year <= each.number), self.years[-1])
        if day.year != year.number:
            return year.left if day.year < year.number else year.right
        start, following = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal() + 1
        share = (day.toordinal() + end - start) / (following - start)
        return year.left + round(share * (year.right - year.left))


def scale(days: Iterable[date], counts: Mapping[int, int], left: int, right: int, least: int, silence: int) -> Scale:
    """Return the scale on which the years of some days fill the axis.

    Args:
        days: on which an event or effect begins or ends.
        counts: the number of events and effects that begin in each year.
        left: the beginning of the axis, in EMU.
        right: its end.
        least: the width of a year in which nothing begins.
        silence: the width of a cut.
    """
    runs = list(_runs(sorted({day.year for day in days})))
    room = right - left - silence * (len(runs) - 1)
    numbers = [number for first, last in runs for number in range(first, last + 1)]
    least = min(least, round(room * _LEAST_SHARE / len(numbers)))
    weights = Counter({number: counts.get(number, 0) for number in numbers})
    spare = room - least * len(numbers)
    each = spare / (weights.total() or len(numbers))
    years, at, before = [], float(left), None
    for number in numbers:
        cut = before is not None and number - before > 1
        at += silence * cut
        wide = least + each * (weights[number] if weights.total() else 1)
        years.append(Year(number, round(at), round(at + wide), cut))
        at, before = at + wide, number
    return Scale(tuple(years))


def _runs(years: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last year of each stretch without a long silence."""
    first = years[0]
    for one, other in pairwise(years):
        if other - one > SILENCE:
            yield first, one
            first = other
    yield first, years[-1]
