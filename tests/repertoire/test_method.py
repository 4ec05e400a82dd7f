"""What is known of the outcomes by number speaks of outcomes, functions and conditions that there are."""

from rtdocs import repertoire
from rtdocs.repertoire.method import METHOD
from rtdocs.repertoire.questions import Condition


def test_every_number_is_an_outcome_and_every_code_a_function():
    known = repertoire.load("fr")
    named = {METHOD.controversies, *METHOD.do_it, *sum((*METHOD.lookalikes, *METHOD.calls_for.values()), ())}
    assert named <= set(known.numbers)
    assert known.function(METHOD.make_it_happen).name == "Se représenter et influencer"


def test_an_outcome_that_calls_for_another_is_asked_about_under_a_condition():
    assert {Condition(name) for name in METHOD.calls_for} == {
        Condition.PRODUCED_NOT_PLACED,
        Condition.PLACED_NOT_MOVED,
        Condition.SPOKESPERSONS_WITHOUT_SOLIDIFICATION,
        Condition.RESOURCES_WITHOUT_GOVERNANCE,
    }


def test_do_it_is_seen_in_resources_and_growth():
    assert METHOD.do_it == {10, 11}
