"""The fitting of texts into the placeholders of a template, since PowerPoint itself does so only while a person types.

Text is first measured with the letters of the template, then with smaller ones; a text that still is too long goes on
to the next slide (lists) or is cut with an ellipsis (titles, whose notes then hold them whole).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rtdocs.i18n.cutting import ELLIPSIS
from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.base.text_metrics import height, measured_in, wrap
from rtdocs.write.powerpoint.placeholders import Place

SMALLEST = 12.0
# A list is first set a little smaller before it takes a further slide.
LIST_SHARE = 0.8
# The share of the width that is filled: another program may set the same letters a little wider.
_SURE = 0.95
_NUMBER = re.compile(r"(?:\s\([^()]*\d[^()]*\))+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a list; `continued` where it began on the slide before."""

    text: str
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Filling:
    """The text of a placeholder; `size` in points where it is not the template's own, else 0."""

    pieces: tuple[Piece, ...]
    size: float = 0
    cut: bool = False


def fill(paragraphs: Sequence[str], place: Place, *, tail: str = "") -> Filling:
    """Return the paragraphs in letters that fit, 12 points or more.

    Where even those do not fit, the end is cut; `tail`, the last characters of the text, then stays.
    """
    size = _largest(paragraphs, place, _sizes(place.size, SMALLEST))
    if size:
        return Filling(tuple(map(Piece, paragraphs)), _told(size, place))
    least = min(place.size, SMALLEST)
    text = " ".join(paragraphs).removesuffix(tail)
    kept = _take(text, place, least, _room(place), ending=ELLIPSIS + tail)
    return Filling((Piece(kept.rstrip(" ,;:.") + ELLIPSIS + tail),), _told(least, place), cut=True)


def bottom(filling: Filling, place: Place) -> int:
    """Return the lower end of a text, in EMU; that of its placeholder where the text does not stand at its top."""
    if place.anchor != "t":
        return place.frame.bottom
    high = _stack([piece.text for piece in filling.pieces], place, filling.size or place.size)
    return min(place.frame.bottom, place.frame.y + place.insets[1] + high)


def fill_title(title: str, place: Place) -> Filling:
    """Return a title that fits; a cut leaves its number, "(2 de 3)"."""
    number = _NUMBER.search(title)
    return fill([" ".join(title.splitlines())], place, tail=number[0] if number else "")


def flow(items: Sequence[str], place: Place) -> tuple[Filling, ...]:
    """Return a list over as many slides as it needs, one at least."""
    size = _largest(items, place, _sizes(place.size, max(SMALLEST, place.size * LIST_SHARE)))
    if size:
        return (Filling(tuple(map(Piece, items)), _told(size, place)),)
    return tuple(Filling(page) for page in _pages(items, place))


def _pages(items: Sequence[str], place: Place) -> list[tuple[Piece, ...]]:
    pages: list[list[Piece]] = [[]]
    left = _room(place)
    for piece in (part for item in items for part in _slide_sized(item, place)):
        tall = _tall(piece.text, place, place.size)
        if tall > left and pages[-1]:
            pages.append([])
            left = _room(place)
        pages[-1].append(piece)
        left -= tall
    return [tuple(page) for page in pages]


def _slide_sized(item: str, place: Place) -> list[Piece]:
    """Return an item in pieces, each no taller than a slide: nearly always one."""
    item, pieces = item.strip(), list[Piece]()
    while _tall(item, place, place.size) > _room(place):
        kept = _take(item, place, place.size, _room(place))
        pieces.append(Piece(kept, continued=bool(pieces)))
        item = item[len(kept) :].lstrip(" ")
    return [*pieces, Piece(item, continued=bool(pieces))]


def _take(text: str, place: Place, size: float, room: int, ending: str = "") -> str:
    """Return the longest beginning of a text, in whole words if it has any, that is no taller than `room`."""
    ends = [at for at, char in enumerate(text) if char == " "] or list(range(1, len(text)))
    fits = bisect_right(ends, 0, key=lambda end: _tall(text[:end] + ending, place, size) > room)
    return text[: ends[max(fits - 1, 0)]]


def _largest(paragraphs: Sequence[str], place: Place, sizes: Sequence[float]) -> float:
    """Return the first size, in points, in which the paragraphs fit; 0 where they fit in none."""
    return next((size for size in sizes if _stack(paragraphs, place, size) <= _room(place)), 0)


def _stack(paragraphs: Sequence[str], place: Place, size: float) -> int:
    return sum(_tall(text, place, size) for text in paragraphs)


def _tall(text: str, place: Place, size: float) -> int:
    """Return the height of a paragraph with the space above it, in EMU."""
    with measured_in(place.font):
        lines = len(wrap(text, size, round(place.room[0] * _SURE), bold=place.bold))
        return height(max(lines, 1), size) + round(place.spacing * EMU_PER_POINT)


def _room(place: Place) -> int:
    return place.room[1]


def _sizes(largest: float, least: float) -> list[float]:
    """Return the sizes to try, in steps of two points."""
    steps = int(max(largest - least, 0) // 2)
    return [largest - 2 * step for step in range(steps + 1)]


def _told(size: float, place: Place) -> float:
    return 0 if size == place.size else size
