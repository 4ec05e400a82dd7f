import pytest

from rtdocs.i18n import codes, language_of
from rtdocs.plan.annotation.marks import plan
from rtdocs.problems import Report, Rule, Severity, Where, WorkbookProblem

FRENCH = language_of("fr")
SHEETS = ("Projet", "Événements")


def missing(*where):
    return WorkbookProblem(Rule.MISSING_CELL, Where(*where), {"name": "Événement"})


def ambiguous(*where):
    return WorkbookProblem(Rule.AMBIGUOUS_DATE, Where(*where), {"value": "03/04/2017", "first": "a", "second": "b"})


def marks(*problems):
    return [(mark.sheet, mark.row, mark.column, mark.severity) for mark in plan(Report(problems, SHEETS), FRENCH).marks]


def test_each_faulty_cell_is_marked():
    assert marks(missing("Événements", 4, 3), missing("Événements", 5, 3)) == [
        ("Événements", 4, 3, Severity.ERROR),
        ("Événements", 5, 3, Severity.ERROR),
    ]


def test_several_problems_of_a_cell_share_one_note_the_worst_first():
    problems = (ambiguous("Événements", 4, 2), missing("Événements", 4, 2))
    (mark,) = plan(Report(problems, SHEETS), FRENCH).marks
    assert mark.severity is Severity.ERROR
    assert mark.text.index("Erreur") < mark.text.index("Avertissement")
    assert all(problem.message(FRENCH) in mark.text and problem.way_out(FRENCH) in mark.text for problem in problems)


def test_a_whole_row_is_marked_in_its_first_cell_and_a_whole_column_in_its_header():
    assert marks(missing("Événements", 4)) == [("Événements", 4, 1, Severity.ERROR)]
    assert marks(missing("Événements", None, 3)) == [("Événements", 1, 3, Severity.ERROR)]


def test_a_problem_of_a_whole_sheet_is_listed_with_a_link_and_marks_no_cell():
    book = plan(Report([WorkbookProblem(Rule.MISSPELT_SHEET, Where("Acteurss"), {"name": "x", "known": "y"})]), FRENCH)
    assert book.marks == ()
    assert [(line.sheet, line.cell) for line in book.lines] == [("Acteurss", "A1")]


def test_a_problem_without_a_place_is_listed_without_a_link():
    (line,) = plan(Report([WorkbookProblem(Rule.MISSING_SHEET, Where(), {"name": "Effets"})]), FRENCH).lines
    assert (line.sheet, line.cell) == ("", "")
    assert line.texts[1] == "Tout le classeur"


def test_the_list_says_of_each_problem_what_the_check_says_in_its_order():
    report = Report([missing("Événements", 4, 3), ambiguous("Projet", 5, 2)], SHEETS)
    book = plan(report, FRENCH)
    assert [line.texts[1] for line in book.lines] == ["Projet!B5", "Événements!C4"]
    first = report.problems[0]
    assert book.lines[0].texts[2:] == (first.message(FRENCH), first.way_out(FRENCH), first.rule.why(FRENCH))
    assert len(book.headers) == len(book.lines[0].texts)


@pytest.mark.parametrize("code", codes())
def test_a_workbook_without_problems_gets_one_sentence_and_no_list(code):
    book = plan(Report(()), language_of(code))
    assert (book.lines, book.marks) == ((), ())
    assert book.lead == (language_of(code).say("check.clean"),)


@pytest.mark.parametrize("code", codes())
def test_the_list_is_known_in_every_language_and_its_name_fits_excel(code):
    book = plan(Report(()), language_of(code))
    assert book.sheet in book.names
    assert book.title in book.titles
    assert len(book.names) == len(book.titles) == len(codes())
    assert all(len(name) <= 27 and not set(name) & set("[]:*?/\\") for name in book.names)
