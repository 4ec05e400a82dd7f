"""The lists of a project's workbook: those that drop down, and those that its formulas look up."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.plan.content.formbook import APART, FormList, FormSheet, Listing
from rtdocs.plan.form.cues import MOST_PARTS, folded, gathered, is_gathered
from rtdocs.workbook import names
from rtdocs.workbook.columns import TABLES, Sheet, choice_label

LISTED_ROWS = 500
"""How many rows of a sheet the lists follow at least: ten times what a long story holds."""

_SPARE_ROWS = 100

_GATHERED = {Listing.NUMBERS: (Sheet.EVENTS, Sheet.EFFECTS), Listing.ACTORS: (Sheet.ACTORS,)}


def lists(language: Language, sheets: Sequence[FormSheet]) -> Iterator[FormList]:
    """Yield every list, those that people choose from first."""
    outcomes = repertoire.load(language.code).outcomes
    named = next(sheet for sheet in sheets if Sheet(sheet.key) is Sheet.REPERTOIRE)
    labels = tuple(numbered(*row.cells[:2]) for row in named.rows)
    yield FormList(list_name(Listing.OUTCOMES, language), labels, Listing.OUTCOMES, (named.name,))
    for choices in _enums():
        yield FormList(list_name(choices, language), tuple(choice_label(choice, language) for choice in choices))
    yield FormList(list_name(Listing.YES_NO, language), names.yes_no_labels(language), Listing.YES_NO)
    for listing, followed in _GATHERED.items():
        yield _gathered(listing, [sheet for sheet in sheets if Sheet(sheet.key) in followed], language)
    yield _known_actors(next(sheet for sheet in sheets if Sheet(sheet.key) is Sheet.ACTORS), language)
    yield FormList(list_name(Listing.APART, language), APART, Listing.APART)
    numbers = {
        Listing.OUTCOME_NUMBERS: [outcome.number for outcome in outcomes],
        Listing.REVERSIBLE: [outcome.number for outcome in outcomes if outcome.can_reverse],
        Listing.RANKS: range(1, MOST_PARTS + 1),
    }
    for listing, each in numbers.items():
        yield FormList(list_name(listing, language), tuple(each), listing)


def list_name(what: Listing | type[Enum], language: Language) -> str:
    """Return the name that Excel knows a list by."""
    return language.say(f"form.list.{what.value if isinstance(what, Listing) else what.__name__}")


def numbered(number: object, label: object) -> str:
    """Return an outcome as the drop-down shows it: "5 · Placement d'intermédiaires"."""
    return f"{number} · {label}"


def _gathered(listing: Listing, followed: list[FormSheet], language: Language) -> FormList:
    labels = tuple(name for sheet in followed for name in gathered(sheet))
    reach = max(LISTED_ROWS, *(len(sheet.rows) + _SPARE_ROWS for sheet in followed))
    sources = tuple(sheet.name for sheet in followed)
    return FormList(list_name(listing, language), labels, listing, sources, reach, tuple(_counts(followed)))


def _known_actors(actors: FormSheet, language: Language) -> FormList:
    """Return the list of the actors' folded names, row by row, then of their acronyms."""
    reach = max(LISTED_ROWS, len(actors.rows) + _SPARE_ROWS)
    blanks = [""] * (reach - len(actors.rows))
    labels = [label for place in (0, 1) for label in (*(folded(row.cells[place]) for row in actors.rows), *blanks)]
    return FormList(
        list_name(Listing.KNOWN_ACTORS, language), tuple(labels), Listing.KNOWN_ACTORS, (actors.name,), reach
    )


def _counts(followed: list[FormSheet]) -> Iterator[tuple[int, ...]]:
    before = 0
    for sheet in followed:
        counts = tuple(accumulate(map(is_gathered, sheet.rows), initial=before))
        yield counts[1:]
        before = counts[-1]


def _enums() -> dict[type[Enum], None]:
    """Return every enum of choices once, in the order a person meets them."""
    columns = (column for table in TABLES for column in (*table.columns, *table.fields))
    return {column.choices: None for column in columns if column.choices}
