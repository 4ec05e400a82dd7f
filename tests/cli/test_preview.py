import hashlib
import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, files_in
from openpyxl import load_workbook

import rtdocs
from rtdocs.cli import main as cli
from rtdocs.errors import CannotWrite
from rtdocs.i18n import language_of

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder):
    return [path.name for path in files_in(folder)]


@pytest.fixture
def workbook(tmp_path):
    return shutil.copy(SAMPLE, tmp_path / "projet.xlsx")


@pytest.mark.parametrize(("lang", "name"), [("fr", "projet-apercu.html"), ("en", "projet-preview.html")])
def test_the_page_stands_beside_the_workbook_and_its_place_is_told(workbook, capsys, lang, name):
    before = digest(workbook)
    assert run("preview", workbook, "--lang", lang) == 0
    assert names(workbook.parent) == sorted([name, "projet.xlsx"])
    assert str(workbook.parent / name) in capsys.readouterr().out
    assert digest(workbook) == before


@pytest.mark.parametrize("name", ["coup-d-oeil.html", "COUP.HTM", "neuf/page.html"])
def test_the_page_may_be_named(workbook, tmp_path, name):
    assert run("preview", workbook, "-o", tmp_path / name, "-q") == 0
    assert (tmp_path / name).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_may_be_named_instead(workbook, tmp_path):
    (tmp_path / "out").mkdir()
    assert run("preview", workbook, "-o", tmp_path / "out", "-q") == 0
    assert names(tmp_path / "out") == ["projet-apercu.html"]


def test_a_page_never_takes_the_place_of_a_workbook(workbook, capsys):
    before = digest(workbook)
    assert run("preview", workbook, "-o", workbook) == 3
    assert ".html" in capsys.readouterr().err
    assert digest(workbook) == before
    with pytest.raises(CannotWrite):
        rtdocs.preview(workbook, workbook.with_suffix(".docx"))


def test_errors_are_told_as_by_build_and_nothing_is_written(workbook, capsys):
    book = load_workbook(workbook)
    sheet = book["Événements"]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Mène"))
    sheet.cell(3, column).value = "99"
    book.save(workbook)
    assert run("build", workbook) == 1
    told = capsys.readouterr()
    assert run("preview", workbook) == 1
    assert capsys.readouterr() == told
    assert names(workbook.parent) == ["projet.xlsx"]


def test_a_quiet_preview_says_nothing(workbook, capsys):
    assert run("preview", workbook, "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_python_has_the_same(workbook):
    built = rtdocs.preview(rtdocs.load(workbook), lang="en")
    assert [path.name for path in built.files] == ["projet-preview.html"]
    assert not built.report.has_errors


def opened(workbook, browser):
    """Run the command with --open on a machine whose only browser is `browser`."""
    command = [sys.executable, "-m", "rtdocs", "preview", str(workbook), "--open", "--lang", "fr"]
    surroundings = {**os.environ, "BROWSER": browser, "PATH": ""}
    return subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True, timeout=60)


def test_the_page_opens_in_the_browser_where_asked(workbook, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > "$0.opened"\n')
    browser.chmod(0o755)
    assert opened(workbook, f"{browser} %s").stderr == ""
    assert (tmp_path / "browser.opened").read_text().strip() == (tmp_path / "projet-apercu.html").as_uri()


def test_where_no_browser_opens_it_is_said(workbook, tmp_path):
    told = opened(workbook, f"{tmp_path}/none %s")
    assert "ouvrez vous-même la page" in told.stderr
    assert "projet-apercu.html" in told.stdout
