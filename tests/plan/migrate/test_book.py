"""What becomes of an old workbook, by its tables: the new sheets and their rows."""

import pytest
from workbooks import complete, workbook

from rtdocs.i18n import language_of
from rtdocs.plan.content.formbook import KeptSheet
from rtdocs.plan.migrate import carried
from rtdocs.read.homemade import book as old_book


def carry(tmp_path, sheets, into="fr", **options):
    """Return the new workbook and the account of old sheets."""
    return carried(
        old_book.read(workbook(tmp_path, sheets, "old.xlsx", **options), language_of("fr")), language_of(into)
    )


def filled(book, name):
    """Return the filled cells of each row of a sheet, by their headers."""
    sheet = next(each for each in book.sheets if each.name == name)
    headers = [column.header.removesuffix(" *") for column in sheet.columns]
    rows = (dict(zip(headers, row.cells, strict=True)) for row in sheet.rows)
    return [{header: cell for header, cell in row.items() if cell != ""} for row in rows]


def project(book):
    return {row["Champ"]: row.get("Valeur") for row in filled(book, "Projet") if row.get("Valeur")}


@pytest.mark.parametrize(
    ("events", "effects", "numbers"),
    [
        ([["Date", "Événement"], ["2008", "a"], ["2009", "b"]], [["Effet"], ["c"]], (["1", "2"], ["A"])),
        ([["Date", "Événement"], ["2008", "a"], ["2009", "b"]], [["N°", "Effet"], ["1", "c"]], (["É1", "É2"], ["1"])),
        ([["N°", "Événement"], ["a", "a"], ["E1", "b"]], [["Effet"], ["c"]], (["a", "E1"], ["EA"])),
        ([["N°", "Événement"], ["A", "a"], [None, "b"]], [["Effet"], ["c"]], (["A", None], ["EA"])),
    ],
)
def test_rows_without_numbers_get_some_that_nothing_bears(tmp_path, events, effects, numbers):
    book, _ = carry(tmp_path, {**complete(), "Événements": events, "Effets": effects})
    found = ([row.get("N°") for row in filled(book, "Événements")], [row.get("N°") for row in filled(book, "Effets")])
    assert found == numbers


def test_a_row_with_nothing_that_we_know_gets_no_number(tmp_path):
    events = [["Date", "Événement", "Prix"], ["2008", "a", 1], [None, None, 7], ["2009", "b", 2]]
    book, _ = carry(tmp_path, {**complete(), "Événements": events})
    assert [row.get("N°") for row in filled(book, "Événements")] == ["1", None, "2"]


def test_a_field_that_is_none_of_ours_follows_the_others(tmp_path):
    rows = [["Champ", "Valeur", "Note"], ["Titre", "X", "sûr"], ["Couleur", "verte", None], ["Titre", "Y", None]]
    book, account = carry(tmp_path, {**complete(), "Projet": rows})
    assert project(book) == {"Titre *": "X", "Couleur": "verte", "Titre – autre": "Y"}
    assert filled(book, "Projet")[0]["Note"] == "sûr"
    assert account.sheets[0].further == ("Note",)
    assert book.title == "X"


def test_what_a_person_wrote_over_our_help_stays_and_our_own_is_written_anew(tmp_path):
    rows = [
        ["Champ", "Valeur", "Aide"],
        ["Titre", "X", "à valider"],
        ["But", "Y", language_of("en").say("workbook.field.goal.help")],
    ]
    book, _ = carry(tmp_path, {**complete(), "Projet": rows})
    helps = {row["Champ"]: row["Aide"] for row in filled(book, "Projet")}
    assert helps["Titre *"] == "à valider"
    assert helps["But"] == language_of("fr").say("workbook.field.goal.help")


def test_the_wheel_keeps_its_scores_profiles_and_the_rows_that_name_no_outcome(tmp_path):
    wheel = [["RT", "Actuel", "Souhaité", "En 2024"], [5, 2, 4, 1], ["RT 5", 3, None, None], ["Total", 5, None, 6]]
    book, _ = carry(tmp_path, {**complete(), "Roue": wheel})
    rows = filled(book, "Roue")
    assert rows[4] == {"RT": "5 · Placement d’intermédiaires", "Actuel": 2, "Souhaité": 4, "En 2024": 1}
    assert rows[12:] == [
        {"RT": "5 · Placement d’intermédiaires", "Actuel": 3},
        {"RT": "Total", "Actuel": 5, "En 2024": 6},
    ]


def test_the_repertoire_keeps_a_groups_words_and_no_older_words_of_ours(tmp_path):
    rows = [
        ["RT", "Nom", "Fonction", "Définition"],
        [5, "Remise", None, "Nos mots"],
        [4, "Production of intermediaries"],
    ]
    book, _ = carry(tmp_path, {**complete(), "Répertoire": rows})
    found = filled(book, "Répertoire")
    assert (found[4]["Nom"], found[4]["Définition"]) == ("Remise", "Nos mots")
    assert found[3]["Nom"] == "Production d’intermédiaires"
    assert book.lists[0].labels[4] == "5 · Remise"


def test_a_second_sheet_of_a_kind_is_copied(tmp_path):
    draft = [["N°", "Événement"], ["1", "Brouillon"]]
    book, account = carry(tmp_path, {**complete(), "Events": draft})
    assert book.kept == (KeptSheet("À part – Events", (("N°", "Événement"), ("1", "Brouillon"))),)
    assert [each.target for each in account.sheets] == ["Projet", "Événements", "Effets", "À part – Events"]


def test_lines_above_a_table_are_copied_and_tell_the_project(tmp_path):
    events = [["Titre : Ruelle verte"], ["Quartier", "Rosemont"], ["Quand", "Quoi"], ["2008", "Une rencontre a lieu"]]
    book, account = carry(tmp_path, {"Chronologie": events})
    assert project(book) == {"Titre *": "Ruelle verte", "Territoire": "Rosemont"}
    assert book.kept == (KeptSheet("Chronologie", (("Titre : Ruelle verte", ""), ("Quartier", "Rosemont"))),)
    assert account.lines == ("Titre", "Territoire")


def test_a_title_line_that_says_no_more_leaves_the_title_to_be_asked(tmp_path):
    events = [["Histoire de la ruelle"], ["Quand", "Quoi"], ["2008", "Une rencontre a lieu"]]
    book, _ = carry(tmp_path, {"Chronologie": events})
    assert project(book) == {}
    assert book.title == language_of("fr").say("form.title")


def test_a_header_too_long_for_excel_is_copied_whole(tmp_path):
    long = "Une très longue question " * 12
    book, _ = carry(tmp_path, {**complete(), "Effets": [["N°", "Effet", long.strip()], ["A", "vert", "oui"]]})
    assert book.kept[0].rows == (("N°", "Effet", long.strip()),)


def test_worked_rows_stay_grey(tmp_path):
    sheets = complete()
    sheets["Événements"].append(["ex. 1", "mai 2008", "Exemple"])
    book, _ = carry(tmp_path, sheets)
    assert [row.example for row in book.sheets[1].rows] == [False, False, True]


def test_a_sheet_without_a_cell_is_not_spoken_of(tmp_path):
    _, account = carry(tmp_path, {**complete(), "Feuil3": []})
    assert [each.name for each in account.sheets] == ["Projet", "Événements", "Effets"]


def test_a_hidden_sheet_named_as_our_lists_that_holds_other_words_is_kept(tmp_path):
    _, account = carry(tmp_path, {**complete(), "Listes": [["Nos amis"]]}, hidden=["Listes"])
    assert (account.sheets[-1].target, account.renewed) == ("Listes – 2", ())


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"Events": [["Number", "Event"], ["1", "A meeting was held"]]}, "en"),
        ({"Timeline": [["When", "What", "Who"], ["2008", "A meeting was held", "City"]]}, "en"),
        ({"Chronologie": [["Quand", "Quoi"], ["2008", "Une rencontre a lieu"]]}, "fr"),
        ({"X": [["Date", "Description"], ["2008", "Une rencontre a lieu"]]}, ""),
        ({"X": [["Zut"], ["rien"]]}, ""),
    ],
)
def test_the_language_is_that_of_the_names_where_they_tell(tmp_path, sheets, code):
    assert old_book.read(workbook(tmp_path, sheets), language_of("fr")).language == code
