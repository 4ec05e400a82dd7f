import pytest

from rtdocs.cell_references import column_letters
from rtdocs.read.tables.spans import MOST_NAMED, in_words


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], ()), ([3], ("3",)), ([3, 4], ("3-4",)), ([1, 3, 4, 5, 9], ("1", "3-5", "9"))],
)
def test_runs_of_numbers_are_named_by_their_ends(numbers, expected):
    assert in_words(numbers, str) == expected


def test_columns_are_named_by_their_letters():
    assert in_words([2, 3, 28], column_letters) == ("B-C", "AB")


def test_too_many_runs_are_cut_short():
    named = in_words(range(1, 999, 2), str)
    assert (len(named), named[-1]) == (MOST_NAMED + 1, "…")
