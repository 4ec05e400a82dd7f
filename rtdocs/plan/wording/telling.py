"""The telling of a story in one language: the one object that every plan is written with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Self

from rtdocs.i18n import Language, language_of
from rtdocs.model import Effect, Event, LooseDate, Project, Story
from rtdocs.plan.content.document import Heading, Paragraph, Role, Run, Text
from rtdocs.plan.wording import dates, filling, labels
from rtdocs.repertoire import Repertoire, load

WORDS_FROM, WORDS_TO = 2, 9
"""Numbers that running text writes in words; one has its own sentence, and tables keep digits."""

MADE_ON = "2026-01-05"
"""The day of what bears no workbook's: the clock would change its bytes."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story, the language it is told in, and its readers.

    Attributes:
        story: the story; of any group, it holds nothing but the repertoire.
        language: the language of the document; the group's own words stay in theirs.
        group: whether the readers are the group itself, which also reads of open matters.
    """

    story: Story
    language: Language
    group: bool = False

    @classmethod
    def of_any_group(cls, language: Language) -> Self:
        """Return the telling of what is for any group: a story without a project."""
        nobody = Story(language=language.code, repertoire=load(language.code), project=Project(), saved=MADE_ON)
        return cls(nobody, language)

    @property
    def has_project(self) -> bool:
        """Whether the story is a group's: it then bears the name of its workbook."""
        return bool(self.story.name)

    @property
    def repertoire(self) -> Repertoire:
        """The repertoire in the document's language, with the group's own labels where that language is its own."""
        return load(self.language.code) if self.foreign else self.story.repertoire

    @property
    def own_language(self) -> Language:
        """The language of the group's own words."""
        return language_of(self.story.language)

    @property
    def foreign(self) -> str:
        """The code of the language of the group's own words; an empty text where it is the document's."""
        return "" if self.story.language == self.language.code else self.story.language

    # --- sentences of the catalogue ---

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the catalogue.

        Its place `spelled` takes the count in words where it is small, its place `total` a whole that the count is a
        part of: both in words, or both in digits.
        """
        return self.language.say(key, **self._with_spelled(values))

    def words(self, key: str, /, **values: object) -> Text:
        """Return a sentence of the catalogue as a text."""
        return (Run(self.say(key, **values)),)

    def told(self, key: str, places: Mapping[str, Text], /, **values: object) -> Text:
        """Return a sentence of the catalogue with texts of several runs in some of its places."""
        return filling.said_with(key, self.language, places, **self._with_spelled(values))

    def paragraph(self, key: str, /, role: Role = Role.BODY, **values: object) -> Paragraph:
        """Return a paragraph of one sentence of the catalogue, or of several."""
        return Paragraph(self.words(key, **values), role)

    def heading(self, identity: str, level: int, key: str, /, **values: object) -> Heading:
        """Return a heading in the document's words."""
        return Heading(identity, level, self.words(key, **values))

    def reference(self, key: str, identity: str) -> Text:
        """Return a cross-reference to a table or figure: words, with its id."""
        return (Run(self.say(key), refers=identity),)

    def listed(self, texts: Sequence[Text]) -> Text:
        """Return texts as a list in a sentence, its "et" in the document's words."""
        return filling.filled(self.language.join(filling.mark(place) for place in range(len(texts))), texts)

    def numbered(self, key: str) -> Iterator[str]:
        """Yield the keys `key.1`, `key.2`… that the catalogue has."""
        for number in count(1):
            if not self.language.has(f"{key}.{number}"):
                return
            yield f"{key}.{number}"

    def spelled(self, number: int) -> str:
        """Return a number as running text writes it: "trois", "14"."""
        if WORDS_FROM <= number <= WORDS_TO:
            return self.language.say(f"report.number.{number}")
        return self.language.number(number)

    def alike(self, part: int, total: int) -> tuple[str, str]:
        """Return a part and its whole as one sentence writes them: "trois" of "neuf", "3" of "12"."""
        if total <= WORDS_TO:
            return self.spelled(part), self.spelled(total)
        return self.language.number(part), self.language.number(total)

    def _with_spelled(self, values: dict[str, object]) -> dict[str, object]:
        number, total = values.get("count"), values.get("total")
        if not isinstance(number, int):
            return values
        if not isinstance(total, int):
            return {**values, "spelled": self.spelled(number)}
        part, whole = self.alike(number, total)
        return {**values, "spelled": part, "total": whole}

    # --- the group's own words ---

    def own(self, text: str, *, strong: bool = False) -> Text:
        """Return the group's own words as a text, marked with their language where it is not the document's."""
        if not text:
            return ()
        return (Run(self.own_language.typeset(text), strong=strong, language=self.foreign),)

    def own_paragraphs(self, text: str, role: Role = Role.BODY) -> tuple[Paragraph, ...]:
        """Return the group's own words, a paragraph a line."""
        return tuple(Paragraph(self.own(line.strip()), role) for line in text.splitlines() if line.strip())

    def names(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return names as typed, with their typography."""
        return tuple(self.language.typeset(text) for text in texts)

    def title(self, thing: Event | Effect, *, strong: bool = False) -> Text:
        """Return an event's or effect's title in the group's own words."""
        return self.own(thing.title, strong=strong)

    def source(self, texts: Iterable[str]) -> str:
        """Return the footnote that names the sources of a claim; empty where nothing was typed."""
        named = "; ".join(self.names(dict.fromkeys(filter(None, texts))))
        return self.say("report.source", text=named) if named else ""

    # --- events, effects, dates and outcomes in a sentence ---

    def mention(self, thing: Event | Effect) -> Text:
        """Return an event or effect named in a sentence: « Un comité » (événement 1, 2014)."""
        when = self.when(thing.date)
        key = f"report.mention.{'event' if isinstance(thing, Event) else 'effect'}.{'dated' if when else 'undated'}"
        return self.told(key, {"title": self.title(thing)}, number=thing.number, when=when)

    def mentions(self, things: Iterable[Event | Effect]) -> Text:
        """Return several events or effects named in a sentence: "A, B et C"."""
        return self.listed(tuple(self.mention(thing) for thing in things))

    def name(self, thing: Event | Effect) -> Text:
        """Return an event or effect by its name, its number in brackets: « Un comité » (1)."""
        short = thing.short_title if isinstance(thing, Event) else ""
        return self.told("report.mention.name", {"title": self.own(short or thing.title)}, number=thing.number)

    def named(self, things: Iterable[Event | Effect]) -> Text:
        """Return several events or effects by their names: "A, B et C"."""
        return self.listed(tuple(self.name(thing) for thing in things))

    def when(self, date: LooseDate | None) -> str:
        """Return a date as the document's readers write it; empty where nothing was typed."""
        return dates.show(date, self.language, self.story.language) if date is not None else ""

    def short_when(self, date: LooseDate | None) -> str:
        """Return a date in few characters, for a drawing; empty where nothing was typed."""
        return dates.short(date, self.language, self.story.language) if date is not None else ""

    def outcome(self, number: int) -> str:
        """Return an outcome with its label: "RT 5 – Placement d'intermédiaires"."""
        return labels.titled(self.repertoire.outcome(number), self.language)

    def outcomes(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return outcomes by their short names: "RT 5", "RT 6"."""
        return tuple(labels.outcome_name(number, self.language) for number in numbers)

    def function(self, code: str) -> str:
        """Return a function's name in the document's language."""
        return self.repertoire.function(code).name
