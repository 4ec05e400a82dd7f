"""How much room text takes in Calibri, without opening a font.

The widths come from Carlito, which is made to have Calibri's; benchmarks/make_metrics.py wrote them down.
Programs break lines by rules of their own. Ours breaks at fewer places than any of them, so that what fits here
fits there.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rtdocs.layout.scene import EMU_PER_POINT

TABLE = Path(__file__).with_name("advances.json")

# Calibri asks for 1.2207 times the size of its letters from one line to the next.
LINE_HEIGHT = 1.2207

# What the table lacks is counted as wide as the widest common script, so that it never overflows.
_UNKNOWN = 1.0
_WIDE = 1.4
_COMBINING = range(0x0300, 0x0370)
_ASTRAL = 0x1_0000

# A piece ends after a space that breaks or a hyphen between letters; what closes (« : ; ! ? ») stays with its word.
_PIECE = re.compile(r".*?(?:[^\W\d]-(?=[^\W\d])|[ \t]+(?![:;!?»])|$)", re.DOTALL)


def width(text: str, size: float, *, bold: bool = False) -> int:
    """Return how wide `text` is on one line, in EMU, with letters of `size` points."""
    faces = _faces()[bold]
    return round(sum(faces.get(char) or _unlisted(char) for char in text) * size * EMU_PER_POINT)


def height(lines: int, size: float) -> int:
    """Return how high `lines` lines are, in EMU, with letters of `size` points."""
    return round(lines * size * LINE_HEIGHT * EMU_PER_POINT)


def wrap(text: str, size: float, max_width: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in the lines it takes within `max_width` EMU; a word that is too long is cut between letters."""
    lines: list[str] = []
    for piece in _pieces(text, size, max_width, bold=bold):
        if lines and width((lines[-1] + piece).rstrip(" \t"), size, bold=bold) <= max_width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.rstrip(" \t") for line in lines)


def _pieces(text: str, size: float, max_width: int, *, bold: bool) -> Iterator[str]:
    """Yield the stretches between which a line may break, none wider than a line."""
    for piece in _PIECE.findall(text):
        yield from _cut(piece, size, max_width, bold=bold)


def _cut(piece: str, size: float, max_width: int, *, bold: bool) -> Iterator[str]:
    while width(piece.rstrip(" \t"), size, bold=bold) > max_width and len(piece) > 1:
        fits = max((n for n in range(1, len(piece)) if width(piece[:n], size, bold=bold) <= max_width), default=1)
        yield piece[:fits]
        piece = piece[fits:]
    if piece:
        yield piece


@cache
def _faces() -> tuple[dict[str, float], dict[str, float]]:
    """Return the widths of regular and of bold letters, in shares of their size."""
    table = json.loads(TABLE.read_text("utf-8"))
    regular, bold = (
        {char: units / table["units"] for char, units in table[face].items()} for face in ("regular", "bold")
    )
    return regular, bold


def _unlisted(char: str) -> float:
    if ord(char) in _COMBINING or not char.isprintable():
        return 0.0
    return _UNKNOWN if ord(char) < _ASTRAL else _WIDE
