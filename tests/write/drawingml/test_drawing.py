"""DrawingML pieces: what a connector's stored geometry draws, and how looks become XML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rtdocs.layout.base.look import Look, Slot
from rtdocs.layout.base.scene import Frame, Point
from rtdocs.write.drawingml import drawing

SPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="urn:p"'


def points_of(geometry):
    """Return the points that a preset connector draws: its formulas in presetShapeDefinitions.xml, flipped, turned."""
    x, y, width, height = geometry.frame
    adj = [value / 100_000 for value in geometry.adjustments]
    match geometry.preset:
        case "straightConnector1":
            own = [(0, 0), (width, height)]
        case "bentConnector2":
            own = [(0, 0), (width, 0), (width, height)]
        case "bentConnector3":
            x1 = width * adj[0]
            own = [(0, 0), (x1, 0), (x1, height), (width, height)]
        case "bentConnector4":
            x1, y2 = width * adj[0], height * adj[1]
            own = [(0, 0), (x1, 0), (x1, y2), (width, y2), (width, height)]
        case "bentConnector5":
            x1, y2, x3 = width * adj[0], height * adj[1], width * adj[2]
            own = [(0, 0), (x1, 0), (x1, y2), (x3, y2), (x3, height), (width, height)]
    centred = [(u - width / 2, v - height / 2) for u, v in own]
    flipped = [(-u if geometry.flip_h else u, -v if geometry.flip_v else v) for u, v in centred]
    assert geometry.rotation in {0, drawing.QUARTER_TURN}
    turned = [(-v, u) if geometry.rotation else (u, v) for u, v in flipped]
    return [(x + width / 2 + u, y + height / 2 + v) for u, v in turned]


def parsed(text):
    return etree.fromstring(f"<root {SPACES}>{text}</root>")


def furthest(points, expected):
    assert len(points) == len(expected)
    return max(abs(a - b) for one, other in zip(points, expected, strict=True) for a, b in zip(one, other, strict=True))


steps = st.integers(50_000, 4_000_000).flatmap(lambda size: st.sampled_from([size, -size]))


@st.composite
def routes(draw):
    """A start anywhere on a slide, then up to five stretches, level and upright in turn; some come back level."""
    upright = draw(st.booleans())
    way = [Point(draw(st.integers(0, 12_192_000)), draw(st.integers(0, 6_858_000)))]
    for size in draw(st.lists(steps, min_size=1, max_size=5)):
        way.append(way[-1]._replace(y=way[-1].y + size) if upright else way[-1]._replace(x=way[-1].x + size))
        upright = not upright
    return tuple(way)


@given(routes())
def test_a_stored_connector_draws_its_way(way):
    geometry = drawing.connector_geometry(way)
    drawn = points_of(geometry)
    reach = max(max(abs(one.x - other.x), abs(one.y - other.y)) for one in way for other in way)
    level = reach / 20_000 + 2  # both ends level, the way not: the least side that keeps an adjustment in 32 bits
    step = max(geometry.frame.width, geometry.frame.height) / 200_000 + 2  # half a step of an adjustment
    narrow = min(abs(way[-1].x - way[0].x), abs(way[-1].y - way[0].y)) < reach / 20_000 + 1
    assert furthest(drawn, way) <= (level if narrow else 0) + step
    assert furthest(drawn[:1], way[:1]) <= 1
    assert narrow or furthest(drawn[-1:], way[-1:]) <= 1
    assert all(abs(value) <= drawing.LARGEST_ADJUSTMENT for value in geometry.adjustments)


@given(st.tuples(*[st.integers(0, 9_000_000)] * 4))
def test_a_straight_way_of_any_slope_is_exact(ends):
    way = (Point(*ends[:2]), Point(*ends[2:]))
    assert furthest(points_of(drawing.connector_geometry(way)), way) == 0


CASES = {
    "level": ([(0, 5), (90, 5)], "straightConnector1", Frame(0, 5, 90, 0), "", 0, ()),
    "back": ([(90, 5), (0, 5)], "straightConnector1", Frame(0, 5, 90, 0), "h", 0, ()),
    "up a slope": ([(0, 50), (100, 0)], "straightConnector1", Frame(0, 0, 100, 50), "v", 0, ()),
    "right, then down": ([(0, 0), (100, 0), (100, 50)], "bentConnector2", Frame(0, 0, 100, 50), "", 0, ()),
    "down, then right": ([(0, 0), (0, 50), (100, 50)], "bentConnector2", Frame(25, -25, 50, 100), "v", 5_400_000, ()),
    "a step down": ([(0, 0), (25, 0), (25, 50), (100, 50)], "bentConnector3", Frame(0, 0, 100, 50), "", 0, (25_000,)),
    "a step up": ([(0, 50), (25, 50), (25, 0), (100, 0)], "bentConnector3", Frame(0, 0, 100, 50), "v", 0, (25_000,)),
    "around": (
        [(0, 0), (120, 0), (120, 50), (100, 50)],
        "bentConnector3",
        Frame(0, 0, 100, 50),
        "",
        0,
        (120_000,),
    ),
    "over a box in the same row": (
        [(0, 0), (100_000, 0), (100_000, -300_000), (900_000, -300_000), (900_000, 0), (1_000_000, 0)],
        "bentConnector5",
        Frame(0, 0, 1_000_000, 15),
        "",
        0,
        (10_000, -2_000_000_000, 90_000),
    ),
}


@pytest.mark.parametrize(("way", "preset", "frame", "flips", "rotation", "adjustments"), CASES.values(), ids=CASES)
def test_a_way_becomes_a_preset(way, preset, frame, flips, rotation, adjustments):
    geometry = drawing.connector_geometry([Point(*point) for point in way])
    assert geometry == drawing.Geometry(preset, frame, "h" in flips, "v" in flips, rotation, adjustments)


def test_points_that_do_not_turn_are_left_out():
    straight = [Point(0, 0), Point(10, 0), Point(10, 0), Point(30, 0)]
    assert drawing.connector_geometry(straight) == drawing.connector_geometry([Point(0, 0), Point(30, 0)])


def test_a_way_to_its_own_start_is_a_point():
    assert drawing.connector_geometry([Point(7, 7), Point(7, 7)]).frame == Frame(7, 7, 0, 0)


def test_only_a_way_of_two_bends_becomes_a_curve():
    way = [Point(0, 0), Point(50, 0), Point(50, 40), Point(0, 40), Point(0, 90)]
    bent, curved = drawing.connector_geometry(way[:4]), drawing.connector_geometry(way[:4], curved=True)
    assert (bent.preset, curved.preset) == ("bentConnector3", "curvedConnector3")
    assert (curved.frame, curved.adjustments) == (bent.frame, bent.adjustments)
    assert drawing.connector_geometry(way, curved=True).preset == "bentConnector4"


def test_five_bends_are_refused():
    stairs = [Point(number // 2 * 10, (number + 1) // 2 * 10) for number in range(7)]
    with pytest.raises(ValueError, match="5 bends"):
        drawing.connector_geometry(stairs)


def test_a_tint_mixes_white_into_a_theme_colour():
    colour = parsed(drawing.fill_xml(Look(fill=Slot.SETUP, tint=0.85)))[0][0]
    assert colour.get("val") == "accent1"
    assert [(etree.QName(part).localname, part.get("val")) for part in colour] == [
        ("lumMod", "15000"),
        ("lumOff", "85000"),
    ]


def test_a_pale_ground_is_less_saturated_as_paint_mixed_with_white_is():
    colour = parsed(drawing.fill_xml(Look(fill=Slot.SETUP, tint=0.93)))[0][0]
    assert [(etree.QName(part).localname, part.get("val")) for part in colour] == [
        ("satMod", "50000"),
        ("lumMod", "7000"),
        ("lumOff", "93000"),
    ]


def test_no_fill_and_no_line_are_said():
    assert drawing.fill_xml(Look()) == "<a:noFill/>"
    assert drawing.line_xml(Look()) == "<a:ln><a:noFill/></a:ln>"


def test_a_line_has_its_weight_dash_compound_and_head():
    line = parsed(drawing.line_xml(Look(line=Slot.DARK, weight=1.5, dash="dash", compound="dbl", head=True)))[0]
    assert (line.get("w"), line.get("cmpd")) == ("19050", "dbl")
    assert [etree.QName(part).localname for part in line] == ["solidFill", "prstDash", "round", "tailEnd"]
    assert line.find("{*}prstDash").get("val") == "dash"


def test_a_line_without_head_has_none():
    assert "tailEnd" not in drawing.line_xml(Look(line=Slot.DARK))


def test_adjustments_are_numbered():
    guides = parsed(drawing.geometry_xml("bentConnector4", (10, -20))).findall(".//{*}gd")
    assert [(guide.get("name"), guide.get("fmla")) for guide in guides] == [("adj1", "val 10"), ("adj2", "val -20")]


def test_a_turned_geometry_is_placed():
    place = parsed(drawing.placed_xml(drawing.connector_geometry([Point(0, 0), Point(0, 50), Point(100, 50)])))[0]
    assert dict(place.attrib) == {"rot": "5400000", "flipV": "1"}
    assert dict(place[1].attrib) == {"cx": "50", "cy": "100"}


def test_a_shape_with_alt_text_is_described():
    shape = parsed(drawing.about_xml("p:cNvPr", 4, 'RT 5 – « A & "B" »', "L'étude < 3"))[0]
    assert dict(shape.attrib) == {"id": "4", "name": 'RT 5 – « A & "B" »', "descr": "L'étude < 3"}
    assert len(shape) == 0


def test_a_shape_without_alt_text_is_decorative():
    shape = parsed(drawing.about_xml("p:cNvPr", 4, "Axe", ""))[0]
    assert shape.get("descr") is None
    assert shape.find(".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative").get("val") == "1"
