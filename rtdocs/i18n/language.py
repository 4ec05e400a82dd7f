"""A language: says whole sentences from its catalogue, and dates, numbers and lists as its readers write them."""

import locale
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce

from rtdocs.i18n import catalogue
from rtdocs.i18n.typography import typeset

codes = catalogue.codes


@dataclass(frozen=True, slots=True)
class Language:
    """One language by its code, a folder of catalogues ("fr", "en").

    Attributes:
        instead: the topic whose sentences replace others of the same key: its `report.cover.kind` for the sentence
            `report.cover.kind`; empty for none.
    """

    code: str
    instead: str = ""

    @property
    def tag(self) -> str:
        """The tag that Office writes for proofing: "fr-CA", "en-CA"."""
        return self.say("language.tag")

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence of `key` with its places filled.

        Whole numbers and dates are written as the language writes them, tuples and lists become "A, B et C"; an entry
        with plural forms takes the one that `count` asks for.

        Raises:
            KeyError: the catalogue has no such key, or the sentence has a place that `values` does not fill.
        """
        entry = catalogue.entry(self.code, self._instead_of(key))
        if isinstance(entry, dict):
            entry = entry.get(self._plural_form(values["count"]), entry["other"])
        return entry.format_map({name: self.show(value) for name, value in values.items()}) if values else entry

    def has(self, key: str) -> bool:
        """Tell whether the catalogue has `key`."""
        name, _, rest = key.partition(".")
        return rest in catalogue.topic(self.code, name)

    def _instead_of(self, key: str) -> str:
        other = f"{self.instead}.{key}"
        return other if self.instead and self.has(other) else key

    def show(self, value: object) -> str:
        """Return the text of a value (number, date, path, list, sentence) as the language writes it."""
        match value:
            case bool():
                return str(value)
            case int() | float():
                return self.number(value)
            case date():
                return self.day(value)
            case tuple() | list():
                return self.join(self.show(item) for item in value)
            case _:
                return str(value).replace("\x1b", "\ufffd")  # a file's name may hold what a terminal obeys

    def number(self, value: float) -> str:
        """Return a number with the language's marks: 43 500 in French, 43,500 in English."""
        if isinstance(value, int) and abs(value) < 1000:  # noqa: PLR2004 - below, no language groups digits
            return str(value)
        from babel.numbers import format_decimal  # noqa: PLC0415 - Babel's data of a language take 40 ms to load

        return format_decimal(value, locale=self.tag.replace("-", "_"))

    def day(self, value: date) -> str:
        """Return a day in full: 31 mai 2008, 1er mai 2008; May 31, 2008."""
        number = self.say("dates.one.first-day") if value.day == 1 else str(value.day)
        month = self.say(f"dates.names.full-{value.month}")
        return self.typeset(self.say("dates.one.day", day=number, month=month, year=str(value.year)))

    def join(self, items: Iterable[str]) -> str:
        """Return a list in words: "A, B et C", "A, B and C"; an empty one is an empty text."""
        *before, last = list(items) or [""]
        if not before:
            return last
        pattern = self.say("language.list.last" if len(before) > 1 else "language.list.pair")
        return pattern.format(reduce(self.say("language.list.middle").format, before), last)

    def typeset(self, text: str) -> str:
        """Return a person's text with the language's non-breaking spaces; no character is added or lost."""
        return typeset(text, self.code)

    def _plural_form(self, count: object) -> str:
        if not isinstance(count, int):
            message = f"count must be a whole number, not {count!r}"
            raise TypeError(message)
        return _plural_rule(self)(count)


@cache
def _plural_rule(language: Language) -> Callable[[int], str]:
    """Return the function from a count to its plural form (CLDR), as the language's folder declares it for Babel."""
    from babel.plural import PluralRule  # noqa: PLC0415 - `rtdocs --help` need not pay for it

    forms = (form for form in catalogue.PLURAL_FORMS if language.has(f"language.plural.{form}"))
    rule: Callable[[int], str] = PluralRule({form: language.say(f"language.plural.{form}") for form in forms})
    return rule


@cache
def language_of(code: str) -> Language:
    """Return the language of a code.

    Raises:
        ValueError: there is no catalogue for it.
    """
    if code not in codes():
        message = f"no catalogue for the language {code!r}; there are {', '.join(codes())}"
        raise ValueError(message)
    return Language(code)


def system_language() -> Language:
    """Return the language the person's system asks for, French where it asks for none of ours."""
    wanted = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    wanted.append(locale.getlocale()[0] or "")
    first = next((name for name in wanted if name), "")
    code = first[:2].lower()
    return language_of(code if code in codes() else "fr")
