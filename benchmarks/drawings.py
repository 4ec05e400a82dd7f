"""Measure drawings of whole chains side by side with Graphviz dot and ELK layered, over stories of 8 to 60 events.

    python benchmarks/drawings.py [number of generated stories]

Ours are read back from the stored file: the slide of a chain of up to 20 events, the poster of a longer one. The others
draw the same boxes, as large as ours, and the same arrows, on a canvas without end: what ours has no room for is taken
out for all. dot must be on the PATH (Debian: graphviz), and node; ELK: `npm install --prefix .judges elkjs`. Times are
those of the processor.
"""

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import by_hand
import elk
import graphviz
import measures
import ours
import projects
from geometry import Drawing
from measures import Measures

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.plan.content.graph import Graph
from rtdocs.plan.figures import schema as plans
from rtdocs.plan.wording.telling import Telling

SAMPLES = Path(__file__).parents[1] / "samples"
Sizes = dict[str, tuple[float, float]]
Draw = Callable[[Graph, Sizes], tuple[Drawing, float] | None]

ROWS: tuple[tuple[str, Callable[[Measures], str]], ...] = (
    ("drawings (given up)", lambda m: f"{m.drawings} ({m.failed})"),
    ("events out of time", lambda m: str(m.out_of_time)),
    ("lanes that meet", lambda m: str(m.out_of_lane)),
    ("boxes overlapped", lambda m: str(m.boxes_overlapped)),
    ("lines through boxes", lambda m: str(m.through)),
    ("strangers' lines as one", lambda m: str(m.strangers)),
    ("crossings seen on the page", lambda m: str(m.crossings_seen)),
    ("crossings, counted for each pair of arrows", lambda m: str(m.crossings)),
    ("bends an arrow", lambda m: f"{m.bends / max(1, m.arrows):.2f}" if m.simple else "curves"),
    ("straight or one bend, %", lambda m: f"{100 * m.simple / max(1, m.arrows):.0f}" if m.simple else "-"),
    ("arrows over two bends", lambda m: str(m.over_two)),
    ("arrows that share no line", lambda m: str(m.alone) if m.simple else "-"),
    ("of these: bends an arrow", lambda m: f"{m.alone_bends / max(1, m.alone):.2f}" if m.simple else "curves"),
    (
        "of these: straight or one bend, %",
        lambda m: f"{100 * m.alone_simple / max(1, m.alone):.0f}" if m.simple else "-",
    ),
    ("of these: over two bends", lambda m: str(m.alone_over_two) if m.simple else "-"),
    ("lines under 8 pt apart", lambda m: str(m.tight)),
    ("lines under 6 pt from a box", lambda m: str(m.close)),
    ("trunks where three meet, %", lambda m: f"{100 * m.trunks / max(1, m.meetings):.0f}"),
    ("length / shortest", lambda m: f"{m.length / max(1, m.least):.2f}"),
    ("distinct left and top edges, of all", lambda m: f"{m.edges / max(1, 2 * m.boxes):.2f}"),
    ("white ground, %", lambda m: f"{100 - 100 * m.used / max(1, m.area):.0f}"),
    ("ground, thousand pt2 a story", lambda m: f"{m.area / max(1, m.drawings) / 1000:.0f}"),
    ("smallest letters, pt", lambda m: f"{min(m.letters):g}" if m.letters else "-"),
    ("one event more: boxes kept, %", lambda m: f"{100 * m.kept / m.compared:.0f}" if m.compared else "-"),
    ("seconds, median (most)", lambda m: _times(m.seconds)),
)


def _times(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} ({max(seconds):.1f})" if seconds else "-"


def programs() -> dict[str, tuple[Draw, bool]]:
    """Return the other programs that are on this machine, and whether each draws curves."""
    found: dict[str, tuple[Draw, bool]] = {}
    if shutil.which("dot"):
        found["dot, ortho"] = (lambda graph, sizes: graphviz.drawn(graph, sizes, "ortho"), False)
        found["dot, splines"] = (lambda graph, sizes: graphviz.drawn(graph, sizes, "true"), True)
    place = elk.folder()
    if place and shutil.which("node"):
        found["ELK layered"] = (lambda graph, sizes: elk.drawn(graph, sizes, place), False)
    return found


def measure(graph: Graph, others: dict[str, tuple[Draw, bool]]) -> dict[str, Measures]:
    """Return the numbers of a chain in every program."""
    drawing, letters, seconds = ours.drawn(graph)
    shown = part(graph, drawing)
    grown = one_more(shown)
    own = measures.measured(shown, drawing)
    own.letters, own.seconds = [letters], [seconds]
    own.kept, own.compared = measures.kept_places(drawing, ours.drawn(grown)[0])
    total = {"rtdocs": own}
    sizes = {key: (right - left, bottom - top) for key, (left, top, right, bottom) in drawing.boxes.items()}
    for name, (draw, curved) in others.items():
        total[name] = _other(shown, grown, sizes, draw, curved=curved)
    return total


def _other(graph: Graph, grown: Graph, sizes: Sizes, draw: Draw, *, curved: bool) -> Measures:
    made = draw(graph, sizes)
    if made is None:
        return Measures(failed=1)
    drawing, seconds = made
    found = measures.measured(graph, drawing, curved=curved)
    found.seconds = [seconds]
    typical = sizes[graph.nodes[0].id]
    then = draw(grown, {node.id: sizes.get(node.id, typical) for node in grown.nodes})
    if then:
        found.kept, found.compared = measures.kept_places(drawing, then[0])
    return found


def part(graph: Graph, drawing: Drawing) -> Graph:
    """Return what of a chain a drawing shows."""
    nodes = tuple(node for node in graph.nodes if node.id in drawing.boxes)
    edges = tuple(edge for edge in graph.edges if (edge.source, edge.target) in drawing.ways)
    return replace(graph, nodes=nodes, edges=edges)


def one_more(graph: Graph) -> Graph:
    """Return a chain with one event more, in the middle of the story, that comes from the event before it."""
    events = [node for node in graph.nodes if node.lane]
    before = events[len(events) // 2]
    added = replace(before, id="event-more", number="99", name=f"{before.name} (99)", title="Une rencontre de plus")
    at = graph.nodes.index(before) + 1
    edge = replace(graph.edges[0], id="edge-more", source=before.id, target=added.id, reason=0)
    later = {node.id for node in graph.nodes[at:]} if added.rank == before.rank else set()
    nodes = (
        *graph.nodes[:at],
        replace(added, rank=before.rank + 1),
        *(replace(node, rank=node.rank + 1) if node.id in later else node for node in graph.nodes[at:]),
    )
    return replace(graph, nodes=nodes, edges=(*graph.edges, edge))


def stories(count: int) -> Iterator[Graph]:
    """Yield generated stories of 8 to 60 events: their number is their seed."""
    for seed in range(count):
        yield projects.project(seed, 8 + seed * 52 // max(1, count - 1))


def samples() -> Iterator[Graph]:
    """Yield the chains of the samples."""
    for path in sorted(SAMPLES.glob("*.xlsx")):
        story = load(path).story
        yield plans.graph(Telling(story, language_of(story.language)))


def show(title: str, total: dict[str, Measures]) -> None:
    """Print a table in Markdown, as docs/makers/drawings.md has it."""
    print(f"\n{title}\n\n| Measure | {' | '.join(total)} |\n|---|{'---|' * len(total)}")
    for name, told in ROWS:
        print(f"| {name} | {' | '.join(told(found) for found in total.values())} |", flush=True)


def main() -> None:
    """Print the tables: the samples, a sample beside a drawing by hand, the generated stories."""
    others = programs()
    total: dict[str, Measures] = {}
    hand: dict[str, Measures] = {}
    for graph in samples():
        found = measure(graph, others)
        if {node.id for node in graph.nodes} == by_hand.BOXES.keys():
            hand = {"rtdocs": found["rtdocs"], "by hand": measures.measured(graph, by_hand.DRAWING)}
            hand["by hand"].letters = [by_hand.LETTERS]
        _add(total, found)
    show("The three samples", total)
    show("The sample of 14 events beside the same drawn by hand", hand)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    total = {}
    for graph in stories(count):
        _add(total, measure(graph, others))
    show(f"{count} generated stories of 8 to 60 events", total)


def _add(total: dict[str, Measures], found: dict[str, Measures]) -> None:
    for name, one in found.items():
        total.setdefault(name, Measures()).add(one)


if __name__ == "__main__":
    main()
