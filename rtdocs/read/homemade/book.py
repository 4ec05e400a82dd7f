"""Any workbook that a facilitator may have, each sheet with the guess of the table it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rtdocs.i18n import Language, codes, language_of
from rtdocs.read.homemade import fields, guess
from rtdocs.read.homemade.guess import Guess, Reason
from rtdocs.read.open import Book, Grid, open_book
from rtdocs.read.tables import outcomes
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.rows import Leaf
from rtdocs.read.values.cells import Words
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet


@dataclass(frozen=True, slots=True)
class OldBook:
    """A home-made workbook.

    Attributes:
        path: the path of its file.
        saved: the day it says it was last saved, as an ISO text; empty where it does not say.
        language: the code of the language of most of its known names; empty where no name is known.
        words: the words that its cells are parsed by; outcomes are known by the group's own labels too.
        sheets: the guesses of its sheets in order.
        hidden: the names of the hidden sheets.
    """

    path: Path
    saved: str
    language: str
    words: Words
    sheets: tuple[Guess, ...]
    hidden: frozenset[str]


def read(path: Path, language: Language) -> OldBook:
    """Return a workbook with the guess of each sheet and column.

    Args:
        path: the workbook.
        language: whose words truth values are written in, where the names in the workbook are of no language.

    Raises:
        UnreadableWorkbook: there is no such file, it is no workbook, or it is refused as unsafe.
    """
    book = open_book(path)
    hidden = frozenset(each.name for each in book.sheets if each.is_hidden)
    words = replace(outcomes.words(language), epoch_1904=book.counts_from_1904)
    sheets = guess.claim(tuple(_options(grid, words, is_hidden=grid.name in hidden)) for grid in _grids(book))
    code = _language(sheets)
    words = replace(words, language=language_of(code)) if code else words
    return OldBook(path, book.saved, code, _words(sheets, words), sheets, hidden)


def _grids(book: Book) -> Iterator[Grid]:
    yield from (book.grid(each.name) for each in book.sheets)


def _options(grid: Grid, words: Words, *, is_hidden: bool) -> Iterator[Guess]:
    """Yield the guesses of a sheet; the last says that it is none of our tables."""
    named = names.find(grid.name, names.sheets())
    if named is Sheet.README:
        yield Guess(grid, names.table(named), Reason.NAME, score=guess.SHEET_THRESHOLD)
    else:
        yield from guess.tables(grid, words, by_name_only=is_hidden)
        yield from (each for each in fields.project(grid, words) if named or not is_hidden)
    yield Guess(grid)


def _language(sheets: Iterable[Guess]) -> str:
    votes = Counter(code for each in sheets for names_told in _codes(each) for code in names_told)
    best = max(codes(), key=lambda code: votes[code])
    return best if votes[best] and sorted(votes.values()) != [votes[best]] * len(codes()) else ""


def _codes(sheet: Guess) -> Iterator[frozenset[str]]:
    """Yield the languages of a sheet's name, and of each header that is the exact name of a column."""
    if sheet.table:
        yield names.languages_of(sheet.grid.name)
        for each in sheet.claims:
            if each.column and each.reason is Reason.NAME:
                yield names.languages_of_column(each.header, each.column)


def _words(sheets: Iterable[Guess], words: Words) -> Words:
    """Return the words that cells are parsed by, with the group's own labels from its sheet of the repertoire."""
    words = outcomes.relabelled(words, {})
    for each in sheets:
        if each.table and each.table.sheet is Sheet.REPERTOIRE:
            columns = {claim.position: claim.column for claim in each.claims if claim.column}
            leaf = Leaf(each.table, each.grid, Header(each.header, columns, {}, {}), words)
            return outcomes.relabelled(words, outcomes.own_labels(leaf.records()))
    return words
