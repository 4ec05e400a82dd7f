"""Checks that texts fit where the documents put them."""

from collections.abc import Iterator

from rtdocs.checks.places import cell, topic
from rtdocs.model import Effect, Event, Story
from rtdocs.problems import Rule, WorkbookProblem

LONGEST_TITLE = 120
"""The most characters of a title: about as many as a box of the schema shows at 12 points before it is cut."""


COMFORTABLE_TITLE = 60
"""Characters beyond which a drawing with many boxes is easier to read by a short title."""


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield a problem for each title longer than its box, and for those that a short title would serve."""
    rows: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    for row in rows:
        if len(row.title) > LONGEST_TITLE:
            values = {"number": row.number, "count": len(row.title), "most": LONGEST_TITLE}
            yield WorkbookProblem(Rule.TEXT_TOO_LONG, cell(story, row, f"{topic(row)}.title"), values)
    for event in story.events:
        if COMFORTABLE_TITLE < len(event.title) <= LONGEST_TITLE and not event.short_title:
            yield WorkbookProblem(Rule.LONG_TITLE, cell(story, event, "events.title"), {"most": COMFORTABLE_TITLE})
