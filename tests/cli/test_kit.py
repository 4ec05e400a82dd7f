import shutil
import zipfile

import pytest
import sounds
from conftest import ROOT, files_in
from docx import Document
from openpyxl import load_workbook

from rtdocs.cli import main as cli
from rtdocs.i18n import language_of
from rtdocs.plan.kit.pieces import PIECES, file_name

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


@pytest.fixture
def broken(tmp_path):
    """A workbook whose second event leads to a number that is not there."""
    path = shutil.copy(SAMPLE, tmp_path / "projet.xlsx")
    book = load_workbook(path)
    sheet = book["Événements"]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Mène"))
    sheet.cell(3, column).value = "99"
    book.save(path)
    return path


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_kit_is_listed_and_its_guide_named(tmp_path, capsys, lang):
    assert run("kit", "-o", tmp_path / "out", "--lang", lang) == 0
    shown = capsys.readouterr()
    assert all(str(path) in shown.out for path in files_in(tmp_path / "out"))
    guide = file_name(PIECES[0], language_of(lang))
    assert guide in shown.out.splitlines()[-1]
    assert shown.err == ""


def test_a_kit_for_a_project_is_in_its_language_whatever_the_readers(tmp_path, capsys):
    assert run("kit", "-o", tmp_path, "--project", SAMPLE, lang="en") == 0
    assert (tmp_path / file_name("guide", language_of("fr"))).exists()
    assert "sont prêts" in capsys.readouterr().out


def test_without_a_project_the_kit_is_in_the_readers_language(tmp_path):
    assert run("kit", "-o", tmp_path, "-q", lang="en") == 0
    assert (tmp_path / file_name("guide", language_of("en"))).exists()


def test_two_languages_stand_in_one_folder(tmp_path):
    assert run("kit", "-o", tmp_path, "-q", "--lang", "fr,en") == 0
    names = {file_name(piece, language_of(code)) for piece in PIECES for code in ("fr", "en")}
    assert len(names) == 2 * len(PIECES)
    assert names <= {path.name for path in tmp_path.iterdir()}


def test_sounds_are_for_one_language(tmp_path, capsys):
    assert run("kit", "-o", tmp_path / "out", "--lang", "fr,en", "--narration", tmp_path) == 2
    assert "une langue à la fois" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_quiet_kit_says_nothing(tmp_path, capsys):
    assert run("kit", "-o", tmp_path, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_files_under_way_are_shown_on_a_terminal(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("rtdocs.cli.output._is_terminal", lambda: True)
    assert run("kit", "-o", tmp_path) == 0
    assert "Préparation de 1-guide-animation.docx…" in capsys.readouterr().err


def test_errors_are_told_as_by_build_and_nothing_is_written(broken, tmp_path, capsys):
    assert run("build", broken) == 1
    told = capsys.readouterr()
    assert run("kit", "-o", tmp_path / "out", "--project", broken) == 1
    assert capsys.readouterr() == told
    assert not (tmp_path / "out").exists()


def test_a_workbook_that_is_not_there_is_told(tmp_path, capsys):
    assert run("kit", "-o", tmp_path / "out", "--project", tmp_path / "rien.xlsx") == 3
    assert "rien.xlsx" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_sounds_is_taken(tmp_path):
    sounds.folder(tmp_path / "sons", **{"1.wav": sounds.wav()})
    assert run("kit", "-o", tmp_path / "out", "--narration", tmp_path / "sons", "-q") == 0
    with zipfile.ZipFile(tmp_path / "out" / file_name("lesson", language_of("fr"))) as deck:
        assert [name for name in deck.namelist() if name.endswith(".wav")]


def test_a_folder_without_a_sound_is_told(tmp_path, capsys):
    (tmp_path / "sons").mkdir()
    assert run("kit", "-o", tmp_path / "out", "--narration", tmp_path / "sons") == 3
    assert "sons" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_kit_renews_the_kit_of_before_but_for_what_people_changed(tmp_path):
    guide, letter = (tmp_path / file_name(key, language_of("fr")) for key in ("guide", "invitation"))
    assert run("kit", "-o", tmp_path, "-q") == 0
    edited = Document(letter)
    edited.add_paragraph("Une phrase à nous.")
    edited.save(letter)
    before = guide.read_bytes()
    assert run("kit", "-o", tmp_path, "-q", "--project", SAMPLE) == 0
    assert guide.read_bytes() != before
    assert "Une phrase à nous." in {paragraph.text for paragraph in Document(letter).paragraphs}
    assert not letter.with_stem(f"{letter.stem} (2)").exists()
