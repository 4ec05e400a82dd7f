"""The rows of a sheet by its declaration: a record a row, with the problems of its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rtdocs.cell_references import column_letters
from rtdocs.problems import Rule, Where, WorkbookProblem
from rtdocs.read.open import Cell, Grid
from rtdocs.read.tables import beyond, merged
from rtdocs.read.tables import header as headers
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.spans import in_words
from rtdocs.read.values.cells import Parsed, Words, blank, parse
from rtdocs.read.values.text import is_blank
from rtdocs.workbook.columns import Column, Table, is_example


@dataclass(frozen=True, slots=True)
class Record:
    """A row as read.

    Attributes:
        where: its place.
        values: the value of each column of the table by its key; of an absent column, that of an empty cell.
        problems: the problems of its cells.
    """

    where: Where
    values: dict[str, Any]
    problems: tuple[WorkbookProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet with its headers, and the words that its cells are parsed by."""

    table: Table
    grid: Grid
    header: Header
    words: Words

    def problems(self) -> Iterator[WorkbookProblem]:
        """Yield the problems of the headers, and notes on hidden, merged, struck or commented cells below them."""
        yield from headers.problems(self.header, self.grid, self.table, self.words.language)
        yield from merged.problems(self.grid, self.header)
        yield from self._hidden()
        yield from beyond.problems(self.grid, self.header, (number for number, _ in self._filled()))
        if not self.table.fields:
            yield from beyond.addresses_left_out(self.grid, self._takes_address)

    def examples(self) -> Iterator[Where]:
        """Yield the places of the rows that are worked examples, and left out."""
        yield from (Where(self.grid.name, number) for number, row in self._filled() if self._is_example(row))

    def records(self) -> Iterator[Record]:
        """Yield a record of each row below the headers with a known column filled; worked examples are left out."""
        for number, row in self._filled():
            if not self._is_example(row):
                yield self._record(Where(self.grid.name, number), row)

    def with_columns(self, further: Mapping[int, Column]) -> "Leaf":
        """Return the leaf with further columns known, by their positions."""
        unknown = {position: name for position, name in self.header.unknown.items() if position not in further}
        header = replace(self.header, columns={**self.header.columns, **further}, unknown=unknown)
        return replace(self, header=header)

    def with_answers(self) -> "Leaf":
        """Return the leaf where an empty cell means no, below headers that ask and whose other cells all say yes."""
        columns = {
            position: replace(column, default=column.contrary) if self._all_say_yes(position, column) else column
            for position, column in self.header.columns.items()
        }
        return replace(self, header=replace(self.header, columns=columns))

    def _all_say_yes(self, position: int, column: Column) -> bool:
        cells = (at(row, position) for _, row in self._filled()) if column.asks else ()
        answers = [parse(cell, column, self.words).value for cell in cells if not is_blank(cell)]
        return bool(answers) and set(answers) == {column.asks}

    def cell(self, where: Where, key: str) -> Where:
        """Return the place of a cell of a row; the row itself where the sheet lacks the column."""
        return where._replace(column=self.header.by_key.get(key))

    def parsed(self, where: Where, raw: Cell, column: Column) -> tuple[Any, tuple[WorkbookProblem, ...]]:
        """Return the value of a cell, and its problems; `where` is its place."""
        place = (where.row or 0, where.column or 0)
        if is_blank(raw) and (problem := self._nothing(where, place, column)):
            return blank(column), (problem,)
        parsed: Parsed = parse(raw, column, self.words)
        faults = () if place in self.grid.shared else parsed.faults  # reported once, where the merged cell begins
        value = parsed.value
        if column.keeps_addresses and (address := self.grid.survey.links.get(place)):
            value = beyond.with_address(value, address)
        return value, tuple(WorkbookProblem(fault.rule, where, fault.values) for fault in faults)

    def _nothing(self, where: Where, place: tuple[int, int], column: Column) -> WorkbookProblem | None:
        """Return the problem of an empty cell: required, in error, a formula without value, a picture; else None."""
        if shown := self.grid.survey.errors.get(place):
            return WorkbookProblem(Rule.CELL_IN_ERROR, where, {"value": shown})
        if place in self.grid.survey.pictures:
            return WorkbookProblem(Rule.PICTURE_IN_CELL, where)
        if place in self.grid.survey.unsaved:
            return WorkbookProblem(Rule.FORMULA_WITHOUT_VALUE, where)
        if column.required and not column.gentle and place not in self.grid.shared:
            return WorkbookProblem(Rule.MISSING_CELL, where, {"name": column.name(self.words.language)})
        return None

    def _hidden(self) -> Iterator[WorkbookProblem]:
        """Yield one note on the hidden rows and columns of the sheet that are not empty."""
        survey = self.grid.survey
        known = self.header.columns
        told = [(number, row) for number, row in self._filled() if not self._is_example(row)]
        filled = {place for number, row in told for place in known if self._holds(number, row, place)}
        rows = [number for number, _ in told if number in survey.hidden_rows]
        columns = sorted(position for position in survey.hidden_columns & filled)
        if rows or columns:
            places = (*in_words(columns, column_letters), *in_words(rows, str))
            first = Where(self.grid.name, *((rows[0], None) if rows else (None, columns[0])))
            yield WorkbookProblem(Rule.HIDDEN_CELLS, first, {"places": places, "count": len(rows) + len(columns)})

    def _record(self, where: Where, row: tuple[Cell, ...]) -> Record:
        values = {column.key: blank(column) for column in self.table.read}
        problems: list[WorkbookProblem] = []
        for position, column in self.header.columns.items():
            place = Where(where.sheet, where.row, position)
            values[column.key], found = self.parsed(place, at(row, position), column)
            problems += found
        return Record(where, self._with_addresses(values, where.row or 0), tuple(problems))

    def _with_addresses(self, values: dict[str, Any], row: int) -> dict[str, Any]:
        """Return the values of a row, with links behind titles and names added to the column that takes them."""
        links = self.grid.survey.links
        columns = self.header.columns.items() if links else ()
        behind = [links[row, place] for place, each in columns if (row, place) in links and not each.keeps_addresses]
        home = next((key for key in beyond.HOMES if isinstance(values.get(key), str)), "")
        for address in behind if home else ():
            values[home] = beyond.with_address(values[home], address)
        return values

    def _takes_address(self, place: tuple[int, int]) -> bool:
        """Tell whether a row takes over the address of a link: in its cell, or in the column that takes such."""
        row, position = place
        column = self.header.columns.get(position)
        has_home = any(each.key in beyond.HOMES for each in self.table.read)
        return row <= self.header.row or column is None or column.keeps_addresses or has_home

    def _filled(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        rows = self.grid.rows[self.header.row :] if self.header.row else ()
        totals = set(beyond.totals_rows(self.grid, self.header.columns, self.header.row))
        for number, row in enumerate(rows, self.header.row + 1):
            if number not in totals and any(self._holds(number, row, position) for position in self.header.columns):
                yield number, row

    def _holds(self, row_number: int, row: tuple[Cell, ...], position: int) -> bool:
        place, survey = (row_number, position), self.grid.survey
        is_own = not is_blank(at(row, position)) and place not in self.grid.shared
        return is_own or place in survey.errors or place in survey.unsaved or place in survey.pictures

    def _is_example(self, row: tuple[Cell, ...]) -> bool:
        first = at(row, self.header.by_key.get(self.table.columns[0].key, 0))
        return isinstance(first, str) and is_example(first)


def at(row: tuple[Cell, ...], position: int) -> Cell:
    """Return a cell by its position from 1; an empty one where there is none."""
    return row[position - 1] if 0 < position <= len(row) else ""
