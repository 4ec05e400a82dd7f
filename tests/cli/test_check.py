"""What `rtdocs check` and `rtdocs explain` say, as a person reads it."""

import re
import subprocess
import sys
import time

import pytest
from workbooks import EVENTS, complete, event, workbook

from rtdocs import watch
from rtdocs.cli import main as cli
from rtdocs.i18n import codes, language_of
from rtdocs.problems import Rule
from rtdocs.template_problems import TemplateRule


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


def told(capsys, tmp_path, *events, **more):
    sheets = {**complete(), "Événements": [[*EVENTS], *events], **more}
    run("check", workbook(tmp_path, sheets))
    return capsys.readouterr().out.replace("\u00a0", " ").replace("’", "'")


def row(number, **values):
    return event(**{"N°": str(number), "Mène à": "A", **values})


def test_one_message_a_cause_names_every_cell(capsys, tmp_path):
    text = told(capsys, tmp_path, *(row(number, RT="RT 13") for number in range(1, 41)))
    assert text.count("« RT 13 » n'est pas un RT connu. La même chose en E3:E41.") == 1
    assert "En tout : 1 erreur." in text


def test_where_a_thing_is_to_be_said_of_many_cells_some_are_named_and_all_counted(capsys, tmp_path):
    values = ("RT 13", 4)
    text = told(capsys, tmp_path, *(row(number, RT=values[number % 2]) for number in range(1, 41)))
    assert "La même chose dans 19 autres cellules : E5, E7, E9, E11, E13, E15…" in " ".join(text.split())


def test_a_way_out_that_serves_several_in_a_row_is_said_once(capsys, tmp_path):
    text = told(capsys, tmp_path, row(1, Date="un jour"), row(2, Date="bientôt après"))
    assert [text.count(part) for part in ("Événements!B2", "Événements!B3", "→ Écrivez par exemple")] == [1, 1, 1]


def test_a_near_name_has_a_way_out_of_its_own(capsys, tmp_path):
    text = told(capsys, tmp_path, row(1, Sens="revrs", RT=10), row(2, Sens="avancéee"))
    assert "→ Vouliez-vous dire « revers »?" in text
    assert "→ Vouliez-vous dire « avancée »?" in text


def test_sheets_come_in_the_workbooks_order_and_errors_first_in_each(capsys, tmp_path):
    effects = [["N°", "Effet", "Date", "Statut"], ["A", "Le marché", "un jour", None]]
    text = told(capsys, tmp_path, row(1, RT=None), row(2, RT="RT 13"), row(3), Effets=effects)
    heads = re.findall(r"^(?:Feuille « (\w+) »|(\w+ [A-Z]\d+) ·)", text, re.MULTILINE)
    assert ["".join(each) for each in heads] == ["Événements", "Erreur T1", "Remarque T8", "Effets", "Erreur D1"]


def test_why_it_matters_is_said_unless_the_message_says_it(capsys, tmp_path):
    text = told(capsys, tmp_path, row(1, Date="31 février 2010"), row(2, Date="03/04/2017"))
    impossible, ambiguous = text.split("Avertissement D3")
    assert "Pourquoi" not in impossible
    assert "Pourquoi : Au Québec" in ambiguous


def test_no_line_is_longer_than_the_eye_follows(capsys, tmp_path):
    text = told(capsys, tmp_path, row(1, Date="un jour " * 30), Brouillon=[["x"]])
    assert max(map(len, text.splitlines())) <= 110


def test_it_speaks_the_language_asked_for(capsys, tmp_path):
    run("check", workbook(tmp_path, {**complete(), "Brouillon": [["x"]]}), "--lang", "en")
    text = capsys.readouterr().out
    assert "Sheet “Brouillon”" in text
    assert "Feuille" not in text


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("rule", Rule, ids=lambda rule: rule.key)
def test_every_code_is_explained_in_every_language(capsys, rule, code):
    for name in (rule.code, rule.code.lower(), rule.key):
        assert run("explain", name, "--lang", code) == 0
        text = " ".join(capsys.readouterr().out.split())
        assert rule.title(language_of(code)) in text.replace("\x1b[1m", "")
        assert " ".join(rule.why(language_of(code)).split()) in text
        assert "{" not in text


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("fault", TemplateRule, ids=lambda fault: fault.key)
def test_every_fault_of_a_template_is_explained_in_every_language(capsys, fault, code):
    language = language_of(code)
    for name in (fault.code, fault.code.lower(), fault.key):
        assert run("explain", name, "--lang", code) == 0
        text = " ".join(capsys.readouterr().out.split())
        for part in (fault.title(language), fault.message(language), fault.why(language), fault.way_out(language)):
            assert " ".join(part.split()) in text.replace("\x1b[1m", "")
        assert "{{{" not in text


def test_explain_alone_lists_every_code(capsys):
    assert run("explain") == 0
    text = capsys.readouterr().out
    assert [each.code for each in (*Rule, *TemplateRule) if f" {each.code} · " not in text] == []


def test_an_unknown_code_is_told_with_those_there_are(capsys):
    assert run("explain", "Z9") == 2
    assert "Z9 n’existe pas. Il y a" in capsys.readouterr().err.replace("\u00a0", " ")


@pytest.mark.parametrize("other", ["--json", "--quiet"])
def test_watching_goes_with_no_option_that_hides_the_messages(capsys, tmp_path, other):
    assert run("check", tmp_path / "projet.xlsx", "--watch", other) == 2
    assert "--watch" in capsys.readouterr().err


def test_watching_a_file_that_is_not_there_ends_at_once(capsys, tmp_path):
    assert run("check", tmp_path / "projet.xlsx", "--watch") == 3
    assert "Il n’y a pas de fichier" in capsys.readouterr().err


@pytest.fixture
def watched(tmp_path):
    """A `rtdocs check --watch` under way in a process of its own; gives the workbook's folder and what it prints."""
    path = workbook(tmp_path, {**complete(), "Événements": [[*EVENTS], row(1, RT="RT 13")]})
    command = [sys.executable, "-u", "-m", "rtdocs", "check", str(path), "--watch", "--lang", "fr"]
    environment = {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": ":".join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment) as child:
        yield tmp_path, child
        child.terminate()


def heard(child, word):
    """Return what a process prints up to a line that holds `word`."""
    lines = []
    while not lines or word not in lines[-1]:
        line = child.stdout.readline()
        assert line, "".join(lines)
        lines.append(line)
    return "".join(lines).replace("\u00a0", " ").replace("’", "'")


def test_each_save_is_checked_and_compared_with_the_one_before(watched):
    folder, child = watched
    assert "Erreur T1" in heard(child, "Ctrl+C")
    aside = folder / "ailleurs"
    aside.mkdir()
    workbook(aside, complete()).replace(folder / "projet.xlsx")  # as Excel saves: a new file takes the name
    text = heard(child, "Ctrl+C")
    assert "Rien à corriger" in text
    assert "un point de moins" in text
    (folder / "projet.xlsx").write_bytes(b"")
    assert "est vide" in heard(child, "Ctrl+C")
    workbook(folder, {**complete(), "Événements": [[*EVENTS], row(1, RT="RT 13"), row(2, Date="un jour")]})
    assert "2 points de plus" in heard(child, "Ctrl+C")


def test_a_save_is_told_once_it_is_over(tmp_path, monkeypatch):
    path = tmp_path / "projet.xlsx"
    path.write_text("a")
    saved = iter(["b", "bc", None, None, "delete", None, "d", None, None])  # one step a beat

    def beat(_seconds):
        step = next(saved)
        if step == "delete":
            path.unlink()
        elif step:
            path.write_text(step * 10)

    monkeypatch.setattr(time, "sleep", beat)
    told = watch.saves(path)
    assert [path.read_text()[:2] for _ in zip(range(3), told, strict=False)] == ["a", "bc", "dd"]
