"""The summary of two pages: what it keeps, in which order of importance, and how it says what it leaves out."""

import pytest
from stories import story
from told import shown

from rtdocs import i18n
from rtdocs.model import Lesson
from rtdocs.plan.content.document import Heading, Items, Paragraph, Role, Run, Table, TimelineFigure, plain
from rtdocs.plan.content.timeline import Timeline
from rtdocs.plan.report import brief
from rtdocs.plan.report.fitting import fitted, height, lines
from rtdocs.plan.report.telling import telling
from rtdocs.plan.wording.shortened import excerpt
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")
LONG = "Une phrase qui en dit beaucoup sur ce qui est arrivé. " * 40


def said(told, section, language=FRENCH):
    return [line for block in brief.plan(told, language).sections.get(section, ()) for line in shown(block)]


def many(count, effects=0, **project):
    rows = "\n".join(
        f"{number} | {1990 + number} | {'10 | reverse' if number % 9 == 0 else '4 |'} | "
        f"{number + 1 if number < count else ''}; {'ABCDEFGH'[number % effects] if effects else ''}"
        for number in range(1, count + 1)
    )
    return story(
        f"No | Date | RT | Direction | Leads to\n{rows}",
        "No | Evidence\n" + "\n".join(f"{letter} | {LONG}" for letter in "ABCDEFGH"[:effects]),
        **project,
    )


# --- the document ---


def test_the_parts_stand_at_their_places_the_most_important_chosen_first():
    told = many(5, 1, goal="Marcher")
    assert list(brief.plan(told, FRENCH).sections) == [
        "effects",
        "project",
        "method",
        "setbacks",
        "chains",
        "timeline",
    ]
    assert said(told, "project")[:2] == ["# Le projet", "Marcher"]


def test_it_says_who_where_when_and_with_whose_money():
    document = brief.plan(story(organisation="Comité", territory="Quartier", funders=("Ville",)), FRENCH)
    assert (document.fields["project"]["organisation"], document.fields["project"]["territory"]) == (
        "Comité",
        "Quartier",
    )
    assert document.fields["document"]["funders"].endswith("Ville.")
    assert document.fields["document"]["kind"] == "Sommaire"


def test_an_empty_story_still_makes_a_summary():
    assert said(story(), "effects")[1] == "Aucun effet observé n’est encore inscrit au récit."
    assert {"setbacks", "chains", "timeline", "questions"}.isdisjoint(brief.plan(story(), FRENCH).sections)


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
@pytest.mark.parametrize("effects", [0, 1, 8])
def test_however_long_the_story_its_parts_fit_the_room(language, effects):
    lessons = tuple(
        Lesson(where=Where("Apprentissages", row), question=f"Question {row}?", answer=LONG, action=LONG)
        for row in range(9)
    )
    told = many(60, effects, summary=LONG, title=LONG, lessons=lessons, funders=(LONG, LONG))
    document = brief.plan(told, language)
    assert sum(lines(blocks) for blocks in document.sections.values()) <= brief.ROOM
    assert {"effects", "project", "method", "setbacks", "timeline", "questions"} <= set(document.sections)


def test_without_arrows_it_says_so_and_tells_no_chain():
    told = story("No | RT\n1 | 1", "No\nA")
    assert "Le groupe n’a pas encore relié les événements entre eux." in said(told, "project")[-1]
    assert said(told, "chains") == []


def test_what_is_left_out_is_counted():
    told = many(60, 8, summary=LONG)
    assert any("Le rapport complet présente aussi" in line for line in said(told, "effects"))
    assert any("Le rapport complet raconte aussi" in line for line in said(told, "chains"))
    assert said(told, "timeline")[1].startswith("Le récit compte 60 événements. Le tableau en retient ")


def test_a_short_story_has_all_its_events_in_the_table():
    assert said(many(3), "timeline") == [
        "# Les événements marquants",
        "1 | 1991 | Event 1 | RT 4",
        "2 | 1992 | Event 2 | RT 4",
        "3 | 1993 | Event 3 | RT 4",
    ]


def test_setbacks_are_told_with_what_came_next_or_said_to_be_none():
    assert said(many(10), "setbacks")[1:] == [
        "Le récit rapporte un revers; il n’est reproché à personne.",
        "- « Event 9 » (événement 9, 1999). Selon le groupe, il a quand même mené à « Event 10 » (événement 10, 2000).",
    ]
    assert said(many(3), "setbacks")[1:] == ["Le récit ne rapporte aucun revers."]


def test_answers_and_steps_are_told_by_their_first_and_counted():
    lessons = tuple(
        Lesson(where=Where("Apprentissages", row), question=f"Question {row}?", answer="Oui", action="Agir")
        for row in range(4)
    )
    told = said(story(lessons=lessons), "questions")
    assert told[1] == "Le groupe a répondu à quatre questions; le rapport complet donne toutes ses réponses."
    assert told[2:4] == ["Question 0? Oui.", "Question 1? Oui."]
    assert told[4:] == ["Pour la suite, le groupe se propose quatre actions. Voici les premières :", *["- Agir"] * 3]


# --- choosing events ---


def test_the_first_the_last_and_the_setbacks_are_kept_before_the_most_tied():
    told = story("""
        No | Date | RT | Direction | Leads to
        1  | 2001 | 1  |           | 3
        2  | 2002 | 4  |           | 3
        3  | 2003 | 5  |           | 4
        4  | 2004 | 10 | reverse   |
        5  | 2005 | 6  |           |
    """)
    assert [[event.number for event in telling(told, most)] for most in (2, 3, 4, 9)] == [
        ["1", "5"],
        ["1", "4", "5"],
        ["1", "3", "4", "5"],
        ["1", "2", "3", "4", "5"],
    ]
    assert telling(story(), 3) == ()


# --- cutting ---


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Court.", 20, "Court."),
        ("Une phrase. Une autre phrase.", 20, "Une phrase. […]"),
        ("Oui. Une seule très longue phrase", 20, "Oui. Une seule très […]"),
        ("Anticonstitutionnellement", 10, "Anticonsti […]"),
        ("Deux\nlignes", 20, "Deux lignes"),
    ],
)
def test_a_long_text_is_cut_at_a_sentence_or_a_word_and_says_so(text, most, kept):
    assert excerpt(text, most) == kept


def test_the_briefest_of_the_parts_behind_is_kept_room_for():
    def told(count):
        return (Paragraph((Run("x" * 98 * count),)),)

    parts = {"first": [told(8), told(4), told(1)], "second": [told(8), told(1)]}
    found = fitted(parts, 7)
    assert [len(plain(found[name][0].text)) // 98 for name in parts] == [4, 1]
    assert [len(plain(blocks[0].text)) // 98 for blocks in fitted(parts, 0).values()] == [1, 1]


def test_wide_letters_take_more_room():
    assert [height(text, 10) for text in ("", "a" * 10, "A" * 10, "漢" * 10)] == [1, 1, 2, 2]


def test_every_block_of_a_summary_has_a_height_and_no_other():
    text = (Run("Texte"),)
    blocks = (Heading("a", 1, text), Paragraph(text, Role.KEY), Items((text,)), Table("t", "", "", (), ()))
    assert all(lines((block,)) > 0 for block in blocks)
    with pytest.raises(TypeError, match="TimelineFigure"):
        lines((TimelineFigure("f", "", Timeline(marks=(), alt="", undated="")),))
