"""Loose dates, as people remember them: two ends that sort, and the form that shows the date in either language."""

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class DateForm(Enum):
    """The precision a person gave."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    PART = "part"  # the beginning, middle or end of a year, a month or a decade
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    TO_COME = "to-come"
    UNKNOWN = "unknown"


class Bound(Enum):
    """The relation of the event to the date."""

    WITHIN = "within"
    ABOUT = "about"  # vers 2014
    BEFORE = "before"  # avant juin 2016
    AFTER = "after"  # après 2008
    SINCE = "since"  # depuis 2010: from then on, without an end
    UNTIL = "until"  # jusqu'en 2012: to then, without a start


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A date as a person knows it.

    Attributes:
        form: its precision.
        earliest: the first day it can mean; None for a date to come or unknown.
        latest: the last day it can mean. "avant juin 2016" keeps the two ends of June 2016 here and says BEFORE.
        bound: the relation of the event to it. A RANGE is WITHIN: its two ends bear their own bounds.
        part: of a SEASON, "spring", "summer", "autumn" or "winter"; of a PART, the third: "start", "middle" or "end".
        ends: for RANGE, its two ends, each a date of its own that is no range.
        typed: the words typed, where a person typed words ("vers juin 2014", "2010/2011"), shown as they are in the
            workbook's language; empty where a machine wrote the date (an Excel date, 2008-05-31, 2014~).
        language: the code of the language that `typed` is in; empty where it reads alike in all ("sept. 2006").
    """

    form: DateForm
    earliest: date | None = None
    latest: date | None = None
    bound: Bound = Bound.WITHIN
    part: str = ""
    ends: "tuple[LooseDate, LooseDate] | None" = None
    typed: str = ""
    language: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the date lies anywhere in time; a date to come or unknown does not."""
        return self.earliest is not None

    @property
    def is_backwards(self) -> bool:
        """Whether the date is a range that ends before it starts."""
        if self.ends is None:
            return False
        start, end = self.ends[0].earliest, self.ends[1].latest
        return start is not None and end is not None and end < start

    @property
    def sort_key(self) -> tuple[date, date]:
        """Two days to sort by, the earliest and the latest.

        "Before" sorts ahead of the same day, "after" behind it; dates to come and unknown ones sort last.
        """
        if self.earliest is None or self.latest is None:
            return (date.max, date.max if self.form is DateForm.TO_COME else date.max.replace(day=30))
        match self.bound:
            case Bound.BEFORE:
                return (date.min, self.earliest)
            case Bound.AFTER:
                return (self.latest, date.max)
            case Bound.SINCE:
                return (self.earliest, date.max)
            case _:  # what lasted until a day is known by that day
                return (self.earliest, self.latest)


UNKNOWN = LooseDate(DateForm.UNKNOWN)
TO_COME = LooseDate(DateForm.TO_COME)

# The first and last month of each season, as Environment and Climate Change Canada counts them for the north, save
# winter: people name it by the year of its January ("hiver 2008" is the school term from January), so that it stays in
# that year on a timeline, and it lasts through March as Québec's does. "Hiver 2007-2008" begins in December.
SEASONS = {"winter": (1, 3), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
PARTS = ("start", "middle", "end")


def on_day(when: date) -> LooseDate:
    """Return the date of one day."""
    return LooseDate(DateForm.DAY, when, when)


def in_month(year: int, month: int) -> LooseDate:
    """Return the date of a whole month.

    Raises:
        ValueError: the year has no such month.
    """
    return _months(DateForm.MONTH, year, month, month)


def in_season(year: int, season: str) -> LooseDate:
    """Return the date of a season of a year, by the season's name in SEASONS."""
    return replace(_months(DateForm.SEASON, year, *SEASONS[season]), part=season)


def in_winter(first: int) -> LooseDate:
    """Return the date of the winter that begins in December of the year `first`: "hiver 2007-2008"."""
    return replace(in_season(first + 1, "winter"), earliest=date(first, 12, 1))


def in_year(year: int) -> LooseDate:
    """Return the date of a whole year."""
    return _months(DateForm.YEAR, year, 1, 12)


def in_decade(year: int) -> LooseDate:
    """Return the date of the ten years that start with `year`."""
    return LooseDate(DateForm.DECADE, date(year, 1, 1), date(year + 9, 12, 31))


def part_of(whole: LooseDate, part: str) -> LooseDate:
    """Return the first, second or last third of a year, month or decade, by its name in PARTS.

    A third is four months of a year, ten days of a month (the last takes the rest), three years of a decade.
    """
    first, last = whole.earliest, whole.latest
    if first is None or last is None:
        return whole
    step = PARTS.index(part)
    match whole.form:
        case DateForm.MONTH:
            starts = [first.replace(day=day) for day in (1, 11, 21)]
        case DateForm.YEAR:
            starts = [first.replace(month=month) for month in (1, 5, 9)]
        case _:
            starts = [first.replace(year=first.year + years) for years in (0, 3, 7)]
    stops = [date.fromordinal(start.toordinal() - 1) for start in starts[1:]]
    return LooseDate(DateForm.PART, starts[step], [*stops, last][step], part=part)


def spanning(start: LooseDate, end: LooseDate) -> LooseDate:
    """Return the range from one date to another; with one of them unknown, SINCE or UNTIL the known one."""
    if not end.is_known:
        return replace(_end(start, 0), bound=Bound.SINCE, typed="", language="") if start.is_known else start
    if not start.is_known:
        return replace(_end(end, 1), bound=Bound.UNTIL, typed="", language="")
    ends = (_end(start, 0), _end(end, 1))
    days = [day for each in ends for day in (each.earliest, each.latest) if day]
    return LooseDate(DateForm.RANGE, min(days), max(days), ends=ends)


def _end(when: LooseDate, which: int) -> LooseDate:
    return when.ends[which] if when.ends else when


def _months(form: DateForm, year: int, first: int, last: int) -> LooseDate:
    starts = date(year, first, 1)
    return LooseDate(form, starts, date(year, last, calendar.monthrange(year, last)[1]))
