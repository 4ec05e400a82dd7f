from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtdocs.layout.timeline.scale import scale

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


def years(*numbers, right=1000, least=0, silence=100):
    days = [date(number, 6, 1) for number in numbers]
    return scale(days, Counter(numbers), 0, right, least, silence)


def cells(along):
    return [(year.number, year.left, year.right) for year in along.years]


def test_years_share_the_axis_by_what_happened_in_them():
    assert cells(years(2006, 2007, 2007, 2008)) == [(2006, 0, 250), (2007, 250, 750), (2008, 750, 1000)]


def test_a_year_in_which_nothing_happened_keeps_room_for_its_name():
    assert cells(years(2006, 2008, least=100)) == [(2006, 0, 450), (2007, 450, 550), (2008, 550, 1000)]


def test_names_of_many_years_never_take_more_than_half_of_the_axis():
    along = years(2000, 2001, 2002, 2003, least=900)
    assert [year.right - year.left for year in along.years] == [250] * 4


def test_a_long_silence_is_cut_out_and_a_short_one_is_not():
    along = years(2000, 2003, 2007)
    assert [year.number for year in along.years] == [2000, 2001, 2002, 2003, 2007]
    assert [year.number for year in along.years if year.follows_silence] == [2007]
    assert along.years[-1].left - along.years[-2].right == 100


def test_only_widths_that_differ_are_uneven():
    assert not years(2006, 2007).is_uneven
    assert years(2006, 2007, 2007).is_uneven


@pytest.mark.parametrize(
    ("day", "end", "place"),
    [
        (date(2006, 1, 1), False, 0),
        (date(2006, 12, 31), True, 500),
        (date(2007, 1, 1), False, 500),
        (date(2007, 12, 31), True, 1000),
        (date(2005, 5, 1), False, 0),
        (date(2009, 5, 1), False, 1000),
    ],
)
def test_a_day_stands_at_its_share_of_the_year(day, end, place):
    assert years(2006, 2007).x(day, end=end) == place


@given(days=st.lists(DAYS, min_size=1, max_size=30))
def test_later_days_never_stand_before(days):
    along = scale(days, Counter(day.year for day in days), 0, 1_000_000, 20_000, 1_000)
    places = [along.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1_000_000 for place in places)
