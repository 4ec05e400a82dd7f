"""One page: each arrangement that fits is routed, measured and scored; the best is painted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from rtdocs.layout.base.scene import Frame, Shape
from rtdocs.layout.base.text_metrics import cached_by_font
from rtdocs.layout.schema import painting, weights
from rtdocs.layout.schema.arrange import Finder
from rtdocs.layout.schema.arrangement import Arrangement, narrowest, needs_of, scaled
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.ground import box_width, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Pair, Way, corridors, mesh
from rtdocs.layout.schema.router import routed
from rtdocs.layout.schema.tracks import Tracks, assigned

# Pages that are kept: those of a long story, drawn anew at each save of its workbook, of which most have not changed.
_KEPT = 400


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A page with its objective, the lower the better, and its parts; `dated` where years stand above its columns."""

    shapes: tuple[Shape, ...]
    content: Content
    plan: Arrangement
    score: float
    size: float
    dated: bool = True


@cached_by_font(_KEPT)
def best(content: Content, frame: Frame, sizes: tuple[float, ...]) -> Drawn | None:
    """Return a page with the largest letters that fit, of the arrangement with the best score; None where none fits."""
    finder = Finder(content, frame)
    for size in sizes:
        plans = finder.arrangements(size)
        found = [drawing for plan in plans if (drawing := laid(content, plan, frame)) is not None]
        if found:
            return _drawn(min(found, key=lambda one: one.score))
    return None


def again(content: Content, drawn: Drawn, frame: Frame) -> Drawn | None:
    """Return a page with other words in the cells of a page drawn before; None where the words do not fit there."""
    drawing = laid(content, drawn.plan, frame)
    return _drawn(drawing) if drawing else None


def laid(content: Content, plan: Arrangement, frame: Frame) -> Drawing | None:
    """Return an arrangement with its arrows; None where it has no room for them."""
    pairs = [Pair(link.source, link.target) for link in content.links]
    left, right = (frozenset(piece.id for piece in side) for side in (content.left, content.right))
    net = mesh(plan.spots, plan.all_columns, len(plan.rows), right, left)
    banned: set[tuple[int, Corridor]] = set()
    alone: set[int] = set()
    for _ in range(weights.REPAIRS):
        ways = routed(net, pairs, frozenset(banned))
        tracks = assigned(ways, pairs, alone=frozenset(alone))
        drawings = list(_measured(content, plan, frame, ways, tracks))
        fitting = next((drawing for drawing in drawings if drawing.fits), None)
        if fitting or not drawings:
            return fitting
        leading = {at for at, pair in enumerate(pairs) if pair.source in _falsely(drawings[-1])}
        worse = _overlaid(drawings[-1]) | (_misled(drawings[-1], banned) if leading <= alone else set())
        if worse <= banned and leading <= alone:
            return None
        banned |= worse
        alone |= leading
    return None


def _overlaid(drawing: Drawing) -> set[tuple[int, Corridor]]:
    """Return the corridors that arrows must leave whose lines lie on others' lines, each with the arrow's number."""
    return {(at, corridor) for at, _ in drawing.network.overlaid for corridor in corridors(drawing.ways[at])}


def _misled(drawing: Drawing, banned: Collection[tuple[int, Corridor]]) -> set[tuple[int, Corridor]]:
    """Return the corridors that an arrow must leave, for each pair of boxes that lines join and no arrow does."""
    found = set()
    for source, target in drawing.network.false:
        own = [at for at, link in enumerate(drawing.content.links) if link.source == source or link.target == target]
        ways = ({(at, corridor) for corridor in corridors(drawing.ways[at])} for at in own)
        found |= next((way for way in ways if not way <= set(banned)), set())
    return found


def _falsely(drawing: Drawing) -> set[str]:
    """Return the boxes whose lines lead to a box that none of their arrows leads to."""
    return {source for source, _ in drawing.network.false}


def _measured(
    content: Content, plan: Arrangement, frame: Frame, ways: tuple[Way, ...], tracks: Tracks
) -> Iterator[Drawing]:
    """Yield a routed arrangement with coordinates: names of lanes on lines of their own, then in empty lanes.

    Years come above the columns first, then nowhere. A drawing without room is not yielded.
    """
    crossed = frozenset(_crossed(ways))
    rough = needs_of(content, plan, scaled(weights.EASY, plan.size), tracks.count, crossed)
    width = box_width(rough, frame)
    if width < narrowest(content, plan.size):
        return
    tight = needs_of(content, plan, width, tracks.count, crossed)
    for named, header in product((True, False), repeat=2):
        needs = replace(tight, named=named, header=header)
        if needed_height(needs) <= frame.height:
            yield Drawing(content, plan, frame, needs, measured(needs, frame), ways, tracks)


def _crossed(ways: Sequence[Way]) -> Iterator[Corridor]:
    """Yield the corridors that some arrow passes from one side to the other."""
    for way in ways:
        for one, other in pairwise(way):
            if one.y == other.y:
                first, last = sorted((one.x, other.x))
                yield from (Corridor(upright=True, line=x) for x in range(first + 1, last) if x % 2 == 0)
            else:
                low, high = sorted((one.y, other.y))
                inside = range(int(low) + 1, int(-(-high // 1)))
                yield from (Corridor(upright=False, line=y) for y in inside if y % 2 == 0)


def _drawn(drawing: Drawing) -> Drawn:
    return Drawn(
        shapes=painting.shapes(drawing),
        content=drawing.content,
        plan=drawing.plan,
        score=drawing.score,
        size=drawing.plan.size,
        dated=drawing.needs.header,
    )
