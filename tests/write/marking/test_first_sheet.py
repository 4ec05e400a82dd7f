"""The first sheet of a marked copy: every problem with a link to its cell."""

from dataclasses import replace

import pytest
from lxml import etree
from marked_books import (
    MAIN,
    faulty,
    opened,
    rich,
)
from workbooks import complete, workbook
from write.marking.copies import copy_of, notes, problems, resaved, xml

from rtdocs.copies import annotate
from rtdocs.i18n import language_of
from rtdocs.pipeline import check
from rtdocs.plan.annotation.marks import Line, plan
from rtdocs.problems import Report
from rtdocs.write.marking import listing


def test_the_first_sheet_lists_every_problem_with_a_link_to_its_cell(original, tmp_path):
    copy = copy_of(original, tmp_path / "copy")
    page = opened(copy).worksheets[0]
    assert page.title == "À corriger"
    (table,) = page.tables.values()
    rows = [[cell.value for cell in row] for row in page[table.ref]]
    assert rows[0] == ["Gravité", "Endroit", "Ce qui ne va pas", "Quoi faire", "Pourquoi"]
    assert [row[1] for row in rows[1:]] == [str(problem.where) for problem in check(original)]
    links = {cell.value: cell.hyperlink.location for row in page[table.ref] for cell in row if cell.hyperlink}
    assert links["Événements!E4"] == "'Événements'!E4"
    assert page.freeze_panes == "A7"
    assert table.ref.startswith("A6:E")
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)


def test_a_link_names_a_sheet_as_excel_does(tmp_path):
    copy = copy_of(workbook(tmp_path, {**complete(), "L'idée": [["a"]]}), tmp_path / "copy")
    assert [cell.hyperlink.location for row in opened(copy).worksheets[0] for cell in row if cell.hyperlink] == [
        "'L''idée'!A1"
    ]


def test_there_are_no_more_links_than_excel_takes():
    lines = (Line(("Erreur", "Événements!A4"), "Événements", "A4"),) * 65_600
    page = etree.Element(f"{{{MAIN}}}worksheet")
    listing._add_links(page, replace(plan(Report(()), language_of("fr")), lines=lines), 6)
    assert len(page[0]) == 65_530


def test_only_the_first_sheet_is_chosen_so_that_typing_goes_to_one_sheet(original, tmp_path):
    book = opened(copy_of(original, tmp_path / "copy"))
    assert book.active.title == "À corriger"
    assert [page.title for page in book.worksheets if page.sheet_view.tabSelected] == ["À corriger"]


def test_names_of_a_sheet_follow_their_sheet(tmp_path):
    original = rich(tmp_path / "projet.xlsx")
    before, after = (opened(path) for path in (original, copy_of(original, tmp_path / "copy")))
    for name in before.sheetnames:
        assert after[name].print_area == before[name].print_area
        assert after[name].print_title_rows == before[name].print_title_rows
    assert after["Effets"].defined_names["Locale"].attr_text == "Effets!$A$1"
    assert after["À corriger"].print_title_rows == "$6:$6"


def test_ids_of_sheets_are_unique(original, tmp_path):
    root = xml(copy_of(original, tmp_path / "copy"), "xl/workbook.xml")
    found = [sheet.attrib.values() for sheet in root.iter(f"{{{MAIN}}}sheet")]
    assert len({values[1] for values in found}) == len({values[-1] for values in found}) == len(found)


@pytest.mark.parametrize("rows", [[["ma propre liste"]], [[None], [None, "en B2"]], []])
def test_a_persons_sheet_of_that_name_is_kept(tmp_path, rows):
    original = workbook(tmp_path, {**faulty(), "À corriger": rows})
    first = copy_of(original, tmp_path / "a")
    second = copy_of(first, tmp_path / "b")
    for path in (first, second):
        names = opened(path).sheetnames
        assert names == ["À corriger (2)", "Projet", "Événements", "Effets", "À corriger"]
    assert problems(second) == problems(original)


def test_marks_in_another_language_replace_the_first(tmp_path):
    original = workbook(tmp_path, faulty())
    french = copy_of(original, tmp_path / "a")
    annotate(french, tmp_path / "b.xlsx", lang="en")
    names = opened(tmp_path / "b.xlsx").sheetnames
    assert names == ["To mend", "Projet", "Événements", "Effets"]
    assert "Warning" in notes(tmp_path / "b.xlsx", "Événements")["B4"].text
    assert problems(tmp_path / "b.xlsx") == problems(original)


def test_a_sheet_of_ours_with_shared_strings_is_known_too(tmp_path):
    saved = resaved(copy_of(workbook(tmp_path, faulty()), tmp_path / "a"), tmp_path / "saved.xlsx")
    assert opened(copy_of(saved, tmp_path / "b")).sheetnames == [
        "À corriger",
        "Projet",
        "Événements",
        "Effets",
    ]


def test_a_workbook_without_faults_gets_a_first_sheet_that_says_so(tmp_path):
    copy = copy_of(workbook(tmp_path, complete()), tmp_path / "copy")
    page = opened(copy).worksheets[0]
    assert [page["A1"].value, page["A2"].value] == [
        "À corriger dans ce classeur",
        "Rien à corriger\u00a0: le classeur est prêt.",
    ]
    assert not page.tables


def test_a_problem_of_the_whole_workbook_stands_without_a_link(tmp_path):
    copy = copy_of(workbook(tmp_path, {"Feuil1": [["a"]]}), tmp_path / "copy")
    page = opened(copy).worksheets[0]
    assert page["B7"].value == "Tout le classeur"
    assert not [cell for row in page for cell in row if cell.hyperlink]
