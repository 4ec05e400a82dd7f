"""The profile: its sentence, its chart, then the outcomes that come back and those absent, with caution.

The numbers of each outcome stand in the annexes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rtdocs.facts import outcomes, strategy
from rtdocs.facts.outcomes import FunctionCount
from rtdocs.facts.strategy import Strategy
from rtdocs.plan.content.document import Block, ChartFigure, Items, Paragraph, Role, Text
from rtdocs.plan.figures import profile
from rtdocs.plan.report.essentials import functions as leading
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import capital_of, joined
from rtdocs.repertoire.method import METHOD

NAMED = 6
"""So many outcomes that come back are named; of more the sentence would say nothing, and the chart shows each."""


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the profile; empty for a story in which no event holds an outcome."""
    functions = outcomes.by_function(telling.story)
    if not any(function.advances or function.reverses or function.planned for function in functions):
        return ()
    return (
        telling.heading("outcomes", 1, "report.outcomes.heading"),
        *_says(telling, functions),
        _chart(telling),
        *_listed(telling),
        telling.paragraph("report.outcomes.caution", Role.NOTE),
    )


def _says(telling: Telling, functions: Sequence[FunctionCount]) -> Iterator[Block]:
    """Yield the finding of the profile: the function that stands out, then the share of two known strategies."""
    told = joined((*leading(telling), *_strategies(telling, functions)))
    if told:
        yield Paragraph(told)


def _listed(telling: Telling) -> Iterator[Block]:
    """Yield the outcomes that are absent, only planned, or come back, a line each."""
    found = tuple(_lines(telling))
    if found:
        yield Items(found)


def _lines(telling: Telling) -> Iterator[Text]:
    repeated = outcomes.repeated(telling.story)
    if 0 < len(repeated) <= NAMED:
        times = {each.number: len(each.done) for each in repeated}
        names = naming.outcomes_with_times(times, telling)
        yield capital_of(telling.words("report.outcomes.repeated", count=len(repeated), names=names))
    for key, found in (
        ("absent", outcomes.absent(telling.story)),
        ("only_planned", outcomes.only_planned(telling.story)),
    ):
        if found:
            names = naming.outcomes_of(found, telling)
            yield capital_of(telling.words(f"report.outcomes.{key}", count=len(found), names=names))
    if not outcomes.absent(telling.story):
        yield telling.words("report.outcomes.none_absent")


def _chart(telling: Telling) -> ChartFigure:
    """Return all counts as a chart; the tables of the annexes hold the same numbers."""
    drawn = profile.chart(telling)
    return ChartFigure(
        "outcomes-chart",
        telling.say("drawings.profile.caption"),
        replace(drawn, alt=telling.say("drawings.profile.report_alt", **profile.totals(drawn))),
    )


def _strategies(telling: Telling, functions: Sequence[FunctionCount]) -> Iterator[Text]:
    """Yield the share of the advances that belong to each known strategy, without a verdict."""
    if strategy.is_told(telling.story):
        total = sum(function.advances for function in functions)
        yield telling.words("report.outcomes.strategies", name=telling.function(METHOD.make_it_happen))
        yield _levers(telling, len(strategy.advances(telling.story, Strategy.DO_IT)), total)
        yield _others(telling, len(strategy.advances(telling.story, Strategy.MAKE_IT_HAPPEN)), total)
        if telling.group:
            yield telling.words("report.outcomes.strategies_question")


def _levers(telling: Telling, count: int, total: int) -> Text:
    if not count:
        return telling.words("report.outcomes.no_levers")
    return telling.words("report.outcomes.levers", count=count, total=total)


def _others(telling: Telling, count: int, total: int) -> Text:
    if not count:
        return telling.words("report.outcomes.no_others")
    return telling.words("report.outcomes.others", count=count, total=total)
