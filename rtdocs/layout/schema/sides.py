"""Places the boxes of a page: events in their cells, and effects and markers at the sides where arrows reach them best.

A box at a side stands in line with a row, where the last event of that row leads straight to it, or in line with a
channel, where arrows from afar reach it with one bend or two.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rtdocs.layout.base.content import Content, Piece
from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema.grid_search import STACK, Arrangement
from rtdocs.layout.schema.measure import Band, Ground
from rtdocs.layout.schema.rows import Cell

# What an arrow costs by its bends, and how far from its neighbours a box may go to spare a bend.
_BENDS = (0.0, 4.0, 5.0, 10.0)
_AFAR = 1 / 1_000_000


class _Level(NamedTuple):
    """A place in line with a row, or else with a channel, by its number."""

    at: int
    number: int
    row: bool


class _Wish(NamedTuple):
    """A box, the cells its arrows join it to, and half of the way it keeps from the middles of its neighbours."""

    piece: Piece
    cells: tuple[Cell, ...]
    height: int


def frames(content: Content, plan: Arrangement, ground: Ground) -> dict[str, Frame]:
    """Return the frame of each box."""
    inside = {piece: _cell_frame(cell, plan, ground) for piece, cell in plan.cells.items()}
    sides = ((content.left, ground.left), (content.right, ground.right))
    return inside | {
        piece: frame for pieces, span in sides for piece, frame in _stack(content, plan, ground, pieces, span)
    }


def _cell_frame(cell: Cell, plan: Arrangement, ground: Ground) -> Frame:
    row = ground.rows[cell.row]
    return Frame(ground.columns[cell.column].start, row.start, plan.box_width, row.end - row.start)


def _stack(
    content: Content, plan: Arrangement, ground: Ground, pieces: Sequence[Piece], span: Band
) -> Iterator[tuple[str, Frame]]:
    """Yield the boxes at a side."""
    neighbours = _neighbours(content, plan)
    wishes = [_Wish(piece, neighbours[piece.id], plan.cards[piece.id].height) for piece in pieces]
    order = sorted(wishes, key=lambda wish: _middle(wish, ground))
    levels = _levels(ground, channels=pieces is content.right)
    centres = _best_centres(order, levels, plan, ground) or [_middle(wish, ground) for wish in order]
    heights = [wish.height for wish in order]
    for wish, top in zip(order, stacked(centres, heights, ground.height), strict=True):
        yield wish.piece.id, Frame(span.start, top, span.end - span.start, wish.height)


def _neighbours(content: Content, plan: Arrangement) -> Mapping[str, tuple[Cell, ...]]:
    """Return the cells that arrows join each box to."""
    found: defaultdict[str, tuple[Cell, ...]] = defaultdict(tuple)
    for link in content.links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            if other in plan.cells:
                found[one] += (plan.cells[other],)
    return found


def _middle(wish: _Wish, ground: Ground) -> int:
    """Return the height in the midst of a box's neighbours."""
    rows = [ground.rows[cell.row].middle for cell in wish.cells]
    return sum(rows) // len(rows) if rows else Band(ground.rows[0].start, ground.rows[-1].end).middle


def _levels(ground: Ground, *, channels: bool) -> list[_Level]:
    """Return the middles of rows, and of channels where these will do; markers at the left lead to the first column."""
    rows = [_Level(row.middle, number, row=True) for number, row in enumerate(ground.rows)]
    between = [_Level(channel.middle, number, row=False) for number, channel in enumerate(ground.channels)]
    return sorted(rows + between * channels)


def _best_centres(order: Sequence[_Wish], levels: Sequence[_Level], plan: Arrangement, ground: Ground) -> list[int]:
    """Return the centres of boxes, each in line with a row or channel; none where they do not all find a place.

    The best ways to place the first boxes down to a level lead to the best ways to place one more.
    """
    ways: dict[int, tuple[float, list[int]]] = {ground.height.start - STACK: (0.0, [])}
    for wish in order:
        ways = _one_more(wish, ways, levels, plan, ground)
    return min(ways.values(), default=(0.0, []))[1]


def _one_more(
    wish: _Wish,
    ways: Mapping[int, tuple[float, list[int]]],
    levels: Sequence[_Level],
    plan: Arrangement,
    ground: Ground,
) -> dict[int, tuple[float, list[int]]]:
    """Return for the foot of one more box the least cost of having all boxes above it, and their centres."""
    found: dict[int, tuple[float, list[int]]] = {}
    for level in levels:
        top = level.at - wish.height // 2
        fitting = [way for foot, way in ways.items() if foot + STACK <= top]
        if fitting and top + wish.height <= ground.height.end:
            cost, centres = min(fitting)
            found[top + wish.height] = (cost + _cost(wish, level, plan, ground), [*centres, level.at])
    return found


def _cost(wish: _Wish, level: _Level, plan: Arrangement, ground: Ground) -> float:
    """Return what arrows cost that join a box at a level to its neighbours."""
    taken = set(plan.cells.values())
    bends = (_BENDS[_bends(cell, level, taken, len(plan.columns))] for cell in wish.cells)
    return sum(bends) + abs(level.at - _middle(wish, ground)) * _AFAR


def _bends(cell: Cell, level: _Level, taken: set[Cell], columns: int) -> int:
    """Return about how many bends an arrow needs between a cell and a level at the right side."""
    if not level.row:
        return 1 if level.number in (cell.row, cell.row + 1) else 2
    after = range(cell.column + 1, columns)
    own_free = not any(Cell(column, cell.row) in taken for column in after)
    if own_free and level.number == cell.row:
        return 0
    free = own_free or not any(Cell(column, level.number) in taken for column in after)
    return 2 if free else 3


def stacked(centres: Sequence[int], heights: Sequence[int], room: Band) -> list[int]:
    """Return the tops of boxes one above the other in `room`, each as near to its wanted centre as can be."""
    tops: list[int] = []
    floor = room.start
    for centre, high in zip(centres, heights, strict=True):
        tops.append(max(floor, centre - high // 2))
        floor = tops[-1] + high + STACK
    ceiling = room.end
    for number in range(len(tops) - 1, -1, -1):
        tops[number] = min(tops[number], ceiling - heights[number])
        ceiling = tops[number] - STACK
    return tops
