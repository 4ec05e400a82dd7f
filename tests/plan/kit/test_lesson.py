"""Module 1: every slide is narrated and timed, and shows the group's own words where there are any."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from conftest import LANGUAGES
from plan.kit.kits import telling
from stories import story
from told import sentence

from rtdocs import repertoire
from rtdocs.i18n import catalogue, codes, language_of
from rtdocs.plan.content import slides
from rtdocs.plan.content.slides import BoardSlide, ChartSlide, NetworkSlide, PathSlide, SchemaSlide, TimelineSlide
from rtdocs.plan.kit import lesson, pace
from rtdocs.plan.kit.lesson_drawings import MOST_OURS

EVENTS = """
    No | Date | Title            | RT | Leads to
    1  | 2014 | Premiers pas     | 1  | 2
    2  | 2015 | Mémoire déposé   | 5  | A
    3  | 2016 | Subvention reçue | 10 | B
"""
EFFECTS = """
    No | Title
    A  | Trottoirs plus sûrs
    B  | Marché ouvert
"""
TIMING = {"fr": r"Durée : environ (.+)\. Texte à dire :", "en": r"Time: about (.+)\. Text to say:"}


def notes_of(slide):
    drawn = isinstance(slide, PathSlide | SchemaSlide | TimelineSlide)
    return (slide.notes_opening if drawn else slide.notes).replace("\u00a0", " ")


def spoken(slide, code):
    """Return the length that a slide's notes tell, and the text that they give to say."""
    lines = notes_of(slide).split("\n")
    at = next(number for number, line in enumerate(lines) if re.fullmatch(TIMING[code], line))
    shown = language_of(code).say("lesson.shown").replace("\u00a0", " ")
    end = lines.index(shown) if shown in lines else len(lines)
    return re.fullmatch(TIMING[code], lines[at])[1], "\n".join(lines[at + 1 : end])


def plan(code="fr", told=None):
    return lesson.plan(telling(told, language_of(code)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_a_presentation_of_fourteen_to_twenty_slides_and_fifteen_to_twenty_minutes(code):
    made = plan(code).slides
    assert 14 <= len(made) <= 20
    minutes = sum(pace.seconds(spoken(slide, code)[1]) for slide in made) / 60
    assert 15 <= minutes <= 20
    assert f"{round(minutes)} minutes" in notes_of(made[0]).split("\n")[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_slide_has_a_narration_of_whole_sentences_and_its_length(code):
    for slide in plan(code).slides:
        length, text = spoken(slide, code)
        assert length == pace.told(pace.seconds(text), language_of(code)).replace("\u00a0", " "), slide.title
        assert pace.words(text) >= 45, slide.title
        for line in text.split("\n"):
            assert re.match(r"[A-ZÀ-Ý«“]", line), line
            assert line[-1] in ".!?»”", line
            assert not set(line) & set("{}\t"), line


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_slides_have_the_same_title_and_most_are_drawn(code):
    made = plan(code).slides
    assert len({slide.title for slide in made}) == len(made)
    drawn = BoardSlide | NetworkSlide | PathSlide | SchemaSlide | TimelineSlide | ChartSlide | slides.LegendSlide
    assert [slide.title for slide in made if not isinstance(slide, drawn)] == [made[0].title, made[-1].title]


@pytest.mark.parametrize("code", codes()[1:])
def test_both_languages_say_as_much(code):
    lengths = [pace.words(text) for key, text in catalogue.topic(code, "lesson").items() if key.endswith("narration")]
    french = [pace.words(text) for key, text in catalogue.topic("fr", "lesson").items() if key.endswith("narration")]
    assert all(0.75 <= one / other <= 1.35 for one, other in zip(lengths, french, strict=True))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_outcome_is_shown_and_told_under_its_name(code):
    there = repertoire.load(code)
    made = plan(code).slides
    told = "\n".join(notes_of(slide) for slide in made)
    cards = [tile for slide in made if isinstance(slide, BoardSlide) for tile in slide.tiles]
    for outcome in there.outcomes:
        (card,) = (tile for tile in cards if tile.id == f"rt-{outcome.number}")
        assert card.heading.endswith(outcome.label)
        assert card.function == outcome.function
        assert outcome.label.replace("\u00a0", " ") in told
        assert outcome.definition.replace("\u00a0", " ") in told


def test_an_outcome_that_the_group_renamed_bears_its_own_name():
    own = story(EVENTS, EFFECTS)
    renamed = slides_of(own, repertoire=own.repertoire.relabelled({1: "Se trouver"}))
    (card,) = (tile for slide in renamed if isinstance(slide, BoardSlide) for tile in slide.tiles if tile.id == "rt-1")
    assert card.heading.endswith("Se trouver")


def slides_of(told, **changed):
    return plan(told=replace(told, **changed)).slides


@pytest.mark.parametrize("code", LANGUAGES)
def test_reverses_are_those_of_the_repertoire_each_with_a_case(code):
    wanted = [outcome.reverse for outcome in repertoire.load(code).outcomes if outcome.can_reverse]
    (board,) = (
        slide
        for slide in plan(code).slides
        if isinstance(slide, BoardSlide) and slide.tiles[0].id.startswith("reverse")
    )
    assert [tile.heading.partition("–")[2].strip() for tile in board.tiles] == wanted
    assert all(tile.text for tile in board.tiles)


def test_the_path_follows_time_and_claims_no_cause_of_an_effect():
    (path,) = (slide for slide in plan().slides if isinstance(slide, PathSlide))
    days = [step.period for step in path.steps]
    assert None not in days
    assert all(one <= other for one, other in pairwise(days))
    assert {step.id for step in path.steps} >= {"event-1", "event-7", "effect-A"}
    assert not {step.id for step in path.steps} & {"event-9", "effect-B"}  # still to come
    assert path.effects == ()


def test_the_wheel_is_whole_and_its_scores_are_told():
    (wheel,) = (slide for slide in plan().slides if isinstance(slide, ChartSlide))
    assert all(None not in series.values for series in wheel.chart.series)
    assert len([line for line in notes_of(wheel).split("\n") if line.startswith("RT ")]) == 12


def test_without_a_story_it_speaks_of_no_project():
    made = plan()
    assert (made.author, made.date) == ("rtdocs", "2026-01-05")
    assert [slide.title for slide in made.slides if isinstance(slide, SchemaSlide)] == [sentence("lesson.chain.title")]


def test_with_a_story_it_opens_with_the_project_and_shows_its_longest_short_chain():
    made = plan(told=story(EVENTS, EFFECTS, title="Marché de l’Est", prepared_by="Ana"))
    assert (made.author, made.date) == ("Ana", "2026-01-31")
    assert "Marché de l’Est" in made.slides[0].subtitle
    assert "Marché de l’Est" in spoken(made.slides[0], "fr")[1]
    _, ours = (slide for slide in made.slides if isinstance(slide, SchemaSlide))
    assert [node.title for node in ours.graph.nodes] == ["Premiers pas", "Mémoire déposé", "Trottoirs plus sûrs"]


def long_story(*, leads=True):
    rows = [
        f"{number} | {2000 + number} | Étape {number} | 1 | {number + 1 if number < 20 else 'A'}"
        for number in range(1, 21)
    ]
    head = "No | Date | Title | RT | Leads to"
    return story("\n".join((head, *(row if leads else row.rpartition("|")[0] + "| " for row in rows))), EFFECTS)


def test_of_a_chain_that_is_too_long_the_end_is_shown():
    _, ours = (slide for slide in plan(told=long_story()).slides if isinstance(slide, SchemaSlide))
    assert [node.number for node in ours.graph.nodes] == [*map(str, range(21 - MOST_OURS, 21)), "A"]


def test_a_story_without_a_chain_shows_its_first_events_and_one_without_events_shows_none():
    _, ours = (slide for slide in plan(told=long_story(leads=False)).slides if isinstance(slide, SchemaSlide))
    assert [node.number for node in ours.graph.nodes] == [*map(str, range(1, MOST_OURS + 1))]
    assert len([slide for slide in plan(told=story()).slides if isinstance(slide, SchemaSlide)]) == 1
    assert plan(told=story()).author == "rtdocs"


def test_a_story_in_another_language_keeps_its_words_and_the_lesson_its_language():
    made = plan("en", story(EVENTS, EFFECTS, title="Marché de l’Est"))
    _, ours = (slide for slide in made.slides if isinstance(slide, SchemaSlide))
    assert ours.title == "And in our project? One of our chains"
    assert "Premiers pas" in [node.title for node in ours.graph.nodes]
    assert made.language == "en"
