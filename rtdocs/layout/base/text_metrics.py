"""Text metrics: the room that a text takes in the font of the drawing, without opening a font file.

The font is the drawing's surrounding, like the precision of a calculation: `measured_in` sets it for all layout within,
so that no layout has to pass it on. Programs break lines by rules of their own. Ours breaks at fewer places than any of
them, so that a text that fits here fits there.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.base.typefaces import OURS, typeface

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")

_FONT: ContextVar[str] = ContextVar("font", default=OURS)

# A character that the table lacks is counted as wide as the widest common script, so that it never overflows.
_UNKNOWN = 1.0
_WIDE = 1.4
_COMBINING = range(0x0300, 0x0370)
_ASTRAL = 0x1_0000

# Texts whose measures are kept: those of a large schema, at several widths.
_KEPT = 20_000
_BLANKS = " \t"
_UNBREAKING = "\u00a0\u202f"

# A piece ends after a space that breaks; what closes (« : ; ! ? ») stays with its word. PowerPoint also breaks after a
# hyphen, which other programs do not.
_PIECE = re.compile(r".*?(?:[ \t]+(?![:;!?»])|$)", re.DOTALL)


@contextmanager
def measured_in(font: str) -> Iterator[None]:
    """Measure all texts within in a font, by its name; a font that is not known is taken for wide.

    Without a name the font stays as it is.
    """
    before = _FONT.set(font or _FONT.get())
    try:
        yield
    finally:
        _FONT.reset(before)


def cached_by_font(most: int) -> Callable[[Callable[_Given, _Found]], Callable[_Given, _Found]]:
    """Return a decorator that keeps the last `most` results of a function that measures text, font by font."""

    def keeping(function: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
        by_font: dict[str, Callable[_Given, _Found]] = {}

        @wraps(function)
        def measured(*given: _Given.args, **named: _Given.kwargs) -> _Found:
            font = _FONT.get()
            if font not in by_font:
                by_font[font] = cast("Callable[_Given, _Found]", lru_cache(most)(function))
            return by_font[font](*given, **named)

        return measured

    return keeping


def width(text: str, size: float, *, bold: bool = False) -> int:
    """Return the width of `text` on one line, in EMU, with letters of `size` points."""
    return round(_ems(text, bold) * size * EMU_PER_POINT)


def is_measured(text: str) -> bool:
    """Tell whether the width of every character is known exactly; others are guessed, rather too wide."""
    letters = typeface(_FONT.get())
    return letters.is_exact and all(char in letters.regular or char.isspace() for char in text)


def height(lines: int, size: float) -> int:
    """Return the height of `lines` lines, in EMU, with letters of `size` points."""
    return round(lines * size * typeface(_FONT.get()).line * EMU_PER_POINT)


@cached_by_font(_KEPT)
def wrap(text: str, size: float, max_width: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of `text` within `max_width` EMU; a word that is too long is cut between letters."""
    room = max_width / (size * EMU_PER_POINT)
    lines: list[str] = []
    taken = 0.0
    for piece in _pieces(text, room, bold=bold):
        if lines and taken + _ems(piece.rstrip(_BLANKS), bold) <= room:
            lines[-1] += piece
            taken += _ems(piece, bold)
        else:
            lines.append(piece)
            taken = _ems(piece, bold)
    return tuple(line.rstrip(_BLANKS) for line in lines)


def _pieces(text: str, room: float, *, bold: bool) -> Iterator[str]:
    """Yield the pieces between which a line may break, none wider than `room` (in shares of the letters' size)."""
    for piece in _PIECE.findall(text):
        if _ems(piece.rstrip(_BLANKS), bold) <= room:
            yield piece
        else:
            yield from _cut(piece, room, bold=bold)


def _cut(piece: str, room: float, *, bold: bool) -> Iterator[str]:
    """Yield the parts of a word that is too long; a part has one letter at least, however narrow the room."""
    part, taken = "", 0.0
    for char in piece:
        wide = _ems(char, bold)
        if part and taken + wide > room:
            yield part
            part, taken = "", 0.0
        part, taken = part + char, taken + wide
    yield part


@cached_by_font(_KEPT)
def _ems(text: str, bold: bool) -> float:  # noqa: FBT001 - a cache takes no keywords cheaply
    """Return the width of `text` in shares of its letters' size."""
    letters = typeface(_FONT.get())
    face = letters.bold if bold else letters.regular
    return sum(face[char] if char in face else _unlisted(char) for char in text)


def _unlisted(char: str) -> float:
    if char.isspace():  # a non-breaking space is as wide as the other, and "not printable" to Python like a control
        return typeface(_FONT.get()).regular[" "]
    if ord(char) in _COMBINING or not char.isprintable():
        return 0.0
    return _UNKNOWN if ord(char) < _ASTRAL else _WIDE
