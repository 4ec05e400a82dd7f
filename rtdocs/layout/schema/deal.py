"""The search for the cells of a page's boxes: the number of columns, the rows of each lane, the cell of each box.

For each number of columns lanes have as few rows as they must, or more where the page holds them. The shapes that
promise most are climbed (`placing`); a placing serves every size of letters, for arrows know nothing of sizes.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import grid, weights
from rtdocs.layout.schema.arrangement import Arrangement, box_card_height, narrowest
from rtdocs.layout.schema.beginning import begun
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.fitting import Fitting, Room
from rtdocs.layout.schema.grid import Cell, LaneRows, Task
from rtdocs.layout.schema.placing import Placed, Placing

POINT = EMU_PER_POINT


class _Shape(NamedTuple):
    """A shape of the grid: the rows of each lane, the ends of the columns that have events, the number of columns."""

    rows: LaneRows
    ends: tuple[int, ...]
    columns: int


class Dealt(NamedTuple):
    """The cells that the boxes of a shape have climbed to.

    Attributes:
        rows: of each lane, those in use.
        columns: the number of columns.
        placed: the cells.
        crowded: the weight of a point of height.
        cost: of the arrows, and of what the shape has against it, in bends.
        hopeful: whether one line in each channel is all that is counted on, where nothing else may fit.
    """

    rows: LaneRows
    columns: int
    placed: Placed
    crowded: float
    cost: float
    hopeful: bool = False

    def fitted(self, fitting: Fitting, size: float) -> Arrangement | None:
        """Return the cells as an arrangement on a page, None where they have no room."""
        placed = self.placed
        if self.hopeful:
            placed = placed._replace(lines=(dict.fromkeys(placed.lines[0], 1), {}))
        return fitting.fitted(size, self.rows, self.columns, placed, self.cost)


@dataclass(frozen=True)
class Deal:
    """The search for the cells of a page's boxes; the climbs of one size of letters serve for the next.

    Attributes:
        content: the boxes.
        frame: of the drawing.
        reserve: whether columns at the right stay free for events to come.
    """

    content: Content
    frame: Frame
    reserve: bool = False
    _guesses: dict[_Shape, float] = field(default_factory=dict)
    _climbs: dict[tuple[_Shape, float], Placed] = field(default_factory=dict)

    def dealt(self, size: float, room: Room) -> list[Dealt]:
        """Return the cells worth routing with letters of a size in points, those of easier arrows first.

        Args:
            size: of the letters.
            room: how much there must be; on pages without any to spare, boxes of like heights share rows.
        """
        return sorted(_Trial(self, size, room).found(), key=lambda one: one.cost)

    def guess(self, shape: _Shape) -> float:
        """Return the cost of a shape's arrows before any box has moved to a better cell, in bends."""
        if shape not in self._guesses:
            self._guesses[shape] = self._begun(shape, self.task).cost()
        return self._guesses[shape]

    def climbed(self, shape: _Shape, task: Task, crowded: float) -> Placed:
        """Return the cells of a shape; the more `crowded` it is, the more boxes of like heights share rows."""
        key = (shape, crowded)
        if key not in self._climbs:
            self._climbs[key] = self._begun(shape, task, crowded).placed()
        return self._climbs[key]

    @staticmethod
    def _begun(shape: _Shape, task: Task, crowded: float = 0.0) -> Placing:
        rows = grid.numbered(shape.rows)
        return Placing(task, rows, list(begun(task, rows, shape.ends, shape.columns)), shape.columns, crowded)

    @cached_property
    def least_rows(self) -> Counter[str]:
        """The rows that each lane needs for the references at the left and right of the page."""
        content = self.content
        left, right = (Counter(piece.lane for piece in side if piece.lane) for side in (content.left, content.right))
        return left | right

    @cached_property
    def fitting(self) -> Fitting:
        """The room of the page."""
        return Fitting(self.content, self.frame)

    @cached_property
    def task(self) -> Task:
        """The boxes to place and their arrows, without heights."""
        return self.fitting.task()


@dataclass(frozen=True)
class _Trial:
    """The search with one size of letters, in points."""

    deal: Deal
    size: float
    room: Room

    @property
    def content(self) -> Content:
        return self.deal.content

    @property
    def is_spare(self) -> bool:
        """Whether there must be room to spare."""
        return self.room is Room.SPARE

    def found(self) -> list[Dealt]:
        """Return the cells worth routing: the most promising shapes, climbed."""
        if not self.content.events:
            return [Dealt((), 0, Placed((), 0.0), 0.0, 0.0)]
        found: dict[object, Dealt] = {}
        for shape, over in self._promising():
            one = self._dealt(shape, over)
            if one is not None:
                found.setdefault((one.rows, one.placed.cells), one)
            if len(found) == weights.CLIMBED:
                break
        return list(found.values())

    def _shapes(self) -> Iterator[_Shape]:
        """Yield the shapes: for each number of columns the fewest rows, and more where the page holds them."""
        lanes = self.deal.task.lanes
        least = {
            lane.id: self.deal.least_rows[lane.id]
            for lane in self.content.lanes
            if lane.id in {*lanes, *self.deal.least_rows}
        }
        for count in range(1, len(lanes) + 1):
            columns = count + (-(-count // weights.RESERVE) if self.deal.reserve else 0)
            if self._width(columns) < narrowest(self.content, self.size):
                break
            every = list(self._rows(grid.least_rows(lanes, count, least), columns))
            for rows in every if len(lanes) <= weights.SCORED else every[-2:]:
                for inside in weights.INSIDE:
                    if ends := grid.split(self.deal.task, tuple(rows.items()), count, inside):
                        yield _Shape(tuple(rows.items()), ends, columns)

    def _rows(self, fewest: Mapping[str, int], columns: int) -> Iterator[dict[str, int]]:
        """Yield rows of lanes, from the fewest to as many as the page holds."""
        rows, waiting = dict(fewest), Counter(self.deal.task.lanes)
        wide, size = self._width(columns), self.size
        high = max(box_card_height(piece, size, wide) for piece in self.content.events)
        names = round((1.4 * size + 11) * len(self.content.lanes) * POINT)
        room = self.deal.frame.height - names - (round(1.4 * size + 3) * POINT if self.is_spare else 0)
        most = min(
            room // (high + (self._channel if self.is_spare else weights.ONE_LINE)),
            round(weights.CELLS * len(self.content.events) / columns),
        )
        if self.is_spare and sum(rows.values()) > most:
            return
        rows[_fullest(rows, waiting)] += max(0, len(self.deal.fitting.right) - sum(rows.values()))
        if sum(rows.values()) > max(self.deal.fitting.most_rows, len(rows), len(self.deal.fitting.right)):
            return
        least = weights.CELLS_EACH * len(self.content.events) / columns if self.is_spare else 0
        if self.room is Room.FULL:
            most = sum(rows.values()) + 1
        if sum(rows.values()) >= least:
            yield dict(rows)
        while sum(rows.values()) < most:
            rows[_fullest(rows, waiting)] += 1
            if sum(rows.values()) >= least:
                yield dict(rows)

    @property
    def _channel(self) -> int:
        """The height that a channel may need below each of a page's rows."""
        rows = max(1, self.deal.frame.height // (2 * weights.LOWEST_ROW))
        return weights.ONE_LINE + weights.APART * max(1, round(weights.LINES * len(self.content.links) / rows) - 1)

    def _promising(self) -> list[tuple[_Shape, float]]:
        """Return the shapes that are about low enough, the most promising first, with the excess of their heights."""
        told = []
        for shape in dict.fromkeys(self._shapes()):
            over = self._over(shape)
            if over <= weights.TOO_HIGH:
                promise = self.deal.guess(shape) + self._ill(shape)
                told.append((promise + weights.OVER * max(0.0, over), shape, over))
        most = max(weights.LEAST_LOOKED_AT, self._effort // len(self.content.events))
        return [(shape, over) for _, shape, over in sorted(told)[:most]]

    @property
    def _effort(self) -> int:
        if len(self.content.events) <= weights.MOST_WHOLE:
            return weights.WHOLE_EFFORT
        return weights.BRIEF_EFFORT if self.content.is_brief else weights.EFFORT

    def _ill(self, shape: _Shape) -> float:
        """Return the penalty of a number of columns for readers, in bends, the unit of all costs."""
        narrow = max(0.0, weights.EASY * self.size / weights.SIZE - self._width(shape.columns)) / POINT
        return weights.SCORE_NARROW * narrow - weights.SCORE_STACKED * len(shape.ends)

    def _over(self, shape: _Shape) -> float:
        """Return the share of the frame's height by which the rows of a shape are too high."""
        wide, size = self._width(shape.columns), self.size
        high: dict[tuple[str, int], int] = {}
        for piece, cell in zip(self.content.events, grid.filled(self.deal.task, shape.ends), strict=True):
            high[cell] = max(high.get(cell, 0), box_card_height(piece, size, wide))
        rows = sum(many for _, many in shape.rows)
        room = self.deal.frame.height - (0.8 * size * len(self.content.lanes) + rows * 4) * POINT
        return sum(high.values()) / max(1.0, room) - 1

    def _dealt(self, shape: _Shape, over: float) -> Dealt | None:
        """Return the cells of a shape, None for no room; where too high, boxes of one height share rows."""
        task = self.deal.fitting.task(self.size, shape.columns)
        for crowded in weights.CROWDED[:1] if self.is_spare else weights.CROWDED[0 if over < weights.NEARLY else 1 :]:
            climbed = self.deal.climbed(shape, task, crowded)
            rows, placed = _closed(shape.rows, climbed, self.deal.fitting.seated, self.deal.least_rows)
            cost = placed.cost + self._ill(shape)
            if not self.deal.reserve:
                placed = _without_gaps(placed)
            events = {cell.column for cell in placed.cells[: len(task.lanes)]}
            columns = shape.columns if self.deal.reserve else len(events)
            found = Dealt(rows, columns, placed, crowded, cost, hopeful=self.room is Room.FULL)
            if found.fitted(self.deal.fitting, self.size) is not None:
                return found
        return None

    def _width(self, columns: int) -> int:
        return self.deal.fitting.width(self.size, columns, self.room)


def _fullest(rows: Mapping[str, int], waiting: Mapping[str, int]) -> str:
    """Return the lane with most events a row."""
    return max(rows, key=lambda lane: waiting[lane] / max(1, rows[lane]))


def _closed(
    rows: LaneRows, placed: Placed, seated: Sequence[Piece], least: Mapping[str, int]
) -> tuple[LaneRows, Placed]:
    """Return the rows without those that are empty; an effect moves to the row nearest to its own."""
    used = {cell.row for cell, piece in zip(placed.cells, seated, strict=True) if piece.lane}
    kept: list[int] = []
    fewer: list[tuple[str, int]] = []
    for lane, its in grid.numbered(rows).items():
        inside = [row for row in its if row in used]
        inside += [row for row in its if row not in used][: max(0, least[lane] - len(inside))]
        fewer.append((lane, len(inside)))
        kept += sorted(inside)
    place = {row: min(range(len(kept)), key=lambda at: abs(kept[at] - row)) for row in range(sum(dict(rows).values()))}
    cells = tuple(Cell(cell.column, place[cell.row]) for cell in placed.cells)
    channels, gaps = placed.lines
    lines: Counter[int] = Counter()
    for channel, many in channels.items():
        lines[bisect_left(kept, channel)] = max(many, lines[bisect_left(kept, channel)])
    crossed = frozenset(bisect_left(kept, channel) for channel in placed.crossed)
    return tuple(fewer), Placed(cells, placed.cost, (lines, gaps), crossed)


def _without_gaps(placed: Placed) -> Placed:
    """Return cells without the columns that are empty."""
    columns = {column: at for at, column in enumerate(sorted({cell.column for cell in placed.cells}))}
    cells = tuple(Cell(columns[cell.column], cell.row) for cell in placed.cells)
    gaps = {columns[gap]: many for gap, many in placed.lines[1].items() if gap in columns}
    return placed._replace(cells=cells, lines=(placed.lines[0], gaps))
