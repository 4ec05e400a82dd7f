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


def shape(number, name, frame, preset="rect"):
    x, y, width, height = (each * CM // 10 for each in frame)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} · Boîte"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"/></p:spPr></p:sp>'
    )


def line(number, start, end):
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="ar-1&gt;2 · Mène à"/><p:cNvCxnSpPr>'
        f'<a:stCxn id="{start[0]}" idx="{start[1]}"/><a:endCxn id="{end[0]}" idx="{end[1]}"/></p:cNvCxnSpPr><p:nvPr/>'
        '</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom></p:spPr></p:cxnSp>'
    )


def tree_of(second):
    """Return a slide's tree: two boxes, an arrow that turns at a dot, one line to the dot and one from it."""
    boxes = [shape(2, "ev-1", (0, 0, 40, 20)), shape(3, "ev-2", second), shape(4, "trait-1", (80, 9, 1, 1), "ellipse")]
    lines = [line(5, (2, 3), (4, 2)), line(6, (4, 6), (3, 1))]
    return etree.fromstring(f'<p:spTree xmlns:p="{P}" xmlns:a="{A}">{"".join(boxes + lines)}</p:spTree>')


@pytest.mark.parametrize("second", [(120, 60, 40, 20), (20, 70, 40, 20), (120, 0, 40, 20)])
def test_an_arrow_that_turns_at_a_dot_takes_its_dot_along(second):
    theirs, ours = tree_of(second), tree_of((120, 40, 40, 20))
    arrows.glue(theirs, ours)
    first, last = (points_of(each) for each in theirs.iter(f"{{{P}}}cxnSp"))
    assert max(abs(a - b) for a, b in zip(first[-1], last[0], strict=True)) < 200
    whole = [*first, *last]
    assert all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 200 for a, b in pairwise(whole))
    x, y, width, height = (each * CM // 10 for each in second)
    sites = ((x + width // 2, y), (x, y + height // 2), (x + width // 2, y + height), (x + width, y + height // 2))
    assert min(abs(last[-1][0] - a) + abs(last[-1][1] - b) for a, b in sites) < 400
