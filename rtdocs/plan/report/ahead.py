"""The section "where we are": done events, planned events by date, needs of each hoped-for effect."""

from collections.abc import Callable, Iterator

from rtdocs.facts import ahead
from rtdocs.facts.ahead import Step
from rtdocs.model import Use
from rtdocs.plan.content.document import Block, Column, Items, Paragraph, Role, Run, Table, Text
from rtdocs.plan.report import standing
from rtdocs.plan.report.standing import COMMITMENT, ESSENTIAL
from rtdocs.plan.wording import events
from rtdocs.plan.wording.voice import Voice, cell, joined


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the section; empty for a story in which nothing is planned."""
    if not ahead.planned(voice.story):
        return ()
    opening = (*standing.counted(voice), *standing.lasting(voice), *standing.as_of(voice))
    return (
        voice.heading("ahead", 1, "ahead.heading"),
        Paragraph(joined(opening)),
        *_planned(voice),
        *_needs(voice),
        voice.paragraph("ahead.caution" if voice.group else "ahead.caution_funder", Role.NOTE),
    )


def _planned(voice: Voice) -> Iterator[Block]:
    found = ahead.steps(voice.story)
    listed = len(found) > 1
    yield voice.heading("ahead-steps", 2, "ahead.steps.heading")
    told = joined((*standing.due(voice, listed=listed), *(() if listed else _who(voice, found))))
    if told:
        yield Paragraph(told)
    if listed:
        yield Paragraph(voice.told("ahead.steps.lead", {"table": voice.reference("ahead.steps.table", "ahead-table")}))
        yield _table(voice, found)


def _who(voice: Voice, found: tuple[Step, ...]) -> Iterator[Text]:
    """Yield the sentence on the actors of a single step."""
    for step in found:
        if step.event.actors:
            yield (Run(events.took_part(step.event, voice.language)),)


def quoted(voice: Voice) -> frozenset[str]:
    """Return the codes of the questions whose answers the section quotes."""
    if not ahead.planned(voice.story) or not standing.needs(voice):
        return frozenset()
    return frozenset({ESSENTIAL, COMMITMENT})


def _table(voice: Voice, found: tuple[Step, ...]) -> Table:
    """Return the planned events; on which side of today their dates lie is for the group to look into."""
    return Table(
        id="ahead-table",
        caption=voice.say("ahead.steps.caption"),
        description=voice.say("ahead.steps.description"),
        columns=(
            Column(voice.say("ahead.steps.number"), 0.9),
            Column(voice.say("ahead.steps.date"), 1.9),
            Column(voice.say("ahead.steps.event"), 4.4),
            Column(voice.say("ahead.steps.outcome"), 1.3),
            Column(voice.say("ahead.steps.actors"), 2.8),
            *((Column(voice.say("ahead.steps.moment"), 1.6),) * voice.group),
        ),
        rows=tuple(_row(voice, step) for step in found),
    )


def _row(voice: Voice, step: Step) -> tuple[Text, ...]:
    event = step.event
    return (
        cell(event.number),
        cell(voice.when(event.date)),
        voice.title(event, strong=True),
        cell(standing.outcome(voice, event)),
        voice.own("; ".join(event.actors)),
        *((cell(standing.moment(voice, step.moment)),) * voice.group),
    )


def _needs(voice: Voice) -> Iterator[Block]:
    """Yield the needs of the hoped-for effects, by the arrows and by the group's own answers."""
    found = standing.needs(voice)
    if not found:
        return
    yield voice.heading("ahead-needs", 2, "ahead.needs.heading")
    yield voice.paragraph("ahead.needs.lead", count=len(found))
    yield Items(tuple(joined(standing.need(voice, each)) for each in found))
    yield from _judged(voice, "essential", ESSENTIAL, standing.essential)
    yield from _judged(voice, "commitment", COMMITMENT, standing.commitment)
    idle = tuple(standing.idle(voice, standing.answer(voice, COMMITMENT)))
    if idle:
        yield Paragraph(joined(idle))


def _judged(voice: Voice, what: str, code: str, found: Callable[[Voice, str], Iterator[Text]]) -> Iterator[Block]:
    """Yield the group's answer to a question of the method, then the outcomes or actors in it without an event.

    Where there is no answer, the group itself reads that it is due.
    """
    said = standing.answer(voice, code)
    if not said:
        if voice.group and voice.story.project.use is not Use.RETROSPECTIVE:
            yield voice.paragraph(f"ahead.{what}.unsaid", code=code)
        return
    yield voice.paragraph(f"ahead.{what}.lead")
    yield from voice.own_paragraphs(said, Role.QUOTE)
    told = joined(found(voice, said))
    if told:
        yield Paragraph(told)
