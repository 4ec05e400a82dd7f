"""The setbacks, with care: each event and its aftermath, without the names of those who took part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.facts import chains, outcomes
from rtdocs.facts.chains import Arrow
from rtdocs.facts.evidence import shared_source
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Effect, Event, EventStatus
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import closed, joined, noted


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the section on setbacks; empty where nothing took place and no setback is foreseen."""
    told = (*_done(telling), *_foreseen(telling))
    return (telling.heading("setbacks", 1, "report.setbacks.heading"), *told) if told else ()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """The aftermath of events by the group's arrows: the arrows by the number they leave, and their targets."""

    telling: Telling
    arrows: Mapping[str, Sequence[Arrow]]
    things: Mapping[str, Event | Effect]

    def of(self, event: Event) -> Text:
        """Return the done events and observed effects after an event, by name; empty where no arrow leads to one."""
        reached = [end for end in self._ends(event) if events.took_place(end)]
        if not reached:
            return ()
        return self.telling.told("report.setbacks.after", {"names": self.telling.named(reached)}, count=len(reached))

    def to_come(self, event: Event) -> Text:
        """Return the events and effects still to come after an event; empty where no arrow leaves it."""
        ends = self._ends(event)
        return self.telling.told("report.setbacks.to_come", {"names": self.telling.named(ends)}) if ends else ()

    def _ends(self, event: Event) -> list[Event | Effect]:
        return [self.things[arrow.target] for arrow in self.arrows.get(event.number, ())]

    def why(self, event: Event) -> Iterator[Text]:
        """Yield the reasons of the arrows that leave an event, in the group's own words."""
        for arrow in self.arrows.get(event.number, ()):
            if arrow.rationale:
                told = self.telling.told("report.reason.alone", {"reason": self.telling.own(arrow.rationale)})
                yield noted(told, self.telling.source((arrow.reference,)))


def aftermath(telling: Telling) -> Aftermath:
    """Return the aftermath of the events of a story."""
    leaving = defaultdict(list)
    for arrow in chains.arrows(telling.story):
        leaving[arrow.source].append(arrow)
    things: tuple[Event | Effect, ...] = (*telling.story.events, *telling.story.effects)
    return Aftermath(telling, leaving, {thing.number: thing for thing in things})


def _done(telling: Telling) -> Iterator[Block]:
    found = outcomes.setbacks(telling.story)
    if not found:
        if any(event.status is EventStatus.DONE for event in telling.story.events):
            yield from (telling.paragraph("report.setbacks.none_group"),) * telling.group
        return
    what_came = aftermath(telling)
    yield from (Paragraph(_told(telling, event, what_came), Role.SETBACK) for event in found)


def _foreseen(telling: Telling) -> Iterator[Block]:
    found = [
        event
        for event in in_time(telling.story)
        if event.direction is Direction.REVERSE and event.status is EventStatus.PLANNED
    ]
    if found:
        yield telling.paragraph("report.setbacks.foreseen", count=len(found))
        yield Items(
            tuple(joined((events.tell(event, telling), closed(telling.own(event.description)))) for event in found)
        )


def _told(telling: Telling, event: Event, what_came: Aftermath) -> Text:
    """Return a setback in a paragraph: its mark, title, date, aftermath and reasons; its story stands in the way."""
    when = telling.when(event.date)
    key = "report.setbacks.number_dated" if when else "report.step.number"
    number = (Run(telling.say(key, number=event.number, when=when), quiet=True),)
    head = closed(joined(((mark(telling, event),), telling.title(event, strong=True), number)))
    followed = what_came.of(event) or what_came.to_come(event) or _nothing_after(telling)
    sourced = head if shared_source(telling.story) else noted(head, telling.source((event.source,)))
    return joined((sourced, followed, *what_came.why(event)))


def _nothing_after(telling: Telling) -> Text:
    return telling.words("report.setbacks.nothing_after") if telling.group else ()
