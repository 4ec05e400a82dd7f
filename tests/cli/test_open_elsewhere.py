"""A file that its owner has open in Word, for every command that would replace it: named, and nothing is half done.

Windows lets nobody write to a file that Office has open; here the same error is given at the same place.
"""

import errno
import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT
from filled_grids import word_grid

import rtdocs
from rtdocs.cli import main as cli
from rtdocs.i18n import language_of
from rtdocs.write.package import placing

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"
COMMANDS = {
    "projet-rapport.docx": ("build", "projet.xlsx", "--only", "rapport,sommaire", "-o", "out"),
    "projet-affiche.pptx": ("build", "projet.xlsx", "--only", "affiche", "-o", "out"),
    "apercu.html": ("preview", "projet.xlsx", "-o", "out/apercu.html"),
    "copie.xlsx": ("check", "projet.xlsx", "--annotate", "out/copie.xlsx"),
    "reponses.xlsx": ("collect", "grille.docx", "--workbook", "projet.xlsx", "--into", "out/reponses.xlsx"),
    "nouveau.xlsx": ("new", "out/nouveau.xlsx"),
    "rapport.docx": ("template", "new", "out"),
}


def run(command, folder):
    words = [str(folder / word) if "." in word or word == "out" else word for word in command]
    return cli.run(words, language_of("fr"))


@pytest.fixture
def folder(tmp_path):
    shutil.copy(SAMPLE, tmp_path / "projet.xlsx")
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.fixture
def locked(monkeypatch):
    """Return a function that locks a file as Windows does while a program has it open."""
    opened = Path.open

    def lock(path):
        def denied(self, mode="r", *more, **options):
            if self == path and mode != "rb":
                raise PermissionError(errno.EACCES, "denied", str(path))
            return opened(self, mode, *more, **options)

        monkeypatch.setattr(Path, "open", denied)
        monkeypatch.setattr(placing, "sys", SimpleNamespace(platform="win32"))
        path.with_name(f"~${path.name}").touch()

    return lock


def contents(folder):
    return {each.name: hashlib.sha256(each.read_bytes()).digest() for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_open_in_another_program_is_named_and_nothing_is_half_done(folder, locked, capsys, name):
    if name == "reponses.xlsx":
        word_grid(folder / "grille.docx", rtdocs.load(SAMPLE).story)
    assert run(COMMANDS[name], folder) in {0, 1}
    capsys.readouterr()
    locked(folder / "out" / name)
    before = contents(folder / "out")
    assert run((*COMMANDS[name], "--force"), folder) == 3
    said = capsys.readouterr().err
    assert name in said
    assert "Fermez-le" in said
    assert contents(folder / "out") == before
