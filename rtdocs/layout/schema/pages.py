"""A chain as slides: whole on one where it fits; else an overview in few words, then chapters at 12 points."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from rtdocs.layout.base.scene import Frame, Scene
from rtdocs.layout.schema import page, sheets, weights
from rtdocs.layout.schema.chapters import chapters
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.page import Drawn
from rtdocs.plan.content.graph import Graph, Node

_CUTS = (0, 240, 120, 60, 30)
"""The letters at which the titles of an event that stands alone are cut: not at all, else as late as there is room."""


class Kind(Enum):
    """The kind of a page."""

    WHOLE = "whole"
    OVERVIEW = "overview"
    CHAPTER = "chapter"


class PageRoom(NamedTuple):
    """The room for pages: the part of a slide for the drawing, that for its legend, and the slide's size in EMU."""

    drawing: Frame
    foot: Frame | None
    size: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One slide of a chain.

    Attributes:
        kind: whether it is the whole, the overview or a chapter.
        scene: the drawing in the slide's own coordinates.
        number: the slide's number, as references name it.
        node_ids: the events in time order, then the effects.
        edge_ids: the arrows that it draws, whole or up to a reference.
        title: of a chapter; empty for other pages.
    """

    kind: Kind
    scene: Scene
    number: int
    node_ids: tuple[str, ...]
    edge_ids: tuple[str, ...]
    title: str = ""


class _ChapterPart(NamedTuple):
    """The events and the effects of a chapter's page."""

    events: tuple[Node, ...]
    effects: tuple[str, ...]


def pages(graph: Graph, room: PageRoom, *, first_page: int = 1, alt: str = "") -> tuple[Page, ...]:
    """Return the slides of a chain.

    Args:
        graph: the chain.
        room: the frames on the slide.
        first_page: the number of its first slide in the deck.
        alt: one sentence about each drawing.

    Raises:
        ValueError: the drawing has no room for a single event.
    """
    last = {page.number: page for page in in_turn(graph, room, first_page=first_page, alt=alt)}
    return tuple(last.values())


def in_turn(graph: Graph, room: PageRoom, *, first_page: int = 1, alt: str = "") -> Iterator[Page]:
    """Yield the slides of a chain, as `pages`, each as soon as it is drawn.

    A chapter comes again, under its number, where more slides came before those that it refers to than were foreseen.
    """
    whole = _whole_slide(graph, room.drawing)
    if whole and whole.size >= weights.SIZE:
        yield _page(Kind.WHOLE, whole, room, first_page, alt)
        return
    ahead = whole or _overview(graph, room.drawing)
    if ahead:
        yield _page(Kind.WHOLE if whole else Kind.OVERVIEW, ahead, room, first_page, alt)
    yield from _chapter_pages(graph, room, first_page + bool(ahead), alt)


def _whole_slide(graph: Graph, frame: Frame) -> Drawn | None:
    """Return all of a graph on one slide; None where it does not fit, which nobody need try for a very long story."""
    count = len(sheets.events_of(graph))
    if count > weights.MOST_BRIEF:
        return None
    small = weights.SMALL_SIZES if sheets.is_small(graph) else ()
    sizes = weights.SLIDE_SIZES if count <= weights.MOST_WHOLE else (weights.SIZE,)
    return whole_page(graph, frame, (*small, *sizes))


def whole_page(graph: Graph, frame: Frame, sizes: tuple[float, ...], *, roomy_first: bool = False) -> Drawn | None:
    """Return all of a graph in one frame, in the largest letters that fit; None where none do.

    The effects of a small story have their details where these fit in letters of a slide. At each size full titles come
    first, then short ones. On paper, room between boxes may be worth more than large letters (`roomy_first`).
    """
    if sheets.is_small(graph) and (drawn := small_page(sheets.whole(graph, detailed=True), frame, sizes)):
        return drawn
    contents = [sheets.whole(graph)]
    if any(node.short_title for node in graph.nodes):
        contents.append(sheets.whole(graph, short=True))
    return page.best_of(contents, frame, sizes, roomy_first=roomy_first)


def small_page(content: Content, frame: Frame, sizes: tuple[float, ...]) -> Drawn | None:
    """Return a page of few events in letters of a slide or larger, with years above its columns where these fit."""
    large = tuple(size for size in sizes if size >= weights.SIZE)
    every = (page.best(content, frame, (size,)) for size in large)
    return next((drawn for drawn in every if drawn and drawn.dated), None) or page.best(content, frame, large[-1:])


def _overview(graph: Graph, frame: Frame) -> Drawn | None:
    """Return the overview: every event and effect in few words, or those of greatest weight where not all fit."""
    effects = _effects_with_room(graph, frame)
    order = _by_weight(sheets.events_of(graph), graph)
    count = min(len(order), weights.MOST_BRIEF)
    for most in (sheets.MOST, sheets.BRIEF):
        if drawn := _brief_page(graph, order[:count], effects, most, frame):
            return drawn
    while count:
        if drawn := _brief_page(graph, order[:count], effects, sheets.FEWEST, frame):
            return drawn
        count = min(count - 1, count * 8 // 9)
    return None


def _effects_with_room(graph: Graph, frame: Frame) -> list[Node]:
    """Return the effects that have room at the right of an overview, those of greatest weight where not all have."""
    order = _by_weight(sheets.effects_of(graph), graph)
    counts = range(len(order), 0, -1)
    return next((order[:count] for count in counts if _brief_page(graph, [], order[:count], 0, frame)), [])


def _brief_page(graph: Graph, events: Sequence[Node], effects: Sequence[Node], most: int, frame: Frame) -> Drawn | None:
    content = sheets.overview(graph, {node.id for node in events}, most, effects={node.id for node in effects})
    drawn = page.best(content, frame, (weights.SIZE,))
    return page.filled(drawn, frame, sheets.told(graph, sheets.MOST)) if drawn else None


def _by_weight(nodes: Sequence[Node], graph: Graph) -> list[Node]:
    """Return nodes by their weight in the chain, the greatest first: their arrows, those of events to effects twice."""
    effects = {node.id for node in graph.nodes if not node.lane}
    weight: Counter[str] = Counter()
    for edge in graph.edges:
        weight[edge.source] += 1 + (edge.target in effects)
        weight[edge.target] += 1
    return sorted(nodes, key=lambda node: (-weight[node.id], node.rank))


def _chapter_pages(graph: Graph, room: PageRoom, first: int, alt: str) -> Iterator[Page]:
    """Yield the pages of all chapters, until their numbers stand; one that does not fit is parted in two."""
    parts = [_part(events, graph) for events in chapters(graph)]
    parts[-1] = parts[-1]._replace(effects=_with_unreached(parts, graph))
    drawn: dict[_ChapterPart, Drawn] = {}
    told: dict[int, Drawn] = {}
    count = 0
    while count != len(parts):
        count, at = len(parts), 0
        numbers = _numbers(parts, first)
        while at < len(parts):
            if page := _drawn(parts[at], graph, room.drawing, numbers, drawn):
                at += 1
                if told.get(at) is not page:
                    told[at] = page
                    yield _page(Kind.CHAPTER, page, room, first + at - 1, alt, _title(parts[at - 1], graph))
            else:
                parts[at : at + 1] = _halved(parts[at])
                numbers = _numbers(parts, first)


def _numbers(parts: Sequence[_ChapterPart], first: int) -> dict[str, int]:
    """Return the number of the page that shows each event."""
    return {node.id: number for number, part in enumerate(parts, first) for node in part.events}


def _part(events: Sequence[Node], graph: Graph) -> _ChapterPart:
    ids = {node.id for node in events}
    reached = {edge.target for edge in graph.edges if edge.source in ids}
    return _ChapterPart(tuple(events), tuple(node.id for node in sheets.effects_of(graph) if node.id in reached))


def _with_unreached(parts: Sequence[_ChapterPart], graph: Graph) -> tuple[str, ...]:
    """Return the effects of the last chapter: its own, and those that nothing leads to."""
    shown = {effect for part in parts for effect in part.effects}
    last = set(parts[-1].effects)
    return tuple(node.id for node in sheets.effects_of(graph) if node.id in last or node.id not in shown)


def _halved(part: _ChapterPart) -> list[_ChapterPart]:
    """Return a part in two: its events, or, where it is of one event, its effects."""
    if len(part.events) > 1:
        middle = len(part.events) // 2
        return [part._replace(events=part.events[:middle]), part._replace(events=part.events[middle:])]
    if len(part.effects) > 1:
        middle = len(part.effects) // 2
        return [part._replace(effects=part.effects[:middle]), part._replace(effects=part.effects[middle:])]
    message = "a schema's frame must have room for one event and its references"
    raise ValueError(message)


def _drawn(
    part: _ChapterPart, graph: Graph, frame: Frame, numbers: Mapping[str, int], drawn: dict[_ChapterPart, Drawn]
) -> Drawn | None:
    """Return the page of a part, None where it has no room.

    `drawn` holds the parts drawn before, with other numbers of pages: a part keeps its arrangement where its words fit.
    """
    alone = len(part.events) < 2 and len(part.effects) < 2  # noqa: PLR2004 - nothing to part
    for most in _CUTS if alone else _CUTS[:1]:
        content = _content(part, graph, numbers, most)
        if part in drawn and drawn[part].content == content:
            return drawn[part]
        found = page.again(content, drawn[part], frame) if part in drawn else None
        if found := found or page.best(content, frame, (weights.SIZE,)):
            drawn[part] = found
            return found
    return None


def _content(part: _ChapterPart, graph: Graph, numbers: Mapping[str, int], most: int) -> Content:
    ids = {node.id for node in part.events}
    own = {edge.target for edge in graph.edges if edge.source in ids}
    shown = [effect for effect in part.effects if effect in own or not _is_reached(effect, graph)]
    return sheets.chapter(graph, ids, shown, numbers, most=most)


def _is_reached(effect: str, graph: Graph) -> bool:
    return any(edge.target == effect for edge in graph.edges)


def _title(part: _ChapterPart, graph: Graph) -> str:
    """Return a sentence on the part of the story that a page shows."""
    language = graph.language
    years = sorted({node.period.year for node in part.events if node.period})
    period = ""
    if years:
        key = "years" if len(years) > 1 else "year"
        period = language.say(f"chain.chapter.{key}", first=str(years[0]), last=str(years[-1]))
    stage = part.events[0].stage if part.events else ""
    if stage:
        return language.say("chain.chapter.stage", stage=stage, period=period) if period else stage
    if not period:
        return language.say("chain.chapter.undated", count=len(part.events))
    return language.say("chain.chapter.stretch", period=period, count=len(part.events))


def _page(kind: Kind, drawn: Drawn, room: PageRoom, number: int, alt: str, title: str = "") -> Page:
    width, height = room.size
    content = drawn.content
    return Page(
        kind=kind,
        scene=Scene(width=width, height=height, shapes=drawn.shapes, alt=alt),
        number=number,
        node_ids=tuple(piece.id for piece in (*content.events, *content.right) if piece.style != "reference"),
        edge_ids=tuple(dict.fromkeys(edge for link in content.links for edge in link.edges)),
        title=title,
    )
