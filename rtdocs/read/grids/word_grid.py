"""Answers of a Word or Writer grid: by the tags of its content controls, else by the headings over its tables.

Word keeps the tags. LibreOffice 7.4 keeps the controls without their tags, Google Docs keeps neither; the line above
each table, "A1. …", and the headers of the table remain in all of them. The whole of a cell is read, so that words
typed beside a control count too; words typed above or under a table, in a text box or a comment, belong to the answer
of the question there. No word of a person is lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rtdocs import i18n, repertoire
from rtdocs.i18n import Language, catalogue, codes, language_of
from rtdocs.i18n.folding import fold_name
from rtdocs.model import Lesson
from rtdocs.problems import Where
from rtdocs.read.grids import files
from rtdocs.read.grids.blocks import Cell, Table
from rtdocs.read.values import dates
from rtdocs.read.values.text import label, one_line, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

KEYS = {"answer": "answer", "action": "action", "who": "responsible", "when": "due"}
"""The rooms under a question, as the tags of their controls begin, with the keys of the workbook's own columns."""

_ON_ONE_LINE = {"code", "responsible", "due"}
_CODE = re.compile(r"((?=[^\s.]*\d)[^\W\d][\w-]{0,11}(?:\.\d+)?)\.\s+(\S.*)", re.DOTALL)  # "RT5.1. À l'événement…"
_MAYBE_CODE = re.compile(r"([^\s.]+(?:\.\d+)?)\.\s+(\S.*)", re.DOTALL)  # "Bilan. …", or a sentence of one word
_OUTCOME = re.compile(r"(?:rt|to) \d+ \w.*")  # the heading "RT 5 – Placement d'intermédiaires", folded
_TAG = re.compile(rf"({'|'.join(KEYS)})-(own-\w+|.+?(?=-\d+$|$))(?:-\d+)?")  # "answer-A3-2" is the second answer to A3
_OWN = "own-"  # questions of the group's own have their code in the line above
_APART = "\n\n"
_LONGEST_DATE = 60  # characters; a date that stands alone before all questions is that of the cover
_OURS = (
    "from_",
    "noted",
    "one_more",
    "others",
    "about",
    "kind",
    "subtitle",
    "introduction",
    "section",
    "closing",
    "room",
)
"""The topics of the catalogue `grid` that stand as lines of their own in a grid."""


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
    above: _Above = field(default_factory=_Above)
    rows: list[Lesson] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)

    def line(self, text: str) -> None:
        """Take a line: a question, a sentence of the grid itself, or words that a person typed."""
        if not text or _is_ours(text) or (text == self.language.say("grid.picture") and not self.rows):
            return  # a picture before all questions is a logo
        if sure := _CODE.fullmatch(text):
            self.under += self.above.words
            self.above = _Above(sure[1], sure[2], is_sure=True)
        elif not self.above.code and (perhaps := _MAYBE_CODE.fullmatch(text)):
            self.above = _Above(perhaps[1], perhaps[2])
        else:
            (self.above.typed if self.above.code else self.under).append(text)

    def table(self, block: Table, where: Where) -> Iterator[Lesson]:
        """Take a table, and yield the rows of the one before; a table without answers is words of a person."""
        is_bare = not self.above.code and bool(self.under)
        if is_bare:  # the line above the table asks its question without a code
            self.above.question = self.under[-1]
        rows = list(_lessons(block, self.above, where, self.language))
        if rows:
            self.under = self.under[: len(self.under) - is_bare]
            yield from self.finished()
            self.above, self.rows = _Above(), rows
        elif text := plain(block.text, self.language):
            self.above.question = "" if is_bare else self.above.question
            (self.above.typed if self.above.code else self.under).append(text)

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
    """The contents of a grid: its rows in their order, answered or not, and a person's words before all questions."""

    lessons: tuple[Lesson, ...]
    opening: tuple[str, ...]


def read(path: Path, language: Language) -> WordGrid:
    """Return the contents of a grid.

    Raises:
        UnreadableWorkbook: the document is damaged, or refused as unsafe.
    """
    reading = _Reading(language)
    lessons: list[Lesson] = []
    for number, block in enumerate(files.blocks(path, language.say("grid.picture")), 1):
        if isinstance(block, Table):
            lessons += reading.table(block, Where("", number))
        else:
            reading.line(plain(block, language))
    lessons += reading.end()
    typed = (text for text in reading.opening if len(text) > _LONGEST_DATE or dates.parse(text).date is None)
    return WordGrid(tuple(lessons), tuple(dict.fromkeys(typed)))


def _longer(lesson: Lesson, texts: Iterable[str]) -> Lesson:
    return replace(lesson, answer=_APART.join(filter(None, (lesson.answer, *texts))))


def _is_ours(text: str) -> bool:
    """Tell whether a line is a sentence of the grid itself."""
    folded = fold_name(text)
    return bool(_OUTCOME.fullmatch(folded)) or any(sentence.fullmatch(folded) for sentence in _sentences())


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """Return patterns of the sentences that grids hold, in any language, with any text at their places."""
    books = [repertoire.load(code) for code in i18n.codes()]
    definitions = (outcome.definition for book in books for outcome in book.outcomes)
    thanks = (
        language_of(code).say(key)
        for code in i18n.codes()
        for key in ("report.credit", "merge.no_longer.note", "word.contents")
    )
    told = (
        text
        for code in i18n.codes()
        for key, entry in catalogue.topic(code, "grid").items()
        if key.startswith(_OURS)
        for text in (entry.values() if isinstance(entry, dict) else (entry,))
    )
    former = (text for code in i18n.codes() for text in catalogue.topic(code, "former_grids").values())
    folded = {fold_name(re.sub(r"\{\w+\}", " qqq ", str(text))) for text in (*told, *definitions, *thanks, *former)}
    return tuple(re.compile(re.escape(text).replace("qqq", ".*"), re.DOTALL) for text in sorted(folded))


def _lessons(table: Table, above: _Above, where: Where, language: Language) -> Iterator[Lesson]:
    """Yield the rows of a table that has answers: several where a person added rows."""
    head = table.rows[0] if table.rows else ()
    headers = [names.find(label(cell.text), names.columns(Sheet.LEARNING)) for cell in head]
    keys = [column.key if column else "" for column in headers]
    is_headed = bool({"answer", "action"} & set(keys))
    titles = [label(cell.text) for cell in head] if is_headed else []
    typed = list(above.typed)
    for row in table.rows[is_headed:]:
        tags = [_tag(cell) for cell in row]
        if is_headed or any(tags):
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
