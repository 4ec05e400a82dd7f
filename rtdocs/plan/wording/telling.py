"""The telling of a plan: a story, or None for any group, and a language; the gestures that reports and kits share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.document import Paragraph, Role, Run, Text
from rtdocs.plan.wording import events
from rtdocs.repertoire import Repertoire

WORDS_FROM, WORDS_TO = 2, 9
"""Numbers that running text writes in words; one has its own sentence, and tables keep digits."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story, or None for any group, with the language of its document."""

    story: Story | None
    language: Language

    @property
    def repertoire(self) -> Repertoire:
        """The repertoire, with the group's own labels where they are in this language."""
        return events.repertoire(self.story, self.language)

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
        return events.told(key, self.language, places, **self._with_spelled(values))

    def paragraph(self, key: str, /, role: Role = Role.BODY, **values: object) -> Paragraph:
        """Return a paragraph of one sentence of the catalogue, or of several."""
        return Paragraph(self.words(key, **values), role)

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

    def own(self, text: str, *, strong: bool = False) -> Text:
        """Return the group's own words as a text; empty where there is no group."""
        return events.own(text, self.story, self.language, strong=strong) if self.story else ()

    def outcome(self, number: int) -> str:
        """Return an outcome with its label: "RT 5 – Placement d'intermédiaires"."""
        return events.outcome_title(number, self.story, self.language)

    def function(self, code: str) -> str:
        """Return a function's name in the document's language."""
        return self.repertoire.function(code).name

    def _with_spelled(self, values: dict[str, object]) -> dict[str, object]:
        number, total = values.get("count"), values.get("total")
        if not isinstance(number, int):
            return values
        if not isinstance(total, int):
            return {**values, "spelled": self.spelled(number)}
        part, whole = self.alike(number, total)
        return {**values, "spelled": part, "total": whole}

    def alike(self, part: int, total: int) -> tuple[str, str]:
        """Return a part and its whole as one sentence writes them: "trois" of "neuf", "3" of "12"."""
        if total <= WORDS_TO:
            return self.spelled(part), self.spelled(total)
        return self.language.number(part), self.language.number(total)
