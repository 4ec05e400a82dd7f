"""Checks of the logo and the pictures: a file that a build could not use is reported before the build.

A picture also needs words for those who cannot see it, the consent of the people in it, and a row that it belongs to.
"""

from collections.abc import Iterator
from pathlib import Path

from rtdocs import pictures
from rtdocs.checks.claims import is_numbered
from rtdocs.checks.places import sheet
from rtdocs.errors import UnusablePicture
from rtdocs.model import LOGO_IMAGE, PROJECT_IMAGE, Image, Story
from rtdocs.problems import NEAREST, Rule, Where, WorkbookProblem

_RULES = {
    pictures.Flaw.MISSING: Rule.MISSING_PICTURE,
    pictures.Flaw.KIND: Rule.UNKNOWN_PICTURE,
    pictures.Flaw.DAMAGED: Rule.DAMAGED_PICTURE,
    pictures.Flaw.TOO_LARGE: Rule.LARGE_PICTURE,
}


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield the faults of the files of logo and pictures, and the words, consent and owner that pictures lack."""
    if story.project.logo:
        yield from unusable(story.project.logo, story.places.get("field.logo", sheet(story, "project")))
    numbers = (*(event.number for event in story.events), *(effect.number for effect in story.effects))
    known = {PROJECT_IMAGE, LOGO_IMAGE, *numbers}
    for image in story.images:
        yield from _image(story, image)
        if image.of not in known and is_numbered(story):
            yield _problem(story, image, Rule.PICTURE_OF_NOTHING, "of")


def unusable(path: str, where: Where) -> Iterator[WorkbookProblem]:
    """Yield the problem that keeps a picture from being used, at the cell that names its file."""
    try:
        pictures.read(Path(path))
    except UnusablePicture as error:
        values = {"name": Path(path).name}
        rule = _RULES[pictures.Flaw(error.flaw)]
        near = {NEAREST: pictures.nearest_beside(Path(path))} if rule is Rule.MISSING_PICTURE else {}
        yield WorkbookProblem(rule, where, {**values, **near})


def _image(story: Story, image: Image) -> Iterator[WorkbookProblem]:
    if image.file:
        yield from unusable(image.file, _cell(story, image, "file"))
    if not image.alt:
        yield _problem(story, image, Rule.PICTURE_WITHOUT_TEXT, "alt")
    if not image.consent and image.of != LOGO_IMAGE:
        yield _problem(story, image, Rule.PICTURE_WITHOUT_CONSENT, "consent")


def _problem(story: Story, image: Image, rule: Rule, key: str) -> WorkbookProblem:
    return WorkbookProblem(rule, _cell(story, image, key), {"name": Path(image.file).name, "owner": image.of})


def _cell(story: Story, image: Image, key: str) -> Where:
    return image.where._replace(column=story.places.get(f"images.{key}", Where()).column)
