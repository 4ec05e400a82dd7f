"""The sheet Project, whose rows are fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rtdocs.i18n.likeness import nearest
from rtdocs.model import Project
from rtdocs.problems import Rule, Where, WorkbookProblem
from rtdocs.read.tables import beyond
from rtdocs.read.tables.rows import Leaf, at
from rtdocs.read.values.text import label, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import Column, Sheet


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of the project's fields, the place of each field, and the problems of their cells."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    problems: tuple[WorkbookProblem, ...] = ()

    @property
    def project(self) -> Project:
        """The project, with the fields that are filled."""
        return Project(**self.values)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of the sheet by their first column: known fields, repeated ones, unknown names."""

    known: Mapping[Column, Where]
    repeated: Mapping[Where, Column]
    unknown: Mapping[Where, str]


def read(leaf: Leaf) -> Fields:
    """Return the fields of the sheet; empty where it lacks the column of fields or of values."""
    position = leaf.header.by_key
    if not {"field", "value"} <= position.keys():
        return Fields()
    rows = _rows(leaf, position["field"])
    values: dict[str, Any] = {}
    problems = [*_repeated(rows, leaf), *_unknown(rows, leaf)]
    for column, where in rows.known.items():
        place = where._replace(column=position["value"])
        raw = at(leaf.grid.rows[(where.row or 1) - 1], position["value"])
        values[column.key], found = leaf.parsed(place, raw, column)
        problems += [problem for problem in found if problem.rule is not Rule.MISSING_CELL]
    keepers = {where.row for column, where in rows.known.items() if column.keeps_addresses}
    others = {where.row for column, where in rows.known.items() if not column.keeps_addresses}

    def is_kept(place: tuple[int, int]) -> bool:
        return place[1] != position["value"] or place[0] in keepers or place[0] not in others

    problems += beyond.addresses_left_out(leaf.grid, is_kept)
    places = {column.path: where._replace(column=position["value"]) for column, where in rows.known.items()}
    return Fields(values, places, tuple(problems))


def _rows(leaf: Leaf, position: int) -> _Rows:
    known: dict[Column, Where] = {}
    repeated: dict[Where, Column] = {}
    unknown: dict[Where, str] = {}
    for number, row in enumerate(leaf.grid.rows[leaf.header.row :], leaf.header.row + 1):
        name = label(plain(at(row, position), leaf.words.language))
        column = names.find(name, names.fields(Sheet.PROJECT)) if name else None
        where = Where(leaf.grid.name, number, position)
        if column is None:
            unknown |= {where: name} if name else {}
        elif column in known:
            repeated[where] = column
        else:
            known[column] = where
    return _Rows(known, repeated, unknown)


def _repeated(rows: _Rows, leaf: Leaf) -> Iterator[WorkbookProblem]:
    for where, column in rows.repeated.items():
        values = {"name": column.name(leaf.words.language), "first": rows.known[column].cell}
        yield WorkbookProblem(Rule.REPEATED_HEADER, where, values)


def _unknown(rows: _Rows, leaf: Leaf) -> Iterator[WorkbookProblem]:
    language = leaf.words.language
    missing = [column.name(language) for column in leaf.table.fields if column not in rows.known]
    near = {where: nearest(name, missing) for where, name in rows.unknown.items()}
    for where, name in near.items():
        if name:
            yield WorkbookProblem(Rule.MISSPELT_COLUMN, where, {"name": rows.unknown[where], "known": name})
    extra = [where for where, name in near.items() if not name]
    if extra:
        extra_names = tuple(rows.unknown[where] for where in extra)
        yield WorkbookProblem(Rule.EXTRA_COLUMNS, extra[0], {"names": extra_names, "count": len(extra)})
