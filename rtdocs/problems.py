"""Problems: a rule is declared once here; checks yield it with a place and values; its words stand in the catalogues.

The catalogue `problems` holds, for each rule, `title`, `message` (what is wrong), `way_out` (what to do), `why` (why it
matters) and `example`. Rules that can guess what was meant also hold `did_you_mean`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from rtdocs.cell_references import column_letters
from rtdocs.i18n import Language
from rtdocs.outcomes import Outcomes


class Severity(Enum):
    """The weight of a problem: an error stops the build, a warning asks for a look, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


NEAREST = "nearest"
"""The value that holds the nearest known name; where it is filled, the way out is the sentence `did_you_mean`."""

MOST_NAMED = 6
"""Cells and ranges that are named one by one where one thing is to be said of many."""

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Rule(Enum):
    """Every rule, by its code and severity.

    The letter is the topic: S sheets, C cells, D dates, T transitional outcomes, A arrows, P people (actors), X text,
    I images.
    """

    NO_KNOWN_SHEET = ("S1", Severity.ERROR)
    MISSING_SHEET = ("S2", Severity.ERROR)
    REPEATED_SHEET = ("S3", Severity.ERROR)
    MISSPELT_SHEET = ("S4", Severity.WARNING)
    EXTRA_SHEETS = ("S5", Severity.NOTE)
    MISSING_HEADER = ("S6", Severity.ERROR)
    MISSING_COLUMN = ("S7", Severity.ERROR)
    REPEATED_HEADER = ("S8", Severity.ERROR)
    MISSPELT_COLUMN = ("S9", Severity.WARNING)
    EXTRA_COLUMNS = ("S10", Severity.NOTE)
    EMPTY_PROJECT = ("S11", Severity.ERROR)
    EXAMPLE_ROWS = ("S12", Severity.NOTE)
    MACROS_LEFT_OUT = ("S13", Severity.NOTE)
    HIDDEN_CELLS = ("S14", Severity.NOTE)
    HIDDEN_SHEET = ("S15", Severity.NOTE)
    MERGED_CELLS = ("S16", Severity.NOTE)
    STRUCK_OUT = ("S17", Severity.NOTE)
    PICTURE_IN_CELL = ("S18", Severity.NOTE)
    COMMENTS = ("S19", Severity.NOTE)
    TOTALS_ROW = ("S20", Severity.NOTE)
    TEXT_BOXES = ("S21", Severity.NOTE)
    PICTURES_ON_SHEET = ("S22", Severity.NOTE)
    ADDRESSES_LEFT_OUT = ("S23", Severity.NOTE)

    MISSING_CELL = ("C1", Severity.ERROR)
    MISSING_TITLE = ("C2", Severity.ERROR)
    REPEATED_NUMBER = ("C3", Severity.ERROR)
    UNKNOWN_CHOICE = ("C4", Severity.ERROR)
    CELL_IN_ERROR = ("C5", Severity.ERROR)
    UNWANTED_DATE = ("C6", Severity.ERROR)
    NOT_A_NUMBER = ("C7", Severity.WARNING)
    SCORE_OUT_OF_RANGE = ("C8", Severity.WARNING)
    FORMULA_WITHOUT_VALUE = ("C9", Severity.ERROR)
    UNREADABLE_AMOUNT = ("C10", Severity.WARNING)
    LOSS_WITHOUT_REVERSE = ("C11", Severity.WARNING)

    UNREADABLE_DATE = ("D1", Severity.ERROR)
    IMPOSSIBLE_DATE = ("D2", Severity.ERROR)
    AMBIGUOUS_DATE = ("D3", Severity.WARNING)
    END_BEFORE_START = ("D4", Severity.ERROR)
    PLANNED_IN_THE_PAST = ("D5", Severity.WARNING)
    DONE_IN_THE_FUTURE = ("D6", Severity.WARNING)
    YEAR_TURNED_INTO_DAY = ("D7", Severity.WARNING)
    DAY_NOT_SHOWN = ("D8", Severity.NOTE)

    UNKNOWN_OUTCOME = ("T1", Severity.ERROR)
    REVERSE_NOT_POSSIBLE = ("T2", Severity.ERROR)
    REVERSE_WITHOUT_OUTCOME = ("T3", Severity.WARNING)
    SECOND_WITHOUT_FIRST = ("T4", Severity.WARNING)
    NUMBER_AND_LABEL_DISAGREE = ("T5", Severity.WARNING)
    REPEATED_OUTCOME = ("T6", Severity.WARNING)
    NO_OUTCOMES = ("T7", Severity.WARNING)
    CONTEXT_EVENT = ("T8", Severity.NOTE)

    UNKNOWN_TARGET = ("A1", Severity.ERROR)
    ARROW_TO_ITSELF = ("A2", Severity.ERROR)
    LOOP = ("A3", Severity.ERROR)
    ARROW_FROM_EFFECT = ("A4", Severity.ERROR)
    ARROW_BACK_IN_TIME = ("A5", Severity.WARNING)
    EFFECT_FROM_NOTHING = ("A6", Severity.WARNING)
    EVENT_TO_NOTHING = ("A7", Severity.NOTE)
    NO_ARROWS = ("A8", Severity.NOTE)

    UNKNOWN_ACTOR = ("P1", Severity.WARNING)
    REPEATED_ACTOR = ("P2", Severity.WARNING)

    CONTROL_CHARACTERS = ("X1", Severity.WARNING)
    TEXT_TOO_LONG = ("X2", Severity.WARNING)
    LONG_TITLE = ("X3", Severity.NOTE)

    MISSING_PICTURE = ("I1", Severity.WARNING)
    UNKNOWN_PICTURE = ("I2", Severity.ERROR)
    DAMAGED_PICTURE = ("I3", Severity.ERROR)
    LARGE_PICTURE = ("I4", Severity.ERROR)
    PICTURE_WITHOUT_TEXT = ("I5", Severity.WARNING)
    PICTURE_WITHOUT_CONSENT = ("I6", Severity.WARNING)
    PICTURE_OF_NOTHING = ("I7", Severity.WARNING)

    def __init__(self, code: str, severity: Severity) -> None:
        self.code = code
        self.severity = severity

    @property
    def key(self) -> str:
        """The rule's table in the catalogue `problems`: "missing-sheet"."""
        return self.name.lower().replace("_", "-")

    @property
    def topic(self) -> str:
        """The letter of the rule's topic, the first of its code."""
        return self.code[0]

    @property
    def is_obvious(self) -> bool:
        """Whether the rule's message alone says why it matters."""
        return self in _OBVIOUS

    def title(self, language: Language) -> str:
        """Return the rule in a few words."""
        return language.say(f"problems.{self.key}.title")

    def why(self, language: Language) -> str:
        """Return why the rule matters."""
        return language.say(f"problems.{self.key}.why")

    def example(self, language: Language) -> str:
        """Return a case that breaks the rule, and how to set it right."""
        return language.say(f"problems.{self.key}.example")

    def way_out(self, language: Language) -> str:
        """Return the way out as a sentence with its places still to fill."""
        return language.say(f"problems.{self.key}.way_out")


_OBVIOUS = frozenset(
    {
        Rule.NO_KNOWN_SHEET,
        Rule.EXTRA_SHEETS,
        Rule.EXTRA_COLUMNS,
        Rule.EMPTY_PROJECT,
        Rule.EXAMPLE_ROWS,
        Rule.MISSING_TITLE,
        Rule.CELL_IN_ERROR,
        Rule.IMPOSSIBLE_DATE,
        Rule.END_BEFORE_START,
        Rule.ARROW_TO_ITSELF,
        Rule.UNKNOWN_TARGET,
        Rule.REPEATED_OUTCOME,
        Rule.REPEATED_ACTOR,
        Rule.UNREADABLE_AMOUNT,
    }
)


class Where(NamedTuple):
    """A place in the workbook: sheet by the name it has there; row and column from 1, None for the whole of it."""

    sheet: str = ""
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return the place as Excel names it: "Événements!C14", "Événements!14" (a row), "Événements!C" (a column)."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    @property
    def cell(self) -> str:
        """The place without its sheet: "C14", "14", "C"; empty for a whole sheet."""
        return f"{column_letters(self.column or 0)}{self.row or ''}"


@dataclass(frozen=True, slots=True)
class WorkbookProblem:
    """One fault at one place, or the same fault at several cells of a column.

    Attributes:
        rule: the rule that is broken.
        where: the cell, row, column or sheet at fault.
        values: the values of the places in the rule's sentences.
        also: further cells of the same column with the same fault and words, in order.
    """

    rule: Rule
    where: Where
    values: Mapping[str, object] = field(default_factory=dict)
    also: tuple[Where, ...] = ()

    @property
    def places(self) -> tuple[Where, ...]:
        """Every place of the fault."""
        return (self.where, *self.also)

    def told(self, language: Language) -> str:
        """Return the message, followed by the other cells of the same fault: all of a few, the count of many."""
        named = ranges(self.also)
        if not named:
            return self.message(language)
        if len(named) <= MOST_NAMED:
            also = language.say("check.also", cells=named)
        else:
            also = language.say("check.also-many", cells=", ".join(named[:MOST_NAMED]), count=len(self.also))
        return f"{self.message(language)} {also}"

    def message(self, language: Language) -> str:
        """Return the sentence on the fault, in the reader's language."""
        return language.say(f"problems.{self.rule.key}.message", **self.values)

    def way_out(self, language: Language) -> str:
        """Return the sentence on the way out, in the reader's language, with the nearest name if there is one."""
        if self.values.get(NEAREST):
            return language.say(f"problems.{self.rule.key}.did_you_mean", **self.values)
        return language.say(f"problems.{self.rule.key}.way_out", **self.values)


class Report:
    """All problems of one workbook, in the order of its sheets, rows and columns; errors first within a cell.

    Cells of one column whose problems have the same words are one problem: they have one cause.
    """

    def __init__(self, problems: Iterable[WorkbookProblem], sheets: Iterable[str] = ()) -> None:
        rank = {name: number for number, name in enumerate(sheets)}
        self.problems = tuple(_merged(sorted(problems, key=lambda problem: _order(problem, rank))))
        self._counts = Counter(problem.rule.severity for problem in self.problems)
        self.outcomes: Outcomes = ()

    def with_outcomes(self, outcomes: Outcomes) -> "Report":
        """Return the same report, with the outcome of the marked copy that it was written into."""
        told = copy(self)
        told.outcomes = outcomes
        return told

    def __iter__(self) -> Iterator[WorkbookProblem]:
        return iter(self.problems)

    def __len__(self) -> int:
        return len(self.problems)

    def count(self, severity: Severity) -> int:
        """Return the number of problems of a severity."""
        return self._counts[severity]

    def summary(self, language: Language) -> str:
        """Return one sentence: the count of problems of each severity, and whether documents can be built."""
        if not self.problems:
            return language.say("check.clean")
        found = [severity for severity in Severity if self.count(severity)]
        counts = [language.say(f"check.count.{severity.value}", count=self.count(severity)) for severity in found]
        return language.say(f"check.{'stopped' if self.has_errors else 'ready'}", counts=language.join(counts))

    @property
    def has_errors(self) -> bool:
        """Whether a build must stop."""
        return self.count(Severity.ERROR) > 0

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 1 where there are errors (or, if strict, warnings), else 0."""
        return int(self.has_errors or (strict and self.count(Severity.WARNING) > 0))


def ranges(places: Iterable[Where]) -> tuple[str, ...]:
    """Return the references of cells of one column as Excel writes them, neighbours as a range: "C4", "C7:C12"."""
    cells = sorted((place.row or 0, place.cell) for place in places)
    runs = (list(run) for _, run in groupby(enumerate(cells), lambda each: each[1][0] - each[0]))
    ends = ((run[0][1][1], run[-1][1][1]) for run in runs)
    return tuple(first if first == last else f"{first}:{last}" for first, last in ends)


def _merged(problems: Iterable[WorkbookProblem]) -> Iterator[WorkbookProblem]:
    """Yield the problems in order, those of one cause merged into the first of them."""
    alike: dict[object, list[WorkbookProblem]] = {}
    for problem in problems:
        alike.setdefault(_cause(problem), []).append(problem)
    for first, *others in alike.values():
        also = tuple(dict.fromkeys(other.where for other in others if other.where != first.where))
        yield replace(first, also=also) if also else first


def _cause(problem: WorkbookProblem) -> object:
    """Return the identity of a problem's cause: the rule, the column, and every word of its sentences."""
    place = problem.where._replace(row=0) if problem.where.row and problem.where.column else problem.where
    return problem.rule, place, repr(sorted(problem.values.items()))


def _order(problem: WorkbookProblem, rank: dict[str, int]) -> tuple[int, int, int, int, str]:
    place = problem.where
    return (
        rank.get(place.sheet, -1),
        place.row or 0,
        place.column or 0,
        _WEIGHT[problem.rule.severity],
        problem.rule.code,
    )
