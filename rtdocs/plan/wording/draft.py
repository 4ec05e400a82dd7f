"""The drawable part of a story with faults: for drawings and documents that say they are a draft.

Left out is what no drawing could show: an event or effect whose number another bears already, an arrow that leads
nowhere, back to its own beginning, or out of an effect. All else stays. The word "draft" goes into the project's title,
which every page of every document bears, and into the files' names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from rtdocs.model import Effect, Event, Story
from rtdocs.plan.wording.telling import Telling

Numbered = TypeVar("Numbered", Event, Effect)


def is_drawable(story: Story) -> bool:
    """Tell whether a story holds any event or effect."""
    return bool(story.events or story.effects)


def understood(telling: Telling) -> Story:
    """Return the drawable part of a story, marked as a draft in a language."""
    story = telling.story
    events, effects = _once(story.events, set()), _once(story.effects, {event.number for event in story.events})
    known = {event.number for event in events} | {effect.number for effect in effects}
    sources = {event.number for event in events}
    links = [link for link in story.links if link.source in sources and link.target in known - {link.source}]
    ways = {event.number: [to for to in event.leads_to if to in known - {event.number}] for event in events}
    for link in links:
        ways[link.source].append(link.target)
    kept = set(_without_loops(ways))
    title = telling.say("drawings.draft", title=story.project.title or story.name)
    return replace(
        story,
        name=telling.say("files.draft", name=story.name),
        project=replace(story.project, title=title),
        events=tuple(
            replace(event, leads_to=tuple(to for to in event.leads_to if (event.number, to) in kept))
            for event in events
        ),
        effects=tuple(effects),
        links=tuple(link for link in links if (link.source, link.target) in kept),
    )


def _once(every: Iterable[Numbered], taken: set[str]) -> list[Numbered]:
    """Return the events or effects with a number, the first of those that share one."""
    first: dict[str, Numbered] = {}
    for each in every:
        if each.number and each.number not in taken:
            first.setdefault(each.number, each)
    return list(first.values())


def _without_loops(ways: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the arrows but for those that close a loop.

    A depth-first search without recursion, since chains are long.
    """
    left: dict[str, Iterator[str]] = {}
    for start in ways:
        trail = {} if start in left else {start: None}
        while trail:
            number = next(reversed(trail))
            target = next(left.setdefault(number, iter(ways.get(number, ()))), None)
            if target is None:
                del trail[number]
            elif target not in trail:
                yield number, target
                if target not in left:
                    trail[target] = None
