"""Reads a date as people write it, in any of our languages, or says why it cannot.

A text becomes tokens: the words of the catalogues `dates` (a month, a season, "vers", "à") and the numeric forms of
`_NUMERIC`. Each token is one letter (`Kind`); what a run of letters may mean is the table in `_whole`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache

from rtdocs.i18n import codes, language
from rtdocs.model.dates import (
    PARTS,
    SEASONS,
    UNKNOWN,
    Bound,
    LooseDate,
    in_year,
    on_day,
    part_of,
    spanning,
)


class Fault(Enum):
    """Why a date deserves a word with the person who typed it."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"  # 31 février, 2008-02-30, month 13
    AMBIGUOUS = "ambiguous"  # 03/04/2017; read all the same


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell's date was read as.

    Attributes:
        date: the date; None where the cell is empty, unreadable or impossible.
        fault: what is wrong; None where nothing is.
        readings: for AMBIGUOUS the two ways to read it, the one taken first: days (03/04/2017), or texts that are not
            ambiguous themselves ("11/2010", "2010-2011").
    """

    date: LooseDate | None = None
    fault: Fault | None = None
    readings: tuple[date | str, ...] = ()


# A number is a year in this range, and a day counted as Excel counts (1927 to 2200) in that one; none other is a date.
_YEARS = range(1500, 2201)
_SERIALS = range(10_000, 110_000)
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_PLAIN_DAYS = range(15_000_101, 22_000_101)  # 20080531
_LONGEST = 120  # characters; a longer text is a remark, not a date


def parse(value: object, *, epoch_1904: bool = False) -> Reading:
    """Return what the value of a cell means as a date.

    Args:
        value: what python-calamine gives: a text, a number, a date, a bool, None.
        epoch_1904: whether the workbook counts days from 1904 instead of 1900; matters for plain numbers only.
    """
    match value:
        case None:
            return Reading()
        case datetime():
            return Reading(on_day(value.date()))
        case date():
            return Reading(on_day(value))
        case bool():
            return Reading(fault=Fault.UNREADABLE)
        case int() | float():
            return _number(value, epoch_1904=epoch_1904)
        case str():
            return _text(value, epoch_1904=epoch_1904)
        case _:
            return Reading(fault=Fault.UNREADABLE)


def combined(start: LooseDate | None, end: LooseDate | None) -> LooseDate | None:
    """Return the date of two columns: the range of both, or what lasts since the start, or until the end."""
    if end is None:
        return start
    if start is None or start == end:
        return spanning(UNKNOWN, end) if start is None and end.is_known else end
    return spanning(start, end)


def _number(value: float, *, epoch_1904: bool) -> Reading:
    if value in _YEARS:
        return Reading(in_year(int(value)))
    if value in _PLAIN_DAYS:
        return _text(str(int(value)), epoch_1904=epoch_1904)
    if _SERIALS.start <= value < _SERIALS.stop:
        return Reading(on_day(_EPOCHS[epoch_1904] + timedelta(days=int(value))))
    return Reading(fault=Fault.UNREADABLE)


def _text(text: str, *, epoch_1904: bool) -> Reading:
    if re.fullmatch(r"\s*(?:\d{5}(?:\.\d+)?|\d{4}\.0+)\s*", text):
        return _number(float(text), epoch_1904=epoch_1904)
    folded = _fold(text)
    if not re.search(r"[\w?]", folded):  # nothing, or the dash that stands for nothing
        return Reading()
    found = _tokens(folded) if len(folded) <= _LONGEST else None
    try:
        meaning = _meaning(_tidy(found)) if found else None
    except ValueError:  # the calendar has no such day
        return Reading(fault=Fault.IMPOSSIBLE)
    if meaning is None or found is None:
        return Reading(fault=Fault.UNREADABLE)
    readings = next((token.readings for token in found if token.readings), ())
    return Reading(_as_typed(meaning, found, text), Fault.AMBIGUOUS if readings else None, readings)


def _fold(text: str) -> str:
    """Return a text in small letters without accents, with one kind of space and of apostrophe."""
    kept = (char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char) not in {"Mn", "Cf"})
    return re.sub(r"\s+", " ", "".join(kept).casefold().replace("’", "'")).strip()


def _as_typed(meaning: LooseDate, tokens: "list[Token]", text: str) -> LooseDate:
    """Keep the words as typed, unless a machine's form or two languages at once are among them."""
    spoken = [token.languages for token in tokens if token.languages]
    common = frozenset(codes()).intersection(*spoken)
    if not common or any(token.is_machine for token in tokens):
        return meaning
    only = next(iter(common)) if len(common) == 1 else ""
    return replace(meaning, typed=" ".join(text.split()), language=only)


# --- tokens ---


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a date.

    Attributes:
        kind: its letter: y year, m month, n day of the month, s season, p part, x decade, w the word "years",
            b bound, q a mark of doubt (~ ?), t to, c to come, o ongoing, u unknown; empty for a filler.
        value: the year, the month's number, the season's name, the Bound...
        languages: those in which the word means this; empty where it is no word.
        is_machine: whether only a machine, or the notation EDTF, writes so.
        readings: both readings, where there are two.
    """

    kind: str
    value: object = None
    languages: frozenset[str] = frozenset()
    is_machine: bool = False
    readings: tuple[date | str, ...] = ()


# What each line of [words] in the catalogues means.
_MEANINGS: dict[str, Token] = {
    **{f"month-{number}": Token("m", number) for number in range(1, 13)},
    **{season: Token("s", season) for season in SEASONS},
    **{part: Token("p", part) for part in PARTS},
    **{bound.value: Token("b", bound) for bound in Bound if bound is not Bound.WITHIN},
    "decade": Token("w"),
    "to": Token("t"),
    "to-come": Token("c"),
    "ongoing": Token("o"),
    "unknown": Token("u"),
    "filler": Token(""),
}


@cache
def _lexicon() -> dict[str, Token]:
    known: dict[str, Token] = {}
    for code in codes():
        for name, token in _MEANINGS.items():
            for word in language(code).say(f"dates.words.{name}").split(","):
                folded = _fold(word)
                also = known[folded].languages if folded in known else frozenset()
                known[folded] = replace(token, languages=also | {code})
    return known


def _machine(kind: str, value: object) -> Token:
    return Token(kind, value, is_machine=True)


def _iso(text: str) -> list[Token]:
    year, month, day = (int(part) for part in re.findall(r"\d+", text)[:3])
    return [_machine("y", year), _machine("m", month), _machine("n", day)]


def _plain(text: str) -> list[Token]:
    return _iso(f"{text[:4]}-{text[4:6]}-{text[6:]}")


def _day_month_year(text: str) -> list[Token]:
    """Read 03/04/2017 as day and month, as French does, and 12/25/2017 as the only thing it can be."""
    first, second, year = (int(part) for part in re.findall(r"\d+", text))
    if second > 12 >= first:  # noqa: PLR2004 - months in a year
        return [_machine("n", second), _machine("m", first), _machine("y", year)]
    readings: tuple[date | str, ...] = ()
    if first != second and max(first, second) <= 12:  # noqa: PLR2004 - idem
        readings = (date(year, second, first), date(year, first, second))
    return [replace(_machine("n", first), readings=readings), _machine("m", second), _machine("y", year)]


def _month_year(text: str) -> list[Token]:
    month, year = (int(part) for part in re.findall(r"\d+", text))
    return [_machine("m", month), _machine("y", year)]


_EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}  # EDTF (ISO 8601-2), level 1


def _short(text: str) -> list[Token]:
    """Read 2010-11, by what is plausible.

    With a hyphen it is the month of ISO 8601 (2008-05), also a warning where the years follow each other (2010-11); with
    a slash or a dash such a pair is two years. 2008-21 is EDTF's spring, but 2019-21 (within five years) is two years.
    """
    year, rest = int(text[:4]), int(text[5:])
    later = rest - year % 100
    as_years = _years(text)
    if rest in _EDTF_SEASONS and not 1 <= later <= 5:  # noqa: PLR2004 - as long as grants last
        return [_machine("y", year), _machine("s", _EDTF_SEASONS[rest])]
    if later > 0 and (rest > 12 or text[4] == "–"):  # noqa: PLR2004 - months in a year
        return as_years
    as_month = [_machine("y", year), _machine("m", rest)]
    if later != 1:
        return as_month
    readings = (f"{rest:02}/{year}", f"{year}-{year + 1}")
    if text[4] == "/":
        return [replace(as_years[0], readings=readings[::-1]), *as_years[1:]]
    return [replace(as_month[0], readings=readings), *as_month[1:]]


def _years(text: str) -> list[Token]:
    """Read 2010-11 as two years, as in "hiver 2010-11"."""
    year, rest = int(text[:4]), int(text[5:])
    return [Token("y", year), Token("t"), Token("y", year // 100 * 100 + rest)]


def _decade(text: str) -> list[Token]:
    number = int(re.sub(r"\D", "", text.replace("x", "0")))
    return [_machine("x", number if number in _YEARS else 1900 + number)]


def _day(text: str) -> list[Token]:
    return [Token("n", int(re.sub(r"\D", "", text)))]


_YEAR = r"(?:1[5-9]|2[01])\d\d"
_CLOCK = r"(?:[t ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?z?)?"

# Each form of numbers and signs, tried in this order, and how it becomes tokens.
_NUMERIC: dict[str, tuple[str, Callable[[str], list[Token]]]] = {
    "iso": (rf"{_YEAR}[-/.]\d\d?[-/.]\d\d?{_CLOCK}(?!\d)", _iso),
    "plain": (rf"{_YEAR}\d{{4}}(?!\d)", _plain),
    "day_month_year": (rf"\d\d?[-/.]\d\d?[-/.]{_YEAR}(?!\d)", _day_month_year),
    "month_year": (rf"\d\d?[-/]{_YEAR}(?!\d)", _month_year),
    "short": (rf"{_YEAR}[-/–]\d\d(?!\d)", _short),
    "decade": (rf"(?:{_YEAR[:-2]}(?:0'?s|x)|[3-9]0'?s)(?!\w)", _decade),
    "year": (rf"{_YEAR}(?!\w)", lambda text: [Token("y", int(text))]),
    "day": (r"\d\d?(?:er|st|nd|rd|th)?(?!\w)", _day),
    "open": (r"\.\.", lambda _: [_machine("o", None)]),
    "to": (r"[-=]?>|[→➔–—−‐‑/&-]", lambda _: [Token("t")]),
    "doubt": (r"[~?%≈]", lambda _: [_machine("q", Bound.ABOUT)]),
    "nothing": (r"[ ,.;()']+", lambda _: []),
}
_SCAN = re.compile("|".join(f"(?P<{name}>{form})" for name, (form, _) in _NUMERIC.items()) + r"|(?P<word>[^\W\d_]+)|.")


def _tokens(folded: str) -> list[Token] | None:
    """Return the tokens of a text; None where a piece of it is not known."""
    found: list[Token] = []
    for match in _SCAN.finditer(folded):
        name, text = match.lastgroup or "", match[0]
        if name == "short" and found and found[-1].kind == "s":  # "hiver 2010-11"
            found += _years(text)
        elif name in _NUMERIC:
            found += _NUMERIC[name][1](text)
        elif text in _lexicon():
            found.append(_lexicon()[text])
        else:
            return None
    return found


# --- grammar ---


def _tidy(tokens: Iterable[Token]) -> list[Token]:
    """Drop fillers, and each "to" that joins nothing: "à l'été 2008", "mi-2008", "vers 2027 à confirmer"."""
    kept: list[Token] = []
    for token in tokens:
        before = kept[-1].kind if kept else ""
        if token.kind == "c" and before == "t":
            kept[-1] = token
        elif token.value is Bound.UNTIL and before not in {"", "t"}:
            kept.append(Token("t"))
        elif token.kind and not (token.kind == "t" and before in {"", "t", "p", "b", "w"}):
            kept.append(token)
    return kept


def _meaning(tokens: list[Token]) -> LooseDate | None:
    whole = _side(tokens)
    if whole is not None:
        return whole
    ranges = list(_ranges(tokens))
    return next((each for each in ranges if not each.is_backwards), ranges[0] if ranges else None)


def _ranges(tokens: list[Token]) -> Iterator[LooseDate]:
    """Yield what the tokens mean as a range, for each "to" among them and each way to fill what one side leaves out."""
    for place, token in enumerate(tokens):
        if token.kind != "t":
            continue
        left, right = tokens[:place], tokens[place + 1 :]
        for start in _filled(left, right):
            for end in (_side(right), _side([*_months(left), *right])):
                if start is not None and end is not None:
                    yield spanning(_without_since(start), end)


def _filled(left: list[Token], right: list[Token]) -> Iterator[LooseDate | None]:
    """Yield the left side as it is, in the year of the right one, in the year before, and in its month."""
    years = [token for token in right if token.kind == "y"][-1:]
    yield _side(left)
    yield _side([*left, *years])
    yield _side([*left, *(replace(each, value=each.value - 1) for each in years if isinstance(each.value, int))])
    yield _side([*left, *_months(right), *years])


def _months(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.kind == "m"]


def _without_since(start: LooseDate) -> LooseDate:
    """Take "from 2010 to 2012" and "depuis 2010 jusqu'en 2012" for ranges like any other."""
    return replace(start, bound=Bound.WITHIN) if start.bound is Bound.SINCE else start


def _side(tokens: list[Token]) -> LooseDate | None:
    """Return what the tokens mean as one date with its bounds; None where they mean none."""
    kinds = "".join(token.kind for token in tokens)
    match = re.fullmatch(r"([bq]*)(p?)([^bqp]*?)([bqc]*)", kinds)
    if match is None or not kinds:
        return UNKNOWN if not kinds else None
    prefix, part, core, suffix = match.groups()
    if not part + core:
        return _undated(suffix + prefix)
    values = {token.kind: token.value for token in tokens}
    whole = _whole("".join(sorted(core)), values) if core != "syty" else _two_year_winter(tokens)
    if whole is None or (part and not whole.is_known):
        return None
    bounds = [token.value for token in tokens if token.kind in "bq"] + [Bound.ABOUT] * suffix.count("c")
    return _bounded(part_of(whole, str(values["p"])) if part else whole, bounds, len(suffix))
