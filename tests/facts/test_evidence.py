from stories import story

from rtdocs.facts import evidence

EVENTS = """
    No | RT | Leads to | Source
    1  | 1  | A; B     | Press
    2  | 4  | C        |
"""


def named(chains):
    return [chain.effect.number for chain in chains]


def test_an_effect_is_thin_without_evidence_or_without_any_source_of_what_led_to_it():
    told = story(EVENTS, "No|Evidence|Status\nA|Counted|\nB||\nC|Seen|\nD||hoped-for")
    assert named(evidence.thin(told)) == ["B", "C"]


def test_an_effect_with_evidence_that_nothing_leads_to_is_not_thin_for_that():
    assert named(evidence.thin(story("", "No|Evidence\nA|Counted"))) == []


def test_an_observed_effect_may_have_nothing_that_leads_to_it():
    told = story(EVENTS, "No|Status\nA|\nZ|\nY|hoped-for")
    assert named(evidence.unreached(told)) == ["Z"]


def test_without_any_arrow_no_effect_lacks_one():
    assert evidence.unreached(story("No|RT\n1|1", "No\nA")) == ()
