"""The merge of a copy of a workbook that people edited, marked or with collected answers, with today's copy.

People's copy is the ground. A row is known by what its first cell says (the number of an event, the code of a question,
a name), wherever it was sorted to, and a column by its header. A cell that only the workbook changed is brought in, one
that people changed stays; where both changed it, theirs stays, and the account has ours.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rtdocs.cell_references import cell_reference
from rtdocs.i18n.cutting import cut
from rtdocs.i18n.folding import fold_name
from rtdocs.merge.book.grids import cells_of, digest, one_line, strings_of
from rtdocs.merge.book.merge import DAMAGE
from rtdocs.merge.merged import Merge
from rtdocs.outcomes import Deed, Entry
from rtdocs.write.marking.cells import Leaf
from rtdocs.write.marking.parts import Parts
from rtdocs.write.marking.workbook import Workbook

_COPY: Final = "copy"
_SHOWN: Final = 60
_FORMULA: Final = "="
_LARGEST: Final = 4
"""Figures of a number that is written as text without becoming another; what has more may be a date."""
_Base = Mapping[str, Mapping[str, Mapping[str, str]]]


@dataclass(slots=True)
class _Sheet:
    """A sheet: its texts by row and column, its columns by header, its rows by what their first cell says."""

    name: str
    leaf: Leaf
    texts: Mapping[tuple[int, int], str]
    columns: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = {self._header(column): column for column in sorted({column for _, column in self.texts})}
        turns: Counter[str] = Counter()
        for row, first in self._firsts().items():
            turns[first] += 1
            self.rows[first if turns[first] == 1 else f"{first}#{turns[first]}"] = row

    def _header(self, column: int) -> str:
        return fold_name(self.texts.get((1, column), "")) or str(column)

    def _firsts(self) -> dict[int, str]:
        firsts: dict[int, str] = {}
        for (row, column), text in sorted(self.texts.items()):
            if row > 1 and not text.startswith(_FORMULA):
                firsts.setdefault(row, f"{column}:{one_line(text)}")
        return firsts

    def cells(self, key: str) -> dict[str, str]:
        """Return the texts of a row by the headers of their columns, without formulas."""
        row = self.rows[key]
        told = {header: self.texts.get((row, column), "") for header, column in self.columns.items()}
        return {header: text for header, text in told.items() if not text.startswith(_FORMULA)}

    def free_row(self) -> int:
        """Return the first row behind the last filled one; rows with nothing but formulas are free."""
        return max(self.rows.values(), default=1) + 1


def base_of(path: Path) -> str:
    """Return the base of a copy as text: digests of its cells, by sheet, row and column; empty for a damaged one."""
    with suppress(*DAMAGE):
        told = {
            name: {key: {at: digest(text) for at, text in sheet.cells(key).items() if text} for key in sheet.rows}
            for name, sheet in _sheets(Parts(path)).items()
        }
        return json.dumps({_COPY: told}, separators=(",", ":"), sort_keys=True)
    return ""


def merge(theirs: Path, ours: Path, target: Path, record: str) -> Merge | None:
    """Merge a copy that people edited.

    Args:
        theirs: the copy as people left it.
        ours: the workbook, or the copy, as it is now.
        target: the file to write; not written where theirs needs no change.
        record: the base of the copy that people edited, as text.

    Returns:
        The account; None where the copy has no base, or is damaged.
    """
    with suppress(*DAMAGE, TypeError, AttributeError):
        base: _Base = json.loads(record)[_COPY]
        parts = Parts(theirs)
        there, here = _sheets(parts), _sheets(Parts(ours))
        account = tuple(
            entry for name, sheet in here.items() if name in there for entry in _sheet(base, there[name], sheet)
        )
        if any(entry.deed in {Deed.RENEWED, Deed.ADDED, Deed.REMOVED} for entry in account):
            for sheet in there.values():
                sheet.leaf.keep()
            parts.write(target)
        return Merge(account, frozenset())
    return None


def _sheets(parts: Parts) -> dict[str, _Sheet]:
    workbook = Workbook(parts)
    strings = strings_of(parts, workbook.name)
    leaves = ((name, Leaf(parts, workbook.name, part)) for name, part in workbook.worksheets())
    return {name: _Sheet(name, leaf, dict(cells_of(leaf.root, strings))) for name, leaf in leaves}


def _sheet(base: _Base, theirs: _Sheet, ours: _Sheet) -> Iterator[Entry]:
    known = base.get(ours.name, {})
    for key in ours.rows:
        if key in theirs.rows:
            yield from _row(known.get(key, {}), theirs, ours, key)
        elif key not in known:
            yield from _add(theirs, ours, key)
        elif any(digest(text) != known[key].get(header, "") for header, text in ours.cells(key).items()):
            yield Entry(Deed.LEFT_OUT, _named(ours, key), "", "\n".join(filter(None, ours.cells(key).values())))
    for key in known.keys() & theirs.rows.keys() - ours.rows.keys():
        if {header: digest(text) for header, text in theirs.cells(key).items() if text} == known[key]:
            yield Entry(Deed.REMOVED, _named(theirs, key))
            for header in theirs.cells(key):
                theirs.leaf.put(theirs.rows[key], theirs.columns[header], "")
        else:
            yield Entry(Deed.KEPT, _named(theirs, key))


def _row(known: Mapping[str, str], theirs: _Sheet, ours: _Sheet, key: str) -> Iterator[Entry]:
    """Merge a row that is in both: cell by cell."""
    mine = theirs.cells(key)
    for header, new in ours.cells(key).items():
        was, old = known.get(header, ""), mine.get(header, "")
        if header not in theirs.columns or digest(new) in {was, digest(old)}:
            continue
        place = cell_reference(theirs.rows[key], theirs.columns[header])
        if digest(old) == was and _put(theirs, ours, key, header, new):
            yield Entry(Deed.RENEWED, _named(theirs, key), place)
        else:
            yield Entry(Deed.LEFT_OUT, _named(theirs, key), place, new)


def _add(theirs: _Sheet, ours: _Sheet, key: str) -> Iterator[Entry]:
    row = theirs.free_row()
    theirs.rows[key] = row
    told = {header: text for header, text in ours.cells(key).items() if text and header in theirs.columns}
    left = [text for header, text in told.items() if not _put(theirs, ours, key, header, text)]
    yield Entry(Deed.ADDED, _named(ours, key))
    if left:
        yield Entry(Deed.LEFT_OUT, _named(ours, key), "", "\n".join(left))


def _put(theirs: _Sheet, ours: _Sheet, key: str, header: str, text: str) -> bool:
    """Write a cell of ours into theirs, and tell whether it means the same there.

    A number, which may be a date, goes as it is stored into a cell that shows numbers; one of few figures may be text.
    """
    place, source = (theirs.rows[key], theirs.columns[header]), (ours.rows[key], ours.columns[header])
    if not ours.leaf.holds_number(*source) or (len(text) <= _LARGEST and not theirs.leaf.takes_number(*place)):
        theirs.leaf.put(*place, text)
        return True
    if theirs.leaf.takes_number(*place):
        theirs.leaf.put_number(*place, text)
        return True
    return False


def _named(sheet: _Sheet, key: str) -> str:
    """Return the sheet and the first words of a row, for people."""
    told = " ".join(filter(None, sheet.cells(key).values()))
    return f"{sheet.name}, {cut(one_line(told), _SHOWN)}"
