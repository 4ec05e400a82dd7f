"""Actors of a story with the events they take part in, by outcome and by function."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass

from rtdocs.facts.gathered import gathered_once
from rtdocs.facts.order import in_time
from rtdocs.model import Actor, Direction, Event, EventStatus, Story


@dataclass(frozen=True, slots=True)
class Participation:
    """The part of one actor in the story.

    Attributes:
        name: its name in the sheet `Acteurs`, else as the first event gives it.
        actor: its row of the sheet; None for a name that only events know.
        events: the events it takes part in, in time order, done or planned.
    """

    name: str
    actor: Actor | None
    events: tuple[Event, ...]

    @property
    def done(self) -> tuple[Event, ...]:
        """The actor's events that took place, in time order."""
        return tuple(event for event in self.events if event.status is EventStatus.DONE)

    @property
    def planned(self) -> tuple[Event, ...]:
        """The actor's events that are planned, in time order."""
        return tuple(event for event in self.events if event.status is EventStatus.PLANNED)

    @property
    def outcomes(self) -> tuple[int, ...]:
        """The outcomes that the actor's done events moved ahead, in ascending order, each once."""
        return self._outcomes(Direction.ADVANCE)

    @property
    def reversed_outcomes(self) -> tuple[int, ...]:
        """The outcomes that the actor's done events set back, in ascending order, each once."""
        return self._outcomes(Direction.REVERSE)

    def _outcomes(self, direction: Direction) -> tuple[int, ...]:
        found = {event.outcome for event in self.done if event.direction is direction}
        return tuple(sorted(number for number in found if number is not None))


@gathered_once
def parts(story: Story) -> tuple[Participation, ...]:
    """Return the part of each actor: those of the sheet in its order, then those that only events name."""
    actors = {_key(actor.name): actor for actor in story.actors}
    names = {key: actor.name for key, actor in actors.items()}
    acronyms = {_key(actor.acronym): _key(actor.name) for actor in story.actors if actor.acronym}
    took_part: dict[str, dict[str, Event]] = {key: {} for key in actors}
    for event in in_time(story):
        for name in event.actors:
            key = _same(_key(name), names, acronyms)
            names.setdefault(key, name)
            took_part.setdefault(key, {})[event.number] = event
    return tuple(
        Participation(names[key], actors.get(key), tuple(events.values())) for key, events in took_part.items()
    )


def by_outcome(story: Story) -> dict[int, tuple[str, ...]]:
    """Return the names of the actors that helped each outcome ahead, outcomes by number."""
    found: dict[int, list[str]] = defaultdict(list)
    for part in parts(story):
        for number in part.outcomes:
            found[number].append(part.name)
    return {number: tuple(found[number]) for number in sorted(found)}


def by_function(story: Story) -> dict[str, tuple[str, ...]]:
    """Return the names of the actors that helped each function ahead, functions in their order."""
    outcomes = by_outcome(story)
    return {
        function.code: tuple(dict.fromkeys(name for number in numbers for name in outcomes.get(number, ())))
        for function in story.repertoire.functions
        if (numbers := [each.number for each in story.repertoire.outcomes if each.function == function.code])
    }


def _same(key: str, names: Container[str], acronyms: dict[str, str]) -> str:
    """Return the key of the actor that a name or an acronym means."""
    return key if key in names else acronyms.get(key, key)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
