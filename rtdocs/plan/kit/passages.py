"""The parts that the kit's Word documents are made of: headings, lists, sections, tables, and room to type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rtdocs.plan.content.document import (
    Answer,
    Block,
    Column,
    Document,
    Heading,
    Items,
    Paragraph,
    Role,
    Run,
    Table,
    Text,
)
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import Telling

ABOUT = ("title", "organisation", "territory")
_OPENING = {"lead": Role.LEAD, "text": Role.BODY}
_CLOSING = {"quote": Role.QUOTE, "note": Role.NOTE}
"""What a section may begin and end with, in this order, by its key in the catalogue."""


def blank(telling: Telling, key: str) -> Text:
    """Return room to type within a sentence; its title and prompt are in the catalogue."""
    room = Answer(key.replace(".", "-"), telling.say(f"{key}.title"), telling.say(f"{key}.prompt"))
    return (Run(room.prompt, room=room),)


def heading(telling: Telling, level: int, key: str) -> Heading:
    """Return the heading of a section, whose id is the section's key."""
    return telling.heading(key.replace(".", "-"), level, f"{key}.heading")


def items(telling: Telling, key: str, *, numbered: bool = False) -> Items:
    """Return the sentences `key.1`, `key.2`… as a list."""
    return Items(tuple(map(telling.words, telling.numbered(key))), numbered=numbered)


def passage(telling: Telling, level: int, key: str, inside: Iterable[Block] = ()) -> Iterator[Block]:
    """Yield a section with the parts that the catalogue has: heading, lead, text, lists, `inside`, quote, note."""
    yield heading(telling, level, key)
    yield from _paragraphs(telling, key, _OPENING)
    for part, is_numbered in (("items", False), ("steps", True)):
        if telling.language.has(f"{key}.{part}.1"):
            yield items(telling, f"{key}.{part}", numbered=is_numbered)
    yield from inside
    yield from _paragraphs(telling, key, _CLOSING)


def table(
    telling: Telling, key: str, shares: Mapping[str, float], rows: Iterable[tuple[Text, ...]], columns: str = ""
) -> Table:
    """Return a table: its title, description and headers are in the catalogue; `shares` are the columns' widths.

    The headers are those of `columns` where it is given.
    """
    return Table(
        id=key.replace(".", "-"),
        caption=telling.say(f"{key}.title"),
        description=telling.say(f"{key}.description"),
        columns=tuple(Column(telling.say(f"{columns or key}.column.{name}"), share) for name, share in shares.items()),
        rows=tuple(rows),
        numbered=False,
    )


def _paragraphs(telling: Telling, key: str, roles: Mapping[str, Role]) -> Iterator[Paragraph]:
    for part, role in roles.items():
        if telling.language.has(f"{key}.{part}"):
            yield telling.paragraph(f"{key}.{part}", role)


def document(
    telling: Telling, topic: str, blocks: Iterator[Block], subtitle: str = "", about: Sequence[str] = ABOUT
) -> Document:
    """Return a document of the kit: its kind, subject and usual subtitle are in its topic of the catalogue.

    Args:
        telling: of a project, or of any group.
        topic: of the catalogue.
        blocks: its blocks.
        subtitle: instead of the usual one.
        about: the fields of the project under its title; with none of them, the document bears no logo either.
    """
    kind, story = telling.say(f"{topic}.kind"), telling.story
    fields = cover.project_fields(telling) if telling.has_project else {}
    return Document(
        title=telling.say("kit.title", kind=kind, title=cover.title(story)) if telling.has_project else kind,
        **cover.properties(telling, telling.say(f"{topic}.subject"), telling.say("kit.keywords"), cover.MAKER),
        fields={
            "project": {name: text for name, text in fields.items() if name in about},
            "document": {
                "kind": kind,
                "subtitle": subtitle or telling.say(f"{topic}.subtitle"),
                "credit": telling.say("report.credit"),
            },
        },
        sections={"kit": tuple(blocks)},
        logo=story.project.logo if about else "",
    )
