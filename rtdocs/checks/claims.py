"""The arrows that the group claims, each with the cell that claims it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rtdocs.checks.places import cell, has
from rtdocs.model import Effect, Event, Link, Story
from rtdocs.problems import Where


@dataclass(frozen=True, slots=True)
class Claim:
    """An arrow between two numbers: `start` and `end` are the cells that name them."""

    source: str
    target: str
    start: Where
    end: Where


def claims(story: Story) -> Iterator[Claim]:
    """Yield the arrows of the column « Mène à », then those of the sheet Links; each as often as it is claimed."""
    for event in story.events:
        where = cell(story, event, "events.leads_to")
        yield from (Claim(event.number, target, where, where) for target in event.leads_to)
    yield from (_claim(story, link) for link in story.links if link.source and link.target)


def by_number(story: Story) -> dict[str, Event | Effect]:
    """Return the events and effects by their number, the first of a repeated one."""
    rows: tuple[Event | Effect, ...] = (*story.events, *story.effects)
    return {row.number: row for row in reversed(rows) if row.number}


def is_numbered(story: Story) -> bool:
    """Tell whether both sheets bear numbers: without them, that a number is unknown is no further fault."""
    return has(story, "events.number", "effects.number")


def _claim(story: Story, link: Link) -> Claim:
    return Claim(link.source, link.target, cell(story, link, "links.source"), cell(story, link, "links.target"))
