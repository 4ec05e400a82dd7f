"""The schema of a chain as slides: lanes by function, time from left to right, effects at the end."""

from dataclasses import dataclass

from rtdocs.layout import page
from rtdocs.layout.arrangement import arrange
from rtdocs.layout.content import Content, link, piece
from rtdocs.layout.scene import Frame, Scene
from rtdocs.plan.graph import Graph, Node


def pages(graph: Graph, frame: Frame, slide=(12192000, 6858000)):
    nodes = sorted((n for n in graph.nodes if n.lane), key=lambda n: n.rank)
    effects = [n for n in graph.nodes if not n.lane]
    content = Content(
        lanes=graph.lanes,
        events=tuple(piece(n, graph.words.undated) for n in nodes),
        right=tuple(piece(n, "") for n in effects),
        links=tuple(link(e) for e in graph.edges),
        effects=graph.words.effects,
    )
    plan = arrange(content, frame)
    print(plan and (plan.size, len(plan.columns), plan.box_width / 12700, plan.rows))
    return Scene(width=slide[0], height=slide[1], shapes=page.draw(content, plan, frame), alt="schema")
