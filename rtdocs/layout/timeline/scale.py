"""The scale of a timeline: years in proportion, save that long silences are cut out of the axis.

Every year in which something begins or ends is on the axis, and so are short silences; the width of a year is the
same in every stretch of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rtdocs.plan.content.timeline import SILENCE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years in a row, from the first to the last, with the place of their beginning and end."""

    first: int
    last: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days stand: `year` is the width of a year, in EMU."""

    stretches: tuple[Stretch, ...]
    year: float

    def x(self, day: date, *, end: bool = False) -> int:
        """Return the place of a day's beginning, or of its `end`; a day in a silence stands where the next begins."""
        stretch = next((each for each in self.stretches if day.year <= each.last), self.stretches[-1])
        return min(
            max(stretch.left, round(stretch.left + self.year * _years(stretch.first, day, end=end))), stretch.right
        )

    def starts(self) -> Iterator[tuple[int, int]]:
        """Yield each year on the axis with the place where it begins."""
        for stretch in self.stretches:
            for year in range(stretch.first, stretch.last + 1):
                yield year, round(stretch.left + self.year * (year - stretch.first))


def scale(days: Iterable[date], left: int, right: int, silence: int) -> Scale:
    """Return the scale on which the years of some days fill the axis, each silence of years as wide as `silence`."""
    runs = list(_runs(sorted({day.year for day in days})))
    years = sum(last - first + 1 for first, last in runs)
    year = (right - left - silence * (len(runs) - 1)) / years
    stretches, at = [], float(left)
    for first, last in runs:
        wide = year * (last - first + 1)
        stretches.append(Stretch(first, last, round(at), round(at + wide)))
        at += wide + silence
    return Scale(tuple(stretches), year)


def _runs(years: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last year of each stretch without a long silence."""
    first = years[0]
    for one, other in pairwise(years):
        if other - one > SILENCE:
            yield first, one
            first = other
    yield first, years[-1]


def _years(first: int, day: date, *, end: bool) -> float:
    """Return how many years lie between the beginning of the year `first` and a day."""
    start, following = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal() + 1
    return day.year - first + (day.toordinal() + end - start) / (following - start)
