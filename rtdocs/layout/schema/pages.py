"""The schema of a chain as slides: lanes by function, time from left to right, effects at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rtdocs.layout.base.content import Content, Marker
from rtdocs.layout.base.scene import Frame, Scene, extremes
from rtdocs.layout.schema import page, paging
from rtdocs.layout.schema.grid_search import arrangements, part_arrangements, spread
from rtdocs.layout.schema.page import Drawn
from rtdocs.layout.schema.paging import SchemaIndex, SchemaPart
from rtdocs.plan.content.graph import Graph

SLIDE = (12_192_000, 6_858_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One slide of a schema.

    Attributes:
        scene: the drawing in the slide's own coordinates.
        number: the slide's number, as markers name it.
        node_ids: the events in time order, then the effects.
        edge_ids: the arrows drawn whole.
        markers: the ends of the others.
        cut: the nodes whose titles are not whole; the notes tell them.
    """

    scene: Scene
    number: int
    node_ids: tuple[str, ...]
    edge_ids: tuple[str, ...]
    markers: tuple[Marker, ...] = ()
    cut: tuple[str, ...] = ()


def pages(
    graph: Graph,
    frame: Frame,
    *,
    slide: tuple[int, int] = SLIDE,
    first_page: int = 1,
    alt: str = "",
    overview: bool = False,
) -> tuple[Page, ...]:
    """Return a schema on one page, or on several by time where it does not fit.

    Args:
        graph: the schema.
        frame: the part of the slide that it may fill.
        slide: the slide's width and height.
        first_page: the number of its first slide in the deck; markers name slides by number.
        alt: one sentence about each drawing.
        overview: whether a slide with an overview will stand ahead where there are several pages.

    Returns:
        The pages in order. An effect stands on each page from which an arrow leads to it.

    Raises:
        ValueError: the frame is too small for a single event.
    """
    told = paging.story(graph)
    canvas = _Canvas(frame, slide, alt)
    return _single(told, canvas, first_page) or _several(told, canvas, first_page + overview)


def canvas(graph: Graph) -> Scene:
    """Return a schema on one canvas as large as it needs, with a column for each place in time."""
    told = paging.story(graph)
    part = paging.whole(told)
    shown = paging.content(told, part, 1, paging.whereabouts(told, {1: part}), Frame(0, 0, *SLIDE))
    numbered = enumerate(event.rank for event in told.events)
    split = tuple(tuple(place for place, _ in group) for _, group in groupby(numbered, key=itemgetter(1)))
    shapes = page.unbounded(shown, spread(shown, split))
    corners = [corner for shape in shapes for corner in extremes(shape)]
    return Scene(width=max(x for x, _ in corners), height=max(y for _, y in corners), shapes=shapes)


class _Canvas(NamedTuple):
    """Where pages are drawn."""

    frame: Frame
    slide: tuple[int, int]
    alt: str


def _single(told: SchemaIndex, canvas: _Canvas, number: int) -> tuple[Page, ...]:
    """Return the one page, or none where it does not fit."""
    part = paging.whole(told)
    shown = paging.content(told, part, number, paging.whereabouts(told, {number: part}), canvas.frame)
    drawn = page.best(shown, arrangements(shown, canvas.frame), canvas.frame)
    return (_page(canvas, number, shown, drawn),) if drawn else ()


def _several(told: SchemaIndex, canvas: _Canvas, first_page: int) -> tuple[Page, ...]:
    parts = dict(enumerate(paging.split(told, canvas.frame), first_page))
    where = paging.whereabouts(told, parts)
    return tuple(_part_page(told, canvas, number, part, where) for number, part in parts.items())


def _part_page(
    told: SchemaIndex, canvas: _Canvas, number: int, part: SchemaPart, where: Mapping[str, tuple[int, ...]]
) -> Page:
    shown = paging.content(told, part, number, where, canvas.frame)
    drawn = page.best(shown, part_arrangements(shown, canvas.frame), canvas.frame)
    if drawn is None:
        message = "a schema's frame must have room for one event and its markers"
        raise ValueError(message)
    return _page(canvas, number, shown, drawn)


def _page(canvas: _Canvas, number: int, shown: Content, drawn: Drawn) -> Page:
    width, height = canvas.slide
    return Page(
        scene=Scene(width=width, height=height, shapes=drawn.shapes, alt=canvas.alt),
        number=number,
        node_ids=tuple(piece.id for piece in (*shown.events, *shown.right) if piece.style != "marker"),
        edge_ids=tuple(link.id for link in shown.links if link.edge == link.id),
        markers=shown.markers,
        cut=drawn.cut,
    )
