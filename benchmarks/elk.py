"""What ELK layered makes of a chain: a partition a period, the order of lanes by wished places, orthogonal lines.

ELK knows layers and an order in them, and no lanes that hold: boxes are given the place of their lane, and crossings
are reduced from there (`semiInteractive`). `npm install --prefix .judges elkjs` puts it where this looks.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from geometry import Drawing

from rtdocs.plan.content.graph import Graph

PLACES = (Path(__file__).parents[1] / ".judges", Path.home() / ".judges")
OPTIONS = {
    "elk.algorithm": "layered",
    "elk.direction": "RIGHT",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.partitioning.activate": "true",
    "elk.layered.crossingMinimization.semiInteractive": "true",
    "elk.layered.mergeEdges": "true",
    "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
    "elk.spacing.edgeEdge": "8",
    "elk.spacing.edgeNode": "8",
    "elk.layered.spacing.edgeNodeBetweenLayers": "8",
    "elk.layered.thoroughness": "20",
}
_LANE = 10_000


def folder() -> Path | None:
    """Return the folder whose node_modules hold elkjs; None where there is none."""
    return next((place for place in PLACES if (place / "node_modules" / "elkjs").is_dir()), None)


def drawn(graph: Graph, sizes: Mapping[str, tuple[float, float]], place: Path) -> tuple[Drawing, float] | None:
    """Return the drawing of boxes of these sizes in points, and the seconds it took; None where ELK gives up."""
    answer = subprocess.run(
        ["node", str(Path(__file__).with_name("elk.mjs")), str(place)],
        input=json.dumps(_asked(graph, sizes)),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        return None
    given = json.loads(answer.stdout)
    return _read(given["drawn"]), given["seconds"]


def _asked(graph: Graph, sizes: Mapping[str, tuple[float, float]]) -> dict[str, object]:
    lanes = [lane.id for lane in graph.lanes]
    children = [
        {
            "id": node.id,
            "width": sizes[node.id][0],
            "height": sizes[node.id][1],
            "layoutOptions": {
                "elk.partitioning.partition": str(node.rank),
                "elk.position": f"(0,{_LANE * (lanes.index(node.lane) if node.lane else len(lanes) // 2)})",
            },
        }
        for node in graph.nodes
        if node.id in sizes
    ]
    edges = [
        {"id": f"{edge.source}|{edge.target}", "sources": [edge.source], "targets": [edge.target]}
        for edge in graph.edges
        if {edge.source, edge.target} <= sizes.keys()
    ]
    return {"id": "root", "layoutOptions": OPTIONS, "children": children, "edges": edges}


def _read(answer: dict[str, object]) -> Drawing:
    boxes = {
        each["id"]: (each["x"], each["y"], each["x"] + each["width"], each["y"] + each["height"])
        for each in answer["children"]  # type: ignore[attr-defined]
    }
    ways = {}
    for edge in answer["edges"]:  # type: ignore[attr-defined]
        (section,) = edge["sections"]
        points = [section["startPoint"], *section.get("bendPoints", ()), section["endPoint"]]
        source, target = edge["id"].split("|")
        ways[source, target] = [(point["x"], point["y"]) for point in points]
    return Drawing(boxes, ways, (float(str(answer["width"])), float(str(answer["height"]))))
