"""The guide's section on a project: the contents of its workbook, its own labels, its lookalike and absent outcomes."""

from collections.abc import Iterator

from rtdocs.facts import actors, outcomes
from rtdocs.model import ActorKind, Story
from rtdocs.plan.content.document import Block, Items, Paragraph, Role, Run, Text
from rtdocs.plan.kit.host import Host
from rtdocs.plan.kit.lookalikes import together
from rtdocs.plan.wording import cover
from rtdocs.repertoire import Outcome, load


def section(host: Host) -> Iterator[Block]:
    """Yield the section on the project; none where the kit is for any group."""
    if host.story is None:
        return
    yield host.heading(1, "guide.project")
    yield Paragraph(host.told("guide.project.lead", {"title": _title(host.story, host)}), Role.LEAD)
    yield from _counted(host.story, host)
    yield host.paragraph("guide.project.check")
    yield from _renamed(host.story, host)
    yield from _apart(host.story, host)
    yield from _absent(host.story, host)


def social(story: Story) -> tuple[str, ...]:
    """Return the names of the people and organisations of a story, in the order of its sheet of actors."""
    return tuple(part.name for part in actors.parts(story) if part.actor is None or part.actor.kind is ActorKind.SOCIAL)


def invitees(host: Host) -> Iterator[Block]:
    """Yield the actors that the workbook names, as people to invite."""
    names = social(host.story) if host.story else ()
    if names:
        told = host.told("guide.invite.known", {"names": host.own(host.language.join(names))}, count=len(names))
        yield Paragraph(told)


def workbook(host: Host) -> Iterator[Block]:
    """Yield the paragraph that the project's workbook exists already; none for any group."""
    if host.story:
        yield host.paragraph("guide.after.mine.text", name=host.story.name)


def _title(story: Story, host: Host) -> Text:
    return host.own(story.project.title) or (Run(cover.title(story)),)


def _counted(story: Story, host: Host) -> Iterator[Block]:
    if story.events:
        yield host.paragraph("guide.project.events", count=len(story.events))
    else:
        yield host.paragraph("guide.project.empty")
    if story.effects:
        yield host.paragraph("guide.project.effects", count=len(story.effects))


def _renamed(story: Story, host: Host) -> Iterator[Block]:
    renamed = [each for each in story.repertoire.outcomes if each.label != _usual(each, story.language).label]
    if renamed:
        yield host.heading(2, "guide.project.renamed")
        yield host.paragraph("guide.project.renamed.text")
        yield Items(tuple(_own_label(outcome, host) for outcome in renamed))


def _own_label(outcome: Outcome, host: Host) -> Text:
    label = _usual(outcome, host.language.code).label
    return host.told("guide.project.renamed.item", {"own": host.own(outcome.label)}, number=outcome.number, label=label)


def _usual(outcome: Outcome, code: str) -> Outcome:
    return load(code).outcome(outcome.number)


def _apart(story: Story, host: Host) -> Iterator[Block]:
    found = tuple(together(story))
    if found:
        yield host.heading(2, "guide.project.apart")
        yield host.paragraph("guide.project.apart.text")
        yield Items(
            tuple(
                host.words(
                    "guide.project.apart.item",
                    names=[host.say("events.badge.advance", outcome=number) for number in numbers],
                    events=[event.number for event in events],
                )
                for numbers, events in found
            )
        )


def _absent(story: Story, host: Host) -> Iterator[Block]:
    missing = outcomes.absent(story)
    if story.events and len(missing) == len(story.repertoire.numbers):
        yield host.paragraph("guide.project.uncoded")
    elif story.events and missing:
        yield host.heading(2, "guide.project.absent")
        yield host.paragraph("guide.project.absent.text", count=len(missing))
        yield Items(tuple((Run(host.outcome(number)),) for number in missing))
        yield host.paragraph("guide.project.absent.note", Role.NOTE)
