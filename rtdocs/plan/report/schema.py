"""The schema of the chain on a turned page, told beforehand in a line an effect."""

from collections.abc import Iterator

from rtdocs.facts import chains
from rtdocs.plan.content.document import Block, Items, SchemaFigure, Text
from rtdocs.plan.figures import schema
from rtdocs.plan.report.steps import mark
from rtdocs.plan.wording.voice import SPACE, Voice, closed, joined

LISTED = 4
"""So many effects are told in a line; the page of the schema has room for no more."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the schema's section; nothing for a story without events."""
    if not voice.story.events:
        return ()
    drawn = schema.graph(voice.story, voice.language)
    return (
        voice.heading("schema", 1, "report.schema.heading"),
        *told(voice),
        SchemaFigure("schema-figure", voice.say("report.schema.caption"), drawn, _alt(voice)),
    )


def told(voice: Voice, *, reading: bool = True) -> tuple[Items, ...]:
    """Return a list of what leads to each effect, and of how arrows are to be read if that is wanted."""
    every = tuple(_lines(voice))
    found = every if reading else every[:-1]
    return (Items(found),) if found else ()


def _lines(voice: Voice) -> Iterator[Text]:
    """Yield what leads to each effect; how the arrows are to be read where there is no effect to tell of."""
    if not chains.claims_arrows(voice.story):
        yield voice.words("report.schema.succession")
        return
    for chain in chains.chains(voice.story)[:LISTED]:
        if chain.events:
            yield _line(voice, chain)
    yield voice.words("report.schema.reading")


def _line(voice: Voice, chain: chains.Chain) -> Text:
    title = (mark(voice, chain.effect), *SPACE, *voice.title(chain.effect, strong=True))
    return joined((closed(title), voice.words("report.schema.led", count=len(chain.events))))


def _alt(voice: Voice) -> str:
    return voice.say("report.schema.alt", events=len(voice.story.events), effects=len(voice.story.effects))
