"""The places of effects, and of references to other pages at the right: level with rows, or spread where that fails."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.arrangement import Arrangement
from rtdocs.layout.schema.boxes import words
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.mesh import Spot

POINT = EMU_PER_POINT


def effect_height(piece: Piece, size: float, width: int) -> int:
    """Return the height of an effect's box in EMU: never low, for it is the point of the story."""
    return max(words(piece, size, width).height, round(52 * POINT * size / weights.SIZE) if not piece.lane else 0)


def right_spots(
    content: Content, plan: Arrangement, middles: Sequence[int], frame: Frame, width: int
) -> dict[str, Spot]:
    """Return the spots of effects and references at the right: level with a row each, or spread where that fails."""
    column = 2 * plan.all_columns - 1
    wanted = {
        piece.id: [plan.spots[link.source].y for link in content.links if link.target == piece.id]
        for piece in content.right
    }
    if all(piece.id in plan.spots for piece in content.right) and _roomy(content, plan, middles, frame, width):
        return {}
    order = sorted(
        content.right, key=lambda piece: sum(wanted[piece.id]) / len(wanted[piece.id]) if wanted[piece.id] else 99
    )
    rows = _level_rows(order, wanted, plan, middles, frame, width)
    if rows is not None:
        return {piece.id: Spot(column, 2 * row + 1) for piece, row in zip(order, rows, strict=True)}
    step = 2 * max(1, len(middles)) / (len(order) + 1)
    return {piece.id: Spot(column, _odd(step * at)) for at, piece in enumerate(order, 1)}


def effect_share(content: Content, size: float, width: int, frame: Frame) -> float:
    """Return the share of a frame's height that the highest effect needs, with the room to the next."""
    highest = max((effect_height(piece, size, width) for piece in content.right if not piece.lane), default=0)
    return (highest + weights.EFFECT_APART) / frame.height if highest else 0.0


def _roomy(content: Content, plan: Arrangement, middles: Sequence[int], frame: Frame, width: int) -> bool:
    """Return whether all boxes at the right have room at their wanted rows."""
    places = sorted(
        (middles[int(plan.spots[piece.id].y) // 2], effect_height(piece, plan.size, width)) for piece in content.right
    )
    inside = all(frame.y <= at - high // 2 and at + high // 2 <= frame.bottom for at, high in places)
    return inside and all(
        other - one >= (high + low) // 2 + weights.EFFECT_APART for (one, high), (other, low) in pairwise(places)
    )


def _odd(y: float) -> float:
    """Return a y that is no line of the mesh."""
    return int(y * 2) / 2 + 0.25


def _level_rows(
    order: Sequence[Piece],
    wanted: Mapping[str, Sequence[float]],
    plan: Arrangement,
    middles: Sequence[int],
    frame: Frame,
    width: int,
) -> tuple[int, ...] | None:
    """Return a row for each box, from top to bottom, with room between them; None where there is none (DP)."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    highs = [effect_height(piece, plan.size, width) for piece in order]
    for at, piece in enumerate(order):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for row, middle in enumerate(middles):
            if middle - highs[at] // 2 < frame.y or middle + highs[at] // 2 > frame.bottom:
                continue
            if piece.lane and plan.rows[row] != piece.lane:
                continue
            cost = _row_cost(2 * row + 1, wanted[piece.id])
            if not at:
                found[row] = (cost, (row,))
                continue
            room = (highs[at] + highs[at - 1]) // 2 + weights.EFFECT_APART
            before = [way for other, way in best.items() if other < row and middle - middles[other] >= room]
            if before:
                least = min(before)
                found[row] = (least[0] + cost, (*least[1], row))
        best = found
    return min(best.values())[1] if best else None


def _row_cost(y: int, wanted: Sequence[float]) -> float:
    """Return the cost of a box at the right, in bends: its distance from its sources, and 1 unless level with one."""
    return sum(abs(y - other) * weights.LENGTH_DOWN for other in wanted) + (0.0 if y in wanted else 1.0)
