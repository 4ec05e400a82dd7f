"""Likelihood that a header names a column, a title a sheet, a label a field: surely, nearly, by a word, or not at all.

Beyond the names that the reader knows (`names`), home-made workbooks bear words of their own: the catalogue `guess`
lists them for each column, field and sheet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Generic, TypeVar

from rtdocs.i18n import codes, language_of
from rtdocs.i18n.folding import fold_name
from rtdocs.i18n.likeness import nearest
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Sheet

LONGEST_NAME = 60
"""Characters; a longer text is a sentence and names nothing."""

_SHORTEST_SLIP = 5
"""Letters; in shorter words one slip makes another word: « Lieu » is not « Lien »."""

_SHORTEST_WORD = 3
"""Letters that a word of a name needs to tell it; the acronyms RT and TO tell it too, in capitals."""

_MOST_WORDS = 5
"""Words of a header; a longer one says more than a name that stands in it."""

_ACRONYMS = frozenset({"RT", "TO"})

Named = TypeVar("Named")


class Match(IntEnum):
    """The match of a text with a name; the higher, the surer."""

    WORD = 1  # "Date de l'activité" holds a name, or "Résultat" is a part of one
    HINT = 2  # a word of home-made workbooks: "Quoi"
    NEAR = 3  # a slip of the finger: "Evénemants"
    EXACT = 4  # a name or a synonym, as the reader itself knows it


@dataclass(frozen=True, slots=True)
class _Lexicon(Generic[Named]):
    """The sheets, columns or fields that may be named, by their names, and by words that only hint at them."""

    known: Mapping[str, Named]
    hints: Mapping[Named, frozenset[str]]

    def matches(self, text: str) -> dict[Named, Match]:
        """Return the sheets, columns or fields that a text may name, with how surely."""
        exact = names.find(text, self.known)
        near = self._near(text) if exact is None else None
        maybe = {self.known[name]: Match.WORD for name in self.known if _shares_words(text, name)}
        hinted = {thing: Match.HINT for thing, words in self.hints.items() if fold_name(text) in words}
        sure = {thing: match for thing, match in ((near, Match.NEAR), (exact, Match.EXACT)) if thing is not None}
        return {**maybe, **hinted, **sure}

    def _near(self, text: str) -> Named | None:
        if len(fold_name(text)) < _SHORTEST_SLIP:
            return None
        return self.known.get(fold_name(nearest(text, _long_enough(self.known))))


@cache
def columns(text: str, sheet: Sheet) -> Mapping[Column, Match]:
    """Return the columns of a sheet that a header may name."""
    return _columns(sheet).matches(text) if _may_name(text) else {}


@cache
def sheets(text: str) -> Mapping[Sheet, Match]:
    """Return our sheets that a sheet's name may mean."""
    return _sheets().matches(text)


@cache
def fields(text: str) -> Mapping[Column, Match]:
    """Return the fields of the sheet Project that a label may name."""
    return _fields().matches(text) if _may_name(text) else {}


@cache
def _columns(sheet: Sheet) -> _Lexicon[Column]:
    return _Lexicon(names.columns(sheet), {column: _hints(column.path) for column in names.table(sheet).columns})


@cache
def _sheets() -> _Lexicon[Sheet]:
    return _Lexicon(names.sheets(), {sheet: _hints(f"sheet.{sheet.value}") for sheet in Sheet})


@cache
def _fields() -> _Lexicon[Column]:
    known = names.fields(Sheet.PROJECT)
    return _Lexicon(known, {field: _hints(field.path) for field in names.table(Sheet.PROJECT).fields})


def _hints(path: str) -> frozenset[str]:
    topic, _, key = path.partition(".")
    languages = [language_of(code) for code in codes() if language_of(code).has(f"guess.{path}")]
    said = (language.say(f"guess.{topic}.{key}") for language in languages)
    return frozenset(fold_name(word) for words in said for word in words.split(names.SYNONYMS_PARTED_BY))


def _may_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME


def _long_enough(known: Iterable[str]) -> list[str]:
    return [name for name in known if len(name) >= _SHORTEST_SLIP]


def _shares_words(text: str, name: str) -> bool:
    """Tell whether all the words of one text stand in the other."""
    typed, own = frozenset(_words(text)), frozenset(_words(name.upper() if name.upper() in _ACRONYMS else name))
    return bool(typed and own) and len(text.split()) <= _MOST_WORDS and (own <= typed or typed <= own)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text that carry meaning, folded; "RT 4" is no header but an outcome."""
    yield from (word for word in fold_name(text).split() if len(word) >= _SHORTEST_WORD)
    if not any(map(str.isdigit, text)):
        yield from (fold_name(word) for word in text.split() if word in _ACRONYMS)
