"""The legend of a chain: one line at the foot of its page, on the signs of that page and no others."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from rtdocs.layout.base.event_cards import sign_style
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Shape, Site, Stroke
from rtdocs.layout.base.signs import sign_box
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.base.text_metrics import height
from rtdocs.plan.content.graph import EdgeKind, Graph
from rtdocs.plan.content.timeline import Sign

POINT = EMU_PER_POINT

_BESIDE = 4 * POINT
_APART = 10 * POINT
_LINE = 24 * POINT
_SHAPE = 20 * POINT
_HIGH = 0.95  # of a sample, in sizes of the letters
_TO_COME = {Sign.PLANNED, Sign.PLANNED_REVERSE, Sign.PLANNED_CONTEXT}
_TOLD: tuple[tuple[str, str, frozenset[Sign]], ...] = (
    ("reverse", sign_style(Sign.REVERSE, ""), frozenset({Sign.REVERSE, Sign.PLANNED_REVERSE})),
    ("to-come", "planned-any", frozenset({*_TO_COME, Sign.HOPED_EFFECT})),
    ("context", sign_style(Sign.CONTEXT, ""), frozenset({Sign.CONTEXT, Sign.PLANNED_CONTEXT})),
)
"""What a legend explains of signs, with its sample: an event that took place and an effect say all themselves."""


class Shown(NamedTuple):
    """The part of a graph that a page shows.

    Attributes:
        nodes, edges: the ids of its boxes and arrows.
        quiet: the ids of the boxes that an earlier page showed.
        left_out: the number of events that it has no room for.
    """

    nodes: Collection[str]
    edges: Collection[str]
    quiet: Collection[str] = ()
    left_out: int = 0


class _Entry(NamedTuple):
    """An entry of the legend: its key ("sign-reverse", "badge"), its sample's look and width in EMU, its meaning.

    An entry without a sample has a width of 0.
    """

    key: str
    style: str
    width: int
    text: str


def legend(graph: Graph, shown: Shown, frame: Frame, size: float) -> tuple[Shape, ...]:
    """Return the legend on one line, in letters of `size` points; entries without room are left out, from the end."""
    return tuple(_drawn(graph, shown, frame, size))


def _drawn(graph: Graph, shown: Shown, frame: Frame, size: float) -> Iterator[Shape]:
    x, high = frame.x, height(1, size)
    y = frame.y + (frame.height - high) // 2
    for entry in _entries(graph, shown, size):
        words = natural_width(Paragraph(entry.text, "label"), f"text/{size:g}")
        if x + entry.width + _BESIDE + words > frame.right:
            return
        if entry.width:
            yield _sample(entry, Frame(x, y, entry.width, high), size)
            x += entry.width + _BESIDE
        place = Frame(x, y, words, high)
        told = (Paragraph(entry.text, "label"),)
        key = f"legend-{entry.key}"
        yield Box(id=key, frame=place, style=f"caption/{size:g}", paragraphs=told, name=entry.text, alt=entry.text)
        x += words + _APART


def _entries(graph: Graph, shown: Shown, size: float) -> Iterator[_Entry]:
    say = graph.language.say
    nodes = [node for node in graph.nodes if node.id in shown.nodes]
    effects = {node.id for node in nodes if not node.lane}
    edges = [edge for edge in graph.edges if edge.id in shown.edges]
    if shown.left_out:
        yield _Entry("left-out", "", 0, say("chain.legend.left_out", count=shown.left_out))
    if any(node.lane and node.tag.badge for node in nodes):
        yield _Entry("badge", "badge-any", round(1.3 * size * POINT), say("chain.legend.badge"))
    lines = {
        "edge-claimed": any(edge.kind is EdgeKind.CLAIMED and edge.target not in effects for edge in edges),
        "edge-effect": any(edge.target in effects for edge in edges),
        "edge-succession": any(edge.kind is EdgeKind.SUCCESSION for edge in edges),
    }
    yield from (_Entry(line, line, _LINE, say(f"chain.legend.{line}")) for line, is_drawn in lines.items() if is_drawn)
    signs = {node.sign for node in nodes}
    for key, style, told in _TOLD:
        if found := signs & told:
            words = _hoped(found) if key == "to-come" else key
            yield _Entry(f"sign-{key}", style, _SHAPE, say(f"chain.legend.{words}"))
    if shown.quiet:
        yield _Entry("quiet", "event-any-quiet", _SHAPE, say("chain.legend.quiet"))
    if any(edge.reason for edge in edges):
        yield _Entry("reason", "reason", round(size * POINT), say("chain.legend.reason"))


def _hoped(found: Collection[Sign]) -> str:
    """Return the key of the words for signs of what is to come: events, effects, or both; all are dashed."""
    if Sign.HOPED_EFFECT not in found:
        return "planned"
    return "hoped-effect" if len(found) == 1 else "to-come"


def _sample(entry: _Entry, frame: Frame, size: float) -> Shape:
    key = f"sample-{entry.key}"
    if entry.key.startswith("edge-"):
        return Stroke(id=key, start=frame.site(Site.LEFT), end=frame.site(Site.RIGHT), style=entry.style)
    if entry.key == "badge":
        return sign_box(key, f"{entry.style}/{size:g}", frame, "n")
    if entry.key == "reason":
        number = (Paragraph("1", "badge"),)
        return Box(id=key, frame=frame, style=f"{entry.style}/{size:g}", paragraphs=number)
    high = round(_HIGH * size * POINT)
    return Box(id=key, frame=Frame(frame.x, frame.y + (frame.height - high) // 2, frame.width, high), style=entry.style)
