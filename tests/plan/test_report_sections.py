"""What each section of the report says, in the words of its readers."""

from dataclasses import replace

import pytest
from stories import loose, story

from rtdocs import i18n
from rtdocs.model import Actor, ActorKind, Bound, Lesson, Link, Project
from rtdocs.plan import report
from rtdocs.plan.blocks import ChartFigure, Heading, Items, Paragraph, Role, Run, Table, TimelineFigure, plain
from rtdocs.plan.report.voice import closed
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language("fr"), i18n.language("en")


def spaced(text):
    return plain(text).replace("\u00a0", " ").replace("\u202f", " ")


def lines(told, section, language=FRENCH):
    """Return a section as a person would type it: a line a heading, paragraph, item, table row."""
    return [line for block in report.plan(told, language).sections.get(section, ()) for line in shown(block)]


def shown(block):
    match block:
        case Heading():
            return [f"{'#' * block.level} {spaced(block.text)}"]
        case Paragraph():
            return [spaced(block.text)]
        case Items():
            return [f"{number if block.numbered else '-'} {spaced(item)}" for number, item in enumerate(block.items, 1)]
        case Table():
            return [" | ".join(spaced(cell) or "–" for cell in row) for row in block.rows]
        case TimelineFigure():
            return [f"[{len(block.timeline.marks)}]"]
        case ChartFigure():
            return [f"[{len(block.chart.categories)} × {len(block.chart.series)}]"]


def named(told, section, kind, place=0):
    """Return the block of a kind at a place of a section."""
    return [block for block in report.plan(told, FRENCH).sections[section] if isinstance(block, kind)][place]


def test_the_summary_tells_effects_then_facts_in_sentences():
    told = story(
        """
        No | Date | RT | Direction | Status  | Actors | Leads to
        1  | 2014 | 1  |           |         | École  | 2
        2  | 2015 | 12 | reverse   |         | Ville  | 3
        3  | 2016 | 12 |           |         | Ville  | A
        4  |      | 11 |           | planned | École  |
        5  | 2013 |    |           |         |        |
        6  | 2016 | 12 |           |         | Ville  | A
        """,
        "No | Title | Status\nA | Des trajets sûrs |\nB | Une rue calme | hoped-for",
        goal="Marcher",
    )
    assert lines(told, "summary") == [
        "# Sommaire",
        "Marcher",
        "Le groupe a observé un effet dans le milieu de vie.",
        "- Effet A : Des trajets sûrs",
        "Le groupe souhaite un effet qui n’a pas encore été observé.",
        "- Effet B : Une rue calme",
        "Le récit compte 5 événements réalisés.",
        "Les événements dont la date est connue vont de 2013 à 2016.",
        "L’un d’eux appartient au contexte et n’est rattaché à aucun résultat transitoire (RT).",
        "Un événement est prévu; il n’est pas compté parmi les faits.",
        "La chaîne qui mène à l’effet A compte 3 avancées, c’est-à-dire des événements qui ont fait avancer le projet.",
        "La chaîne qui mène à l’effet B ne compte encore aucune avancée.",
        "En tout, 2 acteurs ont pris part aux événements réalisés.",
        "La fonction la plus présente est « Faire converger les acteurs et les ressources », avec 2 avancées sur 3.",
        "Dans ce récit, 9 RT sont absents : RT 2, RT 3, RT 4, RT 5, RT 6, RT 7, RT 8, RT 9 et RT 10.",
        "Parmi les événements réalisés, un est un revers.",
    ]


def test_the_summary_of_an_empty_story_claims_nothing():
    assert lines(story(), "summary") == [
        "# Sommaire",
        "Aucun effet observé n’est encore inscrit au récit.",
        "Aucun événement réalisé n’est encore inscrit au récit.",
    ]


def test_the_summary_says_that_no_arrow_was_drawn():
    told = lines(story("No | RT\n1 | 1\n2 | 4"), "summary")
    assert (
        "Le groupe n’a pas encore relié les événements entre eux : le rapport suit donc l’ordre du temps, "
        "sans parler de causes." in told
    )
    assert (
        "Les fonctions « Se constituer et se maintenir » et « Se représenter et influencer » sont présentes à égalité, "
        "avec une avancée chacune." in told
    )
    assert "Le récit ne rapporte aucun revers." in told


def test_one_year_and_older_dates_are_told():
    told = story("No | Date | RT\n1 | 2014 | 1")
    before = replace(told.events[0], date=replace(loose("2014"), bound=Bound.BEFORE))
    assert "Les événements dont la date est connue se situent tous en 2014." in lines(told, "summary")
    assert "Les plus anciens peuvent remonter plus loin, car leur date n’est pas connue avec précision." in lines(
        replace(told, events=(before,)), "summary"
    )


def test_many_chains_are_told_together():
    effects = "No\n" + "\n".join("ABCDE")
    told = story("No | RT | Leads to\n1 | 1 | A\n2 | 1 | A", effects)
    assert (
        "Les chaînes qui mènent aux 5 effets comptent de 0 à 2 avancées, c’est-à-dire des événements qui ont fait "
        "avancer le projet." in lines(told, "summary")
    )


def test_a_story_with_every_outcome_says_so():
    told = story("No | RT\n" + "\n".join(f"{number} | {number}" for number in range(1, 13)))
    assert "Chacun des RT apparaît au moins une fois dans le récit." in lines(told, "summary")
    assert "Chacun des RT apparaît au moins une fois dans le récit." in lines(told, "outcomes")


def test_the_project_is_a_table_of_what_is_known():
    project = Project(title="Marché", organisation="Comité", funders=("Ville", "Fondation"), start=loose("2013"))
    assert lines(replace(story(), project=project), "project") == [
        "# Le projet",
        "Organisme | Comité",
        "Début | 2013",
        "Bailleurs de fonds | Ville; Fondation",
    ]


def test_effects_observed_and_hoped_for_stand_apart_with_what_is_known_of_each():
    told = story(
        effects="""
        No | Title            | Date | Status    | Evidence   | Place   | Dimension     | Description
        A  | Des trajets sûrs | 2016 |           | 400 élèves | Le parc | accessibility | Deux rues.
        B  | Un banc          |      |           |            |         |               |
        C  | Une rue calme    |      | hoped-for |            |         | quality       |
        """
    )
    first, *others = told.effects
    told = replace(told, effects=(replace(first, resource="Les trottoirs", beneficiaries="Les enfants"), *others))
    assert lines(told, "effects") == [
        "# Les effets",
        "## Effets observés",
        "Le groupe a observé ces changements concrets dans le milieu de vie.",
        "### Effet A : Des trajets sûrs",
        "Deux rues.",
        "- Ressource touchée : Les trottoirs",
        "- Ce qui change : l’accessibilité de la ressource",
        "- Lieu : Le parc",
        "- Date : 2016",
        "- Personnes qui en bénéficient : Les enfants",
        "- Preuve : 400 élèves",
        "### Effet B : Un banc",
        "Aucune preuve n’est encore inscrite pour cet effet.",
        "## Effets souhaités",
        "Le groupe souhaite ce changement, qui n’a pas encore été observé.",
        "### Effet C : Une rue calme",
        "- Ce qui change : la qualité de la ressource",
    ]


def test_the_timeline_is_drawn_and_told_in_the_same_order():
    told = story(
        """
        No | Date | Title       | RT | Second RT | Actors | Source  | Description
        1  | 2015 | Un accord   | 12 | 2         | Ville  | Entente | Écrit.
        2  | 2014 | Un comité   | 1  |           |        |         |
        """,
        "No | Title | Date\nA | Un banc | 2014",
    )
    assert lines(told, "timeline")[2:] == [
        "[3]",
        "2 | 2014 | Un comité | RT 1 | – | –",
        "A | 2014 | Un banc | Effet | – | –",
        "1 | 2015 | Un accord. Écrit. | RT 12; RT 2 | Ville | Entente",
    ]
    assert [mark.number for mark in named(told, "timeline", TimelineFigure).timeline.marks] == ["2", "A", "1"]


def test_without_sources_the_table_has_no_column_for_them():
    told = story("No | RT\n1 | 1")
    assert [column.header for column in named(told, "timeline", Table).columns][-1] == "Acteurs"


CHAINED = story(
    """
    No | Date | Title     | RT | Direction | Status  | Leads to
    1  | 2014 | Un comité | 1  |           |         | 2; B
    2  | 2015 | Un refus  | 12 | reverse   |         | A
    3  | 2013 | Un vote   |    |           |         | 1
    4  |      | Une suite | 11 |           | planned | B
    5  | 2016 | Une fête  | 11 |           |         |
    """,
    "No | Title | Status\nA | Un banc |\nB | Une rue calme | hoped-for\nC | Un parc |",
    links=(Link(source="2", target="A", where=Where("Liens", 2), rationale="La rue est fermée", reference="Entente"),),
)


def test_each_effect_has_its_chain_in_sentences_and_as_a_list():
    told = lines(CHAINED, "chains")
    start = told.index("## La chaîne vers l’effet A : Un banc")
    assert told[start + 1 : start + 5] == [
        (
            "Cette chaîne compte un événement qui a fait avancer le projet. Elle s’ouvre sur « Un comité » et son plus "
            "récent événement réalisé est « Un refus ». Ses avancées se rattachent à un seul RT : RT 1. "
            "La chaîne compte un revers. Un événement de contexte mène aussi à cet effet. "
            "Parmi les événements de cette chaîne, 2 mènent aussi à un autre effet."
        ),
        "1 Un vote (événement 3, 2013). Contexte, sans RT. Cet événement mène à l’événement 1.",
        "2 Un comité (événement 1, 2014). RT 1, Construction de réseaux. Cet événement mène à l’événement 2.",
        (
            "3 Un refus (événement 2, 2015). Revers du RT 12 : Non-engagement ou désengagement. "
            "Cet événement mène à l’effet A. Le groupe explique ainsi la flèche qui mène à l’effet A : "
            "« La rue est fermée ». Source de la flèche qui mène à l’effet A : Entente."
        ),
    ]


def test_a_hoped_for_effect_is_never_told_as_reached_nor_a_planned_event_as_done():
    told = lines(CHAINED, "chains")
    prose = told[told.index("## La chaîne vers l’effet B : Une rue calme") + 1]
    assert prose.startswith("Cet effet est souhaité")
    assert "La chaîne comprend un événement prévu." in prose
    assert "3 Une suite (événement 4). Prévu; RT 11, Extension et renforcement des réseaux et de leurs projets. " in (
        "\n".join(told)
    )


def test_an_effect_without_events_and_events_without_effect_are_told():
    told = lines(CHAINED, "chains")
    assert told[told.index("## La chaîne vers l’effet C : Un parc") + 1 :] == [
        "Aucun événement n’est encore relié à cet effet.",
        "## Événements hors des chaînes",
        "Un événement ne mène à aucun effet selon les flèches tracées jusqu’ici. Il fait quand même partie du récit.",
        "1 Une fête (événement 5, 2016). RT 11, Extension et renforcement des réseaux et de leurs projets.",
    ]


def test_a_chain_of_only_planned_events_says_that_none_took_place():
    told = story("No | RT | Status | Leads to\n1 | 1 | planned | A", "No\nA")
    assert "Aucun événement réalisé et rattaché à un RT ne mène encore à cet effet." in lines(told, "chains")[3]


def test_a_chain_of_reverses_counts_no_advance():
    told = story(
        "No | RT | Direction | Leads to\n1 | 12 | reverse | A\n2 | 12 | reverse | A", "No | Title\nA | Un banc"
    )
    assert lines(told, "chains")[3] == (
        "Elle s’ouvre sur « Event 1 » et son plus récent événement réalisé est « Event 2 ». La chaîne compte 2 revers."
    )


def test_without_any_arrow_the_list_follows_time_and_claims_no_cause():
    told = story("No | Title | Date | RT\n1 | Un accord | 2015 | 12\n2 | Un comité | 2014 | 1", "No\nA")
    assert lines(told, "chains") == [
        "# Les chaînes jusqu’aux effets",
        (
            "Le groupe n’a relié aucun événement à un autre ni à un effet. La liste suit donc simplement l’ordre du "
            "temps : elle n’affirme pas qu’un événement en a entraîné un autre."
        ),
        "1 Un comité (événement 2, 2014). RT 1, Construction de réseaux.",
        "2 Un accord (événement 1, 2015). RT 12, Engagement d’acteurs décisionnels dans la réalisation du changement.",
    ]


def test_outcomes_are_counted_by_function_direction_and_status():
    told = story("""
        No | RT | Second RT | Direction | Status
        1  | 11 |           |           |
        2  | 11 |           |           |
        3  | 11 | 2         | reverse   |
        4  | 12 |           |           | planned
        5  | 10 |           |           |
        6  | 1  |           |           |
        7  | 4  |           |           |
    """)
    said = lines(told, "outcomes")
    assert "RT 11 – Extension et renforcement des réseaux et de leurs projets | 2 | 1 | 0 | 1; 2; 3 (revers)" in said
    assert "RT 12 – Engagement d’acteurs décisionnels dans la réalisation du changement | 0 | 0 | 1 | 4 (prévu)" in said
    assert "RT 2 – Adoption de structures et de règles de gouvernance en réseau | 0 | 0 | 0 | 3 (RT secondaire)" in said
    assert "Aucun événement, réalisé ou prévu, n’est rattaché à ces 6 RT :" in said
    assert "Ce RT n’apparaît que dans ce qui est prévu :" in said
    assert (
        "- RT 11 – Extension et renforcement des réseaux et de leurs projets : 3 événements (1, 2 et 3 (revers))"
        in said
    )
    assert any(line.startswith("Le RT 11 réunit à lui seul 3 événements réalisés.") for line in said)
    assert any(
        "Sur 5 avancées dans le récit, 3 relèvent des RT 10 et 11. Cette fonction compte une avancée." in line
        for line in said
    )
    assert any(line.endswith("Cette fonction compte 3 avancées. Elle compte aussi un revers.") for line in said)


def test_a_story_of_neither_way_to_act_says_so():
    told = story("No | RT\n" + "\n".join(f"{row} | 1" for row in range(5)))
    assert any(
        "Aucune des 5 avancées du récit ne relève des RT 10 et 11. Cette fonction ne compte aucune avancée." in line
        for line in lines(told, "outcomes")
    )


def test_a_story_of_context_only_has_no_outcomes_section():
    assert lines(story("No\n1"), "outcomes") == []


def test_actors_are_told_with_what_they_took_part_in():
    told = story(
        """
        No | Date | Title     | RT | Direction | Status  | Actors
        1  | 2014 | Un comité | 1  |           |         | Ville; École
        2  | 2015 | Un refus  | 12 | reverse   |         | Ville
        3  |      | Une suite | 11 |           | planned | École
        """,
        actors=(
            Actor(name="Ville", where=Where("Acteurs", 2), sector="Municipal", roles=("décideur",)),
            Actor(name="Plan vert", where=Where("Acteurs", 3), kind=ActorKind.NON_HUMAN),
        ),
    )
    assert lines(told, "actors")[2:] == [
        "Ville | Municipal; décideur | Un comité (1); Un refus (2) | RT 1; RT 12 (revers)",
        "Plan vert | entité non humaine | – | –",
        "École | – | Un comité (1); Une suite (3, prévu) | RT 1",
        "Se constituer et se maintenir | Ville; École",
        "Se représenter et influencer | –",
        "Faire converger les acteurs et les ressources | –",
    ]


def test_actors_that_nothing_is_said_of_have_no_column_for_it():
    told = story("No | Actors\n1 | Ville")
    assert [column.header for column in named(told, "actors", Table).columns] == ["Acteur", "A pris part à", "RT"]
    assert lines(told, "actors")[2:] == ["Ville | Event 1 (1) | –"]


def test_setbacks_are_told_without_the_names_of_those_who_took_part():
    told = story("""
        No | Title         | RT | Direction | Status  | Actors  | Leads to | Description
        1  | Un refus      | 10 | reverse   |         | Ville X | 2        | Trop tard
        2  | Un départ     | 12 | reverse   | planned | Ville X |          | Peut-être.
    """)
    said = lines(told, "setbacks")
    assert said[1:] == [
        (
            "Tout projet rencontre des obstacles, et les nommer aide à apprendre. Le récit rapporte le revers suivant; "
            "il n’est reproché à personne."
        ),
        (
            "- L’événement 1, « Un refus », est un revers rattaché au RT 10 : Perte de ressources. Trop tard. "
            "Selon le groupe, cet événement a malgré tout mené à la suite du récit."
        ),
        "Le groupe envisage aussi un revers possible, pour mieux s’y préparer :",
        (
            "- L’événement 2, « Un départ », est un revers que le groupe prévoit, rattaché au RT 12 : "
            "Non-engagement ou désengagement. Peut-être."
        ),
    ]
    assert "Ville X" not in "\n".join(said)


def test_a_story_without_setback_says_so():
    assert lines(story("No\n1"), "setbacks")[1].startswith("Le récit ne rapporte aucun revers.")


def lesson(**texts):
    return Lesson(where=Where("Apprentissages", sum(map(len, texts.values()))), **texts)


def test_answers_next_steps_and_open_questions_are_told():
    told = story(
        "No | RT\n1 | 1",
        lessons=(
            lesson(code="A1", answer="Oui.\nBeaucoup.", action="Écrire", responsible="Ana", due="mai"),
            lesson(question="Qui manque?", answer="Les jeunes"),
            lesson(answer="Continuer"),
            lesson(question="Et ensuite?"),
            lesson(question="Qui appelle?", responsible="Léa"),
        ),
    )
    said = lines(told, "questions")
    answers = said.index("## Ce que le groupe en retient")
    assert said[answers + 1].startswith("A1. ")
    assert said[answers + 2 : answers + 11] == [
        "Oui.",
        "Beaucoup.",
        "Qui manque?",
        "Les jeunes",
        "Le groupe ajoute :",
        "Continuer",
        "## Les prochaines étapes",
        "Écrire | Ana | mai | A1",
        "Qui appelle? | Léa | – | –",
    ]
    assert "- Et ensuite?" in said
    assert "## Questions encore ouvertes" in said
    assert not any(line.startswith("- A1.") for line in said)
    assert "encore ouverte" in said[-1]


def test_without_answers_the_section_says_so():
    assert lines(story(), "questions")[2] == (
        "Aucune réponse n’est encore inscrite dans la feuille « Apprentissages » du classeur."
    )


def test_the_method_says_who_when_what_to_be_careful_with_and_whose_tool_it_is():
    told = story("No | Leads to\n1 | A", "No\nA", prepared_by="Ana", workshop_date=loose("2018"), participants="Dix")
    said = lines(told, "method")
    assert said[2] == "Le classeur a été préparé par Ana. Date de la rencontre : 2018. Personnes participantes : Dix."
    assert any(line.startswith("- Les flèches sont celles que le groupe a tracées") for line in said)
    assert any(line.startswith("Outil d’appréciation des effets") and line.endswith("2019.") for line in said)


def test_without_arrows_the_method_says_that_succession_is_no_cause():
    assert any(line.startswith("- Le groupe n’a tracé aucune flèche.") for line in lines(story("No\n1"), "method"))


@pytest.mark.parametrize(("language", "first"), [(FRENCH, "- Acteur : "), (ENGLISH, "- Actor: ")])
def test_the_glossary_holds_the_outcomes_used_then_the_words_in_alphabetical_order(language, first):
    said = lines(story("No | RT | Second RT\n1 | 5 | 7"), "glossary", language)
    words = next(place for place, line in enumerate(said) if line.startswith("## ") and place > 1)
    assert [line.split(" – ")[0][2:] for line in said[2:words]] == [
        language.say("events.badge.advance", outcome=number).replace("\u00a0", " ") for number in (5, 7)
    ]
    assert said[words + 1].startswith(first)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Oui", "Oui."), ("Oui.", "Oui."), ("Oui!", "Oui!"), ("« Oui. »", "« Oui. »"), ("« Oui »", "« Oui »."), ("", "")],
)
def test_a_persons_words_are_closed_once_before_other_sentences(typed, told):
    assert plain(closed((Run(typed),))) == told


def test_french_words_with_an_accent_stand_at_their_letter():
    said = lines(story(), "glossary")
    names = [line[2:].split(" : ")[0] for line in said if line.startswith("- ")]
    assert names.index("Effet") < names.index("Événement marquant") < names.index("Intermédiaire")


def test_notes_and_leads_have_their_role():
    told = story("No\n1", summary="Un résumé.")
    document = report.plan(told, FRENCH)
    assert document.sections["summary"][1].role is Role.LEAD
    assert {block.role for block in document.sections["summary"][2:]} == {Role.KEY}
