"""The slides of module 1 that draw a story: its network, path, schema, timeline and wheel."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rtdocs.facts import chains
from rtdocs.facts.chains import Chain
from rtdocs.facts.order import in_time
from rtdocs.i18n import Language
from rtdocs.model import Effect, Event, WheelScore
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.slides import ChartSlide, LegendSlide, NetworkSlide, PathSlide, SchemaSlide, TimelineSlide
from rtdocs.plan.deck import deck, story_line
from rtdocs.plan.figures import schema
from rtdocs.plan.figures import wheel as wheels
from rtdocs.plan.kit.example import NOWHERE
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling

MOST_OURS = 8
"""The most events of a group's own chain that a slide shows: it is an example, and the schema shows the whole."""

SCORES = {2: (3, 4), 3: (4, 4), 5: (2, 3), 6: (2, 4), 7: (3, 4), 9: (4, 5), 10: (3, 4), 11: (2, 4)}
"""Now and wanted, of the outcomes that the example leaves without scores: a wheel is drawn whole."""


def network(example: Telling) -> NetworkSlide:
    """Return the network of the example: people, and things that matter as much."""
    return NetworkSlide(
        title=example.say("lesson.network.title"),
        hub=example.story.project.title,
        people=(example.say("lesson.network.people"), _listed("lesson.network.people_names", example.language)),
        things=(example.say("lesson.network.things"), _listed("lesson.network.thing_names", example.language)),
        tie=example.say("lesson.network.tie"),
    )


def _listed(key: str, language: Language) -> tuple[str, ...]:
    return tuple(language.say(key).splitlines())


def path(example: Telling) -> PathSlide:
    """Return the done events and effects of the example as a path of large steps, effects at their own time.

    Each step has a day or a season there, so that the path can show the sequence without claiming a cause.
    """
    things: tuple[Event | Effect, ...] = (*example.story.events, *example.story.effects)
    happened = {events.identity(each) for each in things if events.took_place(each)}
    (drawn,) = story_line.path_slide(example)
    steps = sorted((node for node in (*drawn.steps, *drawn.effects) if node.id in happened), key=_day)
    title = example.say("lesson.path.title", title=example.story.project.title)
    return replace(drawn, title=title, steps=tuple(steps), effects=())


def _day(node: Node) -> date:
    return node.period or date.max


def legend(example: Telling) -> LegendSlide:
    """Return the legend of the example's schema."""
    return deck.legend(schema.graph(example), example)


def chain(example: Telling) -> SchemaSlide:
    """Return the chain of the example's first effect."""
    told = chains.chains(example.story)[0]
    return SchemaSlide(title=example.say("lesson.chain.title"), graph=schema.graph(example, (told,)), notes_opening="")


def ours(telling: Telling) -> SchemaSlide | None:
    """Return a chain of a group's own story, or its first events where it has none; None where it has no events.

    The longest chain that is short enough is taken; where all are too long, the end of the shortest.
    """
    told = [each for each in chains.chains(telling.story) if each.events]
    if told:
        return SchemaSlide(
            title=telling.say("lesson.ours.chain"),
            graph=schema.graph(telling, (_shown(told),)),
            notes_opening="",
        )
    if not telling.story.events:
        return None
    start = replace(telling.story, events=tuple(in_time(telling.story)[:MOST_OURS]), effects=())
    return SchemaSlide(
        title=telling.say("lesson.ours.events"), graph=schema.graph(Telling(start, telling.language)), notes_opening=""
    )


def _shown(told: Sequence[Chain]) -> Chain:
    short = [each for each in told if len(each.events) <= MOST_OURS]
    if short:
        return max(short, key=lambda each: len(each.events))
    least = min(told, key=lambda each: len(each.events))
    return replace(least, events=least.events[-MOST_OURS:])


def timeline(example: Telling) -> TimelineSlide:
    """Return the timeline of the example."""
    (drawn,) = story_line.timeline_slide(example)
    return replace(drawn, title=example.say("lesson.timeline.title"))


def wheel(example: Telling) -> tuple[ChartSlide, str]:
    """Return the wheel of the example with all outcomes scored, and its scores in words."""
    further = (
        WheelScore(outcome=number, where=NOWHERE, scores=(("now", now), ("wanted", wanted)))
        for number, (now, wanted) in SCORES.items()
    )
    (drawn,) = wheels.slide(Telling(replace(example.story, wheel=(*example.story.wheel, *further)), example.language))
    told = drawn.notes.removeprefix(example.say("drawings.wheel.notes")).strip()
    return replace(drawn, title=example.say("lesson.wheel.title")), told
