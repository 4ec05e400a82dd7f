import subprocess
import sys

import pytest
from workbooks import workbook

from rtdocs import __version__
from rtdocs.cli import main as cli
from rtdocs.i18n import codes, language_of


def run(*arguments, lang="fr"):
    return cli.run(list(arguments), language_of(lang))


def test_rtdocs_alone_shows_a_short_guide_in_each_language(capsys):
    for code, word in (("fr", "Créez un classeur"), ("en", "Make a workbook")):
        assert run(lang=code) == 0
        assert word in capsys.readouterr().out


@pytest.mark.parametrize("lang", codes())
@pytest.mark.parametrize(
    "command", [(), ("new",), ("check",), ("build",), ("preview",), ("kit",), ("template",), ("template", "check")]
)
def test_help_is_wholly_in_one_language(capsys, lang, command):
    assert run(*command, "--help", lang=lang) == 0
    text = capsys.readouterr().out
    foreign = (
        ("Usage", "Show", "folder", "browser") if lang == "fr" else ("Utilisation", "Montre", "DOSSIER", "navigateur")
    )
    assert not [word for word in foreign if word in text]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("buidl",), "Vouliez-vous dire build"),
        (("zut",), "new, check, explain, build, preview, collect, kit, template"),
        (("check",), "Il manque CLASSEUR"),
        (("check", "a.xlsx", "b.xlsx"), "quelque chose de trop"),
        (("check", "--jsn", "a.xlsx"), "Vouliez-vous dire --json"),
        (("check", "--wild", "a.xlsx"), "L’option --wild n’existe pas"),
        (("check", "--lang", "de", "a.xlsx"), "fr, en"),
        (("build", "a.xlsx", "-o"), "attend une valeur"),
        (("build", "a.xlsx", "--only", "everything"), "« everything » n’existe pas"),
        (("build", "x/a.xlsx", "y/a.xlsx", "-o", "out"), "s’écraseraient"),
        (("new", "projet.docx"), "finir par .xlsx"),
        (("kit",), "Il manque --output DOSSIER"),
        (("kit", "-o", "out", "--narration", "nulle-part"), "« nulle-part » n’est pas un dossier"),
    ],
)
def test_a_wrong_command_line_gets_one_message_and_code_2(capsys, arguments, said):
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert said.replace(" :", " :") in shown.err.replace("\u00a0", " ")
    assert shown.out == ""
    assert "--help" in shown.err


def test_lang_is_found_wherever_it_stands(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    for words, code in (
        (["check", "--lang", "en", "a.xlsx"], "en"),
        (["--lang=en"], "en"),
        (["--lang", "en,fr"], "en"),
        (["--lang=en, fr"], "en"),
        (["check", "--lang"], "fr"),
        (["--lang", "xx"], "fr"),
        ([], "fr"),
    ):
        assert cli.reader_of(words).code == code


def test_a_language_ahead_of_the_commands_name_is_that_of_its_messages(tmp_path, capsys):
    book = workbook(tmp_path, {"Projet": [["Champ", "Valeur"]]})
    for ahead, own, word in (
        ([], [], "Erreur"),
        (["--lang", "en"], [], "Error"),
        (["--lang", "en"], ["--lang", "fr"], "Erreur"),
    ):
        assert run(*ahead, "check", *own, str(book)) == 1
        assert word in capsys.readouterr().out.split()


@pytest.mark.parametrize(("lang", "code"), [("en_CA.UTF-8", "en"), ("fr_FR", "fr"), ("C.UTF-8", "fr"), ("de_DE", "fr")])
def test_the_systems_language_is_ours_or_french(monkeypatch, lang, code):
    monkeypatch.setenv("LC_ALL", lang)
    assert cli.reader_of([]).code == code


def test_version_tells_the_version(capsys):
    assert run("--version") == 0
    assert capsys.readouterr().out == f"rtdocs {__version__}\n"


def test_a_pipe_that_closes_early_is_no_fault():
    program = "import sys; from rtdocs.cli.main import main; sys.argv = ['rtdocs', '--help']; main()"
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    child.wait(60)
    assert b"Traceback" not in errors


def test_a_fault_of_ours_is_one_sentence_not_a_traceback(monkeypatch, capsys):
    def fail(*_, **__):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("rtdocs.cli.new._new", fail)
    monkeypatch.delenv("RTDOCS_DEBUG", raising=False)
    assert run("new", "projet.xlsx") == 3
    shown = capsys.readouterr()
    assert "ZeroDivisionError (cli/new.py:" in shown.err
    assert "Traceback" not in shown.err
    monkeypatch.setenv("RTDOCS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("new", "projet.xlsx")


def test_a_fault_of_ours_without_a_place_in_our_files_is_told_by_its_kind(monkeypatch, capsys):
    def fail(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("rtdocs.cli.new._new", fail)
    monkeypatch.setattr("rtdocs.cli.main.extract_tb", lambda _: [])  # as in a frozen program
    assert run("new", "projet.xlsx") == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_stopping_by_hand_is_told(monkeypatch, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("rtdocs.cli.new._new", stop)
    assert run("new", "projet.xlsx") == 3
    assert capsys.readouterr().err.strip() == "Arrêté avant la fin."
