"""What in a story calls for a question: each condition of the questions' data, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rtdocs.facts import actors, chains, outcomes
from rtdocs.facts.order import in_time
from rtdocs.facts.outcomes import REPEATED_FROM, Count
from rtdocs.model import ActorKind, Direction, Effect, EffectStatus, Event, EventStatus, Story
from rtdocs.repertoire.questions import Condition

FEW = 2
"""At most so many actors are few."""
ENOUGH_EVENTS = 3
"""With fewer events than this, few actors mean nothing yet."""

GOVERNANCE, PRODUCED, PLACED, MOVED, SPOKEN, SOLID, RESOURCES = 2, 4, 5, 6, 7, 8, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a condition found: the things that a question then names."""

    events: tuple[Event, ...] = ()
    outcomes: tuple[Count, ...] = ()
    effects: tuple[Effect, ...] = ()
    actors: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things its question names: things of one kind, and events only where there is nothing else."""
        return len(self.outcomes or self.effects or self.actors or self.events)


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts that the conditions look at, gathered once."""

    story: Story
    timed: tuple[Event, ...]
    counts: dict[int, Count]


def ground(story: Story) -> Ground:
    """Return the ground of a story."""
    return Ground(story, in_time(story), {count.number: count for count in outcomes.counts(story)})


def find(condition: Condition, facts: Ground, outcome: int | None = None) -> Finding | None:
    """Return what a condition finds, about one outcome or the whole chain; None where it does not hold."""
    return _FINDERS[condition](facts, outcome)


def _named(
    *,
    events: Iterable[Event] = (),
    counts: Iterable[Count] = (),
    effects: Iterable[Effect] = (),
    names: Iterable[str] = (),
) -> Finding | None:
    found = Finding(events=tuple(events), outcomes=tuple(counts), effects=tuple(effects), actors=tuple(names))
    return found if found.count else None


def _always(_facts: Ground, _outcome: int | None) -> Finding | None:
    return Finding()


def _of(facts: Ground, outcome: int | None, status: EventStatus, direction: Direction | None = None) -> list[Event]:
    """Return the events of an outcome, first or second, or of any; context has none."""
    return [
        event
        for event in facts.timed
        if event.status is status
        and direction in {None, event.direction}
        and not event.is_context
        and outcome in {None, event.outcome, event.second_outcome}
    ]


def _done(facts: Ground, outcome: int | None) -> Finding | None:
    return _named(events=_of(facts, outcome, EventStatus.DONE, Direction.ADVANCE))


def _planned(facts: Ground, outcome: int | None) -> Finding | None:
    return _named(events=_of(facts, outcome, EventStatus.PLANNED))


def _reverses(facts: Ground, outcome: int | None) -> Finding | None:
    return _named(events=_of(facts, outcome, EventStatus.DONE, Direction.REVERSE))


def _is_absent(count: Count) -> bool:
    return not count.events and not count.seconds


def _absent(facts: Ground, outcome: int | None) -> Finding | None:
    """Find the absent outcomes: nothing is absent from a chain that holds nothing yet."""
    if outcome is not None:
        return Finding() if outcome in facts.counts and _is_absent(facts.counts[outcome]) else None
    found = [count for count in facts.counts.values() if _is_absent(count)]
    return _named(counts=found) if len(found) < len(facts.counts) else None


def _repeated(facts: Ground, _outcome: int | None) -> Finding | None:
    """Find the outcomes that come back, and the events that they come back in."""
    found = [each for each in facts.counts.values() if len(each.done) >= REPEATED_FROM]
    numbers = {each.number for each in found}
    return _named(
        counts=found,
        events=(each for each in facts.timed if each.outcome in numbers and each.status is EventStatus.DONE),
    )


def _outside(facts: Ground, _outcome: int | None) -> Finding | None:
    """Find advances that lead to no effect; without any arrow, none does, and that says nothing."""
    if not facts.story.effects or not chains.claims_arrows(facts.story):
        return None
    loose = (event for event in chains.outside(facts.story) if not event.is_context)
    return _named(events=(event for event in loose if event.direction is Direction.ADVANCE))


def _few_actors(facts: Ground, _outcome: int | None) -> Finding | None:
    people = [part.name for part in actors.parts(facts.story) if part.events and _is_social(part)]
    few = len(people) <= FEW and len(facts.story.events) >= ENOUGH_EVENTS
    return _named(names=people) if few else None


def _is_social(part: actors.Part) -> bool:
    return part.actor is None or part.actor.kind is ActorKind.SOCIAL


def _effects(status: EffectStatus) -> "Finder":
    def found(facts: Ground, _outcome: int | None) -> Finding | None:
        return _named(effects=(effect for effect in facts.story.effects if effect.status is status))

    return found


def _no_effect(facts: Ground, _outcome: int | None) -> Finding | None:
    seen = any(effect.status is EffectStatus.OBSERVED for effect in facts.story.effects)
    return None if seen else Finding()


def _without(present: int, missing: int) -> "Finder":
    """Find the events of one outcome where no event, not even a planned one, holds the other."""

    def found(facts: Ground, _outcome: int | None) -> Finding | None:
        return _done(facts, present) if _absent(facts, missing) else None

    return found


Finder = Callable[[Ground, int | None], Finding | None]

_FINDERS: dict[Condition, Finder] = {
    Condition.ALWAYS: _always,
    Condition.DONE: _done,
    Condition.ABSENT: _absent,
    Condition.PLANNED: _planned,
    Condition.REVERSES: _reverses,
    Condition.REPEATED: _repeated,
    Condition.OUTSIDE: _outside,
    Condition.FEW_ACTORS: _few_actors,
    Condition.OBSERVED: _effects(EffectStatus.OBSERVED),
    Condition.HOPED_FOR: _effects(EffectStatus.HOPED_FOR),
    Condition.NO_EFFECT: _no_effect,
    Condition.PRODUCED_NOT_PLACED: _without(PRODUCED, PLACED),
    Condition.PLACED_NOT_MOVED: _without(PLACED, MOVED),
    Condition.SPOKESPERSONS_WITHOUT_SOLIDIFICATION: _without(SPOKEN, SOLID),
    Condition.RESOURCES_WITHOUT_GOVERNANCE: _without(RESOURCES, GOVERNANCE),
}
