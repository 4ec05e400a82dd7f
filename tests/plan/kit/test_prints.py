"""What posters, cards and sheets say, for any group or for one project, in both languages."""

from dataclasses import replace

import pytest
from stories import story

from rtdocs import load, repertoire
from rtdocs.i18n import language_of
from rtdocs.plan.content.slides import StoryPosterSlide
from rtdocs.plan.form import form
from rtdocs.plan.kit import cards, example, poster, sheets
from rtdocs.plan.wording.telling import Telling
from rtdocs.write.excel.books import write_form

PLANS = [poster.plan, cards.plan, sheets.plan]
CODES = ["fr", "en"]


def named(label):
    told = story(title="La ruelle", organisation="Table des Tilleuls", prepared_by="Ana")
    return replace(told, repertoire=repertoire.load("fr").relabelled({10: label}))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("plan", PLANS)
def test_every_print_is_one_language_and_has_titles_of_its_own(plan, code):
    deck = plan(Telling.of_any_group(language_of(code)))
    assert deck.language == code
    assert deck.title
    assert deck.author == "rtdocs"
    titles = [slide.title for slide in deck.slides]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("plan", PLANS)
def test_a_print_of_a_project_is_its_own(plan):
    deck = plan(Telling(named("Trouver des sous"), language_of("fr")))
    assert (deck.author, deck.date) == ("Ana", "2026-01-31")


def test_the_poster_tells_each_outcome_once_and_its_notes_tell_it_again():
    (slide,) = poster.plan(Telling(named("Trouver des sous"), language_of("fr"))).slides
    told = [outcome for function in slide.functions for outcome in function.outcomes]
    assert [outcome.number for outcome in told] == list(range(1, 13))
    assert told[9].name == "Trouver des sous"
    assert told[9].reverse == "Revers\u00a0: Perte de ressources"
    assert slide.lines[9].startswith("RT\u00a010 – Trouver des sous. Le réseau obtient de quoi agir")
    assert [function.span for function in slide.functions] == ["1–3", "4–8", "9–12"]
    assert slide.project == "La ruelle · Table des Tilleuls"


def test_a_group_s_own_names_stay_in_its_own_language():
    (slide,) = poster.plan(Telling(named("Trouver des sous"), language_of("en"))).slides
    assert slide.functions[2].outcomes[1].name == "Acquiring resources"


@pytest.mark.parametrize("code", CODES)
def test_each_page_of_fronts_is_followed_by_its_backs(code):
    slides = cards.plan(Telling.of_any_group(language_of(code))).slides
    assert [slide.mirrored for slide in slides] == [False, True] * 4
    for front, back in zip(slides[::2], slides[1::2], strict=True):
        assert [card.id for card in front.cards] == [card.id for card in back.cards]
    assert [card.mark for slide in slides[:6:2] for card in slide.cards] == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize("code", CODES)
def test_a_back_asks_a_question_gives_two_examples_and_tells_neighbours_apart(code):
    for slide in cards.plan(Telling.of_any_group(language_of(code))).slides[1:7:2]:
        for card in slide.cards:
            assert card.question.endswith("?")
            assert len(card.examples) == 2
            assert card.confusion
            assert bool(card.reverse) == (int(card.mark) >= 9)


@pytest.mark.parametrize("code", CODES)
def test_the_notes_of_a_page_tell_every_card(code):
    for slide in cards.plan(Telling.of_any_group(language_of(code))).slides:
        assert len(slide.lines) == len(slide.cards)
        assert all(card.badge in line for card, line in zip(slide.cards, slide.lines, strict=True))


def test_sheets_show_the_names_of_the_project():
    told = replace(named("Sous"), repertoire=repertoire.load("fr").relabelled({10: "Sous"}))
    _, _, wheel, _ = sheets.plan(Telling(told, language_of("fr"))).slides
    assert "Sous" in " ".join(spoke.label for spoke in wheel.spokes)


@pytest.mark.parametrize("code", CODES)
def test_the_worked_schema_is_that_of_the_fictional_story(code):
    worked = sheets.plan(Telling.of_any_group(language_of(code))).slides[-1]
    assert isinstance(worked, StoryPosterSlide)
    assert len(worked.graph.nodes) == 11
    assert worked.graph.edges


@pytest.mark.parametrize("code", CODES)
def test_the_fictional_story_is_told_as_its_workbook_is_read(code, tmp_path):
    write_form(form.example(language_of(code)), tmp_path / "a.xlsx")
    read, told = load(tmp_path / "a.xlsx").story, example.story(language_of(code))

    def bare(things):
        return [replace(thing, where=told.events[0].where) for thing in things]

    assert bare(told.events) == bare(read.events)
    assert bare(told.effects) == bare(read.effects)
    assert bare(told.links) == bare(read.links)
