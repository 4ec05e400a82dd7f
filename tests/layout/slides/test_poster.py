"""The poster: all of it in its page, in letters for the wall, whatever a group calls its outcomes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from layout.prints import A3, LABELS, renamed
from layout.schemas import boxes, connectors, faults
from stories import story

from rtdocs.i18n import language_of
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Frame
from rtdocs.layout.slides import poster
from rtdocs.plan.kit import poster as plans
from rtdocs.plan.wording.telling import Telling

LONG = "Engagement très solennel des actrices et acteurs décisionnels dans la réalisation patiente du changement"


def drawn(code="fr", labels=None, frame=A3, **project):
    told = story(language=code, **project)
    told = told if labels is None else replace(told, repertoire=renamed(labels, code))
    (slide,) = plans.plan(Telling(told, language_of(code))).slides
    return poster.draw(slide, frame)


def sizes(scene, role):
    return {
        look(box.style).role(line.role).size
        for key, box in boxes(scene).items()
        if key.startswith("outcome-")
        for line in box.paragraphs
        if line.role == role
    }


@pytest.mark.parametrize("code", ["fr", "en"])
def test_names_can_be_read_from_two_metres_and_texts_from_one(code):
    scene = drawn(code)
    assert faults(scene, A3) == []
    assert min(sizes(scene, "title")) >= 20
    assert min(sizes(scene, "text")) >= 14


def test_every_outcome_has_its_number_in_the_shape_of_its_function():
    scene = boxes(drawn())
    presets = [look(scene[f"mark-{number}"].style).preset for number in range(1, 13)]
    assert presets == ["ellipse"] * 3 + ["homePlate"] * 5 + ["rect"] * 4
    assert [scene[f"mark-{number}"].paragraphs[0].text for number in range(1, 13)] == [str(n) for n in range(1, 13)]


def test_only_outcomes_that_have_a_reverse_tell_one():
    told = {key: box.paragraphs[0].text for key, box in boxes(drawn()).items() if key.startswith("reverse-")}
    assert list(told) == ["reverse-9", "reverse-10", "reverse-11", "reverse-12"]
    assert "Perte de ressources" in told["reverse-10"]


def test_a_small_chain_leads_from_an_outcome_of_each_function_to_an_effect():
    scene = drawn()
    steps = [box.paragraphs[0].text for key, box in boxes(scene).items() if key.startswith("step-")]
    assert steps == ["RT\u00a01", "RT\u00a04", "RT\u00a09", "Effet"]
    assert [(arrow.start[0], arrow.end[0]) for arrow in connectors(scene)] == list(
        pairwise(f"step-{at}" for at in range(4))
    )


def test_it_says_whose_it_is():
    told = boxes(drawn(title="Ruelle", organisation="Table"))["project"]
    assert told.paragraphs[0].text == "Ruelle · Table"
    assert boxes(drawn(title="Ruelle"))["project"].paragraphs[0].text == "Ruelle"


def test_one_for_any_group_names_none():
    (slide,) = plans.plan(Telling.of_any_group(language_of("fr"))).slides
    scene = poster.draw(slide, A3)
    assert faults(scene, A3) == []
    assert "project" not in boxes(scene)


def test_a_long_name_takes_smaller_letters_and_stays_whole():
    scene = drawn(labels=dict.fromkeys((2, 7, 12), LONG))
    assert faults(scene, A3) == []
    assert [boxes(scene)[f"outcome-{number}"].paragraphs[0].text for number in (2, 7, 12)] == [LONG] * 3


@pytest.mark.parametrize("numbers", [(2,), (4, 5), (9, 11), tuple(range(1, 13))])
def test_a_name_without_end_is_cut_before_anything_else_is_lost(numbers):
    scene = drawn(labels=dict.fromkeys(numbers, " ".join([LONG] * 9)))
    assert faults(scene, A3) == []
    told = {number: boxes(scene)[f"outcome-{number}"].paragraphs for number in range(1, 13)}
    assert all(name.text.endswith("…") == (number in numbers) for number, (name, _) in told.items())
    assert all(gist.text.endswith(".") for _, gist in told.values())


@settings(max_examples=30, deadline=None)
@given(LABELS)
def test_no_name_is_too_long_for_the_page(labels):
    assert faults(drawn(labels=labels), A3) == []


def test_a_smaller_page_has_smaller_letters():
    frame = Frame(A3.x, A3.y, A3.width, A3.height * 3 // 4)
    assert faults(drawn(frame=frame), frame) == []


def test_a_project_of_many_words_stays_in_its_place():
    scene = drawn(title="Un très long titre " * 20, organisation="Table de quartier")
    assert faults(scene, A3) == []
    assert boxes(scene)["project"].paragraphs[0].text.endswith("…")
