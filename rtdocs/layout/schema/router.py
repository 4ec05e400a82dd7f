"""Draws all arrows of a page: chooses their ways, gives them tracks, and chooses again where two would share a line."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rtdocs.layout.base.content import Link
from rtdocs.layout.schema import selection, tracks
from rtdocs.layout.schema.measure import Band
from rtdocs.layout.schema.routes import Route, RoutingGrid, points

_ROUNDS = 8
# To look for what is poor takes longer, and is worth less than lines that none shares.
_ROUNDS_OF_POOR = 5


def routed(
    board: RoutingGrid,
    links: Sequence[Link],
    known: Mapping[str, Route],
    poor: Callable[[dict[str, Route]], Iterable[str]],
) -> dict[str, Route]:
    """Return the way of each link, with its tracks; to begin with, those that are known.

    Where a box is left and the next one entered on one level, arrows can bar each other in rings that show only when
    all have their tracks. Then one of them takes another way. So do those whose way is `poor`, by their ids, for
    reasons of the caller's own.
    """
    banned: set[tuple[str, Route]] = set()
    best: tuple[int, int, dict[str, Route]] | None = None
    chosen = known or selection.choose(board, links)
    for turn in range(_ROUNDS):
        drawn = tracks.assign(board, links, chosen)
        shared = {link for _, link in _sharing(board, links, drawn)}
        found = shared | set(poor(drawn) if turn < _ROUNDS_OF_POOR else ())
        if best is None or (len(shared), len(found)) < best[:2]:
            best = (len(shared), len(found), drawn)
        if not found:
            break
        banned |= {(link, chosen[link]) for link in found}
        chosen = selection.choose_others(board, links, chosen, banned)
    return best[2] if best else {}


def _sharing(board: RoutingGrid, links: Sequence[Link], routes: Mapping[str, Route]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of links that run on one line though they share no end."""
    for stretches in _by_line(board, links, routes).values():
        for (one, span), (other, its) in combinations(stretches, 2):
            apart = one.source != other.source and one.target != other.target
            if apart and span.start < its.end and its.start < span.end:
                yield one.id, other.id


def _by_line(
    board: RoutingGrid, links: Sequence[Link], routes: Mapping[str, Route]
) -> Mapping[tuple[bool, int], list[tuple[Link, Band]]]:
    found: defaultdict[tuple[bool, int], list[tuple[Link, Band]]] = defaultdict(list)
    for link in links:
        corners = points(routes[link.id], board.spots[link.source].frame, board.spots[link.target].frame)
        for line, (one, other) in zip(routes[link.id].lines, pairwise(corners), strict=True):
            ends = sorted((one.y, other.y) if line.upright else (one.x, other.x))
            found[line.upright, line.at].append((link, Band(*ends)))
    return found
