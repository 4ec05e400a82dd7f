import pytest

from rtdocs.i18n import language_of
from rtdocs.read.homemade import fields
from rtdocs.read.open import Grid
from rtdocs.read.tables import outcomes
from rtdocs.workbook.columns import PROJECT

WORDS = outcomes.words(language_of("fr"))

SHAPES = {
    "with headers": [["Champ", "Valeur"], ["Titre", "Marché"], ["Organisme", "La Table"], ["But", "Mieux manger"]],
    "headers turned": [["Valeur", "Champ"], ["Marché", "Titre"], ["La Table", "Organisme"], ["Mieux manger", "But"]],
    "labels beside values": [["Titre", "Marché"], ["Organisme", "La Table"], ["But", "Mieux manger"]],
    "below other lines": [["Fiche"], [], ["Titre :", "Marché"], ["Organisme :", "La Table"], ["But :", "Mieux manger"]],
    "further to the right": [["1", "Titre", "Marché"], ["2", "Organisme", "La Table"], ["3", "But", "Mieux manger"]],
    "labels above values": [["Titre", "Organisme", "But"], ["Marché", "La Table", "Mieux manger"]],
    "before a colon": [["Titre : Marché"], ["Organisme : La Table"], ["But : Mieux manger"]],
    "in English": [["Title", "Marché"], ["Organization", "La Table"], ["Goals", "Mieux manger"]],
    "misspelt": [["Titre", "Marché"], ["Organizme", "La Table"], ["But du projet", "Mieux manger"]],
}  # fmt: skip


def grid(rows, name="Fiche"):
    return Grid(name, tuple(map(tuple, rows)))


def read(rows, name="Fiche"):
    """Return the fields told, by their keys."""
    found = max(fields.project(grid(rows, name), WORDS), key=lambda each: each.score)
    told = fields.rows(found, WORDS)
    return {each.field.key: found.grid.rows[row - 1][found.position("value") - 1] for row, each in told.items()}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_project_is_read_in_any_shape(shape):
    assert read(SHAPES[shape]) == {"title": "Marché", "organisation": "La Table", "goal": "Mieux manger"}


def test_lines_above_the_first_field_are_not_of_the_table():
    (found, *_) = fields.project(grid(SHAPES["below other lines"]), WORDS)
    assert (found.table, found.header, found.top, len(found.above)) == (PROJECT, 0, 3, 2)


def test_of_two_rows_for_one_field_the_surer_tells_it():
    assert read([["Intitulé", "Non"], ["Titre", "Oui"], ["Organisme", "La Table"]], "Projet")["title"] == "Oui"


def test_a_field_of_a_choice_is_known_by_a_near_word_only_with_a_value_that_it_understands():
    rows = [["Titre", "Marché"], ["Organisme", "Table"], ["Regard", "vers la rue"]]
    assert "use" not in read(rows, "Projet")
    rows[2][1] = "prospectif"
    assert read(rows, "Projet")["use"] == "prospectif"


def test_a_sheet_that_bears_another_name_needs_several_sure_labels():
    assert list(fields.project(grid([["Titre", "Marché"], ["Poids", "2 kg"]], "Divers"), WORDS)) == []


def test_a_list_with_labels_for_headers_is_no_project():
    rows = [["Titre", "Début", "Organisme"], ["Marché", "2008", "Table"], ["Ruelle", "2009", "Comité"]]
    assert list(fields.project(grid(rows, "Divers"), WORDS)) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Projet : Ruelle verte"]], {"title": "Ruelle verte"}),
        ([["Titre du projet", "Rue"], [], ["Quartier", "Rosemont"]], {"title": "Rue", "territory": "Rosemont"}),
        ([["Chronologie de la ruelle verte"]], {}),
        ([["Intitulé", "Ruelle verte"]], {}),
        ([["Titre"]], {}),
        ([], {}),
    ],
)  # fmt: skip
def test_lines_above_a_table_tell_a_field_only_by_its_very_name(rows, told):
    found = fields.lines(grid(rows), WORDS)
    assert {field.key: value for field, value in found.items()} == told
