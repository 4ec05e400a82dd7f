"""The path of an arrow on its slide, as it is stored."""

from typing import Any

from rtdocs.merge.deck.routes import Point
from rtdocs.merge.deck.state import A, P, on_slide

Leg = tuple[Point, Point]


def points_of(arrow: Any) -> tuple[tuple[int, int], ...]:  # noqa: ANN401 - idem
    """Return the points of an arrow in EMU as stored (ECMA-376, a:xfrm: flips, then a turn about the middle)."""
    place = arrow.find(f"{P}spPr/{A}xfrm")
    x, y, width, height = on_slide(arrow)
    turns = int(place.get("rot", 0)) // 5_400_000 % 4
    is_bent = arrow.find(f"{P}spPr/{A}prstGeom[@prst='bentConnector2']") is not None
    corners = []
    for across, down in ((0, 0), (1, 0), (1, 1)) if is_bent else ((0, 0), (1, 1)):
        right, low = across ^ (place.get("flipH") in {"1", "true"}), down ^ (place.get("flipV") in {"1", "true"})
        from_middle = (width * (2 * right - 1), height * (2 * low - 1))
        for _ in range(turns):
            from_middle = (-from_middle[1], from_middle[0])
        corners.append((x + (width + from_middle[0]) // 2, y + (height + from_middle[1]) // 2))
    return tuple(corners)
