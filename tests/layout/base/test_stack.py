"""Texts one below the other: whole where there is room, else the first are cut before the last are lost."""

from rtdocs.layout.base.scene import Frame
from rtdocs.layout.base.stack import Said, needed, stacked

POINT = 12_700
WORDS = "Des mots qui se suivent " * 6
STACK = (Said("a", WORDS, "body/12"), Said("b", WORDS, "body/12", 5 * POINT), Said("c", WORDS, "body/12", 5 * POINT))


def heights(boxes):
    return [box.frame.height // POINT for box in boxes]


def test_a_stack_is_as_high_as_it_needs():
    high = needed(STACK, 200 * POINT)
    boxes = list(stacked(STACK, Frame(0, 0, 200 * POINT, high)))
    assert boxes[-1].frame.bottom == high
    assert [box.paragraphs[0].text for box in boxes] == [WORDS] * 3
    assert boxes[1].frame.y - boxes[0].frame.bottom == 5 * POINT


def test_where_there_is_too_little_room_each_keeps_a_line():
    boxes = list(stacked(STACK, Frame(0, 0, 200 * POINT, 80 * POINT)))
    assert heights(boxes)[1:] == [14, 14]
    assert all(box.paragraphs[0].text.endswith("…") for box in boxes)
    assert boxes[-1].frame.bottom <= 80 * POINT


def test_a_narrow_box_is_no_wider_than_its_words():
    (box,) = stacked((Said("a", "Revers", "chip-reverse/12", narrow=True),), Frame(0, 0, 200 * POINT, 50 * POINT))
    assert 30 * POINT < box.frame.width < 60 * POINT


def test_what_follows_a_title_in_its_box_is_never_cut():
    said = Said("a", WORDS, "entry-F1/20,12", more="Un texte.")
    (box,) = stacked((said,), Frame(0, 0, 200 * POINT, 45 * POINT))
    assert box.paragraphs[0].text.endswith("…")
    assert box.paragraphs[1].text == "Un texte."
