"""An arrangement of a page's boxes: their spots on the mesh, and the room it needs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.boxes import least_width, needed_in, words
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.grid import Cell
from rtdocs.layout.schema.ground import Needs, box_width
from rtdocs.layout.schema.mesh import Corridor, Spot


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """The spots of boxes on the mesh, and the size of the letters.

    Attributes:
        size: of the letters, in points.
        columns: the number of columns of events.
        rows: the lane of each row, from top to bottom.
        cells: the cell of each event, by its id.
        spots: every box on the mesh.
        left, right: the widths of the columns at the sides, in EMU; 0 for none.
        cost: the cost of its arrows before they are routed, in bends.
        top: the room above the first row for an effect that is higher than it, in EMU.
    """

    size: float
    columns: int
    rows: tuple[str, ...]
    cells: Mapping[str, Cell]
    spots: Mapping[str, Spot]
    left: int
    right: int
    cost: float
    top: int = 0

    @property
    def all_columns(self) -> int:
        """The number of columns, those at the sides included."""
        return self.columns + bool(self.left) + bool(self.right)


def scaled(length: int, size: float) -> int:
    """Return a length, given for letters of 12 points, for letters of a size."""
    return round(length * size / 12)


def box_card_height(piece: Piece, size: float, width: int) -> int:
    """Return the height that a box needs for its words, in EMU."""
    return words(piece, size, width).height


def needs_of(
    content: Content, plan: Arrangement, width: int, lines: Mapping[Corridor, int], arrows: frozenset[Corridor]
) -> Needs:
    """Return the needs of a page whose boxes of events are `width` wide, in EMU."""
    inside: defaultdict[int, list[tuple[Piece, int]]] = defaultdict(list)
    for piece in content.events:
        inside[plan.cells[piece.id].row].append((piece, width))
    for piece in content.left:
        inside[int(plan.spots[piece.id].y) // 2].append((piece, plan.left))
    high = {row: _row_height(pieces, plan.size) for row, pieces in inside.items()}
    least = box_card_height(content.events[0], plan.size, width) if content.events else 0
    return Needs(
        lanes=tuple(lane.id for lane in content.lanes),
        rows=tuple((lane, high.get(row, least)) for row, lane in enumerate(plan.rows)),
        left=plan.left,
        right=plan.right,
        columns=plan.columns,
        size=plan.size,
        header=False,
        lines=lines,
        arrows=arrows,
        least=narrowest(content, plan.size),
        most=widest(plan.size),
        gap=least_gap(content, plan.size),
        numbered=any(link.reason for link in content.links),
        open_right=all(piece.lane for piece in content.right),
        top=plan.top,
    )


def widths(
    content: Content,
    plan: Arrangement,
    frame: Frame,
    lines: Mapping[Corridor, int],
    arrows: frozenset[Corridor],
) -> Iterator[Needs]:
    """Yield the needs of a page: with room to spare in gaps first, then with boxes as wide as its lines let them be."""
    rough = needs_of(content, plan, scaled(weights.EASY, plan.size), lines, arrows)
    for apart in (weights.GAP, 0):
        width = box_width(replace(rough, apart=apart), frame)
        if width >= rough.least:
            yield replace(needs_of(content, plan, width, lines, arrows), apart=apart)


def _row_height(pieces: Sequence[tuple[Piece, int]], size: float) -> int:
    """Return the height of a row with room for each of its boxes, whose margins grow with it."""
    high = max(box_card_height(piece, size, width) for piece, width in pieces)
    while (more := max(needed_in(piece, size, width, high) for piece, width in pieces)) > high:
        high = more
    return high


def narrowest(content: Content, size: float) -> int:
    """Return the least width of a box, in EMU: no word of ordinary length is cut."""
    least = scaled(weights.NARROWEST_BRIEF if content.is_brief else weights.NARROWEST, size)
    return max(least, *(least_width(piece, size) for piece in content.events), 0)


def widest(size: float) -> int:
    """Return the greatest width of an event's box, in EMU: wider for letters larger than a slide's."""
    return max(weights.WIDEST, scaled(weights.WIDEST, size))


def least_gap(content: Content, size: float) -> int:
    """Return the least width of a gap that an arrow crosses, in EMU."""
    return scaled(weights.REASON_GAP if any(link.reason for link in content.links) else weights.LEAST_GAP, size)
