"""The text that Excel shows for a day or a time, by the code of its cell's number format: h"h"mm, "Été "yyyy."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

from rtdocs.i18n import Language
from rtdocs.read.shown.codes import FormatToken, literal, sections, tokens

_HALF_DAY = 12
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_TIMES = frozenset("hs")


def text(when: datetime, seconds: int, code: str, language: Language) -> str:
    """Return the text that a cell shows for a moment; months are in full, years of four digits.

    Args:
        when: the moment.
        seconds: all seconds since day 0, for hours, minutes or seconds in brackets, which go past a day.
        code: the code of the number format.
        language: whose names of months the text has.
    """
    section = list(tokens(sections(code)[0]))
    has_halves = any(token.kind == "ampm" for token in section)
    pieces = (_piece(token, when, seconds, language, has_halves=has_halves) for token in _told(section))
    return "".join(pieces).strip()


@cache
def has_words(code: str) -> bool:
    """Tell whether a format puts words of its own beside a day: "Été "yyyy."""
    return any(sign.isalpha() for token in tokens(sections(code)[0]) for sign in _own(token))


@cache
def has_time(code: str) -> bool:
    """Tell whether a format shows the time of day."""
    return any(token.kind == "letters" and token.text[0].lower() in _TIMES for token in tokens(sections(code)[0]))


def _own(token: FormatToken) -> str:
    return token.text if token.kind in {"quoted", "escaped"} else ""


def _told(section: list[FormatToken]) -> Iterator[FormatToken]:
    """Yield tokens, the minutes among them marked: m after hours or before seconds; fractions of seconds left out."""
    letters = [place for place, token in enumerate(section) if token.kind in {"letters", "elapsed"}]
    for place, token in enumerate(section):
        after = section[place + 1] if place + 1 < len(section) else None
        if token.kind == "literal" and ("0" in (token.text, after.text if after and token.text == "." else "")):
            continue
        if token.kind == "letters" and token.text[0] in "mM":
            rank = letters.index(place)
            beside = (*letters[max(rank - 1, 0) : rank], *letters[rank + 1 : rank + 2])
            around = [(each < place, section[each].text[0].lower()) for each in beside]
            if (True, "h") in around or (False, "s") in around:
                yield FormatToken("minutes", token.text)
                continue
        yield token


def _piece(token: FormatToken, when: datetime, seconds: int, language: Language, *, has_halves: bool) -> str:
    unit, length = token.text[:1].lower(), len(token.text)
    match token.kind:
        case "elapsed":
            return f"{seconds // _SECONDS[unit]:0{length}}"
        case "ampm":
            return "AM" if when.hour < _HALF_DAY else "PM"
        case "minutes":
            return f"{when.minute:0{length}}"
        case "letters" if unit in _TIMES:
            hour = (when.hour % _HALF_DAY or _HALF_DAY) if has_halves else when.hour
            return f"{hour if unit == 'h' else when.second:0{length}}"
        case "letters":
            return _of_day(unit, length, when, language)
        case _:
            return literal(token)


def _of_day(unit: str, length: int, when: datetime, language: Language) -> str:
    match unit, length:
        case "d", 1 | 2:
            return f"{when.day:0{length}}"
        case "m", 1 | 2:
            return f"{when.month:0{length}}"
        case "m", _:
            return language.say(f"dates.names.full-{when.month}")
        case "y" | "e", _:
            return str(when.year)
        case _:  # the name of a weekday, which the whole date tells
            return ""
