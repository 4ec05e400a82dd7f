"""Counts of each outcome and function: done, planned, ahead and back, never added together unseen."""

from collections import defaultdict
from dataclasses import dataclass

from rtdocs.facts.gathered import gathered_once
from rtdocs.facts.order import in_time
from rtdocs.model import Direction, Event, EventStatus, Story
from rtdocs.repertoire.method import METHOD


@dataclass(frozen=True, slots=True)
class Count:
    """The events of one outcome, in time order.

    Attributes:
        number: the outcome's number.
        function: the code of its function.
        events: the events whose first outcome it is.
        seconds: the events whose second outcome it is; they are counted apart, and such an outcome is not absent.
    """

    number: int
    function: str
    events: tuple[Event, ...] = ()
    seconds: tuple[Event, ...] = ()

    @property
    def done(self) -> tuple[Event, ...]:
        """The outcome's events that took place, whether they moved the project ahead or back."""
        return tuple(event for event in self.events if event.status is EventStatus.DONE)

    @property
    def advances(self) -> tuple[Event, ...]:
        """The outcome's events that took place and moved the project ahead."""
        return tuple(event for event in self.done if event.direction is Direction.ADVANCE)

    @property
    def reverses(self) -> tuple[Event, ...]:
        """The outcome's events that took place and set the project back."""
        return tuple(event for event in self.done if event.direction is Direction.REVERSE)

    @property
    def planned(self) -> tuple[Event, ...]:
        """The outcome's events that are planned."""
        return tuple(event for event in self.events if event.status is EventStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class FunctionCount:
    """The counts of a function's outcomes, in their order."""

    code: str
    counts: tuple[Count, ...]

    @property
    def advances(self) -> int:
        """The number of events of the function that took place and moved the project ahead."""
        return sum(len(count.advances) for count in self.counts)

    @property
    def reverses(self) -> int:
        """The number of events of the function that took place and set the project back."""
        return sum(len(count.reverses) for count in self.counts)

    @property
    def planned(self) -> int:
        """The number of planned events of the function."""
        return sum(len(count.planned) for count in self.counts)


@gathered_once
def counts(story: Story) -> tuple[Count, ...]:
    """Return the count of each outcome of the repertoire, in its order."""
    first, second = defaultdict(list), defaultdict(list)
    for event in in_time(story):
        first[event.outcome].append(event)
        second[event.second_outcome].append(event)
    return tuple(
        Count(each.number, each.function, tuple(first[each.number]), tuple(second[each.number]))
        for each in story.repertoire.outcomes
    )


def by_function(story: Story) -> tuple[FunctionCount, ...]:
    """Return the counts of each function of the repertoire, in its order."""
    found = counts(story)
    return tuple(
        FunctionCount(function.code, tuple(count for count in found if count.function == function.code))
        for function in story.repertoire.functions
    )


def leading_functions(story: Story) -> tuple[str, ...]:
    """Return the codes of the functions with the most advances: several in a tie, none where there is no advance."""
    functions = by_function(story)
    most = max((function.advances for function in functions), default=0)
    return tuple(function.code for function in functions if most and function.advances == most)


def absent(story: Story) -> tuple[int, ...]:
    """Return the outcomes that no event holds, done or planned, first or second."""
    return tuple(count.number for count in counts(story) if not count.events and not count.seconds)


def absent_by_function(story: Story) -> dict[str, tuple[int, ...]]:
    """Return the absent outcomes by the code of their function, functions in their order; none without any."""
    missing = set(absent(story))
    found = {
        each.code: tuple(count.number for count in each.counts if count.number in missing)
        for each in by_function(story)
    }
    return {code: numbers for code, numbers in found.items() if numbers}


def only_planned(story: Story) -> tuple[int, ...]:
    """Return the outcomes that only planned events hold, first or second."""
    return tuple(
        count.number
        for count in counts(story)
        if not count.done
        and any(event.status is EventStatus.PLANNED for event in (*count.events, *count.seconds))
        and not any(event.status is EventStatus.DONE for event in count.seconds)
    )


def repeated(story: Story) -> tuple[Count, ...]:
    """Return the counts of the outcomes with `repeated_from` done events or more."""
    return tuple(count for count in counts(story) if len(count.done) >= METHOD.marks.repeated_from)


def most_repeated(story: Story) -> Count | None:
    """Return the outcome that comes back most often; None where several do equally, or none does."""
    ranked = sorted(repeated(story), key=lambda count: -len(count.done))
    alone = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].done) > len(ranked[1].done))
    return ranked[0] if alone else None


def over_invested(story: Story) -> tuple[Count, ...]:
    """Return the counts of the outcomes that hold an outsized share of the done events.

    The marks of `repertoire/method.toml` say the share and the least number.
    """
    found = counts(story)
    done = sum(len(count.done) for count in found)
    least = max(METHOD.marks.over_invested_from, METHOD.marks.over_invested_share * done)
    return tuple(count for count in found if len(count.done) >= least)


def setbacks(story: Story) -> tuple[Event, ...]:
    """Return the reverses that took place, in time order."""
    return tuple(
        event for event in in_time(story) if event.direction is Direction.REVERSE and event.status is EventStatus.DONE
    )
