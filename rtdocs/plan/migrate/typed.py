"""The cells of an old workbook as those of a new one: as typed, but for those that the reader surely understands."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from math import isfinite

from rtdocs import repertoire
from rtdocs.i18n import Language
from rtdocs.i18n.folding import fold_name
from rtdocs.plan.content.formbook import Cell
from rtdocs.problems import Rule
from rtdocs.read import open as opened
from rtdocs.read.homemade.guess import errors
from rtdocs.read.open import Grid
from rtdocs.read.shown.values import ShownNumber
from rtdocs.read.tables.beyond import with_address
from rtdocs.read.tables.rows import at
from rtdocs.read.values.cells import Words, parse
from rtdocs.read.values.text import is_blank, plain, without_controls
from rtdocs.workbook.columns import Column, Kind, choice_label

_ENDS_WITH_NUMBER = re.compile(r"[^\d]*\d+")
_MIDNIGHT = time()
_OUTCOME = Column("events.outcome", Kind.OUTCOME)


@dataclass(frozen=True, slots=True)
class CellWriter:
    """A writer of old cells into a new workbook.

    Attributes:
        words: the words that the old cells are parsed by.
        language: the new workbook's.
    """

    words: Words
    language: Language

    def cell(self, grid: Grid, row: int, position: int, column: Column | None = None) -> Cell:
        """Return an old cell, by its row and position from 1, as written in a column of ours or in any other."""
        shown = errors(grid).get((row, position))
        raw = at(grid.rows[row - 1], position)
        if shown or is_blank(raw):
            return shown or ""
        if column is None:
            return self.as_typed(raw)
        typed, address = self.known(raw, column), grid.survey.links.get((row, position), "")
        return with_address(str(typed), address) if address and column.keeps_addresses else typed

    def text(self, raw: opened.Cell) -> str:
        """Return a value as the words a person would type."""
        match raw:
            case str():
                return without_controls(raw)
            case datetime() if raw.time() != _MIDNIGHT:
                return raw.isoformat(" ", "minutes" if not raw.second else "seconds")
            case time():
                return raw.isoformat("minutes" if not raw.second else "seconds")
            case _:
                return plain(raw, self.words.language)

    def as_typed(self, raw: opened.Cell) -> Cell:
        """Return a value for a cell that nothing reads: a number stays one, unless its cell shows more than digits."""
        if isinstance(raw, int | float) and not isinstance(raw, bool | ShownNumber) and isfinite(raw):
            return raw
        return self.text(raw)

    def outcome(self, number: int) -> str:
        """Return an outcome as the drop-down of the new workbook shows it, by the group's own label if it has one."""
        return f"{number} · {self.label(number)}"

    def label(self, number: int) -> str:
        """Return the label of an outcome in the new workbook."""
        known, own = repertoire.load(self.words.language.code).outcome(number), self.words.repertoire.outcome(number)
        return own.label if own.label != known.label else repertoire.load(self.language.code).outcome(number).label

    def outcome_number(self, grid: Grid, row: int, position: int) -> int | None:
        """Return the outcome that an old cell surely names, with no other word; None of any other cell."""
        raw = at(grid.rows[row - 1], position)
        if (row, position) in errors(grid) or is_blank(raw):
            return None
        parsed = parse(raw, _OUTCOME, self.words)
        is_certain = parsed.value and not parsed.faults and self._is_certain(raw, parsed.value)
        return int(parsed.value) if is_certain else None

    def known(self, raw: opened.Cell, column: Column) -> Cell:
        """Return a value for a column of ours."""
        parsed = parse(raw, column, self.words)
        rules = {fault.rule: fault.values for fault in parsed.faults}
        match column.kind:
            case Kind.OUTCOME if parsed.value and not rules and self._is_certain(raw, parsed.value):
                return self.outcome(parsed.value)
            case Kind.CHOICE if isinstance(parsed.value, Enum) and not rules:
                return choice_label(parsed.value, self.language)
            case Kind.NUMBER | Kind.SCORE:
                return float(raw) if isinstance(raw, ShownNumber) else self.as_typed(raw)
            case Kind.DATE if Rule.YEAR_TURNED_INTO_DAY in rules:
                return str(rules[Rule.YEAR_TURNED_INTO_DAY]["year"])
            case _:
                return self.text(raw)

    def _is_certain(self, raw: opened.Cell, number: int) -> bool:
        """Tell whether a cell says nothing beyond an outcome's number and label: "5 (mémoire)" keeps its words."""
        rest = fold_name(self.text(raw))
        labels = (label for label, known in self.words.outcomes.items() if known == number)
        found = next((label for label in sorted(labels, key=len, reverse=True) if rest.endswith(label)), "")
        return not (rest := rest.removesuffix(found).strip()) or bool(_ENDS_WITH_NUMBER.fullmatch(rest))


def is_turned_year(raw: opened.Cell, column: Column, words: Words) -> bool:
    """Tell whether Excel has turned a year that someone typed into a day: 2008 shows as a day of June 1905."""
    is_day = column.kind is Kind.DATE and isinstance(raw, date)
    return is_day and any(fault.rule is Rule.YEAR_TURNED_INTO_DAY for fault in parse(raw, column, words).faults)
