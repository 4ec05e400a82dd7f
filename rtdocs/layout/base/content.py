"""The boxes of a schema with their words, before they have places."""

from dataclasses import dataclass

from rtdocs.layout.base.event_cards import Face, face, level
from rtdocs.layout.base.look import function_place
from rtdocs.layout.base.scene import Paragraph
from rtdocs.plan.content.graph import Node

CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A box to place: an event, an effect or a marker.

    Attributes:
        lane: a lane's id, for events only.
        heading: the years it adds to the header over its column.
        month: its month or season with the year, for headers finer than years.
        rank: its place in time.
        number: its number, as the group gives it; empty for a marker.
        face: the words of its card; None for a marker, which is a plain box.
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
    number: str = ""
    face: Face | None = None


def lane_style(kind: str, lane: str) -> str:
    """Return the style of a part of a lane ("lane", "lane-name", "blank") by the lane's id."""
    return f"{kind}-{CONTEXT if lane == CONTEXT else f'F{function_place(lane)}'}"


def piece(node: Node, undated: str, *, detailed: bool = False) -> Piece:
    """Return the box of a node, with its details where they are asked for."""
    its = face(node, detailed=detailed)
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
        number=node.number,
        face=its,
    )
