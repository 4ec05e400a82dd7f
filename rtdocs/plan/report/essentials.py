"""The page of essentials: key figures, effects with their evidence, the way there, one setback, the next steps."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import ahead, chains, outcomes
from rtdocs.facts.ahead import Moment
from rtdocs.model import Direction, Effect, EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Text
from rtdocs.plan.report import figures
from rtdocs.plan.report.questions import replies, step
from rtdocs.plan.report.setbacks import aftermath
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording.shortened import sentences
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import SPACE, cell, closed, joined

LEAD, STORY, EVIDENCE = 600, 200, 180
"""How many letters of the group's own words the page has room for; all of them stand elsewhere in the report."""
BOXES = 3
"""So many effects have a box with their story and evidence; of more, the page gives the names and the evidence."""
CHAINS, LAST_STEPS, STEPS = 3, 2, 3


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the page."""
    return (
        telling.heading("summary", 1, "report.essentials.heading"),
        *_lead(telling),
        *figures.tables(telling),
        *_effects(telling),
        *_how(telling),
        *_setback(telling),
        *_next(telling),
    )


def _lead(telling: Telling) -> Iterator[Block]:
    text = telling.story.project.summary or telling.story.project.goal
    if text:
        yield Paragraph(telling.own(sentences(text, LEAD)), Role.LEAD)


def _effects(telling: Telling) -> Iterator[Block]:
    for status, key in ((EffectStatus.OBSERVED, "observed"), (EffectStatus.HOPED_FOR, "hoped_for")):
        found = [effect for effect in telling.story.effects if effect.status is status]
        if found:
            yield telling.heading(f"summary-{status.value}", 2, f"report.essentials.{key}")
            yield from boxes(telling, found) if len(found) <= BOXES else _named(telling, found)
    if not telling.story.effects:
        yield telling.paragraph("report.essentials.no_effect")


def boxes(telling: Telling, found: Sequence[Effect], *, whom: bool = False) -> Iterator[Block]:
    """Yield a box an effect: its mark and title, its story, the number of people it reached, its evidence."""
    for effect in found:
        yield Paragraph((mark(telling, effect), *SPACE, *telling.title(effect)), Role.EFFECT_TITLE)
        story = closed(telling.own(sentences(effect.description, STORY)))
        told = joined((story, *(_whom(telling, effect) if whom else ()), *_facts(telling, effect)))
        if told:
            yield Paragraph(told, Role.EFFECT)


def _whom(telling: Telling, effect: Effect) -> Iterator[Text]:
    if effect.beneficiaries:
        yield closed(telling.told("report.essentials.whom", {"text": telling.own(effect.beneficiaries)}))


def _named(telling: Telling, found: Sequence[Effect]) -> Iterator[Block]:
    yield Items(
        tuple(joined((closed(telling.title(effect, strong=True)), *_facts(telling, effect))) for effect in found)
    )


def _facts(telling: Telling, effect: Effect) -> Iterator[Text]:
    """Yield the number of people that an effect reached, and its evidence."""
    if effect.reached:
        yield closed(telling.told("report.essentials.reached", {"text": telling.own(effect.reached)}))
    if effect.evidence:
        yield closed(
            telling.told("report.essentials.evidence", {"text": telling.own(sentences(effect.evidence, EVIDENCE))})
        )


def _how(telling: Telling) -> Iterator[Block]:
    """Yield the function that the network moved most, then the last steps before each effect."""
    told = joined(way(telling))
    if told:
        yield telling.heading("summary-how", 2, "report.essentials.how")
        yield Paragraph(told)


def way(telling: Telling) -> Iterator[Text]:
    """Yield a few sentences on the way to the effects."""
    yield from functions(telling)
    yield from _last_steps(telling)


def functions(telling: Telling) -> Iterator[Text]:
    """Yield the function with the most advances, where one stands out; else the outcome that comes back most."""
    ahead_of = {function.code: function.advances for function in outcomes.by_function(telling.story)}
    leading, total = outcomes.leading_functions(telling.story), sum(ahead_of.values())
    if len(leading) == 1 and total > 1:
        count = ahead_of[leading[0]]
        name = telling.say("report.quoted", name=telling.function(leading[0]))
        key = "report.essentials.only_function" if count == total else "report.essentials.function"
        yield telling.words(key, name=name, count=count, total=total)
    most = outcomes.most_repeated(telling.story)
    if most and len(leading) != 1:
        yield telling.words("report.essentials.repeated", name=telling.outcome(most.number), count=len(most.done))


def _last_steps(telling: Telling) -> Iterator[Text]:
    for chain in chains.chains(telling.story)[:CHAINS]:
        found = last_steps(chain)
        if found and chain.effect.status is EffectStatus.OBSERVED:
            names = {"names": telling.named(found)}
            yield telling.told("report.essentials.last_steps", names, count=len(found), number=chain.effect.number)


def last_steps(chain: chains.Chain, most: int = LAST_STEPS) -> tuple[Event, ...]:
    """Return the advances that led straight to an effect, the latest `most` of them; a setback opens no way."""
    direct = {arrow.source for arrow in chain.arrows if arrow.target == chain.effect.number}
    return tuple([event for event in chain.events if event.number in direct and _is_advance(event)][-most:])


def _is_advance(event: Event) -> bool:
    return event.status is EventStatus.DONE and event.direction is Direction.ADVANCE


def _setback(telling: Telling) -> Iterator[Block]:
    told = tuple(setback(telling))
    if told:
        yield telling.heading("summary-setback", 2, "report.essentials.hard")
        yield from told


def setback(telling: Telling, *, why: bool = False) -> Iterator[Block]:
    """Yield one setback: the first that led on to an event or effect, by the group's arrows; else the first.

    `why` adds the group's reasons, for a document that tells them nowhere else.
    """
    found = outcomes.setbacks(telling.story)
    if not found:
        return
    came = aftermath(telling)
    chosen = next((event for event in found if came.of(event)), found[0])
    when = _in_brackets(telling, chosen)
    head = closed(joined((telling.title(chosen, strong=True), cell(when))))
    told = (head, came.of(chosen), *(came.why(chosen) if why else ()), *_others(telling, len(found) - 1))
    yield Paragraph(joined(told), Role.SETBACK)


def _in_brackets(telling: Telling, event: Event) -> str:
    is_known = event.date is not None and event.date.is_known
    return telling.say("report.essentials.dated", when=telling.when(event.date)) if is_known else ""


def _others(telling: Telling, count: int) -> Iterator[Text]:
    if count:
        yield telling.words("report.essentials.other_setbacks", count=count)


def _next(telling: Telling) -> Iterator[Block]:
    """Yield the first next steps of the group, else the first events it plans."""
    steps = [step(telling, reply) for reply in replies(telling) if reply.is_step]
    planned = ahead.at(telling.story, Moment.FUTURE) + ahead.at(telling.story, Moment.UNDATED)
    told = steps or [joined((telling.title(event), cell(_in_brackets(telling, event)))) for event in planned]
    if told:
        yield telling.heading("summary-next", 2, "report.essentials.next")
        yield Items(tuple(told[:STEPS]))
