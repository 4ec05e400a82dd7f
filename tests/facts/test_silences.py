from dataclasses import replace

from stories import story

from rtdocs.facts.silences import long_silences
from rtdocs.model import Bound
from rtdocs.model.dates import in_year, spanning

HEAD = "No | Date | Status\n"
TOLD = story(HEAD + "1|2010-01|\n2|2010-03|\n3|2010-05|\n4|2013-06|\n5|2013-08|")


def pairs(told):
    return [(each.before.number, each.after.number) for each in long_silences(told)]


def with_date(told, number, **how):
    events = (replace(each, date=replace(each.date, **how)) if each.number == number else each for each in told.events)
    return replace(told, events=tuple(events))


def test_a_wait_of_a_year_and_far_longer_than_usual_is_a_long_silence():
    assert pairs(TOLD) == [("3", "4")]
    assert long_silences(TOLD)[0].days == 1097  # from 31 May 2010 to 1 June 2013


def test_the_longest_comes_first():
    told = story(
        HEAD + "1|2008-01|\n2|2010-02|\n3|2010-03|\n4|2010-04|\n5|2010-05|\n6|2013-06|\n7|2013-07|\n8|2013-08|"
    )
    assert pairs(told) == [("5", "6"), ("1", "2")]


def test_a_slow_story_is_not_all_silence():
    assert pairs(story(HEAD + "1|2000|\n2|2004|\n3|2008|\n4|2012|")) == []


def test_a_wait_of_less_than_a_year_is_none():
    assert pairs(story(HEAD + "1|2010-01|\n2|2010-02|\n3|2010-03|\n4|2011-02|")) == []


def test_only_the_days_that_are_sure_count():
    whole_years = story(HEAD + "1|2010-01|\n2|2010-02|\n3|2010|\n4|2011|")
    assert pairs(whole_years) == []


def test_what_may_lie_in_a_silence_breaks_it():
    assert pairs(with_date(TOLD, "3", bound=Bound.AFTER)) == []
    assert pairs(with_date(TOLD, "3", bound=Bound.SINCE)) == []
    assert pairs(with_date(TOLD, "4", bound=Bound.BEFORE)) == []
    assert pairs(with_date(TOLD, "4", bound=Bound.UNTIL)) == []


def test_a_date_that_is_only_about_right_shortens_a_silence():
    about = with_date(TOLD, "4", bound=Bound.ABOUT)
    assert long_silences(about)[0].days == long_silences(TOLD)[0].days - 365


def test_an_event_that_lasts_leaves_no_silence_while_it_does():
    lasting = spanning(in_year(2010), in_year(2012))
    told = replace(TOLD, events=tuple(replace(e, date=lasting) if e.number == "3" else e for e in TOLD.events))
    assert pairs(told) == []


def test_planned_and_undated_events_neither_make_nor_break_one():
    told = story(HEAD + "1|2010-01|\n2|2010-03|\n3||\n4|2013-06|\n5|2013-08|\n6|2030|planned")
    assert pairs(told) == [("2", "4")]


def test_a_story_without_dates_has_none():
    assert long_silences(story()) == long_silences(story(HEAD + "1||")) == long_silences(story(HEAD + "1|2010|")) == ()
