"""Colours of marks: conditional formats laid over the faulty cells, whose own formats stay as they are.

Each bears a formula that is always true and names rtdocs: by it they are found again, also after Excel or LibreOffice
saved the file.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from rtdocs.cell_references import cell_reference
from rtdocs.problems import Severity
from rtdocs.write.excel.formats import TEXT
from rtdocs.write.marking.cell_formats import Highlight, Styles
from rtdocs.write.marking.markup import add, insert, local, make, remove

Cell = tuple[int, int]

WORKSHEET = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""The children of a worksheet, in the order of the schema (ECMA-376, CT_Worksheet)."""

_TRUE = 'LEN("rtdocs")=6'
_MOST_AREAS = 1_000
"""Areas of one condition; Excel selects some thousands at most."""

_LETTERS = TEXT.lstrip("#")  # also over a header's white ones, which no light ground would show

# Told apart without colour by the line around and the weight of the letters; each pair has a contrast of 7:1 and more.
_LOOKS = {
    Severity.ERROR: Highlight(bold=True, letters=_LETTERS, fill="FFD3CC", line="thin", border="9C0006"),
    Severity.WARNING: Highlight(bold=False, letters=_LETTERS, fill="FFEFB0", line="dashed", border="7A4B00"),
    Severity.NOTE: Highlight(bold=False, letters=_LETTERS, fill="E4E4E4", line="dotted", border="404040"),
}


def formats(styles: Styles) -> dict[Severity, int]:
    """Return the numbers of the formats of marks, by severity."""
    return {severity: styles.difference(look) for severity, look in _LOOKS.items()}


def colour(sheet: etree._Element, cells: Iterable[tuple[Severity, Cell]], numbers: dict[Severity, int]) -> None:
    """Lay the colours over cells (row and column from 1), above all other conditions of the sheet."""
    found = sorted(cells, key=lambda each: (list(Severity).index(each[0]), each[1][1], each[1][0]))
    groups = [
        (severity, areas)
        for severity, group in groupby(found, key=lambda each: each[0])
        for areas in _batches(list(_areas(cell for _, cell in group)))
    ]
    for rule in _rules(sheet):
        rule.set("priority", str(int(rule.get("priority", "1")) + len(groups)))
    for priority, (severity, areas) in enumerate(groups, 1):
        condition = make(sheet, "conditionalFormatting", {"sqref": " ".join(areas)})
        rule = {"type": "expression", "dxfId": str(numbers[severity]), "priority": str(priority)}
        add(add(condition, "cfRule", rule), "formula", text=_TRUE)
        insert(sheet, condition, WORKSHEET)


def clear(sheet: etree._Element) -> bool:
    """Take our colours away and give the other conditions their rank back; tell whether there were any."""
    ours = [rule for rule in _rules(sheet) if _is_ours(rule)]
    ranks = [int(rule.get("priority", "1")) for rule in ours]
    for rule in ours:
        condition = rule.getparent()
        remove(rule)
        if not any(local(child) == "cfRule" for child in condition):
            remove(condition)
    for rule in _rules(sheet):
        own = int(rule.get("priority", "1"))
        rule.set("priority", str(own - sum(rank < own for rank in ranks)))
    return bool(ours)


def _rules(sheet: etree._Element) -> list[etree._Element]:
    """Return all conditions, those in Excel's extensions too: their priorities are ranks in one list."""
    return [rule for rule in sheet.iter("{*}cfRule") if rule.get("priority", "").isdigit()]


def _is_ours(rule: etree._Element) -> bool:
    return any(re.sub(r"\s", "", formula.text or "") == _TRUE for formula in rule.iter("{*}formula", "{*}f"))


def _areas(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield cells as ranges: those of one column that follow each other are one ("C3:C9")."""
    for (column, _), group in groupby(enumerate(cells), key=lambda each: (each[1][1], each[1][0] - each[0])):
        rows = [row for _, (row, _) in group]
        first, last = (cell_reference(row, column) for row in (rows[0], rows[-1]))
        yield first if first == last else f"{first}:{last}"


def _batches(areas: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(areas), _MOST_AREAS):
        yield areas[start : start + _MOST_AREAS]
