"""The wheel to fill in: labels outside it and apart, whatever the repertoire."""

import math

import pytest
from layout.schemas import FRAME, boxes, faults

from rtdocs.layout.base.scene import Stroke
from rtdocs.layout.slides import blank_wheel
from rtdocs.plan.content.slides import BlankWheelSlide, Spoke

GROUPS = ("Se constituer", "Influencer", "Faire converger")


def wheel(count, label="Mise en mouvement"):
    spokes = tuple(
        Spoke(
            f"spoke-{number}", f"RT {number} · {label}", GROUPS[number * 3 // count % 3], f"F{number * 3 // count + 1}"
        )
        for number in range(count)
    )
    return blank_wheel.draw(BlankWheelSlide(title="La roue", alt="Roue vide.", spokes=spokes, highest=5), FRAME)


def rim(scene):
    return next(shape.frame for shape in scene.shapes if shape.id == "ring-5")


@pytest.mark.parametrize("count", [3, 8, 12, 16, 20])
@pytest.mark.parametrize("label", ["Réseaux", "Construction patiente de réseaux de quartier"])
def test_labels_stand_apart_and_outside_the_wheel(count, label):
    scene = wheel(count, label)
    assert faults(scene, FRAME) == []
    frame = rim(scene)
    centre, radius = (frame.x + frame.width / 2, frame.y + frame.height / 2), frame.width / 2
    for key, box in boxes(scene).items():
        if key.startswith("label-"):
            nearest = [min(max(at, low), high) for at, low, high in _sides(box.frame, centre)]
            assert math.dist(nearest, centre) >= radius


def _sides(frame, centre):
    return ((centre[0], frame.x, frame.right), (centre[1], frame.y, frame.bottom))


def test_a_spoke_leads_from_the_hub_to_each_label():
    scene = wheel(12)
    spokes = [shape for shape in scene.shapes if isinstance(shape, Stroke)]
    assert len(spokes) == 12
    assert len({spoke.start for spoke in spokes}) == 1
    assert {spoke.style for spoke in spokes} == {"spoke-F1", "spoke-F2", "spoke-F3"}


def test_rings_bear_their_scores():
    scene = wheel(12)
    assert [boxes(scene)[f"score-{score}"].paragraphs[0].text for score in range(1, 6)] == list("12345")
    assert [shape.alt for shape in scene.shapes if shape.id.startswith("ring-")] == ["Roue vide.", "", "", "", ""]


def test_the_wheel_is_round_and_large():
    frame = rim(wheel(12))
    assert frame.width == frame.height >= 0.8 * FRAME.height
