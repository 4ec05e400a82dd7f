"""The scene: a drawing as plain data, boxes, connectors and labels in EMU, which small painters put into a file.

Units: English Metric Units, whole numbers; 914 400 an inch, 12 700 a point. The origin is the drawing's top left
corner.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple, assert_never

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400


class Point(NamedTuple):
    """A point of the drawing, in EMU from its top left corner."""

    x: int
    y: int


class Site(IntEnum):
    """A connection site by its index on the shapes we use.

    The index of rect, roundRect, plaque, foldedCorner, flowChartTerminator and their like is that of
    presetShapeDefinitions.xml of ECMA-376.
    """

    TOP = 0
    LEFT = 1
    BOTTOM = 2
    RIGHT = 3


# How many halves of the width and the height each site lies from the top left corner.
_HALVES = ((1, 0), (0, 1), (1, 2), (2, 1))


class Frame(NamedTuple):
    """A rectangle, in EMU."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the lower side."""
        return self.y + self.height

    def site(self, site: Site) -> Point:
        """Return the point of a connection site: the middle of a side."""
        across, down = _HALVES[site]
        return Point(self.x + across * self.width // 2, self.y + down * self.height // 2)


class Paragraph(NamedTuple):
    """A paragraph of a box and its role there ("badge", "when", "label"); a style gives each role its look.

    The role "title" is for the group's own words. Its language is a tag, "en-CA", where it is not the document's.
    `left` and `right` are the room, in EMU, that its lines leave free beside them for a badge or a number.
    """

    text: str
    role: str
    language: str = ""
    left: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A shape with text.

    Attributes:
        id: stable and unique in the drawing.
        style: its look, a name in `rtdocs.layout.base.looks`.
        paragraphs: its text (the program breaks lines itself; the layout has measured that they fit).
        name: its name in the selection pane.
        alt: one sentence; empty makes it decorative.
    """

    id: str
    frame: Frame
    style: str
    paragraphs: tuple[Paragraph, ...] = ()
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An event or an effect as one group: to move it moves all of it.

    Attributes:
        base: the shape under the others. It carries the text, and connectors are glued to it by the card's id, which
            is its own. Its preset has its four sites in the order of `Site`: LibreOffice counts those of shapes with
            snipped corners in an order of its own, and ends their connectors elsewhere.
        marks: small shapes on the base, within its frame: a bar, a badge, a number. `alt` says all that they say.
        name: the group's name in the selection pane; it begins with a stable id.
        alt: the whole card in a sentence.
    """

    base: Box
    marks: tuple[Box, ...] = ()
    name: str
    alt: str

    @property
    def id(self) -> str:
        """The id of the base."""
        return self.base.id

    @property
    def frame(self) -> Frame:
        """The place of the base, which holds all marks."""
        return self.base.frame

    @property
    def parts(self) -> tuple[Box, ...]:
        """The shapes of the group, from back to front."""
        return (self.base, *self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """An arrow or line glued at both ends.

    Attributes:
        start, end: the id of a box or card of the same drawing and the site of it.
        points: its route, from the start's site to the end's, with only level and upright segments (or one straight
            segment of any slope).
    """

    id: str
    start: tuple[str, Site]
    end: tuple[str, Site]
    points: tuple[Point, ...]
    style: str
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line that connects nothing: an axis, a tick, a lane's border. Decorative unless it has an alt text."""

    id: str
    start: Point
    end: Point
    style: str
    name: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Junction:
    """A small dot where lines of a trunk join, part or turn: connectors are glued to it at its four sides.

    It is decorative: the lines say all.
    """

    id: str
    frame: Frame
    style: str
    name: str = ""
    alt: str = ""


Shape = Box | Card | Connector | Stroke | Junction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole drawing: its size and its shapes, in reading order (which is also from back to front)."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    alt: str = ""


def extremes(shape: Shape) -> tuple[Point, ...]:
    """Return the corner or end points between which a shape lies."""
    match shape:
        case Box() | Card() | Junction():
            return (Point(shape.frame.x, shape.frame.y), Point(shape.frame.right, shape.frame.bottom))
        case Connector():
            return shape.points
        case Stroke():
            return (shape.start, shape.end)
        case _:
            assert_never(shape)


def moved(shape: Box | Card | Stroke, right: int, down: int) -> Box | Card | Stroke:
    """Return a shape moved `right` and `down`, in EMU."""
    match shape:
        case Box():
            return replace(shape, frame=_aside(shape.frame, right, down))
        case Card():
            parts = tuple(replace(part, frame=_aside(part.frame, right, down)) for part in shape.parts)
            return replace(shape, base=parts[0], marks=parts[1:])
        case Stroke():
            start, end = (Point(x + right, y + down) for x, y in (shape.start, shape.end))
            return replace(shape, start=start, end=end)
        case _:
            assert_never(shape)


def _aside(frame: Frame, right: int, down: int) -> Frame:
    return frame._replace(x=frame.x + right, y=frame.y + down)


class Sheet(NamedTuple):
    """A drawing of a part of a story.

    Attributes:
        shown: the ids of the events and effects on it, in order.
        cut: those of them whose titles are not whole.
    """

    scene: Scene
    shown: tuple[str, ...]
    cut: tuple[str, ...] = ()
