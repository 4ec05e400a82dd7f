"""One page: the best drawing with the largest letters that fit, painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Card, Frame, Shape
from rtdocs.layout.base.text_metrics import cached_by_font
from rtdocs.layout.schema import boxes, painting, weights
from rtdocs.layout.schema.arrange import Arranger, first_dealt
from rtdocs.layout.schema.arrangement import Arrangement
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.fitting import Room
from rtdocs.layout.schema.laying import laid

# Pages that are kept: those of a long story, drawn anew at each save of its workbook, of which most have not changed.
_KEPT = 400


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A page with its objective, the lower the better, and its parts; `dated` where years stand above its columns."""

    shapes: tuple[Shape, ...]
    content: Content
    plan: Arrangement
    score: float
    size: float
    dated: bool = True


@cached_by_font(_KEPT)
def best(content: Content, frame: Frame, sizes: tuple[float, ...]) -> Drawn | None:
    """Return a page with the largest letters that fit, of the arrangement with the best score; None where none fits."""
    return best_of((content,), frame, sizes)


def best_of(
    contents: Sequence[Content], frame: Frame, sizes: Sequence[float], *, roomy_first: bool = False
) -> Drawn | None:
    """Return a page with the largest letters that fit; None where none do.

    Of letters too small for a slide, those a point smaller are better that leave room for the years above the columns
    and for the names of lanes in their places; and so are short titles in letters of one size.

    Args:
        contents: of the page, those that are liked better first.
        frame: the room.
        sizes: of letters, the largest first.
        roomy_first: whether room between boxes is worth more than large letters.
    """
    arrangers = [Arranger(content, frame) for content in contents]
    is_lasting = contents[0].whole and not contents[0].is_brief
    rooms = (Room.TIGHT, Room.FULL) if is_lasting else (Room.FULL,)
    tries = list(product(Room, sizes)) if roomy_first else [(room, size) for size, room in product(sizes, rooms)]
    found: list[Drawing] = []
    for (room, size), arranger in product(tries, arrangers):
        if found and size < _least(found[0], roomy_first=roomy_first):
            break
        most = _most(arranger.content, room) if roomy_first else size
        if size <= most and (drawing := arranger.drawn(size, room)):
            found.append(drawing)
            if not drawing.lacks:
                break
    return _drawn(min(found, key=_ill)) if found else None


def _ill(drawing: Drawing) -> float:
    """Return what a reader has against a drawing, in bends: its letters among it."""
    return drawing.score - weights.SCORE_LETTERS * drawing.plan.size


def _least(found: Drawing, *, roomy_first: bool) -> float:
    """Return the smallest letters, in points, that are worth a try where a drawing lacks years or places of names."""
    size = found.plan.size
    return size if size >= weights.SIZE or roomy_first else size - weights.SMALLER


def _most(content: Content, room: Room) -> float:
    """Return the largest letters, in points, that are worth a try on paper."""
    shared, least = weights.LETTERS
    most = max(weights.SMALLEST, shared / max(1, first_dealt(len(content.events))) + least)
    return most if room is Room.SPARE else min(most, weights.TIGHT)


def again(content: Content, drawn: Drawn, frame: Frame) -> Drawn | None:
    """Return a page with other words in the cells of a page drawn before; None where the words do not fit there."""
    drawing = laid(content, drawn.plan, frame)
    return _drawn(drawing) if drawing else None


def filled(drawn: Drawn, frame: Frame, told: Mapping[str, Sequence[Piece]]) -> Drawn:
    """Return a page in few words with as many in each box as it has room for.

    Args:
        drawn: the page.
        frame: its room.
        told: by the id of an event, its box with ever fewer words.
    """
    places = {shape.id: shape.frame for shape in drawn.shapes if isinstance(shape, Card)}
    events = tuple(
        next((each for each in told[piece.id] if _has_room(each, places[piece.id], drawn.size)), piece)
        for piece in drawn.content.events
    )
    return again(replace(drawn.content, events=events), drawn, frame) or drawn


def _has_room(piece: Piece, place: Frame, size: float) -> bool:
    is_wide = boxes.least_width(piece, size) <= place.width
    return is_wide and boxes.words(piece, size, place.width).height <= place.height


def _drawn(drawing: Drawing) -> Drawn:
    return Drawn(
        shapes=painting.shapes(drawing),
        content=drawing.content,
        plan=drawing.plan,
        score=drawing.score,
        size=drawing.plan.size,
        dated=drawing.needs.header,
    )
