"""The numbers of reasons, each at its arrow: they follow an arrow that is routed anew.

A number stands at the middle of the longest line of its arrow, on the side where it covers no box. The dotted line that
led from a number to its arrow goes once the number stands at it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from rtdocs.merge.deck.paths import Leg, points_of
from rtdocs.merge.deck.routes import Rectangle
from rtdocs.merge.deck.state import P, on_slide, place_on_slide, text_of

_GAP: Final = 12_700  # EMU between a number and its line
_NEAR: Final = 25_400  # EMU that another program may move a shape by
_ENDS: Final = ("stCxn", "endCxn")


def arrow_of(id_: str) -> str:
    """Return the id that the lines and the number of an arrow share: "ar-8>A" for "ar-8>A#2"."""
    return id_.partition("#")[0]


def follow(name: str, there: Mapping[str, Any], here: Mapping[str, Any], boxes: Sequence[Rectangle]) -> None:
    """Put the number of an arrow that was routed anew at its line, unless people moved it.

    Args:
        name: the id of the arrow.
        there: the shapes of people's slide, by id.
        here: the shapes of the slide that rtdocs writes now, by id.
        boxes: the frames of the boxes, which no number covers.
    """
    of_arrow = {id_: shape for id_, shape in there.items() if arrow_of(id_) == name and id_ in here}
    lines = [shape for shape in of_arrow.values() if shape.tag == f"{P}cxnSp"]
    legs = [leg for line in lines if _is_held(line) for leg in pairwise(points_of(line))]
    numbers = {id_: each for id_, each in of_arrow.items() if each.tag == f"{P}sp" and text_of(each).strip()}
    for id_, number in numbers.items():
        if legs and _is_where(number, here[id_]):
            _, _, width, height = on_slide(number)
            place_on_slide(number, _beside(max(legs, key=_length), width, height, boxes))
            for line in [line for line in lines if not _is_held(line)]:
                line.getparent().remove(line)


def _is_where(one: Any, other: Any) -> bool:  # noqa: ANN401 - python-pptx has no types
    return all(abs(a - b) <= _NEAR for a, b in zip(on_slide(one), on_slide(other), strict=True))


def _is_held(line: Any) -> bool:  # noqa: ANN401 - idem
    """Tell whether a line ends at a shape; the dotted line of a number does not."""
    return any(line.find(f"./*/{P}cNvCxnSpPr/{{*}}{end}") is not None for end in _ENDS)


def _length(leg: Leg) -> int:
    (x, y), (right, low) = leg
    return abs(right - x) + abs(low - y)


def _beside(leg: Leg, width: int, height: int, boxes: Sequence[Rectangle]) -> tuple[int, int, int, int]:
    """Return the frame of a number at the middle of a line, where it covers no box if there is such a place."""
    places = list(_places(leg, width, height))
    free = (place for place in places if not any(_rectangle(place).overlaps(box) for box in boxes))
    return next(free, places[0])


def _places(leg: Leg, width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    (x, y), (right, low) = leg
    middle, down = (x + right) // 2, (y + low) // 2
    if abs(right - x) < abs(low - y):
        sides = ((middle + _GAP, down - height // 2), (middle - _GAP - width, down - height // 2))
    else:
        sides = ((middle - width // 2, down - _GAP - height), (middle - width // 2, down + _GAP))
    yield from ((left, top, width, height) for left, top in sides)


def _rectangle(frame: tuple[int, int, int, int]) -> Rectangle:
    x, y, width, height = frame
    return Rectangle(x, y, x + width, y + height)
