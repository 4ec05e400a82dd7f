"""What a project's workbook computes by itself, judged by LibreOffice, which is told to compute everything again."""

import subprocess
from dataclasses import replace

import openpyxl
import programs
import pytest

from rtdocs.i18n import language_of
from rtdocs.pipeline import check
from rtdocs.plan.form import form
from rtdocs.problems import Rule
from rtdocs.workbook.columns import Sheet
from rtdocs.write.excel.books import write_form
from rtdocs.write.excel.file import new_workbook
from rtdocs.write.excel.form import FormPainter
from rtdocs.write.excel.formats import formats

pytestmark = [
    pytest.mark.judge,
    # LibreOffice writes the area of whole columns as `$A:$F`, which is right and openpyxl does not know.
    pytest.mark.filterwarnings("ignore:Print area cannot be set"),
]

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""

LONG = "Une phrase qui ne finit pas " * 6

FAULTY = {
    "events": [
        {
            "number": "1",
            "title": "Première",
            "outcome": "5",
            "leads_to": ["2", "a"],
            "direction": "advance",
            "actors": ["Comite", "l’ecole", "TQ"],
        },
        {"number": "2", "title": "Deuxième", "outcome": 9, "direction": "reverse", "leads_to": ["Z"]},
        {"number": "2", "title": "Encore deux", "outcome": "13", "leads_to": ["A"]},
        {"number": "", "title": "Sans numéro", "outcome": 1, "leads_to": ["A"]},
        {"number": "4", "title": "", "outcome": 1, "leads_to": ["A"]},
        {
            "number": "5",
            "title": "Revers de rien",
            "actors": ["Ville"],
            "second_actor": ["Comité"],
            "direction": "reverse",
            "leads_to": ["1"],
        },
        {"number": "6", "title": "Revers du 5", "outcome": 5, "direction": "reverse", "leads_to": ["A"]},
        {
            "number": "7",
            "title": "Second sans premier",
            "actors": ["comité", "tq"],
            "third_actor": ["Ville"],
            "second_outcome": 4,
            "leads_to": ["A"],
        },
        {"number": "É8", "title": "À soi", "outcome": 2, "leads_to": ["A", "é8"]},
        {"number": "ex. 1", "title": "", "outcome": "99", "leads_to": ["ex. 2"]},
        {"number": "9", "title": LONG, "outcome": 2, "second_outcome": "0 · rien", "leads_to": ["3, 4"]},
        {"number": "01", "title": 'Le « zéro un » et "1"', "outcome": "RT 5", "leads_to": ["1\n2"]},
        {"number": "*", "title": "Une étoile", "outcome": "2,5", "leads_to": ["01"]},
        {"number": "\u00a010 ", "title": "Des blancs autour", "outcome": 12, "leads_to": [" A ", "10"]},
        {"number": "11", "title": "Qui?", "outcome": 12, "leads_to": ["A"], "actors": ["L'École", "Inconnu"]},
        {"number": "12", "title": "Avec qui?", "outcome": 12, "leads_to": ["A"], "third_actor": ["Autre inconnu"]},
        {"number": "13", "title": "Eux", "outcome": 12, "leads_to": ["A"], "actors": ["COMITÉ", "l-ecole", "tq"]},
        {"number": "=1+1", "title": "Pas une formule", "outcome": 12, "leads_to": ["=1+1"]},
    ],
    "effects": [
        {"number": "A", "title": "Un effet"},
        {"number": "B", "title": ""},
        {"number": "4", "title": "Un numéro d'événement"},
        {"title": "Sans numéro"},
        {"number": "ex. A"},
        {"number": "C", "title": LONG},
    ],
    "actors": [
        {"name": "Comité"},
        {"name": "comité"},
        {"sector": "municipal"},
        {"name": "ex. X"},
        {"name": "L'École", "acronym": "TQ"},
    ],
    "links": [
        {"source": "1", "target": "A", "rationale": "Oui"},
        {"source": "A", "target": "1", "rationale": "Depuis un effet"},
        {"source": "1", "target": "1"},
        {"source": "1", "target": ""},
        {"source": "X", "target": "Y"},
        {"source": "ex. 1", "target": "nulle part"},
    ],
}

# What check says of one cell of a row that the workbook itself can see.
SEEN = {
    Rule.MISSING_CELL,
    Rule.REPEATED_NUMBER,
    Rule.REPEATED_ACTOR,
    Rule.TEXT_TOO_LONG,
    Rule.UNKNOWN_OUTCOME,
    Rule.REVERSE_NOT_POSSIBLE,
    Rule.REVERSE_WITHOUT_OUTCOME,
    Rule.SECOND_WITHOUT_FIRST,
    Rule.UNKNOWN_TARGET,
    Rule.UNKNOWN_ACTOR,
    Rule.ARROW_TO_ITSELF,
    Rule.ARROW_FROM_EFFECT,
}
BOOKS = {"blank": form.blank, "example": form.example, "faulty": lambda language: form.filled(language, FAULTY)}
KINDS = [f"{kind}-{code}" for kind in BOOKS for code in ("fr", "en")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with each workbook as written, and in `computed` as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("live")
    for kind in KINDS:
        name, _, code = kind.partition("-")
        write_form(BOOKS[name](language_of(code)), folder / f"{kind}.xlsx")
    computed(sorted(folder.glob("*.xlsx")), folder)
    return folder


def computed(paths, folder):
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    command = [programs.soffice(), f"-env:UserInstallation=file://{profile.parent}", "--headless"]
    target = ["--convert-to", "xlsx", "--outdir", str(folder / "computed")]
    subprocess.run([*command, *target, *map(str, paths)], capture_output=True, check=True, timeout=300)


def cells(path):
    """Return what every formula of a workbook shows, by sheet and cell; an empty text as nothing."""
    formulas, shown = (openpyxl.load_workbook(path, data_only=only) for only in (False, True))
    return {
        (sheet.title, cell.coordinate): shown[sheet.title][cell.coordinate].value or ""
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def reviews(path, code, sheet):
    """Return the words of review of a sheet by their rows."""
    page = openpyxl.load_workbook(path, data_only=True)[sheet.title(language_of(code))]
    return {row[0].row: row[-1].value for row in page.iter_rows(min_row=2) if row[-1].value}


@pytest.mark.parametrize("kind", KINDS)
def test_each_formula_shows_from_the_start_what_it_computes(folder, kind):
    written, again = cells(folder / f"{kind}.xlsx"), cells(folder / "computed" / f"{kind}.xlsx")
    assert len(written) > 2500
    assert {place: (value, again[place]) for place, value in written.items() if value != again[place]} == {}


@pytest.mark.parametrize("kind", ["faulty-fr", "faulty-en"])
def test_the_words_of_review_point_out_what_the_check_says_and_nothing_else(folder, kind):
    path, code = folder / f"{kind}.xlsx", kind[-2:]
    said = rows_in_check(path)
    seen = {(sheet.title(language_of(code)), row) for sheet in REVIEWED for row in reviews(path, code, sheet)}
    names = [sheet.title(language_of(code)) for sheet in REVIEWED]
    # A number that repeats is told at both places, the check names the second one and says where the first is;
    # of a broken number as an outcome only the check speaks.
    firsts = {(names[0], 3), (names[0], 6), (names[2], 2)}
    broken = {(names[0], 14)}
    assert seen == (said | firsts) - broken


@pytest.mark.parametrize("kind", ["blank-fr", "faulty-en"])
def test_each_list_ends_where_its_entries_end(folder, kind):
    name, _, code = kind.partition("-")
    book = BOOKS[name](language_of(code))
    lists = {each.name: each.labels for each in book.lists}
    ends = [f'INDEX({name},ROWS({name}))&""' for name in lists]
    shown = probed(book, folder, [*(f"ROWS({name})" for name in lists), *ends])
    assert shown[: len(lists)] == [max(len(labels), 1) for labels in lists.values()]
    assert shown[len(lists) :] == [str(labels[-1]) or None if labels else None for labels in lists.values()]


def probed(book, folder, formulas):
    """Return what formulas show on one more sheet of a workbook."""
    path = folder / "probed.xlsx"
    with new_workbook(book, path) as workbook:
        FormPainter(workbook, formats(workbook), book).paint()
        sheet = workbook.add_worksheet("Sonde")
        for row, formula in enumerate(formulas):
            sheet.write_formula(row, 0, f"={formula}")
    computed([path], folder)
    page = openpyxl.load_workbook(folder / "computed" / "probed.xlsx", data_only=True)["Sonde"]
    return [row[0].value for row in page.iter_rows(max_row=len(formulas))]


def test_a_label_changed_in_the_repertoire_flows_into_the_drop_down(folder):
    """The label is changed as a person does: in its cell alone, while the formulas still show the old one."""
    book = form.example(language_of("fr"))
    *others, repertoire, images, figures = book.sheets
    rows = list(repertoire.rows)
    rows[4] = replace(rows[4], cells=(5, "Remise du plan", *rows[4].cells[2:]))
    path = folder / "renamed.xlsx"
    write_form(replace(book, sheets=(*others, replace(repertoire, rows=tuple(rows)), images, figures)), path)
    computed([path], folder)
    before, after = (openpyxl.load_workbook(each, data_only=True) for each in (path, folder / "computed" / path.name))
    assert before["Listes"]["A6"].value == "5 · Placement d’intermédiaires"
    assert after["Listes"]["A6"].value == "5 · Remise du plan"


REVIEWED = (Sheet.EVENTS, Sheet.EFFECTS, Sheet.ACTORS, Sheet.LINKS)


def rows_in_check(path):
    problems = check(path).problems
    return {(problem.where.sheet, problem.where.row) for problem in problems if problem.rule in SEEN}
