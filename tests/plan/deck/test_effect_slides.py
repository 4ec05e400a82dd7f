from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.deck import effect_slides
from rtdocs.plan.wording.telling import Telling

FR = language_of("fr")

# 1 to 3 lead to both effects; 4 and 5 are the last steps to one each; 6 stands apart.
ALIKE = """
    No | Date | RT | Leads to
    1  | 2010 | 1  | 2
    2  | 2011 | 1  | 3
    3  | 2012 | 1  | 4; 5
    4  | 2013 | 1  | A
    5  | 2014 | 1  | B
    6  | 2015 | 1  |
"""


def numbers(told):
    return [[chain.effect.number for chain in shown] for shown in effect_slides.shown_alone(told)]


def test_chains_that_share_all_but_their_last_steps_share_a_slide():
    told = story(ALIKE, "No\nA\nB")
    assert numbers(told) == [["A", "B"]]
    [slide] = effect_slides.slides(Telling(told, FR))
    assert slide.title == "De 2010 à 2014, cinq événements ont mené aux effets\u00a0A et B"
    assert [node.id for node in slide.graph.nodes if not node.lane] == ["effect-A", "effect-B"]
    assert "ne diffèrent que par leurs derniers pas" in slide.notes_opening


def test_chains_with_a_longer_way_of_their_own_or_nothing_in_common_have_a_slide_each():
    longer = ALIKE + "7|2009|1|4\n8|2008|1|7"
    assert numbers(story(longer, "No\nA\nB")) == [["A"], ["B"]]
    assert numbers(story("No|RT|Leads to\n1|1|A\n2|1|B", "No\nA\nB")) == [["A"], ["B"]]


def test_what_is_observed_and_what_is_hoped_for_share_no_slide():
    assert numbers(story(ALIKE, "No|Status\nA|\nB|hoped-for")) == [["A"], ["B"]]


def test_chains_that_are_the_whole_schema_are_not_shown_twice():
    whole = "\n".join(line for line in ALIKE.splitlines() if not line.strip().startswith("6"))
    assert numbers(story(whole, "No\nA\nB")) == []


def test_what_an_earlier_slide_showed_is_known_on_the_next():
    first, second = effect_slides.slides(Telling(story(ALIKE + "7|2009|1|4\n8|2008|1|7", "No\nA\nB"), FR))
    assert first.known == frozenset()
    assert second.known == {"event-1", "event-2", "event-3"}
    assert {node.id for node in second.graph.nodes} - second.known == {"event-5", "effect-B"}
