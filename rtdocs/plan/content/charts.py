"""The contents of a native chart, before any file format: categories, series, and the words around them."""

from dataclasses import dataclass
from enum import Enum


class SeriesMark(Enum):
    """The meaning of a series; the table of looks tells series apart by more than colour, so in grey too."""

    ADVANCES = "advances"
    REVERSES = "reverses"
    PLANNED = "planned"
    SECONDARY = "seconds"  # second outcomes of events
    FIRST = "first"  # of three kinds side by side: the functions
    SECOND = "second"
    THIRD = "third"
    NOW = "now"
    WANTED = "wanted"
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class Category:
    """A bar or spoke by its label, and the group it belongs to."""

    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Series:
    """A name with a value for each category; None where there is none."""

    name: str
    mark: SeriesMark
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """A chart of stacked bars from left to right, one a category from top to bottom.

    Attributes:
        id: stable; names its parts.
        name: its name in the selection pane.
        alt: its alternative text, a sentence or two.
        heads: headers of the columns of groups and categories in its sheet of numbers.
        sheet: the name of that sheet.
        axis: the title of the axis of numbers.
        upright: whether the bars stand side by side instead, as time runs.
    """

    id: str
    name: str
    alt: str
    heads: tuple[str, str]
    sheet: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    axis: str
    upright: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarChart:
    """A wheel whose spokes are the categories, clockwise from the top, with a line for each series.

    Attributes:
        id, name, alt, heads, sheet: as of BarChart.
        highest: the value at the rim; the hub is 0.
    """

    id: str
    name: str
    alt: str
    heads: tuple[str, str]
    sheet: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    highest: int


Chart = BarChart | RadarChart
