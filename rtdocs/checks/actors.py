"""Checks the names of actors against the sheet that lists them."""

from collections.abc import Iterable, Iterator, Sequence

from rtdocs.checks.places import cell, has, sheet
from rtdocs.i18n.folding import fold_name
from rtdocs.i18n.likeness import nearest
from rtdocs.model import Actor, Event, Story
from rtdocs.problems import NEAREST, Rule, WorkbookProblem

_SHORTEST_WORD = 4
"""Letters of a word that counts in a name: « de », « du », « la », "of" do not."""
_SHORTEST_ACRONYM = 3
"""Letters of an acronym that is one among other words: « CLSC de Verdun »."""

NAMES_COMPARED = 10
"""Beyond so many unknown names, the sheet is of another project: a guess for each would only cost time."""


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield names listed twice, and names of events that a filled sheet of actors does not list, each once."""
    if not _is_filled(story):
        return
    yield from _repeated(story)
    known = [actor.name for actor in story.actors]
    for place, (name, events) in enumerate(_unknown(story, known)):
        near = _near(name, story.actors) if place < NAMES_COMPARED else ""
        values = {"name": name, "count": len(events), NEAREST: near}
        yield WorkbookProblem(Rule.UNKNOWN_ACTOR, cell(story, events[0], "events.actors"), values)


def _near(name: str, actors: Sequence[Actor]) -> str:
    """Return the listed name that was meant: the nearest, else the only one named in part or by its initials."""
    meant = [actor.name for actor in actors if _is_part(name, actor)]
    return nearest(name, [actor.name for actor in actors]) or (meant[0] if len(meant) == 1 else "")


def _is_part(name: str, actor: Actor) -> bool:
    """Tell whether a name has words of an actor's name alone, or its acronym or initials, also among other words."""
    folded, words = fold_name(name), set(fold_name(name).split())
    named = set(_long_words(name)) or words
    short = {fold_name(actor.acronym), "".join(word[0] for word in _long_words(actor.name))} - {""}
    among = {each for each in short if len(each) >= _SHORTEST_ACRONYM}
    return bool((named and named <= set(fold_name(actor.name).split())) or folded in short or among & words)


def _long_words(name: str) -> list[str]:
    return [word for word in fold_name(name).split() if len(word) >= _SHORTEST_WORD]


def _is_filled(story: Story) -> bool:
    """Tell whether the actors come from their own sheet; else they come from the events, and all are known."""
    listed = sheet(story, "actors").sheet
    return has(story, "actors.name") and any(actor.where.sheet == listed for actor in story.actors)


def _repeated(story: Story) -> Iterator[WorkbookProblem]:
    first: dict[str, Actor] = {}
    for actor in story.actors:
        key = fold_name(actor.name)
        if key and key in first:
            place = actor.where._replace(column=story.places["actors.name"].column)
            row = str(first[key].where.row)
            yield WorkbookProblem(Rule.REPEATED_ACTOR, place, {"name": actor.name, "first": row})
        first.setdefault(key, actor)


def _unknown(story: Story, known: Iterable[str]) -> list[tuple[str, list[Event]]]:
    """Return the names that no row of the sheet lists, with the events that name them."""
    listed = set(known)
    found: dict[str, list[Event]] = {}
    for event in story.events:
        for name in event.actors:
            if name not in listed:
                found.setdefault(name, []).append(event)
    return list(found.items())
