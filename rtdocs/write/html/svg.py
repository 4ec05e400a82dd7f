"""The painter of a scene as SVG: a picture for previews and for web pages, with the same looks as the slides."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from rtdocs.layout.base.look import Letters, Look, Slot, margins
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import (
    EMU_PER_POINT,
    Box,
    Card,
    Connector,
    Frame,
    Junction,
    Point,
    Scene,
    Shape,
    Stroke,
    extremes,
)
from rtdocs.layout.base.text_boxes import lines_of, text_width
from rtdocs.layout.base.text_metrics import height, is_measured, measured_in, width
from rtdocs.layout.base.typefaces import OURS
from rtdocs.write.drawingml.drawing import safe
from rtdocs.write.drawingml.palette import shade, variable

FONTS = "Calibri, Carlito, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"

_ANCHORS = {"l": "start", "ctr": "middle", "r": "end"}
# The dashes of DrawingML, in widths of the line.
_DASHES = {"solid": "", "dash": "4 3", "sysDash": "3 1", "sysDot": "1 1.5"}
# The points of a route of two bends, which a curved line rounds.
_CURVED = 4
# The baseline of letters, as a share of their line's height.
_BASELINE = 0.78
# Drawings that are kept: those of a long story, asked for at each save of its workbook, of which most stay the same.
_KEPT = 400
# The margin around the shapes: half of the thickest line, and a little air.
_AROUND = 6 * EMU_PER_POINT


def paint(scene: Scene) -> str:
    """Return a scene as an SVG document; one unit is a point."""
    wide, high = _points(scene.width), _points(scene.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {high}" width="{wide}pt" '
        f'height="{high}pt" font-family="{FONTS}"><title>{safe(scene.alt)}</title>\n{_Painter(shade).shapes(scene)}\n'
        "</svg>\n"
    )


@lru_cache(_KEPT)
def embed(scene: Scene, name: str, font: str = OURS) -> str:
    """Return a scene as an element of a page: cropped to its shapes, its colours variables of `palette`.

    The page sets its width, and its font where that is ours; no style stands in the element, which a strict page would
    refuse.
    """
    left, top, wide, high = (_points(side) for side in _extent(scene))
    with measured_in(font):
        shapes = _Painter(variable).shapes(scene)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{safe(name)}" '
        f'viewBox="{left} {top} {wide} {high}"{_lettered(font)}>\n{shapes}\n</svg>'
    )


def _lettered(font: str) -> str:
    """Return the attribute for letters of another font than ours, before those that stand in for it."""
    name = re.sub(r"[^\w -]", "", font)
    return f' font-family="{safe(name)}, {FONTS}"' if name and name != OURS else ""


def natural_width(scene: Scene) -> float:
    """Return the width of a scene as `embed` crops it, in points."""
    return _points(_extent(scene).width)


def _extent(scene: Scene) -> Frame:
    """Return the least frame that holds all shapes and a little air around them."""
    across, down = zip(*(point for shape in scene.shapes for point in extremes(shape)), strict=True)
    left, top = min(across) - _AROUND, min(down) - _AROUND
    return Frame(left, top, max(across) + _AROUND - left, max(down) + _AROUND - top)


@dataclass(frozen=True, slots=True)
class _Painter:
    """A painter with one kind of colours: `ink` makes a colour of a slot and a tint."""

    ink: Callable[[Slot | None, float], str]

    def shapes(self, scene: Scene) -> str:
        return "\n".join(self._shape(shape) for shape in scene.shapes)

    def _shape(self, shape: Shape) -> str:
        title = f"<title>{safe(shape.alt)}</title>" if shape.alt else ""
        if isinstance(shape, Card):
            parts = "".join(self._drawn(part, look(part.style)) for part in shape.parts)
            return f'<g data-id="{safe(shape.id)}">{title}{parts}</g>'
        return f'<g data-id="{safe(shape.id)}">{title}{self._drawn(shape, look(shape.style))}</g>'

    def _drawn(self, shape: Box | Connector | Stroke | Junction, style: Look) -> str:
        match shape:
            case Box():
                return self._outline(shape.frame, style) + "".join(self._lines(shape, style))
            case Junction():
                return self._outline(shape.frame, style)
            case Connector():
                return self._way(shape.points, style)
            case Stroke():
                return self._way((shape.start, shape.end), style)
            case _:
                assert_never(shape)

    def _outline(self, frame: Frame, style: Look) -> str:
        """Return a box; a double line is a line with a thinner one of the fill's colour inside."""
        if style.fill is None and style.line is None:
            return ""
        way = f'd="{_path(frame, style)}"'
        fill = self.ink(style.fill, style.tint)
        inner = f'<path {way} fill="none" stroke="{fill}" stroke-width="{style.weight / 3}"/>'
        return f'<path {way} fill="{fill}"{self._stroke(style)}/>' + inner * (style.compound == "dbl")

    def _way(self, points: tuple[Point, ...], style: Look) -> str:
        corners = [f"{_points(x)},{_points(y)}" for x, y in points]
        if style.curved and len(corners) == _CURVED:
            line = f'<path d="M{corners[0]} C{" ".join(corners[1:])}" fill="none"{self._stroke(style)}/>'
        else:
            line = f'<polyline points="{" ".join(corners)}" fill="none"{self._stroke(style)}/>'
        return line + (self._head(points[-2], points[-1], style) if style.head else "")

    def _head(self, last: Point, end: Point, style: Look) -> str:
        return f'<polygon points="{_triangle(last, end, 3 * style.weight)}" fill="{self.ink(style.line, 0)}"/>'

    def _lines(self, box: Box, style: Look) -> Iterator[str]:
        frame = box.frame
        short_side = min(frame.width, frame.height)
        sides = margins(style, short_side)
        room = text_width(style, frame.width, short_side)
        rows = [
            (text, line, style.role(line.role), round(style.role(line.role).above * EMU_PER_POINT) * (not at))
            for line in box.paragraphs
            for at, text in enumerate(lines_of(line, style, room))
        ]
        high = sum(_step(letters) + above for _, _, letters, above in rows)
        free = frame.height - sides.top - sides.bottom - high
        top = frame.y + sides.top + {"t": 0, "ctr": free // 2, "b": free}[style.anchor]
        left, right = frame.x + sides.left, frame.right - sides.right
        for text, line, letters, above in rows:
            step = _step(letters)
            top += above
            ends = (left + line.left, right - line.right)
            x = {"l": ends[0], "ctr": sum(ends) // 2, "r": ends[1]}[style.align]
            yield self._letters(text, letters, Point(x, top + round(step * _BASELINE)), _ANCHORS[style.align])
            top += step

    def _letters(self, text: str, letters: Letters, at: Point, anchor: str) -> str:
        bold = ' font-weight="bold"' if letters.bold else ""
        place = f'x="{_points(at.x)}" y="{_points(at.y)}" text-anchor="{anchor}"{_exactly(text, letters)}'
        fill = self.ink(letters.colour, 0)
        return f'<text {place} font-size="{letters.size}"{bold} fill="{fill}">{safe(text)}</text>'

    def _stroke(self, style: Look) -> str:
        if style.line is None:
            return ""
        dashes = " ".join(f"{float(part) * style.weight:g}" for part in _DASHES[style.dash].split())
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        cap = ' stroke-linecap="round"' * (style.cap == "rnd")
        return f' stroke="{self.ink(style.line, style.line_tint)}" stroke-width="{style.weight}"{cap}{dashed}'


def _step(letters: Letters) -> int:
    """Return the distance from one line to the next, in EMU."""
    return round(height(1, letters.size) * letters.leading)


def _exactly(text: str, letters: Letters) -> str:
    """Return the attribute with a line's measured width, in which letters of another font are set closer.

    A line with guessed characters, always measured as wide or wider, keeps its own width.
    """
    if len(text) < 2 or not is_measured(text):  # noqa: PLR2004 - one letter has no neighbour to come closer to
        return ""
    return f' textLength="{_points(width(text, letters.size, bold=letters.bold))}" lengthAdjust="spacingAndGlyphs"'


def _path(frame: Frame, style: Look) -> str:
    left, top, right, bottom = (_points(side) for side in (frame.x, frame.y, frame.right, frame.bottom))
    share = style.adjustments[0] / 100_000 if style.adjustments else 0.16667
    corner = min(right - left, bottom - top) * share
    match style.preset:
        case "roundRect" | "plaque" | "ellipse":
            across, down = (right - left) / 2, (bottom - top) / 2
            radii = f"{across:.2f} {down:.2f}" if style.preset == "ellipse" else f"{corner:.2f} {corner:.2f}"
            x, y = (across, down) if style.preset == "ellipse" else (corner, corner)
            turn = f"A{radii} 0 0 {int(style.preset != 'plaque')}"
            return (
                f"M{left + x:.2f} {top} L{right - x:.2f} {top} {turn} {right} {top + y:.2f} "
                f"L{right} {bottom - y:.2f} {turn} {right - x:.2f} {bottom} L{left + x:.2f} {bottom} "
                f"{turn} {left} {bottom - y:.2f} L{left} {top + y:.2f} {turn} {left + x:.2f} {top}Z"
            )
        case "foldedCorner":
            fold = f"L{right} {bottom - corner:.2f} L{right - corner:.2f} {bottom}"
            return (
                f"M{left} {top} L{right} {top} {fold} L{left} {bottom}Z M{right - corner:.2f} {bottom} "
                f"L{right - corner * 0.8:.2f} {bottom - corner * 0.8:.2f} L{right} {bottom - corner:.2f}"
            )
        case "homePlate":
            middle = (top + bottom) / 2
            point = f"L{right - corner:.2f} {top} L{right} {middle} L{right - corner:.2f} {bottom}"
            return f"M{left} {top} {point} L{left} {bottom}Z"
        case "diamond":
            across, down = (left + right) / 2, (top + bottom) / 2
            return f"M{across} {top} L{right} {down} L{across} {bottom} L{left} {down}Z"
        case _:
            return f"M{left} {top} L{right} {top} L{right} {bottom} L{left} {bottom}Z"


def _triangle(last: Point, end: Point, size: float) -> str:
    """Return the arrow head that PowerPoint calls a medium triangle: three widths of the line long and wide."""
    length = ((end.x - last.x) ** 2 + (end.y - last.y) ** 2) ** 0.5 or 1
    along, aside = (end.x - last.x) / length, (end.y - last.y) / length
    x, y = _points(end.x), _points(end.y)
    back = [
        (x - size * along - side * size / 2 * aside, y - size * aside + side * size / 2 * along) for side in (1, -1)
    ]
    return " ".join(f"{at:.2f},{down:.2f}" for at, down in [(x, y), *back])


def _points(emu: float) -> float:
    return round(emu / EMU_PER_POINT, 2)
