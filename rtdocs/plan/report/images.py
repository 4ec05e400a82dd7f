"""The pictures that a document may show: those with alternative text and, outside the group, consent."""

from collections.abc import Iterator

from rtdocs.model import LOGO_IMAGE, Image, Moment
from rtdocs.plan.content.document import Photo, Photos
from rtdocs.plan.wording.telling import Telling

SIDE_BY_SIDE = 2
"""So many pictures of one thing share a line: before and after."""
_ORDER = {Moment.BEFORE: 0, None: 1, Moment.AFTER: 2}


def may_be_shown(image: Image, *, group: bool) -> bool:
    """Tell whether a picture may stand in an edition: outside the group, only with the consent of the people in it."""
    return bool(image.alt) and (group or image.consent)


def photos(telling: Telling, of: str) -> Iterator[Photos]:
    """Yield the photos of the project, an event or an effect, before and after side by side."""
    shown = sorted(_shown(telling, of), key=lambda image: _ORDER[image.moment])
    for start in range(0, len(shown), SIDE_BY_SIDE):
        several = shown[start : start + SIDE_BY_SIDE]
        yield Photos(f"photos-{of}-{start}", tuple(_photo(telling, image) for image in several))


def logos(telling: Telling) -> tuple[Photo, ...]:
    """Return the logos of funders and partners; a logo needs nobody's consent."""
    return tuple(
        Photo(image.file, telling.language.typeset(image.alt or image.caption))
        for image in telling.story.images
        if image.of == LOGO_IMAGE and (image.alt or image.caption)
    )


def every_logo(telling: Telling) -> tuple[Photo, ...]:
    """Return the organisation's logo, then those of funders and partners."""
    project = telling.story.project
    own = Photo(project.logo, telling.say("word.logo", organisation=telling.language.typeset(project.organisation)))
    return (*((own,) if project.logo else ()), *logos(telling))


def _shown(telling: Telling, of: str) -> list[Image]:
    return [image for image in telling.story.images if image.of == of and may_be_shown(image, group=telling.group)]


def _photo(telling: Telling, image: Image) -> Photo:
    return Photo(image.file, telling.language.typeset(image.alt), _caption(telling, image))


def _caption(telling: Telling, image: Image) -> str:
    """Return the caption below a picture: its moment, its words, its credit."""
    moment = telling.say(f"report.photo.{image.moment.value}") if image.moment else ""
    told = telling.language.typeset(image.caption)
    if moment and told:
        told = telling.say("report.photo.told", moment=moment, caption=told)
    credit = telling.say("report.photo.credit", name=telling.language.typeset(image.credit)) if image.credit else ""
    return " ".join(part for part in (told or moment, credit) if part)
