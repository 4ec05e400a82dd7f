"""Answers of filled grids merged with those of the workbook: nothing lost, nothing overwritten.

A new text goes into an empty cell as it is. Where texts differ, all of them stand in the cell one below the other, the
workbook's own first, each of the others with the name of its grid. A text that begins with the whole of the workbook's
own continues it, since grids show earlier answers, and takes its place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from rtdocs import i18n
from rtdocs.errors import CannotWrite
from rtdocs.i18n import Language
from rtdocs.i18n.folding import fold_name
from rtdocs.model import Story
from rtdocs.outcomes import Outcomes
from rtdocs.plan.collect import typed_in
from rtdocs.plan.collect.answer_rows import ROOMS, AnswerRow, Rows
from rtdocs.plan.collect.matching import bare, continues
from rtdocs.plan.collect.typed_in import Read
from rtdocs.problems import Where
from rtdocs.read.grids.filled_grid import FilledGrid
from rtdocs.read.grids.ours import Ours
from rtdocs.workbook.columns import LEARNING, Sheet

LONGEST_CELL = 32_767
"""The most characters that Excel keeps in a cell."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell to write, row and column from 1: its whole text, and the part of its start that the cell holds already."""

    row: int
    column: int
    text: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class GridCount:
    """The counts of a grid's answers: taken into the copy, or known there already; and its cells without a text.

    With them the guessed columns, as `FilledGrid` has them, the sheets left aside with their words, a person's words
    before the first question, the changed texts of ours, each behind its code or place, and words deleted
    under tracked changes.
    """

    name: str
    taken: int
    known: int
    unread: tuple[str, ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    opening: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A question with differing texts: its name, the grids that differ, and whether the workbook differs too."""

    code: str
    grids: tuple[str, ...]
    with_workbook: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """The changes for a copy of the workbook, and the account of the collection.

    Attributes:
        sheet: the name of the sheet of answers.
        changes: the cells to write there.
        rows: the rows to add there, each with its texts by column from 1.
        grids: the counts of each grid, in their order.
        differences: the questions on which texts differ, all of which are kept.
        own: the added rows that answer no question of rtdocs, by their codes or else their words.
        outcomes: the outcome of the copy's file, once it is written.
    """

    sheet: str
    changes: tuple[Change, ...]
    rows: tuple[Mapping[int, str], ...]
    grids: tuple[GridCount, ...]
    differences: tuple[Difference, ...]
    own: tuple[str, ...]
    outcomes: Outcomes = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    """The cell of a room: its text, the part of its start that stands there, and the grids whose texts differ.

    Text beyond Excel's limit of a cell goes on in cells of further rows.
    """

    text: str
    kept: str = ""
    grids: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


def plan(story: Story, grids: Sequence[FilledGrid], ours: Ours | None = None) -> Collected:
    """Return the changes that filled grids make to a workbook, with the account.

    Args:
        story: the workbook's.
        grids: the filled grids.
        ours: the texts that the story's grids say by themselves today; where not given, only those of the catalogue
            count.

    Raises:
        CannotWrite: the workbook has no sheet of answers, or lacks a column of it that is needed.
    """
    language, rows = i18n.language_of(story.language), Rows(story.lessons)
    cover, asked = _cover(story), frozenset(bare(lesson.question) for lesson in story.lessons)
    read = [[typed_in.read(lesson, ours or Ours(), asked) for lesson in grid.lessons] for grid in grids]
    told = tuple(_count(*each, rows, cover) for each in zip(grids, read, _names(grids), strict=True))
    filled = [(row, {room: _cell(row, room, language) for room in row.given}) for row in rows.all]
    columns = _columns(story.places, {room for _, rooms in filled for room in rooms}, language)
    return Collected(
        sheet=story.places[Sheet.LEARNING.value].sheet,
        changes=tuple(change for row, rooms in filled for change in _changes(row, rooms, columns)),
        rows=tuple(new for row, rooms in filled for new in _new_rows(row, rooms, columns)),
        grids=told,
        differences=tuple(found for row, rooms in filled for found in _differences(row, rooms)),
        own=tuple(row.name for row in rows.all if row.place is None and row.is_own),
    )


def _cover(story: Story) -> frozenset[str]:
    """Return what the cover of a grid says of its project, folded."""
    told = story.project
    texts = (told.title, told.organisation, told.territory, told.prepared_by, told.participants)
    return frozenset(filter(None, map(fold_name, (*texts, *told.funders, *told.partners))))


def _count(grid: FilledGrid, read: Sequence[Read], name: str, rows: Rows, cover: frozenset[str]) -> GridCount:
    counts = rows.take((each.lesson for each in read), name)
    changed = tuple(dict.fromkeys((*grid.changed, *(told for each in read for told in each.changed))))
    typed = tuple(text for text in grid.opening if fold_name(text) not in cover)
    unread = tuple(map(str, grid.unread))
    return GridCount(name, counts[True], counts[False], unread, grid.guessed, grid.aside, typed, changed, grid.deleted)


def _cell(row: AnswerRow, room: str, language: Language) -> _Cell:
    """Return the cell of a room: the workbook's text, then each text that differs with the names of its grids."""
    standing, given = row.texts.get(room, ""), row.given[room]
    if any(continues(text, standing) for text in given):
        standing = ""
    if not standing and len(given) == 1:
        text, *further = _portions((next(iter(given)),), ROOMS[room])
        return _Cell(text, further=tuple(further))
    told = [language.say("collect.from_grid", grids=tuple(names), text=text) for text, names in given.items()]
    grids = tuple(dict.fromkeys(name for names in given.values() for name in names))
    text, *further = _portions([standing, *told] if standing else told, ROOMS[room])
    return _Cell(text, standing, grids, tuple(further))


def _portions(texts: Iterable[str], between: str) -> Iterator[str]:
    """Yield texts joined, as much as one cell keeps at a time; a longer text is parted between two words."""
    portion = ""
    for text in texts:
        joined = between.join(filter(None, (portion, text)))
        if len(joined) <= LONGEST_CELL:
            portion = joined
            continue
        if portion:
            yield portion
        *full, portion = _parted(text)
        yield from full
    yield portion


def _parted(text: str) -> Iterator[str]:
    while len(text) > LONGEST_CELL:
        end = text.rfind(" ", 1, LONGEST_CELL + 1)
        end = end if end > 0 else LONGEST_CELL
        yield text[:end]
        text = text[end:].lstrip(" ")
    yield text


def _changes(row: AnswerRow, rooms: Mapping[str, _Cell], columns: Mapping[str, int]) -> Iterator[Change]:
    if row.place is not None:
        for room, cell in rooms.items():
            yield Change(row.place, columns[room], cell.text, cell.kept)


def _new_rows(row: AnswerRow, rooms: Mapping[str, _Cell], columns: Mapping[str, int]) -> Iterator[dict[int, str]]:
    """Yield the row of an answer that has none yet, and the rows that take the text beyond a cell's limit."""
    if row.place is None:
        yield _new_row(row, {room: cell.text for room, cell in rooms.items()}, columns)
    further = zip_longest(*(cell.further for cell in rooms.values()), fillvalue="")
    for texts in further:
        yield _new_row(row, dict(zip(rooms, texts, strict=True)), columns)


def _new_row(row: AnswerRow, rooms: Mapping[str, str], columns: Mapping[str, int]) -> dict[int, str]:
    texts = {"code": row.code, "question": row.question, **rooms}
    return {columns[key]: text for key, text in texts.items() if text and key in columns}


def _differences(row: AnswerRow, rooms: Mapping[str, _Cell]) -> Iterator[Difference]:
    """Yield the difference on a question, one for all its rooms; none where no text differs."""
    differing = [cell for cell in rooms.values() if cell.grids]
    if differing:
        grids = tuple(dict.fromkeys(name for cell in differing for name in cell.grids))
        yield Difference(row.name, grids, any(cell.kept for cell in differing))


def _columns(stood: Mapping[str, Where], needed: Iterable[str], language: Language) -> dict[str, int]:
    """Return the columns of the sheet of answers by their keys; `stood` is the places of the workbook."""
    if Sheet.LEARNING.value not in stood:
        raise CannotWrite("collect-sheet", sheet=Sheet.LEARNING.title(language))
    places = ((column.key, stood.get(column.path)) for column in LEARNING.columns)
    found = {key: place.column for key, place in places if place is not None and place.column}
    wanted = {*needed, *(() if {"code", "question"} & found.keys() else ("code",))}
    missing = tuple(column.name(language) for column in LEARNING.columns if column.key in wanted - found.keys())
    if missing:
        raise CannotWrite("collect-columns", sheet=Sheet.LEARNING.title(language), names=missing)
    return found


def _names(grids: Sequence[FilledGrid]) -> list[str]:
    """Return a name for each grid: its file's, with its folder's where several files bear it."""
    files = Counter(grid.path.name for grid in grids)
    return [_with_folder(grid.path) if files[grid.path.name] > 1 else grid.path.name for grid in grids]


def _with_folder(path: Path) -> str:
    return f"{path.absolute().parent.name}/{path.name}"
