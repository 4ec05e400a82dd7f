"""A drawing made smaller stays the same drawing."""

from rtdocs.layout.base.scaling import scaled
from rtdocs.layout.base.scene import Box, Card, Connector, Frame, Paragraph, Point, Scene, Site, Stroke


def test_every_length_is_smaller_and_shapes_that_met_still_meet():
    box = Box(id="a", frame=Frame(10, 20, 31, 41), style="lane", paragraphs=(Paragraph("x", "title", left=8, right=4),))
    mark = Box(id="m", frame=Frame(10, 20, 5, 41), style="lane")
    below = Box(id="b", frame=Frame(10, 61, 31, 41), style="lane")
    scene = Scene(
        width=100,
        height=200,
        shapes=(
            Card(base=box, marks=(mark,), name="n", alt="x"),
            below,
            Connector(
                id="c",
                start=("a", Site.BOTTOM),
                end=("b", Site.TOP),
                points=(Point(25, 61), Point(25, 61)),
                style="claimed",
            ),
            Stroke(id="s", start=Point(0, 0), end=Point(100, 200), style="axis"),
        ),
        alt="y",
    )
    small = scaled(scene, 0.5)
    card, under, arrow, line = small.shapes
    assert (small.width, small.height, small.alt) == (50, 100, "y")
    assert card.frame.bottom == under.frame.y
    assert (card.marks[0].frame.x, card.base.paragraphs[0].left, card.base.paragraphs[0].right) == (5, 4, 2)
    assert arrow.points[0] == Point(12, 30)
    assert line.end == Point(50, 100)
    assert scaled(scene, 1) == scene
