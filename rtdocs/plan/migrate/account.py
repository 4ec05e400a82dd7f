"""What went where when an old workbook was carried into a new one: plain data, for a person to be told."""

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
    """What became of one old sheet.

    Attributes:
        name: the old sheet.
        target: the sheet of the new workbook that holds it.
        reason: how it was recognised; KEPT where it is copied as it stood.
        is_hidden: whether it was hidden.
        is_leaf: whether it is a sheet of instructions, copied since it says more than ours did.
        rows: how many rows went over.
        moved: the columns that changed their name, in order.
        further: the columns that are none of ours, by the headers they bear now, at the right of the table.
        numbers: the first and the last number that rtdocs gave; empty where the rows had theirs.
        above: how many rows stood above the table.
        aside: the sheet that holds those rows now; empty where there were none.
        errors: the old cells that show an error, and what they show: "D4 : #REF!".
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
        """Whether sheet and columns kept their names, so that there is nothing to tell but that it went over."""
        is_plain = self.reason is Reason.NAME and self.name == self.target
        return is_plain and not any((self.moved, self.further, self.numbers, self.aside, self.errors, self.years))


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of an old workbook.

    Attributes:
        language: the code of the new workbook's language.
        sheets: one account an old sheet, in its order; a sheet without a cell has none.
        renewed: old sheets that rtdocs itself had made, and has made anew: instructions and lists.
        lines: the fields of the project found in lines above a table.
        attached: the sheet that holds comments, addresses behind words and rows of totals; empty where there were none.
        outcomes: what became of the new workbook, once it is written.
    """

    language: str
    sheets: tuple[SheetAccount, ...]
    renewed: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    attached: str = ""
    outcomes: Outcomes = ()

    @property
    def is_guessed(self) -> bool:
        """Whether anything was recognised otherwise than by its very name."""
        reasons = {reason for sheet in self.sheets for reason in (sheet.reason, *(each.reason for each in sheet.moved))}
        return bool(reasons & {Reason.NEAR_NAME, Reason.CONTENT}) or bool(self.lines)
