"""Ranks of events, their places in time for a drawing: events of one date may share a rank."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain, groupby

from rtdocs.model import Event
from rtdocs.plan.content.graph import Edge
from rtdocs.plan.wording.events import identity

STACKED_AT_MOST = 2
"""At most so many events of one place stand one above the other in a lane: a taller pile hides that time goes on."""


def ranks(happened: Sequence[Event], lanes: Mapping[str, str], edges: Iterable[Edge]) -> dict[str, int]:
    """Return the rank of each event by its id, from 0, given the events in time order.

    Events share a rank where they have the same date and no `Ordre`, no arrow leads from one to another, and their
    lane is not full. Those without a known date keep a rank each, in their order.
    """
    targets = defaultdict(set)
    for edge in edges:
        targets[edge.source].add(edge.target)
    found: dict[str, int] = {}
    first = 0
    for step in chain.from_iterable(_steps(group, targets) for group in _same_date(happened)):
        placed = _placed(step, lanes, first)
        found |= placed
        first = max(placed.values()) + 1
    return found


def _same_date(happened: Sequence[Event]) -> Iterator[list[str]]:
    numbered = list(enumerate(happened))
    for _, group in groupby(numbered, key=lambda pair: _date_key(*pair)):
        yield [identity(event) for _, event in group]


def _date_key(place: int, event: Event) -> object:
    known = event.date is not None and event.date.is_known and event.order is None
    return event.date.sort_key if known and event.date else place


def _steps(group: Sequence[str], targets: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the ids of one date in steps, each behind its sources in the arrows; a loop leaves them in their order."""
    members = set(group)
    sorter = TopologicalSorter(dict.fromkeys(group, ()))
    for key in group:
        for target in sorted(targets.get(key, set()) & members):
            sorter.add(target, key)
    try:
        sorter.prepare()
    except CycleError:
        return [[key] for key in group]
    place = {key: number for number, key in enumerate(group)}
    steps = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=place.__getitem__)
        sorter.done(*ready)
        steps.append(ready)
    return steps


def _placed(step: Iterable[str], lanes: Mapping[str, str], first: int) -> dict[str, int]:
    """Return the ranks of one step, from `first`; where a lane is full the step goes on at the next rank."""
    before: Counter[str] = Counter()
    found = {}
    for key in step:
        found[key] = first + before[lanes[key]] // STACKED_AT_MOST
        before[lanes[key]] += 1
    return found
