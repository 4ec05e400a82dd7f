"""Checks how events are tied to transitional outcomes."""

from collections.abc import Iterator

from rtdocs.checks.places import cell, is_read, sheet
from rtdocs.model import Direction, Event, Story
from rtdocs.problems import Rule, WorkbookProblem


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield reverses that cannot be, second outcomes without a first, and events that are context."""
    if _has_none(story) and is_read(story, story.events, "events.outcome"):
        yield WorkbookProblem(Rule.NO_OUTCOMES, sheet(story, "events"), {"count": len(story.events)})
        return
    for event in story.events:
        yield from _context(story, event) if event.outcome is None else _reverse(story, event, event.outcome)


def _has_none(story: Story) -> bool:
    return bool(story.events) and all(event.is_context for event in story.events)


def _context(story: Story, event: Event) -> Iterator[WorkbookProblem]:
    place = cell(story, event, "events.outcome")
    values = {"number": event.number, "title": event.title}
    if event.second_outcome is not None:
        yield WorkbookProblem(Rule.SECOND_WITHOUT_FIRST, place, values)
    elif event.direction is Direction.REVERSE:
        yield WorkbookProblem(Rule.REVERSE_WITHOUT_OUTCOME, place, values)
    else:
        yield WorkbookProblem(Rule.CONTEXT_EVENT, place, values)


def _reverse(story: Story, event: Event, number: int) -> Iterator[WorkbookProblem]:
    outcome = story.repertoire.outcome(number)
    if event.direction is Direction.REVERSE and not outcome.can_reverse:
        possible = tuple(str(each.number) for each in story.repertoire.outcomes if each.can_reverse)
        values = {"outcome": number, "label": outcome.label, "possible": possible}
        yield WorkbookProblem(Rule.REVERSE_NOT_POSSIBLE, cell(story, event, "events.direction"), values)
