"""The timeline: a drawing, and a table that says all of it in the same order."""

from collections.abc import Iterator

from rtdocs.facts import ahead
from rtdocs.model import Effect, Event
from rtdocs.plan.content.document import Block, Column, Paragraph, Table, Text, TimelineFigure
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, cell, closed, joined, shared_source


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the timeline's section; nothing for a story without events and effects."""
    things = in_order(voice.story)
    if not things:
        return ()
    return (
        voice.heading("timeline", 1, "report.timeline.heading"),
        Paragraph(joined(_lead(voice, things))),
        TimelineFigure("timeline-figure", voice.say("report.timeline.figure"), timeline(voice.story, voice.language)),
        _table(voice, things),
    )


def _lead(voice: Voice, things: tuple[Event | Effect, ...]) -> Iterator[Text]:
    """Yield what the drawing and the table show, what stands at their end, and the one source all events share."""
    figure = voice.reference("report.timeline.the_figure", "timeline-figure")
    table = voice.reference("report.timeline.the_table", "timeline-table")
    is_mixed = bool(ahead.planned(voice.story)) and not ahead.is_plan(voice.story)
    key = "ahead.mixed.timeline" if is_mixed else "report.timeline.lead"
    yield voice.told(key, {"figure": figure, "table": table})
    if any(thing.date is None or not thing.date.is_known for thing in things):
        yield voice.words("report.timeline.undated")
    source = shared_source(voice.story)
    if source:
        yield closed(voice.told("report.timeline.one_source", {"source": voice.own(source)}))


def _table(voice: Voice, things: tuple[Event | Effect, ...]) -> Table:
    """Return the table; it has a column of sources where the workbook gives several."""
    sourced = any(event.source for event in voice.story.events) and not shared_source(voice.story)
    columns = (
        Column(voice.say("report.timeline.number"), 1),
        Column(voice.say("report.timeline.date"), 2.2),
        Column(voice.say("report.timeline.event"), 5),
        Column(voice.say("report.timeline.outcome"), 1.8),
        Column(voice.say("report.timeline.actors"), 3.5),
        Column(voice.say("report.timeline.source"), 2.2),
    )
    width = len(columns) if sourced else len(columns) - 1
    return Table(
        id="timeline-table",
        caption=voice.say("report.timeline.caption"),
        description=voice.say("report.timeline.description"),
        columns=columns[:width],
        rows=tuple(_row(voice, thing)[:width] for thing in things),
        wide=sourced,
    )


def _row(voice: Voice, thing: Event | Effect) -> tuple[Text, ...]:
    opening = (cell(thing.number), cell(voice.when(thing.date)))
    badge = cell(_badges(voice, thing))
    if isinstance(thing, Effect):
        return (*opening, voice.title(thing, strong=True), badge, (), ())
    title = voice.title(thing, strong=True)
    return (*opening, title, badge, voice.own("; ".join(thing.actors)), voice.own(thing.source))


def _badges(voice: Voice, thing: Event | Effect) -> str:
    first = events.badge_of(thing, voice.language)
    second = thing.second_outcome if isinstance(thing, Event) else None
    return first if second is None else f"{first}; {events.outcome_name(second, voice.language)}"
