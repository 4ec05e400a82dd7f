import pytest
from stories import story

from rtdocs.facts.chains import chains
from rtdocs.i18n import catalogue, language_of
from rtdocs.plan.deck import titles
from rtdocs.plan.wording.telling import Telling

FR, EN = language_of("fr"), language_of("en")

THREE = """
    No | Date | RT | Direction | Status  | Leads to
    1  | 2006 | 1  |           |         | 2
    2  | 2010 | 10 | reverse   |         | 3
    3  | 2019 | 11 |           |         | A; B
"""
ONE = "No|Date|RT|Leads to\n1|2010|1|A"
AHEAD = "No|Date|RT|Status|Leads to\n1|2027|1|planned|2\n2|2029|1|planned|A"
HOPED = "No|Status\nA|hoped-for"


@pytest.mark.parametrize(
    ("events", "effects", "french", "english"),
    [
        (
            THREE,
            "No\nA\nB",
            "De 2006 à 2019, trois événements ont mené à deux effets",
            "From 2006 to 2019, three events led to two effects",
        ),
        (ONE, "No\nA", "En 2010, un événement a mené à un effet", "In 2010, one event led to one effect"),
        (
            THREE + "4|2020|1|||",
            "No\nA\nB",
            "De 2006 à 2019, trois événements sur quatre ont mené à deux effets",
            "From 2006 to 2019, three of four events led to two effects",
        ),
        (
            "No|RT|Leads to\n1|1|A\n2|1|",
            "No\nA",
            "Un événement sur deux a mené à un effet",
            "One of two events led to one effect",
        ),
        (
            THREE,
            "No|Status\nA|\nB|hoped-for",
            "De 2006 à 2019, trois événements ont mené à un effet; un autre effet est souhaité",
            "From 2006 to 2019, three events led to one effect; one more effect is hoped for",
        ),
        (
            AHEAD,
            HOPED,
            "De 2027 à 2029, deux événements doivent mener à un effet souhaité",
            "From 2027 to 2029, two events are meant to lead to one hoped-for effect",
        ),
        (
            "No|Date|RT|Status|Leads to\n1|2027|1|planned|A",
            HOPED,
            "En 2027, un événement doit mener à un effet souhaité",
            "In 2027, one event is meant to lead to one hoped-for effect",
        ),
        ("No|RT\n1|1", "", "Un événement a marqué le projet", "One event marked the project"),
        (
            "No|Date|RT|Status\n1|2020|1|\n2|2027|1|planned",
            HOPED,
            "De 2020 à 2027, deux événements, réalisés ou prévus, marquent le projet; un effet est souhaité",
            "From 2020 to 2027, two events, carried out or planned, mark the project; one effect is hoped for",
        ),
        ("No|RT|Status\n1|1|planned", "", "Un événement est prévu", "One event is planned"),
        (
            "",
            "No|Status\nA|\nB|hoped-for",
            "Un effet a été observé; un effet est souhaité",
            "One effect was observed; one effect is hoped for",
        ),
    ],
)
def test_the_title_of_the_whole_chain_says_what_is_seen(events, effects, french, english):
    told = story(events, effects)
    assert titles.whole(Telling(told, FR)) == french
    assert titles.whole(Telling(told, EN)) == english


@pytest.mark.parametrize(
    ("events", "effects", "french", "english"),
    [
        (
            THREE,
            "No\nA",
            "De 2006 à 2019, deux événements ont mené à l’effet\u00a0A; un revers a marqué le parcours",
            "From 2006 to 2019, two events led to effect\u00a0A; one setback marked the way",
        ),
        (
            THREE,
            "No\nA\nB",
            "De 2006 à 2019, deux événements ont mené aux effets\u00a0A et B; un revers a marqué le parcours",
            "From 2006 to 2019, two events led to effects\u00a0A and B; one setback marked the way",
        ),
        (
            "No|RT|Direction|Leads to\n1|10|reverse|2\n2|9|reverse|A",
            "No\nA",
            "Deux revers ont précédé l’effet\u00a0A",
            "Two setbacks came before effect\u00a0A",
        ),
        (
            "No|Date|RT|Direction|Leads to\n1|2010|10|reverse|A",
            "No\nA",
            "En 2010, un revers a précédé l’effet\u00a0A",
            "In 2010, a setback came before effect\u00a0A",
        ),
        (
            AHEAD,
            HOPED,
            "De 2027 à 2029, deux événements doivent mener à l’effet souhaité A",
            "From 2027 to 2029, two events are meant to lead to hoped-for effect\u00a0A",
        ),
        (
            "No|Date|RT|Direction|Status|Leads to\n1|2024|1|||2\n2|2025|10|reverse||3\n3|2027|4||planned|A",
            HOPED,
            "De 2024 à 2027, trois événements jalonnent le chemin vers l’effet souhaité A",
            "From 2024 to 2027, three events mark the way to hoped-for effect\u00a0A",
        ),
    ],
)
def test_the_title_of_an_effect_s_chain_tells_its_setbacks(events, effects, french, english):
    told = story(events, effects)
    assert titles.chain(chains(told), Telling(told, FR)) == french
    assert titles.chain(chains(told), Telling(told, EN)) == english


def test_every_sentence_is_there_with_years_and_without():
    for code in ("fr", "en"):
        keys = [key.split(".") for key in catalogue.topic(code, "deck") if key.startswith("said.")]
        dated, undated = ({key[2] for key in keys if key[1] == form} for form in ("dated", "undated"))
        assert dated == undated
