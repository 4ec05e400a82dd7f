"""The path of an arrow on its slide: read as it is stored, and stored anew.

An arrow that stood in a choice between programs (`rtdocs.write.powerpoint.markup`) stands free once it is drawn anew:
the line drawn beside it would go another way, and some programs show nothing of a choice.
"""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree

from rtdocs.layout.base.scene import Point as Corner
from rtdocs.merge.deck.routes import Point
from rtdocs.merge.deck.state import A, P, on_slide, place_on_slide, standing
from rtdocs.write.drawingml.drawing import WHOLE, connector_geometry, placed_xml

Leg = tuple[Point, Point]
_TURNS: Final = ("rot", "flipH", "flipV")
_PLACE: Final = f"{P}spPr/{A}xfrm"
_OUTLINE: Final = f"{P}spPr/{A}prstGeom"
_BENT: Final = "bentConnector"


def points_of(arrow: Any) -> tuple[tuple[int, int], ...]:  # noqa: ANN401 - python-pptx has no types
    """Return the points of an arrow in EMU as stored (ECMA-376, a:xfrm: flips, then a turn about the middle)."""
    place = arrow.find(_PLACE)
    x, y, width, height = on_slide(arrow)
    turns = int(place.get("rot", 0)) // 5_400_000 % 4
    flips = [place.get(name) in {"1", "true"} for name in ("flipH", "flipV")]
    corners = []
    for across, down in _own_points(arrow, width, height):
        right, low = (width - across if flips[0] else across), (height - down if flips[1] else down)
        from_middle = (2 * right - width, 2 * low - height)
        for _ in range(turns):
            from_middle = (-from_middle[1], from_middle[0])
        corners.append((x + (width + from_middle[0]) // 2, y + (height + from_middle[1]) // 2))
    return tuple(corners)


def _own_points(arrow: Any, width: int, height: int) -> list[tuple[int, int]]:  # noqa: ANN401 - idem
    """Return the points of a preset connector in its own frame (presetShapeDefinitions.xml of ECMA-376)."""
    outline = arrow.find(_OUTLINE)
    preset = "" if outline is None else outline.get("prst", "")
    bends = int(preset[-1]) - 1 if preset.startswith(_BENT) else 0
    if not bends:
        return [(0, 0), (width, height)]
    stored = [int(each.get("fmla", "val 50000").split()[-1]) for each in outline.iterfind(f"{A}avLst/{A}gd")]
    shares = [*stored, *[WHOLE // 2] * bends][: bends - 1]
    points, size = [(0, 0)], (width, height)
    for number in range(bends):  # corners turn at a share of the width, then of the height, the last one at the end
        axis = number % 2
        share = shares[number] if number < bends - 1 else WHOLE
        at = [*points[-1]]
        at[axis] = size[axis] * share // WHOLE
        points.append((at[0], at[1]))
    return [*points, (width, height)]


def draw(arrow: Any, points: Sequence[Point]) -> None:  # noqa: ANN401 - idem
    """Draw an arrow anew along points on the slide, in EMU."""
    way = [Corner(*each) for each in points]
    _put(arrow, etree.fromstring(_in_space(placed_xml(connector_geometry(way)))))
    if (there := standing(arrow)) is not arrow:
        there.getparent().replace(there, arrow)


def take_route(arrow: Any, ours: Any) -> None:  # noqa: ANN401 - idem
    """Draw an arrow along the route of another."""
    draw(arrow, points_of(ours))


def _put(arrow: Any, drawn: Any) -> None:  # noqa: ANN401 - idem
    """Give an arrow the place and the outline of a drawn one."""
    place, fresh = arrow.find(_PLACE), drawn.find(f"{A}xfrm")
    for name in _TURNS:
        place.attrib.pop(name, None)
        if fresh.get(name):
            place.set(name, fresh.get(name))
    before = arrow.find(_OUTLINE)
    before.getparent().replace(before, drawn.find(f"{A}prstGeom"))
    off, ext = fresh.find(f"{A}off"), fresh.find(f"{A}ext")
    place_on_slide(arrow, (int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))))


def _in_space(markup: str) -> str:
    return f'<x xmlns:a="{A[1:-1]}">{markup}</x>'
