"""The sheet of instructions of the project's workbook: what to do, what is where, in one screen."""

from enum import Enum

from rtdocs.i18n import Language
from rtdocs.plan.formbook import Leaf, LeafTable
from rtdocs.read.columns import TABLES, Sheet


class Step(Enum):
    """What to do, in order."""

    PROJECT = "project"
    EVENTS = "events"
    EFFECTS = "effects"
    OUTCOMES = "outcomes"
    ARROWS = "arrows"
    CHECK = "check"


def leaf(language: Language, *, notes: tuple[str, ...] = (), grey_rows: bool = False) -> Leaf:
    """Return the sheet of instructions.

    Args:
        language: of the sheet.
        notes: what to say about this workbook in particular.
        grey_rows: whether the sheets hold worked lines that the reader leaves out.
    """
    about_rows = (language.say("form.leaf.grey"),) if grey_rows else ()
    return Leaf(
        name=Sheet.README.title(language),
        title=language.say("form.leaf.title"),
        lead=language.say("form.leaf.lead"),
        tables=(_steps(language), _sheets(language)),
        notes=(*notes, *about_rows, language.say("form.leaf.dates"), language.say("form.leaf.credit")),
    )


def _steps(language: Language) -> LeafTable:
    return LeafTable(
        table=language.say("form.leaf.steps.table"),
        description=language.say("form.leaf.steps.description"),
        headers=(language.say("form.leaf.steps.what"), language.say("form.leaf.steps.how")),
        rows=tuple(_step(step, number, language) for number, step in enumerate(Step, 1)),
    )


def _step(step: Step, number: int, language: Language) -> tuple[str, str]:
    name = language.say(f"form.leaf.step.{step.value}.name")
    return f"{number}. {name}", language.say(f"form.leaf.step.{step.value}.text")


def _sheets(language: Language) -> LeafTable:
    return LeafTable(
        table=language.say("form.leaf.sheets.table"),
        description=language.say("form.leaf.sheets.description"),
        headers=(language.say("form.leaf.sheets.name"), language.say("form.leaf.sheets.use")),
        rows=tuple((table.sheet.title(language), table.sheet.help(language)) for table in TABLES if table.columns),
        links=True,
    )
