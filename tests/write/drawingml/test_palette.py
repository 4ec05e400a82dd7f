"""Every look can be read, on paper and on a dark screen."""

import re

import pytest
from stored import contrast

from rtdocs.layout.base.look import Slot
from rtdocs.layout.base.looks import LOOKS
from rtdocs.write.drawingml.palette import DARK, LIGHT, shade, variable, variables

palettes = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
# What shapes without a fill of their own may stand on: the ground, and each lane.
GROUNDS = [(Slot.BACKGROUND, 0.0), *((style.fill, style.tint) for name, style in LOOKS.items() if "lane-F" in name)]


def rgb(slot, tint, palette):
    return shade(slot, tint, palette).removeprefix("#")


@palettes
@pytest.mark.parametrize("name", LOOKS)
def test_letters_stand_out_from_their_box(name, palette):
    style = LOOKS[name]
    grounds = [(style.fill, style.tint)] if style.fill else GROUNDS
    for letters in style.letters.values():
        for ground in grounds:
            assert contrast(rgb(letters.colour, 0, palette), rgb(*ground, palette)) >= 4.5


@palettes
@pytest.mark.parametrize("name", [name for name, style in LOOKS.items() if style.line])
def test_lines_stand_out_from_what_they_are_drawn_on(name, palette):
    for ground in GROUNDS:
        assert contrast(rgb(LOOKS[name].line, 0, palette), rgb(*ground, palette)) >= 3


@palettes
def test_the_page_itself_can_be_read(palette):
    for slot in (Slot.TEXT, Slot.DARK, Slot.QUIET, Slot.SETUP):
        assert contrast(rgb(slot, 0, palette), rgb(Slot.LIGHT, 0, palette)) >= 4.5


def test_a_tint_is_mixed_with_the_ground():
    assert shade(Slot.SETUP) == "#1F5C99"
    assert shade(Slot.SETUP, 1) == "#FFFFFF"
    assert shade(Slot.SETUP, 1, DARK) == f"#{DARK[Slot.BACKGROUND]}"
    assert shade(None) == variable(None) == "none"


def test_both_palettes_say_what_every_variable_is():
    names = [re.findall(r"(--[\w-]+):", variables(palette)) for palette in (LIGHT, DARK)]
    assert names[0] == names[1]
    wanted = {variable(style.fill, style.tint) for style in LOOKS.values() if style.fill}
    assert wanted <= {f"var({name})" for name in names[0]}
