"""The merge of an Excel grid of questions that people filled with the grid that rtdocs would write now.

People's workbook is the ground, and only the cells that rtdocs changes are written: answers keep their place, and so do
people's columns, sheets, notes and looks. A question that is no longer asked stays where people worked on it, and is
marked; the row of one that nobody touched is emptied and hidden. New questions go into such rows, then below. A cell
that both changed keeps people's text, and a note on it has the text that rtdocs would write.
"""

import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from rtdocs import zip_limits
from rtdocs.errors import CannotWrite, UnreadableWorkbook
from rtdocs.i18n import Language
from rtdocs.i18n.cutting import cut
from rtdocs.i18n.folding import fold_sentence
from rtdocs.merge.book.grids import CODE, GIVEN, SOURCE, QuestionTable, digest, one_line, tables_of
from rtdocs.merge.book.marks import Marks, Place
from rtdocs.merge.merged import Merge
from rtdocs.outcomes import Deed, Entry
from rtdocs.write.excel.books import BY_HAND
from rtdocs.write.marking.parts import Parts

_SHOWN: Final = 60
"""Letters of a question that tell which it is."""
_LAST: Final = "own"
"""The section that is in every grid: questions of a section that has no sheet yet go there."""
DAMAGE: Final = (OSError, LookupError, ValueError, etree.LxmlError, UnreadableWorkbook, CannotWrite, *zip_limits.DAMAGE)


class Base(NamedTuple):
    """The base of a section: digests of the lines above its table, and of its cells by code and column."""

    opening: tuple[str, ...] = ()
    rows: Mapping[str, Mapping[str, str]] = {}


def base_of(path: Path) -> str:
    """Return the base of a grid that rtdocs wrote, as text; empty for a workbook without questions."""
    found = tables_of(Parts(path))
    told = {
        section: {
            "opening": [digest(text) for _, text in table.opening()],
            "rows": {
                code: {key: digest(text) for key, text in table.cells(code).items() if digest(text)}
                for code in table.rows
            },
        }
        for section, table in found.items()
    }
    return json.dumps(told, separators=(",", ":"), sort_keys=True) if found else ""


def merge(theirs: Path, ours: Path, target: Path, language: Language, record: str) -> Merge | None:
    """Merge a grid that people filled.

    Args:
        theirs: the workbook as people left it.
        ours: the workbook as rtdocs writes it now.
        target: the file to write; not written where theirs needs no change.
        language: of the marks and the account.
        record: the base of the workbook that people filled, as text.

    Returns:
        The account, and the codes of questions that people took away; None where the merge might lose text of people.
    """
    with suppress(*DAMAGE):
        with zipfile.ZipFile(theirs) as package:
            zip_limits.inspect(theirs, package, lambda why: ValueError(why.value))
        (base, before), parts = _read(record), Parts(theirs)
        there, here = tables_of(parts), tables_of(Parts(ours))
        if not any(set(there[name].rows) & set(each.rows) for name, each in base.items() if name in there):
            return None
        asked = {code for table in there.values() for code in table.rows}
        gone = before.union(*(each.rows for each in base.values())) - asked
        work = _BookMerge(Marks(parts, language), there, here, base, gone)
        account = tuple(work.run())
        if work.is_changed:
            work.keep()
            parts.write(target)
        return Merge(account, gone)
    return None


def _read(text: str) -> tuple[dict[str, Base], frozenset[str]]:
    """Return the base of each section, and the codes of questions taken away before, from the text that `base_of` made.

    Raises:
        ValueError: the text is not of `base_of`.
    """
    try:
        told = json.loads(text)
        gone = frozenset(map(str, told.pop("gone", ())))
        return {str(name): Base(tuple(each["opening"]), dict(each["rows"])) for name, each in told.items()}, gone
    except (TypeError, KeyError, AttributeError) as cause:
        raise ValueError from cause


class _BookMerge:
    """The merge of a workbook.

    Attributes:
        is_changed: whether the merge changed anything in theirs.
    """

    def __init__(
        self,
        marks: Marks,
        theirs: Mapping[str, QuestionTable],
        ours: Mapping[str, QuestionTable],
        base: Mapping[str, Base],
        gone: Collection[str],
    ) -> None:
        self.is_changed = False
        self._marks, self._theirs, self._ours, self._base, self._gone = marks, theirs, ours, base, gone

    def run(self) -> Iterator[Entry]:
        """Write our changes into theirs, mark the cells that both changed, and yield the entries of the account."""
        for section, table in self._ours.items():
            if there := self._theirs.get(section):
                yield from self._opening(there, table, self._base.get(section, Base()))
            elif section in self._base:
                yield from _opening_left_out(table, self._base[section])
            for code in table.rows:
                if home := self._home(section, code):
                    known = self._base.get(home, Base()).rows
                    yield from self._question(code, self._theirs[home], table, known.get(code))
        for section, table in sorted(self._theirs.items()):
            asked = {
                code for name, each in self._ours.items() for code in each.rows if self._home(name, code) == section
            }
            yield from self._no_longer(table, asked, self._base.get(section, Base()))
        for section, table in self._ours.items():
            new = [code for code in table.rows if not self._home(section, code)]
            known = self._base.get(section, Base()).rows
            yield from _left_out(table, new, {**{code: {} for code in self._gone}, **known})
            room = self._theirs.get(section) or self._theirs.get(_LAST) or next(iter(self._theirs.values()))
            yield from self._add(room, table, [code for code in new if code not in {*known, *self._gone}])

    def _home(self, section: str, code: str) -> str:
        """Return theirs' section of a question, its own or one where it was asked before; "" for none."""
        if section in self._theirs and code in self._theirs[section].rows:
            return section
        others = (name for name in sorted(self._theirs) if name != section)
        return next((name for name in others if self._asked(name, code)), "")

    def _asked(self, section: str, code: str) -> bool:
        known = self._base.get(section, Base()).rows
        elsewhere = section in self._ours and code in self._ours[section].rows
        return not elsewhere and code in known and code in self._theirs[section].rows

    def keep(self) -> None:
        """Store the sheets, and write the marks."""
        for table in self._theirs.values():
            table.leaf.keep()
        self._marks.put()

    def _opening(self, theirs: QuestionTable, ours: QuestionTable, base: Base) -> Iterator[Entry]:
        """Renew the lines above a table, each unless people changed it; lines beyond their number join the last."""
        there, here = theirs.opening(), [text for _, text in ours.opening()]
        if not there or base.opening == tuple(map(digest, here)):
            return
        room = min(len(there), len(base.opening))
        fitted = [*here[: room - 1], " ".join(here[room - 1 :])] if room else []
        for at, ((row, text), new) in enumerate(zip(there, [*fitted, *[""] * len(there)], strict=False)):
            known = base.opening[at] if at < len(base.opening) else ""
            if digest(new) in {known, digest(text)}:
                continue
            if digest(text) == known:
                self._put(theirs, row, 1, new)
            elif new:
                yield Entry(Deed.LEFT_OUT, theirs.sheet, cut(one_line(text), _SHOWN), new)

    def _question(
        self, code: str, theirs: QuestionTable, ours: QuestionTable, base: Mapping[str, str] | None
    ) -> Iterator[Entry]:
        """Merge the cells of a question that is in both workbooks."""
        deeds: set[Deed] = set()
        for key, column in theirs.columns.items():
            mine, yours = theirs.text(code, key), ours.text(code, key)
            place = (theirs.sheet, theirs.rows[code], column)
            deed = self._deed(key, mine, yours, None if base is None else base.get(key, ""), place)
            if deed is Deed.RENEWED:
                self._put(theirs, *place[1:], yours)
            if deed is Deed.NOTED:
                self._marks.offer(place, yours)
                self.is_changed |= base is None or digest(yours) != base.get(key, "")
                yield Entry(deed, _named(theirs, code), key, yours)
            elif deed:
                deeds.add(deed)
        yield from (Entry(deed, _named(theirs, code)) for deed in Deed if deed in deeds)

    def _deed(self, key: str, theirs: str, ours: str, base: str | None, place: Place) -> Deed | None:
        """Return the deed for a cell, None for none; `base` is a digest, None for a question not in the base."""
        if theirs == ours or fold_sentence(theirs) == fold_sentence(ours) != "":
            return None
        if base is None:
            return Deed.RENEWED if theirs in {"", self._marks.no_longer} else self._offered(key, ours)
        if digest(ours) == base:
            is_open = bool(ours) and self._marks.was_marked(place)
            return Deed.NOTED if is_open else Deed.KEPT if digest(theirs) != base else None
        if digest(theirs) == base:
            return Deed.RENEWED
        return self._offered(key, ours)

    def _offered(self, key: str, ours: str) -> Deed:
        """Return the deed for a cell that both changed; an empty row for one more question is not offered."""
        is_room = key in GIVEN and one_line(ours) in self._marks.rooms
        return Deed.NOTED if ours and not is_room else Deed.KEPT

    def _no_longer(self, theirs: QuestionTable, asked: Collection[str], base: Base) -> Iterator[Entry]:
        """Mark the questions no longer asked that people worked on, and empty the rows of the others."""
        for code, row in theirs.rows.items():
            place = (theirs.sheet, row, theirs.columns[CODE])
            if code in asked or (code not in base.rows and not self._marks.was_marked(place)):
                continue
            if self._is_untouched(theirs, code, base):
                theirs.leaf.empty(row)
                self.is_changed = True
                yield Entry(Deed.REMOVED, _named(theirs, code))
            else:
                yield from self._retire(theirs, code)

    def _retire(self, theirs: QuestionTable, code: str) -> Iterator[Entry]:
        """Mark a question that is no longer asked, with an entry of the account the first time."""
        place = (theirs.sheet, theirs.rows[code], theirs.columns[CODE])
        self._marks.retire(place)
        if not self._marks.was_marked(place):
            self.is_changed = True
            if SOURCE in theirs.columns:
                self._put(theirs, place[1], theirs.columns[SOURCE], self._marks.no_longer)
            yield Entry(Deed.RETIRED, _named(theirs, code))

    def _is_untouched(self, theirs: QuestionTable, code: str, base: Base) -> bool:
        """Tell whether a row holds the cells that rtdocs wrote and no other, and no note of a person."""
        row = theirs.rows[code]
        ours = set(theirs.columns.values())
        is_beside = any(text for (number, column), text in theirs.texts.items() if number == row and column not in ours)
        cells = {key: digest(text) for key, text in theirs.cells(code).items() if text}
        cells.pop(SOURCE, None)
        known = {key: value for key, value in base.rows.get(code, {}).items() if key != SOURCE}
        return not is_beside and cells == known and not self._marks.has_note(theirs.sheet, row)

    def _add(self, theirs: QuestionTable, ours: QuestionTable, codes: list[str]) -> Iterator[Entry]:
        """Add questions: in emptied rows, then below."""
        free = theirs.leaf.emptied(theirs.header)
        below: list[dict[int, str]] = []
        for code in codes:
            cells = {column: ours.text(code, key) for key, column in theirs.columns.items() if key in ours.columns}
            if free:
                theirs.leaf.refill(free.pop(0), cells, least=BY_HAND)
            else:
                below.append(cells)
            self.is_changed = True
            yield Entry(Deed.ADDED, _named(ours, code))
        if below:
            theirs.leaf.add(below, least=BY_HAND)

    def _put(self, theirs: QuestionTable, row: int, column: int, text: str) -> None:
        theirs.leaf.put(row, column, text)
        self.is_changed = True


def _opening_left_out(ours: QuestionTable, base: Base) -> Iterator[Entry]:
    """Yield entries of changed lines above a table that people removed."""
    for _, text in ours.opening():
        if digest(text) not in base.opening:
            yield Entry(Deed.LEFT_OUT, ours.sheet, cut(one_line(text), _SHOWN), text)


def _left_out(ours: QuestionTable, codes: Iterable[str], known: Mapping[str, Mapping[str, str]]) -> Iterator[Entry]:
    """Yield entries of questions that people removed and that rtdocs changed since."""
    for code in codes:
        cells = ours.cells(code).items()
        if code in known and (new := [text for key, text in cells if digest(text) != known[code].get(key, "")]):
            yield Entry(Deed.LEFT_OUT, _named(ours, code), "", "\n".join(filter(None, new)))


def _named(table: QuestionTable, code: str) -> str:
    """Return a question's code and first words, for people: "A1. Que s'est-il passé…"."""
    return cut(one_line(f"{table.text(code, CODE)}. {table.text(code, 'question')}"), _SHOWN)
