"""The summary of two pages: what it keeps, in which order of importance, and how it says what it leaves out."""

from dataclasses import replace

import pytest
from stories import story
from told import shown

from rtdocs import i18n
from rtdocs.model import Lesson
from rtdocs.plan.content.document import (
    Heading,
    Items,
    Paragraph,
    Role,
    Run,
    Step,
    Table,
    TableLook,
    TimelineFigure,
    plain,
)
from rtdocs.plan.content.timeline import Timeline
from rtdocs.plan.report import brief
from rtdocs.plan.report.fitting import fitted, height, lines
from rtdocs.plan.report.highlights import highlights
from rtdocs.plan.wording.shortened import excerpt, sentences
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH, ENGLISH = i18n.language_of("fr"), i18n.language_of("en")
LONG = "Une phrase qui en dit beaucoup sur ce qui est arrivé. " * 40


def said(told, section, language=FRENCH):
    return [line for block in brief.plan(Telling(told, language)).sections.get(section, ()) for line in shown(block)]


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
    assert list(brief.plan(Telling(told, FRENCH)).sections) == ["summary", "effects", "method", "timeline"]
    assert said(told, "summary")[0] == "Marcher"


def test_it_says_who_where_when_and_with_whose_money():
    document = brief.plan(Telling(story(organisation="Comité", territory="Quartier", funders=("Ville",)), FRENCH))
    assert (document.fields["project"]["organisation"], document.fields["project"]["territory"]) == (
        "Comité",
        "Quartier",
    )
    assert document.fields["document"]["funders"].endswith("Ville.")
    assert document.fields["document"]["kind"] == "Sommaire"


def test_an_empty_story_still_makes_a_summary():
    assert list(brief.plan(Telling(story(), FRENCH)).sections) == ["method"]


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
@pytest.mark.parametrize("effects", [0, 1, 8])
def test_however_long_the_story_its_parts_fit_the_room(language, effects):
    lessons = tuple(
        Lesson(where=Where("Apprentissages", row), question=f"Question {row}?", answer=LONG, action=LONG)
        for row in range(9)
    )
    told = many(60, effects, summary=LONG, title=LONG, lessons=lessons, funders=(LONG, LONG))
    document = brief.plan(Telling(told, language))
    assert sum(lines(blocks) for blocks in document.sections.values()) <= brief.ROOM
    assert {"summary", "method", "setbacks", "timeline", "questions"} <= set(document.sections)


def test_without_arrows_no_schema_is_drawn():
    assert not any("<" in line for line in said(story("No | RT\n1 | 1", "No\nA"), "timeline"))
    assert said(many(3, 1), "timeline")[-1] == "<4>"


def test_what_is_left_out_is_counted():
    told = many(60, 8, summary=LONG)
    assert any("Le rapport complet présente aussi" in line for line in said(told, "effects"))
    assert any("Le rapport complet raconte aussi" in line for line in said(told, "timeline"))


def test_a_short_story_has_all_its_events():
    assert [line for line in said(many(3), "timeline") if line.startswith("* ")] == [
        "* 1991 | RT 4 Event 1 (1)",
        "* 1992 | RT 4 Event 2 (2)",
        "* 1993 | RT 4 Event 3 (3)",
    ]


def test_a_setback_is_told_with_what_followed_and_without_any_nothing_is_said():
    assert said(many(10), "setbacks")[1:] == ["Event 9 (1999). « Event 10 » (10) a suivi."]
    assert said(many(3), "setbacks") == []


def test_the_first_steps_are_told():
    lessons = tuple(Lesson(where=Where("Apprentissages", row), answer="Oui", action=f"Agir {row}") for row in range(6))
    assert said(story(lessons=lessons), "questions") == ["# Et maintenant", *(f"- Agir {row}" for row in range(4))]


def test_nobodys_name_is_ever_cut():
    names = tuple(f"Regroupement des organismes {number} {'très ' * 30}vieux" for number in range(3))
    lessons = (Lesson(where=Where("Apprentissages", 2), action="Agir", responsible=names[0]),)
    told = story(lessons=lessons, funders=names, organisation=names[1])
    document = brief.plan(Telling(told, FRENCH))
    assert all(name in document.fields["document"]["funders"].replace("\u00a0", " ") for name in names)
    assert document.fields["project"]["organisation"] == names[1]
    assert names[0] in said(told, "questions")[1]


def test_it_says_for_whom_an_effect_is():
    told = story("No\n1", "No | Title\nA | Un banc")
    told = replace(told, effects=(replace(told.effects[0], beneficiaries="Les aînés"),))
    assert said(told, "effects")[1:] == ["A Un banc", "Pour qui : Les aînés."]


# --- choosing events ---


TOLD = story(
    """
    No | Date | RT | Direction | Leads to
    1  | 2001 | 1  |           | 3
    2  | 2002 | 4  |           | 3
    3  | 2003 | 5  |           | 4; A
    4  | 2004 | 10 | reverse   |
    5  | 2005 | 6  |           |
    6  | 2006 | 6  |           |
    """,
    "No\nA",
)


def test_the_start_the_last_step_the_setbacks_and_the_present_are_kept_before_the_turning_points():
    assert [[event.number for event in highlights(TOLD, most)] for most in (1, 2, 3, 4, 5, 9)] == [
        ["1"],
        ["1", "3"],
        ["1", "3", "4"],
        ["1", "3", "4", "6"],
        ["1", "2", "3", "4", "6"],
        ["1", "2", "3", "4", "5", "6"],
    ]
    assert highlights(story(), 3) == ()


def test_what_the_group_highlights_comes_first():
    told = replace(TOLD, events=tuple(replace(event, highlight=event.number in "25") for event in TOLD.events))
    assert [event.number for event in highlights(told, 3)] == ["1", "2", "5"]


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


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Une phrase. Une autre phrase. Et une", 30, "Une phrase. Une autre phrase."),
        ("Une première phrase que voici. Une autre.", 20, "Une première phrase que voici."),
        ("Avec M. Roy et le Dr Côté à St. John. Puis", 25, "Avec M. Roy et le Dr Côté à St. John."),
        ("« On y va! » dit-elle enfin. Puis rien.", 20, "« On y va! » dit-elle enfin."),
        ("Aujourd’hui la rue est calme et", 22, "Aujourd’hui la rue est calme et"),
        ("Une phrase sans fin ni point", 10, "Une phrase […]"),
    ],
)
def test_a_long_text_keeps_whole_sentences(text, most, kept):
    assert sentences(text, most) == kept


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
    figures = Table("t", "", "", (), (), look=TableLook.FIGURES)
    blocks = (
        Heading("a", 1, text),
        Paragraph(text, Role.KEY),
        Items((text,)),
        Step("s", "2014", text, (text,)),
        figures,
    )
    assert all(lines((block,)) > 0 for block in blocks)
    with pytest.raises(TypeError, match="TimelineFigure"):
        lines((TimelineFigure("f", "", Timeline(marks=(), alt="", undated="")),))
    with pytest.raises(TypeError, match="Table"):
        lines((replace(figures, look=TableLook.PLAIN),))


@pytest.mark.parametrize(
    ("statuses", "key"),
    [
        (("", ""), "report.essentials.observed"),
        (("hoped-for",), "report.essentials.hoped_for"),
        (("", "hoped-for"), "report.brief.effects_and_hopes"),
    ],
)
def test_the_heading_above_the_effects_speaks_of_what_there_is(statuses, key):
    rows = "\n".join(f"{letter} | {status}" for letter, status in zip("AB", statuses, strict=False))
    told = story("No | RT\n1 | 1", f"No | Status\n{rows}")
    assert said(told, "effects", ENGLISH)[0] == f"# {ENGLISH.say(key)}"
