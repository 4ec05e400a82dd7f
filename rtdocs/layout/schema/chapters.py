"""Chapters of a long story: the group's own stages, else stretches of time that few arrows leave.

The borders of stretches are those of least cost, by dynamic programming over the order of time.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rtdocs.layout.schema import weights
from rtdocs.layout.schema.sheets import events_of
from rtdocs.plan.content.graph import Graph, Node

Chapter = tuple[Node, ...]


def chapters(graph: Graph) -> list[Chapter]:
    """Return the events of a graph in chapters, in time order."""
    events = events_of(graph)
    return [chapter for stage in _stages(events) for chapter in _stretches(stage, graph)] or [()]


def halves(chapter: Chapter) -> tuple[Chapter, Chapter]:
    """Return a chapter in two, for want of room."""
    middle = len(chapter) // 2
    return chapter[:middle], chapter[middle:]


def _stages(events: Sequence[Node]) -> Iterator[Chapter]:
    """Yield the events of each stage that the group names; a stage that is taken up again is another chapter."""
    for _, group in groupby(events, key=lambda node: node.stage):
        yield tuple(group)


def _stretches(events: Chapter, graph: Graph) -> Iterator[Chapter]:
    count = -(-len(events) // weights.CHAPTER)
    if count < 2:  # noqa: PLR2004 - one is whole
        yield events
        return
    leaving = _leaving(events, graph)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for end in range(1, len(events) + 1):
        found = [
            (cost + _cost(end - start, len(events) / count) + (leaving[end] if end < len(events) else 0), (*ends, end))
            for start, (cost, ends) in best.items()
            if end - start <= weights.CHAPTER + 1
        ]
        if found:
            best[end] = min(found)
    start = 0
    for end in best[len(events)][1]:
        yield events[start:end]
        start = end


def _cost(size: int, even: float) -> float:
    return ((size - even) / 2) ** 2 * weights.UNEVEN


def _leaving(events: Chapter, graph: Graph) -> list[int]:
    """Return, for each place between two events, the number of arrows that pass it."""
    place = {node.id: at for at, node in enumerate(events)}
    passing = [0] * (len(events) + 1)
    for edge in graph.edges:
        if edge.source in place and edge.target in place:
            first, last = sorted((place[edge.source], place[edge.target]))
            for at in range(first + 1, last + 1):
                passing[at] += 1
    return passing
