"""A story that grows by an event keeps its boxes in their places; the newest number is the newest event."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from layout.schemas import FRAME

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import Box
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.pages import whole_page
from rtdocs.plan.figures import schema
from rtdocs.plan.wording.telling import Telling

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.xlsx"))
NEAR = 2 * 12_700  # two points: what nobody sees


@cache
def story(path):
    found = load(path).story
    return schema.graph(Telling(found, language_of(found.language)))


def places(one):
    drawn = whole_page(one, FRAME, weights.SLIDE_SIZES)
    ids = {each.id for each in one.nodes}
    return {box.id: box.frame for box in drawn.shapes if isinstance(box, Box) and box.id in ids}


def grown(one, at):
    """Return a story with an event more behind the one at a place, which leads to it."""
    events = [each for each in one.nodes if each.lane]
    before = events[at]
    added = replace(before, id="event-more", number="99", name="99 – Une rencontre", title="Une rencontre de plus")
    arrow = replace(one.edges[0], id="edge-more", source=before.id, target=added.id, reason=0)
    first = one.nodes.index(before) + 1
    later = [replace(each, rank=each.rank + 1) for each in one.nodes[first:]]
    nodes = (*one.nodes[:first], replace(added, rank=before.rank + 1), *later)
    return replace(one, nodes=nodes, edges=(*one.edges, arrow))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("share", [0.5, 1.0])
def test_an_event_more_in_the_middle_or_last_leaves_the_boxes_of_a_sample_where_they_are(path, share):
    one = story(path)
    events = sum(1 for each in one.nodes if each.lane)
    before, after = places(one), places(grown(one, min(events - 1, int(events * share))))
    moved = [
        key for key, frame in before.items() if any(abs(a - b) > NEAR for a, b in zip(frame, after[key], strict=True))
    ]
    assert len(moved) <= max(1, len(before) // 10)
