"""Places for the cards of a timeline: a side of the axis, a tier, and an x along it.

A stem goes straight from its card to its place on the axis. So a card stands over its own place, and the stem of a card
on the far tier passes between the cards of the near one. A beam search over the marks in time order finds sides and
tiers: each card is set as far back as it may be, which leaves most room to those that follow. Then each card moves as
near to the middle of its place as its neighbours leave room for.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT

POINT = EMU_PER_POINT

INSIDE = 10 * POINT
"""From a card's corner to its stem at least: past the rounding of an effect."""
_APART = 8 * POINT  # between cards of a tier
_BESIDE_STEM = 6 * POINT
_BEAM = 80
_KEPT = 200  # searches whose result is kept: a story's words may change where its days stay
_FAR, _AGAIN = 1.0, 0.7  # the costs of the far tier, and of the same side twice in a row


class CardPlace(NamedTuple):
    """The place of a card: side 0 above the axis and 1 below it, tier 0 near it and 1 far from it, its left in EMU."""

    side: int
    tier: int
    left: int


class _Side(NamedTuple):
    """The occupied part of a side, in EMU: the ends of the cards on both tiers, the last stem between the near ones."""

    near: int
    far: int
    stem: int


class _State(NamedTuple):
    """Sides and tiers chosen for the first marks, with their cost."""

    cost: float
    sides: tuple[_Side, _Side]
    chosen: tuple[tuple[int, int], ...] = ()


def spots(stems: Sequence[int], width: int, left: int, right: int) -> list[CardPlace] | None:
    """Return a place for each card, None where the cards have no room.

    Args:
        stems: the places of the marks on the axis, from left to right, in EMU.
        width: of a card, in EMU.
        left: the left end of the room for cards, in EMU.
        right: its right end, in EMU.
    """
    chosen = _chosen(tuple(stems), width, left, right)
    return None if chosen is None else _settled(stems, chosen, width, left, right)


@lru_cache(_KEPT)
def _chosen(stems: tuple[int, ...], width: int, left: int, right: int) -> tuple[tuple[int, int], ...] | None:
    """Return the side and tier of each card, None where the cards have no room."""
    free = _Side(left, left, left - _BESIDE_STEM)
    beam = [_State(0.0, (free, free))]
    for x in stems:
        following = [state for each in beam for state in _following(each, x, width, right)]
        beam = sorted(following, key=lambda state: (state.cost, _taken(state)))[:_BEAM]
    return beam[0].chosen if beam else None


def _taken(state: _State) -> int:
    return sum(side.near + side.far for side in state.sides)


def _following(state: _State, x: int, width: int, right: int) -> list[_State]:
    """Return the states with one more card, one for each side and tier that has room for it."""
    found = []
    for at, side in enumerate(state.sides):
        again = _AGAIN * bool(state.chosen and state.chosen[-1][0] == at)
        for tier, now in enumerate((_near(side, x, width, right), _far(side, x, width, right))):
            if now:
                sides = (now, state.sides[1]) if at == 0 else (state.sides[0], now)
                found.append(_State(state.cost + _FAR * tier + again, sides, (*state.chosen, (at, tier))))
    return found


def _near(side: _Side, x: int, width: int, right: int) -> _Side | None:
    start = max(side.near, side.stem + _BESIDE_STEM, x - width + INSIDE)
    return side._replace(near=start + width + _APART) if start <= min(x - INSIDE, right - width) else None


def _far(side: _Side, x: int, width: int, right: int) -> _Side | None:
    if x < side.near - _APART + _BESIDE_STEM:
        return None
    start = max(side.far, x - width + INSIDE)
    return side._replace(far=start + width + _APART, stem=x) if start <= min(x - INSIDE, right - width) else None


def _settled(
    stems: Sequence[int], chosen: Sequence[tuple[int, int]], width: int, left: int, right: int
) -> list[CardPlace]:
    """Return places whose cards stand about their stems as far as their neighbours allow."""
    latest = _latest(stems, chosen, width, right)
    free = _Side(left, left, left - _BESIDE_STEM)
    sides, found = [free, free], []
    for x, (at, tier), last in zip(stems, chosen, latest, strict=True):
        side = sides[at]
        first = max(side.far if tier else max(side.near, side.stem + _BESIDE_STEM), x - width + INSIDE)
        start = max(first, min(x - width // 2, last))
        end = start + width + _APART
        sides[at] = side._replace(far=end, stem=x) if tier else side._replace(near=end)
        found.append(CardPlace(at, tier, start))
    return found


def _latest(stems: Sequence[int], chosen: Sequence[tuple[int, int]], width: int, right: int) -> list[int]:
    """Return the last x of each card, in EMU, that leaves room for all cards behind it."""
    free = _Side(right + _APART, right + _APART, right + _BESIDE_STEM)
    sides, found = [free, free], [0] * len(stems)
    for number in range(len(stems) - 1, -1, -1):
        x, (at, tier) = stems[number], chosen[number]
        side = sides[at]
        end = side.far - _APART if tier else min(side.near - _APART, side.stem - _BESIDE_STEM)
        found[number] = min(x - INSIDE, end - width)
        sides[at] = side._replace(far=found[number], stem=x) if tier else side._replace(near=found[number])
    return found
