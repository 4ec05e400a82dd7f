"""The grid of questions, to print or type in as a document, and to fill in as a workbook."""

from collections.abc import Iterator
from itertools import groupby

from rtdocs.i18n import Language
from rtdocs.model import Event
from rtdocs.plan.content.document import (
    Answer,
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Question,
    Role,
    Run,
    Text,
    plain,
)
from rtdocs.plan.content.gridbook import GridBook, GridColumn, GridSheet
from rtdocs.plan.grid.grid_rows import GridPart, QuestionRow, Room, asked, own
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.plan_wording import fitting
from rtdocs.plan.wording.rows import rows as things
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire.questions import Section

LISTED_AT_MOST = 8
"""The events of a question are listed by their titles up to so many; the others are counted."""

HEADINGS = {Section.LEARN: "learn", Section.REINVEST: "reinvest", Section.OUTCOME: "outcomes"}
"""The stable ids of the sections' headings."""

WIDTHS = {Room.ANSWER: 45, Room.ACTION: 35, Room.WHO: 20, Room.WHEN: 16}
"""Of the columns to type in, in characters."""


def document(telling: Telling, *, everything: bool = False) -> Document:
    """Return the grid as a Word document: room for each answer, filled with the group's earlier answers.

    Args:
        telling: the story with its language and readers; the group itself is also asked of what the workbook lacks.
        everything: whether it holds all questions that the story calls for, and not a session's worth.
    """
    telling = fitting(telling)
    first, second, outcomes = asked(telling, everything=everything)
    # A template's places have one order: a group that looks ahead finds the questions on its next steps in the first.
    sections = {
        "introduction": tuple(_introduction(telling.language)),
        "learn": tuple(_section(first, telling)),
        "reinvest": tuple(_section(second, telling)),
        "outcomes": tuple(_outcomes(outcomes, telling)),
        "closing": tuple(_closing(telling)),
    }
    return Document(
        title=telling.say("grid.title", title=cover.title(telling.story)),
        **cover.properties(telling, telling.say("grid.subject"), telling.say("grid.keywords")),
        fields={"project": cover.project_fields(telling), "document": _fields(telling)},
        sections={name: blocks for name, blocks in sections.items() if blocks},
        logo=telling.story.project.logo,
        rows=things(telling),
    )


def book(telling: Telling, *, everything: bool = False) -> GridBook:
    """Return the grid as a workbook: one sheet a section, and one for the group's own questions; as `document`."""
    telling = fitting(telling)
    parts = asked(telling, everything=everything)
    sheets = (_sheet(part, telling) for part in parts)
    return GridBook(
        title=telling.say("grid.title", title=cover.title(telling.story)),
        **cover.properties(telling, telling.say("grid.subject"), telling.say("grid.keywords")),
        sheets=(*(sheet for sheet in sheets if sheet.rows), _own_sheet(telling)),
    )


def _fields(telling: Telling) -> dict[str, str]:
    names = tuple(telling.language.typeset(name) for name in telling.story.project.funders)
    prepared = cover.project_fields(telling)["prepared_by"]
    return {
        "kind": telling.say("grid.kind"),
        "subtitle": telling.say("grid.subtitle"),
        "date": cover.day(telling),
        "credit": telling.say("report.credit"),
        "prepared": telling.say("report.cover.prepared", name=prepared) if prepared else "",
        "funders": telling.say("report.cover.funders", names=names) if names else "",
    }


def _introduction(language: Language) -> Iterator[Block]:
    yield _heading("introduction", 1, language.say("grid.introduction.heading"))
    yield _paragraph(language.say("grid.introduction.lead"), Role.LEAD)
    steps = (
        language.say("grid.introduction.choose"),
        language.say("grid.introduction.answer"),
        language.say("grid.introduction.back"),
    )
    yield Items(tuple(_text(step) for step in steps), numbered=True)
    yield _paragraph(language.say("grid.introduction.source"), Role.NOTE)


def _section(part: GridPart, telling: Telling) -> Iterator[Block]:
    if part.rows:
        yield from _opening(part, telling.language)
        yield from (_question(row, telling) for row in part.rows)
        yield from _others(part, telling)


def _outcomes(part: GridPart, telling: Telling) -> Iterator[Block]:
    """Yield the questions on each outcome under its name and definition."""
    if part.rows:
        yield from _opening(part, telling.language)
    repertoire = telling.repertoire
    for number, group in groupby(part.rows, key=lambda row: row.outcome or 0):
        yield _heading(f"outcome-{number}", 2, telling.outcome(number))
        yield _paragraph(repertoire.outcome(number).definition, Role.NOTE)
        yield from (_question(row, telling) for row in group)
    yield from _others(part, telling)


def _opening(part: GridPart, language: Language) -> Iterator[Block]:
    yield _heading(HEADINGS[part.section], 1, language.say(f"grid.section.{part.section.value}.heading"))
    yield _paragraph(language.say(f"grid.section.{part.section.value}.lead"), Role.LEAD)


def _others(part: GridPart, telling: Telling) -> Iterator[Block]:
    """Yield the count of further questions, with the way to have them; none where the grid holds all."""
    if part.others:
        yield _paragraph(telling.say("grid.others", count=part.others), Role.NOTE)


def _closing(telling: Telling) -> Iterator[Block]:
    yield _heading("closing", 1, telling.say("grid.closing.heading"))
    yield _paragraph(telling.say("grid.closing.lead"), Role.LEAD)
    yield from (_question(row, telling) for row in own(telling))
    yield _paragraph(telling.say("grid.closing.next"))
    yield _paragraph(telling.say("report.credit"), Role.NOTE)


def _question(row: QuestionRow, telling: Telling) -> Question:
    return Question(
        id=row.id,
        code=row.code,
        text=_text(row.text),
        events=_about(row, telling),
        answers=tuple(
            Answer(
                id=f"{room.value}-{row.id}",
                title=telling.say(f"grid.room.{room.value}.title"),
                prompt=telling.say(f"grid.room.{room.value}.prompt"),
                text=row.written[room],
            )
            for room in Room
        ),
    )


def _about(row: QuestionRow, telling: Telling) -> Text:
    """Return the line below a question: the events it speaks of, and its source unless that is the group."""
    listed = _listed(row, telling)
    told = telling.told("grid.about", {"events": listed}, count=len(row.events)) if listed else ()
    source = _text(telling.say(f"grid.from_{row.source.value}")) if row.source else ()
    return (*told, *(_text(" ") if told and source else ()), *source)


def _listed(row: QuestionRow, telling: Telling) -> Text:
    """Return the events of a question by their numbers, titles and dates."""
    items = [_event(event, telling) for event in row.events[:LISTED_AT_MOST]]
    more = len(row.events) - len(items)
    if more:
        items.append(_text(telling.say("grid.more", count=more)))
    return tuple(run for place, item in enumerate(items) for run in ((*_text("; "), *item) if place else item))


def _event(event: Event, telling: Telling) -> Text:
    when = telling.when(event.date)
    title = telling.own(event.title)
    key = "grid.event.dated" if when else "grid.event.undated"
    return telling.told(key, {"title": title}, number=event.number, when=when)


def _sheet(part: GridPart, telling: Telling) -> GridSheet:
    name = part.section.value
    lead = telling.say(f"grid.section.{name}.lead")
    return GridSheet(
        name=telling.say(f"grid.section.{name}.sheet"),
        table=f"grid_{name}",
        title=telling.say(f"grid.section.{name}.heading"),
        introduction=f"{lead} {telling.say('grid.others', count=part.others)}" if part.others else lead,
        columns=_columns(telling.language),
        rows=tuple(_cells(row, telling) for row in part.rows),
    )


def _own_sheet(telling: Telling) -> GridSheet:
    return GridSheet(
        name=telling.say("grid.closing.sheet"),
        table="grid_own",
        title=telling.say("grid.closing.heading"),
        introduction=telling.say("grid.closing.lead"),
        columns=_columns(telling.language),
        rows=tuple(_cells(row, telling) for row in own(telling)),
    )


def _columns(language: Language) -> tuple[GridColumn, ...]:
    """Return the columns: those given, those to type in, then the source of the question."""
    rooms = tuple(
        GridColumn(
            header=language.say(f"grid.room.{room.value}.title"),
            width=WIDTHS[room],
            editable=True,
            prompt=language.say(f"grid.room.{room.value}.prompt"),
        )
        for room in Room
    )
    return (
        GridColumn(header=language.say("grid.column.code"), width=9),
        GridColumn(header=language.say("grid.column.question"), width=60),
        GridColumn(header=language.say("grid.column.events"), width=40),
        *rooms,
        GridColumn(header=language.say("grid.column.source"), width=16),
    )


def _cells(row: QuestionRow, telling: Telling) -> tuple[str, ...]:
    written = (row.written[room] for room in Room)
    source = telling.say(f"grid.source.{row.source.value}") if row.source else telling.say("grid.source.group")
    return (row.code, row.text, plain(_listed(row, telling)), *written, source)


def _heading(identity: str, level: int, text: str) -> Heading:
    return Heading(identity, level, _text(text))


def _paragraph(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(_text(text), role)


def _text(text: str) -> Text:
    return (Run(text),)
