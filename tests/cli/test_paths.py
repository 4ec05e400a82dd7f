from pathlib import Path

import pytest
from filled_grids import excel_grid
from stories import story
from workbooks import complete, workbook

from rtdocs.cli import main as cli
from rtdocs.cli.paths import TypedPath, meant, why_no_workbook, worth_reading
from rtdocs.i18n import language_of

FR = language_of("fr")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("~/projet.xlsx", "HOME/projet.xlsx"),
        ("%PROFIL%/projet.xlsx", "HOME/projet.xlsx"),
        ("$env:PROFIL/projet.xlsx", "HOME/projet.xlsx"),
        ("${PROFIL}/projet.xlsx", "HOME/projet.xlsx"),
        ("%INCONNU%/projet.xlsx", "%INCONNU%/projet.xlsx"),
        ("%Program Files(x86)%/projet.xlsx", "HOME/projet.xlsx"),
        ("100 %.xlsx", "100 %.xlsx"),
        ("100 % de 50 %.xlsx", "100 % de 50 %.xlsx"),
        ("~$projet.xlsx", "~$projet.xlsx"),
        ("~personne-ici/projet.xlsx", "~personne-ici/projet.xlsx"),
        ("projet.xlsx", "projet.xlsx"),
    ],
)
def test_home_and_variables_that_a_shell_has_left_are_filled_in(typed, path, monkeypatch):
    for name in ("HOME", "USERPROFILE", "PROFIL", "Program Files(x86)"):
        monkeypatch.setenv(name, "HOME")
    assert meant(typed) == str(Path(path))


def test_a_file_that_bears_such_a_name_is_that_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROFIL", "ailleurs")
    (tmp_path / "%PROFIL%.xlsx").touch()
    assert TypedPath().convert("%PROFIL%.xlsx", None, None) == Path("%PROFIL%.xlsx")


def test_lock_files_and_our_own_grids_are_passed_over_with_a_word(tmp_path):
    book = workbook(tmp_path, complete())
    grid = excel_grid(tmp_path / "projet-grille.xlsx", story("No|Date|RT\n1|2010|1"))
    locks = [tmp_path / "~$projet.xlsx", tmp_path / ".~lock.projet.xlsx#"]
    for lock in locks:
        lock.write_bytes(b"Ana")
    told = []
    assert worth_reading((book, grid, *locks), why_no_workbook, FR, told.append) == (book,)
    assert [name.name in sentence for name, sentence in zip((grid, *locks), told, strict=True)] == [True] * 3


def test_one_file_alone_is_never_passed_over(tmp_path):
    lock = tmp_path / "~$projet.xlsx"
    assert worth_reading((lock,), why_no_workbook, FR, print) == (lock,)
    assert worth_reading((lock, lock), why_no_workbook, FR, print) == (lock, lock)


@pytest.mark.parametrize("command", ["check", "preview"])
def test_a_command_that_takes_one_workbook_finds_it_among_all_files_of_a_folder(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    book = workbook(tmp_path, complete())
    excel_grid(tmp_path / "grille.xlsx", story("No|Date|RT\n1|2010|1"))
    (tmp_path / "~$projet.xlsx").write_bytes(b"Ana")
    assert cli.run([command, "grille.xlsx", book.name, "~$projet.xlsx"], FR) == 0
    told = capsys.readouterr().err
    assert "grille.xlsx est laissé de côté" in told
    assert "~$projet.xlsx est laissé de côté" in told


def test_two_workbooks_where_one_is_wanted_and_a_grid_alone_are_told_as_what_they_are(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    workbook(tmp_path, complete(), "a.xlsx")
    workbook(tmp_path, complete(), "b.xlsx")
    excel_grid(tmp_path / "grille.xlsx", story("No|Date|RT\n1|2010|1"))
    assert cli.run(["check", "a.xlsx", "b.xlsx"], FR) == 2
    assert "prend un seul fichier à la fois, et la ligne en nomme d’autres\u00a0: b.xlsx" in capsys.readouterr().err
    assert cli.run(["check", "grille.xlsx"], FR) == 3
    assert "grille.xlsx est une grille de questions, non le classeur" in capsys.readouterr().err
