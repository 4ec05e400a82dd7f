"""The chain of each effect: its course in a paragraph, then step by step with the reasons that the group gives.

What two chains share is told once, in the first of them; the second says so and tells what is new.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain as together
from typing import NamedTuple

from rtdocs.facts import chains
from rtdocs.facts.chains import Chain
from rtdocs.facts.order import in_time
from rtdocs.model import EffectStatus, Event
from rtdocs.plan.content.document import Block, Heading, Items, Paragraph, Text
from rtdocs.plan.figures.sequence import drawn_order
from rtdocs.plan.report.course import Course, numbers
from rtdocs.plan.report.steps import Steps, steps
from rtdocs.plan.wording.voice import Voice, joined


class _Told(NamedTuple):
    """A chain with what it adds to the chains told before it, and the effect whose chain told the rest."""

    chain: Chain
    new: tuple[Event, ...]
    shared: tuple[Event, ...]
    first_told: tuple[str, ...]


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the chains' section; nothing for a story without events."""
    if not voice.story.events:
        return ()
    heading = voice.heading("chains", 1, "report.chains.heading")
    return (heading, *(_claimed(voice) if chains.claims_arrows(voice.story) else _succession(voice)))


def _claimed(voice: Voice) -> Iterator[Block]:
    arrows = chains.arrows(voice.story)
    drawn = drawn_order(in_time(voice.story), [(arrow.source, arrow.target) for arrow in arrows])
    places = {event.number: place for place, event in enumerate(drawn)}
    found = tuple(_told(chains.chains(voice.story), places))
    outside = _placed(chains.outside(voice.story), places)
    teller = steps(voice, arrows, (*together.from_iterable(told.new for told in found), *outside))
    yield from _lead(voice, found)
    for turn, told in enumerate(found):
        course = Course(voice, told.chain, turn, frozenset(numbers(told.shared)))
        yield from _chain(course, told, teller)
    yield from _outside(voice, outside, teller, is_alone=not found)


def _lead(voice: Voice, found: Sequence[_Told]) -> Iterator[Block]:
    if not found:
        yield voice.paragraph("report.chains.no_effect")
        return
    yield voice.paragraph("report.chains.lead", count=len(found))


def _succession(voice: Voice) -> Iterator[Block]:
    """Tell events in the order of time, and that nobody claims a cause."""
    timed = in_time(voice.story)
    yield voice.paragraph("report.chains.succession", count=len(timed))
    yield steps(voice, (), timed).items(timed)


def _placed(found: Iterable[Event], places: Mapping[str, int]) -> tuple[Event, ...]:
    """Return events in the schema's order: in time, and by the arrows where dates are too loose to tell."""
    return tuple(sorted(found, key=lambda event: places[event.number]))


def _told(found: Sequence[Chain], places: Mapping[str, int]) -> Iterator[_Told]:
    teller: dict[str, str] = {}  # the effect whose chain told an event first
    for chain in found:
        new = _placed((event for event in chain.events if event.number not in teller), places)
        shared = tuple(event for event in chain.events if event.number in teller)
        yield _Told(chain, new, shared, tuple(dict.fromkeys(teller[event.number] for event in shared)))
        teller |= {event.number: chain.effect.number for event in new}


def _chain(course: Course, told: _Told, teller: Steps) -> Iterator[Block]:
    voice, effect = course.voice, told.chain.effect
    key = "report.chains.effect" if effect.status is EffectStatus.OBSERVED else "ahead.chain.heading"
    title = voice.told(key, {"title": voice.title(effect)}, number=effect.number)
    yield Heading(f"chain-{effect.number}", 2, title)
    if not told.chain.events:
        yield voice.paragraph("report.chains.empty")
        return
    yield Paragraph(joined(course.sentences()))
    further = joined((*course.further(), *_shared(voice, told)))
    if further:
        yield Paragraph(further)
    yield from _listed(told, teller)
    reasons = tuple(teller.to_effect(effect))
    if reasons:
        yield Paragraph(joined(reasons))


def _shared(voice: Voice, told: _Told) -> Iterator[Text]:
    """Yield what the chain has in common with those before it; where it adds nothing, it needs no list."""
    if not told.shared:
        return
    key = "report.chains.shared" if told.new else "report.chains.all_shared"
    effects = voice.say("report.chains.of_effects", count=len(told.first_told), names=list(told.first_told))
    yield voice.words(key, count=len(told.shared), names=numbers(told.shared), effects=effects)


def _listed(told: _Told, teller: Steps) -> Iterator[Items]:
    if told.new:
        yield teller.items(told.new)


def _outside(voice: Voice, found: tuple[Event, ...], teller: Steps, *, is_alone: bool) -> Iterator[Block]:
    """Yield the events in no chain; without any chain they are the whole story, and need no heading of their own."""
    if not found:
        return
    if not is_alone:
        yield voice.heading("chains-outside", 2, "report.chains.outside.heading")
        yield voice.paragraph("report.chains.outside.lead", count=len(found))
    yield teller.items(found)
