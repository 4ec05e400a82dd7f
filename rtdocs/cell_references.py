"""Cells and sheets as spreadsheets name them: A1 references (ECMA-376, 18.17.2.3)."""

from functools import lru_cache


def column_letters(number: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(1024)
def column_number(letters: str) -> int:
    """Return a column's number: A or a is 1, AA is 27; no letters are 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_reference(row: int, column: int) -> str:
    """Return the name of a cell by its row and column, from 1: "C4"."""
    return f"{column_letters(column)}{row}"


def cell_place(reference: str) -> tuple[int, int]:
    """Return the row and column, from 1, of a cell's name; 0 for the part that is missing."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :] or 0), column_number(letters)


def quoted_sheet(name: str) -> str:
    """Return a sheet's name as formulas and references hold it."""
    return "'" + name.replace("'", "''") + "'"
