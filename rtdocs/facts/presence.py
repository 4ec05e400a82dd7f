"""Presence of people and organisations over a story: who comes, who stays, who leaves. Things are left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rtdocs.facts import outcomes
from rtdocs.facts.actors import Participation, parts
from rtdocs.facts.gathered import gathered_once
from rtdocs.facts.order import in_time
from rtdocs.facts.outcomes import Count
from rtdocs.model import ActorKind, Event, EventStatus, Story
from rtdocs.repertoire.method import METHOD


@dataclass(frozen=True, slots=True)
class Circle:
    """The actors who carry an outcome: its count, and their names."""

    count: Count
    names: tuple[str, ...]


@gathered_once
def social(story: Story) -> tuple[Participation, ...]:
    """Return the people and organisations that take part in any event."""
    return tuple(
        part for part in parts(story) if part.events and (part.actor is None or part.actor.kind is ActorKind.SOCIAL)
    )


def once(story: Story) -> tuple[Participation, ...]:
    """Return the actors whose only event, done or planned, is one that took place; none in a story of few events."""
    enough = len(_done(story)) >= METHOD.marks.once_in
    return tuple(part for part in social(story) if enough and len(part.events) == len(part.done) == 1)


def gone(story: Story) -> tuple[Participation, ...]:
    """Return the actors of two events or more, all in the first half of the done ones; none in a short story."""
    done = _done(story)
    first_half = {event.number for event in done[: len(done) // 2]} if len(done) >= METHOD.marks.leaves_in else set()
    return tuple(
        part
        for part in social(story)
        if len(part.events) > 1 and all(event.number in first_half for event in part.events)
    )


def alone(story: Story) -> tuple[Circle, ...]:
    """Return the outcomes that one actor alone carries through all their advances, `alone_from` or more."""
    found = _circles(story)
    return tuple(each for each in found if len(each.count.advances) >= METHOD.marks.alone_from and len(each.names) == 1)


def the_same(story: Story) -> tuple[Circle, ...]:
    """Return the outcomes whose advances, `same_from` or more, all have the same several actors."""
    everyone = {circle.count.number: set(circle.names) for circle in _circles(story)}
    by_event = _names_by_event(social(story))
    return tuple(
        circle
        for circle in _circles(story)
        if len(circle.count.advances) >= METHOD.marks.same_from
        and len(circle.names) > 1
        and all(by_event.get(event.number, set()) == everyone[circle.count.number] for event in circle.count.advances)
    )


@gathered_once
def _circles(story: Story) -> tuple[Circle, ...]:
    """Return the circle of each outcome: all actors whose events moved it ahead."""
    people = social(story)
    return tuple(
        Circle(count, tuple(part.name for part in people if count.number in part.outcomes))
        for count in outcomes.counts(story)
    )


def _names_by_event(people: Sequence[Participation]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for part in people:
        for event in part.done:
            found.setdefault(event.number, set()).add(part.name)
    return found


def _done(story: Story) -> list[Event]:
    return [event for event in in_time(story) if event.status is EventStatus.DONE]
