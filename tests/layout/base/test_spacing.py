from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rtdocs.layout.base.spacing import apart


def test_things_with_room_stand_where_they_would_like_to():
    assert apart([10, 50, 90], [20, 20, 20], 0, 200) == [10, 50, 90]


def test_things_that_would_overlap_share_the_way_between_them():
    assert apart([50, 50], [20, 20], 0, 200) == [40, 60]


def test_the_ends_of_the_line_hold_things_back():
    assert apart([-30, 195], [20, 20], 0, 200) == [0, 180]


def test_on_two_rows_only_every_other_thing_must_stay_apart():
    assert apart([50, 50, 50], [20, 20, 20], 0, 200, rows=2) == [40, 50, 60]


def test_what_needs_more_room_than_there_is_reaches_past_the_end():
    assert apart([0, 0, 0], [20, 20, 20], 0, 50) == [0, 20, 40]


@given(
    wanted=st.lists(st.integers(-100, 1100), min_size=1, max_size=20),
    step=st.integers(1, 90),
    rows=st.integers(1, 3),
)
def test_no_two_things_of_a_row_meet_and_none_stands_before_the_one_ahead(wanted, step, rows):
    end = max(1000, step * -(-len(wanted) // rows))
    places = apart(wanted, [step] * len(wanted), 0, end, rows=rows)
    assert all(one <= other for one, other in pairwise(places))
    assert all(other - one >= step for one, other in zip(places, places[rows:], strict=False))
    assert places[0] >= 0
    assert places[-1] + step <= end
