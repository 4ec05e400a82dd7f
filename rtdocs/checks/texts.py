"""Checks that texts fit where the documents put them."""

from collections.abc import Iterator

from rtdocs.checks.places import cell, topic
from rtdocs.model import Effect, Event, Story
from rtdocs.problems import Rule, WorkbookProblem

LONGEST_TITLE = 120
"""The most characters of a title: about as many as a box of the schema shows at 12 points before it is cut."""


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield the titles of events and effects that a box would cut."""
    rows: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    for row in rows:
        if len(row.title) > LONGEST_TITLE:
            values = {"number": row.number, "count": len(row.title), "most": LONGEST_TITLE}
            yield WorkbookProblem(Rule.TEXT_TOO_LONG, cell(story, row, f"{topic(row)}.title"), values)
