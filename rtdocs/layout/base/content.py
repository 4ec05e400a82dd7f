"""What one page of a schema shows, before any place is found for it: boxes with their words, and links between them."""

from dataclasses import dataclass
from typing import NamedTuple

from rtdocs.layout.base.event_cards import Face, face, level
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import Paragraph
from rtdocs.plan.content.graph import Edge, EdgeKind, Lane, Node

CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A box to place: an event, an effect or a marker.

    Attributes:
        lane: a lane's id, for events only.
        heading: the years it adds to the header over its column.
        month: its month or season with the year, for headers finer than years.
        rank: its place in time.
        face: what stands on its card; None for a marker, which is a plain box.
    """

    id: str
    style: str
    paragraphs: tuple[Paragraph, ...]
    name: str
    alt: str
    lane: str = ""
    heading: str = ""
    month: str = ""
    rank: int = 0
    face: Face | None = None


class Link(NamedTuple):
    """A connector to route, by the ids of its two pieces, and the edge that it draws or a part of which it draws.

    `reason` numbers what the group says for it, 0 for nothing.
    """

    id: str
    edge: str
    source: str
    target: str
    style: str
    name: str
    alt: str
    reason: int = 0


class Marker(NamedTuple):
    """The end of an edge that goes on elsewhere: its box `leaves` to the slide `page`, or comes from it."""

    edge: str
    box: str
    page: int
    leaves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A page.

    Attributes:
        events: in time order.
        left: markers of arrows that come from other pages.
        right: effects, and markers of arrows that go to other pages.
        effects: the header over the effects.
        markers: the ends of edges whose other end is on another page.
    """

    lanes: tuple[Lane, ...]
    events: tuple[Piece, ...]
    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    links: tuple[Link, ...] = ()
    effects: str = ""
    markers: tuple[Marker, ...] = ()

    @property
    def strips(self) -> bool:
        """Whether lanes without events may shrink to strips: nothing passes on their left, and a column holds them."""
        return bool(self.events) and not self.left

    @property
    def returns(self) -> bool:
        """Whether an arrow leaves an effect, and so needs room to turn at its right."""
        right = {piece.id for piece in self.right}
        return any(link.source in right for link in self.links)


_EDGE_STYLES = {EdgeKind.CLAIMED: "edge-claimed", EdgeKind.SUCCESSION: "edge-succession"}


def lane_style(kind: str, lane: str) -> str:
    """Return the style of a part of a lane ("lane", "lane-label", "lane-strip") by the lane's id."""
    return f"{kind}-{CONTEXT if lane == CONTEXT else f'F{function_place(lane)}'}"


def piece(node: Node, undated: str) -> Piece:
    """Return the box of a node."""
    its = face(node)
    opening = " · ".join(part for part in (node.number, node.badge, node.when) if part)
    return Piece(
        id=node.id,
        style=f"{its.style}-plain",
        paragraphs=(Paragraph(level(opening), "badge"), Paragraph(level(node.title), "title")),
        name=node.name,
        alt=node.alt,
        lane=node.lane,
        heading=str(node.period.year) if node.period else undated,
        month=node.month,
        rank=node.rank,
        face=its,
    )


def edge_style(edge: Edge) -> str:
    """Return the style of an edge's connectors."""
    return _EDGE_STYLES[edge.kind]


def link(edge: Edge) -> Link:
    """Return the connector of an edge whose two ends are on one page."""
    return Link(edge.id, edge.id, edge.source, edge.target, edge_style(edge), edge.name, edge.alt, edge.reason)
