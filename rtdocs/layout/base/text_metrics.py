"""How much room text takes in Calibri, without opening a font.

The widths come from Carlito, which is made to have Calibri's; benchmarks/make_metrics.py wrote them down.
Programs break lines by rules of their own. Ours breaks at fewer places than any of them, so that what fits here
fits there.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from rtdocs.layout.base.scene import EMU_PER_POINT

TABLE = Path(__file__).with_name("advances.json")

# Calibri asks for 1.2207 times the size of its letters from one line to the next.
LINE_HEIGHT = 1.2207

# What the table lacks is counted as wide as the widest common script, so that it never overflows.
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


def width(text: str, size: float, *, bold: bool = False) -> int:
    """Return how wide `text` is on one line, in EMU, with letters of `size` points."""
    return round(_ems(text, bold) * size * EMU_PER_POINT)


def is_measured(text: str) -> bool:
    """Tell whether each sign of a text stands in the table of widths; the others are guessed, rather too wide."""
    return all(char in _faces()[0] or char.isspace() for char in text)


def height(lines: int, size: float) -> int:
    """Return how high `lines` lines are, in EMU, with letters of `size` points."""
    return round(lines * size * LINE_HEIGHT * EMU_PER_POINT)


@lru_cache(_KEPT)
def wrap(text: str, size: float, max_width: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in the lines it takes within `max_width` EMU; a word that is too long is cut between letters."""
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
    """Yield the stretches between which a line may break, none wider than `room`."""
    for piece in _PIECE.findall(text):
        if _ems(piece.rstrip(_BLANKS), bold) <= room:
            yield piece
        else:
            yield from _cut(piece, room, bold=bold)


def _cut(piece: str, room: float, *, bold: bool) -> Iterator[str]:
    """Yield a word that is too long in parts that are not; a letter is a part, however narrow the room."""
    part, taken = "", 0.0
    for char in piece:
        wide = _ems(char, bold)
        if part and taken + wide > room:
            yield part
            part, taken = "", 0.0
        part, taken = part + char, taken + wide
    yield part


@lru_cache(_KEPT)
def _ems(text: str, bold: bool) -> float:  # noqa: FBT001 - a cache takes no keywords cheaply
    """Return how wide `text` is in shares of its letters' size."""
    face = _faces()[bold]
    return sum(face[char] if char in face else _unlisted(char) for char in text)


@cache
def _faces() -> tuple[dict[str, float], dict[str, float]]:
    """Return the widths of regular and of bold letters, in shares of their size."""
    table = json.loads(TABLE.read_text("utf-8"))
    regular, bold = (
        {char: units / table["units"] for char, units in _whole(table[face]).items()} for face in ("regular", "bold")
    )
    return regular, bold


def _whole(face: dict[str, int]) -> dict[str, int]:
    """Return a face with the spaces that do not break: the font has none, so programs draw its common space."""
    return {**dict.fromkeys(_UNBREAKING, face[" "]), **face}


def _unlisted(char: str) -> float:
    if char.isspace():  # a non-breaking space is as wide as the other, and "not printable" to Python like a control
        return _faces()[0][" "]
    if ord(char) in _COMBINING or not char.isprintable():
        return 0.0
    return _UNKNOWN if ord(char) < _ASTRAL else _WIDE
