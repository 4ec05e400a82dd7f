"""The note on the method: how the report was made, cautions, and the credit."""

from collections.abc import Iterator

from rtdocs.facts.chains import claims_arrows
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Text
from rtdocs.plan.report.moments import moment
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import closed, joined


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the method's section."""
    return (
        telling.heading("method", 1, "report.method.heading"),
        telling.paragraph("report.method.lead", count=len(telling.story.repertoire.outcomes)),
        *_workshop(telling),
        telling.heading("method-cautions", 2, "report.method.cautions"),
        Items(tuple(_cautions(telling))),
        telling.heading("method-credit", 2, "report.method.credit_heading"),
        Paragraph(telling.words("report.credit")),
        telling.paragraph("report.method.theory", Role.NOTE),
        telling.paragraph("report.method.own_words", Role.NOTE),
    )


def _workshop(telling: Telling) -> Iterator[Block]:
    told = joined(_who_and_when(telling))
    if told:
        yield Paragraph(told)


def _who_and_when(telling: Telling) -> Iterator[Text]:
    project = telling.story.project
    if project.prepared_by:
        yield closed(telling.told("report.method.prepared_by", {"name": telling.own(project.prepared_by)}))
    if project.workshop_date:
        said = moment(telling, project.workshop_date)
        key = "report.method.workshop" if said else "report.method.workshop_date"
        yield telling.words(key, moment=said, date=telling.when(project.workshop_date))
    if project.participants:
        yield closed(telling.told("report.method.participants", {"text": telling.own(project.participants)}))


def _cautions(telling: Telling) -> Iterator[Text]:
    yield telling.words("report.method.coding")
    yield (
        telling.words("report.method.arrows")
        if claims_arrows(telling.story)
        else telling.words("report.method.no_arrow")
    )
    yield telling.words("report.method.distribution")
    yield telling.words("report.method.dates")
