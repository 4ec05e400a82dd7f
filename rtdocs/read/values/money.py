"""Amounts of money as people write them: "43 500 $", "43,500", "12 500,00 $", "1,2 M$"; dollars alone.

A sign that stands once before three last digits parts thousands ("43,500", "43.500"); before any other digits it opens
the cents. Where both a comma and a point stand, the last one opens the cents.
"""

import re
from decimal import Decimal

_DOLLARS = re.compile(r"(?:ca[nd]?|cdn)?\$(?:ca[nd]?|cdn)?|dollars?(?:canadiens?)?|cad|cdn", re.IGNORECASE)
_SPACES = re.compile(r"[\s_'’\u200e\u200f]")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2011": "-"})
_AMOUNT = re.compile(r"(-?)(\d{1,12}(?:[.,]\d+)*)(k|m|mille|thousand|millions?(?:de|d)?)?(-?)", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TIMES = {"": 1, "k": 1_000, "mille": 1_000, "thousand": 1_000}
_MILLION = 1_000_000


def parse(text: str) -> Decimal | None:
    """Return the dollars of a text, below zero for "-500" and "(500 $)"; None where it is no amount in dollars."""
    bare = _DOLLARS.sub("", _SPACES.sub("", text.translate(_MINUS)))
    in_brackets = bare.startswith("(") and bare.endswith(")")
    found = _AMOUNT.fullmatch(bare.strip("()") if in_brackets else bare)
    if not found or (found[1] and found[4]):
        return None
    digits = _digits(found[2])
    if digits is None:
        return None
    amount = Decimal(digits) * _TIMES.get((found[3] or "").casefold(), _MILLION)
    return -amount if in_brackets or found[1] or found[4] else amount


def _digits(typed: str) -> str | None:
    """Return digits with a point before the cents; None where the signs between them follow no custom."""
    signs = [sign for sign in typed if sign in ".,"]
    if len(set(signs)) > 1:
        whole, sign, cents = typed.rpartition(signs[-1])
        is_sound = signs.count(sign) == 1 and bool(_THOUSANDS.fullmatch(whole))
        return f"{_joined(whole)}.{cents}" if is_sound else None
    if not signs or _THOUSANDS.fullmatch(typed):
        return _joined(typed)
    return typed.replace(",", ".") if len(signs) == 1 else None


def _joined(typed: str) -> str:
    return typed.replace(",", "").replace(".", "")
