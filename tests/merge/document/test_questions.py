"""The questions of a grid in Word: each answer stays under its own."""

import zipfile

import pytest
from small_documents import Case, document, paragraph, told

from rtdocs.i18n import language_of
from rtdocs.merge.document.merge import base_of
from rtdocs.outcomes import Deed


def question(code, said, answer=""):
    run = f"<w:r><w:t>{answer}</w:t></w:r>"
    room = f'<w:sdt><w:sdtPr><w:tag w:val="answer-{code}"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
    return [
        paragraph(f"{code}. {said}", properties='<w:pStyle w:val="Question"/>'),
        "Question de rtdocs.",
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/><w:p>{room}</w:p></w:tc></w:tr></w:tbl>",
    ]


def shown(code, said, answer=""):
    return [f"{code}. {said}", "Question de rtdocs.", answer]


NO_LONGER = language_of("fr").say("merge.no_longer.note")
ONE, TWO, THREE = shown("A1", "Et A1?", "Oui."), shown("A2", "Et A2?"), shown("A3", "Et A3?")
A1, A2, A3 = (question(code, f"Et {code}?") for code in ("A1", "A2", "A3"))
ANSWERED = question("A1", "Et A1?", "Oui.")


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        # A question in the place of another: the answer stays under its own, which stays too.
        (
            [*ANSWERED, *A2],
            [*A3, *A2],
            [*THREE, *ONE[:2], NO_LONGER, ONE[2], *TWO],
        ),
        ([*A1, *A2], [*A3, *A2], [*THREE, *TWO]),
        # Its words may change, and its place: the answer stays with it, and is there once.
        (
            [*ANSWERED, *A2],
            [*question("A1", "Et encore?"), *A2],
            [*shown("A1", "Et encore?", "Oui."), *TWO],
        ),
        ([*ANSWERED, *A2], [*A2, *A1], [*ONE, *TWO]),
        (
            [*ANSWERED, *A2],
            [*A1, *A2, *A3],
            [*ONE, *TWO, *THREE],
        ),
        # One that they took away does not come back.
        ([*ANSWERED], [*A1, *question("A2", "Et encore?")], ONE),
    ],
)
def test_an_answer_stays_under_its_question(tmp_path, theirs, ours, expected):
    case = Case(tmp_path, [("grille", [*A1, *A2])], [("grille", theirs)], [("grille", ours)])
    assert case.told == [("grille", expected)]
    assert told(case.file, accepted=True) == case.told
    with zipfile.ZipFile(case.file) as package:
        assert b"question A" not in package.read("word/document.xml")


def test_a_question_that_is_no_longer_asked_is_marked_until_it_is_asked_again(tmp_path):
    case = Case(tmp_path, [("grille", [*A1, *A2])], [("grille", ANSWERED)], [("grille", A2)])
    assert [each for each in case.told[0][1] if each == NO_LONGER] == [NO_LONGER]
    assert [(entry.deed, entry.piece) for entry in case.account if entry.deed is Deed.RETIRED] == [
        (Deed.RETIRED, case.told[0][1][0])
    ]
    marked = case.told
    case.ours = document(tmp_path / "ours.docx", [("grille", [*A2, *A3])])
    case.account, _ = case.again(base_of(document(tmp_path / "now.docx", [("grille", A2)])))
    assert case.told == [("grille", [*marked[0][1], *THREE])]
    assert Deed.RETIRED not in {entry.deed for entry in case.account}
    case.ours = document(tmp_path / "ours.docx", [("grille", [*A1, *A2, *A3])])
    case.again(base_of(document(tmp_path / "now.docx", [("grille", [*A2, *A3])])))
    assert NO_LONGER not in case.told[0][1]
