"""What a sheet of an Excel grid says by itself; words typed into it are a person's.

That is its title and introduction, its headers, the events and source of a question, the margins of its printed pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rtdocs import i18n
from rtdocs.i18n import Language, language_of
from rtdocs.i18n.folding import fold_name
from rtdocs.problems import Where
from rtdocs.read.grids.ours import Ours, without_sentences
from rtdocs.read.tables.rows import Leaf, at
from rtdocs.read.values.text import is_blank, plain

_STANDING = ("code", "question", "events", "source")


@dataclass(frozen=True, slots=True)
class Given:
    """The texts of a sheet that rtdocs wrote, on a sheet with a table of questions; rows and columns from 1."""

    leaf: Leaf
    ours: Ours
    language: Language

    @property
    def opening_rows(self) -> int:
        """The rows of our own title and introduction.

        They fill the first column from the first row on, and leave the row above the headers blank.
        """
        above = self.leaf.grid.rows[: self.leaf.header.row - 1]
        return max(1, next((number for number, row in enumerate(above) if is_blank(at(row, 1))), len(above) - 1))

    def typed(self) -> dict[int, list[str]]:
        """Return the words that stand beside our own in a cell of events or sources, by row."""
        found: dict[int, list[str]] = {}
        for row, _, text in self._standing_cells():
            if not self.ours.says(text) and (words := self.ours.beside(text)):
                found.setdefault(row, []).append(words)
        return found

    def changed(self) -> Iterator[tuple[str, str]]:
        """Yield the texts in the place of ours that are not as rtdocs writes them, each behind its place."""
        yield from self._opening()
        yield from ((self._cell(self.leaf.header.row, place), name) for place, name in self._lost_headers())
        for row, column, text in self._standing_cells():
            if not self.ours.says(text) and not self.ours.beside(text):
                yield self._cell(row, column), text
        for text in self.leaf.grid.survey.printed:
            if not self.ours.says(text):
                yield self.language.say("grid.margin"), text

    def _opening(self) -> Iterator[tuple[str, str]]:
        """Yield the words of the title and the introduction, whose lines rtdocs parts by their length."""
        rows = self.leaf.grid.rows[: min(self.opening_rows, self.leaf.header.row - 1)]
        title, *lines = [plain(at(row, 1), self.language) for row in rows] or [""]
        if not self.ours.says(title):
            yield self._cell(1, 1), title
        if without_sentences(said := " ".join(lines)) and not self.ours.says(said):
            yield self._cell(2, 1), said

    def _lost_headers(self) -> Iterator[tuple[int, str]]:
        """Yield headers that name no column of ours as they stand, behind which no text of the column is told."""
        rows = self.leaf.grid.rows[self.leaf.header.row :]
        for place, name in self.leaf.header.unknown.items():
            is_ours = fold_name(name) in _standing()
            is_empty = all(is_blank(at(row, place)) for row in rows)
            if not is_ours and (is_empty or is_standing(name)):
                yield place, name

    def _standing_cells(self) -> Iterator[tuple[int, int, str]]:
        """Yield the cells in the columns of events and sources that are not empty: row, column and text."""
        places = [place for place, name in self.leaf.header.unknown.items() if is_standing(name)]
        asked = [self.leaf.header.by_key[key] for key in ("code", "question") if key in self.leaf.header.by_key]
        for number, row in enumerate(self.leaf.grid.rows[self.leaf.header.row :], self.leaf.header.row + 1):
            if any(not is_blank(at(row, place)) for place in asked):  # else words under the table
                yield from ((number, place, text) for place in places if (text := plain(at(row, place), self.language)))

    def _cell(self, row: int, column: int) -> str:
        return str(Where(self.leaf.grid.name, row, column))


def is_standing(name: str) -> bool:
    """Tell whether a header is that of a column that every grid has beside those of the workbook, or begins so."""
    folded = fold_name(name)
    return any(f" {folded} ".startswith(f" {each} ") or folded.endswith(f" {each}") for each in _standing())


@cache
def _standing() -> frozenset[str]:
    return frozenset(
        fold_name(language_of(code).say(f"grid.column.{key}")) for code in i18n.codes() for key in _STANDING
    )
