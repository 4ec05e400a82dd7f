import hashlib
import json
import shutil

import docx
import jsonschema
import programs
import pytest
import workbooks
from conftest import ROOT, files_in
from openpyxl import load_workbook

from rtdocs.cli import main as cli
from rtdocs.i18n import language_of

SAMPLE = ROOT / "samples" / "marche-solidaire.xlsx"


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def workbook(tmp_path):
    return shutil.copy(SAMPLE, tmp_path / "projet.xlsx")


@pytest.fixture
def broken(workbook):
    """A workbook whose second event leads to a number that is not there."""
    book = load_workbook(workbook)
    sheet = book["Événements"]
    headers = {cell.value: cell.column for cell in sheet[1]} if sheet[1][0].value else {}
    column = next(number for name, number in headers.items() if name and name.startswith("Mène"))
    sheet.cell(3, column).value = "99"
    book.save(workbook)
    return workbook


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        (
            "fr",
            [
                "projet-affiche.pptx",
                *("projet-grille.docx", "projet-grille.xlsx", "projet-rapport.docx", "projet-schema.pptx"),
            ],
        ),
        (
            "en",
            [
                *("projet-chain.pptx", "projet-grid.docx", "projet-grid.xlsx"),
                *("projet-poster.pptx", "projet-report.docx"),
            ],
        ),
    ],
)
def test_a_build_writes_its_documents_and_lists_them(workbook, tmp_path, capsys, lang, names):
    before = digest(workbook)
    assert run("build", workbook, "-o", tmp_path / "out", "--lang", lang) == 0
    assert [path.name for path in files_in(tmp_path / "out")] == names
    shown = capsys.readouterr().out
    assert all(name in shown for name in names)
    assert digest(workbook) == before


def test_several_languages_write_documents_of_their_own_all_or_none(workbook, tmp_path, capsys):
    for lang in ("fr", "en"):
        assert run("build", workbook, "-o", tmp_path / "apart", "--lang", lang) == 0
    assert run("build", workbook, "-o", tmp_path / "out", "--lang", "fr, en") == 0
    assert "Les 10 documents" in capsys.readouterr().out.replace("\u00a0", " ")
    apart, together = ({path.name: digest(path) for path in files_in(tmp_path / name)} for name in ("apart", "out"))
    assert together == apart
    assert len(together) == 10


def test_an_unknown_language_among_several_writes_nothing(workbook, tmp_path, capsys):
    assert run("build", workbook, "-o", tmp_path / "out", "--lang", "fr,de") == 2
    assert "fr, en" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("lang", "part", "name"), [("fr", "sommaire", "projet-sommaire.docx"), ("en", "summary", "projet-summary.docx")]
)
def test_the_summary_comes_on_request_only(workbook, tmp_path, lang, part, name):
    assert run("build", workbook, "-o", tmp_path / "out", "--lang", lang, "--only", part) == 0
    assert [path.name for path in files_in(tmp_path / "out")] == [name]


def test_without_a_folder_the_documents_stand_beside_the_workbook(workbook):
    assert run("build", workbook, "--quiet", "--only", "grille") == 0
    assert [path.name for path in files_in(workbook.parent)] == [
        "projet-grille.docx",
        "projet-grille.xlsx",
        "projet.xlsx",
    ]


def test_errors_stop_that_workbook_and_nothing_of_it_is_written(broken, tmp_path, capsys):
    assert run("build", broken, SAMPLE, "-o", tmp_path / "out", "--only", "schema") == 1
    assert [path.name for path in files_in(tmp_path / "out")] == ["marche-solidaire-schema.pptx"]
    shown = capsys.readouterr()
    assert "99" in shown.err
    assert "Événements!" in shown.err


def test_check_tells_each_problem_with_its_cell_and_ends_with_a_summary(broken, capsys):
    assert run("check", broken) == 1
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("Feuille «\u00a0Événements\u00a0»")
    assert lines[at + 1].startswith("Erreur A1 · Numéro inconnu")
    assert lines[at + 2].startswith("  Événements!F3  Aucun événement ni effet ne porte le numéro")
    assert lines[at + 3].startswith("  → ")
    assert lines[-1].startswith("En tout")
    assert run("check", broken, "--lang", "en") == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("In all")


def test_check_as_json_has_the_documented_shape(broken, capsys):
    assert run("check", broken, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads((ROOT / "docs" / "makers" / "check.schema.json").read_text("utf-8")))
    assert (told["file"], told["language"], told["counts"]["error"]) == ("projet.xlsx", "fr", 1)
    error = next(problem for problem in told["problems"] if problem["severity"] == "error")
    assert (error["sheet"], error["row"]) == ("Événements", 3)


def test_a_quiet_check_says_nothing(broken, capsys):
    assert run("check", broken, "--quiet") == 1
    assert capsys.readouterr().out == ""


def test_strict_makes_warnings_count(workbook, capsys):
    book = load_workbook(workbook)
    sheet = book["Événements"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Date")
    sheet.cell(3, column).value = "03/04/2007"
    book.save(workbook)
    assert run("check", workbook) == 0
    assert run("check", workbook, "--strict") == 1
    assert "Avertissement" in capsys.readouterr().out


def test_progress_shows_on_a_terminal_only(workbook, tmp_path, monkeypatch, capsys):
    assert run("build", workbook, "-o", tmp_path / "out") == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("rtdocs.cli.output._is_terminal", lambda: True)
    assert run("build", workbook, "-o", tmp_path / "out") == 0
    assert "Préparation de projet-rapport.docx" in capsys.readouterr().err


@pytest.mark.judge
def test_pdf_files_come_on_request_and_are_listed(workbook, capsys):
    programs.soffice()
    assert run("build", workbook, "--pdf", "--only", "grille") == 0
    names = ["projet-grille.docx", "projet-grille.pdf", "projet-grille.xlsx"]
    assert sorted(path.name for path in files_in(workbook.parent) if path.stem != "projet") == names
    shown = capsys.readouterr().out
    assert all(name in shown for name in names)


def test_without_libreoffice_nothing_is_written(workbook, capsys, monkeypatch):
    monkeypatch.setenv("SOFFICE", "/nulle/part")
    assert run("build", workbook, "--pdf", "--only", "grille") == 3
    assert [path.name for path in workbook.parent.iterdir()] == ["projet.xlsx"]
    assert "LibreOffice" in capsys.readouterr().err


def test_all_questions_are_put_in_the_grids_when_asked(workbook):
    counts = []
    for wish in ((), ("--all-questions",)):
        assert run("build", workbook, "--quiet", "--only", "grille", "--edition", "group", *wish) == 0
        book = load_workbook(workbook.with_name("projet-grille.xlsx"))
        counts.append(sum(sheet.max_row for sheet in book))
    assert counts[0] + 8 < counts[1]


def test_the_group_reads_what_is_open_and_who_gave_money_does_not(workbook):
    told = {}
    for edition in ("funder", "group"):
        assert run("build", workbook, "--quiet", "--force", "--only", "rapport", "--edition", edition) == 0
        told[edition] = docx_text(workbook.with_name("projet-rapport.docx"))
    assert "Questions encore ouvertes" in told["group"]
    assert "Questions encore ouvertes" not in told["funder"]


def test_an_anonymous_edition_comes_with_its_key(workbook):
    assert run("build", workbook, "--quiet", "--only", "rapport", "--anonymous") == 0
    key = docx_text(workbook.with_name("projet-cle-confidentielle.docx"))
    assert "Aucun nom n’est remplacé" in key


def docx_text(path):
    return "".join(docx.Document(str(path)).element.body.itertext())


@pytest.mark.parametrize("example", [(), ("--example",)])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_new_workbook_is_read_without_a_fault(tmp_path, capsys, lang, example):
    path = tmp_path / "neuf.xlsx"
    assert run("new", path, "--lang", lang, *example) == 0
    assert str(path) in capsys.readouterr().out
    code = run("check", path)
    shown = capsys.readouterr().out
    if example:
        assert code == 0, shown
        assert run("build", path, "-o", tmp_path / "out") == 0
    else:
        assert code == 1  # empty: there is nothing to tell yet, and one message says so
        assert len([line for line in shown.splitlines() if line.startswith(("Erreur", "Error"))]) <= 2


def test_new_never_replaces_a_file_unless_asked(tmp_path, capsys):
    path = tmp_path / "projet.xlsx"
    path.write_text("mine")
    assert run("new", path) == 0
    assert path.read_text() == "mine"
    shown = capsys.readouterr().out
    assert "« projet.xlsx », qui contient peut-être votre travail" in shown.replace("\u00a0", " ")
    assert f"{tmp_path / 'projet (2).xlsx'} est prêt." in shown
    assert run("new", path, "--force", "--quiet") == 0
    assert path.stat().st_size > 5000
    assert [copy.read_text() for copy in tmp_path.glob("projet (????-??-??).xlsx")] == ["mine"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("lang", "name", "word"), [("fr", "brouillon", "brouillon"), ("en", "draft", "draft")])
def test_a_draft_is_made_of_a_workbook_with_errors_and_says_so(tmp_path, capsys, lang, name, word):
    sheets = {**workbooks.complete(), "Événements": [*workbooks.complete()["Événements"], workbooks.event(RT=13)]}
    broken = workbooks.workbook(tmp_path, sheets)
    assert run("build", broken, "--draft", "--only", "grid", "--lang", lang) == 0
    assert sorted(path.name.split("-")[1] for path in tmp_path.glob("*-*")) == [name, name]
    assert word in capsys.readouterr().out
    assert run("preview", broken, "--draft", "--lang", lang, "-o", tmp_path / "page.html") == 0
    assert {"fr": "Brouillon", "en": "Draft"}[lang] in (tmp_path / "page.html").read_text("utf-8")


def test_a_draft_of_nothing_is_refused(tmp_path, capsys):
    assert run("build", workbooks.workbook(tmp_path, {"Feuil1": [["a"]]}), "--draft") == 1
    assert "S1" in capsys.readouterr().err


def test_a_workbook_without_errors_is_no_draft(tmp_path):
    assert run("build", workbooks.workbook(tmp_path, workbooks.complete()), "--draft", "--only", "grid", "--quiet") == 0
    assert not any("brouillon" in path.name for path in tmp_path.iterdir())
