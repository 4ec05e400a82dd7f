"""The section "where we are": done events, planned events by date, needs of each hoped-for effect."""

from collections.abc import Callable, Iterator

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Step
from rtdocs.model import Use
from rtdocs.plan.content.document import Block, Column, Items, Paragraph, Role, Run, Table, Text
from rtdocs.plan.report import standing
from rtdocs.plan.report.standing import COMMITMENT, ESSENTIAL
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell, joined


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the section; empty for a story in which nothing is planned."""
    if not ahead.planned(telling.story):
        return ()
    opening = (*standing.counted(telling), *standing.lasting(telling), *standing.as_of(telling))
    return (
        telling.heading("ahead", 1, "ahead.heading"),
        Paragraph(joined(opening)),
        *_planned(telling),
        *_needs(telling),
        telling.paragraph("ahead.caution" if telling.group else "ahead.caution_funder", Role.NOTE),
    )


def _planned(telling: Telling) -> Iterator[Block]:
    found = ahead.steps(telling.story)
    listed = len(found) > 1
    yield telling.heading("ahead-steps", 2, "ahead.steps.heading")
    told = joined((*standing.due(telling, listed=listed), *(() if listed else _who(telling, found))))
    if told:
        yield Paragraph(told)
    if listed:
        yield Paragraph(
            telling.told("ahead.steps.lead", {"table": telling.reference("ahead.steps.table", "ahead-table")})
        )
        yield _table(telling, found)


def _who(telling: Telling, found: tuple[Step, ...]) -> Iterator[Text]:
    """Yield the sentence on the actors of a single step."""
    for step in found:
        if step.event.actors:
            yield (Run(events.took_part(step.event, telling.language)),)


def quoted(telling: Telling) -> frozenset[str]:
    """Return the codes of the questions whose answers the section quotes."""
    if not ahead.planned(telling.story) or not standing.needs(telling):
        return frozenset()
    return frozenset({ESSENTIAL, COMMITMENT})


def _table(telling: Telling, found: tuple[Step, ...]) -> Table:
    """Return the planned events; on which side of today their dates lie is for the group to look into."""
    return Table(
        id="ahead-table",
        caption=telling.say("ahead.steps.caption"),
        description=telling.say("ahead.steps.description"),
        columns=(
            Column(telling.say("ahead.steps.number"), 0.9),
            Column(telling.say("ahead.steps.date"), 1.9),
            Column(telling.say("ahead.steps.event"), 4.4),
            Column(telling.say("ahead.steps.outcome"), 1.3),
            Column(telling.say("ahead.steps.actors"), 2.8),
            *((Column(telling.say("ahead.steps.moment"), 1.6),) * telling.group),
        ),
        rows=tuple(_row(telling, step) for step in found),
    )


def _row(telling: Telling, step: Step) -> tuple[Text, ...]:
    event = step.event
    return (
        cell(event.number),
        cell(telling.when(event.date)),
        telling.title(event, strong=True),
        cell(standing.outcome(telling, event)),
        telling.own("; ".join(event.actors)),
        *((cell(standing.moment(telling, step.moment)),) * telling.group),
    )


def _needs(telling: Telling) -> Iterator[Block]:
    """Yield the needs of the hoped-for effects, by the arrows and by the group's own answers."""
    found = standing.needs(telling)
    if not found:
        return
    yield telling.heading("ahead-needs", 2, "ahead.needs.heading")
    yield telling.paragraph("ahead.needs.lead", count=len(found))
    yield Items(tuple(joined(standing.need(telling, each)) for each in found))
    yield from _judged(telling, "essential", ESSENTIAL, standing.essential)
    yield from _judged(telling, "commitment", COMMITMENT, standing.commitment)
    idle = tuple(standing.idle(telling, standing.answer(telling, COMMITMENT)))
    if idle:
        yield Paragraph(joined(idle))


def _judged(telling: Telling, what: str, code: str, found: Callable[[Telling, str], Iterator[Text]]) -> Iterator[Block]:
    """Yield the group's answer to a question of the method, then the outcomes or actors in it without an event.

    Where there is no answer, the group itself reads that it is due.
    """
    said = standing.answer(telling, code)
    if not said:
        if telling.group and telling.story.project.use is not Use.RETROSPECTIVE:
            yield telling.paragraph(f"ahead.{what}.unsaid", code=code)
        return
    yield telling.paragraph(f"ahead.{what}.lead")
    yield from telling.own_paragraphs(said, Role.QUOTE)
    told = joined(found(telling, said))
    if told:
        yield Paragraph(told)
