"""The order of events in time: by date, then `Ordre`, then row; `Ordre` wins where both events have one.

Taken two by two, these rules can turn in a circle: two events that an `Ordre` puts against their dates, and a third,
without one, dated between them. So that all of them make one line, an event with an `Ordre` is placed at the latest of
its own date and of the dates before it in `Ordre`; an event without a date keeps the place its `Ordre` gives it beside
its neighbours. Events without `Ordre` stand at their own date. An event with neither date nor `Ordre` follows the dated
ones, in the rows' order; events to come follow all.
"""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from rtdocs.facts.gathered import gathered_once
from rtdocs.model import DateForm, Event, EventStatus, LooseDate, Story

_UNDATED = LooseDate(DateForm.UNKNOWN)
_TO_COME = LooseDate(DateForm.TO_COME)

Key = tuple[tuple[date, date], int]
_START: Key = ((date.min, date.min), 0)


@gathered_once
def in_time(story: Story) -> tuple[Event, ...]:
    """Return all events of the story in time order."""
    dated = tuple((_date_of(event).sort_key, row) for row, event in enumerate(story.events))
    ranked = _by_order(story.events, dated)
    moved = dict(zip(ranked, _never_back(ranked, story.events, dated), strict=True))
    place = {row: number for number, row in enumerate(ranked)}
    rows = sorted(range(len(dated)), key=lambda row: (moved.get(row, dated[row]), place.get(row, 0)))
    return tuple(story.events[row] for row in rows)


def _date_of(event: Event) -> LooseDate:
    """Return the event's date; for a planned event without a known date, the date of events to come."""
    if event.date is not None and event.date.is_known:
        return event.date
    to_come = event.status is EventStatus.PLANNED or (event.date is not None and event.date.form is DateForm.TO_COME)
    return _TO_COME if to_come else _UNDATED


def _by_order(events: Sequence[Event], dated: Sequence[Key]) -> list[int]:
    """Return the rows of the events that have an `Ordre`, sorted by `Ordre`, then date, then row."""
    return [
        row
        for _, (_, row) in sorted(
            (event.order, key) for event, key in zip(events, dated, strict=True) if event.order is not None
        )
    ]


def _never_back(ranked: Sequence[int], events: Sequence[Event], dated: Sequence[Key]) -> list[Key]:
    """Return a sort key for each of the rows `ranked`, none smaller than the key before it.

    A row without a date takes the key before it; at the head of all dates, the first date's key.
    """
    sure = [None if _date_of(events[row]) is _UNDATED else dated[row] for row in ranked]
    floor = next((key for key in sure if key), dated[ranked[0]] if ranked else _START)
    return list(accumulate((key or floor for key in sure), max))
