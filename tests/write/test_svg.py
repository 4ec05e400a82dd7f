from layout.schemas import FRAME, graph, node, random_graph
from lxml import etree

from rtdocs.layout import schema
from rtdocs.layout.scene import Box, Connector, Frame, Line, Point, Scene, Stroke
from rtdocs.layout.theme import LOOKS
from rtdocs.plan.timeline import Sign
from rtdocs.write.svg import paint

SVG = {"s": "http://www.w3.org/2000/svg"}


def painted(scene):
    return etree.fromstring(paint(scene).encode())


def test_a_scene_becomes_a_picture_that_says_what_it_shows():
    (page,) = schema.pages(graph([node(1, title="A & B < C")]), FRAME, alt="Le schéma.")
    root = painted(page.scene)
    assert root.get("role") == "img"
    assert "Le schéma." in "".join(root.itertext())
    assert "A & B < C" in " ".join("".join(root.itertext()).split())


def test_every_box_and_arrow_is_painted():
    page = schema.pages(random_graph(2, 12), FRAME)[0]
    root = painted(page.scene)
    words = {line.text for shape in page.scene.shapes if isinstance(shape, Box) for line in shape.paragraphs}
    text = " ".join("".join(root.itertext()).split())
    assert all(word in text for line in words for word in line.split())
    drawn = sum(isinstance(shape, Connector) for shape in page.scene.shapes)
    assert len(root.xpath("//s:path | //s:polyline | //s:line", namespaces=SVG)) >= drawn


def test_every_look_can_be_painted():
    shapes = [
        Box(id=name, frame=Frame(0, 0, 900_000, 400_000), style=name, paragraphs=(Line("mot", "title"),), alt="Un mot.")
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
    page = schema.pages(graph([node(1), node("A", "", sign=Sign.EFFECT)]), FRAME)[0]
    assert paint(page.scene) == paint(page.scene)


def test_a_way_that_bends_round_is_a_curve():
    points = (Point(0, 0), Point(100_000, 0), Point(100_000, 50_000), Point(0, 50_000))
    box = Box(id="one", frame=Frame(0, 0, 1, 1), style="text")
    way = Connector(id="way", start=("one", 3), end=("one", 3), points=points, style="road")
    (curve,) = painted(Scene(width=1, height=1, shapes=(box, way))).xpath("//s:path/@d", namespaces=SVG)
    assert curve == "M0.0,0.0 C7.87,0.0 7.87,3.94 0.0,3.94"
