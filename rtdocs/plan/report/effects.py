"""The effects: each as a box of facts, with its quote and its pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rtdocs.model import Bound, Effect, EffectStatus
from rtdocs.plan.content.document import Block, Column, Heading, Paragraph, Role, Table, TableLook, Text
from rtdocs.plan.report.images import photos
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell, closed, joined

_NAMES = {EffectStatus.OBSERVED: "observed", EffectStatus.HOPED_FOR: "hoped_for"}


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the effects' section, for templates that have no room for the chain of each."""
    heading = telling.heading("effects", 1, "report.effects.heading")
    if not telling.story.effects:
        return (heading, telling.paragraph("report.effects.none")) if telling.group else ()
    return (heading, *(block for effect in telling.story.effects for block in headed(telling, effect)))


def headed(telling: Telling, effect: Effect) -> Iterator[Block]:
    """Yield an effect under a heading of its own, with all its facts."""
    title = telling.told("report.effect_item", {"title": telling.title(effect)}, number=effect.number)
    yield Heading(events.identity(effect), 2, title)
    yield from told(telling, effect, ())


def told(telling: Telling, effect: Effect, reasons: Sequence[Text]) -> Iterator[Block]:
    """Yield the box of an effect's facts, its quote, and its pictures; a heading stands above them.

    Args:
        telling: the story and its language.
        effect: the effect.
        reasons: why events led to it, in the group's own words.
    """
    rows = tuple((cell(name), text) for name, text in _facts(telling, effect, reasons) if text)
    if rows:
        yield _table(telling, effect, rows)
    if effect.quote:
        yield Paragraph(telling.own(effect.quote), Role.QUOTE)
    yield from photos(telling, effect.number)


def _table(telling: Telling, effect: Effect, rows: tuple[tuple[Text, ...], ...]) -> Table:
    name = _NAMES[effect.status]
    return Table(
        id=f"facts-{effect.number}",
        caption=telling.say("report.effects.caption", number=effect.number),
        description=telling.say("report.effects.description", number=effect.number),
        columns=(
            Column(telling.say(f"report.effects.{name}", number=effect.number), 2),
            Column(telling.own_language.typeset(effect.title), 8),
        ),
        rows=rows,
        whole=True,
        numbered=False,
        look=TableLook.FACTS,
    )


def _facts(telling: Telling, effect: Effect, reasons: Sequence[Text]) -> Iterator[tuple[str, Text]]:
    """Yield the facts of an effect, each under its name: description, place, date, beneficiaries, evidence."""
    yield (
        telling.say("report.effects.what"),
        joined((closed(telling.own(effect.description)), _change(telling, effect))),
    )
    yield telling.say("report.effects.where"), telling.own(effect.place)
    yield from _when(telling, effect)
    yield telling.say("report.effects.whom"), telling.own(effect.beneficiaries)
    yield telling.say("report.effects.reached"), telling.own(effect.reached)
    yield telling.say("report.effects.evidence"), _evidence(telling, effect)
    yield telling.say("report.effects.why"), joined(reasons)


def _change(telling: Telling, effect: Effect) -> Text:
    """Return the change of a resource: "Plus accessible : marché de quartier"."""
    if effect.dimension is None:
        return closed(telling.own(effect.resource))
    dimension = effect.dimension.value
    if not effect.resource:
        return telling.words(f"report.effects.change.{dimension}.alone")
    return closed(telling.told(f"report.effects.change.{dimension}.resource", {"text": telling.own(effect.resource)}))


def _when(telling: Telling, effect: Effect) -> Iterator[tuple[str, Text]]:
    if effect.date is None or not effect.date.is_known:
        return
    if effect.date.bound is Bound.SINCE:
        start = replace(effect.date, bound=Bound.WITHIN, typed="")
        yield telling.say("report.effects.since"), cell(telling.when(start))
    else:
        yield telling.say(f"report.effects.when.{_NAMES[effect.status]}"), cell(telling.when(effect.date))


def _evidence(telling: Telling, effect: Effect) -> Text:
    if effect.evidence or effect.status is EffectStatus.HOPED_FOR or not telling.group:
        return telling.own(effect.evidence)
    return telling.words("report.effects.no_evidence")
