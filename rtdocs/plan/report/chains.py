"""The chain of each effect, in sentences and as a list, with the reasons that the group gives for its arrows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rtdocs.facts import chains
from rtdocs.facts.chains import Arrow, Chain
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, EffectStatus, Event, EventStatus
from rtdocs.plan import events
from rtdocs.plan.blocks import Block, Heading, Items, Paragraph, Role, Text
from rtdocs.plan.report.voice import Voice, closed, joined

Leaving = Mapping[str, Sequence[Arrow]]
"""The arrows by the number they leave."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the chains' section; nothing for a story without events."""
    if not voice.story.events:
        return ()
    heading = voice.heading("chains", 1, "report.chains.heading")
    return (heading, *(_claimed(voice) if chains.claims_arrows(voice.story) else _succession(voice)))


def _claimed(voice: Voice) -> Iterator[Block]:
    found = chains.chains(voice.story)
    shared = Counter(event.number for chain in found for event in chain.events)
    yield voice.paragraph("report.chains.lead")
    for chain in found:
        yield from _chain(voice, chain, shared)
    yield from _outside(voice)


def _succession(voice: Voice) -> Iterator[Block]:
    """Tell events in the order of time, and that nobody claims a cause."""
    yield voice.paragraph("report.chains.succession", Role.NOTE)
    yield _list(voice, in_time(voice.story), {})


def _chain(voice: Voice, chain: Chain, shared: Mapping[str, int]) -> Iterator[Block]:
    title = {"title": voice.title(chain.effect)}
    heading = voice.told("report.chains.effect", title, number=chain.effect.number)
    yield Heading(f"chain-{chain.effect.number}", 2, heading)
    if not chain.events:
        yield voice.paragraph("report.chains.empty")
        return
    yield Paragraph(joined(_prose(voice, chain, shared)))
    yield _list(voice, chain.events, _leaving(chain.arrows))


def _prose(voice: Voice, chain: Chain, shared: Mapping[str, int]) -> Iterator[Text]:
    """Yield a chain's sentences: its length, ends and outcomes; then what is back, planned, context, shared."""
    done = [event for event in chain.links if event.status is EventStatus.DONE]
    if chain.effect.status is EffectStatus.HOPED_FOR:
        yield voice.words("report.chains.hoped_for")
    yield from _course(voice, done)
    yield from _counted(voice, chain, done)
    both = sum(shared[event.number] > 1 for event in chain.events)
    if both:
        yield voice.words("report.chains.shared", count=both)


def _course(voice: Voice, done: Sequence[Event]) -> Iterator[Text]:
    if not done:
        yield voice.words("report.chains.none_done")
        return
    ahead = [event for event in done if event.direction is Direction.ADVANCE]
    numbers = sorted({event.outcome for event in ahead if event.outcome is not None})
    if ahead:
        yield voice.words("report.chains.length", count=len(ahead))
    if len(done) > 1:
        yield voice.told("report.chains.ends", {"first": voice.title(done[0]), "last": voice.title(done[-1])})
    if numbers:
        yield voice.words("report.chains.outcomes", count=len(numbers), names=voice.outcomes(numbers))


def _counted(voice: Voice, chain: Chain, done: Sequence[Event]) -> Iterator[Text]:
    reverses = sum(event.direction is Direction.REVERSE for event in done)
    planned = sum(event.status is EventStatus.PLANNED for event in chain.links)
    context = len(chain.events) - len(chain.links)
    if reverses:
        yield voice.words("report.chains.reverses", count=reverses)
    if planned:
        yield voice.words("report.chains.planned", count=planned)
    if context:
        yield voice.words("report.chains.context", count=context)


def _outside(voice: Voice) -> Iterator[Block]:
    found = chains.outside(voice.story)
    if found:
        yield voice.heading("chains-outside", 2, "report.chains.outside.heading")
        yield voice.paragraph("report.chains.outside.lead", count=len(found))
        yield _list(voice, found, _leaving(chains.arrows(voice.story)))


def _leaving(arrows: Iterable[Arrow]) -> Leaving:
    found = defaultdict(list)
    for arrow in arrows:
        found[arrow.source].append(arrow)
    return found


def _list(voice: Voice, shown: Iterable[Event], leaving: Leaving) -> Items:
    effects = {effect.number for effect in voice.story.effects}
    return Items(
        tuple(_item(voice, event, leaving.get(event.number, ()), effects) for event in shown),
        numbered=True,
    )


def _item(voice: Voice, event: Event, arrows: Sequence[Arrow], effects: set[str]) -> Text:
    return joined((_named(voice, event), *_goes_to(voice, arrows, effects), *_reasons(voice, arrows, effects)))


def _named(voice: Voice, event: Event) -> Text:
    """Return an event in one line: its title, number, date and outcome."""
    when = voice.when(event.date)
    sign = events.sign(event).value
    key = f"report.item.dated.{sign}" if when else f"report.item.undated.{sign}"
    words = events.outcome_words(event, voice.story, voice.language)
    return voice.told(key, {"title": voice.title(event, strong=True)}, number=event.number, when=when, **words)


def _goes_to(voice: Voice, arrows: Sequence[Arrow], effects: set[str]) -> Iterator[Text]:
    if arrows:
        yield voice.words("report.chains.leads", targets=[_target(voice, arrow, effects) for arrow in arrows])


def _reasons(voice: Voice, arrows: Sequence[Arrow], effects: set[str]) -> Iterator[Text]:
    """Yield the reason and source of each arrow that has them."""
    for arrow in arrows:
        target = _target(voice, arrow, effects)
        if arrow.rationale:
            yield closed(voice.told("report.chains.reason", {"reason": voice.own(arrow.rationale)}, target=target))
        if arrow.reference:
            yield closed(voice.told("report.chains.reference", {"source": voice.own(arrow.reference)}, target=target))


def _target(voice: Voice, arrow: Arrow, effects: set[str]) -> str:
    if arrow.target in effects:
        return voice.say("report.chains.to_effect", number=arrow.target)
    return voice.say("report.chains.to_event", number=arrow.target)
