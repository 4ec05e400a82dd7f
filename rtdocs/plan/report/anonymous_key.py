"""The key of an anonymous edition: the role of each name, and the places that a person must still check by eye."""

from collections.abc import Iterator

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.document import Block, Column, Document, Items, Table, Text
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.anonymous import Anonymous
from rtdocs.plan.wording.shortened import excerpt
from rtdocs.plan.wording.voice import Voice, cell

SHOWN = 120
"""How many letters of a text in which a part of a name is left are shown."""


def plan(story: Story, language: Language, *, anonymous: Anonymous) -> Document:
    """Return the key of a story's anonymous edition."""
    voice = Voice(story, language)
    words = {"kind": voice.say("anonymous.key.kind"), "subtitle": voice.say("anonymous.key.subtitle")}
    return Document(
        language=language.code,
        title=cover.title(story),
        author=cover.author(story),
        subject=words["kind"],
        date=story.saved,
        fields={"project": {"title": cover.title(story)}, "document": words},
        sections={"kit": (*_replaced(voice, anonymous), *_check(voice, anonymous))},
    )


def _replaced(voice: Voice, anonymous: Anonymous) -> Iterator[Block]:
    yield voice.heading("anonymous-replaced", 1, "anonymous.key.replaced")
    if not anonymous.replaced:
        yield voice.paragraph("anonymous.key.none")
        return
    yield Table(
        id="anonymous-names",
        caption=voice.say("anonymous.key.replaced"),
        description=voice.say("anonymous.key.description"),
        columns=(
            Column(voice.say("anonymous.key.name"), 4),
            Column(voice.say("anonymous.key.role"), 4),
            Column(voice.say("anonymous.key.times"), 1.4),
        ),
        rows=tuple(
            (voice.own(each.name), voice.own(each.role), cell(voice.language.number(each.times)))
            for each in anonymous.replaced
        ),
        numbered=False,
    )


def _check(voice: Voice, anonymous: Anonymous) -> Iterator[Block]:
    yield voice.heading("anonymous-check", 1, "anonymous.key.check")
    yield Items(tuple(_to_check(voice, anonymous)))


def _to_check(voice: Voice, anonymous: Anonymous) -> Iterator[Text]:
    for place in anonymous.left:
        where = str(place.where) if place.where else voice.say("anonymous.key.project")
        yield voice.words("anonymous.key.left", where=where, text=excerpt(place.text, SHOWN))
    if not anonymous.left:
        yield voice.words("anonymous.key.nothing_left")
    if anonymous.parts:
        yield voice.words("anonymous.key.parts")
    for place in anonymous.people:
        where = str(place.where) if place.where else voice.say("anonymous.key.project")
        yield voice.words("anonymous.key.people", where=where, text=excerpt(place.text, SHOWN))
    if anonymous.photos:
        yield voice.words("anonymous.key.photos", count=anonymous.photos)
    yield voice.words("anonymous.key.other")
