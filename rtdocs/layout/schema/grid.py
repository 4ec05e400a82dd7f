"""The rows of lanes and the ends of columns: dynamic programming over the order of time.

The layering is that of Sugiyama, Tagawa and Toda (1981) with the order of time given: a column takes events that follow
one another, no more of a lane than the lane has rows.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell of the grid, its column and row from 0."""

    column: int
    row: int


class Task(NamedTuple):
    """The boxes to place: events in time order, then the boxes at the left, then those at the right.

    Attributes:
        lanes: the lane of each event.
        ranks: the time of each event; those of one time may stand in any order.
        links: arrows by the places of their boxes in this order.
        left: the lane of each box at the left.
        right: the lane of each box at the right, empty for an effect.
        heights: the height that each event's box needs, in points; on a crowded page, like heights share rows.
        effect: the height that an effect needs, with the room to the next, in shares of the page's height.
    """

    lanes: tuple[str, ...]
    ranks: tuple[int, ...]
    links: tuple[tuple[int, int], ...]
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    heights: tuple[int, ...] = ()
    effect: float = 0.0


Rows = Mapping[str, tuple[int, ...]]
"""The rows of each lane that has events, from top to bottom."""

LaneRows = tuple[tuple[str, int], ...]
"""How many rows each lane has that has any, from top to bottom."""


def numbered(rows: LaneRows) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the rows of each lane, from top to bottom."""
    found, first = {}, 0
    for lane, many in rows:
        found[lane] = tuple(range(first, first + many))
        first += many
    return found


def filled(task: Task, ends: Sequence[int]) -> list[tuple[str, int]]:
    """Return the lane and the row in it of each event, as columns up to their ends are filled in the order of time."""
    found, start = [], 0
    for end in ends:
        used: Counter[str] = Counter()
        for lane in task.lanes[start:end]:
            found.append((lane, used[lane]))
            used[lane] += 1
        start = end
    return found


def fewest(lanes: Sequence[str], rows: Mapping[str, int]) -> int:
    """Return the least number of columns for events in their order, given the rows of each lane."""
    held: Counter[str] = Counter()
    columns = 1
    for lane in lanes:
        if held[lane] == rows[lane]:
            columns, held = columns + 1, Counter()
        held[lane] += 1
    return columns


def least_rows(lanes: Sequence[str], count: int, least: Mapping[str, int]) -> dict[str, int]:
    """Return the least rows of each lane for its events to stand in `count` columns; never below `least`.

    A row is given to the lane where it saves most columns, until there are few enough.
    """
    rows = {lane: max(1, many) for lane, many in least.items()}
    while (now := fewest(lanes, rows)) > count:
        waits = Counter(lanes)
        gains = {lane: now - fewest(lanes, {**rows, lane: rows[lane] + 1}) for lane in rows if waits[lane] > rows[lane]}
        most = max(gains, key=lambda lane: (gains[lane], waits[lane] / rows[lane]))
        rows[most] += 1
    return rows


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
    """Yield, by its first event, each possible column as its end and its cost."""
    before: list[list[int]] = [[] for _ in task.lanes]
    for one, other in task.links:
        if max(one, other) < len(before):
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
