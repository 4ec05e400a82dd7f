"""The schema of the chain on a turned page, and the list of the summary: a line for each effect."""

from collections.abc import Iterator

from rtdocs.facts import chains
from rtdocs.plan.content.document import Block, Items, SchemaFigure, Text
from rtdocs.plan.figures import schema
from rtdocs.plan.report.chains import counted
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording.voice import SPACE, Voice, closed, joined

LISTED = 4
"""So many effects are told in a line; beside the schema there is room for no more."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the schema's section; empty for a story without events."""
    if not voice.story.events:
        return ()
    drawn = schema.graph(voice.story, voice.language, numbered=False)
    return (
        voice.heading("schema", 1, "report.schema.heading"),
        Items((_reading(voice), *_in_words(voice))),
        SchemaFigure("schema-figure", voice.say("report.schema.caption"), drawn, _alt(voice)),
    )


def _reading(voice: Voice) -> Text:
    """Return the sentence on the way to read arrows."""
    claimed = chains.claims_arrows(voice.story)
    return voice.words("report.schema.reading" if claimed else "report.schema.succession")


def _in_words(voice: Voice) -> Iterator[Text]:
    """Yield a sentence for readers who see no drawing: the annexes have the chain in a table."""
    if chains.claims_arrows(voice.story):
        yield voice.words("report.schema.in_words")


def told(voice: Voice) -> tuple[Items, ...]:
    """Return a list with a line on the events behind each effect; empty where the group claims no arrow."""
    found = tuple(_lines(voice)) if chains.claims_arrows(voice.story) else ()
    return (Items(found),) if found else ()


def _lines(voice: Voice) -> Iterator[Text]:
    for chain in chains.chains(voice.story)[:LISTED]:
        if chain.events:
            yield _line(voice, chain)


def _line(voice: Voice, chain: chains.Chain) -> Text:
    title = (mark(voice, chain.effect), *SPACE, *voice.title(chain.effect, strong=True))
    return joined((closed(title), *counted(voice, chain)))


def _alt(voice: Voice) -> str:
    return voice.say("report.schema.alt", events=len(voice.story.events), effects=len(voice.story.effects))
