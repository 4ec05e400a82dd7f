"""The roue socratique: the scores that the group gave its outcomes as a chart, and a wheel to fill in by hand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rtdocs import i18n
from rtdocs.model import Story
from rtdocs.plan.content.charts import RadarChart, Series, SeriesMark
from rtdocs.plan.content.slides import BlankWheelSlide, ChartSlide, Spoke
from rtdocs.plan.figures import profile
from rtdocs.plan.wording.telling import Telling

HIGHEST = 5
"""The highest score of the sheet; it stands at the rim."""

WIDEST = 3
"""How many of the widest gaps the slide names, and all that are as wide as the last of these."""

NOW, WANTED = "now", "wanted"


class Gap(NamedTuple):
    """An outcome whose score now is below the score wanted."""

    outcome: int
    now: float
    wanted: float

    @property
    def width(self) -> float:
        """The difference between the score wanted and the score now."""
        return self.wanted - self.now


def slide(telling: Telling) -> Iterator[ChartSlide]:
    """Yield the slide of the wheel; none where the group gave no score."""
    if not profiles(telling.story):
        return
    remarks = tuple(_told(gap, telling) for gap in widest(telling.story))
    yield ChartSlide(
        title=_title(telling),
        chart=chart(telling),
        heading=telling.say("drawings.wheel.gaps", count=len(remarks)) if remarks else "",
        remarks=remarks,
        notes="\n".join((telling.say("drawings.wheel.notes"), *_lines(telling))),
    )


def _title(telling: Telling) -> str:
    """Return what the chart shows: for how many of the outcomes with both scores the group wants more."""
    every = _gaps(telling.story)
    further = sum(gap.width > 0 for gap in every)
    if not further:
        return telling.say("drawings.wheel.title")
    if further == len(every):
        return telling.say("drawings.wheel.further_all", count=further)
    return telling.say("drawings.wheel.further", count=further, total=len(every))


def chart(telling: Telling) -> RadarChart:
    """Return the chart: a spoke an outcome in the order of functions, a line a profile."""
    numbers, scored = profile.in_functions(telling.story), profiles(telling.story)
    names = [profile_name(key, telling) for key in scored]
    return RadarChart(
        id="wheel",
        name=telling.say("drawings.wheel.name"),
        alt=telling.say("drawings.wheel.alt", names=names, count=len(names)),
        heads=profile.heads(telling.language),
        sheet=telling.say("drawings.chart.sheet"),
        categories=tuple(profile.category(number, telling) for number in numbers),
        series=tuple(
            Series(name, _mark(key), tuple(scores.get(number) for number in numbers))
            for name, (key, scores) in zip(names, scored.items(), strict=True)
        ),
        highest=HIGHEST,
    )


def blank(telling: Telling) -> BlankWheelSlide:
    """Return a wheel to fill in by hand, with a spoke for each outcome."""
    repertoire = telling.repertoire
    spokes = []
    for number in profile.in_functions(telling.story):
        category, outcome = profile.category(number, telling), repertoire.outcome(number)
        spokes.append(Spoke(f"spoke-{number}", category.label, category.group, outcome.function))
    return BlankWheelSlide(
        title=telling.say("drawings.blank_wheel.title"),
        alt=telling.say("drawings.blank_wheel.alt", highest=HIGHEST),
        spokes=tuple(spokes),
        highest=HIGHEST,
        notes=telling.say("drawings.blank_wheel.notes"),
    )


def profile_name(key: str, telling: Telling) -> str:
    """Return the name of a profile: the words of the workbook's own columns, else the header that people typed."""
    return telling.say(f"workbook.wheel.{key}.name") if key in {NOW, WANTED} else _typed(key, telling.story)


def _typed(text: str, story: Story) -> str:
    return i18n.language_of(story.language).typeset(text)


def _mark(key: str) -> SeriesMark:
    return {NOW: SeriesMark.NOW, WANTED: SeriesMark.WANTED}.get(key, SeriesMark.FURTHER)


def profiles(story: Story) -> Mapping[str, Mapping[int, float]]:
    """Return the scores by outcome of each profile, in the order of the sheet's columns."""
    keys = dict.fromkeys(key for row in story.wheel for key, _ in row.scores)
    first = [key for key in (NOW, WANTED) if key in keys]
    ordered = (*first, *(key for key in keys if key not in first))
    return {key: _scores(key, story) for key in ordered}


def _scores(key: str, story: Story) -> Mapping[int, float]:
    return {row.outcome: score for row in story.wheel for name, score in row.scores if name == key}


def widest(story: Story) -> Sequence[Gap]:
    """Return the WIDEST gaps between now and wanted and those as wide, the widest first."""
    gaps = sorted((gap for gap in _gaps(story) if gap.width > 0), key=lambda gap: (-gap.width, gap.outcome))
    return [gap for gap in gaps if gap.width >= gaps[min(WIDEST, len(gaps)) - 1].width]


def _gaps(story: Story) -> list[Gap]:
    """Return the outcomes with both scores, in the order of the sheet."""
    scored = profiles(story)
    now, wanted = scored.get(NOW, {}), scored.get(WANTED, {})
    return [Gap(number, now[number], wanted[number]) for number in now if number in wanted]


def _told(gap: Gap, telling: Telling) -> str:
    name = profile.category(gap.outcome, telling).label
    return telling.say("drawings.wheel.gap", name=name, now=gap.now, wanted=gap.wanted)


def _lines(telling: Telling) -> Iterator[str]:
    """Yield the scores of the chart in words, an outcome a line, with the group's comment."""
    comments = {row.outcome: _typed(row.comment, telling.story) for row in telling.story.wheel}
    for number in profile.in_functions(telling.story):
        scores = [
            telling.say("drawings.wheel.score", name=profile_name(key, telling), score=values[number])
            for key, values in profiles(telling.story).items()
            if number in values
        ]
        if scores:
            name = telling.outcome(number)
            told = telling.say("drawings.wheel.line", name=name, scores="; ".join(scores))
            yield f"{told} {comments[number]}".strip()
