import dataclasses
import re

import pytest
from stories import loose, story
from told import sentence

from rtdocs.i18n import language_of
from rtdocs.model import LOGO_IMAGE, Image, Lesson, Link, Use
from rtdocs.plan import report
from rtdocs.plan.content.document import Table, plain
from rtdocs.plan.content.slides import (
    BlankSlide,
    BlankWheelSlide,
    ChartSlide,
    EffectSlide,
    FiguresSlide,
    LegendSlide,
    PathSlide,
    SchemaSlide,
    TextSlide,
    TimelineSlide,
    TitleSlide,
)
from rtdocs.plan.content.timeline import Sign
from rtdocs.plan.deck import deck, effect_slides
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FR, EN = language_of("fr"), language_of("en")
NBSP = "\u00a0"

EVENTS = """
    No | Date | Title        | RT | Direction | Status  | Leads to
    1  | 2010 | Consultation | 1  |           |         | 3
    2  | 2011 | Refus        | 10 | reverse   |         |
    3  | 2012 | Subvention   | 10 |           |         | A
    4  | 2013 | Élections    |    |           |         |
    5  | 2014 | Agrandir     | 11 |           | planned | B
"""
EFFECTS = """
    No | Title     | Status
    A  | Un marché |
    B  | Une fête  | hoped-for
"""
WHOLE = "De 2010 à 2012, deux événements sur quatre ont mené à un effet; un autre effet est souhaité"
CAPTIONS = [
    "De 2010 à 2012, deux événements ont mené à l’effet\u00a0A",
    "En 2014, un événement doit mener à l’effet souhaité B",
]


def slides(told, kind, language=FR):
    return [slide for slide in deck.plan(Telling(told, language, group=True)).slides if isinstance(slide, kind)]


def titles(told, kind=SchemaSlide, language=FR):
    return [slide.title for slide in slides(told, kind, language)]


def text(told, title, language=FR):
    return next(slide for slide in slides(told, TextSlide, language) if slide.title == title)


def shows(told, language=FR):
    return text(told, language.say("deck.shows.title"), language).items


def chain(length):
    rows = [f"{number}|{1990 + number}|1|{number + 1 if number < length else 'A'}" for number in range(1, length + 1)]
    return "\n".join(("No|Date|RT|Leads to", *rows))


SHOWN = [
    *(TitleSlide, FiguresSlide, LegendSlide),
    *(SchemaSlide, EffectSlide, EffectSlide),
    *(TimelineSlide, PathSlide, ChartSlide),
    *(TextSlide, TextSlide),
]


def test_the_slides_come_in_the_order_of_a_meeting():
    kinds = [type(slide) for slide in deck.plan(Telling(story(EVENTS, EFFECTS), FR, group=True)).slides]
    assert kinds == [*SHOWN, TextSlide, BlankSlide, BlankWheelSlide, TextSlide]


def test_who_gave_money_sees_no_page_to_work_on():
    assert [type(slide) for slide in deck.plan(Telling(story(EVENTS, EFFECTS), FR)).slides] == [*SHOWN, TextSlide]


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_who_gave_money_reads_no_question_no_code_and_nothing_that_is_missing(language):
    told = story(EVENTS + "6 | 2015 | Fait seul | 1 | | |\n7 | 2020 | En retard | 2 | | planned | B", EFFECTS)
    for_funder, for_group = (said(deck.plan(Telling(told, language, group=group))) for group in (False, True))
    late = language.say("ahead.slide.past", event="").partition(":")[0].strip()
    for key in ("ahead.nobody", "deck.discussion.title", "deck.closing.notes", "deck.shows.notes", "ahead.slide.notes"):
        assert language.say(key) in for_group
        assert language.say(key) not in for_funder
    assert late in for_group
    assert late not in for_funder
    assert language.say("ahead.slide.past_funder", event="").partition(":")[0].strip() in for_funder
    assert re.search(r"\bA1\.", for_group)
    assert not re.search(r"\b[AR]\d+\.", for_funder)


def said(planned):
    """Return all that a deck says, notes included."""
    return "\n".join(str(getattr(slide, name, "")) for slide in planned.slides for name in ("title", "items", "notes"))


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_the_figures_of_the_deck_are_those_of_the_report(language):
    told = story(EVENTS, EFFECTS, organisation="OBNL")
    [shown] = slides(told, FiguresSlide, language)
    sections = report.plan(Telling(told, language)).sections["summary"]
    [table] = [block for block in sections if isinstance(block, Table)]
    assert [figure.value for figure in shown.figures] == [column.header for column in table.columns]
    assert [figure.what for figure in shown.figures] == [plain(cell) for cell in table.rows[0]]


def test_the_first_and_the_last_slide_show_the_logos():
    image = Image(file="ville.png", of=LOGO_IMAGE, alt="Logo de la Ville", where=Where("Images", 2))
    told = dataclasses.replace(story(logo="table.png", organisation="Table"), images=(image,))
    every = deck.plan(Telling(told, FR)).slides
    shown = [[(logo.path, logo.alt) for logo in slide.logos] for slide in (every[0], every[-1])]
    assert shown == [[("table.png", "Logo de Table"), ("ville.png", "Logo de la Ville")]] * 2


@pytest.mark.parametrize("language", [FR, EN], ids=["fr", "en"])
def test_no_two_slides_have_the_same_title_and_each_has_notes(language):
    every = deck.plan(Telling(story(EVENTS, EFFECTS), language)).slides
    assert len({slide.title for slide in every}) == len(every)
    drawn = (SchemaSlide, EffectSlide, TimelineSlide, PathSlide)
    assert all(slide.notes_opening if isinstance(slide, drawn) else slide.notes for slide in every)


def test_the_first_slide_says_what_where_when_and_gives_credit():
    told = story(organisation="OBNL", territory="Centre-Sud", start=loose("2010"), end=loose("2014"))
    [opening] = slides(told, TitleSlide)
    assert opening.title == "Projet d’essai"
    assert opening.subtitle.splitlines() == [
        sentence("deck.opening.subtitle"),
        "OBNL, Centre-Sud",
        "2010 – 2014",
        f"31{NBSP}janvier 2026",
    ]
    assert "CACIS" in opening.credit


@pytest.mark.parametrize("project", [{"organisation": "OBNL"}, {"territory": "OBNL"}])
def test_the_first_slide_leaves_out_what_is_not_known(project):
    [opening] = slides(dataclasses.replace(story(**project), saved=""), TitleSlide)
    assert opening.subtitle.splitlines()[1:] == ["OBNL"]


def test_an_untitled_project_bears_the_name_of_its_workbook():
    assert deck.plan(Telling(story(title=""), FR)).title == "projet – Schéma de la chaîne de résultats transitoires"


def test_the_legend_explains_only_what_is_drawn():
    [legend] = slides(story(EVENTS, EFFECTS), LegendSlide)
    assert [sign for sign, _, _ in legend.signs] == [
        Sign.ADVANCE,
        Sign.REVERSE,
        Sign.PLANNED,
        Sign.CONTEXT,
        Sign.EFFECT,
        Sign.HOPED_EFFECT,
    ]
    assert legend.lines == (("claimed", sentence("ahead.mixed.claimed")),)
    assert [code for code, _, _ in legend.lanes] == ["F1", "F2", "F3"]


def test_the_legend_of_an_empty_story_prepares_for_the_blank_schema():
    [legend] = slides(story(), LegendSlide)
    assert [sign for sign, _, _ in legend.signs] == list(deck.FIRST_SIGNS)
    assert legend.lines == ()


def test_without_arrows_legend_and_notes_say_that_lines_are_only_time():
    told = story("No|Date|RT\n1|2010|1\n2|2011|2", "No\nA")
    [legend] = slides(told, LegendSlide)
    assert [kind for kind, _ in legend.lines] == ["succession"]
    [schema] = slides(told, SchemaSlide)
    assert "ne parlent pas de causes" in schema.notes_opening
    assert sentence("deck.shows.no_arrow") in shows(told)


def test_several_effects_have_a_slide_each_behind_the_whole():
    assert titles(story(EVENTS, EFFECTS)) == [WHOLE]
    assert titles(story(EVENTS, EFFECTS), EffectSlide) == CAPTIONS


def test_an_effect_that_nothing_leads_to_has_no_slide_but_is_told():
    told = story(EVENTS, EFFECTS + "C | Autre |")
    assert titles(told, EffectSlide) == CAPTIONS
    assert "Aucune flèche ne mène encore à l’effet\u00a0C." in shows(told)


def test_a_short_story_of_one_effect_is_shown_once():
    told = story(chain(14), "No|Title\nA|Un marché")
    assert titles(told) == ["De 1991 à 2004, 14 événements ont mené à un effet"]
    assert titles(told, EffectSlide) == []


def test_a_long_story_of_one_effect_shows_its_chain_alone_where_it_is_less_than_the_whole():
    effect = "No|Title\nA|Un marché"
    assert titles(story(chain(15), effect), EffectSlide) == []
    alone = ["De 1991 à 2005, 15 événements ont mené à l’effet\u00a0A"]
    assert titles(story(chain(15) + "\n99|2011|1|", effect), EffectSlide) == alone


def test_the_title_of_a_page_keeps_its_places():
    assert deck.plan(Telling(story(), FR)).page_words == "{title} ({page} de {pages})"


def test_arrows_from_an_effect_are_told_in_the_notes_of_the_whole():
    link = Link(source="A", target="5", where=Where("Liens", 2))
    [whole, *_] = slides(story(EVENTS, EFFECTS, links=(link,)), SchemaSlide)
    assert whole.notes_opening.splitlines()[-1] == (
        f"Selon le groupe, l’effet{NBSP}A, «{NBSP}Un marché{NBSP}», "
        f"doit mener à l’événement{NBSP}5, «{NBSP}Agrandir{NBSP}»."
    )


def test_a_story_without_events_has_no_schema_but_a_blank_one():
    assert titles(story()) == []
    [blank] = slides(story(), BlankSlide)
    assert [code for code, _ in blank.lanes] == ["F1", "F2", "F3"]
    assert blank.prompt
    assert blank.effect_prompt


# What the chain shows.


FINDINGS = """
Le groupe a observé un effet : « Un marché » (effet A).
Le groupe souhaite un effet qu’il n’a pas encore observé : « Une fête » (effet B).
Le récit compte trois événements réalisés et rattachés à un RT.
Les fonctions « Se constituer et se maintenir » et « Faire converger les acteurs et les ressources » sont présentes \
à égalité, avec une avancée chacune.
Un RT revient plus d’une fois : RT 10 (Captation de ressources).
Ces RT n’apparaissent pas : RT 2 (Gouvernance), RT 3 (Controverses), RT 4 (Production), RT 5 (Placement), \
RT 6 (Mise en mouvement), RT 7 (Représentations), RT 8 (Solidification), RT 9 (Alignement) et RT 12 (Engagement).
Le projet a connu un revers : « Refus » (événement 2).
Un événement est prévu : « Agrandir » (événement 5).
"""


def test_the_findings_tell_facts_plans_and_hopes_apart():
    assert "\n".join(shows(story(EVENTS, EFFECTS))).replace(NBSP, " ") == FINDINGS.strip()


def test_a_setback_that_leads_nowhere_is_no_loose_end():
    told = story(
        "No|RT|Direction|Leads to\n1|1||A\n2|11||\n3|10|reverse|",
        "No\nA",
    )
    assert f"L’événement{NBSP}2 ne mène à aucun effet selon les flèches du groupe." in shows(told)


def test_an_empty_story_shows_that_no_effect_is_recorded():
    assert shows(story(), EN)[0] == (sentence("deck.shows.no_effect", "en"))


def test_one_leading_function_is_named_with_its_share():
    told = story("No|RT\n1|1\n2|2\n3|9")
    assert (
        f"La fonction la plus présente est «{NBSP}Se constituer et se maintenir{NBSP}», avec deux avancées sur trois."
        in (shows(told))
    )


def test_a_chain_with_every_outcome_lacks_none():
    every = "\n".join(("No|RT", *(f"{number}|{number}" for number in range(1, 13))))
    assert sentence("deck.shows.none_absent") in shows(story(every))


# The questions for the discussion.


def asked(told):
    return [item.partition(".")[0] for item in text(told, "Questions pour en discuter ensemble").items]


def test_a_meeting_starts_from_questions_that_the_story_calls_for():
    assert asked(story(EVENTS, EFFECTS)) == ["A1", "A2", "A4", "A8", "R4", "R5"]


def test_questions_already_answered_give_way():
    lesson = Lesson(code="A4", answer="Le loyer", where=Where("Apprentissages", 2))
    assert "A4" not in asked(story(EVENTS, EFFECTS, lessons=(lesson,)))


def test_no_thing_is_asked_about_twice():
    from_both = asked(story("No|RT\n1|1", use=Use.BOTH))
    assert "A1" in from_both
    assert "R6" not in from_both


def test_a_chain_too_long_to_follow_is_shown_with_the_whole_only_and_the_notes_say_so():
    effects = """
        No | Title
        A  | Un marché
        B  | Une fête
    """
    told = story(chain(effect_slides.MOST_ALONE + 1) + "\n500|2200|1|B", effects)
    [whole] = slides(told, SchemaSlide)
    assert titles(told, EffectSlide) == ["En 2200, un événement a mené à l’effet\u00a0B"]
    assert f"compte {effect_slides.MOST_ALONE + 1} événements" in whole.notes_opening


def test_the_legend_explains_the_numbers_of_reasons_where_there_are_some():
    link = Link(source="1", target="3", rationale="Parce que.", where=Where("Liens", 2))
    (plain,), (numbered,) = (slides(story(EVENTS, EFFECTS, links=links), LegendSlide) for links in ((), (link,)))
    assert [kind for kind, _ in plain.lines] == ["claimed"]
    assert [kind for kind, _ in numbered.lines] == ["claimed", "reason"]
