import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import openpyxl
import programs
import pytest
from lxml import etree

from rtdocs.i18n import language_of
from rtdocs.pipeline import check, load
from rtdocs.plan.content.gridbook import GridBook, GridColumn, GridSheet
from rtdocs.plan.form import form
from rtdocs.plan.questions.answers import is_answered
from rtdocs.problems import Rule
from rtdocs.workbook.columns import Sheet
from rtdocs.write.excel.books import write_form, write_grid

NS = {
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


def grid(*rows, **more):
    columns = (
        GridColumn(header="Code", width=10),
        GridColumn(header="Question", width=60),
        GridColumn(header="Réponse", width=50, editable=True, prompt="Ce que le groupe répond."),
        GridColumn(header="Échéance", width=16, editable=True),
    )
    sheet = GridSheet(
        name="Apprendre",
        table="Apprendre",
        title="Apprendre de notre chaîne",
        introduction="Une phrase d’introduction assez longue pour tenir sur deux lignes. " * 3,
        columns=columns,
        rows=rows or (("A1", "Quels RT nous ont manqué ?", "", "mai 2027"),),
    )
    values = {"title": "Grille – R&D", "author": "La Table", "subject": "Questions", "date": "2026-01-31"}
    return GridBook(**{"language": "fr", **values, "sheets": (sheet,), **more})


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Return the paths of one workbook of each kind and language, written once."""
    folder = tmp_path_factory.mktemp("books")
    for code in ("fr", "en"):
        write_form(form.blank(language_of(code)), folder / f"blank-{code}.xlsx")
        write_form(form.example(language_of(code)), folder / f"example-{code}.xlsx")
        write_grid(grid(language=code), folder / f"grid-{code}.xlsx")
    return {path.stem: path for path in folder.iterdir()}


KINDS = [f"{kind}-{code}" for kind in ("blank", "example", "grid") for code in ("fr", "en")]
every_book = pytest.mark.parametrize("kind", KINDS)


def parts(path, pattern):
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if re.fullmatch(pattern, name))
        return [etree.fromstring(package.read(name)) for name in names]


def sheets(path):
    return parts(path, r"xl/worksheets/sheet\d+\.xml")


def values(path, query, pattern=r"xl/worksheets/sheet\d+\.xml"):
    return [str(value) for part in parts(path, pattern) for value in part.xpath(query, namespaces=NS)]


@every_book
def test_header_cells_equal_the_names_of_the_tables_columns(books, kind):
    book = openpyxl.load_workbook(books[kind])
    tables = [(sheet, table) for sheet in book for table in sheet.tables.values()]
    assert tables
    for sheet, table in tables:
        header = sheet[table.ref][0]
        names = [column.name for column in table.tableColumns]
        assert [cell.value for cell in header] == names
        assert len({name.casefold() for name in names}) == len(names)


@every_book
def test_every_table_is_named_once_and_described(books, kind):
    names = values(books[kind], "/s:table/@name", r"xl/tables/.*")
    assert len({name.casefold() for name in names}) == len(names)
    described = values(books[kind], "//@altTextSummary", r"xl/tables/.*")
    assert len(described) == len(names)
    assert all(described)


@every_book
def test_no_list_is_typed_into_a_drop_down_and_each_name_it_uses_is_defined(books, kind):
    lists = values(books[kind], "//s:dataValidation[@type='list']/s:formula1/text()")
    defined = values(books[kind], "//s:definedName/@name", r"xl/workbook\.xml")
    assert bool(lists) == (not kind.startswith("grid"))
    assert set(lists) <= set(defined)


@every_book
def test_what_is_in_no_list_may_stand(books, kind):
    styles = values(books[kind], "//s:dataValidation[@type]/@errorStyle")
    assert len(styles) == len(values(books[kind], "//s:dataValidation[@type]/@type"))
    assert set(styles) <= {"information"}


@every_book
def test_help_shows_in_cells_that_people_fill_and_is_no_longer_than_excel_shows(books, kind):
    prompts = values(books[kind], "//s:dataValidation[@showInputMessage='1']/@prompt")
    titles = values(books[kind], "//s:dataValidation[@showInputMessage='1']/@promptTitle")
    assert prompts
    assert max(map(len, prompts)) <= 255
    assert max(map(len, titles)) <= 32


@every_book
def test_no_cell_is_merged(books, kind):
    assert values(books[kind], "//s:mergeCell/@ref") == []


@every_book
def test_formulas_name_only_sheets_that_exist(books, kind):
    path = books[kind]
    names = values(path, "//s:sheet/@name", r"xl/workbook\.xml")
    formulas = values(path, "//s:f/text()") + values(path, "//s:definedName/text()", r"xl/workbook\.xml")
    assert formulas
    assert {name for formula in formulas for name in re.findall(r"'([^']+)'!|(?<![\w'])(\w+)!", formula)} <= {
        pair for name in names for pair in ((name, ""), ("", name))
    }


@every_book
def test_each_sheet_opens_on_a1_under_a_frozen_header_and_prints_it_on_each_page(books, kind):
    for sheet in sheets(books[kind]):
        assert sheet.xpath("//s:pane/@state", namespaces=NS) == ["frozen"]
        assert not sheet.xpath("//s:sheetView/@topLeftCell", namespaces=NS)
        assert set(sheet.xpath("//s:selection[@pane=//s:pane/@activePane]/@activeCell", namespaces=NS)) <= {"A1"}
    shown = values(books[kind], "//s:sheet[not(@state)]/@name", r"xl/workbook\.xml")
    titles = values(books[kind], "//s:definedName[@name='_xlnm.Print_Titles']/text()", r"xl/workbook\.xml")
    assert len(titles) == len(shown)


@every_book
def test_pages_are_letter_paper_across(books, kind):
    shown = len(values(books[kind], "//s:sheet[not(@state)]/@name", r"xl/workbook\.xml"))
    assert values(books[kind], "//s:pageSetup/@orientation") == ["landscape"] * shown
    assert set(values(books[kind], "//s:pageSetup/@paperSize")) == {"1"}
    assert set(values(books[kind], "//s:pageSetup/@fitToHeight")) == {"0"}


@every_book
def test_the_file_bears_its_title_and_language_and_no_clock(books, kind):
    core = r"docProps/core\.xml"
    assert values(books[kind], "//dc:title/text()", core) != []
    assert values(books[kind], "//dc:language/text()", core) == [f"{kind[-2:]}-CA"]
    assert values(books[kind], "//dcterms:created/text()", core)[0].startswith("2026-01-")
    stamps = {entry.date_time for entry in zipfile.ZipFile(books[kind]).infolist()}
    assert stamps == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_same_book_gives_the_same_bytes(books, tmp_path, code):
    write_form(form.blank(language_of(code)), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == books[f"blank-{code}"].read_bytes()
    write_grid(grid(language=code), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == books[f"grid-{code}"].read_bytes()


def test_a_grid_without_a_date_bears_none_of_the_clock(tmp_path):
    write_grid(grid(date=""), tmp_path / "grid.xlsx")
    assert openpyxl.load_workbook(tmp_path / "grid.xlsx").properties.created.year == 1980


def test_an_unfinished_file_is_left_nowhere(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_grid(grid(), tmp_path / "missing" / "grid.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_texts_that_look_like_formulas_numbers_or_addresses_stay_texts(tmp_path):
    told = ["=1+1", "-5", "2008", "https://exemple.ca", "mai 2008"]
    events = [{"number": str(number), "title": text, "date": text} for number, text in enumerate(told)]
    write_form(form.filled(language_of("fr"), {"events": events}), tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx")["Événements"]
    cells = [sheet.cell(row, column) for column in (2, 3) for row in range(2, 7)]
    assert [cell.value for cell in cells] == told * 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert sheet.column_dimensions["B"].width > 10
    assert not parts(tmp_path / "form.xlsx", r"xl/worksheets/sheet3\.xml")[0].xpath("//s:hyperlink", namespaces=NS)


def test_a_number_typed_as_text_brings_no_warning_mark(books):
    ranges = values(books["blank-fr"], "//s:ignoredError[@numberStoredAsText='1']/@sqref")
    assert len(ranges) == 10


def test_the_drop_down_of_outcomes_follows_the_repertoire_sheet(books):
    book = openpyxl.load_workbook(books["blank-fr"])
    shown = openpyxl.load_workbook(books["blank-fr"], data_only=True)
    assert book["Listes"]["A6"].value == """='Répertoire'!$A$6&" · "&'Répertoire'!$B$6"""
    assert shown["Listes"]["A6"].value == "5 · Placement d’intermédiaires"
    assert book["Listes"].sheet_state == "hidden"
    assert book.defined_names["Liste_RT"].attr_text == "'Listes'!$A$2:$A$13"


def test_the_field_of_use_alone_drops_down_on_the_project_sheet(books):
    sheet = openpyxl.load_workbook(books["blank-fr"])["Projet"]
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert [(str(each.sqref), each.formula1) for each in lists] == [("B14", "Liste_usage")]
    assert len(sheet.data_validations.dataValidation) == 14


def test_scores_are_numbers_with_two_ends(books):
    sheet = openpyxl.load_workbook(books["example-fr"])["Roue"]
    scores = [each for each in sheet.data_validations.dataValidation if each.type == "decimal"]
    assert [(each.formula1, each.formula2) for each in scores] == [("0", "5")] * 2
    assert sheet["B2"].value == 4


def test_rows_are_high_enough_for_their_text_and_still_grow(books):
    events = parts(books["example-fr"], r"xl/worksheets/sheet3\.xml")[0]
    heights = [float(height) for height in events.xpath("//s:row[@r>1]/@ht", namespaces=NS)]
    assert heights
    assert all(height % 15 == 0 and height > 15 for height in heights)
    assert values(books["example-fr"], "//s:row/@customHeight") == []


def test_wide_sheets_print_on_pages_side_by_side_with_the_first_column_on_each(books):
    titles = values(books["blank-fr"], "//s:definedName[@name='_xlnm.Print_Titles']/text()", r"xl/workbook\.xml")
    assert [title for title in titles if "$A:$A" in title] == [
        "Effets!$A:$A,Effets!$1:$1",
    ]


def test_worked_lines_look_unlike_the_lines_to_fill(books):
    sheet = openpyxl.load_workbook(books["blank-fr"])["Événements"]
    assert (sheet["A2"].value, sheet["A2"].font.italic, sheet["A3"].font.italic) == ("ex. 1", True, False)


# --- what the workbook that people fill does by itself ---

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


def test_a_grid_stands_under_its_title_and_introduction(books):
    sheet = openpyxl.load_workbook(books["grid-fr"])["Apprendre"]
    assert sheet["A1"].value == "Apprendre de notre chaîne"
    assert [cell.value for cell in sheet[sheet.tables["Apprendre"].ref][1]] == [
        "A1",
        "Quels RT nous ont manqué ?",
        None,
        "mai 2027",
    ]
    assert sheet.freeze_panes == "B6"
    assert sheet["C6"].alignment.wrap_text


def test_only_the_columns_to_fill_have_help(books):
    sheet = openpyxl.load_workbook(books["grid-fr"])["Apprendre"]
    found = [(str(each.sqref), each.prompt) for each in sheet.data_validations.dataValidation]
    assert found == [("C6", "Ce que le groupe répond.")]


def test_a_sheet_without_questions_keeps_one_empty_row(tmp_path):
    book = grid()
    sheet = GridSheet(name="Vide", table="Vide", title="Vide", introduction="", columns=book.sheets[0].columns, rows=())
    write_grid(grid(sheets=(sheet,)), tmp_path / "grid.xlsx")
    assert openpyxl.load_workbook(tmp_path / "grid.xlsx")["Vide"].tables["Vide"].ref == "A3:D4"


def test_a_text_longer_than_a_cell_takes_is_cut_and_says_so(tmp_path):
    write_grid(grid(("A1", "x" * 40_000, "", "")), tmp_path / "grid.xlsx")
    text = openpyxl.load_workbook(tmp_path / "grid.xlsx")["Apprendre"]["B6"].value
    assert (len(text), text[-1]) == (32_767, "…")


def test_a_long_title_is_cut_at_the_foot_of_the_page(tmp_path):
    write_grid(grid(title="R&D " * 80), tmp_path / "grid.xlsx")
    foot = openpyxl.load_workbook(tmp_path / "grid.xlsx")["Apprendre"].oddFooter
    assert foot.left.text.endswith("…")
    assert len(foot.left.text) < 230
    assert foot.right.text == "&P / &N"


def test_the_author_and_day_of_the_book_are_those_of_the_file(books):
    properties = openpyxl.load_workbook(books["grid-fr"]).properties
    assert (properties.creator, properties.title) == ("La Table", "Grille – R&D")
    assert properties.created.replace(tzinfo=UTC) == datetime(2026, 1, 31, tzinfo=UTC)


@pytest.mark.judge
@every_book
def test_microsofts_validator_accepts_the_workbook(books, kind):
    answer = subprocess.run([programs.validator(), str(books[kind])], capture_output=True, text=True, check=False)
    assert json.loads(answer.stdout)["errors"] == []


@pytest.mark.judge
@pytest.mark.parametrize("kind", ["blank-fr", "example-en", "grid-fr"])
def test_openxml_audit_finds_nothing(books, kind):
    command = [sys.executable, "-m", "openxml_audit", str(books[kind]), "-o", "json", "-f", "microsoft365"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(answer.stdout)
    assert [(each["error_count"], each["warning_count"]) for each in found] == [(0, 0)]


def test_a_text_that_looks_like_markup_stays_a_text(tmp_path):
    texts = ("<r><t>x</t></r>", "<r>&amp;</r>", "<si>", "&lt;")
    write_grid(grid(*(("A1", text, "", "") for text in texts)), tmp_path / "grille.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "grille.xlsx").worksheets[0]
    told = [cell.value for row in sheet.iter_rows() for cell in row]
    assert [text for text in texts if text not in told] == []


def test_folded_columns_are_hidden_below_a_sign_over_the_next_one(books):
    columns = values(books["blank-fr"], "/s:worksheet[.//s:tablePart]/s:cols/s:col[@outlineLevel]/@hidden")
    assert columns
    assert set(columns) == {"1"}
    (page,) = parts(books["blank-fr"], r"xl/worksheets/sheet3\.xml")
    events = page.xpath("s:cols/s:col[not(@hidden)]", namespaces=NS)
    shown = sum(int(each.get("max")) - int(each.get("min")) + 1 for each in events)
    assert (shown, events[-1].get("collapsed")) == (7, "1")
