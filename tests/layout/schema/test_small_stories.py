"""Stories of one to six events: large letters, whole pages, and what is known of their effects."""

from dataclasses import replace
from itertools import pairwise

import pytest
from layout.schemas import FRAME, SLIDE, edge, graph, node

from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.pages import PageRoom, pages, whole_page
from rtdocs.plan.content.timeline import Sign

POINT = EMU_PER_POINT
DETAILS = ("Pour : les aînés et les familles du secteur", "Preuve : comptage de 240 personnes par jour")


def story(events):
    nodes = [
        node(at, ("F1", "F2", "F3")[at % 3], at, title="La carte est déposée au conseil", year=2010 + at)
        for at in range(events)
    ]
    effect = replace(node("A", "", events, sign=Sign.EFFECT, title="Un endroit frais le soir"), details=DETAILS)
    ids = [each.id for each in (*nodes, effect)]
    return graph([*nodes, effect], [edge(*pair) for pair in pairwise(ids)])


def drawn(events):
    page = whole_page(story(events), FRAME, (*weights.SMALL_SIZES, weights.SIZE))
    return page, {shape.id: shape for shape in page.shapes}


@pytest.mark.parametrize("events", [1, 2, 3, 4, 5, 6])
def test_letters_are_large_and_years_stand_above_the_columns(events):
    page, shapes = drawn(events)
    assert page.size >= 13
    assert {"header-0", "header-effects"} <= shapes.keys()


@pytest.mark.parametrize("events", [1, 3, 6])
def test_an_effect_tells_whom_it_benefits_and_how_one_knows(events):
    words = [line.text for line in drawn(events)[1]["effect-A"].base.paragraphs]
    assert words[-2:] == list(DETAILS)


@pytest.mark.parametrize("events", [1, 2, 3])
def test_the_page_is_filled_from_side_to_side(events):
    _, shapes = drawn(events)
    lane, effect = shapes["lane-F1"].frame, shapes["effect-A"].frame
    assert (lane.x, effect.right) == (FRAME.x, pytest.approx(FRAME.right, abs=8 * POINT))
    assert 0 < effect.x - lane.right <= weights.WIDEST_GAP
    boxes = [shapes[f"event-{at}"].frame for at in range(events)]
    assert min(box.x for box in boxes) - lane.x == pytest.approx(lane.right - max(box.right for box in boxes), rel=0.9)


def test_effects_of_longer_stories_have_titles_alone():
    (page,) = pages(story(7), PageRoom(FRAME, None, SLIDE))
    effect = next(shape for shape in page.scene.shapes if shape.id == "effect-A")
    assert [line.text for line in effect.base.paragraphs][-1] == "Un endroit frais le soir"
