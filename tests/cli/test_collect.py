"""`rtdocs collect`: what is told, what is refused, and that no answer and no file of a person's is ever lost."""

import json

import pytest
from filled_grids import excel_grid, word_grid
from marked_books import calc, opened, parts, stored
from workbooks import complete, workbook

import rtdocs
from rtdocs.cli import main as cli
from rtdocs.i18n import language_of

NBSP = "\u00a0"
LEARNING = ["Code", "Question", "Réponse", "Action", "Responsable", "Échéance"]

DIFFER = (
    "R2 : les réponses diffèrent d’une grille à l’autre (ana.xlsx et luc.docx). "
    "Toutes sont gardées, chacune avec le nom de sa grille."
)


def run(*arguments, lang="fr"):
    return cli.run(["collect", *map(str, arguments)], language_of(lang))


@pytest.fixture
def original(tmp_path):
    rows = [LEARNING, ["A3", None, "Un local", None, None, None]]
    return workbook(tmp_path, {**complete(), "Apprentissages": rows})


@pytest.fixture
def grids(original, tmp_path):
    story = rtdocs.load(original).story
    return (
        excel_grid(tmp_path / "ana.xlsx", story, A3={"answer": "Un local. Et du temps"}, R2={"answer": "RT 10"}),
        word_grid(tmp_path / "luc.docx", story, R2={"answer": "RT 1", "who": "Luc"}, G1={"answer": "Et l’hiver?"}),
    )


def told(capsys):
    return capsys.readouterr().out.replace(NBSP, " ").replace("\n  ", " ")


def answers(path):
    sheet = opened(path)["Apprentissages"]
    return {row[0]: row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}


def test_answers_come_back_and_all_is_told(original, grids, tmp_path, capsys):
    copy = tmp_path / "copie.xlsx"
    before = original.read_bytes()
    assert run(*grids, "--workbook", original, "--into", copy) == 0
    assert told(capsys).splitlines() == [
        "ana.xlsx : 2 réponses versées.",
        "luc.docx : 2 réponses versées.",
        "luc.docx : une réponse était déjà dans le classeur.",
        DIFFER,
        "Sans place parmi les questions de rtdocs, et gardé dans une rangée à part, à la fin de la feuille : G1.",
        f"La copie est prête : {copy}",
    ]
    assert answers(copy) == {
        "A3": "Un local. Et du temps",
        "R2": f"Selon ana.xlsx{NBSP}: RT 10\n\nSelon luc.docx{NBSP}: RT 1",
        "G1": "Et l’hiver?",
    }
    assert original.read_bytes() == before


def test_the_account_is_in_the_json_too(original, grids, tmp_path, capsys):
    assert run(*grids, "--workbook", original, "--into", tmp_path / "copie.xlsx", "--json") == 0
    assert DIFFER in [each.replace(NBSP, " ") for each in json.loads(capsys.readouterr().out)["told"]]


def test_a_later_check_finds_no_new_fault_and_the_report_has_the_answers(original, grids, tmp_path):
    rtdocs.collect(grids, tmp_path / "copie.xlsx", workbook=original)
    loaded = rtdocs.load(tmp_path / "copie.xlsx")
    assert [each.rule for each in rtdocs.check(loaded)] == [each.rule for each in rtdocs.check(original)]
    assert {each.code for each in loaded.story.lessons} == {"A3", "R2", "G1"}


def test_a_copy_made_by_hand_takes_the_answers_itself_and_again_for_later_grids(original, grids, tmp_path, capsys):
    copy = tmp_path / "projet - Copie.xlsx"
    copy.write_bytes(original.read_bytes())
    assert run(grids[0], "--into", copy) == 0
    assert run(*grids, "--into", copy) == 0
    assert "ana.xlsx : aucune réponse nouvelle." in told(capsys)
    first = answers(copy)
    assert f"Selon luc.docx{NBSP}: RT 1" in first["R2"]
    run(*grids, "--into", copy)
    assert answers(copy) == first


def test_a_difference_with_the_workbook_says_so(original, tmp_path, capsys):
    story = rtdocs.load(original).story
    grid = excel_grid(tmp_path / "ana.xlsx", story, A3={"answer": "Du temps"})
    assert run(grid, "--workbook", original, "--into", tmp_path / "copy.xlsx", "--lang", "en", lang="en") == 0
    assert "A3: the workbook already had another answer than ana.xlsx." in told(capsys)


def test_a_cell_that_gives_nothing_is_named(original, tmp_path, capsys):
    grid = excel_grid(tmp_path / "ana.xlsx", rtdocs.load(original).story, A3={"answer": "=RT 10"})
    assert run(grid, "--workbook", original, "--into", tmp_path / "copie.xlsx") == 0
    assert "contient une formule en erreur" in told(capsys)


def test_a_grid_given_twice_counts_once(original, grids, tmp_path):
    found = rtdocs.collect([grids[0], grids[0]], tmp_path / "copie.xlsx", workbook=original)
    assert len(found.grids) == 1


def test_quiet_says_nothing(original, grids, tmp_path, capsys):
    assert run(*grids, "--workbook", original, "--into", tmp_path / "copie.xlsx", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_the_same_grids_give_the_same_bytes(original, grids, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        rtdocs.collect(grids, tmp_path / name, workbook=original)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_long_question_of_a_group_is_told_in_short(original, tmp_path, capsys):
    rows = [LEARNING, [None, "Et " + "si " * 60, "Oui", None, None, None]]
    other = workbook(tmp_path, {**complete(), "Apprentissages": rows}, "autre.xlsx")
    assert run(other, "--workbook", original, "--into", tmp_path / "copie.xlsx") == 0
    assert "si…." in told(capsys)


# What is refused, with nothing changed.


def test_a_file_that_stands_there_is_replaced_only_when_asked(original, grids, tmp_path, capsys):
    copy = tmp_path / "copie.xlsx"
    copy.write_bytes(b"mon travail")
    assert run(*grids, "--workbook", original, "--into", copy) == 0
    assert f"La copie est prête\u00a0: {tmp_path / 'copie (2).xlsx'}" in capsys.readouterr().out
    assert copy.read_bytes() == b"mon travail"
    assert "A3" in answers(tmp_path / "copie (2).xlsx")
    assert run(*grids, "--workbook", original, "--into", copy, "--force") == 0
    assert "A3" in answers(copy)


def test_the_workbook_itself_is_never_replaced(original, grids, capsys):
    before = original.read_bytes()
    assert run(*grids, "--workbook", original, "--into", original, "--force") == 3
    assert "ne peut pas prendre la place du classeur" in capsys.readouterr().err
    assert original.read_bytes() == before


def test_without_a_workbook_the_copy_must_stand_there(grids, tmp_path, capsys):
    assert run(*grids, "--into", tmp_path / "none.xlsx") == 3
    assert "--workbook" in capsys.readouterr().err


def test_a_workbook_of_another_kind_and_another_ending_are_refused(original, grids, tmp_path, capsys):
    assert run(*grids, "--workbook", original, "--into", tmp_path / "copie.ods") == 3
    assert "doit finir par .xlsx" in capsys.readouterr().err
    assert run(*grids, "--workbook", calc(tmp_path), "--into", tmp_path / "copie.xlsx") == 3
    assert "Les réponses se rangent dans un classeur Excel" in capsys.readouterr().err
    assert not list(tmp_path.glob("copie.*"))


def test_a_grid_that_is_none_stops_all(original, grids, tmp_path, capsys):
    other = workbook(tmp_path, complete(), "autre.xlsx")
    assert run(*grids, other, "--workbook", original, "--into", tmp_path / "copie.xlsx") == 3
    assert "autre.xlsx" in capsys.readouterr().err
    assert not (tmp_path / "copie.xlsx").exists()


def test_a_workbook_without_a_place_for_answers_is_told(grids, tmp_path, capsys):
    bare = workbook(tmp_path, complete(), "nu.xlsx")
    assert run(*grids, "--workbook", bare, "--into", tmp_path / "copie.xlsx") == 3
    assert f"«{NBSP}Apprentissages{NBSP}»" in capsys.readouterr().err


def test_grids_and_a_copy_must_be_named(grids, capsys):
    assert run("--into", "copie.xlsx") == 2
    assert "GRILLE" in capsys.readouterr().err
    assert run(grids[0]) == 2
    assert "--into" in capsys.readouterr().err


def test_a_part_that_is_no_xml_is_told(original, grids, tmp_path, capsys):
    content = parts(original)
    content["xl/theme/theme1.xml"] = b"<theme>"
    broken = stored(tmp_path / "abime.xlsx", content)
    assert run(*grids, "--workbook", broken, "--into", tmp_path / "copie.xlsx") == 3
    assert "abîmé" in capsys.readouterr().err
    assert not (tmp_path / "copie.xlsx").exists()


def test_what_is_no_grid_among_several_files_is_passed_over_with_a_word(original, grids, tmp_path, capsys):
    copy, lock = tmp_path / "copie.xlsx", tmp_path / "~$ana.xlsx"
    assert run(*grids, "--workbook", original, "--into", copy, "--quiet") == 0
    lock.write_bytes(b"Ana")
    report = rtdocs.build(original, tmp_path, only=["report"]).files[0]
    every = sorted((*tmp_path.glob("*.xlsx"), report))
    assert len(every) == len([original, copy, lock, grids[0], report])
    capsys.readouterr()
    assert run(*every, grids[1], "--workbook", original, "--into", copy) == 0
    said = capsys.readouterr()
    assert sorted(line.partition(" est laissé de côté")[0] for line in said.err.splitlines()) == sorted(
        map(str, (copy, lock, original, report))
    )
    assert copy.name in said.out
