import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtdocs.i18n.typography import tied, typeset

# As typed; as set in French, with _ for a non-breaking space.
FRENCH = """
« Texte » : oui ! | «_Texte_»_: oui_!
Pourquoi ? Parce que ; voilà | Pourquoi_? Parce que_; voilà
Marché; oui! non? | Marché; oui! non?
43 500 $ et 50 % | 43_500_$ et 50_%
1 115 m en 10 min | 1_115_m en 10_min
à 10 h 30 | à 10_h 30
2 k$ ou 3 M$ | 2_k$ ou 3_M$
5 hommes | 5 hommes
le 31 mai 2008 | le 31_mai 2008
le 1er Août 2008 | le 1er_Août 2008
3 avr. et 4 sept. 2006 | 3_avr. et 4_sept. 2006
2008 mais 2009 | 2008 mais 2009
RT 5, TO 6 et START 7 | RT_5, TO_6 et START 7
n° 5, p. 6 | n°_5, p._6
M. Roy et Mme Côté | M._Roy et Mme_Côté
l'été d'aujourd'hui | l’été d’aujourd’hui
l'« outil » | l’«_outil_»
5'10" de l'été | 5'10" de l’été
'cité' et l'« 'été' » | ‘cité’ et l’«_‘été’_»
{count} $ : l'{date}, RT {number} | {count}_$_: l’{date}, RT_{number}
https://exemple.org:80 | https://exemple.org:80
"""
ENGLISH = """
May 31, 2008 | May_31, 2008
Sept 1, 2008 | Sept_1, 2008
31 May 2008 | 31_May 2008
May 2008 | May 2008
It's the group's | It’s the group’s
{name}'s walk | {name}’s walk
Seniors' residences in the '90s | Seniors’ residences in the ’90s
'It's fine', 6' tall | ‘It’s fine’, 6' tall
Why ? « No » : 50 % | Why ? « No » : 50 %
43 500 or 43,500 | 43_500 or 43,500
TO 5, RT {number}, No. 6 | TO_5, RT_{number}, No._6
"""


def rows(table):
    return [tuple(part.strip() for part in row.split("|")) for row in table.strip().splitlines()]


@pytest.mark.parametrize(("typed", "expected"), rows(FRENCH))
def test_french_is_set_as_in_quebec(typed, expected):
    assert typeset(typed, "fr") == expected.replace("_", "\u00a0")


@pytest.mark.parametrize(("typed", "expected"), rows(ENGLISH))
def test_english_is_set_as_in_canada(typed, expected):
    assert typeset(typed, "en") == expected.replace("_", "\u00a0")


FRENCH_TIES = """
ont mené à l’effet {number}. | ont mené à l’effet_{number}.
Effet B : un parc, événement 6, page 3 et figure 2 | Effet_B : un parc, événement_6, page_3 et figure_2
les effets {names} et les événements 6 et 7 | les effets_{names} et les événements_6 et 7
en {count} ans et 10 minutes | en {count}_ans et 10_minutes
un effet À venir, l’événement Nuit blanche | un effet À venir, l’événement Nuit blanche
la page A’ et les {count} anses | la page A’ et les {count} anses
"""
ENGLISH_TIES = """
led straight to effect {number}. | led straight to effect_{number}.
Effect B, event 6, page 3 and figure 2 | Effect_B, event_6, page_3 and figure_2
in {count} years and 10 minutes | in {count}_years and 10_minutes
the event Night Walk, an effect | the event Night Walk, an effect
"""


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [("fr", *row) for row in rows(FRENCH_TIES)] + [("en", *row) for row in rows(ENGLISH_TIES)],
)
def test_in_our_sentences_a_noun_stays_with_the_letter_or_number_that_it_names(code, typed, expected):
    assert tied(typed, code) == expected.replace("_", "\u00a0")


def test_a_person_s_noun_and_letter_are_as_typed():
    assert typeset("l'effet B, événement 6", "fr") == "l’effet B, événement 6"


def test_a_language_without_rules_of_its_own_has_those_of_all():
    assert typeset("RT 5 : l'oncle", "xx") == "RT\u00a05 : l’oncle"


pieces = st.sampled_from(
    [" ", "'", "’", "\u00a0", "«", "»", ":", "?", "$", "%", "mai", "May", "1er", "RT", "31", "500", "{n}"]
)
texts = st.one_of(st.text(), st.lists(pieces).map("".join))


def bare(text):
    return re.sub(r"[\s'‘’]", "", text)


@settings(deadline=None)
@given(texts, st.sampled_from(["fr", "en", "xx"]))
def test_no_character_is_lost_added_or_moved(text, code):
    done = typeset(text, code)
    assert len(done) == len(text)
    assert bare(done) == bare(text)
    changed = {(old, new) for old, new in zip(text, done, strict=True) if old != new}
    assert changed <= {(" ", "\u00a0"), ("'", "’"), ("'", "‘")}


@settings(deadline=None)
@given(texts, st.sampled_from(["fr", "en"]))
def test_what_is_set_stays_set(text, code):
    done = typeset(text, code)
    assert typeset(done, code) == done
