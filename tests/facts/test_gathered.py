from dataclasses import replace

from stories import story

from rtdocs.facts.gathered import gathered_once

TABLE = """
    No | Date
    a  | 2014
    b  | 2015
"""


def counted():
    """Return a fact that counts how often it was gathered, and the list of what it was asked."""
    asked = []

    @gathered_once
    def numbers(told, mark="", *, last=""):
        asked.append(mark + last)
        return tuple(event.number + mark + last for event in told.events)

    return numbers, asked


def test_a_fact_of_one_story_is_gathered_once():
    fact, asked = counted()
    told = story(TABLE)
    assert fact(told) == fact(told) == ("a", "b")
    assert len(asked) == 1


def test_another_story_has_facts_of_its_own_even_where_it_says_the_same():
    fact, asked = counted()
    told = story(TABLE)
    other = replace(told, events=told.events[1:])
    assert (fact(told), fact(other), fact(told)) == (("a", "b"), ("b",), ("a", "b"))
    assert fact(replace(told)) == ("a", "b")
    assert len(asked) == 4


def test_what_else_a_fact_is_asked_for_tells_its_answers_apart():
    fact, asked = counted()
    told = story(TABLE)
    assert fact(told, "!") == fact(told, "!") == ("a!", "b!")
    assert fact(told, "?") == ("a?", "b?")
    assert fact(told, last="!") == fact(told, last="!") == ("a!", "b!")
    assert asked == ["!", "?", "!"]
