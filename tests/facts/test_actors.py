from stories import story

from rtdocs.facts import actors
from rtdocs.model import Actor
from rtdocs.problems import Where

EVENTS = """
    No | Date | RT | Direction | Status  | Actors
    1  | 2015 | 10 |           |         | Ville; School
    2  | 2014 | 1  |           |         | school
    3  | 2016 | 12 | reverse   |         | Ville
    4  |      | 5  |           | planned | Youth; Ville
    5  | 2013 |    |           |         | Youth
"""


def actor(name, acronym=""):
    return Actor(name=name, where=Where("Acteurs", 2), acronym=acronym)


def told(*sheet):
    return actors.parts(story(EVENTS, actors=sheet))


def test_actors_come_from_the_events_in_time_order_when_the_sheet_is_empty():
    assert [part.name for part in told()] == ["Youth", "school", "Ville"]


def test_actors_of_the_sheet_come_first_even_without_events():
    parts = told(actor("Borough"), actor("School"))
    assert [(part.name, part.actor is not None, len(part.events)) for part in parts] == [
        ("Borough", True, 0),
        ("School", True, 2),
        ("Youth", False, 2),
        ("Ville", False, 3),
    ]


def test_an_acronym_means_the_actor_that_bears_it():
    parts = told(actor("Ville de Montréal", "VILLE"))
    assert [part.name for part in parts] == ["Ville de Montréal", "Youth", "school"]


def test_what_is_planned_or_set_back_is_never_among_the_outcomes_helped_ahead():
    city = next(part for part in told() if part.name == "Ville")
    assert city.outcomes == (10,)
    assert city.reversed_outcomes == (12,)
    assert [event.number for event in city.done] == ["1", "3"]
    assert [event.number for event in city.planned] == ["4"]


def test_an_actor_named_twice_in_an_event_took_part_once():
    parts = actors.parts(story("No | Actors\n1 | Ville; ville"))
    assert [(part.name, len(part.events)) for part in parts] == [("Ville", 1)]


def test_actors_by_outcome_and_by_function():
    known = story(EVENTS)
    assert actors.by_outcome(known) == {1: ("school",), 10: ("school", "Ville")}
    assert actors.by_function(known) == {"F1": ("school",), "F2": (), "F3": ("school", "Ville")}


def test_one_event_of_many_actors_and_many_events_of_one():
    events = "\n".join(f"{row} | 1 | Ville" for row in range(3000))
    assert len(actors.parts(story(f"No | RT | Actors\n{events}"))[0].events) == 3000
