"""What rtdocs draws of a chain on one page, read back from the stored file: boxes, ways through dots, letters."""

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geometry import Drawing, Point

from rtdocs.plan.content.graph import Graph
from rtdocs.plan.content.slides import Deck, SchemaSlide, StoryPosterSlide
from rtdocs.plan.wording.telling import Telling
from rtdocs.resources import folder
from rtdocs.write.powerpoint import presentation

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "judges"))
import drawing_rules
from stored import Stored, find

ON_A_SLIDE = 20
"""A story of more events than this is measured on its poster: on slides, it is an overview and chapters."""
EMU = 12_700


def drawn(graph: Graph) -> tuple[Drawing, float, float]:
    """Return the drawing of a whole chain, its smallest letters of events in points, and the seconds it took."""
    write = write_slide if sum(1 for node in graph.nodes if node.lane) <= ON_A_SLIDE else write_poster
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "deck.pptx"
        start = time.process_time()
        write(graph, path)
        seconds = time.process_time() - start
        stored = Stored(path)
        page = stored.xml("ppt/slides/slide1.xml")
        size = stored.xml("ppt/presentation.xml").find("{*}sldSz")
        wide, high = (int(size.get(side)) / EMU for side in ("cx", "cy"))
    return _read(page, graph, (wide, high)), _letters(page), seconds


def write_slide(graph: Graph, path: Path) -> None:
    """Write the slides of a chain as a presentation."""
    _write(_slide(graph), "schema.pptx", path)


def write_poster(graph: Graph, path: Path) -> None:
    """Write the poster of a chain."""
    _write(_poster(graph), "affiche-recit.pptx", path)


def _write(slide: SchemaSlide | StoryPosterSlide, template: str, path: Path) -> None:
    deck = Deck(
        language="fr", title="", author="", subject="", date="2026-01-31", slides=(slide,), footer="", page_words=""
    )
    presentation.write(deck, folder("templates") / template, path)


def _slide(graph: Graph) -> SchemaSlide:
    return SchemaSlide(title=_title(graph), graph=graph, notes_opening="")


def _poster(graph: Graph) -> StoryPosterSlide:
    return StoryPosterSlide(title=_title(graph), lead="", credit="", graph=graph, notes_opening="")


def _title(graph: Graph) -> str:
    events = sum(1 for node in graph.nodes if node.lane)
    tell = Telling.of_any_group(graph.language)
    said = tell.say("deck.said.undated.led", count=len(graph.nodes) - events, events=events)
    return said[:1].upper() + said[1:]


def _read(page: Any, graph: Graph, size: tuple[float, float]) -> Drawing:  # noqa: ANN401 - lxml's own
    nodes = {node.name: node.id for node in graph.nodes}
    shapes = [box for box in drawing_rules.boxes(page) if box.name in nodes]
    places = {box.id: nodes[box.name] for box in shapes}
    boxes = {nodes[box.name]: (box.x / EMU, box.y / EMU, box.right / EMU, box.bottom / EMU) for box in shapes}
    leaving: defaultdict[str, list[Any]] = defaultdict(list)
    for arrow in drawing_rules.arrows(page):
        leaving[arrow.start[0]].append(arrow)
    ids = {key: shape for shape, key in places.items()}
    pairs = [(edge.source, edge.target) for edge in graph.edges if {edge.source, edge.target} <= ids.keys()]
    found = {pair: _way(ids[pair[0]], ids[pair[1]], leaving, places) for pair in pairs}
    return Drawing(boxes, {pair: way for pair, way in found.items() if way}, size)


def _way(source: str, target: str, leaving: Mapping[str, Sequence[Any]], places: Mapping[str, str]) -> list[Point]:
    """Return the corners of the way from a box to another, through the dots of trunks; empty where there is none."""
    waiting: list[tuple[str, list[Point]]] = [(source, [])]
    seen = {source}
    while waiting:
        place, way = waiting.pop(0)
        for line in leaving[place]:
            end = line.end[0]
            if end in seen:
                continue
            on = _squared([*way, *((x / EMU, y / EMU) for x, y in line.points)])
            if end == target:
                return on
            if end not in places:
                seen.add(end)
                waiting.append((end, on))
    return []


def _squared(way: list[Point]) -> list[Point]:
    """Return a way whose steps over dots of a point or three are level or upright."""
    found = [way[0]]
    for x, y in way[1:]:
        left, top = found[-1]
        if abs(x - left) > 0.1 and abs(y - top) > 0.1 and abs(x - left) < 4 and abs(y - top) < 4:
            found.append((x, top) if len(found) < 2 or abs(found[-2][1] - top) < 0.1 else (left, y))
        found.append((x, y))
    return found


def _letters(page: Any) -> float:  # noqa: ANN401 - idem
    sizes = find(page, "//p:grpSp//a:rPr/@sz")
    return min(map(int, sizes), default=0) / 100
