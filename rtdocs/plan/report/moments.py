"""Moments as adverbs in a sentence: "en 2008", "le 31 mai 2008"."""

from rtdocs.model import Bound, DateForm, LooseDate
from rtdocs.plan.wording import dates
from rtdocs.plan.wording.telling import Telling

_NAMED_PARTS = frozenset({DateForm.SEASON, DateForm.PART})


def moment(telling: Telling, when: LooseDate | None) -> str:
    """Return a date as an adverb: "en 2008", "le 31 mai 2008", "entre 2010 et 2011"; empty where no adverb fits."""
    if when is None or not when.is_known:
        return ""
    if when.ends is not None:
        return _between(telling, when, when.ends)
    shown = dates.show(when, telling.language)
    if when.bound is not Bound.WITHIN:
        return shown
    return telling.language.typeset(telling.say(f"report.moment.{_kind(when)}", date=shown))


def _between(telling: Telling, when: LooseDate, ends: tuple[LooseDate, LooseDate]) -> str:
    start, end = ends
    if {start.bound, end.bound} != {Bound.WITHIN} or start.form is not end.form or when.is_backwards:
        return ""
    match start.form:
        case DateForm.YEAR:
            years = {"start": dates.show(start, telling.language), "end": dates.show(end, telling.language)}
            return telling.say("report.moment.years", **years)
        case DateForm.MONTH | DateForm.DAY:
            return dates.show(when, telling.language)
        case _:
            return ""


def _kind(when: LooseDate) -> str:
    if when.form in _NAMED_PARTS:
        return f"decade-{when.part}" if _is_of_decade(when) else when.part
    return when.form.value


def _is_of_decade(when: LooseDate) -> bool:
    """Tell the part of a decade from that of a year or month; a winter has two years but is a season."""
    first, last = when.earliest, when.latest
    return when.form is DateForm.PART and first is not None and last is not None and first.year != last.year
