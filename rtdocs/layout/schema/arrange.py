"""The arrangements of a page: the first boxes of a story dealt anew, those that came later added one by one.

A story grows by an event now and then, and who knows the drawing should find it again. So boxes have their places in
the order of their numbers, which is the order in which a group tells them: the first of them, as many as `DEALT` says,
are dealt out by the search (`deal`); each later one takes the best cell that is free, and few others may move for it.
Where one finds no room, all up to it are dealt anew.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import islice

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema import grid, weights
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.deal import Deal, Dealt
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.fitting import Fitting, Room
from rtdocs.layout.schema.grid import Cell
from rtdocs.layout.schema.laying import laid
from rtdocs.layout.schema.placing import Placed, Placing

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Arranger:
    """The search for the arrangements of a page, size after size of letters."""

    content: Content
    frame: Frame
    _deals: dict[tuple[int, bool], Deal] = field(default_factory=dict)

    def drawn(self, size: float, room: Room) -> Drawing | None:
        """Return the best drawing with letters of a size in points; None where none fits.

        Args:
            size: of the letters.
            room: how much there must be.
        """
        every = len(self.content.events)
        first = first_dealt(every) if self.content.whole and room is not Room.FULL else every
        while True:
            stuck = first
            for dealt in self._ranked(first, size, room):
                grown, count = (
                    (dealt.placed, every) if room is Room.FULL or not every else self._grown(dealt, first, size)
                )
                if grown is None:
                    stuck = max(stuck, count)
                elif drawing := self._laid(self.content, dealt, grown, size):
                    return drawing
            if stuck == first:
                return None
            first = stuck

    def _ranked(self, first: int, size: float, room: Room) -> list[Dealt]:
        """Return the cells that the first events may have, those of the best drawing first."""
        deal = self._deal(first, room)
        every = deal.dealt(size, room)
        if first > weights.SCORED:
            return every[: weights.TRIED]
        drawn = ((self._laid(deal.content, dealt, dealt.placed, size), dealt) for dealt in every)
        fitting = islice(((drawing, dealt) for drawing, dealt in drawn if drawing), weights.TRIED)
        scored = [(drawing.score, at, dealt) for at, (drawing, dealt) in enumerate(fitting)]
        return [dealt for *_, dealt in sorted(scored)]

    def _laid(self, content: Content, dealt: Dealt, placed: Placed, size: float) -> Drawing | None:
        plan = dealt._replace(placed=placed).fitted(Fitting(content, self.frame), size)
        return laid(content, plan, self.frame) if plan else None

    @property
    def _order(self) -> list[Piece]:
        return sorted(self.content.events, key=_by_number)

    def _effects(self) -> list[Piece]:
        return sorted(self.content.right, key=_by_number)

    def _part(self, events: int, effects: int) -> Content:
        """Return the first events and effects by their numbers, with the arrows between them."""
        if (events, effects) == (len(self.content.events), len(self.content.right)):
            return self.content
        kept = {piece.id for piece in (*self._order[:events], *self._effects()[:effects], *self.content.left)}
        return replace(
            self.content,
            events=tuple(piece for piece in self.content.events if piece.id in kept),
            right=tuple(piece for piece in self.content.right if piece.id in kept),
            links=tuple(link for link in self.content.links if {link.source, link.target} <= kept),
        )

    @property
    def _first_effects(self) -> int:
        right = len(self.content.right)
        return _first(right, weights.EFFECTS_DEALT) if self.content.whole else right

    def _deal(self, count: int, room: Room) -> Deal:
        key = count, room is Room.FULL
        if key not in self._deals:
            part = self.content if room is Room.FULL else self._part(count, self._first_effects)
            reserve = self.content.whole and count >= weights.RESERVED_FROM and room is not Room.FULL
            self._deals[key] = Deal(part, self.frame, reserve)
        return self._deals[key]

    def _grown(self, dealt: Dealt, first: int, size: float) -> tuple[Placed | None, int]:
        """Return the cells of all boxes, and their number; None where one has no room, and the number up to it."""
        steps = [(count, self._first_effects) for count in range(first, len(self._order) + 1)]
        steps += [(steps[-1][0], count) for count in range(self._first_effects + 1, len(self.content.right) + 1)]
        base = Fitting(self._part(*steps[0]), self.frame)
        placed = dealt.placed
        cells = dict(zip((piece.id for piece in base.seated), placed.cells, strict=True))
        for events, effects in steps[1:]:
            found = self._added(Fitting(self._part(events, effects), self.frame), dealt, cells, size)
            if found is None and events == len(self._order) and effects > self._first_effects:
                return Placed(placed.cells[: events + len(self.content.left)], *placed[1:]), events
            if found is None:
                return None, events
            placed = found
        return placed, len(self._order)

    def _added(self, fitting: Fitting, dealt: Dealt, cells: dict[str, Cell], size: float) -> Placed | None:
        """Give the box without a cell one; return the cells, None for no room."""
        task = fitting.task(size, dealt.columns)
        rows = grid.numbered(dealt.rows)
        ids = [piece.id for piece in fitting.seated]
        new = [at for at, key in enumerate(ids) if key not in cells]
        if any(lane not in rows for lane in task.lanes):
            return None
        placing = Placing(task, rows, [cells.get(key) for key in ids], dealt.columns, dealt.crowded)
        if not all(placing.settle(at, len(ids) // weights.MAY_MOVE if at < len(task.lanes) else 0) for at in new):
            return None
        cells.update(zip(ids, placing.cells, strict=True))
        return placing.placed(0)


def first_dealt(events: int) -> int:
    """Return how many of a story's events are dealt out anew; the others come one by one."""
    return _first(events, weights.DEALT)


def _first(count: int, dealt: tuple[int, ...]) -> int:
    """Return the greatest of some numbers that is not more than `count`."""
    return dealt[bisect_right(dealt, count) - 1] if count else 0


def _by_number(piece: Piece) -> tuple[list[str | int], str]:
    parts = [int(part) if part.isdecimal() else part for part in _DIGITS.split(piece.number)]
    return parts, piece.id
