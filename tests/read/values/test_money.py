from decimal import Decimal

import pytest

from rtdocs.read.values import money


@pytest.mark.parametrize(
    ("typed", "dollars"),
    [
        ("43 500 $", "43500"),
        ("43\u00a0500\u00a0$", "43500"),
        ("43\u202f500 $", "43500"),
        ("43,500", "43500"),
        ("43.500", "43500"),
        ("$43,500", "43500"),
        ("$ 43,500.50", "43500.50"),
        ("12 500,00 $", "12500.00"),
        ("12.500,00 $", "12500.00"),
        ("1,250,000", "1250000"),
        ("1.250.000", "1250000"),
        ("12,5", "12.5"),
        ("12.50 $", "12.50"),
        ("0 $", "0"),
        ("500", "500"),
        ("5 000 $ CA", "5000"),
        ("CA$5,000", "5000"),
        ("CAD 5000", "5000"),
        ("5 000 dollars", "5000"),
        ("12 k$", "12000"),
        ("1,2 M$", "1200000"),
        ("1,5 million de dollars", "1500000"),
        ("2 millions $", "2000000"),
        ("-500 $", "-500"),
        ("\u2212500 $", "-500"),
        ("500- $", "-500"),
        ("(500 $)", "-500"),
        ("12'500 $", "12500"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, dollars):
    assert money.parse(typed) == Decimal(dollars)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "$",
        "plusieurs milliers",
        "5 000 $ par année",
        "5 000 $ et 3 000 $",
        "5 000 $ à 8 000 $",
        "5 000 €",
        "US$ 5,000",
        "1,2,3",
        "1.2.3",
        "1,23,456.00",
        "12.5,50.1",
        "--5",
        "-5-",
        "1" * 40,
    ],
)
def test_what_is_no_single_amount_of_dollars_is_none(typed):
    assert money.parse(typed) is None
