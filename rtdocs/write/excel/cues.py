"""Formulas by which a workbook points out faults: the same rules as `rtdocs.plan.form.cues`, in Excel's words.

Only functions that Excel 2010, LibreOffice and Google Sheets all know, no formula that must be entered as an array, and
nothing that is recomputed without need. Three ways of Excel shape them:

- The formula of a table's column must read the same in each row, or Excel marks the cells as inconsistent; structured
  references would do, but Google Sheets has none. `INDEX($A:$A,ROW())` reads the same and is known everywhere.
- A conditional format may hold no array constant and, before 2010, no other sheet's cells: names stand for both.
- COUNTIF takes "01" for 1 and "*" for anything: EXACT and MATCH compare texts as texts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rtdocs.cell_references import column_letters
from rtdocs.plan.content.formbook import FOLDS, WORDS_APART, Cue, FormBook, FormSheet, Listing
from rtdocs.problems import Rule

_PART = 200  # as many characters as a part of a cell may take, blanks counted


def quoted(text: str) -> str:
    """Return a text as a string constant of a formula."""
    return '"' + text.replace('"', '""') + '"'


def clean(cell: str) -> str:
    """Return the formula of a cell's text without the blanks around it; a non-breaking space is a blank."""
    return f'TRIM(SUBSTITUTE({cell},"\u00a0"," "))'


def folded(text: str) -> str:
    """Return the formula of a name as workbooks compare it: without case, accents and marks."""
    formula = f"LOWER({text})"
    for sign, instead in FOLDS.items():
        formula = f"SUBSTITUTE({formula},{quoted(sign)},{quoted(instead)})"
    return f"TRIM({formula})"


def is_worked(cell: str, worked: str) -> str:
    """Return the formula that tests whether a first cell is that of a worked line."""
    return f"LEFT({clean(cell)},{len(worked)})={quoted(worked)}"


@dataclass(frozen=True, slots=True)
class Sight:
    """A way of formulas to refer to the cells of a row.

    Attributes:
        cell: the cell of a column, by the column's letter.
        between: the cells from one column to another.
    """

    cell: Callable[[str], str]
    between: Callable[[str, str], str]


ANY_ROW = Sight(
    lambda letter: f"INDEX(${letter}:${letter},ROW())",
    lambda first, last: f"INDEX(${first}:${first},ROW()):INDEX(${last}:${last},ROW())",
)
"""As a column's formula sees its row, whichever it is."""

SECOND_ROW = Sight(lambda letter: f"${letter}2", lambda first, last: f"${first}2:${last}2")
"""As a conditional format from row 2 on sees each row."""


@dataclass(frozen=True, slots=True)
class Detector:
    """The formulas of one sheet."""

    book: FormBook
    sheet: FormSheet
    sight: Sight

    def words(self) -> str:
        """Return the formula that names all the faults of a row in words."""
        told = "&".join(f'IF({self.test(cue)},{quoted(cue.words + " ")},"")' for cue in self.sheet.cues)
        return f'=IF({self._is_worked()},"",TRIM({told}))'

    def format_test(self, cue: Cue) -> str:
        """Return the formula of a conditional format for one fault."""
        return f"=AND(NOT({self._is_worked()}),{self.test(cue)})"

    def test(self, cue: Cue) -> str:
        """Return the test for one fault."""
        return _TESTS[cue.rule](self, cue)

    def cell(self, key: str) -> str:
        """Return the cleaned text of the cell of a column."""
        return clean(self.sight.cell(self.letter(key)))

    def letter(self, key: str) -> str:
        """Return the letter of a column."""
        return column_letters([column.key for column in self.sheet.columns].index(key) + 1)

    def list(self, listing: Listing) -> str:
        """Return the name of a list."""
        return next(each.name for each in self.book.lists if each.listing is listing)

    def row(self) -> str:
        """Return the reference of the row's cells, without the words of review."""
        return self.sight.between("A", column_letters(len(self.sheet.columns) - 1))

    def number(self, key: str) -> str:
        """Return the formula of the whole number that opens a cell ("5 · Placement"); an error where none does."""
        opening = f'LEFT({self.cell(key)},FIND(" ",{self.cell(key)}&" ")-1)'
        return f'VALUE(SUBSTITUTE(SUBSTITUTE({opening},",","?"),".","?"))'

    def parts(self, key: str) -> str:
        """Return the formula of the several numbers of a cell, as an array; blanks where there are fewer."""
        text = f'SUBSTITUTE(SUBSTITUTE({self.cell(key)},CHAR(10),";"),";",REPT(" ",{_PART}))'
        return f"TRIM(MID({text},({self.list(Listing.RANKS)}-1)*{_PART}+1,{_PART}))"

    def is_known(self, text: str) -> str:
        """Return the formula that tests whether an event or effect bears a number."""
        return f"ISNUMBER(MATCH({text},{self.list(Listing.NUMBERS)},0))"

    def _is_worked(self) -> str:
        return is_worked(self.sight.cell("A"), self.book.worked)


def _missing(see: Detector, cue: Cue) -> str:
    return f'AND(COUNTA({see.row()})>0,{see.cell(cue.column)}="")'


def _repeated(see: Detector, cue: Cue) -> str:
    own = see.cell(cue.column)
    return f'AND({own}<>"",SUMPRODUCT(--EXACT({see.list(Listing.NUMBERS)},{own}))>1)'


def _repeated_actor(see: Detector, cue: Cue) -> str:
    own = see.cell(cue.column)
    return f'AND({own}<>"",SUMPRODUCT(--({see.list(Listing.ACTORS)}={own}))>1)'


def _too_long(see: Detector, cue: Cue) -> str:
    return f"LEN({see.cell(cue.column)})>{cue.value}"


def _no_outcome(see: Detector, cue: Cue) -> str:
    number = see.number(cue.column)
    return f"IFERROR(AND(ISNUMBER({number}),ISNA(MATCH({number},{see.list(Listing.OUTCOME_NUMBERS)},0))),FALSE)"


def _no_reverse(see: Detector, cue: Cue) -> str:
    number = see.number(cue.other)
    known = f"ISNUMBER(MATCH({number},{see.list(Listing.OUTCOME_NUMBERS)},0))"
    possible = f"ISNUMBER(MATCH({number},{see.list(Listing.REVERSIBLE)},0))"
    return f"AND({see.cell(cue.column)}={quoted(str(cue.value))},{known},NOT({possible}))"


def _reverse_of_none(see: Detector, cue: Cue) -> str:
    return f'AND({see.cell(cue.other)}={quoted(str(cue.value))},{see.cell(cue.column)}="")'


def _second_of_none(see: Detector, cue: Cue) -> str:
    return f'AND({see.cell(cue.other)}<>"",{see.cell(cue.column)}="")'


def _leads_nowhere(see: Detector, cue: Cue) -> str:
    text, parts = see.cell(cue.column), see.parts(cue.column)
    unknown = f'SUMPRODUCT(({parts}<>"")*ISNA(MATCH({parts},{see.list(Listing.NUMBERS)},0)))>0'
    return f'IF({text}="",FALSE,AND(ISERROR(FIND(",",{text})),{unknown}))'


def _no_actor(see: Detector, cue: Cue) -> str:
    text, parts = see.cell(cue.column), see.parts(cue.column)
    words = ",".join(f"ISNUMBER(FIND({quoted(word)},LOWER({text})))" for word in WORDS_APART)
    is_apart = f"SUMPRODUCT(--ISNUMBER(FIND({see.list(Listing.APART)},LOWER({text}))))>0"
    unknown = f'SUMPRODUCT(({parts}<>"")*ISNA(MATCH({folded(parts)},{see.list(Listing.KNOWN_ACTORS)},0)))>0'
    is_filled = f"{count_name(see.list(Listing.ACTORS), 1)}>0"
    return f'IF({text}="",FALSE,IFERROR(AND({is_filled},NOT(OR({is_apart},{words})),{unknown}),FALSE))'


def _leads_to_itself(see: Detector, cue: Cue) -> str:
    own = see.cell(cue.other)
    itself = f"SUMPRODUCT(--({see.parts(cue.column)}={own}))>0"
    return f'IF({own}="",FALSE,AND({see.is_known(own)},{itself}))'


def _leaves_an_effect(see: Detector, cue: Cue) -> str:
    source, target = see.cell(cue.column), see.cell(cue.other)
    events = count_name(see.list(Listing.NUMBERS), 1)
    is_effect = f"IFERROR(MATCH({source},{see.list(Listing.NUMBERS)},0)>{events},FALSE)"
    return f'IF({source}="",FALSE,AND({is_effect},{see.is_known(target)},{source}<>{target}))'


def _no_title(see: Detector, cue: Cue) -> str:
    """Return the test of the sheet of fields: its title comes first, and is missed once there are events or effects."""
    told = count_name(see.list(Listing.NUMBERS), 2)
    return f'AND(ROW()=2,{see.cell(cue.other)}="",{told}>0)'


def _no_score(see: Detector, cue: Cue) -> str:
    score, (low, high) = see.sight.cell(see.letter(cue.column)), see.book.score_ends
    return f"AND(ISNUMBER({score}),OR({score}<{low},{score}>{high}))"


def count_name(name: str, source: int) -> str:
    """Return the name of the cell with the count of entries that a list gathers from its first sources."""
    return f"{name}_{source}"


_TESTS: Mapping[Rule, Callable[[Detector, Cue], str]] = {
    Rule.MISSING_TITLE: _no_title,
    Rule.SCORE_OUT_OF_RANGE: _no_score,
    Rule.MISSING_CELL: _missing,
    Rule.REPEATED_NUMBER: _repeated,
    Rule.REPEATED_ACTOR: _repeated_actor,
    Rule.TEXT_TOO_LONG: _too_long,
    Rule.UNKNOWN_OUTCOME: _no_outcome,
    Rule.REVERSE_NOT_POSSIBLE: _no_reverse,
    Rule.REVERSE_WITHOUT_OUTCOME: _reverse_of_none,
    Rule.SECOND_WITHOUT_FIRST: _second_of_none,
    Rule.UNKNOWN_TARGET: _leads_nowhere,
    Rule.UNKNOWN_ACTOR: _no_actor,
    Rule.ARROW_TO_ITSELF: _leads_to_itself,
    Rule.ARROW_FROM_EFFECT: _leaves_an_effect,
}
