"""Measure drawings of schemas side by side with Graphviz dot, in one run, over invented projects and the samples.

    python benchmarks/layout.py [number of projects]

Both programs draw boxes in lanes and in time, and the same code counts what came out. Times are those of the
processor, so that what else runs does not count. dot has `newrank`, one `rank=same` a period, one cluster a lane, the
effects last, and one canvas without end. The last row is what people get: the slides that a project takes, their
crossings added up; an arrow that leaves its chapter is a reference in words there, and is not counted.
"""

import gc
import json
import resource
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import drawings
import projects
from drawings import Count, Drawing, Point

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import EMU_PER_POINT, Box, Card, Connector, Frame, Junction, Scene
from rtdocs.layout.schema import pages
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.figures import schema as plans

# The part of a slide of our own template where it is drawn.
SLIDE = Frame(20 * EMU_PER_POINT, 58 * EMU_PER_POINT, 920 * EMU_PER_POINT, 454 * EMU_PER_POINT)
SAMPLES = Path(__file__).parents[1] / "samples"
WIDTH, HEIGHT = 12_192_000, 6_858_000
_STEPS = 12
_POINTS_PER_INCH = 72


def slides_of(graph: Graph) -> tuple[Scene, ...]:
    """Return a schema's slides: the whole on one where it fits, else an overview and chapters."""
    room = pages.Room(SLIDE, None, (WIDTH, HEIGHT))
    return tuple(page.scene for page in pages.pages(graph, room))


def ours(graph: Graph) -> Count:
    """Return what rtdocs makes of a schema; what earlier drawings left behind is cleared first, out of the time."""
    gc.collect()
    start = time.process_time()
    scenes = slides_of(graph)
    seconds = time.process_time() - start
    found = Count(seconds=seconds, slowest=seconds, drawings=1)
    for scene in scenes:
        found.add(drawings.count(graph, _drawing(graph, scene)))
    return found


def dots(graph: Graph, sizes: dict[str, tuple[float, float]], splines: str) -> Count:
    """Return what dot makes of a schema whose boxes have these sizes in points."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    answer = subprocess.run(
        ["dot", "-Tjson"], input=_dot(graph, sizes, splines), capture_output=True, text=True, check=False
    )
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
    if answer.returncode:  # dot 2.43 stops at an assertion of its own on some ortho drawings
        return Count(failed=1)
    found = drawings.count(graph, _read(json.loads(answer.stdout), sizes), curved=splines == "true")
    found.seconds = found.slowest = seconds
    found.drawings = 1
    return found


def _drawing(graph: Graph, scene: Scene) -> Drawing:
    boxes = {
        shape.id: tuple(side / EMU_PER_POINT for side in (shape.frame.x, shape.frame.y, *_far(shape.frame)))
        for shape in scene.shapes
        if isinstance(shape, Box | Card) and shape.id.startswith(("event-", "effect-"))
    }
    lines = [shape for shape in scene.shapes if isinstance(shape, Connector)]
    pairs = [(edge.source, edge.target) for edge in graph.edges if {edge.source, edge.target} <= boxes.keys()]
    dots = {shape.id: _middle(shape.frame) for shape in scene.shapes if isinstance(shape, Junction)}
    found = {pair: _way(*pair, lines, boxes, dots) for pair in pairs}
    return Drawing(
        boxes, {pair: way for pair, way in found.items() if way}, (WIDTH / EMU_PER_POINT, HEIGHT / EMU_PER_POINT)
    )


def _way(
    source: str, target: str, lines: list[Connector], boxes: dict[str, tuple[float, ...]], dots: dict[str, Point]
) -> list[Point]:
    """Return the corners of the way from a box to another, through the dots of trunks; empty where there is none."""
    waiting: list[tuple[str, list[Point]]] = [(source, [])]
    seen = {source}
    while waiting:
        place, way = waiting.pop(0)
        for line in lines:
            if line.start[0] != place or line.end[0] in seen:
                continue
            on = [*way, *_corners(line, dots)]
            if line.end[0] == target:
                return on
            if line.end[0] not in boxes:
                seen.add(line.end[0])
                waiting.append((line.end[0], on))
    return []


def _middle(frame: Frame) -> Point:
    return (frame.x + frame.width / 2) / EMU_PER_POINT, (frame.y + frame.height / 2) / EMU_PER_POINT


def _corners(line: Connector, dots: dict[str, Point]) -> list[Point]:
    """Return the corners of a line; it turns or is joined in the middle of a dot, though it ends at the dot's rim."""
    inner = [(x / EMU_PER_POINT, y / EMU_PER_POINT) for x, y in line.points]
    return [dots.get(line.start[0], inner[0]), *inner[1:-1], dots.get(line.end[0], inner[-1])]


def _far(frame: Frame) -> tuple[int, int]:
    return frame.right, frame.bottom


def _dot(graph: Graph, sizes: dict[str, tuple[float, float]], splines: str) -> str:
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


def _read(answer: dict[str, object], sizes: dict[str, tuple[float, float]]) -> Drawing:
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


def _sample_graphs() -> Iterator[Graph]:
    for path in sorted(SAMPLES.glob("*.xlsx")):
        story = load(path).story
        yield plans.graph(story, language_of(story.language))


def _sizes(graph: Graph) -> dict[str, tuple[float, float]]:
    """Return the size of each box for dot, in points: that of a card of four lines."""
    return {node.id: (124.0, 76.0) for node in graph.nodes}


def measure(graphs: list[Graph]) -> dict[str, Count]:
    """Return the numbers of each way to draw, over all schemas."""
    total: defaultdict[str, Count] = defaultdict(Count)
    for graph in graphs:
        if shutil.which("dot"):
            sizes = _sizes(graph)
            total["dot, splines"].add(dots(graph, sizes, "true"))
            total["dot, ortho"].add(dots(graph, sizes, "ortho"))
        total["rtdocs, slides"].add(ours(graph))
    return total


def show(title: str, total: dict[str, Count]) -> None:
    """Print a table."""
    print(f"\n{title}")
    print(f"{'':20} out of time  lanes  overlaps  through  crossings  bends/arrow  used %  mean ms  most ms  failed")
    for name, found in total.items():
        print(
            f"{name:20} {found.out_of_time:11}  {found.out_of_lane:5}  {found.overlaps:8}  {found.through:7}"
            f"  {found.crossings:9}  {found.bends / max(1, found.arrows):11.2f}  {100 * found.used / found.area:6.1f}"
            f"  {1000 * found.seconds / found.drawings:7.0f}  {1000 * found.slowest:7.0f}  {found.failed:6}"
        )


def main() -> None:
    """Print both tables."""
    if not shutil.which("dot"):
        print("Graphviz dot is not on this machine, so rtdocs is measured alone; on Debian: apt-get install graphviz")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    made = projects.projects(count)
    events = [sum(1 for node in graph.nodes if node.lane) for graph in made]
    show(f"{count} invented projects of {min(events)} to {max(events)} events", measure(made))
    show("The samples", measure(list(_sample_graphs())))


if __name__ == "__main__":
    main()
