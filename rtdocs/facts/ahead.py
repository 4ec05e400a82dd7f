"""The project on the day its workbook was saved: lasting events, planned events by date, needs of hoped-for effects.

A planned date in the past means only that the workbook does not say the event took place: a delay, or a row that nobody
has brought up to date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rtdocs.facts import chains
from rtdocs.facts.actors import Participation, parts
from rtdocs.facts.days import first_day, last_day
from rtdocs.facts.order import in_time
from rtdocs.facts.outcomes import absent
from rtdocs.model import Bound, Direction, Effect, EffectStatus, Event, EventStatus, LooseDate, Story

# Outcomes as people write them: "RT 1, 10 et 12", "RT 4 à 6", "TO 3 and TO 5". In capitals only: "to 3 schools" names
# none.
_BETWEEN = r"(?:\s*(?:,|;|/|&|-|–|\bet\b|\band\b|\bou\b|\bor\b|\bà\b|\bto\b))+\s*"
_NUMBER = r"\d{1,3}(?!\d)"
_NAMED = re.compile(rf"\b(?:RT|TO)s?\s*({_NUMBER}(?:{_BETWEEN}(?:(?:RT|TO)s?\s*)?{_NUMBER})*)")
_STRETCH = re.compile(rf"({_NUMBER})\s*(?:-|–|\bà\b|\bto\b)\s*(?:(?:RT|TO)s?\s*)?({_NUMBER})")
_LASTS = frozenset({Bound.SINCE, Bound.UNTIL})


class Moment(Enum):
    """The side on which a planned date lies, seen from the day the workbook was saved."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Step:
    """A planned event that is to move the project ahead, or its context, with the moment of its date."""

    event: Event
    moment: Moment


@dataclass(frozen=True, slots=True)
class Need:
    """The planned events that a hoped-for effect depends on.

    Attributes:
        effect: the effect that the group hopes for.
        planned: the planned events of its chain that are to move the project ahead, in time order.
    """

    effect: Effect
    planned: tuple[Event, ...]

    @property
    def without_actors(self) -> tuple[Event, ...]:
        """The planned events that name nobody."""
        return tuple(event for event in self.planned if not event.actors)

    @property
    def without_date(self) -> tuple[Event, ...]:
        """The planned events that have no date yet."""
        return tuple(event for event in self.planned if not _is_dated(event))


def is_plan(story: Story) -> bool:
    """Tell whether a story is all to come: an event is planned or an effect hoped for, and nothing took place."""
    things: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    return bool(things) and all(thing.status in {EventStatus.PLANNED, EffectStatus.HOPED_FOR} for thing in things)


def saved_on(story: Story) -> date | None:
    """Return the day the workbook was last saved; None where the file does not say."""
    return date.fromisoformat(story.saved) if story.saved else None


def planned(story: Story) -> tuple[Event, ...]:
    """Return the planned events in time order."""
    return tuple(event for event in in_time(story) if event.status is EventStatus.PLANNED)


def steps(story: Story) -> tuple[Step, ...]:
    """Return the planned events but for the reverses that the group only foresees, in time order."""
    day = saved_on(story)
    return tuple(
        Step(event, _moment(event.date, day)) for event in planned(story) if event.direction is Direction.ADVANCE
    )


def at(story: Story, moment: Moment) -> tuple[Event, ...]:
    """Return the steps whose date lies at a moment, in time order."""
    return tuple(step.event for step in steps(story) if step.moment is moment)


def foreseen(story: Story) -> tuple[Event, ...]:
    """Return the reverses that the group foresees, in time order."""
    return tuple(event for event in planned(story) if event.direction is Direction.REVERSE)


def lasting(story: Story) -> tuple[Event, ...]:
    """Return the events that took place and whose typed date goes on past the day the workbook was saved."""
    day = saved_on(story)
    done = (event for event in in_time(story) if event.status is EventStatus.DONE)
    return tuple(event for event in done if day and event.date and _goes_on(event.date, day))


def needs(story: Story) -> tuple[Need, ...]:
    """Return the needs of the hoped-for effects, in the effects' order."""
    return tuple(
        Need(chain.effect, tuple(event for event in chain.events if _is_step(event)))
        for chain in chains.chains(story)
        if chain.effect.status is EffectStatus.HOPED_FOR
    )


def named_outcomes(text: str, story: Story) -> tuple[int, ...]:
    """Return the outcomes of the repertoire that a text names by number, in ascending order, each once."""
    known = story.repertoire.numbers
    return tuple(number for number in known if number in set(_numbers(text)))


def without_event(numbers: tuple[int, ...], story: Story) -> tuple[int, ...]:
    """Return the given outcomes that no event holds, done or planned, first or second."""
    missing = absent(story)
    return tuple(number for number in numbers if number in missing)


def named_actors(text: str, story: Story) -> tuple[Participation, ...]:
    """Return the actors that a text names, by their name or acronym."""
    return tuple(part for part in parts(story) if any(_says(text, name) for name in _called(part)))


def idle(story: Story) -> tuple[Participation, ...]:
    """Return the actors of the sheet `Acteurs` that take part in no event, done or planned."""
    return tuple(part for part in parts(story) if not part.events)


def _moment(when: LooseDate | None, day: date | None) -> Moment:
    if when is None or not when.is_known:
        return Moment.UNDATED
    if day is None:
        return Moment.FUTURE
    if last_day(when) < day:
        return Moment.PAST
    begins = when.bound not in {Bound.BEFORE, Bound.UNTIL} and first_day(when) <= day
    return Moment.PRESENT if begins else Moment.FUTURE


def _goes_on(when: LooseDate, day: date) -> bool:
    return (when.ends is not None or when.bound in _LASTS) and first_day(when) <= day < last_day(when)


def _is_step(event: Event) -> bool:
    return event.status is EventStatus.PLANNED and event.direction is Direction.ADVANCE


def _is_dated(event: Event) -> bool:
    return event.date is not None and event.date.is_known


def _numbers(text: str) -> Iterator[int]:
    for found in _NAMED.finditer(text):
        yield from map(int, re.findall(r"\d+", found[1]))
        for first, last in _STRETCH.findall(found[1]):
            yield from range(int(first), int(last) + 1)


def _called(part: Participation) -> tuple[str, ...]:
    acronym = part.actor.acronym if part.actor else ""
    return tuple(name for name in (part.name, acronym) if name)


def _says(text: str, name: str) -> bool:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) is not None
