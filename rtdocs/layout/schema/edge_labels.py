"""Puts the number of its reason on each arrow that has one; the notes tell the reason.

A number interrupts its arrow's line, as on a road map, or stands close beside it, where the arrow runs alone. Where
neither has room, it stands on free ground a little apart, with a thin line to its arrow. Where no ground is free, it
stands on its own arrow all the same, over another that passes there: a reason without a number would be lost.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Paragraph, Point, Shape, Stroke
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema.free_runs import FreeRun, Hindrance, Run, spanned, stretches, turned

POINT = EMU_PER_POINT
STYLE = "reason"
TIE = "reason-tie"
_LETTERS = 12
_CLEAR = POINT  # from a number to anything
_BESIDE = 3 * POINT // 2  # from a number to its arrow
_STRANGE = 3 * POINT  # from a number beside its arrow to any other
_HAIR = POINT // 4
# What is seen of a line before a number on it, and behind it, where the head may be; first in plenty, then at least.
_SEEN = ((8 * POINT, 14 * POINT), (2 * POINT, 7 * POINT))
# How far from its arrow a number may stand, and the steps in which places are tried.
_FARTHEST, _STEP = 160 * POINT, 5 * POINT
_ROUNDS = 2


class Place(NamedTuple):
    """Where a number stands, and the thin line that ties it to its arrow, if any."""

    frame: Frame
    tie: tuple[Point, Point] | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What it takes of the page."""
        return (self.frame, spanned(*self.tie)) if self.tie else (self.frame,)


class _Spot(NamedTuple):
    """A place with how much room there is to move it, by which the best is chosen."""

    room: int
    place: Place


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an arrow: what has words, the arrow's own stretches, and those of all others."""

    words: tuple[Frame, ...]
    own: tuple[Frame, ...]
    others: tuple[Frame, ...]

    def of_number(self, *, upright: bool, own: int | None = None, others: int = _CLEAR) -> list[Hindrance]:
        """Return what a number must stay away from, and how far; its own arrow is none where it may stand on it."""
        mine = () if own is None else self.own
        groups = ((self.words, _CLEAR), (mine, own or 0), (self.others, others))
        return [hindrance for frames, clear in groups for hindrance in _kept(frames, clear, upright=upright)]

    def of_tie(self, *, upright: bool, crosses: bool) -> list[Hindrance]:
        """Return what a tie must stay away from: words, and arrows, or where it may cross them those it could hide."""
        along = (frame for frame in self.others if (frame.width == 0) != upright)
        lines = along if crosses else self.others
        return [*_kept(self.words, _CLEAR, upright=upright), *_kept(lines, _CLEAR, upright=upright)]


def _kept(frames: Iterable[Frame], clear: int, *, upright: bool) -> Iterator[Hindrance]:
    """Yield frames to stay away from, turned as the stretch beside which they lie."""
    return (Hindrance(turned(frame) if upright else frame, clear) for frame in frames)


@dataclass(frozen=True)
class Numbered:
    """The arrows of a page, with the numbers of the reasons that some have.

    Attributes:
        reasons: the number by the arrow's id.
        arrows: all arrows of the page.
        words: the frames of all boxes with words.
        frame: the part of the slide that the page may fill.
    """

    reasons: Mapping[str, int]
    arrows: Sequence[Connector]
    words: Sequence[Frame]
    frame: Frame

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The ids of the arrows whose numbers find no place where the arrow runs alone."""
        return tuple(key for key in self.reasons if key not in self._placed)

    def shapes(self) -> Iterator[Shape]:
        """Yield the numbers, each with the line that ties it to its arrow, if any."""
        for arrow in self.arrows:
            if arrow.id in self._shown:
                yield from _shapes(arrow, self.reasons[arrow.id], self._shown[arrow.id])

    @cached_property
    def _shown(self) -> dict[str, Place]:
        """The place of each number; those without a good one stand on their own arrow, clear of words only."""
        shown = dict(self._placed)
        for arrow in self.arrows:
            if arrow.id in self.unplaced:
                taken = chain.from_iterable(place.frames for place in shown.values())
                around = _Around((*self.words, *taken), (), ())
                spots = _on(stretches(arrow.points), _size(self.reasons[arrow.id]), around, (0, 0))
                if place := _best(spots, self.frame):
                    shown[arrow.id] = place
        return shown

    @cached_property
    def _placed(self) -> dict[str, Place]:
        """The place of each number: those that found a poor one, or none, choose first in the next round."""
        order = [arrow for arrow in self.arrows if arrow.id in self.reasons]
        for _ in range(_ROUNDS):
            placed = self._tried(order)
            poor = [arrow for arrow in order if arrow.id not in placed or placed[arrow.id].tie]
            first = [*poor, *(arrow for arrow in order if arrow not in poor)]
            if first == order:
                break
            order = first
        return placed

    def _tried(self, order: Iterable[Connector]) -> dict[str, Place]:
        """Return the places that numbers find one after the other."""
        placed: dict[str, Place] = {}
        for arrow in order:
            others = chain.from_iterable(way for key, way in self._ways.items() if key != arrow.id)
            taken = chain.from_iterable(place.frames for place in placed.values())
            around = _Around((*self.words, *taken), self._ways[arrow.id], tuple(others))
            place = _place(arrow, _size(self.reasons[arrow.id]), around, self.frame)
            if place:
                placed[arrow.id] = place
        return placed

    @cached_property
    def _ways(self) -> dict[str, tuple[Frame, ...]]:
        return {arrow.id: tuple(spanned(*ends) for ends in pairwise(arrow.points)) for arrow in self.arrows}


def _size(number: int) -> tuple[int, int]:
    return natural_width(Paragraph(str(number), "badge"), STYLE), height(1, _LETTERS)


def _place(arrow: Connector, size: tuple[int, int], around: _Around, frame: Frame) -> Place | None:
    """Return the best free place for an arrow's number."""
    ways = stretches(arrow.points)
    plenty, least = (_on(ways, size, around, seen) for seen in _SEEN)
    for spots in chain((plenty, _beside(ways, size, around), least), _apart(ways, size, around)):
        if found := _best(spots, frame):
            return found
    return None


def _best(spots: Iterable[_Spot], frame: Frame) -> Place | None:
    inside = [spot for spot in spots if _inside(spot.place.frame, frame)]
    return max(inside, key=lambda spot: spot.room).place if inside else None


def _on(ways: Sequence[FreeRun], size: tuple[int, int], around: _Around, seen: tuple[int, int]) -> Iterator[_Spot]:
    """Yield the places on an arrow's own line."""
    for way in ways:
        half = way.sides(size)[0] // 2 + 1
        numbers = around.of_number(upright=way.upright)
        for run in way.free(way.run(half + seen[0], half + seen[1]), 0, size, numbers):
            yield _Spot(run.last - run.first, Place(way.label(_middle(run), 0, size)))


def _beside(ways: Sequence[FreeRun], size: tuple[int, int], around: _Around) -> Iterator[_Spot]:
    """Yield the places close beside an arrow, where it runs alone and no other is near."""
    for way in ways:
        numbers = around.of_number(upright=way.upright, own=_CLEAR, others=_STRANGE)
        for side in (-1, 1):
            off = side * (way.sides(size)[1] // 2 + 1 + _BESIDE)
            for run in way.free(way.run(0, 0), off, size, numbers):
                yield _Spot(run.last - run.first, Place(way.label(_middle(run), off, size)))


def _apart(ways: Sequence[FreeRun], size: tuple[int, int], around: _Around) -> Iterator[list[_Spot]]:
    """Yield the places on free ground by their distance: first those whose tie crosses no other arrow, then all.

    All are tied straight to where the arrow runs alone, as far as the tie meets nothing.
    """
    turns = (False, True)
    numbers = {upright: around.of_number(upright=upright, own=_CLEAR) for upright in turns}
    strangers = {upright: list(_kept(around.others, _HAIR, upright=upright)) for upright in turns}
    alone = [(way, run) for way in ways for run in way.free(way.run(POINT, POINT), 0, (1, 1), strangers[way.upright])]
    for crosses in (False, True):
        ties = {upright: around.of_tie(upright=upright, crosses=crosses) for upright in turns}
        reached = [(way, run, side) for way, run in alone for side in (-1, 1)]
        for distance in range(_STEP, _FARTHEST, _STEP):
            reached = [
                (way, part, side)
                for way, run, side in reached
                for part in way.free(run, side * distance // 2, way.sides((1, distance)), ties[way.upright])
            ]
            yield [
                _Spot(free.last - free.first, _tied(way, _middle(free), side * distance, size))
                for way, run, side in reached
                for free in way.free(run, _off(way, side * distance, size), size, numbers[way.upright])
            ]


def _off(way: FreeRun, beside: int, size: tuple[int, int]) -> int:
    """Return how far beside a stretch the middle of a number is whose tie ends so far beside it."""
    half = way.sides(size)[1] // 2
    return beside + (half if beside > 0 else -half)


def _tied(way: FreeRun, middle: int, beside: int, size: tuple[int, int]) -> Place:
    one, other = (way.label(middle, end, (0, 0)) for end in (0, beside))
    return Place(way.label(middle, _off(way, beside, size), size), (Point(one.x, one.y), Point(other.x, other.y)))


def _middle(run: Run) -> int:
    return (run.first + run.last) // 2


def _inside(one: Frame, other: Frame) -> bool:
    return other.x <= one.x and one.right <= other.right and other.y <= one.y and one.bottom <= other.bottom


def _shapes(arrow: Connector, number: int, place: Place) -> Iterator[Shape]:
    """Yield a number and its tie; the arrow's own alternative text tells its reason, so they are decorative."""
    line = Paragraph(str(number), "badge")
    name = f"{arrow.name} ({number})"
    if place.tie:
        yield Stroke(id=f"tie-{arrow.id}", start=place.tie[0], end=place.tie[1], style=TIE, name=f"{name} –")
    yield Box(id=f"reason-{arrow.id}", frame=place.frame, style=STYLE, paragraphs=(line,), name=name)
