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
from rtdocs.plan.wording.voice import Voice, capital_of, joined
from rtdocs.repertoire.method import METHOD

NAMED = 6
"""So many outcomes that come back are named; of more the sentence would say nothing, and the chart shows each."""


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the profile; empty for a story in which no event holds an outcome."""
    functions = outcomes.by_function(voice.story)
    if not any(function.advances or function.reverses or function.planned for function in functions):
        return ()
    return (
        voice.heading("outcomes", 1, "report.outcomes.heading"),
        *_says(voice, functions),
        _chart(voice),
        *_listed(voice),
        voice.paragraph("report.outcomes.caution", Role.NOTE),
    )


def _says(voice: Voice, functions: Sequence[FunctionCount]) -> Iterator[Block]:
    """Yield the finding of the profile: the function that stands out, then the share of two known strategies."""
    told = joined((*leading(voice), *_strategies(voice, functions)))
    if told:
        yield Paragraph(told)


def _listed(voice: Voice) -> Iterator[Block]:
    """Yield the outcomes that are absent, only planned, or come back, a line each."""
    found = tuple(_lines(voice))
    if found:
        yield Items(found)


def _lines(voice: Voice) -> Iterator[Text]:
    repeated = outcomes.repeated(voice.story)
    if 0 < len(repeated) <= NAMED:
        times = {each.number: len(each.done) for each in repeated}
        names = naming.outcomes_with_times(times, voice)
        yield capital_of(voice.words("report.outcomes.repeated", count=len(repeated), names=names))
    for key, found in (("absent", outcomes.absent(voice.story)), ("only_planned", outcomes.only_planned(voice.story))):
        if found:
            names = naming.outcomes_of(found, voice)
            yield capital_of(voice.words(f"report.outcomes.{key}", count=len(found), names=names))
    if not outcomes.absent(voice.story):
        yield voice.words("report.outcomes.none_absent")


def _chart(voice: Voice) -> ChartFigure:
    """Return all counts as a chart; the tables of the annexes hold the same numbers."""
    drawn = profile.chart(voice.story, voice.language)
    return ChartFigure(
        "outcomes-chart",
        voice.say("drawings.profile.caption"),
        replace(drawn, alt=voice.say("drawings.profile.report_alt", **profile.totals(drawn))),
    )


def _strategies(voice: Voice, functions: Sequence[FunctionCount]) -> Iterator[Text]:
    """Yield the share of the advances that belong to each known strategy, without a verdict."""
    if strategy.is_told(voice.story):
        total = sum(function.advances for function in functions)
        yield voice.words("report.outcomes.strategies", name=voice.function(METHOD.make_it_happen))
        yield _levers(voice, len(strategy.advances(voice.story, Strategy.DO_IT)), total)
        yield _others(voice, len(strategy.advances(voice.story, Strategy.MAKE_IT_HAPPEN)))
        if voice.group:
            yield voice.words("report.outcomes.strategies_question")


def _levers(voice: Voice, count: int, total: int) -> Text:
    if not count:
        return voice.words("report.outcomes.no_levers")
    return voice.words("report.outcomes.levers", count=count, total=total)


def _others(voice: Voice, count: int) -> Text:
    return voice.words("report.outcomes.others", count=count) if count else voice.words("report.outcomes.no_others")
