import re
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from lxml import etree
from marked_books import (
    MAIN,
    changed,
    faulty,
    opened,
    parts,
    rich,
    sheet_part,
    stored,
    with_prefixes,
    with_the_thread_lost,
    with_thread,
)
from stored import NS
from workbooks import complete, with_columns, with_event, workbook

from rtdocs.copies import annotate
from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import language_of
from rtdocs.pipeline import check, load
from rtdocs.plan.annotation.marks import Line, plan
from rtdocs.problems import Report
from rtdocs.write.marking import listing

# The parts that a mark must change; all others stay byte for byte.
TOUCHED = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml"}


def copy_of(source, folder, name="projet.xlsx"):
    folder.mkdir(parents=True, exist_ok=True)
    annotate(source, folder / name)
    return folder / name


def xml(path, name):
    return etree.fromstring(parts(path)[name])


def sheet(path, name):
    content = parts(path)
    return etree.fromstring(content[sheet_part(content, name)])


def notes(path, name):
    return {cell.coordinate: cell.comment for row in opened(path)[name] for cell in row if cell.comment}


def problems(path):
    return [(problem.rule, problem.where, dict(problem.values)) for problem in check(path)]


# Each writer's way of a workbook, by a function from a folder to its path.
KINDS = {
    "plain": lambda folder: workbook(folder, faulty()),
    "rich": lambda folder: rich(folder / "projet.xlsx"),
    "threaded": lambda folder: with_thread(rich(folder / "source.xlsx"), folder / "projet.xlsx"),
    "prefixed": lambda folder: with_prefixes(rich(folder / "source.xlsx"), folder / "projet.xlsx"),
    "openpyxl": lambda folder: resaved(workbook(folder, faulty(), "source.xlsx"), folder / "projet.xlsx"),
}


def resaved(source, path):
    opened(source).save(path)
    return path


@pytest.fixture(params=KINDS)
def original(request, tmp_path):
    return KINDS[request.param](tmp_path)


# --- what is read ---


def test_a_copy_tells_the_same_story_and_the_same_problems(original, tmp_path):
    copy = copy_of(original, tmp_path / "copy")
    assert load(copy).story == load(original).story
    assert problems(copy) == problems(original)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_copy_of_a_sample_tells_the_same_story(sample, tmp_path):
    original = ROOT / "samples" / f"{sample}.xlsx"
    copy = copy_of(original, tmp_path, f"{sample}.xlsx")
    assert load(copy).story == load(original).story
    assert problems(copy) == problems(original)


def test_the_original_is_not_touched(original, tmp_path):
    before = original.read_bytes()
    copy_of(original, tmp_path / "copy")
    assert original.read_bytes() == before


# --- what stays, what is added ---


def test_every_part_without_a_reason_to_change_stays_byte_for_byte(original, tmp_path):
    before, after = parts(original), parts(copy_of(original, tmp_path / "copy"))
    marked = sheet_part(before, "Événements")
    touched = TOUCHED | {marked, f"xl/worksheets/_rels/{Path(marked).name}.rels"}
    touched |= {name for name in before if re.search(r"comments|vmlDrawing", name) and name not in other_notes(before)}
    active = {name for name in before if b"tabSelected" in before[name]}
    assert set(before) <= set(after)
    assert [name for name in before if before[name] != after[name] and name not in touched | active] == []


def other_notes(content):
    """Return the parts of the notes of other sheets."""
    rels = content.get("xl/worksheets/_rels/sheet3.xml.rels", b"<a/>")
    return {f"xl/{each.get('Target').removeprefix('../')}" for each in etree.fromstring(rels)}


def test_marking_the_same_workbook_twice_gives_the_same_bytes(original, tmp_path):
    first, second = (copy_of(original, tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


def test_marking_a_copy_gives_the_same_bytes_as_marking_the_original(original, tmp_path):
    first = copy_of(original, tmp_path / "a")
    assert copy_of(first, tmp_path / "b").read_bytes() == first.read_bytes()


def test_marks_go_when_the_faults_are_mended(tmp_path):
    marked = copy_of(rich(tmp_path / "projet.xlsx"), tmp_path / "a")
    clean = changed(marked, tmp_path / "mended.xlsx", **{"xl/sharedStrings.xml": ("ZZ", "A")})
    told_now = notes(copy_of(clean, tmp_path / "b"), "Événements")
    assert set(told_now) == {"A4", "C2", "B4", "E4", "H4"}


# --- colours ---


def conditions(path, name="Événements"):
    book = opened(path)
    return {
        str(area.sqref): (rule, rule.dxf)
        for area, rules in book[name].conditional_formatting._cf_rules.items()
        for rule in rules
    }


def test_cells_are_coloured_by_a_condition_a_severity_and_keep_their_own_formats(original, tmp_path):
    copy = copy_of(original, tmp_path / "copy")
    found = conditions(copy)
    errors, warnings = found["A4 E4 G4 H4"], found["B4"]
    assert [errors[0].priority, warnings[0].priority] == [1, 2]
    assert {each[1].border.left.style for each in (errors, warnings)} == {"thin", "dashed"}
    assert errors[1].fill.bgColor.rgb != warnings[1].fill.bgColor.rgb
    before, after = (find_cells(sheet(path, "Événements")) for path in (original, copy))
    assert before == after


def find_cells(root):
    return {cell.get("r"): (cell.get("s"), cell.get("t")) for cell in root.iter(f"{{{MAIN}}}c")}


def test_a_persons_own_conditions_stay_below_ours(tmp_path):
    found = conditions(copy_of(rich(tmp_path / "projet.xlsx"), tmp_path / "copy"))
    assert (found["A2:H9"][0].type, found["A2:H9"][0].priority) == ("notContainsBlanks", 3)
    assert (found["E2:E9"][0].type, found["E2:E9"][0].priority) == ("dataBar", 4)


def test_neighbours_in_a_column_are_one_area(tmp_path):
    rows = [[str(number), "2010", None, None, 4, None, "A", None] for number in range(3, 8)]
    sheets = complete()
    original = workbook(tmp_path, {**sheets, "Événements": [*sheets["Événements"], *rows]})
    assert "C4:C8" in conditions(copy_of(original, tmp_path / "copy"))


@pytest.mark.parametrize("name", ["conditionalFormatting", "legacyDrawing"])
def test_what_is_added_stands_where_the_schema_wants_it(original, tmp_path, name):
    names = [etree.QName(child).localname for child in sheet(copy_of(original, tmp_path / "copy"), "Événements")]
    after = {"conditionalFormatting": "dataValidations hyperlinks pageMargins drawing legacyDrawing extLst"}
    before = {
        "legacyDrawing": "sheetData autoFilter conditionalFormatting dataValidations hyperlinks pageMargins drawing"
    }
    at = names.index(name)
    assert not set(names[:at]) & set(after.get(name, "tableParts extLst").split())
    assert not set(names[at + 1 :]) & set(before.get(name, "sheetData autoFilter sheetProtection").split())


# --- notes ---


def test_each_faulty_cell_bears_a_note_with_the_message_and_the_way_out(original, tmp_path):
    found = notes(copy_of(original, tmp_path / "copy"), "Événements")
    assert {"B4", "E4", "G4", "H4"} <= set(found)
    assert found["B4"].author == "rtdocs"
    assert "Avertissement" in found["B4"].text
    assert "3\u00a0avril 2017" in found["B4"].text
    assert "\n→ " in found["B4"].text


def test_a_persons_note_stays_first_and_ours_follows_clearly_parted(tmp_path):
    copy = copy_of(rich(tmp_path / "projet.xlsx"), tmp_path / "copy")
    note = notes(copy, "Événements")["A4"]
    assert note.author == "Ana"
    assert note.text.startswith("Je vérifie ce numéro.\n— rtdocs —\nErreur")
    assert notes(copy, "Événements")["C2"].text == "Belle rencontre!"
    assert notes(copy, "Effets")["A1"].text == "Une note ailleurs"


def test_what_a_person_writes_into_our_note_stays(tmp_path):
    first = copy_of(workbook(tmp_path, faulty()), tmp_path / "a")
    comments = next(name for name in parts(first) if "comments" in name)
    answered = changed(first, tmp_path / "answered.xlsx", **{comments: ("— — —</t>", "— — —\nFait!</t>")})
    second = copy_of(answered, tmp_path / "b")
    text = notes(second, "Événements")["E4"].text
    assert text.startswith("Fait!\n— rtdocs —") or "\nFait!\n— rtdocs —" in text
    assert text.count("— rtdocs —") == 1


def test_a_note_in_plain_text_and_one_without_text_take_our_words_too(tmp_path):
    source = rich(tmp_path / "source.xlsx")
    run = r"<text><r>(?:(?!</text>).)*<t>Je vérifie ce numéro.</t></r></text>"
    for number, (text, start) in enumerate(
        (("<text><t>Simple</t></text>", "Simple\n— rtdocs —"), ("<text/>", "\n— rtdocs —"), ("", "\n— rtdocs —"))
    ):
        original = changed(source, tmp_path / f"{number}.xlsx", **{"xl/comments1.xml": (run, text)})
        assert notes(copy_of(original, tmp_path / str(number)), "Événements")["A4"].text.startswith(start)


def test_a_conversation_is_left_alone_and_only_coloured(tmp_path):
    original = with_thread(rich(tmp_path / "source.xlsx"), tmp_path / "projet.xlsx")
    copy = copy_of(original, tmp_path / "copy")
    assert notes(copy, "Événements")["A4"].text == "Je vérifie ce numéro."
    assert "A4 E4 G4 H4" in conditions(copy)
    for name in ("xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"):
        assert parts(copy)[name] == parts(original)[name]


@pytest.mark.parametrize("make", [with_thread, with_the_thread_lost])
def test_where_all_faulty_cells_hold_conversations_no_note_is_touched(tmp_path, make):
    source = rich(tmp_path / "source.xlsx", with_event(**{"N°": "2"}))
    original = make(source, tmp_path / "projet.xlsx")
    copy = copy_of(original, tmp_path / "copy")
    notes_and_boxes = [name for name in parts(original) if re.search("comments|Comment|vml", name)]
    assert [name for name in notes_and_boxes if parts(copy)[name] != parts(original)[name]] == []
    assert "A4" in conditions(copy)


def boxes(path):
    """Return the boxes of notes: the numbers of their anchors by row and column."""
    found = {}
    for name, part in parts(path).items():
        if name.endswith(".vml"):
            for shape in re.findall(rb"<v:shape .*?</v:shape>", part, re.DOTALL):
                if b'ObjectType="Note"' in shape:
                    row, column = (int(re.search(rb"<x:%s>(\d+)" % key, shape)[1]) for key in (b"Row", b"Column"))
                    anchor = re.search(rb"<x:Anchor>([^<]*)", shape)[1].split(b",")
                    found[name, row, column] = [int(number) for number in anchor]
    return found


def test_every_note_has_its_box_and_every_shape_its_own_number(original, tmp_path):
    copy = copy_of(original, tmp_path / "copy")
    assert len(boxes(copy)) == len(notes(copy, "Événements")) + len(notes(copy, "Effets"))
    for name, part in parts(copy).items():
        numbers = re.findall(rb'<v:shape id="([^"]*)"', part) if name.endswith(".vml") else []
        assert len(numbers) == len(set(numbers))


def test_the_box_of_a_persons_note_grows_with_its_text_and_a_button_stays(tmp_path):
    original = rich(tmp_path / "projet.xlsx")
    copy = copy_of(original, tmp_path / "copy")
    (name,) = (name for name, row, _ in boxes(original) if row == 3)
    before, after = (boxes(path)[name, 3, 0] for path in (original, copy))
    assert after[:6] == before[:6]
    assert after[6] > before[6]
    assert boxes(original)[name, 1, 2] == boxes(copy)[name, 1, 2]
    assert b'ObjectType="Button"' in parts(copy)[name]


def test_drawings_that_are_no_xml_are_changed_as_text(tmp_path):
    source = rich(tmp_path / "source.xlsx")
    vml = "xl/drawings/vmlDrawing1.vml"
    original = changed(source, tmp_path / "projet.xlsx", **{vml: ("Un bouton", "Un<br>bouton")})
    copy = copy_of(original, tmp_path / "copy")
    assert b"Un<br>bouton" in parts(copy)[vml]
    assert len(boxes(copy)) == len(boxes(original)) + 4


def test_where_boxes_cannot_be_added_cells_are_coloured_only(tmp_path):
    source = rich(tmp_path / "source.xlsx")
    original = changed(source, tmp_path / "projet.xlsx", **{"xl/drawings/vmlDrawing1.vml": ("</xml>", "<cut")})
    copy = copy_of(original, tmp_path / "copy")
    assert set(notes(copy, "Événements")) == {"A4", "C2"}
    assert "B4" in conditions(copy)


def test_characters_that_xml_cannot_hold_do_not_stop_a_copy(tmp_path):
    original = workbook(tmp_path, with_event(Statut="a\x01b\uffff"))
    assert "H4" in notes(copy_of(original, tmp_path / "copy"), "Événements")


def test_marks_that_another_program_has_half_lost_are_replaced(tmp_path):
    first = copy_of(rich(tmp_path / "projet.xlsx"), tmp_path / "a")
    # A condition that shares its element with a person's own, as Excel writes those of the same cells.
    mixed = (r'(<cfRule type="notContainsBlanks".*?</cfRule>)', r"\1" + RULE.format(priority=9))
    lost = changed(first, tmp_path / "lost.xlsx", **{"xl/worksheets/sheet2.xml": mixed})
    lost = changed(lost, tmp_path / "lost.xlsx", **{"xl/worksheets/sheet2.xml": ("<legacyDrawing [^>]*/>", "")})
    second = copy_of(lost, tmp_path / "b")
    assert parts(second)["xl/worksheets/sheet2.xml"].count(b"rtdocs") == 2
    assert set(notes(second, "Événements")) == {"A4", "B4", "C2", "E4", "G4", "H4"}


RULE = '<cfRule type="expression" dxfId="1" priority="{priority}"><formula>LEN("rtdocs") = 6</formula></cfRule>'


def test_what_our_old_sheet_shares_with_another_stays(tmp_path):
    first = copy_of(rich(tmp_path / "projet.xlsx"), tmp_path / "a")
    link = f'<Relationship Id="rId9" Type="{NS["r"]}/image" Target="../media/image1.png"/></Relationships>'
    shared = changed(first, tmp_path / "b.xlsx", **{"xl/worksheets/_rels/sheet5.xml.rels": ("</Relationships>", link)})
    assert "xl/media/image1.png" in parts(copy_of(shared, tmp_path / "c"))


# --- the first sheet ---


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


# --- what some programs leave out ---


def bare(source, path):
    """Copy a workbook without what its format does not ask for: styles, views, properties."""
    content = parts(source)
    for name in ("xl/styles.xml", "xl/theme/theme1.xml", "docProps/app.xml", "docProps/core.xml"):
        del content[name]
    drop = {
        "[Content_Types].xml": rb"<Override [^>]*(?:styles|theme|docProps)[^>]*/>",
        "_rels/.rels": rb"<Relationship [^>]*docProps[^>]*/>",
        "xl/_rels/workbook.xml.rels": rb"<Relationship [^>]*(?:styles|theme)[^>]*/>",
        "xl/workbook.xml": rb"<bookViews>.*</bookViews>",
    }
    for name, pattern in drop.items():
        content[name] = re.sub(pattern, b"", content[name])
    for name in [name for name in content if name.startswith("xl/worksheets/sheet")]:
        content[name] = re.sub(rb"<sheetViews>.*</sheetViews>|<sheetFormatPr[^>]*/>", b"", content[name])
    return stored(path, content)


def test_a_workbook_without_styles_and_views_is_marked_too(tmp_path):
    original = bare(workbook(tmp_path, faulty(), "source.xlsx"), tmp_path / "projet.xlsx")
    copy = copy_of(original, tmp_path / "copy")
    assert set(notes(copy, "Événements")) == {"A4", "B4", "E4", "G4", "H4"}
    assert "B4" in conditions(copy)
    assert problems(copy) == problems(original)
    assert copy_of(copy, tmp_path / "b").read_bytes() == copy.read_bytes()


def test_form_controls_wrapped_in_alternatives_keep_their_place(tmp_path):
    source = workbook(tmp_path, faulty(), "source.xlsx")
    controls = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent></worksheet>'
    )
    original = changed(source, tmp_path / "projet.xlsx", **{"xl/worksheets/sheet2.xml": ("</worksheet>", controls)})
    names = [etree.QName(child).localname for child in sheet(copy_of(original, tmp_path / "copy"), "Événements")]
    assert names[-2:] == ["legacyDrawing", "AlternateContent"]


def test_macros_stay(tmp_path):
    original = rich(tmp_path / "projet.xlsm", macros=True)
    copy = copy_of(original, tmp_path / "copy", "projet.xlsm")
    assert parts(copy)["xl/vbaProject.bin"] == parts(original)["xl/vbaProject.bin"]
    assert problems(copy) == problems(original)
    assert copy_of(copy, tmp_path / "b", "projet.xlsm").read_bytes() == copy.read_bytes()


def test_a_workbook_whose_part_is_no_xml_is_refused_in_one_sentence(tmp_path):
    source = workbook(tmp_path, faulty(), "source.xlsx")
    for number, name in enumerate(("xl/styles.xml", "docProps/app.xml")):
        original = changed(source, tmp_path / f"{number}.xlsx", **{name: ("<[a-zA-Z]+ xmlns", "<<")})
        with pytest.raises(UnreadableWorkbook, match="damaged"):
            annotate(original, tmp_path / "copy.xlsx")
        assert not (tmp_path / "copy.xlsx").exists()


def test_notes_beside_wide_hidden_and_last_columns_stay_on_the_sheet(tmp_path):
    source = workbook(tmp_path, with_columns("Effets", Bla=["b"]), "source.xlsx")
    columns = (
        '<cols><col min="6" max="6" width="90" customWidth="1"/><col min="7" max="9" hidden="1"/></cols><sheetData>'
    )
    original = changed(source, tmp_path / "projet.xlsx", **{"xl/worksheets/sheet3.xml": ("<sheetData>", columns)})
    (anchor,) = boxes(copy_of(original, tmp_path / "copy")).values()
    assert (anchor[0], anchor[4]) == (5, 5)  # column F is wider than the box
