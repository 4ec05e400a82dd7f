"""Chooses the row of each event inside its lane, so that arrows run as level as they can."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, permutations
from typing import NamedTuple

_SWEEPS = 2


class Cell(NamedTuple):
    """A place of the grid."""

    column: int
    row: int


class _Group(NamedTuple):
    """The events of one lane in one column, from top to bottom, and the rows they may take."""

    column: int
    events: tuple[int, ...]
    rows: tuple[int, ...]


@lru_cache(2_000)
def place(
    columns: tuple[tuple[int, ...], ...],
    lanes: tuple[str, ...],
    rows: tuple[tuple[int, ...], ...],
    links: tuple[tuple[int, int], ...],
    ranks: tuple[int, ...],
) -> tuple[Cell, ...]:
    """Return the cell of each event; events of one lane in one column stand in time order from top to bottom.

    Args:
        columns: events by their places in time.
        lanes: the lane of each event.
        rows: the grid's rows of each event's lane.
        links: arrows between events.
        ranks: the time of each event; those of one time may stand in any order.
    """
    groups = list(_groups(columns, lanes, rows))
    cells = {event: cell for group in groups for event, cell in _cells(group, group.rows).items()}
    neighbours = _neighbours(len(lanes), links)
    for sweep in range(_SWEEPS):
        for group in groups if sweep % 2 == 0 else reversed(groups):
            cells |= _best(group, cells, neighbours, ranks)
    return tuple(cells[event] for event in range(len(lanes)))


def _groups(
    columns: Sequence[Sequence[int]], lanes: Sequence[str], rows: Sequence[tuple[int, ...]]
) -> Iterator[_Group]:
    for number, column in enumerate(columns):
        for lane in dict.fromkeys(lanes[event] for event in column):
            events = tuple(event for event in column if lanes[event] == lane)
            yield _Group(number, events, rows[events[0]])


def _cells(group: _Group, rows: Sequence[int]) -> dict[int, Cell]:
    return {event: Cell(group.column, row) for event, row in zip(group.events, rows, strict=False)}


def _neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        found[one].append(other)
        found[other].append(one)
    return found


def stackings(ranks: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the rows that events may take, given by their places in time: none stands above an earlier one."""
    for chosen in permutations(rows, len(ranks)):
        if all(one < other for (one, its), (other, later) in pairwise(zip(chosen, ranks, strict=True)) if its < later):
            yield chosen


def _best(
    group: _Group, cells: Mapping[int, Cell], neighbours: Sequence[Sequence[int]], ranks: Sequence[int]
) -> dict[int, Cell]:
    """Return the cells of a group's events that suit their neighbours best."""
    stacked = stackings([ranks[event] for event in group.events], group.rows)
    choices = (_cells(group, rows) for rows in stacked)
    return min(choices, key=lambda choice: _cost(choice, cells, neighbours))


def _cost(choice: Mapping[int, Cell], cells: Mapping[int, Cell], neighbours: Sequence[Sequence[int]]) -> float:
    return sum(
        _slope(cell, choice.get(other) or cells[other]) for event, cell in choice.items() for other in neighbours[event]
    )


def _slope(one: Cell, other: Cell) -> float:
    """Return how far from level an arrow runs; between neighbours it matters more than between distant columns."""
    if one.row == other.row:
        return 0.0
    return (1 + abs(one.row - other.row)) / max(1, abs(one.column - other.column))
