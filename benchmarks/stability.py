"""Measure how many boxes keep their place when a story gets one event more.

    python benchmarks/stability.py [number of projects]

Each invented project is drawn on one slide, then once without its last event and once without one amid the others. A
box keeps its place that moves by less than half its width and half its height.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import projects
from layout import SLIDE

from rtdocs.layout.base.scene import Card, Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.pages import whole_page
from rtdocs.plan.content.graph import Graph

EVENTS = 12


def without(graph: Graph, event: str) -> Graph:
    """Return a graph without an event and its arrows."""
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.id != event),
        edges=tuple(edge for edge in graph.edges if event not in {edge.source, edge.target}),
    )


def frames(graph: Graph) -> dict[str, Frame]:
    """Return where the boxes of a graph stand on its slide; empty where it has none."""
    drawn = whole_page(graph, SLIDE, weights.SLIDE_SIZES)
    return {shape.id: shape.frame for shape in drawn.shapes if isinstance(shape, Card)} if drawn else {}


def kept(before: Mapping[str, Frame], after: Mapping[str, Frame]) -> Counter[str]:
    """Return how many boxes there are on both slides, and how many of them stand where they stood."""
    both = [(before[key], after[key]) for key in before.keys() & after.keys()]
    stay = sum(abs(one.x - two.x) < one.width / 2 and abs(one.y - two.y) < one.height / 2 for one, two in both)
    return Counter(boxes=len(both), kept=stay)


def main() -> None:
    """Print the share of boxes that keep their place, for an event at the end and for one amid the others."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    for name, place in (("at the end", -1), ("amid the others", EVENTS // 2)):
        total: Counter[str] = Counter()
        for seed in range(count):
            graph = projects.project(seed, EVENTS)
            events = [node.id for node in graph.nodes if node.lane]
            total += kept(frames(without(graph, events[place])), frames(graph))
        print(f"one event more {name}: {total['kept']} of {total['boxes']} boxes keep their place")


if __name__ == "__main__":
    main()
