"""Marks with a date: an axis to scale, and the words of each above or below it, tied to their place by a line."""

from collections.abc import Iterator, Sequence

from rtdocs.layout import moments, ruler
from rtdocs.layout.apart import apart
from rtdocs.layout.moments import DOT, Moment, Span
from rtdocs.layout.scale import Scale, scale
from rtdocs.layout.scene import Box, Connector, Shape, Site
from rtdocs.layout.timeline_words import GAP, Built, Sheet, box, cut, words
from rtdocs.plan.timeline import Mark

_SIDES = ("above", "below")


def dated(marks: Sequence[Mark], sheet: Sheet) -> Built:
    """Return words above, axis, words below: the marks, in the order of time, take turns."""
    along = _scale(marks, sheet)
    spans = [moments.span(mark, along) for mark in marks]
    piles = [moments.moments(spans[number::2], side) for number, side in enumerate(_SIDES)]
    band = ruler.band_height(sheet.size)
    taken = [moments.high(pile) + sheet.leader for pile in piles]
    told = [words(mark, sheet, (sheet.frame.height - band - sum(taken)) // 2) for mark in marks]
    highest = [max((each.height for each in told[side::2]), default=0) for side in (0, 1)]
    edges = _edges(sheet.frame.y + highest[0] + taken[0], band)
    tops = [edges[0] - taken[0] - each.height if at % 2 == 0 else edges[1] + taken[1] for at, each in enumerate(told)]
    boxes = [box(*each, sheet) for each in zip(marks, told, _places(spans, sheet), tops, strict=True)]
    shapes = (
        *ruler.draw(along, edges[0], sheet.size),
        *(shape for side in (0, 1) for shape in _moments(piles[side], edges[side], sheet, up=side == 0)),
        *(shape for at, each in enumerate(boxes) for shape in _tied(each, piles[at % 2][spans[at]], edges, at % 2)),
    )
    return Built(shapes, max(edges[1], *(each.frame.bottom for each in boxes)), cut(marks, told))


def _edges(top: int, band: int) -> tuple[int, int]:
    return top, top + band


def _scale(marks: Sequence[Mark], sheet: Sheet) -> Scale:
    days = [day for mark in marks for day in (mark.earliest, mark.latest) if day]
    half = DOT // 2
    return scale(days, sheet.frame.x + half, sheet.frame.right - half, ruler.silence_width(sheet.size))


def _places(spans: Sequence[Span], sheet: Sheet) -> list[int]:
    """Return the left of each mark's words: in the order of time, those of one side apart."""
    wanted = [span.start - sheet.width // 2 for span in spans]
    steps = [sheet.width + GAP] * len(spans)
    return apart(wanted, steps, sheet.frame.x, sheet.frame.right + GAP, rows=2)


def _moments(pile: dict[Span, Moment], edge: int, sheet: Sheet, *, up: bool) -> Iterator[Shape]:
    for moment in pile.values():
        yield from moments.draw(moment, edge, sheet.frame, up=up)


def _tied(words_box: Box, moment: Moment, edges: tuple[int, int], side: int) -> Iterator[Shape]:
    """Yield the line from a mark's words to its moment, and the words."""
    up = side == 0
    leaves, arrives = (Site.BOTTOM, Site.TOP) if up else (Site.TOP, Site.BOTTOM)
    place = moments.dot(moment, edges[side], up=up)
    yield Connector(
        id=f"leader-{words_box.id}",
        start=(words_box.id, leaves),
        end=(moment.id, arrives),
        points=(words_box.frame.site(leaves), place.site(arrives)),
        style="leader",
        name=f"leader-{words_box.id}",
    )
    yield words_box
