"""A copy of a workbook with the answers of filled grids, all else as it was."""

from pathlib import Path

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.plan.collect.collected import Collected
from rtdocs.write.marking import listing
from rtdocs.write.marking.cells import Leaf
from rtdocs.write.marking.parts import Parts
from rtdocs.write.marking.workbook import Workbook


def write(source: Path, book: Collected, path: Path) -> None:
    """Write a copy of `source` with the answers.

    Raises:
        UnreadableWorkbook: a part that must be changed is missing or is no XML.
        CannotWrite: a cell cannot take its answer.
        OSError: the file cannot be written.
    """
    try:
        parts = Parts(source)
        if book.changes or book.rows:
            _fill(parts, book)
    except (etree.XMLSyntaxError, KeyError, ValueError) as cause:
        raise UnreadableWorkbook("workbook-damaged", path=source) from cause
    parts.write(path)


def _fill(parts: Parts, book: Collected) -> None:
    workbook = Workbook(parts)
    leaf = Leaf(parts, workbook.name, dict(workbook.worksheets())[book.sheet])
    for change in book.changes:
        leaf.put(change.row, change.column, change.text, change.kept)
    if book.rows:
        leaf.add(book.rows)
    leaf.keep()
    if leaf.took_formula:
        _drop_calculations(parts, workbook.name)
    listing.touch(parts)


def _drop_calculations(parts: Parts, workbook: str) -> None:
    """Drop the calculation chain, which may name a formula that an answer replaced; Excel makes it anew."""
    if order := parts.related(workbook, "calcChain"):
        parts.unrelate(workbook, order)
        parts.drop(order)
