"""Faulty stories as far as they are understood: everything is drawn that can be, and nothing that was not said."""

import random

import pytest
from stories import story

from rtdocs.i18n import language_of
from rtdocs.plan.deck.deck import plan
from rtdocs.plan.wording.draft import is_drawable, understood
from rtdocs.plan.wording.telling import Telling


def arrows(events, effects="No | Title\n A | Safer walks"):
    """Return the arrows that a draft keeps."""
    kept = understood(Telling(story(events, effects), language_of("fr")))
    return [(event.number, to) for event in kept.events for to in event.leads_to]


def test_a_draft_says_so_in_its_title_and_its_name():
    kept = understood(Telling(story("No | Title\n 1 | a", title="Marché"), language_of("fr")))
    assert (kept.project.title, kept.name) == ("Brouillon – Marché", "projet-brouillon")
    assert understood(Telling(story(title=""), language_of("en"))).project.title == "Draft – projet"


def test_what_has_no_fault_stays_as_it_is():
    told = story("No | Title | Leads to\n 1 | a | 2; A\n 2 | b | A", "No | Title\n A | c")
    kept = understood(Telling(told, language_of("fr")))
    assert (kept.events, kept.effects, kept.links) == (told.events, told.effects, told.links)


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ("No | Title | Leads to\n 1 | a | 1; A", [("1", "A")]),
        ("No | Title | Leads to\n 1 | a | 9; A", [("1", "A")]),
        ("No | Title | Leads to\n 1 | a | 2\n 2 | b | 1; A", [("1", "2"), ("2", "A")]),
        ("No | Title | Leads to\n 1 | a | 2\n 2 | b | 3\n 3 | c | 1", [("1", "2"), ("2", "3")]),
        ("No | Title | Leads to\n 1 | a | A\n 1 | b | A", [("1", "A")]),
        ("No | Title | Leads to\n A | a | 2\n 2 | b |", [("A", "2")]),
    ],
)
def test_an_arrow_that_nothing_could_show_is_left_out(events, kept):
    assert arrows(events) == kept


def test_an_effect_does_not_take_the_number_of_an_event():
    kept = understood(Telling(story("No | Title\n A | a", "No | Title\n A | b\n B | c"), language_of("fr")))
    assert [effect.number for effect in kept.effects] == ["B"]


def test_a_story_without_events_and_effects_is_not_drawable():
    assert not is_drawable(story())
    assert is_drawable(story("No | Title\n 1 | a"))


@pytest.mark.parametrize("seed", range(12))
def test_any_heap_of_arrows_can_be_planned(seed):
    chance = random.Random(seed)  # noqa: S311 - a story, not a secret
    numbers = [str(number) for number in range(1, 9)]
    rows = [
        f"{chance.choice(numbers)} | {chance.randint(2001, 2009)} | Titre | {chance.choice(['', '1', '12'])} | "
        + "; ".join(chance.choices([*numbers, "A", "B", "99"], k=chance.randint(0, 4)))
        for _ in range(10)
    ]
    told = story("No | Date | Title | RT | Leads to\n" + "\n".join(rows), "No | Title\n A | x\n A | y\n 3 | z")
    deck = plan(Telling(understood(Telling(told, language_of("fr"))), language_of("fr")))
    assert len(deck.slides) > 3


def test_a_chain_of_thousands_is_walked_without_end():
    rows = [f"{number} | Titre | {number + 1}" for number in range(1, 4000)]
    assert len(arrows("No | Title | Leads to\n" + "\n".join(rows))) == 3998
