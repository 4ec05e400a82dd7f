"""Outcomes that groups confuse: the question that decides, and the pairs that a project holds."""

from collections.abc import Iterator
from itertools import chain

from rtdocs.facts.order import in_time
from rtdocs.model import Event, Story
from rtdocs.plan.content.document import Run, Table, Text
from rtdocs.plan.kit import passages
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire.method import METHOD

_SHARES = {"which": 35, "question": 29, "example": 36}


def table(telling: Telling) -> Table:
    """Return the table of outcomes that look alike, with the question that decides and an example of each."""
    return passages.table(telling, "guide.apart", _SHARES, (_row(telling, numbers) for numbers in METHOD.lookalikes))


def together(story: Story) -> Iterator[tuple[tuple[int, ...], tuple[Event, ...]]]:
    """Yield the lookalike outcomes of which a story has at least two, with their events in time order."""
    for numbers in METHOD.lookalikes:
        found = tuple(event for event in in_time(story) if event.outcome in numbers)
        there = {event.outcome for event in found}
        if len(there) > 1:
            yield tuple(number for number in numbers if number in there), found


def _row(telling: Telling, numbers: tuple[int, ...]) -> tuple[Text, ...]:
    names = chain.from_iterable((Run("\n"), Run(telling.outcome(number))) for number in numbers)
    key = "-".join(map(str, numbers))
    return tuple(names)[1:], telling.words(f"guide.apart.pair.{key}"), telling.words(f"guide.apart.example.{key}")
