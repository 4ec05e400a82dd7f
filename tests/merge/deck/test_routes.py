"""A new way for an arrow: through as few boxes as can be, then straight, then short."""

from itertools import pairwise

import pytest
from lxml import etree

from rtdocs.merge.deck import arrows
from rtdocs.merge.deck.paths import draw, points_of
from rtdocs.merge.deck.routes import End, Rectangle, Way, best
from rtdocs.merge.deck.state import standing, walk

CM = 360_000
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def box(left, top, width=4, height=2):
    return Rectangle(left * CM, top * CM, (left + width) * CM, (top + height) * CM)


def way(one, other, *between):
    return best(End(one, is_joint=False), End(other, is_joint=False), [one, other, *between])


@pytest.mark.parametrize(
    ("one", "other", "start", "end"),
    [
        (box(0, 0), box(10, 0), 3, 1),
        (box(10, 0), box(0, 0), 1, 3),
        (box(0, 0), box(0, 10), 2, 0),
        (box(0, 10), box(0, 0), 0, 2),
    ],
)
def test_boxes_that_face_each_other_are_joined_straight(one, other, start, end):
    found = way(one, other)
    assert (len(found.points), found.start, found.end) == (2, start, end)


def test_boxes_that_stand_askew_are_joined_round_a_corner():
    found = way(box(0, 0), box(10, 8))
    assert len(found.points) == 3
    assert all(
        one[0] == other[0] or one[1] == other[1] for one, other in zip(found.points, found.points[1:], strict=False)
    )


def test_a_way_goes_round_what_stands_between():
    one, other, between = box(0, 0), box(20, 8), box(9, 0, 4, 6)
    assert way(one, other).crossed([between]) + way(one, other, between).crossed([between]) <= 1
    assert way(one, other, between).crossed([one, other, between]) == 0


def test_a_joint_is_held_by_its_middle():
    one, joint = box(0, 0), Rectangle(10 * CM, 8 * CM, 10 * CM + 38_100, 8 * CM + 38_100)
    found = best(End(one, is_joint=False), End(joint, is_joint=True), [one])
    assert found.points[-1] == (10 * CM + 19_050, 8 * CM + 19_050)
    assert found.end == -1


@pytest.mark.parametrize("across", [-5, 5])
@pytest.mark.parametrize("down", [-3, 3])
@pytest.mark.parametrize("upright", [True, False, None])
def test_an_arrow_is_stored_as_the_way_it_goes(across, down, upright):
    arrow = etree.fromstring(
        f'<p:cxnSp xmlns:p="{P}" xmlns:a="{A}"><p:nvCxnSpPr><p:cNvCxnSpPr><a:stCxn id="2" idx="3"/>'
        '<a:endCxn id="3" idx="1"/></p:cNvCxnSpPr></p:nvCxnSpPr><p:spPr><a:xfrm rot="5400000"><a:off x="0" y="0"/>'
        '<a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="bentConnector3"><a:avLst><a:gd name="adj1" fmla="val 1"/>'
        "</a:avLst></a:prstGeom></p:spPr></p:cxnSp>"
    )
    first, last = (10 * CM, 10 * CM), ((10 + across) * CM, (10 + down) * CM)
    corners = {True: [(first[0], last[1])], False: [(last[0], first[1])], None: []}[upright]
    points = (first, *corners, last)
    arrows._redraw(arrow, Way(points, 0, -1))
    assert points_of(arrow) == points
    assert [each.get("idx") for each in arrow.iter(f"{{{A}}}stCxn", f"{{{A}}}endCxn")] == ["0", "1"]
    assert not arrow.findall(f".//{{{A}}}gd")


def test_a_way_turns_twice_where_no_way_of_one_corner_is_free():
    one, other, wall = box(0, 0), box(20, 0), box(9, -4, 4, 10)
    found = way(one, other, wall)
    assert len(found.points) == 4
    assert not found.crossed([one, other, wall])
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(found.points))


def test_no_line_runs_along_the_edge_of_a_box():
    one, other, wall = box(0, 0), box(0, 20), box(-1, 8, 6, 4)
    found = way(one, other, wall)
    assert all(not wall.spread(CM // 10).is_run_through(*leg) for leg in pairwise(found.points))


def test_a_line_is_not_laid_on_another_arrow():
    one, other = box(0, 0), box(10, 8)
    plain = way(one, other)
    legs = list(pairwise(plain.points))
    found = best(End(one, is_joint=False), End(other, is_joint=False), [one, other], legs)
    assert found.points != plain.points


@pytest.mark.parametrize("start", [(0, 0), (0, 9 * CM)])
@pytest.mark.parametrize("axis", [0, 1])
def test_an_arrow_of_two_bends_that_stood_in_a_choice_is_one_connector(start, axis):
    tree = etree.fromstring(
        f'<p:spTree xmlns:p="{P}" xmlns:a="{A}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:AlternateContent><mc:Choice Requires="a"><p:cxnSp><p:nvCxnSpPr><p:cNvPr id="7" name="ar-1>2 · Mène à"/>'
        '<p:cNvCxnSpPr><a:stCxn id="2" idx="3"/><a:endCxn id="3" idx="1"/></p:cNvCxnSpPr></p:nvCxnSpPr><p:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:cxnSp></mc:Choice><mc:Fallback><p:sp/></mc:Fallback></mc:AlternateContent></p:spTree>"
    )
    ((id_, arrow, _),) = walk(tree)
    assert (id_, standing(arrow)) == ("ar-1>2", tree[0])
    end = (12 * CM, 5 * CM)
    middle = [4 * CM, 3 * CM][axis]
    corners = [tuple(middle if at == axis else each[at] for at in (0, 1)) for each in (start, end)]
    way = (start, *corners, end)
    draw(arrow, way)
    assert list(tree) == [arrow]
    # An adjustment has steps of a hundred-thousandth of the frame.
    pairs = zip(points_of(arrow), way, strict=True)
    assert all(abs(a - b) < 200 for one, other in pairs for a, b in zip(one, other, strict=True))
