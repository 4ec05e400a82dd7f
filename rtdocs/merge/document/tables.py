"""The merge of a table that both people and rtdocs changed: row by row, by the first cell, then cell by cell.

A cell that only rtdocs changed is renewed, one that only people changed stays. Rows and columns that people added stay,
rows that they removed stay away. Where both changed a cell, theirs stays and ours is offered in it as a tracked change.
"""

from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from rtdocs.i18n.folding import fold_sentence
from rtdocs.merge.document.carry import Carrier
from rtdocs.merge.document.columns import Version, in_step, placed
from rtdocs.merge.document.keys import Reader, W
from rtdocs.merge.document.offers import can_be_offered, offer_within
from rtdocs.merge.document.rows import Row, columns, matched, moved
from rtdocs.outcomes import Deed

_ROW, _CELL = f"{W}tr", f"{W}tc"
_FRAME = frozenset({f"{W}tblPr", f"{W}tblGrid", _ROW, f"{W}bookmarkStart", f"{W}bookmarkEnd"})

_RECOGNISED: Final = 0.5
"""The share of its rows by which a table is still the one that rtdocs wrote: other programs may change every cell."""

_LONG: Final = 40
"""Letters of a text that stands in two rows only where they are one."""

Done = tuple[Deed, str, str]
"""What was done with a piece of a table, what tells which, and what of ours is not in it."""


class Table(NamedTuple):
    """A version of a table: its element, and the reader of its keys."""

    element: etree._Element
    reader: Reader

    def rows(self) -> list[etree._Element]:
        """Return the rows."""
        return list(self.element.iterfind(_ROW))

    def cells(self) -> list[Row]:
        """Return the keys of the cells, row by row."""
        return [self.reader.row(row) for row in self.rows()]

    def text(self, row: int) -> str:
        """Return the text of a row."""
        return self.reader.text(self.rows()[row])


def can_be_merged(base: Sequence[Row], theirs: Table, ours: Table) -> bool:
    """Tell whether cells can be matched: plain rows, half of them recognised, the base's columns in ours."""
    plain = all(each.tag in _FRAME for table in (theirs, ours) for each in table.element)
    there, here = theirs.cells(), ours.cells()
    if not (plain and base and there and here):
        return False
    is_square = all(len({len(row) for row in rows}) == 1 for rows in (base, there, here))
    places = columns(base[0], there[0])
    if not is_square or columns(base[0], here[0]) is None or places is None:
        return False
    return len(matched(base, placed(there, places))) >= len(base) * _RECOGNISED


class TableMerge:
    """The merge of a table."""

    def __init__(
        self,
        base: Sequence[Row],
        theirs: Table,
        ours: Table,
        carrier: Carrier,
        numbers: Iterator[int],
        gone: Container[str],
    ) -> None:
        self._base, self._theirs, self._ours, self._gone = base, theirs, ours, gone
        self._columns: list[Done] = []
        if len(base[0]) != len(ours.cells()[0]):
            step = in_step(base, _version(theirs), _version(ours), carrier)
            self._base = base = step.base
            self._columns = [(Deed.ADDED, name, "") for name in step.added]
            self._columns += [(Deed.REMOVED, name, "") for name in step.removed]
        self._carrier, self._numbers = carrier, numbers
        there = theirs.cells()
        self._width, self._places = len(there[0]), columns(base[0], there[0]) or []
        self._there, self._here = theirs.rows(), ours.rows()
        self._old = placed(there, self._places)
        self._new = ours.cells()
        self._mine, self._yours = matched(base, self._old), matched(base, self._new)

    def run(self) -> Iterator[Done]:
        """Write our changes into their table, and yield the deeds.

        Raises:
            CannotMerge: a row of ours cannot be copied; their table may be half merged then.
        """
        yield from self._columns
        strays = {at for at in moved(self._yours) if at in self._mine and self._is_untouched(at)}
        for at, row in enumerate(self._base):
            mine, yours = self._mine.get(at), self._yours.get(at)
            if at in strays or (yours is None and mine is not None and self._is_untouched(at)):
                self._remove(at)
                if at not in strays:
                    yield Deed.REMOVED, self._ours.reader.text(self._there[mine or 0]), ""
            elif mine is None:
                if yours is not None and self._new[yours] != row:
                    yield Deed.LEFT_OUT, self._ours.text(yours), self._ours.text(yours)
            elif yours is None:
                yield Deed.KEPT, self._theirs.reader.text(self._there[mine]), ""
            else:
                yield from self._row(at, mine, yours)
        known = {yours for at, yours in self._yours.items() if at not in strays}
        yield from self._add(known, {self._yours[at] for at in strays})

    def _is_untouched(self, at: int) -> bool:
        """Tell whether a row of theirs equals the base, and is empty in the columns that people added."""
        mine = self._mine[at]
        added = set(range(self._width)) - set(self._places)
        cells = list(self._there[mine].iterfind(_CELL))
        return self._old[mine] == self._kept(self._base[at]) and not any(_said(cells[each]) for each in added)

    def _kept(self, row: Row) -> Row:
        """Return the keys of a row, empty for the columns that people removed."""
        return tuple("" if at is None else key for key, at in zip(row, self._places, strict=True))

    def _row(self, at: int, mine: int, yours: int) -> Iterator[Done]:
        cells = list(self._there[mine].iterfind(_CELL))
        deeds: set[Deed] = set()
        for column, ours in enumerate(self._here[yours].iterfind(_CELL)):
            place = self._places[column]
            was, new = self._base[at][column], self._new[yours][column]
            if place is None or was == new:
                continue
            old = self._old[mine][column]
            if old == was:
                self._renew(cells[place], ours)
                deeds.add(Deed.RENEWED)
            elif old != new and fold_sentence(_said(cells[place])) != fold_sentence(_said(ours)):
                yield self._offer(cells[place], ours), self._ours.text(yours), _said(ours)
        yield from ((deed, self._ours.text(yours), "") for deed in deeds)

    def _renew(self, theirs: etree._Element, ours: etree._Element) -> None:
        fresh = self._carrier.carry(ours)
        width = theirs.find(f"{W}tcPr/{W}tcW")
        own = fresh.find(f"{W}tcPr/{W}tcW")
        if width is not None and own is not None:
            own.getparent().replace(own, deepcopy(width))
        theirs[:] = list(fresh)

    def _offer(self, theirs: etree._Element, ours: etree._Element) -> Deed:
        """Offer ours in a cell of one plain paragraph; of any other cell, return that ours is left out."""
        paragraphs = theirs.findall(f"{W}p"), ours.findall(f"{W}p")
        is_plain = all(len(each) == 1 for each in paragraphs) and not any(
            cell.find(f".//{W}{kind}") is not None for cell in (theirs, ours) for kind in ("sdt", "tbl", "drawing")
        )
        if not is_plain or not can_be_offered(paragraphs[0][0]):
            return Deed.LEFT_OUT
        offer_within(paragraphs[0][0], self._carrier.carry(paragraphs[1][0]), self._numbers)
        return Deed.TRACKED

    def _remove(self, at: int) -> None:
        row = self._there[self._mine.pop(at)]
        row.getparent().remove(row)

    def _add(self, known: set[int], strays: set[int]) -> Iterator[Done]:
        """Insert each new row of ours behind the row that it follows in ours."""
        there = {yours: self._there[self._mine[at]] for at, yours in self._yours.items() if at in self._mine}
        own = self._own()
        cursor: etree._Element | None = None
        for place, row in enumerate(self._here):
            if place in known:
                cursor = there.get(place, cursor)
            elif place not in strays and (self._new[place][0] in self._gone or own & self._names(place)):
                yield Deed.LEFT_OUT, self._ours.text(place), self._ours.text(place)
            else:
                fresh = self._fitted(self._carrier.carry(row))
                self._put(fresh, cursor)
                cursor = fresh
                if place not in strays:
                    yield Deed.ADDED, self._ours.text(place), ""

    def _names(self, place: int) -> set[str]:
        """Return the keys of the cells by which a row of ours is known."""
        return {self._new[place][0], *_long(self._here[place], self._ours.reader)}

    def _own(self) -> set[str]:
        """Return the keys of the cells by which the rows are known that theirs has and the base has not."""
        taken = set(self._mine.values())
        rows = [at for at, row in enumerate(self._there) if at not in taken and row.getparent() is not None]
        known = {key for at in rows for key in _long(self._there[at], self._theirs.reader)}
        return known | {self._old[at][0] for at in rows if self._old[at][0]}

    def _put(self, fresh: etree._Element, cursor: etree._Element | None) -> None:
        if cursor is not None:
            cursor.addnext(fresh)
        elif (first := self._theirs.element.find(_ROW)) is not None:
            first.addprevious(fresh)
        else:
            self._theirs.element.append(fresh)

    def _fitted(self, row: etree._Element) -> etree._Element:
        """Return a row of ours with the columns of their table: an empty cell for each that people added."""
        cells = row.findall(_CELL)
        placed = {at: cells[column] for column, at in enumerate(self._places) if at is not None}
        for cell in cells:
            row.remove(cell)
        for at in range(self._width):
            row.append(placed[at] if at in placed else _empty())
        return row


def _version(table: Table) -> Version:
    return Version(table.element, table.reader, table.cells())


def _long(row: etree._Element, reader: Reader) -> set[str]:
    """Return the keys of the cells of a row that say so much that they stand in one row only."""
    keys = zip(row.iterfind(_CELL), reader.row(row), strict=True)
    return {key for cell, key in keys if len(_said(cell)) > _LONG}


def _said(cell: etree._Element) -> str:
    return " ".join("".join(str(each.text or "") for each in cell.iter(f"{W}t", f"{W}delText")).split())


def _empty() -> etree._Element:
    cell = etree.Element(_CELL)
    etree.SubElement(cell, f"{W}p")
    return cell
