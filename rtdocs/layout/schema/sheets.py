"""The contents of each page of a chain: the whole, a chapter with its references, or an overview in few words."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rtdocs.layout.base.content import Piece, piece
from rtdocs.layout.base.event_cards import SETBACK
from rtdocs.layout.base.scene import Paragraph
from rtdocs.layout.base.text_boxes import ELLIPSIS
from rtdocs.layout.schema.content import Content, Link
from rtdocs.plan.content.graph import Edge, EdgeKind, Graph, Node
from rtdocs.plan.content.timeline import Sign

FEWEST, BRIEF, MOST = 3, 4, 5
"""The words of a title that a brief box and a reference have: the fewest, ordinarily, the most."""
_SMALL_WORD = 3  # letters: an article or preposition, with which no cut title should end
_WORD = re.compile(r"\w+")
_ENDINGS = " \u00a0,;:.–"
_SMALL = 6  # events, of a story whose page has room to spare


def events_of(graph: Graph) -> list[Node]:
    """Return the events of a graph in time order."""
    return sorted((node for node in graph.nodes if node.lane), key=lambda node: node.rank)


def effects_of(graph: Graph) -> list[Node]:
    """Return the effects of a graph."""
    return [node for node in graph.nodes if not node.lane]


def is_small(graph: Graph) -> bool:
    """Return whether a graph has so few events that its page has room for more than titles."""
    return len(events_of(graph)) <= _SMALL


def whole(graph: Graph, *, short: bool = False, detailed: bool = False) -> Content:
    """Return all of a graph on one page.

    Args:
        graph: the chain.
        short: whether boxes have the short titles that the group gives.
        detailed: whether effects tell whom they benefit and how one knows.
    """
    made = shortened if short else (lambda node: node)
    return Content(
        lanes=graph.lanes,
        events=tuple(_piece(made(node), graph) for node in events_of(graph)),
        right=tuple(_piece(made(node), graph, detailed=detailed) for node in effects_of(graph)),
        links=tuple(_links(graph, {node.id for node in graph.nodes})),
        language=graph.language,
    )


def overview(
    graph: Graph, kept: Collection[str], most: int = BRIEF, *, effects: Collection[str] | None = None
) -> Content:
    """Return a graph in few words, about `most` a box, with the events of the ids that are kept.

    All effects are on it, or those of the ids in `effects`.
    """
    shown = set(kept) | ({node.id for node in effects_of(graph)} if effects is None else set(effects))
    return Content(
        lanes=graph.lanes,
        events=tuple(_piece(briefly(node, most), graph) for node in events_of(graph) if node.id in shown),
        right=tuple(_piece(shortened(node), graph) for node in effects_of(graph) if node.id in shown),
        links=tuple(_links(graph, shown)),
        language=graph.language,
        is_brief=True,
    )


def chapter(
    graph: Graph, events: Collection[str], effects: Collection[str], page: Mapping[str, int], *, most: int = 0
) -> Content:
    """Return a part of a graph, with references to the sources and targets on other pages.

    Args:
        graph: the whole.
        events: the ids of its events.
        effects: the ids of the effects it shows.
        page: the number of the page that shows each event.
        most: the letters at which titles are cut, of references as well; 0 keeps them whole.
    """
    nodes = {node.id: node for node in graph.nodes}
    inside = [edge for edge in graph.edges if edge.source in events or edge.target in events]
    into = [edge for edge in inside if edge.source not in events and nodes[edge.source].lane]
    out = [edge for edge in inside if edge.target not in events and nodes[edge.target].lane]
    left, from_left = _references(graph, into, page, most, leaving=False)
    right, to_right = _references(graph, out, page, most, leaving=True)
    return Content(
        lanes=graph.lanes,
        events=tuple(_piece(_cut(node, most), graph) for node in events_of(graph) if node.id in events),
        left=left,
        right=(*(_piece(_cut(node, most), graph) for node in effects_of(graph) if node.id in effects), *right),
        links=(*_links(graph, {*events, *effects}), *from_left, *to_right),
        language=graph.language,
        whole=False,
    )


def shortened(node: Node) -> Node:
    """Return a node with the short title that the group gives it, if it does."""
    return replace(node, title=node.short_title) if node.short_title else node


def briefly(node: Node, most: int = BRIEF) -> Node:
    """Return a node with few words of its title, and without its date and number, which stand on later pages.

    A setback keeps its sign and what is to come its word before the title; context has a lane of its own.
    """
    told = brief(node.short_title or node.title, most)
    status = "" if node.sign is Sign.CONTEXT else node.tag.status
    opening = f"{status[0]}\u00a0" if status.startswith(SETBACK) else f"{status} · " if status else ""
    return replace(node, title=opening + told, when="", tag=node.tag._replace(number="", status=""))


def told(graph: Graph, most: int = 0) -> dict[str, list[Piece]]:
    """Return by the id of each event its box in few words: with all words of its title or `most`, then ever fewer."""
    return {node.id: [_piece(each, graph) for each in _shorter(node, most)] for node in events_of(graph)}


def _shorter(node: Node, most: int) -> Iterator[Node]:
    if not most and node.short_title:
        yield briefly(replace(node, short_title=""), len(node.title.split(" ")))
    count = len((node.short_title or node.title).split(" "))
    for words in range(min(count, most or count), FEWEST - 1, -1):
        yield briefly(node, words)


def brief(title: str, most: int = BRIEF) -> str:
    """Return about `most` words of a title, from three to five; it ends in no article or preposition."""
    words = title.split(" ")
    if len(words) <= most:
        return title
    counts = (*range(most, FEWEST - 1, -1), *range(most + 1, MOST + 1))
    count = next((each for each in counts if each <= len(words) and not _is_small(words[each - 1])), most)
    kept = " ".join(words[:count])
    return kept if count == len(words) else kept.rstrip(_ENDINGS) + ELLIPSIS


def in_letters(title: str, most: int) -> str:
    """Return the first words of a title in at most `most` letters, whole where it is no longer."""
    if len(title) <= most:
        return title
    words = title[: most + 1].rsplit(" ", 1)[0].split(" ")
    while len(words) > FEWEST and _is_small(words[-1]):
        words.pop()
    return " ".join(words).rstrip(_ENDINGS) + ELLIPSIS


def _is_small(word: str) -> bool:
    """Return whether no cut title should end in a word: an article, a preposition, one that a mark closes."""
    letters = "".join(_WORD.findall(word))
    return (len(letters) <= _SMALL_WORD and not letters.isdigit()) or word[-1:] in "?!"


def _cut(node: Node, most: int) -> Node:
    return replace(node, title=_cut_text(node.title, most))


def _cut_text(text: str, most: int) -> str:
    """Return a text of `most` letters at most, cut between words; 0 keeps it whole."""
    if not most or len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + ELLIPSIS


def _piece(node: Node, graph: Graph, *, detailed: bool = False) -> Piece:
    return piece(node, graph.language.say("chain.undated"), detailed=detailed)


def _links(graph: Graph, shown: Collection[str]) -> Iterator[Link]:
    """Yield the arrows both of whose ends are shown."""
    nodes = {node.id: node for node in graph.nodes}
    for edge in graph.edges:
        if edge.source in shown and edge.target in shown:
            yield _link(edge, nodes, edge.source, edge.target)


def _link(edge: Edge, nodes: Mapping[str, Node], source: str, target: str) -> Link:
    if edge.kind is EdgeKind.SUCCESSION:
        style = "edge-succession"
    else:
        style = "edge-claimed" if nodes[edge.target].lane else "edge-effect"
    ends = ((nodes[edge.source].number,), (nodes[edge.target].number,))
    reason = str(edge.reason or "")
    return Link(edge.id, source, target, style, edge.name, edge.alt, ends, edge.tie, reason, (edge.id,))


def _references(
    graph: Graph, edges: Sequence[Edge], page: Mapping[str, int], most: int, *, leaving: bool
) -> tuple[tuple[Piece, ...], tuple[Link, ...]]:
    """Return boxes that name the other ends of arrows, and the arrows between them and this page.

    All arrows of a reference have one source or one target, so that none is shown that nobody claimed: of the two ways
    to group them, that with fewer boxes.
    """
    nodes = {node.id: node for node in graph.nodes}
    by_source, by_target = (_grouped(edges, key) for key in (lambda edge: edge.source, lambda edge: edge.target))
    groups = min((by_source, by_target), key=len)
    pieces, links = [], []
    for key, group in groups.items():
        box = f"{'to' if leaving else 'from'}-{key}"
        pieces.append(_reference(box, group, graph, page, most, leaving=leaving))
        for edge in group:
            source, target = (edge.source, box) if leaving else (box, edge.target)
            links.append(_link(edge, nodes, source, target)._replace(style="edge-claimed"))
    return tuple(pieces), tuple(_joined(links))


def _joined(links: Iterable[Link]) -> Iterator[Link]:
    """Yield one arrow for all that lead from one box to another: a reference stands for several events."""
    pairs: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        pairs[link.source, link.target].append(link)
    for same in pairs.values():
        sources, targets = (tuple(dict.fromkeys(one for link in same for one in link.ends[at])) for at in (0, 1))
        yield same[0]._replace(
            alt=" ".join(link.alt for link in same),
            ends=(sources, targets),
            edges=tuple(edge for link in same for edge in link.edges),
            reason=", ".join(link.reason for link in same if link.reason),
            tie=same[0].tie if len(same) == 1 else "",
        )


def _grouped(edges: Iterable[Edge], key: Callable[[Edge], str]) -> dict[str, list[Edge]]:
    groups: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[key(edge)].append(edge)
    return dict(groups)


def _reference(
    box: str, group: Sequence[Edge], graph: Graph, page: Mapping[str, int], most: int, *, leaving: bool
) -> Piece:
    nodes = {node.id: node for node in graph.nodes}
    there = list(dict.fromkeys(edge.target if leaving else edge.source for edge in group))
    key = "to" if leaving else "from"
    told = tuple(brief(nodes[one].short_title or nodes[one].title) for one in there)
    pages = tuple(dict.fromkeys(str(page[one]) for one in there if one in page))
    text = graph.language.say(f"chain.reference.{key}", titles=_cut_text("; ".join(told), most), pages=", ".join(pages))
    alt = graph.language.say(
        f"chain.reference.{key}_alt", numbers=tuple(nodes[one].number for one in there), pages=pages
    )
    return Piece(
        id=box,
        style="reference",
        paragraphs=(Paragraph(text, "title"),),
        name=text,
        alt=alt,
        lane=nodes[group[0].source].lane,
    )
