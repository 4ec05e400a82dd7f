"""The effects: what changed, with its evidence; then what is hoped for, apart."""

from collections.abc import Iterable, Iterator

from rtdocs.model import Effect, EffectStatus
from rtdocs.plan import events
from rtdocs.plan.blocks import Block, Heading, Items, Role, Text
from rtdocs.plan.report.voice import Voice, cell


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the effects' section."""
    heading = voice.heading("effects", 1, "report.effects.heading")
    if not voice.story.effects:
        return (heading, voice.paragraph("report.effects.none"))
    return (heading, *_observed(voice), *_hoped_for(voice))


def _observed(voice: Voice) -> Iterator[Block]:
    found = [effect for effect in voice.story.effects if effect.status is EffectStatus.OBSERVED]
    if found:
        yield voice.heading("effects-observed", 2, "report.effects.observed.heading")
        yield voice.paragraph("report.effects.observed.lead", count=len(found))
        yield from _effects(voice, found)


def _hoped_for(voice: Voice) -> Iterator[Block]:
    found = [effect for effect in voice.story.effects if effect.status is EffectStatus.HOPED_FOR]
    if found:
        yield voice.heading("effects-hoped-for", 2, "report.effects.hoped_for.heading")
        yield voice.paragraph("report.effects.hoped_for.lead", count=len(found))
        yield from _effects(voice, found)


def _effects(voice: Voice, effects: Iterable[Effect]) -> Iterator[Block]:
    for effect in effects:
        yield from _effect(voice, effect)


def _effect(voice: Voice, effect: Effect) -> Iterator[Block]:
    title = voice.told("report.effect_item", {"title": voice.title(effect)}, number=effect.number)
    yield Heading(events.identity(effect), 3, title)
    yield from voice.own_paragraphs(effect.description)
    facts = tuple(_facts(voice, effect))
    if facts:
        yield Items(facts)
    if not effect.evidence and effect.status is EffectStatus.OBSERVED:
        yield voice.paragraph("report.effects.no_evidence", Role.NOTE)


def _facts(voice: Voice, effect: Effect) -> Iterator[Text]:
    """Yield what is known of an effect, each in a line that names it."""
    if effect.resource:
        yield voice.told("report.effects.resource", {"text": voice.own(effect.resource)})
    if effect.dimension:
        yield voice.words(f"report.effects.dimension.{effect.dimension.value}")
    if effect.place:
        yield voice.told("report.effects.place", {"text": voice.own(effect.place)})
    if effect.date:
        yield voice.told("report.effects.date", {"text": cell(voice.when(effect.date))})
    if effect.beneficiaries:
        yield voice.told("report.effects.beneficiaries", {"text": voice.own(effect.beneficiaries)})
    if effect.evidence:
        yield voice.told("report.effects.evidence", {"text": voice.own(effect.evidence)})
