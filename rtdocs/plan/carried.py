"""A fresh workbook filled with what an old one holds, whatever its shape, and the account of what went where.

Nothing is lost: a column that is none of ours stands at the right of its table, a sheet that is none of ours is copied,
and so are the lines above a table. Only what rtdocs itself wrote in the old workbook is written anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count, islice

from rtdocs.i18n import Language, codes, language
from rtdocs.i18n.likeness import fold
from rtdocs.plan import form
from rtdocs.plan.account import Account, SheetAccount
from rtdocs.plan.carriedrows import Carrier
from rtdocs.plan.formbook import FormBook, FormList, FormRow, FormSheet, KeptSheet
from rtdocs.plan.kept import SheetNames
from rtdocs.plan.typed import Typist, is_turned_year
from rtdocs.problems import Where, column_letters
from rtdocs.read import fields
from rtdocs.read.cells import is_blank
from rtdocs.read.columns import TABLES, Column, Sheet, Table
from rtdocs.read.guess import Guess, Reason, filled_positions, holds
from rtdocs.read.oldbook import OldBook
from rtdocs.read.open import Cell as OldCell
from rtdocs.read.open import Grid
from rtdocs.read.rows import at
from rtdocs.read.text import label, plain

_TABLES = {table.sheet: table for table in TABLES if table.columns}


def carried(old: OldBook, into: Language) -> tuple[FormBook, Account]:
    """Return the new workbook, and what went where.

    Args:
        old: the workbook as it stands.
        into: the language of the new one.
    """
    return _Carrying(old, into, Typist(old.words, into)).run()


@dataclass(frozen=True, slots=True)
class _Carrying:
    """Carries one workbook."""

    old: OldBook
    into: Language
    typist: Typist

    def run(self) -> tuple[FormBook, Account]:
        carriers = self._carriers()
        lines = self._lines(carriers.get(Sheet.PROJECT))
        fresh = self._fresh()
        sheets = tuple(self._filled(sheet, table, carriers, lines) for sheet, table in zip(fresh.sheets, _TABLES.values(), strict=True))
        names = SheetNames(self.into, {name.casefold() for name in (fresh.leaf.name, fresh.lists_name, *(each.name for each in sheets))})
        told, kept, renewed = [], [], []
        for each in self.old.sheets:
            if self._is_ours(each):
                renewed.append(each.grid.name)
            elif filled_positions(each.grid):
                account, aside = self._account(each, carriers, names)
                told.append(account)
                kept += aside
        book = replace(fresh, sheets=sheets, kept=tuple(kept), lists=self._lists(fresh.lists), **_properties(sheets, fresh))
        account = Account(language=self.into.code, sheets=tuple(told), renewed=tuple(renewed), lines=tuple(field.name(self.into) for field in lines))
        return book, account

    def _fresh(self) -> FormBook:
        about = self.into.say("form.carried.about", name=self.old.path.name)
        return form.filled(self.into, {"about": about, "date": self.old.saved or form.MADE_ON})

    def _carriers(self) -> dict[Sheet, Carrier]:
        """Return who carries which sheet; events and effects without numbers get some that the others do not bear."""
        guesses = {each.table.sheet: each for each in self.old.sheets if each.table and each.table.columns}
        fresh = dict(zip(_TABLES, self._fresh().sheets, strict=True))
        given = _numbers(guesses, self.typist)
        return {
            sheet: Carrier(each, _TABLES[sheet], fresh[sheet], self.typist, given.get(sheet, ()))
            for sheet, each in guesses.items()
        }

    def _filled(
        self, sheet: FormSheet, table: Table, carriers: dict[Sheet, Carrier], lines: dict[Column, OldCell]
    ) -> FormSheet:
        filled = carriers[table.sheet].sheet() if table.sheet in carriers else sheet
        return _told(filled, table, lines, self.typist) if table.fields else filled

    def _lines(self, project: Carrier | None) -> dict[Column, OldCell]:
        """Return the fields that lines above the tables tell, where the old workbook has no sheet for them."""
        told: dict[Column, OldCell] = {}
        for each in self.old.sheets:
            if project is None and each.table and each.above:
                told = {**fields.lines(Grid(each.grid.name, each.above), self.old.words), **told}
        return told

    def _lists(self, lists: tuple[FormList, ...]) -> tuple[FormList, ...]:
        """Show the group's own labels in the list of outcomes: Excel would only once it counts anew."""
        outcomes = tuple(self.typist.outcome(each.number) for each in self.old.words.repertoire.outcomes)
        return tuple(replace(each, labels=outcomes) if each.follows else each for each in lists)

    def _account(self, each: Guess, carriers: dict[Sheet, Carrier], names: SheetNames) -> tuple[SheetAccount, list[KeptSheet]]:
        is_hidden = each.grid.name in self.old.hidden
        errors = tuple((Where("", row, column).cell, shown) for (row, column), shown in sorted(each.grid.errors.items()))
        if each.table is None or not each.table.columns:
            aside = self._kept(each.grid, each.grid.rows, names, is_hidden=is_hidden)
            return SheetAccount(name=each.grid.name, target=aside.name, reason=Reason.KEPT, is_hidden=is_hidden, errors=errors), [aside]
        carrier = carriers[each.table.sheet]
        above = [self._kept(each.grid, rows, names)] if (rows := _above(each)) else []
        account = SheetAccount(
            name=each.grid.name,
            target=carrier.fresh.name,
            reason=each.reason,
            is_hidden=is_hidden,
            rows=len(carrier.rows),
            moved=tuple(carrier.moved()),
            further=carrier.further,
            numbers=tuple(carrier.numbers.values()),
            above=sum(any(not is_blank(cell) for cell in row) for row in each.above),
            aside=above[0].name if above else "",
            errors=errors,
            years=tuple(_years(carrier)),
        )
        return account, above

    def _kept(self, grid: Grid, rows: tuple[tuple[OldCell, ...], ...], names: SheetNames, *, is_hidden: bool = False) -> KeptSheet:
        width = max(filled_positions(grid))
        cells = tuple(
            tuple(self.typist.cell(grid, row, position) for position in range(1, width + 1))
            for row in range(1, len(rows) + 1)
        )
        return KeptSheet(names.of(grid.name), cells, is_hidden)

    def _is_ours(self, each: Guess) -> bool:
        """Tell whether rtdocs itself made all of a sheet: its instructions, its hidden lists."""
        is_leaf = bool(each.table and each.table.sheet is Sheet.README)
        is_lists = each.grid.name in self.old.hidden and each.grid.name in {language(code).say("form.lists") for code in codes()}
        if not is_leaf and not is_lists:
            return False
        rows = each.grid.rows if is_leaf else each.grid.rows[:1]
        typed = {label(plain(cell, self.into)) for row in rows for cell in row if not is_blank(cell)}
        return typed <= (_leaf_texts() if is_leaf else _list_names())


def _numbers(guesses: dict[Sheet, Guess], typist: Typist) -> dict[Sheet, tuple[str, ...]]:
    """Return the numbers for sheets whose rows have none: 1, 2, 3 for events, A, B, C for effects.

    Where such a number is taken on the other sheet, all of them get a letter before: É1, É2.
    """
    given: dict[Sheet, tuple[str, ...]] = {}
    taken = {fold(number) for sheet in (Sheet.EVENTS, Sheet.EFFECTS) for number in _own_numbers(guesses.get(sheet), typist)}
    for sheet in (Sheet.EVENTS, Sheet.EFFECTS):
        each = guesses.get(sheet)
        if each and not any(column.key == "number" for column in each.positions):
            given[sheet] = _free(sheet, len(each.grid.rows), taken, typist.language)
            taken |= set(map(fold, given[sheet]))
    return given


def _own_numbers(each: Guess | None, typist: Typist) -> Iterator[str]:
    position = next((place for column, place in each.positions.items() if column.key == "number"), 0) if each else 0
    if each and position:
        yield from (label(typist.text(at(row, position))) for row in each.grid.rows[each.top - 1 :])


def _free(sheet: Sheet, most: int, taken: set[str], into: Language) -> tuple[str, ...]:
    """Return numbers that nothing bears yet."""
    prefix = into.say(f"form.carried.prefix-{sheet.value}")
    bare = tuple(map(str, range(1, most + 1))) if sheet is Sheet.EVENTS else tuple(map(column_letters, range(1, most + 1)))
    counted = (tuple(f"{prefix * times}{number}" for number in range(1, most + 1)) for times in count(1))
    return next(each for each in (bare, *islice(counted, len(taken) + 1)) if taken.isdisjoint(map(fold, each)))


def _above(each: Guess) -> tuple[tuple[OldCell, ...], ...]:
    """Return the rows to keep aside: those above a table, where they hold something."""
    return each.above if any(not is_blank(cell) for row in each.above for cell in row) else ()


def _years(carrier: Carrier) -> Iterator[tuple[str, str]]:
    """Yield the cells of dates where Excel had turned a year into a day, and the year."""
    grid = carrier.guess.grid
    for column, position in carrier.guess.positions.items():
        for row in carrier.rows:
            if is_turned_year(at(grid.rows[row - 1], position), column, carrier.typist.words):
                yield Where("", row, position).cell, str(carrier.typist.cell(grid, row, position, column))


def _told(sheet: FormSheet, table: Table, lines: dict[Column, OldCell], typist: Typist) -> FormSheet:
    """Return the sheet Project with what lines above a table tell of it."""
    rows = tuple(
        _with_value(row, str(typist.known(lines[field], field))) if field in lines else row
        for field, row in zip(table.fields, sheet.rows, strict=False)
    )
    return replace(sheet, rows=(*rows, *sheet.rows[len(rows) :]))


def _with_value(row: FormRow, value: str) -> FormRow:
    name, _, *others = row.cells
    return replace(row, cells=(name, value, *others))


def _properties(sheets: Iterable[FormSheet], fresh: FormBook) -> dict[str, str]:
    """Return the properties that the sheet Project tells."""
    project = next(iter(sheets))
    values = {field.key: str(row.cells[1]) for field, row in zip(_TABLES[Sheet.PROJECT].fields, project.rows, strict=False)}
    author = values["prepared_by"] or values["organisation"] or fresh.author
    return {"title": label(values["title"]) or fresh.title, "author": label(author)}


def _leaf_texts() -> set[str]:
    """Return all that the sheet of instructions says, in any language, empty or as an example."""
    leaves = [make(language(code)).leaf for code in codes() for make in (form.blank, form.example)]
    tables = [table for leaf in leaves for table in leaf.tables]
    cells = [text for table in tables for row in (table.headers, *table.rows) for text in row]
    return {label(text) for text in (*cells, *(text for leaf in leaves for text in (leaf.title, leaf.lead)))}


def _list_names() -> set[str]:
    return {each.name for code in codes() for each in form.filled(language(code), {}).lists}
