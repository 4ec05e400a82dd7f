import datetime as dt

import pytest

from rtdocs.i18n import language_of
from rtdocs.read.homemade import guess
from rtdocs.read.homemade.guess import Reason
from rtdocs.read.open import Grid
from rtdocs.read.tables import outcomes
from rtdocs.workbook.columns import EFFECTS, EVENTS, Sheet

WORDS = outcomes.words(language_of("fr"))

STORY = [
    [dt.datetime(2015, 5, 12), "Première rencontre des voisins", "Comité; Ville", 1],  # noqa: DTZ001 - as calamine
    ["été 2015", "Plan dessiné avec une architecte", "Comité", 4],
    ["automne 2015", "Plan présenté à l'arrondissement", "Comité; École", 5],
]


def grid(name, *rows):
    return Grid(name, tuple(tuple("" if cell is None else cell for cell in row) for row in rows))


def best(*grids):
    """Return what each sheet is."""
    return guess.claim([(*guess.tables(each, WORDS), guess.Guess(each)) for each in grids])


def columns(*rows, name="Chronologie"):
    """Return what the columns of one sheet are: (header, key of ours or "", reason)."""
    (found,) = best(grid(name, *rows))
    return [(claim.header, claim.column.key if claim.column else "", claim.reason.value) for claim in found.claims]


def test_columns_are_known_by_name_by_a_near_name_and_by_content():
    header = ["Quand", "Quoi", "Qui", "Résultat"]
    assert columns(header, *STORY) == [
        ("Quand", "date", "name"),
        ("Quoi", "title", "near-name"),
        ("Qui", "actors", "name"),
        ("Résultat", "outcome", "near-name"),
    ]


def test_columns_whose_headers_say_nothing_are_known_by_what_stands_below():
    rows = [[*row[:3], f"RT {row[3]}", "fait"] for row in STORY]
    assert columns(["Zut", "Flûte", "Crac", "Boum", "Hop"], *rows, name="Événements") == [
        ("Zut", "date", "content"),
        ("Flûte", "title", "content"),
        ("Crac", "actors", "content"),
        ("Boum", "outcome", "content"),
        ("Hop", "status", "content"),
    ]


def test_a_row_that_holds_one_name_among_others_is_no_header_below_one_that_looks_like_it():
    (found,) = best(
        grid("Événements", ["Zut", "Flûte", "Hop"], ["2008", "Réunion", "Acteurs"], [2009, "Fête", "Ville"])
    )
    assert found.header == 1


def test_a_sheet_without_headers_is_known_by_what_it_holds():
    (found,) = best(grid("Feuille", *(row[:3] for row in STORY)))
    assert (found.table, found.reason, found.header, found.top) == (EVENTS, Reason.CONTENT, 0, 1)
    assert [claim.column.key for claim in found.claims] == ["date", "title", "actors"]


def test_numbers_from_1_to_12_alone_are_no_outcomes():
    assert ("Cote", "", "kept") in columns(["Quand", "Quoi", "Qui", "Cote"], *STORY)


def test_amounts_are_no_dates():
    rows = [["Une chose bien faite", 43500], ["Une autre chose faite", 38000]]
    assert columns(["Événement", "Coût"], *rows, name="Événements")[1] == ("Coût", "", "kept")


def test_a_name_needs_content_that_does_not_contradict_it_unless_it_is_the_very_name():
    rows = [["mai 2008", "Une rencontre a lieu", "tout le monde est content"]] * 3
    assert columns(["Date", "Événement", "Résultat"], *rows)[2] == ("Résultat", "", "kept")
    assert columns(["Date", "Événement", "RT"], *rows)[2] == ("RT", "outcome", "name")


def test_of_two_columns_of_one_name_the_one_that_fits_better_has_it():
    rows = [["à voir", "mai 2008", "Une rencontre a lieu"], ["Julie", "2009", "Une autre a lieu"]]
    assert columns(["Date", "Quand", "Événement"], *rows)[:2] == [("Date", "", "kept"), ("Quand", "date", "name")]


def test_a_description_is_the_event_where_nothing_else_is():
    assert columns(["Date", "Description"], ["mai 2008", "Fête"])[1] == ("Description", "title", "content")


def test_short_texts_are_the_event_only_where_the_sheet_is_surely_of_events():
    rows = [["mai 2008", "Fête"], ["2009", "Marche"]]
    assert columns(["Date", "Machin"], *rows, name="Événements")[1] == ("Machin", "title", "content")
    assert columns(["Date", "Machin"], *rows, name="Feuille 3") == []


def test_arrows_are_known_by_the_numbers_of_rows_that_they_list():
    header = ["N°", "Événement", "Flèche", "Code"]
    rows = [["1", "Une rencontre", "2; 3", 1], ["2", "Une autre", "3", 2], ["3", "La fin", "", 3]]
    assert [key for _, key, _ in columns(header, *rows, name="Événements")] == ["number", "title", "leads_to", ""]


def test_a_numbering_column_is_known_by_its_place_and_its_short_labels():
    rows = [[f"É{number}", f"Une rencontre de plus a lieu le {number}"] for number in range(1, 5)]
    assert columns(["Ma liste", "Événement"], *rows, name="Événements")[0] == ("Ma liste", "number", "content")


@pytest.mark.parametrize("above", [[], [["Chronologie"]], [["Projet X"], [], ["Version 3", None, "Julie"]]])
def test_headers_may_stand_below_other_lines(above):
    (found,) = best(grid("Chronologie", *above, ["Quand", "Quoi", "Qui", "RT"], *STORY))
    assert (found.header, len(found.above)) == (len(above) + 1, len(above))


def test_unknown_headers_are_told_from_rows_by_what_stands_below():
    (found,) = best(grid("Événements", ["Zut", "Flûte"], [dt.date(2008, 5, 1), "Une rencontre a lieu"]))
    assert found.header == 1


@pytest.mark.parametrize(
    ("name", "sheet", "reason"),
    [
        ("Événements", Sheet.EVENTS, Reason.NAME),
        ("Evenemants", Sheet.EVENTS, Reason.NEAR_NAME),
        ("Ligne du temps", Sheet.EVENTS, Reason.NEAR_NAME),
        ("Événements du projet", Sheet.EVENTS, Reason.NEAR_NAME),
        ("Feuille 1", Sheet.EVENTS, Reason.CONTENT),
        ("Effets", Sheet.EFFECTS, Reason.NAME),
    ],
)
def test_a_sheet_is_known_by_its_name_by_one_near_it_or_by_its_columns(name, sheet, reason):
    (found,) = best(grid(name, ["Quand", "Événement", "Titre"], ["2008", "Une rencontre", "Un effet"]))
    assert (found.table.sheet, found.reason) == (sheet, reason)


@pytest.mark.parametrize(
    "rows",
    [
        [["Poste", "Montant"], ["Terre", 1200]],
        [["Lieu", "Adresse"], ["Parc", "12, rue Bleue"]],  # « Lieu » is not « Lien »
        [["Note"]],
        [[]],
    ],
)
def test_a_sheet_like_nothing_of_ours_is_kept(rows):
    assert [found.table for found in best(grid("Lieux", *rows))] == [None]


def test_each_table_goes_to_the_sheet_that_fits_it_best():
    header = ["Quand", "Quoi", "Qui", "RT"]
    draft, true, effects = best(
        grid("Brouillon", header[:2], *(row[:2] for row in STORY)),
        grid("Chronologie", header, *STORY),
        grid("Impacts", ["N°", "Titre", "Date"], ["A", "La ruelle est verte", "2016"]),
    )
    assert (draft.table, true.table, effects.table) == (None, EVENTS, EFFECTS)


def test_a_hidden_sheet_is_known_by_its_very_name_only():
    rows = (["Quand", "Quoi"], ["2008", "Une rencontre a eu lieu"])
    assert [found.table for found in guess.tables(grid("Événements", *rows), WORDS, by_name_only=True)] == [EVENTS]
    assert list(guess.tables(grid("Chronologie", *rows), WORDS, by_name_only=True)) == []


def test_a_turned_sheet_keeps_its_errors_in_their_cells():
    turned = guess.transposed(guess.with_rows(Grid("Projet"), (("a", "b"), ("c",)), {(1, 2): "#REF!"}))
    assert (turned.rows, guess.errors(turned)) == ((("a", "c"), ("b", "")), {(2, 1): "#REF!"})
