"""The summary: what a hurried reader must know, effects first, in sentences that each hold one key figure."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import actors, chains, outcomes
from rtdocs.facts.chains import Chain
from rtdocs.facts.period import Span, span
from rtdocs.model import Effect, EffectStatus, Event, EventStatus
from rtdocs.plan.blocks import Block, Items, Paragraph, Role
from rtdocs.plan.events import sign
from rtdocs.plan.report.voice import Voice
from rtdocs.plan.timeline import Sign

CHAINS_NAMED = 4
"""Beyond so many effects, the lengths of their chains are told together."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the summary."""
    return (
        voice.heading("summary", 1, "report.summary.heading"),
        *voice.own_paragraphs(voice.story.project.summary or voice.story.project.goal, Role.LEAD),
        *_effects(voice),
        *_events(voice),
        *_chains(voice),
        *_actors(voice),
        *_functions(voice),
        *_absent(voice),
        *_setbacks(voice),
    )


def _key(voice: Voice, key: str, /, **values: object) -> Paragraph:
    return voice.paragraph(key, Role.KEY, **values)


def _effects(voice: Voice) -> Iterator[Block]:
    observed = [effect for effect in voice.story.effects if effect.status is EffectStatus.OBSERVED]
    hoped_for = [effect for effect in voice.story.effects if effect.status is EffectStatus.HOPED_FOR]
    if observed:
        yield _key(voice, "report.summary.observed", count=len(observed))
        yield _titles(voice, observed)
    else:
        yield _key(voice, "report.summary.none_observed")
    if hoped_for:
        yield _key(voice, "report.summary.hoped_for", count=len(hoped_for))
        yield _titles(voice, hoped_for)


def _titles(voice: Voice, effects: Sequence[Effect]) -> Items:
    return Items(
        tuple(voice.told("report.effect_item", {"title": voice.title(each)}, number=each.number) for each in effects)
    )


def _events(voice: Voice) -> Iterator[Block]:
    done = _with(voice.story.events, EventStatus.DONE)
    planned = _with(voice.story.events, EventStatus.PLANNED)
    context = [event for event in done if event.is_context]
    if done:
        yield _key(voice, "report.summary.events", count=len(done))
        yield from _period(voice, span(voice.story))
    else:
        yield _key(voice, "report.summary.no_event")
    if context:
        yield _key(voice, "report.summary.context", count=len(context))
    if planned:
        yield _key(voice, "report.summary.planned", count=len(planned))


def _with(events: Sequence[Event], status: EventStatus) -> list[Event]:
    return [event for event in events if event.status is status]


def _period(voice: Voice, found: Span | None) -> Iterator[Block]:
    if found is None:
        return
    first, last = str(found.earliest.year), str(found.latest.year)
    if first == last:
        yield _key(voice, "report.summary.year", year=first)
    else:
        yield _key(voice, "report.summary.period", first=first, last=last)
    if found.open_start:
        yield _key(voice, "report.summary.may_be_older")


def _chains(voice: Voice) -> Iterator[Block]:
    if not voice.story.events:
        return
    if not chains.claims_arrows(voice.story):
        yield _key(voice, "report.summary.no_arrow")
        return
    lengths = [(chain.effect, _length(chain)) for chain in chains.chains(voice.story)]
    if len(lengths) <= CHAINS_NAMED:
        yield from (_chain(voice, effect, length) for effect, length in lengths)
    else:
        counts = [length for _, length in lengths]
        yield _key(voice, "report.summary.chain_lengths", count=len(counts), least=min(counts), most=max(counts))


def _length(chain: Chain) -> int:
    return sum(sign(event) is Sign.ADVANCE for event in chain.links)


def _chain(voice: Voice, effect: Effect, length: int) -> Paragraph:
    if not length:
        return _key(voice, "report.summary.no_chain", number=effect.number)
    return _key(voice, "report.summary.chain", number=effect.number, count=length)


def _actors(voice: Voice) -> Iterator[Block]:
    taking_part = [part for part in actors.parts(voice.story) if part.done]
    if taking_part:
        yield _key(voice, "report.summary.actors", count=len(taking_part))


def _functions(voice: Voice) -> Iterator[Block]:
    ahead = {function.code: function.advances for function in outcomes.by_function(voice.story)}
    leading = outcomes.leading_functions(voice.story)
    names = [voice.say("report.quoted", name=voice.function(code)) for code in leading]
    if len(leading) == 1:
        count, total = ahead[leading[0]], sum(ahead.values())
        yield _key(voice, "report.summary.function", name=names[0], count=count, total=total)
    elif leading:
        yield _key(voice, "report.summary.functions", names=names, count=ahead[leading[0]])


def _absent(voice: Voice) -> Iterator[Block]:
    missing = outcomes.absent(voice.story)
    if len(missing) == len(voice.story.repertoire.numbers):
        return
    if missing:
        yield _key(voice, "report.summary.absent", count=len(missing), names=voice.outcomes(missing))
    else:
        yield _key(voice, "report.summary.none_absent")


def _setbacks(voice: Voice) -> Iterator[Block]:
    found = outcomes.setbacks(voice.story)
    if found:
        yield _key(voice, "report.summary.setbacks", count=len(found))
    elif voice.story.events:
        yield _key(voice, "report.summary.no_setback")
