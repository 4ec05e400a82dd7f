"""What people do to a grid of questions in Excel."""

import random
import re
from collections.abc import Callable
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from people.left import Left

opened = load_workbook


def _questions(book: Any) -> list[tuple[Any, int]]:
    rows = [(sheet, row) for sheet in book for row in range(4, sheet.max_row + 1)]
    return [(sheet, row) for sheet, row in rows if re.fullmatch(r"[A-Z]+\d+(\.\d)?", str(sheet.cell(row, 1).value))]


def _answer(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    cell = sheet.cell(row, rng.randrange(4, 8))
    cell.value = f"{cell.value or ''} {left.word()}".strip()


def _beside(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    sheet.cell(row, 9).value = f"{sheet.cell(row, 9).value or ''} {left.word()}"


def _rephrase(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    sheet.cell(row, 2).value = f"{sheet.cell(row, 2).value} {left.word()}"


def _annotate(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    if sheet.cell(row, 2).comment is None:
        sheet.cell(row, 2).comment = Comment(f"Demander {left.word()}", "Ana")


def _own_row(book: Any, left: Left, rng: random.Random) -> None:
    sheet = rng.choice(list(book))
    sheet.cell(sheet.max_row + 1, 2).value = f"Une ligne {left.word()}"


def _own_sheet(book: Any, left: Left, _rng: random.Random) -> None:
    book.create_sheet(f"Brouillon {len(book.sheetnames)}")["A1"] = left.word()


def _clear_row(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    cells = [sheet.cell(row, column) for column in range(1, 10)]
    said = str(cells[1].value)
    if not any("zq" in str(cell.value) for cell in cells) and cells[1].comment is None and len(said) > 20:
        left.gone.append(said)
        for cell in cells:
            cell.value = None


def _is_taken(sheet: Any, row: int) -> bool:
    cells = [sheet.cell(row, column) for column in range(1, 10)]
    return any("zq" in str(cell.value) or cell.comment is not None for cell in cells)


def _rename_sheet(book: Any, _left: Left, rng: random.Random) -> None:
    sheet = rng.choice(list(book))
    sheet.title = f"À nous {len(book.sheetnames)}{rng.randrange(1000)}"


def _swap_rows(book: Any, _left: Left, rng: random.Random) -> None:
    """Sort: the values of two rows change places."""
    sheet, row = rng.choice(_questions(book))
    other = rng.choice([number for each, number in _questions(book) if each is sheet])
    if any(sheet.cell(each, 2).comment is not None for each in (row, other)):
        return
    for column in range(1, 11):
        one, two = sheet.cell(row, column), sheet.cell(other, column)
        one.value, two.value = two.value, one.value


def _hide_column(book: Any, _left: Left, rng: random.Random) -> None:
    rng.choice(list(book)).column_dimensions[rng.choice("BCDEFG")].hidden = True


def _colour(book: Any, _left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    sheet.cell(row, rng.randrange(1, 8)).fill = PatternFill("solid", fgColor="FFE699")


def _above(book: Any, left: Left, rng: random.Random) -> None:
    sheet = rng.choice(list(book))
    sheet["A1"] = f"{sheet['A1'].value or ''} {left.word()}".strip()


def _to_range(book: Any, _left: Left, rng: random.Random) -> None:
    """Choose "Convert to Range": the table is a table no longer."""
    sheet = rng.choice(list(book))
    for name in list(sheet.tables):
        del sheet.tables[name]


def _take_sheet(book: Any, left: Left, rng: random.Random) -> None:
    sheet = rng.choice(list(book))
    rows = [row for each, row in _questions(book) if each is sheet]
    said = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    noted = any(cell.comment for line in sheet.iter_rows() for cell in line)
    if len(book.sheetnames) > 3 and not noted and not any("zq" in text for text in said):
        left.gone += [text for row in rows if len(text := str(sheet.cell(row, 2).value)) > 40]
        book.remove(sheet)


def _translate(book: Any, left: Left, rng: random.Random) -> None:
    sheet, row = rng.choice(_questions(book))
    if not _is_taken(sheet, row):
        sheet.cell(row, 4).value = f"Ça va bien / all good / كل شيء جيد {left.word()}"


EDITS: list[Callable[[Any, Left, random.Random], None]] = [
    *(_answer, _answer, _answer, _beside, _rephrase, _annotate, _translate, _above),
    *(_own_row, _own_sheet, _clear_row, _swap_rows, _take_sheet, _rename_sheet, _hide_column, _colour, _to_range),
]
