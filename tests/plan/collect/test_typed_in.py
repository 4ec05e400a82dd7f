"""Words typed into the texts of a grid itself are kept with an answer or told; those texts are neither."""

import dataclasses
import re

import openpyxl
import pytest
from filled_grids import edited, excel_grid, word_grid
from marked_books import parts, stored
from stories import story

from rtdocs.i18n import codes, language_of
from rtdocs.model import Lesson
from rtdocs.plan.collect import account, collected, typed_in
from rtdocs.plan.grid.own_texts import own_texts
from rtdocs.problems import Where
from rtdocs.read.grids.filled_grid import read_grid

FR = language_of("fr")
TOLD = story("No|Date|RT|Direction\n1|2010|1|\n2|2011|10|reverse")
OURS = own_texts(TOLD)
PLACED = dataclasses.replace(
    TOLD,
    places={
        "learning": Where("Apprentissages"),
        **{
            f"learning.{key}": Where("Apprentissages", None, column)
            for column, key in enumerate(("code", "question", "answer", "action", "responsible", "due"), 1)
        },
    },
)
TYPED = "Voilà ce que nous disons"


def collect(path):
    """Return what is taken of a grid, by code, and what is told of it."""
    found = collected.plan(PLACED, [read_grid(path, FR, OURS)], OURS)
    answers = {row.get(1): row.get(3, row.get(2, "")) for row in found.rows}
    return answers, " ".join(account.sentences(found, FR)).replace("\u00a0", " ")


def kept(path):
    answers, told = collect(path)
    return [code for code, answer in answers.items() if TYPED in answer] or TYPED in told


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return excel_grid(tmp_path_factory.mktemp("grid") / "grid.xlsx", TOLD)


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    return word_grid(tmp_path_factory.mktemp("grid") / "grid.docx", TOLD)


def in_cell(path, place, tmp_path, change="{} " + TYPED, sheet=0):
    found = openpyxl.load_workbook(path)
    cell = found.worksheets[sheet][place]
    cell.value = change.format(cell.value or "").strip()
    found.save(tmp_path / "typed.xlsx")
    return tmp_path / "typed.xlsx"


@pytest.mark.parametrize("make", [excel_grid, word_grid])
@pytest.mark.parametrize("lang", codes())
def test_an_untouched_grid_gives_no_answer_and_nothing_to_tell(tmp_path, make, lang):
    answers, told = collect(make(tmp_path / "grid.xlsx", TOLD, lang))
    assert answers == {}
    assert told == "grid.xlsx : aucune réponse nouvelle."


@pytest.mark.parametrize("change", ["{} " + TYPED, TYPED + " {}", "{}\n" + TYPED])
def test_words_beside_a_question_of_excel_are_its_answer(book, tmp_path, change):
    header = row_of(book, "A3")
    assert collect(in_cell(book, f"B{header}", tmp_path, change))[0] == {"A3": TYPED}


@pytest.mark.parametrize(
    "place", ["A1", "A2", "A{0}", "B{0}", "C{0}", "H{0}", "A{1}", "B{1}", "C{1}", "D{1}", "E{1}", "F{1}", "H{1}"]
)
@pytest.mark.parametrize("change", ["{} " + TYPED, TYPED + " {}", TYPED])
def test_words_in_any_text_of_an_excel_grid_are_kept_or_told(book, tmp_path, place, change):
    place = place.format(row_of(book, "A3"), row_of(book, "Code"))
    assert kept(in_cell(book, place, tmp_path, change))


def test_words_amid_a_question_are_told_without_the_words_of_ours(book, tmp_path):
    found = openpyxl.load_workbook(book)
    cell = found.worksheets[0][f"B{row_of(book, 'A3')}"]
    first, rest = cell.value.split(" ", 1)
    cell.value = f"{first} {TYPED} {rest}"
    found.save(tmp_path / "typed.xlsx")
    answers, told = collect(tmp_path / "typed.xlsx")
    assert answers == {}
    assert f"n’a pas été repris : A3 (« {TYPED} »)." in told


@pytest.mark.parametrize(("written", "changed"), [("(2)", ()), ("(1, non)", (("RT1.2", "(1, non)"),))])
def test_a_number_in_a_question_that_the_workbook_has_changed_is_not_told(written, changed):
    (asked,) = (each for each in OURS.questions["rt1.2"] if each.startswith("L’événement"))
    lesson = Lesson(where=Where("", 1), code="RT1.2", question=asked.replace("(1)", written))
    assert typed_in.read(lesson, OURS, ()).changed == changed


def test_the_code_of_one_s_own_question_may_hold_words(book, tmp_path):
    assert f"(« G1 {TYPED} »)" in collect(in_cell(book, f"A{row_of(book, 'G1', -1)}", tmp_path, sheet=-1))[1]


def test_words_beside_a_heading_of_word_are_its_answer(document, tmp_path):
    path = typed(document, tmp_path, (r"(A3\. </w:t>.*?<w:t[^>]*>[^<]*)", rf"\1 {TYPED}."))
    assert collect(path)[0] == {"A3": f"{TYPED}."}


@pytest.mark.parametrize(
    "place",
    [
        "Grille de questions",
        "Projet d’essai",
        "Comment se servir[^<]*",
        "Choisissez ensemble[^<]*",
        "RT\u00a010 – [^<]*",
        "Événements? concernés?[^<]*",
        "[^<]*Question de rtdocs.",
        "Réponse",
        "Action",
        "Qui",
        "Quand",
        "Quelle autre question[^<]*",
        "Avant de vous quitter[^<]*",
    ],
)
@pytest.mark.parametrize("change", [r"\1 " + TYPED, TYPED + r" \1"])
def test_words_in_any_text_of_a_word_grid_are_kept_or_told(document, tmp_path, place, change):
    assert kept(typed(document, tmp_path, (rf"(?<=>)({place})(?=<)", change)))


@pytest.mark.parametrize("margin", ["header1", "footer1"])
def test_words_in_a_header_or_footer_of_word_are_told(document, tmp_path, margin):
    found = parts(document)
    found[f"word/{margin}.xml"] = re.sub(
        b"(</w:p>)", rf"<w:r><w:t>{TYPED}</w:t></w:r>\1".encode(), found[f"word/{margin}.xml"], count=1
    )
    (tmp_path / "typed.docx").write_bytes(document.read_bytes())
    assert f"{TYPED} »)" in collect(stored(tmp_path / "typed.docx", found))[1]


@pytest.mark.parametrize(("author", "is_told"), [("Ana", True), ("rtdocs", False)])
def test_words_deleted_under_tracked_changes_are_told_but_not_what_a_merge_offers(document, tmp_path, author, is_told):
    deleted = f'<w:del w:id="1" w:author="{author}"><w:r><w:delText>jamais</w:delText></w:r></w:del>'
    path = typed(document, tmp_path, (r"(<w:t[^>]*>A3\. </w:t></w:r>)", rf"\1{deleted}"))
    answers, told = collect(path)
    assert answers == {}
    assert ("suivi des modifications, n’ont pas été repris : « jamais »." in told) == is_told


@pytest.mark.parametrize(
    ("kind", "frame", "said"),
    [
        ("diagramData", '<d:relIds xmlns:d="d" xmlns:r="r" r:dm="rX"/>', "<a:t xmlns:a='a'>{}</a:t>"),
        ("chart", '<c:chart xmlns:c="c" xmlns:r="r" r:id="rX"/>', "<c:tx xmlns:c='c'><c:v>{}</c:v></c:tx>"),
    ],
)
def test_the_words_of_smartart_and_charts_are_part_of_an_answer(document, tmp_path, kind, frame, said):
    path = typed(
        document,
        tmp_path,
        (r"(A3\. </w:t>.*?</w:tbl>)", rf"\1<w:p><w:r><w:drawing>{frame}</w:drawing></w:r></w:p>"),
    )
    found, rels = parts(path), "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rX" Type="http://x/{kind}" Target="drawn.xml"/></Relationships>'
    found[rels] = found[rels].replace(b"</Relationships>", relation.encode())
    found["word/drawn.xml"] = f"<x>{said.format(TYPED)}</x>".encode()
    assert collect(stored(path, found))[0] == {"A3": TYPED}


def typed(document, tmp_path, *replaced):
    (tmp_path / "typed.docx").write_bytes(document.read_bytes())
    return edited(tmp_path / "typed.docx", *replaced)


def row_of(path, code, sheet=0):
    return next(cell.row for cell in openpyxl.load_workbook(path).worksheets[sheet]["A"] if cell.value == code)
