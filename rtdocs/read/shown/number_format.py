"""The text that Excel shows for a number, by the code of its cell's number format ("0%", `#,##0 "$"`, `"E"0`, mmm-yy).

The codes are those of ECMA-376 part 1, 18.8.31, the same in .xlsx and .xls. Where a code leaves the marks of decimals
and of thousands to the machine's country, they are those of the workbook's language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from math import isfinite

from rtdocs.i18n import Language
from rtdocs.read.shown import codes, moments
from rtdocs.read.shown.codes import FormatToken

_EVERY_DIGIT = Context(prec=700)
"""For rounding: a cell's number has up to 309 digits before its mark, and a format up to 255 signs behind it."""

CURRENCY = "¤"
"""In our codes of the formats that Excel has built in: the dollar, where the language writes it."""

BUILT_IN: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((5, 6, 42), "¤#,##0;-¤#,##0"),
    **dict.fromkeys((7, 8, 44), "¤#,##0.00;-¤#,##0.00"),
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    **dict.fromkeys((37, 38, 41), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40, 43), "#,##0.00;-#,##0.00"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
"""The codes of formats that a file names by number alone; accounts are told with a minus."""

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[\d.]+)")
_BEFORE_SYMBOL = re.compile(r"(?<=\d) ?(?=[$%€])")
_QUOTED = re.compile(r'"[^"]+"')
_MOST_DIGITS = 15
_WIDTH = 11
_NO_BREAK = "\u00a0"


class Part(Enum):
    """The part of a day that a number format shows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"


@cache
def shown_part(code: str) -> Part | None:
    """Return the finest part of a day that a number format shows; None where it is no format of dates."""
    tokens = [token for token in codes.tokens(codes.sections(code)[0]) if token.kind in {"letters", "elapsed"}]
    if not tokens:
        return None
    letters = [token.text[0].lower() for token in tokens]
    has_time = {"h", "s"} & set(letters) or any(token.kind == "elapsed" for token in tokens)
    if "d" in letters:
        return Part.DAY
    if "m" in letters and not has_time:
        return Part.MONTH
    return Part.TIME if has_time else Part.YEAR


@cache
def shows_more(code: str) -> bool:
    """Tell whether a format may show a number, a day or a text otherwise than by its digits, its day or its letters."""
    sections = [section.strip().lower() for section in codes.sections(code)]
    is_special = any(section not in {"", "general", "@"} for section in sections)
    return is_special and (shown_part(code) is not Part.DAY or moments.has_time(code))


def number(value: float, code: str, language: Language) -> str:
    """Return the text that a cell shows for a number; empty where the format hides it or is beyond us."""
    section, is_signed = _section(value, codes.sections(code))
    tokens = list(codes.tokens(section))
    amount = abs(Decimal(repr(float(value))))
    if not amount.is_finite():
        return ""
    power = next((place for place, token in enumerate(tokens) if token.kind == "power"), None)
    text = _Numeral(tokens, language).show(amount) if power is None else _by_power(tokens, power, amount, language)
    has_digits = any(_is(token, "0#?") or token.kind == "general" for token in tokens)
    is_below = value < 0 and is_signed and has_digits and any(digit in text for digit in "123456789")
    return f"-{text}" if is_below else text


def general(value: float, language: Language) -> str:
    """Return the text that a cell without a format of its own shows: 11 signs at most, but all digits before a mark."""
    if not isfinite(value):
        return f"{value:g}"
    whole, cents = len(f"{abs(value):.0f}"), 0 if float(value).is_integer() else _WIDTH - 1
    text = f"{value:.{max(cents - whole, 0)}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if value and not float(text):
        text = f"{value:.{_MOST_DIGITS}g}"
    return text.replace(".", _decimal_mark(language))


def _by_power(tokens: list[FormatToken], power: int, amount: Decimal, language: Language) -> str:
    """Return a number with its power of ten, 1,23E+07; empty where the format has several digits before the mark."""
    point = next((place for place, token in enumerate(tokens) if _is(token, ".")), power)
    if sum(_is(token, "0#?") for token in tokens[:point]) != 1:
        return ""
    cents = sum(_is(token, "0#?") for token in tokens[point:power])
    mantissa, _, exponent = f"{amount:.{cents}e}".partition("e")
    number, is_below = abs(int(exponent)), exponent.startswith("-")
    sign = "-" if is_below else "+" if tokens[power].text.endswith("+") else ""
    digits = sum(_is(token, "0") for token in tokens[power:])
    return f"{mantissa.replace('.', _decimal_mark(language))}E{sign}{number:0{digits}}"


def _decimal_mark(language: Language) -> str:
    return language.say("workbook.value.decimals")[1:-1]


def words(text: str, code: str) -> str:
    """Return the text that a cell shows for a text; the format's text section may add to it.

    That is its fourth section, or an only section with "@".
    """
    sections = codes.sections(code)
    section = next((each for each in (sections[3:4] or sections[:1]) if "@" in each or _QUOTED.fullmatch(each)), "")
    if not section:
        return text
    pieces = (text if token == FormatToken("literal", "@") else codes.literal(token) for token in codes.tokens(section))
    return "".join(pieces).strip()


def _section(value: float, sections: list[str]) -> tuple[str, bool]:
    """Return the section for a number, and whether the minus sign is still to be put before it."""
    numbers = [section for section in sections[:3] if "@" not in section] or [""]
    conditions = [_condition(section) for section in numbers]
    if any(conditions):
        for section, condition in zip(numbers, conditions, strict=True):
            if condition is None or condition.holds(value):
                return section, True
        return numbers[-1], True
    if value < 0 and len(numbers) > 1:
        return numbers[1], False
    return (numbers[2] if value == 0 and len(numbers) > 2 else numbers[0]), True  # noqa: PLR2004 - the third: zero


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition in brackets, such as [>=100]."""

    sign: str
    limit: float

    def holds(self, value: float) -> bool:
        """Tell whether a number meets the condition."""
        less, equal, greater = value < self.limit, value == self.limit, value > self.limit
        return {"<": less, "<=": less or equal, ">": greater, ">=": greater or equal, "=": equal, "<>": not equal}[
            self.sign
        ]


def _condition(section: str) -> _Condition | None:
    found = [_CONDITION.fullmatch(token.text) for token in codes.tokens(section) if token.kind == "bracket"]
    return next((_Condition(each[1], float(each[2])) for each in found if each), None)


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A number shown by the tokens of one section."""

    tokens: list[FormatToken]
    language: Language

    def show(self, amount: Decimal) -> str:
        """Return the text of a number, not below zero, with the literals around its digits."""
        if any(token.kind == "general" for token in self.tokens):
            digits = general(float(amount), self.language)
            return self._typeset(
                "".join(digits if each.kind == "general" else codes.literal(each) for each in self.tokens)
            )
        if any(_is(token, "/") for token in self.tokens):
            return self._typeset(self._fraction(amount))
        return self._typeset(self._decimal(amount))

    def _decimal(self, amount: Decimal) -> str:
        whole, cents = self._places()
        scaled = amount * 100 ** sum(_is(token, "%") for token in self.tokens) / 1000 ** self._trailing_commas()
        rounded = scaled.quantize(Decimal(1).scaleb(-len(cents)), ROUND_HALF_UP, _EVERY_DIGIT)
        digits, _, fraction = f"{rounded:f}".partition(".")
        filled = {**self._filled_whole(whole, "" if digits == "0" else digits), **self._filled_cents(cents, fraction)}
        return "".join(self._piece(place, token, filled) for place, token in enumerate(self.tokens))

    def _piece(self, place: int, token: FormatToken, filled: Mapping[int, str]) -> str:
        if place in filled:
            return filled[place]
        if _is(token, ",") or (_is(token, ".") and place == self._point()):
            return ""
        return codes.literal(token)

    def _point(self) -> int:
        """Return the index of the decimal mark among the tokens; their number where there is none."""
        return next((place for place, token in enumerate(self.tokens) if _is(token, ".")), len(self.tokens))

    def _places(self) -> tuple[list[int], list[int]]:
        """Return the indexes of the digit tokens before and after the decimal mark."""
        digits = [place for place, token in enumerate(self.tokens) if _is(token, "0#?")]
        point = self._point()
        return [place for place in digits if place < point], [place for place in digits if place > point]

    def _trailing_commas(self) -> int:
        """Return the number of divisions by a thousand: one for each comma right after the last digit."""
        whole, cents = self._places()
        last = max((*whole, *cents), default=len(self.tokens))
        after = self.tokens[last + 1 :]
        count = 0
        while count < len(after) and _is(after[count], ","):
            count += 1
        return count

    def _filled_whole(self, places: list[int], digits: str) -> dict[int, str]:
        """Return the digits at each index of the whole part; the first index takes all digits left over."""
        groups = any(_is(token, ",") for token in self.tokens[places[0] : places[-1]]) if places else False
        filled: dict[int, str] = {}
        rest, count = digits, 0
        for place in reversed(places):
            taken = rest[-1:] if place != places[0] else rest
            rest = rest[: len(rest) - len(taken)]
            taken = taken or {"0": "0", "?": " ", "#": ""}[self.tokens[place].text]
            filled[place] = self._grouped(taken, count) if groups else taken
            count += len(taken.strip())
        return filled

    def _grouped(self, digits: str, before: int) -> str:
        """Return digits with the mark of thousands, counted from `before` digits that stand at their right."""
        mark = self.language.say("workbook.value.thousands")[1:-3]
        shown = ""
        for count, digit in enumerate(reversed(digits), before):
            shown = digit + (mark if count and count % 3 == 0 and digit.isdigit() else "") + shown
        return shown

    def _filled_cents(self, places: list[int], digits: str) -> dict[int, str]:
        """Return the digits at each index of the decimals; the first digit brings the decimal mark with it."""
        filled: dict[int, str] = {}
        for place, digit in reversed(list(zip(places, digits, strict=False))):
            is_told = digit != "0" or bool(filled and any(filled.values()))
            filled[place] = digit if is_told else {"0": "0", "?": " ", "#": ""}[self.tokens[place].text]
        if places and filled.get(places[0]):
            filled[places[0]] = _decimal_mark(self.language) + filled[places[0]]
        return filled

    def _fraction(self, amount: Decimal) -> str:
        """Return a number as a fraction, by a free or a fixed denominator: 2 1/2."""
        code = "".join(token.text for token in self.tokens)
        found = re.search(r"([#0?]+)/([#0?]+|\d+)", code)
        has_whole = bool(re.search(r"[#0?]\s+[#0?]+/", code))
        whole = int(amount) if has_whole else 0
        rest = Fraction(amount) - whole
        below = found[2] if found else "?"
        if below.strip("0#?"):
            parts = (round(rest * int(below)), int(below))
        else:
            near = rest.limit_denominator(10 ** len(below) - 1)
            parts = (near.numerator, near.denominator)
        if parts[0] == 0 and has_whole:
            return str(whole)
        return f"{whole} {parts[0]}/{parts[1]}" if whole else f"{parts[0]}/{parts[1]}"

    def _typeset(self, text: str) -> str:
        """Return a number's text with the language's place of the dollar sign, and no-break spaces before units."""
        is_after = self.language.say("workbook.value.dollars").startswith("{")
        if CURRENCY in text:
            bare = text.replace(CURRENCY, "").strip()
            text = self.language.say("workbook.value.dollars", amount=bare)
        text = text.replace("\u202f", _NO_BREAK).strip()
        return _BEFORE_SYMBOL.sub(_NO_BREAK, text) if is_after else text


def _is(token: FormatToken, signs: str) -> bool:
    return token.kind == "literal" and token.text in signs
