"""The picture of a play button, drawn here: a white triangle on a dark square with a white rim, as a PNG.

The rim keeps it visible on a dark ground, the square on a light one: 11:1 against white, as our templates have. It is
no disc: LibreOffice paints what is transparent in the picture of a sound in dark grey (found by converting one).
"""

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from math import hypot

SIDE = 128
"""Of the picture, in pixels."""

DARK = (0x1B, 0x3A, 0x57)
_WHITE = (0xFF, 0xFF, 0xFF)
_CENTRE = SIDE / 2
_RIM = 5.0
_LEFT, _RIGHT, _HALF = 43.0, 97.0, 32.0
"""The left side of the triangle and its tip, and half its height, in pixels."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2


@cache
def play_icon() -> bytes:
    """Return the picture; its pixels are stored as they are, so that every machine makes the same bytes."""
    rows = b"".join(b"\0" + bytes(part for x in range(SIDE) for part in _pixel(x + 0.5, y + 0.5)) for y in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, _RGB, 0, 0, 0)
    return b"".join((_SIGNATURE, *_chunks(head, zlib.compress(rows, level=0))))


def _chunks(head: bytes, pixels: bytes) -> Iterator[bytes]:
    for name, content in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")):
        check = zlib.crc32(name + content)
        yield struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def _pixel(x: float, y: float) -> list[int]:
    """Return the red, green and blue of the pixel whose middle is at (x, y)."""
    from_side = min(x, y, SIDE - x, SIDE - y)
    dark = _covered(from_side - _RIM) * (1 - _covered(_inside_triangle(x, y)))
    return [round(white + (ink - white) * dark) for white, ink in zip(_WHITE, DARK, strict=True)]


def _covered(inside: float) -> float:
    """Return the covered share of a pixel whose middle is `inside` pixels within an edge: edges are soft."""
    return min(1.0, max(0.0, inside + 0.5))


def _inside_triangle(x: float, y: float) -> float:
    """Return the distance of a point within the triangle from its edge, in pixels; below 0 outside."""
    width = _RIGHT - _LEFT
    slope = (_RIGHT - x) * _HALF - abs(y - _CENTRE) * width
    return min(x - _LEFT, slope / hypot(_HALF, width))
