"""Splits a schema by time into pages that each fit, and says what each of them shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rtdocs.layout.base.content import Content, Piece, link, piece
from rtdocs.layout.base.scene import EMU_PER_POINT, Frame
from rtdocs.layout.schema import page_references
from rtdocs.layout.schema.grid_search import HEADER, STACK, fits, piece_card
from rtdocs.layout.schema.page_references import Crossing
from rtdocs.plan.content.graph import Edge, Graph, Node

_LETTERS = 12
_USUAL = 12  # events of a page, to begin with
_EFFECT_WIDTH = 124 * EMU_PER_POINT
_EFFECT_LINES = 5
# A marker of one line, and one of as many as it may have, with the room around it.
_MARKER_ROOM = 28 * EMU_PER_POINT
_FULL_MARKER_ROOM = 60 * EMU_PER_POINT
# Of a page's height, what effects may take where several pages follow each other, so that markers find room.
_EFFECTS_SHARE = 0.7
# For what is measured before pages have their numbers: this page, and one with a number as wide as any.
_HERE, _ELSEWHERE = 0, 888


@dataclass(frozen=True, slots=True)
class SchemaPart:
    """What one page shows: the events from `first` up to `last`, in time order, and effects."""

    first: int
    last: int
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaIndex:
    """A schema by the ids of its nodes and their boxes, with its events in time order, and the edges at each node."""

    graph: Graph
    nodes: Mapping[str, Node]
    pieces: Mapping[str, Piece]
    events: tuple[Node, ...]
    effects: tuple[Node, ...]
    edges: Mapping[str, tuple[Edge, ...]]


def story(graph: Graph) -> SchemaIndex:
    """Return a schema by the ids of its nodes; of an arrow given twice, the first is kept."""
    nodes = {node.id: node for node in graph.nodes}
    edges: defaultdict[str, dict[tuple[str, str], Edge]] = defaultdict(dict)
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            edges[end].setdefault((edge.source, edge.target), edge)
    events = sorted((node for node in graph.nodes if node.lane), key=lambda node: node.rank)
    effects = tuple(node for node in graph.nodes if not node.lane)
    pieces = {key: piece(node, graph.words.undated) for key, node in nodes.items()}
    at_nodes = {end: tuple(found.values()) for end, found in edges.items()}
    return SchemaIndex(graph, nodes, pieces, tuple(events), effects, at_nodes)


def whole(told: SchemaIndex) -> SchemaPart:
    """Return the part that shows everything."""
    return SchemaPart(0, len(told.events), tuple(effect.id for effect in told.effects))


def split(told: SchemaIndex, frame: Frame) -> tuple[SchemaPart, ...]:
    """Return the pages: as few as can be, each as full as the others."""
    greedy = _cut(told, frame, len(told.events))
    even = _cut(told, frame, -(-len(told.events) // max(1, len(greedy))))
    parts = even if len(even) == len(greedy) else greedy
    return (*parts, *_effect_parts(told, frame, parts))


def _cut(told: SchemaIndex, frame: Frame, most: int) -> list[SchemaPart]:
    """Return pages of `most` events at most, each with all the events that fit; the page before is a good guess."""
    parts: list[SchemaPart] = []
    size = min(most, _USUAL)
    while not parts or parts[-1].last < len(told.events):
        first = parts[-1].last if parts else 0
        parts.append(_largest(told, frame, first, size, most))
        size = parts[-1].last - first
    return parts


def _largest(told: SchemaIndex, frame: Frame, first: int, guess: int, most: int) -> SchemaPart:
    """Return the page from `first` with most events, near a guess; one event always is a page."""
    limit = min(first + most, len(told.events))
    part = _part(told, frame, first, min(first + guess, limit))
    if _fits(told, part, frame):
        while part.last < limit and _fits(told, longer := _part(told, frame, first, part.last + 1), frame):
            part = longer
        return part
    while part.last - first > 1 and not _fits(told, part, frame):
        part = _part(told, frame, first, part.last - 1)
    return part


def _fits(told: SchemaIndex, part: SchemaPart, frame: Frame) -> bool:
    where: defaultdict[str, tuple[int, ...]] = defaultdict(lambda: (_ELSEWHERE,))
    where |= {event.id: (_HERE,) for event in told.events[part.first : part.last]}
    where |= dict.fromkeys(part.effects, (_HERE, _ELSEWHERE))
    return fits(content(told, part, _HERE, where, frame), frame)


def _part(told: SchemaIndex, frame: Frame, first: int, last: int) -> SchemaPart:
    """Return the page that shows some events, with the effects they lead to as long as there is room.

    The last page also has the effects that no event leads to.
    """
    reached = {edge.target for event in told.events[first:last] for edge in told.edges.get(event.id, ())}
    if last == len(told.events):
        reached |= {effect.id for effect in told.effects if not _led_to(told, effect)}
    wanted = [effect for effect in told.effects if effect.id in reached]
    return SchemaPart(first, last, tuple(effect.id for effect in _stackable(told, wanted, frame)))


def _led_to(told: SchemaIndex, effect: Node) -> bool:
    return any(edge.target == effect.id and told.nodes[edge.source].lane for edge in told.edges.get(effect.id, ()))


def _stackable(told: SchemaIndex, effects: Iterable[Node], frame: Frame) -> Iterator[Node]:
    """Yield effects as long as they fit one above the other beside the markers; the first always does."""
    room = int((frame.height - HEADER) * _EFFECTS_SHARE)
    for number, effect in enumerate(effects):
        room -= _effect_height(told, effect) + STACK
        if number and room < 0:
            return
        yield effect


def _effect_height(told: SchemaIndex, effect: Node) -> int:
    return piece_card(told.pieces[effect.id], _LETTERS, _EFFECT_WIDTH, _EFFECT_LINES).height


def _effect_parts(told: SchemaIndex, frame: Frame, parts: Sequence[SchemaPart]) -> Iterator[SchemaPart]:
    """Yield pages of effects alone, for those that no page has room for."""
    shown = {effect for part in parts for effect in part.effects}
    left = [effect for effect in told.effects if effect.id not in shown]
    end = len(told.events)
    while left:
        added = list(_stackable(told, left, frame))
        yield SchemaPart(end, end, tuple(effect.id for effect in added))
        left = left[len(added) :]


def whereabouts(told: SchemaIndex, parts: Mapping[int, SchemaPart]) -> dict[str, tuple[int, ...]]:
    """Return the pages that show each node, in order."""
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for page, part in parts.items():
        for node in (*(event.id for event in told.events[part.first : part.last]), *part.effects):
            found[node] += (page,)
    return dict(found)


def content(
    told: SchemaIndex, part: SchemaPart, page: int, where: Mapping[str, tuple[int, ...]], frame: Frame
) -> Content:
    """Return what a page shows.

    Args:
        told: the schema.
        part: the page's events and effects.
        page: its number.
        where: the pages that show each node.
        frame: the room it has.
    """
    events = told.events[part.first : part.last]
    effects = [told.nodes[effect] for effect in part.effects]
    edges = _edges(told, [*events, *effects])
    crossings = [found for edge in edges for found in _crossings(told, edge, page, where)]
    words = told.graph.words
    room = frame.height - HEADER
    beside = room - sum(_effect_height(told, effect) + STACK for effect in effects)
    left = page_references.side([one for one in crossings if not one.leaves], words, *_room(room))
    right = page_references.side([one for one in crossings if one.leaves], words, *_room(beside))
    direct = (link(edge) for edge in edges if page in where[edge.source] and page in where[edge.target])
    return Content(
        lanes=told.graph.lanes,
        events=tuple(told.pieces[event.id] for event in events),
        left=left.pieces,
        right=(*(told.pieces[effect] for effect in part.effects), *right.pieces),
        links=(*direct, *left.links, *right.links),
        effects=words.effects,
        markers=(*left.markers, *right.markers),
    )


def _room(height: int) -> tuple[int, int]:
    """Return how many markers of one line fit in a height, and how many of several lines."""
    return height // _MARKER_ROOM, max(1, height // _FULL_MARKER_ROOM)


def _edges(told: SchemaIndex, nodes: Sequence[Node]) -> list[Edge]:
    """Return the edges at some nodes, once each."""
    return list({edge.id: edge for node in nodes for edge in told.edges.get(node.id, ())}.values())


def _crossings(told: SchemaIndex, edge: Edge, page: int, where: Mapping[str, tuple[int, ...]]) -> Iterator[Crossing]:
    """Yield a page's end of an edge that no page shows whole: each end stands on the last page of its node."""
    start, end = where[edge.source], where[edge.target]
    if set(start) & set(end):
        return
    if page == start[-1]:
        yield Crossing(edge, edge.source, told.nodes[edge.target], end[-1], leaves=True)
    if page == end[-1]:
        yield Crossing(edge, edge.target, told.nodes[edge.source], start[-1], leaves=False)
