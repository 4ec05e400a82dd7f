"""Who comes, who stays and who leaves: people and organisations over the course of a story. Things are left out."""

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
    """Those who carry an outcome: its count, and their names."""

    count: Count
    names: tuple[str, ...]


@gathered_once
def social(story: Story) -> tuple[Participation, ...]:
    """Return the people and organisations that take part in any event."""
    return tuple(
        part for part in parts(story) if part.events and (part.actor is None or part.actor.kind is ActorKind.SOCIAL)
    )


def once(story: Story) -> tuple[Participation, ...]:
    """Return those who take part in one event that took place, and in no other, planned or not."""
    enough = len(_done(story)) >= METHOD.marks.once_in
    return tuple(part for part in social(story) if enough and len(part.events) == len(part.done) == 1)


def gone(story: Story) -> tuple[Participation, ...]:
    """Return those who took part twice or more in the first half of what took place, and never since."""
    done = _done(story)
    first_half = {event.number for event in done[: len(done) // 2]} if len(done) >= METHOD.marks.leaves_in else set()
    return tuple(
        part
        for part in social(story)
        if len(part.events) > 1 and all(event.number in first_half for event in part.events)
    )


def alone(story: Story) -> tuple[Circle, ...]:
    """Return the outcomes that one actor alone carries through all their events, at least two."""
    found = _circles(story)
    return tuple(each for each in found if len(each.count.advances) >= METHOD.marks.alone_from and len(each.names) == 1)


def the_same(story: Story) -> tuple[Circle, ...]:
    """Return the outcomes of three events or more whose actors, several, are the same each time."""
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
    """Return, by outcome, all who helped it ahead."""
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
