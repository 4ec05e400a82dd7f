"""How long a text takes to say."""

import pytest

from rtdocs.i18n import language_of
from rtdocs.plan.kit import pace

FR = language_of("fr")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Bonjour et bienvenue!", 3),
        ("Le mot « réseau » : qui, et quoi?", 6),
        ("Le\u00a0RT\u00a01,\u00a0«\u00a0Réseaux\u00a0»", 4),
        ("Un.\nDeux – trois.", 3),
    ],
)
def test_marks_that_stand_alone_are_no_words(text, count):
    assert pace.words(text) == count


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 15), (20, 15), (65, 30), (130, 60), (146, 60), (150, 75), (260, 120)]
)
def test_a_text_takes_a_minute_for_130_words_to_the_nearest_quarter(count, seconds):
    assert pace.seconds("mot " * count) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(15, "15 secondes"), (60, "1 minute"), (120, "2 minutes"), (90, "1 min 30"), (75, "1 min 15")],
)
def test_a_length_is_told_as_one_says_it(seconds, words):
    assert pace.told(seconds, FR).replace("\u00a0", " ") == words
