import pytest

from rtdocs.i18n.likeness import fold, nearest
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Mène à *", "mene a"),
        ("  MÈNE\nÀ ", "mene a"),
        ("Me\u0300ne a\u0300", "mene a"),
        ("Préparé\u00a0par", "prepare par"),
        ("Nœud", "noeud"),
        ("N°", "n"),
        ("#", "#"),
        ("+", "+"),
        ("", ""),
    ],
)
def test_only_letters_and_digits_count(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "sheet"),
    [
        ("Événements", Sheet.EVENTS),
        ("EVENEMENTS ", Sheet.EVENTS),
        ("Évènements", Sheet.EVENTS),
        ("events", Sheet.EVENTS),
        ("Key events", Sheet.EVENTS),
        ("Effets (observés)", Sheet.EFFECTS),
        ("Read  me", Sheet.README),
        ("Événements - Tableau 1", Sheet.EVENTS),
        ("Effects – Table 2", Sheet.EFFECTS),
        ("Tableau 1", None),
        ("Lisez-moi", Sheet.README),
        ("Feuil1", None),
    ],
)
def test_a_sheet_is_known_in_any_language_and_dress(typed, sheet):
    assert names.find(typed, names.sheets()) is sheet


@pytest.mark.parametrize(
    ("sheet", "typed", "key"),
    [
        (Sheet.EVENTS, "Acteurs\n(séparés par ;)", "actors"),
        (Sheet.EVENTS, "Événement*", "title"),
        (Sheet.EVENTS, "#", "number"),
        (Sheet.EVENTS, "End date", "end_date"),
        (Sheet.LINKS, "À", "target"),
        (Sheet.LEARNING, "Échéance", "due"),
        (Sheet.WHEEL, "Current", "now"),
    ],
)
def test_a_column_is_known_with_its_marks_and_hints(sheet, typed, key):
    assert names.find(typed, names.columns(sheet)).key == key


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Evenments", "Événements"), ("Actuers", "Acteurs"), ("acteur", "Acteurs"), ("Budget", ""), ("", "")],
)
def test_the_nearest_name_is_found_unless_none_is_near(typed, near):
    assert nearest(typed, ["Événements", "Acteurs", "Effets"]) == near


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Events", {"en"}),
        ("Events - Table 1", {"en"}),
        ("Effets (observés)", {"fr"}),
        ("Événements", {"fr"}),
        ("Instructions", {"fr", "en"}),
        ("Feuil1", set()),
    ],
)
def test_a_sheet_name_tells_its_languages(name, expected):
    assert names.languages_of(name) == expected
