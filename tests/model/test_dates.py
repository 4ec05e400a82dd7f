from dataclasses import replace
from datetime import date

import pytest

from rtdocs.model.dates import (
    PARTS,
    SEASONS,
    TO_COME,
    UNKNOWN,
    Bound,
    DateForm,
    in_decade,
    in_month,
    in_season,
    in_winter,
    in_year,
    on_day,
    part_of,
    spanning,
)


def days(when):
    return f"{when.earliest} {when.latest}"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (on_day(date(2008, 5, 31)), "2008-05-31 2008-05-31"),
        (in_month(2008, 2), "2008-02-01 2008-02-29"),
        (in_month(2007, 2), "2007-02-01 2007-02-28"),
        (in_season(2008, "winter"), "2008-01-01 2008-03-31"),
        (in_season(2008, "autumn"), "2008-09-01 2008-11-30"),
        (in_winter(2007), "2007-12-01 2008-03-31"),
        (in_year(2008), "2008-01-01 2008-12-31"),
        (in_decade(1990), "1990-01-01 1999-12-31"),
        (spanning(in_year(2010), in_month(2012, 4)), "2010-01-01 2012-04-30"),
    ],
)
def test_a_loose_date_covers_its_days(when, expected):
    assert days(when) == expected


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (in_year(2008), ["2008-01-01 2008-04-30", "2008-05-01 2008-08-31", "2008-09-01 2008-12-31"]),
        (in_month(2008, 2), ["2008-02-01 2008-02-10", "2008-02-11 2008-02-20", "2008-02-21 2008-02-29"]),
        (in_decade(1990), ["1990-01-01 1992-12-31", "1993-01-01 1996-12-31", "1997-01-01 1999-12-31"]),
    ],
)
def test_the_parts_of_a_date_follow_each_other_and_fill_it(whole, parts):
    assert [days(part_of(whole, part)) for part in PARTS] == parts


def test_what_has_no_day_has_no_part():
    assert part_of(UNKNOWN, "start") is UNKNOWN


def test_seasons_of_a_year_come_in_the_order_of_the_year():
    assert sorted(SEASONS, key=lambda name: in_season(2008, name).sort_key) == list(SEASONS)


def test_a_month_that_no_year_has_is_refused():
    with pytest.raises(ValueError, match="month"):
        in_month(2008, 13)


def test_dates_sort_by_earliest_then_latest_day_and_what_has_none_is_last():
    in_order = [in_year(2007), in_season(2008, "winter"), in_year(2008), on_day(date(2008, 5, 31)), UNKNOWN, TO_COME]
    assert sorted(in_order[3:] + in_order[:3], key=lambda when: when.sort_key) == in_order


@pytest.mark.parametrize(
    ("bound", "first", "last"),
    [
        (Bound.WITHIN, date(2016, 1, 1), date(2016, 12, 31)),
        (Bound.ABOUT, date(2016, 1, 1), date(2016, 12, 31)),
        (Bound.BEFORE, date.min, date(2016, 1, 1)),
        (Bound.AFTER, date(2016, 12, 31), date.max),
        (Bound.SINCE, date(2016, 1, 1), date.max),
        (Bound.UNTIL, date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_each_bound_has_its_sort_key(bound, first, last):
    assert replace(in_year(2016), bound=bound).sort_key == (first, last)


def test_before_sorts_ahead_and_after_behind():
    year = in_year(2016)
    in_order = [replace(year, bound=Bound.BEFORE), year, replace(year, bound=Bound.AFTER)]
    assert sorted(in_order[2:] + in_order[:2], key=lambda when: when.sort_key) == in_order


def test_a_range_keeps_its_two_ends_and_never_holds_a_range():
    first, second = spanning(in_year(2010), in_year(2011)), spanning(in_year(2013), in_year(2014))
    assert spanning(first, second).ends == (in_year(2010), in_year(2014))


def test_a_range_without_one_end_lasts_since_the_other_or_until_it():
    assert spanning(in_year(2010), TO_COME) == replace(in_year(2010), bound=Bound.SINCE)
    assert spanning(UNKNOWN, in_year(2010)) == replace(in_year(2010), bound=Bound.UNTIL)
    assert spanning(UNKNOWN, TO_COME) is UNKNOWN


def test_a_range_may_be_backwards_and_says_so():
    when = spanning(in_year(2012), in_year(2010))
    assert (when.form, days(when), when.is_backwards) == (DateForm.RANGE, "2010-01-01 2012-12-31", True)
    assert not spanning(in_year(2010), in_month(2010, 3)).is_backwards
    assert not in_year(2010).is_backwards


def test_only_dates_with_days_are_known():
    assert [when.is_known for when in (in_year(2010), UNKNOWN, TO_COME)] == [True, False, False]
