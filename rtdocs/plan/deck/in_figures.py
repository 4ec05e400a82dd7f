"""The slide of key figures: the same as in the report, in large letters."""

from collections.abc import Iterator

from rtdocs.plan.content.slides import BigFigure, FiguresSlide
from rtdocs.plan.report.figures import figures, told
from rtdocs.plan.wording.voice import Voice

FEWEST = 2
"""One figure alone is no slide."""


def slide(voice: Voice) -> Iterator[FiguresSlide]:
    """Yield the slide; none for a story that has hardly a figure."""
    found = tuple(BigFigure(figure.value, told(voice, figure)) for figure in figures(voice))
    if len(found) >= FEWEST:
        yield FiguresSlide(title=voice.say("deck.figures.title"), figures=found, notes=voice.say("deck.figures.notes"))
