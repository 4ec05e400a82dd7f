"""A story told in one language: the few gestures that every section of the report is written with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rtdocs.i18n import Language
from rtdocs.model import Effect, Event, LooseDate, Story
from rtdocs.plan import events
from rtdocs.plan.blocks import Heading, Paragraph, Role, Run, Text, plain

SPACE: Text = (Run(" "),)
SEMICOLON: Text = (Run("; "),)
_QUOTES = " \u00a0»”"
_MARKS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Voice:
    """The story, and the language it is told in."""

    story: Story
    language: Language

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return self.language.say(key, **values)

    def words(self, key: str, /, **values: object) -> Text:
        """Return a sentence of the catalogue as a text."""
        return (Run(self.language.say(key, **values)),)

    def told(self, key: str, places: Mapping[str, Text], /, **values: object) -> Text:
        """Return a sentence of the catalogue with texts of several runs in some of its places."""
        return events.told(key, self.language, places, **values)

    def own(self, text: str, *, strong: bool = False) -> Text:
        """Return the group's own words."""
        return events.own(text, self.story, self.language, strong=strong)

    def title(self, thing: Event | Effect, *, strong: bool = False) -> Text:
        """Return an event's or effect's title in the group's own words."""
        return self.own(thing.title, strong=strong)

    def tell(self, thing: Event | Effect) -> Text:
        """Return an event or effect in one sentence."""
        return events.tell(thing, self.story, self.language)

    def when(self, date: LooseDate | None) -> str:
        """Return a date as the readers write it, empty where there is none."""
        return events.when(date, self.story, self.language)

    def names(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return names as typed, with their typography."""
        return tuple(self.language.typeset(text) for text in texts)

    def outcomes(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return outcomes by their short names: "RT 5", "RT 6"."""
        return tuple(events.outcome_name(number, self.language) for number in numbers)

    def outcome(self, number: int) -> str:
        """Return an outcome with its label."""
        return events.outcome_title(number, self.story, self.language)

    def function(self, code: str) -> str:
        """Return a function's name in the document's language."""
        return events.repertoire(self.story, self.language).function(code).name

    def heading(self, identity: str, level: int, key: str, /, **values: object) -> Heading:
        """Return a heading in the document's words."""
        return Heading(identity, level, self.words(key, **values))

    def paragraph(self, key: str, /, role: Role = Role.BODY, **values: object) -> Paragraph:
        """Return a paragraph of one sentence of the catalogue."""
        return Paragraph(self.words(key, **values), role)

    def own_paragraphs(self, text: str, role: Role = Role.BODY) -> tuple[Paragraph, ...]:
        """Return the group's own words, a paragraph a line."""
        return tuple(Paragraph(self.own(line.strip()), role) for line in text.splitlines() if line.strip())


def joined(texts: Iterable[Text], between: Text = SPACE) -> Text:
    """Return texts one behind the other: whole sentences with a space between, or the items of a cell."""
    kept = [text for text in texts if text]
    return tuple(run for place, text in enumerate(kept) for run in ((*between, *text) if place else text))


def closed(text: Text) -> Text:
    """Return a person's words as a sentence that others follow: with a full stop where they end without a mark."""
    ending = plain(text).rstrip(_QUOTES)
    return text if not ending or ending.endswith(_MARKS) else (*text, Run("."))


def cell(text: str) -> Text:
    """Return a table's cell of plain words; an empty one has no run."""
    return (Run(text),) if text else ()
