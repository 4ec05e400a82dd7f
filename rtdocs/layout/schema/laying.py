"""An arrangement routed and measured; arrows whose lines would be misread are routed anew."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product
from operator import itemgetter
from typing import NamedTuple

from rtdocs.layout.base.scene import Frame
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.arrangement import Arrangement, widths
from rtdocs.layout.schema.content import Content
from rtdocs.layout.schema.drawing import Drawing
from rtdocs.layout.schema.ground import Needs, is_roomy, measured, needed_height
from rtdocs.layout.schema.mesh import Corridor, Mesh, Pair, Way, corridor_of, corridors, mesh
from rtdocs.layout.schema.router import routed
from rtdocs.layout.schema.tracks import Tracks, assigned

_KEPT = 400  # routings


def laid(content: Content, plan: Arrangement, frame: Frame) -> Drawing | None:
    """Return an arrangement with its arrows; None where it has no room for them.

    Three arrows and more at a box share a side of it, but where the drawing would be misread for it.
    """
    pairs = tuple(Pair(link.source, link.target) for link in content.links)
    left, right = (frozenset(piece.id for piece in side) for side in (content.left, content.right))
    for shared in (pairs, ()):
        net = mesh(plan.spots, plan.all_columns, len(plan.rows), right, left, shared)
        drawing, has_room = _repaired(_Page(content, plan, frame, net, pairs))
        if drawing or not has_room:
            return drawing
    return None


class _Page(NamedTuple):
    """A page to be routed: the mesh of its boxes, and its arrows."""

    content: Content
    plan: Arrangement
    frame: Frame
    net: Mesh
    pairs: tuple[Pair, ...]


def _repaired(page: _Page) -> tuple[Drawing | None, bool]:
    """Return a page drawn and whether it has room; None where lines would be misread however they are repaired."""
    banned: set[tuple[int, Corridor]] = set()
    alone: set[int] = set()
    saving = False
    for _ in range(weights.REPAIRS):
        ways, tracks = _routed(page.net, page.pairs, frozenset(banned), frozenset(alone), saving_height=saving)
        last = None
        for last in _measured(page, ways, tracks):
            if last.fits:
                return last, True
        if last is None and saving:
            return None, False
        if last is None:
            saving = True
            continue
        leading = {at for at, pair in enumerate(page.pairs) if pair.source in _falsely(last)}
        worse = _overlaid(last) | (_misled(last, banned) if leading <= alone else set())
        if worse <= banned and leading <= alone:
            break
        banned |= worse
        alone |= leading
    return None, True


@lru_cache(_KEPT)
def _routed(
    net: Mesh,
    pairs: tuple[Pair, ...],
    banned: frozenset[tuple[int, Corridor]],
    alone: frozenset[int],
    *,
    saving_height: bool,
) -> tuple[tuple[Way, ...], Tracks]:
    """Return the routes of arrows and their tracks; the same cells have the same for every size of letters."""
    ways = routed(net, pairs, banned, saving_height=saving_height)
    return ways, assigned(ways, pairs, alone=alone)


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


def _measured(page: _Page, ways: tuple[Way, ...], tracks: Tracks) -> Iterator[Drawing]:
    """Yield a routed arrangement with coordinates, those that read better first.

    Years come above the columns, then nowhere; names of lanes stand at the upper left first, on lines of their own
    where boxes leave them no room, then wherever there is any. A drawing without room is not yielded.
    """
    content, plan, frame = page.content, page.plan, page.frame
    crossed = frozenset(_crossed(ways))
    every: list[tuple[tuple[bool, ...], Needs]] = []
    for tight in widths(content, plan, frame, tracks.count, crossed):
        bare = replace(tight, crowded=True)
        if needed_height(bare) > frame.height:
            continue
        named = frozenset(plan.rows)
        if not is_roomy(replace(tight, named=named, header=True), frame):
            rough = Drawing(content, plan, frame, bare, measured(bare, frame), ways, tracks)
            if rough.network.false or rough.network.overlaid:
                yield rough  # so are the lines with other names and gaps as well
                return
            named = frozenset(lane for lane, name in rough.names.items() if name.astray or not name.free)
        for own, header, crowded in product(dict.fromkeys((named, frozenset[str]())), (True, False), (False, True)):
            needs = replace(tight, named=own, header=header, crowded=crowded)
            if needed_height(needs) <= frame.height:
                ill = not header, own != named, not is_roomy(needs, frame), not tight.apart, crowded
                every.append((ill, needs))
    for _, needs in sorted(every, key=itemgetter(0)):
        yield Drawing(content, plan, frame, needs, measured(needs, frame), ways, tracks)


def _crossed(ways: Sequence[Way]) -> Iterator[Corridor]:
    """Yield the corridors that some arrow passes from one side to the other, in the line of its boxes.

    A line that passes a channel within a gap, or a gap within a channel, needs no room for the head of an arrow.
    """
    for way in ways:
        for one, other in pairwise(way):
            if corridor_of(one, other):
                continue
            if one.y == other.y:
                first, last = sorted((one.x, other.x))
                yield from (Corridor(upright=True, line=x) for x in range(first + 1, last) if x % 2 == 0)
            else:
                low, high = sorted((one.y, other.y))
                inside = range(int(low) + 1, int(-(-high // 1)))
                yield from (Corridor(upright=False, line=y) for y in inside if y % 2 == 0)
