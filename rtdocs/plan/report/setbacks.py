"""The setbacks, told with care: what happened and what came of it, without the names of those who took part."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.facts import chains, outcomes
from rtdocs.facts.chains import Arrow
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Effect, Event, EventStatus
from rtdocs.plan.content.document import Block, Items, Paragraph, Text
from rtdocs.plan.report.moments import opening
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, closed, joined, noted


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the setbacks' section; nothing where nothing took place and none is foreseen."""
    told = (*_done(voice), *_foreseen(voice))
    return (voice.heading("setbacks", 1, "report.setbacks.heading"), *told) if told else ()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What the group says came of each event: the arrows by the number they leave, and what stands at their ends."""

    voice: Voice
    arrows: Mapping[str, Sequence[Arrow]]
    things: Mapping[str, Event | Effect]

    def of(self, event: Event, turn: int = 0) -> Text:
        """Return what an event led to, in a sentence; nothing where no arrow leaves it for what took place."""
        reached = [end for end in self._ends(event) if events.took_place(end)]
        if not reached:
            return ()
        key = self.voice.variant("report.setbacks.after", turn)
        return self.voice.told(key, {"names": self.voice.mentions(reached)}, count=len(reached))

    def to_come(self, event: Event) -> Text:
        """Return what an event is to lead to, in a sentence; nothing where no arrow leaves it."""
        ends = self._ends(event)
        return self.voice.told("report.setbacks.to_come", {"names": self.voice.mentions(ends)}) if ends else ()

    def _ends(self, event: Event) -> list[Event | Effect]:
        return [self.things[arrow.target] for arrow in self.arrows.get(event.number, ())]

    def why(self, event: Event) -> Iterator[Text]:
        """Yield why it led there, in the group's own words."""
        for turn, arrow in enumerate(each for each in self.arrows.get(event.number, ()) if each.rationale):
            reason = {"reason": self.voice.own(arrow.rationale)}
            told = closed(self.voice.told(self.voice.variant("report.reason.only", turn), reason))
            yield noted(told, self.voice.source((arrow.reference,)))


def aftermath(voice: Voice) -> Aftermath:
    """Return what came of the events of a story."""
    leaving = defaultdict(list)
    for arrow in chains.arrows(voice.story):
        leaving[arrow.source].append(arrow)
    things: tuple[Event | Effect, ...] = (*voice.story.events, *voice.story.effects)
    return Aftermath(voice, leaving, {thing.number: thing for thing in things})


def _done(voice: Voice) -> Iterator[Block]:
    found = outcomes.setbacks(voice.story)
    if not found:
        if any(event.status is EventStatus.DONE for event in voice.story.events):
            yield voice.paragraph("report.setbacks.none")
        return
    what_came = aftermath(voice)
    yield voice.paragraph("report.setbacks.lead", count=len(found))
    yield from (Paragraph(_told(voice, event, what_came, turn)) for turn, event in enumerate(found))


def _foreseen(voice: Voice) -> Iterator[Block]:
    found = [
        event
        for event in in_time(voice.story)
        if event.direction is Direction.REVERSE and event.status is EventStatus.PLANNED
    ]
    if found:
        yield voice.paragraph("report.setbacks.foreseen", count=len(found))
        yield Items(tuple(joined((voice.tell(event), closed(voice.own(event.description)))) for event in found))


def _told(voice: Voice, event: Event, what_came: Aftermath, turn: int) -> Text:
    """Return a setback in a paragraph: when and what, the story, what it touched, what came of it and why."""
    words = events.outcome_words(event, voice.story, voice.language)
    title = {"title": voice.title(event, strong=True)}
    head = voice.told("report.setbacks.head", title, number=event.number, when=opening(voice, event.date, None, 0))
    touched = noted(voice.words("report.setbacks.touched", **words), voice.source((event.source,)))
    followed = what_came.of(event, turn) or what_came.to_come(event) or voice.words("report.setbacks.nothing_after")
    return joined((head, closed(voice.own(event.description)), touched, followed, *what_came.why(event)))
