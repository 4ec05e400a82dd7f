"""The schema's drawing rules, on stories made from a number; see schemas.py for what a drawing must obey."""

from dataclasses import replace

import pytest
from layout.schemas import (
    CONTEXT,
    FRAME,
    FUNCTIONS,
    boxes,
    connectors,
    crossings,
    edge,
    faults,
    graph,
    node,
    project,
    random_graph,
)

from rtdocs.layout.base.scene import EMU_PER_POINT, Connector, Frame, Point, Site
from rtdocs.layout.base.text_boxes import card
from rtdocs.layout.schema import pages as schema
from rtdocs.layout.schema.edge_labels import Numbered
from rtdocs.plan.content.graph import EdgeKind
from rtdocs.plan.content.timeline import Sign

MANY = [(seed, count) for seed, count in zip(range(12), (3, 6, 9, 12, 14, 16, 20, 25, 30, 40, 50, 60), strict=True)]


def drawn(one):
    return schema.pages(one, FRAME)


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_no_drawing_breaks_a_rule(seed, count):
    for page in drawn(random_graph(seed, count)):
        assert faults(page.scene, FRAME) == [], page.number


@pytest.mark.parametrize(("seed", "count"), MANY[:6])
def test_arrows_against_time_break_no_rule_either(seed, count):
    for page in drawn(random_graph(seed, count, backwards=0.2)):
        assert faults(page.scene, FRAME) == [], page.number


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_every_event_stands_on_one_page_and_every_effect_on_some(seed, count):
    one = random_graph(seed, count)
    shown = [key for page in drawn(one) for key in page.node_ids]
    assert sorted(key for key in shown if key.startswith("event")) == sorted(n.id for n in one.nodes if n.lane)
    assert {key for key in shown if key.startswith("effect")} == {n.id for n in one.nodes if not n.lane}


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_time_never_runs_backwards(seed, count):
    one = random_graph(seed, count)
    ranks = {each.id: each.rank for each in one.nodes if each.lane}
    for page in drawn(one):
        placed = sorted((ranks[key], box.frame.x) for key, box in boxes(page.scene).items() if key in ranks)
        columns = {}
        for rank, x in placed:
            columns.setdefault(rank, []).append(x)
        ordered = [x for rank in sorted(columns) for x in sorted(columns[rank])]
        assert ordered == sorted(ordered)


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_each_event_stands_in_its_lane(seed, count):
    one = random_graph(seed, count)
    lanes = {each.id: each.lane for each in one.nodes if each.lane}
    for page in drawn(one):
        shapes = boxes(page.scene, ground=True)
        for key, lane in lanes.items():
            if key in shapes:
                box, ground = shapes[key].frame, shapes[f"lane-{lane}"].frame
                assert ground.y <= box.y
                assert box.bottom <= ground.bottom


@pytest.mark.parametrize(("seed", "count"), MANY)
def test_no_arrow_bends_more_often_than_powerpoint_can_draw(seed, count):
    assert all(len(arrow.points) <= 6 for page in drawn(random_graph(seed, count)) for arrow in connectors(page.scene))


@pytest.mark.parametrize(("seed", "count"), MANY[6:])
def test_an_arrow_that_leaves_a_page_arrives_on_another(seed, count):
    ends = [(marker.edge, marker.leaves) for page in drawn(random_graph(seed, count)) for marker in page.markers]
    leaving = {name for name, leaves in ends if leaves}
    assert leaving == {name for name, leaves in ends if not leaves}


def test_every_arrow_is_drawn_once_on_a_single_page():
    one = random_graph(3, 9)
    (page,) = drawn(one)
    assert sorted(page.edge_ids) == sorted(each.id for each in one.edges)
    assert len(connectors(page.scene)) == len(one.edges)


def test_neighbours_on_one_level_are_joined_by_a_straight_arrow():
    (page,) = drawn(graph([node(1), node(2, rank=1, year=2015)], [edge("event-1", "event-2")]))
    (arrow,) = connectors(page.scene)
    assert (arrow.start, arrow.end) == (("event-1", Site.RIGHT), ("event-2", Site.LEFT))
    assert len(arrow.points) == 2


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


def test_the_names_of_lanes_leave_the_effects_of_a_page_without_events_their_place():
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
    assert drawn(random_graph(5, 30)) == drawn(random_graph(5, 30))


def test_three_hundred_events_are_drawn_whole():
    one = random_graph(1, 300)
    pages = drawn(one)
    assert sum(len([key for key in page.node_ids if key.startswith("event")]) for page in pages) == 300
    assert all(page.number == number for number, page in enumerate(pages, 1))


def test_the_number_of_a_reason_stands_on_its_arrow():
    (page,) = drawn(graph([node(1), node(2, rank=1, year=2015)], [edge("event-1", "event-2", reason=3)]))
    (arrow,) = connectors(page.scene)
    number = boxes(page.scene)["reason-event-1-event-2"]
    assert [line.text for line in number.paragraphs] == ["3"]
    assert arrow.points[0].x < number.frame.x < number.frame.right < arrow.points[-1].x
    assert number.frame.y < arrow.points[0].y < number.frame.bottom
    assert faults(page.scene, FRAME) == []


@pytest.mark.parametrize("share", [2, 4])
@pytest.mark.parametrize(("seed", "count"), MANY)
def test_every_arrow_with_a_reason_has_its_number_which_meets_nothing(seed, count, share):
    one = random_graph(seed, count)
    edges = tuple(replace(each, reason=0 if number % share else number) for number, each in enumerate(one.edges, share))
    numbers = {each.id: each.reason for each in edges if each.reason}
    for page in drawn(replace(one, edges=edges)):
        arrows = {arrow.id for arrow in connectors(page.scene)}
        shown = {arrow for arrow in arrows if arrow.removesuffix("-out").removesuffix("-in") in numbers}
        assert {key for key in boxes(page.scene) if key.startswith("reason-")} == {f"reason-{key}" for key in shown}
        assert faults(page.scene, FRAME) == [], page.number


def test_the_number_of_a_short_arrow_is_tied_to_it():
    one = random_graph(8, 30)
    edges = tuple(replace(each, reason=number) for number, each in enumerate(one.edges, 1))
    ties = [
        (page, tie) for page in drawn(replace(one, edges=edges)) for tie in page.scene.shapes if tie.id[:4] == "tie-"
    ]
    assert ties
    for page, tie in ties:
        number = boxes(page.scene)[tie.id.replace("tie-", "reason-")].frame
        assert number.x <= tie.end.x <= number.right
        assert number.y <= tie.end.y <= number.bottom


def test_a_number_for_which_no_ground_is_free_stands_on_its_own_arrow_all_the_same():
    def arrow(key, y):
        ends = (Point(0, y), Point(80 * EMU_PER_POINT, y))
        return Connector(id=key, start=("a", Site.RIGHT), end=("b", Site.LEFT), points=ends, style="edge-claimed")

    heights = {"above": 6, "one": 10, "below": 14}
    arrows = [arrow(key, y * EMU_PER_POINT) for key, y in heights.items()]
    numbered = Numbered({"one": 1}, arrows, [], Frame(0, 0, 80 * EMU_PER_POINT, 20 * EMU_PER_POINT))
    (number,) = numbered.shapes()
    assert numbered.unplaced == ("one",)
    assert number.frame.y < heights["one"] * EMU_PER_POINT < number.frame.bottom


def test_arrows_cross_little_on_one_canvas():
    """Graphviz dot has 357 on these, with splines: see benchmarks/layout.py."""
    assert sum(crossings(schema.canvas(project(seed))) for seed in range(8)) < 0.6 * 357


@pytest.mark.parametrize("seed", range(4))
def test_a_canvas_breaks_no_rule(seed):
    scene = schema.canvas(project(seed))
    assert faults(scene, Frame(0, 0, scene.width, scene.height)) == []


def test_years_that_pass_without_an_event_break_the_axis():
    (page,) = drawn(graph([node(1), node(2, rank=1, year=2019)]))
    assert "axis-break-1" in {shape.id for shape in page.scene.shapes}


def test_pages_leave_room_for_an_overview_ahead():
    one = project(1, 40)
    assert schema.pages(one, FRAME, first_page=3, overview=True)[0].number == 4
    assert schema.pages(project(1, 5), FRAME, first_page=3, overview=True)[0].number == 3


@pytest.mark.parametrize("seed", range(4))
def test_no_title_is_cut_in_a_box_with_room_for_more(seed):
    one = random_graph(seed, 30)
    titles = {each.id: each.title for each in one.nodes}
    for page in drawn(one):
        for key in page.cut:
            box = boxes(page.scene)[key]
            whole = (*box.paragraphs[:-1], box.paragraphs[-1]._replace(text=titles[key]))
            assert card(whole, box.style, box.frame.width).height > box.frame.height
