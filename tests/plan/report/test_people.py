"""Who took part, what was hard, what was learned, and how to read it: the report's last sections."""

import pytest
from stories import lesson, loose, story
from told import lines, named

from rtdocs import i18n
from rtdocs.model import Actor, ActorKind, Link
from rtdocs.plan import report
from rtdocs.plan.content.document import Role, Run, Table, plain
from rtdocs.plan.wording.voice import closed
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")


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
