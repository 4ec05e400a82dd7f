"""Answers of a filled grid of questions: Excel, Word or Writer, or the sheet of answers of a workbook.

Columns are known by their headers, so that a grid may have been sorted, filtered, translated or saved by any program.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language
from rtdocs.model import Lesson
from rtdocs.problems import Where
from rtdocs.read.grids import excel_grid, files, word_grid
from rtdocs.read.grids.ours import Ours
from rtdocs.read.open import open_book

_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_BOOK = "Workbook".encode("utf-16-le")  # which may hold a document within
_OLE, _RICH_TEXT, _PDF = bytes.fromhex("D0CF11E0A1B11AE1"), b"{\\rtf", b"%PDF"
_MOST_SOUGHT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FilledGrid:
    """A grid that people filled and sent back.

    Attributes:
        path: the path of its file.
        lessons: its rows in their order, answered or not.
        unread: the cells that give no text: formulas that are in error, or that no program has computed.
        guessed: the headers that were taken for another name of a column, each with the column's own name.
        aside: the sheets that are not empty and hold no table of questions, each with its words.
        opening: the words before the first question that the grid does not say itself: a person's, or of the cover.
        changed: the texts in the place of ours that are not as rtdocs writes them, each behind the code of its question
            or its place.
        deleted: the words that people deleted under tracked changes.
    """

    path: Path
    lessons: tuple[Lesson, ...]
    unread: tuple[Where, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    opening: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()


def read_grid(path: Path, language: Language, ours: Ours | None = None) -> FilledGrid:
    """Return the contents of a grid.

    Args:
        path: its file.
        language: the language that days typed as dates are written in.
        ours: the texts that grids of the story say by themselves; where not given, only those of the catalogue count.

    Raises:
        UnreadableWorkbook: there is no such file, it holds no table of questions, or it is refused as unsafe.
    """
    found = (_document_grid if _is_document(path) else _excel_grid)(path, language, ours or Ours())
    if not found.lessons:
        raise UnreadableWorkbook("grid-is-none", path=path)
    return found


def _document_grid(path: Path, language: Language, ours: Ours) -> FilledGrid:
    found = word_grid.read(path, language, ours)
    return FilledGrid(
        path,
        found.lessons,
        guessed=found.guessed,
        opening=found.opening,
        changed=found.changed,
        deleted=found.deleted,
    )


def _excel_grid(path: Path, language: Language, ours: Ours) -> FilledGrid:
    if _is_other_document(path):
        raise UnreadableWorkbook("grid-is-other-document", path=path)
    try:
        book = open_book(path)
    except UnreadableWorkbook as fault:
        if fault.key in {"workbook-is-none", "workbook-is-document"}:
            raise UnreadableWorkbook("grid-is-other-document", path=path) from fault
        raise
    found = excel_grid.read(book, language, ours)
    return FilledGrid(path, found.lessons, found.unread, found.guessed, found.aside, changed=found.changed)


def _is_document(path: Path) -> bool:
    """Tell whether a file is a Word or Writer document, by its zip entries and not by its name."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as entries:
            return files.is_word(entries) or files.is_writer(entries)
    except files.DAMAGE:
        return False


def _is_other_document(path: Path) -> bool:
    """Tell whether a file is a document of another kind, which Word can save as one of its own: .doc, .rtf, .pdf."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        content = stream.read(_MOST_SOUGHT)
    is_old_word = content.startswith(_OLE) and _OLD_WORD in content and _OLD_BOOK not in content
    return is_old_word or content.startswith((_RICH_TEXT, _PDF))
