import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.content.slides import StoryPosterSlide
from rtdocs.plan.deck import story_poster
from rtdocs.plan.wording.telling import Telling
from rtdocs.products import Product, usual

FR, EN = language_of("fr"), language_of("en")
NBSP = "\u00a0"

EVENTS = "No|Date|Title|RT|Leads to\n1|2010|Consultation|1|2\n2|2012|Subvention|10|A"


def poster(told, language=FR):
    [slide] = story_poster.plan(Telling(told, language)).slides
    assert isinstance(slide, StoryPosterSlide)
    return slide


def test_the_poster_shows_the_whole_chain_and_says_whose_it_is():
    slide = poster(story(EVENTS, "No|Title\nA|Un marché", organisation="Table", territory="Centre-Sud"))
    assert slide.title == "De 2010 à 2012, deux événements ont mené à un effet"
    assert slide.lead == f"Projet d’essai · Table · Centre-Sud · 31{NBSP}janvier 2026"
    assert "CACIS" in slide.credit
    assert [node.id for node in slide.graph.nodes] == ["event-1", "event-2", "effect-A"]
    assert list(slide.graph.alts) == ["event-1", "event-2", "effect-A", "arrow-1-to-2", "arrow-2-to-A"]


def test_what_is_not_known_is_left_out():
    assert poster(story(EVENTS)).lead == f"Projet d’essai · 31{NBSP}janvier 2026"


@pytest.mark.parametrize(("language", "opening"), [(FR, "Imprimez cette affiche"), (EN, "Print this poster")])
def test_the_notes_say_how_to_print_it(language, opening):
    assert poster(story(EVENTS), language).notes_opening.startswith(opening)


def test_a_poster_of_nothing_yet_has_a_title():
    assert poster(story()).title == "Projet d’essai"


@pytest.mark.parametrize(("count", "has_poster"), [(12, False), (13, True)])
def test_a_story_of_more_than_twelve_events_has_a_poster_unasked(count, has_poster):
    rows = "\n".join(f"{number}|1" for number in range(1, count + 1))
    assert (Product.POSTER in usual(story(f"No|RT\n{rows}"))) is has_poster
