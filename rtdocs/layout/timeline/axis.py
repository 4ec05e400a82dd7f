"""Dated marks on an axis of years: cards above and below it, each on an upright stem from its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rtdocs.layout.base import text_boxes
from rtdocs.layout.base.event_cards import footed
from rtdocs.layout.base.scene import Box, Card, Connector, Frame, Point, Shape, Site, Stroke
from rtdocs.layout.timeline import marks as marking
from rtdocs.layout.timeline import ruler
from rtdocs.layout.timeline.marks import DOT, PITCH, POINT, Bar
from rtdocs.layout.timeline.places import CardPlace, spots
from rtdocs.layout.timeline.scale import Scale, scale
from rtdocs.layout.timeline.words import Built, Setup, box, cut, words
from rtdocs.plan.content.timeline import TimelineMark

_EVENLY = (0.0, 0.5, 1.0)
_BETWEEN_TIERS = 10 * POINT
_LINES = (0, 6, 5, 4, 3, 2, 1)
_BAR_INSIDE = 5 * POINT // 2  # from the edge of the band to the middle of its first bar
_ABOVE, _BELOW = 0, 1


class PlacedMarks(NamedTuple):
    """Marks from left to right, their scale, the places of their stems, and the spots of their cards."""

    marks: Sequence[TimelineMark]
    scale: Scale
    stems: Sequence[int]
    spots: Sequence[CardPlace]


class _Row(NamedTuple):
    """The cards of one side and tier: their greatest height, and the y of the side that faces the axis, in EMU."""

    height: int
    edge: int


class _Ground(NamedTuple):
    """The band of the axis, by its top and bottom in EMU, and the rows by side and tier."""

    top: int
    bottom: int
    rows: dict[tuple[int, int], _Row]


def along(marks: Sequence[TimelineMark], setup: Setup) -> Scale:
    """Return the scale of some marks."""
    days = [day for mark in marks for day in (mark.earliest, mark.latest) if day]
    counts = Counter((mark.earliest or mark.latest).year for mark in marks if mark.earliest or mark.latest)  # type: ignore[union-attr]
    least, silence = ruler.least_width(setup.size), ruler.silence_width(setup.size)
    return scale(days, counts, setup.frame.x, setup.frame.right, least, silence)


def placed(marks: Sequence[TimelineMark], setup: Setup) -> PlacedMarks | None:
    """Return marks with the places of their stems and cards, None where a card finds no place."""
    ordered, its = marking.in_time(marks), along(marks, setup)
    for evenly in _EVENLY:
        stems = marking.stems(ordered, its, evenly)
        found = spots(stems, setup.width, setup.frame.x, setup.frame.right)
        if found:
            return PlacedMarks(ordered, its, stems, found)
    return None


def dated(place: PlacedMarks, setup: Setup) -> Built:
    """Return the axis with its marks, titles cut where they are too high for their rows."""
    bars = [_bars(place, side) for side in (_ABOVE, _BELOW)]
    levels = max((bar.level for side in bars for bar in side.values()), default=0)
    band = ruler.band_height(setup.size) + 2 * levels * PITCH
    told, ground = _ground(place, band, setup)
    cards = [
        _card(mark, words_, spot, x, ground, setup)
        for mark, words_, spot, x in zip(place.marks, told, place.spots, place.stems, strict=True)
    ]
    shapes = (
        *ruler.draw(place.scale, ground.top, band, setup.size),
        *(stroke for side in (_ABOVE, _BELOW) for stroke in _strokes(place, bars[side], ground, side)),
        *(
            shape
            for mark, card, spot, x in zip(place.marks, cards, place.spots, place.stems, strict=True)
            for shape in _tied(mark, card, spot, x, ground)
        ),
    )
    return Built(
        shapes, max(ground.bottom + ruler.SLASH.y, *(card.frame.bottom for card in cards)), cut(place.marks, told)
    )


def _bars(place: PlacedMarks, side: int) -> dict[str, Bar]:
    here = [(mark, x) for mark, x, spot in zip(place.marks, place.stems, place.spots, strict=True) if spot.side == side]
    return marking.bars([mark for mark, _ in here], [x for _, x in here], place.scale)


def _ground(place: PlacedMarks, band: int, setup: Setup) -> tuple[list[text_boxes.FittedText], _Ground]:
    """Return the words in as many lines as there is room for, and the band with its rows."""
    least, most = setup.leader
    for lines in _LINES:
        told = [words(mark, setup, lines) for mark in place.marks]
        heights = _heights(place.spots, told)
        sides = [_side_height(heights, side) for side in (_ABOVE, _BELOW)]
        spare = setup.frame.height - sum(sides) - band - ruler.SLASH.y - least * sum(map(bool, sides))
        if spare >= 0:
            break
    leader = least + min(most - least, max(0, spare) // 2)
    rest = max(0, spare - 2 * (leader - least)) // 2 if most > least else 0
    top = setup.frame.y + rest + (sides[_ABOVE] + leader if sides[_ABOVE] else 0)
    return told, _Ground(top, top + band, dict(_rows(heights, top, top + band, leader)))


def _heights(places: Sequence[CardPlace], told: Sequence[text_boxes.FittedText]) -> dict[tuple[int, int], int]:
    heights: dict[tuple[int, int], int] = {}
    for spot, each in zip(places, told, strict=True):
        key = spot.side, spot.tier
        heights[key] = max(heights.get(key, 0), each.height)
    return heights


def _side_height(heights: dict[tuple[int, int], int], side: int) -> int:
    tiers = [high for (its, _), high in heights.items() if its == side]
    return sum(tiers) + _BETWEEN_TIERS * max(0, len(tiers) - 1)


def _rows(
    heights: dict[tuple[int, int], int], top: int, bottom: int, leader: int
) -> Iterator[tuple[tuple[int, int], _Row]]:
    """Yield the rows by side and tier, with the y that faces the axis; the far tier lies behind the near one."""
    for (side, tier), high in heights.items():
        near = heights.get((side, 0), 0)
        away = leader + (near + _BETWEEN_TIERS if tier and near else 0)
        yield (side, tier), _Row(high, top - away if side == _ABOVE else bottom + away)


def _card(
    mark: TimelineMark, told: text_boxes.FittedText, spot: CardPlace, x: int, ground: _Ground, setup: Setup
) -> Card:
    """Return a card with the foot on which its stem stands."""
    edge = ground.rows[spot.side, spot.tier].edge
    top = edge - told.height if spot.side == _ABOVE else edge
    site = Site.BOTTOM if spot.side == _ABOVE else Site.TOP
    return footed(box(mark, told, spot.left, top, setup), x, site, f"block-{marking.colour(mark)}")


def _strokes(place: PlacedMarks, bars: dict[str, Bar], ground: _Ground, side: int) -> Iterator[Stroke]:
    for mark in place.marks:
        if bar := bars.get(mark.id):
            away = _BAR_INSIDE + bar.level * PITCH
            y = ground.top + away if side == _ABOVE else ground.bottom - away
            style = f"span-{marking.colour(mark)}"
            yield Stroke(id=f"span-{mark.id}", start=Point(bar.start, y), end=Point(bar.end, y), style=style)


def _tied(mark: TimelineMark, card: Card, spot: CardPlace, x: int, ground: _Ground) -> Iterator[Shape]:
    """Yield the stem of a mark, its dot on the edge of the band, and its card."""
    edge = ground.top if spot.side == _ABOVE else ground.bottom
    leaves, arrives = (Site.BOTTOM, Site.TOP) if spot.side == _ABOVE else (Site.TOP, Site.BOTTOM)
    kind = "loose" if marking.is_loose(mark) else "sharp"
    style = f"dot-{kind}-{marking.colour(mark)}"
    dot = Box(id=f"dot-{mark.id}", frame=Frame(x - DOT // 2, edge - DOT // 2, DOT, DOT), style=style)
    foot = card.marks[-1]
    yield Connector(
        id=f"stem-{mark.id}",
        start=(foot.id, leaves),
        end=(dot.id, arrives),
        points=(foot.frame.site(leaves), dot.frame.site(arrives)),
        style=f"stem-{marking.colour(mark)}",
    )
    yield dot
    yield card
