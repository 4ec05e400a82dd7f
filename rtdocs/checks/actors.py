"""Checks the names of actors against the sheet that lists them."""

from collections.abc import Iterable, Iterator, Sequence

from rtdocs.checks.places import cell, has, sheet
from rtdocs.i18n.folding import fold_name
from rtdocs.i18n.likeness import nearest
from rtdocs.model import Actor, Event, Story
from rtdocs.problems import NEAREST, Rule, WorkbookProblem

_SHORTEST_WORD = 4
"""Letters of a word that counts in an acronym: « de », « du », « la », "of" do not."""

NAMES_COMPARED = 10
"""Beyond so many unknown names, the sheet is of another project: a guess for each would only cost time."""


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield names listed twice, and names of events that a filled sheet of actors does not list, each once."""
    if not _is_filled(story):
        return
    yield from _repeated(story)
    known = [actor.name for actor in story.actors]
    for place, (name, events) in enumerate(_unknown(story, known)):
        near = _near(name, known) if place < NAMES_COMPARED else ""
        values = {"name": name, "count": len(events), NEAREST: near}
        yield WorkbookProblem(Rule.UNKNOWN_ACTOR, cell(story, events[0], "events.actors"), values)


def _near(name: str, known: Sequence[str]) -> str:
    """Return the listed name that was meant: the nearest, else the only one with its words or its initials."""
    words = set(fold_name(name).split())
    parts = [
        each
        for each in known
        if words and (words <= set(fold_name(each).split()) or fold_name(name) == _initials(each))
    ]
    return nearest(name, known) or (parts[0] if len(parts) == 1 else "")


def _initials(name: str) -> str:
    """Return the initials of a name, without those of short words: "Comité logement du Canal" is "clc"."""
    words = fold_name(name).split()
    return "".join(word[0] for word in words if len(word) >= _SHORTEST_WORD)


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
