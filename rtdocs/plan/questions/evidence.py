"""Evidence for questions: the facts of a story gathered once, and the findings of conditions."""

from collections.abc import Iterable
from dataclasses import dataclass

from rtdocs.facts import outcomes
from rtdocs.facts.order import in_time
from rtdocs.facts.outcomes import Count
from rtdocs.model import Direction, Effect, Event, EventStatus, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The finding of a condition: the events, outcomes, actors and so on that its question names.

    Attributes:
        functions: codes of functions.
        size: the count in the question, where it is not that of the names.
    """

    events: tuple[Event, ...] = ()
    outcomes: tuple[Count, ...] = ()
    functions: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    actors: tuple[str, ...] = ()
    size: int = 0

    @property
    def count(self) -> int:
        """The count in the question: of outcomes, functions, effects or actors; of events only without these."""
        return self.size or len(self.outcomes or self.functions or self.effects or self.actors or self.events)

    @property
    def strength(self) -> int:
        """The weight of the story behind the question: the number of events, or the count if larger."""
        return max(self.count, len(self.events))


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts of a story that the conditions look at, gathered once."""

    story: Story
    timed: tuple[Event, ...]
    counts: dict[int, Count]

    def of(
        self, outcome: int | None, status: EventStatus = EventStatus.DONE, direction: Direction | None = None
    ) -> list[Event]:
        """Return the events of an outcome, first or second, in time order; for None, those of any outcome."""
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
    """Return the facts of a story for the conditions."""
    return Ground(story, in_time(story), {count.number: count for count in outcomes.counts(story)})


def named(
    *,
    events: Iterable[Event] = (),
    counts: Iterable[Count] = (),
    effects: Iterable[Effect] = (),
    names: Iterable[str] = (),
) -> Finding | None:
    """Return a finding of events, outcomes, effects or actors; None where all are empty."""
    found = Finding(events=tuple(events), outcomes=tuple(counts), effects=tuple(effects), actors=tuple(names))
    return found if found.count else None
