"""The kit as files: all of it or nothing, in both languages, for any group or a project's."""

import hashlib
import os
import shutil
import subprocess
import sys

import docx
import pytest
from conftest import LANGUAGES, ROOT, files_in
from openpyxl import load_workbook
from told import paragraphs_of

import rtdocs
from rtdocs import products, workshop
from rtdocs.errors import CannotWrite
from rtdocs.i18n import language_of
from rtdocs.outcomes import Fate, Standing
from rtdocs.plan.kit.pieces import EXAMPLE, PIECES, file_name

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files_in(folder) if path.is_file()}


def test_the_kit_is_written_in_the_order_in_which_its_pieces_are_told():
    assert (*(piece.key for piece in products.PIECES), EXAMPLE) == PIECES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_piece_and_every_document_of_the_example_is_written(kits, lang):
    folder, language = kits(lang), language_of(lang)
    pieces = {file_name(piece, language) for piece in PIECES}
    example = (folder / file_name(EXAMPLE, language)).stem
    of_example = {path.name for path in files_in(folder) if path.name.startswith(f"{example}-")}
    assert {path.name for path in files_in(folder)} == pieces | of_example
    assert len(of_example) == len(products.DOCUMENTS)


def test_files_are_numbered_and_told_in_order(tmp_path):
    seen = []
    built = rtdocs.kit(tmp_path, lang="fr", progress=seen.append)
    names = [path.name for path in built.files]
    assert names == seen
    assert [name.partition("-")[0] for name in names[: len(PIECES)]] == [str(n) for n in range(1, len(PIECES) + 1)]
    assert not built.report.problems


def test_a_piece_that_people_edited_is_merged_as_a_document_of_a_build_is(tmp_path, monkeypatch):
    letter = next(piece for piece in products.PIECES if piece.key == "invitation")
    monkeypatch.setattr(workshop, "PIECES", (letter,))
    monkeypatch.setattr(workshop, "_example", lambda *_: iter(()))
    path = rtdocs.kit(tmp_path, lang="fr").files[0]
    edited = docx.Document(str(path))
    edited.add_paragraph("Une collation sera servie.")
    edited.save(str(path))
    assert rtdocs.kit(tmp_path, project=SAMPLE, lang="fr").outcomes[0].fate is Fate.MERGED
    told = "".join(docx.Document(str(path)).element.body.itertext())
    assert "Une collation sera servie." in told
    assert "Pointe-aux-Trembles" in told


def test_the_example_of_the_kit_has_nothing_to_correct(kits):
    report = rtdocs.check(kits("fr") / file_name(EXAMPLE, language_of("fr")))
    assert not report.has_errors


def test_the_kit_speaks_the_language_of_its_project_unless_told_otherwise(tmp_path):
    assert rtdocs.kit(tmp_path, project=SAMPLE).files[0].name == file_name("guide", language_of("fr"))
    assert rtdocs.kit(tmp_path, project=rtdocs.load(SAMPLE), lang="en").files[0].name == file_name(
        "guide", language_of("en")
    )
    assert rtdocs.kit(tmp_path).files[0].name == file_name("guide", language_of("fr"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_kit_for_a_project_names_it_and_leaves_its_workbook_alone(tmp_path, lang):
    book = shutil.copy(SAMPLE, tmp_path / "projet.xlsx")
    before = book.read_bytes()
    title = rtdocs.load(book).story.project.title.replace("'", "’")
    built = rtdocs.kit(tmp_path / "kit", project=book, lang=lang)
    pieces = {file_name(piece, language_of(lang)) for piece in PIECES}
    for path in (path for path in built.files if path.name in pieces and path.suffix == ".docx"):
        assert any(title in each.text for each in paragraphs_of(path)), path.name
    assert book.read_bytes() == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_credit_stands_in_every_word_document_of_the_kit(kits, lang):
    credit = language_of(lang).say("report.credit")
    paths = [kits(lang) / file_name(piece, language_of(lang)) for piece in PIECES]
    for path in (path for path in paths if path.suffix == ".docx"):
        assert any(credit in each.text for each in paragraphs_of(path)), path.name


def test_a_workbook_with_errors_gives_no_kit(tmp_path):
    book = load_workbook(SAMPLE)
    sheet = book["Événements"]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Mène"))
    sheet.cell(3, column).value = "99"
    book.save(tmp_path / "projet.xlsx")
    built = rtdocs.kit(tmp_path / "kit", project=tmp_path / "projet.xlsx")
    assert built.report.has_errors
    assert (built.files, (tmp_path / "kit").exists()) == ((), False)


def test_the_example_never_takes_the_place_of_a_persons_workbook(tmp_path):
    book = tmp_path / file_name(EXAMPLE, language_of("fr"))
    shutil.copy(SAMPLE, book)
    built = rtdocs.kit(tmp_path, project=book, force=True)
    example = next(outcome for outcome in built.outcomes if outcome.wanted == book)
    assert (example.fate, example.standing) == (Fate.BESIDE, Standing.READ)
    assert book.read_bytes() == SAMPLE.read_bytes()
    assert example.path.name == f"{book.stem} (2).xlsx"
    assert example.path.exists()


def test_what_cannot_be_written_leaves_the_kit_of_before_whole(tmp_path):
    rtdocs.kit(tmp_path, lang="fr")
    blocked = tmp_path / file_name("feedback", language_of("fr"))
    blocked.unlink()
    (blocked / "a").mkdir(parents=True)
    before = digests(tmp_path)
    with pytest.raises(CannotWrite):
        rtdocs.kit(tmp_path, project=SAMPLE, lang="fr")
    assert digests(tmp_path) == before


def test_two_kits_in_different_surroundings_are_the_same_bytes(tmp_path):
    found = []
    for number, (zone, seed) in enumerate((("America/Montreal", "1"), ("Pacific/Auckland", "2"))):
        command = [sys.executable, "-m", "rtdocs", "kit", "-o", str(tmp_path / str(number)), "--lang", "fr", "-q"]
        command += ["--project", str(SAMPLE)]
        subprocess.run(command, env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}, check=True, timeout=120)
        found.append(digests(tmp_path / str(number)))
    assert found[0] == found[1]
