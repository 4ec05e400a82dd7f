"""A network: people above, things below, each tied to the project in the middle."""

import pytest
from layout.schemas import FRAME, boxes, connectors, faults

from rtdocs.layout.base.scene import Site
from rtdocs.layout.slides import network
from rtdocs.plan.content.slides import NetworkSlide

NAMES = (
    "École",
    "Comité des voisines et des voisins",
    "Arrondissement des Érables",
    "Clinique",
    "Fonds Quartier vivant",
)


def drawn(people, things):
    slide = NetworkSlide(
        title="Le réseau",
        hub="La ruelle",
        people=("Des personnes", NAMES[:people]),
        things=("Des choses", NAMES[:things]),
        tie="{name} : relié.",
    )
    return network.draw(slide, FRAME)


@pytest.mark.parametrize(("people", "things"), [(1, 1), (2, 3), (4, 4), (5, 1), (5, 5)])
def test_boxes_stand_apart_with_room_for_their_words(people, things):
    assert faults(drawn(people, things), FRAME) == []


def test_each_is_tied_to_the_project_and_says_so():
    ties = connectors(drawn(2, 1))
    assert [(tie.start, tie.end) for tie in ties] == [
        (("person-0", Site.BOTTOM), ("hub", Site.TOP)),
        (("person-1", Site.BOTTOM), ("hub", Site.TOP)),
        (("thing-0", Site.TOP), ("hub", Site.BOTTOM)),
    ]
    assert [tie.alt for tie in ties] == [f"{name} : relié." for name in (*NAMES[:2], NAMES[0])]


def test_people_stand_above_the_project_and_things_below_it():
    placed = {key: box.frame for key, box in boxes(drawn(2, 2)).items()}
    assert placed["people"].bottom <= placed["person-0"].y
    assert placed["person-0"].bottom < placed["hub"].y < placed["hub"].bottom < placed["thing-0"].y
    assert placed["thing-0"].bottom <= placed["things"].y


def test_people_and_things_differ_by_their_shape():
    styles = {key: box.style.partition("/")[0] for key, box in boxes(drawn(1, 1)).items()}
    assert (styles["person-0"], styles["thing-0"]) == ("person", "thing")
