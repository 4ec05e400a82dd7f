import json
import shutil

import docx
import jsonschema
import pptx
import pytest
import test_outside
from conftest import ROOT, files_in
from told import paragraphs_of
from write import other_templates as others

from rtdocs import template
from rtdocs.cli import main as cli
from rtdocs.i18n import language_of

SAMPLE = ROOT / "samples" / "marche-solidaire.xlsx"
NAMES = {
    "fr": ["affiche.pptx", "grille.docx", "rapport.docx", "schema.pptx", "sommaire.docx"],
    "en": ["chain.pptx", "grid.docx", "poster.pptx", "report.docx", "summary.docx"],
}


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


@pytest.fixture
def faulty(tmp_path):
    made = docx.Document()
    made.add_paragraph("Bonjour {{ projet.titer }}")
    made.add_table(1, 1).cell(0, 0).text = "{{ 1 + 1 }}"
    made.sections[0].header.paragraphs[0].text = "{{ projet.non }}"
    made.save(tmp_path / "fautif.docx")
    return tmp_path / "fautif.docx"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_new_writes_templates_that_have_nothing_to_correct(tmp_path, capsys, lang):
    assert run("template", "new", tmp_path, "--lang", lang) == 0
    assert [path.name for path in files_in(tmp_path)] == NAMES[lang]
    for name in NAMES[lang]:
        assert run("template", "check", tmp_path / name, "--lang", lang) == 0
    shown = capsys.readouterr().out
    assert shown.count(language_of(lang).say("cli.template-check.clean")) == len(NAMES[lang])


def test_templates_speak_the_language_they_are_asked_in(tmp_path):
    run("template", "new", tmp_path, "--lang", "en", "--quiet")
    said = [each.text for each in paragraphs_of(tmp_path / "report.docx")]
    assert {"{{ project.title }}", "{{p list_of_figures }}", "{{p project_details }}"} <= set(said)
    french = language_of("fr")
    assert not [text for text in said if french.say("template.place.timeline") in text]


def test_new_replaces_nothing_unless_asked(tmp_path, capsys):
    (tmp_path / "rapport.docx").write_text("mine")
    assert run("template", "new", tmp_path) == 0
    assert (tmp_path / "rapport.docx").read_text() == "mine"
    assert "à côté de « rapport.docx »" in capsys.readouterr().out.replace("\u00a0", " ")
    assert (tmp_path / "rapport (2).docx").stat().st_size > 5000
    assert run("template", "new", tmp_path, "--force", "--quiet") == 0
    assert (tmp_path / "rapport.docx").stat().st_size > 5000
    assert [path.read_text() for path in tmp_path.glob("rapport (????-??-??).docx")] == ["mine"]


def test_a_template_of_ours_gives_the_document_that_the_build_gives_without_it(tmp_path):
    run("template", "new", tmp_path / "modeles", "--lang", "en", "--quiet")
    given = [f"--template={path}" for path in files_in(tmp_path / "modeles")]
    assert run("build", SAMPLE, "-o", tmp_path / "a", "--lang", "en", *given) == 0
    assert run("build", SAMPLE, "-o", tmp_path / "b", "--lang", "en") == 0
    for path in files_in(tmp_path / "a"):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("parts", ["summary", "report,summary"])
def test_the_summary_takes_its_own_template_without_being_told_which_it_is(tmp_path, parts):
    run("template", "new", tmp_path, "--quiet")
    given = tmp_path / "sommaire.docx"
    marked = docx.Document(given)
    marked.core_properties.title = ""
    marked.paragraphs[0].insert_paragraph_before("Papier de notre quartier")
    marked.save(given)
    assert run("build", SAMPLE, "-o", tmp_path / "a", "--only", parts, "--template", given) == 0
    assert paragraphs_of(tmp_path / "a" / "marche-solidaire-sommaire.docx")[0].text == "Papier de notre quartier"
    if "report" in parts:
        said = [each.text for each in paragraphs_of(tmp_path / "a" / "marche-solidaire-rapport.docx")]
        assert "Papier de notre quartier" not in said


def test_a_template_of_few_parts_still_serves_the_report_where_no_summary_is_wanted(tmp_path):
    run("template", "new", tmp_path, "--quiet")
    assert run("build", SAMPLE, "-o", tmp_path / "a", "--only", "report", "--template", tmp_path / "sommaire.docx") == 0
    said = [each.text for each in paragraphs_of(tmp_path / "a" / "marche-solidaire-rapport.docx")]
    assert "Carrefour alimentaire Centre-Sud" in said
    assert "Table des matières" not in said


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["rapport.docx"], "Ce modèle sert au rapport; le sommaire de deux pages est fait sur le nôtre."),
        (["summary=rapport.docx"], "Ce modèle n’est pas fait pour le sommaire"),
        (["rapport.docx", "sommaire.docx"], ""),
        (["sommaire.docx"], ""),
    ],
)
def test_a_summary_without_a_template_of_its_own_is_told(tmp_path, monkeypatch, capsys, given, told):
    run("template", "new", tmp_path, "--quiet")
    monkeypatch.chdir(tmp_path)
    templates = [f"--template={each}" for each in given]
    assert run("build", SAMPLE, "-o", tmp_path / "a", "--only", "report,summary", "--dry-run", *templates) == 0
    shown = capsys.readouterr().out
    assert (told in shown) if told else "rapport.docx :" not in shown.replace("\u00a0", " ")


def test_check_tells_each_fault_with_its_place_and_ends_with_a_summary(faulty, capsys):
    before = faulty.read_bytes()
    assert run("template", "check", faulty) == 1
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Erreur M1 · Nom inconnu\n  Corps du document, paragraphe 1  « projet.titer »" in shown
    assert "→ Écrivez projet.titre si" in shown
    assert "Corps du document, tableau 1, rangée 1, cellule 1" in shown
    assert "En-tête, paragraphe 1" in shown
    assert shown.splitlines()[-1] == "En tout : 3 fautes à corriger avant de vous servir de ce modèle."
    assert faulty.read_bytes() == before


def test_an_annotated_copy_has_a_comment_at_each_fault_and_the_same_text(faulty, tmp_path, capsys):
    copy = tmp_path / "copie.docx"
    assert run("template", "check", faulty, "--annotate", copy, "--lang", "en") == 1
    assert str(copy) in capsys.readouterr().out
    made = docx.Document(str(copy))
    comments = [comment.text for comment in made.comments]
    assert [text.split(" · ")[0] for text in comments[:3]] == ["M1", "M3", "M1"]
    assert "Header, paragraph 1" in comments[2]
    assert made.paragraphs[0].text == "Bonjour {{ projet.titer }}"
    assert made.tables[0].cell(0, 0).paragraphs[0]._p.xpath("w:commentRangeStart")
    again = tmp_path / "encore.docx"
    run("template", "check", faulty, "--annotate", again, "--lang", "en", "--quiet")
    assert again.read_bytes() == copy.read_bytes()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_check_as_json_is_what_its_schema_says(faulty, capsys, lang):
    schema = json.loads((ROOT / "docs" / "makers" / "template-check.schema.json").read_text("utf-8"))
    assert run("template", "check", faulty, "--json", "--lang", lang) == 1
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, schema)
    assert told["counts"]["error"] == 3
    first = told["faults"][0]
    assert (first["code"], first["part"], first["paragraph"], first["table"]) == ("M1", "body", 1, None)
    assert first["nearest"] in first["way_out"]
    assert run("template", "check", others.OURS / "schema.pptx", "--json", "--lang", lang) == 0
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def test_where_the_annotated_copy_went_is_no_part_of_the_json(faulty, tmp_path, capsys):
    run("template", "check", faulty, "--json", "--annotate", tmp_path / "copie.docx")
    shown = capsys.readouterr()
    assert json.loads(shown.out)["file"] == "fautif.docx"
    assert "copie.docx" in shown.err


@pytest.mark.judge
def test_annotated_copies_and_specimens_are_valid(faulty, tmp_path):
    run("template", "check", faulty, "--annotate", tmp_path / "copie.docx", "--quiet")
    run("template", "check", others.bare(tmp_path), "--annotate", tmp_path / "nu-copie.docx", "--quiet")
    run("template", "show", others.organisation(tmp_path), "--quiet")
    run("template", "show", others.dark(tmp_path), "--quiet")
    for name in ("copie.docx", "nu-copie.docx", "organisme-exemplaire.docx", "sombre-exemplaire.pptx"):
        assert test_outside.microsoft_says(tmp_path / name) == [], name


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("schema.pptx", "--annotate", "a.docx"), 2, "Seuls les modèles Word"),
        (("rapport.docx", "--annotate", "a.pdf"), 2, "finir par .docx"),
        (("notes.txt",), 3, "ne connaît pas ce genre"),
        (("absent.docx",), 3, "introuvable"),
    ],
)
def test_what_cannot_be_checked_or_annotated_is_said(tmp_path, monkeypatch, capsys, arguments, code, said):
    monkeypatch.chdir(tmp_path)
    run("template", "new", ".", "--quiet")
    assert run("template", "check", *arguments) == code
    assert said in capsys.readouterr().err.replace("\u00a0", " ")


def test_a_specimen_shows_each_name_with_a_sample_each_part_and_each_style(tmp_path, capsys):
    path = shutil.copy(others.OURS / "rapport.docx", tmp_path / "rapport.docx")
    assert run("template", "show", path) == 0
    copy = tmp_path / "rapport-exemplaire.docx"
    assert str(copy) in capsys.readouterr().out
    made = paragraphs_of(copy)
    said = [each.text for each in made]
    assert any(text.startswith("projet.titre = ") for text in said)
    assert {"{{p sommaire }}", "{{p glossaire }}", "RT Quote"} <= set(said)
    assert {"{{p logo }}", "{{p table_des_matieres }}", "{{p liste_des_figures }}"} <= set(said)
    assert next(each.style.name for each in made if each.text == "RT Quote") == "RT Quote"
    copy.write_text("mine")
    assert run("template", "show", path) == 0
    assert copy.read_text() == "mine"
    assert str(tmp_path / "rapport-exemplaire (2).docx") in capsys.readouterr().out


@pytest.mark.parametrize("how", [("show", "rapport.docx", "-o"), ("check", "rapport.docx", "--annotate")])
def test_a_template_is_never_written_over_by_what_is_made_of_it(tmp_path, monkeypatch, how):
    monkeypatch.chdir(tmp_path)
    run("template", "new", ".", "--quiet")
    before = (tmp_path / "rapport.docx").read_bytes()
    assert run("template", *how, "rapport.docx", "--force") == 0
    assert (tmp_path / "rapport.docx").read_bytes() == before
    assert (tmp_path / "rapport (2).docx").exists()


def test_a_specimen_of_a_grid_shows_the_grid(tmp_path):
    assert run("template", "show", others.OURS / "grille.docx", "-o", tmp_path / "a.docx", "--quiet") == 0
    assert "{{p reinvestir }}" in [each.text for each in paragraphs_of(tmp_path / "a.docx")]


def test_a_specimen_shows_the_rows_of_a_list(tmp_path):
    run("template", "show", others.organisation(tmp_path), "-o", tmp_path / "a.docx", "--quiet")
    table = next(each for each in docx.Document(str(tmp_path / "a.docx")).tables if each.style.name == "Table Grid")
    assert table.cell(1, 1).text.startswith("titre = ")
    assert len(table.rows) == 3


def test_a_specimen_of_slides_names_each_place(tmp_path):
    assert run("template", "show", others.OURS / "schema.pptx", "-o", tmp_path / "a.pptx", "--quiet") == 0
    slides = pptx.Presentation(str(tmp_path / "a.pptx")).slides
    assert [slide.shapes.title.text.split(" – ")[0] for slide in slides] == ["Titre", "Titre et contenu", "Titre seul"]
    assert "La place des dessins" in [shape.text_frame.text for shape in slides[2].shapes]


def test_template_alone_shows_its_commands(capsys):
    assert run("template") == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("new", "show", "check"))
    assert run("template", "chek") == 2
    assert "Vouliez-vous dire check" in capsys.readouterr().err


def test_build_with_a_faulty_template_writes_nothing_and_tells_the_first_fault(faulty, tmp_path, capsys):
    assert run("build", SAMPLE, "-o", tmp_path / "out", "--template", faulty) == 3
    shown = capsys.readouterr().err.replace("\u00a0", " ")
    assert "a 3 fautes" in shown
    assert "projet.titer" in shown
    assert "rtdocs template check" in shown
    assert list((tmp_path / "out").glob("*")) == []


def test_build_says_that_there_is_something_to_know_of_a_template(tmp_path, capsys):
    blank = others.blank(tmp_path)
    assert run("build", SAMPLE, "-o", tmp_path / "out", "--template", blank, "--only", "rapport") == 0
    assert "3 choses à savoir de ce modèle" in capsys.readouterr().out.replace("\u00a0", " ")


def test_a_part_may_be_named_and_two_templates_for_one_are_refused(tmp_path, capsys):
    blank = others.blank(tmp_path)
    out = tmp_path / "out"
    assert run("build", SAMPLE, "-o", out, "--template", f"grille={blank}", "--only", "grille", "--quiet") == 0
    assert run("build", SAMPLE, "-o", out, "--template", blank, "--template", others.bare(tmp_path)) == 3
    assert "Deux modèles" in capsys.readouterr().err
    assert run("build", SAMPLE, "-o", out, "--template", "a.txt") == 3


def test_the_library_tells_the_same(faulty):
    assert [each.fault.code for each in template.check(faulty, "fr") if each.fault.stops] == ["M1", "M3", "M1"]
