"""The project's workbook, from the declaration of its sheets: empty, as a worked example, or filled with a content.

A content is a tree as TOML holds it: `about` (the note on the workbook), `date` (the day it bears), `project` with a
value a field, and for each other sheet a list of rows; all by the keys of `rtdocs.workbook.columns`. The rows of
`repertoire` give a group's own label to an outcome's number. Choices stand as the values of their enums ("reverse"),
outcomes as numbers, lists as lists: only the sentences belong to a language.

Why nearly every column is text: in a column without format, French Excel turns "mai 2008" into 1 May 2008 and "3,4"
into a number, without a word. A column of text keeps an entry as typed, and the help asks for dates in words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rtdocs import repertoire
from rtdocs.i18n import Language, catalogue
from rtdocs.plan.content.formbook import Cell, Entry, FormBook, FormColumn, FormRow, FormSheet, Guide, Listing
from rtdocs.plan.form import cues
from rtdocs.plan.form.instructions import leaf
from rtdocs.plan.form.lists import list_name, lists, numbered
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import MADE_ON
from rtdocs.repertoire import Repertoire, questions
from rtdocs.repertoire.questions import Section, Source
from rtdocs.workbook import names
from rtdocs.workbook.columns import EXAMPLE_PREFIX, SCORES, TABLES, Column, Kind, Sheet, Table, choice_label

Content = Mapping[str, Any]

_WIDTHS = {
    Kind.TEXT: 28,
    Kind.LONG_TEXT: 44,
    Kind.LIST: 30,
    Kind.DATE: 17,
    Kind.LABEL: 9,
    Kind.LABELS: 12,
    Kind.OUTCOME: 32,
    Kind.CHOICE: 17,
    Kind.YES_NO: 12,
    Kind.NUMBER: 9,
    Kind.MONEY: 14,
    Kind.SCORE: 12,
    Kind.REVIEW: 30,
}
_WIDTHS_OF = {
    "project.field": 24,
    "project.value": 64,
    "project.help": 60,
    "events.title": 38,
    "events.second_outcome": 22,
    "events.stage": 24,
    "effects.title": 38,
    "effects.reached": 18,
    "actors.name": 38,
    "actors.acronym": 14,
    "learning.code": 12,
    "learning.responsible": 24,
    "learning.due": 16,
    "wheel.outcome": 50,
    "repertoire.number": 7,
    "repertoire.label": 36,
    "repertoire.function": 26,
    "repertoire.definition": 50,
    "repertoire.examples": 70,
}
_GIVEN = {
    "project.field",
    "project.help",
    "wheel.outcome",
    "repertoire.number",
    "repertoire.function",
    "repertoire.definition",
    "repertoire.examples",
}
_LEAST_ROOM = 5
_ENTRIES = {Kind.NUMBER: Entry.NUMBER, Kind.SCORE: Entry.SCORE, Kind.REVIEW: Entry.REVIEW}
_LOOKED_UP = {
    "events.actors": Listing.ACTORS,
    "events.second_actor": Listing.ACTORS,
    "events.third_actor": Listing.ACTORS,
    "events.leads_to": Listing.NUMBERS,
    "links.source": Listing.NUMBERS,
    "links.target": Listing.NUMBERS,
}
"""What drops down from what stands in other sheets."""

_OFFERED = {Kind.OUTCOME: Listing.OUTCOMES, Kind.YES_NO: Listing.YES_NO}
_GUARDED = {Sheet.PROJECT, Sheet.REPERTOIRE}
"""The sheets of a set number of rows: nothing slips but what people fill. The others must let their tables grow."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The look of a sheet beside its columns: rows in all (0: only those of the content), frozen columns, sorting."""

    rows: int = 0
    frozen: int = 0
    sortable: bool = False


_LOOKS = {
    Sheet.EVENTS: _Look(30, 1, sortable=True),
    Sheet.EFFECTS: _Look(15, 1, sortable=True),
    Sheet.ACTORS: _Look(40, 1, sortable=True),
    Sheet.LINKS: _Look(30, sortable=True),
    Sheet.LEARNING: _Look(30, 1),
    Sheet.IMAGES: _Look(20, 1),
    Sheet.FIGURES: _Look(15),
}


def blank(language: Language) -> FormBook:
    """Return the empty workbook, with one worked line on each main sheet."""
    return _book(language, catalogue.texts(language.code, "worked"), examples=True)


def example(language: Language) -> FormBook:
    """Return the workbook filled with the fictional story, as a model of how to fill one."""
    return filled(language, fiction(language))


def fiction(language: Language) -> Content:
    """Return the content of the fictional story."""
    return catalogue.texts(language.code, "story")


def filled(language: Language, content: Content) -> FormBook:
    """Return the workbook filled with a content.

    Raises:
        ValueError: a choice of the content is no value of its enum.
        KeyError: an outcome of the content is not in the repertoire.
    """
    return _book(language, content, examples=False)


def _book(language: Language, content: Content, *, examples: bool) -> FormBook:
    project = content.get("project", {})
    filler = _Filler(language, content, examples)
    sheets = cues.with_words((filler.sheet(table) for table in TABLES if table.columns), language)
    return FormBook(
        language=language.code,
        title=project.get("title") or language.say("form.title"),
        subject=language.say("form.subject"),
        author=project.get("prepared_by") or project.get("organisation") or cover.MAKER,
        date=content.get("date", MADE_ON),
        keywords=language.say("form.keywords"),
        leaf=leaf(language, sheets, about=content.get("about", ""), grey_rows=examples),
        sheets=sheets,
        lists=tuple(lists(language, sheets)),
        lists_name=language.say("form.lists"),
        unlisted=Guide(language.say("form.unlisted.title"), language.say("form.unlisted.text")),
        unscored=Guide(language.say("form.unscored.title"), language.say("form.unscored.text")),
        reworded=Guide(language.say("form.reworded.title"), language.say("form.reworded.text")),
        score_ends=SCORES,
        worked=EXAMPLE_PREFIX,
    )


@dataclass(frozen=True, slots=True)
class _Filler:
    """Turns declared tables into sheets with the rows of a content."""

    language: Language
    content: Content
    examples: bool

    @property
    def repertoire(self) -> Repertoire:
        """The repertoire with the group's own labels."""
        own = {row["number"]: row["label"] for row in self.content.get("repertoire", ())}
        return repertoire.load(self.language.code).relabelled(own)

    def sheet(self, table: Table) -> FormSheet:
        title = table.sheet.title(self.language)
        look = _LOOKS.get(table.sheet, _Look())
        rows = tuple(self._rows(table))
        return FormSheet(
            key=table.sheet.value,
            name=title,
            table=_table_name(title),
            description=table.sheet.help(self.language),
            columns=folded(tuple(_column(column, self.language) for column in table.columns), rows),
            rows=rows,
            room=max(look.rows - len(rows), _LEAST_ROOM) if look.rows else 0,
            frozen=look.frozen,
            sortable=look.sortable,
            value_column=1 if table.fields else None,
            guarded=table.sheet in _GUARDED,
            cues=cues.cues(table, self.language),
        )

    def _rows(self, table: Table) -> Iterator[FormRow]:
        match table.sheet:
            case Sheet.PROJECT:
                yield from (self._field(field) for field in table.fields)
            case Sheet.WHEEL:
                yield from self._wheel(table)
            case Sheet.REPERTOIRE:
                yield from _repertoire(self.repertoire)
            case _:
                rows = self.content.get(table.sheet.value, ())
                yield from (FormRow(self._cells(table, row), self.examples) for row in rows)
                asked = self._method() if table.sheet is Sheet.LEARNING and self.examples else ()
                yield from (FormRow(self._cells(table, row)) for row in asked)

    def _method(self) -> Iterator[Content]:
        """Yield the method's questions to the whole chain, so that nobody has to guess a code; an answer may wait."""
        before, words = self.content["method"], questions.words(self.language.code)
        for question in questions.load():
            if question.source is Source.METHOD and question.section is not Section.OUTCOME:
                asked = before.get(question.code) or words[question.code].other
                yield {"code": question.code, "question": self.language.typeset(asked)}

    def _field(self, field: Column) -> FormRow:
        value = self._cell(field, self.content.get("project", {}).get(field.key, ""))
        return FormRow(
            (_header(field, self.language), value, field.help(self.language)), guide=_guide(field, self.language)
        )

    def _wheel(self, table: Table) -> Iterator[FormRow]:
        """Yield a row for every outcome, scored or not: people only type numbers.

        The outcome's label is a text, no formula: a program that saves a workbook without computing it would leave
        none.
        """
        scores = {row["outcome"]: row for row in self.content.get("wheel", ())}
        for outcome in self.repertoire.outcomes:
            _, *others = self._cells(table, scores.get(outcome.number, {}))
            yield FormRow((numbered(outcome.number, outcome.label), *others))

    def _cells(self, table: Table, row: Content) -> tuple[Cell, ...]:
        return tuple(self._cell(column, row.get(column.key, "")) for column in table.columns)

    def _cell(self, column: Column, value: Any) -> Cell:  # noqa: ANN401 - what TOML holds
        match value:
            case list():
                return "; ".join(value)
            case bool():
                return names.yes_no_labels(self.language)[0 if value else 1]
            case int() if column.kind is Kind.OUTCOME:
                return numbered(value, self.repertoire.outcome(value).label)
            case str() if value and column.choices:
                return choice_label(column.choices(value), self.language)
            case int() | float():
                return value
            case _:
                return str(value)


def _repertoire(whole: Repertoire) -> Iterator[FormRow]:
    for outcome in whole.outcomes:
        function = whole.function(outcome.function).name
        yield FormRow((outcome.number, outcome.label, function, outcome.definition, "\n".join(outcome.examples)))


def _column(column: Column, language: Language) -> FormColumn:
    entry = Entry.GIVEN if column.path in _GIVEN else _ENTRIES.get(column.kind, Entry.TEXT)
    return FormColumn(
        key=column.key,
        header=_header(column, language),
        width=_WIDTHS_OF.get(column.path, _WIDTHS[column.kind]),
        entry=entry,
        guide=None if entry is Entry.GIVEN else _guide(column, language),
        folded=column.folded,
    )


def folded(columns: Iterable[FormColumn], rows: Sequence[FormRow]) -> tuple[FormColumn, ...]:
    """Return columns, unfolded where a row of the group fills them: nothing that people typed is hidden."""
    told = [row.cells for row in rows if not row.example]
    return tuple(
        replace(column, folded=column.folded and not any(cells[place] for cells in told))
        for place, column in enumerate(columns)
    )


def _header(column: Column, language: Language) -> str:
    return f"{column.name(language)} *" if column.required else column.name(language)


def _guide(column: Column, language: Language) -> Guide:
    offered = _LOOKED_UP.get(column.path) or _OFFERED.get(column.kind) or column.choices
    choices = list_name(offered, language) if offered else ""
    return Guide(column.name(language), column.help(language), choices, column.kind in {Kind.LIST, Kind.LABELS})


def _table_name(title: str) -> str:
    return title.replace(" ", "_").replace("-", "_")
