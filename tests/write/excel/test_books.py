import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import openpyxl
import programs
import pytest
from write.excel.made import NS, every_book, grid, parts, sheets, values

from rtdocs.i18n import language_of
from rtdocs.plan.content.gridbook import GridSheet
from rtdocs.plan.form import form
from rtdocs.write.excel.books import write_form, write_grid


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
