"""Where we are: the section of the report, and the slide."""

from dataclasses import replace

import pytest
from conftest import LANGUAGES
from planned import STORIES, workbook_of
from stories import story
from told import FRENCH, lines, sentence

from rtdocs import i18n
from rtdocs.model import Actor, Lesson, Use
from rtdocs.pipeline import load
from rtdocs.plan import report
from rtdocs.plan.content.document import plain
from rtdocs.plan.deck import deck
from rtdocs.plan.grid import grid
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

HALF = story(
    """
    No | Date    | Title      | RT | Status  | Actors | Leads to
    1  | 2014    | Un comité  | 1  |         | Ana    | 2
    2  | 2025-11 | Un mémoire | 4  | planned | Ana    | 3
    3  | 2026-01 | Un dépôt   | 5  | planned | Luc    | B
    4  | 2027    | Un accord  | 12 | planned |        | B
    5  |         | Une fête   |    | planned | Ana    |
    """,
    "No | Title | Status\nA | Un banc |\nB | Une rue calme | hoped-for\nC | Un parc | hoped-for",
    actors=(
        Actor(name="Ana", where=Where("Acteurs", 2)),
        Actor(name="Luc", where=Where("Acteurs", 3)),
        Actor(name="Fonds", where=Where("Acteurs", 4)),
        Actor(name="École", where=Where("Acteurs", 5)),
    ),
    lessons=(
        Lesson(where=Where("Apprentissages", 2), code="R2", answer="Les RT 3 et 12"),
        Lesson(where=Where("Apprentissages", 3), code="R3", answer="Le Fonds et Luc"),
    ),
)


WHERE_HALF_IS = [
    "# Où nous en sommes",
    (
        "Un événement a eu lieu, sur les cinq que compte le projet. Un effet a été observé, sur les trois que le "
        "groupe a inscrits. Ce portrait est celui du 31 janvier 2026."
    ),
    "## Ce qui est prévu",
    (
        "La date prévue d’un événement est passée, et le classeur ne dit pas qu’il a eu lieu : « Un mémoire » "
        "(événement 2, novembre 2025). Un événement est prévu pour la période en cours : « Un dépôt » "
        "(événement 3, janvier 2026)."
    ),
    "Le tableau qui suit donne les événements prévus dans l’ordre du temps, avec ceux qui doivent y prendre part.",
    "2 | novembre 2025 | Un mémoire | RT 4 | Ana | Date passée",
    "3 | janvier 2026 | Un dépôt | RT 5 | Luc | Période en cours",
    "4 | 2027 | Un accord | RT 12 | – | À venir",
    "5 | – | Une fête | Contexte | Ana | Sans date",
    "## Ce que demandent les effets souhaités",
    sentence("ahead.needs.lead", count=2),
    (
        "- Pour atteindre « Une rue calme » (effet B), le groupe compte encore sur trois événements prévus : "
        "« Un mémoire » (2), « Un dépôt » (3) et « Un accord » (4). Personne n’est encore nommé pour « Un accord » (4)."
    ),
    "- Aucun événement prévu ne mène encore à « Un parc » (effet C).",
    (sentence("ahead.essential.lead")),
    "Les RT 3 et 12",
    (
        "Parmi les RT que nomme la réponse du groupe, un seul n’a encore aucun événement, réalisé ou prévu "
        ": RT 3 – Traitement des controverses."
    ),
    (sentence("ahead.commitment.lead")),
    "Le Fonds et Luc",
    (
        "Parmi les acteurs que nomme la réponse du groupe, un seul ne prend encore part à aucun événement, "
        "réalisé ou prévu : Fonds."
    ),
    "Un acteur inscrit dans le classeur ne prend encore part à aucun événement, réalisé ou prévu : École.",
    (sentence("ahead.caution")),
]


def test_the_section_tells_what_is_done_what_is_planned_and_what_effects_call_for():
    assert lines(HALF, "ahead", group=True) == WHERE_HALF_IS


def test_who_gave_money_reads_where_the_project_is_and_nothing_that_is_missing():
    told = "\n".join(lines(HALF, "ahead"))
    assert "Il reste à confirmer un événement qui était prévu plus tôt : « Un mémoire » (événement 2" in told
    assert "2 | novembre 2025 | Un mémoire | RT 4 | Ana\n" in told
    assert sentence("ahead.caution_funder") in told
    for missing in ("passée", "Personne", "ne mène encore", "n’a encore aucun", "ne prend encore part", "classeur"):
        assert missing not in told, missing


def test_a_setback_foreseen_is_never_called_a_plan_of_the_group():
    told = story("No | RT | Status | Direction\n1 | 9 | planned | reverse\n2 | 9 | planned |\n3 | 10 | planned | ")
    [shows] = [slide for slide in deck.plan(Telling(told, FRENCH)).slides if slide.title == "Ce que le plan montre"]
    said = [item.replace("\u00a0", " ") for item in shows.items]
    assert "Le groupe prévoit deux événements : « Event 2 » (événement 2) et « Event 3 » (événement 3)." in said
    assert "Le groupe se prépare aussi à un revers possible : « Event 1 » (événement 1)." in said
    assert any("1 (revers prévu); 2 (prévu)" in line for line in lines(told, "annexes"))


def test_nothing_planned_needs_no_section_and_no_slide():
    told = story("No | RT\n1 | 1", "No | Status\nA | hoped-for")
    assert lines(told, "ahead") == []
    assert "Où nous en sommes" not in [slide.title for slide in deck.plan(Telling(told, FRENCH)).slides]


def test_without_the_day_it_was_saved_a_workbook_has_no_late_event():
    told = "\n".join(lines(replace(HALF, saved=""), "ahead", group=True))
    assert "Ce portrait est celui" not in told
    assert "La date prévue" not in told
    assert "2 | novembre 2025 | Un mémoire | RT 4 | Ana | À venir" in told


def test_what_the_group_has_not_answered_is_asked_only_of_who_looks_ahead():
    unsaid = "Le groupe n’a pas encore dit quels RT il juge indispensables : c’est la question R2 de la grille."
    told = replace(HALF, lessons=())
    looking_ahead = replace(told, project=replace(told.project, use=Use.BOTH))
    assert unsaid not in lines(told, "ahead", group=True)
    assert unsaid in lines(looking_ahead, "ahead", group=True)
    assert unsaid not in lines(looking_ahead, "ahead")


def test_answers_that_have_their_events_and_actors_are_said_to_be_covered():
    lessons = (
        Lesson(where=Where("Apprentissages", 2), code="R2", answer="RT 1"),
        Lesson(where=Where("Apprentissages", 3), code="R3", answer="Luc"),
    )
    told = lines(replace(HALF, lessons=lessons), "ahead")
    assert sentence("ahead.essential.covered") in told
    assert any(line.startswith("Chacun des acteurs que nomme la réponse du groupe") for line in told)
    vague = (replace(lessons[0], answer="Presque tous"), replace(lessons[1], answer="La direction"))
    assert not any("que nomme la réponse" in line for line in lines(replace(HALF, lessons=vague), "ahead"))


def test_setbacks_foreseen_are_no_step_and_many_events_are_named_by_number():
    rows = "\n".join(f"{number} | 1 | planned |" for number in range(1, 9))
    told = story(f"No | RT | Status | Direction\n{rows}\n9 | 9 | planned | reverse")
    said = "\n".join(lines(told, "ahead"))
    assert len([line for line in said.splitlines() if " | " in line]) == 8
    aimed = story(
        f"No | RT | Status | Direction | Leads to\n{rows.replace('planned |', 'planned | | A')}",
        "No | Status\nA | hoped-for",
    )
    assert "le groupe compte sur huit événements : les événements 1, 2, 3, 4, 5, 6, 7 et 8." in "\n".join(
        lines(aimed, "ahead")
    )
    assert "Le groupe se prépare aussi à un revers possible : « Event 9 » (événement 9)." in said
    assert "9 | –" not in said
    only = lines(story("No | RT | Status | Direction\n1 | 9 | planned | reverse"), "ahead")
    assert [line for line in only if line.startswith("##")] == ["## Ce qui est prévu"]
    assert not any(" | " in line for line in only)


def test_the_slide_tells_the_next_steps_with_who_is_to_take_part():
    [slide] = [
        each for each in deck.plan(Telling(HALF, FRENCH, group=True)).slides if each.title == "Où nous en sommes"
    ]
    said = [item.replace("\u00a0", " ") for item in slide.items]
    assert said[1:5] == [
        "Date passée, à vérifier : « Un mémoire » (événement 2, novembre 2025). Doit y prendre part : Ana.",
        "Prévu pour la période en cours : « Un dépôt » (événement 3, janvier 2026). Doit y prendre part : Luc.",
        "À venir : « Un accord » (événement 4, 2027). Personne n’y est encore nommé.",
        "Un événement est prévu, sans date pour l’instant : « Une fête » (événement 5).",
    ]
    assert all(f"L’événement\u00a0{number}" in slide.notes for number in (2, 3, 4, 5))


# --- a plan, told as one ---


@pytest.fixture(scope="module", params=sorted(STORIES))
def looking_ahead(request, tmp_path_factory):
    return load(workbook_of(request.param, tmp_path_factory.mktemp("ahead"))).story


PAST = {
    "fr": ("a mené", "ont mené", "y ont pris part", "a pris part", "réalisé", "avancée", "le récit", "découle"),
    "en": ("led to", "led here", "took part", "advance", "the story", "follows from"),
}
SAID_OF_METHOD = ("glossary", "method", "outcomes", "ahead", "questions")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_of_a_plan_speaks_of_the_past(tmp_path, code):
    told = load(workbook_of("ruelle-verte", tmp_path)).story
    language = i18n.language_of(code)
    sections = report.plan(Telling(told, language)).sections
    said = "\n".join(line for name in sections if name not in SAID_OF_METHOD for line in lines(told, name, language))
    assert [word for word in PAST[code] if word in said.lower()] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_document_of_a_story_that_looks_ahead_can_be_planned(looking_ahead, code):
    language = i18n.language_of(code)
    titles = [slide.title for slide in deck.plan(Telling(looking_ahead, language)).slides]
    assert language.say("ahead.slide.title") in titles
    assert len(set(titles)) == len(titles)
    assert {"ahead", "wheel"} < set(report.plan(Telling(looking_ahead, language)).sections)
    assert grid.book(Telling(looking_ahead, language)).sheets


def test_a_plan_says_that_it_is_one():
    told = story("No | RT | Status | Leads to\n1 | 1 | planned | A", "No | Status\nA | hoped-for\nB | hoped-for")
    assert report.plan(Telling(told, FRENCH)).fields["document"]["kind"] == "Plan"
    assert lines(told, "summary")[2] == "## Ce que le groupe veut changer dans le milieu de vie"
    assert lines(told, "chains")[2] == "Le chemin compte un événement prévu."
    assert lines(told, "actors") == []


def test_the_grid_of_who_only_looks_ahead_begins_with_the_plan():
    told = story("No | RT | Status\n1 | 1 | planned", "No | Status\nA | hoped-for", use=Use.PROSPECTIVE)
    first, second = (grid.document(Telling(told, FRENCH)).sections[place][0] for place in ("learn", "reinvest"))
    assert [plain(first.text), plain(second.text)] == ["Préparer l’action", "Apprendre avant de commencer"]
    back = story("No | RT\n1 | 1")
    assert plain(grid.document(Telling(back, FRENCH)).sections["learn"][0].text) == "Tirer des apprentissages"


def test_a_single_step_needs_no_table_and_is_told_with_its_date_and_its_people():
    told = story("No | Date | Title | RT | Status | Actors\n1 | 2027 | Un permis | 12 | planned | Ville; École")
    said = lines(told, "ahead")
    assert (
        "Le prochain événement prévu est « Un permis » (événement 1, 2027). Doivent y prendre part : Ville et École."
        in (said)
    )
    assert not any(" | " in line for line in said)


def test_an_answer_that_the_section_quotes_stands_once_in_the_report():
    every = [line for name in ("ahead", "questions") for line in lines(HALF, name)]
    assert every.count("Les RT 3 et 12") == 1
    assert every.count("Le Fonds et Luc") == 1
    only_done = story("No | RT\n1 | 1", lessons=HALF.lessons)
    assert "Les RT 3 et 12" in lines(only_done, "questions")
