"""Names of sheets, columns and choices as people type them: any language, case, accent, space or trailing `*`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from rtdocs.i18n import Language, codes, language_of
from rtdocs.i18n.folding import fold_name
from rtdocs.model import LOGO_IMAGE, PROJECT_IMAGE
from rtdocs.workbook.columns import TABLES, Column, Sheet, Table, choice_label

SYNONYMS_PARTED_BY = "|"

# "Acteurs (séparés par ;)" is Acteurs with a hint; Apple's Numbers names a sheet it exports "Effets - Tableau 1".
_HINT = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*\**\s*$|\s+[-–]\s+(?:table|tableau)\s*\d*\s*$", re.IGNORECASE)

Named = TypeVar("Named")


def find(text: str, names: Mapping[str, Named]) -> Named | None:
    """Return the sheet, column or other value that bears a name, also with a hint behind it; None where none does."""
    found = names.get(fold_name(text))
    return found if found is not None else names.get(fold_name(_HINT.sub("", text)))


@cache
def sheets() -> dict[str, Sheet]:
    """Return the sheets by every name they may bear."""
    return _index((sheet, f"workbook.sheet.{sheet.value}") for sheet in Sheet)


@cache
def columns(sheet: Sheet) -> dict[str, Column]:
    """Return the columns of a sheet by every name they may bear; a column of two choices also bears each one's name."""
    named = _index((column, f"workbook.{column.path}") for column in table(sheet).columns)
    return {**dict(_asking(table(sheet).columns)), **named}


@cache
def fields(sheet: Sheet) -> dict[str, Column]:
    """Return the fields of a sheet whose rows are fields by every name they may bear."""
    return _index((column, f"workbook.{column.path}") for column in table(sheet).fields)


@cache
def choices(column: Column) -> dict[str, Enum]:
    """Return the choices of a column by every label and synonym, in any language."""
    kinds = tuple(column.choices or ())
    labels = {fold_name(choice_label(choice, language)): choice for language in _readers() for choice in kinds}
    others = {
        fold_name(word): choice
        for language in _readers()
        for choice in kinds
        for word in _parted(language, f"workbook.choice-synonyms.{type(choice).__name__}.{choice.value}")
    }
    return {**others, **labels}


@cache
def answers(column: Column) -> dict[str, Enum]:
    """Return the choices for yes and no of a column that asks, by every word for them; empty for other columns."""
    if column.asks is None or column.contrary is None:
        return {}
    return {word: column.asks if is_yes else column.contrary for word, is_yes in yes_and_no().items()}


@cache
def yes_and_no() -> dict[str, bool]:
    """Return the words of all languages for yes (True) and no (False)."""
    return {
        fold_name(word): is_yes
        for language in _readers()
        for answer, is_yes in (("yes", True), ("no", False))
        for word in _parted(language, f"workbook.answer.{answer}")
    }


@cache
def total_words() -> frozenset[str]:
    """Return the words of all languages that open a row of totals, folded."""
    return frozenset(fold_name(word) for language in _readers() for word in _parted(language, "workbook.totals.words"))


def yes_no_labels(language: Language) -> tuple[str, str]:
    """Return the words for yes and no that a drop-down offers."""
    return _parted(language, "workbook.answer.yes")[0], _parted(language, "workbook.answer.no")[0]


@cache
def owners() -> dict[str, str]:
    """Return PROJECT_IMAGE and LOGO_IMAGE by the words for them, for pictures of neither an event nor an effect."""
    return {
        fold_name(word): owner
        for language in _readers()
        for owner in (PROJECT_IMAGE, LOGO_IMAGE)
        for word in _parted(language, f"workbook.owner.{owner}")
    }


@cache
def table(sheet: Sheet) -> Table:
    """Return the declaration of a sheet."""
    return next(each for each in TABLES if each.sheet is sheet)


@cache
def languages_of(name: str) -> frozenset[str]:
    """Return the codes of the languages in which `name` is a sheet's name."""
    return frozenset(
        language.code for language in _readers() if find(name, dict.fromkeys(_sheet_names(language), language))
    )


@cache
def languages_of_column(name: str, column: Column) -> frozenset[str]:
    """Return the codes of the languages in which `name` is a column's name."""
    key = f"workbook.{column.path}"
    return frozenset(
        language.code for language in _readers() if fold_name(name) in map(fold_name, _names(language, key))
    )


@cache
def _sheet_names(language: Language) -> frozenset[str]:
    keys = [f"workbook.sheet.{sheet.value}" for sheet in Sheet]
    return frozenset(fold_name(name) for key in keys for name in _names(language, key))


def _asking(columns: Iterable[Column]) -> Iterator[tuple[str, Column]]:
    for column in columns:
        for choice in column.choices or ():
            if len(column.choices or ()) == len(("yes", "no")):
                yield from ((fold_name(name), column.asking(choice)) for name in _questions(choice))


def _questions(choice: Enum) -> Iterator[str]:
    """Yield the headers that ask whether a choice holds: its label, and words of their own."""
    for language in _readers():
        yield choice_label(choice, language)
        yield from _parted(language, f"workbook.asked.{type(choice).__name__}.{choice.value}")


def _readers() -> tuple[Language, ...]:
    return tuple(language_of(code) for code in codes())


def _names(language: Language, key: str) -> tuple[str, ...]:
    return (language.say(f"{key}.name"), *_parted(language, f"{key}.synonyms"))


def _parted(language: Language, key: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in language.say(key).split(SYNONYMS_PARTED_BY))


def _index(named: Iterable[tuple[Named, str]]) -> dict[str, Named]:
    """Return values by their folded names; a synonym in one language never hides a true name in another."""
    named = tuple(named)
    return {**dict(_folded(named, slice(1, None))), **dict(_folded(named, slice(0, 1)))}


def _folded(named: Iterable[tuple[Named, str]], which: slice) -> Iterator[tuple[str, Named]]:
    for thing, key in named:
        for language in _readers():
            yield from ((fold_name(name), thing) for name in _names(language, key)[which])
