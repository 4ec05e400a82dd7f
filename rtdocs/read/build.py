"""The reading of a whole workbook into the group's story; a fault becomes a problem and never stops the reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from rtdocs import pictures
from rtdocs.errors import UnreadableWorkbook
from rtdocs.model import Actor, Direction, Effect, Event, Figure, Image, Lesson, Link, Project, Story, WheelScore
from rtdocs.problems import Rule, Severity, Where, WorkbookProblem
from rtdocs.read.grids.excel_grid import has_only_sections
from rtdocs.read.open import Book, Grid, open_book
from rtdocs.read.tables import header, merged, outcomes, project, resolve, sheets
from rtdocs.read.tables.project import Fields
from rtdocs.read.tables.rows import Leaf, Record
from rtdocs.read.tables.sheets import Found
from rtdocs.read.values import dates
from rtdocs.read.values.cells import Words
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

_ACTORS = ("actors", "second_actor", "third_actor")
"""The columns that name an event's actors, so that several can be picked from the list."""

_OUTCOME_KEYS = {Sheet.WHEEL: "outcome", Sheet.REPERTOIRE: "number"}
"""The sheets where an outcome stands once, and the column that names it."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """The sheets of a workbook that are ours, with their headers, their rows as records, and the project's fields."""

    words: Words
    leaves: dict[Sheet, Leaf]
    records: dict[Sheet, tuple[Record, ...]]
    fields: Fields

    def rows(self, sheet: Sheet) -> Iterator[tuple[Where, dict[str, Any]]]:
        """Yield the place and values of each row of a sheet; none where the workbook lacks the sheet."""
        yield from ((record.where, record.values) for record in self.records.get(sheet, ()))


def read(path: Path) -> tuple[Story, tuple[WorkbookProblem, ...]]:
    """Return the story of a workbook, and the problems of its sheets and cells.

    Raises:
        UnreadableWorkbook: there is no such file, it is no workbook but perhaps a grid of questions, or it is refused
            as unsafe.
    """
    book = open_book(path)
    if has_only_sections(book):
        raise UnreadableWorkbook("workbook-is-grid", path=path)
    found = sheets.find(book.sheets)
    grids = {sheet: book.grid(name) for sheet, name in found.known.items()}
    pages = _pages(grids, replace(outcomes.words(found.language), epoch_1904=book.counts_from_1904))
    problems = (*sheets.problems(found), *_macros(book), *_problems(pages))
    unread = frozenset(problem.where for problem in problems if problem.rule.severity is Severity.ERROR)
    return replace(_story(book, found, pages), unread=unread), problems


def _pages(grids: dict[Sheet, Grid], words: Words) -> _Pages:
    words = _with_own_labels(words, grids.get(Sheet.REPERTOIRE))
    leaves = {sheet: _leaf(sheet, grid, words) for sheet, grid in grids.items() if names.table(sheet).columns}
    if Sheet.WHEEL in leaves:
        leaves[Sheet.WHEEL] = outcomes.with_profiles(leaves[Sheet.WHEEL])
    records = {sheet: tuple(leaf.records()) for sheet, leaf in leaves.items() if not leaf.table.fields}
    fields = project.read(leaves[Sheet.PROJECT]) if Sheet.PROJECT in leaves else Fields()
    return _Pages(words, leaves, records, fields)


def _with_own_labels(words: Words, grid: Grid | None) -> Words:
    """Return the words that cells are parsed by, with the group's own labels, which other sheets may use."""
    if grid is None:
        return words
    return outcomes.relabelled(words, outcomes.own_labels(_leaf(Sheet.REPERTOIRE, grid, words).records()))


def _leaf(sheet: Sheet, grid: Grid, words: Words) -> Leaf:
    table = names.table(sheet)
    found = header.find(grid, table, words.language)
    return Leaf(table, merged.spread(grid, found, table, words.language), found, words).with_answers()


def _story(book: Book, found: Found, pages: _Pages) -> Story:
    events = tuple(_event(where, values) for where, values in pages.rows(Sheet.EVENTS))
    effects = tuple(Effect(where=where, **values) for where, values in pages.rows(Sheet.EFFECTS))
    actors = tuple(Actor(where=where, **values) for where, values in pages.rows(Sheet.ACTORS))
    actors = actors or tuple(resolve.actors_of(events))
    known, called = resolve.numbers(events, effects), resolve.actor_names(actors)
    images = (Image(where=where, **values) for where, values in pages.rows(Sheet.IMAGES))
    links = (Link(where=where, **values) for where, values in pages.rows(Sheet.LINKS))
    return Story(
        language=found.language.code,
        repertoire=pages.words.repertoire,
        project=_with_logo(pages.fields.project, book.path),
        name=book.path.stem,
        saved=book.saved,
        events=tuple(resolve.event(event, known, called) for event in events),
        effects=effects,
        actors=actors,
        links=tuple(resolve.link(link, known) for link in links),
        lessons=tuple(Lesson(where=where, **values) for where, values in pages.rows(Sheet.LEARNING)),
        wheel=_wheel(pages),
        images=tuple(_found(resolve.image(image, known), book.path) for image in images),
        figures=tuple(Figure(where=where, **values) for where, values in pages.rows(Sheet.FIGURES)),
        sheets=tuple(sheet.name for sheet in book.sheets if not sheets.is_list_of_marks(sheet.name)),
        places=dict(_places(found, pages)),
    )


def _with_logo(told: Project, workbook: Path) -> Project:
    return replace(told, logo=str(pictures.beside(workbook, told.logo))) if told.logo else told


def _found(image: Image, workbook: Path) -> Image:
    return replace(image, file=str(pictures.beside(workbook, image.file))) if image.file else image


def _wheel(pages: _Pages) -> tuple[WheelScore, ...]:
    leaf = pages.leaves.get(Sheet.WHEEL)
    return tuple(outcomes.wheel(leaf, pages.records[Sheet.WHEEL])) if leaf else ()


def _event(where: Where, values: dict[str, Any]) -> Event:
    """Return the event of a row, with dates of two columns and actors of three made one, and its amount signed."""
    joined = {"date", "end_date", "amount", *_ACTORS}
    others = {key: value for key, value in values.items() if key not in joined}
    when = dates.combined(values["date"], values["end_date"])
    actors = tuple(dict.fromkeys(name for key in _ACTORS for name in values[key]))
    return Event(where=where, date=when, actors=actors, amount=_amount(values), **others)


def _amount(values: dict[str, Any]) -> Decimal | None:
    """Return the dollars that an event obtained or lost; None for an amount below zero of one that is no reverse."""
    amount: Decimal | None = values["amount"]
    return None if amount is None or _is_loss_without_reverse(values) else abs(amount)


def _is_loss_without_reverse(values: dict[str, Any]) -> bool:
    return values["amount"] is not None and values["amount"] < 0 and values["direction"] is not Direction.REVERSE


def _losses(pages: _Pages) -> Iterator[WorkbookProblem]:
    """Yield a problem for each amount below zero of an event that is no reverse; the amount is left out."""
    for where, values in pages.rows(Sheet.EVENTS):
        if _is_loss_without_reverse(values):
            place = pages.leaves[Sheet.EVENTS].cell(where, "amount")
            yield WorkbookProblem(Rule.LOSS_WITHOUT_REVERSE, place, {"number": values["number"]})


def _places(found: Found, pages: _Pages) -> Iterator[tuple[str, Where]]:
    """Yield the places of the sheets, columns and fields, by their paths in the declaration."""
    for sheet, name in found.known.items():
        yield sheet.value, Where(name)
    for leaf in pages.leaves.values():
        for position, column in leaf.header.columns.items():
            yield column.path, Where(leaf.grid.name, None, position)
    yield from pages.fields.places.items()


def _macros(book: Book) -> Iterator[WorkbookProblem]:
    if book.has_macros:
        yield WorkbookProblem(Rule.MACROS_LEFT_OUT, Where(), {"name": book.path.name})


def _examples(pages: _Pages) -> Iterator[WorkbookProblem]:
    """Yield one note for all the worked examples of the workbook."""
    rows = [row for leaf in pages.leaves.values() for row in leaf.examples()]
    if rows:
        names_of_sheets = tuple(dict.fromkeys(row.sheet for row in rows))
        yield WorkbookProblem(Rule.EXAMPLE_ROWS, rows[0], {"count": len(rows), "sheets": names_of_sheets})


def _problems(pages: _Pages) -> Iterator[WorkbookProblem]:
    yield from _examples(pages)
    for sheet, leaf in pages.leaves.items():
        yield from leaf.problems()
        for record in pages.records.get(sheet, ()):
            yield from record.problems
        if sheet in _OUTCOME_KEYS:
            yield from outcomes.repeated(leaf, pages.records[sheet], _OUTCOME_KEYS[sheet])
    yield from pages.fields.problems
    yield from _losses(pages)
