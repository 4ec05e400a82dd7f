"""The guess of which table of ours each sheet of a workbook is, and which column each of its columns, with the reason.

Each pair of an old column and one of ours gets a score: from the header (`likely`), from the cells below (`content`).
Pairs are taken from the best score down, each column once; under THRESHOLD nothing is claimed. Taking the best first (a
greedy assignment) is enough here: exact names outweigh all else, and where two old columns want the same new one a
person expects the surer to have it. Sheets are given to tables the same way, by their names and by the columns they
hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from rtdocs.read.homemade import content, likely
from rtdocs.read.homemade.content import Sample
from rtdocs.read.homemade.likely import Match
from rtdocs.read.open import Cell, Grid
from rtdocs.read.tables import beyond
from rtdocs.read.tables.header import ROWS_SEARCHED
from rtdocs.read.tables.rows import at
from rtdocs.read.values.cells import Words
from rtdocs.read.values.text import is_blank, label, plain
from rtdocs.workbook.columns import TABLES, Column, Kind, Sheet, Table

NAME_SCORES: Mapping[Match, float] = {Match.EXACT: 1.0, Match.NEAR: 0.7, Match.HINT: 0.6, Match.WORD: 0.4}
"""What a header's likeness to a column's name is worth, beside what the cells say (`content.WEIGHTS`)."""

SHEET_SCORES: Mapping[Match, float] = {Match.EXACT: 100.0, Match.NEAR: 3.0, Match.HINT: 2.0, Match.WORD: 1.0}
"""What the likeness of a sheet's name is worth, beside the scores of its columns."""

THRESHOLD = 0.5
"""The least score that claims a column."""

SHEET_THRESHOLD = 1.5
"""The least score that claims a sheet: a column known by its name and another by its content, say."""

FITTING = 0.5
"""The least share of the cells that a column must hold to be claimed by anything less than its very name."""

MOST_CELLS = 40
"""How many rows are looked at; the others are like them."""


class Reason(Enum):
    """The reason for which a sheet or column was recognised."""

    NAME = "name"
    NEAR_NAME = "near-name"
    CONTENT = "content"
    NUMBERED = "numbered"  # no column at all: rtdocs numbers the rows
    KEPT = "kept"  # not recognised: it stands as it was


@dataclass(frozen=True, slots=True)
class Claim:
    """An old column: its position from 1, its header as typed, and the column of ours that it is, if any."""

    position: int
    header: str
    column: Column | None = None
    reason: Reason = Reason.KEPT


@dataclass(frozen=True, slots=True)
class Guess:
    """The guess of an old sheet.

    Attributes:
        grid: its cells.
        table: the table of ours; None where it is none.
        reason: the reason for the guess.
        header: the row of its headers; 0 where it has none.
        top: the first row below the headers; rows above both are kept aside.
        claims: its columns that hold a header or a cell, from the left.
        score: the certainty of the guess; the higher, the surer.
    """

    grid: Grid
    table: Table | None = None
    reason: Reason = Reason.KEPT
    header: int = 0
    top: int = 1
    claims: tuple[Claim, ...] = ()
    score: float = 0.0

    @property
    def above(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows above the headers, or above the first row where there are none."""
        return self.grid.rows[: (self.header or self.top) - 1]

    @property
    def totals(self) -> tuple[int, ...]:
        """The rows that hold the totals of a table, where the sheet is one of ours."""
        if not (self.table and self.table.columns) or self.table.fields:
            return ()
        columns = {place: column for column, place in self.positions.items()}
        return tuple(beyond.totals_rows(self.grid, columns, max(self.header, self.top - 1)))

    @property
    def positions(self) -> dict[Column, int]:
        """The positions, from 1, of the columns that are ours."""
        return {claim.column: claim.position for claim in self.claims if claim.column}

    def position(self, key: str) -> int:
        """Return the position of a column of ours by its key; 0 where the sheet has none."""
        return next((place for column, place in self.positions.items() if column.key == key), 0)

    @property
    def further(self) -> tuple[Claim, ...]:
        """The columns that are none of ours."""
        return tuple(claim for claim in self.claims if claim.column is None)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair of an old column and a column of ours, with its score."""

    score: float
    position: int
    column: Column
    reason: Reason


def claim(options: Iterable[tuple[Guess, ...]]) -> tuple[Guess, ...]:
    """Return one guess a sheet: each table goes to the sheet that fits it best, and each sheet to one table.

    Args:
        options: the guesses of each old sheet, at least the guess that it is none of ours.
    """
    options = tuple(options)
    ranked = sorted(((each.score, -number, each) for number, every in enumerate(options) for each in every), key=_rank)
    given: dict[int, Guess] = {}
    taken: set[Sheet] = set()
    for _, negative, each in ranked:
        if -negative not in given and (each.table is None or each.table.sheet not in taken):
            given[-negative] = each
            taken |= {each.table.sheet} if each.table else set()
    return tuple(given[number] for number in range(len(options)))


def tables(grid: Grid, words: Words, *, by_name_only: bool = False) -> Iterator[Guess]:
    """Yield the guesses of a sheet of rows, with their scores; none where it is like no table of ours.

    Args:
        grid: the sheet.
        words: the words that cells are parsed by.
        by_name_only: whether only its very name counts: a hidden sheet serves a program, not a person.
    """
    matches = likely.sheets(grid.name)
    for table in TABLES:
        match = matches.get(table.sheet)
        if table.columns and not table.fields and (match is Match.EXACT or not by_name_only):
            found = _table(grid, table, words, is_sure=match is Match.EXACT)
            total = found.score + (SHEET_SCORES[match] if match else 0.0)
            if _is_enough(found, total, match):
                yield replace(found, reason=reason_of(match), score=total)


def reason_of(match: Match | None) -> Reason:
    """Return the reason that belongs to a match of names; without a match, the content is the reason."""
    match match:
        case None:
            return Reason.CONTENT
        case Match.EXACT:
            return Reason.NAME
        case _:
            return Reason.NEAR_NAME


def transposed(grid: Grid) -> Grid:
    """Return a sheet with its rows as columns."""
    width = max(map(len, grid.rows), default=0)
    rows = tuple(tuple(at(row, position) for row in grid.rows) for position in range(1, width + 1))
    return with_rows(grid, rows, {(column, row): shown for (row, column), shown in errors(grid).items()})


def errors(grid: Grid) -> Mapping[tuple[int, int], str]:
    """Return the shown texts of a sheet's cells in error ("#REF!"), by row and column from 1."""
    return grid.survey.errors


def with_rows(grid: Grid, rows: Iterable[tuple[Cell, ...]], shown: Mapping[tuple[int, int], str]) -> Grid:
    """Return a sheet with other cells, and the shown texts of its cells in error."""
    return Grid(grid.name, tuple(rows), replace(grid.survey, errors=dict(shown)))


def holds(grid: Grid, row: int, position: int) -> bool:
    """Tell whether a cell, by its row and position from 1, holds a value or an error."""
    return not is_blank(at(grid.rows[row - 1], position)) or (row, position) in errors(grid)


def filled_positions(grid: Grid, first_row: int = 1) -> tuple[int, ...]:
    """Return the positions of the columns with a value or an error from a row on."""
    found = {place for row in grid.rows[first_row - 1 :] for place, cell in enumerate(row, 1) if not is_blank(cell)}
    return tuple(sorted(found | {column for row, column in errors(grid) if row >= first_row}))


def _rank(ranked: tuple[float, int, Guess]) -> tuple[float, int]:
    return (-ranked[0], -ranked[1])


def _is_enough(found: Guess, total: float, match: Match | None) -> bool:
    if match is Match.EXACT:
        return bool(found.positions)
    return total >= SHEET_THRESHOLD and _says_something(found)


def _says_something(found: Guess) -> bool:
    """Tell whether a sheet has the columns without which a row says nothing.

    These are the required ones, but for numbers that we can give; a table without any needs a column of sentences.
    """
    columns = found.table.columns if found.table else ()
    needed = {column.path for column in columns if column.required and not is_number(column)}
    sentences = {column.path for column in columns if column.kind is Kind.LONG_TEXT}
    claimed = {column.path for column in found.positions}
    return needed <= claimed if needed else bool(sentences & claimed)


def is_number(column: Column) -> bool:
    """Tell whether a column numbers the rows, so that rtdocs can fill it."""
    return column.key == "number" and column.kind is Kind.LABEL


def _table(grid: Grid, table: Table, words: Words, *, is_sure: bool) -> Guess:
    """Return a sheet's columns as those of a table; `is_sure` where the sheet's name is that of the table."""
    header = _header_row(grid, table)
    headers = _headers(grid, header, words)
    samples = _samples(grid, header, headers)
    pairs = [
        pair for position in headers for pair in _pairs(headers[position], position, samples[position], table, words)
    ]
    chosen = _best(pairs)
    chosen = _with_title(chosen, table, samples, is_sure=is_sure)
    chosen = _with_arrows(chosen, table, samples, words)
    score = sum(pair.score for pair in chosen.values())
    claims = tuple(_claim(position, text, chosen.get(position)) for position, text in headers.items())
    return Guess(grid, table, header=header, top=header + 1, claims=claims, score=score)


def _claim(position: int, header: str, pair: _Pair | None) -> Claim:
    return Claim(position, header, pair.column, pair.reason) if pair else Claim(position, header)


def _headers(grid: Grid, header: int, words: Words) -> dict[int, str]:
    """Return the headers by position, of all columns that hold a header or a cell below."""
    row = grid.rows[header - 1] if header else ()
    return {place: label(plain(at(row, place), words.language)) for place in filled_positions(grid, max(header, 1))}


def _samples(grid: Grid, header: int, positions: Iterable[int]) -> dict[int, Sample]:
    rows = grid.rows[header:]
    first = min(filled_positions(grid, header + 1), default=0) if rows else 0
    return {place: Sample(_spread([at(row, place) for row in rows]), place == first) for place in positions}


def _spread(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return at most about MOST_CELLS filled cells, spread evenly from the first to the last."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return tuple(filled[:: max(len(filled) // MOST_CELLS, 1)][:MOST_CELLS])


def _pairs(header: str, position: int, sample: Sample, table: Table, words: Words) -> Iterator[_Pair]:
    matches = likely.columns(header, table.sheet)
    for column in dict.fromkeys((*table.columns, *matches)):
        match = matches.get(column)
        fit = content.fit(sample, column, words)
        score = (NAME_SCORES[match] if match else 0.0) + fit.weight
        is_named = match is Match.EXACT and column.kind is not Kind.YES_NO  # "Personne" may head names
        if score >= THRESHOLD and (is_named or fit.share >= FITTING):
            yield _Pair(score, position, column, reason_of(match))


def _best(pairs: Iterable[_Pair]) -> dict[int, _Pair]:
    """Return the pair of each position, by falling score, each column once; of equals the leftmost first."""
    chosen: dict[int, _Pair] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if pair.position not in chosen and pair.column.path not in {each.column.path for each in chosen.values()}:
            chosen[pair.position] = pair
    return chosen


def _with_title(
    chosen: dict[int, _Pair], table: Table, samples: Mapping[int, Sample], *, is_sure: bool
) -> dict[int, _Pair]:
    """Return the pairs with a title of events and effects, where no column claims it.

    The column that bears the name of a description or of a stage becomes the title, since a list needs its events
    first; else, where the sheet is surely of this table, the column of the longest texts.
    """
    title = next((column for column in table.columns if column.key == "title"), None)
    by_key = {pair.column.key: position for position, pair in chosen.items()}
    if title is None or "title" in by_key:
        return chosen
    free = [place for place in samples if place not in chosen and content.length(samples[place])]
    longest = max(free, key=lambda place: content.length(samples[place])) if free and is_sure else None
    position = by_key.get("description", by_key.get("stage", longest))
    if position is None:
        return chosen
    return {**chosen, position: _Pair(THRESHOLD, position, title, Reason.CONTENT)}


def _with_arrows(
    chosen: dict[int, _Pair], table: Table, samples: Mapping[int, Sample], words: Words
) -> dict[int, _Pair]:
    """Return the pairs with a column of arrows, where none bears the name: its cells hold numbers of other rows."""
    by_key = {pair.column.key: position for position, pair in chosen.items()}
    arrows = next((column for column in table.columns if column.kind is Kind.LABELS), None)
    if arrows is None or arrows.key in by_key or "number" not in by_key:
        return chosen
    numbers = frozenset(label(plain(cell, words.language)) for cell in samples[by_key["number"]].cells)
    for position, sample in samples.items():
        if position not in chosen and content.names_rows(sample, numbers, words) >= FITTING:
            return {**chosen, position: _Pair(THRESHOLD, position, arrows, Reason.CONTENT)}
    return chosen


def _header_row(grid: Grid, table: Table) -> int:
    """Return the row whose texts are most like our headers; else one that looks like headers; else 0.

    A row with one cell is a title more often than a header: it comes last.
    """
    rows = [(number, row) for number, row in enumerate(grid.rows[:ROWS_SEARCHED], 1) if _count(row)]
    texts = [(number, row) for number, row in rows if not any(isinstance(cell, date) for cell in row)]
    several = [(number, row) for number, row in texts if _count(row) > 1]
    for options in (several, texts):
        number, row = max(options, key=lambda option: _likeness(option[1], table), default=(0, ()))
        if _likeness(row, table) >= NAME_SCORES[Match.EXACT]:
            return _earlier(grid, number, row, table) or number
    return next((number for number, _ in rows if _looks_like_headers(grid, number)), 0)


def _earlier(grid: Grid, number: int, row: Sequence[Cell], table: Table) -> int:
    """Return an earlier row like headers where most cells of this one name nothing, else 0: "fait" is a name too."""
    if 2 * len(_scores(row, table)) >= _count(row):
        return 0
    return next((other for other in range(1, number) if _looks_like_headers(grid, other)), 0)


def _likeness(row: Sequence[Cell], table: Table) -> float:
    return sum(_scores(row, table).values())


def _scores(row: Sequence[Cell], table: Table) -> dict[Column, float]:
    """Return the scores of a row as headers of a table; each cell counts for one column, and each column once."""
    scores: dict[Column, float] = {}
    for cell in row:
        matches = likely.columns(label(cell) if isinstance(cell, str) else "", table.sheet)
        column = max(matches, key=matches.__getitem__, default=None)
        if column:
            scores[column] = max(scores.get(column, 0.0), NAME_SCORES[matches[column]])
    return scores


def _looks_like_headers(grid: Grid, number: int) -> bool:
    """Tell whether a row, the first with two cells, has only short texts, above a cell that is no text."""
    filled = [cell for cell in grid.rows[number - 1] if not is_blank(cell)]
    is_first = all(_count(row) <= 1 for row in grid.rows[: number - 1])
    are_texts = all(isinstance(cell, str) and len(cell) <= likely.LONGEST_NAME for cell in filled)
    below = [cell for row in grid.rows[number : number + MOST_CELLS] for cell in row if not is_blank(cell)]
    return len(filled) > 1 and is_first and are_texts and any(not isinstance(cell, str) for cell in below)


def _count(row: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in row)
