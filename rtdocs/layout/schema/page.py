"""Draws one page of a schema."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rtdocs.layout.base.content import Content, Link, Piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Connector, Frame, Shape
from rtdocs.layout.base.text_boxes import Card
from rtdocs.layout.schema import backdrop, selection, tracks
from rtdocs.layout.schema.edge_labels import Numbered
from rtdocs.layout.schema.grid_search import ENDLESS, Arrangement, moved, piece_card
from rtdocs.layout.schema.measure import Ground, Tracks, measure, needed_size
from rtdocs.layout.schema.router import routed
from rtdocs.layout.schema.routes import Route, RoutingGrid, board, points, relaid
from rtdocs.layout.schema.row_search import refined
from rtdocs.layout.schema.sides import frames

# Arrows closer than this are hard to tell apart.
_APART = 7 * EMU_PER_POINT // 2
_MOST_TRIES = 6
_MOST_DRAWINGS = 5
# The most lines of a title, 0 for all, that a box may turn out to have room for.
_FULLER = (0, 8, 7, 6, 5, 4, 3, 2)
_NO_TRACKS = Tracks({}, {})


class _Needs(NamedTuple):
    """The tracks that gaps and channels need, by the ways of all links on a board where each has the same room."""

    tracks: Tracks
    board: RoutingGrid
    routes: Mapping[str, Route]


class Drawn(NamedTuple):
    """A page drawn, the boxes whose titles are not whole, and how many reasons' numbers found no good place."""

    shapes: tuple[Shape, ...]
    cut: tuple[str, ...]
    unplaced: int


def best(content: Content, plans: Iterable[Arrangement], frame: Frame) -> Drawn | None:
    """Return a page by the first of some arrangements that has room for its arrows and numbers; None of none.

    Where none has, it is the one with most numbers in a good place, and the most room for arrows.
    """
    found: Drawn | None = None
    for drawn in islice(_drawings(content, plans, frame), _MOST_DRAWINGS):
        if found is None or drawn.unplaced < found.unplaced:
            found = drawn
        if not drawn.unplaced:
            break
    return found


def _drawings(content: Content, plans: Iterable[Arrangement], frame: Frame) -> Iterator[Drawn]:
    """Yield a page by each arrangement whose arrows have room; where none has, by the one with most."""
    roomiest: tuple[int, Arrangement, _Needs] | None = None
    needs = None
    for plan in islice(_distinct(plans), _MOST_TRIES):
        needs, spacing = _spacing(content, plan, frame, needs)
        if roomiest is None or spacing > roomiest[0]:
            roomiest = (spacing, plan, needs)
        if spacing >= _APART:
            yield _drawn(content, *_better(content, spacing, plan, needs, frame))
    if roomiest and roomiest[0] < _APART:
        yield _drawn(content, *_better(content, *roomiest, frame))


def _better(
    content: Content, spacing: int, plan: Arrangement, needs: _Needs, frame: Frame
) -> tuple[Arrangement, Frame, _Needs]:
    """Return a plan whose arrows cross less, where they then still have room, or else the plan itself."""
    better = _refined(content, plan, needs, frame)
    if better != plan:
        its_needs, its_spacing = _spacing(content, better, frame)
        if its_spacing >= min(spacing, _APART):
            return better, frame, its_needs
    return plan, frame, needs


def _spacing(content: Content, plan: Arrangement, frame: Frame, before: _Needs | None = None) -> tuple[_Needs, int]:
    """Return what a plan's arrows need, and how far apart they are where they are closest."""
    needs = _needs(content, plan, frame, before)
    return needs, tracks.spacing(measure(content, plan, frame, needs.tracks), needs.tracks)


def draw(content: Content, plan: Arrangement, frame: Frame) -> tuple[Shape, ...]:
    """Return the shapes of a page in reading order."""
    return _drawn(content, plan, frame, _needs(content, plan, frame)).shapes


def unbounded(content: Content, plan: Arrangement) -> tuple[Shape, ...]:
    """Return the shapes of a page that is as large as it needs to be, from the origin on."""
    bare = Frame(0, 0, *needed_size(content, plan, _NO_TRACKS))
    better = _refined(content, plan, _needs(content, plan, bare), ENDLESS)
    needs = _needs(content, better, Frame(0, 0, *needed_size(content, better, _NO_TRACKS)))
    return _drawn(content, better, Frame(0, 0, *needed_size(content, better, needs.tracks)), needs).shapes


def _refined(content: Content, plan: Arrangement, needs: _Needs, room: Frame) -> Arrangement:
    """Return a plan whose events stand where their arrows cross least, or the plan itself where that has no room."""
    cells = refined(content, plan, needs.board, needs.routes)
    return plan if cells == plan.cells else moved(content, plan, cells, room) or plan


def _distinct(plans: Iterable[Arrangement]) -> Iterator[Arrangement]:
    """Yield arrangements that are not the same again, as they are where no title was long enough to be cut."""
    seen: list[Arrangement] = []
    for plan in plans:
        if plan not in seen:
            seen.append(plan)
            yield plan


def _needs(content: Content, plan: Arrangement, frame: Frame, before: _Needs | None = None) -> _Needs:
    """Return what a plan's arrows need; where boxes stand as in the plan before, arrows keep their ways."""
    _, seen = _seen(content, plan, frame, _NO_TRACKS)
    known = _known(content, seen, before) if before else {}
    routes = known or selection.choose(seen, content.links)
    return _Needs(tracks.count(seen, content.links, routes), seen, routes)


def _known(content: Content, seen: RoutingGrid, needs: _Needs) -> dict[str, Route]:
    """Return the ways of arrows between the same boxes elsewhere, laid out anew; none where boxes stand otherwise."""
    if not seen.like(needs.board):
        return {}
    return {link.id: relaid(seen, (link.source, link.target), needs.routes[link.id]) for link in content.links}


def _drawn(content: Content, plan: Arrangement, frame: Frame, needs: _Needs) -> Drawn:
    """Return a page where gaps and channels have room for the tracks they need."""
    ground, seen = _seen(content, plan, frame, needs.tracks)
    behind = list(backdrop.draw(content, plan, ground, frame))
    every = (*content.left, *content.events, *content.right)
    pieces = [_box(piece, plan, seen) for piece in every]
    reasons = {link.id: link.reason for link in content.links if link.reason}
    words = [shape.frame for shape in (*behind, *pieces) if isinstance(shape, Box) and shape.paragraphs]

    def numbered(routes: Mapping[str, Route]) -> Numbered:
        return Numbered(reasons, tuple(_connectors(content, seen, routes)), words, frame)

    known = _known(content, seen, needs)
    routes = routed(seen, content.links, known, lambda routes: numbered(routes).unplaced if reasons else ())
    arrows = numbered(routes)
    return Drawn(
        (*behind, *pieces, *arrows.arrows, *arrows.shapes()),
        tuple(piece.id for piece in every if _words(piece, plan, seen).cut),
        len(arrows.unplaced),
    )


def _seen(content: Content, plan: Arrangement, frame: Frame, needed: Tracks) -> tuple[Ground, RoutingGrid]:
    ground = measure(content, plan, frame, needed)
    return ground, board(content, plan, ground, frames(content, plan, ground))


def _words(piece: Piece, plan: Arrangement, seen: RoutingGrid) -> Card:
    """Return as many words of a box as stand in it: rows may have grown since titles were cut to fit."""
    frame = seen.spots[piece.id].frame
    if not plan.cards[piece.id].cut:
        return plan.cards[piece.id]
    fuller = (piece_card(piece, plan.size, frame.width, lines) for lines in _FULLER)
    return next((told for told in fuller if told.height <= frame.height), plan.cards[piece.id])


def _box(piece: Piece, plan: Arrangement, seen: RoutingGrid) -> Box:
    return Box(
        id=piece.id,
        frame=seen.spots[piece.id].frame,
        style=f"{piece.style}/{plan.size}",
        paragraphs=_words(piece, plan, seen).paragraphs,
        name=piece.name,
        alt=piece.alt,
    )


def _connectors(content: Content, seen: RoutingGrid, routes: Mapping[str, Route]) -> Iterator[Connector]:
    for link in content.links:
        yield _connector(link, seen, routes[link.id])


def _connector(link: Link, seen: RoutingGrid, route: Route) -> Connector:
    return Connector(
        id=link.id,
        start=(link.source, route.start),
        end=(link.target, route.end),
        points=points(route, seen.spots[link.source].frame, seen.spots[link.target].frame),
        style=link.style,
        name=link.name,
        alt=link.alt,
    )
