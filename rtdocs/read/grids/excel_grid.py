"""Answers of an Excel grid, or of the sheet `Apprentissages` of a workbook, wherever on the sheet they were typed.

Columns are known by their headers. An answer column renamed beyond recognition is guessed; a further column continues
the answer of its row, and so does a comment; words typed under the table continue the row above, words typed above it
are a row of their own. A sheet without a table of questions is named in the account.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rtdocs import i18n
from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language, language_of
from rtdocs.model import Lesson
from rtdocs.problems import Rule, Where
from rtdocs.read.grids.given import Given, is_standing
from rtdocs.read.grids.headers import named
from rtdocs.read.grids.ours import Ours
from rtdocs.read.open import Book, Grid, open_book
from rtdocs.read.tables import header, merged, outcomes
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.rows import Leaf, Record, at
from rtdocs.read.tables.sheets import is_list_of_marks
from rtdocs.read.values.text import is_blank, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import LEARNING, Sheet

_ANSWERS = frozenset({"answer", "action"})
_QUESTIONS = frozenset({"code", "question"})
_UNREAD = frozenset({Rule.CELL_IN_ERROR, Rule.FORMULA_WITHOUT_VALUE})
_CODE = re.compile(r"[^\W\d_]{0,4} ?\d{1,4}([.-]\d{1,3})?")  # A1, RT5.1, one's own 12
_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class ExcelGrid:
    """The contents of a grid, as `FilledGrid` has them."""

    lessons: tuple[Lesson, ...] = ()
    unread: tuple[Where, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


def read(book: Book, language: Language, ours: Ours) -> ExcelGrid:
    """Return the questions and answers on the sheets of a workbook; `ours` are the texts that it says by itself."""
    table, words = names.table(Sheet.LEARNING), outcomes.words(language)
    lessons: list[Lesson] = []
    unread: list[Where] = []
    guessed: list[tuple[str, str]] = []
    aside: list[tuple[str, str]] = []
    changed: list[tuple[str, str]] = []
    for sheet in book.sheets:
        grid = book.grid(sheet.name)
        found, told = _guessed(header.find(grid, table, language), language)
        if not _asks_and_answers(found):
            is_theirs = not sheet.is_hidden and _is_a_person_s(sheet.name, grid)
            aside += [(sheet.name, _words(grid, language))] if is_theirs else []
        elif not is_list_of_marks(sheet.name):
            leaf = Leaf(table, merged.spread(grid, found, table, language), found, words)
            records = tuple(leaf.records())
            given = Given(leaf, ours, language)
            lessons += (*_lessons(leaf, records, given.typed(), language), *_above(leaf, given, language))
            changed += given.changed()
            unread += (fault.where for each in records for fault in each.problems if fault.rule in _UNREAD)
            guessed += told
    return ExcelGrid(tuple(lessons), tuple(unread), tuple(dict.fromkeys(guessed)), tuple(aside), tuple(changed))


def is_grid(path: Path) -> bool:
    """Tell whether a file is a grid of questions as rtdocs makes them, in any language: by the names of its sheets."""
    try:
        return has_only_sections(open_book(path))
    except UnreadableWorkbook:
        return False


def has_only_sections(book: Book) -> bool:
    """Tell whether all sheets of a workbook bear the names of sections of a grid of questions."""
    found = {sheet.name for sheet in book.sheets}
    sections = ("section.learn", "section.reinvest", "section.outcome", "closing")
    names_of = {language_of(code).say(f"grid.{section}.sheet") for code in i18n.codes() for section in sections}
    return bool(found) and found <= names_of


def _asks_and_answers(found: Header) -> bool:
    keys = found.by_key.keys()
    return bool(keys & _ANSWERS and keys & _QUESTIONS)


def _is_a_person_s(name: str, grid: Grid) -> bool:
    """Tell whether a sheet was added by a person and is not empty: its name is none that rtdocs gives."""
    is_filled = bool(grid.survey.boxes) or any(not is_blank(cell) for row in grid.rows for cell in row)
    return is_filled and names.find(name, names.sheets()) is None and not is_list_of_marks(name)


def _words(grid: Grid, language: Language) -> str:
    """Return all words of a sheet, from its cells and the boxes over them."""
    texts = [plain(cell, language) for row in grid.rows for cell in row if not is_blank(cell)]
    over = (text for _, text in _over_cells(grid, language))
    return " · ".join([*texts, *over])


def _over_cells(grid: Grid, language: Language) -> Iterator[tuple[int, str]]:
    """Yield the comments, the words of boxes and the pictures over a sheet's cells, each with its row from 1."""
    survey = grid.survey
    yield from ((number, text) for (number, _), text in sorted(survey.comments.items()))
    yield from ((number, text) for number, _, text in survey.boxes)
    yield from ((number, language.say("grid.picture")) for number, _ in survey.floating)


def _guessed(found: Header, language: Language) -> tuple[Header, tuple[tuple[str, str], ...]]:
    """Return headers with those that people typed in known again, and what was guessed.

    An answer column that was renamed beyond that is the first unknown one right of the questions.
    """
    columns, told = dict(found.columns), []
    for place, name in sorted(found.unknown.items()):
        column, _ = named(name)
        if column and columns and not is_standing(name) and column.key not in {each.key for each in columns.values()}:
            columns[place] = column
            told.append((name, column.name(language)))
    unknown = {place: name for place, name in found.unknown.items() if place not in columns}
    known = replace(found, columns=columns, unknown=unknown)
    answer = _renamed_answer(known)
    if answer is None:
        return known, tuple(told)
    column = next(column for column in LEARNING.columns if column.key == "answer")
    left = {place: name for place, name in unknown.items() if place != answer}
    told.append((unknown[answer], column.name(language)))
    return replace(known, columns={**columns, answer: column}, unknown=left), tuple(told)


def _renamed_answer(found: Header) -> int | None:
    keys = found.by_key
    if "answer" in keys or not keys.keys() & _QUESTIONS or len(keys) < len(("code", "action")):
        return None
    first = max(keys[key] for key in _QUESTIONS & keys.keys())
    free = [place for place, name in sorted(found.unknown.items()) if place > first and not is_standing(name)]
    return free[0] if free else None


def _lessons(
    leaf: Leaf, records: Iterable[Record], typed: Mapping[int, list[str]], language: Language
) -> Iterator[Lesson]:
    """Yield the rows of a sheet, answers joined with what stands elsewhere in the row and under the table.

    That is words `typed` into our own texts, by row, words in further columns, and comments.
    """
    rows = {record.where.row or 0: dict(record.values) for record in records}
    further = _further(leaf, language)
    for number, texts in typed.items():
        further.setdefault(number, []).extend(texts)
    lesson: Lesson | None = None
    for number in sorted(rows.keys() | further.keys()):
        values, beside = rows.get(number, {}), further.get(number, [])
        if lesson is not None and _is_under(values):
            words = (str(values.get(key, "")) for key in ("code", "question"))
            lesson = _longer(lesson, (*words, *beside))
            continue
        if lesson is not None:
            yield lesson
        lesson = _longer(Lesson(where=Where(leaf.grid.name, number), **values), beside)
    if lesson is not None:
        yield lesson


def _above(leaf: Leaf, given: Given, language: Language) -> Iterator[Lesson]:
    """Yield a person's words above the table, a row a text."""
    above = leaf.grid.rows[: leaf.header.row - 1]
    ours = given.opening_rows
    for number, text in _over_cells(leaf.grid, language):
        if number <= leaf.header.row:
            yield Lesson(where=Where(leaf.grid.name, number or None), answer=text)
    for number, row in enumerate(above, 1):
        for place in range(2 if number <= ours else 1, len(row) + 1):
            if text := plain(at(row, place), language):
                yield Lesson(where=Where(leaf.grid.name, number), answer=text)


def _is_under(values: Mapping[str, Any]) -> bool:
    """Tell whether a row has no question and no answer: words typed under the table, in any column."""
    filled = {key for key, value in values.items() if value}
    return not filled or (filled == {"code"} and not _CODE.fullmatch(str(values["code"])))


def _longer(lesson: Lesson, texts: Iterable[str]) -> Lesson:
    return replace(lesson, answer=_APART.join(filter(None, (lesson.answer, *texts))))


def _further(leaf: Leaf, language: Language) -> dict[int, list[str]]:
    """Return the texts of further columns, behind their headers, and of comments, by row number from 1."""
    found: dict[int, list[str]] = {}
    standing = {place for place, name in leaf.header.unknown.items() if is_standing(name)}
    known = {*leaf.header.columns, *leaf.header.repeated, *standing}
    asked = [place for place, column in leaf.header.columns.items() if column.key in _QUESTIONS]
    for number, row in enumerate(leaf.grid.rows[leaf.header.row :], leaf.header.row + 1):
        ours = known if any(not is_blank(at(row, place)) for place in asked) else known - standing
        for place in range(1, len(row) + 1):
            if place not in ours and (text := plain(at(row, place), language)):
                title = "" if place in standing else leaf.header.unknown.get(place, "")
                told = language.say("grid.column_of", column=title, text=text) if title else text
                found.setdefault(number, []).append(told)
    for number, text in _over_cells(leaf.grid, language):
        if number > leaf.header.row:
            found.setdefault(number, []).append(text)
    return found
