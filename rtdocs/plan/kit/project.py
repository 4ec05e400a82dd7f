"""The guide's section on a project: the contents of its workbook, its own labels, its lookalike and absent outcomes."""

from collections.abc import Iterator

from rtdocs.facts import actors, outcomes
from rtdocs.model import ActorKind, Story
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text
from rtdocs.plan.kit import passages
from rtdocs.plan.kit.lookalikes import together
from rtdocs.plan.wording import cover
from rtdocs.plan.wording.telling import Telling
from rtdocs.repertoire import Outcome, load


def section(telling: Telling) -> Iterator[Block]:
    """Yield the section on the project; none where the kit is for any group."""
    if not telling.has_project:
        return
    yield passages.heading(telling, 1, "guide.project")
    yield Paragraph(telling.told("guide.project.lead", {"title": _title(telling)}), Role.LEAD)
    yield from _counted(telling)
    yield telling.paragraph("guide.project.check")
    yield from _renamed(telling)
    yield from _apart(telling)
    yield from _absent(telling)


def social(story: Story) -> tuple[str, ...]:
    """Return the names of the people and organisations of a story, in the order of its sheet of actors."""
    return tuple(part.name for part in actors.parts(story) if part.actor is None or part.actor.kind is ActorKind.SOCIAL)


def invitees(telling: Telling) -> Iterator[Block]:
    """Yield the actors that the workbook names, as people to invite."""
    names = social(telling.story)
    if names:
        told = telling.told(
            "guide.invite.known", {"names": telling.own(telling.language.join(names))}, count=len(names)
        )
        yield Paragraph(told)


def workbook(telling: Telling) -> Iterator[Block]:
    """Yield the paragraph that the project's workbook exists already; none for any group."""
    if telling.has_project:
        yield telling.paragraph("guide.after.mine.text", name=telling.story.name)


def _title(telling: Telling) -> Text:
    return telling.own(telling.story.project.title) or (Run(cover.title(telling.story)),)


def _counted(telling: Telling) -> Iterator[Block]:
    if telling.story.events:
        yield telling.paragraph("guide.project.events", count=len(telling.story.events))
    else:
        yield telling.paragraph("guide.project.empty")
    if telling.story.effects:
        yield telling.paragraph("guide.project.effects", count=len(telling.story.effects))


def _renamed(telling: Telling) -> Iterator[Block]:
    renamed = [
        each for each in telling.story.repertoire.outcomes if each.label != _usual(each, telling.story.language).label
    ]
    if renamed:
        yield passages.heading(telling, 2, "guide.project.renamed")
        yield telling.paragraph("guide.project.renamed.text")
        yield Items(tuple(_own_label(outcome, telling) for outcome in renamed))


def _own_label(outcome: Outcome, telling: Telling) -> Text:
    label = _usual(outcome, telling.language.code).label
    return telling.told(
        "guide.project.renamed.item", {"own": telling.own(outcome.label)}, number=outcome.number, label=label
    )


def _usual(outcome: Outcome, code: str) -> Outcome:
    return load(code).outcome(outcome.number)


def _apart(telling: Telling) -> Iterator[Block]:
    found = tuple(together(telling.story))
    if found:
        yield passages.heading(telling, 2, "guide.project.apart")
        yield telling.paragraph("guide.project.apart.text")
        yield Items(
            tuple(
                telling.words(
                    "guide.project.apart.item",
                    names=[telling.say("events.badge.advance", outcome=number) for number in numbers],
                    events=[event.number for event in events],
                )
                for numbers, events in found
            )
        )


def _absent(telling: Telling) -> Iterator[Block]:
    missing = outcomes.absent(telling.story)
    if telling.story.events and len(missing) == len(telling.story.repertoire.numbers):
        yield telling.paragraph("guide.project.uncoded")
    elif telling.story.events and missing:
        yield passages.heading(telling, 2, "guide.project.absent")
        yield telling.paragraph("guide.project.absent.text", count=len(missing))
        yield Items(tuple((Run(telling.outcome(number)),) for number in missing))
        yield telling.paragraph("guide.project.absent.note", Role.NOTE)
