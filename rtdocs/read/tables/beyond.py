"""Contents of a sheet beyond the text of its cells: words struck out, comments, totals, addresses behind words."""

from collections.abc import Iterable, Iterator

from rtdocs.cell_references import cell_reference
from rtdocs.problems import MOST_NAMED, Rule, Where, WorkbookProblem
from rtdocs.read.open import Grid
from rtdocs.read.tables.header import Header
from rtdocs.read.tables.spans import in_words

LINKS = ("http://", "https://", "mailto:")
"""How addresses begin that a document may lead to."""

HOMES = ("source", "reference", "evidence", "notes", "comment", "answer")
"""The columns that take an address behind words that have no room for one, such as a title; the first that there is."""


def problems(grid: Grid, header: Header, filled: Iterable[int]) -> Iterator[WorkbookProblem]:
    """Yield notes on words struck out, comments and rows of totals; `filled` are the numbers of the rows read."""
    rows = tuple(filled)
    yield from _struck(grid, header, rows)
    yield from _comments(grid)
    totals = [number for number in totals_rows(grid, header) if number > header.row]
    if totals:
        values = {"rows": in_words(totals, str), "count": len(totals)}
        yield WorkbookProblem(Rule.TOTALS_ROW, Where(grid.name, totals[0]), values)


def totals_rows(grid: Grid, header: Header) -> list[int]:
    """Return the rows that hold the totals of a table, below columns of ours."""
    areas = [area for area in grid.survey.totals if any(area.left <= place <= area.right for place in header.columns)]
    return sorted({number for area in areas for number in range(area.top, area.bottom + 1)})


def with_address(text: str, address: str) -> str:
    """Return a text followed by the address of its link; unchanged where it holds it, or no document may link there."""
    bare = address.removeprefix("mailto:")
    if not address.lower().startswith(LINKS) or bare.rstrip("/") in text:
        return text
    return f"{text} ({bare})" if text else bare


def _struck(grid: Grid, header: Header, rows: tuple[int, ...]) -> Iterator[WorkbookProblem]:
    """Yield a note on rows that are struck out; else one on cells with words struck out."""
    struck = {place for place in grid.survey.struck if place[0] in set(rows) and place[1] in header.columns}
    needed = [position for position, column in header.columns.items() if column.required]
    whole = [number for number in rows if needed and all((number, position) in struck for position in needed)]
    cells = sorted(place for place in struck if place[0] not in set(whole))
    if whole or cells:
        places = (*in_words(whole, str), *_named(cells))
        first = Where(grid.name, whole[0]) if whole else Where(grid.name, *cells[0])
        yield WorkbookProblem(Rule.STRUCK_OUT, first, {"places": places, "count": len(whole) + len(cells)})


def _comments(grid: Grid) -> Iterator[WorkbookProblem]:
    """Yield one note on the whole sheet: a note at a cell would be marked there, over a person's own comment."""
    if comments := sorted(grid.survey.comments):
        values = {"places": _named(comments), "count": len(comments)}
        yield WorkbookProblem(Rule.COMMENTS, Where(grid.name), values)


def _named(cells: list[tuple[int, int]]) -> tuple[str, ...]:
    named = tuple(cell_reference(*cell) for cell in cells[:MOST_NAMED])
    return named if len(cells) <= MOST_NAMED else (*named, "…")
