"""The tables of questions in an Excel grid, on any sheet and row: columns by their headers, rows by their codes."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lxml import etree

from rtdocs import i18n
from rtdocs.i18n import language_of
from rtdocs.i18n.folding import fold_name
from rtdocs.write.marking.cells import Leaf, positions
from rtdocs.write.marking.markup import local
from rtdocs.write.marking.parts import Parts
from rtdocs.write.marking.workbook import Workbook

GIVEN: Final = ("code", "question", "events", "source")
"""The columns that rtdocs fills; in the others people type."""
CODE: Final = "code"
_ENGLISH: Final = re.compile(r"^TO(?=\d)")
"""How the code of a question about an outcome begins in an English grid, which once had the French code."""
SOURCE: Final = "source"
_ROOMS: Final = ("answer", "action", "who", "when")
_SECTIONS: Final = ("learn", "reinvest", "outcome", "own")
_TABLE: Final = "grid_"
_HIGHEST_HEADER: Final = 60
"""Rows within which a header is looked for: a title, an introduction, and what people put above."""
_LENGTH: Final = 12  # hexadecimal signs of a digest


@dataclass(slots=True)
class QuestionTable:
    """A table of questions.

    Attributes:
        sheet: the name of the sheet.
        leaf: the sheet, to be written in.
        header: the row of the headers, from 1.
        columns: the number of each column of ours, from 1, by its key.
        rows: the row of each question by its code; a code met twice counts: "G1#2".
        texts: the text of each filled cell of the sheet, by row and column.
    """

    sheet: str
    leaf: Leaf
    header: int
    columns: Mapping[str, int]
    texts: dict[tuple[int, int], str]
    rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        turns: Counter[str] = Counter()
        for row in range(self.header + 1, max((row for row, _ in self.texts), default=0) + 1):
            if code := _ENGLISH.sub("RT", one_line(self.texts.get((row, self.columns[CODE]), ""))):
                turns[code] += 1
                self.rows[code if turns[code] == 1 else f"{code}#{turns[code]}"] = row

    def text(self, code: str, key: str) -> str:
        """Return the text of a question's cell in the column of a key; empty where the table has no such column."""
        return self.texts.get((self.rows[code], self.columns.get(key, 0)), "")

    def cells(self, code: str) -> dict[str, str]:
        """Return the texts of a question's cells, by the keys of their columns."""
        return {key: self.text(code, key) for key in self.columns}

    def opening(self) -> list[tuple[int, str]]:
        """Return the lines above the table, in the first column, with their rows."""
        return [(row, text) for row in range(1, self.header) if (text := self.texts.get((row, 1), ""))]


def tables_of(parts: Parts) -> dict[str, QuestionTable]:
    """Return the tables of a workbook by section: by the name of the table, else of its sheet.

    Raises:
        KeyError, ValueError, UnreadableWorkbook: the workbook is damaged.
    """
    workbook = Workbook(parts)
    strings = strings_of(parts, workbook.name)
    found: dict[str, QuestionTable] = {}
    for sheet, part in workbook.worksheets():
        section = _section(parts, part, sheet)
        if section and section not in found:
            leaf = Leaf(parts, workbook.name, part)
            if table := _table(sheet, leaf, dict(cells_of(leaf.root, strings))):
                found[section] = table
    return found


def digest(text: str) -> str:
    """Return the digest of a text, whatever its spaces: rtdocs writes French spaces, people type plain ones."""
    return hashlib.sha256(one_line(text).encode()).hexdigest()[:_LENGTH] if one_line(text) else ""


def one_line(text: str) -> str:
    """Return a text on one line, with one kind of space."""
    return " ".join(text.split())


def _table(sheet: str, leaf: Leaf, texts: dict[tuple[int, int], str]) -> QuestionTable | None:
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        by_row.setdefault(row, {})[column] = text
    for row in sorted(number for number in by_row if number <= _HIGHEST_HEADER):
        columns: dict[str, int] = {}
        for column, text in sorted(by_row[row].items()):
            if key := _headers().get(fold_name(text)):
                columns.setdefault(key, column)
        if CODE in columns and len(columns) > len(GIVEN) - 1:
            return QuestionTable(sheet, leaf, row, columns, texts)
    return None


def _section(parts: Parts, part: str, sheet: str) -> str:
    tables = [each.target for each in parts.relations(part) if each.kind == "table" and each.target in parts]
    names = (parts.tree(table).get("name", "").removeprefix(_TABLE) for table in tables)
    return next((name for name in names if name in _SECTIONS), "") or _sheets().get(sheet, "")


@cache
def _headers() -> Mapping[str, str]:
    """The keys of columns by their folded headers, in every language."""
    found: dict[str, str] = {}
    for language in map(language_of, i18n.codes()):
        found |= {fold_name(language.say(f"grid.column.{key}")): key for key in GIVEN}
        found |= {fold_name(language.say(f"grid.room.{key}.title")): key for key in _ROOMS}
    return found


@cache
def _sheets() -> Mapping[str, str]:
    """The sections by the names of their sheets, in every language."""
    found: dict[str, str] = {}
    for language in map(language_of, i18n.codes()):
        found |= {language.say(f"grid.section.{key}.sheet"): key for key in _SECTIONS[:-1]}
        found[language.say("grid.closing.sheet")] = _SECTIONS[-1]
    return found


def strings_of(parts: Parts, workbook: str) -> list[str]:
    """Return the shared strings of a workbook, in order."""
    name = parts.related(workbook, "sharedStrings")
    return [_said(item) for item in parts.tree(name).iterfind("{*}si")] if name else []


def cells_of(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the text of each filled cell of a sheet, by row and column from 1."""
    number = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        for cell, column in positions(row):
            if text := _text(cell, strings):
                yield (number, column), text


def _text(cell: etree._Element, strings: list[str]) -> str:
    """Return the text of a cell: a formula as typed, any other value as stored."""
    formula = cell.find("{*}f")
    if formula is not None:
        return f"={formula.text or ''}"
    if cell.get("t") == "inlineStr":
        return _said(cell)
    value = cell.findtext("{*}v") or ""
    return strings[int(value)] if cell.get("t") == "s" and value else value


def _said(item: etree._Element) -> str:
    """Return the text of a string, without the pronunciation of its words (`rPh`)."""
    return "".join(each.text or "" for each in item.iter("{*}t") if local(each.getparent()) != "rPh")
