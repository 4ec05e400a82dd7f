"""Conditions over the whole of a story: who carries it, its silences, effort, evidence and plan.

A function returns the finding of one condition, None where it does not hold.
"""

from collections.abc import Iterable

from rtdocs.facts import ahead, chains, evidence, outcomes, presence, silences, strategy
from rtdocs.facts.actors import Participation
from rtdocs.facts.ahead import Moment
from rtdocs.facts.presence import Circle
from rtdocs.facts.strategy import Strategy
from rtdocs.model import Direction, EffectStatus, Event, EventStatus
from rtdocs.plan.questions.evidence import Finding, Ground, named
from rtdocs.repertoire.method import METHOD


def over_invested(facts: Ground) -> Finding | None:
    """Find the outcomes that took much of the effort, with their events."""
    found = outcomes.over_invested(facts.story)
    return named(counts=found, events=(event for count in found for event in count.done))


def absent_functions(facts: Ground) -> Finding | None:
    """Find the functions all of whose outcomes are absent; none in a chain without any outcome yet."""
    missing = outcomes.absent_by_function(facts.story)
    whole = {each.code: len(each.counts) for each in outcomes.by_function(facts.story)}
    codes = tuple(code for code, numbers in missing.items() if len(numbers) == whole[code])
    return Finding(functions=codes) if 0 < len(codes) < len(whole) else None


def undiscussed_reverses(facts: Ground) -> Finding | None:
    """Find the reverses of a story in which no disagreement is dealt with."""
    found = facts.of(None, direction=Direction.REVERSE)
    return named(events=found) if facts.is_absent(METHOD.controversies) else None


def reverses_and_controversies(facts: Ground) -> Finding | None:
    """Find the reverses and the disagreements of a story that has both."""
    back, dealt_with = facts.of(None, direction=Direction.REVERSE), facts.of(METHOD.controversies)
    both = {event.number for event in (*back, *dealt_with)}
    return named(events=(each for each in facts.timed if each.number in both)) if back and dealt_with else None


def one_actor(facts: Ground) -> Finding | None:
    """Find the outcomes that one actor carries alone."""
    return _circles(presence.alone(facts.story))


def same_actors(facts: Ground) -> Finding | None:
    """Find the outcomes that see the same actors each time."""
    return _circles(presence.the_same(facts.story))


def actors_once(facts: Ground) -> Finding | None:
    """Find the actors who take part only once."""
    return _people(facts, presence.once(facts.story))


def actors_gone(facts: Ground) -> Finding | None:
    """Find the actors who are there early and never since."""
    return _people(facts, presence.gone(facts.story))


def silence(facts: Ground) -> Finding | None:
    """Find the two events around the longest silence; the finding's size is the number of long silences."""
    found = silences.long_silences(facts.story)
    return Finding(events=(found[0].before, found[0].after), size=len(found)) if found else None


def thin_evidence(facts: Ground) -> Finding | None:
    """Find the observed effects with little evidence, or with no source for any link to them."""
    return named(effects=(chain.effect for chain in evidence.thin(facts.story)))


def unreached(facts: Ground) -> Finding | None:
    """Find the observed effects that no event leads to."""
    return named(effects=(chain.effect for chain in evidence.unreached(facts.story)))


def do_it(facts: Ground) -> Finding | None:
    """Find the events that make the chain look like *Do It*."""
    return named(events=strategy.looks_like(facts.story, Strategy.DO_IT))


def make_it_happen(facts: Ground) -> Finding | None:
    """Find the events that make the chain look like *Make It Happen*."""
    return named(events=strategy.looks_like(facts.story, Strategy.MAKE_IT_HAPPEN))


def planned_towards(facts: Ground) -> Finding | None:
    """Find the outcomes of the planned events that lead to the effects hoped for."""
    hoped_for = (each for each in chains.chains(facts.story) if each.effect.status is EffectStatus.HOPED_FOR)
    inside = {event.number for chain in hoped_for for event in chain.links}
    found = [event for event in _steps(facts) if event.number in inside]
    wanted = {event.outcome for event in found}
    return named(counts=(each for each in facts.counts.values() if each.number in wanted), events=found)


def planned_without_actors(facts: Ground) -> Finding | None:
    """Find the planned events that name nobody."""
    return named(events=(event for event in _steps(facts) if not event.actors))


def planned_without_date(facts: Ground) -> Finding | None:
    """Find the planned events that have no date yet."""
    return named(events=(event for event in _steps(facts) if event.date is None or not event.date.is_known))


def planned_past(facts: Ground) -> Finding | None:
    """Find the planned events whose date was past when the workbook was saved."""
    return named(events=ahead.at(facts.story, Moment.PAST))


def foreseen(facts: Ground) -> Finding | None:
    """Find the reverses that the group foresees."""
    return named(events=ahead.foreseen(facts.story))


def _steps(facts: Ground) -> list[Event]:
    """Return the planned events that are to move the project ahead."""
    return facts.of(None, EventStatus.PLANNED, Direction.ADVANCE)


def _circles(found: Iterable[Circle]) -> Finding | None:
    circles = tuple(found)
    return named(
        counts=(circle.count for circle in circles),
        names=dict.fromkeys(name for circle in circles for name in circle.names),
        events=(event for circle in circles for event in circle.count.advances),
    )


def _people(facts: Ground, found: Iterable[Participation]) -> Finding | None:
    people = tuple(found)
    numbers = {event.number for part in people for event in part.events}
    return named(names=(part.name for part in people), events=(each for each in facts.timed if each.number in numbers))
