import datetime as dt

import openpyxl
import pytest
from filled_grids import edited, excel_grid, french, without_controls, without_tags, word_grid
from marked_books import changed, parts, stored
from stories import story
from workbooks import complete, workbook

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import language_of
from rtdocs.model import Lesson
from rtdocs.problems import Where
from rtdocs.read.grids.filled_grid import read_grid

FR, EN = language_of("fr"), language_of("en")
TOLD = story("No|Date|RT|Direction\n1|2010|1|\n2|2011|10|reverse")
FILLED = {
    "A3": {"answer": "Un local\nà nous", "action": "Chercher", "who": "Ana", "when": "mai 2027"},
    "RT10.4": {"answer": "Le loyer"},
    "G1": {"answer": "Et l’hiver?"},
}
EXPECTED = [
    ("A3", "Un local\nà nous", "Chercher", "Ana", "mai 2027"),
    ("RT10.4", "Le loyer", "", "", ""),
    ("G1", "Et l’hiver?", "", "", ""),
]


def answered(path, language=FR):
    lessons = read_grid(path, language).lessons
    cells = [(french(each.code), each.answer, each.action, each.responsible, each.due) for each in lessons]
    return [each for each in cells if any(each[1:])]


def refusal(path):
    with pytest.raises(UnreadableWorkbook) as refused:
        read_grid(path, FR)
    return refused.value.key


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_excel_grid_gives_its_answers(tmp_path, lang):
    assert answered(excel_grid(tmp_path / "grid.xlsx", TOLD, lang, **FILLED)) == EXPECTED


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_word_grid_gives_its_answers(tmp_path, lang):
    assert answered(word_grid(tmp_path / "grid.docx", TOLD, lang, **FILLED)) == EXPECTED


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("spoil", [without_tags, without_controls])
def test_a_word_grid_saved_elsewhere_gives_the_same(tmp_path, lang, spoil):
    assert answered(spoil(word_grid(tmp_path / "grid.docx", TOLD, lang, **FILLED))) == EXPECTED


@pytest.mark.parametrize("make", [excel_grid, word_grid])
def test_an_untouched_grid_gives_its_questions_and_no_answer(tmp_path, make):
    path = make(tmp_path / "grid.xlsx", TOLD)
    assert answered(path) == []
    assert len(read_grid(path, FR).lessons) > 20


@pytest.mark.parametrize("make", [excel_grid, word_grid])
def test_questions_come_with_their_words(tmp_path, make):
    lessons = read_grid(make(tmp_path / "grid.xlsx", TOLD), FR).lessons
    asked = {each.code: each.question for each in lessons}
    assert asked["A4"].startswith("L’événement «\u00a0Event 2\u00a0» (2) est un revers.")
    assert asked["RT10.4"].startswith("À l’événement «\u00a0Event 2\u00a0» (2)")


def test_rows_and_columns_may_be_moved_and_headers_reworded(tmp_path):
    head = ["Quand", "Notre réponse", "Question (de la grille)", "CODE"]
    sheets = {"Feuille1": [["Un titre"], head, [dt.date(2027, 5, 1), "Oui", "Quoi?", "A3"], [None, None, None, "A4"]]}
    assert answered(workbook(tmp_path, sheets)) == [("A3", "Oui", "", "", FR.day(dt.date(2027, 5, 1)))]


def test_a_workbook_gives_its_sheet_of_answers_and_nothing_else(tmp_path):
    learning = [["Code", "Question", "Réponse", "Action"], ["A3", None, "Oui", None], ["ex. A4", None, "Non", None]]
    assert answered(workbook(tmp_path, {**complete(), "Apprentissages": learning})) == [("A3", "Oui", "", "", "")]


def test_two_answers_to_one_question_keep_their_order(tmp_path):
    given = tuple(Lesson(where=Where("Apprentissages", row), code="A3", answer=f"N° {row}") for row in (2, 3))
    told = story("No|Date|RT\n1|2010|1", lessons=given)
    for path in (excel_grid(tmp_path / "a.xlsx", told), word_grid(tmp_path / "a.docx", told)):
        assert [(each[0], each[1][-1]) for each in answered(path)] == [("A3", "2"), ("A3", "3")]


# What people and programs do to a Word grid.


def test_what_is_typed_beside_a_control_counts_too(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD)
    beside = r'(w:val="answer-A3"/>.*?</w:sdt>)'
    edited(path, (beside, r"\1<w:r><w:t>Notre réponse</w:t></w:r>"))
    assert answered(path) == [("A3", "Notre réponse", "", "", "")]


def test_deleted_words_of_a_tracked_change_are_gone_and_inserted_ones_there(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"})
    gone = (
        '<w:del w:id="1"><w:r><w:delText>Non</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Si</w:t></w:r></w:moveFrom>'
    )
    edited(path, (r"(<w:r><w:t>Oui</w:t></w:r>)", rf'{gone}<w:ins w:id="2">\1</w:ins>'))
    assert answered(path) == [("A3", "Oui", "", "", "")]


def test_several_paragraphs_are_several_lines(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Un"})
    edited(path, (r"(<w:t>Un</w:t></w:r></w:sdtContent></w:sdt></w:p>)", r"\1<w:p><w:r><w:t>Deux</w:t></w:r></w:p>"))
    assert answered(path) == [("A3", "Un\nDeux", "", "", "")]


def test_a_control_around_a_cell_is_found(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"})
    start, properties = r"<w:tc>((?:(?!<w:tc>).)*?)<w:sdt>", r"(<w:sdtPr>(?:(?!<w:tc>).)*?\"answer-A3\"/>.*?</w:sdtPr>)"
    around = rf"{start}{properties}<w:sdtContent>(.*?)</w:sdtContent></w:sdt>(.*?)</w:tc>"
    edited(path, (around, r"<w:sdt>\2<w:sdtContent><w:tc>\1\3\4</w:tc></w:sdtContent></w:sdt>"))
    assert answered(path) == [("A3", "Oui", "", "", "")]


def test_a_row_that_a_person_adds_is_a_second_answer(tmp_path):
    path = without_controls(word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"}))
    cell = "<w:tc><w:p><w:r><w:t>Deux</w:t></w:r></w:p></w:tc>"
    edited(path, (r"(<w:t>Oui</w:t>.*?</w:tr>)", rf"\1<w:tr>{cell}</w:tr>"))
    assert [(each[0], each[1]) for each in answered(path)] == [("A3", "Oui"), ("A3", "Deux")]


def test_a_table_without_header_is_read_by_its_controls(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"})
    edited(path, (r"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>.*?</w:tr>", ""))
    assert answered(path) == [("A3", "Oui", "", "", "")]


def test_an_own_question_may_be_retyped_without_its_code(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, G1={"answer": "Oui"})
    edited(
        path, (r"(<w:t[^>]*>)G1\. ?(</w:t>.*?)Quelle autre question notre groupe se pose-t-il\?", r"\1\2Et l’hiver?")
    )
    (last,) = [each for each in read_grid(path, FR).lessons if each.answer]
    assert (last.code, last.question) == ("", "Et l’hiver?")


def test_other_tables_of_a_document_are_left_alone(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"})
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Budget</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    edited(path, (r"<w:body>", f"<w:body>{table}<w:tbl/>"))
    assert answered(path) == [("A3", "Oui", "", "", "")]


# What is refused.


def test_a_file_without_questions_is_refused(tmp_path):
    assert refusal(workbook(tmp_path, complete())) == "grid-is-none"
    path = word_grid(tmp_path / "grid.docx", TOLD)
    edited(path, (r"<w:body>.*</w:body>", "<w:body/>"))
    assert refusal(path) == "grid-is-none"


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "none.docx") == "workbook-missing"


def test_a_damaged_or_unsafe_document_is_refused(tmp_path):
    good = word_grid(tmp_path / "grid.docx", TOLD)
    content = parts(good)
    broken = {**content, "word/document.xml": b"<w:document"}
    entity = {**content, "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + content["word/document.xml"]}
    bodiless = {**content, "word/document.xml": b"<document/>"}
    partless = {name: part for name, part in content.items() if name != "word/document.xml"}
    for number, each in enumerate((broken, entity, bodiless, partless)):
        assert refusal(stored(tmp_path / f"{number}.docx", each)) == "grid-unreadable", number


def test_the_part_of_the_text_may_bear_another_name(tmp_path):
    good = word_grid(tmp_path / "grid.docx", TOLD, A3={"answer": "Oui"})
    content = parts(changed(good, tmp_path / "2.docx", **{"_rels/.rels": ("word/document.xml", "/word/document2.xml")}))
    content["word/document2.xml"] = content.pop("word/document.xml")
    assert answered(stored(tmp_path / "3.docx", content)) == [("A3", "Oui", "", "", "")]
    content["word/document.xml"] = content.pop("word/document2.xml")
    content["_rels/.rels"] = b"<Relationships/>"
    assert answered(stored(tmp_path / "4.docx", content)) == [("A3", "Oui", "", "", "")]


def test_a_grid_filtered_in_excel_still_gives_its_hidden_rows(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)
    book = openpyxl.load_workbook(path)
    for number in range(1, 40):
        book.worksheets[0].row_dimensions[number].hidden = True
    book.save(path)
    assert answered(path) == EXPECTED


def test_a_cell_in_error_is_named(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, A3={"answer": "=RT 10"})
    (place,) = read_grid(path, FR).unread
    assert (place.sheet, place.column) == ("Apprendre", 4)
