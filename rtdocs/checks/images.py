"""Checks that pictures can be shown: to whom cannot see them, with the consent of those they show, and with what."""

from collections.abc import Iterator
from pathlib import PurePath

from rtdocs.checks.places import has
from rtdocs.model import LOGO_IMAGE, PROJECT_IMAGE, Image, Story
from rtdocs.problems import Problem, Rule, Where


def check(story: Story) -> Iterator[Problem]:
    """Yield pictures without alternative text, without consent, and of what no event or effect is."""
    numbers = (*(event.number for event in story.events), *(effect.number for effect in story.effects))
    known = {PROJECT_IMAGE, LOGO_IMAGE, *numbers}
    is_numbered = has(story, "events.number", "effects.number")
    for image in story.images:
        values = {"file": PurePath(image.file).name, "owner": image.of}
        if not image.alt:
            yield Problem(Rule.IMAGE_WITHOUT_TEXT, _cell(story, image, "alt"), values)
        if not image.consent and image.of != LOGO_IMAGE:
            yield Problem(Rule.IMAGE_WITHOUT_CONSENT, _cell(story, image, "consent"), values)
        if image.of not in known and is_numbered:
            yield Problem(Rule.IMAGE_OF_NOTHING, _cell(story, image, "of"), values)


def _cell(story: Story, image: Image, key: str) -> Where:
    return image.where._replace(column=story.places.get(f"images.{key}", Where()).column)
