"""The paired markers of arrows from one page to another: "to p. 5 · 14" on one, "from p. 3 · 7" on the other.

Arrows to one event share a marker, and so do arrows from one event. Where a page has more of them than room, a marker
names several.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rtdocs.layout.base.content import Link, Marker, Piece, edge_style
from rtdocs.layout.base.scene import Paragraph
from rtdocs.layout.base.text_boxes import ELLIPSIS
from rtdocs.plan.content.graph import Edge, Node, Words

# The most lines a marker has; the notes tell what it leaves out.
MOST_LINES = 3


class Crossing(NamedTuple):
    """An arrow seen from a page that shows one of its two ends.

    Attributes:
        here: the id of the box on this page.
        there: the event or effect on the other page.
        page: the number of the slide that shows it.
        leaves: whether it goes from this page to the other.
    """

    edge: Edge
    here: str
    there: Node
    page: int
    leaves: bool


class Side(NamedTuple):
    """The markers at one side of a page: boxes, connectors, and what each stands for."""

    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]
    markers: tuple[Marker, ...]


def side(crossings: Sequence[Crossing], words: Words, most: int, most_full: int) -> Side:
    """Return the markers at one side of a page.

    Args:
        crossings: the arrows that pass that side.
        words: what markers say.
        most: how many markers of one line there is room for.
        most_full: how many markers of several lines.
    """
    first = {crossing.there.id: crossing for crossing in reversed(crossings)}
    keys = list(dict.fromkeys(crossing.there.id for crossing in crossings))
    size = 1 if len(keys) <= max(1, most) else -(-len(keys) // most_full)
    groups = [keys[start : start + size] for start in range(0, len(keys), size)]
    markers = [_marker([first[key] for key in group], words) for group in groups]
    holder = {key: marker.id for marker, group in zip(markers, groups, strict=True) for key in group}
    held = [(crossing, holder[crossing.there.id]) for crossing in crossings]
    return Side(
        tuple(markers),
        tuple(_link(crossing, box) for crossing, box in held),
        tuple(Marker(crossing.edge.id, box, crossing.page, crossing.leaves) for crossing, box in held),
    )


def _marker(crossings: Sequence[Crossing], words: Words) -> Piece:
    leaves = crossings[0].leaves
    text, alt = (words.leads_to, words.leads_to_alt) if leaves else (words.comes_from, words.comes_from_alt)
    lines = [_filled(text, crossing) for crossing in crossings]
    shown = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], ELLIPSIS]
    return Piece(
        id=f"{'to' if leaves else 'from'}-{crossings[0].there.id}",
        style="marker",
        paragraphs=tuple(Paragraph(line, "label") for line in shown),
        name=lines[0],
        alt=" ".join(_filled(alt, crossing) for crossing in crossings),
    )


def _filled(words: str, crossing: Crossing) -> str:
    return words.format(page=crossing.page, number=crossing.there.number)


def _link(crossing: Crossing, marker: str) -> Link:
    edge, style = crossing.edge, edge_style(crossing.edge)
    if crossing.leaves:
        return Link(f"{edge.id}-out", edge.id, crossing.here, marker, style, edge.name, edge.alt, edge.reason)
    return Link(f"{edge.id}-in", edge.id, marker, crossing.here, style, edge.name, edge.alt, edge.reason)
