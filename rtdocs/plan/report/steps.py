"""A chain step by step: each event with its date, its mark, its title, its story and its causes.

The causes of a step stand by name. The step right above needs no word: the order of the steps says it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.facts.chains import Arrow
from rtdocs.facts.evidence import shared_source
from rtdocs.model import Direction, Effect, Event, EventStatus, LooseDate
from rtdocs.model.dates import TO_COME
from rtdocs.plan.content.document import Badge, Block, Run, Step, Text
from rtdocs.plan.report.images import photos
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import SPACE, closed, joined, noted

DENSE_FROM = 25
"""A story of so many events is told densely: what led to a step follows its text on the same line."""
_FUNCTIONS = (Badge.FIRST, Badge.SECOND, Badge.THIRD)


@dataclass(frozen=True, slots=True)
class Steps:
    """The teller of events, in the order given.

    Attributes:
        telling: the story and its language.
        coming: the arrows by the number they lead to.
        things: the events by their numbers.
        are_sourced: whether each event's source is worth a footnote; a source that all share stands once, elsewhere.
    """

    telling: Telling
    coming: Mapping[str, Sequence[Arrow]]
    things: Mapping[str, Event]
    are_sourced: bool

    @property
    def is_dense(self) -> bool:
        """Whether the story is so long that it says in few lines what led to a step."""
        return len(self.things) >= DENSE_FROM

    def blocks(self, told: Sequence[Event], before: Event | None = None) -> Iterator[Block]:
        """Yield a step an event, each with its photos; `before` is the event of the step above the first."""
        for event in told:
            yield self._step(event, before)
            yield from photos(self.telling, event.number)
            before = event

    def brief(self, told: Sequence[Event]) -> Iterator[Step]:
        """Yield a step an event with its story, and nothing else."""
        for event in told:
            text = closed(self.telling.own(event.description))
            yield Step(
                events.identity(event), self.telling.short_when(_date(event)), self._title(event), (text,) * bool(text)
            )

    def reasons(self, number: str) -> Iterator[Text]:
        """Yield the reasons of the arrows to an event or effect, in the group's words; by number if several.

        Those of a setback stand with it, in the section on what was hard.
        """
        arrows = [arrow for arrow in self.coming.get(number, ()) if not self._is_setback(arrow.source)]
        for arrow in arrows:
            if arrow.rationale:
                yield self._reason(arrow, alone=len(arrows) == 1)

    def _is_setback(self, number: str) -> bool:
        event = self.things.get(number)
        return event is not None and event.direction is Direction.REVERSE and event.status is EventStatus.DONE

    def _step(self, event: Event, before: Event | None) -> Step:
        return Step(
            id=events.identity(event),
            when=self.telling.short_when(_date(event)),
            title=self._title(event),
            texts=self._texts(event, before),
            words=joined((*self.reasons(event.number), self.telling.own(event.quote))),
        )

    def _texts(self, event: Event, before: Event | None) -> tuple[Text, ...]:
        told = tuple(filter(None, (self._told(event), *self._led_here(event, before))))
        return (joined(told),) if told and self.is_dense else told

    def _title(self, event: Event) -> Text:
        number = Run(self.telling.say("report.step.number", number=event.number), quiet=True)
        title = (mark(self.telling, event), *SPACE, *self.telling.title(event), *SPACE, number)
        return noted(title, self.telling.source((event.source,)) if self.are_sourced else "")

    def _told(self, event: Event) -> Text:
        second = event.second_outcome
        also = () if second is None else self.telling.words("events.second", outcome=second)
        return joined((closed(self.telling.own(event.description)), also))

    def _led_here(self, event: Event, before: Event | None) -> Iterator[Text]:
        """Yield the events that led to a step, by name, where they are not just the step above."""
        arrows = [arrow for arrow in self.coming.get(event.number, ()) if arrow.source in self.things]
        if not arrows or (before is not None and [arrow.source for arrow in arrows] == [before.number]):
            return
        for tense, is_done in (("done", True), ("to_come", False)):
            found = [self.things[arrow.source] for arrow in arrows if self._is_done(arrow, event) is is_done]
            if found:
                key = f"report.step.{self._kind(event, found, tense)}"
                told = self.telling.told(key, {"names": self.telling.named(found)}, count=len(found))
                yield noted(told, self.telling.source(arrow.reference for arrow in arrows if not arrow.rationale))

    def _kind(self, event: Event, found: Sequence[Event], tense: str) -> str:
        """Return the wording of an arrow: a setback neither causes nor opens, it comes before or after."""
        is_setback = any(each.direction is Direction.REVERSE for each in (event, *found))
        return "after" if is_setback and tense == "done" else tense

    def _is_done(self, arrow: Arrow, target: Event) -> bool:
        return EventStatus.PLANNED not in (target.status, self.things[arrow.source].status)

    def _reason(self, arrow: Arrow, *, alone: bool) -> Text:
        reason = {"reason": self.telling.own(arrow.rationale)}
        key = "report.reason.alone" if alone else "report.reason.of"
        told = self.telling.told(key, reason, number=arrow.source)
        return noted(told, self.telling.source((arrow.reference,)))


def mark(telling: Telling, thing: Event | Effect) -> Run:
    """Return the mark of an event or effect as a run."""
    said = thing.number if isinstance(thing, Effect) else events.badge(thing, telling.language)
    return Run(said, badge=badge(telling, thing))


def badge(telling: Telling, thing: Event | Effect) -> Badge:
    """Return the badge of an event or effect."""
    if isinstance(thing, Effect):
        return Badge.EFFECT
    if thing.status is EventStatus.PLANNED:
        return Badge.PLANNED
    if thing.is_context:
        return Badge.CONTEXT
    if thing.direction is Direction.REVERSE:
        return Badge.REVERSE
    codes = [function.code for function in telling.story.repertoire.functions]
    return _FUNCTIONS[codes.index(events.function(thing, telling.story)) % len(_FUNCTIONS)]


def _date(event: Event) -> LooseDate | None:
    return TO_COME if event.date is None and event.status is EventStatus.PLANNED else event.date


def steps(telling: Telling, arrows: Iterable[Arrow]) -> Steps:
    """Return the teller of a story's events, with the arrows that lead to each."""
    coming = defaultdict(list)
    for arrow in arrows:
        coming[arrow.target].append(arrow)
    things = {event.number: event for event in telling.story.events}
    return Steps(telling, coming, things, are_sourced=not shared_source(telling.story))
