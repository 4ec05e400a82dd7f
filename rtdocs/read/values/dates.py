"""Dates as people write them, in any of our languages, or the reason why a text is none.

A text becomes tokens (`date_words`), whose kinds are one letter each; this module gives a run of letters its meaning.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from rtdocs.i18n import codes
from rtdocs.i18n.folding import fold_date
from rtdocs.model.dates import (
    TO_COME,
    UNKNOWN,
    Bound,
    DateForm,
    LooseDate,
    in_decade,
    in_month,
    in_season,
    in_winter,
    in_year,
    on_day,
    part_of,
    spanning,
)
from rtdocs.read.shown import values as shown
from rtdocs.read.values.date_words import TIGHT, YEARS, Token, tokens


class DateIssue(Enum):
    """The reason for which the person who typed a date is asked about it."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"  # 31 février, 2008-02-30, month 13
    AMBIGUOUS = "ambiguous"  # 03/04/2017; read all the same


Way = date | str


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a cell as a date.

    Attributes:
        date: the date; None where the cell is empty, unreadable or impossible.
        fault: the issue of the date; None for a plain date.
        readings: for AMBIGUOUS the two ways to read it, the one taken first: days (03/04/2017), or texts that are not
            ambiguous themselves ("11/2010", "2010-2011").
    """

    date: LooseDate | None = None
    fault: DateIssue | None = None
    readings: tuple[Way, ...] = ()


# A number in YEARS is a year, and in this range a day as Excel counts them (1927 to 2200); none other is a date.
_SERIALS = range(10_000, 110_000)
_PLAIN_DAYS = range(15_000_101, 22_000_101)  # 20080531
_LONGEST = 120  # characters; a longer text is a remark, not a date


def parse(value: object, *, epoch_1904: bool = False) -> Reading:
    """Return the reading of a cell's value as a date.

    Args:
        value: a value of python-calamine: a text, a number, a date, a bool, None.
        epoch_1904: whether the workbook counts days from 1904 instead of 1900; matters for plain numbers only.
    """
    match value:
        case None:
            return Reading()
        case date():  # a date with its time of day is one too
            return Reading(on_day(date(value.year, value.month, value.day)))
        case int() | float() if not isinstance(value, bool):
            return _number(value, epoch_1904=epoch_1904)
        case str():
            return _text(value, epoch_1904=epoch_1904)
        case _:
            return Reading(fault=DateIssue.UNREADABLE)


def combined(start: LooseDate | None, end: LooseDate | None) -> LooseDate | None:
    """Return the date of the cells of a start and an end; None where both are empty (None).

    Two dates give their range; a start with an unknown end ("?") gives SINCE, an end alone UNTIL, a start alone itself.
    """
    if end is None:
        return start
    if start is None or start == end:
        return spanning(UNKNOWN, end) if start is None and end.is_known else end
    return spanning(start, end)


def _number(value: float, *, epoch_1904: bool) -> Reading:
    whole = int(value) if float(value).is_integer() else 0  # a float is sought in a range one by one: 0.2 s
    if whole in YEARS:
        return Reading(in_year(whole))
    if whole in _PLAIN_DAYS:
        return _text(str(whole), epoch_1904=epoch_1904)
    if _SERIALS.start <= value < _SERIALS.stop:
        return Reading(on_day(shown.EPOCHS[epoch_1904] + timedelta(days=int(value))))
    return Reading(fault=DateIssue.UNREADABLE)


def _text(text: str, *, epoch_1904: bool) -> Reading:
    if re.fullmatch(r"\s*(?:\d{5}(?:\.\d+)?|\d{4}\.0+)\s*", text):
        return _number(float(text), epoch_1904=epoch_1904)
    folded = fold_date(text)
    if not re.search(r"[\w?]", folded):  # nothing, or the dash that stands for nothing
        return Reading()
    found = (tokens(folded) if len(folded) <= _LONGEST else None) or []
    try:
        meaning = _meaning(_tidy(found))
    except ValueError:  # the calendar has no such day
        return Reading(fault=DateIssue.IMPOSSIBLE)
    if meaning is None:
        return Reading(fault=DateIssue.UNREADABLE)
    readings = next((token.readings for token in found if token.readings), ())
    return Reading(_as_typed(meaning, found, text), DateIssue.AMBIGUOUS if readings else None, readings)


def _as_typed(meaning: LooseDate, found: list[Token], text: str) -> LooseDate:
    """Return the date with the words as typed, unless a machine's form or two languages at once are among them."""
    spoken = [token.languages for token in found if token.languages]
    common = frozenset(codes()).intersection(*spoken)
    if not common or found[-1].kind == "t" or any(token.is_machine for token in found):
        return meaning
    only = next(iter(common)) if len(common) == 1 else ""
    return replace(meaning, typed=" ".join(text.split()), language=only)


def _tidy(run: Iterable[Token]) -> list[Token]:
    """Return tokens without fillers, and without a "to" that joins nothing: "à l'été 2008", "mi-2008"."""
    kept: list[Token] = []
    for token in run:
        before = kept[-1].kind if kept else ""
        if token.kind == "c" and before == "t":
            kept[-1] = token
        elif token.value is Bound.UNTIL and before not in {"", "t"}:
            kept.append(Token("t"))
        elif token.kind and not (token.kind == "t" and before in {"", "t", "p", "b", "w"}):
            kept.append(token)
    return kept


def _meaning(run: list[Token]) -> LooseDate | None:
    whole = _side(run) if run else None
    if whole is not None:
        return whole
    ranges = list(_ranges(run))
    return next((each for each in ranges if not each.is_backwards), ranges[0] if ranges else None)


def _ranges(run: list[Token]) -> Iterator[LooseDate]:
    """Yield the ranges that a run of tokens can mean, for each "to" in it and each way to complete its ends."""
    for place, token in enumerate(run):
        if token.kind != "t":
            continue
        left, right = run[:place], run[place + 1 :]
        for start in _filled(left, right):
            for end in (_side(right), _side([*_months(left), *right])):
                if start is not None and end is not None:
                    yield spanning(_without_since(start), end)


def _filled(left: list[Token], right: list[Token]) -> Iterator[LooseDate | None]:
    """Yield the left end as it is, then in the year of the right one, in the year before, and in its month."""
    years = [token for token in right if token.kind == "y"][-1:]
    yield _side(left)
    yield _side([*left, *years])
    with suppress(ValueError):  # February 29 has no year before
        yield _side([*left, *(replace(each, value=each.value - 1) for each in years if isinstance(each.value, int))])
    yield _side([*left, *_months(right), *years])


def _months(run: list[Token]) -> list[Token]:
    return [token for token in run if token.kind == "m"]


def _without_since(start: LooseDate) -> LooseDate:
    """Return a date without SINCE: "depuis 2010 jusqu'en 2012" is a range like any other."""
    return replace(start, bound=Bound.WITHIN) if start.bound is Bound.SINCE else start


def _side(run: list[Token]) -> LooseDate | None:
    """Return the date that tokens mean, with its bounds; None where they mean none."""
    if not run:
        return UNKNOWN
    match = re.fullmatch(r"([bq]*)(p?)([^bqp]*?)([bqc]*)", "".join(token.kind for token in run))
    if match is None:
        return None
    prefix, part, core, suffix = match.groups()
    if not part + core:
        return _undated(prefix + suffix)
    whole = _two_year_winter(run) if core == "syty" else _whole("".join(sorted(core)), run)
    if whole is None or (part and not whole.is_known):
        return None
    return _bounded(_part(whole, run) if part else whole, run, before=len(prefix))


def _undated(kinds: str) -> LooseDate | None:
    """Return the date of the words "to come", or of a lone question mark; None for other kinds."""
    return {"c": TO_COME, "q": UNKNOWN}.get("".join(sorted(set(kinds))))


def _whole(core: str, run: list[Token]) -> LooseDate | None:
    """Return the date of a run by its kinds, in any order: 31 mai 2008, May 31, 2008, 2008-05-31; None for no date.

    Raises:
        ValueError: the calendar has no such day or month.
    """
    number = {token.kind: token.value for token in run if isinstance(token.value, int)}
    match core:
        case "mny":
            return on_day(date(number["y"], number["m"], number["n"]))
        case "my":
            return in_month(number["y"], number["m"])
        case "sy":
            return in_season(number["y"], _name(run, "s"))
        case "y":
            return in_year(number["y"])
        case "x" | "wx" | "wy" | "nw":
            return _decade(number.get("x") or number.get("y") or 1900 + number["n"])
        case _:
            return {"o": TO_COME, "u": UNKNOWN}.get("".join(set(core)))


def _decade(start: int) -> LooseDate | None:
    return in_decade(start) if start % 10 == 0 else None


def _name(run: list[Token], kind: str) -> str:
    return next(str(token.value) for token in run if token.kind == kind)


def _two_year_winter(run: list[Token]) -> LooseDate | None:
    first, joined, last = (token.value for token in run if token.kind in "yt")
    if joined != TIGHT or not isinstance(first, int) or last != first + 1 or _name(run, "s") != "winter":
        return None
    return in_winter(first)


def _part(whole: LooseDate, run: list[Token]) -> LooseDate:
    """Return the part of a year, month or decade; a season stays whole, for no two languages write its parts alike."""
    return whole if whole.form is DateForm.SEASON else part_of(whole, _name(run, "p"))


def _bounded(when: LooseDate, run: list[Token], *, before: int) -> LooseDate | None:
    """Return a date with its bound, a firm one before "about"; None where a firm bound is behind the date."""
    firm = [token.value for token in run[:before] if token.value is not Bound.ABOUT]
    behind = [token.value for token in run[before:] if token.kind == "b" and token.value is not Bound.ABOUT]
    about = any(token.value is Bound.ABOUT or token.kind == "c" for token in run)
    if behind or (not when.is_known and (firm or about)):
        return None
    bound = firm[0] if firm else Bound.ABOUT if about else Bound.WITHIN
    return replace(when, bound=bound) if isinstance(bound, Bound) else None
