"""The key of an anonymous edition: the role of each name, and the places that a person must still check by eye."""

from collections.abc import Iterator

from rtdocs.plan.content.document import Block, Column, Document, Items, Table, Text
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.anonymous import Anonymous
from rtdocs.plan.wording.shortened import excerpt
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell

SHOWN = 120
"""How many letters of a text in which a part of a name is left are shown."""


def plan(telling: Telling, *, anonymous: Anonymous) -> Document:
    """Return the key of a story's anonymous edition."""
    words = {"kind": telling.say("anonymous.key.kind"), "subtitle": telling.say("anonymous.key.subtitle")}
    return Document(
        language=telling.language.code,
        title=cover.title(telling.story),
        author=cover.author(telling.story),
        subject=words["kind"],
        date=telling.story.saved,
        fields={"project": {"title": cover.title(telling.story)}, "document": words},
        sections={"kit": (*_replaced(telling, anonymous), *_check(telling, anonymous))},
    )


def _replaced(telling: Telling, anonymous: Anonymous) -> Iterator[Block]:
    yield telling.heading("anonymous-replaced", 1, "anonymous.key.replaced")
    if not anonymous.replaced:
        yield telling.paragraph("anonymous.key.none")
        return
    yield Table(
        id="anonymous-names",
        caption=telling.say("anonymous.key.replaced"),
        description=telling.say("anonymous.key.description"),
        columns=(
            Column(telling.say("anonymous.key.name"), 4),
            Column(telling.say("anonymous.key.role"), 4),
            Column(telling.say("anonymous.key.times"), 1.4),
        ),
        rows=tuple(
            (telling.own(each.name), telling.own(each.role), cell(telling.language.number(each.times)))
            for each in anonymous.replaced
        ),
        numbered=False,
    )


def _check(telling: Telling, anonymous: Anonymous) -> Iterator[Block]:
    yield telling.heading("anonymous-check", 1, "anonymous.key.check")
    yield Items(tuple(_to_check(telling, anonymous)))


def _to_check(telling: Telling, anonymous: Anonymous) -> Iterator[Text]:
    for place in anonymous.left:
        where = str(place.where) if place.where else telling.say("anonymous.key.project")
        yield telling.words("anonymous.key.left", where=where, text=excerpt(place.text, SHOWN))
    if not anonymous.left:
        yield telling.words("anonymous.key.nothing_left")
    if anonymous.parts:
        yield telling.words("anonymous.key.parts")
    for place in anonymous.people:
        where = str(place.where) if place.where else telling.say("anonymous.key.project")
        yield telling.words("anonymous.key.people", where=where, text=excerpt(place.text, SHOWN))
    if anonymous.photos:
        yield telling.words("anonymous.key.photos", count=anonymous.photos)
    yield telling.words("anonymous.key.other")
