"""Draws one page of a schema."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rtdocs.layout import backdrop, choice, tracks
from rtdocs.layout.arrangement import ENDLESS, Arrangement, moved
from rtdocs.layout.content import Content, Link, Piece
from rtdocs.layout.ground import Ground, Tracks, measure, needed_size
from rtdocs.layout.refine import refined
from rtdocs.layout.routes import Board, Route, board, points
from rtdocs.layout.routing import routed
from rtdocs.layout.scene import EMU_PER_POINT, Box, Connector, Frame, Shape
from rtdocs.layout.sides import frames

# Arrows closer than this are hard to tell apart.
_APART = 7 * EMU_PER_POINT // 2
_MOST_TRIES = 6
_NO_TRACKS = Tracks({}, {})


class Drawn(NamedTuple):
    """A page drawn, and the arrangement it was drawn by."""

    plan: Arrangement
    shapes: tuple[Shape, ...]


def best(content: Content, plans: Iterable[Arrangement], frame: Frame) -> Drawn | None:
    """Return a page by the first of some arrangements whose arrows have room, else by that with most; None of none."""
    roomiest: tuple[int, Arrangement, Tracks] | None = None
    for plan in islice(_distinct(plans), _MOST_TRIES):
        needed = _needed(content, plan, frame)
        spacing = tracks.spacing(measure(content, plan, frame, needed), needed)
        if roomiest is None or spacing > roomiest[0]:
            roomiest = (spacing, plan, needed)
        if spacing >= _APART:
            break
    return _drawn(content, roomiest[1], frame, roomiest[2]) if roomiest else None


def draw(content: Content, plan: Arrangement, frame: Frame) -> tuple[Shape, ...]:
    """Return the shapes of a page in reading order."""
    return _drawn(content, plan, frame, _needed(content, plan, frame)).shapes


def unbounded(content: Content, plan: Arrangement) -> tuple[Shape, ...]:
    """Return the shapes of a page that is as large as it needs to be, from the origin on."""
    bare = Frame(0, 0, *needed_size(content, plan, _NO_TRACKS))
    plan = moved(content, plan, refined(content, plan, _seen(content, plan, bare, _NO_TRACKS)[1]), ENDLESS) or plan
    needed = _needed(content, plan, Frame(0, 0, *needed_size(content, plan, _NO_TRACKS)))
    return _drawn(content, plan, Frame(0, 0, *needed_size(content, plan, needed)), needed).shapes


def _distinct(plans: Iterable[Arrangement]) -> Iterator[Arrangement]:
    """Yield arrangements that are not the same again, as they are where no title was long enough to be cut."""
    seen: list[Arrangement] = []
    for plan in plans:
        if plan not in seen:
            seen.append(plan)
            yield plan


def _needed(content: Content, plan: Arrangement, frame: Frame) -> Tracks:
    """Return how many tracks gaps and channels need, by the ways of all links where each has the same room."""
    _, seen = _seen(content, plan, frame, _NO_TRACKS)
    return tracks.count(seen, content.links, choice.choose(seen, content.links))


def _drawn(content: Content, plan: Arrangement, frame: Frame, needed: Tracks) -> Drawn:
    """Return a page where gaps and channels have room for the tracks they need."""
    ground, seen = _seen(content, plan, frame, needed)
    routes = routed(seen, content.links)
    shapes = (
        *backdrop.draw(content, plan, ground, frame),
        *(_box(piece, plan, seen) for piece in (*content.left, *content.events, *content.right)),
        *_connectors(content, seen, routes),
    )
    return Drawn(plan, shapes)


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
