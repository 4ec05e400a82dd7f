"""The facilitator's guide: how to prepare a workshop, run it and follow it up, for any group or for a project's.

The outline below is the whole guide; the text of each section is in the catalogue under its key.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rtdocs.plan.content.document import Block, Document, Paragraph, Role, Run, Table, Text
from rtdocs.plan.kit import agenda, lookalikes, passages, project
from rtdocs.plan.kit.pieces import PIECES, file_name
from rtdocs.plan.wording.telling import Telling

Inside = Callable[[Telling], Iterator[Block]]


def plan(telling: Telling) -> Document:
    """Return the guide in one language, for the group of a story, or for any group."""
    return passages.document(telling, "guide", _blocks(telling))


def _nothing(_telling: Telling) -> Iterator[Block]:
    yield from ()


def _blocks(telling: Telling) -> Iterator[Block]:
    for section in OUTLINE:
        if section.key == "project":
            yield from project.section(telling)
        else:
            yield from passages.passage(telling, section.level, f"guide.{section.key}", section.inside(telling))


def _files(telling: Telling) -> Iterator[Block]:
    rows = (((Run(file_name(piece, telling.language)),), telling.words(f"kit.use.{piece}")) for piece in PIECES)
    yield passages.table(telling, "guide.kit", {"file": 34, "use": 66}, rows)


def _agenda(telling: Telling, name: str) -> Iterator[Block]:
    yield agenda.table(telling, name)


def _apart(telling: Telling) -> Iterator[Block]:
    yield lookalikes.table(telling)


def _twelve(telling: Telling) -> Iterator[Block]:
    yield _outcomes(telling)


def _outcomes(telling: Telling) -> Table:
    shares = {"outcome": 9, "label": 26, "function": 15, "definition": 50}
    return passages.table(telling, "guide.twelve", shares, _outcome_rows(telling))


def _outcome_rows(telling: Telling) -> Iterator[tuple[Text, ...]]:
    repertoire = telling.repertoire
    for each in repertoire.outcomes:
        number = telling.words("events.badge.advance", outcome=each.number)
        texts = (each.label, repertoire.function(each.function).short, each.definition)
        yield number, *((Run(text),) for text in texts)


def _credits(telling: Telling) -> Iterator[Block]:
    yield Paragraph(telling.words("report.method.theory"), Role.NOTE)


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
