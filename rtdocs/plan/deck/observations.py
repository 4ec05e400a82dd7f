"""What a chain shows at a glance: a few sentences for a slide, each a finding and none a judgment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rtdocs.facts import ahead, chains, outcomes
from rtdocs.i18n import Language
from rtdocs.model import Effect, EffectStatus, Event, Story
from rtdocs.plan.wording import events, naming


@dataclass(frozen=True, slots=True)
class _Glance:
    """The story, and the language it is told in."""

    story: Story
    language: Language

    def say(self, key: str, /, **values: object) -> str:
        return self.language.say(key, **values)

    def events(self, things: Sequence[Event]) -> str:
        return naming.events_of(things, self.story, self.language)

    def effects(self, things: Sequence[Effect]) -> str:
        return naming.effects_of(things, self.story, self.language)

    def outcomes(self, numbers: Sequence[int]) -> str:
        return naming.outcomes_of(numbers, self.story, self.language)


def observations(story: Story, language: Language) -> tuple[str, ...]:
    """Return the findings in reading order: effects, events, functions, outcomes, setbacks, plans, loose ends."""
    glance = _Glance(story, language)
    return (
        *_effects(glance),
        *_events(glance),
        *_functions(glance),
        *_outcomes(glance),
        *_setbacks(glance),
        *_planned(glance),
        *_loose_ends(glance),
    )


def _effects(glance: _Glance) -> Iterator[str]:
    observed = [each for each in glance.story.effects if each.status is EffectStatus.OBSERVED]
    hoped_for = [each for each in glance.story.effects if each.status is EffectStatus.HOPED_FOR]
    if observed:
        yield glance.say("deck.shows.observed", count=len(observed), names=glance.effects(observed))
    if hoped_for:
        yield glance.say("deck.shows.hoped_for", count=len(hoped_for), names=glance.effects(hoped_for))
    if not glance.story.effects:
        yield glance.say("deck.shows.no_effect")


def _events(glance: _Glance) -> Iterator[str]:
    done = sum(len(count.done) for count in outcomes.counts(glance.story))
    if done:
        yield glance.say("deck.shows.events", count=done)


def _functions(glance: _Glance) -> Iterator[str]:
    leading = outcomes.leading_functions(glance.story)
    advances = {each.code: each.advances for each in outcomes.by_function(glance.story)}
    repertoire = events.repertoire(glance.story, glance.language)
    names = tuple(glance.say("report.quoted", name=repertoire.function(code).name) for code in leading)
    if len(leading) == 1:
        total = sum(advances.values())
        yield glance.say("deck.shows.function", count=advances[leading[0]], names=names, total=total)
    elif leading:
        yield glance.say("deck.shows.functions", count=advances[leading[0]], names=names)


def _outcomes(glance: _Glance) -> Iterator[str]:
    repeated = [count.number for count in outcomes.repeated(glance.story)]
    absent = outcomes.absent(glance.story)
    if repeated:
        yield glance.say("deck.shows.repeated", count=len(repeated), names=glance.outcomes(repeated))
    if not absent:
        yield glance.say("deck.shows.none_absent")
    elif len(absent) < len(glance.story.repertoire.outcomes):
        yield glance.say("deck.shows.absent", count=len(absent), names=glance.outcomes(absent))


def _setbacks(glance: _Glance) -> Iterator[str]:
    met = outcomes.setbacks(glance.story)
    if met:
        yield glance.say("deck.shows.setbacks", count=len(met), names=glance.events(met))


def _planned(glance: _Glance) -> Iterator[str]:
    found = tuple(step.event for step in ahead.steps(glance.story))
    foreseen = ahead.foreseen(glance.story)
    if found:
        yield glance.say("deck.shows.planned", count=len(found), names=glance.events(found))
    if foreseen:
        yield glance.say("ahead.foreseen", count=len(foreseen), events=glance.events(foreseen), spelled=len(foreseen))


def _loose_ends(glance: _Glance) -> Iterator[str]:
    """Yield what no arrow joins; where there is no arrow at all, that alone."""
    if not chains.claims_arrows(glance.story):
        yield glance.say("deck.shows.no_arrow")
        return
    unreached = tuple(chain.effect.number for chain in chains.chains(glance.story) if not chain.events)
    outside = tuple(event for event in chains.outside(glance.story) if not event.is_context)
    if unreached:
        yield glance.say(
            "deck.shows.unreached", count=len(unreached), names=naming.first_of(unreached, glance.language)
        )
    if outside and glance.story.effects:
        yield glance.say("deck.shows.outside", count=len(outside), names=naming.numbers_of(outside, glance.language))
