"""What stands at a file's name when a command writes: renewed, kept, or ours beside it; never lost."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import docx
import jsonschema
import pytest
from conftest import ROOT, files_in
from openpyxl import load_workbook

import rtdocs
from rtdocs.cli import main as cli
from rtdocs.i18n import language_of
from rtdocs.outcomes import Deed, Fate, Standing

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GRIDS = ["projet-grille.docx", "projet-grille.xlsx"]


def run(*arguments, lang="fr"):
    return cli.run([str(word) for word in arguments], language_of(lang))


def build(workbook, **how):
    return rtdocs.build(workbook, workbook.parent, only=["grid"], **how).outcomes


def fates(outcomes):
    return [outcome.fate for outcome in outcomes]


def edit(path, words="Nos réponses, écrites en deux heures."):
    """Edit a Word document as a person does in a program that saves it whole."""
    made = docx.Document(str(path))
    made.add_paragraph(words)
    made.save(str(path))
    return path.read_bytes()


def fill(path, answer="Nos réponses, écrites en deux heures."):
    """Fill a grid in, and name a column anew that tells which question is which: such a workbook is not merged."""
    book = load_workbook(path)
    for cell in [cell for sheet in book for row in sheet for cell in row if cell.value == "Code"]:
        cell.value = "Notre repère"
    book.worksheets[0]["A40"] = answer
    book.save(path)
    return path.read_bytes()


def words(path):
    return "".join(docx.Document(str(path)).element.body.itertext())


def retitled(workbook, title="Un autre titre"):
    book = load_workbook(workbook)
    sheet = book["Projet"]
    next(row for row in sheet if str(row[0].value).startswith("Titre"))[1].value = title
    book.save(workbook)
    return workbook


@pytest.fixture
def workbook(tmp_path):
    return shutil.copy(SAMPLE, tmp_path / "projet.xlsx")


def test_what_nobody_changed_is_renewed_with_the_same_bytes(workbook):
    assert fates(build(workbook)) == [Fate.NEW, Fate.NEW]
    before = {path.name: path.read_bytes() for path in workbook.parent.iterdir()}
    assert fates(build(workbook)) == [Fate.RENEWED, Fate.RENEWED]
    assert {path.name: path.read_bytes() for path in workbook.parent.iterdir()} == before


def test_what_people_changed_stays_and_ours_goes_beside(workbook):
    build(workbook)
    grid = workbook.with_name(GRIDS[1])
    before = fill(grid)
    first, second = build(retitled(workbook))
    assert first.fate is Fate.RENEWED
    assert (second.fate, second.standing, second.wanted) == (Fate.BESIDE, Standing.CHANGED, grid)
    assert second.path.name == "projet-grille (2).xlsx"
    assert grid.read_bytes() == before
    assert load_workbook(second.path).properties.title.startswith("Un autre titre")


def test_ours_beside_is_renewed_by_the_next_build_and_kept_once_people_changed_it(workbook):
    build(workbook)
    fill(workbook.with_name(GRIDS[1]))
    beside = workbook.with_name("projet-grille (2).xlsx")
    for title in ("Un titre", "Un autre"):
        assert build(retitled(workbook, title))[1].path == beside
    before = fill(beside)
    assert build(workbook)[1].path.name == "projet-grille (3).xlsx"
    assert beside.read_bytes() == before


def test_a_word_document_that_people_changed_is_merged_and_the_one_of_before_kept_until_the_next_build(workbook):
    build(workbook)
    grid = workbook.with_name(GRIDS[0])
    before = edit(grid)
    merged = build(retitled(workbook))[0]
    assert (merged.fate, merged.path) == (Fate.MERGED, grid)
    assert {entry.deed for entry in merged.account} == {Deed.RENEWED, Deed.KEPT}
    assert "Nos réponses, écrites en deux heures." in words(grid)
    assert "Un autre titre" in words(grid)
    assert merged.copy.read_bytes() == before
    after = grid.read_bytes()
    assert build(workbook)[0].fate is Fate.KEPT
    assert grid.read_bytes() == after
    assert [path.name for path in files_in(workbook.parent)] == [*GRIDS, "projet.xlsx"]


def test_a_copy_that_people_changed_stays(workbook):
    build(workbook)
    edit(workbook.with_name(GRIDS[0]))
    copy = build(retitled(workbook))[0].copy
    before = edit(copy, "Une note.")
    build(workbook)
    assert copy.read_bytes() == before


def test_a_chain_of_builds_keeps_every_edit_and_brings_every_change(workbook):
    build(workbook)
    grid = workbook.with_name(GRIDS[0])
    for number in range(4):
        edit(grid, f"Notre note {number}.")
        assert build(retitled(workbook, f"Le titre {number}"))[0].fate is Fate.MERGED
    assert all(f"Notre note {number}." in words(grid) for number in range(4))
    assert "Le titre 3" in words(grid)
    assert "Le titre 2" not in words(grid)


def test_what_goes_back_to_how_it_was_is_merged_too(workbook):
    """The file bears the mark of the first build; what is in it is not that any more."""
    build(workbook)
    grid, first = workbook.with_name(GRIDS[0]), shutil.copy(workbook, workbook.with_name("avant.xlsx"))
    edit(grid)
    build(retitled(workbook))
    shutil.copy(first, workbook)
    assert build(workbook)[0].fate is Fate.MERGED
    assert "Un autre titre" not in words(grid)


def test_where_both_changed_a_passage_theirs_stays_and_ours_is_offered_there(workbook, capsys):
    build(workbook)
    grid = workbook.with_name(GRIDS[0])
    made = docx.Document(str(grid))
    title = next(each for each in made.paragraphs if each.style.name == "Title")
    title.add_run(", revu par nous")
    made.save(str(grid))
    assert run("build", retitled(workbook), "--only", "grille") == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "la nôtre y est proposée en suivi des modifications (onglet Révision de Word) : Un autre titre" in told
    assert "revu par nous" in words(grid)
    with zipfile.ZipFile(grid) as package:
        content = package.read("word/document.xml").decode()
    assert re.search(r'<w:ins w:id="\d+" w:author="rtdocs"><w:r>[^/]*<w:t[^>]*>Un autre titre</w:t>', content)


def test_what_people_changed_is_kept_alone_where_the_workbook_says_nothing_new(workbook):
    build(workbook)
    before = edit(workbook.with_name(GRIDS[0]))
    assert fates(build(workbook)) == [Fate.KEPT, Fate.RENEWED]
    assert workbook.with_name(GRIDS[0]).read_bytes() == before
    assert [path.name for path in files_in(workbook.parent)] == [*GRIDS, "projet.xlsx"]


@pytest.mark.parametrize("content", [b"", b"mine", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_not_ours_stays(workbook, content):
    grid = workbook.with_name(GRIDS[1])
    grid.write_bytes(content)
    outcome = build(workbook)[1]
    assert (outcome.fate, outcome.standing) == (Fate.BESIDE, Standing.UNKNOWN)
    assert grid.read_bytes() == content


def test_a_file_knows_whose_it_is_without_the_record(workbook):
    build(workbook)
    record = workbook.with_name(".rtdocs.json")
    record.unlink()
    assert fates(build(workbook)) == [Fate.RENEWED, Fate.RENEWED]
    record.write_text("{broken", "utf-8")
    edit(workbook.with_name(GRIDS[0]))
    assert fates(build(retitled(workbook))) == [Fate.MERGED, Fate.RENEWED]
    record.unlink()
    assert fates(build(workbook)) == [Fate.KEPT, Fate.RENEWED]


def test_one_letter_in_any_part_is_a_change(workbook, tmp_path):
    build(workbook)
    grid = workbook.with_name(GRIDS[0])
    workbook.with_name(".rtdocs.json").unlink()
    whole = grid.read_bytes()
    with zipfile.ZipFile(grid) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    for name in ("word/document.xml", "docProps/core.xml", "word/styles.xml", "docProps/custom.xml"):
        with zipfile.ZipFile(grid, "w") as package:
            for each in names:
                package.writestr(each, parts[each] + (b"\n" if each == name else b""))
        expected = Fate.MERGED if name != "docProps/custom.xml" else Fate.RENEWED
        assert rtdocs.build(retitled(workbook), tmp_path, only=["grid"]).outcomes[0].fate is expected, name
        workbook.with_name(".rtdocs.json").unlink()
    grid.write_bytes(whole + b"mine")
    assert build(workbook)[0].fate is not Fate.RENEWED


def test_force_replaces_and_keeps_a_dated_copy(workbook):
    build(workbook)
    grid = workbook.with_name(GRIDS[0])
    contents = [edit(grid, "Une réponse.")]
    first = build(retitled(workbook), force=True)[0]
    contents.append(edit(grid, "Une autre."))
    second = build(workbook, force=True)[0]
    assert [first.fate, second.fate] == [Fate.REPLACED, Fate.REPLACED]
    assert [first.copy.read_bytes(), second.copy.read_bytes()] == contents
    assert first.path == second.path == grid


def test_force_takes_no_copy_of_what_nobody_changed(workbook):
    build(workbook)
    assert fates(build(workbook, force=True)) == [Fate.RENEWED, Fate.RENEWED]
    assert len(files_in(workbook.parent)) == 3


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_second_workbook_with_an_outputs_name_is_never_written_over(workbook, force, capsys):
    second = shutil.copy(SAMPLE, workbook.with_name(GRIDS[1]))
    assert run("build", workbook, second, "--only", "grille", *force) == 0
    assert second.read_bytes() == SAMPLE.read_bytes()
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    assert "projet-grille (2).xlsx (nouveau, à côté de « projet-grille.xlsx », que cette commande lit" in shown


def test_a_template_with_an_outputs_name_is_never_written_over(workbook):
    template = shutil.copy(ROOT / "templates" / "grille.docx", workbook.with_name(GRIDS[0]))
    outcome = build(workbook, templates=[template], force=True)[0]
    assert (outcome.fate, outcome.standing) == (Fate.BESIDE, Standing.READ)
    assert template.read_bytes() == (ROOT / "templates" / "grille.docx").read_bytes()


def test_the_copy_that_takes_answers_keeps_all_it_has_and_says_so(workbook, capsys):
    build(workbook)
    grid, copy = workbook.with_name(GRIDS[1]), workbook.with_name("copie.xlsx")
    assert run("collect", grid, "--workbook", workbook, "--into", copy, "--json") == 0
    assert run("collect", grid, "--into", copy, "--json") == 0
    told = capsys.readouterr().out
    first, second = (json.loads(each) for each in (told[: told.index("}\n{") + 1], told[told.index("}\n{") + 2 :]))
    assert [each["files"][0]["outcome"] for each in (first, second)] == ["new", "completed"]


def test_a_grid_is_never_written_over_by_the_answers_it_gives(workbook):
    build(workbook)
    grid = workbook.with_name(GRIDS[1])
    before = grid.read_bytes()
    assert run("collect", grid, "--workbook", workbook, "--into", grid, "--force") == 0
    assert grid.read_bytes() == before
    assert grid.with_name("projet-grille (2).xlsx").exists()


def test_each_outcome_is_told_and_given_to_programs(workbook, capsys):
    run("build", workbook, "--only", "grille")
    fill(workbook.with_name(GRIDS[1]))
    capsys.readouterr()
    assert run("build", retitled(workbook), "--only", "grille") == 0
    told = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    beside = "à côté de « projet-grille.xlsx », que vous avez modifié et qui n’a pas été touché"
    assert told[-2:] == [
        f"  {workbook.with_name('projet-grille.docx')} (renouvelé)",
        f"  {workbook.with_name('projet-grille (2).xlsx')} (nouveau, {beside})",
    ]
    assert run("build", workbook, "--only", "grille", "--json", "--force") == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["outcome"] for file in files] == ["renewed", "replaced"]
    assert set(files[0]) == {"path", "outcome", "wanted", "standing", "copy", "account"}
    assert (workbook.parent / files[1]["copy"]).exists()


@pytest.mark.parametrize("schema", ["check", "template-check"])
def test_the_copy_of_a_check_is_told_to_programs_in_the_documented_shape(workbook, schema, capsys):
    if schema == "check":
        run("check", workbook, "--annotate", workbook.with_name("copie.xlsx"), "--json")
    else:
        template = shutil.copy(ROOT / "templates" / "grille.docx", workbook.parent)
        run("template", "check", template, "--annotate", workbook.with_name("copie.docx"), "--json")
    told = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads((ROOT / "docs" / "makers" / f"{schema}.schema.json").read_text("utf-8")))
    assert [file["outcome"] for file in told["files"]] == ["new"]


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("fate", Fate)
def test_every_outcome_has_its_sentence(code, fate):
    keys = [f"beside-{standing.value}" for standing in Standing] if fate is Fate.BESIDE else [fate.value]
    for key in keys:
        told = language_of(code).say(f"outcomes.{key}", path="a.docx", wanted="b.docx", copy="c.docx", count=2)
        assert "a.docx" in told


def test_a_dry_run_tells_what_a_build_would_do(workbook, capsys):
    build(workbook)
    edit(workbook.with_name(GRIDS[0]))
    fill(workbook.with_name(GRIDS[1]))
    before = {path.name: path.read_bytes() for path in retitled(workbook).parent.iterdir()}
    assert run("build", workbook, "--only", "grille", "--dry-run") == 0
    told = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Rien n’est écrit; voici ce qui le serait :\n" in told
    assert "projet-grille.docx (fusionné : vos changements et ceux de rtdocs" in told
    assert "projet-grille (2).xlsx (nouveau, à côté" in told
    assert {path.name: path.read_bytes() for path in workbook.parent.iterdir()} == before


def test_who_stops_a_build_amid_its_files_is_told_which_are_in_place(workbook, monkeypatch, capsys):
    replace, moved = Path.replace, []

    def stop(path, target):
        moved.append(target.name)
        if target.name == GRIDS[1]:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stop)
    assert run("build", workbook, "--only", "grille") == 3
    told = capsys.readouterr().err.strip().replace("\u00a0", " ")
    assert told.startswith("Arrêté avant la fin. Un fichier était déjà en place : projet-grille.docx.")
    assert not workbook.with_name(GRIDS[1]).exists()


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_message_says_what_nobody_looked_at(code):
    claims = ("Rien n'a été modifié", "Aucun fichier n'a été", "la faute de votre classeur", "à votre demande. ")
    claims += ("Nothing was changed", "No file was changed", "not to blame", "Stopped, as you asked")
    for path in (ROOT / "rtdocs" / "i18n" / code).glob("*.toml"):
        assert not [claim for claim in claims if claim in path.read_text("utf-8").replace("’", "'")], path.name
