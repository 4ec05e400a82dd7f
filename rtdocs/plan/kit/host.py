"""The host of a workshop, a project's or any: the few gestures that the kit's Word documents are written with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Host(Telling):
    """The voice of a kit's document, in one language, for a project or for any group."""

    def blank(self, key: str) -> Text:
        """Return room to type within a sentence; its title and prompt are in the catalogue."""
        room = Answer(key.replace(".", "-"), self.say(f"{key}.title"), self.say(f"{key}.prompt"))
        return (Run(room.prompt, room=room),)

    def heading(self, level: int, key: str) -> Heading:
        """Return a heading."""
        return Heading(key.replace(".", "-"), level, self.words(f"{key}.heading"))

    def items(self, key: str, *, numbered: bool = False) -> Items:
        """Return the sentences `key.1`, `key.2`… as a list."""
        return Items(tuple(map(self.words, self.numbered(key))), numbered=numbered)

    def passage(self, level: int, key: str, inside: Iterable[Block] = ()) -> Iterator[Block]:
        """Yield a section with the parts that the catalogue has: heading, lead, text, lists, `inside`, quote, note."""
        yield self.heading(level, key)
        yield from self._paragraphs(key, _OPENING)
        for part, is_numbered in (("items", False), ("steps", True)):
            if self.language.has(f"{key}.{part}.1"):
                yield self.items(f"{key}.{part}", numbered=is_numbered)
        yield from inside
        yield from self._paragraphs(key, _CLOSING)

    def table(
        self, key: str, shares: Mapping[str, float], rows: Iterable[tuple[Text, ...]], columns: str = ""
    ) -> Table:
        """Return a table: its title, description and headers are in the catalogue; `shares` are the columns' widths.

        The headers are those of `columns` where it is given.
        """
        return Table(
            id=key.replace(".", "-"),
            caption=self.say(f"{key}.title"),
            description=self.say(f"{key}.description"),
            columns=tuple(Column(self.say(f"{columns or key}.column.{name}"), share) for name, share in shares.items()),
            rows=tuple(rows),
            numbered=False,
        )

    def _paragraphs(self, key: str, roles: Mapping[str, Role]) -> Iterator[Paragraph]:
        for part, role in roles.items():
            if self.language.has(f"{key}.{part}"):
                yield self.paragraph(f"{key}.{part}", role)

    def document(
        self, topic: str, blocks: Iterator[Block], subtitle: str = "", about: Sequence[str] = ABOUT
    ) -> Document:
        """Return a document of the kit: its kind, subject and usual subtitle are in its topic of the catalogue.

        Args:
            topic: of the catalogue.
            blocks: its blocks.
            subtitle: instead of the usual one.
            about: the fields of the project under its title; with none of them, the document bears no logo either.
        """
        kind, story = self.say(f"{topic}.kind"), self.story
        fields = cover.project_fields(story, self.language) if story else {}
        return Document(
            title=self.say("kit.title", kind=kind, title=cover.title(story)) if story else kind,
            **cover.properties(
                story, self.language, self.say(f"{topic}.subject"), self.say("kit.keywords"), cover.MAKER
            ),
            fields={
                "project": {name: text for name, text in fields.items() if name in about},
                "document": {
                    "kind": kind,
                    "subtitle": subtitle or self.say(f"{topic}.subtitle"),
                    "credit": self.say("report.credit"),
                },
            },
            sections={"kit": tuple(blocks)},
            logo=story.project.logo if story and about else "",
        )
