"""Cells and sheets as spreadsheets name them."""

import pytest

from rtdocs.cell_references import cell_place, cell_reference, column_letters, column_number, quoted_sheet


@pytest.mark.parametrize(
    ("number", "letters"), [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_count_in_letters(number, letters):
    assert column_letters(number) == letters
    assert column_number(letters) == column_number(letters.lower()) == number


@pytest.mark.parametrize(("reference", "place"), [("C14", (14, 3)), ("AA1", (1, 27)), ("14", (14, 0)), ("C", (0, 3))])
def test_a_cells_name_tells_its_row_and_column(reference, place):
    assert cell_place(reference) == place
    assert cell_reference(14, 3) == "C14"


def test_an_apostrophe_in_a_sheets_name_is_doubled():
    assert quoted_sheet("L'été") == "'L''été'"
