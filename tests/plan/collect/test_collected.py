import dataclasses
from pathlib import Path

import pytest
from stories import story
from told import sentence

from rtdocs.errors import CannotWrite
from rtdocs.i18n import language_of
from rtdocs.model import Lesson
from rtdocs.plan.collect import account
from rtdocs.plan.collect import collected as collect
from rtdocs.problems import Where
from rtdocs.read.grids.filled_grid import FilledGrid
from rtdocs.repertoire import questions

NBSP = "\u00a0"
COLUMNS = {"code": 1, "question": 2, "answer": 3, "action": 4, "responsible": 5, "due": 6}
PLACES = {
    "learning": Where("Apprentissages"),
    **{f"learning.{key}": Where("Apprentissages", None, column) for key, column in COLUMNS.items()},
}


def lesson(code="", question="", row=2, **cells):
    return Lesson(where=Where("Apprentissages", row), code=code, question=question, **cells)


def workbook(*lessons, places=PLACES, language="fr"):
    placed = (dataclasses.replace(each, where=Where("Apprentissages", row)) for row, each in enumerate(lessons, 2))
    return dataclasses.replace(story(lessons=tuple(placed), language=language), places=places)


def filled(name, *lessons, folder="."):
    return FilledGrid(Path(folder, name), lessons)


def collected(told, *grids):
    return collect.plan(told, grids)


def cells(found):
    """Return what is written, by cell ("3:3" is row 3, column 3) and by row to add."""
    return {f"{each.row}:{each.column}": each.text for each in found.changes}, [dict(row) for row in found.rows]


def counts(found):
    return [(each.taken, each.known) for each in found.grids]


# One grid.


def test_a_new_answer_fills_an_empty_cell_as_it_is():
    found = collected(workbook(lesson("A3")), filled("ana.xlsx", lesson("A3", answer="Oui", due="mai")))
    assert cells(found) == ({"2:3": "Oui", "2:6": "mai"}, [])
    assert counts(found) == [(1, 0)]
    assert found.differences == found.own == ()


def test_an_answer_to_a_question_that_the_workbook_lacks_gets_a_row_with_its_words():
    found = collected(workbook(lesson("A3")), filled("ana.xlsx", lesson("R1", "Quoi?", answer="Oui")))
    assert cells(found) == ({}, [{1: "R1", 2: "Quoi?", 3: "Oui"}])
    assert found.own == ()


def test_empty_answers_change_nothing():
    found = collected(workbook(lesson("A3", answer="Oui")), filled("ana.xlsx", lesson("A3"), lesson("R1", "Quoi?")))
    assert cells(found) == ({}, [])
    assert counts(found) == [(0, 0)]


def test_what_stands_there_already_is_known_whoever_set_its_spaces():
    standing = lesson("A3", answer="Qu'un local : « ici »\net là")
    found = collected(
        workbook(standing), filled("ana.docx", lesson("A3", answer=f"Qu’un local{NBSP}: «{NBSP}ici{NBSP}» et là"))
    )
    assert cells(found) == ({}, [])
    assert counts(found) == [(0, 1)]


def test_an_answer_continued_in_a_grid_takes_the_place_of_its_start():
    found = collected(
        workbook(lesson("A3", answer="Le loyer")), filled("ana.xlsx", lesson("A3", answer="Le loyer, et le bail"))
    )
    assert cells(found)[0] == {"2:3": "Le loyer, et le bail"}
    assert found.differences == ()


def test_a_longer_word_is_no_continuation():
    found = collected(workbook(lesson("A3", answer="Oui")), filled("ana.xlsx", lesson("A3", answer="Ouistiti")))
    assert cells(found)[0] == {"2:3": f"Oui\n\nSelon ana.xlsx{NBSP}: Ouistiti"}


def test_a_grid_that_shows_the_state_of_before_takes_nothing_back():
    standing = lesson("A3", answer="Le loyer. Et le bail.")
    found = collected(workbook(standing), filled("ana.xlsx", lesson("A3", answer="Le loyer.")))
    assert cells(found) == ({}, [])


def test_a_word_that_only_begins_an_answer_is_another_one():
    found = collected(
        workbook(lesson("A3", answer="Oui, mais plus tard")), filled("ana.xlsx", lesson("A3", answer="Oui"))
    )
    assert cells(found)[0] == {"2:3": f"Oui, mais plus tard\n\nSelon ana.xlsx{NBSP}: Oui"}


# Answers that differ.


def test_the_workbook_s_own_answer_stays_first():
    found = collected(workbook(lesson("A3", answer="Oui")), filled("ana.xlsx", lesson("A3", answer="Non")))
    (change,) = found.changes
    assert change.text == f"Oui\n\nSelon ana.xlsx{NBSP}: Non"
    assert change.kept == "Oui"
    assert found.differences == (collect.Difference("A3", ("ana.xlsx",), with_workbook=True),)


def test_the_same_answer_from_two_grids_is_taken_once():
    grids = (filled(name, lesson("A3", answer="Oui")) for name in ("ana.xlsx", "luc.docx"))
    found = collected(workbook(lesson("A3")), *grids)
    assert cells(found)[0] == {"2:3": "Oui"}
    assert counts(found) == [(1, 0), (1, 0)]


def test_different_answers_bear_the_names_of_their_grids():
    said = {"ana.xlsx": "Oui", "luc.docx": "Non", "eve.docx": "Oui"}
    found = collected(workbook(), *(filled(name, lesson("A3", answer=text)) for name, text in said.items()))
    expected = f"Selon ana.xlsx et eve.docx{NBSP}: Oui\n\nSelon luc.docx{NBSP}: Non"
    assert cells(found)[1] == [{1: "A3", 3: expected}]
    assert found.differences == (collect.Difference("A3", ("ana.xlsx", "eve.docx", "luc.docx"), with_workbook=False),)


def test_names_and_days_that_differ_stand_on_one_line():
    grids = (filled(name, lesson("A3", responsible=who)) for name, who in {"a.xlsx": "Ana", "b.xlsx": "Luc"}.items())
    assert cells(collected(workbook(lesson("A3")), *grids))[0] == {
        "2:5": f"Selon a.xlsx{NBSP}: Ana; Selon b.xlsx{NBSP}: Luc"
    }


def test_one_question_is_told_once_whatever_number_of_rooms_differ():
    standing = lesson("A3", answer="Oui", action="Appeler")
    found = collected(workbook(standing), filled("ana.xlsx", lesson("A3", answer="Non", action="Écrire")))
    assert len(found.differences) == 1


def test_two_continuations_of_one_answer_differ():
    grids = (
        filled(name, lesson("A3", answer=f"Oui. {more}")) for name, more in {"a.xlsx": "Ici", "b.xlsx": "Là"}.items()
    )
    found = collected(workbook(lesson("A3", answer="Oui.")), *grids)
    assert cells(found)[0] == {"2:3": f"Selon a.xlsx{NBSP}: Oui. Ici\n\nSelon b.xlsx{NBSP}: Oui. Là"}


def test_an_english_workbook_is_told_in_english():
    found = collected(
        workbook(lesson("A3", answer="Yes"), language="en"), filled("ana.xlsx", lesson("A3", answer="No"))
    )
    assert cells(found)[0] == {"2:3": "Yes\n\nFrom ana.xlsx: No"}


def test_grids_of_one_name_are_told_apart_by_their_folders():
    grids = (filled("grille.docx", lesson("A3", answer=who), folder=who) for who in ("ana", "luc"))
    found = collected(workbook(), *grids)
    assert [each.name for each in found.grids] == ["ana/grille.docx", "luc/grille.docx"]
    assert cells(found)[1][0][3] == f"Selon ana/grille.docx{NBSP}: ana\n\nSelon luc/grille.docx{NBSP}: luc"


@pytest.mark.parametrize("standing", ["", "Peut-être.\n\nOn verra."])
def test_grids_that_are_collected_again_change_nothing(standing):
    grids = [
        filled("ana.xlsx", lesson("A3", answer="Oui", responsible="Ana")),
        filled("luc.docx", lesson("A3", answer="Non\n\nJamais", responsible="Luc")),
        filled("eve.docx", lesson("A3", answer="Oui", due="mai")),
    ]
    first = collected(workbook(lesson("A3", answer=standing)), *grids)
    texts = {each.column: each.text for each in first.changes}
    again = workbook(lesson("A3", answer=texts[3], responsible=texts[5], due=texts[6]))
    assert cells(collected(again, *grids)) == ({}, [])
    assert cells(collected(again, grids[0])) == ({}, [])


# Which row an answer belongs to.


def test_a_question_is_known_by_its_words_where_its_code_is_gone():
    words = questions.words("en")["A3"].other
    assert cells(collected(workbook(lesson("A3")), filled("ana.xlsx", lesson("", words, answer="Yes"))))[0] == {
        "2:3": "Yes"
    }


def test_codes_are_known_however_they_are_typed():
    found = collected(workbook(lesson("rt 5.1")), filled("ana.xlsx", lesson("TO5.1", answer="Oui")))
    assert cells(found)[0] == {"2:3": "Oui"}


def test_the_second_answer_of_a_grid_goes_to_the_second_row_of_its_question():
    told = workbook(lesson("A3", answer="Un"), lesson("A3", answer="Deux"))
    grid = filled(
        "ana.xlsx", lesson("A3", answer="Un"), lesson("A3", answer="Deux, plus"), lesson("A3", answer="Trois")
    )
    found = collected(told, grid)
    assert cells(found) == ({"3:3": "Deux, plus"}, [{1: "A3", 3: "Trois"}])
    assert counts(found) == [(2, 1)]


def test_answers_that_are_sorted_otherwise_are_still_known():
    told = workbook(lesson("A3", answer="Un"), lesson("A3", answer="Deux"))
    grid = filled("ana.xlsx", lesson("A3", answer="Deux"), lesson("A3", answer="Un"))
    assert cells(collected(told, grid)) == ({}, [])


def test_the_group_s_own_questions_are_known_by_their_words():
    told = workbook(lesson("G1", "Et l'hiver?", answer="On verra"))
    found = collected(told, filled("ana.xlsx", lesson("G7", "Et  l’hiver?", action="Chauffer")))
    assert cells(found) == ({"2:4": "Chauffer"}, [])


def test_an_own_question_of_a_code_that_is_taken_gets_a_free_one():
    told = workbook(lesson("G1", "Et l'hiver?", answer="On verra"), lesson("G2", "Et l'été?"))
    found = collected(told, filled("ana.xlsx", lesson("G1", "Et les jeunes?", answer="Oui")))
    assert cells(found)[1] == [{1: "G3", 2: "Et les jeunes?", 3: "Oui"}]
    assert found.own == ("G3",)


def test_what_answers_no_question_has_a_row_of_its_own():
    texts = {"ana.docx": "Il faut un local", "luc.docx": "Il faut du temps"}
    grids = [filled(name, lesson(answer=text)) for name, text in texts.items()]
    found = collected(workbook(), *grids)
    assert cells(found)[1] == [{3: "Il faut un local"}, {3: "Il faut du temps"}]
    assert found.own == ("Il faut un local", "Il faut du temps")
    again = workbook(*(lesson(answer=text) for text in texts.values()))
    assert cells(collected(again, *grids)) == ({}, [])


def test_an_own_question_without_answer_is_kept_once():
    grids = [filled(name, lesson("G1", "Et l’hiver?")) for name in ("ana.xlsx", "luc.xlsx")]
    found = collected(workbook(), *grids)
    assert cells(found)[1] == [{1: "G1", 2: "Et l’hiver?"}]
    assert counts(found) == [(1, 0), (0, 0)]


def test_the_words_that_wait_for_an_own_question_are_none():
    waiting = lesson("G1", sentence("grid.one_more"))
    assert cells(collected(workbook(), filled("ana.xlsx", waiting))) == ({}, [])


def test_a_page_pasted_as_a_question_is_no_question_of_ours():
    found = collected(workbook(), filled("ana.xlsx", lesson("", "mot " * 1000, answer="Oui")))
    assert len(found.rows) == 1


# Where it goes.


def test_a_workbook_without_a_sheet_of_answers_is_refused():
    with pytest.raises(CannotWrite) as refused:
        collected(workbook(places={}), filled("ana.xlsx", lesson("A3", answer="Oui")))
    assert refused.value.key == "collect-sheet"


@pytest.mark.parametrize(("gone", "named"), [({"due"}, ("Échéance",)), ({"code", "question"}, ("Code",))])
def test_a_column_that_is_needed_and_not_there_is_named(gone, named):
    places = {path: where for path, where in PLACES.items() if path.partition(".")[2] not in gone}
    with pytest.raises(CannotWrite) as refused:
        collected(workbook(places=places), filled("ana.xlsx", lesson("A3", answer="Oui", due="mai")))
    assert refused.value.values["names"] == named


def test_a_column_that_is_not_needed_may_be_missing():
    places = {path: where for path, where in PLACES.items() if path not in {"learning.due", "learning.code"}}
    found = collected(workbook(places=places), filled("ana.xlsx", lesson("A3", "Quoi?", answer="Oui")))
    assert cells(found)[1] == [{2: "Quoi?", 3: "Oui"}]


# More than a cell keeps.


def test_forty_long_answers_to_one_question_are_all_kept_in_further_rows():
    grids = [
        filled(f"{number}.docx", lesson("A3", answer=f"Réponse {number} " + "mot " * 2_000)) for number in range(40)
    ]
    found = collected(workbook(lesson("A3", "Que manque-t-il?", answer="La nôtre")), *grids)
    changed, rows = cells(found)
    texts = [changed["2:3"], *(row[3] for row in rows)]
    assert texts[0].startswith("La nôtre\n\n")
    assert len(texts) > 1
    assert max(map(len, texts)) <= collect.LONGEST_CELL
    assert all(any(f"Réponse {number} mot" in text for text in texts) for number in range(40))
    assert {(row[1], row[2]) for row in rows} == {("A3", "Que manque-t-il?")}
    assert counts(found) == [(1, 0)] * 40


def test_an_answer_longer_than_a_cell_goes_on_in_the_next_between_two_words():
    text = "mot " * 20_000
    _, rows = cells(collected(workbook(), filled("ana.docx", lesson("A3", answer=text.strip()))))
    assert " ".join(row[3] for row in rows) == text.strip()
    assert [row[1] for row in rows] == ["A3"] * 3


def test_a_word_longer_than_a_cell_is_parted_all_the_same():
    _, rows = cells(collected(workbook(), filled("ana.docx", lesson("A3", answer="x" * 40_000))))
    assert [len(row[3]) for row in rows] == [collect.LONGEST_CELL, 40_000 - collect.LONGEST_CELL]


def test_what_was_not_taken_is_told_with_its_words():
    grid = FilledGrid(
        Path("ana.docx"),
        (lesson("A3", answer="Oui"),),
        aside=(("Idées", "Un local · Un jardin"),),
        opening=("Projet d’essai", "Ici Ana."),
    )
    told = [each.replace(NBSP, " ") for each in account.sentences(collected(workbook(), grid), language_of("fr"))]
    assert any("Elle dit : « Un local · Un jardin »" in each for each in told)
    assert any("n’ont pas été repris : « Ici Ana. »" in each for each in told)
