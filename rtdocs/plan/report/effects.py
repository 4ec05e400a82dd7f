"""The effects: what changed, with its evidence; then what is hoped for, apart."""

from collections.abc import Iterator, Sequence

from rtdocs.model import Bound, DateForm, Effect, EffectStatus, LooseDate
from rtdocs.plan.content.document import Block, Heading, Paragraph, Role, Text
from rtdocs.plan.report.moments import moment
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, cell, closed, joined

_NAMES = {EffectStatus.OBSERVED: "observed", EffectStatus.HOPED_FOR: "hoped_for"}


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the effects' section."""
    heading = voice.heading("effects", 1, "report.effects.heading")
    if not voice.story.effects:
        return (heading, voice.paragraph("report.effects.none"))
    return (heading, *(block for status in EffectStatus for block in _of(voice, status)))


def _of(voice: Voice, status: EffectStatus) -> Iterator[Block]:
    found: Sequence[Effect] = [effect for effect in voice.story.effects if effect.status is status]
    if found:
        name = _NAMES[status]
        yield voice.heading(f"effects-{status.value}", 2, f"report.effects.{name}.heading")
        yield voice.paragraph(f"report.effects.{name}.lead", count=len(found))
        for turn, effect in enumerate(found):
            yield from _effect(voice, effect, turn)


def _effect(voice: Voice, effect: Effect, turn: int) -> Iterator[Block]:
    title = voice.told("report.effect_item", {"title": voice.title(effect)}, number=effect.number)
    yield Heading(events.identity(effect), 3, title)
    yield from voice.own_paragraphs(effect.description)
    facts = joined(_facts(voice, effect, turn))
    if facts:
        yield Paragraph(facts)
    if effect.evidence:
        key = voice.variant("report.effects.evidence", turn)
        yield Paragraph(closed(voice.told(key, {"text": voice.own(effect.evidence)})))
    elif effect.status is EffectStatus.OBSERVED:
        yield voice.paragraph("report.effects.no_evidence", Role.NOTE)


def _facts(voice: Voice, effect: Effect, turn: int) -> Iterator[Text]:
    """Yield what is known of an effect: what it changes, when and where, for whom."""
    name = _NAMES[effect.status]
    if effect.dimension:
        key = "resource" if effect.resource else "change"
        text = {"text": voice.own(effect.resource)}
        yield closed(voice.told(f"report.effects.{name}.{key}.{effect.dimension.value}", text))
    elif effect.resource:
        yield closed(voice.told(f"report.effects.{name}.resource.any", {"text": voice.own(effect.resource)}))
    yield _when_and_where(voice, effect, name)
    if effect.beneficiaries:
        key = voice.variant(f"report.effects.{name}.beneficiaries", turn)
        yield closed(voice.told(key, {"text": voice.own(effect.beneficiaries)}))


def _when_and_where(voice: Voice, effect: Effect, name: str) -> Text:
    """Return when and where, in the adverb of its date; a date that has none stands behind a colon."""
    said, place = moment(voice, effect.date), {"place": voice.own(effect.place)}
    lasts = effect.date is not None and effect.date.bound is Bound.SINCE
    when = "lasting" if lasts else "dated"
    if said and effect.place:
        return closed(voice.told(f"report.effects.{name}.{when}_place", place, moment=said))
    if said:
        return voice.words(f"report.effects.{name}.{when}", moment=said)
    date = _date(voice, effect.date) if effect.date else ()
    where = voice.told(f"report.effects.{name}.place", place) if effect.place else ()
    return joined((closed(where), date))


def _date(voice: Voice, date: LooseDate) -> Text:
    """Return a date that no adverb says; what is to come is told by the hope itself."""
    match date.form:
        case DateForm.TO_COME:
            return ()
        case DateForm.UNKNOWN:
            return voice.words("report.effects.unknown_date")
        case _:
            return voice.told("report.effects.date", {"text": cell(voice.when(date))})
