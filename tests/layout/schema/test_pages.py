"""The rules of drawings of a chain, on stories made from a number; see schemas.py for what a drawing must obey."""

from dataclasses import replace
from functools import cache

import pytest
from layout.schemas import (
    CONTEXT,
    FRAME,
    FUNCTIONS,
    SLIDE,
    boxes,
    connectors,
    edge,
    faults,
    graph,
    joined,
    named,
    node,
    project,
)

from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Site
from rtdocs.layout.schema.pages import Kind, PageRoom, in_turn, pages
from rtdocs.plan.content.graph import EdgeKind
from rtdocs.plan.content.timeline import Sign

MANY = [(seed, count) for seed, count in enumerate((1, 3, 6, 8, 9, 12, 14, 16, 20, 25, 30, 60))]
ROOM = PageRoom(FRAME, None, SLIDE)


def drawn(one, first_page=1):
    return pages(one, ROOM, first_page=first_page)


@cache
def of_number(seed, count, *, strange=False):
    one = project(seed, count, strange=strange)
    return one, drawn(one)


def chapters(every):
    """Return the pages on which events stand once: the chapters, or the one page there is."""
    return [page for page in every if page.kind is Kind.CHAPTER] or list(every)


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_no_drawing_breaks_a_rule(seed, count):
    for page in of_number(seed, count)[1]:
        assert faults(page.scene, FRAME) == [], page.number


@pytest.mark.parametrize(("seed", "count"), MANY[:8])
def test_context_plans_and_arrows_against_time_break_no_rule_either(seed, count):
    for page in of_number(seed, count, strange=True)[1]:
        assert faults(page.scene, FRAME) == [], page.number


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_lines_join_what_arrows_join_and_nothing_else(seed, count):
    one, every = of_number(seed, count)
    pairs = {(each.source, each.target) for each in one.edges}
    for page in every:
        inside = {pair for pair in joined(page.scene) if not any("-event" in end for end in pair)}
        assert inside <= pairs
        assert inside == {pair for pair in pairs if {*pair} <= set(page.node_ids)}


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_the_graph_can_be_read_back_from_the_names_of_lines(seed, count):
    one, every = of_number(seed, count)
    numbers = {each.id: each.number for each in one.nodes}
    found = set().union(*(named(page.scene) for page in chapters(every)))
    assert found == {(numbers[each.source], numbers[each.target]) for each in one.edges}


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_every_event_stands_in_one_chapter_and_every_effect_in_some(seed, count):
    one, every = of_number(seed, count)
    shown = [key for page in chapters(every) for key in page.node_ids]
    assert sorted(key for key in shown if key.startswith("event")) == sorted(n.id for n in one.nodes if n.lane)
    assert {key for key in shown if key.startswith("effect")} == {n.id for n in one.nodes if not n.lane}


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_time_never_runs_backwards(seed, count):
    one, every = of_number(seed, count)
    ranks = {each.id: each.rank for each in one.nodes if each.lane}
    for page in every:
        placed = sorted((ranks[key], box.frame.x) for key, box in boxes(page.scene).items() if key in ranks)
        columns = {}
        for rank, x in placed:
            columns.setdefault(rank, []).append(x)
        ordered = [x for rank in sorted(columns) for x in sorted(columns[rank])]
        assert ordered == sorted(ordered)


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_each_event_stands_in_its_lane(seed, count):
    one, every = of_number(seed, count)
    lanes = {each.id: each.lane for each in one.nodes if each.lane}
    for page in every:
        shapes = boxes(page.scene, ground=True)
        for key, lane in lanes.items():
            if key in shapes:
                box, ground = shapes[key].frame, shapes[f"lane-{lane}"].frame
                assert ground.y <= box.y
                assert box.bottom <= ground.bottom


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_every_connector_is_straight_or_has_one_bend(seed, count):
    assert all(len(line.points) <= 3 for page in of_number(seed, count)[1] for line in connectors(page.scene))


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_letters_are_large_enough(seed, count):
    for page in of_number(seed, count)[1]:
        least = 10 if page.kind is Kind.WHOLE else 12
        sizes = {look(box.style).role(line.role).size for box in boxes(page.scene).values() for line in box.paragraphs}
        assert min(sizes) >= least


@pytest.mark.parametrize(("seed", "count"), MANY[8:])
def test_an_arrow_that_leaves_a_page_arrives_on_another(seed, count):
    one, every = of_number(seed, count)
    ends = {each.id: (each.source, each.target) for each in one.edges}
    for key, (source, target) in ends.items():
        on = [page for page in chapters(every) if key in page.edge_ids]
        if target.startswith("effect"):
            assert len(on) == 1
        else:
            assert {source, target} <= {shown for page in on for shown in page.node_ids}


def test_every_arrow_is_drawn_once_on_a_single_page():
    one = project(3, 9)
    (page,) = drawn(one)
    assert sorted(page.edge_ids) == sorted(each.id for each in one.edges)


def test_neighbours_on_one_level_are_joined_by_a_straight_arrow():
    (page,) = drawn(graph([node(1), node(2, rank=1, year=2015)], [edge("event-1", "event-2")]))
    (arrow,) = connectors(page.scene)
    assert (arrow.start, arrow.end) == (("event-1", Site.RIGHT), ("event-2", Site.LEFT))
    assert len(arrow.points) == 2


def test_three_arrows_that_meet_share_one_head():
    nodes = [node(number, lane, 0) for number, lane in enumerate(("F1", "F2", "F3"), 1)]
    one = graph([*nodes, node("A", "", 9)], [edge(f"event-{number}", "effect-A") for number in (1, 2, 3)])
    (page,) = drawn(one)
    (head,) = [line for line in connectors(page.scene) if line.end[0] == "effect-A"]
    assert head.name.startswith("ar-1;2;3>A")
    assert all(number in head.alt for number in "123")


def test_an_arrow_to_an_effect_has_its_colour():
    (page,) = drawn(graph([node(1), node("A", "", 9)], [edge("event-1", "effect-A")]))
    assert [line.style for line in connectors(page.scene)] == ["edge-effect"]


def test_a_succession_has_a_line_of_its_own():
    (page,) = drawn(graph([node(1), node(2, rank=1)], [edge("event-1", "event-2", EdgeKind.SUCCESSION)]))
    assert [arrow.style for arrow in connectors(page.scene)] == ["edge-succession"]


@pytest.mark.parametrize(
    ("sign", "lane", "style"),
    [
        (Sign.ADVANCE, "F1", "event-F1"),
        (Sign.REVERSE, "F3", "reverse-F3"),
        (Sign.PLANNED, "F2", "planned-F2"),
        (Sign.PLANNED_REVERSE, "F3", "planned-reverse-F3"),
        (Sign.CONTEXT, "context", "context"),
        (Sign.EFFECT, "", "effect"),
        (Sign.HOPED_EFFECT, "", "hoped-effect"),
    ],
)
def test_each_sign_has_a_shape_of_its_own(sign, lane, style):
    (page,) = drawn(graph([node(1, lane, sign=sign)], lanes=(*FUNCTIONS, CONTEXT)))
    found = boxes(page.scene)["event-1" if lane else "effect-1"]
    assert found.style.partition("/")[0] == style


def test_a_lane_without_events_is_a_thin_strip_that_says_so():
    (page,) = drawn(graph([node(1, "F1")]))
    shapes = boxes(page.scene, ground=True)
    assert shapes["lane-F2"].frame.height < shapes["lane-F1"].frame.height / 3
    assert [line.text for line in shapes["lane-empty-F2"].paragraphs] == ["aucun événement dans ce récit"]


def test_a_page_without_events_has_room_for_its_effects():
    effects = [node(letter, lane="", title="Dépôt du mémoire à l’arrondissement") for letter in "ABC"]
    for page in drawn(graph(effects)):
        assert faults(page.scene, FRAME) == []


def test_a_graph_without_events_shows_its_effects():
    (page,) = drawn(graph([node("A", "", sign=Sign.HOPED_EFFECT)]))
    assert page.node_ids == ("effect-A",)


def test_a_graph_of_nothing_is_one_page_with_its_lanes():
    (page,) = drawn(graph([]))
    assert page.node_ids == ()


def test_the_same_graph_gives_the_same_drawing():
    assert drawn(project(3, 12)) == drawn(project(3, 12))


def test_a_hundred_and_twenty_events_are_drawn_whole():
    one = project(1, 120)
    found = drawn(one)
    told = [key for page in found if page.kind is Kind.CHAPTER for key in page.node_ids if key.startswith("event")]
    assert len(told) == 120
    assert [page.number for page in found] == list(range(1, len(found) + 1))


def test_more_effects_than_a_page_has_room_for_stand_on_several():
    letters = [f"E{number}" for number in range(40)]
    one = graph(
        [node(1), *(node(letter, "", 9, title="Un endroit frais") for letter in letters)],
        [edge("event-1", f"effect-{letter}") for letter in letters],
    )
    shown = {key for page in drawn(one) for key in page.node_ids if key.startswith("effect")}
    assert shown == {f"effect-{letter}" for letter in letters}
    assert [fault for page in drawn(one) for fault in faults(page.scene, FRAME)] == []


@pytest.mark.parametrize("title", ["Q" * 200, "Anticonstitutionnellement-transgénérationnellement " * 12])
def test_words_of_any_length_and_many_arrows_leave_room_for_a_drawing(title):
    nodes = [node(number, rank=number, title=f"{title} {number}") for number in range(1, 25)]
    arrows = [edge(one.id, nodes[-1].id) for one in nodes[:-1]] + [edge(nodes[0].id, one.id) for one in nodes[2:-1]]
    found = drawn(graph(nodes, arrows))
    assert {key for page in chapters(found) for key in page.node_ids} == {one.id for one in nodes}
    assert [fault for page in found for fault in faults(page.scene, FRAME)] == []


def test_a_title_that_no_box_holds_is_cut_and_nothing_else():
    long = "Rencontre des organismes du quartier " * 60
    (page, *_) = chapters(drawn(graph([node(1, title=long), node(2, title="Courte")])))
    titles = [box.paragraphs[-1].text for key, box in boxes(page.scene).items() if key.startswith("event-1")]
    assert titles[0].endswith("…")
    assert faults(page.scene, FRAME) == []


def test_the_number_of_a_reason_stands_on_its_arrow():
    (page,) = drawn(graph([node(1), node(2, rank=1, year=2015)], [edge("event-1", "event-2", reason=3)]))
    (arrow,) = connectors(page.scene)
    number = boxes(page.scene)["reason-event-1-event-2"]
    assert [line.text for line in number.paragraphs] == ["3"]
    assert number.frame.y <= arrow.points[0].y + 25_400
    assert number.frame.bottom >= arrow.points[0].y - 25_400
    assert faults(page.scene, FRAME) == []


@pytest.mark.parametrize("share", [2, 4])
@pytest.mark.parametrize(("seed", "count"), MANY[:9])
def test_every_arrow_with_a_reason_has_its_number(seed, count, share):
    one = project(seed, count)
    edges = tuple(replace(each, reason=0 if number % share else number) for number, each in enumerate(one.edges, share))
    numbers = {each.id: str(each.reason) for each in edges if each.reason}
    for page in drawn(replace(one, edges=edges)):
        labels = [box.paragraphs[0].text for key, box in boxes(page.scene).items() if key.startswith("reason-")]
        told = sorted(number for label in labels for number in label.split(", "))
        assert told == sorted(numbers[key] for key in page.edge_ids if key in numbers)


def test_the_whole_stands_first_and_chapters_follow():
    assert [page.kind for page in drawn(project(1, 40))][:2] == [Kind.OVERVIEW, Kind.CHAPTER]
    assert [page.number for page in drawn(project(1, 5), first_page=3)] == [3]


def test_an_overview_has_events_in_few_words_with_the_arrows_between_them():
    one = project(2, 30)
    overview = drawn(one)[0]
    assert overview.kind is Kind.OVERVIEW
    shown = set(overview.node_ids)
    assert shown == {each.id for each in one.nodes}
    assert set(overview.edge_ids) == {each.id for each in one.edges if {each.source, each.target} <= shown}
    titles = [box.paragraphs[-1].text for key, box in boxes(overview.scene).items() if key.startswith("event-")]
    assert all(len(title.split()) <= 5 for title in titles)


def test_an_overview_of_more_effects_than_it_has_room_for_shows_those_of_most_arrows():
    events = [node(n, rank=n) for n in range(40)]
    effects = [node(f"E{n}", lane="", rank=50, title="Un marché est ouvert toute l’année") for n in range(20)]
    arrows = [edge(f"event-{n}", f"effect-E{n % 20}") for n in range(40)]
    arrows += [edge(f"event-{n}", "effect-E19") for n in range(5)]
    first, *rest = drawn(graph([*events, *effects], arrows))
    assert first.kind is Kind.OVERVIEW
    shown = [each for each in first.node_ids if each.startswith("effect")]
    assert "effect-E19" in shown
    assert 4 <= len(shown) < 20
    assert {each for page in rest for each in page.node_ids} == {each.id for each in (*events, *effects)}


def test_chapters_come_as_they_are_drawn_and_again_where_their_references_were_not_known_yet():
    one = of_number(8, 60)[0]
    came = list(in_turn(one, ROOM))
    last = {page.number: page for page in came}
    assert tuple(last.values()) == of_number(8, 60)[1]
    assert list(last) == list(range(1, len(last) + 1))
