"""What Graphviz dot makes of a chain: `newrank`, one `rank=same` a period, one cluster a lane, the effects last."""

import json
import resource
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from geometry import Drawing

from rtdocs.plan.content.graph import Graph

_STEPS = 12
_POINTS_PER_INCH = 72


def drawn(graph: Graph, sizes: Mapping[str, tuple[float, float]], splines: str) -> tuple[Drawing, float] | None:
    """Return the drawing of boxes of these sizes in points, and the seconds it took; None where dot gives up.

    Args:
        graph: the chain.
        sizes: the width and height of each box.
        splines: "ortho" for lines of level and upright stretches, "true" for curves.
    """
    start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    answer = subprocess.run(
        ["dot", "-Tjson"], input=_dot(graph, sizes, splines), capture_output=True, text=True, check=False
    )
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
    if answer.returncode:  # dot 2.43 stops at an assertion of its own on some ortho drawings
        return None
    return _read(json.loads(answer.stdout), sizes), seconds


def _dot(graph: Graph, sizes: Mapping[str, tuple[float, float]], splines: str) -> str:
    """Return a schema in dot's language."""
    lines = ["digraph {", f'rankdir=LR; newrank=true; splines={splines}; node [shape=box fixedsize=true label=""];']
    for node in graph.nodes:
        wide, high = (side / _POINTS_PER_INCH for side in sizes[node.id])
        lines.append(f'"{node.id}" [width={wide:.4f} height={high:.4f}];')
    for lane in graph.lanes:
        inside = " ".join(f'"{node.id}";' for node in graph.nodes if node.lane == lane.id)
        lines.append(f'subgraph "cluster_{lane.id}" {{ {inside} }}')
    periods: defaultdict[int, list[str]] = defaultdict(list)
    for node in graph.nodes:
        periods[node.rank].append(f'"{node.id}";')
    order = sorted(periods)
    lines += [
        f'{{ rank=same; "t{rank}" [style=invis width=0.01 height=0.01]; {" ".join(periods[rank])} }}' for rank in order
    ]
    lines += [f'"t{one}" -> "t{other}" [style=invis];' for one, other in pairwise(order)]
    lines += [f'"{edge.source}" -> "{edge.target}" [id="{edge.source}|{edge.target}"];' for edge in graph.edges]
    return "\n".join([*lines, "}"])


def _read(answer: dict[str, object], sizes: Mapping[str, tuple[float, float]]) -> Drawing:
    """Return dot's drawing; its y goes upwards."""
    left, low, right, high = (float(side) for side in str(answer["bb"]).split(","))
    boxes = {}
    for each in answer["objects"]:  # type: ignore[attr-defined]
        if each["name"] in sizes:
            x, y = (float(part) for part in each["pos"].split(","))
            wide, tall = sizes[each["name"]]
            boxes[each["name"]] = (x - wide / 2, high - y - tall / 2, x + wide / 2, high - y + tall / 2)
    ways = {}
    for each in answer["edges"]:  # type: ignore[attr-defined]
        if "id" in each:
            source, target = each["id"].split("|")
            ways[source, target] = [(x, high - y) for x, y in _along(each["pos"])]
    return Drawing(boxes, ways, (right - left, high - low))


def _along(spline: str) -> Iterator[tuple[float, float]]:
    """Yield points along a spline of dot: its control points in threes, and where its arrow head ends."""
    parts = spline.split()
    head = [part for part in parts if part.startswith("e,")]
    knots = [tuple(map(float, part.split(","))) for part in parts if part[0] not in "es"]
    yield knots[0][0], knots[0][1]
    for first in range(0, len(knots) - 3, 3):
        yield from (_bezier(knots[first : first + 4], step / _STEPS) for step in range(1, _STEPS + 1))
    yield from ((float(x), float(y)) for _, x, y in (part.split(",") for part in head))


def _bezier(knots: list[tuple[float, ...]], t: float) -> tuple[float, float]:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(share * knot[axis] for share, knot in zip(shares, knots, strict=True)) for axis in (0, 1))
    return x, y
