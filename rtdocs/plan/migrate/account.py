"""The account of a migration, as plain data: the new place of each sheet and column of the old workbook."""

from dataclasses import dataclass

from rtdocs.outcomes import Outcomes
from rtdocs.read.homemade.guess import Reason


@dataclass(frozen=True, slots=True)
class Moved:
    """An old column, or field of the sheet Project, that now bears another name; `old` is empty where it bore none."""

    old: str
    new: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAccount:
    """The account of one old sheet.

    Attributes:
        name: the old sheet.
        target: the sheet of the new workbook that holds it.
        reason: the reason for its guess; KEPT where it is copied as it was.
        is_hidden: whether it was hidden.
        is_leaf: whether it is a sheet of instructions, copied since it says more than ours did.
        rows: the number of rows carried.
        moved: the columns that changed their name, in order.
        further: the columns that are none of ours, by the headers they bear now, at the right of the table.
        numbers: the first and the last number that rtdocs gave; empty where the rows had theirs.
        above: the number of rows above the table.
        aside: the sheet that holds those rows now; empty where there were none.
        errors: the old cells in error, with the text they show: "D4 : #REF!".
        years: the old cells where Excel had turned a year into a day of 1905, and the year.
    """

    name: str
    target: str
    reason: Reason
    is_hidden: bool = False
    is_leaf: bool = False
    rows: int = 0
    moved: tuple[Moved, ...] = ()
    further: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    above: int = 0
    aside: str = ""
    errors: tuple[tuple[str, str], ...] = ()
    years: tuple[tuple[str, str], ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether sheet and columns kept their names, so that only its move is worth a word."""
        is_plain = self.reason is Reason.NAME and self.name == self.target
        return is_plain and not any((self.moved, self.further, self.numbers, self.aside, self.errors, self.years))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account of an old workbook.

    Attributes:
        language: the code of the new workbook's language.
        sheets: one account an old sheet, in its order; a sheet without a cell has none.
        renewed: old sheets that rtdocs itself had made, and has made anew: instructions and lists.
        lines: the fields of the project found in lines above a table.
        attached: the sheet that holds comments, addresses behind words and rows of totals; empty where there were none.
        outcomes: the outcome of the new workbook's file, once it is written.
    """

    language: str
    sheets: tuple[SheetAccount, ...]
    renewed: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    attached: str = ""
    outcomes: Outcomes = ()

    @property
    def is_guessed(self) -> bool:
        """Whether a sheet, column or field was recognised otherwise than by its exact name."""
        reasons = {reason for sheet in self.sheets for reason in (sheet.reason, *(each.reason for each in sheet.moved))}
        return bool(reasons & {Reason.NEAR_NAME, Reason.CONTENT}) or bool(self.lines)
