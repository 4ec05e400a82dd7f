"""What the workbook that people fill does by itself: guards, drop-downs, signs and review."""

import openpyxl
import pytest
from write.excel.made import KINDS, NS, sheets, values

from rtdocs.i18n import language_of
from rtdocs.pipeline import check, load
from rtdocs.plan.questions.answers import is_answered
from rtdocs.problems import Rule
from rtdocs.workbook.columns import Sheet

in_forms = pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("grid")])


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_reader_finds_an_empty_project_in_a_blank_form_and_nothing_to_mend_in_the_example(books, code):
    blank, example = (check(books[f"{kind}-{code}"]) for kind in ("blank", "example"))
    assert [problem.rule for problem in blank] == [Rule.EMPTY_PROJECT, Rule.EXAMPLE_ROWS]
    assert [problem.rule for problem in example] == []
    story = load(books[f"blank-{code}"]).story
    rows = (story.events, story.effects, story.actors, story.links, story.wheel)
    assert rows == ((),) * 5
    assert [lesson.code for lesson in story.lessons] == ["A1", "A2", "A3", "R1", "R2", "R3"]
    assert not any(map(is_answered, story.lessons))
    assert load(books[f"example-{code}"]).story.language == code


@in_forms
def test_sheets_of_set_rows_are_guarded_without_a_password_and_tables_that_grow_are_not(books, kind):
    language, book = language_of(kind[-2:]), openpyxl.load_workbook(books[kind])
    guarded = {sheet.title for sheet in book if sheet.protection.sheet}
    set_rows = {each.title(language) for each in (Sheet.README, Sheet.PROJECT, Sheet.REPERTOIRE)}
    assert guarded == {*set_rows, language.say("form.lists")}
    for name in guarded:
        protection = book[name].protection
        assert protection.password is None
        assert {protection.formatCells, protection.formatColumns, protection.formatRows} == {False}  # true is "locked"


@in_forms
def test_on_guarded_sheets_only_what_people_fill_is_open(books, kind):
    language, book = language_of(kind[-2:]), openpyxl.load_workbook(books[kind])
    opened = {
        (sheet.title, cell.column_letter)
        for sheet in book
        if sheet.protection.sheet
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert opened == {(Sheet.PROJECT.title(language), "B"), (Sheet.REPERTOIRE.title(language), "B")}


@in_forms
def test_a_header_of_a_growing_table_typed_over_asks_first_and_hides_nothing_on_opening(books, kind):
    for sheet in openpyxl.load_workbook(books[kind]):
        checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation if each.type == "custom"}
        headers = [] if sheet.protection.sheet else list(sheet[1])
        assert list(checks) == [cell.coordinate for cell in headers]
        assert [each.formula1 for each in checks.values()] == [
            f'EXACT({cell.coordinate},"{cell.value}")' for cell in headers
        ]
        assert not any(each.showInputMessage for each in checks.values())


@in_forms
def test_cells_that_name_several_drop_down_without_a_word_of_what_is_in_no_list(books, kind):
    language = language_of(kind[-2:])
    sheet = openpyxl.load_workbook(books[kind])[Sheet.EVENTS.title(language)]
    found = {str(each.sqref)[0]: each for each in sheet.data_validations.dataValidation if each.type == "list"}
    assert {column: (each.formula1, each.showErrorMessage) for column, each in found.items() if column in "DEF"} == {
        "D": (language.say("form.list.actors"), False),
        "E": (language.say("form.list.outcomes"), True),
        "F": (language.say("form.list.numbers"), False),
    }


@in_forms
def test_what_is_tinted_also_bears_a_sign_and_reaches_below_the_table(books, kind):
    formats = values(books[kind], "//s:dxf[s:fill]/s:numFmt/@formatCode", r"xl/styles\.xml")
    assert [part.partition("⚠")[1] for part in formats[0].split(";")] == ["⚠"] * 4
    assert len(formats) == 1
    ranges = values(books[kind], "//s:conditionalFormatting/@sqref")
    assert len(ranges) > 10
    assert all(each.endswith("5000") for each in ranges)


@in_forms
def test_a_conditional_format_holds_no_array_constant_and_no_cell_of_another_sheet(books, kind):
    tests = values(books[kind], "//s:cfRule/s:formula/text()")
    assert tests
    assert [test for test in tests if "{" in test or "!" in test] == []
    assert max(map(len, tests)) < 8192  # what Excel allows


@in_forms
def test_the_column_of_review_has_one_formula_for_all_its_rows_which_new_ones_take_too(books, kind):
    columns = values(books[kind], "//s:calculatedColumnFormula/text()", r"xl/tables/.*")
    cells = [
        formula
        for formula in values(books[kind], "//s:f/text()")
        if formula.startswith("IF(LEFT(TRIM(SUBSTITUTE(INDEX($A:$A")
    ]
    assert len(columns) == 4
    assert set(cells) == set(columns)
    assert len(cells) == 30 + 15 + 40 + 30


@in_forms
def test_nothing_of_review_is_printed(books, kind):
    areas = values(books[kind], "//s:definedName[@name='_xlnm.Print_Area']/text()", r"xl/workbook\.xml")
    last = {area.partition("!")[0].strip("'"): area.split("$")[-2] for area in areas}
    for sheet in openpyxl.load_workbook(books[kind]):
        if sheet.title in last:
            shown = [cell.value for cell in sheet[1] if "revoir" not in cell.value and "review" not in cell.value]
            assert sheet[1][len(shown) - 1].column_letter == last[sheet.title]


@in_forms
def test_the_instructions_fit_one_screen(books, kind):
    """28 rows of 20 pixels and 1 300 pixels across: what Excel shows of a sheet on a screen of 1366 x 768."""
    (leaf, *_) = sheets(books[kind])
    rows = leaf.xpath("//s:row", namespaces=NS)
    heights = [float(row.get("ht", "15")) for row in rows]
    widths = [float(each) for each in leaf.xpath("//s:col/@width", namespaces=NS)]
    assert [row.get("r") for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert sum(heights) <= 28 * 15
    assert sum(7 * width for width in widths) <= 1300


def test_the_instructions_lead_to_the_sheets(books):
    places = values(books["blank-fr"], "//s:hyperlink/@location")
    assert places[:2] == ["'Projet'!A1", "'Événements'!A1"]
    assert len(places) == 8
