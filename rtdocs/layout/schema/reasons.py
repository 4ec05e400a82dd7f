"""Labels of reasons: numbers on their arrow, else beside it, else tied to it by a line (greedy label placement)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Point, Stroke
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.layout.schema.network import LinePiece

POINT = EMU_PER_POINT

_ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)  # places of a label along a segment, as shares of its length
_FREE_ENDS = 18 * POINT  # the part of a segment that must stay visible beside a label on it
_BESIDE = POINT
_BESIDE_HEAD = 4 * POINT  # from an upright arrow: most are so short that their heads stand there too
_CLEAR = 3 * POINT
_SAMPLES = 8  # points of a tie at which it is tested for obstacles


def _around(step: int, reach: int) -> list[tuple[int, int]]:
    """Return offsets across and down from an arrow, in EMU: every `step` points up to `reach`, the nearest first."""
    steps = [at * step * POINT for at in range(-(reach // step), reach // step + 1)]
    return sorted(((across, down) for across in steps for down in steps), key=lambda by: (abs(by[0]) + abs(by[1]), by))


# Places of a tied label: close by on a coarse grid, then between narrow lines, then far away.
_AROUND = [*_around(9, 63), *_around(3, 30), *_around(18, 216)]


class Numbered(NamedTuple):
    """An arrow with a reason: its id, the name of its label, and the number, or several."""

    id: str
    name: str
    number: str


@dataclass
class Labels:
    """The labels of reasons on a page, placed one after the other.

    Attributes:
        taken: obstacles that no label may overlap: boxes, names, labels.
        lines: every segment drawn, with the arrows it belongs to.
        bounds: the frame that all labels stay inside.
        size: of the letters, in points.
    """

    taken: list[Frame]
    lines: Sequence[tuple[Point, Point, tuple[int, ...]]]
    bounds: Frame
    size: float
    shapes: list[Box | Stroke] = field(default_factory=list)
    tied: int = 0

    def put(self, at: int, arrow: Numbered) -> None:
        """Place the label of the arrow `at`."""
        own = [(one, other) for one, other, arrows in self.lines if arrows == (at,)] or [
            (one, other) for one, other, arrows in self.lines if at in arrows
        ]
        wide, high = _size(arrow.number, self.size)
        for frame in _near(own, wide, high):
            if self._is_free(frame, at):
                self._add(arrow, frame)
                return
        for frame, foot in _far(own, wide, high):
            if self._is_free(frame, -1) and not self._is_blocked(frame, foot):
                self._tie(arrow, frame, foot)
                return
        one, other = max(own, key=lambda ends: abs(ends[1].x - ends[0].x) + abs(ends[1].y - ends[0].y))
        self.tied += 1
        self._add(arrow, _centred(Point((one.x + other.x) // 2, (one.y + other.y) // 2), wide, high))

    def _is_free(self, frame: Frame, own: int) -> bool:
        bounds = self.bounds
        if frame.x < bounds.x or frame.y < bounds.y or frame.right > bounds.right or frame.bottom > bounds.bottom:
            return False
        if any(_meet(frame, other, 0) for other in self.taken):
            return False
        return not any(_meet(frame, _hull(one, other), _CLEAR) for one, other, arrows in self.lines if arrows != (own,))

    def _is_blocked(self, frame: Frame, foot: Point) -> bool:
        """Return whether an obstacle stands between a label and its arrow."""
        start = _rim(frame, foot)
        steps = [_on(start, foot, at / _SAMPLES) for at in range(_SAMPLES + 1)]
        return any(_meet(Frame(step.x, step.y, 0, 0), other, 0) for step in steps for other in self.taken)

    def _add(self, arrow: Numbered, frame: Frame) -> None:
        self.taken.append(frame)
        line = (Paragraph(arrow.number, "badge"),)
        style = f"reason/{self.size:g}"
        self.shapes.append(
            Box(id=f"reason-{arrow.id}", frame=frame, style=style, paragraphs=line, name=arrow.name, alt=arrow.name)
        )

    def _tie(self, arrow: Numbered, frame: Frame, foot: Point) -> None:
        self.tied += 1
        self._add(arrow, frame)
        start = _rim(frame, foot)
        self.shapes.append(
            Stroke(id=f"tie-{arrow.id}", start=start, end=foot, style="reason-tie", name=f"{arrow.name} –")
        )


def stretches(pieces: Iterable[LinePiece]) -> list[tuple[Point, Point, tuple[int, ...]]]:
    """Return every segment of lines, with the arrows it belongs to."""
    return [(one, other, piece.arrows) for piece in pieces for one, other in pairwise(piece.points)]


def _size(number: str, size: float) -> tuple[int, int]:
    wide = natural_width(Paragraph(number, "badge"), f"reason/{size:g}")
    high = height(1, size)
    return wide + wide % 2, high + high % 2


def _near(own: Sequence[tuple[Point, Point]], wide: int, high: int) -> Iterator[Frame]:
    """Yield the places of a label on an arrow's own segments, the longest first, then those beside them."""
    ordered = sorted(own, key=lambda ends: -(abs(ends[1].x - ends[0].x) + abs(ends[1].y - ends[0].y)))
    for one, other in ordered:
        level = one.y == other.y
        length = abs(other.x - one.x) if level else abs(other.y - one.y)
        if length >= (wide if level else high) + _FREE_ENDS:
            yield from (_centred(_on(one, other, share), wide, high) for share in _ALONG)
    for (one, other), share in product(ordered, _ALONG):
        x, y = _on(one, other, share)
        if one.y == other.y:
            yield Frame(x - wide // 2, y - high - _BESIDE, wide, high)
            yield Frame(x - wide // 2, y + _BESIDE, wide, high)
        else:
            yield Frame(x + _BESIDE_HEAD, y - high // 2, wide, high)
            yield Frame(x - wide - _BESIDE_HEAD, y - high // 2, wide, high)


def _far(own: Sequence[tuple[Point, Point]], wide: int, high: int) -> Iterator[tuple[Frame, Point]]:
    """Yield the places of a label further from its arrow, nearest first, with the points that tie them to it."""
    for (across, down), (one, other), share in product(_AROUND, own, _ALONG):
        foot = _on(one, other, share)
        yield _centred(Point(foot.x + across, foot.y + down), wide, high), foot


def _on(one: Point, other: Point, share: float) -> Point:
    return Point(round(one.x + (other.x - one.x) * share), round(one.y + (other.y - one.y) * share))


def _centred(middle: Point, wide: int, high: int) -> Frame:
    return Frame(middle.x - wide // 2, middle.y - high // 2, wide, high)


def _hull(one: Point, other: Point) -> Frame:
    left, top = min(one.x, other.x), min(one.y, other.y)
    return Frame(left, top, abs(one.x - other.x), abs(one.y - other.y))


def _rim(frame: Frame, foot: Point) -> Point:
    """Return the point of a frame that is nearest to another point."""
    return Point(min(max(foot.x, frame.x), frame.right), min(max(foot.y, frame.y), frame.bottom))


def _meet(one: Frame, other: Frame, by: int) -> bool:
    """Return whether two frames come nearer than `by` EMU to each other."""
    return (
        one.x - by < other.right
        and other.x < one.right + by
        and one.y - by < other.bottom
        and other.y < one.bottom + by
    )
