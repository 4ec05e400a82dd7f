"""The sheet of instructions of the project's workbook: the steps, the sheets, the notes, in one screen."""

from collections.abc import Sequence
from enum import Enum

from rtdocs.i18n import Language
from rtdocs.plan.content.formbook import FormSheet, Leaf, LeafTable, Tally
from rtdocs.plan.form import cues
from rtdocs.workbook.columns import TABLES, Sheet


class FormStep(Enum):
    """A step of filling the workbook, in order."""

    PROJECT = "project"
    EVENTS = "events"
    EFFECTS = "effects"
    OUTCOMES = "outcomes"
    ARROWS = "arrows"
    CHECK = "check"


class Note(Enum):
    """A note on the workbook, in order."""

    WORKBOOK = "workbook"  # what this workbook in particular is
    GREY_ROWS = "grey-rows"
    FOLDED = "folded"
    DATES = "dates"
    REVIEW = "review"  # what the signs and the last column tell
    METHOD = "method"


def leaf(language: Language, sheets: Sequence[FormSheet], *, about: str = "", grey_rows: bool = False) -> Leaf:
    """Return the sheet of instructions.

    Args:
        language: of the sheet.
        sheets: the other sheets, whose rows are counted.
        about: the note on this workbook in particular; empty for the usual one.
        grey_rows: whether the sheets hold worked lines that the reader leaves out.
    """
    notes = tuple(note for note in Note if grey_rows or note is not Note.GREY_ROWS)
    return Leaf(
        name=Sheet.README.title(language),
        title=language.say("form.leaf.title"),
        lead=language.say("form.leaf.lead"),
        tally=Tally(language.say("form.leaf.tally"), _counts(sheets)),
        tables=(_steps(language), _sheets(language), _notes(language, notes, about)),
    )


def _counts(sheets: Sequence[FormSheet]) -> dict[str, int]:
    counted = {sheet.key: len(cues.gathered(sheet)) for sheet in sheets}
    rows = {key: counted[key] for key in (Sheet.EVENTS.value, Sheet.EFFECTS.value, Sheet.ACTORS.value)}
    return {**rows, "review": cues.to_review(sheets)}


def _steps(language: Language) -> LeafTable:
    return LeafTable(
        table=language.say("form.leaf.steps.table"),
        description=language.say("form.leaf.steps.description"),
        headers=(language.say("form.leaf.steps.what"), language.say("form.leaf.steps.how")),
        rows=tuple(_step(step, number, language) for number, step in enumerate(FormStep, 1)),
    )


def _step(step: FormStep, number: int, language: Language) -> tuple[str, str]:
    name = language.say(f"form.leaf.step.{step.value}.name")
    return f"{number}. {name}", language.say(f"form.leaf.step.{step.value}.text")


def _sheets(language: Language) -> LeafTable:
    tables = [table for table in TABLES if table.columns and not table.is_extra]
    return LeafTable(
        table=language.say("form.leaf.sheets.table"),
        description=language.say("form.leaf.sheets.description"),
        headers=(language.say("form.leaf.sheets.name"), language.say("form.leaf.sheets.use")),
        rows=tuple((table.sheet.title(language), table.sheet.help(language)) for table in tables),
        links=True,
    )


def _notes(language: Language, notes: tuple[Note, ...], about: str) -> LeafTable:
    return LeafTable(
        table=language.say("form.leaf.notes.table"),
        description=language.say("form.leaf.notes.description"),
        headers=(language.say("form.leaf.notes.what"), language.say("form.leaf.notes.text")),
        rows=tuple((language.say(f"form.leaf.note.{note.value}.name"), _note(note, language, about)) for note in notes),
    )


def _note(note: Note, language: Language, about: str) -> str:
    return about if about and note is Note.WORKBOOK else language.say(f"form.leaf.note.{note.value}.text")
