import datetime as dt

import pytest

from rtdocs.i18n import language_of
from rtdocs.read.homemade import content
from rtdocs.read.homemade.content import Sample
from rtdocs.read.tables import outcomes
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

WORDS = outcomes.words(language_of("fr"))
COLUMNS = {column.key: column for column in names.table(Sheet.EVENTS).columns}


def weight(key, *cells, first=False):
    return round(content.fit(Sample(cells, is_first=first), COLUMNS[key], WORDS).weight, 2)


@pytest.mark.parametrize(
    ("key", "cells", "expected"),
    [
        ("date", ("mai 2008", "printemps 2009", dt.date(2010, 1, 1)), 0.65),
        ("date", ("mai 2008", "Julie"), 0.32),
        ("date", (2008, 2009), 0.32),  # years, or amounts
        ("date", (43500, 38000), 0.0),
        ("date", ("-", "–"), 0.0),
        ("outcome", ("RT 5", "5. Placement d'intermédiaires", "Captation de ressources"), 0.65),
        ("outcome", (1, 5, 12), 0.22),
        ("outcome", (1, 5, 13), 0.14),
        ("direction", ("avancée", "Revers"), 0.65),
        ("direction", ("-", "-"), 0.0),
        ("actors", ("Table; Ville", "École"), 0.65),
        ("actors", ("Table", "Table", "Ville"), 0.13),
        ("actors", ("2; 7", "4; 5"), 0.0),
        ("title", ("Une rencontre a lieu", "Un plan est dessiné"), 0.65),
        ("title", ("31 mai 2008", "5 · Placement d'intermédiaires"), 0.0),
        ("title", (1, 2), 0.0),
        ("description", ("Une rencontre a lieu", 4), 0.08),
        ("leads_to", ("2; 7", "A"), 0.15),
        ("order", (1, 2.5), 0.15),
    ],
)
def test_content_weighs_by_how_telling_it_is(key, cells, expected):
    assert weight(key, *cells) == pytest.approx(expected, abs=0.011)


def test_numbers_of_rows_stand_first_are_short_and_differ():
    assert weight("number", 1, 2, 3, first=True) == 0.55
    assert weight("number", 1, 2, 3) == 0.0
    assert weight("number", 1, 2, 2, first=True) == 0.0
    assert weight("number", dt.date(2026, 7, 4), first=True) == 0.0


def test_an_empty_column_fits_all_and_tells_nothing():
    assert content.fit(Sample(()), COLUMNS["date"], WORDS) == (1.0, 0.0)


def test_lists_of_numbers_of_rows_tell_arrows_and_single_numbers_do_not():
    numbers = frozenset({"1", "2", "3", "A"})
    assert content.names_rows(Sample(("2; 3", "A", "3, A")), numbers, WORDS) == 1.0
    assert content.names_rows(Sample(("2; 3", "9")), numbers, WORDS) == 0.5
    assert content.names_rows(Sample((2.0, 3.0)), numbers, WORDS) == 0.0
    assert content.names_rows(Sample(()), numbers, WORDS) == 0.0
