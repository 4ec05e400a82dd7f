"""The project: who, where, when, why and with whom, as a table that opens the report and stays on one page.

The author of the workbook and the day and participants of the meeting are in the note on the method.
"""

from collections.abc import Iterator

from rtdocs.plan.content.document import Block, Column, Table, Text
from rtdocs.plan.report.essentials import LEAD
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.voice import Voice, cell


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the project's section; empty where the workbook gives nothing but a title."""
    rows = tuple((cell(label), value) for label, value in _facts(voice) if value)
    if not rows:
        return ()
    return (voice.heading("project", 1, "report.project.heading"), _table(voice, rows))


def _table(voice: Voice, rows: tuple[tuple[Text, ...], ...]) -> Table:
    return Table(
        id="project-facts",
        caption=voice.say("report.project.caption"),
        description=voice.say("report.project.description"),
        columns=(
            Column(voice.say("report.project.item"), 3),
            Column(voice.say("report.project.value"), 7),
        ),
        rows=rows,
    )


def _facts(voice: Voice) -> tuple[tuple[str, Text], ...]:
    project = voice.story.project
    return (
        (voice.say("report.project.organisation"), voice.own(project.organisation)),
        (voice.say("report.project.territory"), voice.own(project.territory)),
        *_period(voice),
        (voice.say("report.project.goal"), voice.own(project.goal)),
        *_summary(voice),
        (voice.say("report.project.partners"), voice.own("; ".join(project.partners))),
        (voice.say("report.project.funders"), voice.own("; ".join(project.funders))),
    )


def _summary(voice: Voice) -> Iterator[tuple[str, Text]]:
    """Yield a summary that the page of essentials has no room for, whole."""
    summary = " ".join(voice.story.project.summary.split())
    if len(summary) > LEAD:
        yield voice.say("report.project.summary"), voice.own(summary)


def _period(voice: Voice) -> Iterator[tuple[str, Text]]:
    """Yield the period in a row; where only one end is known, that end by its name."""
    project = voice.story.project
    ends = {"start": voice.when(project.start), "end": voice.when(project.end)}
    if all(ends.values()):
        yield voice.say("report.project.period"), cell(cover.period(voice.story, voice.language))
    else:
        yield from ((voice.say(f"report.project.{name}"), cell(end)) for name, end in ends.items())
