"""The marks of a copy of a workbook: one note a faulty cell, and a first sheet that lists every problem."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from rtdocs.i18n import Language, codes, language_of
from rtdocs.problems import Report, Severity, Where, WorkbookProblem

_COLUMNS = {"severity": 16, "place": 24, "message": 50, "way-out": 54, "why": 46}
"""The columns of the list and their widths in characters: together as wide as a page of letter paper across."""


@dataclass(frozen=True, slots=True)
class CellMark:
    """The mark of a faulty cell: sheet, row and column from 1, worst severity, and the note on all its faults."""

    sheet: str
    row: int
    column: int
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A problem in the list: its texts by column, and the cell that it links to ("C14"); without a sheet, no link."""

    texts: tuple[str, ...]
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBook:
    """The marks and the list that a copy of a workbook receives.

    Attributes:
        sheet: the name of the sheet that lists the problems.
        title: the text of its first cell.
        names, titles: the same in each language: a sheet of ours is known by both, whichever language it was made in.
        lead: sentences below the title.
        headers: the list's columns, each with its width in characters.
        description: of the list, for those who cannot see it.
        lines: one a problem, in the report's order.
        marks: one a cell, in the order of sheets, rows and columns.
    """

    sheet: str
    title: str
    names: frozenset[str]
    titles: frozenset[str]
    lead: tuple[str, ...]
    headers: tuple[tuple[str, int], ...]
    description: str
    lines: tuple[Line, ...]
    marks: tuple[CellMark, ...]


def plan(report: Report, language: Language) -> MarkedBook:
    """Return the marks of a report's problems, in the reader's language."""
    return MarkedBook(
        sheet=language.say("marks.sheet"),
        title=language.say("marks.title"),
        names=frozenset(language_of(code).say("marks.sheet") for code in codes()),
        titles=frozenset(language_of(code).say("marks.title") for code in codes()),
        lead=(report.summary(language), *([language.say("marks.lead")] if len(report) else ())),
        headers=tuple((language.say(f"marks.column.{key}"), width) for key, width in _COLUMNS.items()),
        description=language.say("marks.description"),
        lines=tuple(_line(problem, language) for problem in report),
        marks=tuple(_marks(report, language)),
    )


def _line(problem: WorkbookProblem, language: Language) -> Line:
    where = problem.where
    place = str(where) or language.say("marks.whole-workbook")
    told = (problem.told(language), problem.way_out(language), problem.rule.why(language))
    texts = (_severity(problem, language), place, *told)
    if not where.sheet:
        return Line(texts)
    _, row, column = _cell(where)
    return Line(texts, where.sheet, where._replace(row=row, column=column).cell)


def _marks(report: Iterable[WorkbookProblem], language: Language) -> Iterable[CellMark]:
    """Yield one mark a cell; a whole row is marked in its first cell, a whole column in its header."""
    placed = [(_cell(place), problem) for problem in report for place in problem.places if place.cell]
    placed.sort(key=lambda each: each[0])
    for (sheet, row, column), found in groupby(placed, key=lambda each: each[0]):
        problems = sorted((problem for _, problem in found), key=_weight)
        text = "\n".join(_note(problem, language) for problem in problems)
        yield CellMark(sheet, row, column, problems[0].rule.severity, text)


def _cell(where: Where) -> tuple[str, int, int]:
    return where.sheet, where.row or 1, where.column or 1


def _weight(problem: WorkbookProblem) -> int:
    return list(Severity).index(problem.rule.severity)


def _note(problem: WorkbookProblem, language: Language) -> str:
    values = {"severity": _severity(problem, language), "message": problem.message(language)}
    return language.say("marks.note", **values, way_out=problem.way_out(language))


def _severity(problem: WorkbookProblem, language: Language) -> str:
    return language.say(f"check.severity.{problem.rule.severity.value}")
