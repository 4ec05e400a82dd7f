from stories import story

from rtdocs.facts import presence
from rtdocs.model import Actor, ActorKind
from rtdocs.problems import Where

HEAD = "No | Date | RT | Status | Actors\n"
EVENTS = (
    HEAD
    + """
    1 | 2010 | 1  |         | Table; École
    2 | 2011 | 1  |         | Table; École
    3 | 2012 | 1  |         | École; Table
    4 | 2013 | 10 |         | Ville
    5 | 2014 | 10 |         | Ville
    6 | 2015 | 11 |         | Ville; Étude
    7 | 2030 | 12 | planned | Caisse
"""
)


def names(found):
    return [part.name for part in found]


def thing(name):
    return Actor(name=name, where=Where("Acteurs", 2), kind=ActorKind.NON_HUMAN)


def test_those_who_come_once_took_part_in_one_event_done():
    assert names(presence.once(story(EVENTS))) == ["Étude"]


def test_a_thing_neither_comes_nor_leaves():
    assert names(presence.once(story(EVENTS, actors=[thing("Étude")]))) == []


def test_in_a_short_story_coming_once_means_nothing():
    assert presence.once(story(HEAD + "1|2010|1||Table\n2|2011|1||Ville\n3|2012|1||École")) == ()


def test_those_who_left_came_twice_early_and_never_since():
    assert names(presence.gone(story(EVENTS))) == ["Table", "École"]


def test_a_planned_part_is_a_return():
    assert names(presence.gone(story(EVENTS + "8 | 2031 | 1 | planned | École"))) == ["Table"]


def test_in_a_short_story_nobody_has_left_yet():
    assert presence.gone(story(HEAD + "1|2010|1||A\n2|2011|1||A\n3|2012|1||B\n4|2013|1||B")) == ()


def test_an_outcome_of_several_events_may_rest_on_one_actor():
    assert [(each.count.number, each.names) for each in presence.alone(story(EVENTS))] == [(10, ("Ville",))]


def test_one_event_of_one_actor_rests_on_nobody():
    assert presence.alone(story(HEAD + "1|2010|1||Table")) == ()


def test_an_outcome_of_three_events_may_see_the_same_actors_each_time():
    assert [(each.count.number, each.names) for each in presence.the_same(story(EVENTS))] == [(1, ("Table", "École"))]


def test_actors_that_change_from_event_to_event_are_not_the_same():
    told = story(HEAD + "1|2010|1||Table; École\n2|2011|1||Table; École\n3|2012|1||Table; Ville")
    assert presence.the_same(told) == ()


def test_two_events_may_be_alike_by_chance():
    assert presence.the_same(story(HEAD + "1|2010|1||Table; École\n2|2011|1||Table; École")) == ()
