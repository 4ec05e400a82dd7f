"""The course of a chain in a paragraph: its start, its turning points, its setbacks, how it reached the effect."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain as together

from rtdocs.facts.chains import Chain
from rtdocs.facts.period import span
from rtdocs.model import Direction, EffectStatus, Event, EventStatus
from rtdocs.plan.content.document import Text
from rtdocs.plan.wording.voice import Voice

NAMED_AT_MOST = 3
"""A sentence names so many events by their titles; more are named by their numbers."""
LETTERS = 100
"""How long their titles may be together: a sentence heavy with titles says numbers, since a list tells them below."""
CROSSING_FROM = 3
"""An event where so many arrows meet is a turning point, if no more than `CROSSINGS` others share its rank."""
CROSSINGS = 2
LONG_FROM = 5
"""A chain of fewer events has no turning point worth a sentence."""


@dataclass(frozen=True, slots=True)
class Course:
    """A chain told by the voice.

    Attributes:
        voice: the story and its language.
        chain: what to tell.
        turn: its place among the chains; chooses among the wordings.
        told: the numbers of the events that the chains before have told: they are only named by number.
        letters: how long the titles that one sentence names may be together.
    """

    voice: Voice
    chain: Chain
    turn: int = 0
    told: frozenset[str] = frozenset()
    letters: int = LETTERS

    def sentences(self) -> Iterator[Text]:
        """Yield the sentences of the paragraph; each stands by itself."""
        yield from self._hope()
        yield from self._length()
        yield from self._start()
        yield from self._crossings()
        yield from self._setbacks()
        yield from self._arrival()

    def further(self) -> Iterator[Text]:
        """Yield what else can be counted: outcomes, planned events, context."""
        yield from self._outcomes()
        planned = self.planned if self.done else ()
        context = [event for event in self.chain.events if event.is_context]
        if planned:
            yield self.voice.words("report.course.planned", count=len(planned), names=numbers(planned))
        if context:
            yield self.voice.words("report.course.context", count=len(context), names=numbers(context))

    @property
    def done(self) -> tuple[Event, ...]:
        """Its links that took place."""
        return tuple(event for event in self.chain.links if event.status is EventStatus.DONE)

    @property
    def planned(self) -> tuple[Event, ...]:
        """Its links that are yet to come."""
        return tuple(event for event in self.chain.links if event.status is EventStatus.PLANNED)

    @property
    def advances(self) -> tuple[Event, ...]:
        """Its links that moved the project ahead."""
        return tuple(event for event in self.done if event.direction is Direction.ADVANCE)

    def _hope(self) -> Iterator[Text]:
        if self.chain.effect.status is EffectStatus.HOPED_FOR:
            yield self.voice.words("report.course.hoped_for" if self.done else "report.course.hoped_for_plan")

    def _length(self) -> Iterator[Text]:
        if not self.done:
            yield self._none_done()
        elif not self.advances:
            yield self.voice.words("report.course.no_advance", count=len(self.done))
        else:
            yield self._counted(len(self.advances))

    def _none_done(self) -> Text:
        if self.planned:
            return self.voice.words("ahead.chain.planned", count=len(self.planned))
        return self.voice.words("report.course.none_done")

    def _counted(self, count: int) -> Text:
        """Return how many advances there are, and over which years where all their dates are known."""
        found = span(replace(self.voice.story, events=self.chain.events))
        is_sure = all(event.date is not None and event.date.is_known for event in self.done)
        if found is None or not is_sure or found.open_start or found.open_end:
            return self.voice.words("report.course.length", count=count)
        first, last = str(found.earliest.year), str(found.latest.year)
        if first == last:
            return self.voice.words("report.course.length_year", count=count, year=first)
        key = self.voice.variant("report.course.length_years", self.turn)
        return self.voice.words(key, count=count, first=first, last=last)

    @property
    def starts(self) -> tuple[Event, ...]:
        """Its events that no arrow leads to."""
        reached = {arrow.target for arrow in self.chain.arrows}
        return tuple(event for event in self.chain.events if event.number not in reached)

    @property
    def crossings(self) -> tuple[Event, ...]:
        """Its events where most arrows meet, where they stand out; none in a short chain."""
        ends = Counter(together.from_iterable((arrow.source, arrow.target) for arrow in self.chain.arrows))
        most = max((ends[event.number] for event in self.chain.events), default=0)
        found = tuple(event for event in self.chain.events if ends[event.number] == most)
        stands_out = len(self.chain.events) >= LONG_FROM and most >= CROSSING_FROM and len(found) <= CROSSINGS
        return found if stands_out else ()

    @property
    def reverses(self) -> tuple[Event, ...]:
        """Its links that set the project back."""
        return tuple(event for event in self.done if event.direction is Direction.REVERSE)

    def _start(self) -> Iterator[Text]:
        starts = self.starts
        if len(self.chain.events) == 1:
            return
        if len(starts) == 1:
            is_done = starts[0].status is EventStatus.DONE
            key = self.voice.variant("report.course.start", self.turn) if is_done else "report.course.start_to_come"
            yield self.voice.told(key, {"event": self._named(starts)})
        elif starts:
            key = self.voice.variant("report.course.starts", self.turn)
            yield self.voice.told(key, {"events": self._named(starts)}, count=len(starts))

    def _crossings(self) -> Iterator[Text]:
        """Yield the turning points: a fact of the drawing, and no verdict."""
        if any(event.number not in self.told for event in self.crossings):
            events = self._named(self.crossings, known=self.starts)
            key = self.voice.variant("report.course.crossing", self.turn)
            yield self.voice.told(key, {"events": events}, count=len(self.crossings))

    def _setbacks(self) -> Iterator[Text]:
        found = [event for event in self.reverses if event.number not in self.told]
        again = [event for event in self.reverses if event.number in self.told]
        if not self.advances:  # said already: all that took place is a setback
            return
        if len(found) > 1:
            yield self.voice.words("report.course.reverses", count=len(found), names=numbers(found))
        elif found:
            event = self._named(found, known=(*self.starts, *self.crossings))
            yield self.voice.told(self.voice.variant("report.course.reverse", self.turn), {"event": event})
            yield from self._after(found[0])
        if again:
            yield self.voice.words("report.course.reverses_told", count=len(again), names=numbers(again))

    def _after(self, event: Event) -> Iterator[Text]:
        """Yield what the group says a setback led to in this chain."""
        targets = {arrow.target for arrow in self.chain.arrows if arrow.source == event.number}
        after = [each for each in self.chain.events if each.number in targets and each.status is EventStatus.DONE]
        if after:
            events = self._named(after, known=(*self.starts, *self.crossings))
            yield self.voice.told("report.course.after", {"events": events}, count=len(after))

    def _arrival(self) -> Iterator[Text]:
        """Yield the events that lead straight to the effect, those that took place and those that are planned."""
        sources = {arrow.source for arrow in self.chain.arrows if arrow.target == self.chain.effect.number}
        direct = [event for event in self.chain.events if event.number in sources]
        is_hoped = self.chain.effect.status is EffectStatus.HOPED_FOR
        done = [event for event in direct if event.status is EventStatus.DONE and not is_hoped]
        to_come = [event for event in direct if event not in done]
        if len(self.chain.events) == 1:
            key = "report.course.only_to_come" if to_come else "report.course.only"
            yield self.voice.told(key, {"event": self.voice.mention(direct[0])})
            return
        if done:
            key = self.voice.variant("report.course.arrival", self.turn)
            yield self.voice.told(key, {"events": self._last(done)}, count=len(done))
        if to_come:
            yield self.voice.told("report.course.to_come", {"events": self._last(to_come)}, count=len(to_come))

    def _last(self, found: Sequence[Event]) -> Text:
        by_title = self.reverses if self.advances and len(self.reverses) == 1 else ()
        return self._named(found, known=(*self.starts, *self.crossings, *by_title))

    def _outcomes(self) -> Iterator[Text]:
        found = sorted({event.outcome for event in self.advances if event.outcome is not None})
        if found:
            yield self.voice.words("report.course.outcomes", count=len(found), names=self.voice.outcomes(found))

    def _named(self, found: Sequence[Event], known: Sequence[Event] = ()) -> Text:
        """Return events by their titles; many, and those the paragraph has named before, by their numbers."""
        are_known = [event in known or event.number in self.told for event in found]
        titled = sum(len(event.title) for event, is_known in zip(found, are_known, strict=True) if not is_known)
        are_many = len(found) > NAMED_AT_MOST or titled > self.letters
        if len(found) > 1 and (are_many or all(are_known)):
            return self.voice.words("report.mention.numbers", names=numbers(found))
        return self.voice.listed(
            [
                self.voice.words("report.mention.number", number=event.number)
                if is_known
                else self.voice.mention(event)
                for event, is_known in zip(found, are_known, strict=True)
            ]
        )


def numbers(found: Sequence[Event]) -> list[str]:
    """Return the numbers that people know events by."""
    return [event.number for event in found]
