"""One cause, one message: what cannot be read is not also said to be missing."""

import datetime as dt

import pytest
from workbooks import EVENTS, complete, event, found


def events(*rows):
    return {**complete(), "Événements": [[*EVENTS], *rows]}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([event(RT="RT 13")], [("T1", "Événements!E2")]),
        ([event(RT=None), event(**{"N°": "4", "RT": 99})], [("T8", "Événements!E2"), ("T1", "Événements!E3")]),
        ([event(**{"Mène à": dt.date(2026, 7, 4)})], [("C6", "Événements!G2")]),
        ([event(Date="un jour"), event(**{"N°": "4", "Date": "un jour"})], [("D1", "Événements!B2")]),
        (
            [event(Date="un jour"), event(**{"N°": "4", "Date": "demain"})],
            [("D1", "Événements!B2"), ("D1", "Événements!B3")],
        ),
    ],
)
def test_a_cause_gets_one_message(tmp_path, rows, expected):
    assert [each for each in found(tmp_path, events(*rows)) if each[0] != "A6"] == expected
