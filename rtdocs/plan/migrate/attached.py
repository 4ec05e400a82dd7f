"""A sheet of the new workbook for comments, text boxes, addresses, struck words and totals of the old one."""

from collections.abc import Iterable, Iterator

from rtdocs.cell_references import cell_reference
from rtdocs.plan.content.formbook import Cell, KeptSheet
from rtdocs.plan.migrate.typed import CellWriter
from rtdocs.read.homemade.guess import Guess
from rtdocs.read.tables.rows import at
from rtdocs.read.values.text import is_blank

Row = tuple[Cell, ...]


def sheet(sheets: Iterable[Guess], typist: CellWriter, name: str) -> KeptSheet | None:
    """Return the sheet that keeps comments, boxes, addresses, struck words and totals; None where there are none."""
    rows = [row for each in sheets for row in _rows(each, typist)]
    if not rows:
        return None
    headers = tuple(typist.language.say(f"form.carried.attached.{key}") for key in ("sheet", "place", "what", "text"))
    return KeptSheet(name, (headers, *rows))


def _rows(each: Guess, typist: CellWriter) -> Iterator[Row]:
    survey, language = each.grid.survey, typist.language
    last = len(each.grid.rows)
    struck = {cell: str(typist.cell(each.grid, *cell)) for cell in survey.struck if cell[0] <= last}
    told = {"comment": survey.comments, "address": survey.links, "struck": struck}
    for kind, cells in told.items():
        what = language.say(f"form.carried.attached.{kind}")
        yield from ((each.grid.name, cell_reference(*cell), what, text) for cell, text in sorted(cells.items()))
    what = language.say("form.carried.attached.box")
    yield from ((each.grid.name, _place(row, column), what, text) for row, column, text in survey.boxes)
    what = language.say("form.carried.attached.printed")
    yield from ((each.grid.name, "", what, text) for text in survey.printed)
    what = language.say("form.carried.attached.totals")
    for number in each.totals:
        filled = [place for place, cell in enumerate(each.grid.rows[number - 1], 1) if not is_blank(cell)]
        texts = [typist.text(at(each.grid.rows[number - 1], place)) for place in filled]
        yield each.grid.name, str(number), what, "; ".join(texts)


def _place(row: int, column: int) -> str:
    return cell_reference(row, column) if row else ""
