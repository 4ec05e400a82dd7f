"""Texts of cells, cleaned: one kind of line break, no control character, numbers as a person writes them."""

import re
import unicodedata
from datetime import date, time, timedelta

from rtdocs.i18n import Language
from rtdocs.read.open import Cell
from rtdocs.read.shown.number_format import general
from rtdocs.read.shown.values import ShownDay, ShownNumber, ShownTime

ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Signs without a width, which web pages leave in what is pasted from them."""

_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_INVISIBLE = re.compile(f"[{ZERO_WIDTH}]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\n]+")
_PARTED = re.compile(r"[;；\n]")


def has_controls(text: str) -> bool:
    """Tell whether a text holds characters that no document can."""
    return not text.isprintable() and bool(_CONTROLS.search(_LINE_BREAKS.sub("\n", text)))


def without_controls(text: str) -> str:
    """Return a text without the characters that no document can hold; Word's own breaks become line breaks."""
    return text if text.isprintable() else _CONTROLS.sub(_instead, text)


def is_blank(raw: Cell) -> bool:
    """Tell whether a cell has no visible sign."""
    return isinstance(raw, str) and not raw.strip().strip(ZERO_WIDTH)


def plain(raw: Cell, language: Language) -> str:
    """Return a cell's value as shown, as a trimmed text; a day as 2008-05-31, a truth value as `language` writes it."""
    if isinstance(raw, str):
        return _clean(raw)
    if isinstance(raw, ShownNumber | ShownDay | ShownTime):
        return raw.words(language)
    if isinstance(raw, bool):
        return language.say("workbook.value.true" if raw else "workbook.value.false")
    return general(raw, language) if isinstance(raw, int | float) else _moment(raw)


def _moment(raw: date | time | timedelta) -> str:
    if isinstance(raw, date):
        return f"{raw:%Y-%m-%d}"
    if isinstance(raw, time):
        return raw.isoformat("minutes")
    minutes = round(raw.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def one_line(text: str) -> str:
    """Return a cleaned text on one line, its non-breaking spaces kept."""
    return _BLANKS.sub(" ", text)


def label(text: str) -> str:
    """Return a name or number to compare with others: on one line, all its spaces of one kind."""
    return " ".join(text.split())


def listed(text: str) -> tuple[str, ...]:
    """Return the names in a list parted by `;` or line breaks, each once."""
    return tuple(dict.fromkeys(name for part in _PARTED.split(text) if (name := label(part))))


def _clean(text: str) -> str:
    if text.isprintable():  # nothing to clean, as in nearly all cells
        return unicodedata.normalize("NFC", text).strip()
    text = _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text))
    text = without_controls(text)
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def _instead(found: re.Match[str]) -> str:
    """Return a line break for the vertical tab and the page break: Word pastes its own breaks as these."""
    return "\n" if found[0] in "\x0b\x0c\x85" else ""
