"""Who took part, what was hard, what was learned, and how to read it: the report's last sections."""

import pytest
from stories import lesson, loose, story
from told import lines, named, sentence, shown

from rtdocs import i18n
from rtdocs.model import Actor, ActorKind, Link
from rtdocs.plan import report
from rtdocs.plan.content.document import Role, Run, Table, plain
from rtdocs.plan.wording.telling import Telling
from rtdocs.plan.wording.texts import closed
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")


def test_who_took_part_in_what_is_told_in_dots_by_kind():
    told = story(
        """
        No | Date | Title     | RT | Direction | Status  | Actors
        1  | 2014 | Un comité | 1  |           |         | Ville; École; Plan vert
        2  | 2015 | Un refus  | 12 | reverse   |         | Ville
        3  |      | Une suite | 11 |           | planned | École
        4  | 2016 | Une fête  | 11 |           |         |
        """,
        actors=(
            Actor(name="Plan vert", where=Where("Acteurs", 2), kind=ActorKind.NON_HUMAN),
            Actor(name="Ville", where=Where("Acteurs", 3), sector="Municipal", roles=("décideur",)),
            Actor(name="École", where=Where("Acteurs", 4), sector="Éducation"),
        ),
    )
    assert lines(told, "actors")[1:] == [
        ("Le récit nomme trois acteurs."),
        "Ville | Municipal | ● | ● | –",
        "École | Éducation | ● | – | ○",
        "Plan vert | entité non humaine | ● | – | –",
        (
            "Les colonnes portent les numéros des événements, dans l’ordre du temps; les annexes en donnent les "
            "titres. Un point plein marque ce qui a eu lieu, un point vide ce qui est prévu."
        ),
    ]
    table = named(told, "actors", Table)
    assert [column.header for column in table.columns] == ["Acteur", "Milieu", "1", "2", "3"]


def test_who_comes_back_most_is_named_where_few_stand_out():
    told = story("No | Actors\n1 | Ville; École\n2 | Ville\n3 | Ville")
    assert lines(told, "actors")[1].endswith("L’un d’eux revient plus que les autres, dans trois événements : Ville.")


def test_actors_that_nothing_is_said_of_have_no_column_for_it():
    told = story("No | Actors\n1 | Ville")
    assert [column.header for column in named(told, "actors", Table).columns] == ["Acteur", "1"]


@pytest.mark.parametrize(
    ("events", "actors", "widths", "wide"),
    [
        (18, 30, [18], False),
        (19, 30, [19], True),
        (45, 30, [23, 22], True),
        (19, 3, [10, 9], False),
        (45, 9, [15, 15, 15], False),
        (45, 10, [23, 22], True),
    ],
)
def test_many_events_take_turned_pages_or_for_few_actors_several_tables(events, actors, widths, wide):
    names = "; ".join(f"Acteur {number}" for number in range(actors))
    told = story("No | Actors\n" + "\n".join(f"{number} | {names}" for number in range(1, events + 1)))
    found = [block for block in report.plan(Telling(told, FRENCH)).sections["actors"] if isinstance(block, Table)]
    assert [len(table.columns) - 1 for table in found] == widths
    assert {table.wide for table in found} == {wide}


def test_a_setback_is_told_with_what_followed_and_why():
    told = story(
        """
        No | Title    | Date | RT | Direction | Leads to | Source
        1  | Un refus | 2014 | 10 | reverse   | 2        | Lettre
        2  | Un plan  | 2015 | 4  |           |          | Devis
        """,
        links=(Link(source="1", target="2", where=Where("Liens", 2), rationale="Il fallait un plan"),),
    )
    assert lines(told, "setbacks")[1:] == [
        "RT 10 – revers Un refus (1, 2014). « Un plan » (2) a suivi. « Il fallait un plan »"
    ]
    runs = report.plan(Telling(told, FRENCH)).sections["setbacks"][1].text
    assert [run.note.replace("\u00a0", " ") for run in runs if run.note] == ["Source : Lettre"]


def test_only_the_group_reads_that_nothing_was_told_of_after():
    told = story("No | RT | Direction\n1 | 10 | reverse")
    assert lines(told, "setbacks")[-1] == "RT 10 – revers Event 1 (1)."
    [block] = report.plan(Telling(told, FRENCH, group=True)).sections["setbacks"][1:]
    assert plain(block.text).endswith(sentence("report.setbacks.nothing_after"))


def test_setbacks_are_told_without_the_names_of_those_who_took_part():
    told = story("""
        No | Title         | RT | Direction | Status  | Actors  | Leads to | Description
        1  | Un refus      | 10 | reverse   |         | Ville X | 2        | Trop tard
        2  | Un départ     | 12 | reverse   | planned | Ville X |          | Peut-être.
    """)
    said = lines(told, "setbacks")
    assert said[1:] == [
        "RT 10 – revers Un refus (1). Ensuite, le groupe prévoit « Un départ » (2).",
        sentence("report.setbacks.foreseen", count=1),
        (
            "- L’événement 2, « Un départ », est un revers que le groupe prévoit, rattaché au RT 12 : "
            "Non-engagement ou désengagement. Peut-être."
        ),
    ]
    assert "Ville X" not in "\n".join(said)


def test_of_a_story_without_setback_the_group_alone_reads():
    assert lines(story("No\n1"), "setbacks") == []
    [block] = report.plan(Telling(story("No\n1"), FRENCH, group=True)).sections["setbacks"][1:]
    assert plain(block.text).endswith("ce qu’il en a appris.")


LEARNED = (
    lesson(code="A1", answer="Oui.\nBeaucoup.", action="Écrire", responsible="Ana", due="mai"),
    lesson(question="Qui manque?", answer="Les jeunes"),
    lesson(answer="Continuer"),
    lesson(question="Et ensuite?"),
    lesson(question="Qui appelle?", responsible="Léa"),
)


def test_what_was_learned_and_what_is_next_are_told_without_codes():
    said = lines(story("No | RT\n1 | 1", lessons=LEARNED), "questions")
    assert said[:2] == ["# Ce que le groupe retient, et la suite", "## Ce que le groupe en retient"]
    assert not said[2].startswith("A1")
    assert said[3:] == [
        "Oui.",
        "Beaucoup.",
        "Qui manque?",
        "Les jeunes",
        "Le groupe ajoute :",
        "Continuer",
        "## Les prochaines étapes",
        "Écrire | Ana | mai",
        "Qui appelle? | Léa | –",
    ]


def test_the_group_reads_the_codes_and_what_is_still_open():
    told = story("No | RT\n1 | 1", lessons=LEARNED)
    said = [
        line for block in report.plan(Telling(told, FRENCH, group=True)).sections["questions"] for line in shown(block)
    ]
    assert said[2].startswith("A1. ")
    assert "Écrire | Ana | mai | A1" in said
    assert "- Et ensuite?" in said
    assert "## Questions encore ouvertes" in said
    assert not any(line.startswith("- A1.") for line in said)
    assert "encore ouverte" in said[-1]


def test_without_answers_there_is_nothing_to_tell_but_to_the_group():
    assert lines(story(), "questions") == []
    told = report.plan(Telling(story(), FRENCH, group=True)).sections["questions"]
    assert plain(told[1].text) == sentence("report.questions.no_answer")


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


@pytest.mark.parametrize(("language", "first"), [(FRENCH, "Acteur | "), (ENGLISH, "Actor | ")])
def test_the_glossary_holds_the_outcomes_used_then_the_words_in_alphabetical_order(language, first):
    said = lines(story("No | RT | Second RT | Actors\n1 | 5 | 7 | Ville"), "glossary", language)
    words = next(place for place, line in enumerate(said) if line.startswith("## ") and place > 1)
    assert [line.split(" – ")[0] for line in said[2:words]] == [
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
    said = lines(story("No | RT\n1 | 5"), "glossary")
    names = [line.split(" | ")[0] for line in said if " | " in line]
    assert names.index("Effet") < names.index("Événement marquant") < names.index("Intermédiaire")


def test_notes_and_leads_have_their_role():
    told = story("No\n1", summary="Un résumé.")
    document = report.plan(Telling(told, FRENCH))
    assert document.sections["summary"][1].role is Role.LEAD
    assert {block.role for block in document.sections["summary"][3:]} == {Role.BODY}


def test_the_glossary_holds_only_words_that_a_reader_meets():
    words = "\n".join(lines(story("No | RT\n1 | 1"), "glossary"))
    assert "Réseau | " in words
    assert not any(
        f"{word} | " in words for word in ("Contexte", "Revers", "Controverse", "Intermédiaire", "Porte-parole")
    )
    met = "\n".join(lines(story("No | RT | Direction\n1 | 3 |\n2 | 8 |\n3 | 10 | reverse\n4 | |"), "glossary"))
    assert all(f"{word} | " in met for word in ("Contexte", "Revers", "Controverse", "Intermédiaire", "Porte-parole"))
