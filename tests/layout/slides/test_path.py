"""The path: large steps that wind, each tied to the next, the effects at the end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.schemas import FRAME, SIGNS, TITLES, boxes, connectors, faults, node

from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import EMU_PER_POINT
from rtdocs.layout.slides import path
from rtdocs.plan.content.slides import PathSlide
from rtdocs.plan.content.timeline import Sign


def slide(steps, effects=()):
    return PathSlide(
        title="Notre chemin",
        steps=tuple(steps),
        effects=tuple(effects),
        effects_title="Les effets",
        functions=(("F1", "Se constituer : RT 1, 2 et 3"), ("F3", "Faire converger : RT 9")),
        follows="{target} suit {source}.",
        caution="Le chemin suit l’ordre du temps.",
        notes_opening="",
        lines=(),
    )


def told(count, effects=0):
    steps = [node(number, title=TITLES[number % 5]) for number in range(count)]
    ends = [node(f"A{number}", "", sign=Sign.EFFECT, title=TITLES[number % 5]) for number in range(effects)]
    return path.pages(slide(steps, ends), FRAME)


@st.composite
def paths(draw):
    steps = [
        node(number, draw(st.sampled_from(("F1", "F2", "F3"))), sign=draw(st.sampled_from(SIGNS)), title=title)
        for number, title in enumerate(draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=40)))
    ]
    effects = [
        node(f"A{number}", "", sign=Sign.HOPED_EFFECT, title=title)
        for number, title in enumerate(draw(st.lists(st.sampled_from(TITLES), max_size=15)))
    ]
    return slide(steps, effects)


@settings(max_examples=40, deadline=None)
@given(drawn=paths())
def test_nothing_meets_nor_leaves_its_slide(drawn):
    for page in path.pages(drawn, FRAME):
        assert faults(page.scene, FRAME) == []


@settings(max_examples=40, deadline=None)
@given(drawn=paths())
def test_every_step_is_told_once_in_order_and_the_effects_last(drawn):
    shown = [key for page in path.pages(drawn, FRAME) for key in page.shown]
    assert shown == [each.id for each in (*drawn.steps, *drawn.effects)]


@settings(max_examples=40, deadline=None)
@given(drawn=paths())
def test_each_step_leads_to_the_next_of_its_page_by_a_line_of_plain_succession(drawn):
    steps = {each.id for each in drawn.steps}
    for page in path.pages(drawn, FRAME):
        pairs = list(pairwise(key for key in page.shown if key in steps))
        for style in ("road", "edge-path"):
            lines = [line for line in connectors(page.scene) if line.style == style]
            assert [(line.start[0], line.end[0]) for line in lines] == pairs


def test_a_line_says_what_follows_what():
    said = [line.alt for line in connectors(told(3)[0].scene) if line.alt]
    assert said == ["1 suit 0.", "2 suit 1."]


def test_the_road_is_straight_all_along():
    (page,) = told(9)
    roads = [line for line in connectors(page.scene) if line.style == "road"]
    assert all(len(road.points) == 2 for road in roads)
    assert [road.id for road in roads if road.points[0].x == road.points[1].x] == ["road-event-2", "road-event-5"]


def test_every_other_row_runs_back():
    (page,) = told(9)
    rows = {}
    for key in page.shown:
        frame = boxes(page.scene)[key].frame
        rows.setdefault(frame.y, []).append(frame.x)
    first, second, third = rows.values()
    assert first == third == sorted(first)
    assert second == first[::-1]


@pytest.mark.parametrize(
    ("steps", "effects", "pages"),
    [
        (1, 0, [1]),
        (12, 0, [12]),
        (13, 0, [6, 7]),
        (8, 2, [10]),
        (14, 2, [8, 8]),
        (30, 0, [10, 10, 10]),
        (60, 6, [11, 11, 11, 11, 12, 10]),
    ],
)
def test_pages_are_as_few_as_have_room_and_evenly_filled(steps, effects, pages):
    assert [len(page.shown) for page in told(steps, effects)] == pages


def test_many_effects_have_pages_of_their_own():
    every = told(3, 14)
    assert [len(page.shown) for page in every] == [3, 7, 7]
    assert "Les effets" in [line.text for box in boxes(every[1].scene).values() for line in box.paragraphs]


def test_letters_are_large_enough_for_a_room_full_of_people():
    for page in told(40, 3):
        sizes = {look(box.style).role("title").size for key, box in boxes(page.scene).items() if key in page.shown}
        assert min(sizes) >= 16


def test_the_foot_of_each_page_says_what_the_lines_do_not_say():
    for page in told(30):
        assert "Le chemin suit l’ordre du temps." in [line.text for line in boxes(page.scene)["caution"].paragraphs]


def test_a_long_title_is_whole_in_smaller_letters():
    (page,) = path.pages(slide([node(1, title="très " * 80)]), FRAME)
    assert page.cut == ()
    assert boxes(page.scene)["event-1"].paragraphs[-1].text.count("très") == 80


def test_titles_too_long_for_their_steps_take_more_pages():
    pages = path.pages(slide([node(number, title="voisinage " * 40) for number in range(12)]), FRAME)
    assert len(pages) > 1
    assert not any(page.cut for page in pages)
    assert all(page.scene.shapes and faults(page.scene, FRAME) == [] for page in pages)


@pytest.mark.parametrize(("steps", "effects"), [(14, 2), (17, 3), (30, 3)])
def test_all_pages_have_cards_of_one_size(steps, effects):
    pages = told(steps, effects)
    assert len(pages) > 1
    cards = [shape for page in pages for shape in page.scene.shapes if shape.id in page.shown and "event" in shape.id]
    assert len({(card.frame.width, card.frame.height) for card in cards}) == 1
    assert len({card.base.style.partition("/")[2] for card in cards}) == 1


def test_cards_are_no_higher_than_their_words_ask():
    [page] = told(3, 1)
    assert max(shape.frame.height for shape in page.scene.shapes if shape.id in page.shown) < 130 * EMU_PER_POINT
