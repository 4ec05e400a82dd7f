"""The story in the order of time, on slides: as a timeline to scale, and as a path for a public meeting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rtdocs.i18n import Language
from rtdocs.model import Effect, Event
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.slides import PathSlide, TimelineSlide
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.figures import schema
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling

_PLANNED = {Sign.PLANNED, Sign.PLANNED_REVERSE, Sign.PLANNED_CONTEXT}


def timeline_slide(telling: Telling) -> Iterator[TimelineSlide]:
    """Yield the timeline; none for a story without events and effects."""
    things = in_order(telling.story)
    if things:
        alt = telling.say("drawings.timeline.alt", events=len(telling.story.events), effects=len(telling.story.effects))
        yield TimelineSlide(
            title=_timeline_title(telling),
            timeline=replace(timeline(telling), alt=alt),
            notes_opening=telling.say("drawings.timeline.notes"),
            lines=tuple((events.identity(thing), events.alt(thing, telling)) for thing in things),
        )


def path_slide(telling: Telling) -> Iterator[PathSlide]:
    """Yield the path: every event is a step of it; none for a story without events."""
    nodes = [_step(node, telling.language) for node in schema.graph(telling).nodes]
    if telling.story.events:
        yield PathSlide(
            title=telling.say("drawings.path.title", count=len(telling.story.events)),
            steps=tuple(node for node in nodes if node.lane),
            effects=tuple(node for node in nodes if not node.lane),
            effects_title=telling.say("drawings.path.effects"),
            functions=events.functions_of(telling.story.events, telling),
            follows=telling.say("drawings.path.follows"),
            caution=telling.say("drawings.path.caution"),
            notes_opening=telling.say("drawings.path.notes"),
            lines=tuple((node.id, node.alt) for node in nodes),
        )


def _step(node: Node, language: Language) -> Node:
    """Return an event or effect under a name of its own: on a path, time does not run from left to right."""
    return replace(node, name=language.say("drawings.path.step", name=node.name))


def _timeline_title(telling: Telling) -> str:
    """Return the title of a timeline as a sentence: its events, its years, its setbacks."""
    days = [day for thing in in_order(telling.story) for day in _days(thing) if day]
    if not days or not telling.story.events:
        return telling.say("drawings.timeline.title")
    first, last = min(days).year, max(days).year
    period = "chain.chapter.years" if last > first else "chain.chapter.year"
    when = telling.say(period, first=str(first), last=str(last))
    signs = [events.sign(event) for event in telling.story.events]
    planned, reverses = sum(sign in _PLANNED for sign in signs), signs.count(Sign.REVERSE)
    if planned:
        kind = "planned" if planned == len(signs) else "partly_planned"
    else:
        kind = "done" if not reverses else "done_reverse" if reverses == 1 else "done_reverses"
    return telling.say(f"drawings.timeline.{kind}", count=len(signs), when=when, reverses=telling.spelled(reverses))


def _days(thing: Event | Effect) -> tuple[date | None, date | None]:
    return (thing.date.earliest, thing.date.latest) if thing.date else (None, None)
