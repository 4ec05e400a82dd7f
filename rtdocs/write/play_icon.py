"""The picture of a play button, drawn here: a white triangle on a dark disc with a white rim, as a PNG.

The rim keeps it visible on a dark ground, the disc on a light one: 11:1 and more against white, as our templates have.
"""

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from math import hypot
from typing import NamedTuple

SIDE = 128
"""Of the picture, in pixels."""

_DARK = (0x1B, 0x3A, 0x57)
_WHITE = (0xFF, 0xFF, 0xFF)
_CENTRE = SIDE / 2
_OUTER, _DISC = 63.0, 57.0
"""The radius of the rim and that of the disc, in pixels."""
_LEFT, _RIGHT, _HALF = 47.0, 93.0, 27.0
"""The left side of the triangle and its tip, and half its height."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA = 6


class _Pixel(NamedTuple):
    red: int
    green: int
    blue: int
    alpha: int


@cache
def play_icon() -> bytes:
    """Return the picture; its pixels are stored as they are, so that every machine makes the same bytes."""
    rows = b"".join(b"\0" + bytes(part for x in range(SIDE) for part in _pixel(x + 0.5, y + 0.5)) for y in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, _RGBA, 0, 0, 0)
    return b"".join((_SIGNATURE, *_chunks(head, zlib.compress(rows, level=0))))


def _chunks(head: bytes, pixels: bytes) -> Iterator[bytes]:
    for name, content in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")):
        check = zlib.crc32(name + content)
        yield struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _pixel(x: float, y: float) -> _Pixel:
    away = hypot(x - _CENTRE, y - _CENTRE)
    dark = _covered(_DISC - away) * (1 - _covered(_inside_triangle(x, y)))
    colour = (round(white + (ink - white) * dark) for white, ink in zip(_WHITE, _DARK, strict=True))
    return _Pixel(*colour, round(255 * _covered(_OUTER - away)))


def _covered(inside: float) -> float:
    """Return how much of a pixel is covered whose middle is so far inside of an edge: edges are soft."""
    return min(1.0, max(0.0, inside + 0.5))


def _inside_triangle(x: float, y: float) -> float:
    """Return how far a place is inside the triangle, in pixels; less than 0 outside."""
    width = _RIGHT - _LEFT
    slope = (_RIGHT - x) * _HALF - abs(y - _CENTRE) * width
    return min(x - _LEFT, slope / hypot(_HALF, width))
