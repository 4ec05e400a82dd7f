"""A PowerPoint template, opened, with the layouts and placeholders that the slides need.

Layouts are known by their name in French or English, else by their type, else by the placeholders they have: a person
may restyle, move and add what they like, and give the template of any organisation. A text without a placeholder in a
layout stands in a box of its own on the slide; nothing is lost, and the report names every such lack.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from pptx import Presentation

from rtdocs.errors import BrokenTemplate
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.template_problems import TemplatePlace as Where
from rtdocs.template_problems import TemplateProblem, TemplateRule, stopping
from rtdocs.write.drawingml.fonts import Fonts, unmeasured
from rtdocs.write.drawingml.legibility import Colours
from rtdocs.write.package.cleaning import Cleaned, place_in_file
from rtdocs.write.package.cleaning import Spot as SpotIn
from rtdocs.write.package.parts import Part
from rtdocs.write.package.template_file import SLIDES, open_package, plain_errors
from rtdocs.write.powerpoint.colours import colours_of, fonts_for, take_theme
from rtdocs.write.powerpoint.placeholders import Place, Spot, find_place, kind_of

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMU_PER_CM = 360_000
_LEAST_WIDTH, _LEAST_HEIGHT = 20, 11
"""Of a slide, in centimetres: on a smaller one, no box of 12-point letters has room beside another."""
_LARGE, _PAPERS, _ALIKE = 40, (2**0.5, 17 / 11), 0.02
"""A sheet of large paper: its least width in centimetres, the ratios of its sides, and how far from these it may be."""
_LEAST_SHARE = 0.5
"""Of a slide's height that a drawing must have; a title that leaves less moves to the top."""
_SIDE, _TOP, _TITLE, _FOOT = 0.04, 0.03, 0.13, 0.06
"""Shares of a slide: the margin beside and above what we place, the height of a title, that of a footer."""
_LEAST_MARGIN, _MOST_MARGIN = 0.02, 0.1
"""Shares of a slide's width beside a drawing, wherever the title stands."""
_LEAST_FOOT = 0.4
"""Of a slide's width beside its footer, for a legend to stand there."""
_TITLE_SIZE, _TEXT_SIZE, _FOOTER_SIZE = 24.0, 18.0, 12.0
_INDENT = 228_600
"""From the left of a box of ours to the text of its list, in EMU."""


class Role(Enum):
    """The purpose of a layout: its type in the file, and the names it is known by."""

    TITLE = "title", ("Titre", "Title", "Diapositive de titre", "Title Slide")
    CONTENT = "obj", ("Titre et contenu", "Title and content")
    DRAWING = "titleOnly", ("Titre seul", "Title only")

    def __init__(self, kind: str, names: tuple[str, ...]) -> None:
        self.kind = kind
        self.names = names


# The placeholders that a layout needs, by PowerPoint's name for them where a person adds one to a layout.
NEEDED = {
    Role.TITLE: {Spot.TITLE: "Titre / Title", Spot.SUBTITLE: "Sous-titre / Subtitle"},
    Role.CONTENT: {Spot.TITLE: "Titre / Title", Spot.TEXT: "Contenu / Content"},
    Role.DRAWING: {Spot.TITLE: "Titre / Title"},
}
# Placeholders that hold no content, so that a layout has as many of them as it likes.
_MARGINAL = {"title", "ctrTitle", "ftr", "sldNum", "dt", "hdr"}
_UPRIGHT = {"vertTx", "vertTitleAndTx"}


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
        layouts: its layouts by role.
        size: the width and height of its slides, in EMU.
        drawing: the part of a slide that a drawing may fill.
        foot: the free frame left of the footer, on its line, for the legend of a drawing; None where there is none.
        font: the name of the font of drawings.
        colours: the colours of drawings in place of the theme's.
        faults: its faults and lacks; none keeps it from being used.
    """

    presentation: Any
    layouts: Mapping[Role, Layout]
    size: tuple[int, int]
    drawing: Frame
    foot: Frame | None
    font: str = ""
    colours: Colours = field(default_factory=Colours)
    faults: tuple[TemplateProblem, ...] = ()


def open_template(path: Path, theme: Path | None = None) -> Template:
    """Return a template ready for the slides; `theme` is another, whose colours and fonts it takes.

    Raises:
        BrokenTemplate: a file is missing or is no presentation, is tied to others, or its slides are too small.
    """
    template = inspect(path, theme)
    if stopping(template.faults):
        raise BrokenTemplate("template-faults", faults=stopping(template.faults), path=path)
    return template


def is_for_poster(path: Path) -> bool:
    """Tell whether a template is a sheet of large paper: 40 cm wide or more, with the sides of an A or tabloid sheet.

    Raises:
        BrokenTemplate: the file is missing or is no presentation.
    """
    width, height = inspect(path).size
    is_paper = any(abs(width / height - sides) < _ALIKE for sides in _PAPERS)
    return is_paper and width >= _LARGE * _EMU_PER_CM


def inspect(path: Path, theme: Path | None = None) -> Template:
    """Return a template whatever its faults, in the colours and fonts of another where one is given.

    Raises:
        BrokenTemplate: the file is missing or is no presentation.
    """
    opened = open_package(path, SLIDES, _place_in)
    with plain_errors(path):
        presentation = Presentation(opened.stream)
        if not len(presentation.slide_layouts):
            raise BrokenTemplate("template-unreadable", path=path)
        if theme:
            _recolour(presentation, theme)
        return _found(presentation, opened)


def _recolour(presentation: Any, source: Path) -> None:  # noqa: ANN401 - python-pptx has no types
    """Give a presentation the theme of the drawings of another."""
    opened = open_package(source, SLIDES, _place_in)
    with plain_errors(source):
        theirs = Presentation(opened.stream)
        if not len(theirs.slide_layouts):
            raise BrokenTemplate("template-unreadable", path=source)
        size = (theirs.slide_width or 0, theirs.slide_height or 0)
        master = _layout(theirs, Role.DRAWING, size)[0].part.slide_layout.slide_master.part
    for own in presentation.slide_masters:
        take_theme(own.part, master)


def _found(presentation: Any, opened: Cleaned) -> Template:  # noqa: ANN401 - python-pptx has no types
    size = (presentation.slide_width or 0, presentation.slide_height or 0)
    every = {role: _layout(presentation, role, size) for role in Role}
    layouts = {role: layout for role, (layout, _) in every.items()}
    drawing, shifted = _roomy(layouts[Role.DRAWING], size)
    layouts[Role.DRAWING] = drawing
    colours = colours_of(drawing.part)
    font = _font(presentation, drawing.part.slide_layout.slide_master.part)
    faults = (
        *opened.faults,
        *_too_small(size),
        *(fault for _, notes in every.values() for fault in notes),
        *((TemplateProblem(TemplateRule.NO_ROOM),) if shifted else ()),
        *((TemplateProblem(TemplateRule.COLOURS),) if colours.theme else ()),
        *unmeasured(font, *(place.font for layout in layouts.values() for place in layout.places.values())),
        *_samples(opened.slides),
    )
    free, foot = _free(size, drawing.places), _foot(size, drawing.places)
    return Template(presentation, layouts, size, free, foot, font, colours, faults)


def _font(presentation: Any, master: Any) -> str:  # noqa: ANN401 - idem
    """Return the name of the font of text outside placeholders."""
    usual = presentation.part._element.find("{*}defaultTextStyle/{*}lvl1pPr/{*}defRPr/{*}latin")  # noqa: SLF001 - idem
    return fonts_for(master).named("" if usual is None else str(usual.get("typeface")))


def _layout(presentation: Any, role: Role, size: tuple[int, int]) -> tuple[Layout, list[TemplateProblem]]:  # noqa: ANN401 - idem
    """Return the layout for a role, with its lacks."""
    layouts = list(presentation.slide_layouts)
    known = _by_name(layouts, role) or _by_type(layouts, role)
    found = known or _by_places(layouts, role)
    places = {spot: place for spot in Spot if (place := find_place(found, spot)) and _is_on(place.frame, size)}
    if role is Role.TITLE and Spot.SUBTITLE not in places and Spot.TEXT in places:
        places[Spot.SUBTITLE] = places.pop(Spot.TEXT)
    missing = {spot: name for spot, name in NEEDED[role].items() if spot not in places}
    own = {spot: place for spot, place in _own(role, size).items() if spot not in places}
    own = _lettered(own, fonts_for(found.slide_master.part))
    where = Where(part="slides", layout=found.name)
    notes = [TemplateProblem(TemplateRule.NO_PLACEHOLDER, where, name) for name in missing.values()]
    if not known:
        notes.insert(0, TemplateProblem(TemplateRule.NO_LAYOUT, where, role.names[0]))
    return Layout(found.part, places | own), notes


def _by_name(layouts: list[Any], role: Role) -> Any:  # noqa: ANN401 - idem
    names = {name.casefold() for name in role.names}
    return next((layout for layout in layouts if names & _names(layout.name)), None)


def _names(name: str) -> set[str]:
    """Return the names of a layout: "Titre / Title" has two."""
    return {part.strip().casefold() for part in name.split("/")}


def _by_type(layouts: list[Any], role: Role) -> Any:  # noqa: ANN401 - idem
    return next((layout for layout in layouts if layout.element.get("type") == role.kind), None)


def _by_places(layouts: list[Any], role: Role) -> Any:  # noqa: ANN401 - idem
    """Return the layout with most of the placeholders that a role needs, and fewest others."""

    def fitness(layout: Any) -> tuple[int, int]:  # noqa: ANN401 - idem
        needed = sum(find_place(layout, spot) is not None for spot in NEEDED[role])
        content = sum(kind_of(holder) not in _MARGINAL for holder in layout.placeholders)
        return needed, -content

    level = [layout for layout in layouts if layout.element.get("type") not in _UPRIGHT]
    return max(level or layouts, key=fitness)


def _is_on(frame: Frame, size: tuple[int, int]) -> bool:
    """Tell whether a frame lies on the slide: people push beside it shapes that they want to hide."""
    width, height = size
    return frame.x >= 0 and frame.y >= 0 and frame.right <= width and frame.bottom <= height and frame.width > 0


def _own(role: Role, size: tuple[int, int]) -> dict[Spot, Place]:
    """Return boxes of ours for the texts that a layout has no placeholder for."""
    width, height = size
    side, top, title, foot = (round(share * height) for share in (_SIDE, _TOP, _TITLE, _FOOT))
    inner, under, floor = width - 2 * side, top + title, height - top - foot
    middle = height // 2
    heading = Frame(side, middle - title, inner, title) if role is Role.TITLE else Frame(side, top, inner, title)
    text = (
        Frame(side, middle, inner, floor - middle) if role is Role.TITLE else Frame(side, under, inner, floor - under)
    )
    boxed = Place(kind="", idx=0, frame=text, size=_TEXT_SIZE, spacing=6.0, own=True, boxed=True)
    places = {
        Spot.TITLE: Place(kind="title", idx=0, frame=heading, size=_TITLE_SIZE, bold=True, own=True),
        Spot.FOOTER: replace(boxed, frame=Frame(side, floor, inner, foot), size=_FOOTER_SIZE, spacing=0.0),
    }
    if role is Role.TITLE:
        places[Spot.SUBTITLE] = boxed
    if role is Role.CONTENT:
        places[Spot.TEXT] = replace(boxed, indent=_INDENT)
    return places


def _lettered(places: Mapping[Spot, Place], fonts: Fonts) -> dict[Spot, Place]:
    """Return boxes of ours with the theme's font of headings or of texts."""
    return {
        spot: replace(place, font=fonts.headings if spot is Spot.TITLE else fonts.body)
        for spot, place in places.items()
    }


def _roomy(layout: Layout, size: tuple[int, int]) -> tuple[Layout, bool]:
    """Return a layout whose title leaves room for a drawing, and whether the title was moved for that."""
    if _free(size, layout.places).height >= _LEAST_SHARE * size[1]:
        return layout, False
    moved = replace(layout.places[Spot.TITLE], frame=_own(Role.DRAWING, size)[Spot.TITLE].frame, own=True)
    return replace(layout, places={**layout.places, Spot.TITLE: moved}), True


def _free(size: tuple[int, int], places: Mapping[Spot, Place]) -> Frame:
    """Return the frame under the title and above the footer, with the title's margin on both sides."""
    width, height = size
    title = places[Spot.TITLE].frame
    margin = min(max(min(title.x, width - title.right), round(width * _LEAST_MARGIN)), round(width * _MOST_MARGIN))
    low = [places[spot].frame.y for spot in (Spot.FOOTER, Spot.NUMBER) if spot in places]
    floor = min((y for y in low if y > max(title.bottom, height // 2)), default=height - margin)
    top = title.bottom + 4 * EMU_PER_POINT
    return Frame(margin, top, width - 2 * margin, floor - 4 * EMU_PER_POINT - top)


def _foot(size: tuple[int, int], places: Mapping[Spot, Place]) -> Frame | None:
    """Return the free frame left of the footer and the number, where it is half of the slide's width; else None."""
    free = _free(size, places)
    low = [places[spot].frame for spot in (Spot.FOOTER, Spot.NUMBER) if spot in places]
    line = [frame for frame in low if frame.y >= free.bottom]
    left = min((frame.x for frame in line), default=0) - 4 * EMU_PER_POINT
    if left - free.x < size[0] * _LEAST_FOOT:
        return None
    return Frame(free.x, min(frame.y for frame in line), left - free.x, max(frame.height for frame in line))


def _place_in(part: Part) -> SpotIn:
    """Return the place of a part's elements: a layout or master by its name, else the file."""
    common = None if part.root is None else part.root.find(f"{_P}cSld")
    if common is not None and common.get("name"):
        layout = Where(part="slides", layout=str(common.get("name")))
        return lambda _node: layout
    return place_in_file(part)


def _too_small(size: tuple[int, int]) -> Iterator[TemplateProblem]:
    width, height = (round(side / _EMU_PER_CM, 1) for side in size)
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        least = {"least_width": _LEAST_WIDTH, "least_height": _LEAST_HEIGHT}
        yield TemplateProblem(TemplateRule.TOO_SMALL, values={"width": width, "height": height, **least})


def _samples(count: int) -> Iterator[TemplateProblem]:
    if count:
        yield TemplateProblem(TemplateRule.SLIDES, values={"count": count})
