"""The project: who, where, when, why and with whom, as a table of what the workbook says."""

from rtdocs.plan.blocks import Block, Column, Paragraph, Table, Text
from rtdocs.plan.report.voice import Voice, cell


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the project's section; nothing where the workbook says nothing but a title."""
    rows = tuple((cell(label), value) for label, value in _facts(voice) if value)
    if not rows:
        return ()
    table = voice.reference("report.project.table", "project-facts")
    lead = Paragraph(voice.told("report.project.lead", {"table": table}))
    return (voice.heading("project", 1, "report.project.heading"), lead, _table(voice, rows))


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
        (voice.say("report.project.start"), cell(voice.when(project.start))),
        (voice.say("report.project.end"), cell(voice.when(project.end))),
        (voice.say("report.project.goal"), voice.own(project.goal)),
        (voice.say("report.project.partners"), voice.own("; ".join(project.partners))),
        (voice.say("report.project.funders"), voice.own("; ".join(project.funders))),
        (voice.say("report.project.prepared_by"), voice.own(project.prepared_by)),
        (voice.say("report.project.workshop_date"), cell(voice.when(project.workshop_date))),
        (voice.say("report.project.participants"), voice.own(project.participants)),
    )
