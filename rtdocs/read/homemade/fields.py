"""The sheet Project of a home-made workbook, whose rows are fields: labels beside, above or before their values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rtdocs.read.homemade import guess, likely
from rtdocs.read.homemade.guess import NAME_SCORES, SHEET_SCORES, Claim, Guess, Reason, reason_of
from rtdocs.read.homemade.likely import Match
from rtdocs.read.open import Cell, Grid
from rtdocs.read.tables.header import ROWS_SEARCHED
from rtdocs.read.tables.rows import at
from rtdocs.read.values.cells import Words, parse
from rtdocs.read.values.text import is_blank, label, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import PROJECT, Column, Kind

_LEAST_SURE = 2
"""How many labels must be very names of fields, where the sheet's own name does not tell."""

_LEAST_SCORE = 3.0

_ROWS_SEARCHED = 100
_COLUMNS_SEARCHED = 6

_LOOSE = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.LIST})
"""What holds any text: a field of another kind must understand its value to be claimed by a word near its name."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of the sheet: the field that its label names, and how surely."""

    field: Column
    match: Match


def project(grid: Grid, words: Words) -> Iterator[Guess]:
    """Yield guesses of a sheet as the sheet Project, with their scores; none where it holds no labels of fields."""
    match = likely.sheets(grid.name).get(PROJECT.sheet)
    for shape in _shapes(grid):
        found = _guess(shape, words)
        labelled = rows(found, words) if found else {}
        sure = sum(each.match is Match.EXACT for each in labelled.values())
        score = sum(NAME_SCORES[each.match] for each in labelled.values()) + (SHEET_SCORES[match] if match else 0)
        if found and sure and (match is Match.EXACT or (sure >= _LEAST_SURE and score >= _LEAST_SCORE)):
            yield Guess(
                grid=found.grid,
                table=PROJECT,
                reason=reason_of(match),
                header=found.header,
                top=found.top,
                claims=found.claims,
                score=score,
            )


def lines(grid: Grid, words: Words) -> dict[Column, Cell]:
    """Return the fields named exactly in lines above a table, "Projet : Marché solidaire", with their values."""
    told: dict[Column, Cell] = {}
    for shape in (_parted(grid), grid):
        found = _guess(shape, words)
        for row, each in rows(found, words).items() if found else ():
            if found and each.match is Match.EXACT and not is_blank(value := _value(found, row)):
                told.setdefault(each.field, value)
    return told


def rows(found: Guess, words: Words) -> dict[int, Labelled]:
    """Return the field of each row by number from 1; of two rows for one field the surer counts, else the first."""
    options = [
        (NAME_SCORES[match], -row, field, match)
        for row in range(found.top, _last(found.grid) + 1)
        for field, match in _fields(found.grid, row, found.position("field"), words).items()
        if _is_held(_value(found, row), field, match, words)
    ]
    chosen: dict[int, Labelled] = {}
    for _, negative, field, match in sorted(options, key=lambda option: option[:2], reverse=True):
        if -negative not in chosen and field not in {each.field for each in chosen.values()}:
            chosen[-negative] = Labelled(field, match)
    return dict(sorted(chosen.items()))


def _shapes(grid: Grid) -> Iterator[Grid]:
    """Yield the sheet as typed, with labels parted from values, and transposed where it is one record under labels."""
    yield grid
    yield _parted(grid)
    if sum(any(not is_blank(cell) for cell in row) for row in grid.rows) <= ROWS_SEARCHED:
        yield from (turned for turned in [guess.transposed(grid)] if _is_record(turned))


def _is_record(turned: Grid) -> bool:
    """Tell whether a transposed sheet has two columns, labels and values, so that it is no list of many."""
    return len(guess.filled_positions(turned)) == 2  # noqa: PLR2004 - labels and values


def _parted(grid: Grid) -> Grid:
    """Return a sheet whose cells "Titre : Marché" in the first column are two cells, where the second is free."""
    return guess.with_rows(grid, map(_parted_row, grid.rows), guess.errors(grid))


def _parted_row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    first, second = at(row, 1), at(row, 2)
    name, colon, value = first.partition(":") if isinstance(first, str) else ("", "", "")
    is_told = Match.EXACT in likely.fields(label(name)).values()
    return (name.strip(), value.strip(), *row[2:]) if colon and is_told and is_blank(second) else row


def _guess(grid: Grid, words: Words) -> Guess | None:
    """Return a sheet as fields: the column with most labels, the column right of it with most values; else None."""
    positions = guess.filled_positions(grid)
    counts = {place: _likeness(grid, place, words) for place in positions[:_COLUMNS_SEARCHED]}
    field = max(counts, key=lambda place: counts[place], default=0)
    if not field or not counts[field]:
        return None
    header = _header(grid, field, words)
    first = next(row for row in range(1, _last(grid) + 1) if _fields(grid, row, field, words))
    top = header + 1 if header else first
    titles = {
        place: label(plain(at(grid.rows[header - 1], place), words.language)) if header else "" for place in positions
    }
    columns = dict(_columns(grid, titles, field, top))
    claims = (
        Claim(place, title, columns.get(place), _reason(title, columns.get(place))) for place, title in titles.items()
    )
    return Guess(grid, PROJECT, header=header, top=top, claims=tuple(claims))


def _columns(grid: Grid, titles: Mapping[int, str], field: int, top: int) -> Iterator[tuple[int, Column]]:
    """Yield the positions of the labels, of the values, and of the help where its header names it."""
    named = {
        place: names.find(title, names.columns(PROJECT.sheet)) if title else None for place, title in titles.items()
    }
    keys = {column.key: column for column in PROJECT.columns}
    others = [place for place in titles if place != field]
    yield field, keys["field"]
    yield from ((place, keys["help"]) for place in others if named[place] == keys["help"])
    value = next((place for place in others if named[place] == keys["value"]), None)
    free = [place for place in others if named[place] is None and place > field]
    most = max(free, key=lambda place: _filled(grid, place, top), default=None)
    yield from ((place, keys["value"]) for place in [value or most] if place)


def _reason(title: str, column: Column | None) -> Reason:
    if column is None:
        return Reason.KEPT
    return Reason.NAME if names.find(title, names.columns(PROJECT.sheet)) == column else Reason.CONTENT


def _header(grid: Grid, field: int, words: Words) -> int:
    known = names.columns(PROJECT.sheet)
    for number, row in enumerate(grid.rows[:ROWS_SEARCHED], 1):
        column = names.find(label(plain(at(row, field), words.language)) or "?", known)
        if column and column.key == "field":
            return number
    return 0


def _last(grid: Grid) -> int:
    return min(len(grid.rows), _ROWS_SEARCHED)


def _likeness(grid: Grid, position: int, words: Words) -> float:
    fields = [_fields(grid, row, position, words) for row in range(1, _last(grid) + 1)]
    return sum(max(map(NAME_SCORES.__getitem__, each.values()), default=0.0) for each in fields)


def _fields(grid: Grid, row: int, position: int, words: Words) -> dict[Column, Match]:
    """Return the fields that a cell may name; a mere word in common is too little for a label."""
    found = likely.fields(label(plain(at(grid.rows[row - 1], position), words.language)))
    return {field: match for field, match in found.items() if match is not Match.WORD}


def _filled(grid: Grid, position: int, top: int) -> int:
    return sum(not is_blank(at(row, position)) for row in grid.rows[top - 1 :])


def _value(found: Guess, row: int) -> Cell:
    return at(found.grid.rows[row - 1], found.position("value"))


def _is_held(value: Cell, field: Column, match: Match, words: Words) -> bool:
    return match is Match.EXACT or field.kind in _LOOSE or not parse(value, field, words).faults
