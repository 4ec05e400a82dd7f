"""Checks of a story as a whole. One topic a module; a check yields problems and changes nothing.

Faults that show in one cell alone (a date that cannot be read, an unknown label) are yielded by `rtdocs.read`.
"""

from collections.abc import Callable, Iterator

from rtdocs.checks import actors, arrows, dates, loops, numbers, outcomes, pictures, project, texts
from rtdocs.model import Story
from rtdocs.problems import WorkbookProblem

TOPICS: tuple[Callable[[Story], Iterator[WorkbookProblem]], ...] = (
    project.check,
    numbers.check,
    dates.check,
    outcomes.check,
    arrows.check,
    loops.check,
    actors.check,
    texts.check,
    pictures.check,
)
"""All checks, in the order they are run."""


def run(story: Story) -> tuple[WorkbookProblem, ...]:
    """Return every problem of a story, but those of cells already reported as unreadable, which have the same cause.

    `rtdocs.problems.Report` puts them in the order of the workbook.
    """
    found = (problem for check in TOPICS for problem in check(story))
    return tuple(problem for problem in found if problem.where not in story.unread)


__all__ = ["TOPICS", "run"]
