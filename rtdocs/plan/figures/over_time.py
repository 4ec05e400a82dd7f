"""Outcomes over time: the number of events of each function in each period, as a chart and its table."""

from collections import Counter
from collections.abc import Sequence
from itertools import count

from rtdocs.i18n import Language
from rtdocs.model import Event, EventStatus, Story
from rtdocs.plan.content.charts import BarChart, Category, Series, SeriesMark
from rtdocs.plan.content.document import Block, ChartFigure, Column, Paragraph, Role, Run, Table, Text
from rtdocs.plan.wording import events
from rtdocs.plan.wording.telling import Telling

MOST_PERIODS = 10
"""So many columns leave room for their years, and their table stands on one page with the chart."""

_STEPS = (1, 2, 5)
_MARKS = (SeriesMark.FIRST, SeriesMark.SECOND, SeriesMark.THIRD)

Period = tuple[int, int]
"""The first and the last year of a period."""

Counts = dict[str, tuple[int, ...]]
"""How many events took place in each period, by the code of their function."""


def blocks(telling: Telling) -> tuple[Block, ...]:
    """Return the chart, its table and a note; empty where all events that took place fall into one period."""
    every = [event for event in telling.story.events if event.outcome is not None and event.status is EventStatus.DONE]
    years = [year for event in every if (year := _year(event)) is not None]
    spans = periods(years)
    if len(spans) <= 1:
        return ()
    counts = _counts(every, spans, telling.story)
    return (
        ChartFigure("overtime-chart", telling.say("drawings.overtime.caption"), _chart(counts, spans, telling)),
        _table(counts, spans, telling),
        Paragraph((Run(_note(len(every) - len(years), telling.language)),), Role.NOTE),
    )


def periods(years: Sequence[int]) -> tuple[Period, ...]:
    """Return periods of equal length, the shortest of 1, 2, 5, 10, 20… years that gives few enough of them."""
    if not years:
        return ()
    first, last = min(years), max(years)
    for power in count():
        for step in (each * 10**power for each in _STEPS):
            start = first - first % step
            if (last - start) // step < MOST_PERIODS:
                return tuple((year, year + step - 1) for year in range(start, last + 1, step))
    return ()  # pragma: no cover - `count` never ends


def _year(event: Event) -> int | None:
    return event.date.earliest.year if event.date and event.date.earliest else None


def _counts(every: Sequence[Event], spans: Sequence[Period], story: Story) -> Counts:
    found = Counter((events.function(event, story), _year(event)) for event in every)
    return {
        function.code: tuple(
            sum(found[function.code, year] for year in range(first, last + 1)) for first, last in spans
        )
        for function in story.repertoire.functions
    }


def _chart(counts: Counts, spans: Sequence[Period], telling: Telling) -> BarChart:
    named = _functions(telling)
    totals = [telling.say("drawings.overtime.total", function=named[code], count=sum(counts[code])) for code in counts]
    return BarChart(
        id="overtime",
        name=telling.say("drawings.overtime.name"),
        alt=telling.say("drawings.overtime.alt", first=str(spans[0][0]), last=str(spans[-1][1]), totals=totals),
        heads=("", telling.say("drawings.overtime.period")),
        sheet=telling.say("drawings.chart.sheet"),
        categories=tuple(Category(_shown(span, telling.language), "") for span in spans),
        series=tuple(
            Series(named[code], mark, tuple(number or None for number in numbers))
            for mark, (code, numbers) in zip(_MARKS, counts.items(), strict=False)
        ),
        axis=telling.say("drawings.overtime.axis"),
        upright=True,
    )


def _table(counts: Counts, spans: Sequence[Period], telling: Telling) -> Table:
    named = _functions(telling)
    heads = (telling.say("drawings.overtime.period"), *(named[code] for code in counts))
    return Table(
        id="overtime-table",
        caption=telling.say("drawings.overtime.table"),
        description=telling.say("drawings.overtime.description"),
        columns=tuple(Column(head, 1) for head in heads),
        rows=tuple(
            _row(_shown(span, telling.language), row)
            for span, row in zip(spans, zip(*counts.values(), strict=True), strict=True)
        ),
    )


def _row(period: str, numbers: Sequence[int]) -> tuple[Text, ...]:
    return tuple((Run(word),) for word in (period, *map(str, numbers)))


def _note(undated: int, language: Language) -> str:
    note = language.say("drawings.overtime.note")
    return f"{note} {language.say('drawings.overtime.undated', count=undated)}" if undated else note


def _functions(telling: Telling) -> dict[str, str]:
    return {each.code: each.name for each in telling.repertoire.functions}


def _shown(span: Period, language: Language) -> str:
    first, last = map(str, span)
    return first if first == last else language.say("drawings.overtime.years", first=first, last=last)
