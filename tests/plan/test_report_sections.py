"""What each section of the report says, in the words of its readers."""

from dataclasses import replace

import pytest
from stories import loose, story
from told import lines

from rtdocs import i18n
from rtdocs.model import Actor, ActorKind, Bound, Lesson, Link, Project
from rtdocs.model.dates import TO_COME, UNKNOWN, spanning
from rtdocs.plan import report
from rtdocs.plan.blocks import Role, Run, Table, TimelineFigure, plain
from rtdocs.plan.report.voice import closed
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language("fr"), i18n.language("en")


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


def test_a_setback_is_told_with_what_the_group_says_it_led_to_and_why():
    told = story(
        """
        No | Title    | Date | RT | Direction | Leads to | Source
        1  | Un refus | 2014 | 10 | reverse   | 2        | Lettre
        2  | Un plan  | 2015 | 4  |           |          | Devis
        """,
        links=(Link(source="1", target="2", where=Where("Liens", 2), rationale="Il fallait un plan"),),
    )
    assert lines(told, "setbacks")[2] == (
        "En 2014 : Un refus (événement 1). Ce revers touche le RT 10 : Perte de ressources. Selon le groupe, il a "
        "quand même mené à « Un plan » (événement 2, 2015). Le groupe l’explique ainsi : « Il fallait un plan »."
    )
    runs = report.plan(told, FRENCH).sections["setbacks"][2].text
    assert [run.note.replace("\u00a0", " ") for run in runs if run.note] == ["Source : Lettre"]


def test_a_setback_that_no_arrow_leaves_says_that_nothing_was_told_of_after():
    said = lines(story("No | RT | Direction\n1 | 10 | reverse"), "setbacks")
    assert said[-1].endswith("Le groupe n’a pas encore dit ce qui a suivi.")


def test_setbacks_are_told_without_the_names_of_those_who_took_part():
    told = story("""
        No | Title         | RT | Direction | Status  | Actors  | Leads to | Description
        1  | Un refus      | 10 | reverse   |         | Ville X | 2        | Trop tard
        2  | Un départ     | 12 | reverse   | planned | Ville X |          | Peut-être.
    """)
    said = lines(told, "setbacks")
    assert said[1:] == [
        (
            "Tout projet rencontre des obstacles, et les nommer aide à apprendre. Le récit rapporte un revers; "
            "il n’est reproché à personne."
        ),
        (
            "Sans date connue : Un refus (événement 1). Trop tard. Ce revers touche le RT 10 : Perte de ressources. "
            "Le groupe prévoit que la suite sera « Un départ » (événement 2)."
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
    assert said[answers + 1].startswith("Le groupe a répondu à trois questions.")
    assert said[answers + 2].startswith("A1. ")
    assert said[answers + 3 : answers + 13] == [
        "Oui.",
        "Beaucoup.",
        "Qui manque?",
        "Les jeunes",
        "Le groupe ajoute :",
        "Continuer",
        "## Les prochaines étapes",
        "Le groupe se propose deux actions. Le tableau qui suit dit qui s’en charge et pour quand.",
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
    assert (
        said[2]
        == "Préparation du classeur : Ana. La rencontre du groupe a eu lieu en 2018. Personnes participantes : Dix."
    )
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
    assert document.sections["summary"][2].role is Role.KEY
    assert {block.role for block in document.sections["summary"][3:]} == {Role.BODY}
