"""What a person sees is what is read, in .xlsx, .ods and .xls alike: merged and hidden cells, two lines of headers.

Each case is written by XlsxWriter, and by LibreOffice in the two other formats.
"""

import datetime as dt
from dataclasses import dataclass, field

import openpyxl
import programs
import pytest
from workbooks import complete, event, workbook

from rtdocs import checks
from rtdocs.i18n import codes, language_of
from rtdocs.model import Direction, EventStatus
from rtdocs.problems import Report
from rtdocs.read.build import read

HEADER = ["N°", "Date", "Événement", "Acteurs", "RT", "Sens", "Mène à", "Statut"]
ENDINGS = ("xlsx", "ods", "xls")
EVENTS = "Événements"


def events(*rows, header=HEADER):
    return {**complete(), EVENTS: [header, *rows]}


def merging(*areas):
    """Return what merges areas ("B2:B4") of the sheet of events, each with the text of its first cell."""

    def look(book):
        sheet = book.get_worksheet_by_name(EVENTS)
        for area, text in areas:
            sheet.merge_range(area, text)

    return look


def hiding(book):
    """Hide what a person may: rows by hand and by a filter, columns."""
    sheet = book.get_worksheet_by_name(EVENTS)
    sheet.autofilter("A1:H6")
    for row in (2, 3, 5):
        sheet.set_row(row, None, None, {"hidden": True})
    sheet.set_column("D:E", None, None, {"hidden": True})
    sheet.set_column("XFB:XFD", None, None, {"hidden": True})  # the end of a sheet, where nothing stands


def styled(book):
    """Write texts of several looks in one cell."""
    bold, sheet = book.add_format({"bold": True}), book.get_worksheet_by_name(EVENTS)
    sheet.write_rich_string("C4", "Un ", bold, "grand", " atelier")
    sheet.write_url("D4", "https://exemple.org", string="Ville")
    sheet.write_comment("C4", "Une note en marge")


@dataclass(frozen=True)
class Case:
    """A workbook, and what is read in it: a value by each path of the story, and (code, place) of each problem."""

    name: str
    sheets: dict
    expected: dict
    notes: tuple = ()
    look: object = None
    options: dict = field(default_factory=dict)


def calculated(book, path):
    """Let openpyxl write formulas: a text, a year, an error, an empty text; it calculates nothing."""
    sheet = book[EVENTS]
    for cell, formula in {"B4": "=2000+11", "C4": '="Un "&"atelier"', "E4": "=1/0", "F4": '=""'}.items():
        sheet[cell] = formula
    book.save(path)
    return path


def told(story):
    """Return the facts that cases ask for."""
    return {
        "numbers": [each.number for each in story.events],
        "titles": [each.title for each in story.events],
        "years": [(each.date.earliest.year, each.date.latest.year) if each.date else None for each in story.events],
        "actors": [each.actors for each in story.events],
        "outcomes": [each.outcome for each in story.events],
        "arrows": [each.leads_to for each in story.events],
        "directions": [each.direction for each in story.events],
        "statuses": [each.status for each in story.events],
        "rows": [each.where.row for each in story.events],
        "descriptions": [each.description for each in story.events],
        "title": story.project.title,
    }


RIGHT_TO_LEFT = "لجنة الحي \u200f(2010) ועדת השכונה"
EMOJI = "Fête 🎉 des familles 👩‍👩‍👧 🇨🇦 ✔️"
LONG = ("Très long récit. " * 2000)[:32_767].strip()

CASES = (
    Case(
        "a date merged down holds for each of its rows",
        events(
            ["1", "2007", "Un", "Table", 1, None, "2", None],
            ["2", None, "Deux", "Table", 4, None, "3", None],
            ["3", None, "Trois", "Ville", 10, None, "A", None],
            ["4", "2009", "Quatre", "Ville", 10, None, "A", None],
        ),
        {"numbers": ["1", "2", "3", "4"], "years": [(2007, 2007)] * 3 + [(2009, 2009)]},
        (("S16", "Événements!B2"),),
        merging(("B2:B4", "2007")),
    ),
    Case(
        "rows whose number is merged down are one",
        events(
            ["1", "2007", "Un", "Table", 1, None, "2", None],
            [None, None, None, "Ville", None, None, "A", None],
            ["2", "2009", "Deux", "Ville", 10, None, "A", None],
        ),
        {
            "numbers": ["1", "2"],
            "actors": [("Table", "Ville"), ("Ville",)],
            "arrows": [("2", "A"), ("A",)],
            "rows": [2, 4],
        },
        (("S16", "Événements!A2"),),
        merging(("A2:A3", "1"), ("C2:C3", "Un")),
    ),
    Case(
        "a title merged across two columns loses nothing",
        events(
            ["1", "2007", None, "Un", "Table", "2"],
            ["2", "2009", "Deux", None, "Ville", "A"],
            header=["N°", "Date", "À vérifier", "Événement", "Acteurs", "Mène à"],
        ),
        {"titles": ["Un", "Deux"], "actors": [("Table",), ("Ville",)]},
        (("T7", "Événements"), ("S10", "Événements!C1")),
        merging(("C3:D3", "Deux")),
    ),
    Case(
        "a header merged across holds for the columns below it",
        events(
            ["1", "2007", "Un", "Table", "Ville", 1, "A"],
            ["2", "2009", "Deux", None, "École", 10, "A"],
            header=["N°", "Date", "Événement", "Acteurs", None, "RT", "Mène à"],
        ),
        {"actors": [("Table", "Ville"), ("École",)]},
        (),
        merging(("D1:E1", "Acteurs")),
    ),
    Case(
        "headers may take two lines",
        events(
            [None, "Début", "Fin", None, None, "principal", "secondaire", None],
            ["1", "2007", "2008", "Un", "Table", 1, 4, "2"],
            ["2", "2009", None, "Deux", "Ville", 10, None, "A"],
            header=["N°", "Dates", None, "Événement", "Acteurs", "RT", None, "Mène à"],
        ),
        {"numbers": ["1", "2"], "years": [(2007, 2008), (2009, 2009)], "outcomes": [1, 10], "rows": [3, 4]},
        (),
        merging(("A1:A2", "N°"), ("B1:C1", "Dates"), ("F1:G1", "RT")),
    ),
    Case(
        "headers may take two lines without any merged cell",
        events(
            [None, "Début", "Fin"],
            ["1", "2007", "2008", "Un", "2"],
            ["2", "2009", None, "Deux", "A"],
            header=["N°", "Dates", None, "Événement", "Mène à"],
        ),
        {"numbers": ["1", "2"], "years": [(2007, 2008), (2009, 2009)]},
        (("T7", "Événements"),),
    ),
    Case(
        "a first row of data is never taken for headers",
        events(
            [None, "2007", "Fin", "Source", None, None, "A", None],
            ["2", "2009", "Début", None, 10, None, "A", None],
        ),
        {"numbers": ["", "2"], "titles": ["Fin", "Début"]},
        (("C1", "Événements!A2"), ("T8", "Événements!E2")),
    ),
    Case(
        "hidden rows and columns are read all the same",
        events(*(event(**{"N°": str(number), "Acteurs": "Table"}) for number in range(1, 6))),
        {"numbers": ["1", "2", "3", "4", "5"], "outcomes": [4] * 5},
        (("S14", "Événements!3"),),
        hiding,
    ),
    Case(
        "texts of several looks, links and comments are texts",
        events(*complete()[EVENTS][1:], event()),
        {
            "titles": ["Première rencontre", "Prêt d’un local", "Un grand atelier"],
            "actors": [("Table", "Ville"), ("Ville",), ("Ville",)],
        },
        (("S19", EVENTS),),  # a comment is told; the link's words and address are read
        styled,
    ),
    Case(
        "yes and no answer a header that asks",
        events(
            ["1", "2007", "Un", 10, True, "oui", "A"],
            ["2", "2009", "Deux", 10, False, "x", "A"],
            ["3", "2030", "Trois", 10, "non", None, "A"],
            header=["N°", "Date", "Événement", "RT", "Revers?", "Réalisé", "Mène à"],
        ),
        {
            "directions": [Direction.REVERSE, Direction.ADVANCE, Direction.ADVANCE],
            "statuses": [EventStatus.DONE, EventStatus.DONE, EventStatus.PLANNED],
        },
        (("A5", "Événements!G4"),),
    ),
    Case(
        "an empty answer means what it always does where some say no",
        events(
            ["1", "2007", "Un", 10, "x", None, "A"],
            ["2", "2009", "Deux", 10, None, 0, "A"],
            ["3", "2011", "Trois", 10, 1, "NON", "A"],
            header=["No.", "Date", "Event", "TO", "Reverse?", "Planned?", "Leads to"],
        ),
        {
            "directions": [Direction.REVERSE, Direction.ADVANCE, Direction.REVERSE],
            "statuses": [EventStatus.DONE] * 3,
        },
    ),
    Case(
        "numbers as texts, texts as numbers, and all that comes with pasting",
        events(
            ["1.0", "2007", "  Un\u00a0", " Table\u00a0;Ville ", "“RT 5”", None, 2, None],
            [2.0, "« 2008 »", "l’“essai”", "Table, Ville", "5.0", None, "3; A", None],
            ["3", "31 mai 2009", "Trois", "Table\nVille", "rt5", None, "4/5", None],
            ["4", " mai\u00a02010 ", "Quatre", "Ville / Table", "5. Placement…", None, "5 et A", None],
            ["5", "2011", "Cinq", "Ville et Table", "RT\u00a05", None, "6\nA", None],
            ["6", "2012", "Six", "Ville & Table", "TO 5", None, "A", None],
        ),
        {
            "numbers": ["1.0", "2", "3", "4", "5", "6"],
            "titles": ["Un", "l’“essai”", "Trois", "Quatre", "Cinq", "Six"],
            "actors": [("Table", "Ville")] * 3 + [("Ville", "Table")] * 3,
            "outcomes": [5] * 6,
            "arrows": [("2",), ("3", "A"), ("4", "5"), ("5", "A"), ("6", "A"), ("A",)],
        },
    ),
    Case(
        "blank rows, headers below a title, and columns before them",
        {
            **complete(),
            EVENTS: [
                ["Nos événements"],
                [],
                [None, *HEADER],
                [],
                *([None, *row] for row in complete()[EVENTS][1:]),
                [" "],
            ],
        },
        {"numbers": ["1", "2"], "rows": [5, 6]},
    ),
    Case(
        "emoji, writing from right to left and very long texts are kept whole",
        events(
            ["1", "2008", EMOJI, RIGHT_TO_LEFT, 1, "2", LONG],
            ["2", "2010", "Deux", "Ville", 10, "A", 'a < b & c > d "e"'],
            header=["N°", "Date", "Événement", "Acteurs", "RT", "Mène à", "Description"],
        ),
        {
            "titles": [EMOJI, "Deux"],
            "actors": [(RIGHT_TO_LEFT,), ("Ville",)],
            "descriptions": [LONG, 'a < b & c > d "e"'],
        },
    ),
    Case(
        "a hidden sheet is read all the same",
        complete(),
        {"numbers": ["1", "2"]},
        (("S15", "Effets"),),
        options={"hidden": ("Effets",)},
    ),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a function: a case and an ending to its file."""
    folder = tmp_path_factory.mktemp("seen")
    paths = {}
    for place, case in enumerate(CASES):
        sheets = {**case.sheets}
        if "numbers as texts" in case.name:
            sheets["Acteurs"] = [["Nom"], ["Table"], ["Ville"]]
        paths[case.name] = workbook(folder, sheets, f"{place}.xlsx", look=case.look, **case.options)
    made = {"xlsx": {path.name: path for path in paths.values()}}

    def path_of(case, ending):
        if ending not in made:
            made[ending] = programs.converted(list(paths.values()), ending, folder)
        return made[ending][paths[case.name].name]

    return path_of


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_person_sees_is_what_is_read(case, ending, written):
    story, faults = read(written(case, ending))
    facts = told(story)
    assert {name: facts[name] for name in case.expected} == case.expected
    report = Report((*faults, *checks.run(story)), story.sheets)
    assert tuple((problem.rule.code, str(problem.where)) for problem in report) == case.notes
    for code in codes():
        assert all(problem.message(language_of(code)) and problem.way_out(language_of(code)) for problem in report)


@pytest.fixture(scope="module")
def with_formulas(tmp_path_factory):
    """Return a file of openpyxl's, whose formulas have no value."""
    folder = tmp_path_factory.mktemp("formulas")
    path = workbook(folder, events(*complete()[EVENTS][1:], ["3", None, None, None, None, None, "A", None]))
    return calculated(openpyxl.load_workbook(path), folder / "formules.xlsx")


def test_a_formula_without_its_value_is_told_at_its_cell(with_formulas):
    story, faults = read(with_formulas)
    assert [(fault.rule.code, str(fault.where)) for fault in faults] == [
        ("C9", f"Événements!{cell}4") for cell in "BCEF"
    ]
    assert story.events[2].title == ""
    assert list(checks.run(story)) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_formula_that_libreoffice_has_calculated_is_read_by_its_value(ending, with_formulas, tmp_path):
    story, faults = read(programs.converted([with_formulas], ending, tmp_path)[with_formulas.name])
    assert (story.events[2].title, story.events[2].date.earliest) == ("Un atelier", dt.date(2011, 1, 1))
    assert [(fault.rule.code, str(fault.where)) for fault in faults] == [("C5", "Événements!E4")]
