"""Conditions of the questions, each with the function that looks for it in a story."""

from collections.abc import Callable

from rtdocs.facts import chains, outcomes, presence
from rtdocs.model import Direction, EffectStatus, EventStatus
from rtdocs.plan.questions import story_findings
from rtdocs.plan.questions.evidence import Finding, Ground, ground, named
from rtdocs.repertoire.method import METHOD
from rtdocs.repertoire.questions import Condition

__all__ = ["Finding", "Ground", "find", "ground"]

Finder = Callable[[Ground, int | None], Finding | None]


def find(condition: Condition, facts: Ground, outcome: int | None = None) -> Finding | None:
    """Return the finding of a condition, on one outcome or the whole chain; None where it does not hold."""
    return _FINDERS[condition](facts, outcome)


def _always(_facts: Ground, _outcome: int | None) -> Finding | None:
    return Finding()


def _done(facts: Ground, outcome: int | None) -> Finding | None:
    return named(events=facts.of(outcome, direction=Direction.ADVANCE))


def _planned(facts: Ground, outcome: int | None) -> Finding | None:
    """Find planned events; a reverse that the group only foresees is no aim of it."""
    return named(events=facts.of(outcome, EventStatus.PLANNED, Direction.ADVANCE))


def _reverses(facts: Ground, outcome: int | None) -> Finding | None:
    return named(events=facts.of(outcome, direction=Direction.REVERSE))


def _absent(facts: Ground, outcome: int | None) -> Finding | None:
    """Find the absent outcomes: nothing is absent from a chain that holds nothing yet."""
    if outcome is not None:
        return Finding() if facts.is_absent(outcome) else None
    found = [count for count in facts.counts.values() if facts.is_absent(count.number)]
    return named(counts=found) if len(found) < len(facts.counts) else None


def _repeated(facts: Ground, _outcome: int | None) -> Finding | None:
    """Find the outcomes that come back, and their done events."""
    found = outcomes.repeated(facts.story)
    numbers = {each.number for each in found}
    return named(
        counts=found,
        events=(each for each in facts.timed if each.outcome in numbers and each.status is EventStatus.DONE),
    )


def _outside(facts: Ground, _outcome: int | None) -> Finding | None:
    """Find advances that lead to no effect; in a story without arrows none does, and that means nothing."""
    if not facts.story.effects or not chains.claims_arrows(facts.story):
        return None
    loose = (event for event in chains.outside(facts.story) if not event.is_context)
    return named(events=(event for event in loose if event.direction is Direction.ADVANCE))


def _few_actors(facts: Ground, _outcome: int | None) -> Finding | None:
    people = [part.name for part in presence.social(facts.story)]
    few = len(people) <= METHOD.marks.few_actors and len(facts.story.events) >= METHOD.marks.few_actors_in
    return named(names=people) if few else None


def _effects(status: EffectStatus) -> Finder:
    def found(facts: Ground, _outcome: int | None) -> Finding | None:
        return named(effects=(effect for effect in facts.story.effects if effect.status is status))

    return found


def _no_effect(facts: Ground, _outcome: int | None) -> Finding | None:
    seen = any(effect.status is EffectStatus.OBSERVED for effect in facts.story.effects)
    return None if seen else Finding()


def _without(present: int, missing: int) -> Finder:
    """Find the events of one outcome where no event, not even a planned one, holds the other."""

    def found(facts: Ground, _outcome: int | None) -> Finding | None:
        return _done(facts, present) if facts.is_absent(missing) else None

    return found


def _whole(finder: Callable[[Ground], Finding | None]) -> Finder:
    """Return a finder on the whole story, whatever outcome a question is about."""

    def found(facts: Ground, _outcome: int | None) -> Finding | None:
        return finder(facts)

    return found


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
    **{Condition(name): _without(*pair) for name, pair in METHOD.calls_for.items()},
    Condition.OVER_INVESTED: _whole(story_findings.over_invested),
    Condition.ABSENT_FUNCTION: _whole(story_findings.absent_functions),
    Condition.REVERSES_WITHOUT_CONTROVERSY: _whole(story_findings.undiscussed_reverses),
    Condition.REVERSES_AND_CONTROVERSY: _whole(story_findings.reverses_and_controversies),
    Condition.ONE_ACTOR: _whole(story_findings.one_actor),
    Condition.SAME_ACTORS: _whole(story_findings.same_actors),
    Condition.ACTORS_ONCE: _whole(story_findings.actors_once),
    Condition.ACTORS_GONE: _whole(story_findings.actors_gone),
    Condition.SILENCE: _whole(story_findings.silence),
    Condition.THIN_EVIDENCE: _whole(story_findings.thin_evidence),
    Condition.UNREACHED: _whole(story_findings.unreached),
    Condition.DO_IT: _whole(story_findings.do_it),
    Condition.MAKE_IT_HAPPEN: _whole(story_findings.make_it_happen),
    Condition.PLANNED_TOWARDS: _whole(story_findings.planned_towards),
    Condition.PLANNED_WITHOUT_ACTORS: _whole(story_findings.planned_without_actors),
    Condition.PLANNED_WITHOUT_DATE: _whole(story_findings.planned_without_date),
    Condition.PLANNED_PAST: _whole(story_findings.planned_past),
    Condition.FORESEEN: _whole(story_findings.foreseen),
}
