"""The looks of a chart's series: distinct by fill, pattern, dash and marker as well as by colour of the theme."""

from dataclasses import dataclass

from rtdocs.layout.base.look import Slot
from rtdocs.plan.content.charts import SeriesMark


@dataclass(frozen=True, slots=True)
class BarLook:
    """A bar: its colour, its fill (a DrawingML pattern, "" for plain, "none" for white), its outline's dash."""

    colour: Slot
    pattern: str = ""
    dash: str = "solid"

    @property
    def label(self) -> Slot:
        """The colour of the number on the bar; on a pattern the number stands on white."""
        return Slot.TEXT if self.pattern else Slot.BACKGROUND


@dataclass(frozen=True, slots=True)
class LineLook:
    """A line of a wheel: its colour, its weight in points, its dash and the marker at each spoke."""

    colour: Slot
    weight: float
    dash: str
    marker: str


BARS = {
    SeriesMark.ADVANCES: BarLook(Slot.DARK),
    SeriesMark.REVERSES: BarLook(Slot.REVERSE, "wdDnDiag"),
    SeriesMark.PLANNED: BarLook(Slot.DARK, "none", "dash"),
    SeriesMark.SECONDARY: BarLook(Slot.QUIET, "pct20", "sysDot"),
    SeriesMark.FIRST: BarLook(Slot.SETUP),
    SeriesMark.SECOND: BarLook(Slot.INFLUENCE, "wdDnDiag"),
    SeriesMark.THIRD: BarLook(Slot.CONVERGE, "none"),
}
LINES = {
    SeriesMark.NOW: LineLook(Slot.SETUP, 3.0, "solid", "circle"),
    SeriesMark.WANTED: LineLook(Slot.REVERSE, 2.25, "dash", "triangle"),
}
# Further profiles, one after the other; past the last the first comes again.
FURTHER = (
    LineLook(Slot.CONVERGE, 2.25, "sysDot", "square"),
    LineLook(Slot.INFLUENCE, 2.25, "lgDashDot", "diamond"),
    LineLook(Slot.EFFECT, 1.5, "lgDash", "x"),
    LineLook(Slot.QUIET, 1.5, "sysDashDot", "plus"),
)


def line_looks(marks: tuple[SeriesMark, ...]) -> tuple[LineLook, ...]:
    """Return the look of each line of a wheel."""
    further = [place for place, mark in enumerate(marks) if mark is SeriesMark.FURTHER]
    return tuple(
        FURTHER[further.index(place) % len(FURTHER)] if mark is SeriesMark.FURTHER else LINES[mark]
        for place, mark in enumerate(marks)
    )
