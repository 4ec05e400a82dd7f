"""The profile of a story: how many events each outcome holds, as a chart and as a list."""

from collections.abc import Iterator, Sequence

from rtdocs.facts import outcomes
from rtdocs.facts.outcomes import Count
from rtdocs.i18n import Language
from rtdocs.model import Story
from rtdocs.plan import events, naming
from rtdocs.plan.charts import BarChart, Category, Mark, Series
from rtdocs.plan.slides import ChartSlide


def slide(story: Story, language: Language) -> Iterator[ChartSlide]:
    """Yield the slide of the profile; none where no event holds an outcome."""
    if any(count.events for count in outcomes.counts(story)):
        yield ChartSlide(
            title=language.say("drawings.profile.title"),
            chart=chart(story, language),
            notes="\n".join((language.say("drawings.profile.notes"), *_lines(story, language))),
        )


def chart(story: Story, language: Language) -> BarChart:
    """Return the chart: a bar an outcome in the order of functions, on it advances, reverses and planned events."""
    counts = _in_functions(story)
    series = (
        Series(language.say("drawings.profile.advances"), Mark.ADVANCES, _numbers(counts, "advances")),
        Series(language.say("drawings.profile.reverses"), Mark.REVERSES, _numbers(counts, "reverses")),
        Series(language.say("drawings.profile.planned"), Mark.PLANNED, _numbers(counts, "planned")),
    )
    shown = tuple(each for each in series if each.mark is Mark.ADVANCES or any(each.values))
    totals = {each.mark.value: sum(value or 0 for value in each.values) for each in series}
    return BarChart(
        id="profile",
        name=language.say("drawings.profile.name"),
        alt=language.say("drawings.profile.alt", **totals),
        heads=heads(language),
        sheet=language.say("drawings.chart.sheet"),
        categories=tuple(category(count.number, story, language) for count in counts),
        series=shown,
        axis=language.say("drawings.profile.axis"),
    )


def heads(language: Language) -> tuple[str, str]:
    """Return the words over the columns of functions and outcomes."""
    return language.say("drawings.chart.function"), language.say("drawings.chart.outcome")


def category(number: int, story: Story, language: Language) -> Category:
    """Return an outcome by its number and short name, in the group of its function."""
    repertoire = events.repertoire(story, language)
    label = naming.label(number, story, language, brief=True)
    return Category(
        label=language.say("drawings.chart.category", outcome=number, label=label),
        group=repertoire.function(repertoire.outcome(number).function).short,
    )


def in_functions(story: Story) -> tuple[int, ...]:
    """Return the numbers of all outcomes, function after function."""
    return tuple(count.number for count in _in_functions(story))


def _in_functions(story: Story) -> tuple[Count, ...]:
    return tuple(count for function in outcomes.by_function(story) for count in function.counts)


def _numbers(counts: Sequence[Count], kind: str) -> tuple[int, ...]:
    return tuple(len(getattr(count, kind)) for count in counts)


def _lines(story: Story, language: Language) -> Iterator[str]:
    """Yield what the chart shows, an outcome a line."""
    for count in _in_functions(story):
        yield language.say(
            "drawings.profile.line",
            name=events.outcome_title(count.number, story, language),
            advances=len(count.advances),
            reverses=len(count.reverses),
            planned=len(count.planned),
        )
