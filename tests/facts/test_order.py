from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import story

from rtdocs.facts.order import in_time
from rtdocs.model import Bound, DateForm, LooseDate


def numbers(told):
    return "".join(event.number for event in in_time(told))


def dated(told, **dates):
    """Return the story with the dates of some events replaced."""
    events = (replace(event, date=dates.get(event.number, event.date)) for event in told.events)
    return replace(told, events=tuple(events))


TO_COME = LooseDate(DateForm.TO_COME)
UNKNOWN = LooseDate(DateForm.UNKNOWN)


def test_events_follow_their_dates_then_their_rows():
    told = story("""
        No | Date
        a  | 2015
        b  | 2014-05
        c  | 2014
        d  | 2014-05
    """)
    assert numbers(told) == "cbda"


def test_order_wins_over_dates_where_both_events_have_one():
    told = story("""
        No | Date | Order
        a  | 2014 | 2
        b  | 2015 | 1
    """)
    assert numbers(told) == "ba"


def test_a_circle_of_dates_and_orders_is_cut_in_the_same_place_whatever_the_rows():
    table = ["a  | 2010 | 1", "b  | 2005 |", "c  | 2000 | 2"]
    for rows in (table, table[::-1]):
        assert numbers(story("No | Date | Order\n" + "\n".join(rows))) == "bac"


def test_an_event_without_date_keeps_the_place_its_order_gives_it():
    told = story("""
        No | Date | Order
        a  | 2010 | 1
        b  |      | 2
        c  | 2012 | 3
        d  | 2011 |
    """)
    assert numbers(told) == "abdc"


def test_an_undated_event_that_opens_the_order_stands_at_the_first_date_of_it():
    told = story("""
        No | Date | Order
        a  | 2010 | 2
        b  |      | 1
        c  | 2005 |
    """)
    assert numbers(told) == "cba"


def test_events_with_only_an_order_follow_it():
    told = story("""
        No | Order
        a  | 2
        b  | 1
        c  |
    """)
    assert numbers(told) == "bac"


def test_unknown_dates_follow_the_known_in_the_order_of_rows_and_what_is_to_come_is_last():
    told = story("""
        No | Date | Status
        a  |      | planned
        b  |      |
        c  | 2014 |
        d  |      |
        e  |      |
    """)
    assert numbers(dated(told, b=TO_COME, e=UNKNOWN)) == "cdeab"


def test_a_loose_bound_moves_an_event_before_or_behind():
    told = story("""
        No | Date
        a  | 2008-05
        b  | 2008
        c  | 2010
        d  | 2006
    """)
    after = replace(told.events[1].date, bound=Bound.AFTER)
    before = replace(told.events[2].date, bound=Bound.BEFORE)
    assert numbers(dated(told, b=after, c=before)) == "cdab"


def test_a_story_without_events_has_no_order():
    assert in_time(story()) == ()


rows = st.tuples(st.sampled_from(["", "2001", "2002", "2003-04"]), st.sampled_from(["", "1", "2", "3"]))


@given(st.lists(rows, max_size=9))
def test_every_event_stands_once_and_orders_never_run_back(table):
    told = story("No|Date|Order\n" + "\n".join(f"{row}|{when}|{order}" for row, (when, order) in enumerate(table)))
    found = in_time(told)
    orders = [event.order for event in found if event.order is not None]
    assert sorted(event.number for event in found) == sorted(event.number for event in told.events)
    assert orders == sorted(orders)


@given(st.lists(rows, max_size=9))
def test_events_without_order_follow_their_dates(table):
    told = story("No|Date|Order\n" + "\n".join(f"{row}|{when}|" for row, (when, _) in enumerate(table)))
    keys = [event.date.sort_key for event in in_time(told) if event.date]
    assert keys == sorted(keys)


@pytest.mark.parametrize("count", [3000])
def test_many_events_are_put_in_time_at_once(count):
    told = story("No|Date|Order\n" + "\n".join(f"{row}|{1900 + row % 100}|{row % 7 or ''}" for row in range(count)))
    assert len(in_time(told)) == count
