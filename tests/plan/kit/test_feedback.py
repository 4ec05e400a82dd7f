from plan.kit.kits import ENGLISH, FRENCH, telling, told

from rtdocs.plan.content.document import Question, Table, Tick, plain
from rtdocs.plan.kit import feedback
from rtdocs.plan.wording.telling import Telling


def blocks(kind, language=FRENCH, story=None):
    return [each for each in feedback.plan(telling(story, language)).sections["kit"] if isinstance(each, kind)]


def test_each_statement_has_a_box_for_each_of_four_answers():
    (table,) = blocks(Table)
    assert [plain(row[0]) for row in table.rows][1] == "J’ai pu dire ce que j’avais à dire."
    boxes = [run.room for row in table.rows for cell in row[1:] for run in cell]
    assert all(isinstance(box, Tick) for box in boxes)
    assert len({box.id for box in boxes}) == len({box.title for box in boxes}) == 4 * len(table.rows)
    assert boxes[0].title == "Énoncé 1\u00a0: Tout à fait d’accord"


def test_open_questions_leave_two_lines():
    assert [(each.code, each.lines, len(each.answers)) for each in blocks(Question)] == [
        ("Q1", 2, 1),
        ("Q2", 2, 1),
        ("Q3", 2, 1),
    ]


def test_the_sheet_asks_for_no_name():
    document = feedback.plan(Telling.of_any_group(ENGLISH))
    assert "do not write your name" in plain(document.sections["kit"][0].text)


def test_the_workshop_of_a_project_is_named_in_the_subtitle():
    document = feedback.plan(Telling(told(title="La ruelle", logo="logo.png"), FRENCH))
    assert document.fields["document"]["subtitle"] == "Votre avis sur l’atelier du projet «\u00a0La ruelle\u00a0»"
    assert (document.fields["project"], document.logo) == ({}, "")
