"""The search for arrangements of a page's boxes: the number of columns, the rows of each lane, the cell of each box.

For each number of columns lanes have as few rows as they must, and one more where they are fullest. The shapes that
promise most are climbed (`placing`); a placing serves every size of letters, for arrows know nothing of sizes. Those
that fit are routed and scored (`page`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import grid, weights
from rtdocs.layout.schema.arrangement import (
    Arrangement,
    box_card_height,
    least_gap,
    narrowest,
    needs_of,
    scaled,
    widest,
)
from rtdocs.layout.schema.boxes import least_width
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.grid import Cell, Task
from rtdocs.layout.schema.ground import measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Spot
from rtdocs.layout.schema.placing import Placed, Placing
from rtdocs.layout.schema.right_side import apart, effect_height, right_spots

POINT = EMU_PER_POINT

Rows = tuple[tuple[str, int], ...]
"""How many rows each lane has that has any, from top to bottom."""


class _Shape(NamedTuple):
    """A shape of the grid: the rows of each lane, and the ends of the columns."""

    rows: Rows
    ends: tuple[int, ...]


@dataclass(frozen=True)
class Finder:
    """The search for the arrangements of a page; the placings of one size of letters serve for the next."""

    content: Content
    frame: Frame
    _guesses: dict[_Shape, float] = field(default_factory=dict)
    _climbs: dict[tuple[_Shape, float], Placed] = field(default_factory=dict)

    def arrangements(self, size: float) -> list[Arrangement]:
        """Return the arrangements that fit with letters of a size in points, those of easier arrows first."""
        return sorted(_Trial(self, size).found(), key=lambda plan: plan.cost)[: weights.TRIED]

    def guess(self, shape: _Shape) -> float:
        """Return the cost of a shape's arrows before any box has moved to a better cell, in bends."""
        if shape not in self._guesses:
            self._guesses[shape] = Placing(self.task, numbered(shape.rows), shape.ends).cost()
        return self._guesses[shape]

    def climbed(self, shape: _Shape, task: Task, crowded: float) -> Placed:
        """Return the cells of a shape; the more `crowded` it is, the more boxes of like heights share rows."""
        key = (shape, crowded)
        if key not in self._climbs:
            self._climbs[key] = Placing(task, numbered(shape.rows), shape.ends, crowded).placed()
        return self._climbs[key]

    @cached_property
    def least_rows(self) -> Counter[str]:
        """The rows that each lane needs for the references at the left and right of the page."""
        content = self.content
        left, right = (Counter(piece.lane for piece in side if piece.lane) for side in (content.left, content.right))
        return left | right

    @cached_property
    def seated(self) -> tuple[Piece, ...]:
        """The boxes with cells of their own: all, without effects where these are more than rows."""
        return (*self.content.events, *self.content.left, *self._right)

    @cached_property
    def _right(self) -> tuple[Piece, ...]:
        right = self.content.right
        return right if len(right) <= self.most_rows else tuple(piece for piece in right if piece.lane)

    @cached_property
    def task(self) -> Task:
        """The boxes to place and their arrows, without heights."""
        content = self.content
        places = {piece.id: at for at, piece in enumerate(self.seated)}
        links = (link for link in content.links if {link.source, link.target} <= places.keys())
        return Task(
            lanes=tuple(piece.lane for piece in content.events),
            ranks=tuple(piece.rank for piece in content.events),
            links=tuple((places[link.source], places[link.target]) for link in links),
            left=tuple(piece.lane for piece in content.left),
            right=tuple(piece.lane for piece in self._right),
        )

    @cached_property
    def shapes(self) -> tuple[_Shape, ...]:
        """Every shape worth a look."""
        return tuple(dict.fromkeys(self._shapes()))

    def _shapes(self) -> Iterator[_Shape]:
        lanes = self.task.lanes
        waiting = Counter(lanes)
        least = {
            lane.id: self.least_rows[lane.id] for lane in self.content.lanes if lane.id in {*lanes, *self.least_rows}
        }
        for count in range(1, min(len(lanes), self._most_columns) + 1):
            rows = grid.least_rows(lanes, count, least)
            fullest = max(rows, key=lambda lane: waiting[lane] / rows[lane])
            rows[fullest] += max(0, len(self._right) - sum(rows.values()))
            for each in (rows, {**rows, fullest: rows[fullest] + 1}):
                if sum(each.values()) <= max(self.most_rows, len(least), len(self._right)):
                    for inside in weights.INSIDE:
                        if ends := grid.split(self.task, tuple(each.items()), count, inside):
                            yield _Shape(tuple(each.items()), ends)

    @property
    def most_rows(self) -> int:
        """The most rows on the page, where all boxes are low."""
        return self.frame.height // (weights.LOWEST_BRIEF_ROW if self.content.is_brief else weights.LOWEST_ROW)

    @property
    def _most_columns(self) -> int:
        """The most columns on the page, with the smallest letters."""
        return self.frame.width // (narrowest(self.content, weights.SMALLEST) + weights.LEAST_GAP)


@dataclass(frozen=True)
class _Trial:
    """The search with one size of letters, in points."""

    finder: Finder
    size: float

    @property
    def content(self) -> Content:
        return self.finder.content

    @property
    def frame(self) -> Frame:
        return self.finder.frame

    def found(self) -> list[Arrangement]:
        """Return the arrangements worth routing: the most promising shapes, climbed."""
        if not self.content.events:
            plan = self._fitted((), Placed((), 0.0), 0)
            return [plan] if plan else []
        found: dict[object, Arrangement] = {}
        for shape, over in self._promising():
            plan = self._arranged(shape, over)
            if plan is not None:
                found.setdefault((plan.rows, tuple(plan.spots.items())), plan)
            if len(found) == weights.CLIMBED:
                break
        return list(found.values())

    def _promising(self) -> list[tuple[_Shape, float]]:
        """Return the shapes that are about low enough, the most promising first, with the excess of their heights."""
        told = []
        for shape in self.finder.shapes:
            width = self._width(len(shape.ends))
            if width < narrowest(self.content, self.size):
                continue
            over = self._over(shape, width)
            if over <= weights.TOO_HIGH:
                told.append((self._promise(shape, width) + weights.OVER * max(0.0, over), shape, over))
        most = max(weights.LEAST_LOOKED_AT, self._effort // len(self.content.events))
        return [(shape, over) for _, shape, over in sorted(told)[:most]]

    @property
    def _effort(self) -> int:
        if len(self.content.events) <= weights.MOST_WHOLE:
            return weights.WHOLE_EFFORT
        return weights.BRIEF_EFFORT if self.content.is_brief else weights.EFFORT

    def _promise(self, shape: _Shape, width: int) -> float:
        return self.finder.guess(shape) + self._ill(len(shape.ends), width)

    def _ill(self, columns: int, width: int) -> float:
        """Return the penalty of a number of columns for readers, in bends, the unit of all costs."""
        narrow = max(0.0, weights.EASY * self.size / weights.SIZE - width) / POINT
        return weights.SCORE_NARROW * narrow - weights.SCORE_STACKED * columns

    def _over(self, shape: _Shape, width: int) -> float:
        """Return the share of the frame's height by which the rows of a shape are too high."""
        high: dict[tuple[str, int], int] = {}
        for piece, cell in zip(self.content.events, filled(self.finder.task, shape), strict=True):
            high[cell] = max(high.get(cell, 0), box_card_height(piece, self.size, width))
        rows = sum(many for _, many in shape.rows)
        room = self.frame.height - (0.8 * self.size * len(self.content.lanes) + rows * 4) * POINT
        return sum(high.values()) / max(1.0, room) - 1

    def _arranged(self, shape: _Shape, over: float) -> Arrangement | None:
        """Return the arrangement of a shape, None for no room; where too high, boxes of one height share rows."""
        task = self._task_of(len(shape.ends))
        for crowded in weights.CROWDED[0 if over < weights.NEARLY else 1 :]:
            placed = self.finder.climbed(shape, task, crowded)
            rows, closed = _closed(shape.rows, placed, self.finder.seated, self.finder.least_rows)
            plan = self._fitted(rows, closed, len({cell.column for cell in closed.cells[: len(task.lanes)]}))
            if plan is not None:
                return plan
        return None

    def _task_of(self, columns: int) -> Task:
        """Return the task with the heights of boxes in a number of columns."""
        width = max(self._width(columns), POINT)
        heights = (box_card_height(piece, self.size, width) // POINT + 1 for piece in self.content.events)
        pitch = self.frame.height // max(1, self.finder.most_rows)
        return self.finder.task._replace(
            heights=tuple(heights), apart=apart(self.content, self.size, self._right, pitch)
        )

    def _fitted(self, rows: Rows, placed: Placed, columns: int) -> Arrangement | None:
        """Return an arrangement with its effects, or None where it has no room."""
        every = self.finder.seated
        first = 1 if self.content.left else 0
        spots = {
            piece.id: Spot(2 * cell.column + 1, 2 * cell.row + 1)
            for piece, cell in zip(every, placed.cells, strict=False)
        }
        each = rows or tuple(self.finder.least_rows.items())
        plan = Arrangement(
            size=self.size,
            columns=columns,
            rows=tuple(lane for lane, many in each for _ in range(many)),
            cells={
                piece.id: Cell(cell.column - first, cell.row)
                for piece, cell in zip(self.content.events, placed.cells, strict=False)
            },
            spots=spots,
            left=self._left,
            right=self._right,
            named=False,
            cost=placed.cost + self._ill(columns, self._width(max(1, columns))),
        )
        return self._with_right(plan, placed)

    def _with_right(self, plan: Arrangement, placed: Placed) -> Arrangement | None:
        width = self._width(max(1, plan.columns))
        if width < narrowest(self.content, self.size):
            return None
        lines = {Corridor(upright=False, line=2 * channel): 1 for channel in placed.lined}
        crossed = frozenset(Corridor(upright=False, line=2 * channel) for channel in placed.crossed)
        needs = needs_of(self.content, plan, width, lines, crossed)
        if needed_height(needs) > self.frame.height:
            return None
        named = replace(needs, named=True)
        needs = named if needed_height(named) <= self.frame.height else needs
        middles = [row.middle for row in measured(needs, self.frame).rows]
        spots = right_spots(self.content, plan, middles, self.frame, self._right)
        return replace(plan, spots={**plan.spots, **spots})

    @property
    def _left(self) -> int:
        return max(scaled(weights.REFERENCE, self.size), self._least(self.content.left)) if self.content.left else 0

    @cached_property
    def _right(self) -> int:
        """The width of the column of effects, in EMU: enough for them to stand one below the other."""
        if not self.content.right:
            return 0
        if self.content.is_detailed:
            return scaled(weights.EFFECT_DETAILED, self.size)
        least = self._least(self.content.right)
        room = self.frame.height - 24 * POINT
        for width in (weights.EFFECT_NARROWEST, (weights.EFFECT_NARROWEST + weights.EFFECT_WIDEST) // 2):
            wide = max(least, scaled(width, self.size))
            if sum(self._high(piece, wide) for piece in self.content.right) < room * 0.8:
                return wide
        return max(least, scaled(weights.EFFECT_WIDEST, self.size))

    def _least(self, pieces: Sequence[Piece]) -> int:
        """Return the width in which no word of boxes at a side is cut, in EMU; not more than a box of an event has."""
        return min(max(least_width(piece, self.size) for piece in pieces), scaled(weights.WIDEST, self.size))

    def _high(self, piece: Piece, width: int) -> int:
        return effect_height(piece, self.size, width) + weights.EFFECT_APART

    def _width(self, columns: int) -> int:
        """Return about the width of boxes in a number of columns, in EMU."""
        room = self.frame.width - self._left - self._right - 2 * weights.PAD
        lines = min(3, round(len(self.content.links) / (2 * columns)))
        gap = max(least_gap(self.content, self.size), weights.CLEAR + weights.HEAD + weights.APART * (lines - 1))
        return min(room // columns - gap, widest(self.size))


def numbered(rows: Rows) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the rows of each lane, from top to bottom."""
    found, first = {}, 0
    for lane, many in rows:
        found[lane] = tuple(range(first, first + many))
        first += many
    return found


def filled(task: Task, shape: _Shape) -> list[tuple[str, int]]:
    """Return the lane and the row in it of each event, as columns are filled in the order of time."""
    found, start = [], 0
    for end in shape.ends:
        used: Counter[str] = Counter()
        for lane in task.lanes[start:end]:
            found.append((lane, used[lane]))
            used[lane] += 1
        start = end
    return found


def _closed(rows: Rows, placed: Placed, seated: Sequence[Piece], least: Mapping[str, int]) -> tuple[Rows, Placed]:
    """Return rows and columns without those that are empty; an effect moves to the row nearest to its own."""
    used = {cell.row for cell, piece in zip(placed.cells, seated, strict=True) if piece.lane}
    kept: list[int] = []
    fewer: list[tuple[str, int]] = []
    for lane, its in numbered(rows).items():
        inside = [row for row in its if row in used]
        inside += [row for row in its if row not in used][: max(0, least[lane] - len(inside))]
        fewer.append((lane, len(inside)))
        kept += sorted(inside)
    place = {row: min(range(len(kept)), key=lambda at: abs(kept[at] - row)) for row in range(sum(dict(rows).values()))}
    columns = {column: at for at, column in enumerate(sorted({cell.column for cell in placed.cells}))}
    cells = tuple(Cell(columns[cell.column], place[cell.row]) for cell in placed.cells)
    lined, crossed = (frozenset(bisect_left(kept, channel) for channel in each) for each in placed[2:])
    return tuple(fewer), Placed(cells, placed.cost, lined, crossed)
