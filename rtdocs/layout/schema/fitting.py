"""The room of a page for its boxes: about how wide they are, and whether cells fit, before arrows are routed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.arrangement import Arrangement, box_card_height, least_gap, scaled, widest, widths
from rtdocs.layout.schema.boxes import least_width
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.grid import Cell, LaneRows, Task
from rtdocs.layout.schema.ground import Needs, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Spot
from rtdocs.layout.schema.placing import Placed
from rtdocs.layout.schema.right_side import effect_height, effect_share, right_spots

POINT = EMU_PER_POINT


class Room(Enum):
    """How much room a page must have: some to spare, enough, or any that all boxes fit in, with none left to others."""

    SPARE = "spare"
    TIGHT = "tight"
    FULL = "full"


@dataclass(frozen=True)
class Fitting:
    """The boxes of a page and its frame."""

    content: Content
    frame: Frame

    @cached_property
    def seated(self) -> tuple[Piece, ...]:
        """The boxes with cells of their own: all, without effects where these are more than rows."""
        return (*self.content.events, *self.content.left, *self.right)

    @cached_property
    def right(self) -> tuple[Piece, ...]:
        """The boxes at the right that have cells."""
        right = self.content.right
        return right if len(right) <= self.most_rows else tuple(piece for piece in right if piece.lane)

    @property
    def most_rows(self) -> int:
        """The most rows on the page, where all boxes are low."""
        return self.frame.height // (weights.LOWEST_BRIEF_ROW if self.content.is_brief else weights.LOWEST_ROW)

    def task(self, size: float = 0.0, columns: int = 0) -> Task:
        """Return the boxes to place and their arrows: with heights where letters of a size and columns are given."""
        content = self.content
        places = {piece.id: at for at, piece in enumerate(self.seated)}
        links = (link for link in content.links if {link.source, link.target} <= places.keys())
        task = Task(
            lanes=tuple(piece.lane for piece in content.events),
            ranks=tuple(piece.rank for piece in content.events),
            links=tuple((places[link.source], places[link.target]) for link in links),
            left=tuple(piece.lane for piece in content.left),
            right=tuple(piece.lane for piece in self.right),
        )
        return task if not columns else self._with_heights(task, size, columns)

    def _with_heights(self, task: Task, size: float, columns: int) -> Task:
        width = max(self.width(size, columns), POINT)
        heights = (box_card_height(piece, size, width) // POINT + 1 for piece in self.content.events)
        effect = effect_share(self.content, size, self.right_width(size), self.frame)
        return task._replace(heights=tuple(heights), effect=effect)

    def fitted(self, size: float, rows: LaneRows, columns: int, placed: Placed, cost: float) -> Arrangement | None:
        """Return cells as an arrangement with its effects, or None where it has no room."""
        content = self.content
        first = 1 if content.left else 0
        cells = {piece.id: cell for piece, cell in zip(self.seated, placed.cells, strict=False)}
        plan = Arrangement(
            size=size,
            columns=columns,
            rows=tuple(lane for lane, many in rows for _ in range(many)),
            cells={piece.id: Cell(cells[piece.id].column - first, cells[piece.id].row) for piece in content.events},
            spots={key: Spot(2 * cell.column + 1, 2 * cell.row + 1) for key, cell in cells.items()},
            left=self._left_width(size),
            right=self.right_width(size),
            cost=cost,
        )
        return self._with_right(plan, placed)

    def _with_right(self, plan: Arrangement, placed: Placed) -> Arrangement | None:
        channels, gaps = placed.lines
        lines = {Corridor(upright=False, line=2 * channel): many for channel, many in channels.items()}
        lines |= {Corridor(upright=True, line=2 * gap): many for gap, many in gaps.items()}
        crossed = frozenset(Corridor(upright=False, line=2 * channel) for channel in placed.crossed)
        crossed |= {Corridor(upright=True, line=2 * gap) for gap in range(1, plan.all_columns)}
        every = widths(self.content, plan, self.frame, lines, crossed)
        named = frozenset(plan.rows)
        kinds = (replace(needs, named=own, crowded=not own) for needs in every for own in (named, frozenset[str]()))
        needs = next((needs for needs in kinds if needed_height(needs) <= self.frame.height), None)
        if needs is None:
            return None
        needs = replace(needs, named=frozenset())
        top = self._above(plan, needs)
        middles = [row.middle for row in measured(replace(needs, top=top), self.frame).rows]
        spots = right_spots(self.content, plan, middles, self.frame, plan.right)
        return replace(plan, spots={**plan.spots, **spots}, top=top)

    def _above(self, plan: Arrangement, needs: Needs) -> int:
        """Return the room above the first row that an effect level with it needs, in EMU; 0 where it would be much."""
        row = measured(needs, self.frame).rows[0] if needs.rows else None
        highs = [
            effect_height(piece, plan.size, plan.right)
            for piece in self.content.right
            if not piece.lane and piece.id in plan.spots and plan.spots[piece.id].y == 1
        ]
        if row is None or not highs:
            return 0
        over = self.frame.y + highs[0] // 2 - row.middle
        more = over + 3 * POINT
        is_little = 0 < over < weights.EFFECT_APART + needs.name_height
        return more + needs.pad if is_little and needed_height(needs) + more <= self.frame.height else 0

    def right_width(self, size: float) -> int:
        """Return the width of the column of effects, in EMU: enough for them to stand one below the other."""
        if not self.content.right:
            return 0
        if self.content.is_detailed:
            return scaled(weights.EFFECT_DETAILED, size)
        least = self._least(self.content.right, size)
        room = self.frame.height - 24 * POINT
        for width in (weights.EFFECT_NARROWEST, (weights.EFFECT_NARROWEST + weights.EFFECT_WIDEST) // 2):
            wide = max(least, scaled(width, size))
            high = sum(effect_height(piece, size, wide) + weights.EFFECT_APART for piece in self.content.right)
            if high < room * 0.8:
                return wide
        return max(least, scaled(weights.EFFECT_WIDEST, size))

    def _left_width(self, size: float) -> int:
        """Return the width of the column of references at the left, in EMU."""
        left = self.content.left
        return max(scaled(weights.REFERENCE, size), self._least(left, size)) if left else 0

    @staticmethod
    def _least(pieces: Sequence[Piece], size: float) -> int:
        """Return the width in which no word of boxes at a side is cut, in EMU; not more than a box of an event has."""
        return min(max(least_width(piece, size) for piece in pieces), scaled(weights.WIDEST, size))

    def width(self, size: float, columns: int, room: Room = Room.TIGHT) -> int:
        """Return about the width of boxes in a number of columns, in EMU."""
        left = self._left_width(size)
        across = self.frame.width - left - self.right_width(size) - 2 * weights.PAD
        links = len(self.content.links)
        lines = {
            Room.SPARE: max(3, round(weights.LINES * links / columns)),
            Room.TIGHT: 1,
            Room.FULL: min(3, round(links / (2 * columns))),
        }[room]
        gap = max(least_gap(self.content, size), weights.CLEAR + weights.HEAD + weights.APART * (lines - 1))
        return min(across // columns - gap, widest(size))
