import pytest

from rtdocs.i18n import language_of
from rtdocs.read.open import Grid
from rtdocs.read.survey import Area, Survey
from rtdocs.read.tables import header
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

FRENCH = language_of("fr")


def find(*rows, areas=(), sheet=Sheet.EVENTS):
    """Return the headers' row, the known columns by position, and what is unknown."""
    grid = Grid("A", rows, Survey(merged=tuple(Area(*area) for area in areas)))
    found = header.find(grid, names.table(sheet), FRENCH)
    return found.row, {position: column.key for position, column in found.columns.items()}, dict(found.unknown)


def test_a_lower_name_says_more_than_the_upper_one():
    row, columns, _ = find(("N°", "Date", "", "Titre"), ("", "Début", "Fin", ""))
    assert (row, columns) == (2, {1: "number", 2: "date", 3: "end_date", 4: "title"})


def test_two_lines_may_name_a_column_together():
    areas = [(1, 2, 1, 3)]
    row, columns, _ = find(("N°", "RT", "", "Titre"), ("", "principal", "secondaire", ""), areas=areas)
    assert (row, columns) == (2, {1: "number", 2: "outcome", 3: "second_outcome", 4: "title"})


def test_a_column_of_ours_below_a_heading_that_is_not():
    areas = [(1, 3, 1, 5)]
    row, columns, unknown = find(("N°", "Titre", "Suivi"), ("", "", "Statut", "Notes", "Budget"), areas=areas)
    assert (row, columns, unknown) == (2, {1: "number", 2: "title", 3: "status", 4: "notes"}, {5: "Budget"})


@pytest.mark.parametrize(
    "data",
    [
        ("1", "2008", "Un", "Source"),
        (1.0, "", "", "Source"),
        ("", 2008.0, "", "Source"),
        ("", "", "Un", "Source"),
        ("", "", "", "Procès-verbal"),
        ("", "", "", ""),
    ],
)
def test_a_row_of_data_is_no_second_line(data):
    assert find(("N°", "Date", "Titre", "Document"), data, ("2", "2009", "Deux", ""))[0] == 1


def test_a_title_above_the_headers_is_no_first_line():
    rows = (("Événements marquants", "", "", ""), ("N°", "Date", "Événement", "Budget"))
    row, columns, unknown = find(*rows, areas=[(1, 1, 1, 4)])
    assert (row, columns, unknown) == (2, {1: "number", 2: "date", 3: "title"}, {4: "Budget"})


@pytest.mark.parametrize(
    ("name", "sheet", "asks"),
    [
        ("Revers?", Sheet.EVENTS, "reverse"),
        ("Prévu", Sheet.EVENTS, "planned"),
        ("RÉALISÉ ?", Sheet.EVENTS, "done"),
        ("Planned?", Sheet.EVENTS, "planned"),
        ("Souhaité", Sheet.EFFECTS, "hoped-for"),
        ("Observé", Sheet.EFFECTS, "observed"),
        ("Entité non humaine", Sheet.ACTORS, "non-human"),
        ("Statut", Sheet.EVENTS, None),
        ("Avancée ou revers", Sheet.EVENTS, None),
        ("Accessibilité", Sheet.EFFECTS, None),
    ],
)
def test_a_header_may_ask_whether_a_choice_holds(name, sheet, asks):
    column = names.find(name, names.columns(sheet))
    assert (column.asks.value if column and column.asks else None) == asks


def test_two_headers_for_one_choice_are_one_too_many():
    grid = Grid("A", (("N°", "Titre", "Réalisé", "Prévu"),))
    found = header.find(grid, names.table(Sheet.EVENTS), FRENCH)
    assert {position: column.path for position, column in found.repeated.items()} == {4: "events.status"}
