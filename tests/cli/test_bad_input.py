"""Whatever is handed to rtdocs: one clear message with the way out, the right code, no traceback, no file harmed."""

import resource
import shutil
import zipfile

import pytest
from conftest import ROOT
from openpyxl import Workbook

from rtdocs.cli import main as cli
from rtdocs.i18n import language_of

SAMPLE = ROOT / "samples" / "marche-solidaire.xlsx"
OLE_HEADER = bytes.fromhex("d0cf11e0a1b11ae1")


def no_such_path(folder):
    return folder / "absent.xlsx"


def a_folder(folder):
    return folder


def an_empty_file(folder):
    (folder / "vide.xlsx").touch()
    return folder / "vide.xlsx"


def a_word_document_renamed(folder):
    return shutil.copy(ROOT / "templates" / "rapport.docx", folder / "projet.xlsx")


def a_text_file(folder):
    (folder / "projet.xlsx").write_text("N°;Date;Événement\n1;2008;Marché\n", "utf-8")
    return folder / "projet.xlsx"


def half_a_workbook(folder):
    (folder / "projet.xlsx").write_bytes(SAMPLE.read_bytes()[:5000])
    return folder / "projet.xlsx"


def a_broken_sheet(folder):
    path = folder / "projet.xlsx"
    with zipfile.ZipFile(SAMPLE) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            target.writestr(entry.filename, b"<worksheet" if "sheet2" in entry.filename else source.read(entry))
    return path


def a_file_that_only_looks_like_an_old_workbook(folder):
    (folder / "projet.xlsx").write_bytes(OLE_HEADER + b"\0" * 2000)
    return folder / "projet.xlsx"


UNREADABLE = [
    no_such_path,
    a_folder,
    an_empty_file,
    a_word_document_renamed,
    a_text_file,
    half_a_workbook,
    a_broken_sheet,
    a_file_that_only_looks_like_an_old_workbook,
]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("command", ["check", "build", "preview"])
@pytest.mark.parametrize("make", UNREADABLE, ids=lambda make: make.__name__)
def test_what_cannot_be_read_gets_one_message_and_code_3(tmp_path, capsys, make, command, lang):
    path = make(tmp_path)
    assert cli.run([command, str(path), "--lang", lang], language_of(lang)) == 3
    shown = capsys.readouterr()
    assert path.name in shown.err
    assert len(shown.err.strip().splitlines()) <= 3
    assert "Traceback" not in shown.err
    assert "rtdocs" not in shown.err.lower() or "panne" not in shown.err
    assert shown.out == ""


def workbook_of_others(folder):
    book = Workbook()
    book.active.title = "Budget"
    book.active.append(["Poste", "Montant"])
    book.save(folder / "budget.xlsx")
    return folder / "budget.xlsx"


@pytest.mark.parametrize("command", ["check", "build", "preview"])
def test_a_workbook_without_our_sheets_is_told_so(tmp_path, capsys, command):
    path = workbook_of_others(tmp_path)
    code = cli.run([command, str(path)], language_of("fr"))
    shown = capsys.readouterr()
    assert code in {1, 3}
    assert "rtdocs new" in (shown.out + shown.err).replace("\u00a0", " ")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["budget.xlsx"]


def test_a_folder_that_is_a_file_is_told(tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert cli.run(["build", str(SAMPLE), "-o", str(tmp_path / "out"), "--only", "grid"], language_of("fr")) == 3
    assert "out" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize("command", ["build --only report", "build --only schema", "build --only grid", "preview"])
def test_a_full_disk_is_told_and_nothing_stays(tmp_path, capsys, command):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, limits[1]))
    try:
        code = cli.run([*command.split(), str(SAMPLE), "-o", str(tmp_path)], language_of("fr"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert code == 3
    assert "Il n’y a plus de place" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
