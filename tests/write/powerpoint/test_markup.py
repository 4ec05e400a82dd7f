"""Shapes of a scene as PresentationML."""

from lxml import etree

from rtdocs.layout.base.scene import Box, Connector, Frame, Paragraph, Point, Scene, Site, Stroke
from rtdocs.write.powerpoint.markup import slide_xml

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def box(key, x, y, **changed):
    told = {"style": "event-F1", "paragraphs": (Paragraph("RT 1", "badge"),), "name": f"RT 1 – {key}", "alt": f"{key}."}
    return Box(id=key, frame=Frame(x, y, 1_000_000, 500_000), **{**told, **changed})


def drawn(*shapes):
    scene = Scene(width=9_000_000, height=5_000_000, shapes=shapes)
    return etree.fromstring(slide_xml((), scene, (), "fr-CA")).find(f"{P}cSld/{P}spTree")


def test_a_box_keeps_its_look_letters_and_language():
    shape = drawn(box("a", 110, 220)).find(f"{P}sp")
    assert dict(shape.find(f".//{A}off").attrib) == {"x": "110", "y": "220"}
    assert shape.find(f".//{A}prstGeom").get("prst") == "roundRect"
    letters = shape.find(f".//{A}rPr")
    assert {name: letters.get(name) for name in ("lang", "sz", "b")} == {"lang": "fr-CA", "sz": "1200", "b": "1"}
    assert letters.find(f".//{A}schemeClr").get("val") == "accent1"
    assert shape.find(f".//{A}bodyPr/{A}noAutofit") is not None


def test_a_box_without_text_still_has_a_paragraph_to_type_in():
    shape = drawn(box("a", 0, 0, paragraphs=(), alt="", name="")).find(f"{P}sp")
    assert shape.find(f".//{A}endParaRPr").get("lang") == "fr-CA"


def test_a_paragraph_leaves_free_above_it_what_its_role_asks_for():
    words = (Paragraph("Nom", "title"), Paragraph("Texte", "text"))
    shape = drawn(box("a", 0, 0, style="front-F1/20,14", paragraphs=words)).find(f"{P}sp")
    assert [letters.get("sz") for letters in shape.iter(f"{A}rPr")] == ["2000", "1400"]
    assert [len(each.findall(f"{A}pPr/{A}spcBef")) for each in shape.iter(f"{A}p")] == [0, 1]
    assert shape.find(f".//{A}spcPts").get("val") == "600"


def test_a_connector_names_the_shapes_and_sites_it_holds_on_to():
    arrow = Connector(
        id="a-b",
        start=("a", Site.RIGHT),
        end=("b", Site.LEFT),
        points=(
            Point(1_000_000, 250_000),
            Point(1_500_000, 250_000),
            Point(1_500_000, 750_000),
            Point(2_000_000, 750_000),
        ),
        style="edge-claimed",
        alt="a mène à b.",
    )
    line = drawn(arrow, box("a", 0, 0), box("b", 2_000_000, 500_000)).find(f".//{P}cxnSp")
    start, end = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
    assert (start.get("id"), start.get("idx"), end.get("id"), end.get("idx")) == ("3", "3", "4", "1")
    assert line.find(f".//{A}prstGeom").get("prst") == "bentConnector3"
    assert line.find(f".//{A}tailEnd").get("type") == "triangle"


def test_a_bent_connector_has_a_line_of_the_same_way_for_programs_that_would_draw_another():
    corners = [(1_000_000, 250_000), (1_500_000, 250_000), (1_500_000, 750_000), (2_000_000, 750_000)]
    arrow = Connector(
        id="a-b",
        start=("a", Site.RIGHT),
        end=("b", Site.LEFT),
        points=tuple(Point(*corner) for corner in corners),
        style="edge-claimed",
    )
    line = drawn(arrow, box("a", 0, 0), box("b", 2_000_000, 500_000)).find(f".//{MC}Fallback/{P}sp")
    left, top = (int(line.find(f".//{A}off").get(side)) for side in "xy")
    places = [(left + int(pt.get("x")), top + int(pt.get("y"))) for pt in line.iter(f"{A}pt")]
    assert places == corners
    assert line.find(f".//{A}tailEnd").get("type") == "triangle"


def test_a_connector_of_one_bend_needs_no_other_line():
    arrow = Connector(
        id="a-b",
        start=("a", Site.RIGHT),
        end=("b", Site.TOP),
        points=(Point(1_000_000, 250_000), Point(2_500_000, 250_000), Point(2_500_000, 500_000)),
        style="edge-claimed",
    )
    assert drawn(arrow, box("a", 0, 0), box("b", 2_000_000, 500_000)).find(f".//{MC}Fallback") is None


def test_a_stroke_holds_on_to_nothing_and_is_decorative():
    line = drawn(Stroke(id="axis", start=Point(0, 9), end=Point(90, 9), style="tick")).find(f"{P}cxnSp")
    assert len(line.find(f".//{P}cNvCxnSpPr")) == 0
    assert "decorative" in etree.tostring(line).decode()
