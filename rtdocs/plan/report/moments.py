"""When something happened, as a sentence opens with it: "En 2008", "La même année", "Quelques mois plus tard…".

A transition is said only where both dates make it certainly true, whichever of their days is meant.
"""

from datetime import date
from typing import NamedTuple

from rtdocs.model import Bound, DateForm, LooseDate
from rtdocs.plan.wording import dates
from rtdocs.plan.wording.voice import Voice, capital

_NAMED_PARTS = frozenset({DateForm.SEASON, DateForm.PART})
_SHARP = frozenset({DateForm.DAY, DateForm.MONTH, DateForm.SEASON, DateForm.PART, DateForm.YEAR})
_WEEKS = (14, 75)
"""From the least to the most days between two dates that are "a few weeks" apart."""
_MONTHS = (62, 300)
"""The same for "a few months"."""
_YEARS = range(2, 10)


class _Ends(NamedTuple):
    first: date
    last: date


def moment(voice: Voice, when: LooseDate | None) -> str:
    """Return when, as an adverb: "en 2008", "le 31 mai 2008", "entre 2010 et 2011"; empty where no adverb says it."""
    if when is None or not when.is_known:
        return ""
    if when.ends is not None:
        return _between(voice, when, when.ends)
    shown = dates.show(when, voice.language)
    if when.bound is not Bound.WITHIN:
        return shown
    return voice.language.typeset(voice.say(f"report.moment.{_kind(when)}", date=shown))


def opening(voice: Voice, when: LooseDate | None, before: LooseDate | None, turn: int) -> str:
    """Return what an event's sentence opens with: its date, told from that of the event before where this is sure.

    Args:
        voice: the story and its language.
        when: the event's date.
        before: the date of the event told just before.
        turn: the event's place in the list; chooses among the wordings.
    """
    said = _said(voice, when)
    key, years = _step(when, before)
    if not key and turn and said == _said(voice, before):
        key = "again"
    if not key:
        return capital(said)
    step = voice.variant(f"report.moment.{key}", turn)
    return capital(voice.say(step, count=years, moment=said, date=voice.when(when)))


def _said(voice: Voice, when: LooseDate | None) -> str:
    """Return when, as a sentence says it: as an adverb where there is one, else as a table does."""
    if when is None:
        return voice.say("report.moment.none")
    return moment(voice, when) or voice.when(when)


def _step(when: LooseDate | None, before: LooseDate | None) -> tuple[str, int]:
    """Return which transition is sure, and the number of years it counts; an empty key for none."""
    now, then = _ends(when), _ends(before)
    if when is None or before is None or now is None or then is None:
        return "", 0
    if when.form is before.form and now == then:
        return f"same-{when.form.value}", 0
    if when.form is DateForm.YEAR:
        years = now.first.year - then.first.year if then.first.year == then.last.year else 0
        return _years(years, both=before.form is DateForm.YEAR)
    return _days((now.first - then.last).days, (now.last - then.first).days), 0


def _years(years: int, *, both: bool) -> tuple[str, int]:
    if years == 1:
        return "next-year", years
    return ("years-later", years) if both and years in _YEARS else ("", 0)


def _days(least: int, most: int) -> str:
    for key, (low, high) in {"weeks-later": _WEEKS, "months-later": _MONTHS}.items():
        if low <= least and most <= high:
            return key
    return ""


def _ends(when: LooseDate | None) -> _Ends | None:
    """Return the two days of a date that is sharp enough to count from; None for any other."""
    if when is None or when.form not in _SHARP or when.bound is not Bound.WITHIN:
        return None
    return _Ends(when.earliest, when.latest) if when.earliest and when.latest else None


def _between(voice: Voice, when: LooseDate, ends: tuple[LooseDate, LooseDate]) -> str:
    start, end = ends
    if {start.bound, end.bound} != {Bound.WITHIN} or start.form is not end.form or when.is_backwards:
        return ""
    match start.form:
        case DateForm.YEAR:
            years = {"start": dates.show(start, voice.language), "end": dates.show(end, voice.language)}
            return voice.say("report.moment.years", **years)
        case DateForm.MONTH | DateForm.DAY:
            return dates.show(when, voice.language)
        case _:
            return ""


def _kind(when: LooseDate) -> str:
    if when.form in _NAMED_PARTS:
        return f"decade-{when.part}" if _is_of_decade(when) else when.part
    return when.form.value


def _is_of_decade(when: LooseDate) -> bool:
    """Tell the part of a decade from that of a year or month; a winter has two years but is a season."""
    ends = _ends(when)
    return when.form is DateForm.PART and ends is not None and ends.first.year != ends.last.year
