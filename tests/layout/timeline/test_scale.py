from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtdocs.layout.timeline.scale import scale

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def years(*numbers, right=1000, silence=100):
    return scale([date(number, 6, 1) for number in numbers], 0, right, silence)


def test_years_in_a_row_share_the_axis():
    assert [(each.first, each.last, each.left, each.right) for each in years(2006, 2008).stretches] == [
        (2006, 2008, 0, 1000)
    ]


def test_a_long_silence_is_cut_out_and_a_short_one_is_not():
    assert [(each.first, each.last) for each in years(2000, 2003, 2007).stretches] == [(2000, 2003), (2007, 2007)]


def test_years_are_as_wide_in_every_stretch():
    along = years(2000, 2001, 2010, right=1000, silence=100)
    assert along.year == 300
    assert [(each.left, each.right) for each in along.stretches] == [(0, 600), (700, 1000)]


@pytest.mark.parametrize(
    ("day", "end", "place"),
    [
        (date(2006, 1, 1), False, 0),
        (date(2006, 12, 31), True, 500),
        (date(2007, 1, 1), False, 500),
        (date(2007, 12, 31), True, 1000),
    ],
)
def test_a_day_stands_at_its_share_of_the_year(day, end, place):
    assert years(2006, 2007).x(day, end=end) == place


@given(days=st.lists(DAYS, min_size=1, max_size=30))
def test_equal_days_stand_at_one_place_and_later_ones_never_before(days):
    along = scale(days, 0, 1_000_000, 1_000)
    places = [along.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1_000_000 for place in places)
    assert len({along.x(day) for day in [days[0]] * 2}) == 1


@given(first=DAYS, passed=st.lists(st.integers(0, 700), min_size=3, max_size=3))
def test_between_silences_equal_times_are_equal_ways(first, passed):
    days = [first, *(first + timedelta(days=sum(passed[: number + 1])) for number in range(3))]
    along = scale(days, 0, 10_000_000, 1_000)
    ways = [along.x(other) - along.x(one) for one, other in pairwise(days)]
    # A leap year is as wide as any other, so that a day of it is a little narrower.
    for way, time in zip(ways, passed, strict=True):
        assert way == pytest.approx(time * along.year / 365.25, rel=0.004, abs=along.year / 365 + 2)
