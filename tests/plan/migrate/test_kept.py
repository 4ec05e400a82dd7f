import pytest

from rtdocs.i18n import language_of
from rtdocs.plan.migrate import kept
from rtdocs.plan.migrate.kept import SheetNames
from rtdocs.read.homemade.guess import Claim
from rtdocs.workbook.columns import Sheet

FR = language_of("fr")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Budget", "Budget"),
        ("Événements", "À part – Événements"),
        ("Events (old)", "À part – Events (old)"),
        ("Coûts : 2008/2009 [brouillon]", "Coûts 2008 2009 brouillon"),
        ("x" * 40, "x" * 31),
        ("🌳" * 20, "🌳" * 15),
        ("'cité'", "cité"),
        ("History", "À part – History"),
        ("Listes", "Listes – 2"),
        ("LISTES", "LISTES – 2"),
    ],
)
def test_a_copied_sheet_bears_a_name_that_excel_and_the_reader_accept(name, expected):
    assert SheetNames(FR, {"listes"}).of(name) == expected


def test_no_two_copied_sheets_bear_one_name():
    names = SheetNames(FR)
    assert [names.of("y" * 40), names.of("Y" * 31), names.of("y" * 33)] == [
        "y" * 31,
        "Y" * 27 + " – 2",
        "y" * 27 + " – 3",
    ]


def test_a_further_column_is_never_taken_for_one_of_ours():
    claims = [Claim(3, "Budget"), Claim(4, ""), Claim(5, "Quand"), Claim(6, "budget"), Claim(7, "z" * 300)]
    found = kept.headers(claims, ["Date", "Colonne D"], Sheet.EVENTS, FR)
    assert found == ("Budget", "Colonne D – 2", "Quand – autre", "budget – 2", "z" * 255)


def test_a_row_that_is_no_field_is_never_taken_for_one():
    assert kept.field_label("Partenaires", FR) == "Partenaires – autre"
    assert kept.field_label("Couleur", FR) == "Couleur"
