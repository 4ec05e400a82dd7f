import re
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from lxml import etree
from marked_books import (
    MAIN,
    changed,
    faulty,
    parts,
    rich,
    sheet_part,
    stored,
)
from workbooks import complete, workbook
from write.marking.copies import conditions, copy_of, notes, problems, sheet

from rtdocs.copies import annotate
from rtdocs.errors import UnreadableWorkbook
from rtdocs.pipeline import load

# The parts that a mark must change; all others stay byte for byte.
TOUCHED = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml"}


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
