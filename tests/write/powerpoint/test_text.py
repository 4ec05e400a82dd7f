"""Text fitted into placeholders: smaller letters, further slides, and what is cut."""

import pytest

from rtdocs.layout.base.scene import Frame
from rtdocs.write.powerpoint.placeholders import Place
from rtdocs.write.powerpoint.text import ELLIPSIS, fill, fill_title, flow

ROOM = Place(kind="title", idx=0, frame=Frame(0, 0, 4_000_000, 700_000), insets=(0, 0, 0, 0), size=26.0, bold=True)


@pytest.mark.parametrize(
    ("text", "size"),
    [("Court", 0), ("Un titre un peu plus long qui demande deux lignes", 22), ("mot " * 30, 14)],
)
def test_a_title_takes_the_largest_letters_that_fit(text, size):
    assert fill([text.strip()], ROOM).size == size


def test_what_fits_in_no_size_is_cut_between_words_and_keeps_its_number():
    filling = fill_title("mot " * 200 + "(2 de 3)", ROOM)
    text = filling.pieces[0].text
    assert filling.cut
    assert text.endswith(f"mot{ELLIPSIS} (2 de 3)")
    assert filling.size == 12


def test_a_single_endless_word_is_cut_between_letters():
    text = fill_title("m" * 200, ROOM).pieces[0].text
    assert text == "m" * (len(text) - 1) + ELLIPSIS


def test_a_list_is_first_set_smaller_then_flows():
    place = Place(kind="body", idx=1, frame=Frame(0, 0, 4_000_000, 900_000), insets=(0, 0, 0, 0), size=20.0)
    assert [len(page.pieces) for page in flow(["Un"] * 2, place)] == [2]
    assert [(len(page.pieces), page.size) for page in flow(["Un"] * 3, place)] == [(3, 18)]
    assert [(len(page.pieces), page.size) for page in flow(["Un"] * 5, place)] == [(2, 0), (2, 0), (1, 0)]
