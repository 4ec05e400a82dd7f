"""The marks of a merge on the cells of a grid: notes and colours that differ from people's and can be taken away.

They are the marks of a marked copy (`rtdocs.write.marking.sheets`): no program takes them for data, and the next merge
takes them away before it makes new ones.
"""

from rtdocs import i18n
from rtdocs.cell_references import cell_place
from rtdocs.i18n import Language, language_of
from rtdocs.plan.annotation.marks import CellMark
from rtdocs.problems import Severity
from rtdocs.write.marking import conditions, sheets
from rtdocs.write.marking.cell_formats import Styles
from rtdocs.write.marking.notes import Notes
from rtdocs.write.marking.parts import Parts
from rtdocs.write.marking.workbook import Workbook

Place = tuple[str, int, int]
"""A cell: its sheet, its row and column from 1."""


class Marks:
    """The marks of a workbook: those of an earlier merge, and those to make.

    Attributes:
        no_longer: the text for the source cell of a question that is no longer asked.
        rooms: the rows for a question of the group's own ("One more question"), in every language.
    """

    def __init__(self, parts: Parts, language: Language) -> None:
        self.no_longer = language.say("merge.no_longer.source")
        self.rooms = frozenset(" ".join(language_of(code).say("grid.one_more").split()) for code in i18n.codes())
        self._parts, self._language = parts, language
        self._sheets = dict(Workbook(parts).worksheets())
        self._before = {name: _marked(parts, part) for name, part in self._sheets.items()}
        self._noted = {name: _noted(parts, part) for name, part in self._sheets.items()}
        self._made: dict[Place, CellMark] = {}

    def was_marked(self, place: Place) -> bool:
        """Tell whether a cell bears a mark of an earlier merge."""
        return place[1:] in self._before[place[0]]

    def has_note(self, sheet: str, row: int) -> bool:
        """Tell whether a cell of a row bears a note of a person."""
        return any(number == row for number, _ in self._noted[sheet])

    def offer(self, place: Place, ours: str) -> None:
        """Mark a cell that both changed, with a note of the text that rtdocs would write."""
        text = self._language.say("merge.offer", ours=ours)
        self._made[place] = CellMark(*place, Severity.WARNING, text)

    def retire(self, place: Place) -> None:
        """Mark the code of a question that is no longer asked."""
        self._made[place] = CellMark(*place, Severity.NOTE, self._language.say("merge.no_longer.note"))

    def put(self) -> None:
        """Write the marks, in the place of those of the earlier merge."""
        for name, part in self._sheets.items():
            if self._before[name]:
                sheets.clear(self._parts, part)
        if not self._made:
            return
        styles = Styles(self._parts, Workbook(self._parts).name)
        formats = conditions.formats(styles)
        for name, part in self._sheets.items():
            if found := sorted((mark for place, mark in self._made.items() if place[0] == name), key=_in_order):
                sheets.mark(self._parts, part, found, formats)
        styles.keep()


def _in_order(mark: CellMark) -> tuple[int, int]:
    return mark.row, mark.column


def _marked(parts: Parts, sheet: str) -> frozenset[tuple[int, int]]:
    part = parts.related(sheet, "comments")
    return frozenset(map(cell_place, Notes(parts.tree(part)).marked())) if part else frozenset()


def _noted(parts: Parts, sheet: str) -> frozenset[tuple[int, int]]:
    """Return the cells with a person's note, whether or not rtdocs has a note there too."""
    part = parts.related(sheet, "comments")
    own = frozenset(map(cell_place, Notes(parts.tree(part)).of_people())) if part else frozenset()
    threads = parts.related(sheet, "threadedComment")
    talked = (cell_place(each.get("ref", "")) for each in parts.tree(threads)) if threads else ()
    return own.union(talked)
