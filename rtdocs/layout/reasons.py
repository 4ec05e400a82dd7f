"""Puts the number of its reason beside each arrow that has one, where there is room; the notes tell the reason."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rtdocs.layout.cards import natural_width
from rtdocs.layout.metrics import height
from rtdocs.layout.scene import EMU_PER_POINT, Box, Connector, Frame, Line, Point

STYLE = "reason"
_LETTERS = 12
# From a number to its arrow, and to anything else.
_BESIDE = 3 * EMU_PER_POINT // 2
_CLEAR = EMU_PER_POINT
# A number stands at one of so many places along a stretch.
_PLACES = 8


def numbers(reasons: dict[str, int], arrows: Sequence[Connector], boxes: Sequence[Box], frame: Frame) -> Iterator[Box]:
    """Yield the numbers of reasons, each beside its arrow; one that finds no free place is left to the notes.

    Args:
        reasons: the number by the arrow's id.
        arrows: all arrows of the page.
        boxes: all boxes with words.
        frame: the part of the slide that the page may fill.
    """
    taken = [box.frame for box in boxes]
    stretches = [_stretch(*ends) for arrow in arrows for ends in pairwise(arrow.points)]
    for arrow in arrows:
        number = reasons.get(arrow.id, 0)
        place = next(_free(arrow, str(number), [*taken, *stretches], arrows, frame), None) if number else None
        if place:
            taken.append(place)
            yield _number(arrow, number, place)


def _number(arrow: Connector, number: int, place: Frame) -> Box:
    """Return a number; the arrow's own alternative text tells its reason, so this one is decorative."""
    line = Line(str(number), "badge")
    return Box(id=f"reason-{arrow.id}", frame=place, style=STYLE, paragraphs=(line,), name=f"{arrow.name} ({number})")


def _free(
    arrow: Connector, text: str, taken: Sequence[Frame], others: Sequence[Connector], frame: Frame
) -> Iterator[Frame]:
    """Yield the free places beside an arrow: where it runs alone first, and near its end first."""
    wide, high = natural_width(Line(text, "badge"), STYLE), height(1, _LETTERS)
    shared = []
    for one, other in reversed(list(pairwise(arrow.points))):
        for at, place in _beside(other, one, wide, high):
            if _inside(place, frame) and not any(_meet(place, each) for each in taken):
                if _alone(at, arrow, others):
                    yield place
                shared.append(place)
    yield from shared


def _alone(at: Point, arrow: Connector, others: Sequence[Connector]) -> bool:
    """Return whether no other arrow runs where this one does."""
    point = Frame(*at, 0, 0)
    return not any(_meet(point, _stretch(*ends)) for one in others if one is not arrow for ends in pairwise(one.points))


def _beside(start: Point, end: Point, wide: int, high: int) -> Iterator[tuple[Point, Frame]]:
    """Yield places on both sides of a stretch, with where on it they stand."""
    for step in range(1, _PLACES):
        x = start.x + (end.x - start.x) * step // _PLACES
        y = start.y + (end.y - start.y) * step // _PLACES
        if start.y == end.y:
            yield Point(x, y), Frame(x - wide // 2, y - high - _BESIDE, wide, high)
            yield Point(x, y), Frame(x - wide // 2, y + _BESIDE, wide, high)
        else:
            yield Point(x, y), Frame(x + _BESIDE, y - high // 2, wide, high)
            yield Point(x, y), Frame(x - wide - _BESIDE, y - high // 2, wide, high)


def _stretch(one: Point, other: Point) -> Frame:
    return Frame(min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y))


def _meet(one: Frame, other: Frame) -> bool:
    return (
        one.x - _CLEAR < other.right
        and other.x < one.right + _CLEAR
        and one.y - _CLEAR < other.bottom
        and other.y < one.bottom + _CLEAR
    )


def _inside(one: Frame, other: Frame) -> bool:
    return other.x <= one.x and one.right <= other.right and other.y <= one.y and one.bottom <= other.bottom
