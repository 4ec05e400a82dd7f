from stories import story

from rtdocs.facts import outcomes

EVENTS = """
    No | RT | Second RT | Direction | Status
    1  | 11 |           |           |
    2  | 11 | 2         |           |
    3  | 11 |           | reverse   |
    4  | 12 |           | reverse   | planned
    5  | 1  |           |           |
    6  |    |           |           |
    7  | 4  | 5         |           | planned
    8  | 10 |           |           |
"""


def count(number, told=None):
    return outcomes.counts(told or story(EVENTS))[number - 1]


def named(events):
    return [event.number for event in events]


def test_each_outcome_counts_its_events_by_direction_and_status():
    extension = count(11)
    assert (extension.number, extension.function) == (11, "F3")
    assert named(extension.done) == ["1", "2", "3"]
    assert named(extension.advances) == ["1", "2"]
    assert named(extension.reverses) == ["3"]
    assert named(count(12).planned) == ["4"]
    assert count(12).reverses == ()


def test_a_second_outcome_is_told_but_not_counted():
    assert named(count(2).seconds) == ["2"]
    assert count(2).done == ()


def test_functions_add_up_their_outcomes():
    told = [(each.code, each.advances, each.reverses, each.planned) for each in outcomes.by_function(story(EVENTS))]
    assert told == [("F1", 1, 0, 0), ("F2", 0, 0, 1), ("F3", 3, 1, 1)]


def test_the_leading_functions_are_those_with_the_most_advances():
    assert outcomes.leading_functions(story(EVENTS)) == ("F3",)
    assert outcomes.leading_functions(story("No | RT\n1 | 1\n2 | 4")) == ("F1", "F2")
    assert outcomes.leading_functions(story("No | RT | Direction\n1 | 12 | reverse")) == ()


def test_absent_outcomes_are_held_by_no_event_at_all():
    assert outcomes.absent(story(EVENTS)) == (3, 6, 7, 8, 9)


def test_outcomes_that_only_planned_events_hold_are_told_apart():
    assert outcomes.only_planned(story(EVENTS)) == (4, 5, 12)
    both = story("No | RT | Second RT | Status\n1 | 4 | | planned\n2 | 1 | 4 |")
    assert outcomes.only_planned(both) == ()


def test_outcomes_of_two_events_done_are_repeated():
    assert [each.number for each in outcomes.repeated(story(EVENTS))] == [11]


def test_an_outcome_with_three_events_and_a_quarter_of_all_took_much_effort():
    assert [each.number for each in outcomes.over_invested(story(EVENTS))] == [11]
    two_of_each = story("No | RT\n" + "\n".join(f"{row} | {row % 3 + 1}" for row in range(6)))
    assert outcomes.over_invested(two_of_each) == ()


def test_three_events_among_many_are_not_much_effort():
    spread = "\n".join(f"{row} | {row % 12 + 1}" for row in range(36))
    assert outcomes.over_invested(story(f"No | RT\n{spread}")) == ()


def test_setbacks_are_the_reverses_that_took_place():
    assert named(outcomes.setbacks(story(EVENTS))) == ["3"]


def test_an_empty_story_has_nothing_but_absent_outcomes():
    empty = story()
    assert outcomes.absent(empty) == tuple(range(1, 13))
    assert outcomes.leading_functions(empty) == outcomes.repeated(empty) == outcomes.over_invested(empty) == ()


def test_absent_outcomes_are_told_by_function():
    assert outcomes.absent_by_function(story(EVENTS)) == {"F1": (3,), "F2": (6, 7, 8), "F3": (9,)}
    assert outcomes.absent_by_function(story("No|RT\n" + "\n".join(f"{n}|{n}" for n in range(1, 13)))) == {}
