"""Draws one page of a schema."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rtdocs.layout import backdrop, choice, tracks
from rtdocs.layout.arrangement import Arrangement
from rtdocs.layout.content import Content, Link, Piece
from rtdocs.layout.ground import Ground, Tracks, frames, measure
from rtdocs.layout.routes import Board, Route, board, points
from rtdocs.layout.scene import EMU_PER_POINT, Box, Connector, Frame, Shape

# Arrows closer than this are hard to tell apart.
_APART = 7 * EMU_PER_POINT // 2
_MOST_TRIES = 6
_NO_TRACKS = Tracks({}, {})


class Drawn(NamedTuple):
    """A page drawn: its arrangement, and how far apart its arrows run where they are closest."""

    plan: Arrangement
    spacing: int
    shapes: tuple[Shape, ...]


def best(content: Content, plans: Iterable[Arrangement], frame: Frame) -> Drawn | None:
    """Return the first of some arrangements whose arrows have room, else that with most; None of none."""
    found: Drawn | None = None
    for plan in islice(plans, _MOST_TRIES):
        drawn = draw(content, plan, frame)
        if drawn.spacing >= _APART:
            return drawn
        found = max(found or drawn, drawn, key=lambda one: one.spacing)
    return found


def draw(content: Content, plan: Arrangement, frame: Frame) -> Drawn:
    """Return the shapes of a page in reading order."""
    ground, seen, routes = _routed(content, plan, frame)
    shapes = (
        *backdrop.draw(content, plan, ground, frame),
        *(_box(piece, plan, seen) for piece in (*content.left, *content.events, *content.right)),
        *_connectors(content, seen, routes),
    )
    return Drawn(plan, tracks.spacing(seen, content.links, routes), shapes)


def _routed(content: Content, plan: Arrangement, frame: Frame) -> tuple[Ground, Board, Mapping[str, Route]]:
    """Return the page measured, with the way of each link.

    The first round finds how many tracks each gap needs; the second has that room.
    """
    ground, seen = _seen(content, plan, frame, _NO_TRACKS)
    needed = tracks.count(seen, content.links, choice.choose(seen, content.links))
    ground, seen = _seen(content, plan, frame, needed)
    return ground, seen, tracks.assign(seen, content.links, choice.choose(seen, content.links))


def _seen(content: Content, plan: Arrangement, frame: Frame, needed: Tracks) -> tuple[Ground, Board]:
    ground = measure(content, plan, frame, needed)
    return ground, board(content, plan, ground, frames(content, plan, ground))


def _box(piece: Piece, plan: Arrangement, seen: Board) -> Box:
    return Box(
        id=piece.id,
        frame=seen.spots[piece.id].frame,
        style=f"{piece.style}/{plan.size}",
        paragraphs=plan.cards[piece.id].paragraphs,
        name=piece.name,
        alt=piece.alt,
    )


def _connectors(content: Content, seen: Board, routes: Mapping[str, Route]) -> Iterator[Connector]:
    for link in content.links:
        yield _connector(link, seen, routes[link.id])


def _connector(link: Link, seen: Board, route: Route) -> Connector:
    return Connector(
        id=link.id,
        start=(link.source, route.start),
        end=(link.target, route.end),
        points=points(route, seen.spots[link.source].frame, seen.spots[link.target].frame),
        style=link.style,
        name=link.name,
        alt=link.alt,
    )
