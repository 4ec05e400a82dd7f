"""Where boxes stand: columns by dynamic programming over the order of time, rows within lanes by hill climbing.

The layering is that of Sugiyama, Tagawa and Toda (1981) with the order of time given: a column takes events that
follow one another, no more of a lane than the lane has rows. Rows are then climbed: an event moves to a free row of
its lane, changes places with a neighbour, or passes over the border between two columns, where arrows become easier.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rtdocs.layout.schema import weights


class Cell(NamedTuple):
    """A place in the grid, from 0."""

    column: int
    row: int


class Task(NamedTuple):
    """What is to be placed.

    Attributes:
        lanes: the lane of each event, in time order.
        ranks: the time of each event; those of one time may stand in any order.
        links: arrows between events by their places in time.
        outs: the places of events that lead to an effect or out of the page, one for each such arrow.
        ins: the places of events that something leads to from before the page.
        heights: how high each event's box must be, in points; where a page is crowded, like stands by like.
    """

    lanes: tuple[str, ...]
    ranks: tuple[int, ...]
    links: tuple[tuple[int, int], ...]
    outs: tuple[int, ...] = ()
    ins: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()


Rows = Mapping[str, tuple[int, ...]]
"""The rows of each lane that has events, from top to bottom."""


def fewest(lanes: Sequence[str], rows: Mapping[str, int]) -> int:
    """Return the least number of columns that hold events in their order, where a column holds so many of a lane."""
    held: Counter[str] = Counter()
    columns = 1
    for lane in lanes:
        if held[lane] == rows[lane]:
            columns, held = columns + 1, Counter()
        held[lane] += 1
    return columns


@lru_cache(500)
def split(task: Task, rows: tuple[tuple[str, int], ...], count: int, inside: float) -> tuple[int, ...]:
    """Return the ends of `count` columns of even size with few arrows inside, by dynamic programming."""
    spans = list(_spans(task, dict(rows), count, inside))
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    total = len(task.lanes)
    for left in range(count - 1, -1, -1):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, ends) in ways.items():
            for last, more in spans[first]:
                found = (cost + more, (*ends, last))
                if total - last >= left and (last not in longer or found < longer[last]):
                    longer[last] = found
        ways = longer
    return ways[total][1] if total in ways else ()


def _spans(task: Task, rows: Mapping[str, int], count: int, inside: float) -> Iterator[list[tuple[int, float]]]:
    """Yield, by its first event, each column that may be, as its end and its cost."""
    before: list[list[int]] = [[] for _ in task.lanes]
    for one, other in task.links:
        before[max(one, other)].append(min(one, other))
    even = len(task.lanes) / count
    for first in range(len(task.lanes)):
        held: Counter[str] = Counter()
        arrows, found = 0, []
        for place in range(first, len(task.lanes)):
            held[task.lanes[place]] += 1
            if held[task.lanes[place]] > rows[task.lanes[place]]:
                break
            arrows += sum(other >= first for other in before[place])
            found.append((place + 1, (place + 1 - first - even) ** 2 + inside * arrows))
        yield found
    yield []


def placed(task: Task, rows: Rows, ends: tuple[int, ...], crowded: float = 0.0) -> tuple[Cell, ...]:
    """Return the cell of each event.

    Args:
        task: what is to be placed.
        rows: the rows of each lane.
        ends: the ends of the columns, in time order.
        crowded: what a point of height weighs: 0 where there is room.
    """
    climb = _Climb(task, rows, ends, crowded)
    for _ in range(weights.ROUNDS):
        if not climb.round():
            break
    return tuple(climb.cells)


def first_fill(task: Task, rows: Rows, ends: tuple[int, ...]) -> tuple[Cell, ...]:
    """Return the cells in which a climb begins."""
    return tuple(_Climb(task, rows, ends, 0.0).cells)


def hardness(task: Task, cells: Sequence[Cell], columns: int) -> float:
    """Return how hard the arrows of a placing are: what the climb makes as small as it can."""
    taken = {cell: event for event, cell in enumerate(cells)}
    links = sum(_link(taken, cells[one], cells[other]) for one, other in task.links)
    outs = sum(_out(taken, cells[event], columns) for event in task.outs)
    return links + outs + sum(_IN * cells[event].column for event in task.ins)


_IN = 0.3  # what each column costs that lies between the left side and an event led to from there


def _link(taken: Mapping[Cell, int], one: Cell, other: Cell) -> float:
    """Return how hard an arrow is: its length, and its bends where boxes stand as they do."""
    across, down = abs(other.column - one.column), abs(other.row - one.row)
    length = 2 * weights.LENGTH_ACROSS * across + 2 * weights.LENGTH_DOWN * down
    if not down:
        return length + (0.0 if across < _NEXT or _level(taken, one, other) else weights.BENDS[2])
    if not across:
        return length + (0.0 if down < _NEXT or _upright(taken, one, other) else weights.BENDS[2])
    corner = Cell(other.column, one.row)
    if corner not in taken and _level(taken, one, corner) and _upright(taken, corner, other):
        return length + weights.BENDS[1]
    corner = Cell(one.column, other.row)
    if corner not in taken and _upright(taken, one, corner) and _level(taken, corner, other):
        return length + weights.BENDS[1]
    return length + weights.BENDS[2]


_NEXT = 2


def _level(taken: Mapping[Cell, int], one: Cell, other: Cell) -> bool:
    first, last = (one.column, other.column) if one.column < other.column else (other.column, one.column)
    row = one.row
    return all((column, row) not in taken for column in range(first + 1, last))


def _upright(taken: Mapping[Cell, int], one: Cell, other: Cell) -> bool:
    first, last = (one.row, other.row) if one.row < other.row else (other.row, one.row)
    column = one.column
    return all((column, row) not in taken for row in range(first + 1, last))


def _out(taken: Mapping[Cell, int], cell: Cell, columns: int) -> float:
    """Return how hard it is to leave an event for what stands right of all columns."""
    free = _level(taken, cell, Cell(columns, cell.row))
    return 2 * weights.LENGTH_ACROSS * (columns - cell.column) + (0.3 if free else weights.BENDS[2])


class _Climb:
    """Hill climbing over cells: a move is judged by the arrows of the events it moves, and by what it would block."""

    def __init__(self, task: Task, rows: Rows, ends: tuple[int, ...], crowded: float) -> None:
        self._task, self._rows, self._columns, self._crowded = task, rows, len(ends), crowded
        self.cells: list[Cell] = [Cell(0, 0)] * len(task.lanes)
        self._taken: dict[Cell, int] = {}
        self._ties: list[list[tuple[int, int]]] = [[] for _ in task.lanes]
        for one, other in task.links:
            self._ties[one].append((one, other))
            self._ties[other].append((one, other))
        self._outs, self._ins = Counter(task.outs), Counter(task.ins)
        for column, (first, last) in enumerate(pairwise((0, *ends))):
            self._fill(column, range(first, last))

    def _fill(self, column: int, events: range) -> None:
        """Put the events of a column into rows, in time order within a lane."""
        by_lane: defaultdict[str, list[int]] = defaultdict(list)
        for event in events:
            by_lane[self._task.lanes[event]].append(event)
        for lane, inside in by_lane.items():
            for event, row in zip(inside, self._rows[lane], strict=False):
                self._put(event, Cell(column, row))

    def _put(self, event: int, cell: Cell) -> None:
        self.cells[event] = cell
        self._taken[cell] = event

    def round(self) -> bool:
        """Try every move of every event once; return whether any made arrows easier."""
        better = False
        blocked = self._passed()
        for event in range(len(self.cells)):
            low, high = self._bounds(event)
            for column in range(low, high + 1):
                for row in self._rows[self._task.lanes[event]]:
                    better |= self._tried(event, Cell(column, row), blocked)
        return better

    def _passed(self) -> Counter[Cell]:
        """Return how many level and upright arrows pass each free cell."""
        found: Counter[Cell] = Counter()
        for one, other in ((self.cells[a], self.cells[b]) for a, b in self._task.links):
            if one.row == other.row:
                first, last = sorted((one.column, other.column))
                found.update(Cell(column, one.row) for column in range(first + 1, last))
            elif one.column == other.column:
                first, last = sorted((one.row, other.row))
                found.update(Cell(one.column, row) for row in range(first + 1, last))
        for event in self._outs:
            column, row = self.cells[event]
            found.update(Cell(at, row) for at in range(column + 1, self._columns))
        return found

    def _bounds(self, event: int) -> tuple[int, int]:
        """Return the first and the last column near an event's own in which time does not run backwards."""
        own, rank = self.cells[event].column, self._task.ranks[event]
        low, high = max(0, own - 1), min(self._columns - 1, own + 1)
        for cell, its in zip(self.cells, self._task.ranks, strict=True):
            if its < rank:
                low = max(low, cell.column)
            elif its > rank:
                high = min(high, cell.column)
        return low, high

    def _tried(self, event: int, cell: Cell, blocked: Mapping[Cell, int]) -> bool:
        """Move an event, and who stands there to its place, where that is easier; return whether it was."""
        own, other = self.cells[event], self._taken.get(cell)
        if cell == own or (other is not None and own.column != cell.column):
            return False
        before = self._cost(event, other) + (blocked[own] if other is None else 0) * _BLOCKED
        self._swap(event, own, cell, other)
        after = self._cost(event, other) + (blocked[cell] if other is None else 0) * _BLOCKED
        if after < before - _LEAST:
            return True
        self._swap(event, cell, own, other)
        return False

    def _swap(self, event: int, own: Cell, cell: Cell, other: int | None) -> None:
        del self._taken[own]
        self._put(event, cell)
        if other is not None:
            self._put(other, own)

    def _cost(self, event: int, other: int | None) -> float:
        """Return how hard the arrows of one or two events are, and how ill they stand."""
        cost = self._own(event) + (self._own(other) if other is not None else 0.0)
        if self._crowded:
            rows = {self.cells[event].row, self.cells[other if other is not None else event].row}
            lane = self._rows[self._task.lanes[event]]
            cost += self._crowded * sum(self._height(row) for row in (lane if len(rows) < _NEXT else rows))
        return cost

    def _own(self, event: int) -> float:
        cells, taken = self.cells, self._taken
        cost = 0.0
        for one, other in self._ties[event]:
            cost += _link(taken, cells[one], cells[other])
        if event in self._outs:
            cost += self._outs[event] * _out(taken, cells[event], self._columns)
        if event in self._ins:
            cost += _IN * cells[event].column
        return cost + self._stacked(event)

    def _height(self, row: int) -> int:
        heights = self._task.heights
        return max((heights[event] for cell, event in self._taken.items() if cell.row == row), default=0)

    def _stacked(self, event: int) -> float:
        """Return what an event costs that stands below a later one, or above an earlier one, of its lane and column."""
        column, row = self.cells[event]
        ranks, rank = self._task.ranks, self._task.ranks[event]
        cost = 0.0
        for its in self._rows[self._task.lanes[event]]:
            other = self._taken.get(Cell(column, its))
            if other is not None and ((its < row and ranks[other] > rank) or (its > row and ranks[other] < rank)):
                cost += weights.EARLIER_BELOW
        return cost


_BLOCKED = 1.2  # what it costs to stand in the way of an arrow that ran straight
_LEAST = 1e-9
