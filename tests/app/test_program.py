"""The program for people without Python, as a double click or a dropped file starts it on each system."""

import importlib.util
import sys

import pytest
from conftest import ROOT

SPEC = importlib.util.spec_from_file_location("program", ROOT / "packaging" / "program.py")
program = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(program)


@pytest.fixture
def ran(monkeypatch):
    """Return the words of the commands that are run."""
    found = []
    monkeypatch.setattr("rtdocs.cli.main.main", found.append)
    return found


@pytest.mark.parametrize("words", [[], ["-psn_0_12345"]])
def test_a_double_click_opens_the_page(ran, monkeypatch, words):
    monkeypatch.setattr(sys, "argv", ["rtdocs", *words])
    program.main()
    assert ran == [["app"]]


def test_a_workbook_or_folder_dropped_on_the_icon_opens_in_the_page(ran, monkeypatch, tmp_path):
    for place in (tmp_path, tmp_path / "projet d’été.xlsx"):
        place.touch()
        monkeypatch.setattr(sys, "argv", ["rtdocs", str(place)])
        program.main()
    assert ran == [["app", str(tmp_path)], ["app", str(tmp_path / "projet d’été.xlsx")]]


@pytest.mark.parametrize("words", [["check", "projet.xlsx"], ["--version"], ["nulle-part.xlsx"]])
def test_with_other_words_it_is_the_command(ran, monkeypatch, words):
    monkeypatch.setattr(sys, "argv", ["rtdocs", *words])
    program.main()
    assert ran == [words]


def test_without_a_console_it_may_still_print(ran, monkeypatch):
    """A program without a console has no streams on Windows: what prints would stop it."""
    monkeypatch.setattr(sys, "argv", ["rtdocs-page.exe"])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    program.main()
    for stream in (sys.stdout, sys.stderr):
        print("é", file=stream)
        stream.close()
    assert ran == [["app"]]
