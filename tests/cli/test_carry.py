from datetime import date

import openpyxl
import pytest
from workbooks import complete, workbook

from rtdocs.cli import main as cli
from rtdocs.errors import CannotWrite
from rtdocs.i18n import language_of
from rtdocs.pipeline import carry, load


def run(*arguments, lang="fr"):
    return cli.run(list(map(str, arguments)), language_of(lang))


def said(capsys):
    return " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())


@pytest.fixture
def old(tmp_path):
    story = [["Vers le marché"], ["Quand", "Quoi", "Qui", "Prix"], ["2008", "Une rencontre a lieu", "Table", 12]]
    sheets = {"Chronologie": story, "Budget": [["Poste"], ["Terre"]], "Projet": [["Champ", "Valeur"], ["Titre", "X"]]}
    return workbook(tmp_path, sheets, "ancien.xlsx")


def test_it_tells_what_went_where_and_what_to_do_next(old, tmp_path, capsys):
    assert run("new", tmp_path / "projet.xlsx", "--from", old) == 0
    text = said(capsys)
    for sentence in (
        "« Chronologie » → « Événements », 1 ligne",
        "D’après le nom : Quand → Date; Qui → Acteurs.",
        "D’après un nom voisin : Quoi → Événement.",
        "à droite du tableau : la colonne « Prix ».",
        "elle porte maintenant 1.",
        "La ligne au-dessus du tableau est dans la feuille « Chronologie ».",
        "« Budget » → copiée telle quelle dans « Budget »",
        "Reprises sous leur nom, avec toutes leurs colonnes : Projet.",
        "surtout ce qui n’a pas été reconnu à son nom, puis lancez : rtdocs check",
    ):
        assert sentence in text


def test_it_tells_it_in_the_language_of_the_new_workbook(old, tmp_path, capsys):
    assert run("new", tmp_path / "project.xlsx", "--from", old, "--lang", "en") == 0
    assert "By name: Quand → Date; Qui → Actors." in said(capsys)


def test_it_tells_errors_turned_years_hidden_sheets_and_columns_without_header(tmp_path, capsys):
    events = [["N°", "Date", "Événement", ""], ["1", date(1905, 6, 30), "=#REF!", "RT 4 et RT 5"]]
    sheets = {
        **complete(),
        "Événements": events,
        "Secret": [["mot"]],
        "Lisez-moi": [["à nous"]],
        "Listes": [["Liste_RT"]],
    }
    old = workbook(tmp_path, sheets, "ancien.xlsx", hidden=["Secret", "Listes"])
    assert run("new", tmp_path / "le projet.xlsx", "--from", old) == 0
    text = said(capsys)
    for sentence in (
        "que vous retrouverez en toutes lettres : C2 (#REF!).",
        "l’année est rétablie : B2 (2008).",
        "« Secret » → copiée telle quelle dans « Secret », toujours masquée.",
        "« Lisez-moi » → copiée dans « À part – Lisez-moi »",
        "la colonne « Colonne D ».",
        "Refait à neuf, car rtdocs l’avait écrit lui-même : Listes.",
        'le projet.xlsx"',
    ):
        assert sentence in text


def test_a_column_without_header_that_is_known_by_its_content_is_told(tmp_path, capsys):
    events = [["N°", "Événement", ""], ["1", "Une rencontre", "RT 4"], ["2", "Une autre", "RT 5"]]
    old = workbook(tmp_path, {**complete(), "Événements": events}, "ancien.xlsx")
    assert run("new", tmp_path / "projet.xlsx", "--from", old) == 0
    assert "D’après le contenu : (sans titre) → RT." in said(capsys)


def test_quiet_says_nothing(old, tmp_path, capsys):
    assert run("new", tmp_path / "projet.xlsx", "--from", old, "--quiet") == 0
    assert capsys.readouterr().out == ""


def test_what_stands_at_the_new_name_stays(old, capsys):
    taken = old.parent / "pris.xlsx"
    for _ in range(2):
        taken.write_text("x")
        assert run("new", taken, "--from", old) == 0
        assert taken.read_text() == "x"
    # The first one may have been filled in since, so it stays too.
    assert (old.parent / "pris (2).xlsx").exists()
    assert str(old.parent / "pris (3).xlsx") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["projet.xlsx", "--from", "ancien.xlsx", "--example"], 2, "Les deux ensemble ne vont pas"),
        (["projet.ods", "--from", "ancien.xlsx"], 2, "finir par .xlsx"),
        (["ancien.xlsx", "--from", "ancien.xlsx", "--force"], 3, "à la fois l’ancien classeur et le nouveau"),
        (["projet.xlsx", "--from", "absent.xlsx"], 3, "pas de fichier à cet endroit"),
        (["projet.xlsx", "--from", "notes.txt"], 3, "n’est pas un classeur"),
        (["projet.xlsx", "--from"], 2, "attend une valeur"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(old, capsys, monkeypatch, arguments, code, sentence):
    monkeypatch.chdir(old.parent)
    (old.parent / "notes.txt").write_text("du texte")
    assert run("new", *arguments) == code
    assert sentence in capsys.readouterr().err.replace("\u00a0", " ")
    assert not (old.parent / "projet.xlsx").exists()


def test_from_python_the_old_workbook_is_as_safe(old):
    with pytest.raises(CannotWrite, match="both the old workbook and the new one"):
        carry(old, old)


def test_signs_that_no_document_holds_are_left_behind_and_word_s_own_breaks_are_line_breaks(tmp_path):
    """Excel stores such signs as _x0000_; a name with one stands in a formula's result too, where it cannot."""
    old = workbook(tmp_path, complete(), "ancien.xlsx")
    book = openpyxl.load_workbook(old)  # which stores such a text as it stands
    book["Effets"]["A2"], book["Effets"]["B2"] = "_x0000_A", "Un marché_x000B_ouvert"
    book.save(old)
    carry(old, tmp_path / "projet.xlsx", language="fr")
    again = load(tmp_path / "projet.xlsx").story
    assert (again.effects[0].number, again.effects[0].title) == ("A", "Un marché ouvert")
