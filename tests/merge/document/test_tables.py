"""A table that both people and rtdocs changed: row by row, cell by cell."""

import zipfile

import pytest
from lxml import etree
from small_documents import Case, W, table

from rtdocs.outcomes import Deed

HEAD = ["No", "Titre", "Date"]
ROWS = [["1", "Un", "2014"], ["2", "Deux", "2015"], ["3", "Trois", "2016"]]


def rows(*changes, head=HEAD, more=(), without=()):
    """Return the table with cells changed, ("2", 1, "Deux neuf") each, rows added or taken away by their first cell."""
    cells = {row[0]: list(row) for row in ROWS if row[0] not in without}
    for key, column, text in changes:
        cells[key][column] = text
    return [head, *cells.values(), *more]


def cells_of(folder, theirs, ours, *, accepted=False):
    """Merge two versions of the table, and return its rows with what was done."""
    case = Case(folder, *([("tableau", ["Légende", table(*each)])] for each in (rows(), theirs, ours)))
    with zipfile.ZipFile(case.file) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    gone = "del" if accepted else "ins"
    for mark in list(root.iter(f"{{{W}}}{gone}")):
        mark.getparent().remove(mark)
    found = [["".join(cell.itertext()) for cell in row.iter(f"{{{W}}}tc")] for row in root.iter(f"{{{W}}}tr")]
    return found, {(entry.deed, entry.piece) for entry in case.account}


ADDED = ["4", "Quatre", "2017"]
OWN = ["9", "À nous", ""]


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (rows(("1", 1, "Un à nous")), rows(("2", 2, "2020")), rows(("1", 1, "Un à nous"), ("2", 2, "2020"))),
        (rows(("2", 1, "Deux à nous")), rows(("2", 2, "2020")), rows(("2", 1, "Deux à nous"), ("2", 2, "2020"))),
        (rows(("2", 0, "2 bis")), rows(("2", 2, "2020")), rows(("2", 0, "2 bis"), ("2", 2, "2020"))),
        (rows(more=[OWN]), rows(("1", 1, "Un neuf"), more=[ADDED]), rows(("1", 1, "Un neuf"), more=[ADDED, OWN])),
        (rows(without="2"), rows(("1", 1, "Un neuf"), ("2", 1, "neuf")), rows(("1", 1, "Un neuf"), without="2")),
        (rows(("2", 1, "Deux à nous")), rows(without="2", more=[ADDED]), rows(("2", 1, "Deux à nous"), more=[ADDED])),
        (rows(("1", 1, "Un à nous")), rows(without="3"), rows(("1", 1, "Un à nous"), without="3")),
        (rows(("1", 1, "UN")), [HEAD, ROWS[2], ROWS[0], ROWS[1]], [HEAD, ROWS[2], ["1", "UN", "2014"], ROWS[1]]),
    ],
)
def test_a_table_is_merged_by_rows_and_cells(tmp_path, theirs, ours, expected):
    found, _ = cells_of(tmp_path, theirs, ours)
    assert sorted(found) == sorted(expected)
    assert found[0] == HEAD


def test_a_cell_that_both_changed_stays_theirs_and_ours_is_offered_in_it(tmp_path):
    for accepted, text in ((False, "Deux à nous"), (True, "Deux neuf")):
        theirs, ours = rows(("2", 1, "Deux à nous")), rows(("2", 1, "Deux neuf"), ("3", 2, "2020"))
        found, done = cells_of(tmp_path, theirs, ours, accepted=accepted)
        assert found == rows(("2", 1, text), ("3", 2, "2020"))
        assert done == {(Deed.TRACKED, "2 Deux neuf 2015"), (Deed.RENEWED, "3 Trois 2020")}


def test_a_column_of_their_own_stays_and_new_rows_have_it_empty(tmp_path):
    theirs = [[*row, own] for row, own in zip(rows(), ("Note", "a", "b", "c"), strict=True)]
    found, _ = cells_of(tmp_path, theirs, rows(("1", 1, "Un neuf"), more=[ADDED]))
    assert found == [[*HEAD, "Note"], ["1", "Un neuf", "2014", "a"], *theirs[2:], [*ADDED, ""]]


def test_a_column_that_they_took_away_stays_away(tmp_path):
    theirs = [[row[0], row[2]] for row in rows()]
    found, _ = cells_of(tmp_path, theirs, rows(("1", 2, "2013"), more=[ADDED]))
    assert found == [["No", "Date"], ["1", "2013"], ["2", "2015"], ["3", "2016"], ["4", "2017"]]


def test_a_row_that_both_added_is_there_once(tmp_path):
    found, done = cells_of(tmp_path, rows(more=[["4", "Quatre à nous", ""]]), rows(more=[ADDED]))
    assert found == rows(more=[["4", "Quatre à nous", ""]])
    assert (Deed.LEFT_OUT, "4 Quatre 2017") in done


def test_a_row_of_many_words_that_they_kept_under_another_name_is_there_once(tmp_path):
    told = "Les gens du quartier trouvent des fruits et des légumes sur le chemin du métro."
    found, _ = cells_of(
        tmp_path, rows(more=[["4 à nous", told, ""]]), rows(("1", 1, "Un neuf"), more=[["4", told, ""]])
    )
    assert found == rows(("1", 1, "Un neuf"), more=[["4 à nous", told, ""]])


SOURCES = ("Source", "a", "b", "c")


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_column_that_is_new_in_ours_comes_in(tmp_path, at):
    ours = [[*row[:at], source, *row[at:]] for row, source in zip(rows(("3", 2, "2020")), SOURCES, strict=True)]
    found, done = cells_of(tmp_path, rows(("1", 1, "Un à nous"), more=[OWN]), ours)
    mine = rows(("1", 1, "Un à nous"), ("3", 2, "2020"), more=[OWN])
    assert found == [[*row[:at], source, *row[at:]] for row, source in zip(mine, (*SOURCES, ""), strict=True)]
    assert {(Deed.ADDED, "Source"), (Deed.KEPT, "3 Trois 2020")} & done == {(Deed.ADDED, "Source")}


def test_a_column_that_is_new_in_ours_comes_in_beside_one_of_their_own(tmp_path):
    theirs = [[*row, own] for row, own in zip(rows(), ("Note", "d", "e", "f"), strict=True)]
    ours = [[*row, source] for row, source in zip(rows(without="2"), ("Source", "a", "c"), strict=True)]
    found, _ = cells_of(tmp_path, theirs, ours)
    assert found == [
        [*HEAD, "Source", "Note"],
        [*ROWS[0], "a", "d"],
        [*ROWS[1], "", "e"],
        [*ROWS[2], "c", "f"],
    ]


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_column_that_ours_has_no_longer_goes_unless_they_wrote_in_it(tmp_path, is_theirs):
    ours = [[row[0], row[2]] for row in rows(("3", 2, "2020"))]
    theirs = rows(("1", 1, "Un à nous") if is_theirs else ("1", 2, "mai 2014"))
    found, done = cells_of(tmp_path, theirs, ours)
    if is_theirs:
        assert found == rows(("1", 1, "Un à nous"), ("3", 2, "2020"))
    else:
        assert found == [["No", "Date"], ["1", "mai 2014"], ["2", "2015"], ["3", "2020"]]
        assert (Deed.REMOVED, "Titre") in done


def test_a_table_whose_columns_we_changed_beyond_recognition_is_offered_whole(tmp_path):
    ours = [["x", row[2], *row] for row in rows()]
    ours[0] = ["Autre", "Quand", "Qui", "Quoi", "Où"]
    found, done = cells_of(tmp_path, rows(("1", 1, "Un à nous")), ours)
    assert {deed for deed, _ in done} == {Deed.TRACKED}
    assert found[:4] == rows(("1", 1, "Un à nous"))
