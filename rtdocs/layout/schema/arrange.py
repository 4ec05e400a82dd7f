"""Finds arrangements of a page's boxes: the size of letters, how many columns, how many rows each lane has.

Several are tried for each size of letters, the largest first; those that fit are routed and scored (`page`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import grid, weights
from rtdocs.layout.schema.boxes import needed_in, words
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.grid import Cell, Task
from rtdocs.layout.schema.ground import Needs, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Spot

POINT = EMU_PER_POINT


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """Where boxes stand on the mesh, and how large letters are.

    Attributes:
        size: of the letters, in points.
        columns: how many columns of events.
        rows: the lane of each row, from top to bottom.
        cells: the cell of each event, by its id.
        spots: every box on the mesh.
        left, right: how wide the columns at the sides are, in EMU; 0 for none.
        named: whether the names of lanes have lines of their own.
        cost: how hard its arrows are, before they are routed.
    """

    size: float
    columns: int
    rows: tuple[str, ...]
    cells: Mapping[str, Cell]
    spots: Mapping[str, Spot]
    left: int
    right: int
    named: bool
    cost: float

    @property
    def all_columns(self) -> int:
        """How many columns there are, those at the sides included."""
        return self.columns + bool(self.left) + bool(self.right)


def scaled(length: int, size: float) -> int:
    """Return a length meant for letters of 12 points."""
    return round(length * size / 12)


def box_card_height(piece: Piece, size: float, width: int) -> int:
    """Return how high a box must be for its words."""
    return words(piece, size, width).height


def needs_of(
    content: Content, plan: Arrangement, width: int, lines: Mapping[Corridor, int], arrows: frozenset[Corridor]
) -> Needs:
    """Return what a page asks for where its boxes are so wide."""
    inside: defaultdict[int, list[tuple[Piece, int]]] = defaultdict(list)
    for piece in content.events:
        inside[plan.cells[piece.id].row].append((piece, width))
    for piece in content.left:
        inside[int(plan.spots[piece.id].y) // 2].append((piece, plan.left))
    high = {row: _row_height(pieces, plan.size) for row, pieces in inside.items()}
    least = box_card_height(content.events[0], plan.size, width) if content.events else 0
    return Needs(
        lanes=tuple(lane.id for lane in content.lanes),
        rows=tuple((lane, high.get(row, least)) for row, lane in enumerate(plan.rows)),
        left=plan.left,
        right=plan.right,
        columns=plan.columns,
        size=plan.size,
        header=False,
        lines=lines,
        arrows=arrows,
        most=scaled(weights.WIDEST, plan.size),
        gap=least_gap(content, plan.size),
        numbered=any(link.reason for link in content.links),
        open_right=all(piece.lane for piece in content.right),
        named=plan.named,
    )


def _row_height(pieces: Sequence[tuple[Piece, int]], size: float) -> int:
    """Return how high a row is with room for each of its boxes, whose margins grow with it."""
    high = max(box_card_height(piece, size, width) for piece, width in pieces)
    while (more := max(needed_in(piece, size, width, high) for piece, width in pieces)) > high:
        high = more
    return high


def narrowest(content: Content, size: float) -> int:
    """Return how wide a box is at least."""
    return scaled(weights.NARROWEST_BRIEF if content.is_brief else weights.NARROWEST, size)


def least_gap(content: Content, size: float) -> int:
    """Return how wide a gap is at least that an arrow crosses."""
    return scaled(weights.REASON_GAP if any(link.reason for link in content.links) else weights.LEAST_GAP, size)


def arrangements(content: Content, frame: Frame, size: float, *, named: bool = True) -> list[Arrangement]:
    """Return the arrangements that fit with letters of a size, those of easier arrows first.

    `named` says whether the names of lanes have lines of their own.
    """
    return _Trial(content, frame, size, named).best()


class _Shape(NamedTuple):
    """How many rows each lane has, where columns end, a guess of how well that does, and how much too high it is."""

    rows: tuple[tuple[str, int], ...]
    ends: tuple[int, ...]
    guess: float
    over: float


@dataclass(frozen=True)
class _Trial:
    """One size of letters."""

    content: Content
    frame: Frame
    size: float
    named: bool

    def best(self) -> list[Arrangement]:
        """Return the arrangements worth routing: the most promising shapes are climbed, the easiest of them kept."""
        if not self.content.events:
            return [plan] if (plan := self._of((), ())) else []
        found: dict[object, Arrangement] = {}
        shapes = sorted(set(self._splits()), key=lambda shape: (shape.guess + weights.OVER * shape.over, shape))
        for shape in shapes[: weights.CLIMBED]:
            plan = self._arranged(shape)
            if plan is not None:
                found.setdefault((plan.rows, tuple(plan.cells.values())), plan)
            if len(found) == weights.TRIED:
                break
        return sorted(found.values(), key=lambda plan: plan.cost)

    def _splits(self) -> Iterator[_Shape]:
        for rows, count in self._shapes():
            for inside in weights.INSIDE:
                ends = grid.split(self._task, tuple(rows.items()), count, inside)
                if ends:
                    yield self._guessed(rows, ends)

    def _guessed(self, rows: Mapping[str, int], ends: tuple[int, ...]) -> _Shape:
        """Guess how a shape will do: rough arrows, and how much too high it is."""
        numbers = self._numbered(rows)
        task = self._task_of(len(ends))
        cells = grid.first_fill(task, numbers, ends)
        over = max(0.0, self._lowest(task, cells) / self._room_for_rows(cells) - 1)
        return _Shape(tuple(rows.items()), ends, grid.hardness(task, cells, len(ends)), over)

    def _room_for_rows(self, cells: Sequence[Cell]) -> float:
        """Return about how much of the frame's height rows may take."""
        rows = len({cell.row for cell in cells})
        names = 1.6 * self.size if self.named else 0.8 * self.size
        return max(1.0, self.frame.height - (len(self.content.lanes) * names + rows * 4) * POINT)

    def _lowest(self, task: Task, cells: Sequence[Cell]) -> int:
        """Return how high the rows are together."""
        high: dict[int, int] = {}
        for cell, points in zip(cells, task.heights, strict=True):
            high[cell.row] = max(high.get(cell.row, 0), points)
        return sum(high.values()) * POINT

    def _task_of(self, columns: int) -> Task:
        """Return the task with how high boxes are where there are so many columns."""
        width = self._width(columns)
        heights = (box_card_height(piece, self.size, max(width, POINT)) // POINT + 1 for piece in self.content.events)
        return self._task._replace(heights=tuple(heights))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {piece.id: at for at, piece in enumerate(self.content.events)}

    @cached_property
    def _task(self) -> Task:
        events, places = self.content.events, self._places
        right = {piece.id for piece in self.content.right}
        left = {piece.id for piece in self.content.left}
        links = self.content.links
        return Task(
            lanes=tuple(piece.lane for piece in events),
            ranks=tuple(piece.rank for piece in events),
            links=tuple(
                (places[link.source], places[link.target])
                for link in links
                if link.source in places and link.target in places
            ),
            outs=tuple(places[link.source] for link in links if link.target in right and link.source in places),
            ins=tuple(places[link.target] for link in links if link.source in left and link.target in places),
        )

    @cached_property
    def _left_width(self) -> int:
        return scaled(weights.REFERENCE, self.size) if self.content.left else 0

    @cached_property
    def _right_width(self) -> int:
        if not self.content.right:
            return 0
        room = self.frame.height - 24 * POINT
        for width in (weights.EFFECT_NARROWEST, (weights.EFFECT_NARROWEST + weights.EFFECT_WIDEST) // 2):
            wide = scaled(width, self.size)
            if (
                sum(self._effect_height(piece, wide) + weights.EFFECT_APART for piece in self.content.right)
                < room * 0.8
            ):
                return wide
        return scaled(weights.EFFECT_WIDEST, self.size)

    def _effect_height(self, piece: Piece, width: int) -> int:
        return effect_height(piece, self.size, width)

    def _shapes(self) -> Iterator[tuple[dict[str, int], int]]:
        """Yield how many rows each lane has, and how many columns there are."""
        lanes, least = self._task.lanes, self._least_rows
        held = {lane.id: Counter(lanes)[lane.id] for lane in self.content.lanes if lane.id in {*lanes, *least}}
        ranges = [
            range(max(1, least[lane]), max(1, least[lane], min(weights.MOST_ROWS_OF_LANE, count)) + 1)
            for lane, count in held.items()
        ]
        most = self._most_columns()
        for rows in product(*ranges):
            if sum(rows) > max(self._most_rows, len(held)) or not self._low_enough(sum(rows)):
                continue
            each = dict(zip(held, rows, strict=True))
            fewest = grid.fewest(lanes, each)
            for count in range(fewest, min(fewest + 2, most, max(1, len(lanes))) + 1):
                yield each, count

    @cached_property
    def _least_rows(self) -> Counter[str]:
        """How many rows each lane needs for what leads into the page, and out of it."""
        sides = (
            Counter(piece.lane for piece in side if piece.lane) for side in (self.content.left, self.content.right)
        )
        left, right = sides
        return left | right

    @property
    def _most_rows(self) -> int:
        """How many rows there may be: more on a large page, and where boxes hold few words."""
        more = self.frame.height // weights.SLIDE_HEIGHT + self.content.is_brief
        return weights.MOST_ROWS + 3 * more

    def _most_columns(self) -> int:
        room = self.frame.width - self._left_width - self._right_width
        return max(1, room // (narrowest(self.content, self.size) + least_gap(self.content, self.size)))

    def _low_enough(self, rows: int) -> bool:
        """Return whether so many rows of the lowest boxes fit at all."""
        lowest = min(
            (box_card_height(piece, self.size, scaled(weights.WIDEST, self.size)) for piece in self.content.events),
            default=0,
        )
        return rows * lowest <= self.frame.height

    def _arranged(self, shape: _Shape) -> Arrangement | None:
        """Return the arrangement of a shape; where that is too high, boxes of one height share rows."""
        if shape.over > weights.TOO_HIGH:
            return None
        tries = (0.0, weights.CROWDED) if shape.over < weights.NEARLY else (weights.CROWDED,)
        plans = (self._climbed(dict(shape.rows), shape.ends, crowded) for crowded in tries)
        return next((plan for plan in plans if plan is not None), None)

    def _climbed(self, rows: Mapping[str, int], ends: tuple[int, ...], crowded: float) -> Arrangement | None:
        numbers = self._numbered(rows)
        cells = grid.placed(self._task_of(len(ends)), numbers, ends, crowded)
        rows, _, cells = self._closed(rows, cells)
        return self._of(tuple(rows.items()), cells, len(ends))

    def _of(self, rows: tuple[tuple[str, int], ...], cells: tuple[Cell, ...], columns: int = 0) -> Arrangement | None:
        """Return the arrangement of events in their cells, with what stands at the sides."""
        each = dict(rows) or dict(self._least_rows)
        numbers = self._numbered(each)
        shift = bool(self.content.left)
        spots = {
            piece.id: Spot(2 * (cell.column + shift) + 1, 2 * cell.row + 1)
            for piece, cell in zip(self.content.events, cells, strict=True)
        }
        plan = Arrangement(
            size=self.size,
            columns=columns,
            rows=tuple(lane for lane in self._lanes(each) for _ in range(each[lane])),
            cells={piece.id: cell for piece, cell in zip(self.content.events, cells, strict=True)},
            spots={**spots, **self._left_spots(numbers, spots)},
            left=self._left_width,
            right=self._right_width,
            named=self.named,
            cost=0.0,
        )
        return self._with_right(plan)

    def _closed(
        self, rows: Mapping[str, int], cells: Sequence[Cell]
    ) -> tuple[dict[str, int], dict[str, tuple[int, ...]], tuple[Cell, ...]]:
        """Return rows without those that nothing stands in; what comes from before the page needs its own."""
        least = self._least_rows
        used = {cell.row for cell in cells}
        numbers = self._numbered(rows)
        kept: list[int] = []
        fewer: dict[str, int] = {}
        for lane, its in numbers.items():
            inside = [row for row in its if row in used]
            inside += [row for row in its if row not in used][: max(0, least[lane] - len(inside))]
            fewer[lane] = len(inside)
            kept += sorted(inside)
        place = {row: at for at, row in enumerate(kept)}
        return fewer, self._numbered(fewer), tuple(Cell(cell.column, place[cell.row]) for cell in cells)

    def _lanes(self, rows: Mapping[str, int]) -> list[str]:
        return [lane.id for lane in self.content.lanes if lane.id in rows]

    def _numbered(self, rows: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
        found, first = {}, 0
        for lane in self._lanes(rows):
            found[lane] = tuple(range(first, first + rows[lane]))
            first += rows[lane]
        return found

    def _left_spots(self, rows: Mapping[str, tuple[int, ...]], spots: Mapping[str, Spot]) -> dict[str, Spot]:
        """Return where what comes from before the page stands: in its lane, level with what it leads to."""
        found: dict[str, Spot] = {}
        for piece in self.content.left:
            wanted = [spots[link.target].y for link in self.content.links if link.source == piece.id]
            free = [row for row in rows[piece.lane] if Spot(1, 2 * row + 1) not in found.values()]
            row = min(free, key=lambda row: sum(abs(2 * row + 1 - y) for y in wanted))
            found[piece.id] = Spot(1, 2 * row + 1)
        return found

    def _with_right(self, plan: Arrangement) -> Arrangement | None:
        """Return an arrangement with its effects, or None where it has no room."""
        width = self._width(max(1, plan.columns))
        if width < narrowest(self.content, self.size):
            return None
        needs = needs_of(self.content, plan, width, {}, frozenset())
        high = needed_height(needs)
        if high > self.frame.height:
            return None
        ground = measured(needs, self.frame)
        spots = right_spots(self.content, plan, [row.middle for row in ground.rows], self.frame, self._right_width)
        cost = self._cost(plan) - weights.SCORE_STACKED * plan.columns
        return Arrangement(
            size=plan.size,
            columns=plan.columns,
            rows=plan.rows,
            cells=plan.cells,
            spots={**plan.spots, **spots},
            left=plan.left,
            right=plan.right,
            named=plan.named,
            cost=cost,
        )

    def _width(self, columns: int) -> int:
        """Return about how wide boxes are where there are so many columns."""
        room = self.frame.width - self._left_width - self._right_width - 2 * weights.PAD
        return min(room // columns - least_gap(self.content, self.size) - 2 * POINT, scaled(weights.WIDEST, self.size))

    def _cost(self, plan: Arrangement) -> float:
        cells = [plan.cells[piece.id] for piece in self.content.events]
        return grid.hardness(self._task, cells, plan.columns)


def effect_height(piece: Piece, size: float, width: int) -> int:
    """Return how high an effect's box is: never low, for it is the point of the story."""
    return max(box_card_height(piece, size, width), scaled(52 * POINT, size) if not piece.lane else 0)


def right_spots(
    content: Content, plan: Arrangement, middles: Sequence[int], frame: Frame, width: int
) -> dict[str, Spot]:
    """Return where effects and what leads out of the page stand: level with a row each, or spread where that fails."""
    column = 2 * plan.all_columns - 1
    wanted = {
        piece.id: [plan.spots[link.source].y for link in content.links if link.target == piece.id]
        for piece in content.right
    }
    order = sorted(
        content.right, key=lambda piece: sum(wanted[piece.id]) / len(wanted[piece.id]) if wanted[piece.id] else 99
    )
    rows = _level_rows(order, wanted, plan, middles, frame, width)
    if rows is not None:
        return {piece.id: Spot(column, 2 * row + 1) for piece, row in zip(order, rows, strict=True)}
    step = 2 * max(1, len(middles)) / (len(order) + 1)
    return {piece.id: Spot(column, _odd(step * at)) for at, piece in enumerate(order, 1)}


def _odd(y: float) -> float:
    """Return a place that is no line of the mesh."""
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
    """Return how far from its sources a box at the right side stands: level with one of them is best."""
    return sum(abs(y - other) * weights.LENGTH_DOWN for other in wanted) + (0.0 if y in wanted else 1.0)
