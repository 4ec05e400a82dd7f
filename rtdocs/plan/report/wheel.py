"""The wheel: the scores that the group gave its outcomes, drawn and as a table, and the widest gaps in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rtdocs.plan.content.charts import RadarChart
from rtdocs.plan.content.document import Block, ChartFigure, Column, Items, Paragraph, Role, Table, Text
from rtdocs.plan.figures import profile, wheel
from rtdocs.plan.figures.wheel import NOW, WANTED
from rtdocs.plan.wording.voice import Voice, cell

UPRIGHT_AT_MOST = 4
"""A table of more profiles than this turns its page sideways."""

Profiles = Mapping[str, Mapping[int, float]]


def section(voice: Voice) -> tuple[Block, ...]:
    """Return the wheel's section; empty where the group gave no score."""
    profiles = wheel.profiles(voice.story)
    if not profiles:
        return ()
    drawn = _chart(voice)
    return (
        voice.heading("wheel", 1, "drawings.wheel.report.heading"),
        Paragraph(_lead(voice, drawn)),
        ChartFigure("wheel-chart", voice.say("drawings.wheel.report.figure_caption"), drawn),
        *_gaps(voice),
        *_reached(voice, profiles),
        _table(voice, profiles),
        voice.paragraph("drawings.wheel.report.caution", Role.NOTE),
    )


def _chart(voice: Voice) -> RadarChart:
    drawn = wheel.chart(voice.story, voice.language)
    names = [series.name for series in drawn.series]
    return replace(drawn, alt=voice.say("drawings.wheel.report.alt", names=names, count=len(names)))


def _lead(voice: Voice, drawn: RadarChart) -> Text:
    places = {
        "figure": voice.reference("drawings.wheel.report.the_figure", "wheel-chart"),
        "table": voice.reference("drawings.wheel.report.the_table", "wheel-table"),
    }
    names = [series.name for series in drawn.series]
    return voice.told("drawings.wheel.report.lead", places, names=names, count=len(names))


def _gaps(voice: Voice) -> Iterator[Block]:
    """Yield the widest gaps between now and wanted, the same as in the presentation."""
    found = wheel.widest(voice.story)
    if found:
        yield voice.paragraph("drawings.wheel.report.gaps", count=len(found))
        yield Items(tuple(_gap(voice, gap) for gap in found))


def _gap(voice: Voice, gap: wheel.Gap) -> Text:
    name = voice.outcome(gap.outcome)
    return voice.words(
        "drawings.wheel.report.gap", name=name, now=gap.now, wanted=gap.wanted, width=round(gap.width, 2)
    )


def _reached(voice: Voice, profiles: Profiles) -> Iterator[Block]:
    """Yield the outcomes that the group scores as high as it wants them, or higher."""
    now, wanted = profiles.get(NOW, {}), profiles.get(WANTED, {})
    ordered = profile.in_functions(voice.story)
    found = [number for number in ordered if number in now and number in wanted and now[number] >= wanted[number]]
    if found:
        yield voice.paragraph("drawings.wheel.report.reached", count=len(found), names=voice.outcomes(found))


def _table(voice: Voice, profiles: Profiles) -> Table:
    """Return the scores, an outcome a row; a dash stands where the group gave none."""
    names = [wheel.profile_name(key, voice.story, voice.language) for key in profiles]
    comments = {row.outcome: row.comment for row in voice.story.wheel if row.comment}
    columns = [Column(voice.say("drawings.wheel.report.outcome"), 5.6), *(Column(name, 1.2) for name in names)]
    scored = [
        number for number in profile.in_functions(voice.story) if any(number in each for each in profiles.values())
    ]
    rows = [
        (cell(voice.outcome(number)), *(_score(voice, each.get(number)) for each in profiles.values()))
        for number in scored
    ]
    if any(number in comments for number in scored):
        columns.append(Column(voice.say("drawings.wheel.report.comment"), 3.2))
        rows = [(*row, voice.own(comments.get(number, ""))) for number, row in zip(scored, rows, strict=True)]
    return Table(
        id="wheel-table",
        caption=voice.say("drawings.wheel.report.caption"),
        description=voice.say("drawings.wheel.report.description"),
        columns=tuple(columns),
        rows=tuple(rows),
        wide=len(names) > UPRIGHT_AT_MOST,
    )


def _score(voice: Voice, score: float | None) -> Text:
    return () if score is None else cell(voice.language.show(score))
