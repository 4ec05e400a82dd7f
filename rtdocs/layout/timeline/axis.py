"""Marks with a date: an axis to scale, and the words of each above or below it, tied to their place by a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rtdocs.layout.base import text_boxes
from rtdocs.layout.base.scene import Card, Connector, Shape, Site
from rtdocs.layout.base.spacing import apart
from rtdocs.layout.timeline import marks as moments
from rtdocs.layout.timeline import ruler
from rtdocs.layout.timeline.marks import DOT, Moment, Span
from rtdocs.layout.timeline.scale import Scale, scale
from rtdocs.layout.timeline.words import GAP, Built, Setup, box, cut, words
from rtdocs.plan.content.timeline import TimelineMark

_SIDES = ("above", "below")
_Pile = Mapping[Span, Moment]


def dated(marks: Sequence[TimelineMark], setup: Setup) -> Built:
    """Return words above, axis, words below: the marks, in the order of time, take turns."""
    along = _scale(marks, setup)
    spans = [moments.span(mark, along) for mark in marks]
    piles = [moments.moments(spans[number::2], side) for number, side in enumerate(_SIDES)]
    told = _words(marks, piles, setup)
    ground = _ground(told, piles, setup)
    tops = [ground.tops[at % 2] - (each.height if at % 2 == 0 else 0) for at, each in enumerate(told)]
    boxes = [box(*each, setup) for each in zip(marks, told, _places(spans, setup), tops, strict=True)]
    shapes = (
        *ruler.draw(along, ground.edges[0], setup.size),
        *(shape for side in (0, 1) for shape in _moments(piles[side], ground.edges[side], setup, up=side == 0)),
        *(shape for at, each in enumerate(boxes) for shape in _tied(each, piles[at % 2][spans[at]], ground, at % 2)),
    )
    return Built(shapes, max(ground.edges[1], *(each.frame.bottom for each in boxes)), cut(marks, told))


class _Ground(NamedTuple):
    """The two edges of the axis, and how near to it words come: the foot of those above, the top of those below."""

    edges: tuple[int, int]
    tops: tuple[int, int]


def _words(marks: Sequence[TimelineMark], piles: Sequence[_Pile], setup: Setup) -> list[text_boxes.Card]:
    """Return the words of each mark: whole where both sides of the axis have room for them, else each side has half."""
    taken = ruler.band_height(setup.size) + sum(map(moments.high, piles)) + 2 * setup.leader[0]
    room = setup.frame.height - taken
    told = [words(mark, setup, room) for mark in marks]
    return told if sum(_highest(told)) <= room else [words(mark, setup, room // 2) for mark in marks]


def _highest(told: Sequence[text_boxes.Card]) -> tuple[int, int]:
    """Return how high the words above and below the axis are."""
    return max(each.height for each in told[::2]), max((each.height for each in told[1::2]), default=0)


def _ground(told: Sequence[text_boxes.Card], piles: Sequence[_Pile], setup: Setup) -> _Ground:
    """Return where the axis stands; what room is left makes the lines to it higher."""
    above, below = _highest(told)
    band, (high, low) = ruler.band_height(setup.size), map(moments.high, piles)
    least, most = setup.leader
    spare = setup.frame.height - above - below - band - high - low - 2 * least
    leader = min(most, least + max(0, spare // 2))
    top = setup.frame.y + above + leader + high
    return _Ground((top, top + band), (top - high - leader, top + band + low + leader))


def _scale(marks: Sequence[TimelineMark], setup: Setup) -> Scale:
    days = [day for mark in marks for day in (mark.earliest, mark.latest) if day]
    half = DOT // 2
    return scale(days, setup.frame.x + half, setup.frame.right - half, ruler.silence_width(setup.size))


def _places(spans: Sequence[Span], setup: Setup) -> list[int]:
    """Return the left of each mark's words: in the order of time, those of one side apart."""
    wanted = [span.start - setup.width // 2 for span in spans]
    steps = [setup.width + GAP] * len(spans)
    return apart(wanted, steps, setup.frame.x, setup.frame.right + GAP, rows=2)


def _moments(pile: _Pile, edge: int, setup: Setup, *, up: bool) -> Iterator[Shape]:
    for moment in pile.values():
        yield from moments.draw(moment, edge, setup.frame, up=up)


def _tied(words_box: Card, moment: Moment, ground: _Ground, side: int) -> Iterator[Shape]:
    """Yield the line from a mark's words to its moment, and the words."""
    up = side == 0
    leaves, arrives = (Site.BOTTOM, Site.TOP) if up else (Site.TOP, Site.BOTTOM)
    place = moments.dot(moment, ground.edges[side], up=up)
    yield Connector(
        id=f"leader-{words_box.id}",
        start=(words_box.id, leaves),
        end=(moment.id, arrives),
        points=(words_box.frame.site(leaves), place.site(arrives)),
        style="leader",
    )
    yield words_box
