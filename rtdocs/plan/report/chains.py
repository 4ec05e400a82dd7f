"""The chain of each effect, by chapters: the group's stages or stretches of time, their steps, then the effect's facts.

Steps that two chains share stand once, in the first of them; the second says so and shows its new steps.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rtdocs.facts import chains
from rtdocs.facts.chains import Chain
from rtdocs.facts.chapters import Chapter, chapters
from rtdocs.facts.order import in_time
from rtdocs.facts.period import span
from rtdocs.model import Direction, EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Block, Heading, Paragraph, Run, Text
from rtdocs.plan.figures.sequence import drawn_order
from rtdocs.plan.report import effects
from rtdocs.plan.report.steps import Steps, steps
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital_of, joined

NAMED_AT_MOST = 4
"""A sentence names so many events that another chain has told; more are counted."""


class _Told(NamedTuple):
    """A chain with its new events, and those that earlier chains have shown."""

    chain: Chain
    new: tuple[Event, ...]
    shared: tuple[Event, ...]


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the story; empty for one without events and effects."""
    if not telling.story.events and not telling.story.effects:
        return ()
    heading = telling.heading("chains", 1, "report.chains.heading")
    return (heading, *(_claimed(telling) if chains.claims_arrows(telling.story) else _succession(telling)))


def _claimed(telling: Telling) -> Iterator[Block]:
    arrows = chains.arrows(telling.story)
    drawn = drawn_order(in_time(telling.story), [(arrow.source, arrow.target) for arrow in arrows])
    places = {event.number: place for place, event in enumerate(drawn)}
    teller = steps(telling, arrows)
    for told in _told(chains.chains(telling.story), places):
        yield from _chain(telling, told, teller)
    yield from _outside(telling, _placed(chains.outside(telling.story), places), teller)


def _succession(telling: Telling) -> Iterator[Block]:
    """Yield the events in the order of time, with the sentence that nobody claims a cause; effects stand behind."""
    timed = in_time(telling.story)
    if timed:
        yield telling.paragraph("report.chains.succession", count=len(timed))
        yield from _by_chapters(telling, timed, steps(telling, ()), level=2, under="story")
    for effect in telling.story.effects:
        yield from effects.headed(telling, effect)


def _placed(found: Iterable[Event], places: Mapping[str, int]) -> tuple[Event, ...]:
    """Return events in the schema's order: in time, and by the arrows where dates are too loose to decide."""
    return tuple(sorted(found, key=lambda event: places[event.number]))


def _told(found: Sequence[Chain], places: Mapping[str, int]) -> Iterator[_Told]:
    known: set[str] = set()
    for chain in found:
        new = _placed((event for event in chain.events if event.number not in known), places)
        shared = tuple(event for event in chain.events if event.number in known)
        yield _Told(chain, new, shared)
        known |= {event.number for event in new}


def _chain(telling: Telling, told: _Told, teller: Steps) -> Iterator[Block]:
    effect = told.chain.effect
    key = "report.chains.effect" if effect.status is EffectStatus.OBSERVED else "report.chains.hoped_effect"
    title = telling.told(key, {"title": telling.title(effect)}, number=effect.number)
    yield Heading(f"chain-{effect.number}", 2, title)
    lead = joined((*counted(telling, told.chain), *_shared(telling, told)))
    yield Paragraph(lead or telling.words("report.chains.empty" if telling.group else "report.chains.empty_funder"))
    yield from _by_chapters(telling, told.new, teller, level=3, under=effect.number)
    facts = tuple(effects.told(telling, effect, tuple(teller.reasons(effect.number))))
    if facts and told.new:
        name = "changed" if effect.status is EffectStatus.OBSERVED else "to_change"
        yield telling.heading(f"change-{effect.number}", 3, f"report.chains.{name}")
    yield from facts


def counted(telling: Telling, chain: Chain) -> Iterator[Text]:
    """Yield the number of advances that led to the effect and their years, then the setbacks and planned events."""
    done = [event for event in chain.links if event.status is EventStatus.DONE]
    advances = sum(event.direction is Direction.ADVANCE for event in done)
    planned = len(chain.links) - len(done)
    if advances and chain.effect.status is EffectStatus.HOPED_FOR:
        yield capital_of(telling.words("report.chains.advances_toward", count=advances))
    elif advances:
        yield _over(telling, chain, advances)
    if len(done) > advances:
        yield telling.words("report.chains.setbacks", count=len(done) - advances)
    if planned:
        yield telling.words("report.chains.planned", count=planned)


def _over(telling: Telling, chain: Chain, count: int) -> Text:
    found = span(replace(telling.story, events=chain.events))
    if found is None or found.open_start or found.open_end or found.earliest.year == found.latest.year:
        return capital_of(telling.words("report.chains.advances", count=count))
    first, last = str(found.earliest.year), str(found.latest.year)
    return capital_of(telling.words("report.chains.advances_years", count=count, first=first, last=last))


def _shared(telling: Telling, told: _Told) -> Iterator[Text]:
    """Yield a sentence on the events that earlier chains have shown."""
    if not told.shared:
        return
    if len(told.shared) <= NAMED_AT_MOST:
        yield telling.told("report.chains.shared", {"names": telling.named(told.shared)}, count=len(told.shared))
    else:
        yield telling.words("report.chains.shared_many", count=len(told.shared))


def _outside(telling: Telling, found: tuple[Event, ...], teller: Steps) -> Iterator[Block]:
    """Yield the events in no chain; without any chain they are the whole story, and need no heading of their own."""
    if not found:
        return
    if not telling.story.effects:
        yield telling.paragraph("report.chains.no_effect")
        yield from _by_chapters(telling, found, teller, level=2, under="story")
        return
    yield telling.heading("chains-outside", 2, "report.chains.outside.heading")
    key = "report.chains.outside.lead" if telling.group else "report.chains.outside.lead_funder"
    yield Paragraph(capital_of(telling.words(key, count=len(found))))
    yield from _by_chapters(telling, found, teller, level=3, under="outside")


def _by_chapters(telling: Telling, told: Sequence[Event], teller: Steps, *, level: int, under: str) -> Iterator[Block]:
    """Yield steps under a heading a chapter; a single chapter without a name needs none."""
    found = chapters(told)
    for place, chapter in enumerate(found, 1):
        if len(found) > 1 or chapter.stage:
            yield Heading(f"chapter-{under}-{place}", level, chapter_title(telling, chapter))
        above = found[place - 2].events[-1] if place > 1 and teller.is_dense else None
        yield from teller.blocks(chapter.events, above)


def chapter_title(telling: Telling, chapter: Chapter) -> Text:
    """Return a chapter's years and the group's name for it, as far as there are any."""
    years = _years(telling, chapter)
    stage = telling.own(chapter.stage)
    if years and stage:
        return telling.told("report.chapter.named", {"stage": stage}, years=years)
    return stage or (Run(years),)


def _years(telling: Telling, chapter: Chapter) -> str:
    ends = [day for event in chapter.events if event.date for day in (event.date.earliest, event.date.latest) if day]
    if ends:
        first, last = str(min(ends).year), str(max(ends).year)
        return first if first == last else telling.say("report.chapter.years", first=first, last=last)
    if chapter.stage:
        return ""
    is_planned = all(event.status is EventStatus.PLANNED for event in chapter.events)
    return telling.say("report.chapter.to_come" if is_planned else "report.chapter.undated")
