"""Sheets whose rows are outcomes: the group's own labels, and the scores of the wheel."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rtdocs import repertoire
from rtdocs.i18n import Language, codes
from rtdocs.i18n.folding import fold_name
from rtdocs.model import WheelScore
from rtdocs.problems import Rule, WorkbookProblem
from rtdocs.read.tables.rows import Leaf, Record, at
from rtdocs.read.values.cells import Words
from rtdocs.read.values.text import is_blank
from rtdocs.workbook.columns import Column, Kind


def words(language: Language, own_labels: Mapping[int, str] | None = None) -> Words:
    """Return the words that cells are parsed by, with the labels of outcomes in all languages and the group's own."""
    book = repertoire.load(language.code).relabelled(own_labels or {})
    books = (*(repertoire.load(code) for code in codes()), book)
    return Words(
        language, book, {fold_name(outcome.label): outcome.number for each in books for outcome in each.outcomes}
    )


def relabelled(known: Words, own: Mapping[int, str]) -> Words:
    """Return the words that cells are parsed by, with the group's own labels of outcomes."""
    return replace(words(known.language, own), epoch_1904=known.epoch_1904)


def own_labels(records: Iterable[Record]) -> dict[int, str]:
    """Return the labels that the sheet Repertoire changes, by outcome number."""
    named = {record.values["number"]: record.values["label"] for record in records}
    return {
        number: label
        for number, label in named.items()
        if number is not None and label and fold_name(label) not in _known_labels(number)
    }


def repeated(leaf: Leaf, records: Iterable[Record], key: str) -> Iterator[WorkbookProblem]:
    """Yield a problem for each row whose outcome a row above already holds."""
    seen: dict[int, Record] = {}
    for record in records:
        number = record.values[key]
        if number in seen:
            values = {"outcome": number, "first": leaf.cell(seen[number].where, key).cell}
            yield WorkbookProblem(Rule.REPEATED_OUTCOME, leaf.cell(record.where, key), values)
        elif number is not None:
            seen[number] = record


def with_profiles(leaf: Leaf) -> Leaf:
    """Return the sheet Wheel with its further columns of numbers as profiles, named by their headers."""
    unknown = leaf.header.unknown.items()
    return leaf.with_columns(
        {position: Column(f"wheel.{name}", Kind.SCORE) for position, name in unknown if _holds_numbers(leaf, position)}
    )


def wheel(leaf: Leaf, records: Iterable[Record]) -> Iterator[WheelScore]:
    """Yield the scores of each row of the wheel that holds a score or a comment."""
    profiles = [column.key for column in leaf.header.columns.values() if column.kind is Kind.SCORE]
    for record in records:
        values = record.values
        scores = tuple((name, values[name]) for name in profiles if values[name] is not None)
        if values["outcome"] is not None and (scores or values["comment"]):
            yield WheelScore(outcome=values["outcome"], where=record.where, scores=scores, comment=values["comment"])


def _known_labels(number: int) -> set[str]:
    return {fold_name(repertoire.load(code).outcome(number).label) for code in codes()}


def _holds_numbers(leaf: Leaf, position: int) -> bool:
    """Tell whether a column holds numbers and nothing else."""
    filled = [cell for row in leaf.grid.rows[leaf.header.row :] if not is_blank(cell := at(row, position))]
    return bool(filled) and all(isinstance(cell, int | float) for cell in filled)
