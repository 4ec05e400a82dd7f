"""Numbers for events and effects that have none: 1, 2, 3 and A, B, C, or with a letter before where those are taken."""

from collections.abc import Iterator, Mapping
from itertools import count

from rtdocs.cell_references import column_letters
from rtdocs.i18n import Language
from rtdocs.i18n.folding import fold_name
from rtdocs.plan.migrate.typed import CellWriter
from rtdocs.read.homemade.guess import Guess
from rtdocs.read.tables.rows import at
from rtdocs.read.values.text import label
from rtdocs.workbook.columns import Sheet

_NUMBERED = (Sheet.EVENTS, Sheet.EFFECTS)


def given(guesses: Mapping[Sheet, Guess], typist: CellWriter) -> dict[Sheet, tuple[str, ...]]:
    """Return enough numbers for each sheet whose rows have none; no number stands on both sheets."""
    found: dict[Sheet, tuple[str, ...]] = {}
    sheets = {sheet: guesses[sheet] for sheet in _NUMBERED if sheet in guesses}
    taken = {fold_name(number) for each in sheets.values() for number in _own(each, typist)}
    for sheet, each in sheets.items():
        if not each.position("number"):
            found[sheet] = _free(sheet, len(each.grid.rows), taken, typist.language)
            taken |= set(map(fold_name, found[sheet]))
    return found


def _own(each: Guess, typist: CellWriter) -> Iterator[str]:
    if position := each.position("number"):
        yield from (label(typist.text(at(row, position))) for row in each.grid.rows[each.top - 1 :])


def _free(sheet: Sheet, most: int, taken: set[str], language: Language) -> tuple[str, ...]:
    """Return numbers that no row bears: plain ones, else behind É, else behind ÉÉ."""
    prefix = language.say(f"form.carried.prefix-{sheet.value}")
    plain = str if sheet is Sheet.EVENTS else column_letters
    options = (tuple(f"{prefix * times}{plain(number)}" for number in range(1, most + 1)) for times in count())
    return next(each for each in options if taken.isdisjoint(map(fold_name, each)))
