"""The schemas of the samples beside those of Graphviz dot, which cross twice in all (benchmarks/drawings.py)."""

from itertools import pairwise
from pathlib import Path

import pytest
from layout.schemas import FRAME, connectors

from rtdocs import load
from rtdocs.i18n import language_of
from rtdocs.layout.base.scene import Scene
from rtdocs.layout.schema import weights
from rtdocs.layout.schema.pages import whole_page
from rtdocs.plan.figures import schema
from rtdocs.plan.wording.telling import Telling

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.xlsx"))
DOT = 2  # crossings of the three samples


@pytest.fixture(scope="module")
def drawn():
    stories = [load(path).story for path in SAMPLES]
    return [
        whole_page(schema.graph(Telling(story, language_of(story.language))), FRAME, weights.SLIDE_SIZES)
        for story in stories
    ]


def test_they_stand_whole_with_letters_of_12_points(drawn):
    assert [each.size for each in drawn] == [12.0] * len(SAMPLES)


def test_they_cross_half_as_often_as_those_of_dot(drawn):
    assert sum(map(crossings, drawn)) <= DOT / 2


def test_years_stand_above_their_columns(drawn):
    assert [each.dated for each in drawn] == [True] * len(SAMPLES)


def test_names_of_lanes_stand_at_the_upper_left(drawn):
    shapes = {shape.id: shape for shape in drawn[1].shapes}
    bands = [key.removeprefix("lane-") for key in shapes if key in {"lane-F1", "lane-F2", "lane-F3"}]
    assert len(bands) == 3
    end = shapes["event-1"].frame.right
    for lane in bands:
        name, band = shapes[f"lane-label-{lane}"].frame, shapes[f"lane-{lane}"].frame
        assert name.y - band.y <= 24_130, lane
        assert name.x <= end + 40_000, lane


def crossings(page):
    lines = connectors(Scene(width=0, height=0, shapes=page.shapes))
    steps = [step for line in lines for step in pairwise(line.points)]
    level = [(min(a.x, b.x), max(a.x, b.x), a.y) for a, b in steps if a.y == b.y]
    upright = [(min(a.y, b.y), max(a.y, b.y), a.x) for a, b in steps if a.x == b.x]
    return sum(left < x < right and top < y < foot for left, right, y in level for top, foot, x in upright)
