"""The annexes' tables: all events and effects, the outcomes, the functions over time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rtdocs.facts import chains, outcomes
from rtdocs.facts.outcomes import Count
from rtdocs.model import Direction, Effect, Event, EventStatus, Story
from rtdocs.plan.content.document import Block, Column, Table, Text
from rtdocs.plan.figures import over_time
from rtdocs.plan.figures.timeline import in_order
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, cell, shared_source

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


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the tables; empty for a story without events and effects."""
    told = (*_events(voice), *_outcomes(voice), *_over_time(voice))
    return (voice.heading("annexes", 1, "report.annexes.heading"), *told) if told else ()


def _events(voice: Voice) -> Iterator[Block]:
    """Yield the table of events and effects in the order of time; sources have a column where there are several."""
    things = in_order(voice.story)
    if not things:
        return
    sourced = any(event.source for event in voice.story.events) and not shared_source(voice.story)
    columns = (
        Column(voice.say("report.timeline.number"), 0.7),
        Column(voice.say("report.timeline.date"), 1.9),
        Column(voice.say("report.timeline.event"), 6.6),
        Column(voice.say("report.timeline.outcome"), 1.6),
        Column(voice.say("report.timeline.leads_to"), 1.2),
        Column(voice.say("report.timeline.source"), 2.4),
    )
    width = len(columns) if sourced else len(columns) - 1
    leads_to = _targets(voice)
    yield voice.heading("annexes-events", 2, "report.timeline.caption")
    yield Table(
        id="timeline-table",
        caption=voice.say("report.timeline.caption"),
        description=voice.say("report.timeline.description"),
        columns=columns[:width],
        rows=tuple(_row(voice, thing, leads_to)[:width] for thing in things),
        numbered=False,
    )


def _targets(voice: Voice) -> Mapping[str, list[str]]:
    """Return the numbers that each event leads to, by its number."""
    found = defaultdict(list)
    for arrow in chains.arrows(voice.story):
        found[arrow.source].append(arrow.target)
    return found


def _row(voice: Voice, thing: Event | Effect, leads_to: Mapping[str, list[str]]) -> tuple[Text, ...]:
    opening = (cell(thing.number), cell(voice.when(thing.date)), voice.title(thing), cell(_badges(voice, thing)))
    source = voice.own(thing.source) if isinstance(thing, Event) else ()
    return (*opening, cell(", ".join(leads_to.get(thing.number, ()))), source)


def _badges(voice: Voice, thing: Event | Effect) -> str:
    first = events.badge_of(thing, voice.language)
    second = thing.second_outcome if isinstance(thing, Event) else None
    return first if second is None else f"{first}; {events.outcome_name(second, voice.language)}"


def _outcomes(voice: Voice) -> Iterator[Block]:
    """Yield the table of the outcomes that the story holds; those it lacks are named in the profile."""
    found = [count for count in outcomes.counts(voice.story) if count.events or count.seconds]
    if not found:
        return
    wide = _NUMBERS_LONG if any(len(count.events) > MANY_NUMBERS for count in found) else _NUMBERS
    yield voice.heading("annexes-outcomes", 2, "report.outcomes.caption")
    yield Table(
        id="outcomes-table",
        caption=voice.say("report.outcomes.caption"),
        description=voice.say("report.outcomes.description"),
        columns=(
            Column(voice.say("report.outcomes.outcome"), 8.2 - wide),
            Column(voice.say("report.outcomes.advances"), 1.55),
            Column(voice.say("report.outcomes.reverses"), 1.55),
            Column(voice.say("report.outcomes.planned"), 1.4),
            Column(voice.say("report.outcomes.events"), wide),
        ),
        rows=tuple(_count(voice, count) for count in found),
        numbered=False,
    )


def _count(voice: Voice, count: Count) -> tuple[Text, ...]:
    return (
        cell(voice.outcome(count.number)),
        *(cell(_number(voice, len(each))) for each in (count.advances, count.reverses, count.planned)),
        cell("; ".join(_marked(voice, count))),
    )


def _number(voice: Voice, count: int) -> str:
    return voice.language.number(count) if count else ""


def _marked(voice: Voice, count: Count) -> Iterator[str]:
    """Yield the numbers of an outcome's events, with a word for those set back, planned or second."""
    yield from (_numbered(voice, event) for event in count.events)
    yield from (voice.say("report.outcomes.second_event", number=event.number) for event in count.seconds)


def _numbered(voice: Voice, event: Event) -> str:
    if event.status is EventStatus.PLANNED:
        is_ahead = event.direction is Direction.ADVANCE
        key = "report.outcomes.planned_event" if is_ahead else "ahead.mixed.foreseen_event"
        return voice.say(key, number=event.number)
    if event.direction is Direction.REVERSE:
        return voice.say("report.outcomes.reverse_event", number=event.number)
    return event.number


def _over_time(voice: Voice) -> Iterator[Block]:
    """Yield the number of events of each function in each period; none where one period holds them all.

    A short story shows it by its timeline.
    """
    told = over_time.blocks(voice.story, voice.language) if is_long(voice.story) else ()
    if told:
        yield voice.heading("annexes-overtime", 2, "report.outcomes.overtime")
        yield from told
