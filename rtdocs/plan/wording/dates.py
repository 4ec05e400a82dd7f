"""Loose dates in words: as the group typed them where the document speaks its language, else written anew."""

import re
from datetime import date

from rtdocs.i18n import Language
from rtdocs.model.dates import Bound, DateForm, LooseDate

_FULL, _SHORT = "full", "short"
_BY_PART = frozenset({DateForm.SEASON, DateForm.PART})
_ALIKE = frozenset({DateForm.YEAR, DateForm.MONTH, DateForm.DAY})  # ranges of these have a sentence of their own
_NO_DAY = date.min
_SLASHED = re.compile(r"\s*\d{4}\s*/\s*\d{4}\s*")
"""Years as some people and all programs write a range of them: "2010/2011"; print has a hyphen."""


def show(when: LooseDate | None, language: Language, typed_in: str = "") -> str:
    """Return a date as a reader sees it: "de mai à août 2008"; an empty text for None.

    Args:
        when: the date.
        language: the document's.
        typed_in: the code of the language the workbook is in; its words are kept where both are the same.
    """
    if when is None:
        return ""
    if _is_kept(when, language, typed_in):
        return language.typeset(when.typed)
    return language.typeset(_written(when, language, _FULL, typed_in))


def short(when: LooseDate | None, language: Language, typed_in: str = "") -> str:
    """Return a date in little room, as drawings have: "sept. 2006", "mai – août 2008"; never longer than `show`."""
    if when is None:
        return ""
    compact = language.typeset(_written(when, language, _SHORT, ""))
    return min(compact, show(when, language, typed_in), key=len)


def _is_kept(when: LooseDate, language: Language, typed_in: str) -> bool:
    """Tell whether a date is shown as typed: in the document's language, and not as years with a slash between."""
    is_ours = typed_in == language.code and when.language in {"", language.code}
    return bool(when.typed) and is_ours and not _SLASHED.fullmatch(when.typed)


def _written(when: LooseDate, language: Language, length: str, typed_in: str) -> str:
    if when.ends is not None:
        return _range(when.ends, language, length, typed_in)
    text = _one(when, language, length)
    if when.bound is Bound.WITHIN:
        return text
    return language.say(f"dates.bound.{when.bound.value}.{_kind(when)}", date=text)


def _kind(when: LooseDate) -> str:
    """Return the form that the words of a bound agree with: "vers l'été", "vers le printemps"."""
    if when.form is DateForm.PART and _is_of_decade(when):
        return f"decade-{when.part}"
    return when.part if when.form in _BY_PART else when.form.value


# --- one date ---


def _one(when: LooseDate, language: Language, length: str) -> str:
    first, last = _days(when)
    match when.form:
        case DateForm.DAY:
            return _day(first, language, length, "dates.one.day")
        case DateForm.MONTH:
            return _month(first, language, length)
        case DateForm.SEASON if first.year != last.year:
            return language.say("dates.one.two-year-winter", first=str(first.year), year=str(last.year))
        case DateForm.PART:
            return _part(when, language, length)
        case DateForm.YEAR:
            return str(first.year)
        case _:  # a season, a decade, to come, unknown
            return language.say(f"dates.one.{_kind(when)}", year=str(first.year))


def _days(when: LooseDate) -> tuple[date, date]:
    return when.earliest or _NO_DAY, when.latest or _NO_DAY


def _day(day: date, language: Language, length: str, key: str) -> str:
    number = language.say("dates.one.first-day") if day.day == 1 else str(day.day)
    return language.say(key, day=number, month=_name(day, language, length), year=str(day.year))


def _month(day: date, language: Language, length: str) -> str:
    return language.say("dates.one.month", month=_name(day, language, length), year=str(day.year))


def _name(day: date, language: Language, length: str) -> str:
    return language.say(f"dates.names.{length}-{day.month}")


def _part(when: LooseDate, language: Language, length: str) -> str:
    first, last = _days(when)
    if _is_of_decade(when):
        return language.say(f"dates.one.decade-{when.part}", year=str(first.year // 10 * 10))
    whole = str(first.year) if first.month != last.month else _month(first, language, length)
    return language.say(f"dates.one.{when.part}", date=whole)


def _is_of_decade(when: LooseDate) -> bool:
    first, last = _days(when)
    return first.year != last.year


# --- ranges ---


def _range(ends: tuple[LooseDate, LooseDate], language: Language, length: str, typed_in: str) -> str:
    start, end = ends
    is_alike = start.form is end.form and {start.bound, end.bound} == {Bound.WITHIN} and start.sort_key <= end.sort_key
    if not is_alike or start.form not in _ALIKE:
        texts = [show(each, language, typed_in) if length == _FULL else short(each, language) for each in ends]
        return language.say("dates.range.any", start=texts[0], end=texts[1])
    first, last = _days(start)[0], _days(end)[0]
    match start.form:
        case DateForm.YEAR:
            return language.say("dates.range.years", start=str(first.year), end=str(last.year))
        case DateForm.MONTH:
            return _months(first, last, language, length)
        case _:
            return _between_days(first, last, language, length)


def _months(first: date, last: date, language: Language, length: str) -> str:
    """Return a range of months in words; an equal year is written once: "de mai à août 2008"."""
    write = _name if first.year == last.year else _month
    texts = {"start": write(first, language, length), "end": _month(last, language, length)}
    key = f"dates.range.months-{first.month}" if length == _FULL else "dates.range.any"
    return language.say(key, **texts)


def _between_days(first: date, last: date, language: Language, length: str) -> str:
    """Return a range of days in words; equal months and years are written once: "du 15 au 17 juin 2012"."""
    if (first.year, first.month) == (last.year, last.month):
        return _days_of_month(first, last, language, length)
    is_one_year = first.year == last.year
    start = _day(first, language, length, "dates.one.day-without-year" if is_one_year else "dates.one.day")
    full = "dates.range.days" if is_one_year else "dates.range.days-of-years"
    end = _day(last, language, length, "dates.one.day")
    return language.say(full if length == _FULL else "dates.range.any", start=start, end=end)


def _days_of_month(first: date, last: date, language: Language, length: str) -> str:
    start = language.say("dates.one.first-day") if first.day == 1 else str(first.day)
    key = "dates.range.days-of-month" if length == _FULL else "dates.range.short-days-of-month"
    names = {"month": _name(first, language, length), "year": str(first.year)}
    return language.say(key, first=start, last=str(last.day), **names)
