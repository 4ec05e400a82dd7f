"""The timeline to fill in: an axis without years, and boxes on either side of it."""

import pytest
from layout.prints import A3
from layout.schemas import FRAME, boxes, faults

from rtdocs.i18n import language_of
from rtdocs.layout.timeline import blank
from rtdocs.plan.kit import sheets
from rtdocs.plan.wording.telling import Telling


def drawn(frame=A3, code="fr"):
    return blank.draw(sheets.plan(Telling.of_any_group(language_of(code))).slides[0], frame)


def of(scene, key):
    return [box for name, box in boxes(scene).items() if name.startswith(key)]


@pytest.mark.parametrize("frame", [A3, FRAME])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_nothing_lies_on_anything_else(frame, code):
    assert faults(drawn(frame, code), frame) == []


def test_events_stand_above_the_axis_and_context_below_it():
    scene = drawn()
    axis = next(shape for shape in scene.shapes if shape.id == "axis").start.y
    assert all(box.frame.bottom < axis for box in of(scene, "event-"))
    assert all(box.frame.y > axis for box in of(scene, "context-"))


def test_a_larger_page_has_room_for_more():
    assert len(of(drawn(), "event-")) > len(of(drawn(FRAME), "event-")) >= 5


def test_places_for_years_stand_on_the_axis_and_hold_none():
    scene = drawn()
    assert {box.paragraphs[0].text for box in of(scene, "year-")} == {"Année\u00a0:"}
