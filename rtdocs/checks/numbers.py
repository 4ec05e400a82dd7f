"""Checks that each event and effect has a number of its own."""

from collections.abc import Iterator

from rtdocs.checks.places import cell, topic
from rtdocs.model import Effect, Event, Story
from rtdocs.problems import Rule, WorkbookProblem


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield a problem for each event or effect whose number a row above, or the sheet before, already bears."""
    first: dict[str, Event | Effect] = {}
    rows: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    for row in rows:
        if row.number in first:
            yield _repeated(story, row, first[row.number])
        elif row.number:
            first[row.number] = row


def _repeated(story: Story, row: Event | Effect, first: Event | Effect) -> WorkbookProblem:
    place = cell(story, row, f"{topic(row)}.number")
    other = cell(story, first, f"{topic(first)}.number")
    return WorkbookProblem(Rule.REPEATED_NUMBER, place, {"number": row.number, "first": str(other)})
