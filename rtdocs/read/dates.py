"""Reads what a person typed as a date, in any of our languages, as a loose date.

A cell holds a real date, a number (a year, or the days that Excel counts) or words. Words are laid out plain (small
letters, no accents, one kind of dash and space), then read from the outside in: a bound ("vers"), a range, a point.
The words themselves stand in the catalogues `dates`, so that a further language needs no code.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache

from rtdocs.i18n import catalogue, codes
from rtdocs.model import Bound, DateForm, LooseDate

YEARS = range(1500, 2201)
"""A bare number in this range is a year; another is a day that Excel counts."""

_EXCEL_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_SERIAL = 150_000  # a day in 2310: beyond, a number is no date
_MONTHS = 12
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PART_MONTHS = {"start": 1, "middle": 5, "end": 9}
# EDTF (ISO 8601-2) numbers the seasons as months 21 to 24.
_EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_BOUNDS = {"about": Bound.ABOUT, "before": Bound.BEFORE, "after": Bound.AFTER}


Day = date  # `Reading` has a field called date


class Fault(Enum):
    """Why what was typed is not simply a date."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says of when.

    Attributes:
        date: the date read; None for an empty cell, or one that cannot be read.
        fault: what is wrong with it, if anything. An ambiguous date is read day first.
        readings: for an ambiguous date, its two readings: day first, then month first.
    """

    date: LooseDate | None = None
    fault: Fault | None = None
    readings: tuple[Day, ...] = ()


class _ImpossibleError(ValueError):
    """A day, month or year that no calendar has."""


class _AmbiguousError(ValueError):
    """Day first or month first, both are possible."""

    def __init__(self, readings: tuple[date, date]) -> None:
        super().__init__()
        self.readings = readings


def parse(value: object, *, epoch_1904: bool = False) -> Reading:
    """Return what a cell says of when; `value` is what the workbook holds: text, a number, a date, or nothing."""
    match value:
        case None:
            return Reading()
        case date():  # a datetime is one too
            return Reading(_day(date(value.year, value.month, value.day)))
        case bool():
            return Reading(fault=Fault.UNREADABLE)
        case int() | float():
            return _parse_number(value, epoch_1904=epoch_1904)
        case _:
            return _parse_text(str(value))


def combined(start: LooseDate | None, end: LooseDate | None) -> LooseDate | None:
    """Return the range of two columns, or the one date that is known."""
    if start is None or end is None:
        return start or end
    return _between(start, end)


def _parse_number(value: float, *, epoch_1904: bool) -> Reading:
    if value == int(value) and int(value) in YEARS:
        return Reading(_year(int(value)))
    if 1 <= value < _LAST_SERIAL:
        return Reading(_day(_EXCEL_EPOCHS[epoch_1904] + timedelta(days=int(value))))
    return Reading(fault=Fault.UNREADABLE)


def _parse_text(typed: str) -> Reading:
    text = _plain(typed)
    if not text:
        return Reading()
    try:
        found = _loose(text)
    except _AmbiguousError as error:
        return Reading(_day(error.readings[0]), Fault.AMBIGUOUS, error.readings)
    except _ImpossibleError:
        return Reading(fault=Fault.IMPOSSIBLE)
    if found is None:
        return Reading(fault=Fault.UNREADABLE)
    by_machine = re.fullmatch(r"[\d\-/.~?]+", text) and not re.fullmatch(r"\d{4}[-/]\d{4}|\d{4}", text)
    return Reading(found if by_machine else replace(found, typed=" ".join(typed.split())))


def _plain(text: str) -> str:
    """Lay a text out plain: small letters, no accents, one kind of dash, apostrophe and space, no final stop."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"[‐‑‒–—―−→]", "-", text).replace("’", "'")
    text = re.sub(r"(?<=\d)(?:er|st|nd|rd|th)\b", "", text)
    return " ".join(text.split()).strip(" ,;")


def _loose(text: str) -> LooseDate | None:
    """Return the date of a plain text, None where it is none; further marks of EDTF stand for "about"."""
    if text in _words("to-come"):
        return LooseDate(DateForm.TO_COME)
    if text in _words("unknown"):
        return LooseDate(DateForm.UNKNOWN)
    if text[0] == "~" or text[-1] in "~?%":
        inner = _loose(text.strip("~?% "))
        return inner and _bounded(inner, Bound.ABOUT)
    # "from May to August" opens a range; only where it does not, "from 2010" is a bound.
    return _range(text) or _with_bound(text) or _point(text)


def _with_bound(text: str) -> LooseDate | None:
    for name, bound in _BOUNDS.items():
        for rest in _after(text, name):
            inner = _range(rest) or _point(rest)
            if inner:
                return _bounded(inner, bound)
    return None


def _range(text: str) -> LooseDate | None:
    """Return the range that a text is: "de mai à août 2008", "2010-2011", "15-17 juin 2012"."""
    for inner in (*_after(text, "from"), text):
        for first, second in _halves(inner):
            end = _point(second)
            start = end and _start(first, second)
            if start and end:
                return _between(start, end)
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut a text into the two ends of a range."""
    for word in _words("to"):
        first, found, second = text.partition(f" {word} " if not word.endswith("'") else f" {word}")
        if found:
            yield first.strip(), second.strip()
    if years := re.fullmatch(r"(\d{4})-(\d\d)", text):
        if _school_year(years[1], years[2]):
            yield years[1], f"{years[1][:2]}{years[2]}"
        return
    for sign in (" - ", "/", "-"):
        first, found, second = text.partition(sign)
        if found and _may_part(first, second, sign, text):
            yield first.strip(), second.strip()


def _may_part(first: str, second: str, sign: str, text: str) -> bool:
    """Tell whether a sign parts two ends, and is not a sign inside one date (2008-05-31, 03/04/2017, mi-2008)."""
    if sign == " - ":
        return True
    if re.fullmatch(r"[\d/\-.]+", text):
        whole = re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d{4}", second)
        edtf = (
            sign == "/" and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", first) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", second)
        )
        return bool(whole or edtf)
    return first not in _words("middle")


def _school_year(first: str, second: str) -> bool:
    """Tell whether "2012-13" is two years: 13 is no month, no season of EDTF, and the next year."""
    return int(second) == (int(first) + 1) % 100 and int(second) > _MONTHS and int(second) not in _EDTF_SEASONS


def _start(first: str, second: str) -> LooseDate | None:
    """Return the first end of a range, which may leave its month and year to the second."""
    whole = _point(first)
    if whole:
        return whole
    numbers = re.findall(r"\d{4}", second)
    if not numbers:
        return None
    year = int(numbers[-1])
    found = _point(f"{first} {year}")
    if found is None and re.fullmatch(r"\d{1,2}", first):
        month = _month_in(second)
        return _day(_calendar(year, month, int(first))) if month else None
    end = _point(second)
    if found and end and found.sort_key > end.sort_key:
        return _point(f"{first} {year - 1}")  # « de novembre à février 2008 » begins the year before
    return found


def _month_in(text: str) -> int:
    return next((number for word in text.replace(".", " ").split() if (number := _months().get(word))), 0)


def _point(text: str) -> LooseDate | None:
    """Return the day, month, season, part, year or decade that a text names."""
    text = _without_filler(text)
    return _by_numbers(text) or _by_words(text)


def _by_numbers(text: str) -> LooseDate | None:
    for pattern, read in _NUMBERS:
        if found := re.fullmatch(pattern, text):
            return read(*(int(part) for part in found.groups()))
    return None


def _either(first: int, second: int, year: int) -> date:
    """Return the day of 25/12/2017, whichever of day and month comes first.

    Raises:
        _AmbiguousError: both orders give a day, and not the same.
    """
    if first <= _MONTHS and second <= _MONTHS and first != second:
        raise _AmbiguousError((_calendar(year, second, first), _calendar(year, first, second)))
    return _calendar(year, first, second) if second > _MONTHS else _calendar(year, second, first)


def _by_words(text: str) -> LooseDate | None:
    if found := re.fullmatch(r"(.*?)[ -]?(\d{4})", text):
        name, year = found[1].strip(" ,"), int(found[2])
        if name in _words("decade"):
            return _decade(year) if year % 10 == 0 else None
        return _named(name, year)
    return None


def _named(name: str, year: int) -> LooseDate | None:
    for season in _SEASON_MONTHS:
        if name in _words(season):
            return _season(year, season)
    for part in _PART_MONTHS:
        if name in _words(part):
            return _part(year, part)
    if month := _months().get(name):
        return _month(year, month)
    found = re.fullmatch(r"(?:\w+ )?(\d{1,2}) (.+)|(.+?) (\d{1,2}),?", name)
    month = _months().get((found[2] or found[3]).strip(" ,")) if found else None
    return _day(_calendar(year, month, int(found[1] or found[4]))) if found and month else None


def _without_filler(text: str) -> str:
    for rest in _after(text, "filler"):
        return _without_filler(rest)
    return text


def _after(text: str, name: str) -> Iterator[str]:
    """Yield what follows each word of a kind that the text opens with, the longest first."""
    for word in _words(name):
        if text.startswith(word):
            rest = text[len(word) :]
            if rest and (
                rest[0] == " " or word[-1] in "'-" or word[-1] == "." or (rest[0].isdigit() and word[-1] == "~")
            ):
                yield rest.strip()


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a kind in every language, plain, the longest first."""
    found = {_plain(word) for code in codes() for word in _listed(catalogue.topic(code, "dates")[f"parse.{name}"])}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _months() -> dict[str, int]:
    return {word: number for number in range(1, 13) for word in _words(f"month.{number}")}


def _listed(entry: object) -> list[str]:
    return [word.strip() for word in str(entry).split(",")]


def _calendar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _ImpossibleError from error


def _day(day: date) -> LooseDate:
    return LooseDate(DateForm.DAY, day, day)


def _month(year: int, month: int) -> LooseDate:
    first = _calendar(year, month, 1)
    return LooseDate(DateForm.MONTH, first, first.replace(day=monthrange(year, month)[1]))


def _season(year: int, season: str) -> LooseDate:
    """Return a season as three whole months, as meteorologists count.

    People say « hiver 2008 » of the months from December 2007 as well as of March 2008: a winter spans them all.
    """
    if season == "winter":
        return LooseDate(DateForm.SEASON, date(year - 1, 12, 1), date(year, 3, 31), part=season)
    month = _SEASON_MONTHS[season]
    return LooseDate(DateForm.SEASON, date(year, month, 1), _end_of(year, month + 2), part=season)


def _part(year: int, part: str) -> LooseDate:
    """Return the first, middle or last third of a year."""
    month = _PART_MONTHS[part]
    return LooseDate(DateForm.PART, date(year, month, 1), _end_of(year, month + 3), part=part)


def _year(year: int) -> LooseDate:
    if year not in YEARS:
        raise _ImpossibleError
    return LooseDate(DateForm.YEAR, date(year, 1, 1), date(year, 12, 31))


def _decade(year: int) -> LooseDate:
    return LooseDate(DateForm.DECADE, date(year, 1, 1), date(year + 9, 12, 31))


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _between(start: LooseDate, end: LooseDate) -> LooseDate:
    known = [each for each in (start, end) if each.is_known]
    if known != [start, end]:
        return known[0] if known else start
    return LooseDate(DateForm.RANGE, start.earliest, end.latest, ends=(start, end))


def _bounded(inner: LooseDate, bound: Bound) -> LooseDate:
    return replace(inner, bound=bound)


def _month_or_season(year: int, number: int) -> LooseDate:
    return _season(year, _EDTF_SEASONS[number]) if number in _EDTF_SEASONS else _month(year, number)


# Dates in figures only: each pattern with what its numbers mean.
_NUMBERS: tuple[tuple[str, Callable[..., LooseDate]], ...] = (
    (r"(\d{4})", _year),
    (r"(\d{4})[-/.](\d{1,2})", _month_or_season),
    (r"(\d{1,2})[-/.](\d{4})", lambda month, year: _month(year, month)),
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?", lambda *parts: _day(_calendar(*parts))),
    (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", lambda *parts: _day(_either(*parts))),
    (r"(\d{3})0'?s", lambda tens: _decade(tens * 10)),
)
