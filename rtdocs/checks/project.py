"""Checks that there is a project at all, with a title."""

from collections.abc import Iterator

from rtdocs.checks.places import has, sheet
from rtdocs.model import Story
from rtdocs.problems import Rule, WorkbookProblem


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield a problem for an empty project, else for a project without a title."""
    if _is_empty(story):
        yield WorkbookProblem(Rule.EMPTY_PROJECT, sheet(story, "events"))
    elif not story.project.title and has(story, "project.field", "project.value"):
        yield WorkbookProblem(Rule.MISSING_TITLE, story.places.get("field.title", sheet(story, "project")))


def _is_empty(story: Story) -> bool:
    return not story.events and not story.effects and has(story, "events.title", "effects.title")
