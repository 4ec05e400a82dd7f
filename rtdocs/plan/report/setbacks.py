"""The setbacks, with care: each event and its aftermath, without the names of those who took part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.facts import chains, outcomes
from rtdocs.facts.chains import Arrow
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Effect, Event, EventStatus
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, closed, joined, noted, shared_source


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the section on setbacks; empty where nothing took place and no setback is foreseen."""
    told = (*_done(voice), *_foreseen(voice))
    return (voice.heading("setbacks", 1, "report.setbacks.heading"), *told) if told else ()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The aftermath of events by the group's arrows: the arrows by the number they leave, and their targets."""

    voice: Voice
    arrows: Mapping[str, Sequence[Arrow]]
    things: Mapping[str, Event | Effect]

    def of(self, event: Event) -> Text:
        """Return the done events and observed effects after an event, by name; empty where no arrow leads to one."""
        reached = [end for end in self._ends(event) if events.took_place(end)]
        if not reached:
            return ()
        return self.voice.told("report.setbacks.after", {"names": self.voice.named(reached)}, count=len(reached))

    def to_come(self, event: Event) -> Text:
        """Return the events and effects still to come after an event; empty where no arrow leaves it."""
        ends = self._ends(event)
        return self.voice.told("report.setbacks.to_come", {"names": self.voice.named(ends)}) if ends else ()

    def _ends(self, event: Event) -> list[Event | Effect]:
        return [self.things[arrow.target] for arrow in self.arrows.get(event.number, ())]

    def why(self, event: Event) -> Iterator[Text]:
        """Yield the reasons of the arrows that leave an event, in the group's own words."""
        for arrow in self.arrows.get(event.number, ()):
            if arrow.rationale:
                told = self.voice.told("report.reason.alone", {"reason": self.voice.own(arrow.rationale)})
                yield noted(told, self.voice.source((arrow.reference,)))


def aftermath(voice: Voice) -> Aftermath:
    """Return the aftermath of the events of a story."""
    leaving = defaultdict(list)
    for arrow in chains.arrows(voice.story):
        leaving[arrow.source].append(arrow)
    things: tuple[Event | Effect, ...] = (*voice.story.events, *voice.story.effects)
    return Aftermath(voice, leaving, {thing.number: thing for thing in things})


def _done(voice: Voice) -> Iterator[Block]:
    found = outcomes.setbacks(voice.story)
    if not found:
        if any(event.status is EventStatus.DONE for event in voice.story.events):
            yield from (voice.paragraph("report.setbacks.none_group"),) * voice.group
        return
    what_came = aftermath(voice)
    yield from (Paragraph(_told(voice, event, what_came), Role.SETBACK) for event in found)


def _foreseen(voice: Voice) -> Iterator[Block]:
    found = [
        event
        for event in in_time(voice.story)
        if event.direction is Direction.REVERSE and event.status is EventStatus.PLANNED
    ]
    if found:
        yield voice.paragraph("report.setbacks.foreseen", count=len(found))
        yield Items(tuple(joined((voice.tell(event), closed(voice.own(event.description)))) for event in found))


def _told(voice: Voice, event: Event, what_came: Aftermath) -> Text:
    """Return a setback in a paragraph: its mark, title, date, aftermath and reasons; its story stands in the way."""
    when = voice.when(event.date)
    key = "report.setbacks.number_dated" if when else "report.step.number"
    number = (Run(voice.say(key, number=event.number, when=when), quiet=True),)
    head = closed(joined(((mark(voice, event),), voice.title(event, strong=True), number)))
    followed = what_came.of(event) or what_came.to_come(event) or _nothing_after(voice)
    sourced = head if shared_source(voice.story) else noted(head, voice.source((event.source,)))
    return joined((sourced, followed, *what_came.why(event)))


def _nothing_after(voice: Voice) -> Text:
    return voice.words("report.setbacks.nothing_after") if voice.group else ()
