"""Sweeps events in time order into columns that hold no more of a lane than the lane has rows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

Columns = tuple[tuple[int, ...], ...]

# What an arrow inside a column weighs against columns of unequal size: time is read from left to right first.
_INSIDE = 3


def fewest(lanes: tuple[str, ...], rows: Mapping[str, int]) -> int:
    """Return the least number of columns that hold events, given by their lanes in time order."""
    return _fewest(lanes, tuple(rows.items()))


@lru_cache(2_000)
def _fewest(lanes: tuple[str, ...], rows: tuple[tuple[str, int], ...]) -> int:
    return sum(1 for _ in _greedy(lanes, dict(rows)))


def _greedy(lanes: Sequence[str], rows: Mapping[str, int]) -> Iterator[int]:
    """Yield the end of each column where every column takes all it can."""
    held: Counter[str] = Counter()
    for place, lane in enumerate(lanes):
        if held[lane] == rows[lane]:
            yield place
            held = Counter()
        held[lane] += 1
    if lanes:
        yield len(lanes)


def filled(lanes: Sequence[str], rows: Mapping[str, int]) -> Columns:
    """Return events by their places, in columns that each take all they can."""
    return tuple(tuple(range(first, last)) for first, last in pairwise((0, *_greedy(lanes, rows))))


def split(lanes: Sequence[str], rows: Mapping[str, int], count: int, links: Sequence[tuple[int, int]]) -> Columns:
    """Return events by their places, in `count` columns of even size with few arrows inside.

    Args:
        lanes: the lane of each event, in time order.
        rows: how many events a column may hold of each lane.
        count: how many columns; no less than `fewest`.
        links: arrows between events, by their places.
    """
    ends = _best_ends(tuple(lanes), tuple(rows.items()), min(count, len(lanes)), tuple(links))
    return tuple(tuple(range(first, last)) for first, last in pairwise((0, *ends)))


@lru_cache(2_000)
def _best_ends(
    lanes: tuple[str, ...], rows: tuple[tuple[str, int], ...], count: int, links: tuple[tuple[int, int], ...]
) -> tuple[int, ...]:
    """Return the ends of the best columns: the best ways to fill one column, then two, and so on to `count`."""
    spans = _spans(lanes, dict(rows), links)
    ways: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for left in range(count - 1, -1, -1):
        longer: dict[int, tuple[int, tuple[int, ...]]] = {}
        for first, (cost, ends) in ways.items():
            for last, more in spans[first]:
                found = (cost + more, (*ends, last))
                if last not in longer or found < longer[last]:
                    longer[last] = found
        ways = {last: found for last, found in longer.items() if len(lanes) - last >= left}
    return ways[len(lanes)][1]


def _spans(
    lanes: Sequence[str], rows: Mapping[str, int], links: Sequence[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Return, by its first event, each column that may be, as its end and its cost."""
    before: list[list[int]] = [[] for _ in lanes]
    for one, other in links:
        before[max(one, other)].append(min(one, other))
    return [list(_spans_from(first, lanes, rows, before)) for first in range(len(lanes))] + [[]]


def _spans_from(
    first: int, lanes: Sequence[str], rows: Mapping[str, int], before: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    held: Counter[str] = Counter()
    inside = 0
    for place in range(first, len(lanes)):
        held[lanes[place]] += 1
        if held[lanes[place]] > rows[lanes[place]]:
            return
        inside += sum(other >= first for other in before[place])
        yield place + 1, (place + 1 - first) ** 2 + _INSIDE * inside
