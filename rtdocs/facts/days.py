"""The first and the last day that a loose date can mean."""

from datetime import date, timedelta

from rtdocs.model import Bound, LooseDate

_ABOUT = timedelta(days=365)
"""How far on either side "vers 2014" may lie."""


def first_day(when: LooseDate) -> date:
    """Return the first day that a date can mean."""
    if when.ends is not None:
        return first_day(when.ends[0])
    earliest, latest = when.earliest or date.min, when.latest or date.max
    match when.bound:
        case Bound.BEFORE | Bound.UNTIL:
            return date.min
        case Bound.AFTER:
            return latest
        case Bound.ABOUT if earliest - date.min > _ABOUT:
            return earliest - _ABOUT
        case _:
            return earliest


def last_day(when: LooseDate) -> date:
    """Return the last day that a date can mean."""
    if when.ends is not None:
        return last_day(when.ends[1])
    earliest, latest = when.earliest or date.min, when.latest or date.max
    match when.bound:
        case Bound.AFTER | Bound.SINCE:
            return date.max
        case Bound.BEFORE:
            return earliest
        case Bound.ABOUT if date.max - latest > _ABOUT:
            return latest + _ABOUT
        case _:
            return latest
