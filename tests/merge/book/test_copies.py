"""A copy of a workbook, marked or with answers, that people edited, and the workbook as it is now."""

import shutil
from datetime import date

import pytest
from conftest import ROOT
from openpyxl import Workbook, load_workbook

import rtdocs
from rtdocs.merge import carried
from rtdocs.merge.book.copies import base_of, merge
from rtdocs.outcomes import Deed, Fate

HEAD = ["N°", "Date", "Événement", "À revoir"]
ROWS = [["1", "2014", "Un", "=1"], ["2", "2015", "Deux", "=1"], ["3", "2016", "Trois", "=1"], ["", "", "", "=1"]]


def book(path, *rows, head=HEAD):
    made = Workbook()
    made.active.title = "Événements"
    for row in (head, *rows):
        made.active.append(row)
    made.save(path)
    return path


def merged(folder, theirs, ours, head=HEAD):
    """Return the rows of the merged copy, and what was done."""
    before, now = book(folder / "before.xlsx", *ROWS), book(folder / "ours.xlsx", *ours)
    file, target = book(folder / "theirs.xlsx", *theirs, head=head), folder / "merged.xlsx"
    done = merge(file, now, target, base_of(before))
    page = load_workbook(target if target.exists() else file).active
    found = [[str(cell.value or "") for cell in row] for row in page.iter_rows(min_row=2)]
    return found, {(entry.deed, entry.piece) for entry in done.account}


def changed(row, column, text):
    return [
        [text if (at, place) == (row, column) else cell for place, cell in enumerate(each)]
        for at, each in enumerate(ROWS)
    ]


@pytest.mark.parametrize(
    ("theirs", "ours", "expected", "done"),
    [
        (ROWS, changed(1, 2, "Deux neuf"), changed(1, 2, "Deux neuf"), {(Deed.RENEWED, "C3")}),
        (changed(1, 2, "Deux à nous"), ROWS, changed(1, 2, "Deux à nous"), set()),
        (changed(1, 2, "À nous"), changed(1, 2, "Neuf"), changed(1, 2, "À nous"), {(Deed.LEFT_OUT, "C3")}),
        (
            changed(0, 1, "À nous"),
            changed(0, 2, "Neuf"),
            [["1", "À nous", "Neuf", "=1"], *ROWS[1:]],
            {(Deed.RENEWED, "C2")},
        ),
        (ROWS[::-1], changed(1, 2, "Neuf"), changed(1, 2, "Neuf")[::-1], {(Deed.RENEWED, "C4")}),
        (
            ROWS,
            [*ROWS[:3], ["4", "2017", "Quatre", "=1"]],
            [*ROWS[:3], ["4", "2017", "Quatre", "=1"]],
            {(Deed.ADDED, "")},
        ),
        ([*ROWS[:1], *ROWS[2:]], changed(1, 2, "Neuf"), [*ROWS[:1], *ROWS[2:]], {(Deed.LEFT_OUT, "")}),
        (ROWS, [*ROWS[:1], *ROWS[2:]], [ROWS[0], ["", "", "", "=1"], *ROWS[2:]], {(Deed.REMOVED, "")}),
        (changed(1, 2, "À nous"), [*ROWS[:1], *ROWS[2:]], changed(1, 2, "À nous"), {(Deed.KEPT, "")}),
        (ROWS, changed(1, 1, "41000"), changed(1, 1, "41000"), {(Deed.RENEWED, "B3")}),  # a text of figures
        (ROWS, changed(1, 1, 41000), ROWS, {(Deed.LEFT_OUT, "B3")}),  # a date as Excel stores it, where text stood
    ],
)
def test_rows_are_known_by_their_first_cell_and_merged_cell_by_cell(tmp_path, theirs, ours, expected, done):
    assert merged(tmp_path, theirs, ours) == (expected, done)


def test_a_date_that_only_the_workbook_changed_comes_in_as_a_date(tmp_path):
    days = [date(2014, 5, 1), date(2015, 6, 2), date(2016, 7, 3)]
    before = [[row[0], day, *row[2:]] for row, day in zip(ROWS, days, strict=False)]
    paths = [book(tmp_path / f"{name}.xlsx", *before) for name in ("before", "theirs")]
    theirs = load_workbook(paths[1])
    theirs.active["C2"] = "Un titre à nous"
    theirs.active["B3"].number_format = "d mmmm yyyy"
    theirs.save(paths[1])
    changed_days = [before[0], ["2", date(2015, 12, 24), *before[1][2:]], before[2], ["4", date(2017, 1, 2), "Quatre"]]
    ours = book(tmp_path / "ours.xlsx", *changed_days)
    done = merge(paths[1], ours, tmp_path / "merged.xlsx", base_of(paths[0]))
    page = load_workbook(tmp_path / "merged.xlsx").active
    assert [page.cell(row, 2).value.date() for row in (2, 3, 4, 5)] == [row[1] for row in changed_days]
    assert (page["C2"].value, page["B3"].number_format) == ("Un titre à nous", "d mmmm yyyy")
    assert Deed.LEFT_OUT not in {entry.deed for entry in done.account}


def test_a_column_that_they_put_in_moves_no_cell(tmp_path):
    wide = [[row[0], "à nous", *row[1:]] for row in ROWS]
    found, _ = merged(tmp_path, wide, changed(1, 2, "Neuf"), head=[HEAD[0], "Qui", *HEAD[1:]])
    assert found[1] == ["2", "à nous", "2015", "Neuf", "=1"]


@pytest.mark.parametrize("record", ["", "{}", "[]", '{"copy": 1}'])
def test_without_a_base_nothing_is_merged(tmp_path, record):
    path = book(tmp_path / "a.xlsx", *ROWS)
    assert merge(path, path, tmp_path / "b.xlsx", record) is None


def edit(path, place, text, sheet="Événements"):
    """Change a cell as Excel does: openpyxl drops the parts of other programs, Excel keeps them."""
    base = carried.take(path, "")
    opened = load_workbook(path)
    opened[sheet][place] = text
    opened.save(path)
    if base:
        carried.put(path, base, is_known_elsewhere=False)


def test_a_marked_copy_that_they_edited_is_merged_and_marked_anew(tmp_path):
    workbook, copy = tmp_path / "w.xlsx", tmp_path / "m.xlsx"
    shutil.copy(ROOT / "samples" / "marche-solidaire.xlsx", workbook)
    edit(workbook, "C5", None)
    rtdocs.annotate(workbook, copy)
    edit(copy, "C5", "Titre d’Ana")
    edit(workbook, "C9", "Autrement")
    (outcome,) = rtdocs.annotate(workbook, copy).outcomes
    page = load_workbook(copy)
    assert (outcome.fate, outcome.path) == (Fate.MERGED, copy)
    assert (page["Événements"]["C5"].value, page["Événements"]["C9"].value) == ("Titre d’Ana", "Autrement")
    assert "C5" not in str([[cell.value for cell in row] for row in page["À corriger"].iter_rows()])
    (outcome,) = rtdocs.annotate(workbook, copy).outcomes
    assert outcome.fate is Fate.KEPT
    assert load_workbook(copy)["Événements"]["C5"].value == "Titre d’Ana"


def test_a_copy_with_answers_that_they_edited_takes_further_answers(tmp_path):
    workbook, copy, grid = tmp_path / "w.xlsx", tmp_path / "c.xlsx", tmp_path / "g.xlsx"
    for path in (workbook, grid):
        shutil.copy(ROOT / "samples" / "marche-solidaire.xlsx", path)
    edit(grid, "C2", "Réponse d’une grille", sheet="Apprentissages")
    rtdocs.collect([grid], copy, workbook=workbook)
    edit(copy, "C3", "Réponse d’Ana", sheet="Apprentissages")
    edit(grid, "D3", "Une action de plus", sheet="Apprentissages")
    found = rtdocs.collect([grid], copy, workbook=workbook)
    page = load_workbook(copy)["Apprentissages"]
    assert found.outcomes[0].fate is Fate.MERGED
    assert page["C3"].value == "Réponse d’Ana"
    assert "Réponse d’une grille" in str(page["C2"].value)
    assert page["D3"].value == "Une action de plus"
