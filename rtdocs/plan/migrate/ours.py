"""Texts that rtdocs itself wrote in an old workbook, in any language: they are written anew rather than copied."""

import re
from functools import cache

from rtdocs import repertoire
from rtdocs.i18n import codes, language_of
from rtdocs.plan.content.formbook import Cell
from rtdocs.plan.form import form
from rtdocs.read.homemade.guess import Guess
from rtdocs.read.values.text import is_blank, label, plain
from rtdocs.workbook.columns import Column, Sheet


def is_leaf(sheet: Guess) -> bool:
    """Tell whether a sheet bears the name of our instructions."""
    return sheet.table is not None and sheet.table.sheet is Sheet.README


def is_ours(sheet: Guess, *, is_hidden: bool) -> bool:
    """Tell whether rtdocs made all of a sheet: its hidden lists, or its instructions if nobody wrote there."""
    names = {language.say("form.lists") for language in map(language_of, codes())}
    if is_leaf(sheet):
        return all(text in _leaf_texts() or _is_tally(text) for text in _typed(sheet, len(sheet.grid.rows)))
    return is_hidden and sheet.grid.name in names and bool(_typed(sheet, 1) & _list_names())


def says_of(number: int) -> set[str]:
    """Return the texts of rtdocs on an outcome, in all languages."""
    books = [repertoire.load(code) for code in codes()]
    told = [(book.outcome(number), book.function(book.outcome(number).function).name) for book in books]
    texts = ((each.label, function, each.definition, "\n".join(each.examples)) for each, function in told)
    return {label(text) for every in texts for text in every}


def helps_with(field: Column) -> set[str]:
    """Return the help of a field, in all languages."""
    return {label(field.help(language)) for language in map(language_of, codes())}


def anew(old: Cell, new: Cell, ours: set[str]) -> Cell:
    """Return the new content of a cell that rtdocs fills: our new words over our old ones, never over a person's."""
    return old if old and not (new and label(str(old)) in ours) else new


def _typed(sheet: Guess, rows: int) -> set[str]:
    cells = (cell for row in sheet.grid.rows[:rows] for cell in row if not is_blank(cell))
    return {label(plain(cell, language_of(codes()[0]))) for cell in cells}


@cache
def _leaf_texts() -> set[str]:
    """Return the texts of the sheet of instructions, in an empty workbook or in the example."""
    leaves = [make(language_of(code)).leaf for code in codes() for make in (form.blank, form.example)]
    tables = [table for leaf in leaves for table in leaf.tables]
    cells = [text for table in tables for row in (table.headers, *table.rows) for text in row]
    return {label(text) for text in (*cells, *(text for leaf in leaves for text in (leaf.title, leaf.lead)))}


def _is_tally(text: str) -> bool:
    """Tell whether a text is our line of counts, whatever its numbers."""
    told = (label(language_of(code).say("form.leaf.tally")) for code in codes())
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(each)), text) for each in told)


@cache
def _list_names() -> set[str]:
    return {each.name for code in codes() for each in form.filled(language_of(code), {}).lists}
