"""Where the cards of a timeline stand: over their stems, apart, no stem through a card of the near tier."""

import random

import pytest

from rtdocs.layout.timeline.places import INSIDE, POINT, spots

WIDTH = 120 * POINT
RIGHT = 900 * POINT


def faults(stems, found):
    """Return what is wrong with the spots of some stems."""
    cards = list(zip(stems, found, strict=True))
    for at, (x, one) in enumerate(cards):
        if not one.left + INSIDE <= x <= one.left + WIDTH - INSIDE:
            yield f"{at} does not stand over its stem"
        if one.left < 0 or one.left + WIDTH > RIGHT:
            yield f"{at} leaves the axis"
        for number, (stem, other) in enumerate(cards):
            if number > at and one[:2] == other[:2] and abs(one.left - other.left) < WIDTH:
                yield f"{at} and {number} meet"
            if one.side == other.side and one.tier < other.tier and one.left <= stem <= one.left + WIDTH:
                yield f"the stem of {number} runs through {at}"


@pytest.mark.parametrize("seed", range(40))
def test_spots_keep_their_promises(seed):
    dice = random.Random(seed)  # noqa: S311 - places, not a secret
    stems = sorted(dice.sample(range(6, 894), dice.randint(1, 16)))
    stems = [x * POINT for x in stems]
    found = spots(stems, WIDTH, 0, RIGHT)
    assert found is None or list(faults(stems, found)) == []


def test_sixteen_stems_at_equal_distances_have_a_spot_each():
    stems = [round((at + 0.5) * RIGHT / 16) for at in range(16)]
    assert list(faults(stems, spots(stems, WIDTH, 0, RIGHT))) == []


def test_a_card_alone_stands_about_the_middle_of_its_stem():
    (spot,) = spots([450 * POINT], WIDTH, 0, RIGHT)
    assert spot == (0, 0, 390 * POINT)


def test_there_is_no_spot_where_too_many_stand_at_one_place():
    assert spots([(400 + at) * POINT for at in range(16)], WIDTH, 0, RIGHT) is None
