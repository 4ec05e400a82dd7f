"""A fresh workbook filled with the contents of an old one, whatever its shape, and the account of the migration.

Nothing is lost: a column that is none of ours stands at the right of its table, a sheet that is none of ours is copied,
and so are the lines above a table. Only texts that rtdocs itself wrote in the old workbook are written anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rtdocs.i18n import Language
from rtdocs.plan.content.formbook import FormBook, FormRow, FormSheet, KeptSheet
from rtdocs.plan.form import cues, form, lists
from rtdocs.plan.migrate import attached, numbers, ours
from rtdocs.plan.migrate.account import Account, SheetAccount
from rtdocs.plan.migrate.kept import LONGEST_HEADER, SheetNames
from rtdocs.plan.migrate.rows import Carrier
from rtdocs.plan.migrate.typed import CellWriter, is_turned_year
from rtdocs.plan.wording.telling import MADE_ON
from rtdocs.problems import Where
from rtdocs.read.homemade import fields
from rtdocs.read.homemade.book import OldBook
from rtdocs.read.homemade.guess import Guess, Reason, errors, filled_positions
from rtdocs.read.open import Cell as OldCell
from rtdocs.read.open import Grid
from rtdocs.read.tables.rows import at
from rtdocs.read.values.text import is_blank, label
from rtdocs.workbook.columns import PROJECT, TABLES, Column, Sheet

_TABLES = {table.sheet: table for table in TABLES if table.columns}


def carried(old: OldBook, language: Language) -> tuple[FormBook, Account]:
    """Return the new workbook, and the account of the migration.

    Args:
        old: the old workbook.
        language: the language of the new one.
    """
    about = language.say("form.carried.about", name=old.path.name)
    fresh = form.filled(language, {"about": about, "date": old.saved or MADE_ON})
    carrying = _Carrying(old, fresh, CellWriter(old.words, language))
    lines = carrying.lines()
    carriers = carrying.carriers()
    sheets = [carriers[sheet].sheet() if sheet in carriers else empty for sheet, empty in carrying.empty.items()]
    sheets[0] = _with_lines(sheets[0], lines, carrying.typist)
    gone = tuple(carrying.gone(carriers))
    account = Account(
        language=language.code,
        sheets=tuple(each.account for each in gone),
        renewed=tuple(each.grid.name for each in old.sheets if carrying.is_ours(each)),
        lines=tuple(field.name(language) for field in lines),
    )
    kept = tuple(aside for each in gone for aside in each.kept)
    apart = carrying.attached(kept)
    if apart is not None:
        kept, account = (*kept, apart), replace(account, attached=apart.name)
    reviewed = cues.with_words(sheets, language)
    book = replace(fresh, sheets=reviewed, kept=kept, lists=tuple(lists.lists(language, reviewed)))
    return _entitled(book), account


@dataclass(frozen=True, slots=True)
class _Gone:
    """An old sheet that was carried: its account, and the parts of it that are copied as they were."""

    account: SheetAccount
    kept: tuple[KeptSheet, ...] = ()


@dataclass(frozen=True, slots=True)
class _Carrying:
    """The migration of one workbook into a fresh one."""

    old: OldBook
    fresh: FormBook
    typist: CellWriter

    @property
    def empty(self) -> dict[Sheet, FormSheet]:
        """The sheets of the fresh workbook."""
        return dict(zip(_TABLES, self.fresh.sheets, strict=True))

    def carriers(self) -> dict[Sheet, Carrier]:
        """Return the carrier of each sheet of ours."""
        guesses = {each.table.sheet: each for each in self.old.sheets if each.table and each.table.columns}
        given = numbers.given(guesses, self.typist)
        return {
            sheet: Carrier(each, _TABLES[sheet], self.empty[sheet], self.typist, given.get(sheet, ()))
            for sheet, each in guesses.items()
        }

    def lines(self) -> dict[Column, OldCell]:
        """Return the fields in lines above the tables, where the old workbook has no sheet for them."""
        told: dict[Column, OldCell] = {}
        if not any(each.table is PROJECT for each in self.old.sheets):
            for each in self.old.sheets:
                told = {**fields.lines(Grid(each.grid.name, each.above), self.old.words), **told}
        return told

    def attached(self, kept: tuple[KeptSheet, ...]) -> KeptSheet | None:
        """Return the sheet of comments, addresses, struck words and totals; None where there are none."""
        sheets = (*(each.name for each in self.fresh.sheets), *(each.name for each in kept))
        taken = (self.fresh.leaf.name, self.fresh.lists_name, *sheets)
        names = SheetNames(self.typist.language, {name.casefold() for name in taken})
        others = [each for each in self.old.sheets if not self.is_ours(each)]
        return attached.sheet(others, self.typist, names.of(self.typist.language.say("form.carried.attached.name")))

    def is_ours(self, sheet: Guess) -> bool:
        """Tell whether rtdocs itself made all of a sheet."""
        return ours.is_ours(sheet, is_hidden=self._is_hidden(sheet))

    def gone(self, carriers: Mapping[Sheet, Carrier]) -> Iterator[_Gone]:
        """Yield the account and copies of each old sheet, but for those of rtdocs and empty ones."""
        taken = (self.fresh.leaf.name, self.fresh.lists_name, *(each.name for each in self.fresh.sheets))
        names = SheetNames(self.typist.language, {name.casefold() for name in taken})
        for each in self.old.sheets:
            if not self.is_ours(each) and filled_positions(each.grid):
                carrier = carriers.get(each.table.sheet) if each.table else None
                yield self._into_table(carrier, names) if carrier else self._copied(each, names)

    def _copied(self, sheet: Guess, names: SheetNames) -> _Gone:
        is_hidden = self._is_hidden(sheet)
        copy = self._copy(sheet.grid, sheet.grid.rows, names, is_hidden=is_hidden)
        account = SheetAccount(
            name=sheet.grid.name,
            target=copy.name,
            reason=Reason.KEPT,
            is_hidden=is_hidden,
            is_leaf=ours.is_leaf(sheet),
            errors=_errors(sheet.grid),
        )
        return _Gone(account, (copy,))

    def _into_table(self, carrier: Carrier, names: SheetNames) -> _Gone:
        sheet = carrier.guess
        above = _above(sheet)
        copies = (self._copy(sheet.grid, above, names),) if above else ()
        account = SheetAccount(
            name=sheet.grid.name,
            target=carrier.fresh.name,
            reason=sheet.reason,
            is_hidden=self._is_hidden(sheet),
            rows=len(carrier.rows),
            moved=tuple(carrier.moved()),
            further=carrier.further,
            numbers=tuple(carrier.numbers.values()),
            above=sum(_is_filled(row) for row in above),
            aside=copies[0].name if copies else "",
            errors=_errors(sheet.grid),
            years=tuple(_years(carrier)),
        )
        return _Gone(account, copies)

    def _copy(
        self, grid: Grid, rows: tuple[tuple[OldCell, ...], ...], names: SheetNames, *, is_hidden: bool = False
    ) -> KeptSheet:
        positions = range(1, max(filled_positions(grid)) + 1)
        cells = tuple(
            tuple(self.typist.cell(grid, row, position) for position in positions) for row in range(1, len(rows) + 1)
        )
        return KeptSheet(names.of(grid.name), cells, is_hidden)

    def _is_hidden(self, sheet: Guess) -> bool:
        return sheet.grid.name in self.old.hidden


def _above(sheet: Guess) -> tuple[tuple[OldCell, ...], ...]:
    """Return the rows to keep aside: those above a table, with its headers if a header is too long; none if empty."""
    is_long = any(len(claim.header) > LONGEST_HEADER for claim in sheet.further)
    above = sheet.grid.rows[: sheet.header] if is_long else sheet.above
    return above if any(map(_is_filled, above)) else ()


def _is_filled(row: tuple[OldCell, ...]) -> bool:
    return any(not is_blank(cell) for cell in row)


def _errors(grid: Grid) -> tuple[tuple[str, str], ...]:
    return tuple((Where("", row, column).cell, shown) for (row, column), shown in sorted(errors(grid).items()))


def _years(carrier: Carrier) -> Iterator[tuple[str, str]]:
    """Yield the cells of dates where Excel had turned a year into a day, and the year."""
    grid = carrier.guess.grid
    for column, position in carrier.guess.positions.items():
        for row in carrier.rows:
            if is_turned_year(at(grid.rows[row - 1], position), column, carrier.typist.words):
                yield Where("", row, position).cell, str(carrier.typist.cell(grid, row, position, column))


def _with_lines(project: FormSheet, lines: Mapping[Column, OldCell], typist: CellWriter) -> FormSheet:
    """Return the sheet Project with the fields in lines above a table."""
    values = {place: typist.known(lines[field], field) for place, field in enumerate(PROJECT.fields) if field in lines}
    rows = (_with_value(row, str(values[place])) if place in values else row for place, row in enumerate(project.rows))
    return replace(project, rows=tuple(rows))


def _with_value(row: FormRow, value: str) -> FormRow:
    name, _, *others = row.cells
    return replace(row, cells=(name, value, *others))


def _entitled(book: FormBook) -> FormBook:
    """Return the workbook with the title and author of its sheet Project as properties."""
    values = {
        field.key: label(str(row.cells[1])) for field, row in zip(PROJECT.fields, book.sheets[0].rows, strict=False)
    }
    author = values["prepared_by"] or values["organisation"] or book.author
    return replace(book, title=values["title"] or book.title, author=author)
