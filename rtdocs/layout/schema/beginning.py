"""The cells in which a climb begins, and the rows in which an effect has room."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.grid import Cell, Rows, Task


def effect_rows(task: Task, count: int) -> tuple[int, int]:
    """Return the rows from an effect to the next, and those at the top and foot that are too near the end for one."""
    rows = task.effect * count
    return max(1, -int(-rows // 1)), int(rows > weights.EFFECT_INSET)


def begun(task: Task, rows: Rows, ends: Sequence[int], columns: int) -> Iterator[Cell]:
    """Yield the cells in which a climb begins: events in time order within lanes, sides level with arrows.

    Args:
        task: the boxes to place.
        rows: the rows of each lane.
        ends: the ends of the columns that have events, in time order.
        columns: the number of columns.
    """
    found: list[Cell] = []
    first, count = 1 if task.left else 0, sum(map(len, rows.values()))
    for column, (start, end) in enumerate(pairwise((0, *ends)), first):
        used: dict[str, int] = {}
        for event in range(start, end):
            lane = task.lanes[event]
            found.append(Cell(column, rows[lane][used.get(lane, 0)]))
            used[lane] = used.get(lane, 0) + 1
    yield from found
    yield from _left_cells(task, rows, found)
    yield from _right_cells(task, rows, found, first + columns, count)


def _left_cells(task: Task, rows: Rows, events: Sequence[Cell]) -> Iterator[Cell]:
    taken: set[int] = set()
    for box, lane in enumerate(task.left, len(task.lanes)):
        wanted = [events[target].row for source, target in task.links if source == box]
        free = [row for row in rows[lane] if row not in taken]
        row = min(free, key=lambda row: sum(abs(row - its) for its in wanted))
        taken.add(row)
        yield Cell(0, row)


def _right_cells(task: Task, rows: Rows, events: Sequence[Cell], column: int, count: int) -> Iterator[Cell]:
    """Yield cells for the boxes at the right, from top to bottom in the order of their arrows' sources."""
    before = len(task.lanes) + len(task.left)
    wanted = {
        box: [events[source].row for source, target in task.links if target == box and source < len(events)]
        for box in range(before, before + len(task.right))
    }
    mean = {box: sum(its) / len(its) if its else count for box, its in wanted.items()}
    order = sorted(wanted, key=lambda box: (mean[box], box))
    level = {box: round((at + 0.5) * count / len(order) - 0.5) for at, box in enumerate(order)}
    free, places = set(range(count)), {}
    for box in sorted(order, key=lambda box: not task.right[box - before]):  # what has a lane has less choice
        lane = task.right[box - before]
        _, inset = effect_rows(task, count)
        may = [row for row in (rows[lane] if lane else range(inset, count - inset)) if row in free]
        may = may or sorted(free)
        places[box] = min(may, key=lambda row: abs(row - level[box]))
        free.discard(places[box])
    yield from (Cell(column, places[box]) for box in wanted)
