import datetime as dt

import pytest

from rtdocs.i18n import language_of
from rtdocs.model import Dimension, Direction, EffectStatus, EventStatus, Use
from rtdocs.problems import Rule
from rtdocs.read.tables.outcomes import words
from rtdocs.read.values.cells import blank, parse
from rtdocs.read.values.text import is_blank
from rtdocs.workbook.columns import Column, Kind

DAY = dt.datetime(2008, 5, 31, 9)  # noqa: DTZ001 - Excel knows no time zones
FRENCH = words(language_of("fr"))
ENGLISH = words(language_of("en"))
OWN = words(language_of("fr"), {5: "Remise de nos documents"})


def read(raw, kind, known=FRENCH, **declared):
    value, faults = parse(raw, Column("events.any", kind, **declared), known)
    return value, [fault.rule for fault in faults]


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("  Une\nligne \u00a0", Kind.TEXT, "Une ligne"),
        ("43\u00a0500\u00a0$", Kind.TEXT, "43\u00a0500\u00a0$"),
        ("e\u0301te\u0301", Kind.TEXT, "été"),
        ("un\u200b mot\ufeff", Kind.TEXT, "un mot"),
        ("Un\r\ndeux \u2028 trois\n\n", Kind.LONG_TEXT, "Un\ndeux\ntrois"),
        (1.0, Kind.TEXT, "1"),
        (0.1 + 0.2, Kind.TEXT, "0,3"),
        (1e6, Kind.TEXT, "1000000"),
        (True, Kind.TEXT, "VRAI"),
        (False, Kind.TEXT, "FAUX"),
        (dt.date(2008, 5, 31), Kind.TEXT, language_of("fr").day(DAY)),
        (DAY, Kind.TEXT, language_of("fr").day(DAY)),
        (dt.time(9, 30), Kind.TEXT, "09:30"),
        (dt.timedelta(days=2), Kind.TEXT, "48:00"),
        ("Ville ; Table\nVille;; École\u00a0A", Kind.LIST, ("Ville", "Table", "École A")),
        (12.0, Kind.LIST, ("12",)),
        (1.0, Kind.LABEL, "1"),
        ("  É\u00a01 ", Kind.LABEL, "É 1"),
        ("4;7 ; A", Kind.LABELS, ("4", "7", "A")),
        (4.0, Kind.LABELS, ("4",)),
        (3, Kind.NUMBER, 3.0),
        ("3,5", Kind.NUMBER, 3.5),
        ("-2.", Kind.NUMBER, -2.0),
        (5, Kind.SCORE, 5.0),
        ("0", Kind.SCORE, 0.0),
    ],
)
def test_a_sound_cell_gives_its_value(raw, kind, value):
    assert read(raw, kind) == (value, [])


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (5, 5),
        (5.0, 5),
        ("5", 5),
        ("05", 5),
        ("RT 5", 5),
        ("rt5", 5),
        ("TO\u00a05", 5),
        ("No 5", 5),
        ("5. Placement d’intermédiaires", 5),
        ("5 · Placement d'intermédiaires", 5),
        ("RT 5 – nos propres mots", 5),
        ("Placement d'intermédiaires", 5),
        ("PLACEMENT D’INTERMEDIAIRES", 5),
        ("Placement of intermediaries", 5),
        ("Captation de ressources", 10),
        (12, 12),
    ],
)
def test_an_outcome_is_known_by_its_number_or_label_in_either_language(raw, number):
    for known in (FRENCH, ENGLISH):
        assert read(raw, Kind.OUTCOME, known) == (number, [])


def test_an_outcome_is_known_by_the_group_s_own_label():
    assert read("remise de nos documents", Kind.OUTCOME, OWN) == (5, [])
    assert read("Placement d'intermédiaires", Kind.OUTCOME, OWN) == (5, [])


@pytest.mark.parametrize("raw", [0, 13, 5.5, "5;10", "5 et 10", "5 à 7", "5-7", "quinze", -5.0, "Autre", True])
def test_what_is_no_outcome_is_told(raw):
    assert read(raw, Kind.OUTCOME) == (None, [Rule.UNKNOWN_OUTCOME])


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Placement d'intermediare", "5 · Placement d’intermédiaires"),
        ("captation", "10 · Captation de ressources"),
        ("réseau", ""),  # of three: « réseaux », « en réseau », « des réseaux »
        ("Ressource captation", "10 · Captation de ressources"),
        ("acquiring", "10 · Captation de ressources"),  # a word of its name in the other language
        ("intermédiaires", ""),  # of four
        ("Budget", ""),
    ],
)
def test_an_unknown_outcome_names_the_nearest(typed, near):
    fault = parse(typed, Column("events.outcome", Kind.OUTCOME), FRENCH).faults[0]
    assert fault.values == {"value": typed, "nearest": near}


def test_a_number_wins_over_a_label_that_disagrees():
    parsed = parse("5. Captation de ressources", Column("events.outcome", Kind.OUTCOME), FRENCH)
    assert parsed.value == 5
    assert parsed.faults[0].values["other"] == "10 · Captation de ressources"


@pytest.mark.parametrize(
    ("typed", "kind", "choice"),
    [
        ("Avancée", Direction, Direction.ADVANCE),
        ("REVERS", Direction, Direction.REVERSE),
        ("setback", Direction, Direction.REVERSE),
        ("-", Direction, Direction.REVERSE),
        ("prevu", EventStatus, EventStatus.PLANNED),
        ("done", EventStatus, EventStatus.DONE),
        ("souhaitée", EffectStatus, EffectStatus.HOPED_FOR),
        ("hoped-for", EffectStatus, EffectStatus.HOPED_FOR),
        ("Les deux", Use, Use.BOTH),
        ("accès", Dimension, Dimension.ACCESSIBILITY),
    ],
)
def test_a_choice_is_known_by_its_label_in_any_language(typed, kind, choice):
    assert read(typed, Kind.CHOICE, choices=kind) == (choice, [])


def test_an_unknown_choice_lists_the_choices_and_names_the_nearest():
    column = Column("events.direction", Kind.CHOICE, choices=Direction, default=Direction.ADVANCE)
    parsed = parse("revrs", column, FRENCH)
    assert parsed.value is Direction.ADVANCE
    assert parsed.faults[0].values == {"value": "revrs", "choices": ("avancée", "revers"), "nearest": "revers"}


@pytest.mark.parametrize(
    ("raw", "kind", "value", "rule"),
    [
        ("3 ou 4", Kind.NUMBER, None, Rule.NOT_A_NUMBER),
        ("nan", Kind.NUMBER, None, Rule.NOT_A_NUMBER),
        (True, Kind.NUMBER, None, Rule.NOT_A_NUMBER),
        (dt.date(2026, 4, 3), Kind.NUMBER, None, Rule.UNWANTED_DATE),
        (6, Kind.SCORE, None, Rule.SCORE_OUT_OF_RANGE),
        ("-1", Kind.SCORE, None, Rule.SCORE_OUT_OF_RANGE),
        ("beaucoup", Kind.SCORE, None, Rule.NOT_A_NUMBER),
        (dt.date(2026, 4, 7), Kind.LABELS, (), Rule.UNWANTED_DATE),
        (DAY, Kind.LABEL, "2008-05-31", Rule.UNWANTED_DATE),
        (dt.time(4, 7), Kind.LABELS, (), Rule.UNWANTED_DATE),
        (dt.date(2026, 10, 5), Kind.OUTCOME, None, Rule.UNWANTED_DATE),
        ("un\x00deux", Kind.TEXT, "undeux", Rule.CONTROL_CHARACTERS),
        ("un\x0bdeux", Kind.LONG_TEXT, "un\ndeux", Rule.CONTROL_CHARACTERS),
        ("\x07", Kind.TEXT, "", Rule.CONTROL_CHARACTERS),
        ("un beau matin", Kind.DATE, None, Rule.UNREADABLE_DATE),
        (dt.time(9), Kind.DATE, None, Rule.UNREADABLE_DATE),
        ("31 février 2010", Kind.DATE, None, Rule.IMPOSSIBLE_DATE),
    ],
)
def test_a_cell_at_fault_says_so_once(raw, kind, value, rule):
    assert read(raw, kind) == (value, [rule])


def test_an_ambiguous_date_is_read_all_the_same_and_gives_both_readings():
    parsed = parse("03/04/2017", Column("events.date", Kind.DATE), FRENCH)
    assert parsed.value.earliest == dt.date(2017, 4, 3)
    assert parsed.faults[0].values == {
        "value": "03/04/2017",
        "first": dt.date(2017, 4, 3),
        "second": dt.date(2017, 3, 4),
    }


@pytest.mark.parametrize(("raw", "year"), [(dt.date(1905, 6, 30), 2008), (dt.date(1905, 7, 9), 2017)])
def test_a_year_that_excel_took_for_a_day_is_read_as_the_year(raw, year):
    parsed = parse(raw, Column("events.date", Kind.DATE), FRENCH)
    assert (parsed.value.earliest, parsed.value.latest) == (dt.date(year, 1, 1), dt.date(year, 12, 31))
    assert parsed.faults[0].values == {"value": f"{raw:%Y-%m-%d}", "year": str(year)}


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.TEXT, ""), (Kind.LIST, ()), (Kind.LABELS, ()), (Kind.DATE, None), (Kind.OUTCOME, None), (Kind.SCORE, None)],
)
def test_an_empty_cell_means_nothing(kind, value):
    assert blank(Column("events.any", kind)) == value
    assert read(" \u00a0\n", kind) == (value, [])


@pytest.mark.parametrize(
    ("raw", "expected"), [("", True), (" \u00a0\n", True), ("\u200b", True), (0, False), ("0", False)]
)
def test_a_cell_without_anything_to_see_is_blank(raw, expected):
    assert is_blank(raw) is expected
