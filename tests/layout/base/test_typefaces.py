"""Widths of the letters of several fonts, held to what the fonts' makers published."""

import json

import pytest

from rtdocs.layout.base.scene import Paragraph
from rtdocs.layout.base.text_boxes import card
from rtdocs.layout.base.text_metrics import height, is_measured, measured_in, width, wrap
from rtdocs.layout.base.typefaces import OURS, TABLES, is_known, typeface

SENTENCE = "La table choisit plutôt un marché saisonnier, à l’été 2007"


# In thousandths: Adobe's metrics of Helvetica and Times, Microsoft's fonts.
@pytest.mark.parametrize(
    ("font", "char", "thousandths", "bold"),
    [
        ("Calibri", "n", 525, 537),
        ("Arial", "H", 722, 722),
        ("Arial", "a", 556, 556),
        ("Arial", "é", 556, 556),
        ("Times New Roman", "a", 444, 500),
        ("Verdana", " ", 352, 348),
        ("Verdana", "0", 636, 711),
        ("Georgia", "0", 614, 706),
    ],
)
def test_a_letter_is_as_wide_as_its_font_has_it(font, char, thousandths, bold):
    face = typeface(font)
    assert face.regular[char] * 1000 == pytest.approx(thousandths, abs=6)
    assert face.bold[char] * 1000 == pytest.approx(bold, abs=6)


@pytest.mark.parametrize(
    ("twin", "font"), [("Carlito", "Calibri"), ("liberation sans", "ARIAL"), ("Gelasio", "Georgia")]
)
def test_a_font_and_its_free_twin_have_the_same_widths(twin, font):
    assert typeface(twin) == typeface(font)


@pytest.mark.parametrize("bold", [False, True])
def test_a_font_that_nobody_knows_is_taken_for_wide(bold):
    assert not is_known("Plume de la ruelle")
    with measured_in("Plume de la ruelle"):
        guessed = width(SENTENCE, 12, bold=bold)
    for font in ("Calibri", "Arial", "Verdana", "Montserrat", "Open Sans", "Century Gothic", "Segoe UI"):
        with measured_in(font):
            assert width(SENTENCE, 12, bold=bold) <= guessed


def test_a_font_of_office_without_a_twin_is_measured_by_wider_ones_which_is_told():
    for font in ("Aptos", "Segoe UI", "Tahoma", "Trebuchet MS"):
        assert not is_known(font)
        with measured_in(font):
            wide = width(SENTENCE, 12)
            assert not is_measured(SENTENCE)  # a browser then draws its own widths
        with measured_in("Arial"):
            assert width(SENTENCE, 12) <= wide
        with measured_in("Verdana"):
            assert wide < width(SENTENCE, 12)


def test_what_is_kept_of_one_font_is_not_taken_for_another():
    room = width(SENTENCE, 12)
    lines = (Paragraph(SENTENCE, "title"),)
    before = wrap(SENTENCE, 12, room), card(lines, "body/12", room).height, height(1, 12)
    with measured_in("Verdana"):
        assert len(wrap(SENTENCE, 12, room)) > len(before[0])
        assert card(lines, "body/12", room).height != before[1]
    assert (wrap(SENTENCE, 12, room), card(lines, "body/12", room).height, height(1, 12)) == before


def test_without_a_name_the_font_stays():
    with measured_in("Verdana"):
        wide = width(SENTENCE, 12)
        with measured_in(""):
            assert width(SENTENCE, 12) == wide
    assert width(SENTENCE, 12) < wide


@pytest.mark.parametrize("name", sorted(path.stem for path in TABLES.glob("*.json")))
def test_each_table_has_the_letters_of_french_and_says_where_it_comes_from(name):
    table = json.loads((TABLES / f"{name}.json").read_text("utf-8"))
    for face in ("regular", "bold"):
        assert set("aàâæçéèêëîïôœùûüÿ ÀÉÈÇŒ«»–—’…€$%&0123456789") <= set(table[face])
    assert table["source"]
    assert table["licence"]
    assert 1.1 <= table["line"] <= 1.4


def test_ours_is_one_of_them():
    assert typeface(OURS).is_exact
