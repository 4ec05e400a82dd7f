"""The rows of an old sheet as rows of a table of the new workbook, with its further columns at their right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rtdocs import repertoire
from rtdocs.plan.content.formbook import Cell, Entry, FormColumn, FormRow, FormSheet
from rtdocs.plan.form import form
from rtdocs.plan.migrate import kept, ours
from rtdocs.plan.migrate.account import Moved
from rtdocs.plan.migrate.typed import CellWriter
from rtdocs.read.homemade import fields
from rtdocs.read.homemade.guess import Guess, Reason, holds, reason_of
from rtdocs.read.shown.values import ShownNumber
from rtdocs.read.tables.rows import at
from rtdocs.read.values.text import is_blank
from rtdocs.workbook.columns import Column, Kind, Sheet, Table, is_example

_FURTHER_WIDTH = 28
_LEAST_ROOM = 5

_KEYS = {Sheet.WHEEL: "outcome", Sheet.REPERTOIRE: "number"}
"""The sheets that have a row for every outcome from the start, and the column that names it."""


@dataclass(frozen=True)
class Carrier:
    """A carrier of one old sheet into a fresh one.

    Attributes:
        guess: the old sheet, with the guess of its columns.
        table: the table of ours that it is.
        fresh: that table in an empty workbook.
        typist: writes the cells.
        given: the numbers for rows without any, in order; empty where the old sheet numbers them.
    """

    guess: Guess
    table: Table
    fresh: FormSheet
    typist: CellWriter
    given: tuple[str, ...] = ()

    @cached_property
    def further(self) -> tuple[str, ...]:
        """The headers of the columns that are none of ours."""
        own = [column.header for column in self.fresh.columns]
        return kept.headers(self.guess.further, own, self.table.sheet, self.typist.language)

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The numbers given, by row."""
        rows = (
            row for row in self.rows if any(holds(self.guess.grid, row, place) for _, place in self._claimed.values())
        )
        return dict(zip(rows, self.given, strict=False))

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the filled rows, from the first one below the headers."""
        grid = self.guess.grid
        places = [claim.position for claim in self.guess.claims]
        totals = set(self.guess.totals)
        numbers = (row for row in range(self.guess.top, len(grid.rows) + 1) if row not in totals)
        return tuple(row for row in numbers if any(holds(grid, row, place) for place in places))

    def sheet(self) -> FormSheet:
        """Return the table filled, with further columns at its right."""
        rows = tuple(self._filled())
        numbers = {
            name: self._holds_numbers(claim.position)
            for name, claim in zip(self.further, self.guess.further, strict=True)
        }
        columns = [
            FormColumn(key=name, header=name, width=_FURTHER_WIDTH, entry=Entry.NUMBER if is_number else Entry.TEXT)
            for name, is_number in numbers.items()
        ]
        total = len(self.fresh.rows) + self.fresh.room
        room = max(total - len(rows), _LEAST_ROOM) if self.fresh.room else 0
        beside = form.folded(self._beside_ours(self.fresh.columns, columns), rows)
        return replace(self.fresh, columns=beside, rows=rows, room=room)

    def _beside_ours(self, own: tuple[Any, ...], further: Sequence[Any]) -> tuple[Any, ...]:
        """Return cells with further columns right of ours, but left of the column of review."""
        has_review = self.fresh.columns[-1].entry is Entry.REVIEW
        return (*own[:-1], *further, own[-1]) if has_review else (*own, *further)

    def moved(self) -> Iterator[Moved]:
        """Yield the columns, or fields, that change their name."""
        for row, each in self._fields.items() if self.table.fields else ():
            old = str(self.typist.cell(self.guess.grid, row, self.guess.position("field")))
            yield from self._move(old, each.field, reason_of(each.match))
        for claim in self.guess.claims:
            if claim.column and (claim.header or not self.table.fields):
                yield from self._move(claim.header, claim.column, claim.reason)

    def _move(self, old: str, column: Column, reason: Reason) -> Iterator[Moved]:
        new = column.name(self.typist.language)
        if old.strip(" *:").casefold() != new.casefold() or reason is Reason.CONTENT:
            yield Moved(old, new, reason)

    @cached_property
    def _claimed(self) -> dict[str, tuple[Column, int]]:
        """The columns as the old sheet has them and their positions, by their paths in the declaration."""
        return {column.path: (column, position) for column, position in self.guess.positions.items()}

    @cached_property
    def _fields(self) -> Mapping[int, fields.Labelled]:
        return fields.rows(self.guess, self.typist.words)

    def _holds_numbers(self, position: int) -> bool:
        cells = [cell for row in self.rows if not is_blank(cell := at(self.guess.grid.rows[row - 1], position))]
        return bool(cells) and all(
            isinstance(cell, int | float) and not isinstance(cell, bool | ShownNumber) for cell in cells
        )

    def _filled(self) -> Iterator[FormRow]:
        if self.table.fields:
            yield from self._project()
        elif self.table.sheet in _KEYS:
            yield from self._by_outcome(_KEYS[self.table.sheet])
        else:
            yield from (self._row(row) for row in self.rows)

    def _row(self, row: int) -> FormRow:
        cells = [self._cell(row, column) for column in self.table.columns]
        if row in self.numbers:
            cells[0] = self.numbers[row]
        return FormRow(
            self._beside_ours(tuple(cells), self._beside(row)),
            example=isinstance(cells[0], str) and is_example(cells[0]),
        )

    def _cell(self, row: int, column: Column) -> Cell:
        if column.kind is Kind.REVIEW:
            return ""
        claimed, position = self._claimed.get(column.path, (column, 0))
        return self.typist.cell(self.guess.grid, row, position, claimed) if position else ""

    def _beside(self, row: int) -> tuple[Cell, ...]:
        return tuple(self.typist.cell(self.guess.grid, row, claim.position) for claim in self.guess.further)

    def _widened(self, base: FormRow) -> FormRow:
        return replace(base, cells=self._beside_ours(base.cells, [""] * len(self.further)))

    # --- the sheets whose rows are there from the start ---

    def _by_outcome(self, key: str) -> Iterator[FormRow]:
        """Yield the row of each outcome, filled; a second row for one, or a row for none, follows below."""
        outcome = next(column for column in self.table.columns if column.key == key)
        rows: dict[int, int] = {}
        for row in self.rows:
            rows.setdefault(self._number(row, outcome) or -row, row)
        for number, base in zip(repertoire.load(self.typist.language.code).numbers, self.fresh.rows, strict=True):
            yield self._over(base, rows[number], number) if number in rows else self._widened(base)
        shown = {row for number, row in rows.items() if number > 0}
        yield from (self._row(row) for row in self.rows if row not in shown)

    def _number(self, row: int, column: Column) -> int | None:
        return self.typist.outcome_number(self.guess.grid, row, self.guess.position(column.key))

    def _over(self, base: FormRow, row: int, number: int) -> FormRow:
        """Return a row of the fresh table with the group's words over it."""
        says = ours.says_of(number)
        first = self.typist.outcome(number) if self.table.sheet is Sheet.WHEEL else base.cells[0]
        pairs = zip(self.table.columns, (first, *base.cells[1:]), strict=True)
        cells = (
            new if column.kind is Kind.OUTCOME else ours.anew(self._cell(row, column), new, says)
            for column, new in pairs
        )
        return replace(base, cells=self._beside_ours(tuple(cells), self._beside(row)))

    def _project(self) -> Iterator[FormRow]:
        by_field = {each.field: row for row, each in self._fields.items()}
        for field, base in zip(self.table.fields, self.fresh.rows, strict=True):
            yield self._field(field, base, by_field.get(field))
        yield from (self._other_field(row) for row in self.rows if row not in self._fields)

    def _field(self, field: Column, base: FormRow, row: int | None) -> FormRow:
        if row is None:
            return self._widened(base)
        name, _, help_text = base.cells
        position = self.guess.position("value")
        value = self.typist.cell(self.guess.grid, row, position, field) if position else ""
        help_text = ours.anew(self._text(row, "help"), help_text, ours.helps_with(field))
        return replace(base, cells=self._beside_ours((name, value, help_text), self._beside(row)))

    def _other_field(self, row: int) -> FormRow:
        label = kept.field_label(str(self._text(row, "field")), self.typist.language)
        return FormRow(self._beside_ours((label, self._text(row, "value"), self._text(row, "help")), self._beside(row)))

    def _text(self, row: int, key: str) -> Cell:
        position = self.guess.position(key)
        return self.typist.cell(self.guess.grid, row, position) if position else ""
