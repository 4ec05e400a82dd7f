"""The key figures: years, events, actors, effects, money, then those that the group itself names."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rtdocs.facts import actors
from rtdocs.facts.money import money
from rtdocs.facts.period import span
from rtdocs.model import EffectStatus, EventStatus
from rtdocs.plan.content.document import Column, Table, TableLook
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell

IN_A_ROW = 5
"""So many figures stand beside each other; more take further rows of their own."""


class KeyFigure(NamedTuple):
    """A figure as it is shown, its words, and its source where the group gives one."""

    value: str
    what: str
    source: str = ""


def tables(telling: Telling) -> tuple[Table, ...]:
    """Return the key figures in rows of equal lengths; empty for a story that has none."""
    found = tuple(figures(telling))
    rows = -(-len(found) // IN_A_ROW)
    size = -(-len(found) // rows) if rows else 0
    return tuple(
        _table(telling, found[start : start + size], row) for row, start in enumerate(range(0, len(found), size or 1))
    )


def figures(telling: Telling) -> Iterator[KeyFigure]:
    """Yield the key figures of a story."""
    yield from _counted(telling)
    yield from _money(telling)
    for figure in telling.story.figures:
        yield KeyFigure(*telling.names((figure.value, figure.what, figure.source)))


def amount(telling: Telling, dollars: Decimal) -> str:
    """Return an amount of money as the language writes it: "43 500 $", "$43,500"."""
    number = int(dollars) if dollars == dollars.to_integral_value() else float(dollars)
    return telling.language.typeset(telling.say("report.figures.money", amount=number))


def _counted(telling: Telling) -> Iterator[KeyFigure]:
    story = telling.story
    yield from _years(telling)
    done = [event for event in story.events if event.status is EventStatus.DONE]
    yield from _count(telling, "events", len(done))
    yield from _count(telling, "planned", len(story.events) - len(done))
    yield from _count(telling, "actors", sum(bool(part.done) for part in actors.parts(story)))
    observed = sum(effect.status is EffectStatus.OBSERVED for effect in story.effects)
    yield from _count(telling, "effects", observed)
    yield from _count(telling, "hopes", len(story.effects) - observed)


def _years(telling: Telling) -> Iterator[KeyFigure]:
    """Yield the number of years between the first and the last done event; none for a story of one year."""
    found = span(telling.story)
    if found and found.latest.year > found.earliest.year:
        first, last = str(found.earliest.year), str(found.latest.year)
        years = found.latest.year - found.earliest.year
        yield KeyFigure(
            telling.say("report.figures.years", count=years), telling.say("report.figures.span", first=first, last=last)
        )


def _count(telling: Telling, what: str, count: int) -> Iterator[KeyFigure]:
    if count:
        yield KeyFigure(telling.language.number(count), telling.say(f"report.figures.{what}", count=count))


def _money(telling: Telling) -> Iterator[KeyFigure]:
    for what, dollars in money(telling.story)._asdict().items():
        if dollars:
            yield KeyFigure(amount(telling, dollars), telling.say(f"report.figures.{what}"))


def _table(telling: Telling, found: tuple[KeyFigure, ...], row: int) -> Table:
    return Table(
        id="figures" if not row else f"figures-{row + 1}",
        caption=telling.say("report.figures.caption"),
        description=telling.say("report.figures.description"),
        columns=tuple(Column(figure.value, 1) for figure in found),
        rows=(tuple(cell(told(telling, figure)) for figure in found),),
        row_headers=False,
        numbered=False,
        look=TableLook.FIGURES,
    )


def told(telling: Telling, figure: KeyFigure) -> str:
    """Return what a figure counts, with its source where the group gives one."""
    if not figure.source:
        return figure.what
    return telling.say("report.figures.sourced", what=figure.what, source=figure.source)
