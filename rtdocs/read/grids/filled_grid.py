"""Reads the answers in a filled grid of questions: an Excel or Word grid, or the sheet `Apprentissages` of a workbook.

Columns are known by their headers, so that a grid may have been sorted, filtered, translated or saved by any program.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language
from rtdocs.model import Lesson
from rtdocs.problems import Rule, Where
from rtdocs.read.grids import word_grid
from rtdocs.read.open import Book, open_book
from rtdocs.read.tables import header, merged, outcomes
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.rows import Leaf
from rtdocs.read.tables.sheets import is_list_of_marks
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

_ANSWERS = frozenset({"answer", "action"})
_UNREAD = frozenset({Rule.CELL_IN_ERROR, Rule.FORMULA_WITHOUT_VALUE})
_QUESTIONS = frozenset({"code", "question"})


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """A grid as it came back.

    Attributes:
        path: where it stands.
        lessons: its rows in their order, answered or not.
        unread: the cells that give no text: formulas that are in error, or that no program has computed.
    """

    path: Path
    lessons: tuple[Lesson, ...]
    unread: tuple[Where, ...] = ()


def read_grid(path: Path, language: Language) -> FilledGrid:
    """Return what a grid holds; `language` is the language that days typed as dates are written in.

    Raises:
        UnreadableWorkbook: there is no such file, it holds no table of questions, or it is refused as unsafe.
    """
    found = FilledGrid(path, tuple(word_grid.read(path, language))) if _is_word(path) else _excel_grid(path, language)
    if not found.lessons:
        raise UnreadableWorkbook("grid-is-none", path=path)
    return found


def _excel_grid(path: Path, language: Language) -> FilledGrid:
    records = [record for leaf in _leaves(open_book(path), language) for record in leaf.records()]
    problems = (problem for record in records for problem in record.problems)
    return FilledGrid(
        path,
        tuple(Lesson(where=record.where, **record.values) for record in records),
        tuple(problem.where for problem in problems if problem.rule in _UNREAD),
    )


def _is_word(path: Path) -> bool:
    """Tell whether a file is a Word document, whatever its name; what is no zip is left to the reader of workbooks."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as entries:
        return any(name.startswith("word/") for name in entries.namelist())


def _leaves(book: Book, language: Language) -> Iterator[Leaf]:
    """Yield the sheets that hold a table of questions and answers."""
    table, words = names.table(Sheet.LEARNING), outcomes.words(language)
    for sheet in book.sheets:
        grid = book.grid(sheet.name)
        found = header.find(grid, table, language)
        if _asks_and_answers(found) and not is_list_of_marks(sheet.name):
            yield Leaf(table, merged.spread(grid, found, table, language), found, words)


def _asks_and_answers(found: Header) -> bool:
    keys = found.by_key.keys()
    return bool(keys & _ANSWERS and keys & _QUESTIONS)
