"""Who receives a group, any or a project's: the few gestures that the kit's Word documents are written with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from rtdocs.i18n import Language
from rtdocs.model import Story
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
from rtdocs.plan.wording import cover, events
from rtdocs.repertoire import Repertoire, load

ABOUT = ("title", "organisation", "territory")
_OPENING = {"lead": Role.LEAD, "text": Role.BODY}
_CLOSING = {"quote": Role.QUOTE, "note": Role.NOTE}
"""What a section may begin and end with, in this order, by its key in the catalogue."""


@dataclass(frozen=True, slots=True)
class Host:
    """The project whose group is received, None for any group, and the language of the kit."""

    story: Story | None
    language: Language

    @property
    def repertoire(self) -> Repertoire:
        """The repertoire with the group's own labels where it is in the kit's language."""
        return events.repertoire(self.story, self.language) if self.story else load(self.language.code)

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return self.language.say(key, **values)

    def words(self, key: str, /, **values: object) -> Text:
        """Return a sentence of the catalogue as a text."""
        return (Run(self.say(key, **values)),)

    def told(self, key: str, places: Mapping[str, Text], /, **values: object) -> Text:
        """Return a sentence of the catalogue with texts of several runs in some of its places."""
        return events.told(key, self.language, places, **values)

    def own(self, text: str) -> Text:
        """Return the group's own words."""
        return events.own(text, self.story, self.language) if self.story else ()

    def blank(self, key: str) -> Text:
        """Return room to type within a sentence; its title and prompt are in the catalogue."""
        room = Answer(key.replace(".", "-"), self.say(f"{key}.title"), self.say(f"{key}.prompt"))
        return (Run(room.prompt, room=room),)

    def outcome(self, number: int) -> str:
        """Return an outcome with its label: "RT 5 – Placement d'intermédiaires"."""
        return self.say("events.outcome", outcome=number, label=self.repertoire.outcome(number).label)

    def heading(self, level: int, key: str) -> Heading:
        """Return a heading."""
        return Heading(key.replace(".", "-"), level, self.words(f"{key}.heading"))

    def paragraph(self, key: str, role: Role = Role.BODY, /, **values: object) -> Paragraph:
        """Return a paragraph of one sentence of the catalogue, or of several."""
        return Paragraph(self.words(key, **values), role)

    def items(self, key: str, *, numbered: bool = False) -> Items:
        """Return the sentences `key.1`, `key.2`… as a list."""
        return Items(tuple(map(self.words, self.numbered(key))), numbered=numbered)

    def numbered(self, key: str) -> Iterator[str]:
        """Yield the keys `key.1`, `key.2`… that the catalogue has."""
        for number in count(1):
            if not self.language.has(f"{key}.{number}"):
                return
            yield f"{key}.{number}"

    def passage(self, level: int, key: str, inside: Iterable[Block] = ()) -> Iterator[Block]:
        """Yield a section as far as the catalogue has its parts: heading, lead, text, lists, `inside`, quote, note."""
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
            blocks: what it says.
            subtitle: instead of the usual one.
            about: what it tells of the project under its title; where it tells nothing, it bears no logo either.
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
