"""Workbooks for tests, as tables: `workbook(tmp_path, {**complete(), "Effets": [...]})` is the path of its file."""

import datetime as dt
from pathlib import Path

import xlsxwriter

from rtdocs import checks
from rtdocs.problems import Report
from rtdocs.read.build import read

SAVED = dt.datetime(2026, 1, 31)  # noqa: DTZ001 - Excel knows no time zones
EVENTS = ["N°", "Date", "Événement", "Acteurs", "RT", "Sens", "Mène à", "Statut"]
EFFECTS = ["N°", "Effet", "Date", "Statut"]
ACTORS = ["Nom", "Sigle"]


def complete():
    """Return the sheets of a workbook without any problem, to alter."""
    return {
        "Projet": [["Champ", "Valeur"], ["Titre", "Marché solidaire"]],
        "Événements": [
            [*EVENTS],
            ["1", "mai 2008", "Première rencontre", "Table; Ville", 1, None, "2", None],
            ["2", "2010", "Prêt d’un local", "Ville", 10, None, "A", None],
        ],
        "Effets": [[*EFFECTS], ["A", "Le marché est ouvert", "2012", None]],
    }


def english():
    """Return the same workbook, its sheets and columns named in English."""
    return {
        "Project": [["Field", "Value"], ["Title", "Solidarity market"]],
        "Events": [
            ["No.", "Date", "Event", "Actors", "TO", "Direction", "Leads to", "Status"],
            ["1", "May 2008", "First meeting", "Round table; City", 1, None, "2", None],
            ["2", "2010", "Loan of a place", "City", 10, None, "A", None],
        ],
        "Effects": [["No.", "Effect", "Date", "Status"], ["A", "The market is open", "2012", None]],
    }


def event(**values):
    """Return a row of the sheet Événements, by its headers: event(**{"N°": "3", "Date": "2011"})."""
    row = {"N°": "3", "Date": "2011", "Événement": "Un événement", "RT": 4, "Mène à": "A", **values}
    return [row.get(header) for header in EVENTS]


def with_event(**values):
    """Return the complete workbook with a third event, in row 4."""
    sheets = complete()
    return {**sheets, "Événements": [*sheets["Événements"], event(**values)]}


def with_columns(sheet, **columns):
    """Return the complete workbook with further columns: each a list of cells, its header by the keyword."""
    sheets = complete()
    header, *rows = sheets[sheet]
    further = [[*row, *cells] for row, cells in zip(rows, zip(*columns.values(), strict=True), strict=True)]
    return {**sheets, sheet: [[*header, *columns], *further]}


def workbook(tmp_path, sheets, name="projet.xlsx", *, hidden=(), look=None, **options):
    """Write sheets, each a list of rows, and return the file's path; None leaves a cell empty.

    Args:
        tmp_path: the folder.
        sheets: rows by the sheets' names.
        name: the file's.
        hidden: the names of sheets that are hidden.
        look: what else to do to the open XlsxWriter workbook: merge, hide, filter.
        options: XlsxWriter's own.
    """
    path = Path(tmp_path) / name
    with xlsxwriter.Workbook(
        path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, **options}
    ) as book:
        book.set_properties({"created": SAVED})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            if title in hidden:
                sheet.hide()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
                for column, value in enumerate(row):
                    if str(value).startswith("=#"):  # a cell in error: a formula that gives only its fault
                        sheet.write_formula(number, column, "=1/0", None, value[1:])
        if look:
            look(book)
    return path


def found(tmp_path, sheets, **options):
    """Return what reading and checking a workbook yields: (code, place) for each problem, in order."""
    return [(problem.rule.code, str(problem.where)) for problem in problems(tmp_path, sheets, **options)]


def problems(tmp_path, sheets, **options):
    """Return the problems of a workbook, in order."""
    story, faults = read(workbook(tmp_path, sheets, **options))
    return Report((*faults, *checks.run(story)), story.sheets)


def story_of(tmp_path, sheets, **options):
    """Return the story of a workbook."""
    return read(workbook(tmp_path, sheets, **options))[0]
