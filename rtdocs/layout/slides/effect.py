"""The slide of an effect: one page with its new events in full, and those of earlier pages in few words."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rtdocs.layout.base.content import Piece
from rtdocs.layout.base.scene import Frame, Scene
from rtdocs.layout.schema import page, pages, sheets, weights
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.page import Drawn
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.content.slides import EffectSlide

_MOST_IN_FULL = 24
"""More events than this have no room in full."""


class EffectPage(NamedTuple):
    """An effect's slide as drawn: its scene, the ids of its events, effects and arrows, the ids of its quiet events."""

    scene: Scene
    node_ids: tuple[str, ...]
    edge_ids: tuple[str, ...]
    quiet: frozenset[str]


class _Told(NamedTuple):
    """The events on a page, the quiet ones among them, and whether these have few words."""

    shown: Collection[str]
    quiet: Collection[str]
    brief: bool = True


def draw(slide: EffectSlide, frame: Frame) -> EffectPage:
    """Return an effect's slide in a part of the slide's area, in the slide's coordinates.

    Raises:
        ValueError: the frame has no room for the effects alone.
    """
    if sheets.is_small(slide.graph):
        told = _Told({node.id for node in sheets.events_of(slide.graph)}, slide.known, brief=False)
        if drawn := pages.small_page(_content(slide.graph, told), frame, (*weights.SMALL_SIZES, weights.SIZE)):
            return _page(drawn, frame, slide, told)
    for told in _ways(slide):
        content = _content(slide.graph, told)
        drawn = page.best(content, frame, (weights.SIZE,))
        if drawn:
            return _page(drawn, frame, slide, told)
    message = "a slide must have room for one event and an effect"
    raise ValueError(message)


def _ways(slide: EffectSlide) -> Iterator[_Told]:
    """Yield the choices of events, best first: all in full, known ones in grey; then fewer words; then the nearest."""
    nearest = _nearest(slide.graph)
    every, last = set(nearest), _last_steps(slide.graph)
    if len(every) <= _MOST_IN_FULL:
        yield _Told(every, slide.known, brief=False)
    tried: list[_Told] = []
    for quiet in (slide.known - last, slide.known, every - last, every):
        told = _Told(every, quiet)
        if quiet and len(every) - len(quiet) <= _MOST_IN_FULL and told not in tried:
            tried.append(told)
            yield told
    count = len(nearest) * 5 // 6
    while count:
        kept = set(nearest[:count])
        yield _Told(kept, kept)
        count = count * 5 // 6
    yield _Told(set(), set())


def _nearest(graph: Graph) -> list[str]:
    """Return the ids of the events by their number of steps to an effect, the latest first among equals."""
    sources: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for edge in graph.edges:
        sources[edge.target].append(edge.source)
    steps = {node.id: 0 for node in graph.nodes if not node.lane}
    waiting = deque(steps)
    while waiting:
        here = waiting.popleft()
        for source in sources[here]:
            if source not in steps:
                steps[source] = steps[here] + 1
                waiting.append(source)
    events = [node for node in graph.nodes if node.lane]
    far = len(graph.nodes)
    return [node.id for node in sorted(events, key=lambda node: (steps.get(node.id, far), -node.rank))]


def _last_steps(graph: Graph) -> set[str]:
    effects = {node.id for node in graph.nodes if not node.lane}
    return {edge.source for edge in graph.edges if edge.target in effects}


def _content(graph: Graph, told: _Told) -> Content:
    """Return the contents of the page; its boxes have one width, narrow where all hold few words."""
    full = sheets.whole(graph, detailed=sheets.is_small(graph))
    brief = sheets.whole(
        replace(graph, nodes=tuple(sheets.briefly(node) if node.lane else node for node in graph.nodes))
    )
    shown = {*told.shown, *(piece.id for piece in full.right)}
    events = (
        _quiet(small if told.brief else large) if large.id in told.quiet else large
        for large, small in zip(full.events, brief.events, strict=True)
        if large.id in shown
    )
    links = tuple(link for link in full.links if link.source in shown and link.target in shown)
    few = told.brief and len(told.quiet) == len(told.shown)
    return replace(full, events=tuple(events), links=links, is_brief=few)


def _quiet(piece: Piece) -> Piece:
    """Return a box in grey."""
    if piece.face is None:
        return piece
    style = f"{piece.face.style}-quiet"
    return replace(piece, style=style, face=piece.face._replace(style=style))


def _page(drawn: Drawn, frame: Frame, slide: EffectSlide, told: _Told) -> EffectPage:
    content = drawn.content
    pieces: Sequence[Piece] = (*content.events, *content.right)
    return EffectPage(
        scene=Scene(width=frame.right, height=frame.bottom, shapes=drawn.shapes, alt=slide.title),
        node_ids=tuple(piece.id for piece in pieces),
        edge_ids=tuple(dict.fromkeys(edge for link in content.links for edge in link.edges)),
        quiet=frozenset(told.quiet) & set(told.shown),
    )
