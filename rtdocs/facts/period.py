"""The span of a story: from the first to the last day of the events that took place."""

from dataclasses import dataclass
from datetime import date

from rtdocs.model import Bound, EventStatus, Story


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which the dated events took place.

    Attributes:
        earliest, latest: the first and the last day that their dates name.
        open_start: whether an event may lie before `earliest` ("avant juin 2016").
        open_end: whether an event may lie after `latest` ("après 2008", with nothing dated later).
    """

    earliest: date
    latest: date
    open_start: bool = False
    open_end: bool = False


def span(story: Story) -> Span | None:
    """Return the span of the events that took place; None where no such event has a known date."""
    dates = [event.date for event in story.events if event.status is EventStatus.DONE and event.date]
    ends = [(each.bound, each.earliest, each.latest) for each in dates if each.earliest and each.latest]
    if not ends:
        return None
    first = min(earliest for _, earliest, _ in ends)
    last = max(latest for _, _, latest in ends)
    return Span(
        first,
        last,
        open_start=any(bound in {Bound.BEFORE, Bound.UNTIL} and earliest == first for bound, earliest, _ in ends),
        open_end=any(bound in {Bound.AFTER, Bound.SINCE} and latest == last for bound, _, latest in ends),
    )
