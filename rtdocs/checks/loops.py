"""Checks that no event leads back to itself by way of others."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence

from rtdocs.checks.claims import by_number, claims
from rtdocs.checks.places import cell, topic
from rtdocs.model import Event, Story
from rtdocs.problems import Rule, WorkbookProblem

Arrows = Mapping[str, Sequence[str]]


def check(story: Story) -> Iterator[WorkbookProblem]:
    """Yield one problem for each knot of arrows, with the whole of its shortest loop."""
    rows = by_number(story)
    arrows: dict[str, list[str]] = {number: [] for number, row in rows.items() if isinstance(row, Event)}
    for claim in claims(story):
        if {claim.source, claim.target} <= arrows.keys() and claim.source != claim.target:
            arrows[claim.source].append(claim.target)
    order = {event.number: place for place, event in enumerate(story.events)}
    for knot in _knots(arrows):
        start = min(knot, key=lambda number: order[number])
        loop = _shortest_loop(start, arrows, knot)
        place = cell(story, rows[start], f"{topic(rows[start])}.leads_to")
        yield WorkbookProblem(Rule.LOOP, place, {"loop": " → ".join(loop)})


def _knots(arrows: Arrows) -> Iterator[frozenset[str]]:
    """Yield the strongly connected components of the arrows: events that each lead to all others of their group.

    Kosaraju's algorithm: a depth-first visit notes the post-order; then the arrows are followed backwards from the last
    number of that order.
    """
    back: dict[str, list[str]] = {number: [] for number in arrows}
    for source, targets in arrows.items():
        for target in targets:
            back[target].append(source)
    seen: set[str] = set()
    left = [number for root in arrows for number in _visited(root, arrows, seen)]
    seen = set()
    for root in reversed(left):
        knot = frozenset(_visited(root, back, seen))
        if len(knot) > 1:
            yield knot


def _visited(root: str, arrows: Arrows, seen: set[str]) -> list[str]:
    """Return the numbers reachable from `root` and not in `seen`, in post-order; iterative, as chains may be long."""
    left: list[str] = []
    if root in seen:
        return left
    seen.add(root)
    path = [(root, iter(arrows[root]))]
    while path:
        number, targets = path[-1]
        following = next((target for target in targets if target not in seen), None)
        if following is None:
            left.append(number)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(arrows[following])))
    return left


def _shortest_loop(start: str, arrows: Arrows, knot: Collection[str]) -> list[str]:
    """Return the shortest path from `start` back to itself, `start` at both ends."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while start not in came_from:
        number = waiting.popleft()
        for target in arrows[number]:
            if target in knot and target not in came_from:
                came_from[target] = number
                waiting.append(target)
    loop = [start, came_from[start]]
    while loop[-1] != start:
        loop.append(came_from[loop[-1]])
    return loop[::-1]
