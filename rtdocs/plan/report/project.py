"""The project: who, where, when, why and with whom, as a table that opens the report and stays on one page.

The author of the workbook and the day and participants of the meeting are in the note on the method.
"""

from collections.abc import Iterator

from rtdocs.plan.content.document import Block, Column, Table, Text
from rtdocs.plan.report.essentials import LEAD
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the project's section; empty where the workbook gives nothing but a title."""
    rows = tuple((cell(label), value) for label, value in _facts(telling) if value)
    if not rows:
        return ()
    return (telling.heading("project", 1, "report.project.heading"), _table(telling, rows))


def _table(telling: Telling, rows: tuple[tuple[Text, ...], ...]) -> Table:
    return Table(
        id="project-facts",
        caption=telling.say("report.project.caption"),
        description=telling.say("report.project.description"),
        columns=(
            Column(telling.say("report.project.item"), 3),
            Column(telling.say("report.project.value"), 7),
        ),
        rows=rows,
    )


def _facts(telling: Telling) -> tuple[tuple[str, Text], ...]:
    project = telling.story.project
    return (
        (telling.say("report.project.organisation"), telling.own(project.organisation)),
        (telling.say("report.project.territory"), telling.own(project.territory)),
        *_period(telling),
        (telling.say("report.project.goal"), telling.own(project.goal)),
        *_summary(telling),
        (telling.say("report.project.partners"), telling.own("; ".join(project.partners))),
        (telling.say("report.project.funders"), telling.own("; ".join(project.funders))),
    )


def _summary(telling: Telling) -> Iterator[tuple[str, Text]]:
    """Yield a summary that the page of essentials has no room for, whole."""
    summary = " ".join(telling.story.project.summary.split())
    if len(summary) > LEAD:
        yield telling.say("report.project.summary"), telling.own(summary)


def _period(telling: Telling) -> Iterator[tuple[str, Text]]:
    """Yield the period in a row; where only one end is known, that end by its name."""
    project = telling.story.project
    ends = {"start": telling.when(project.start), "end": telling.when(project.end)}
    if all(ends.values()):
        yield telling.say("report.project.period"), cell(cover.period(telling))
    else:
        yield from ((telling.say(f"report.project.{name}"), cell(end)) for name, end in ends.items())
