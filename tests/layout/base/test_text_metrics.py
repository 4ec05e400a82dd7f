"""Widths of text."""

import pytest

from rtdocs.layout.base.text_metrics import width


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_space_that_does_not_break_is_as_wide_as_one_that_does(space, bold):
    assert (
        width(f"1er{space}janv.", 12, bold=bold) == width("1er janv.", 12, bold=bold) > width("1erjanv.", 12, bold=bold)
    )


def test_what_no_one_sees_takes_no_room():
    assert width("e\u0301", 12) == width("e", 12)
    assert width("\u200b", 12) == 0


def test_letters_of_other_scripts_are_counted_wide():
    assert width("語", 12) >= 12 * 12_700
