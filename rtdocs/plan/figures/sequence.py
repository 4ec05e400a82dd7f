"""The order in which a schema draws events: that of time, and where dates are too loose to decide, that of arrows.

By its dates alone, an event of "2017" stands before one of "spring 2017" that led to it: the arrow between them would
run back in time although both dates allow it to run ahead. So an event waits for the events that led to it as long as
its date allows that; and an event without a date stands just before the first dated one that it led to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

from rtdocs.model import Bound, DateForm, Event, EventStatus

Key = tuple[int, int]
"""A place in time, and how far ahead of it or behind it."""

_NOWHERE: Key = (-1, 0)


def drawn_order(happened: Sequence[Event], arrows: Iterable[tuple[str, str]]) -> tuple[Event, ...]:
    """Return events, given in time order, in the order they are drawn; a loop of arrows leaves them as they are.

    Args:
        happened: the events, as `rtdocs.facts.order.in_time` puts them.
        arrows: pairs of numbers, from the cause to its consequence; pairs of other rows are passed over.
    """
    places = {event.number: place for place, event in enumerate(happened)}
    sources: dict[int, list[int]] = defaultdict(list)
    for source, target in arrows:
        if source in places and target in places:
            sources[places[target]].append(places[source])
    try:
        order = list(TopologicalSorter(sources).static_order())
    except CycleError:
        return tuple(happened)
    keys = _waiting(happened, sources, order, _drawn_ahead(happened, sources, order))
    return tuple(happened[place] for place in sorted(range(len(happened)), key=lambda place: (keys[place], place)))


def _drawn_ahead(
    happened: Sequence[Event], sources: Mapping[int, Sequence[int]], order: Sequence[int]
) -> dict[int, Key]:
    """Return a sort key for each event; an undated event sorts just ahead of the first event that it led to."""
    keys: dict[int, Key] = {place: (place, 0) for place in range(len(happened))}
    for target in reversed(order):
        for source in sources.get(target, ()):
            if _is_undated(happened[source]) and (keys[target][0], keys[target][1] - 1) < keys[source]:
                keys[source] = (keys[target][0], keys[target][1] - 1)
    return keys


def _waiting(
    happened: Sequence[Event], sources: Mapping[int, Sequence[int]], order: Sequence[int], ahead: Mapping[int, Key]
) -> dict[int, Key]:
    """Return a sort key for each event; an event sorts behind those that led to it as long as its date allows."""
    keys = dict(ahead)
    for target in order:
        before = (keys[source] for source in sources.get(target, ()))
        last = max((key for key in before if _may_wait(happened[target], happened[key[0]])), default=_NOWHERE)
        if last >= keys[target]:
            keys[target] = (last[0], last[1] + 1)
    return keys


def _may_wait(event: Event, other: Event) -> bool:
    """Tell whether an event may have happened when another one did, or after it."""
    if event.order is not None and other.order is not None:
        return False
    return _is_undated(event) or _is_to_come(event) or _first_day(other) <= _last_day(event)


def _is_undated(event: Event) -> bool:
    known = event.date is not None and event.date.is_known
    return not known and event.order is None and not _is_to_come(event)


def _is_to_come(event: Event) -> bool:
    if event.date is not None and event.date.is_known:
        return False
    return event.status is EventStatus.PLANNED or (event.date is not None and event.date.form is DateForm.TO_COME)


def _first_day(event: Event) -> date:
    """Return the first day on which an event can have taken place; the last day of all for one to come or undated."""
    if event.date is None or event.date.earliest is None:
        return date.max
    return date.min if event.date.bound is Bound.BEFORE else event.date.earliest


def _last_day(event: Event) -> date:
    if event.date is None or event.date.latest is None or event.date.bound is Bound.AFTER:
        return date.max
    return event.date.latest
