import pytest
from workbooks import complete, problems, with_event

from rtdocs.checks import actors

LISTED = [["Nom", "Sigle"], ["Table", None], ["Ville", None], ["École A", None]]


def told(tmp_path, names, listed=LISTED):
    sheets = {**with_event(Acteurs=names), "Acteurs": listed}
    return [(problem.values["name"], problem.values["nearest"]) for problem in problems(tmp_path, sheets)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("table; VILLE", []),
        ("Tabble", [("Tabble", "Table")]),
        ("Centraide", [("Centraide", "")]),
        ("Table, École A", []),
        ("Table, Centraide", [("Table, Centraide", "")]),
    ],
)
def test_an_actor_that_the_sheet_lacks_is_told_with_the_nearest_name(names, expected, tmp_path):
    assert told(tmp_path, names) == expected


NEIGHBOURS = [["Comité logement du Canal", None], ["Comité des parents", None]]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Comité logement", "Comité logement du Canal"),
        ("Logement", "Comité logement du Canal"),
        ("CLC", "Comité logement du Canal"),
        ("le clc de Verdun", "Comité logement du Canal"),
        ("Le Canal", "Comité logement du Canal"),
        ("Comité", ""),  # of two
        ("Centraide", ""),
    ],
)
def test_a_part_of_a_name_or_its_initials_tell_the_one_that_is_meant(name, nearest, tmp_path):
    assert told(tmp_path, name, [*LISTED, *NEIGHBOURS]) == [(name, nearest)]


def test_an_actor_of_many_events_is_told_once_at_the_first(tmp_path):
    sheets = {**complete(), "Acteurs": [["Nom"], ["Table"]]}
    (problem,) = problems(tmp_path, sheets)
    assert (str(problem.where), problem.values["count"]) == ("Événements!D2", 2)


def test_beyond_a_number_no_name_is_guessed(tmp_path, monkeypatch):
    monkeypatch.setattr(actors, "NAMES_COMPARED", 1)
    assert told(tmp_path, "Tabble; Villle") == [("Tabble", "Table"), ("Villle", "")]


def test_a_sheet_of_actors_without_names_lists_nobody(tmp_path):
    sheets = {**complete(), "Acteurs": [["Sigle"], ["T"]]}
    assert [problem.rule.code for problem in problems(tmp_path, sheets)] == ["S7"]
