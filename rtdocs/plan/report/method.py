"""The note on the method: how the report was made, cautions, and the credit."""

from collections.abc import Iterator

from rtdocs.facts.chains import claims_arrows
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Text
from rtdocs.plan.report.moments import moment
from rtdocs.plan.wording.voice import Voice, closed, joined


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the method's section."""
    return (
        voice.heading("method", 1, "report.method.heading"),
        voice.paragraph("report.method.lead", count=len(voice.story.repertoire.outcomes)),
        *_workshop(voice),
        voice.heading("method-cautions", 2, "report.method.cautions"),
        Items(tuple(_cautions(voice))),
        voice.heading("method-credit", 2, "report.method.credit_heading"),
        Paragraph(voice.words("report.credit")),
        voice.paragraph("report.method.theory", Role.NOTE),
        voice.paragraph("report.method.own_words", Role.NOTE),
    )


def _workshop(voice: Voice) -> Iterator[Block]:
    told = joined(_who_and_when(voice))
    if told:
        yield Paragraph(told)


def _who_and_when(voice: Voice) -> Iterator[Text]:
    project = voice.story.project
    if project.prepared_by:
        yield closed(voice.told("report.method.prepared_by", {"name": voice.own(project.prepared_by)}))
    if project.workshop_date:
        said = moment(voice, project.workshop_date)
        key = "report.method.workshop" if said else "report.method.workshop_date"
        yield voice.words(key, moment=said, date=voice.when(project.workshop_date))
    if project.participants:
        yield closed(voice.told("report.method.participants", {"text": voice.own(project.participants)}))


def _cautions(voice: Voice) -> Iterator[Text]:
    yield voice.words("report.method.coding")
    yield voice.words("report.method.arrows") if claims_arrows(voice.story) else voice.words("report.method.no_arrow")
    yield voice.words("report.method.distribution")
    yield voice.words("report.method.dates")
