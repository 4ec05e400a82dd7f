"""The notes of a marked copy, beside those of people."""

import re

import pytest
from marked_books import (
    changed,
    faulty,
    parts,
    rich,
    with_the_thread_lost,
    with_thread,
)
from stored import NS
from workbooks import with_columns, with_event, workbook
from write.marking.copies import boxes, conditions, copy_of, notes


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


def test_notes_beside_wide_hidden_and_last_columns_stay_on_the_sheet(tmp_path):
    source = workbook(tmp_path, with_columns("Effets", Bla=["b"]), "source.xlsx")
    columns = (
        '<cols><col min="6" max="6" width="90" customWidth="1"/><col min="7" max="9" hidden="1"/></cols><sheetData>'
    )
    original = changed(source, tmp_path / "projet.xlsx", **{"xl/worksheets/sheet3.xml": ("<sheetData>", columns)})
    (anchor,) = boxes(copy_of(original, tmp_path / "copy")).values()
    assert (anchor[0], anchor[4]) == (5, 5)  # column F is wider than the box
