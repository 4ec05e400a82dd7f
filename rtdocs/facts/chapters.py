"""The chapters of a story: the group's own stages, else stretches of time that begin where most time has passed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rtdocs.facts.days import first_day
from rtdocs.model import Event

if TYPE_CHECKING:
    from datetime import date

ONE_UP_TO = 6
"""So few events are one chapter."""
LEAST = 2
"""A chapter of time holds as many events at least."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Events of one chapter; `stage` is the group's name for it, empty where the group gave none."""

    events: tuple[Event, ...]
    stage: str = ""


def chapters(timed: Sequence[Event]) -> tuple[Chapter, ...]:
    """Return the chapters of events that stand in the order of time."""
    if any(event.stage for event in timed):
        return tuple(_stages(timed))
    last = max((place for place, event in enumerate(timed, 1) if _is_dated(event)), default=0)
    undated = (Chapter(tuple(timed[last:])),) if last < len(timed) else ()
    return (*map(Chapter, _stretches(timed[:last])), *undated)


def _is_dated(event: Event) -> bool:
    return event.date is not None and event.date.is_known


def _stages(timed: Sequence[Event]) -> Iterator[Chapter]:
    """Yield the group's stages in the order in which they begin; an event without one goes with those before it."""
    named: dict[str, list[Event]] = {}
    stage = next(event.stage for event in timed if event.stage)
    for event in timed:
        stage = event.stage or stage
        named.setdefault(stage, []).append(event)
    yield from (Chapter(tuple(events), stage) for stage, events in named.items())


def _stretches(known: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Yield stretches of events, cut at long waits with many events on both sides; a few events stay one stretch."""
    waiting = [tuple(known)] if known else []
    while waiting:
        told = waiting.pop()
        cut = _cut(told) if len(told) > ONE_UP_TO else 0
        if cut:
            waiting += [told[cut:], told[:cut]]
        else:
            yield told


def _cut(told: Sequence[Event]) -> int:
    """Return the index to cut at, 0 for nowhere: never within one day, never with fewer than LEAST events on a side."""
    places = [(place, days) for place, days in _gaps(told) if LEAST <= place <= len(told) - LEAST]
    worth = {place: days * min(place, len(told) - place) for place, days in places}
    return max(worth, key=lambda place: (worth[place], -place), default=0)


def _gaps(known: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield the index of each event that begins another day, and the days before it; an undated event begins none."""
    before: date | None = None
    for place, event in enumerate(known):
        day = first_day(event.date) if event.date and _is_dated(event) else before
        if before and day and day != before:
            yield place, abs((day - before).days)
        before = day
