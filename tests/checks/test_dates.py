import dataclasses

import pytest
from workbooks import complete, found, story_of, with_event

from rtdocs.checks import dates

SHEET = "Événements"


@pytest.mark.parametrize(
    ("when", "status", "code"),
    [
        ("2025", "prévu", "D5"),
        ("avant juin 2025", "prévu", "D5"),
        ("après 2020", "prévu", ""),
        ("depuis 2020", "prévu", ""),
        ("2026", "prévu", ""),
        ("à venir", "prévu", ""),
        ("inconnue", "prévu", ""),
        (None, "prévu", ""),
        ("2026", None, ""),
        ("février 2026", None, "D6"),
        ("après 2026", None, ""),
        ("après février 2026", None, "D6"),
        ("vers février 2026", None, ""),
        ("avant 2030", None, ""),
        ("à venir", None, "D6"),
        ("inconnue", None, ""),
    ],
)
def test_status_and_date_are_held_against_the_day_the_workbook_was_saved(when, status, code, tmp_path):
    told = found(tmp_path, with_event(Date=when, Statut=status))
    assert [each for each in told if each[0] != "A5"] == ([(code, f"{SHEET}!H4")] if code else [])


@pytest.mark.parametrize(("status", "expected"), [("souhaité", [("D5", "Effets!D2")]), ("observé", [])])
def test_an_effect_hoped_for_in_the_past_is_told(status, expected, tmp_path):
    sheets = complete()
    sheets["Effets"][1][3] = status
    assert found(tmp_path, sheets) == expected


def test_a_range_typed_in_one_cell_may_end_before_it_starts(tmp_path):
    assert found(tmp_path, with_event(Date="de 2012 à 2010")) == [("D4", f"{SHEET}!B4")]


def test_no_date_is_held_against_an_unknown_day(tmp_path):
    story = story_of(tmp_path, with_event(Date="2030"))
    assert list(dates.check(dataclasses.replace(story, saved=""))) == []
