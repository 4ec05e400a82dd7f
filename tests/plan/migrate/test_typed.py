import datetime as dt

import pytest

from rtdocs.i18n import language_of
from rtdocs.plan.migrate.typed import CellWriter, is_turned_year
from rtdocs.read.homemade.guess import with_rows
from rtdocs.read.open import Grid
from rtdocs.read.tables import outcomes
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

WORDS = outcomes.words(language_of("fr"))
TYPIST = CellWriter(WORDS, language_of("en"))
COLUMNS = {column.key: column for column in names.table(Sheet.EVENTS).columns}


def typed(raw, key=None, errors=None):
    return TYPIST.cell(with_rows(Grid("x"), ((raw,),), errors or {}), 1, 1, COLUMNS[key] if key else None)


@pytest.mark.parametrize(
    ("raw", "key", "expected"),
    [
        ("  à deux  espaces ", "title", "  à deux  espaces "),
        (1.0, "number", "1"),
        (0.1 + 0.2, "source", "0,3"),
        (True, "notes", "VRAI"),
        (dt.datetime(2008, 5, 31), "date", "2008-05-31"),  # noqa: DTZ001 - as calamine gives them
        (dt.datetime(2008, 5, 31, 14, 30), "date", "2008-05-31 14:30"),  # noqa: DTZ001 - idem
        (dt.datetime(2008, 5, 31, 14, 30, 5), "notes", "2008-05-31 14:30:05"),  # noqa: DTZ001 - idem
        (dt.time(14, 30), "notes", "14:30"),
        (dt.time(14, 30, 5), "notes", "14:30:05"),
        (dt.timedelta(hours=30), "notes", "30:00"),
        (dt.date(1905, 6, 30), "date", "2008"),
        ("vers 2014", "date", "vers 2014"),
        ("03/04/2017", "date", "03/04/2017"),
        (5, "outcome", "5 · Placement of intermediaries"),
        ("RT5", "outcome", "5 · Placement of intermediaries"),
        ("5. Placement d’intermédiaires", "outcome", "5 · Placement of intermediaries"),
        ("placement d'intermediaires", "outcome", "5 · Placement of intermediaries"),
        ("5 (le mémoire)", "outcome", "5 (le mémoire)"),
        ("5. Captation de ressources", "outcome", "5. Captation de ressources"),
        (13, "outcome", "13"),
        ("recul", "direction", "reverse"),
        ("un peu", "direction", "un peu"),
        (2.5, "order", 2.5),
        ("2,5", "order", "2,5"),
        (43500, None, 43500),
        (float("inf"), None, "inf"),
        (True, None, "VRAI"),
        ("a\ufffeb", None, "ab"),
        ("  ", None, ""),
    ],
)
def test_a_cell_goes_over_as_typed_but_for_what_is_understood_for_certain(raw, key, expected):
    assert typed(raw, key) == expected


def test_an_error_stays_to_be_seen():
    assert typed("", "title", {(1, 1): "#REF!"}) == "#REF!"
    assert TYPIST.outcome_number(with_rows(Grid("x"), (("",),), {(1, 1): "#REF!"}), 1, 1) is None


@pytest.mark.parametrize(("raw", "expected"), [("RT 5", 5), ("5 (mémoire)", None), ("", None), ("Table", None)])
def test_an_outcome_is_named_for_certain_or_not_at_all(raw, expected):
    assert TYPIST.outcome_number(Grid("x", ((raw,),)), 1, 1) == expected


def test_a_groups_own_label_stays_in_any_language():
    own = CellWriter(outcomes.words(language_of("fr"), {5: "Remise"}), language_of("en"))
    assert (own.outcome(5), own.outcome(4)) == ("5 · Remise", "4 · Production of intermediaries")


def test_only_a_day_of_1905_in_a_column_of_dates_is_a_turned_year():
    assert is_turned_year(dt.date(1905, 6, 30), COLUMNS["date"], WORDS)
    assert not is_turned_year(dt.date(1905, 6, 30), COLUMNS["notes"], WORDS)
    assert not is_turned_year(dt.date(2008, 6, 30), COLUMNS["date"], WORDS)
    assert not is_turned_year("1905", COLUMNS["date"], WORDS)
