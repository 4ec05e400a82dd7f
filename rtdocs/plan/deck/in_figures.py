"""The slide of key figures: the same as in the report, in large letters."""

from collections.abc import Iterator

from rtdocs.plan.content.slides import BigFigure, FiguresSlide
from rtdocs.plan.report.figures import figures, told
from rtdocs.plan.wording.telling import Telling

FEWEST = 2
"""One figure alone is no slide."""


def slide(telling: Telling) -> Iterator[FiguresSlide]:
    """Yield the slide; none for a story that has hardly a figure."""
    found = tuple(BigFigure(figure.value, told(telling, figure)) for figure in figures(telling))
    if len(found) >= FEWEST:
        yield FiguresSlide(
            title=telling.say("deck.figures.title"), figures=found, notes=telling.say("deck.figures.notes")
        )
