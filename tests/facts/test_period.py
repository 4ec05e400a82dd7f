from dataclasses import replace
from datetime import date

from stories import story

from rtdocs.facts.period import Span, span
from rtdocs.model import Bound, DateForm, LooseDate


def bounded(told, place, bound):
    events = list(told.events)
    events[place] = replace(events[place], date=replace(events[place].date, bound=bound))
    return replace(told, events=tuple(events))


TOLD = story("""
    No | Date    | Status
    1  | 2014-05 |
    2  | 2016    |
    3  | 2030    | planned
    4  |         |
""")


def test_the_span_runs_over_the_dated_events_done():
    assert span(TOLD) == Span(date(2014, 5, 1), date(2016, 12, 31))


def test_an_open_end_is_told():
    assert span(bounded(TOLD, 0, Bound.BEFORE)).open_start
    assert span(bounded(TOLD, 1, Bound.AFTER)).open_end


def test_an_open_date_in_the_middle_opens_neither_end():
    found = span(bounded(bounded(TOLD, 0, Bound.AFTER), 1, Bound.BEFORE))
    assert not found.open_start
    assert not found.open_end


def test_without_a_dated_event_done_there_is_no_span():
    told = story("No | Date | Status\n1 | 2014 | planned\n2 | |")
    unknown = replace(told.events[1], date=LooseDate(DateForm.UNKNOWN))
    assert span(replace(told, events=(told.events[0], unknown))) is None
