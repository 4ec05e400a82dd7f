"""Observations on a chain: a few sentences for a slide, each a finding and none a judgment."""

from collections.abc import Iterator

from rtdocs.facts import ahead, chains, outcomes
from rtdocs.model import EffectStatus
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.voice import Voice


def observations(voice: Voice) -> tuple[str, ...]:
    """Return the findings in reading order: effects, events, functions, outcomes, setbacks, plans.

    The group itself also reads what its arrows leave open.
    """
    return (
        *_effects(voice),
        *_events(voice),
        *_functions(voice),
        *_outcomes(voice),
        *_setbacks(voice),
        *_planned(voice),
        *(_loose_ends(voice) if voice.group else ()),
    )


def _effects(voice: Voice) -> Iterator[str]:
    observed = [each for each in voice.story.effects if each.status is EffectStatus.OBSERVED]
    hoped_for = [each for each in voice.story.effects if each.status is EffectStatus.HOPED_FOR]
    if observed:
        yield voice.say("deck.shows.observed", count=len(observed), names=naming.effects_of(observed, voice))
    if hoped_for:
        yield voice.say("deck.shows.hoped_for", count=len(hoped_for), names=naming.effects_of(hoped_for, voice))
    if not voice.story.effects:
        yield voice.say("deck.shows.no_effect")


def _events(voice: Voice) -> Iterator[str]:
    done = sum(len(count.done) for count in outcomes.counts(voice.story))
    if done:
        yield voice.say("deck.shows.events", count=done)


def _functions(voice: Voice) -> Iterator[str]:
    leading = outcomes.leading_functions(voice.story)
    advances = {each.code: each.advances for each in outcomes.by_function(voice.story)}
    names = tuple(voice.say("report.quoted", name=voice.function(code)) for code in leading)
    if len(leading) == 1:
        total = sum(advances.values())
        yield voice.say("deck.shows.function", count=advances[leading[0]], names=names, total=total)
    elif leading and len(leading) < len(advances):
        yield voice.say("deck.shows.functions", count=advances[leading[0]], names=names)


def _outcomes(voice: Voice) -> Iterator[str]:
    repeated = [count.number for count in outcomes.repeated(voice.story)]
    absent = outcomes.absent(voice.story)
    if repeated:
        yield voice.say("deck.shows.repeated", count=len(repeated), names=naming.outcomes_of(repeated, voice))
    if not absent:
        yield voice.say("deck.shows.none_absent")
    elif len(absent) < len(voice.story.repertoire.outcomes):
        yield voice.say("deck.shows.absent", count=len(absent), names=naming.outcomes_of(absent, voice))


def _setbacks(voice: Voice) -> Iterator[str]:
    met = outcomes.setbacks(voice.story)
    if met:
        yield voice.say("deck.shows.setbacks", count=len(met), names=naming.events_of(met, voice))


def _planned(voice: Voice) -> Iterator[str]:
    found = tuple(step.event for step in ahead.steps(voice.story))
    foreseen = ahead.foreseen(voice.story)
    if found:
        yield voice.say("deck.shows.planned", count=len(found), names=naming.events_of(found, voice))
    if foreseen:
        yield voice.language.say(
            "ahead.foreseen", count=len(foreseen), events=naming.events_of(foreseen, voice), spelled=len(foreseen)
        )


def _loose_ends(voice: Voice) -> Iterator[str]:
    """Yield sentences on events and effects without arrows; for a story without any arrow, that sentence alone."""
    if not chains.claims_arrows(voice.story):
        yield voice.say("deck.shows.no_arrow")
        return
    unreached = tuple(chain.effect.number for chain in chains.chains(voice.story) if not chain.events)
    outside = tuple(event for event in chains.outside(voice.story) if not event.is_context)
    if unreached:
        yield voice.say("deck.shows.unreached", count=len(unreached), names=naming.first_of(unreached, voice))
    if outside and voice.story.effects:
        yield voice.say("deck.shows.outside", count=len(outside), names=naming.numbers_of(outside, voice))
