import pytest
from marked_books import changed, opened, parts, rich, stored
from workbooks import complete, workbook

from rtdocs.errors import CannotWrite, UnreadableWorkbook
from rtdocs.plan.collect.collected import Change, Collected
from rtdocs.write.marking import collected_copy
from rtdocs.write.marking.marked_copy import is_untouched_copy

SHEET = "Apprentissages"
HEAD = ["Code", "Question", "Réponse", "Action", "Responsable", "Échéance"]


def learning(*rows):
    return {**complete(), SHEET: [HEAD, *rows]}


def collected(*changes, rows=(), sheet=SHEET):
    return Collected(sheet=sheet, changes=changes, rows=tuple(rows), grids=(), differences=(), own=())


def written(source, *changes, **how):
    collected_copy.write(source, collected(*changes, **how), source.with_name("copie.xlsx"))
    return source.with_name("copie.xlsx")


def page(path):
    return opened(path)[SHEET]


def part_of(path, page_number=4):
    return parts(path)[f"xl/worksheets/sheet{page_number}.xml"].decode()


def with_table(book):
    book.get_worksheet_by_name(SHEET).add_table(
        0, 0, 3, 5, {"name": "Apprentissages", "columns": [{"header": each} for each in HEAD]}
    )


def refused(source, *changes, **how):
    with pytest.raises(CannotWrite) as found:
        written(source, *changes, **how)
    return found.value


def test_answers_fill_cells_and_all_other_parts_stay_byte_for_byte(tmp_path):
    source = rich(tmp_path / "projet.xlsx", learning(["A3"]))
    copy = written(source, Change(2, 3, "Oui\nLà"))
    assert page(copy)["C2"].value == "Oui\nLà"
    before, after = parts(source), parts(copy)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet4.xml"}
    assert list(before) == list(after)


def test_an_equals_sign_starts_no_formula(tmp_path):
    copy = written(workbook(tmp_path, learning(["A3"])), Change(2, 3, "=1+1"))
    assert page(copy)["C2"].data_type != "f"
    assert page(copy)["C2"].value == "=1+1"


def test_new_rows_stand_below_all_others_in_the_look_of_the_row_above(tmp_path):
    def look(book):
        wrapped = book.add_format({"text_wrap": True, "bold": True})
        book.get_worksheet_by_name(SHEET).write(1, 2, "Non", wrapped)

    copy = written(workbook(tmp_path, learning(["A1", "", "Non"]), look=look), rows=[{1: "A3", 3: "Oui"}, {3: "Si"}])
    assert [[cell.value for cell in row[:3]] for row in page(copy)["A2:C4"]] == [
        ["A1", None, "Non"],
        ["A3", None, "Oui"],
        [None, None, "Si"],
    ]
    assert page(copy)["C4"].alignment.wrap_text
    assert page(copy)["C4"].font.bold
    assert page(copy).dimensions == "A1:F4"


def test_blank_rows_of_a_table_are_filled_before_it_grows(tmp_path):
    source = workbook(tmp_path, learning(["A1"]), look=with_table)
    within, beyond = (written(source, rows=[{1: f"G{row}"} for row in range(count)]) for count in (2, 2))
    assert page(within).tables["Apprentissages"].ref == "A1:F4"
    beyond = written(source, rows=[{1: f"G{row}"} for row in range(5)])
    assert page(beyond).tables["Apprentissages"].ref == "A1:F7"
    assert page(beyond).tables["Apprentissages"].autoFilter.ref == "A1:F7"


def test_a_table_does_not_swallow_a_note_below_it(tmp_path):
    def look(book):
        with_table(book)
        book.get_worksheet_by_name(SHEET).write(9, 0, "Une note")

    copy = written(workbook(tmp_path, learning(["A1"]), look=look), rows=[{1: "A3"}])
    assert page(copy)["A11"].value == "A3"
    assert page(copy).tables["Apprentissages"].ref == "A1:F4"


def test_a_table_with_totals_stays_as_it_is(tmp_path):
    source = workbook(tmp_path, learning(["A1"], ["A2"], ["A3"]), look=with_table)
    totals = changed(
        source, tmp_path / "t.xlsx", **{"xl/tables/table1.xml": ("totalsRowShown", 'totalsRowCount="1" totalsRowShown')}
    )
    assert page(written(totals, rows=[{1: "R1"}])).tables["Apprentissages"].ref == "A1:F4"


def test_letters_that_stand_there_keep_their_look(tmp_path):
    def look(book):
        bold = book.add_format({"bold": True})
        book.get_worksheet_by_name(SHEET).write_rich_string("C2", "Prêt ", bold, "d’un", " local")

    copy = written(
        workbook(tmp_path, learning(["A3"]), look=look), Change(2, 3, "Prêt d’un local\n\nAutre", "Prêt d’un local")
    )
    assert page(copy)["C2"].value == "Prêt d’un local\n\nAutre"
    assert "<b/>" in part_of(copy)
    again = written(copy, Change(2, 3, "Prêt d’un local\n\nAutre. Et", "Prêt d’un local\n\nAutre"))
    assert page(again)["C2"].value.endswith("Autre. Et")
    assert "<b/>" in part_of(again)


def test_a_height_that_a_person_chose_stays_and_others_grow_with_their_texts(tmp_path):
    def look(book):
        sheet = book.get_worksheet_by_name(SHEET)
        sheet.set_row(1, 45)
        sheet.set_column(2, 2, 40)

    source = workbook(tmp_path, learning(["A3"], ["A4"], ["A5"]), look=look)
    loose = changed(source, tmp_path / "l.xlsx", **{"xl/worksheets/sheet4.xml": ('<row r="3"', '<row r="3" ht="75"')})
    copy = page(
        written(loose, Change(2, 3, "Oui"), Change(3, 3, "Non"), Change(4, 3, "Un\nDeux"), rows=[{1: "mot " * 4}])
    )
    assert [copy.row_dimensions[row].height for row in range(2, 6)] == [45, 75, 30, 30]
    assert part_of(source.with_name("copie.xlsx")).count("customHeight") == 1


def test_rows_and_cells_that_the_file_lacks_are_made_in_order(tmp_path):
    source = workbook(tmp_path, learning(["A3", None, None, None, None, "mai"], [], [], ["A4"]))
    copy = written(source, Change(2, 3, "Oui"), Change(3, 1, "R1"), Change(1, 8, "Notes"))
    assert page(copy)["C2"].value == "Oui"
    assert page(copy)["A3"].value == "R1"
    assert page(copy)["H1"].value == "Notes"
    assert part_of(copy).index('r="3"') < part_of(copy).index('r="5"')
    assert page(copy).dimensions == "A1:H5"


def test_rows_and_cells_without_places_are_counted(tmp_path):
    source = workbook(tmp_path, learning(["A3"]))
    bare = changed(source, tmp_path / "b.xlsx", **{"xl/worksheets/sheet4.xml": (r'(<(?:row|c)) r="[A-Z]*\d+"', r"\1")})
    assert page(written(bare, Change(2, 3, "Oui"), rows=[{1: "R1"}]))["A3"].value == "R1"


def test_a_formula_gives_way_and_so_does_the_order_of_calculations(tmp_path):
    def look(book):
        book.get_worksheet_by_name(SHEET).write_formula("C2", '="Non"', None, "Non")

    source = workbook(tmp_path, learning(["A3"]), look=look)
    assert page(written(source, Change(2, 3, "Oui")))["C2"].value == "Oui"
    content = parts(source)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    rels = content["xl/_rels/workbook.xml.rels"]
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="calcChain.xml"/></Relationships>'
    content["xl/_rels/workbook.xml.rels"] = rels.replace(b"</Relationships>", relation.encode())
    content["xl/calcChain.xml"] = b'<calcChain><c r="C2" i="4"/></calcChain>'
    copy = written(stored(tmp_path / "c.xlsx", content), Change(2, 3, "Non\n\nOui", "Non"))
    assert page(copy)["C2"].value == "Non\n\nOui"
    assert "xl/calcChain.xml" not in parts(copy)


def test_a_cell_that_a_merged_one_covers_is_named(tmp_path):
    def look(book):
        book.get_worksheet_by_name(SHEET).merge_range("C2:C3", "Oui")

    source = workbook(tmp_path, learning(["A3"], ["A4"]), look=look)
    assert page(written(source, Change(2, 3, "Oui, oui")))["C2"].value == "Oui, oui"
    error = refused(source, Change(3, 3, "Non"))
    assert (error.key, error.values["cell"]) == ("collect-merged", "C3")


def test_what_a_cell_cannot_keep_is_never_cut(tmp_path):
    error = refused(workbook(tmp_path, learning(["A3"])), Change(2, 3, "a" * 32_768))
    assert (error.key, error.values["cell"]) == ("collect-too-long", "C2")


def test_without_anything_new_the_copy_is_the_workbook(tmp_path):
    source = rich(tmp_path / "projet.xlsx", learning(["A3"]))
    assert parts(written(source)) == parts(source)


def test_a_marked_copy_that_took_answers_may_no_longer_be_replaced_unasked(tmp_path):
    from rtdocs import annotate  # noqa: PLC0415 - only this test marks

    annotate(workbook(tmp_path, learning(["A3"])), tmp_path / "marked.xlsx")
    assert is_untouched_copy(tmp_path / "marked.xlsx")
    assert not is_untouched_copy(written(tmp_path / "marked.xlsx", Change(2, 3, "Oui")))


def test_a_broken_sheet_is_told(tmp_path):
    content = parts(workbook(tmp_path, learning(["A3"])))
    content["xl/worksheets/sheet4.xml"] = b"<worksheet>"
    with pytest.raises(UnreadableWorkbook):
        written(stored(tmp_path / "b.xlsx", content), Change(2, 3, "Oui"))
