"""The grid of questions, to print or type in as a document, and to fill in as a workbook."""

from collections.abc import Iterator
from itertools import groupby

from rtdocs.i18n import Language
from rtdocs.model import Event, Story
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
from rtdocs.plan.wording import cover, events
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


def document(story: Story, language: Language, *, everything: bool = False, group: bool = False) -> Document:
    """Return the grid as a Word document: room for each answer, filled with the group's earlier answers.

    Args:
        story: the story.
        language: the grid's.
        everything: whether it holds all questions that the story calls for, and not a session's worth.
        group: whether it is for the group itself: then it also asks of what the workbook lacks.
    """
    language = fitting(story, language)
    first, second, outcomes = asked(story, language, everything=everything, group=group)
    # A template's places have one order: a group that looks ahead finds the questions on its next steps in the first.
    sections = {
        "introduction": tuple(_introduction(language)),
        "learn": tuple(_section(first, story, language)),
        "reinvest": tuple(_section(second, story, language)),
        "outcomes": tuple(_outcomes(outcomes, story, language)),
        "closing": tuple(_closing(story, language)),
    }
    return Document(
        title=language.say("grid.title", title=cover.title(story)),
        **cover.properties(story, language, language.say("grid.subject"), language.say("grid.keywords")),
        fields={"project": cover.project_fields(story, language), "document": _fields(story, language)},
        sections={name: blocks for name, blocks in sections.items() if blocks},
        logo=story.project.logo,
        rows=things(story, language),
    )


def book(story: Story, language: Language, *, everything: bool = False, group: bool = False) -> GridBook:
    """Return the grid as a workbook: one sheet a section, and one for the group's own questions; as `document`."""
    language = fitting(story, language)
    parts = asked(story, language, everything=everything, group=group)
    sheets = (_sheet(part, story, language) for part in parts)
    return GridBook(
        title=language.say("grid.title", title=cover.title(story)),
        **cover.properties(story, language, language.say("grid.subject"), language.say("grid.keywords")),
        sheets=(*(sheet for sheet in sheets if sheet.rows), _own_sheet(story, language)),
    )


def _fields(story: Story, language: Language) -> dict[str, str]:
    names = tuple(language.typeset(name) for name in story.project.funders)
    prepared = cover.project_fields(story, language)["prepared_by"]
    return {
        "kind": language.say("grid.kind"),
        "subtitle": language.say("grid.subtitle"),
        "date": cover.day(story, language),
        "credit": language.say("report.credit"),
        "prepared": language.say("report.cover.prepared", name=prepared) if prepared else "",
        "funders": language.say("report.cover.funders", names=names) if names else "",
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


def _section(part: GridPart, story: Story, language: Language) -> Iterator[Block]:
    if part.rows:
        yield from _opening(part, language)
        yield from (_question(row, story, language) for row in part.rows)
        yield from _others(part, language)


def _outcomes(part: GridPart, story: Story, language: Language) -> Iterator[Block]:
    """Yield the questions on each outcome under its name and definition."""
    if part.rows:
        yield from _opening(part, language)
    repertoire = events.repertoire(story, language)
    for number, group in groupby(part.rows, key=lambda row: row.outcome or 0):
        yield _heading(f"outcome-{number}", 2, events.outcome_title(number, story, language))
        yield _paragraph(repertoire.outcome(number).definition, Role.NOTE)
        yield from (_question(row, story, language) for row in group)
    yield from _others(part, language)


def _opening(part: GridPart, language: Language) -> Iterator[Block]:
    yield _heading(HEADINGS[part.section], 1, language.say(f"grid.section.{part.section.value}.heading"))
    yield _paragraph(language.say(f"grid.section.{part.section.value}.lead"), Role.LEAD)


def _others(part: GridPart, language: Language) -> Iterator[Block]:
    """Yield the count of further questions, with the way to have them; none where the grid holds all."""
    if part.others:
        yield _paragraph(Telling(None, language).say("grid.others", count=part.others), Role.NOTE)


def _closing(story: Story, language: Language) -> Iterator[Block]:
    yield _heading("closing", 1, language.say("grid.closing.heading"))
    yield _paragraph(language.say("grid.closing.lead"), Role.LEAD)
    yield from (_question(row, story, language) for row in own(story, language))
    yield _paragraph(language.say("grid.closing.next"))
    yield _paragraph(language.say("report.credit"), Role.NOTE)


def _question(row: QuestionRow, story: Story, language: Language) -> Question:
    return Question(
        id=row.id,
        code=row.code,
        text=_text(row.text),
        events=_about(row, story, language),
        answers=tuple(
            Answer(
                id=f"{room.value}-{row.id}",
                title=language.say(f"grid.room.{room.value}.title"),
                prompt=language.say(f"grid.room.{room.value}.prompt"),
                text=row.written[room],
            )
            for room in Room
        ),
    )


def _about(row: QuestionRow, story: Story, language: Language) -> Text:
    """Return the line below a question: the events it speaks of, and its source unless that is the group."""
    listed = _listed(row, story, language)
    told = events.told("grid.about", language, {"events": listed}, count=len(row.events)) if listed else ()
    source = _text(language.say(f"grid.from_{row.source.value}")) if row.source else ()
    return (*told, *(_text(" ") if told and source else ()), *source)


def _listed(row: QuestionRow, story: Story, language: Language) -> Text:
    """Return the events of a question by their numbers, titles and dates."""
    items = [_event(event, story, language) for event in row.events[:LISTED_AT_MOST]]
    more = len(row.events) - len(items)
    if more:
        items.append(_text(Telling(None, language).say("grid.more", count=more)))
    return tuple(run for place, item in enumerate(items) for run in ((*_text("; "), *item) if place else item))


def _event(event: Event, story: Story, language: Language) -> Text:
    when = events.when(event.date, story, language)
    title = events.own(event.title, story, language)
    key = "grid.event.dated" if when else "grid.event.undated"
    return events.told(key, language, {"title": title}, number=event.number, when=when)


def _sheet(part: GridPart, story: Story, language: Language) -> GridSheet:
    name = part.section.value
    lead = language.say(f"grid.section.{name}.lead")
    return GridSheet(
        name=language.say(f"grid.section.{name}.sheet"),
        table=f"grid_{name}",
        title=language.say(f"grid.section.{name}.heading"),
        introduction=f"{lead} {Telling(None, language).say('grid.others', count=part.others)}" if part.others else lead,
        columns=_columns(language),
        rows=tuple(_cells(row, story, language) for row in part.rows),
    )


def _own_sheet(story: Story, language: Language) -> GridSheet:
    return GridSheet(
        name=language.say("grid.closing.sheet"),
        table="grid_own",
        title=language.say("grid.closing.heading"),
        introduction=language.say("grid.closing.lead"),
        columns=_columns(language),
        rows=tuple(_cells(row, story, language) for row in own(story, language)),
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


def _cells(row: QuestionRow, story: Story, language: Language) -> tuple[str, ...]:
    written = (row.written[room] for room in Room)
    source = language.say(f"grid.source.{row.source.value}") if row.source else language.say("grid.source.group")
    return (row.code, row.text, plain(_listed(row, story, language)), *written, source)


def _heading(identity: str, level: int, text: str) -> Heading:
    return Heading(identity, level, _text(text))


def _paragraph(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(_text(text), role)


def _text(text: str) -> Text:
    return (Run(text),)
