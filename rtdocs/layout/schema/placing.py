"""The placing of boxes in cells by hill climbing: a move is kept where it lowers the cost of all arrows together.

A move takes a box to a free cell of its lane, or two boxes of a lane or of the right side to each other's cells. The
routes of the arrows that it touches are laid anew, each the best among those of others (`sketch`), and their costs by
bends, length and crossings are compared: local search with delta evaluation.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.beginning import effect_rows
from rtdocs.layout.schema.grid import Cell, Rows, Task
from rtdocs.layout.schema.mesh import crowds
from rtdocs.layout.schema.sketch import Sketch, beside, crossed, met, sketches

_LOST = weights.BENDS[-1]  # the cost of an arrow without any route of few bends


class Placed(NamedTuple):
    """The cell of every box (events, then those at the left, then those at the right), and the cost.

    Attributes:
        cells: the cells.
        cost: of the arrows, and of events above earlier ones, in bends.
        lines: about how many lines run side by side in each channel between rows, and in each gap, by their numbers.
        crossed: the channels that an arrow passes from box to box.
    """

    cells: tuple[Cell, ...]
    cost: float
    lines: tuple[Mapping[int, int], Mapping[int, int]] = ({}, {})
    crossed: frozenset[int] = frozenset()


class _Laid(NamedTuple):
    """The route chosen for an arrow, shifted to its place on the page."""

    cost: float
    boxes: int
    seeks: int
    lies: int


_NOTHING = _Laid(_LOST, 0, 0, 0)
NOWHERE = Cell(-1, -1)
"""The cell of a box that has none yet."""


class Placing:
    """The hill climbing of a page's boxes."""

    def __init__(
        self, task: Task, rows: Rows, cells: Sequence[Cell | None], columns: int, crowded: float = 0.0
    ) -> None:
        """Begin with some cells.

        Args:
            task: the boxes to place, with their arrows.
            rows: the rows of each lane.
            cells: the cell of each box; None for one that has none yet.
            columns: the number of columns of events.
            crowded: the weight of a point of height: 0 where there is room.
        """
        self._task, self._rows, self._crowded = task, rows, crowded
        self._first = 1 if task.left else 0
        self._columns = columns
        self._count = sum(map(len, rows.values()))
        self._wide = _even(2 * (self._first + columns + bool(task.right)) + 1)
        self._area = self._wide * _even(2 * self._count + 1)
        self.cells = [cell or NOWHERE for cell in cells]
        self._links = sorted(task.links, key=lambda link: abs(link[1] - link[0]))
        self._of: list[list[int]] = [[] for _ in self.cells]
        for number, (one, other) in enumerate(self._links):
            self._of[one].append(number)
            self._of[other].append(number)
        self._friends = [
            [other for other in {*self._of[source], *self._of[target]} if self._friendly(number, other)]
            for number, (source, target) in enumerate(self._links)
        ]
        self._to_right, self._from_left = (crowds(self._links, end) for end in (0, 1))
        sides = range(len(task.lanes), len(self.cells))
        self._to_right |= set(sides)
        self._from_left |= set(sides)
        self._taken = {cell: box for box, cell in enumerate(self.cells) if cell != NOWHERE}
        self._boxes = sum(map(self._bit, self._taken))
        self._laid: list[_Laid] = [_NOTHING] * len(self._links)
        self._before: dict[tuple[int, ...], tuple[int, float]] = {}
        self._lay_all()

    def _friendly(self, one: int, other: int) -> bool:
        """Return whether two arrows share a source or a target, and so may share a line."""
        mine, its = self._links[one], self._links[other]
        return one != other and (mine[0] == its[0] or mine[1] == its[1])

    def _bit(self, cell: Cell) -> int:
        return 1 << (2 * cell.row + 1) * self._wide + 2 * cell.column + 1

    def placed(self, rounds: int = weights.ROUNDS) -> Placed:
        """Return the cells of boxes after climbing until no move helps, for `rounds` rounds at most."""
        for _ in range(rounds):
            if not self._round():
                break
            self._lay_all()
        return Placed(tuple(self.cells), self.cost(), *self._lines())

    def _lines(self) -> tuple[tuple[dict[int, int], dict[int, int]], frozenset[int]]:
        """Return how many lines run in each channel and gap, and the channels that an arrow passes."""
        seeks = [laid.seeks for laid in self._laid]
        channels, gaps = (beside(self._links, seeks, field, self._wide, self._area) for field in (0, 1))
        return (channels, gaps), crossed(seeks, self._count, self._wide, self._area)

    def cost(self) -> float:
        """Return the cost of all arrows, and of events above earlier ones."""
        cost, lies = 0.0, 0
        for number, laid in enumerate(self._laid):
            cost += self._alone(number, laid, lies)
            lies |= laid.lies
        return cost + sum(map(self._stacked, range(len(self._task.lanes)))) / 2

    def _lay_all(self) -> None:
        """Lay every arrow anew among the others, in two turns."""
        self._before.clear()
        for _ in range(2):
            for number, ends in enumerate(self._links):
                if NOWHERE not in (self.cells[ends[0]], self.cells[ends[1]]):
                    self._laid[number] = self._lay(number, self._others({number}))

    def _others(self, numbers: set[int]) -> int:
        lies = 0
        for number, laid in enumerate(self._laid):
            if number not in numbers:
                lies |= laid.lies
        return lies

    def _alone(self, number: int, laid: _Laid, lies: int) -> float:
        """Return the cost of a route among strangers' lines."""
        seen = laid.seeks & self._strange(number, lies)
        return laid.cost + met(seen, self._area) if seen else laid.cost

    def _strange(self, number: int, lies: int) -> int:
        for friend in self._friends[number]:
            lies &= ~self._laid[friend].lies
        return lies

    def _lay(self, number: int, lies: int) -> _Laid:
        """Return the best route of an arrow among the lines of others."""
        source, target = (self.cells[box] for box in self._links[number])
        shift = self._area - (2 * source.row + 1) * self._wide - 2 * source.column - 1
        boxes, strange = self._boxes, self._strange(number, lies)
        least, best = _LOST, None
        for sketch in self._ways(number, source, target):
            cost = sketch.cost
            if cost >= least:
                break
            if sketch.boxes >> shift & boxes:
                continue
            if seen := sketch.seeks >> shift & strange:
                cost += met(seen, self._area)
            if cost < least:
                least, best = cost, sketch
        if best is None:
            return _NOTHING
        return _Laid(best.cost, best.boxes >> shift, best.seeks >> shift, best.lies >> shift)

    def _ways(self, number: int, source: Cell, target: Cell) -> tuple[Sketch, ...]:
        one, other = self._links[number]
        across, down = 2 * (target.column - source.column), 2 * (target.row - source.row)
        return sketches(
            across, down, self._wide, self._area, right=one in self._to_right, left=other in self._from_left
        )

    # --- moves ---

    def _round(self) -> bool:
        """Try every move of every box once; return whether any made arrows easier."""
        better = False
        for box in range(len(self.cells)):
            for cell in list(self._free_for(box)):
                better |= self._tried(box, cell)
        return better

    def _free_for(self, box: int) -> Iterator[Cell]:
        """Yield the cells that a box may move to."""
        own = self.cells[box]
        if box < len(self._task.lanes):
            low, high = self._bounds(box)
            rows = self._rows[self._task.lanes[box]]
        else:
            low = high = 0 if box < len(self._task.lanes) + len(self._task.left) else self._first + self._columns
            rows = self._rows.get(self._side_lane(box)) or tuple(range(self._count))
        for column in range(low, high + 1):
            for row in rows:
                if Cell(column, row) != own:
                    yield Cell(column, row)

    def _side_lane(self, box: int) -> str:
        return (*self._task.left, *self._task.right)[box - len(self._task.lanes)]

    def _bounds(self, event: int) -> tuple[int, int]:
        """Return the first and the last column near an event's own in which time does not run backwards."""
        own, rank = self.cells[event].column, self._task.ranks[event]
        low, high = self._first, self._first + self._columns - 1
        if own >= 0:
            low, high = max(low, own - 1), min(high, own + 1)
        for cell, its in zip(self.cells, self._task.ranks, strict=False):
            if cell == NOWHERE:
                continue
            if its < rank:
                low = max(low, cell.column)
            elif its > rank:
                high = min(high, cell.column)
        return low, high

    def _tried(self, box: int, cell: Cell) -> bool:
        """Move a box, and the box in its new cell to its old one, where that is easier; return whether it was."""
        own, other = self.cells[box], self._taken.get(cell)
        if other is not None and (own.column != cell.column or not self._may_stand(other, own)):
            return False
        moved = [box] if other is None else [box, other]
        if not self._apart(box, cell, other):
            return False
        arrows = {number for each in moved for number in self._of[each]}
        bit = self._bit(cell)
        arrows |= {number for number, laid in enumerate(self._laid) if laid.boxes & bit}
        order = tuple(sorted(arrows))
        if order not in self._before:
            rest = self._others(arrows)
            self._before[order] = rest, self._told(order, rest)
        rest, before = self._before[order]
        before += self._ill(moved)
        kept = [self._laid[number] for number in order]
        self._swap(box, own, cell, other)
        room = before - self._ill(moved) - weights.LEAST_GAIN
        if self._laid_anew(order, rest, room) < room:
            self._before.clear()
            return True
        self._swap(box, cell, own, other)
        for number, laid in zip(order, kept, strict=True):
            self._laid[number] = laid
        return False

    def _may_stand(self, box: int, cell: Cell) -> bool:
        """Return whether a box may take a cell of its own column."""
        if box < len(self._task.lanes):
            return True
        lane = self._side_lane(box)
        return not lane or cell.row in self._rows[lane]

    def _apart(self, box: int, cell: Cell, other: int | None) -> bool:
        """Return whether boxes at the right, which are higher than rows, keep room between them."""
        first = len(self._task.lanes) + len(self._task.left)
        if box < first or self._side_lane(box):
            return True
        apart, inset = effect_rows(self._task, self._count)
        if not inset <= cell.row < self._count - inset:
            return False
        others = (
            its for each, its in enumerate(self.cells[first:], first) if each not in {box, other} and its != NOWHERE
        )
        return other is not None or all(abs(its.row - cell.row) >= apart for its in others)

    def _swap(self, box: int, own: Cell, cell: Cell, other: int | None) -> None:
        del self._taken[own]
        self._boxes &= ~self._bit(own)
        for each, place in ((box, cell), (other, own)):
            if each is not None:
                self.cells[each] = place
                self._taken[place] = each
                self._boxes |= self._bit(place)

    def _told(self, order: Sequence[int], rest: int) -> float:
        """Return the cost of some arrows as they lie, `rest` being the lines of all others."""
        cost = 0.0
        for number in order:
            laid = self._laid[number]
            cost += self._alone(number, laid, rest)
            rest |= laid.lies
        return cost

    def _laid_anew(self, order: Sequence[int], rest: int, most: float) -> float:
        """Lay some arrows anew, and return their cost, or from `most` on the cost of the first of them."""
        cost = 0.0
        for number in order:
            if cost >= most:
                break
            laid = self._laid[number] = self._lay(number, rest)
            cost += self._alone(number, laid, rest)
            rest |= laid.lies
        return cost

    # --- a box that comes later ---

    def settle(self, box: int, moves: int) -> bool:
        """Give a box without a cell the best one that is free, or that others can leave; return whether it has one.

        Then other boxes may move, `moves` of them at most, those that it shares arrows with first.
        """
        if not self._settled(box) and not any(self._made_room(box, depth) for depth in range(1, weights.PUSHED + 1)):
            return False
        near = dict.fromkeys(end for number in self._of[box] for end in self._links[number])
        for each in (*near, *(each for each in range(len(self.cells)) if each not in near)):
            for cell in list(self._free_for(each)):
                if moves and self._tried(each, cell):
                    moves -= 1
        return True

    def _open_to(self, box: int) -> list[Cell]:
        """Return the free cells that a box without a cell may take."""
        return [cell for cell in self._free_for(box) if cell not in self._taken and self._apart(box, cell, None)]

    def _settled(self, box: int) -> bool:
        """Put a box without a cell into the best free one; return whether there is one."""
        costs = {cell: self._cost_in(box, cell) for cell in self._open_to(box)}
        if not costs:
            return False
        self._put(box, min(costs, key=lambda cell: (costs[cell], cell)))
        self._lay_all()
        return True

    def _cost_in(self, box: int, cell: Cell) -> float:
        """Return how much more all arrows would cost with a box in a free cell."""
        bit = self._bit(cell)
        passing = {number for number, laid in enumerate(self._laid) if laid.boxes & bit}
        order = sorted({*self._of[box], *passing})
        rest, kept = self._others(set(order)), list(self._laid)
        before = self._told([number for number in order if number in passing], rest)
        self._put(box, cell)
        cost = self._laid_anew(order, rest, float("inf")) + self._ill([box]) - before
        self._lift(box)
        self._laid = kept
        return cost

    def _put(self, box: int, cell: Cell) -> None:
        self.cells[box], self._taken[cell] = cell, box
        self._boxes |= self._bit(cell)

    def _lift(self, box: int) -> None:
        del self._taken[self.cells[box]]
        self._boxes &= ~self._bit(self.cells[box])
        self.cells[box] = NOWHERE

    def _made_room(self, box: int, depth: int) -> bool:
        """Give a box the cell of another that has one to go to, or after others have made room; return whether it can.

        Args:
            box: without a cell.
            depth: the most boxes that may move.
        """
        for cell in list(self._free_for(box)):
            other = self._taken.get(cell)
            if other is None or not self._apart(box, cell, other):
                continue
            self._lift(other)
            self._put(box, cell)
            if self._open_to(other):
                self._lay_all()
                return self._settled(other)
            if depth > 1 and self._made_room(other, depth - 1):
                return True
            self._lift(box)
            self._put(other, cell)
        return False

    # --- how boxes stand ---

    def _ill(self, moved: Sequence[int]) -> float:
        events = [box for box in moved if box < len(self._task.lanes)]
        rows = {row for event in events for row in self._rows[self._task.lanes[event]]}
        return sum(map(self._stacked, events)) + (self._crowd(rows) if self._crowded else 0.0)

    def _stacked(self, event: int) -> float:
        """Return the cost of an event below a later one, or above an earlier one, of its lane and column."""
        column, row = self.cells[event]
        ranks, rank = self._task.ranks, self._task.ranks[event]
        cost = 0.0
        for its in self._rows[self._task.lanes[event]]:
            other = self._taken.get(Cell(column, its))
            if other is not None and ((its < row and ranks[other] > rank) or (its > row and ranks[other] < rank)):
                cost += weights.EARLIER_BELOW[len(self._task.lanes) > weights.SCORED]
        return cost

    def _crowd(self, rows: Sequence[int] | set[int] | range) -> float:
        """Return the cost of the height of rows on a crowded page."""
        if not self._crowded:
            return 0.0
        high = dict.fromkeys(rows, 0)
        for cell, points in zip(self.cells, self._task.heights, strict=False):
            if cell.row in high:
                high[cell.row] = max(high[cell.row], points)
        return self._crowded * sum(high.values())


def _even(lines: int) -> int:
    """Return a rounded number of lines for a board: pages of about one size share their sketches."""
    return -(-(lines + 1) // 10) * 10 + 1
