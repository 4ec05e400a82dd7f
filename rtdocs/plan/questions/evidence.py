"""What conditions look at and what they find: the facts of a story gathered once, and the things a question names."""

from collections.abc import Iterable
from dataclasses import dataclass

from rtdocs.facts import outcomes
from rtdocs.facts.order import in_time
from rtdocs.facts.outcomes import Count
from rtdocs.model import Direction, Effect, Event, EventStatus, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a condition found: the things that a question then names.

    Attributes:
        functions: codes of functions.
        size: how many things are told of, where that is not how many are named.
    """

    events: tuple[Event, ...] = ()
    outcomes: tuple[Count, ...] = ()
    functions: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    actors: tuple[str, ...] = ()
    size: int = 0

    @property
    def count(self) -> int:
        """How many things its question tells of: things of one kind, and events only where there is nothing else."""
        return self.size or len(self.outcomes or self.functions or self.effects or self.actors or self.events)

    @property
    def strength(self) -> int:
        """How much of the story calls for its question: the events it speaks of, or the things it names."""
        return max(self.count, len(self.events))


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts that the conditions look at, gathered once."""

    story: Story
    timed: tuple[Event, ...]
    counts: dict[int, Count]

    def of(
        self, outcome: int | None, status: EventStatus = EventStatus.DONE, direction: Direction | None = None
    ) -> list[Event]:
        """Return the events of an outcome, first or second, or of any, in time order; context has none."""
        return [
            event
            for event in self.timed
            if event.status is status
            and direction in {None, event.direction}
            and not event.is_context
            and outcome in {None, event.outcome, event.second_outcome}
        ]

    def is_absent(self, outcome: int) -> bool:
        """Tell whether the repertoire has an outcome that no event holds, done or planned, first or second."""
        count = self.counts.get(outcome)
        return count is not None and not count.events and not count.seconds


def ground(story: Story) -> Ground:
    """Return the ground of a story."""
    return Ground(story, in_time(story), {count.number: count for count in outcomes.counts(story)})


def named(
    *,
    events: Iterable[Event] = (),
    counts: Iterable[Count] = (),
    effects: Iterable[Effect] = (),
    names: Iterable[str] = (),
) -> Finding | None:
    """Return the finding of these things; None where there is none of them."""
    found = Finding(events=tuple(events), outcomes=tuple(counts), effects=tuple(effects), actors=tuple(names))
    return found if found.count else None
