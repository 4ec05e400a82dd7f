"""Answers outside the place that a grid gives them: kept whole, or told with their words."""

import openpyxl
import pytest
from filled_grids import edited, excel_grid, word_grid
from marked_books import parts, stored
from openpyxl.comments import Comment
from PIL import Image
from stories import story

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import codes, language_of
from rtdocs.plan.grid import grid
from rtdocs.plan.wording.telling import Telling
from rtdocs.read.grids.filled_grid import read_grid
from rtdocs.resources import folder
from rtdocs.write.word import document

FR = language_of("fr")
TOLD = story("No|Date|RT|Direction\n1|2010|1|\n2|2011|10|reverse")
FILLED = {"A3": {"answer": "Un local", "action": "Chercher"}}
IN_A3 = r"(<w:t[^>]*>Un local</w:t>)"
WRITER = "application/vnd.oasis.opendocument.text"
NOTE = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'


def answers(path):
    return {each.code: each.answer for each in read_grid(path, FR).lessons if each.answer}


def in_word(tmp_path, *replaced):
    return answers(edited(word_grid(tmp_path / "grid.docx", TOLD, **FILLED), *replaced))


def with_part(path, name, kind, content):
    """Add a part of comments or notes to a Word document."""
    found = parts(path)
    relation = f'<Relationship Id="rX" Type="http://x/relationships/{kind}" Target="{name}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", relation.encode())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    found[f"word/{name}"] = f'<w:{kind} xmlns:w="{space}">{content}</w:{kind}>'.encode()
    return stored(path, found)


@pytest.mark.parametrize("everything", [True, False])
@pytest.mark.parametrize("code", codes())
def test_nothing_that_a_grid_says_itself_is_an_answer(tmp_path, code, everything):
    language = language_of(code)
    template = folder("templates") / "grille.docx"
    document.write(grid.document(Telling(TOLD, language), everything=everything), template, tmp_path / "grid.docx")
    assert answers(tmp_path / "grid.docx") == {}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Saint</w:t><w:noBreakHyphen/><w:t>Michel", "Saint\u2011Michel"),
        ("Fait </w:t><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> en mai", "Fait ✓ en mai"),
        ("A </w:t><w:sym w:font='Wingdings' w:char='F0E0'/><w:t> B", "A → B"),
        ("A </w:t><w:sym w:font='Symbol' w:char='03B1'/><w:t> B", "A α B"),
        ("un</w:t><w:br/><w:t>deux", "un\ndeux"),
        ("un</w:t><w:softHyphen/><w:t>deux", "undeux"),
        (
            (
                "un</w:t></w:r><w:ins><w:r><w:t> ajouté</w:t></w:r></w:ins>"
                "<w:del><w:r><w:delText>parti</w:delText></w:r></w:del><w:r><w:t>"
            ),
            "un ajouté",
        ),
    ],
)
def test_signs_breaks_and_tracked_words_of_an_answer_are_kept(tmp_path, typed, expected):
    assert in_word(tmp_path, (IN_A3, f"<w:t>{typed}</w:t>"))["A3"] == expected


PICTURED = "<w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'/></w:drawing>"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"Un local</w:t>{PICTURED}<w:t>", "Un local\n[image\u00a0: voir la grille]"),
        (f"</w:t>{PICTURED}<w:t>", "[image\u00a0: voir la grille]"),
        (
            "</w:t><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby><w:t>",
            "漢",
        ),
        ("</w:t><w:pict><v:textpath xmlns:v='urn:schemas-microsoft-com:vml' string='BRAVO'/></w:pict><w:t>", "BRAVO"),
        (
            "</w:t><w:ddList><w:result w:val='1'/><w:listEntry w:val='Non'/><w:listEntry w:val='Oui'/></w:ddList><w:t>",
            "Oui",
        ),
    ],
)
def test_pictures_and_choices_of_older_forms_leave_a_trace(tmp_path, typed, expected):
    assert in_word(tmp_path, (IN_A3, f"<w:t>{typed}</w:t>"))["A3"] == expected


def test_the_address_of_a_link_is_kept_with_its_words(tmp_path):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'</w:r><w:hyperlink r:id="rL" xmlns:r="{office}"><w:r><w:t> ici</w:t></w:r></w:hyperlink><w:r>'
    path = edited(word_grid(tmp_path / "grid.docx", TOLD, **FILLED), (IN_A3, rf"\1{link}"))
    found, rels = parts(path), "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rL" Type="{office}/hyperlink" Target="https://exemple.ca/pv" TargetMode="External"/>'
    found[rels] = found[rels].replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    assert answers(stored(path, found))["A3"] == "Un local ici (https://exemple.ca/pv)"


def test_words_before_the_first_question_are_kept_apart(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, **FILLED)
    assert read_grid(path, FR).opening == ("Projet d’essai",)
    found = read_grid(edited(path, ("<w:body>", f"<w:body>{NOTE.format('Ici Ana, voici nos réponses.')}")), FR)
    assert found.opening == ("Ici Ana, voici nos réponses.", "Projet d’essai")


def test_boxes_and_pictures_over_an_excel_grid_are_kept(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)
    Image.new("RGB", (9, 9)).save(tmp_path / "photo.png")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Un local")

    def add(book):
        book.worksheets[0].add_image(openpyxl.drawing.image.Image(str(tmp_path / "photo.png")), place.coordinate)

    answer = {each.code: each.answer for each in changed(path, add).lessons}["A3"]
    assert answer == "Un local\n\n[image\u00a0: voir la grille]"


def test_a_table_pasted_into_an_answer_is_text_of_that_answer(tmp_path):
    row = (
        "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    pasted = f"<w:tbl>{row.format(2019, '12 personnes')}{row.format(2020, '30 personnes')}</w:tbl>"
    found = in_word(tmp_path, (IN_A3 + r"(.*?)(</w:tc>)", rf"\1\2{pasted}\3"))
    assert found == {"A3": "Un local\n2019 | 12 personnes\n2020 | 30 personnes"}


@pytest.mark.parametrize("text", ["Et aussi un jardin.", "Oui. Nous le voulons.", "1. Un jardin"])
def test_what_is_typed_under_a_table_continues_the_answer(tmp_path, text):
    found = in_word(tmp_path, (IN_A3 + r"(.*?</w:tbl>)", rf"\1\2{NOTE.format(text)}"))
    assert found == {"A3": f"Un local\n\n{text}"}


@pytest.mark.parametrize(
    "text",
    [
        "Les questions qui viennent de la méthode le disent. Toutes les autres sont proposées par rtdocs.",
        "7 more questions are possible for this project: “rtdocs build --all-questions” puts them all in the grid.",
    ],
)
def test_what_a_grid_of_an_earlier_version_says_is_no_answer(tmp_path, text):
    found = in_word(tmp_path, (IN_A3 + r"(.*?</w:tbl>)", rf"\1\2{NOTE.format(text)}"))
    assert found == {"A3": "Un local"}


def test_what_is_typed_above_a_table_belongs_to_its_answer(tmp_path):
    path = word_grid(tmp_path / "grid.docx", TOLD, **FILLED)
    text = parts(path)["word/document.xml"].decode()
    start = text.rindex("<w:tbl>", 0, text.index("Un local"))
    content = {**parts(path), "word/document.xml": (text[:start] + NOTE.format("En haut") + text[start:]).encode()}
    assert answers(stored(path, content)) == {"A3": "Un local\n\nEn haut"}


def test_a_text_box_in_or_beside_an_answer_is_read_once(tmp_path):
    box = f"<w:txbxContent>{NOTE.format('Dans une boîte')}</w:txbxContent>"
    drawn = f"<w:drawing>{box}</w:drawing>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choices = f"<mc:Choice>{drawn}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="{space}">{choices}</mc:AlternateContent>'
    assert in_word(tmp_path, (IN_A3, rf"\1{both}"))["A3"] == "Un local\nDans une boîte"
    under = f"<w:p><w:r>{both}</w:r></w:p>"
    assert in_word(tmp_path, (IN_A3 + r"(.*?</w:tbl>)", rf"\1\2{under}"))["A3"] == "Un local\n\nDans une boîte"


@pytest.mark.parametrize(
    ("kind", "mark"), [("comments", "comment"), ("footnotes", "footnote"), ("endnotes", "endnote")]
)
def test_a_comment_or_note_on_an_answer_is_part_of_it(tmp_path, kind, mark):
    path = edited(word_grid(tmp_path / "grid.docx", TOLD, **FILLED), (IN_A3, rf'\1<w:{mark}Reference w:id="7"/>'))
    content = f'<w:{mark} w:id="7">{NOTE.format("Voir le bail")}</w:{mark}>'
    assert answers(with_part(path, f"mes-{kind}.xml", kind, content)) == {"A3": "Un local\nVoir le bail"}


def test_a_column_that_a_person_adds_continues_the_answer_behind_its_header(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    path = word_grid(tmp_path / "grid.docx", TOLD, **FILLED)
    text = parts(path)["word/document.xml"].decode()
    start = text.rindex("<w:tbl>", 0, text.index("Un local"))
    table = text[start:]
    ends = [table.index("</w:tr>"), table.index("</w:tr>", table.index("Un local"))]
    for end, words in zip(reversed(ends), ("Demander à Luc", "Remarque"), strict=True):
        table = table[:end] + cell.format(words) + table[end + len("</w:tr>") :]
    content = {**parts(path), "word/document.xml": (text[:start] + table).encode()}
    assert answers(stored(path, content)) == {"A3": "Un local\n\nRemarque\u00a0: Demander à Luc"}


def test_a_writer_grid_is_read_like_a_word_one(tmp_path):
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "draw")
    )
    header = "".join(f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in ("Réponse", "Action"))
    answer = (
        "<text:p>Un<text:s text:c='2'/>local<text:line-break/>à <text:span>nous</text:span>"
        "<office:annotation><dc:date xmlns:dc='x'>2026</dc:date><text:p>Voir le bail</text:p></office:annotation>"
        "</text:p>"
    )
    body = (
        "<text:tracked-changes><text:p>parti</text:p></text:tracked-changes><text:h>A3. Que manque-t-il?</text:h>"
        f"<table:table><table:table-header-rows><table:table-row>{header}</table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell>{answer}</table:table-cell>"
        "<table:table-cell><text:p>Chercher</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>Et un jardin</text:p></text:list-item></text:list>"
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{text}</office:document-content>"
    path = stored(tmp_path / "grid.odt", {"mimetype": WRITER.encode(), "content.xml": content.encode()})
    (lesson,) = read_grid(path, FR).lessons
    assert (lesson.code, lesson.action) == ("A3", "Chercher")
    assert lesson.answer == "Un  local\nà nous\nVoir le bail\n\nEt un jardin"


@pytest.mark.parametrize(
    "start", [b"{\\rtf1 ", b"%PDF-1.7", bytes.fromhex("D0CF11E0A1B11AE1") + "WordDocument".encode("utf-16-le")]
)
def test_a_document_of_another_kind_is_to_be_saved_as_word(tmp_path, start):
    (tmp_path / "grid.docx").write_bytes(start + bytes(600))
    with pytest.raises(UnreadableWorkbook) as refused:
        read_grid(tmp_path / "grid.docx", FR)
    assert refused.value.key == "grid-is-other-document"


# --- Excel grids ---


def changed(path, change):
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return read_grid(path, FR)


def row_of(sheet, code):
    return next(row for row in sheet.iter_rows() if row[0].value == code)


def test_a_renamed_column_of_answers_is_guessed_and_told(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)

    def rename(book):
        for sheet in book:
            row_of(sheet, "Code")[3].value = "Ce qu’on en pense"

    found = changed(path, rename)
    assert {each.code: each.answer for each in found.lessons if each.answer} == {"A3": "Un local"}
    assert found.guessed == (("Ce qu’on en pense", "Réponse"),)


def test_further_columns_comments_and_words_under_the_table_continue_answers(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)

    def fill(book):
        sheet = next(sheet for sheet in book if any(row[0].value == "A3" for row in sheet.iter_rows()))
        row = row_of(sheet, "A3")
        line = row[0].row
        sheet.cell(row_of(sheet, "Code")[0].row, 9, "Remarque")
        sheet.cell(line, 9, "Demander à Luc")
        sheet.cell(line, 11, "Sans titre")
        row[3].comment = Comment("Voir le bail", "Ana")
        sheet.cell(sheet.max_row + 2, 1, "Tout le groupe est d’accord.")
        sheet.cell(sheet.max_row + 1, 6, "Sous Qui")

    found = changed(path, fill)
    told = {each.code: each.answer for each in found.lessons if each.answer}
    assert told.pop("A3") == "Un local\n\nRemarque\u00a0: Demander à Luc\n\nSans titre\n\nVoir le bail"
    ((_, last),) = told.items()
    assert last == "Tout le groupe est d’accord."
    assert any(each.responsible == "Sous Qui" for each in found.lessons)


def test_what_is_typed_above_a_table_of_a_workbook_is_a_row_of_its_own(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)

    def fill(book):
        book.worksheets[0].cell(1, 9, "Présents : Ana et Luc")

    assert [
        each.answer for each in changed(path, fill).lessons if not (each.code or each.question) and each.answer
    ] == ["Présents : Ana et Luc"]


def test_words_in_the_first_column_above_a_table_of_a_workbook_are_a_persons_but_for_ours(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)

    def fill(book):
        sheet = next(sheet for sheet in book if any(row[0].value == "A3" for row in sheet.iter_rows()))
        sheet.cell(row_of(sheet, "Code")[0].row - 1, 1, "Le groupe a manqué de temps.")

    lone = [each.answer for each in changed(path, fill).lessons if not (each.code or each.question) and each.answer]
    assert lone == ["Le groupe a manqué de temps."]


def test_comments_over_the_headers_and_words_in_a_row_of_their_own_are_kept(tmp_path):
    path = excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED)

    def fill(book):
        sheet = next(sheet for sheet in book if any(row[0].value == "A3" for row in sheet.iter_rows()))
        header = row_of(sheet, "Code")
        header[1].comment = Comment("Questions trop longues", "Ana")
        sheet.cell(sheet.max_row + 1, 1, "Voir Luc")
        sheet.cell(sheet.max_row + 1, 3, "Selon Ana")

    said = [each.answer for each in changed(path, fill).lessons if each.answer]
    assert "Questions trop longues" in said
    assert any(each.endswith("Voir Luc\n\nSelon Ana") for each in said)


def test_a_sheet_without_questions_is_named(tmp_path):
    def add(book):
        book.create_sheet("Nos notes")["A1"] = "Une longue discussion"
        book["Nos notes"]["A1"].comment = Comment("En mai", "Ana")

    assert changed(excel_grid(tmp_path / "grid.xlsx", TOLD, **FILLED), add).aside == (
        ("Nos notes", "Une longue discussion · En mai"),
    )
