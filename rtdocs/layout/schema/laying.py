"""An arrangement routed and measured; arrows whose lines would be misread are routed anew."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.arrangement import Arrangement, widths
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.ground import is_roomy, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Pair, Way, corridors, mesh
from rtdocs.layout.schema.router import routed
from rtdocs.layout.schema.tracks import Tracks, assigned


def laid(content: Content, plan: Arrangement, frame: Frame) -> Drawing | None:
    """Return an arrangement with its arrows; None where it has no room for them."""
    pairs = [Pair(link.source, link.target) for link in content.links]
    left, right = (frozenset(piece.id for piece in side) for side in (content.left, content.right))
    net = mesh(plan.spots, plan.all_columns, len(plan.rows), right, left, pairs)
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
    for tight in widths(content, plan, frame, tracks.count, crossed):
        every = [replace(tight, named=named, header=header) for named, header in product((True, False), repeat=2)]
        for needs in sorted(every, key=lambda needs: not is_roomy(needs, frame)):
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
