"""The arrows of a merged slide: each stays connected to its shapes.

A box that a person moved stays where it is: a box of ours that it would overlap gives way, up or down, so that the box
of ours keeps its column. An arrow whose end is elsewhere than in ours is routed anew, and so is an arrow that would run
through a box that a person moved; without another route it runs behind the box. All other arrows stay as drawn.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from rtdocs.merge.deck.badges import arrow_of, follow
from rtdocs.merge.deck.paths import Leg, draw, points_of
from rtdocs.merge.deck.routes import End, Rectangle, Way, best
from rtdocs.merge.deck.state import A, P, frame_of, on_slide, place_on_slide, walk

_ENDS: Final = ("stCxn", "endCxn")
_SITES: Final = {
    4: ((1, 0), (0, 1), (1, 2), (2, 1)),
    8: ((1, 0), (0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0)),
}
"""Where sites lie, in halves of width and height: the four of a rectangle, the eight of an ellipse, whose corners are
near enough for a dot (presetShapeDefinitions.xml of ECMA-376)."""
_NEAR: Final = 25_400  # EMU, two points: the tolerance of an end
_STEP: Final = 31_750  # EMU by which a box gives way at a time
_CARDS: Final = ("ev-", "ef-")
"""How the ids of the boxes begin that no arrow may run through."""


def glue(theirs: Any, ours: Any) -> None:  # noqa: ANN401 - python-pptx has no types
    """Connect each arrow that came from ours to the shapes of their slide, and route it anew where it needs to be."""
    names = {_number(shape): id_ for id_, shape, _ in walk(ours)}
    here, there = ({id_: shape for id_, shape, _ in walk(tree)} for tree in (ours, theirs))
    boxes = {id_: _frame(shape) for id_, shape in there.items() if _is_card(id_) and frame_of(shape)}
    moved = {id_ for id_, frame in boxes.items() if id_ in here and not _is_at(frame, _frame(here[id_]))}
    for id_ in [id_ for id_ in boxes if id_ in here and id_ not in moved]:
        _give_way(there[id_], id_, boxes, moved)
    obstacles = [boxes[id_] for id_ in moved]
    numbered = {_number(shape): shape for shape in there.values()}
    lost: dict[str, tuple[tuple[int, ...], list[Any]]] = {}
    for id_, arrow in there.items():
        if arrow.tag == f"{P}cxnSp" and id_ in here and not _is_as_they_put_it(arrow, here[id_], numbered):
            sites = _sites(arrow) if not _is_at(_frame(arrow), _frame(here[id_])) else ()
            held = [_glued(arrow, end, here[id_], names, there) for end in _ENDS]
            if held[0] is not None and held[1] is not None and _is_lost(arrow, held, obstacles):
                lost[id_] = sites, held
    frames = list(boxes.values())
    turned = {id_ for turn in _turns(there, lost) for id_ in _turn_anew(turn, there, frames)}
    for id_ in [id_ for id_ in lost if id_ not in turned]:
        sites, held = lost[id_]
        _redraw(there[id_], _way(held, sites, frames, _strangers([there[id_]], there)))
    for name in sorted({arrow_of(id_) for id_ in (*lost, *turned)}):
        follow(name, there, here, frames)
    lines = [points_of(arrow) for arrow in there.values() if arrow.tag == f"{P}cxnSp"]
    for id_ in sorted(moved):
        if any(boxes[id_].is_run_through(*leg) for points in lines for leg in pairwise(points)):
            theirs.append(_outermost(there[id_]))


def _sites(arrow: Any) -> tuple[int, ...]:  # noqa: ANN401 - idem
    """Return the numbers of the sites at an arrow's ends; none where an end is free."""
    held = [arrow.find(_path(end)) for end in _ENDS]
    return tuple(int(each.get("idx")) for each in held) if None not in held else ()


def _strangers(lines: Sequence[Any], shapes: Mapping[str, Any]) -> list[Leg]:
    """Return the legs of the other arrows that neither leave nor reach the same: it would be read as part of theirs."""
    ends = {end for line in lines for end in _held(line)}
    others = (each for each in shapes.values() if each.tag == f"{P}cxnSp" and each not in lines)
    return [leg for other in others if not ends & _held(other) for leg in pairwise(points_of(other))]


class _Turn(NamedTuple):
    """A joint at which one arrow turns and no other line ends: the ids of the line to it and of the line from it."""

    joint: Any
    first: str
    second: str


def _turns(shapes: Mapping[str, Any], lost: Collection[str]) -> list[_Turn]:
    """Return the turns of the arrows of which a line is lost."""
    at: dict[str, list[tuple[str, str]]] = {}
    for id_, shape in shapes.items():
        for end, number in _held(shape) if shape.tag == f"{P}cxnSp" else ():
            at.setdefault(number, []).append((end, id_))
    found = []
    for shape in shapes.values():
        lines = dict(at.get(_number(shape), ()))
        if _is_round(shape) and len(at.get(_number(shape), ())) == len(lines) == len(_ENDS):
            second, first = (lines[end] for end in _ENDS)
            if arrow_of(first) == arrow_of(second) and {first, second} & {*lost}:
                found.append(_Turn(shape, first, second))
    return found


def _turn_anew(turn: _Turn, shapes: Mapping[str, Any], boxes: list[Rectangle]) -> tuple[str, ...]:
    """Route an arrow anew from its first end to its last, and put its joint where it turns; return what was drawn."""
    lines = [shapes[turn.first], shapes[turn.second]]
    numbered = {_number(shape): shape for shape in shapes.values()}
    ends = [lines[0].find(_path("stCxn")), lines[1].find(_path("endCxn"))]
    held = [None if end is None else numbered.get(end.get("id")) for end in ends]
    if None in held:
        return ()
    way = best(_end(held[0]), _end(held[1]), boxes, _strangers(lines, shapes))
    start, *corners, end = way.points
    corner = corners[-1] if corners else ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    _, _, width, height = on_slide(turn.joint)
    place_on_slide(turn.joint, (corner[0] - width // 2, corner[1] - height // 2, width, height))
    _redraw(lines[0], Way((start, *corners[:-1], corner), way.start, -1))
    _redraw(lines[1], Way((corner, end), -1, way.end))
    return turn.first, turn.second


def _held(arrow: Any) -> set[tuple[str, str]]:  # noqa: ANN401 - idem
    """Return the ends of an arrow with the numbers of their shapes."""
    return {(end, held.get("id")) for end in _ENDS if (held := arrow.find(_path(end))) is not None}


def _way(held: Sequence[Any], sites: tuple[int, ...], boxes: list[Rectangle], lines: list[Leg]) -> Way:
    """Return the best route between two shapes: by the sites that people chose, where no box stands in that way."""
    one, other = map(_end, held)
    if sites and not (one.is_joint or other.is_joint):
        chosen = best(one._replace(site=sites[0]), other._replace(site=sites[1]), boxes, lines)
        if not chosen.crossed(boxes):
            return chosen
    return best(one, other, boxes, lines)


def _is_as_they_put_it(arrow: Any, mine: Any, shapes: Mapping[str, Any]) -> bool:  # noqa: ANN401 - idem
    """Tell whether people, or their program when they moved a box, gave an arrow a path that still fits its shapes."""
    if _is_at(_frame(arrow), _frame(mine)):
        return False
    points = points_of(arrow)
    for end, point in zip(_ENDS, (points[0], points[-1]), strict=True):
        held = arrow.find(_path(end))
        shape = None if held is None else shapes.get(held.get("id"))
        site = None if shape is None else _site(shape, int(held.get("idx")))
        if site is None or not _is_near(point, site):
            return False
    return True


def _outermost(shape: Any) -> Any:  # noqa: ANN401 - idem
    """Return the shape, or the outermost group that holds it."""
    return next(iter([*shape.iterancestors(f"{P}grpSp")][::-1]), shape)


def _give_way(shape: Any, id_: str, boxes: dict[str, Rectangle], moved: set[str]) -> None:  # noqa: ANN401 - idem
    """Move a box of ours off the boxes that people moved, to the nearest free place above or below, if there is one."""
    frame = boxes[id_]
    if not any(frame.overlaps(boxes[other]) for other in moved):
        return
    others = [box for other, box in boxes.items() if other != id_]
    highest, lowest = min(box.top for box in boxes.values()), max(box.bottom for box in boxes.values())
    steps = [way for distance in range(_STEP, lowest - highest, _STEP) for way in (distance, -distance)]
    for room, down in [(room, down) for room in (_STEP, 0) for down in steps]:
        place = frame._replace(top=frame.top + down, bottom=frame.bottom + down)
        is_within = highest <= place.top and place.bottom <= lowest
        if is_within and not any(place.overlaps(box.grown(room)) for box in others):
            x, y, width, height = on_slide(shape)
            place_on_slide(shape, (x, y + down, width, height))
            boxes[id_] = place
            return


def _is_card(id_: str) -> bool:
    return id_.startswith(_CARDS) and "/" not in id_


def _is_lost(arrow: Any, held: list[Any], moved: list[Rectangle]) -> bool:  # noqa: ANN401 - idem
    """Tell whether an arrow ends away from its shapes' sites, or runs through a box that a person moved."""
    points = points_of(arrow)
    sites = [_site(shape, int(arrow.find(_path(end)).get("idx"))) for shape, end in zip(held, _ENDS, strict=True)]
    for point, site in zip((points[0], points[-1]), sites, strict=True):
        if site is not None and not _is_near(point, site):
            return True
    return any(box.is_run_through(*leg) for box in moved for leg in pairwise(points))


def _number(shape: Any) -> str:  # noqa: ANN401 - idem
    return str(shape.find(f"./*/{P}cNvPr").get("id"))


def _path(end: str) -> str:
    return f"./*/{P}cNvCxnSpPr/{A}{end}"


def _glued(
    arrow: Any,  # noqa: ANN401 - idem
    end: str,
    mine: Any,  # noqa: ANN401 - idem
    names: Mapping[str, str],
    there: Mapping[str, Any],
) -> Any:  # noqa: ANN401 - idem
    """Connect an arrow's end to its shape, and return the shape; where the shape is gone, disconnect the end."""
    held, wanted = arrow.find(_path(end)), mine.find(_path(end))
    if held is None or wanted is None:
        return None
    shape = there.get(names.get(wanted.get("id"), ""))
    if shape is None:
        held.getparent().remove(held)
        return None
    held.set("id", _number(shape))
    held.set("idx", wanted.get("idx"))
    return shape


def _end(shape: Any) -> End:  # noqa: ANN401 - idem
    return End(_frame(shape), _is_round(shape))


def _is_round(shape: Any) -> bool:  # noqa: ANN401 - idem
    return shape.find(f"{P}spPr/{A}prstGeom[@prst='ellipse']") is not None


def _frame(shape: Any) -> Rectangle:  # noqa: ANN401 - idem
    x, y, width, height = on_slide(shape)
    return Rectangle(x, y, x + width, y + height)


def _is_at(one: Rectangle, other: Rectangle) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _site(shape: Any, index: int) -> tuple[int, int] | None:  # noqa: ANN401 - idem
    x, y, width, height = on_slide(shape)
    sites = _SITES[8 if _is_round(shape) else 4]
    if index >= len(sites):
        return None
    across, down = sites[index]
    return x + across * width // 2, y + down * height // 2


def _redraw(arrow: Any, way: Way) -> None:  # noqa: ANN401 - idem
    """Draw an arrow along a route, and connect it to the sites of that route."""
    for name, site in zip(_ENDS, (way.start, way.end), strict=True):
        if site >= 0:
            arrow.find(_path(name)).set("idx", str(site))
    draw(arrow, way.points)


def _is_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR
