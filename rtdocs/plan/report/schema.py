"""The schema of the chain on a turned page, and the list of the summary: a line for each effect."""

from collections.abc import Iterator

from rtdocs.facts import chains
from rtdocs.plan.content.document import Block, Items, SchemaFigure, Text
from rtdocs.plan.figures import schema
from rtdocs.plan.report.chains import counted
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import SPACE, closed, joined

LISTED = 4
"""So many effects are told in a line; beside the schema there is room for no more."""


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the schema's section; empty for a story without events."""
    if not telling.story.events:
        return ()
    drawn = schema.graph(telling, numbered=False)
    return (
        telling.heading("schema", 1, "report.schema.heading"),
        Items((_reading(telling), *_in_words(telling))),
        SchemaFigure("schema-figure", telling.say("report.schema.caption"), drawn, _alt(telling)),
    )


def _reading(telling: Telling) -> Text:
    """Return the sentence on the way to read arrows."""
    claimed = chains.claims_arrows(telling.story)
    return telling.words("report.schema.reading" if claimed else "report.schema.succession")


def _in_words(telling: Telling) -> Iterator[Text]:
    """Yield a sentence for readers who see no drawing: the annexes have the chain in a table."""
    if chains.claims_arrows(telling.story):
        yield telling.words("report.schema.in_words")


def told(telling: Telling) -> tuple[Items, ...]:
    """Return a list with a line on the events behind each effect; empty where the group claims no arrow."""
    found = tuple(_lines(telling)) if chains.claims_arrows(telling.story) else ()
    return (Items(found),) if found else ()


def _lines(telling: Telling) -> Iterator[Text]:
    for chain in chains.chains(telling.story)[:LISTED]:
        if chain.events:
            yield _line(telling, chain)


def _line(telling: Telling, chain: chains.Chain) -> Text:
    title = (mark(telling, chain.effect), *SPACE, *telling.title(chain.effect, strong=True))
    return joined((closed(title), *counted(telling, chain)))


def _alt(telling: Telling) -> str:
    return telling.say("report.schema.alt", events=len(telling.story.events), effects=len(telling.story.effects))
