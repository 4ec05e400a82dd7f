"""Cards: nothing leaves its card, and each back falls on its front."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from layout.prints import LABELS, LETTER, renamed
from layout.schemas import boxes, faults
from stories import story

from rtdocs.i18n import language_of
from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Box, Stroke
from rtdocs.layout.slides import rt_cards
from rtdocs.plan.kit import cards
from rtdocs.plan.wording.telling import Telling

MIDDLE = LETTER.x + LETTER.width // 2


def pages(code="fr", labels=None):
    told = replace(story(language=code), repertoire=renamed(labels or {}, code))
    return [rt_cards.draw(slide, LETTER) for slide in cards.plan(Telling(told, language_of(code))).slides]


def marks(scene):
    return {shape.id: shape.frame for shape in scene.shapes if isinstance(shape, Box) and shape.id.endswith("-mark")}


def column_and_row(scene, key):
    cut = next(shape for shape in scene.shapes if shape.id == "cut-down-1").start.y
    return marks(scene)[key].x > MIDDLE, marks(scene)[key].y > cut


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_page_is_whole(code):
    for scene in pages(code):
        assert faults(scene, LETTER) == []
        assert not [box.id for box in boxes(scene).values() for line in box.paragraphs if line.text.endswith("…")]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_letters_are_large_enough_for_the_hand(code):
    for scene in pages(code):
        sizes = {look(box.style).role(line.role).size for box in boxes(scene).values() for line in box.paragraphs}
        assert min(sizes) >= 12
        names = [box for key, box in boxes(scene).items() if key.endswith("-name") and box.style.startswith("front-")]
        assert all(look(box.style).role("title").size >= 20 for box in names)


def test_each_back_falls_on_its_front_when_paper_is_turned_on_its_long_edge():
    every = pages()
    for front, back in zip(every[::2], every[1::2], strict=True):
        for key in marks(front):
            (column, row), (behind, below) = column_and_row(front, key), column_and_row(back, key)
            assert (column, row) == (not behind, below)


def test_one_cuts_along_the_same_lines_on_both_sides():
    front, back = ([shape for shape in page.shapes if isinstance(shape, Stroke)] for page in pages()[:2])
    cuts = [{(cut.start, cut.end) for cut in page if cut.style == "scissors"} for page in (front, back)]
    assert cuts[0] == cuts[1]
    assert len(cuts[0]) == 6
    mirrored = {2 * MIDDLE - start.x for start, end in cuts[0] if start.x == end.x}
    assert mirrored == {start.x for start, end in cuts[0] if start.x == end.x}


def test_the_card_to_fill_in_has_lines_to_write_on():
    front, back = pages()[-2:]
    for page in (front, back):
        assert sum(isinstance(shape, Stroke) and shape.id.startswith("card-own-line") for shape in page.shapes) >= 6


def test_a_page_of_fewer_cards_leaves_the_others_empty():
    slide = cards.plan(Telling.of_any_group(language_of("fr"))).slides[0]
    scene = rt_cards.draw(replace(slide, cards=slide.cards[:1], credit=""), LETTER)
    assert faults(scene, LETTER) == []
    assert len(marks(scene)) == 1


@settings(max_examples=20, deadline=None)
@given(LABELS)
def test_no_name_is_too_long_for_a_card(labels):
    for scene in pages(labels=labels):
        assert faults(scene, LETTER) == []
