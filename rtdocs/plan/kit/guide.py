"""The facilitator's guide: how to prepare a workshop, run it and follow it up, for any group or for a project's.

The outline below is the whole guide; the text of each section is in the catalogue under its key.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.document import Block, Document, Paragraph, Role, Run, Table, Text
from rtdocs.plan.kit import agenda, lookalikes, project
from rtdocs.plan.kit.host import Host
from rtdocs.plan.kit.pieces import PIECES, file_name

Inside = Callable[[Host], Iterator[Block]]


def plan(story: Story | None, language: Language) -> Document:
    """Return the guide in one language, for the group of a story, or for any group."""
    host = Host(story, language)
    return host.document("guide", _blocks(host))


def _nothing(_host: Host) -> Iterator[Block]:
    yield from ()


def _blocks(host: Host) -> Iterator[Block]:
    for section in OUTLINE:
        if section.key == "project":
            yield from project.section(host)
        else:
            yield from host.passage(section.level, f"guide.{section.key}", section.inside(host))


def _files(host: Host) -> Iterator[Block]:
    rows = (((Run(file_name(piece, host.language)),), host.words(f"kit.use.{piece}")) for piece in PIECES)
    yield host.table("guide.kit", {"file": 34, "use": 66}, rows)


def _agenda(host: Host, name: str) -> Iterator[Block]:
    yield agenda.table(host, name)


def _apart(host: Host) -> Iterator[Block]:
    yield lookalikes.table(host)


def _twelve(host: Host) -> Iterator[Block]:
    yield _outcomes(host)


def _outcomes(host: Host) -> Table:
    shares = {"outcome": 9, "label": 26, "function": 15, "definition": 50}
    return host.table("guide.twelve", shares, _outcome_rows(host))


def _outcome_rows(host: Host) -> Iterator[tuple[Text, ...]]:
    repertoire = host.repertoire
    for each in repertoire.outcomes:
        number = host.words("events.badge.advance", outcome=each.number)
        texts = (each.label, repertoire.function(each.function).short, each.definition)
        yield number, *((Run(text),) for text in texts)


def _credits(host: Host) -> Iterator[Block]:
    yield Paragraph(host.words("report.method.theory"), Role.NOTE)


class Section(NamedTuple):
    """A section: the level of its heading, its key in the catalogue, and the blocks within its text."""

    level: int
    key: str
    inside: Inside = _nothing


OUTLINE = (
    Section(1, "gives"),
    Section(1, "kit", _files),
    Section(1, "project"),
    Section(1, "prepare"),
    Section(2, "invite", project.invitees),
    Section(2, "room"),
    Section(2, "material"),
    Section(2, "before"),
    Section(1, "agenda"),
    Section(2, "half-day", partial(_agenda, name="half-day")),
    Section(2, "two-hours", partial(_agenda, name="two-hours")),
    Section(1, "frame"),
    Section(2, "opening"),
    Section(2, "ending"),
    Section(1, "steps"),
    Section(2, "story"),
    Section(2, "events"),
    Section(2, "outcomes"),
    Section(2, "chain"),
    Section(2, "effects"),
    Section(2, "questions"),
    Section(2, "wheel"),
    Section(1, "apart", _apart),
    Section(1, "care"),
    Section(2, "setbacks"),
    Section(2, "disagreement"),
    Section(1, "remote"),
    Section(1, "everyone"),
    Section(1, "after", project.workbook),
    Section(1, "twelve", _twelve),
    Section(1, "credits", _credits),
)
