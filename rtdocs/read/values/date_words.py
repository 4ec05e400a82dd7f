"""The words and forms that dates are made of: a text becomes tokens, whose kinds are one letter each.

Words come from the catalogues `dates` of all languages; the forms of numbers and signs from the table `_NUMERIC`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from rtdocs.i18n import codes, language_of
from rtdocs.i18n.folding import fold_date
from rtdocs.model.dates import PARTS, SEASONS, Bound

YEARS = range(1500, 2200)
TIGHT = "tight"  # the value of a dash without spaces
_EDTF_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}  # EDTF (ISO 8601-2), level 1
_MONTHS = range(1, 13)
_LIFETIME = 50  # years; no project lasts longer
_LONGEST_GRANT = 3  # years; 2019-21 is two years, 2008-21 is EDTF's spring, 2008-13 a slip


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
            for word in language_of(code).say(f"dates.words.{name}").split(","):
                folded = fold_date(word)
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
    """Return the tokens of 03/04/2017 as day and month, as French does, and of 12/25/2017 as month and day."""
    first, second, year = (int(part) for part in re.findall(r"\d+", text))
    if first in _MONTHS and second not in _MONTHS:
        return [_machine("n", second), _machine("m", first), _machine("y", year)]
    readings: tuple[date | str, ...] = ()
    if first != second and first in _MONTHS and second in _MONTHS:
        readings = (date(year, second, first), date(year, first, second))
    return [replace(_machine("n", first), readings=readings), _machine("m", second), _machine("y", year)]


def _month_year(text: str) -> list[Token]:
    month, year = (int(part) for part in re.findall(r"\d+", text))
    return [_machine("m", month), _machine("y", year)]


def _short(text: str) -> list[Token]:
    """Return the tokens of 2010-11, by the more plausible reading.

    With a hyphen it is the month of ISO 8601 (2008-05), with a warning where the years follow each other (2010-11);
    with a slash such a pair is two years, and so are two numbers joined by a dash. Above 12, see `_LONGEST_GRANT`.
    """
    year, rest = int(text[:4]), int(text[5:])
    later = (rest - year) % 100
    if text[4] == "–" or (rest > max(_EDTF_SEASONS) and later <= _LIFETIME):
        return _years(text)
    if rest in _MONTHS and later == 1:
        return _month_or_years(year, rest, text[4])
    if rest not in _MONTHS and 0 < later <= _LONGEST_GRANT:
        return _years(text)
    season = _EDTF_SEASONS.get(rest)
    return [_machine("y", year), _machine("s", season) if season else _machine("m", rest)]


def _month_or_years(year: int, month: int, joined: str) -> list[Token]:
    readings = (f"{month:02}/{year}", f"{year}-{year + 1}")
    if joined == "/":
        first, *others = _years(f"{year}/{month:02}")
        return [replace(first, readings=readings[::-1]), *others]
    return [replace(_machine("y", year), readings=readings), _machine("m", month)]


def _years(text: str) -> list[Token]:
    """Return the tokens of 2010-11 as two years, as in "hiver 2010-11"; 1999-00 goes on in the next century."""
    year, rest = int(text[:4]), int(text[5:])
    later = (rest - year) % 100
    end = year + later if later <= _LIFETIME else year // 100 * 100 + rest
    return [Token("y", year), Token("t", TIGHT), Token("y", end)]


def _decade(text: str) -> list[Token]:
    number = int(re.sub(r"\D", "", text.replace("x", "0")))
    return [_machine("x", number if number in YEARS else 1900 + number)]


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
    "to": (r" ?(?:[-=]?>|[→➔–—−‐‑/&-]) ?", lambda text: [Token("t", "" if " " in text else TIGHT)]),
    "doubt": (r"[~?%≈±]", lambda _: [_machine("q", Bound.ABOUT)]),
    "nothing": (r"[ ,.;()\[\]'\"“”«»]+", lambda _: []),
}
_SCAN = re.compile("|".join(f"(?P<{name}>{form})" for name, (form, _) in _NUMERIC.items()) + r"|(?P<word>[^\W\d_]+)|.")


def tokens(folded: str) -> list[Token] | None:
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
