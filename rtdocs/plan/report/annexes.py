"""The annexes' tables: all events and effects, the outcomes, the functions over time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rtdocs.facts import chains, outcomes
from rtdocs.facts.evidence import shared_source
from rtdocs.facts.outcomes import Count
from rtdocs.model import Direction, Effect, Event, EventStatus, Story
from rtdocs.plan.content.document import Block, Column, Table, Text
from rtdocs.plan.figures import over_time
from rtdocs.plan.figures.timeline import in_order
from rtdocs.plan.wording import events, labels
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell

LONG_FROM, LISTED_FROM = 30, 60
"""A story of so many events and effects is long: its annexes have charts; from the second on its report passes twenty
pages, and has lists of its tables and figures."""

MANY_NUMBERS = 6
_NUMBERS, _NUMBERS_LONG = 2.2, 4.0
"""The share of a column of events' numbers, and that of one with more numbers than this in a cell."""


def is_long(story: Story) -> bool:
    """Tell whether a story makes a long report."""
    return len(story.events) + len(story.effects) >= LONG_FROM


def has_lists(story: Story) -> bool:
    """Tell whether a report is so long that lists of its tables and figures are worth their room."""
    return len(story.events) + len(story.effects) >= LISTED_FROM


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the tables; empty for a story without events and effects."""
    told = (*_events(telling), *_outcomes(telling), *_over_time(telling))
    return (telling.heading("annexes", 1, "report.annexes.heading"), *told) if told else ()


def _events(telling: Telling) -> Iterator[Block]:
    """Yield the table of events and effects in the order of time; sources have a column where there are several."""
    things = in_order(telling.story)
    if not things:
        return
    sourced = any(event.source for event in telling.story.events) and not shared_source(telling.story)
    columns = (
        Column(telling.say("report.timeline.number"), 0.7),
        Column(telling.say("report.timeline.date"), 1.9),
        Column(telling.say("report.timeline.event"), 6.6),
        Column(telling.say("report.timeline.outcome"), 1.6),
        Column(telling.say("report.timeline.leads_to"), 1.2),
        Column(telling.say("report.timeline.source"), 2.4),
    )
    width = len(columns) if sourced else len(columns) - 1
    leads_to = _targets(telling)
    yield telling.heading("annexes-events", 2, "report.timeline.caption")
    yield Table(
        id="timeline-table",
        caption=telling.say("report.timeline.caption"),
        description=telling.say("report.timeline.description"),
        columns=columns[:width],
        rows=tuple(_row(telling, thing, leads_to)[:width] for thing in things),
        numbered=False,
    )


def _targets(telling: Telling) -> Mapping[str, list[str]]:
    """Return the numbers that each event leads to, by its number."""
    found = defaultdict(list)
    for arrow in chains.arrows(telling.story):
        found[arrow.source].append(arrow.target)
    return found


def _row(telling: Telling, thing: Event | Effect, leads_to: Mapping[str, list[str]]) -> tuple[Text, ...]:
    opening = (cell(thing.number), cell(telling.when(thing.date)), telling.title(thing), cell(_badges(telling, thing)))
    source = telling.own(thing.source) if isinstance(thing, Event) else ()
    return (*opening, cell(", ".join(leads_to.get(thing.number, ()))), source)


def _badges(telling: Telling, thing: Event | Effect) -> str:
    first = events.badge_of(thing, telling.language)
    second = thing.second_outcome if isinstance(thing, Event) else None
    return first if second is None else f"{first}; {labels.outcome_name(second, telling.language)}"


def _outcomes(telling: Telling) -> Iterator[Block]:
    """Yield the table of the outcomes that the story holds; those it lacks are named in the profile."""
    found = [count for count in outcomes.counts(telling.story) if count.events or count.seconds]
    if not found:
        return
    wide = _NUMBERS_LONG if any(len(count.events) > MANY_NUMBERS for count in found) else _NUMBERS
    yield telling.heading("annexes-outcomes", 2, "report.outcomes.caption")
    yield Table(
        id="outcomes-table",
        caption=telling.say("report.outcomes.caption"),
        description=telling.say("report.outcomes.description"),
        columns=(
            Column(telling.say("report.outcomes.outcome"), 8.2 - wide),
            Column(telling.say("report.outcomes.advances"), 1.55),
            Column(telling.say("report.outcomes.reverses"), 1.55),
            Column(telling.say("report.outcomes.planned"), 1.4),
            Column(telling.say("report.outcomes.events"), wide),
        ),
        rows=tuple(_count(telling, count) for count in found),
        numbered=False,
    )


def _count(telling: Telling, count: Count) -> tuple[Text, ...]:
    return (
        cell(telling.outcome(count.number)),
        *(cell(_number(telling, len(each))) for each in (count.advances, count.reverses, count.planned)),
        cell("; ".join(_marked(telling, count))),
    )


def _number(telling: Telling, count: int) -> str:
    return telling.language.number(count) if count else ""


def _marked(telling: Telling, count: Count) -> Iterator[str]:
    """Yield the numbers of an outcome's events, with a word for those set back, planned or second."""
    yield from (_numbered(telling, event) for event in count.events)
    yield from (telling.say("report.outcomes.second_event", number=event.number) for event in count.seconds)


def _numbered(telling: Telling, event: Event) -> str:
    if event.status is EventStatus.PLANNED:
        is_ahead = event.direction is Direction.ADVANCE
        key = "report.outcomes.planned_event" if is_ahead else "ahead.mixed.foreseen_event"
        return telling.say(key, number=event.number)
    if event.direction is Direction.REVERSE:
        return telling.say("report.outcomes.reverse_event", number=event.number)
    return event.number


def _over_time(telling: Telling) -> Iterator[Block]:
    """Yield the number of events of each function in each period; none where one period holds them all.

    A short story shows it by its timeline.
    """
    told = over_time.blocks(telling) if is_long(telling.story) else ()
    if told:
        yield telling.heading("annexes-overtime", 2, "report.outcomes.overtime")
        yield from told
