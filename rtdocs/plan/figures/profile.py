"""The profile of a story: the number of events of each outcome, as a chart and as a list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rtdocs.facts import outcomes
from rtdocs.facts.outcomes import Count
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan.content.charts import BarChart, Category, Series, SeriesMark
from rtdocs.plan.content.slides import ChartSlide
from rtdocs.plan.wording import naming
from rtdocs.plan.wording.telling import Telling

_COUNTED = (SeriesMark.ADVANCES, SeriesMark.REVERSES, SeriesMark.PLANNED, SeriesMark.SECONDARY)


def slide(telling: Telling) -> Iterator[ChartSlide]:
    """Yield the slide of the profile; none where no event holds an outcome."""
    if any(count.events for count in outcomes.counts(telling.story)):
        yield ChartSlide(
            title=_title(telling),
            chart=chart(telling),
            notes="\n".join((telling.say("drawings.profile.notes"), *_lines(telling))),
        )


def _title(telling: Telling) -> str:
    """Return what the chart shows: how many outcomes have an event, and the one that comes back most."""
    every, most = outcomes.counts(telling.story), outcomes.most_repeated(telling.story)
    told = {"count": sum(bool(count.events) for count in every), "total": len(every)}
    key = "comes_back" if most else "holds"
    return telling.say(f"drawings.profile.{key}", **told, most=most.number if most else 0)


def chart(telling: Telling) -> BarChart:
    """Return the chart: a bar an outcome in the order of functions.

    Its stacks are advances, reverses and planned events, and apart from these the events whose second outcome it is.
    """
    counts = _in_functions(telling.story)
    drawn = BarChart(
        id="profile",
        name=telling.say("drawings.profile.name"),
        alt="",
        heads=heads(telling.language),
        sheet=telling.say("drawings.chart.sheet"),
        categories=tuple(category(count.number, telling) for count in counts),
        series=tuple(_series(counts, telling.language)),
        axis=telling.say("drawings.profile.axis"),
    )
    return replace(drawn, alt=telling.language.say("drawings.profile.alt", **totals(drawn)))


def totals(drawn: BarChart) -> dict[str, int]:
    """Return the number of events of each series, 0 for a series that the chart lacks."""
    sums = {each.mark: sum(int(value or 0) for value in each.values) for each in drawn.series}
    return {mark.value: sums.get(mark, 0) for mark in _COUNTED}


def _series(counts: Sequence[Count], language: Language) -> Iterator[Series]:
    """Yield a series for each kind of events of which there are any."""
    for mark in _COUNTED:
        # A bar of nothing would still have an outline.
        values = tuple(len(getattr(count, mark.value)) or None for count in counts)
        if any(values):
            yield Series(language.say(f"drawings.profile.{mark.value}"), mark, values)


def heads(language: Language) -> tuple[str, str]:
    """Return the words over the columns of functions and outcomes."""
    return language.say("drawings.chart.function"), language.say("drawings.chart.outcome")


def category(number: int, telling: Telling) -> Category:
    """Return the category of an outcome: its number and short name, in the group of its function."""
    repertoire = telling.repertoire
    label = naming.label(number, telling, brief=True)
    return Category(
        label=telling.say("drawings.chart.category", outcome=number, label=label),
        group=repertoire.function(repertoire.outcome(number).function).short,
    )


def in_functions(story: Story) -> tuple[int, ...]:
    """Return the numbers of all outcomes, function after function."""
    return tuple(count.number for count in _in_functions(story))


def _in_functions(story: Story) -> tuple[Count, ...]:
    return tuple(count for function in outcomes.by_function(story) for count in function.counts)


def _lines(telling: Telling) -> Iterator[str]:
    """Yield the numbers of the chart in words, a line for each outcome that has a bar, what it lacks left out."""
    for count in (each for each in _in_functions(telling.story) if each.events or each.seconds):
        parts = {name: len(getattr(count, name)) for name in ("advances", "reverses", "planned", "seconds")}
        told = [
            telling.say(f"drawings.profile.counted.{name}", count=number) for name, number in parts.items() if number
        ]
        yield telling.say("drawings.profile.line", name=telling.outcome(count.number), counts=told)
