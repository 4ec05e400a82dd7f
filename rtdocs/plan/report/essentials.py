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
from rtdocs.plan.wording.voice import SPACE, Voice, cell, closed, joined

LEAD, STORY, EVIDENCE = 600, 200, 180
"""How many letters of the group's own words the page has room for; all of them stand elsewhere in the report."""
BOXES = 3
"""So many effects have a box with their story and evidence; of more, the page gives the names and the evidence."""
CHAINS, LAST_STEPS, STEPS = 3, 2, 3


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the page."""
    return (
        voice.heading("summary", 1, "report.essentials.heading"),
        *_lead(voice),
        *figures.tables(voice),
        *_effects(voice),
        *_how(voice),
        *_setback(voice),
        *_next(voice),
    )


def _lead(voice: Voice) -> Iterator[Block]:
    text = voice.story.project.summary or voice.story.project.goal
    if text:
        yield Paragraph(voice.own(sentences(text, LEAD)), Role.LEAD)


def _effects(voice: Voice) -> Iterator[Block]:
    for status, key in ((EffectStatus.OBSERVED, "observed"), (EffectStatus.HOPED_FOR, "hoped_for")):
        found = [effect for effect in voice.story.effects if effect.status is status]
        if found:
            yield voice.heading(f"summary-{status.value}", 2, f"report.essentials.{key}")
            yield from boxes(voice, found) if len(found) <= BOXES else _named(voice, found)
    if not voice.story.effects:
        yield voice.paragraph("report.essentials.no_effect")


def boxes(voice: Voice, found: Sequence[Effect], *, whom: bool = False) -> Iterator[Block]:
    """Yield a box an effect: its mark and title, its story, the number of people it reached, its evidence."""
    for effect in found:
        yield Paragraph((mark(voice, effect), *SPACE, *voice.title(effect)), Role.EFFECT_TITLE)
        story = closed(voice.own(sentences(effect.description, STORY)))
        told = joined((story, *(_whom(voice, effect) if whom else ()), *_facts(voice, effect)))
        if told:
            yield Paragraph(told, Role.EFFECT)


def _whom(voice: Voice, effect: Effect) -> Iterator[Text]:
    if effect.beneficiaries:
        yield closed(voice.told("report.essentials.whom", {"text": voice.own(effect.beneficiaries)}))


def _named(voice: Voice, found: Sequence[Effect]) -> Iterator[Block]:
    yield Items(tuple(joined((closed(voice.title(effect, strong=True)), *_facts(voice, effect))) for effect in found))


def _facts(voice: Voice, effect: Effect) -> Iterator[Text]:
    """Yield the number of people that an effect reached, and its evidence."""
    if effect.reached:
        yield closed(voice.told("report.essentials.reached", {"text": voice.own(effect.reached)}))
    if effect.evidence:
        yield closed(
            voice.told("report.essentials.evidence", {"text": voice.own(sentences(effect.evidence, EVIDENCE))})
        )


def _how(voice: Voice) -> Iterator[Block]:
    """Yield the function that the network moved most, then the last steps before each effect."""
    told = joined(way(voice))
    if told:
        yield voice.heading("summary-how", 2, "report.essentials.how")
        yield Paragraph(told)


def way(voice: Voice) -> Iterator[Text]:
    """Yield a few sentences on the way to the effects."""
    yield from functions(voice)
    yield from _last_steps(voice)


def functions(voice: Voice) -> Iterator[Text]:
    """Yield the function with the most advances, where one stands out; else the outcome that comes back most."""
    ahead_of = {function.code: function.advances for function in outcomes.by_function(voice.story)}
    leading, total = outcomes.leading_functions(voice.story), sum(ahead_of.values())
    if len(leading) == 1 and total > 1:
        count = ahead_of[leading[0]]
        name = voice.say("report.quoted", name=voice.function(leading[0]))
        key = "report.essentials.only_function" if count == total else "report.essentials.function"
        yield voice.words(key, name=name, count=count, total=total)
    most = outcomes.most_repeated(voice.story)
    if most and len(leading) != 1:
        yield voice.words("report.essentials.repeated", name=voice.outcome(most.number), count=len(most.done))


def _last_steps(voice: Voice) -> Iterator[Text]:
    for chain in chains.chains(voice.story)[:CHAINS]:
        found = last_steps(chain)
        if found and chain.effect.status is EffectStatus.OBSERVED:
            names = {"names": voice.named(found)}
            yield voice.told("report.essentials.last_steps", names, count=len(found), number=chain.effect.number)


def last_steps(chain: chains.Chain, most: int = LAST_STEPS) -> tuple[Event, ...]:
    """Return the advances that led straight to an effect, the latest `most` of them; a setback opens no way."""
    direct = {arrow.source for arrow in chain.arrows if arrow.target == chain.effect.number}
    return tuple([event for event in chain.events if event.number in direct and _is_advance(event)][-most:])


def _is_advance(event: Event) -> bool:
    return event.status is EventStatus.DONE and event.direction is Direction.ADVANCE


def _setback(voice: Voice) -> Iterator[Block]:
    told = tuple(setback(voice))
    if told:
        yield voice.heading("summary-setback", 2, "report.essentials.hard")
        yield from told


def setback(voice: Voice, *, why: bool = False) -> Iterator[Block]:
    """Yield one setback: the first that led on to an event or effect, by the group's arrows; else the first.

    `why` adds the group's reasons, for a document that tells them nowhere else.
    """
    found = outcomes.setbacks(voice.story)
    if not found:
        return
    came = aftermath(voice)
    chosen = next((event for event in found if came.of(event)), found[0])
    when = _in_brackets(voice, chosen)
    head = closed(joined((voice.title(chosen, strong=True), cell(when))))
    told = (head, came.of(chosen), *(came.why(chosen) if why else ()), *_others(voice, len(found) - 1))
    yield Paragraph(joined(told), Role.SETBACK)


def _in_brackets(voice: Voice, event: Event) -> str:
    is_known = event.date is not None and event.date.is_known
    return voice.say("report.essentials.dated", when=voice.when(event.date)) if is_known else ""


def _others(voice: Voice, count: int) -> Iterator[Text]:
    if count:
        yield voice.words("report.essentials.other_setbacks", count=count)


def _next(voice: Voice) -> Iterator[Block]:
    """Yield the first next steps of the group, else the first events it plans."""
    steps = [step(voice, reply) for reply in replies(voice) if reply.is_step]
    planned = ahead.at(voice.story, Moment.FUTURE) + ahead.at(voice.story, Moment.UNDATED)
    told = steps or [joined((voice.title(event), cell(_in_brackets(voice, event)))) for event in planned]
    if told:
        yield voice.heading("summary-next", 2, "report.essentials.next")
        yield Items(tuple(told[:STEPS]))
