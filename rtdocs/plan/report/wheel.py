"""The wheel: the scores that the group gave its outcomes, drawn and as a table, and the widest gaps in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rtdocs.plan.content.charts import RadarChart
from rtdocs.plan.content.document import Block, ChartFigure, Column, Items, Paragraph, Role, Table, Text
from rtdocs.plan.figures import profile, wheel
from rtdocs.plan.figures.wheel import NOW, WANTED
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import cell

UPRIGHT_AT_MOST = 4
"""A table of more profiles than this turns its page sideways."""

Profiles = Mapping[str, Mapping[int, float]]


def section(telling: Telling) -> tuple[Block, ...]:
    """Return the wheel's section; empty where the group gave no score."""
    profiles = wheel.profiles(telling.story)
    if not profiles:
        return ()
    drawn = _chart(telling)
    return (
        telling.heading("wheel", 1, "drawings.wheel.report.heading"),
        Paragraph(_lead(telling, drawn)),
        ChartFigure("wheel-chart", telling.say("drawings.wheel.report.figure_caption"), drawn),
        *_gaps(telling),
        *_reached(telling, profiles),
        _table(telling, profiles),
        telling.paragraph("drawings.wheel.report.caution", Role.NOTE),
    )


def _chart(telling: Telling) -> RadarChart:
    drawn = wheel.chart(telling)
    names = [series.name for series in drawn.series]
    return replace(drawn, alt=telling.say("drawings.wheel.report.alt", names=names, count=len(names)))


def _lead(telling: Telling, drawn: RadarChart) -> Text:
    places = {
        "figure": telling.reference("drawings.wheel.report.the_figure", "wheel-chart"),
        "table": telling.reference("drawings.wheel.report.the_table", "wheel-table"),
    }
    names = [series.name for series in drawn.series]
    return telling.told("drawings.wheel.report.lead", places, names=names, count=len(names))


def _gaps(telling: Telling) -> Iterator[Block]:
    """Yield the widest gaps between now and wanted, the same as in the presentation."""
    found = wheel.widest(telling.story)
    if found:
        yield telling.paragraph("drawings.wheel.report.gaps", count=len(found))
        yield Items(tuple(_gap(telling, gap) for gap in found))


def _gap(telling: Telling, gap: wheel.Gap) -> Text:
    name = telling.outcome(gap.outcome)
    return telling.words(
        "drawings.wheel.report.gap", name=name, now=gap.now, wanted=gap.wanted, width=round(gap.width, 2)
    )


def _reached(telling: Telling, profiles: Profiles) -> Iterator[Block]:
    """Yield the outcomes that the group scores as high as it wants them, or higher."""
    now, wanted = profiles.get(NOW, {}), profiles.get(WANTED, {})
    ordered = profile.in_functions(telling.story)
    found = [number for number in ordered if number in now and number in wanted and now[number] >= wanted[number]]
    if found:
        yield telling.paragraph("drawings.wheel.report.reached", count=len(found), names=telling.outcomes(found))


def _table(telling: Telling, profiles: Profiles) -> Table:
    """Return the scores, an outcome a row; a dash stands where the group gave none."""
    names = [wheel.profile_name(key, telling) for key in profiles]
    comments = {row.outcome: row.comment for row in telling.story.wheel if row.comment}
    columns = [Column(telling.say("drawings.wheel.report.outcome"), 5.6), *(Column(name, 1.2) for name in names)]
    scored = [
        number for number in profile.in_functions(telling.story) if any(number in each for each in profiles.values())
    ]
    rows = [
        (cell(telling.outcome(number)), *(_score(telling, each.get(number)) for each in profiles.values()))
        for number in scored
    ]
    if any(number in comments for number in scored):
        columns.append(Column(telling.say("drawings.wheel.report.comment"), 3.2))
        rows = [(*row, telling.own(comments.get(number, ""))) for number, row in zip(scored, rows, strict=True)]
    return Table(
        id="wheel-table",
        caption=telling.say("drawings.wheel.report.caption"),
        description=telling.say("drawings.wheel.report.description"),
        columns=tuple(columns),
        rows=tuple(rows),
        wide=len(names) > UPRIGHT_AT_MOST,
    )


def _score(telling: Telling, score: float | None) -> Text:
    return () if score is None else cell(telling.language.show(score))
