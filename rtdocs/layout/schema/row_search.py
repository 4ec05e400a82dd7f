"""Moves events to other rows of their lanes where that spares arrows crossings and bends, as their true ways show."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rtdocs.layout.base.content import Content, Link
from rtdocs.layout.base.scene import Frame, Site
from rtdocs.layout.schema.congestion import Field
from rtdocs.layout.schema.grid_search import Arrangement
from rtdocs.layout.schema.routes import Route, RoutingGrid, Spot
from rtdocs.layout.schema.rows import Cell, stackings
from rtdocs.layout.schema.selection import Way, axes, best, cost_beside, count, way_by, ways_of

# A move must spare more than this, so that what is gained is worth what is disturbed.
_GAIN = 1.0
# How many events move at once; more of them hardly ever gain anything.
_MOST_MOVED = 2
# How many ways of an arrow are tried for each move.
_WAYS = 6


def refined(content: Content, plan: Arrangement, board: RoutingGrid, routes: Mapping[str, Route]) -> Mapping[str, Cell]:
    """Return the cells of a page's events where each has tried the free rows of its lane in turn.

    Args:
        content: the page.
        plan: where its events stand.
        board: the page as arrows see it.
        routes: the way of each arrow.
    """
    ranks = {piece.id: piece.rank for piece in content.events}
    groups: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for piece in content.events:
        groups[plan.cells[piece.id].column, piece.lane].append(piece.id)
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(plan.rows):
        rows[row.lane].append(number)
    free = [
        (column, events, rows[lane])
        for (column, lane), events in groups.items()
        if len(list(islice(stackings([ranks[event] for event in events], rows[lane]), 2))) > 1
    ]
    if not free:
        return plan.cells
    search = _Search(board, content.links, ranks, routes)
    for group in free:
        search.improve(*group)
    return search.cells()


class _Search:
    """A board whose events move, with the ways that its arrows take."""

    def __init__(
        self, board: RoutingGrid, links: Sequence[Link], ranks: Mapping[str, int], routes: Mapping[str, Route]
    ) -> None:
        self._board = board
        self._links = {link.id: link for link in links}
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        for link in links:
            self._at[link.source].append(link.id)
            self._at[link.target].append(link.id)
        self._ranks = ranks
        self._field = Field(*axes(board))
        self._chosen: dict[str, Way] = {}
        for link in links:
            self._choose(link.id, way_by(board, link, routes[link.id]))

    def cells(self) -> dict[str, Cell]:
        """Return where the events stand."""
        return {
            key: Cell(spot.column, spot.row)
            for key, spot in self._board.spots.items()
            if self._board.in_grid(spot) and spot.row is not None
        }

    def improve(self, column: int, events: list[str], rows: list[int]) -> None:
        """Move events of one lane and column to the rows that suit them best."""
        if any(self._at[event] for event in events):
            for moved in self._moves(column, events, rows):
                self._try(moved)

    def _moves(self, column: int, events: list[str], rows: list[int]) -> Iterator[dict[str, Spot]]:
        for chosen in stackings([self._ranks[event] for event in events], rows):
            moved = {
                event: self._spot(column, row)
                for event, row in zip(events, chosen, strict=True)
                if self._board.spots[event].row != row
            }
            if 0 < len(moved) <= _MOST_MOVED:
                yield moved

    def _spot(self, column: int, row: int) -> Spot:
        across, down = self._board.ground.columns[column], self._board.ground.rows[row]
        return Spot(Frame(across.start, down.start, across.end - across.start, down.end - down.start), column, row)

    def _try(self, moved: dict[str, Spot]) -> None:
        """Move some events if that costs less."""
        before = {event: self._board.spots[event] for event in moved}
        links = self._touched(moved)
        old = {link: self._chosen[link] for link in links}
        limit = sum(self._taken_away(link) for link in links) - _GAIN
        self._put(moved)
        if limit > 0 and self._chosen_anew(links, limit):
            return
        self._put(before)
        for link, way in old.items():
            self._choose(link, way)

    def _touched(self, moved: Mapping[str, Spot]) -> list[str]:
        """Return the arrows that a move disturbs: those of the events, and those that run where they come to stand."""
        places = [(spot.frame.site(Site.TOP).x, spot.frame.site(Site.LEFT).y) for spot in moved.values()]
        found = [link for event in moved for link in self._at[event]]
        for x, y in places:
            found += self._field.passing(upright=False, at=y, across=x)
            found += self._field.passing(upright=True, at=x, across=y)
        return list(dict.fromkeys(found))

    def _put(self, moved: dict[str, Spot]) -> None:
        self._board = self._board.with_spots(moved)

    def _taken_away(self, link: str) -> float:
        way = self._chosen[link]
        count(way, self._field, -1)
        return way.cost + cost_beside(way, self._field)

    def _chosen_anew(self, links: Sequence[str], limit: float) -> bool:
        """Choose the ways of arrows that were taken away; as soon as they cost a limit, take them away again."""
        cost = 0.0
        for number, link in enumerate(links):
            way, its_cost = best(ways_of(self._board, self._links[link], _WAYS), self._field)
            cost += its_cost
            if cost >= limit:
                for chosen in links[:number]:
                    count(self._chosen[chosen], self._field, -1)
                return False
            self._choose(link, way)
        return True

    def _choose(self, link: str, way: Way) -> None:
        self._chosen[link] = way
        count(way, self._field, 1)
