"""The poster of the story: the whole chain on one page of paper, the lead above, legend and credit below."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rtdocs.i18n.cutting import cut_between_words
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
_FEW_WORDS = (11.0, 10.0, 9.0)  # the sizes of letters of a chain in few words
_BRIEF = 40  # letters of a title that has no room whole
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
    short = len(sheets.events_of(graph)) <= _SHORT
    small = weights.SMALL_POSTER_SIZES if sheets.is_small(graph) else ()
    large = (*small, *(size for size in weights.POSTER_SIZES if short or size <= _LARGE))
    whole = whole_page(graph, frame, large)
    if whole:
        return whole
    for content, sizes in _shorter(graph):
        drawn = page.best(content, frame, sizes)
        if drawn:
            return drawn
    message = "a poster must have room for one event and the effects"
    raise ValueError(message)


def _shorter(graph: Graph) -> Iterator[tuple[Content, tuple[float, ...]]]:
    """Yield ever shorter contents of a chain, with the sizes to try, in points: less text, then fewer events."""
    least = _FEW_WORDS[-1:]
    events = sheets.events_of(graph)
    arrows = Counter(end for edge in graph.edges for end in (edge.source, edge.target))
    order = [node.id for node in sorted(events, key=lambda node: (-arrows[node.id], node.rank))]
    yield _in_brief(graph, set(order)), _FEW_WORDS
    yield sheets.overview(graph, set(order)), least
    count = len(order) * 5 // 6
    while count:
        yield _in_brief(graph, set(order[:count])), least
        count = count * 5 // 6
    yield _in_brief(graph, ()), least


def _in_brief(graph: Graph, kept: Collection[str]) -> Content:
    """Return a chain with the first words of each title below its year, in boxes that may be narrow."""
    nodes = tuple(_brief(node) if node.lane else sheets.shortened(node) for node in graph.nodes)
    shown = {*kept, *(node.id for node in nodes if not node.lane)}
    part = replace(
        graph,
        nodes=tuple(node for node in nodes if node.id in shown),
        edges=tuple(edge for edge in graph.edges if {edge.source, edge.target} <= shown),
    )
    return replace(sheets.whole(part), is_brief=True)


def _brief(node: Node) -> Node:
    year = str(node.period.year) if node.period else ""
    return replace(node, title=cut_between_words(node.short_title or node.title, _BRIEF), when=year)


def _said(key: str, text: str, style: str, frame: Frame) -> Sequence[Box]:
    """Return a box with a text in the middle of a frame's height; empty for no text."""
    if not text:
        return ()
    words = card((Paragraph(text, "label"),), style, frame.width)
    high = min(words.height, frame.height)
    place = Frame(frame.x, frame.y + (frame.height - high) // 2, frame.width, high)
    return (Box(id=key, frame=place, style=style, paragraphs=words.paragraphs, name=text, alt=text),)
