"""Chooses the row of each event inside its lane, so that arrows cross as little and run as level as they can.

An arrow counts here as a straight line from cell to cell: its true way is not known before all boxes have their place.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations
from typing import NamedTuple

_SWEEPS = 6
_CROSSING = 3


class Cell(NamedTuple):
    """A place of the grid."""

    column: int
    row: int


class _Group(NamedTuple):
    """The events of one lane in one column, from top to bottom, and the rows they may take."""

    column: int
    events: tuple[int, ...]
    rows: tuple[int, ...]


class _Line(NamedTuple):
    """An arrow as a straight line from left to right, by the places of its two ends in a list of points."""

    left: int
    right: int


def place(
    columns: Sequence[Sequence[int]],
    lanes: Sequence[str],
    rows: Mapping[str, tuple[int, ...]],
    links: Sequence[tuple[int, int]],
    sides: Sequence[tuple[int, int]] = (),
    ranks: Sequence[int] = (),
) -> tuple[Cell, ...]:
    """Return the cell of each event; events of one lane in one column stand in time order from top to bottom.

    Args:
        columns: events by their places in time.
        lanes: the lane of each event.
        rows: the grid's rows of each lane.
        links: arrows between events.
        sides: arrows from an event to a box at the right side, by the place of that box among them.
        ranks: the time of each event; those of one time may stand in any order.
    """
    groups = list(_groups(columns, lanes, rows))
    cells = {event: cell for group in groups for event, cell in _cells(group, group.rows).items()}
    lines = [*links, *((event, len(lanes) + box) for event, box in sides)]
    grid = _Grid(cells, lines, len(lanes), len(columns), ranks or range(len(lanes)))
    for sweep in range(_SWEEPS):
        before = dict(grid.cells)
        for group in groups if sweep % 2 == 0 else reversed(groups):
            grid.improve(group)
        if grid.cells == before:
            break
    return tuple(grid.cells[event] for event in range(len(lanes)))


class _Grid:
    """Cells that change, and the lines between them."""

    def __init__(
        self, cells: dict[int, Cell], links: Sequence[tuple[int, int]], events: int, columns: int, ranks: Sequence[int]
    ) -> None:
        self.cells = cells
        self._ranks = ranks
        self._events, self._columns = events, columns
        self._links = links
        self._at: dict[int, list[int]] = {}
        for number, ends in enumerate(links):
            for end in ends:
                self._at.setdefault(end, []).append(number)
        self._beside()

    def _beside(self) -> None:
        """Put each box at the right side in the midst of its neighbours."""
        for box, links in self._at.items():
            if box >= self._events:
                rows = [self.cells[end].row for number in links for end in self._links[number] if end < self._events]
                self.cells[box] = Cell(self._columns, sum(rows) / len(rows))

    def improve(self, group: _Group) -> None:
        """Give a group's events the rows that suit them best."""
        mine = sorted({number for event in group.events for number in self._at.get(event, ())})
        others = [self._line(number) for number in range(len(self._links)) if number not in set(mine)]
        best: tuple[float, dict[int, Cell]] | None = None
        for rows in stackings([self._ranks[event] for event in group.events], group.rows):
            self.cells.update(_cells(group, rows))
            lines = [self._line(number) for number in mine]
            cost = sum(_slope(*line) for line in lines)
            cost += _CROSSING * sum(_cross(line, other) for line in lines for other in others)
            cost += _CROSSING * sum(_cross(*pair) for pair in combinations(lines, 2))
            if best is None or cost < best[0]:
                best = cost, _cells(group, rows)
        if best:
            self.cells.update(best[1])
        self._beside()

    def _line(self, number: int) -> tuple[Cell, Cell]:
        one, other = (self.cells[end] for end in self._links[number])
        return (one, other) if one.column <= other.column else (other, one)


def stackings(ranks: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the rows that events may take, given by their places in time: none stands above an earlier one."""
    for chosen in permutations(rows, len(ranks)):
        if all(one < other for (one, its), (other, later) in pairwise(zip(chosen, ranks, strict=True)) if its < later):
            yield chosen


def _groups(
    columns: Sequence[Sequence[int]], lanes: Sequence[str], rows: Mapping[str, tuple[int, ...]]
) -> Iterator[_Group]:
    for number, column in enumerate(columns):
        for lane in dict.fromkeys(lanes[event] for event in column):
            yield _Group(number, tuple(event for event in column if lanes[event] == lane), rows[lane])


def _cells(group: _Group, rows: Sequence[int]) -> dict[int, Cell]:
    return {event: Cell(group.column, row) for event, row in zip(group.events, rows, strict=False)}


def _cross(one: tuple[Cell, Cell], other: tuple[Cell, Cell]) -> bool:
    """Return whether two lines cross between their ends."""
    (a, b), (c, d) = one, other
    first, last = max(a.column, c.column), min(b.column, d.column)
    if first >= last:
        return False
    before = _height(a, b, first) - _height(c, d, first)
    after = _height(a, b, last) - _height(c, d, last)
    return before * after < 0


def _height(one: Cell, other: Cell, column: int) -> float:
    return one.row + (other.row - one.row) * (column - one.column) / (other.column - one.column)


def _slope(one: Cell, other: Cell) -> float:
    """Return how far from level an arrow runs; between neighbours it matters more than between distant columns."""
    if one.row == other.row:
        return 0.0
    return (1 + abs(one.row - other.row)) / max(1, abs(one.column - other.column))
