"""Faults that a workbook points out by itself while people fill it: only those of the check, in a few words.

Why a column of words: colour alone says nothing to a person who cannot see it, and a sign without words does not say
what to do. A column at the end of the row is out of the way of the person typing, grows with the table in Excel, is
read aloud, and works as well in LibreOffice and Google Sheets. Tints and signs only lead to it.

Each rule stands twice: here on texts, for the state of a workbook before any program computes its formulas, and as a
formula in `rtdocs.write.excel.cues`. Tests hold the two to each other, and both to the check. Where a formula cannot be
as lenient as the reader (accents, names with commas), it says nothing: the check remains the judge.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rtdocs import repertoire
from rtdocs.checks.texts import LONGEST_TITLE
from rtdocs.i18n import Language
from rtdocs.model import Direction
from rtdocs.plan.content.formbook import APART, FOLDS, WORDS_APART, Cell, Cue, Entry, FormRow, FormSheet
from rtdocs.problems import Rule
from rtdocs.workbook.columns import Sheet, Table, choice_label, is_example

MOST_PARTS = 12
"""How many numbers of a cell that names several are looked up."""

_MOST_ROWS_WITH_ACTORS = 1_000
"""Rows of a sheet up to which its formulas look names up: they take 6,000 characters a row, and 5,000 rows of them made
a file that no program opens with ease. Beyond, the check alone tells of unknown actors."""

Row = Mapping[str, str]

_LEADING_NUMBER = re.compile(r"[-+]?\d+(?= |$)")
_PARTED = re.compile(r"[;\n]")


def cues(table: Table, language: Language) -> tuple[Cue, ...]:
    """Return the cues of a sheet, in their order; without words where it has no column for them."""
    found = _CUES.get(table.sheet, ())
    if table.read == table.columns:
        return found
    return (*_missing(table, language), *(_worded(cue, table, language) for cue in found))


def with_words(sheets: Iterable[FormSheet], language: Language) -> tuple[FormSheet, ...]:
    """Return the sheets with their columns of review filled."""
    sheets = tuple(sheets)
    known = _known(sheets, language)
    return tuple(_reviewed(sheet, known) for sheet in sheets)


def gathered(sheet: FormSheet) -> tuple[str, ...]:
    """Return the first cells of a sheet's rows, without blanks and worked lines."""
    return tuple(_clean(row.cells[0]) for row in sheet.rows if is_gathered(row))


def is_gathered(row: FormRow) -> bool:
    """Tell whether a row has a name or number of its own."""
    first = _clean(row.cells[0])
    return bool(first) and not is_example(first)


def to_review(sheets: Iterable[FormSheet]) -> int:
    """Return the number of rows that have words of review."""
    return sum(bool(row.cells[-1]) for sheet in sheets if _has_review(sheet) for row in sheet.rows)


_NUMBERED = (Cue(Rule.REPEATED_NUMBER, "number"), Cue(Rule.TEXT_TOO_LONG, "title", value=LONGEST_TITLE))

_CUES: Mapping[Sheet, tuple[Cue, ...]] = {
    Sheet.PROJECT: (Cue(Rule.MISSING_TITLE, "field", other="value"),),
    Sheet.EVENTS: (
        *_NUMBERED,
        Cue(Rule.UNKNOWN_OUTCOME, "outcome"),
        Cue(Rule.UNKNOWN_OUTCOME, "second_outcome"),
        Cue(Rule.REVERSE_NOT_POSSIBLE, "direction", other="outcome"),
        Cue(Rule.REVERSE_WITHOUT_OUTCOME, "outcome", other="direction"),
        Cue(Rule.SECOND_WITHOUT_FIRST, "outcome", other="second_outcome"),
        Cue(Rule.UNKNOWN_TARGET, "leads_to"),
        Cue(Rule.ARROW_TO_ITSELF, "leads_to", other="number"),
        *(Cue(Rule.UNKNOWN_ACTOR, column) for column in ("actors", "second_actor", "third_actor")),
    ),
    Sheet.EFFECTS: _NUMBERED,
    Sheet.ACTORS: (Cue(Rule.REPEATED_ACTOR, "name"),),
    Sheet.LINKS: (
        Cue(Rule.UNKNOWN_TARGET, "source"),
        Cue(Rule.UNKNOWN_TARGET, "target"),
        Cue(Rule.ARROW_TO_ITSELF, "target", other="source"),
        Cue(Rule.ARROW_FROM_EFFECT, "source", other="target"),
    ),
    Sheet.WHEEL: (Cue(Rule.SCORE_OUT_OF_RANGE, "now"), Cue(Rule.SCORE_OUT_OF_RANGE, "wanted")),
}


def _missing(table: Table, language: Language) -> Iterator[Cue]:
    for column in table.columns:
        if column.required:
            words = language.say("form.review.missing-cell", name=column.name(language))
            yield Cue(Rule.MISSING_CELL, column.key, words=words)


def _worded(cue: Cue, table: Table, language: Language) -> Cue:
    name = next(column.name(language) for column in table.columns if column.key == cue.column)
    possible = tuple(str(each.number) for each in repertoire.load(language.code).outcomes if each.can_reverse)
    values = {"name": name, "most": cue.value, "possible": possible}
    is_reverse = cue.rule in {Rule.REVERSE_NOT_POSSIBLE, Rule.REVERSE_WITHOUT_OUTCOME}
    return replace(
        cue,
        words=language.say(f"form.review.{cue.rule.key}", **values),
        value=choice_label(Direction.REVERSE, language) if is_reverse else cue.value,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The numbers and names that the rules look up.

    Attributes:
        numbers: the count of each number among events and effects.
        events, effects: the numbers of each, whatever their case.
        actors: the count of each name, whatever its case.
        names: the names and acronyms of actors, folded.
        outcomes, reversible: the numbers of the outcomes, and of those with a reverse.
    """

    numbers: Counter[str]
    events: frozenset[str]
    effects: frozenset[str]
    actors: Counter[str]
    names: frozenset[str]
    outcomes: frozenset[int]
    reversible: frozenset[int]

    def has(self, number: str) -> bool:
        """Tell whether an event or effect bears a number."""
        return number.casefold() in self.events or number.casefold() in self.effects

    def is_effect(self, number: str) -> bool:
        """Tell whether an effect, and no event, bears a number."""
        return number.casefold() in self.effects and number.casefold() not in self.events


def _known(sheets: tuple[FormSheet, ...], language: Language) -> _Known:
    names = {sheet.key: gathered(sheet) for sheet in sheets}
    events, effects = names[Sheet.EVENTS.value], names[Sheet.EFFECTS.value]
    outcomes = repertoire.load(language.code).outcomes
    return _Known(
        numbers=Counter((*events, *effects)),
        events=frozenset(map(str.casefold, events)),
        effects=frozenset(map(str.casefold, effects)),
        actors=Counter(map(str.casefold, names[Sheet.ACTORS.value])),
        names=frozenset(
            folded(cell)
            for sheet in sheets
            if sheet.key == Sheet.ACTORS.value
            for row in sheet.rows
            for cell in row.cells[:2]
        ),
        outcomes=frozenset(outcome.number for outcome in outcomes),
        reversible=frozenset(outcome.number for outcome in outcomes if outcome.can_reverse),
    )


def _has_review(sheet: FormSheet) -> bool:
    return sheet.columns[-1].entry is Entry.REVIEW


def _reviewed(sheet: FormSheet, known: _Known) -> FormSheet:
    if not _has_review(sheet):
        return sheet
    keys = [column.key for column in sheet.columns[:-1]]
    is_long = len(sheet.rows) > _MOST_ROWS_WITH_ACTORS
    told = tuple(cue for cue in sheet.cues if not (is_long and cue.rule is Rule.UNKNOWN_ACTOR))
    return replace(sheet, cues=told, rows=tuple(_reviewed_row(row, keys, told, known) for row in sheet.rows))


def _reviewed_row(row: FormRow, keys: list[str], told: tuple[Cue, ...], known: _Known) -> FormRow:
    cells = row.cells[: len(keys)]
    texts = dict(zip(keys, map(_clean, cells), strict=True))
    words = (
        "" if is_example(texts[keys[0]]) else " ".join(cue.words for cue in told if _TESTS[cue.rule](cue, texts, known))
    )
    return replace(row, cells=(*cells, words))


def _clean(cell: Cell) -> str:
    """Return a cell's text as Excel's TRIM leaves it, with its non-breaking spaces first made spaces."""
    return re.sub(" +", " ", str(cell).replace("\u00a0", " ")).strip(" ")


def folded(cell: Cell) -> str:
    """Return a name as workbooks compare it: without case, accents and marks."""
    return _clean("".join(FOLDS.get(sign, sign) for sign in _clean(cell).lower()))


def _parts(text: str) -> list[str]:
    return [part for each in _PARTED.split(text) if (part := _clean(each))][:MOST_PARTS]


def _number(text: str) -> int | None:
    """Return the whole number that opens a text; None for a broken one: "2,5" depends on the machine's country."""
    found = _LEADING_NUMBER.match(text)
    return int(found[0]) if found else None


def _is_missing(cue: Cue, row: Row, _known: _Known) -> bool:
    return any(row.values()) and not row[cue.column]


def _is_repeated(cue: Cue, row: Row, known: _Known) -> bool:
    return known.numbers[row[cue.column]] > 1


def _is_repeated_actor(cue: Cue, row: Row, known: _Known) -> bool:
    return known.actors[row[cue.column].casefold()] > 1


def _is_too_long(cue: Cue, row: Row, _known: _Known) -> bool:
    return len(row[cue.column]) > int(cue.value)


def _is_no_outcome(cue: Cue, row: Row, known: _Known) -> bool:
    number = _number(row[cue.column])
    return number is not None and number not in known.outcomes


def _is_no_reverse(cue: Cue, row: Row, known: _Known) -> bool:
    number = _number(row[cue.other])
    return row[cue.column].casefold() == cue.value and number in known.outcomes - known.reversible


def _is_reverse_of_none(cue: Cue, row: Row, _known: _Known) -> bool:
    return row[cue.other].casefold() == cue.value and not row[cue.column]


def _is_second_of_none(cue: Cue, row: Row, _known: _Known) -> bool:
    return bool(row[cue.other]) and not row[cue.column]


def _leads_nowhere(cue: Cue, row: Row, known: _Known) -> bool:
    """Tell whether a part of a text is no known number; a text with a comma may be several, so is passed over."""
    text = row[cue.column]
    return "," not in text and not all(known.has(part) for part in _parts(text))


def _is_no_actor(cue: Cue, row: Row, known: _Known) -> bool:
    """Tell whether a cell names somebody who is not in the sheet of actors; False where that sheet is empty."""
    text = row[cue.column]
    if not known.actors or any(sign in text.lower() for sign in (*APART, *WORDS_APART)):
        return False
    return not all(folded(part) in known.names for part in _parts(text))


def _leads_to_itself(cue: Cue, row: Row, known: _Known) -> bool:
    own = row[cue.other].casefold()
    return known.has(own) and own in map(str.casefold, _parts(row[cue.column]))


def _leaves_an_effect(cue: Cue, row: Row, known: _Known) -> bool:
    source, target = row[cue.column], row[cue.other]
    return known.is_effect(source) and known.has(target) and source.casefold() != target.casefold()


_TESTS: Mapping[Rule, Callable[[Cue, Row, _Known], bool]] = {
    Rule.MISSING_CELL: _is_missing,
    Rule.REPEATED_NUMBER: _is_repeated,
    Rule.REPEATED_ACTOR: _is_repeated_actor,
    Rule.TEXT_TOO_LONG: _is_too_long,
    Rule.UNKNOWN_OUTCOME: _is_no_outcome,
    Rule.REVERSE_NOT_POSSIBLE: _is_no_reverse,
    Rule.REVERSE_WITHOUT_OUTCOME: _is_reverse_of_none,
    Rule.SECOND_WITHOUT_FIRST: _is_second_of_none,
    Rule.UNKNOWN_TARGET: _leads_nowhere,
    Rule.UNKNOWN_ACTOR: _is_no_actor,
    Rule.ARROW_TO_ITSELF: _leads_to_itself,
    Rule.ARROW_FROM_EFFECT: _leaves_an_effect,
}
