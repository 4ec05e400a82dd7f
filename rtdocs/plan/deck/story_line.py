"""The story in the order of time, on slides: as a timeline to scale, and as a path for a public meeting."""

from collections.abc import Iterator
from dataclasses import replace

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.graph import Node
from rtdocs.plan.content.slides import PathSlide, TimelineSlide
from rtdocs.plan.figures import schema
from rtdocs.plan.figures.timeline import in_order, timeline
from rtdocs.plan.wording import events


def timeline_slide(story: Story, language: Language) -> Iterator[TimelineSlide]:
    """Yield the timeline; none for a story without events and effects."""
    things = in_order(story)
    if things:
        alt = language.say("drawings.timeline.alt", events=len(story.events), effects=len(story.effects))
        yield TimelineSlide(
            title=language.say("drawings.timeline.title"),
            page_title=_page_title("drawings.timeline.title", language),
            timeline=replace(timeline(story, language), alt=alt),
            notes_opening=language.say("drawings.timeline.notes"),
            lines=tuple((events.identity(thing), events.alt(thing, story, language)) for thing in things),
        )


def path_slide(story: Story, language: Language) -> Iterator[PathSlide]:
    """Yield the path: every event is a step of it; none for a story without events."""
    nodes = [_step(node, language) for node in schema.graph(story, language).nodes]
    if story.events:
        yield PathSlide(
            title=language.say("drawings.path.title"),
            page_title=_page_title("drawings.path.title", language),
            steps=tuple(node for node in nodes if node.lane),
            effects=tuple(node for node in nodes if not node.lane),
            effects_title=language.say("drawings.path.effects"),
            functions=events.functions_of(story.events, story, language),
            follows=language.say("drawings.path.follows"),
            caution=language.say("drawings.path.caution"),
            notes_opening=language.say("drawings.path.notes"),
            lines=tuple((node.id, node.alt) for node in nodes),
        )


def _step(node: Node, language: Language) -> Node:
    """Return an event or effect under a name of its own: on a path, time does not run from left to right."""
    return replace(node, name=language.say("drawings.path.step", name=node.name))


def _page_title(key: str, language: Language) -> str:
    return language.say("deck.page", title=language.say(key), page="{page}", pages="{pages}")
