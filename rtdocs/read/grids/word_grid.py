"""Answers of a Word or Writer grid: by the tags of its content controls, else by the headings over its tables.

Word keeps the tags. LibreOffice 7.4 keeps the controls without their tags, Google Docs keeps neither; the line above
each table, "A1. …", and the headers of the table remain in all of them. The whole of a cell is read, so that words
typed beside a control count too; words typed above or under a table, in a text box or a comment, belong to the answer
of the question there. No word of a person is lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rtdocs.i18n import Language, codes, language_of
from rtdocs.model import Lesson
from rtdocs.problems import Where
from rtdocs.read.grids import files
from rtdocs.read.grids.blocks import Cell, Table
from rtdocs.read.grids.headers import Head, head_of
from rtdocs.read.grids.ours import Ours, is_about, is_heading_of_outcome
from rtdocs.read.values import dates
from rtdocs.read.values.text import one_line, plain

KEYS = {"answer": "answer", "action": "action", "who": "responsible", "when": "due"}
"""The rooms under a question, as the tags of their controls begin, with the keys of the workbook's own columns."""

_ON_ONE_LINE = {"code", "responsible", "due"}
_CODE = re.compile(r"((?=[^\s.]*\d)[^\W\d][\w-]{0,11}(?:\.\d+)?)\.\s+(\S.*)", re.DOTALL)  # "RT5.1. À l'événement…"
_MAYBE_CODE = re.compile(r"([^\s.]+(?:\.\d+)?)\.\s+(\S.*)", re.DOTALL)  # "Bilan. …", or a sentence of one word
_TAG = re.compile(rf"({'|'.join(KEYS)})-(own-\w+|.+?(?=-\d+$|$))(?:-\d+)?")  # "answer-A3-2" is the second answer to A3
_OWN = "own-"  # questions of the group's own have their code in the line above
_APART = "\n\n"
_LONGEST_DATE = 60  # characters; a date that stands alone before all questions is that of the cover


@dataclass(slots=True)
class _Above:
    """The lines above a table: the line that asks its question, and the lines that a person typed below it.

    A line that may only be a sentence of one word, "Oui. Nous…", counts as the question until a surer one follows.
    """

    code: str = ""
    question: str = ""
    typed: list[str] = field(default_factory=list)
    is_sure: bool = False

    @property
    def words(self) -> list[str]:
        """The person's words among the lines, where no table followed; a line that surely asks a question is none."""
        is_sentence = self.code and not self.is_sure
        return [*([f"{self.code}. {self.question}"] if is_sentence else []), *self.typed]


@dataclass(slots=True)
class _Reading:
    """The state of a reading: lines above the next table, rows of the last one, lines under it, lines before all."""

    language: Language
    ours: Ours
    above: _Above = field(default_factory=_Above)
    rows: list[Lesson] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)
    guessed: dict[tuple[str, str], None] = field(default_factory=dict)

    def line(self, text: str) -> None:
        """Take a line: a question, a sentence of the grid itself, or words that a person typed."""
        if not text or self.ours.says(text) or (text == self.language.say("grid.picture") and not self.rows):
            return  # a picture before all questions is a logo
        if not _CODE.fullmatch(text):
            text = self._typed(text)
        if not text:
            return
        if sure := _CODE.fullmatch(text):
            self.under += self.above.words
            self.above = _Above(sure[1], sure[2], is_sure=True)
        elif not self.above.code and (perhaps := _MAYBE_CODE.fullmatch(text)):
            self.above = _Above(perhaps[1], perhaps[2])
        else:
            (self.above.typed if self.above.code else self.under).append(text)

    def _typed(self, text: str) -> str:
        """Return a person's words in a line; none of a line that may be ours, which is told as changed."""
        is_before_all = not self.above.code and not self.rows  # where a line is told as a whole
        if not is_before_all and (typed := self.ours.beside(text)):
            return typed
        if is_about(text) or is_heading_of_outcome(text):
            self.changed.append((self.above.code, text))
            return ""
        return text

    def table(self, block: Table, where: Where) -> Iterator[Lesson]:
        """Take a table, and yield the rows of the one before; a table without answers is words of a person."""
        is_bare = not self.above.code and bool(self.under)
        if is_bare:  # the line above the table asks its question without a code
            self.above.question = self.under[-1]
        heads = head_of(block, lambda cell: _tag(cell) is not None, self.language)
        rows = list(_lessons(block, heads, self.above, where, self.language))
        if rows:
            self._told_of(heads, rows[0].code)
            self.under = self.under[: len(self.under) - is_bare]
            yield from self.finished()
            self.above, self.rows = _Above(), rows
        elif text := plain(block.text, self.language):
            self.above.question = "" if is_bare else self.above.question
            (self.above.typed if self.above.code else self.under).append(text)

    def _told_of(self, heads: Sequence[Head], code: str) -> None:
        for head in heads:
            if head.column and head.is_guessed:
                self.guessed[head.text, head.column.name(self.language)] = None
        self.changed += ((code, head.text) for head in heads if head.is_lost)

    def end(self) -> Iterator[Lesson]:
        """Yield the rows left at the end; a last line that looked like a question was typed under the last table."""
        self.under += self.above.words
        yield from self.finished()

    def finished(self) -> Iterator[Lesson]:
        """Yield the rows of the last table, its last answer continued by the lines under it."""
        if self.rows:
            *others, last = self.rows
            yield from others
            yield _longer(last, self.under)
        else:
            self.opening += self.under
        self.rows, self.under = [], []


@dataclass(frozen=True, slots=True)
class WordGrid:
    """The contents of a grid, as `FilledGrid` has them."""

    lessons: tuple[Lesson, ...]
    opening: tuple[str, ...]
    changed: tuple[tuple[str, str], ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()


def read(path: Path, language: Language, ours: Ours) -> WordGrid:
    """Return the contents of a grid; `ours` are the texts that it says by itself.

    Raises:
        UnreadableWorkbook: the document is damaged, or refused as unsafe.
    """
    reading = _Reading(language, ours)
    lessons: list[Lesson] = []
    for number, block in enumerate(files.blocks(path, language.say("grid.picture")), 1):
        if isinstance(block, Table):
            lessons += reading.table(block, Where("", number))
        else:
            reading.line(plain(block, language))
    lessons += reading.end()
    typed = (text for text in reading.opening if len(text) > _LONGEST_DATE or dates.parse(text).date is None)
    margins = (plain(line, language) for line in files.margins(path))
    reading.changed += ((language.say("grid.margin"), text) for text in margins if text and not ours.says(text))
    changed = dict.fromkeys(reading.changed)
    return WordGrid(
        tuple(lessons), tuple(dict.fromkeys(typed)), tuple(changed), tuple(reading.guessed), tuple(files.deleted(path))
    )


def _longer(lesson: Lesson, texts: Iterable[str]) -> Lesson:
    return replace(lesson, answer=_APART.join(filter(None, (lesson.answer, *texts))))


def _lessons(table: Table, heads: Sequence[Head], above: _Above, where: Where, language: Language) -> Iterator[Lesson]:
    """Yield the rows of a table that has answers: several where a person added rows."""
    keys, titles = [head.key for head in heads], [head.text for head in heads]
    typed = list(above.typed)
    for row in table.rows[bool(heads) :]:
        tags = [_tag(cell) for cell in row]
        if heads or any(tags):
            values = _values(row, keys, tags, above, language)
            beside = [*typed, *_beside(row, (keys, titles), tags, language)]
            typed.clear()
            yield _longer(Lesson(where=where, **values), beside)


def _tag(cell: Cell) -> re.Match[str] | None:
    return next((found for tag in cell.tags if (found := _TAG.fullmatch(tag))), None)


def _beside(
    row: Iterable[Cell], headers: tuple[list[str], list[str]], tags: list[re.Match[str] | None], language: Language
) -> Iterator[str]:
    """Yield the texts of cells in no known column, each behind its column's header."""
    keys, titles = headers
    for place, (cell, tag) in enumerate(zip(row, tags, strict=True)):
        is_known = tag or (place < len(keys) and keys[place])
        if not is_known and (text := plain(cell.text, language)):
            title = titles[place] if place < len(titles) else ""
            yield language.say("grid.column_of", column=title, text=text) if title else text


def _values(
    row: Iterable[Cell], keys: list[str], tagged: list[re.Match[str] | None], above: _Above, language: Language
) -> Mapping[str, str]:
    """Return the values of a row by the keys of the workbook's columns; a tag is surer than a header."""
    values = {"code": above.code, "question": above.question}
    padded = [*keys, *[""] * len(tagged)]
    for cell, key, tag in zip(row, padded, tagged, strict=False):
        if tag and not tag[2].startswith(_OWN):
            values["code"] = tag[2]
        if room := KEYS[tag[1]] if tag else key:
            text = _without_prompt(plain(cell.text, language), room)
            values[room] = one_line(text) if room in _ON_ONE_LINE else text
    return values


def _without_prompt(text: str, key: str) -> str:
    """Return a text without its control's prompt, which LibreOffice leaves before the words typed."""
    for prompt in _prompts(key):
        text = prompt.sub("", text, count=1)
    return text.strip()


@cache
def _prompts(key: str) -> tuple[re.Pattern[str], ...]:
    room = next((room for room, own in KEYS.items() if own == key), "")
    texts = [language_of(code).say(f"grid.room.{room}.prompt") for code in codes()] if room else []
    return tuple(re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\s*") for text in texts)
