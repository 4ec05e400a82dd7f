import pytest

from rtdocs.i18n import language_of
from rtdocs.read.open import Grid
from rtdocs.read.survey import Area, Survey
from rtdocs.read.tables import header, merged
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

FRENCH = language_of("fr")
HEADER = ("N°", "Date", "Événement", "Acteurs", "À vérifier")


def spread(*rows, areas=(), sheet=Sheet.EVENTS, head=HEADER, **told):
    """Return the rows below the headers as merged cells let them be seen, the cells shared, and the survey then."""
    grid = Grid("A", (head, *rows), Survey(merged=tuple(Area(*area) for area in areas), **told))
    table = names.table(sheet)
    seen = merged.spread(grid, header.find(grid, table, FRENCH), table, FRENCH)
    return seen.rows[1:], seen.shared, seen.survey


ROWS = (("1", "2007", "Un", "Table", ""), ("2", "", "Deux", "", "x"), ("", "", "", "Ville", ""))


def test_without_merged_cells_a_sheet_is_left_alone():
    rows, shared, _ = spread(*ROWS)
    assert (rows, shared) == (ROWS, frozenset())


def test_a_cell_merged_down_is_shown_in_each_row():
    rows, shared, _ = spread(*ROWS, areas=[(2, 2, 4, 2)])
    assert [row[1] for row in rows] == ["2007"] * 3
    assert shared == {(3, 2), (4, 2)}


@pytest.mark.parametrize(
    "area",
    [(2, 5, 4, 5), (1, 2, 3, 2), (9, 2, 12, 2), (2, 8, 4, 9)],
    ids=["column that is not ours", "headers", "rows below the last", "columns beyond the last"],
)
def test_merged_cells_elsewhere_change_nothing(area):
    assert spread(*ROWS, areas=[area])[0] == ROWS


def test_a_merged_area_may_go_beyond_the_last_row():
    assert [row[1] for row in spread(*ROWS, areas=[(3, 2, 1_048_576, 2)])[0]] == ["2007", "", ""]


def test_areas_that_overlap_end_where_they_meet():
    rows, _, _ = spread(*ROWS, areas=[(3, 2, 4, 2), (2, 2, 4, 2)])
    assert [row[1] for row in rows] == ["2007", "", ""]


def test_rows_that_share_a_number_are_one_and_lose_no_text():
    rows, _, _ = spread(
        ("1", 2007.0, "Un", "Table", ""), ("", 2007.0, "suite", "Table", "x"), *ROWS, areas=[(2, 1, 3, 1)]
    )
    assert rows[0] == ("1", 2007.0, "Un\nsuite", "Table", "")
    assert rows[1] == ("", "", "", "", "x")


def test_rows_that_two_areas_claim_belong_to_the_first():
    rows, _, _ = spread(*ROWS, areas=[(3, 1, 4, 1), (2, 1, 4, 1)])
    assert [row[3] for row in rows] == ["Table", "Ville", ""]


def test_links_that_share_their_start_stay_links_of_their_own():
    rows, _, _ = spread(("1", "2"), ("", "3"), areas=[(2, 1, 3, 1)], sheet=Sheet.LINKS, head=("De", "Vers"))
    assert rows == (("1", "2"), ("1", "3"))


def test_errors_go_where_their_row_goes():
    _, _, survey = spread(*ROWS, areas=[(3, 1, 4, 1)], errors={(4, 3): "#REF!"}, unsaved=frozenset({(4, 2)}))
    assert (survey.errors, survey.unsaved) == ({(3, 3): "#REF!"}, {(3, 2)})


def test_many_areas_over_the_same_rows_take_no_longer_than_the_rows():
    last = 5000
    areas = [(row, column, last, column) for row in range(last, 1, -1) for column in (1, 2, 3)]
    rows, _, _ = spread(*([("1", "2007", "Un", "Table", "")] * last), areas=areas)
    assert len(rows) == last


def test_one_note_tells_of_all_cells_merged_down():
    areas = (Area(3, 2, 4, 2), Area(2, 3, 3, 3), Area(2, 1, 2, 2), Area(2, 5, 3, 5))
    grid = Grid("A", (HEADER, *ROWS), Survey(merged=areas))
    (note,) = merged.problems(grid, header.find(grid, names.table(Sheet.EVENTS), FRENCH))
    assert (str(note.where), note.values) == ("A!C2", {"count": 2})
