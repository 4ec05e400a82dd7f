"""Schemas for tests, made from a number, and what a drawing of one must obey."""

import runpy
from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise, product
from pathlib import Path

from drawing_rules import reached

from rtdocs.i18n import language_of
from rtdocs.layout.base.look import margins
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import EMU_PER_INCH, Box, Card, Connector, Frame, Junction, Scene, Stroke
from rtdocs.layout.base.text_boxes import line_height, text_width
from rtdocs.plan.content.graph import Edge, EdgeKind, Graph, Node
from rtdocs.plan.content.timeline import Sign, Tag

INVENTED = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "projects.py"))
project, FUNCTIONS, CONTEXT = (INVENTED[name] for name in ("project", "LANES", "CONTEXT"))
TITLES = (
    "Rencontre",
    "Dépôt du mémoire à l’arrondissement",
    "Subvention de trois ans refusée par la Ville",
    "Lettre d’appui signée par douze organismes du quartier",
    "L’idée de transformer l’épicerie du quartier en coopérative échoue",
    "Trois samedis de marché dans un stationnement, angle Ontario et d’Iberville",
    "Naissance du Carrefour alimentaire Centre-Sud par réunion de deux organismes du quartier et de la table",
)
SIGNS = (Sign.ADVANCE, Sign.ADVANCE, Sign.REVERSE, Sign.PLANNED, Sign.PLANNED_REVERSE)
SLIDE = (12_192_000, 6_858_000)
FRAME = Frame(int(0.3 * EMU_PER_INCH), int(0.8 * EMU_PER_INCH), int(12.7 * EMU_PER_INCH), int(6.3 * EMU_PER_INCH))


def node(number, lane="F1", rank=0, *, sign=Sign.ADVANCE, title="Rencontre", when="2014", year=2014):  # noqa: PLR0913 - a node has as many sides
    kind = "event" if lane else "effect"
    return Node(
        id=f"{kind}-{number}",
        number=str(number),
        title=title,
        badge="RT 10 – revers" if sign is Sign.REVERSE else "RT 5" if lane else "Effet",
        when=when,
        lane=lane,
        rank=rank,
        sign=sign,
        name=f"RT 5 – {title}",
        alt=f"{title}.",
        period=date(year, 1, 1) if year else None,
        tag=Tag("12", "↩ revers" if sign is Sign.REVERSE else "", f"n° {number}") if lane else Tag(str(number)),
    )


def edge(source, target, kind=EdgeKind.CLAIMED, reason=0):
    name = f"{source}-{target}"
    return Edge(id=name, source=source, target=target, alt=f"{source} → {target}", kind=kind, reason=reason)


def graph(nodes, edges=(), lanes=FUNCTIONS):
    return Graph(id="schema", lanes=lanes, nodes=tuple(nodes), edges=tuple(edges), language=language_of("fr"))


def boxes(scene, *, ground=False):
    """Return the boxes with words by their ids, or the lanes behind them."""
    found = (
        shape.base if isinstance(shape, Card) else shape for shape in scene.shapes if isinstance(shape, Box | Card)
    )
    return {box.id: box for box in found if box.paragraphs or (ground and box.id.startswith("lane-"))}


def connectors(scene):
    return [shape for shape in scene.shapes if isinstance(shape, Connector)]


def faults(scene: Scene, frame: Frame):
    """Return what is wrong with a drawing, in words."""
    return [
        *_overlaps(scene),
        *_outside(scene, frame),
        *_overflows(scene),
        *(fault for connector in connectors(scene) for fault in _connector_faults(scene, connector)),
        *_shared_lines(scene),
        *_numbers_astray(scene),
    ]


def _numbers_astray(scene):
    """A number of a reason lies on no line but its own arrow's."""
    for box in boxes(scene).values():
        if box.id.startswith("reason-"):
            own = box.name.rpartition(" (")[0]
            for line in connectors(scene):
                meets = any(_cuts(_stretch(*ends), box.frame) for ends in pairwise(line.points))
                if meets and line.name != own:
                    yield f"{box.id} lies on {line.name}"


def _stretch(one, other):
    return Frame(min(one.x, other.x), min(one.y, other.y), abs(one.x - other.x), abs(one.y - other.y))


def joined(scene):
    """Return the pairs of boxes that a reader joins who follows the lines from box to box, through dots."""
    following = defaultdict(set)
    for line in connectors(scene):
        following[line.start[0]].add(line.end[0])
    dots = {shape.id for shape in scene.shapes if isinstance(shape, Junction)}
    ends = {key for line in connectors(scene) for key in (line.start[0], line.end[0])} - dots
    return {(source, end) for source in following.keys() & ends for end in reached(source, following, ends)}


def named(scene):
    """Return the pairs of numbers that the names of lines bear."""
    pairs = set()
    for line in connectors(scene):
        sources, _, targets = line.name.partition(" · ")[0].removeprefix("ar-").partition(">")
        pairs |= set(product(sources.split(";"), targets.split(";")))
    return pairs


def _overlaps(scene):
    for one, other in combinations(boxes(scene).values(), 2):
        if _meet(one.frame, other.frame):
            yield f"{one.id} overlaps {other.id}"


def _meet(one, other):
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _outside(scene, frame):
    for shape in scene.shapes:
        for x, y in _extremes(shape):
            if not (frame.x <= x <= frame.right and frame.y <= y <= frame.bottom):
                yield f"{shape.id} leaves the frame"


def _extremes(shape):
    match shape:
        case Box(frame=frame) | Card(base=Box(frame=frame)) | Junction(frame=frame):
            return [(frame.x, frame.y), (frame.right, frame.bottom)]
        case Connector(points=points):
            return points
        case Stroke(start=start, end=end):
            return [start, end]


def _overflows(scene):
    for box in boxes(scene).values():
        style = look(box.style)
        wide, high = box.frame.width, box.frame.height
        sides = margins(style, min(wide, high))
        room = text_width(style, wide, min(wide, high))
        if sides.top + sides.bottom + sum(line_height(line, style, room) for line in box.paragraphs) > high:
            yield f"the words of {box.id} overflow"


def _holding(scene):
    """Return what connectors may hold on to, by its id: boxes, cards, and the marks of cards."""
    marks = (mark for shape in scene.shapes if isinstance(shape, Card) for mark in shape.marks)
    return {shape.id: shape for shape in (*scene.shapes, *marks) if isinstance(shape, Box | Card | Junction)}


def _connector_faults(scene, connector):
    held = {key: box for key, box in boxes(scene).items() if not key.startswith("reason-")}
    every = _holding(scene)
    for (box, site), end in ((connector.start, connector.points[0]), (connector.end, connector.points[-1])):
        if every[box].frame.site(site) != end:
            yield f"{connector.id} misses {box}"
    if len(connector.points) > 6:
        yield f"{connector.id} has too many bends"
    if len(connector.points) == 2:  # a straight one may slope
        yield from (f"{connector.id} runs through {box.id}" for box in held.values() if _slopes_through(connector, box))
        return
    for one, other in pairwise(connector.points):
        if (one.x == other.x) == (one.y == other.y):
            yield f"{connector.id} is not level or upright"
        stretch = _stretch(one, other)
        yield from (f"{connector.id} runs through {box.id}" for box in held.values() if _cuts(stretch, box.frame))


def _slopes_through(connector, box):
    """Return whether a straight connector enters a box that it does not hold, looked at in many points."""
    if box.id in {connector.start[0], connector.end[0]}:
        return False
    (x, y), (right, bottom) = connector.points
    points = [(x + (right - x) * step / 200, y + (bottom - y) * step / 200) for step in range(201)]
    return any(box.frame.x < at < box.frame.right and box.frame.y < down < box.frame.bottom for at, down in points)


def _cuts(stretch, frame):
    """Return whether a stretch enters a frame; to touch its side is to end there."""
    return stretch.x < frame.right and stretch.right > frame.x and stretch.y < frame.bottom and stretch.bottom > frame.y


def _shared_lines(scene):
    """No line lies on another: what several arrows share is one line."""
    for one, other in combinations(connectors(scene), 2):
        beneath = (one.start[0], one.end[0]) == (other.start[0], other.end[0])  # a band under an arrow
        if not beneath and _overlay(one, other):
            yield f"{one.id} and {other.id} share a line"


def _overlay(one, other):
    return any(_along(*some, *others) for some in pairwise(one.points) for others in pairwise(other.points))


def _along(a, b, c, d):
    if a.x == b.x == c.x == d.x:
        return max(min(a.y, b.y), min(c.y, d.y)) < min(max(a.y, b.y), max(c.y, d.y))
    if a.y == b.y == c.y == d.y:
        return max(min(a.x, b.x), min(c.x, d.x)) < min(max(a.x, b.x), max(c.x, d.x))
    return False
