"""What each section of the report says, in the words of its readers."""

from dataclasses import replace

import pytest
from stories import lesson, loose, story
from told import lines, named

from rtdocs import i18n
from rtdocs.model import Bound, Project
from rtdocs.model.dates import TO_COME, UNKNOWN, spanning
from rtdocs.plan import report
from rtdocs.plan.content.document import Table, TimelineFigure

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")


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
        "Le groupe a observé un changement concret dans le milieu de vie.",
        "- Des trajets sûrs (effet A).",
        "Le groupe souhaite un effet qui n’a pas encore été observé.",
        "- Une rue calme (effet B).",
        (
            "Le récit compte cinq événements réalisés, de 2013 à 2016. En tout, deux acteurs y ont pris part. "
            "L’un de ces événements appartient au contexte : il n’est rattaché à aucun résultat transitoire (RT). "
            "Un autre événement est prévu; il n’est pas compté parmi les faits."
        ),
        (
            "La chaîne qui mène à l’effet A compte trois avancées, c’est-à-dire des événements qui ont fait avancer le "
            "projet. Celle de l’effet B n’en compte encore aucune. C’est la fonction « Faire "
            "converger les acteurs et les ressources » qui revient le plus, avec deux avancées sur trois. Sur 12 RT, "
            "neuf n’apparaissent pas dans le récit."
        ),
        (
            "Le parcours compte aussi un revers : « Event 2 » (événement 2, 2015). Selon le groupe, il a quand même "
            "mené à « Event 3 » (événement 3, 2016)."
        ),
    ]


def test_the_summary_of_an_empty_story_claims_nothing():
    assert lines(story(), "summary") == [
        "# Sommaire",
        "Aucun effet observé n’est encore inscrit au récit.",
        "Aucun événement réalisé n’est encore inscrit au récit.",
    ]


def test_the_summary_says_that_no_arrow_was_drawn():
    told = lines(story("No | RT\n1 | 1\n2 | 4"), "summary")
    assert told[3].startswith(
        "Le groupe n’a pas encore relié les événements entre eux : le rapport suit donc l’ordre du temps, "
        "sans parler de causes. Les fonctions « Se constituer et se maintenir » et « Se représenter et influencer » "
        "sont présentes à égalité, avec une avancée chacune."
    )
    assert told[-1] == "Le récit ne rapporte aucun revers."


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1 | 2014", "Le récit compte un événement réalisé, en 2014."),
        ("1 |", "Le récit compte un événement réalisé."),
        ("1 | 2014\n2 | 2014", "Le récit compte deux événements réalisés, tous en 2014."),
        (
            "1 | 2014\n2 |",
            "Le récit compte deux événements réalisés. Ceux dont la date est connue se situent en 2014.",
        ),
        ("1 | 2014\n2 | 2016", "Le récit compte deux événements réalisés, de 2014 à 2016."),
        (
            "1 | 2014\n2 | 2016\n3 |",
            "Le récit compte trois événements réalisés, dont les dates connues vont de 2014 à 2016.",
        ),
    ],
)
def test_the_years_of_a_story_are_said_only_of_events_known_to_be_in_them(rows, told):
    with_outcome = rows.replace("\n", " | 1\n")
    assert lines(story(f"No | Date | RT\n{with_outcome} | 1"), "summary")[2] == told


def test_a_story_of_context_only_says_so():
    assert lines(story("No\n1"), "summary")[2].endswith(
        "Il appartient au contexte : il n’est rattaché à aucun résultat transitoire (RT)."
    )
    assert "Tous appartiennent au contexte" in lines(story("No\n1\n2"), "summary")[2]


def test_dates_that_may_be_older_are_told_as_such():
    told = story("No | Date | RT\n1 | 2014 | 1\n2 | 2014 | 1")
    before = replace(told.events[0], date=replace(loose("2014"), bound=Bound.BEFORE))
    assert lines(replace(told, events=(before, told.events[1])), "summary")[2] == (
        "Le récit compte deux événements réalisés. Ceux dont la date est connue se situent en 2014. "
        "Les plus anciens peuvent remonter plus loin, car leur date n’est pas connue avec précision."
    )
    assert lines(replace(told, events=(before,)), "summary")[2] == "Le récit compte un événement réalisé."


def test_a_story_of_plans_only_counts_them_apart():
    told = lines(story("No | Status\n1 | planned\n2 | planned"), "summary")
    assert told[2] == ("Aucun événement n’a encore eu lieu. Le groupe en prévoit deux.")
    assert lines(story("No | Status\n1 | planned"), "setbacks") == []


def test_a_story_of_several_setbacks_counts_them_and_says_where_they_are_told():
    told = lines(story("No | RT | Direction\n1 | 10 | reverse\n2 | 12 | reverse"), "summary")
    assert told[-1] == "Le parcours compte aussi deux revers (événements 1 et 2), racontés plus loin."


def test_the_first_of_many_next_steps_are_named():
    lessons = tuple(lesson(action=f"Action {number}", responsible="Ana", due="mai") for number in range(4))
    told = lines(story(lessons=lessons), "summary")
    assert told[-4:] == [
        "Pour la suite, le groupe se propose quatre actions. Voici les premières :",
        "- Ana (mai) : Action 0",
        "- Ana (mai) : Action 1",
        "- Ana (mai) : Action 2",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({}, "- Écrire"), ({"due": "mai"}, "- mai : Écrire"), ({"responsible": "Ana"}, "- Ana : Écrire")],
)
def test_a_next_step_is_told_with_who_and_when_where_they_are_known(fields, told):
    assert lines(story(lessons=(lesson(action="Écrire", **fields),)), "summary")[-1] == told


def test_many_chains_are_told_together():
    effects = "No\n" + "\n".join("ABCDE")
    told = story("No | RT | Leads to\n1 | 1 | A\n2 | 1 | A", effects)
    assert lines(told, "summary")[-2].startswith(
        "Les chaînes qui mènent aux cinq effets comptent de 0 à 2 avancées, c’est-à-dire des événements qui ont fait "
        "avancer le projet."
    )


def test_a_story_with_every_outcome_says_so():
    told = story("No | RT\n" + "\n".join(f"{number} | {number}" for number in range(1, 13)))
    assert "Chacun des RT apparaît au moins une fois dans le récit." in lines(told, "summary")[3]
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
        "Un effet est un changement concret dans le milieu de vie. Le groupe en a observé deux.",
        "### Effet A : Des trajets sûrs",
        "Deux rues.",
        (
            "Une ressource est devenue plus accessible : Les trottoirs. Cet effet a été observé en 2016, à cet "
            "endroit : Le parc. Voici qui en profite : Les enfants."
        ),
        "Le groupe s’appuie sur cette preuve : 400 élèves.",
        "### Effet B : Un banc",
        "Aucune preuve n’est encore inscrite pour cet effet.",
        "## Effets souhaités",
        "Le groupe souhaite encore ce changement, qui n’a pas été observé à ce jour.",
        "### Effet C : Une rue calme",
        "Le changement porterait sur la qualité d’une ressource.",
    ]


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"date": replace(loose("2016"), bound=Bound.SINCE)}, "observed", "Cet effet s’observe depuis 2016."),
        ({"date": UNKNOWN}, "observed", "Sa date n’est pas connue."),
        ({"date": TO_COME, "place": "Le parc"}, "hoped-for", "Le groupe voudrait l’observer à cet endroit : Le parc."),
        ({"date": spanning(loose("2010"), loose("2011-05"))}, "observed", "Date : 2010 – mai 2011."),
        ({"resource": "Le parc"}, "observed", "Le changement touche cette ressource : Le parc."),
        ({"beneficiaries": "Tous"}, "hoped-for", "Voici qui en profiterait : Tous."),
    ],
)
def test_what_is_known_of_an_effect_is_told_in_a_sentence(fields, status, told):
    made = story(effects=f"No | Title | Status\nA | Un banc | {status}")
    made = replace(made, effects=(replace(made.effects[0], **fields),))
    assert told in lines(made, "effects")


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
        "1 | 2015 | Un accord | RT 12; RT 2 | Ville | Entente",
    ]
    assert [mark.number for mark in named(told, "timeline", TimelineFigure).timeline.marks] == ["2", "A", "1"]


def test_one_source_of_all_events_is_said_once_instead_of_in_every_row():
    told = story("No | Source\n1 | Presse\n2 | Presse")
    assert lines(told, "timeline")[1].endswith("Une même source documente tous les événements : Presse.")
    assert [column.header for column in named(told, "timeline", Table).columns][-1] == "Acteurs"


def test_without_sources_the_table_has_no_column_for_them():
    told = story("No | RT\n1 | 1")
    assert [column.header for column in named(told, "timeline", Table).columns][-1] == "Acteurs"


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
    assert "Aucun événement, réalisé ou prévu, n’est rattaché à ces six RT :" in said
    assert "Ce RT n’apparaît que dans ce qui est prévu :" in said
    assert (
        "- RT 11 – Extension et renforcement des réseaux et de leurs projets : trois événements, soit 1, 2 et 3 "
        "(revers)" in said
    )
    assert any(line.startswith("Le RT 11 réunit à lui seul trois événements réalisés.") for line in said)
    assert any(
        "Sur cinq avancées dans le récit, trois relèvent des RT 10 et 11. Une relève de cette autre fonction." in line
        for line in said
    )
    assert any(
        line.endswith(
            "Cette fonction réunit trois avancées du récit. Un revers y figure aussi. Le groupe y prévoit un événement."
        )
        for line in said
    )


def test_a_story_of_neither_way_to_act_says_so():
    told = story("No | RT\n" + "\n".join(f"{row} | 1" for row in range(5)))
    assert any(
        "Aucune des cinq avancées du récit ne relève des RT 10 et 11. Aucune ne relève de cette autre fonction." in line
        for line in lines(told, "outcomes")
    )


def test_a_function_without_any_event_is_a_sentence_and_no_table_of_zeros():
    told = story("No | RT\n1 | 1")
    tables = [block for block in report.plan(told, FRENCH).sections["outcomes"] if isinstance(block, Table)]
    assert [table.id for table in tables] == ["outcomes-F1"]
    assert any(line.endswith("Aucun événement du récit ne s’y rattache.") for line in lines(told, "outcomes"))


def test_a_function_of_setbacks_only_holds_no_advance():
    told = story("No | RT | Direction\n1 | 10 | reverse")
    assert any(
        "Cette fonction ne compte encore aucune avancée. Un revers y figure aussi." in line
        for line in lines(told, "outcomes")
    )


def test_a_story_of_context_only_has_no_outcomes_section():
    assert lines(story("No\n1"), "outcomes") == []
