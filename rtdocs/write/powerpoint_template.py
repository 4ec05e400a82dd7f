"""Opens a PowerPoint template and finds in it the layouts and placeholders that the slides need.

Layouts are known by their name in French or English, else by their type; placeholders by their type, then from top to
bottom: a person may restyle, move and add what they like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError

from rtdocs.errors import BrokenTemplate
from rtdocs.layout.scene import EMU_PER_POINT, Frame

DEFAULT_SIZE = 18.0
# Left, top, right, bottom insets where the file gives none (ECMA-376, a:bodyPr).
DEFAULT_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}


class Role(Enum):
    """What a layout is for: its type in the file, and the names it is known by."""

    TITLE = "title", ("Titre", "Title", "Diapositive de titre", "Title Slide")
    CONTENT = "obj", ("Titre et contenu", "Title and content")
    DRAWING = "titleOnly", ("Titre seul", "Title only")

    def __init__(self, kind: str, names: tuple[str, ...]) -> None:
        self.kind = kind
        self.names = names


class Spot(Enum):
    """What a placeholder is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    TEXT = "text"
    FOOTER = "footer"
    NUMBER = "number"


# The types a placeholder for it may have in the file. Of several such, the highest on the slide is it.
KINDS = {
    Spot.TITLE: ("title", "ctrTitle"),
    Spot.SUBTITLE: ("subTitle",),
    Spot.TEXT: ("body", "obj"),
    Spot.FOOTER: ("ftr",),
    Spot.NUMBER: ("sldNum",),
}

# What a layout must have, by the name that PowerPoint gives it where a person adds it to a layout.
NEEDED = {
    Role.TITLE: {Spot.TITLE: "Titre / Title", Spot.SUBTITLE: "Sous-titre / Subtitle"},
    Role.CONTENT: {Spot.TITLE: "Titre / Title", Spot.TEXT: "Contenu / Content"},
    Role.DRAWING: {Spot.TITLE: "Titre / Title"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A placeholder of a layout.

    Attributes:
        kind, idx: how the file refers to it.
        frame: where it stands; `insets` of its text: left, top, right, bottom, in EMU.
        size: of its letters, in points; `indent`: from its left to the text of a list, in EMU.
        spacing: above each paragraph, in points.
    """

    kind: str
    idx: int
    frame: Frame
    insets: tuple[int, int, int, int]
    size: float = DEFAULT_SIZE
    bold: bool = False
    indent: int = 0
    spacing: float = 0.0

    @property
    def room(self) -> tuple[int, int]:
        """The width and height left for text, in EMU."""
        left, top, right, bottom = self.insets
        return self.frame.width - left - right - self.indent, self.frame.height - top - bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout as python-pptx gives it, with its places."""

    part: Any
    places: Mapping[Spot, Place]


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template.

    Attributes:
        presentation: as python-pptx gives it.
        layouts: by what they are for.
        size: the width and height of its slides.
        drawing: the part of a slide that a drawing may fill.
    """

    presentation: Any
    layouts: Mapping[Role, Layout]
    size: tuple[int, int]
    drawing: Frame


def open_template(path: Path) -> Template:
    """Return a template with all that the slides need.

    Raises:
        BrokenTemplate: the file is missing or is no presentation, or a layout or placeholder is missing in it.
    """
    try:
        presentation = Presentation(str(path))
    except (OSError, PythonPptxError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise BrokenTemplate("template-unreadable", path=path) from error
    layouts = {role: _layout(presentation, role, path) for role in Role}
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    return Template(presentation, layouts, size, _free(size, layouts[Role.DRAWING].places))


def _layout(presentation: Any, role: Role, path: Path) -> Layout:  # noqa: ANN401 - python-pptx has no types
    found = _by_name(presentation.slide_layouts, role) or _by_type(presentation.slide_layouts, role)
    if found is None:
        raise BrokenTemplate("powerpoint-layout", path=path, name=" / ".join(role.names[:2]))
    places = {spot: place for spot in Spot if (place := _place(found, spot))}
    missing = next((name for spot, name in NEEDED[role].items() if spot not in places), None)
    if missing:
        raise BrokenTemplate("powerpoint-place", path=path, layout=found.name, name=missing)
    return Layout(found.part, places)


def _by_name(layouts: Any, role: Role) -> Any:  # noqa: ANN401 - idem
    names = {name.casefold() for name in role.names}
    return next((layout for layout in layouts if names & _names(layout.name)), None)


def _names(name: str) -> set[str]:
    """Return the names of a layout: "Titre / Title" has two."""
    return {part.strip().casefold() for part in name.split("/")}


def _by_type(layouts: Any, role: Role) -> Any:  # noqa: ANN401 - idem
    return next((layout for layout in layouts if layout.element.get("type") == role.kind), None)


def _place(layout: Any, spot: Spot) -> Place | None:  # noqa: ANN401 - idem
    fitting = [holder for holder in layout.placeholders if _kind(holder) in KINDS[spot] and holder.height]
    highest = min(fitting, key=lambda holder: (holder.top, holder.left), default=None)
    return None if highest is None else _read_place(layout, highest)


def _kind(holder: Any) -> str:  # noqa: ANN401 - idem
    """Return a placeholder's type; the file leaves out "obj", which any content may fill."""
    return str(holder.element.ph.get("type", "obj"))


def _read_place(layout: Any, holder: Any) -> Place:  # noqa: ANN401 - idem
    levels = list(_levels(layout.slide_master, holder))
    first = {key: value for level in reversed(levels) for key, value in level.items()}
    return Place(
        kind=holder.element.ph.get("type", ""),
        idx=holder.placeholder_format.idx,
        frame=Frame(holder.left, holder.top, holder.width, holder.height),
        insets=_insets(layout.slide_master, holder),
        size=float(first.get("sz", DEFAULT_SIZE * 100)) / 100,
        bold=first.get("b") in {"1", "true"},
        indent=int(first.get("marL", 0)),
        spacing=float(first.get("spacing", 0)) / 100,
    )


def _levels(master: Any, holder: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401 - idem
    """Yield what says how the first level of a placeholder looks, nearest first: layout, master, master's styles."""
    for shape in _shapes(master, holder):
        yield from map(_level, shape.iterfind("{*}txBody/{*}lstStyle/{*}lvl1pPr"))
    style = {"title": "titleStyle", "ctrTitle": "titleStyle", "ftr": "otherStyle", "sldNum": "otherStyle"}
    name = style.get(_kind(holder), "bodyStyle")
    yield from map(_level, master.element.iterfind(f"{{*}}txStyles/{{*}}{name}/{{*}}lvl1pPr"))


def _level(level: etree._Element) -> dict[str, str]:
    letters, above = level.find("{*}defRPr"), level.find("{*}spcBef/{*}spcPts")
    values = {str(name): str(value) for part in (level, letters) if part is not None for name, value in part.items()}
    return values if above is None else {**values, "spacing": str(above.get("val"))}


def _shapes(master: Any, holder: Any) -> Iterator[Any]:  # noqa: ANN401 - idem
    """Yield a placeholder of a layout, then the one of the master that it takes after."""
    yield holder.element
    family = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
    kind = family.get(_kind(holder), _kind(holder))
    yield from (shape.element for shape in master.placeholders if _kind(shape) == kind)


def _insets(master: Any, holder: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - idem
    given: dict[str, int] = dict(DEFAULT_INSETS)
    for shape in reversed(list(_shapes(master, holder))):
        body = shape.find("{*}txBody/{*}bodyPr")
        given |= {name: int(body.get(name)) for name in DEFAULT_INSETS if body.get(name) is not None}
    return given["lIns"], given["tIns"], given["rIns"], given["bIns"]


def _free(size: tuple[int, int], places: Mapping[Spot, Place]) -> Frame:
    """Return what lies under the title and above the footer, with the title's margin on both sides."""
    width, height = size
    title = places[Spot.TITLE].frame
    margin = min(title.x, width - title.right)
    low = [places[spot].frame.y for spot in (Spot.FOOTER, Spot.NUMBER) if spot in places]
    floor = min((y for y in low if y > title.bottom), default=height - margin)
    top = title.bottom + 4 * EMU_PER_POINT
    return Frame(margin, top, width - 2 * margin, floor - 4 * EMU_PER_POINT - top)
