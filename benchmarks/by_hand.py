"""The chain of `samples/marche-solidaire` drawn by hand, as well as its maker could, in the frame of a slide.

Seven columns of cards of 94 points; boxes and corners in points. Titles are those that a person would shorten.
"""

from geometry import Drawing, Point

from rtdocs.layout.base.content import piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Connector, Frame, Scene, Site
from rtdocs.layout.base.scene import Point as Corner
from rtdocs.layout.schema import boxes, sheets
from rtdocs.plan.content.graph import Graph

_WIDE, _PITCH, _LEFT = 94, 114, 22
_EFFECTS, _EFFECT_WIDE = 846, 100
_ROWS = {"F1": (100, 176), "r1": (226, 306), "r2": (318, 398), "r3": (414, 494)}
_CELLS = {
    1: (1, "F1"),
    2: (2, "F1"),
    3: (2, "r1"),
    4: (3, "r1"),
    5: (3, "r2"),
    6: (4, "r1"),
    7: (5, "r1"),
    8: (5, "F1"),
    9: (6, "r2"),
    10: (6, "r1"),
    11: (7, "F1"),
    12: (7, "r1"),
    13: (7, "r2"),
    14: (7, "r3"),
}
LETTERS = 10.0
_TO_A, _TO_B = 812, 824  # where the lines to each effect run upright
_CHANNEL = 406  # the level of the line to effect A


def _left(column: int) -> int:
    return _LEFT + _PITCH * (column - 1)


BOXES: dict[str, tuple[float, float, float, float]] = {
    f"event-{number}": (_left(column), _ROWS[row][0], _left(column) + _WIDE, _ROWS[row][1])
    for number, (column, row) in _CELLS.items()
} | {
    "effect-A": (_EFFECTS, 362, _EFFECTS + _EFFECT_WIDE, 450),
    "effect-B": (_EFFECTS, 226, _EFFECTS + _EFFECT_WIDE, 306),
}


def _middle(box: str) -> Point:
    left, top, right, bottom = BOXES[box]
    return (left + right) / 2, (top + bottom) / 2


def _across(source: str, target: str, *xs: float, level: float = 0) -> list[Point]:
    """Return a way from a right side to a left side: level, upright at each x, then level to the target's middle."""
    y, end = _middle(source)[1], level or _middle(target)[1]
    corners = [point for x in xs for point in ((x, y), (x, end))]
    return [(BOXES[source][2], y), *corners, (BOXES[target][0], end)]


def _upright(source: str, target: str) -> list[Point]:
    x = _middle(source)[0]
    down = BOXES[source][1] < BOXES[target][1]
    return [(x, BOXES[source][3 if down else 1]), (x, BOXES[target][1 if down else 3])]


def _turned(source: str, target: str) -> list[Point]:
    """Return a way from a right side to the top or the bottom of a box further right."""
    y, x = _middle(source)[1], _middle(target)[0]
    return [(BOXES[source][2], y), (x, y), (x, BOXES[target][1 if y < BOXES[target][1] else 3])]


def _rising(source: str, target: str) -> list[Point]:
    """Return a way from a top up to the level of a box further right."""
    x, y = _middle(source)[0], _middle(target)[1]
    return [(x, BOXES[source][1]), (x, y), (BOXES[target][0], y)]


def _event(number: int) -> str:
    return f"event-{number}"


_LEVEL = ((1, 2), (3, 4), (4, 6), (6, 7))
_UPRIGHT = ((2, 3), (4, 5), (7, 8), (9, 10), (11, 12))

WAYS: dict[tuple[str, str], list[Point]] = {
    **{(_event(one), _event(other)): _across(_event(one), _event(other)) for one, other in _LEVEL},
    **{(_event(one), _event(other)): _upright(_event(one), _event(other)) for one, other in _UPRIGHT},
    (_event(2), _event(4)): _turned(_event(2), _event(4)),
    (_event(5), _event(6)): _turned(_event(5), _event(6)),
    (_event(10), _event(11)): _rising(_event(10), _event(11)),
    (_event(6), "effect-A"): _across(_event(6), "effect-A", 468, level=_CHANNEL),
    (_event(7), "effect-A"): [(_middle(_event(7))[0], 306), (_middle(_event(7))[0], _CHANNEL), (_EFFECTS, _CHANNEL)],
    (_event(8), "effect-A"): _across(_event(8), "effect-A", 582, level=_CHANNEL),
    (_event(12), "effect-A"): _across(_event(12), "effect-A", _TO_A, level=_CHANNEL),
    (_event(14), "effect-A"): _across(_event(14), "effect-A", _TO_A, level=_CHANNEL),
    (_event(12), "effect-B"): _across(_event(12), "effect-B"),
    (_event(13), "effect-B"): _across(_event(13), "effect-B", _TO_B),
}

DRAWING = Drawing(BOXES, WAYS, (960, 540))


def scene(graph: Graph) -> Scene:
    """Return the drawing painted as rtdocs paints its own: the same cards, lines in the same colours, no lanes."""
    pieces = {node.id: piece(sheets.shortened(node), "") for node in graph.nodes}
    cards = [
        boxes.shape(pieces[key], Frame(*_emu(left, top, right - left, bottom - top)), LETTERS)
        for key, (left, top, right, bottom) in BOXES.items()
    ]
    lines = [
        Connector(
            id=f"{source}-{target}",
            start=(source, Site.RIGHT),
            end=(target, Site.LEFT),
            points=tuple(Corner(*_emu(*corner)) for corner in way),
            style="edge-effect" if target.startswith("effect") else "edge-claimed",
        )
        for (source, target), way in WAYS.items()
    ]
    return Scene(width=_emu(960)[0], height=_emu(540)[0], shapes=(*lines, *cards))


def _emu(*points: float) -> tuple[int, ...]:
    return tuple(round(each * EMU_PER_POINT) for each in points)
