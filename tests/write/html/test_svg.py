import pytest
from layout.schemas import FRAME, SLIDE, graph, node, project
from lxml import etree

from rtdocs.layout.base.looks import LOOKS
from rtdocs.layout.base.scene import Box, Connector, Frame, Paragraph, Point, Scene, Stroke
from rtdocs.layout.schema import pages
from rtdocs.plan.content.timeline import Sign
from rtdocs.write.html.svg import embed, natural_width, paint

SVG = {"s": "http://www.w3.org/2000/svg"}

ROOM = pages.PageRoom(FRAME, None, SLIDE)


def painted(scene):
    return etree.fromstring(paint(scene).encode())


def test_a_scene_becomes_a_picture_that_says_what_it_shows():
    (page,) = pages.pages(graph([node(1, title="A & B < C")]), ROOM, alt="Le schéma.")
    root = painted(page.scene)
    assert root.get("role") == "img"
    assert "Le schéma." in "".join(root.itertext())
    assert "A & B < C" in " ".join("".join(root.itertext()).split())


def test_every_box_and_arrow_is_painted():
    page = pages.pages(project(2, 12), ROOM)[0]
    root = painted(page.scene)
    words = {line.text for shape in page.scene.shapes if isinstance(shape, Box) for line in shape.paragraphs}
    text = " ".join("".join(root.itertext()).split())
    assert all(word in text for line in words for word in line.split())
    drawn = sum(isinstance(shape, Connector) for shape in page.scene.shapes)
    assert len(root.xpath("//s:path | //s:polyline | //s:line", namespaces=SVG)) >= drawn


def test_every_look_can_be_painted():
    shapes = [
        Box(
            id=name,
            frame=Frame(0, 0, 900_000, 400_000),
            style=name,
            paragraphs=(Paragraph("mot", "title"),),
            alt="Un mot.",
        )
        for name in LOOKS
    ]
    strokes = [
        Stroke(id=f"stroke-{name}", start=Point(0, 0), end=Point(900_000, 0), style=name)
        for name, style in LOOKS.items()
        if style.line
    ]
    root = painted(Scene(width=1_000_000, height=500_000, shapes=(*shapes, *strokes)))
    assert "".join(root.itertext()).count("mot") >= len(shapes)


def test_the_same_scene_gives_the_same_text():
    page = pages.pages(graph([node(1), node("A", "", sign=Sign.EFFECT)]), ROOM)[0]
    assert paint(page.scene) == paint(page.scene)


def box(text, style="event-F1"):
    return Box(
        id="b", frame=Frame(127_000, 254_000, 1_270_000, 635_000), style=style, paragraphs=(Paragraph(text, "title"),)
    )


def test_a_picture_in_a_page_is_cropped_to_what_is_drawn_and_takes_the_pages_colours():
    way = (Point(1_397_000, 300_000), Point(2_667_000, 300_000))
    shapes = (box("mot"), Stroke(id="s", start=way[0], end=way[1], style="tick"))
    link = Connector(id="c", start=("b", 1), end=("b", 2), points=way, style="edge-claimed")
    scene = Scene(width=12_192_000, height=6_858_000, shapes=(*shapes, link))
    root = etree.fromstring(embed(scene, 'Le "schéma" & plus'))
    assert root.get("viewBox") == "4.0 14.0 212.0 62.0"  # 10 to 210 across, 20 to 70 down, and 6 around
    assert natural_width(scene) == 212
    assert root.get("style") is None
    assert root.get("aria-label") == 'Le "schéma" & plus'
    colours = {colour for name in ("fill", "stroke") for colour in root.xpath(f"//@{name}")}
    assert all(colour == "none" or colour.startswith("var(--") for colour in colours)


def test_a_line_keeps_the_width_it_was_measured_to_have():
    def kept(text):
        scene = Scene(width=2_000_000, height=1_000_000, shapes=(box(text),))
        return painted(scene).xpath("//s:text/@textLength", namespaces=SVG)

    assert kept("mots") == ["24.63"]
    assert float(*kept("à\u00a0vous")) > float(*kept("àvous"))
    assert kept("سوق") == []  # its signs were only guessed
    assert kept("x") == []


def test_a_sign_that_xml_cannot_hold_is_replaced():
    scene = Scene(width=2_000_000, height=1_000_000, shapes=(box("a\x07b"),), alt="\x00")
    assert "a\ufffdb" in "".join(painted(scene).itertext())


def test_a_way_that_bends_round_is_a_curve():
    points = (Point(0, 0), Point(100_000, 0), Point(100_000, 50_000), Point(0, 50_000))
    box = Box(id="one", frame=Frame(0, 0, 1, 1), style="text")
    way = Connector(id="way", start=("one", 3), end=("one", 3), points=points, style="road")
    (curve,) = painted(Scene(width=1, height=1, shapes=(box, way))).xpath("//s:path/@d", namespaces=SVG)
    assert curve == "M0.0,0.0 C7.87,0.0 7.87,3.94 0.0,3.94"


def test_a_paragraph_leaves_free_above_it_what_its_role_asks_for():
    words = (Paragraph("Nom", "title"), Paragraph("Texte", "text"))
    box = Box(id="a", frame=Frame(0, 0, 2_000_000, 2_000_000), style="front-F1/20,14", paragraphs=words)
    root = painted(Scene(width=2_000_000, height=2_000_000, shapes=(box,), alt="Une carte."))
    name, text = (float(each.get("y")) for each in root.iterfind(".//s:text", SVG))
    line, first = 1.2207 * 14, 1.2207 * 20
    assert text - name == pytest.approx(first - 0.78 * first + 6 + 0.78 * line, abs=0.2)
