"""Loose dates: what people know of when, as two ends that sort, and the form that shows it in either language."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class DateForm(Enum):
    """The precision a person gave."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    PART = "part"  # the beginning, middle or end of a year
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    TO_COME = "to-come"
    UNKNOWN = "unknown"


class Bound(Enum):
    """How the date bounds the event."""

    WITHIN = "within"
    ABOUT = "about"  # vers 2014
    BEFORE = "before"  # avant juin 2016
    AFTER = "after"  # après 2008


@dataclass(frozen=True, slots=True)
class LooseDate:
    """A date as a person knows it.

    Attributes:
        form: its precision.
        earliest: the first day it can mean; None for a date to come or unknown.
        latest: the last day it can mean. "avant juin 2016" keeps the two ends of June 2016 here and says BEFORE.
        bound: about, before, after, or within.
        part: for SEASON and PART, which: "spring", "summer", "autumn", "winter"; "start", "middle", "end".
        ends: for RANGE, its two ends, each a date of its own.
        typed: the words typed, where a person typed words ("vers juin 2014", "2010/2011"), shown as they are in the
            workbook's language; empty where a machine wrote the date (an Excel date, 2008-05-31, 2014~).
    """

    form: DateForm
    earliest: date | None = None
    latest: date | None = None
    bound: Bound = Bound.WITHIN
    part: str = ""
    ends: "tuple[LooseDate, LooseDate] | None" = None
    typed: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the date places the event in time at all."""
        return self.earliest is not None

    @property
    def sort_key(self) -> tuple[date, date]:
        """Two days that sort: earliest, then latest; "before" sorts ahead, "after" behind, to come and unknown last."""
        if self.earliest is None or self.latest is None:
            return (date.max, date.max if self.form is DateForm.TO_COME else date.max.replace(day=30))
        if self.bound is Bound.BEFORE:
            return (date.min, self.earliest)
        if self.bound is Bound.AFTER:
            return (self.latest, date.max)
        return (self.earliest, self.latest)
