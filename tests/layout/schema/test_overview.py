"""The overview: the whole project on one slide, whatever its size."""

from dataclasses import replace
from datetime import date

import pytest
from layout.schemas import FRAME, SLIDE, boxes, faults, graph, node, project

from rtdocs.layout.base.scene import Stroke
from rtdocs.layout.schema import overview


def drawn(one):
    return overview.draw(one, FRAME, SLIDE)


def told(scene):
    return {key: [line.text for line in box.paragraphs] for key, box in boxes(scene).items()}


def many(count, years=24):
    nodes = [node(n, f"F{n % 3 + 1}", n, year=2000 + n * years // count) for n in range(count)]
    return graph(nodes)


@pytest.mark.parametrize("events", [1, 5, 20, 60, 100])
def test_every_event_is_a_badge_and_every_effect_is_named(events):
    one = project(4, events)
    scene = drawn(one)
    words = told(scene)
    assert faults(scene, FRAME) == []
    for each in one.nodes:
        assert words[each.id] == [each.number] if each.lane else each.number in words[each.id][0]
        assert boxes(scene)[each.id].alt == each.alt


@pytest.mark.parametrize("events", [20, 60])
def test_badges_stand_in_their_lanes_and_in_time(events):
    one = project(7, events)
    scene = drawn(one)
    shapes = boxes(scene, ground=True)
    furthest = 0
    for each in sorted((each for each in one.nodes if each.lane), key=lambda each: each.rank):
        badge, lane = shapes[each.id].frame, shapes[f"lane-{each.lane}"].frame
        assert lane.y <= badge.y
        assert badge.bottom <= lane.bottom
        assert badge.x >= furthest
        furthest = badge.x


@pytest.mark.parametrize("events", [1_000, 3_000])
def test_what_is_too_much_for_badges_is_counted(events):
    scene = drawn(many(events))
    counts = [words[0] for key, words in told(scene).items() if key.startswith("count-")]
    assert faults(scene, FRAME) == []
    assert sum(int(text.removeprefix("× ")) for text in counts) == events


def test_more_effects_than_room_end_in_one_box_of_numbers():
    effects = [node(f"E{number}", "", 1, title=f"Effet {number}") for number in range(30)]
    scene = drawn(graph([node(1), *effects]))
    words = " ".join(words[0] for key, words in told(scene).items() if key.startswith("effect-"))
    assert faults(scene, FRAME) == []
    assert all(f"E{number}" in words.replace("…", " ") for number in range(20))


def test_years_without_an_event_break_the_axis():
    scene = drawn(graph([node(1, year=2000), node(2, rank=1, year=2008)]))
    styles = [shape.style for shape in scene.shapes if isinstance(shape, Stroke)]
    assert styles == ["axis-part", "silence", "axis"]


def test_events_without_a_date_have_a_header_of_their_own():
    scene = drawn(graph([node(1, year=2000), node(2, rank=1, year=None)]))
    assert ["2000"] in told(scene).values()
    assert any(words[0].startswith("Date") for words in told(scene).values())


def test_a_graph_of_nothing_shows_its_lanes():
    assert set(told(drawn(graph([])))) == {"lane-label-F1", "lane-label-F2", "lane-label-F3"}


def test_months_are_told_where_a_page_has_few_years():
    from rtdocs.layout.schema import pages  # noqa: PLC0415 - for this test alone

    nodes = [
        replace(node(number, rank=number, year=2014), month=f"{month} 2014", period=date(2014, number + 1, 1))
        for number, month in enumerate(("janv.", "févr.", "mars"))
    ]
    (page,) = pages.pages(graph(nodes), FRAME)
    headers = [words[0] for key, words in told(page.scene).items() if key.startswith("header-")]
    assert headers == ["janv. 2014", "févr. 2014", "mars 2014"]


def monthly(*months):
    """Return a schema with an event on each month of a year, given as (month, year)."""
    nodes = [
        replace(node(number, f"F{number % 3 + 1}", number, year=year), month=f"{month} {year}", period=date(year, 5, 1))
        for number, (month, year) in enumerate(months)
    ]
    return graph(nodes)


def headings(scene):
    return [words[0] for key, words in told(scene).items() if key.startswith("header-")]


def test_a_project_of_a_year_or_two_is_told_by_its_months_and_seasons():
    scene = drawn(monthly(("mars", 2014), ("mars", 2014), ("été", 2014), ("janv.", 2015)))
    assert headings(scene) == ["mars 2014", "été 2014", "janv. 2015"]
    assert faults(scene, FRAME) == []


@pytest.mark.parametrize(
    "months",
    [
        (("mars", 2013), ("mai", 2014), ("juin", 2015)),
        (("été", 2014), ("juill.", 2014), ("été", 2014)),
    ],
)
def test_years_tell_longer_projects_and_months_that_overlap(months):
    assert headings(drawn(monthly(*months))) == list(dict.fromkeys(str(year) for _, year in months))


def test_one_date_of_a_year_alone_has_all_told_by_years():
    one = monthly(("mars", 2014), ("mai", 2014))
    loose = replace(one, nodes=(*one.nodes, node(3, "F1", 3, year=2014)))
    assert headings(drawn(loose)) == ["2014"]
