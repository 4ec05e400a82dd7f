"""The setbacks, told with care: what happened and what came of it, without the names of those who took part."""

from collections.abc import Iterator

from rtdocs.facts import chains, outcomes
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Event, EventStatus
from rtdocs.plan.blocks import Block, Items, Text
from rtdocs.plan.report.voice import Voice, closed, joined


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the setbacks' section; nothing for a story without events."""
    if not voice.story.events:
        return ()
    return (voice.heading("setbacks", 1, "report.setbacks.heading"), *_done(voice), *_foreseen(voice))


def _done(voice: Voice) -> Iterator[Block]:
    found = outcomes.setbacks(voice.story)
    if not found:
        yield voice.paragraph("report.setbacks.none")
        return
    follows = _followed(voice)
    yield voice.paragraph("report.setbacks.lead", count=len(found))
    yield Items(tuple(_item(voice, event, follows) for event in found))


def _foreseen(voice: Voice) -> Iterator[Block]:
    found = [
        event
        for event in in_time(voice.story)
        if event.direction is Direction.REVERSE and event.status is EventStatus.PLANNED
    ]
    if found:
        yield voice.paragraph("report.setbacks.foreseen", count=len(found))
        yield Items(tuple(joined((voice.tell(event), closed(voice.own(event.description)))) for event in found))


def _item(voice: Voice, event: Event, follows: set[str]) -> Text:
    after = voice.words("report.setbacks.went_on") if event.number in follows else ()
    return joined((voice.tell(event), closed(voice.own(event.description)), after))


def _followed(voice: Voice) -> set[str]:
    """Return the numbers of the events that the group says led to something."""
    return {arrow.source for arrow in chains.arrows(voice.story)}
