"""The poster of the story: the whole chain on one page of paper, the lead above, legend and credit below."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Frame, Paragraph, Scene, Shape
from rtdocs.layout.base.text_boxes import card
from rtdocs.layout.schema import page, sheets, weights
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.page import Drawn
from rtdocs.layout.schema.pages import whole_page
from rtdocs.layout.slides import foot
from rtdocs.layout.slides.foot import Shown
from rtdocs.plan.content.graph import Graph, Node
from rtdocs.plan.content.slides import StoryPosterSlide

POINT = EMU_PER_POINT

_SHORT = 9  # events, of a story whose letters may be larger still: room between boxes reads better than large ones
_LARGE = 14.0
_MANY, _CROWDED = 40, 10.0  # events that no sheet holds in larger letters
_FEW_WORDS = ((66, (10.0, 9.0)), (52, (9.0,)), (40, (9.0,)))
"""The most letters of a title that has no room whole, with the sizes of the letters, in points."""
_LEAST_WORDS, _LEAST = _FEW_WORDS[-1][0], (9.0,)
_LEAD, _CREDIT = 14, 9  # sizes of letters
_LEAD_HIGH, _LEGEND_HIGH = 26 * POINT, 22 * POINT


class PosterPage(NamedTuple):
    """A poster as drawn: its scene, and the ids of the events, effects and arrows on it."""

    scene: Scene
    node_ids: tuple[str, ...]
    edge_ids: tuple[str, ...]


def draw(slide: StoryPosterSlide, frame: Frame, credit: Frame | None) -> PosterPage:
    """Return the poster in a part of a page, in the page's coordinates, with the largest letters that fit.

    Args:
        slide: the poster's texts and its graph.
        frame: of the drawing, with the poster's lead and the legend, in EMU.
        credit: the free frame at the foot of the page, in EMU; None for none, then `frame` holds the credit too.

    Raises:
        ValueError: the frame has no room for one event and the effects.
    """
    high = _LEGEND_HIGH if slide.credit else 0
    credit = credit or Frame(frame.x, frame.bottom - high, frame.width, high)
    bottom = min(frame.bottom, credit.y)
    top = frame.y + (_LEAD_HIGH if slide.lead else 0)
    inner = Frame(frame.x, top, frame.width, bottom - top - _LEGEND_HIGH)
    drawn = _drawn(slide.graph, inner)
    nodes = tuple(piece.id for piece in (*drawn.content.events, *drawn.content.right))
    edges = tuple(dict.fromkeys(edge for link in drawn.content.links for edge in link.edges))
    left_out = len(slide.graph.nodes) - len(nodes)
    strip = Frame(frame.x, inner.bottom, frame.width, _LEGEND_HIGH)
    shapes: list[Shape] = [*_said("lead", slide.lead, f"heading/{_LEAD}", frame._replace(height=_LEAD_HIGH))]
    shapes += drawn.shapes
    shapes += foot.legend(slide.graph, Shown(nodes, edges, left_out=left_out), strip, min(max(drawn.size, 11), 14))
    shapes += _said("credit", slide.credit, f"caption/{_CREDIT}", credit)
    scene = Scene(width=frame.right, height=credit.bottom, shapes=tuple(shapes), alt=slide.title)
    return PosterPage(scene, nodes, edges)


def _drawn(graph: Graph, frame: Frame) -> Drawn:
    """Return a chain as drawn: with whole titles, else in few words, at last without the events of fewest arrows.

    Raises:
        ValueError: the frame has no room for one event and the effects.
    """
    count = len(sheets.events_of(graph))
    small = weights.SMALL_POSTER_SIZES if sheets.is_small(graph) else ()
    largest = math.inf if count <= _SHORT else _LARGE if count <= _MANY else _CROWDED
    large = (*small, *(size for size in weights.POSTER_SIZES if size <= largest))
    whole = whole_page(graph, frame, large, roomy_first=True)
    if whole:
        return whole
    for content, sizes in _shorter(graph):
        drawn = page.best(content, frame, sizes)
        if drawn:
            return page.filled(drawn, frame, sheets.told(graph))
    message = "a poster must have room for one event and the effects"
    raise ValueError(message)


def _shorter(graph: Graph) -> Iterator[tuple[Content, tuple[float, ...]]]:
    """Yield ever shorter contents of a chain, with the sizes to try, in points: less text, then fewer events."""
    events = sheets.events_of(graph)
    arrows = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    order = [node.id for node in sorted(events, key=lambda node: (-arrows[node.id], node.rank))]
    for most, sizes in _FEW_WORDS:
        yield _in_brief(graph, set(order), most), sizes
    yield sheets.overview(graph, set(order)), _LEAST
    count = len(order) * 5 // 6
    while count:
        yield sheets.overview(graph, set(order[:count])), _LEAST
        count = count * 5 // 6
    yield _in_brief(graph, (), _LEAST_WORDS), _LEAST


def _in_brief(graph: Graph, kept: Collection[str], most: int) -> Content:
    """Return a chain with the first words of each title below its year, in boxes that may be narrow."""
    nodes = tuple(_brief(node, most) if node.lane else sheets.shortened(node) for node in graph.nodes)
    shown = {*kept, *(node.id for node in nodes if not node.lane)}
    part = replace(
        graph,
        nodes=tuple(node for node in nodes if node.id in shown),
        edges=tuple(edge for edge in graph.edges if {edge.source, edge.target} <= shown),
    )
    return replace(sheets.whole(part), is_brief=True)


def _brief(node: Node, most: int) -> Node:
    year = str(node.period.year) if node.period else ""
    return replace(node, title=sheets.in_letters(node.short_title or node.title, most), when=year)


def _said(key: str, text: str, style: str, frame: Frame) -> Sequence[Box]:
    """Return a box with a text in the middle of a frame's height; empty for no text."""
    if not text:
        return ()
    words = card((Paragraph(text, "label"),), style, frame.width)
    high = min(words.height, frame.height)
    place = Frame(frame.x, frame.y + (frame.height - high) // 2, frame.width, high)
    return (Box(id=key, frame=place, style=style, paragraphs=words.paragraphs, name=text, alt=text),)
