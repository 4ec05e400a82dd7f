"""Up to 20 events stand whole on one slide; a longer story without room for all in few words says what is missing."""

from functools import cache

import pytest
from layout.long_stories import long_story
from layout.schemas import FRAME, SLIDE, boxes, faults, joined, project

from rtdocs.layout.base.scene import Connector, Scene
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.pages import Kind, PageRoom, pages, whole_page

SEVENTEEN = [(seed, 17, 22) for seed in range(4)]
TWENTY = [(seed, 20, 25) for seed in (1, 2, 3)]


@cache
def whole(seed, events, arrows):
    one = long_story(seed, events, arrows)
    return one, whole_page(one, FRAME, weights.SLIDE_SIZES)


@pytest.mark.parametrize("told", [*SEVENTEEN, *TWENTY])
def test_a_story_of_four_lanes_and_three_effects_stands_whole_on_one_slide(told):
    one, drawn = whole(*told)
    assert drawn is not None
    scene = Scene(width=SLIDE[0], height=SLIDE[1], shapes=drawn.shapes)
    assert faults(scene, FRAME) == []
    assert joined(scene) == {(each.source, each.target) for each in one.edges}
    shown = boxes(scene)
    assert {each.id: each.title for each in one.nodes} == {
        each.id: shown[each.id].paragraphs[-1].text for each in one.nodes
    }


@pytest.mark.parametrize("told", SEVENTEEN)
def test_three_arrows_and_more_share_a_side_of_their_box(told):
    one, drawn = whole(*told)
    lines = [shape for shape in drawn.shapes if isinstance(shape, Connector)]
    crowded = {
        (end, box) for end in (0, 1) for box in (node.id for node in one.nodes) if len(arrows(one, end, box)) > 2
    }
    assert crowded
    sides = {
        (end, box): {at[1] for line in lines for at in [(line.start, line.end)[end]] if at[0] == box}
        for end, box in crowded
    }
    assert {key for key, found in sides.items() if len(found) != 1} == set()


def arrows(one, end, box):
    return [each for each in one.edges if (each.source, each.target)[end] == box]


@pytest.mark.parametrize("told", SEVENTEEN)
def test_letters_of_17_events_are_larger_than_the_least(told):
    assert whole(*told)[1].size >= 10.5


def test_what_has_smaller_letters_stands_at_12_points_on_the_slides_that_follow():
    one, drawn = whole(*SEVENTEEN[0])
    first, *others = pages(one, PageRoom(FRAME, None, SLIDE))
    assert (first.kind, drawn.size < weights.SIZE) == (Kind.WHOLE, True)
    told = [key for page in others for key in page.node_ids if key.startswith("event")]
    assert sorted(told) == sorted(each.id for each in one.nodes if each.lane)


def test_events_of_greatest_weight_are_those_of_an_overview_without_room_for_all():
    one = project(5)
    overview = pages(one, PageRoom(FRAME, None, SLIDE))[0]
    arrows = [end for each in one.edges for end in (each.source, each.target)]
    counts = {each.id: arrows.count(each.id) for each in one.nodes if each.lane}
    left = counts.keys() - set(overview.node_ids)
    assert overview.kind is Kind.OVERVIEW
    assert left
    assert max(counts[key] for key in left) <= max(counts[key] for key in counts.keys() - left)
    assert sum(counts[key] for key in left) / len(left) < sum(counts.values()) / len(counts)
