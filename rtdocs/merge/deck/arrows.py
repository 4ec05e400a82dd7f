"""Arrows after a merge: each holds on to the shapes it held on to, and one whose end a person moved is drawn anew."""

from collections.abc import Mapping
from typing import Any, Final

from rtdocs.merge.deck.state import A, P, frame_of, walk

_ENDS: Final = ("stCxn", "endCxn")
_SITES: Final = {
    4: ((1, 0), (0, 1), (1, 2), (2, 1)),
    8: ((1, 0), (0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0)),
}
"""Where sites lie, in halves of width and height: the four of a rectangle, the eight of an ellipse, whose corners are
near enough for a dot (presetShapeDefinitions.xml of ECMA-376)."""
_NEAR: Final = 25_400  # EMU, two points: what an end may be off


def glue(theirs: Any, ours: Any) -> None:  # noqa: ANN401 - python-pptx has no types
    """Let each arrow that came from ours hold on to the shapes of their slide, and end where they stand."""
    names = {_number(shape): id_ for id_, shape, _ in walk(ours)}
    here, there = ({id_: shape for id_, shape, _ in walk(tree)} for tree in (ours, theirs))
    for id_, arrow in there.items():
        if arrow.tag != f"{P}cxnSp" or id_ not in here:
            continue
        ends = [_glued(arrow, end, here[id_], names, there) for end in _ENDS]
        if ends[0] and ends[1]:
            _draw(arrow, ends[0], ends[1])


def _number(shape: Any) -> str:  # noqa: ANN401 - idem
    return str(shape.find(f"./*/{P}cNvPr").get("id"))


def _glued(
    arrow: Any,  # noqa: ANN401 - idem
    end: str,
    mine: Any,  # noqa: ANN401 - idem
    names: Mapping[str, str],
    there: Mapping[str, Any],
) -> tuple[int, int] | None:
    """Name the shape that an end holds on to, and return the place of its site; the end is let go where it is gone."""
    path = f"./*/{P}cNvCxnSpPr/{A}{end}"
    held, wanted = arrow.find(path), mine.find(path)
    if held is None or wanted is None:
        return None
    shape = there.get(names.get(wanted.get("id"), ""))
    if shape is None:
        held.getparent().remove(held)
        return None
    held.set("id", _number(shape))
    held.set("idx", wanted.get("idx"))
    return _site(shape, int(wanted.get("idx")))


def _site(shape: Any, index: int) -> tuple[int, int] | None:  # noqa: ANN401 - idem
    x, y, width, height = _on_slide(shape)
    sites = _SITES[8 if shape.find(f"{P}spPr/{A}prstGeom[@prst='ellipse']") is not None else 4]
    if index >= len(sites):
        return None
    across, down = sites[index]
    return x + across * width // 2, y + down * height // 2


def _on_slide(shape: Any) -> tuple[int, int, int, int]:  # noqa: ANN401 - idem
    """Return a shape's frame on the slide, through the groups that it stands in."""
    x, y, width, height = frame_of(shape) or (0, 0, 0, 0)
    group = shape.getparent()
    while group.tag == f"{P}grpSp":
        outer, inner = frame_of(group), frame_of(group, inner=True)
        if outer and inner and inner[2] and inner[3]:
            x, width = outer[0] + (x - inner[0]) * outer[2] // inner[2], width * outer[2] // inner[2]
            y, height = outer[1] + (y - inner[1]) * outer[3] // inner[3], height * outer[3] // inner[3]
        group = group.getparent()
    return x, y, width, height


def _draw(arrow: Any, start: tuple[int, int], end: tuple[int, int]) -> None:  # noqa: ANN401 - idem
    """Draw an arrow between two places, straight, unless it ends there already."""
    if all(_is_near(one, other) for one, other in zip(_drawn(arrow), (start, end), strict=True)):
        return
    properties = arrow.find(f"{P}spPr")
    place = properties.find(f"{A}xfrm")
    for name in ("rot", "flipH", "flipV"):
        place.attrib.pop(name, None)
    if end[0] < start[0]:
        place.set("flipH", "1")
    if end[1] < start[1]:
        place.set("flipV", "1")
    for name, values in (
        ("off", {"x": min(start[0], end[0]), "y": min(start[1], end[1])}),
        ("ext", {"cx": abs(start[0] - end[0]), "cy": abs(start[1] - end[1])}),
    ):
        place.find(f"{A}{name}").attrib.update({key: str(value) for key, value in values.items()})
    geometry = properties.find(f"{A}prstGeom")
    geometry.set("prst", "straightConnector1")
    for values in geometry.findall(f"{A}avLst/*"):
        values.getparent().remove(values)


def _drawn(arrow: Any) -> tuple[tuple[int, int], tuple[int, int]]:  # noqa: ANN401 - idem
    """Return where an arrow begins and ends as it is stored (ECMA-376, a:xfrm: flips, then a turn round the middle)."""
    place = arrow.find(f"{P}spPr/{A}xfrm")
    x, y, width, height = frame_of(arrow)
    turns = int(place.get("rot", 0)) // 5_400_000 % 4
    corners = []
    for across, down in ((0, 0), (1, 1)):
        right, low = across ^ (place.get("flipH") in {"1", "true"}), down ^ (place.get("flipV") in {"1", "true"})
        from_middle = (width * (2 * right - 1), height * (2 * low - 1))
        for _ in range(turns):
            from_middle = (-from_middle[1], from_middle[0])
        corners.append((x + (width + from_middle[0]) // 2, y + (height + from_middle[1]) // 2))
    return corners[0], corners[1]


def _is_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR
