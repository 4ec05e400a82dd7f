"""Checks that the logo can stand in the documents: what a build would stumble over is said before it, with its cell."""

from collections.abc import Iterator
from pathlib import Path

from rtdocs import pictures
from rtdocs.checks.places import sheet
from rtdocs.errors import UnusablePicture
from rtdocs.model import Story
from rtdocs.problems import Rule, Where, WorkbookProblem

_RULES = {
    pictures.Flaw.MISSING: Rule.MISSING_PICTURE,
    pictures.Flaw.KIND: Rule.UNKNOWN_PICTURE,
    pictures.Flaw.DAMAGED: Rule.DAMAGED_PICTURE,
    pictures.Flaw.TOO_LARGE: Rule.LARGE_PICTURE,
}


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield what is wrong with the logo's file."""
    if story.project.logo:
        yield from unusable(story.project.logo, story.places.get("field.logo", sheet(story, "project")))


def unusable(path: str, where: Where) -> Iterator[WorkbookProblem]:
    """Yield why a picture cannot be used, at the cell that names it."""
    try:
        pictures.read(Path(path))
    except UnusablePicture as error:
        yield WorkbookProblem(_RULES[pictures.Flaw(error.flaw)], where, {"name": Path(path).name})
