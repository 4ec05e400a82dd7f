"""The effects: each as a box of facts, with its quote and its pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rtdocs.model import Bound, Effect, EffectStatus
from rtdocs.plan.content.document import Block, Column, Heading, Paragraph, Role, Table, TableLook, Text
from rtdocs.plan.report.images import photos
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, cell, closed, joined

_NAMES = {EffectStatus.OBSERVED: "observed", EffectStatus.HOPED_FOR: "hoped_for"}


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the effects' section, for templates that have no room for the chain of each."""
    heading = voice.heading("effects", 1, "report.effects.heading")
    if not voice.story.effects:
        return (heading, voice.paragraph("report.effects.none")) if voice.group else ()
    return (heading, *(block for effect in voice.story.effects for block in headed(voice, effect)))


def headed(voice: Voice, effect: Effect) -> Iterator[Block]:
    """Yield an effect under a heading of its own, with all its facts."""
    title = voice.told("report.effect_item", {"title": voice.title(effect)}, number=effect.number)
    yield Heading(events.identity(effect), 2, title)
    yield from told(voice, effect, ())


def told(voice: Voice, effect: Effect, reasons: Sequence[Text]) -> Iterator[Block]:
    """Yield the box of an effect's facts, its quote, and its pictures; a heading stands above them.

    Args:
        voice: the story and its language.
        effect: the effect.
        reasons: why events led to it, in the group's own words.
    """
    rows = tuple((cell(name), text) for name, text in _facts(voice, effect, reasons) if text)
    if rows:
        yield _table(voice, effect, rows)
    if effect.quote:
        yield Paragraph(voice.own(effect.quote), Role.QUOTE)
    yield from photos(voice, effect.number)


def _table(voice: Voice, effect: Effect, rows: tuple[tuple[Text, ...], ...]) -> Table:
    name = _NAMES[effect.status]
    return Table(
        id=f"facts-{effect.number}",
        caption=voice.say("report.effects.caption", number=effect.number),
        description=voice.say("report.effects.description", number=effect.number),
        columns=(
            Column(voice.say(f"report.effects.{name}", number=effect.number), 2),
            Column(voice.language_of_words.typeset(effect.title), 8),
        ),
        rows=rows,
        whole=True,
        numbered=False,
        look=TableLook.FACTS,
    )


def _facts(voice: Voice, effect: Effect, reasons: Sequence[Text]) -> Iterator[tuple[str, Text]]:
    """Yield the facts of an effect, each under its name: description, place, date, beneficiaries, evidence."""
    yield voice.say("report.effects.what"), joined((closed(voice.own(effect.description)), _change(voice, effect)))
    yield voice.say("report.effects.where"), voice.own(effect.place)
    yield from _when(voice, effect)
    yield voice.say("report.effects.whom"), voice.own(effect.beneficiaries)
    yield voice.say("report.effects.reached"), voice.own(effect.reached)
    yield voice.say("report.effects.evidence"), _evidence(voice, effect)
    yield voice.say("report.effects.why"), joined(reasons)


def _change(voice: Voice, effect: Effect) -> Text:
    """Return the change of a resource: "Plus accessible : marché de quartier"."""
    if effect.dimension is None:
        return closed(voice.own(effect.resource))
    dimension = effect.dimension.value
    if not effect.resource:
        return voice.words(f"report.effects.change.{dimension}.alone")
    return closed(voice.told(f"report.effects.change.{dimension}.resource", {"text": voice.own(effect.resource)}))


def _when(voice: Voice, effect: Effect) -> Iterator[tuple[str, Text]]:
    if effect.date is None or not effect.date.is_known:
        return
    if effect.date.bound is Bound.SINCE:
        start = replace(effect.date, bound=Bound.WITHIN, typed="")
        yield voice.say("report.effects.since"), cell(voice.when(start))
    else:
        yield voice.say(f"report.effects.when.{_NAMES[effect.status]}"), cell(voice.when(effect.date))


def _evidence(voice: Voice, effect: Effect) -> Text:
    if effect.evidence or effect.status is EffectStatus.HOPED_FOR or not voice.group:
        return voice.own(effect.evidence)
    return voice.words("report.effects.no_evidence")
