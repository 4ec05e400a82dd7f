import dataclasses
from datetime import date

import pytest
from stories import loose, story

from rtdocs.facts.chains import chains
from rtdocs.facts.order import in_time
from rtdocs.i18n import language_of
from rtdocs.model import Bound, DateForm, Link, LooseDate
from rtdocs.plan.content.graph import EdgeKind, Lane
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.figures.ranks import ranks
from rtdocs.plan.figures.schema import graph, undrawn
from rtdocs.plan.figures.sequence import drawn_order
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FR, EN = language_of("fr"), language_of("en")
FUNCTIONS = ["F1", "F2", "F3"]

MARKET = """
    No | Date    | Title             | RT | Direction | Status  | Leads to
    1  | 2007    | Consultation      | 1  |           |         | 2; 3
    2  | 2008    | Échec             | 12 | reverse   |         | 3
    3  | 2009    | Marché            | 11 |           |         | A
    4  | 2010    | Élections         |    |           |         |
    5  | 2011    | Deuxième marché   | 11 |           | planned | B
"""
EFFECTS = """
    No | Title          | Status
    A  | Aliments frais |
    B  | Rencontres     | hoped-for
"""


def link(source, target, rationale="", reference=""):
    return Link(source=source, target=target, where=Where("Liens", 2), rationale=rationale, reference=reference)


def table(*lines, head="No | Date | RT | Leads to | Order"):
    return "\n".join((head, *lines))


def placed(drawn):
    return {node.number: node.rank for node in drawn.nodes}


def alts(drawn):
    return {edge.id: edge.alt for edge in drawn.edges}


def test_all_lanes_stand_even_empty_and_context_stands_above_them():
    drawn = graph(Telling(story(MARKET, EFFECTS), FR))
    assert [lane.id for lane in drawn.lanes] == ["context", *FUNCTIONS]
    assert drawn.lanes[0] == Lane(id="context", name="Contexte")
    assert [lane.name for lane in drawn.lanes[1:2]] == ["Se constituer et se maintenir"]


def test_lanes_are_named_in_the_language_of_the_document():
    assert graph(Telling(story(MARKET), EN)).lanes[1].name == "Network setup and governance"


def test_without_context_there_is_no_lane_for_it():
    assert [lane.id for lane in graph(Telling(story(table("1|2010|1||")), FR)).lanes] == FUNCTIONS


def test_events_stand_in_the_lane_of_their_function_and_effects_in_none():
    lanes = {node.id: node.lane for node in graph(Telling(story(MARKET, EFFECTS), FR)).nodes}
    assert lanes == {
        "event-1": "F1",
        "event-2": "F3",
        "event-3": "F3",
        "event-4": "context",
        "event-5": "F3",
        "effect-A": "",
        "effect-B": "",
    }


def test_a_node_says_all_of_itself():
    node = next(node for node in graph(Telling(story(MARKET, EFFECTS), FR)).nodes if node.id == "event-2")
    assert (node.badge, node.title, node.when, node.sign) == ("RT\u00a012 – revers", "Échec", "2008", Sign.REVERSE)
    assert node.name == "ev-2 · RT\u00a012 – revers – Échec"
    assert node.period == date(2008, 1, 1)
    assert node.alt.startswith("L’événement\u00a02 (2008), «\u00a0Échec\u00a0», est un revers")


def test_effects_stand_behind_all_events():
    assert placed(graph(Telling(story(MARKET, EFFECTS), FR))) == {
        "1": 0,
        "2": 1,
        "3": 2,
        "4": 3,
        "5": 4,
        "A": 5,
        "B": 5,
    }


def test_an_arrow_says_what_led_to_what():
    said = alts(graph(Telling(story(MARKET, EFFECTS), FR)))
    assert said["arrow-1-to-2"] == (
        "Selon le groupe, l’événement\u00a01, «\u00a0Consultation\u00a0», "
        "a précédé l’événement\u00a02, «\u00a0Échec\u00a0»."
    )
    assert said["arrow-3-to-A"].endswith("a mené à l’effet\u00a0A, «\u00a0Aliments frais\u00a0».")


def test_an_arrow_of_what_is_planned_or_hoped_for_says_so():
    events = MARKET.replace("11 |           | planned | B", "11 |           | planned | A; 6") + "6|2012|Suite|1|||B\n"
    said = alts(graph(Telling(story(events, EFFECTS), FR)))
    assert "doit mener à l’effet\u00a0A" in said["arrow-5-to-A"]
    assert "doit mener à l’événement\u00a06" in said["arrow-5-to-6"]
    assert "doit mener à l’effet\u00a0B" in said["arrow-6-to-B"]


def test_reasons_are_numbered_and_told_and_keep_their_number_on_a_chain():
    links = (link("3", "A", "Tout le monde y va", "Entrevue"), link("5", "B", "On l'espère"), link("1", "2"))
    told = story(MARKET, EFFECTS, links=links)
    reasons = {edge.id: edge.reason for edge in graph(Telling(told, FR)).edges if edge.reason}
    assert reasons == {"arrow-3-to-A": 1, "arrow-5-to-B": 2}
    said = alts(graph(Telling(told, FR)))["arrow-3-to-A"]
    assert said.endswith("Raison 1\u00a0: Tout le monde y va. Source\u00a0: Entrevue.")
    paper = graph(Telling(told, FR), numbered=False)
    assert {edge.reason for edge in paper.edges} == {0}
    assert "Raison : " in alts(paper)["arrow-3-to-A"].replace("\u00a0", " ")
    [edge] = graph(Telling(told, FR), [chains(told)[1]]).edges
    assert (edge.reason, edge.alt.endswith("On l’espère.")) == (2, True)


def test_an_arrow_of_a_setback_shares_no_sentence_that_says_it_led_to_something():
    ties = {edge.id: edge.tie for edge in graph(Telling(story(MARKET, EFFECTS), FR)).edges}
    assert ties["arrow-2-to-3"] == ties["arrow-1-to-2"] == ""
    assert (ties["arrow-1-to-3"], ties["arrow-3-to-A"]) == ("event", "effect")


def test_a_chain_shows_only_what_leads_to_its_effect():
    told = story(MARKET, EFFECTS)
    drawn = graph(Telling(told, FR), [chains(told)[0]])
    assert drawn.id == "schema-A"
    assert [node.number for node in drawn.nodes] == ["1", "2", "3", "A"]
    assert [edge.id for edge in drawn.edges] == ["arrow-1-to-2", "arrow-1-to-3", "arrow-2-to-3", "arrow-3-to-A"]
    assert [lane.id for lane in drawn.lanes] == FUNCTIONS


def test_a_chain_keeps_the_context_that_the_group_ties_to_it():
    told = story(table("1|2010||2|", "2|2011|1|A|", "3|2012|||"), "No\nA")
    drawn = graph(Telling(told, FR), [chains(told)[0]])
    assert [node.number for node in drawn.nodes] == ["1", "2", "A"]
    assert drawn.lanes[0].id == "context"


def test_the_legend_holds_only_the_signs_in_use():
    told = story(MARKET, EFFECTS)
    assert [sign for sign, _ in graph(Telling(told, FR), [chains(told)[1]]).legend] == [Sign.PLANNED, Sign.HOPED_EFFECT]


def test_without_any_arrow_events_follow_each_other_and_effects_stay_unjoined():
    drawn = graph(Telling(story(table("1|2010|1||", "2|2010|2||", "3|2011|||", "4|2012|5||"), "No\nA"), FR))
    assert [(edge.source, edge.target, edge.kind) for edge in drawn.edges] == [
        ("event-1", "event-2", EdgeKind.SUCCESSION),
        ("event-2", "event-4", EdgeKind.SUCCESSION),
    ]
    assert "aucune cause n’est affirmée" in drawn.edges[0].alt
    assert placed(drawn)["A"] == 4


def test_an_arrow_from_an_effect_is_told_and_not_drawn():
    told = story(table("1|2010|1|A|", "2|2011|1||"), "No\nA", links=(link("A", "2"),))
    assert [edge.id for edge in graph(Telling(told, FR)).edges] == ["arrow-1-to-A"]
    assert [(arrow.source, arrow.target) for arrow in undrawn(told)] == [("A", "2")]


def test_a_story_without_events_has_only_lanes():
    drawn = graph(Telling(story(), FR))
    assert (drawn.nodes, drawn.edges, len(drawn.lanes)) == ((), (), 3)


# Places in time.

RANKS = {
    "other dates, other places": (table("1|2010|1||", "2|2011|1||"), [0, 1]),
    "one date, one place": (table("1|2010|1||", "2|2010|12||"), [0, 0]),
    "an arrow moves its target on": (table("1|2010|1|2|", "2|2010|12||"), [0, 1]),
    "a lane holds two of one date": (table("1|2010|1||", "2|2010|2||", "3|2010|3||"), [0, 0, 1]),
    "Ordre parts what one date holds": (table("1|2010|1||1", "2|2010|12||2"), [0, 1]),
    "no date, a place of one's own": (table("1||1||", "2||12||"), [0, 1]),
    "a loop leaves one behind the other": (table("1|2010|1|2|", "2|2010|12|1|"), [0, 1]),
}


@pytest.mark.parametrize(("events", "expected"), RANKS.values(), ids=RANKS.keys())
def test_ranks(events, expected):
    claims = f"{events}\n0|2000|1|A|"
    first, *others, _ = graph(Telling(story(claims, "No\nA"), FR)).nodes
    assert (first.number, [node.rank - 1 for node in others]) == ("0", expected)


def test_ranks_of_a_story_without_arrows_do_not_share_a_place():
    happened = in_time(story(table("1|2010|1||", "2|2010|12||")))
    assert ranks(happened, {"event-1": "F1", "event-2": "F3"}, ()) == {"event-1": 0, "event-2": 0}
    assert placed(graph(Telling(story(table("1|2010|1||", "2|2010|12||")), FR))) == {"1": 0, "2": 1}


# The order of drawing.


def order(events, *arrows):
    told = story(events) if isinstance(events, str) else events
    return [event.number for event in drawn_order(in_time(told), arrows)]


def test_without_arrows_the_order_is_that_of_time():
    assert order(table("1|2011|1||", "2|2010|1||")) == ["2", "1"]


def test_a_loose_date_waits_for_what_led_to_it():
    events = table("1|2017-04|1||", "2|2017|1||", "3|2017-06|1||")
    assert order(events) == ["2", "1", "3"]
    assert order(events, ("1", "2")) == ["1", "2", "3"]


def test_all_that_follows_a_waiting_event_waits_too():
    events = table("1|2017-04|1||", "2|2017|1||", "3|2017|1||", "4|2017-06|1||")
    assert order(events, ("1", "2"), ("2", "3")) == ["1", "2", "3", "4"]


def test_an_arrow_that_dates_refute_moves_nothing():
    assert order(table("1|2018|1||", "2|2017|1||"), ("1", "2")) == ["2", "1"]


def test_the_order_that_the_group_gave_stands_against_arrows():
    assert order(table("1|2017|1||1", "2|2017|1||2"), ("2", "1")) == ["1", "2"]


def test_an_event_without_a_date_stands_before_what_it_led_to():
    events = table("1|2010|1||", "2|2011|1||", "3||1||", "4||1||")
    assert order(events) == ["1", "2", "3", "4"]
    assert order(events, ("3", "2")) == ["1", "3", "2", "4"]
    assert order(events, ("4", "3"), ("3", "2")) == ["1", "4", "3", "2"]


def test_an_event_without_a_date_stands_behind_what_led_to_it():
    events = table("1|2010|1||", "2|2011|1||", "3||1||")
    assert order(events, ("1", "3"), ("3", "2")) == ["1", "3", "2"]
    assert order(events, ("2", "3")) == ["1", "2", "3"]


def test_what_is_to_come_stays_last():
    told = story(table("1|2010|1||", "2||1||planned", head="No|Date|RT|Leads to|Status"))
    assert order(told, ("2", "1")) == ["1", "2"]
    assert order(told, ("1", "2")) == ["1", "2"]


def bounded(text, bound):
    return dataclasses.replace(loose(text), bound=bound)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((bounded("2012", Bound.BEFORE), loose("2011")), ["1", "2"]),
        ((loose("2012"), bounded("2011", Bound.AFTER)), ["1", "2"]),
        ((LooseDate(DateForm.TO_COME), loose("2011")), ["2", "1"]),
    ],
)
def test_open_dates_allow_what_they_leave_open(dates, expected):
    told = story(table("1|2000|1||", "2|2000|1||"))
    events = tuple(dataclasses.replace(event, date=each) for event, each in zip(told.events, dates, strict=True))
    assert order(dataclasses.replace(told, events=events), ("1", "2")) == expected


def test_a_loop_leaves_the_order_of_time():
    assert order(table("1|2010|1||", "2|2010|1||"), ("1", "2"), ("2", "1")) == ["1", "2"]


def test_arrows_of_other_things_are_passed_over():
    assert order(table("1|2010|1||"), ("1", "A"), ("9", "1")) == ["1"]


@pytest.mark.parametrize(("typed", "month"), [("2014-05-03", "mai 2014"), ("2014-05", "mai 2014"), ("2014", "")])
def test_a_node_tells_its_month_where_its_date_is_as_fine(typed, month):
    told = story(f"No | Date | RT\n1 | {typed} | 1")
    assert [node.month.replace("\u00a0", " ") for node in graph(Telling(told, FR)).nodes] == [month]
