"""A chain step by step: each event in turn with what happened, what led to it, and why in the group's own words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.facts.chains import Arrow
from rtdocs.model import Effect, Event, EventStatus, LooseDate
from rtdocs.model.dates import TO_COME
from rtdocs.plan.content.document import Items, Text
from rtdocs.plan.report.moments import opening
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, closed, joined, noted, shared_source


@dataclass(frozen=True, slots=True)
class Steps:
    """Tells events in the order given.

    Attributes:
        voice: the story and its language.
        coming: the arrows by the number they lead to.
        naming: the events at which their outcome is named by its label; at the others its number is enough.
        done: the numbers of the events that took place.
        are_sourced: whether each event's source is worth a footnote; one that all share is told once, elsewhere.
    """

    voice: Voice
    coming: Mapping[str, Sequence[Arrow]]
    naming: frozenset[str]
    done: frozenset[str]
    are_sourced: bool

    def items(self, told: Sequence[Event]) -> Items:
        """Return a list with an item an event, each opened by its date as seen from the one before."""
        before = (None, *told)
        return Items(tuple(self._item(event, before[turn], turn) for turn, event in enumerate(told)))

    def to_effect(self, effect: Effect) -> Iterator[Text]:
        """Yield why events lead to the effect, in the group's own words, where it gives a reason."""
        for turn, arrow in enumerate(each for each in self.coming.get(effect.number, ()) if each.rationale):
            yield self._reason(arrow, "report.reason.of_effect", turn)

    def _item(self, event: Event, before: Event | None, turn: int) -> Text:
        return joined(
            (
                self._head(event, before, turn),
                closed(self.voice.own(event.description)),
                *self._second(event),
                *self._led_here(event, before, turn),
            )
        )

    def _head(self, event: Event, before: Event | None, turn: int) -> Text:
        """Return an event's date, title, number and outcome; a label is named once."""
        words = events.outcome_words(event, self.voice.story, self.voice.language)
        key = f"report.step.{'named' if event.number in self.naming else 'brief'}.{events.sign(event).value}"
        when = opening(self.voice, _date(event), _date(before) if before else None, turn)
        title = {"title": self.voice.title(event, strong=True)}
        told = self.voice.told(key, title, number=event.number, when=when, **words)
        return noted(told, self.voice.source((event.source,)) if self.are_sourced else "")

    def _second(self, event: Event) -> Iterator[Text]:
        if event.second_outcome is not None:
            yield self.voice.words("events.second", outcome=event.second_outcome)

    def _led_here(self, event: Event, before: Event | None, turn: int) -> Iterator[Text]:
        """Yield which events led here and why; one arrow with a reason is told in one sentence."""
        arrows = self.coming.get(event.number, ())
        if len(arrows) == 1 and arrows[0].rationale:
            tense = "done" if self._is_done(arrows[0], event) else "to_come"
            key = "before" if before is not None and arrows[0].source == before.number else "from"
            yield self._reason(arrows[0], f"report.reason.{tense}.{key}", turn)
            return
        for tense, is_done in (("done", True), ("to_come", False)):
            found = [arrow for arrow in arrows if self._is_done(arrow, event) is is_done]
            if found:
                yield self._arrow(found, before, turn, tense)
        for place, arrow in enumerate((each for each in arrows if each.rationale), turn):
            yield self._reason(arrow, "report.reason.of", place)

    def _arrow(self, arrows: Sequence[Arrow], before: Event | None, turn: int, tense: str) -> Text:
        """Return which events led here; the sources of those without a reason stand in a footnote."""
        names = [arrow.source for arrow in arrows]
        if before is not None and names == [before.number]:
            key = self.voice.variant(f"report.arrow.{tense}.before", turn)
        else:
            key = self.voice.variant(f"report.arrow.{tense}.from", turn)
        told = self.voice.words(key, count=len(names), names=names)
        return noted(told, self.voice.source(arrow.reference for arrow in arrows if not arrow.rationale))

    def _reason(self, arrow: Arrow, key: str, turn: int) -> Text:
        reason = {"reason": self.voice.own(arrow.rationale)}
        told = closed(self.voice.told(self.voice.variant(key, turn), reason, number=arrow.source))
        return noted(told, self.voice.source((arrow.reference,)))

    def _is_done(self, arrow: Arrow, target: Event) -> bool:
        return target.status is EventStatus.DONE and arrow.source in self.done


def _date(event: Event) -> LooseDate | None:
    return TO_COME if event.date is None and event.status is EventStatus.PLANNED else event.date


def steps(voice: Voice, arrows: Iterable[Arrow], order: Iterable[Event]) -> Steps:
    """Return what tells events; `order` is all that will be told, in its order."""
    first: dict[int | None, str] = {}
    for event in order:
        first.setdefault(event.outcome, event.number)
    coming = defaultdict(list)
    for arrow in arrows:
        coming[arrow.target].append(arrow)
    done = frozenset(event.number for event in voice.story.events if event.status is EventStatus.DONE)
    return Steps(voice, coming, frozenset(first.values()), done, are_sourced=not shared_source(voice.story))
