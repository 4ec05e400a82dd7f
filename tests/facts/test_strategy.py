from stories import story

from rtdocs.facts.strategy import Strategy, looks_like


def told(*outcomes, reverse=""):
    rows = (f"{number}|{outcome}|{reverse}" for number, outcome in enumerate(outcomes, 1))
    return story("\n".join(("No|RT|Direction", *rows)))


def named(*outcomes, reverse=""):
    found = told(*outcomes, reverse=reverse)
    return {each: [event.number for event in looks_like(found, each)] for each in Strategy if looks_like(found, each)}


def test_a_chain_of_resources_and_growth_looks_like_do_it():
    assert named(10, 11, 10, 1, 4) == {Strategy.DO_IT: ["1", "2", "3"]}


def test_a_chain_that_convinces_looks_like_make_it_happen():
    assert named(4, 5, 7, 1, 10) == {Strategy.MAKE_IT_HAPPEN: ["1", "2", "3"]}


def test_a_mixed_chain_looks_like_neither_and_an_even_one_like_both():
    assert named(1, 2, 3, 4, 10) == {}
    assert set(named(4, 5, 6, 10, 11, 10)) == set(Strategy)


def test_a_few_events_look_like_nothing():
    assert named(10, 10, 10, 10) == {}


def test_setbacks_are_no_part_of_a_strategy():
    assert named(10, 10, 10, 11, 11, reverse="reverse") == {}
