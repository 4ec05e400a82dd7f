"""Long silences: the fewest days without a dated event, whatever day each loose date stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from statistics import median

from rtdocs.facts.days import first_day, last_day
from rtdocs.model import Event, EventStatus, Story
from rtdocs.repertoire.method import METHOD


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence: the events before and after it, and the days that surely lie between them."""

    before: Event
    after: Event
    days: int


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event with the first and the last day on which it can have taken place."""

    event: Event
    first: date
    last: date


def long_silences(story: Story) -> tuple[Silence, ...]:
    """Return the long silences between events that took place, the longest first; events without a date break none."""
    gaps = tuple(_gaps(story))
    usual = median(gap.days for gap in gaps) if gaps else 0
    longest_usual = METHOD.marks.silence_times * usual
    found = [gap for gap in gaps if gap.days >= METHOD.marks.silence_days and gap.days > longest_usual]
    return tuple(sorted(found, key=lambda gap: -gap.days))


def _gaps(story: Story) -> Iterator[Silence]:
    """Yield the silence before each dated event but the first, in time order; 0 days where no wait is sure."""
    dated = sorted(_dated(story), key=lambda each: each.first)
    reached = accumulate(dated, _later)
    for last, after in zip(reached, dated[1:], strict=False):
        yield Silence(last.event, after.event, max((after.first - last.last).days, 0))


def _later(one: _Dated, other: _Dated) -> _Dated:
    return other if other.last > one.last else one


def _dated(story: Story) -> Iterator[_Dated]:
    for event in story.events:
        if event.status is EventStatus.DONE and event.date is not None and event.date.is_known:
            yield _Dated(event, first_day(event.date), last_day(event.date))
