"""The columns of a table that rtdocs writes with others than before: they come into theirs, or go from it.

A column is known by its header. One that is new in ours comes in behind the one that it follows there, with our cells;
one that ours has no longer goes from theirs where nobody wrote anything in it.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from rtdocs.merge.document.carry import Carrier
from rtdocs.merge.document.keys import Reader, W
from rtdocs.merge.document.rows import Row, columns, matched

_ROW, _CELL = f"{W}tr", f"{W}tc"
_WIDTH: Final = f"{W}tcPr/{W}tcW"


class Version(NamedTuple):
    """A version of a table: its element, the reader of its keys, and the keys of its cells, row by row."""

    element: etree._Element
    reader: Reader
    cells: Sequence[Row]


class InStep(NamedTuple):
    """The base in the columns of ours, and what was done: the headers of the columns that came in, and that went."""

    base: Sequence[Row]
    added: Sequence[str]
    removed: Sequence[str]


def in_step(base: Sequence[Row], theirs: Version, ours: Version, carrier: Carrier) -> InStep:
    """Give theirs our columns, and return the base as if it had had them.

    Raises:
        CannotMerge: a cell of ours cannot be copied; their table may be half changed then.
    """
    to_ours, to_theirs = columns(base[0], ours.cells[0]) or [], columns(base[0], theirs.cells[0]) or []
    there = matched(base, placed(theirs.cells, to_theirs))
    kept = [tuple("" if to is None else key for key, to in zip(row, to_ours, strict=True)) for row in base]
    here = matched(kept, placed(ours.cells, to_ours))
    rows = list(theirs.element.iterfind(_ROW))
    removed = [at for at, to in enumerate(to_ours) if to is None and _is_untouched(at, base, theirs, to_theirs, there)]
    names = [text(rows[0], to_theirs[at] or 0) for at in removed]
    for place in sorted((place for at in removed if (place := to_theirs[at]) is not None), reverse=True):
        for row in rows:
            row.remove(row.findall(_CELL)[place])
    places = _without([None if at in removed else place for at, place in enumerate(to_theirs)], to_theirs, removed)
    at_ours = {to: places[at] for at, to in enumerate(to_ours) if to is not None}
    added = [column for column in range(len(ours.cells[0])) if column not in at_ours]
    _insert(rows, _rows_of_ours(ours.element, there, here), added, at_ours, carrier)
    _fit(theirs.element, ours.element)
    theirs.reader.forget(theirs.element)
    head = next(ours.element.iterfind(_ROW))
    return InStep(_told(base, to_ours, ours, here), [text(head, column) for column in added], names)


def _told(base: Sequence[Row], to_ours: Sequence[int | None], ours: Version, here: Mapping[int, int]) -> list[Row]:
    """Return the base in the columns of ours; what is new in a row counts as written before."""
    known = {to: at for at, to in enumerate(to_ours) if to is not None}
    width = range(len(ours.cells[0]))
    new = {at: ours.cells[mine] for at, mine in here.items()}
    blank = ("",) * len(width)
    return [
        tuple(row[known[column]] if column in known else new.get(at, blank)[column] for column in width)
        for at, row in enumerate(base)
    ]


def placed(rows: Sequence[Row], places: Sequence[int | None]) -> list[Row]:
    """Return the keys of rows in the order of the base's columns, empty for columns that are there no longer."""
    return [tuple("" if at is None else row[at] for at in places) for row in rows]


def text(row: etree._Element, column: int) -> str:
    """Return the text of a cell."""
    cell = row.findall(_CELL)[column]
    return " ".join("".join(str(each.text or "") for each in cell.iter(f"{W}t")).split())


def empty_like(cell: etree._Element | None) -> etree._Element:
    """Return an empty cell, as wide as another."""
    fresh = etree.Element(_CELL)
    if cell is not None and (properties := cell.find(f"{W}tcPr")) is not None:
        fresh.append(deepcopy(properties))
    etree.SubElement(fresh, f"{W}p")
    return fresh


def _is_untouched(
    column: int,
    base: Sequence[Row],
    theirs: Version,
    places: Sequence[int | None],
    there: Mapping[int, int],
) -> bool:
    """Tell whether nobody changed a column of the base, nor wrote in it in a row of their own."""
    place = places[column]
    if place is None:
        return False
    rows = list(theirs.element.iterfind(_ROW))
    own = set(range(len(rows))) - set(there.values())
    is_as_written = all(theirs.cells[mine][place] == base[at][column] for at, mine in there.items())
    return is_as_written and not any(text(rows[mine], place) for mine in own)


def _without(left: Sequence[int | None], before: Sequence[int | None], removed: Sequence[int]) -> list[int | None]:
    """Return the places of columns once others are gone from theirs."""
    gone = [place for at in removed if (place := before[at]) is not None]
    return [None if place is None else place - sum(each < place for each in gone) for place in left]


def _rows_of_ours(ours: etree._Element, there: Mapping[int, int], here: Mapping[int, int]) -> dict[int, etree._Element]:
    """Return the row of ours for each row of theirs that has one."""
    rows = list(ours.iterfind(_ROW))
    return {mine: rows[here[at]] for at, mine in there.items() if at in here}


def _insert(
    rows: Sequence[etree._Element],
    ours: Mapping[int, etree._Element],
    added: Sequence[int],
    places: Mapping[int, int | None],
    carrier: Carrier,
) -> None:
    """Insert new columns into theirs, each behind the one that it follows in ours, else at the front."""
    behind = dict(places)
    for column in added:
        before = [place for other, place in behind.items() if other < column and place is not None]
        at = max(before, default=-1) + 1
        for number, row in enumerate(rows):
            cells = row.findall(_CELL)
            mine = ours.get(number)
            fresh = empty_like(cells[0]) if mine is None else carrier.carry(mine.findall(_CELL)[column])
            cells[at - 1].addnext(fresh) if at else cells[0].addprevious(fresh)
        behind = {other: place + 1 if place is not None and place >= at else place for other, place in behind.items()}
        behind[column] = at


def _fit(theirs: etree._Element, ours: etree._Element) -> None:
    """Give the columns of theirs widths that come to the width of ours: our own where the columns are the same."""
    count = len(next(theirs.iterfind(_ROW)).findall(_CELL))
    wanted = [int(each.get(f"{W}w", "0")) for each in ours.iterfind(f"{W}tblGrid/{W}gridCol")]
    grid = theirs.find(f"{W}tblGrid")
    if grid is None or not wanted:
        return
    widths = wanted if len(wanted) == count else [sum(wanted) // count] * count
    grid[:] = []
    for width in widths:
        etree.SubElement(grid, f"{W}gridCol").set(f"{W}w", str(width))
    for row in theirs.iterfind(_ROW):
        for cell, width in zip(row.findall(_CELL), widths, strict=False):
            if (own := cell.find(_WIDTH)) is not None:
                own.set(f"{W}w", str(width))
                own.set(f"{W}type", "dxa")
