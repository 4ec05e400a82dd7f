"""Observations on a chain: a few sentences for a slide, each a finding and none a judgment."""

from collections.abc import Iterator

from rtdocs.facts import ahead, chains, outcomes
from rtdocs.model import Direction, EffectStatus
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.telling import Telling


def observations(telling: Telling) -> tuple[str, ...]:
    """Return the findings in reading order: effects, events, functions, outcomes, setbacks, plans.

    The group itself also reads what its arrows leave open.
    """
    return (
        *_effects(telling),
        *_events(telling),
        *_functions(telling),
        *_outcomes(telling),
        *_setbacks(telling),
        *_planned(telling),
        *(_loose_ends(telling) if telling.group else ()),
    )


def _effects(telling: Telling) -> Iterator[str]:
    observed = [each for each in telling.story.effects if each.status is EffectStatus.OBSERVED]
    hoped_for = [each for each in telling.story.effects if each.status is EffectStatus.HOPED_FOR]
    if observed:
        yield telling.say("deck.shows.observed", count=len(observed), names=naming.effects_of(observed, telling))
    if hoped_for:
        yield telling.say("deck.shows.hoped_for", count=len(hoped_for), names=naming.effects_of(hoped_for, telling))
    if not telling.story.effects:
        yield telling.say("deck.shows.no_effect")


def _events(telling: Telling) -> Iterator[str]:
    done = sum(len(count.done) for count in outcomes.counts(telling.story))
    if done:
        yield telling.say("deck.shows.events", count=done)


def _functions(telling: Telling) -> Iterator[str]:
    leading = outcomes.leading_functions(telling.story)
    advances = {each.code: each.advances for each in outcomes.by_function(telling.story)}
    names = tuple(telling.say("report.quoted", name=telling.function(code)) for code in leading)
    if len(leading) == 1:
        total = sum(advances.values())
        yield telling.say("deck.shows.function", count=advances[leading[0]], names=names, total=total)
    elif leading and len(leading) < len(advances):
        yield telling.say("deck.shows.functions", count=advances[leading[0]], names=names)


def _outcomes(telling: Telling) -> Iterator[str]:
    repeated = [count.number for count in outcomes.repeated(telling.story)]
    absent = outcomes.absent(telling.story)
    if repeated:
        yield telling.say("deck.shows.repeated", count=len(repeated), names=naming.outcomes_of(repeated, telling))
    if not absent:
        yield telling.say("deck.shows.none_absent")
    elif len(absent) < len(telling.story.repertoire.outcomes):
        yield telling.say("deck.shows.absent", count=len(absent), names=naming.outcomes_of(absent, telling))


def _setbacks(telling: Telling) -> Iterator[str]:
    met = outcomes.setbacks(telling.story)
    if met:
        yield telling.say("deck.shows.setbacks", count=len(met), names=naming.events_of(met, telling))


def _planned(telling: Telling) -> Iterator[str]:
    found = tuple(step.event for step in ahead.steps(telling.story))
    foreseen = ahead.foreseen(telling.story)
    if found:
        yield telling.say("deck.shows.planned", count=len(found), names=naming.events_of(found, telling))
    if foreseen:
        yield telling.language.say(
            "ahead.foreseen", count=len(foreseen), events=naming.events_of(foreseen, telling), spelled=len(foreseen)
        )


def _loose_ends(telling: Telling) -> Iterator[str]:
    """Yield sentences on events and effects without arrows; for a story without any arrow, that sentence alone."""
    if not chains.claims_arrows(telling.story):
        yield telling.say("deck.shows.no_arrow")
        return
    unreached = tuple(chain.effect.number for chain in chains.chains(telling.story) if not chain.events)
    loose = (event for event in chains.outside(telling.story) if not event.is_context)
    outside = tuple(event for event in loose if event.direction is Direction.ADVANCE)
    if unreached:
        yield telling.say("deck.shows.unreached", count=len(unreached), names=naming.first_of(unreached, telling))
    if outside and telling.story.effects:
        yield telling.say("deck.shows.outside", count=len(outside), names=naming.numbers_of(outside, telling))
