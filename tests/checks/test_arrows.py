import pytest
from workbooks import EVENTS, complete, event, found, problems, with_columns, with_event

from rtdocs.i18n import language_of


def between(source, target, **columns):
    """Return a workbook with an arrow from event 1 to event 2, by their dates."""
    rows = [
        event(**{"N°": "1", "Date": source, "Mène à": "2"}),
        event(**{"N°": "2", "Date": target, "Mène à": "A"}),
    ]
    further = [[name, *cells] for name, cells in columns.items()]
    header, *rows = ([*row, *(cells[place] for cells in further)] for place, row in enumerate([EVENTS, *rows]))
    effects = [["N°", "Effet"], ["A", "Un effet"]]
    return {**complete(), "Événements": [header, *rows], "Effets": effects}


@pytest.mark.parametrize(
    ("source", "target", "is_back"),
    [
        ("2010", "2009", True),
        ("2010", "2010", False),
        ("mai 2010", "avril 2010", True),
        ("2010-2012", "2011", False),
        ("2010", "vers 2009", False),
        ("vers 2010", "2008", False),
        ("de vers 2010 à 2012", "2008", False),
        ("2010", "avant 2009", True),
        ("2010", "après 2005", False),
        ("après 2010", "2009", True),
        ("depuis 2010", "2009", True),
        ("avant 2010", "2005", False),
        ("2010", "inconnue", False),
        ("à venir", "2010", False),
        (None, "2010", False),
    ],
)
def test_an_arrow_goes_back_in_time_only_where_dates_are_sure(source, target, is_back, tmp_path):
    told = [each for each in found(tmp_path, between(source, target)) if each[0] != "D6"]
    assert told == ([("A5", "Événements!G2")] if is_back else [])


@pytest.mark.parametrize(
    ("orders", "is_back"), [((1, 2), False), ((2, 1), True), ((1, 1), False), ((None, 1), True), ((1, None), True)]
)
def test_the_order_wins_over_dates_where_both_events_have_one(orders, is_back, tmp_path):
    sheets = between("2010", "2009", Ordre=orders)
    assert found(tmp_path, sheets) == ([("A5", "Événements!G2")] if is_back else [])


def test_an_arrow_claimed_twice_is_told_once_a_cell(tmp_path):
    sheets = {**with_event(**{"Mène à": "1; 1"}), "Liens": [["De", "Vers"], ["3", "1"]]}
    assert found(tmp_path, sheets) == [("A5", "Événements!G4"), ("A5", "Liens!B2")]


def test_links_with_unknown_ends_are_told_at_each_end(tmp_path):
    sheets = {**complete(), "Liens": [["De", "Vers"], ["8", "B2"], ["1", None]]}
    assert found(tmp_path, sheets) == [("A1", "Liens!A2"), ("A1", "Liens!B2"), ("C1", "Liens!B3")]


def test_a_misspelt_number_names_the_nearest(tmp_path):
    sheets = with_event(**{"N°": "Étape 3", "Mène à": "A"})
    sheets["Événements"][1][6] = "Etappe 3"
    (problem,) = problems(tmp_path, sheets)
    assert problem.way_out(language_of("en")).startswith("Did you mean “Étape\u00a03”?".replace("\u00a0", " "))


@pytest.mark.parametrize("column", ["N°", "Mène à"])
def test_without_a_column_no_arrow_is_at_fault(column, tmp_path):
    sheets = complete()
    place = EVENTS.index(column)
    events = [[cell for number, cell in enumerate(row) if number != place] for row in sheets["Événements"]]
    codes = [code for code, _ in found(tmp_path, {**sheets, "Événements": events})]
    assert codes == (["S7"] if column == "N°" else ["A8"])


def test_links_alone_make_a_chain(tmp_path):
    sheets = complete()
    for row in sheets["Événements"][1:]:
        row[6] = None
    sheets["Liens"] = [["De", "Vers"], ["1", "2"], ["2", "A"]]
    assert found(tmp_path, sheets) == []


def test_a_project_of_effects_alone_lacks_no_arrow(tmp_path):
    assert found(tmp_path, {**complete(), "Événements": [EVENTS]}) == []


def test_context_may_lead_nowhere(tmp_path):
    assert found(tmp_path, with_event(RT=None, **{"Mène à": None})) == [("T8", "Événements!E4")]


def test_a_second_outcome_does_not_make_a_link(tmp_path):
    sheets = with_columns("Événements", **{"RT secondaire": [None, 4]})
    assert found(tmp_path, sheets) == []
