"""Boards of large cards: words fit whole, no word is broken, cards of one size stand in rows."""

import pytest
from layout.schemas import FRAME, boxes, connectors, faults

from rtdocs.layout.base.looks import look
from rtdocs.layout.base.scene import Paragraph
from rtdocs.layout.base.text_boxes import natural_width
from rtdocs.layout.slides import board
from rtdocs.plan.content.slides import BoardSlide, Tile
from rtdocs.plan.content.timeline import Sign

SENTENCE = "Le comité a tenu parole et le marché a ouvert ses portes un samedi de juin."
MARKS = (
    (None, ""),
    (Sign.ADVANCE, "F1"),
    (Sign.REVERSE, "F3"),
    (Sign.EFFECT, ""),
    (Sign.HOPED_EFFECT, ""),
    (None, "F2"),
)


def tiles(count, text=SENTENCE, heading="Une étape du chemin"):
    return tuple(
        Tile(f"t{number}", f"{number}. {heading}", text, *MARKS[number % len(MARKS)]) for number in range(count)
    )


def drawn(count, columns, text=SENTENCE, **more):
    return board.draw(BoardSlide(title="Tableau", tiles=tiles(count, text), columns=columns, **more), FRAME)


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (4, 4), (5, 3), (6, 3), (6, 2)])
@pytest.mark.parametrize("joined", [False, True])
@pytest.mark.parametrize("foot", ["", "Rien ne presse."])
def test_cards_fit_apart_and_hold_their_words(count, columns, joined, foot):
    sheet = drawn(count, columns, joined=joined, foot=foot)
    assert faults(sheet.scene, FRAME) == []
    assert sheet.cut == ()
    assert sheet.shown == tuple(f"t{number}" for number in range(count))


def test_cards_are_of_one_size_with_headings_larger_than_texts():
    frames = [box.frame for key, box in boxes(drawn(5, 3).scene).items()]
    assert len({(frame.width, frame.height) for frame in frames}) == 1
    style = look(next(iter(boxes(drawn(5, 3).scene).values())).style)
    assert style.role("badge").size > style.role("title").size >= 12


def test_few_words_are_set_in_larger_letters_than_many():
    sizes = [int(boxes(drawn(4, 2, SENTENCE * more).scene)["t0"].style.rpartition(",")[2]) for more in (1, 4, 8)]
    assert sizes == sorted(set(sizes), reverse=True)


def test_a_last_row_that_is_short_stands_in_the_middle():
    placed = {key: box.frame for key, box in boxes(drawn(5, 3).scene).items()}
    left, right = placed["t3"].x - FRAME.x, FRAME.right - placed["t4"].right
    assert abs(left - right) < 10
    assert left > 0


def test_each_card_leads_to_the_next_on_its_row():
    joined = [(each.start[0], each.end[0]) for each in connectors(drawn(6, 3, joined=True).scene)]
    assert joined == [("t0", "t1"), ("t1", "t2"), ("t3", "t4"), ("t4", "t5")]
    assert connectors(drawn(6, 3).scene) == []


def test_a_long_word_makes_letters_smaller_instead_of_being_broken():
    word = "anticonstitutionnellement"
    box = boxes(drawn(4, 4, word, joined=True).scene)["t0"]
    assert natural_width(Paragraph(word, "title"), box.style) <= box.frame.width


def test_a_text_of_several_lines_is_as_many_paragraphs():
    lines = boxes(drawn(2, 2, "Un.\nDeux.\nTrois.").scene)["t0"].paragraphs
    assert [line.text for line in lines] == ["0. Une étape du chemin", "Un.", "Deux.", "Trois."]


def test_what_no_letters_have_room_for_is_cut_and_said_to_be():
    sheet = drawn(6, 3, SENTENCE * 20)
    assert faults(sheet.scene, FRAME) == []
    assert set(sheet.cut) == set(sheet.shown)
