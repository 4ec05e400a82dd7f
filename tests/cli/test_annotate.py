"""`rtdocs check --annotate`: what is told, what is refused, and that no file of a person's is ever harmed."""

import json
import os

import pytest
from marked_books import calc, changed, faulty, opened, parts, rich
from workbooks import complete, workbook

import rtdocs
from rtdocs.cli import main as cli
from rtdocs.errors import CannotWrite
from rtdocs.i18n import language_of


def run(*arguments, lang="fr"):
    return cli.run(["check", *map(str, arguments)], language_of(lang))


@pytest.fixture
def original(tmp_path):
    return workbook(tmp_path, faulty())


def test_the_check_is_told_as_ever_then_one_line_names_the_copy(original, tmp_path, capsys):
    assert run(original) == 1
    before = capsys.readouterr().out
    assert run(original, "--annotate", tmp_path / "copie.xlsx") == 1
    told = capsys.readouterr().out
    assert told.startswith(before)
    assert told.removeprefix(before).replace("\u00a0", " ") == (
        f"5 points à regarder sont inscrits dans {tmp_path / 'copie.xlsx'} : "
        "ouvrez-le, sa première feuille vous y mène.\n"
    )


def test_a_workbook_without_faults_has_its_copy_too(tmp_path, capsys):
    assert run(workbook(tmp_path, complete()), "--annotate", tmp_path / "copie.xlsx") == 0
    assert "rien à y corriger" in capsys.readouterr().out
    assert opened(tmp_path / "copie.xlsx").sheetnames[0] == "À corriger"


def test_the_copy_speaks_the_language_asked_for(original, tmp_path, capsys):
    run(original, "--annotate", tmp_path / "copy.xlsx", "--lang", "en", lang="en")
    assert "5 points to look at are marked" in capsys.readouterr().out
    assert opened(tmp_path / "copy.xlsx").sheetnames[0] == "To mend"


def test_json_stays_json_and_quiet_stays_quiet(original, tmp_path, capsys):
    run(original, "--json", "--annotate", tmp_path / "a.xlsx")
    shown = capsys.readouterr()
    assert json.loads(shown.out)["counts"]["error"] == 4
    assert "a.xlsx" in shown.err
    run(original, "--quiet", "--annotate", tmp_path / "b.xlsx")
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_workbook_itself_is_never_replaced(original, tmp_path, capsys):
    before = original.read_bytes()
    os.link(original, tmp_path / "autre.xlsx")
    for path in (original, tmp_path / "." / original.name, tmp_path / "autre.xlsx"):
        assert run(original, "--annotate", path, "--force") == 3
        assert "ne peut pas prendre la place" in capsys.readouterr().err
    assert original.read_bytes() == before


def test_a_file_that_stands_there_is_kept_unless_force_says_otherwise(original, tmp_path, capsys):
    copy = workbook(tmp_path, complete(), "copie.xlsx")
    before = copy.read_bytes()
    assert run(original, "--annotate", copy) == 1
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    assert "à côté de « copie.xlsx », qui contient peut-être votre travail" in shown
    assert copy.read_bytes() == before
    assert opened(tmp_path / "copie (2).xlsx").sheetnames[0] == "À corriger"
    assert run(original, "--annotate", copy, "--force") == 1
    assert opened(copy).sheetnames[0] == "À corriger"
    assert before in [path.read_bytes() for path in tmp_path.glob("copie (????-??-??).xlsx")]


def test_a_copy_that_nobody_has_saved_is_replaced_without_asking(original, tmp_path):
    run(original, "--annotate", tmp_path / "copie.xlsx")
    run(workbook(tmp_path, complete()), "--annotate", tmp_path / "copie.xlsx")
    assert opened(tmp_path / "copie.xlsx").worksheets[0].max_row == 2


def test_a_copy_in_which_somebody_has_worked_is_kept(original, tmp_path):
    copy = tmp_path / "copie.xlsx"
    run(original, "--annotate", copy)
    opened(copy).save(copy)
    before = copy.read_bytes()
    assert run(original, "--annotate", copy) == 1
    assert copy.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(30), b"some text"])
def test_what_stands_there_may_be_any_file(original, tmp_path, content):
    copy = tmp_path / "copie.xlsx"
    copy.write_bytes(content)
    assert run(original, "--annotate", copy) == 1
    assert copy.read_bytes() == content


@pytest.mark.parametrize("name", ["copie.xlsm", "copie.xls", "copie", "copie.docx"])
def test_the_copy_must_be_named_as_what_it_is(original, tmp_path, capsys, name):
    assert run(original, "--annotate", tmp_path / name) == 3
    assert ".xlsx" in capsys.readouterr().err
    assert not (tmp_path / name).exists()


def test_a_workbook_with_macros_asks_for_a_copy_with_macros(tmp_path, capsys):
    original = rich(tmp_path / "projet.xlsm", macros=True)
    assert run(original, "--annotate", tmp_path / "copie.xlsx") == 3
    assert "doit finir par .xlsm" in capsys.readouterr().err
    assert run(original, "--annotate", tmp_path / "copie.xlsm") == 1
    assert "xl/vbaProject.bin" in parts(tmp_path / "copie.xlsm")


def test_another_kind_of_workbook_is_checked_and_its_copy_refused_with_the_way_out(tmp_path, capsys):
    assert run(calc(tmp_path), "--annotate", tmp_path / "copie.xlsx") == 3
    shown = capsys.readouterr()
    assert "En tout" in shown.out
    assert "Classeur Excel (.xlsx)" in shown.err
    assert not (tmp_path / "copie.xlsx").exists()


def test_a_workbook_of_an_unknown_kind_is_refused(original, tmp_path):
    odd = changed(original, tmp_path / "odd.xlsx", **{"[Content_Types].xml": ("sheet.main", "other.main")})
    with pytest.raises(CannotWrite, match="is of another kind"):
        rtdocs.annotate(odd, tmp_path / "copy.xlsx")


def test_an_old_workbook_is_no_zip_and_refused(tmp_path):
    from rtdocs.write.marking.marked_copy import ending  # noqa: PLC0415 - no old workbook can be written by the tests

    (tmp_path / "old.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert ending(tmp_path / "old.xls") == ""


def test_a_folder_that_is_missing_is_made(original, tmp_path):
    report = rtdocs.annotate(original, tmp_path / "a" / "b" / "copy.xlsx")
    assert len(report) == 5
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["copy.xlsx"]
