"""Pieces of DrawingML that PowerPoint slides and Word drawings share: geometry, fill, line, names.

Each piece is a text with the prefix `a:` of http://schemas.openxmlformats.org/drawingml/2006/main, which the parent
must declare; the parent itself (`p:sp`, `wps:wsp`) is the painter's own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from rtdocs.i18n import Language, language_of
from rtdocs.layout.base.look import Look, Slot
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Frame, Point, Scene, Shape

WHOLE = 100_000
# Presets with one adjustment name it without a number; PowerPoint and ONLYOFFICE take no other name, LibreOffice any.
_ONE_ADJUSTMENT = frozenset({"roundRect", "plaque", "foldedCorner", "homePlate"})
_CURVED = 2  # the bends of curvedConnector3, whose adjustment is that of bentConnector3
QUARTER_TURN = 5_400_000

# An adjustment must stay a signed 32-bit number with room to spare in any program that reads it.
LARGEST_ADJUSTMENT = 2_000_000_000

# Characters that XML 1.0 cannot hold. The checks refuse such text in a workbook; here it must only not break the file.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class Geometry:
    """A preset shape as the file stores it.

    Attributes:
        preset: its name in presetShapeDefinitions.xml of ECMA-376.
        frame: its place before it is flipped, then turned, about its centre.
        rotation: clockwise, in sixty-thousandths of a degree.
        adjustments: the values of adj1, adj2… in hundred-thousandths of the frame's width or height.
    """

    preset: str
    frame: Frame
    flip_h: bool = False
    flip_v: bool = False
    rotation: int = 0
    adjustments: tuple[int, ...] = ()


def connector_geometry(points: Sequence[Point], *, curved: bool = False) -> Geometry:
    """Return the preset connector that is drawn along `points`, in EMU.

    The first end is exact. Corners are as exact as an adjustment, which has steps of a hundred-thousandth of the frame.
    Where both ends are level and the route leaves that level, no preset can have a height of 0, so the last end is off
    by a twenty-thousandth of the distance by which the route leaves it.

    Args:
        points: one segment of any slope, or level and upright segments with four bends at most.
        curved: whether a route of two bends is drawn as a curve that touches its middle segment.

    Raises:
        ValueError: the route has more than four bends.
    """
    way = _corners(points)
    bends = len(way) - 2
    if bends > 4:  # noqa: PLR2004 - bentConnector5 is the last preset
        message = f"no preset connector has {bends} bends"
        raise ValueError(message)
    if not bends:
        return _straight(*way)
    bent = _bent(way, bends)
    return replace(bent, preset="curvedConnector3") if curved and bends == _CURVED else bent


def safe(text: str) -> str:
    """Return a text escaped for XML, for an element or an attribute."""
    return escape(legal(text))


def legal(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold, for libraries that escape the rest themselves."""
    return _ILLEGAL.sub("\ufffd", text)


def xfrm_xml(frame: Frame, *, flip_h: bool = False, flip_v: bool = False, rotation: int = 0) -> str:
    """Return the place of a shape."""
    turns = (f' rot="{rotation}"' if rotation else "") + ' flipH="1"' * flip_h + ' flipV="1"' * flip_v
    return (
        f'<a:xfrm{turns}><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    )


def group_xfrm_xml(frame: Frame) -> str:
    """Return the place of a group whose shapes keep the coordinates of the drawing."""
    x, y, width, height = frame
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
    )


def geometry_xml(preset: str, adjustments: Iterable[int] = ()) -> str:
    """Return the outline of a preset shape; an adjustment not given keeps its default."""
    values = list(adjustments)
    names = (
        ["adj"][: len(values)]
        if preset in _ONE_ADJUSTMENT
        else [f"adj{number}" for number in range(1, len(values) + 1)]
    )
    guides = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in zip(names, values, strict=True))
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def placed_xml(geometry: Geometry) -> str:
    """Return the place and outline of a geometry."""
    place = xfrm_xml(geometry.frame, flip_h=geometry.flip_h, flip_v=geometry.flip_v, rotation=geometry.rotation)
    return place + geometry_xml(geometry.preset, geometry.adjustments)


def way_xml(points: Sequence[Point]) -> str:
    """Return the place and outline of a line drawn from point to point: no connector, but exact in any program."""
    left, top = min(point.x for point in points), min(point.y for point in points)
    frame = Frame(left, top, max(point.x for point in points) - left, max(point.y for point in points) - top)
    places = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in points]
    steps = "".join(f"<a:lnTo>{place}</a:lnTo>" for place in places[1:])
    return (
        f"{xfrm_xml(frame)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{frame.width}" h="{frame.height}" fill="none"><a:moveTo>{places[0]}</a:moveTo>{steps}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


_PALE = 0.9
"""The share of white from which a colour is a ground to be quiet: a lane, a year; an effect's card stays warm."""


def colour_xml(slot: Slot, tint: float = 0.0) -> str:
    """Return a colour of the theme, mixed with a share `tint` of white.

    DrawingML mixes in hue, saturation and luminance, and keeps a colour as saturated as it was: a pale teal glares.
    Paint mixed with white keeps l / (1 - l) of its saturation, l its luminance: ours have 0.26 to 0.44, so about half.
    """
    kept = round((1 - tint) * WHOLE)
    faded = f'<a:satMod val="{WHOLE // 2}"/>' if tint > _PALE else ""
    mix = f'{faded}<a:lumMod val="{kept}"/><a:lumOff val="{WHOLE - kept}"/>' if tint else ""
    return f'<a:schemeClr val="{slot.value}">{mix}</a:schemeClr>'


def fill_xml(look: Look) -> str:
    """Return the fill of a shape."""
    return f"<a:solidFill>{colour_xml(look.fill, look.tint)}</a:solidFill>" if look.fill else "<a:noFill/>"


def line_xml(look: Look) -> str:
    """Return the outline of a shape, or the line of a connector with its arrow head."""
    if look.line is None:
        return "<a:ln><a:noFill/></a:ln>"
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if look.head else ""
    cap = f' cap="{look.cap}"' if look.cap != "flat" else ""
    return (
        f'<a:ln w="{round(look.weight * EMU_PER_POINT)}"{cap} cmpd="{look.compound}">'
        f"<a:solidFill>{colour_xml(look.line, look.line_tint)}</a:solidFill>"
        f'<a:prstDash val="{look.dash}"/><a:round/>{head}</a:ln>'
    )


def finished(scene: Scene, language: Language, own: str = "") -> Scene:
    """Return a scene ready to paint: each shape named for the selection pane, the group's own words marked.

    Args:
        scene: a decorative shape in it (a tick, a border) has no name yet.
        language: the document's language.
        own: the code of the language of the group's own words where it is another.
    """
    marked = language_of(own).tag if own else ""
    return replace(scene, shapes=tuple(_finished(*each, language, marked) for each in enumerate(scene.shapes, 1)))


def _finished(number: int, shape: Shape, language: Language, own: str) -> Shape:
    if isinstance(shape, Card):
        return _finished_card(shape, language, own)
    kind = "box" if isinstance(shape, Box) else "line"
    named = shape if shape.name else replace(shape, name=language.say(f"drawings.shape.{kind}", number=number))
    if not (own and isinstance(named, Box)):
        return named
    lines = (line._replace(language=own) if line.role == "title" else line for line in named.paragraphs)
    return replace(named, paragraphs=tuple(lines))


def _finished_card(card: Card, language: Language, own: str) -> Card:
    """Return a card whose shapes are named after it, the group's own words marked."""
    lines = tuple(
        line._replace(language=own) if own and line.role == "title" else line for line in card.base.paragraphs
    )
    base = replace(card.base, name=language.say("drawings.card.text", name=card.name), paragraphs=lines)
    marks = (
        replace(mark, name=language.say("drawings.card.mark", name=card.name, number=number))
        for number, mark in enumerate(card.marks, 1)
    )
    return replace(card, base=base, marks=tuple(marks))


def about_xml(tag: str, number: int, name: str, alt: str, *, told: bool = False) -> str:
    """Return the element that names a shape: `tag` is "p:cNvPr", "wps:cNvPr", "wp:docPr".

    A shape without alternative text is marked as decorative, unless it is `told`: by its own text, within a described
    group.
    """
    described = f' descr="{safe(alt)}"' if alt else ""
    return f'<{tag} id="{number}" name="{safe(name)}"{described}>{"" if alt or told else _DECORATIVE}</{tag}>'


def _straight(start: Point, end: Point) -> Geometry:
    frame = Frame(min(start.x, end.x), min(start.y, end.y), abs(end.x - start.x), abs(end.y - start.y))
    return Geometry("straightConnector1", frame, flip_h=end.x < start.x, flip_v=end.y < start.y)


def _bent(way: Sequence[Point], bends: int) -> Geometry:
    """Return a bent connector: presets leave to the right, so one that leaves upright is turned by a quarter."""
    upright = way[0].x == way[1].x
    own = [_as_leaving_right(point, way[0], upright=upright) for point in way]
    flips = [reach < 0 for reach in own[-1]]
    # The preset's own corners: the first turns at a share of the width, the next at a share of the height, and so on.
    turns = [(axis, _towards(own[number][axis], flips[axis])) for number, axis in _turning_axes(bends)]
    size = [_extent(abs(own[-1][axis]), [at for its, at in turns if its == axis]) for axis in (0, 1)]
    adjustments = tuple(round(at * WHOLE / size[axis]) for axis, at in turns)
    frame = _frame(way[0], size, flips, upright=upright)
    rotation = QUARTER_TURN if upright else 0
    return Geometry(f"bentConnector{bends + 1}", frame, flips[0], flips[1], rotation, adjustments)


def _turning_axes(bends: int) -> list[tuple[int, int]]:
    return [(number, (number + 1) % 2) for number in range(1, bends)]


def _towards(value: int, flipped: bool) -> int:  # noqa: FBT001 - one of a pair of signs
    return -value if flipped else value


def _as_leaving_right(point: Point, start: Point, *, upright: bool) -> tuple[int, int]:
    """Return a point seen from the start, turned back by a quarter where the way leaves upright."""
    across, down = point.x - start.x, point.y - start.y
    return (down, -across) if upright else (across, down)


def _extent(apart: int, turns: Sequence[int]) -> int:
    """Return the length of a frame's side in EMU: the ends' distance, or the least that keeps adjustments small."""
    furthest = max((abs(at) for at in turns), default=0)
    return max(apart, -(-furthest * WHOLE // LARGEST_ADJUSTMENT))


def _frame(start: Point, size: Sequence[int], flips: Sequence[bool], *, upright: bool) -> Frame:
    """Return the frame before its rotation, about the same centre as the drawn one."""
    width, height = size
    if not upright:
        return Frame(start.x - width * flips[0], start.y - height * flips[1], width, height)
    left, top = start.x - height * (not flips[1]), start.y - width * flips[0]
    return Frame(left + (height - width) // 2, top + (width - height) // 2, width, height)


def _corners(points: Sequence[Point]) -> list[Point]:
    """Return the two ends and the points where the route bends."""
    apart = [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
    if len(apart) == 1:
        return [apart[0], apart[0]]
    turns = [
        now for last, now, following in zip(apart, apart[1:], apart[2:], strict=False) if _turns(last, now, following)
    ]
    return [apart[0], *turns, apart[-1]]


def _turns(last: Point, now: Point, following: Point) -> bool:
    cross = (now.x - last.x) * (following.y - now.y) - (now.y - last.y) * (following.x - now.x)
    return cross != 0
