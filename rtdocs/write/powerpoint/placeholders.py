"""The placeholders of a PowerPoint template: found by type, then from top to bottom, with the look of their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from lxml import etree

from rtdocs.layout.base.scene import Frame
from rtdocs.write.powerpoint.colours import fonts_for

DEFAULT_SIZE = 18.0
# Left, top, right, bottom insets where the file gives none (ECMA-376, a:bodyPr).
DEFAULT_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}


class Spot(Enum):
    """The purpose of a placeholder."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    TEXT = "text"
    FOOTER = "footer"
    NUMBER = "number"


# The types that a placeholder of a purpose may have in the file; of several, the highest on the slide serves.
KINDS = {
    Spot.TITLE: ("title", "ctrTitle"),
    Spot.SUBTITLE: ("subTitle",),
    Spot.TEXT: ("body", "obj"),
    Spot.FOOTER: ("ftr",),
    Spot.NUMBER: ("sldNum",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A placeholder of a layout.

    Attributes:
        kind, idx: its reference in the file.
        frame: its frame; `insets` of its text: left, top, right, bottom, in EMU.
        size: of its letters, in points; `indent`: from its left to the text of a list, in EMU.
        spacing: above each paragraph, in points.
        anchor: the side that its text stands at: "t", "ctr", "b".
        font: of its letters, by name; empty for the theme's, where the file names none.
        own: whether the layout has none there, so that the slide itself must declare its frame.
        boxed: whether it is a box of text and no placeholder.
    """

    kind: str
    idx: int
    frame: Frame
    insets: tuple[int, int, int, int] = (91_440, 45_720, 91_440, 45_720)
    size: float = DEFAULT_SIZE
    bold: bool = False
    font: str = ""
    indent: int = 0
    spacing: float = 0.0
    anchor: str = "t"
    own: bool = False
    boxed: bool = False

    @property
    def room(self) -> tuple[int, int]:
        """The width and height left for text, in EMU."""
        left, top, right, bottom = self.insets
        return self.frame.width - left - right - self.indent, self.frame.height - top - bottom


def find_place(layout: Any, spot: Spot) -> Place | None:  # noqa: ANN401 - python-pptx has no types
    """Return a layout's placeholder for a purpose, None where it has none."""
    fitting = [(holder, _frame(holder)) for holder in layout.placeholders if kind_of(holder) in KINDS[spot]]
    visible = [(holder, frame) for holder, frame in fitting if frame.height]
    highest = min(visible, key=lambda pair: (pair[1].y, pair[1].x), default=None)
    return None if highest is None else _read_place(layout, *highest)


def _frame(holder: Any) -> Frame:  # noqa: ANN401 - idem
    """Return the frame of a placeholder; python-pptx takes each number it lacks from the master's."""
    return Frame(holder.left, holder.top, holder.width, holder.height)


def kind_of(holder: Any) -> str:  # noqa: ANN401 - idem
    """Return a placeholder's type; the file leaves out "obj", which any content may fill."""
    return str(holder.element.ph.get("type", "obj"))


def _read_place(layout: Any, holder: Any, frame: Frame) -> Place:  # noqa: ANN401 - idem
    shapes = list(_shapes(layout.slide_master, holder))
    levels = list(_levels(layout.slide_master, kind_of(holder), shapes))
    first = {key: value for level in reversed(levels) for key, value in level.items()}
    return Place(
        kind=holder.element.ph.get("type", ""),
        idx=holder.placeholder_format.idx,
        frame=frame,
        insets=_insets(shapes),
        size=float(first.get("sz", DEFAULT_SIZE * 100)) / 100,
        bold=first.get("b") in {"1", "true"},
        font=fonts_for(layout.slide_master.part).named(first.get("font", "")),
        indent=int(first.get("marL", 0)),
        spacing=float(first.get("spacing", 0)) / 100,
        anchor=_anchor(shapes),
    )


def _levels(master: Any, kind: str, shapes: Sequence[Any]) -> Iterator[dict[str, str]]:  # noqa: ANN401 - idem
    """Yield the properties of a placeholder's first level, nearest first: layout, master, the master's styles."""
    for shape in shapes:
        yield from map(_level, shape.iterfind("{*}txBody/{*}lstStyle/{*}lvl1pPr"))
    style = {"title": "titleStyle", "ctrTitle": "titleStyle", "ftr": "otherStyle", "sldNum": "otherStyle"}
    name = style.get(kind, "bodyStyle")
    yield from map(_level, master.element.iterfind(f"{{*}}txStyles/{{*}}{name}/{{*}}lvl1pPr"))


def _level(level: etree._Element) -> dict[str, str]:
    letters, above, latin = (level.find(path) for path in ("{*}defRPr", "{*}spcBef/{*}spcPts", "{*}defRPr/{*}latin"))
    values = {str(name): str(value) for part in (level, letters) if part is not None for name, value in part.items()}
    values |= {} if above is None else {"spacing": str(above.get("val"))}
    return values if latin is None else {**values, "font": str(latin.get("typeface"))}


def _shapes(master: Any, holder: Any) -> Iterator[Any]:  # noqa: ANN401 - idem
    """Yield a placeholder of a layout, then the one of the master that it takes after."""
    yield holder.element
    family = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
    kind = family.get(kind_of(holder), kind_of(holder))
    yield from (shape.element for shape in master.placeholders if kind_of(shape) == kind)


def _insets(shapes: Sequence[Any]) -> tuple[int, int, int, int]:
    given: dict[str, int] = dict(DEFAULT_INSETS)
    for shape in reversed(shapes):
        body = shape.find("{*}txBody/{*}bodyPr")
        given |= {name: int(body.get(name)) for name in DEFAULT_INSETS if body.get(name) is not None}
    return given["lIns"], given["tIns"], given["rIns"], given["bIns"]


def _anchor(shapes: Sequence[Any]) -> str:
    bodies = (shape.find("{*}txBody/{*}bodyPr") for shape in shapes)
    return next((str(body.get("anchor")) for body in bodies if body.get("anchor")), "t")
