from stories import story

from rtdocs.facts.chains import Arrow, arrows, chains, claims_arrows, outside, succession
from rtdocs.model import Link
from rtdocs.problems import Where

EFFECTS = """
    No | Title
    A  | Safer walks
    B  | More trees
"""


def link(source, target, rationale="", reference=""):
    return Link(source=source, target=target, where=Where("Liens", 2), rationale=rationale, reference=reference)


def pairs(told):
    return [(arrow.source, arrow.target) for arrow in arrows(told)]


def shape(told):
    return [("".join(event.number for event in chain.events), chain.effect.number) for chain in chains(told)]


def test_arrows_come_from_the_events_then_from_the_links():
    told = story(
        """
        No | Leads to
        1  | 2; A
        2  |
        """,
        EFFECTS,
        links=[link("2", "A", "Parents were heard", "Minutes")],
    )
    assert arrows(told) == (Arrow("1", "2"), Arrow("1", "A"), Arrow("2", "A", "Parents were heard", "Minutes"))


def test_a_link_gives_its_reason_to_the_arrow_that_stands_already():
    told = story("No | Leads to\n1 | A", EFFECTS, links=[link("1", "A", "Why"), link("1", "A", "And why", "Report")])
    assert arrows(told) == (Arrow("1", "A", "Why And why", "Report"),)


def test_unknown_ends_and_arrows_to_oneself_are_left_out():
    told = story("No | Leads to\n1 | 1; 9; A", EFFECTS, links=[link("8", "A"), link("1", "7")])
    assert pairs(told) == [("1", "A")]


def test_a_chain_is_all_that_leads_to_its_effect_in_time_order():
    told = story(
        """
        No | Date | RT | Leads to
        1  | 2016 | 1  | A
        2  | 2014 | 1  | 1; 3
        3  | 2015 | 1  | B
        4  | 2013 |    | 2
        """,
        EFFECTS,
    )
    assert shape(told) == [("421", "A"), ("423", "B")]
    first = chains(told)[0]
    assert [(arrow.source, arrow.target) for arrow in first.arrows] == [("1", "A"), ("2", "1"), ("4", "2")]
    assert [event.number for event in first.links] == ["2", "1"]


def test_an_effect_that_nothing_leads_to_has_an_empty_chain():
    chain = chains(story("No\n1", EFFECTS))[0]
    assert (chain.events, chain.arrows) == ((), ())


def test_a_loop_ends():
    told = story("No | Leads to\n1 | 2\n2 | 1; A", EFFECTS)
    assert shape(told)[0] == ("12", "A")


def test_an_effect_may_lead_to_another():
    told = story("No | Leads to\n1 | A", EFFECTS, links=[link("A", "B")])
    assert shape(told) == [("1", "A"), ("1", "B")]


def test_events_in_no_chain_are_outside_in_time_order():
    told = story(
        """
        No | Date | Leads to
        1  | 2016 | 2
        2  | 2017 |
        3  | 2015 | A
        4  | 2014 |
        """,
        EFFECTS,
    )
    assert [event.number for event in outside(told)] == ["4", "1", "2"]


def test_a_story_without_arrows_claims_none_and_is_a_succession_of_the_events_with_an_outcome():
    told = story("No | Date | RT\n1 | 2016 | 3\n2 | 2015 |\n3 | 2014 | 1", EFFECTS)
    assert not claims_arrows(told)
    assert succession(told) == (("3", "1"),)


def test_one_arrow_is_a_claim():
    assert claims_arrows(story("No | Leads to\n1 | A", EFFECTS))


def test_thirty_effects_of_three_thousand_events_are_told_at_once():
    events = "\n".join(f"{row} | {row + 1}; E{row % 30}" for row in range(3000))
    told = story(f"No | Leads to\n{events}", "No\n" + "\n".join(f"E{row}" for row in range(30)))
    assert len(chains(told)[29].events) == 3000
