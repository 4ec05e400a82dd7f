"""What the page can ask for gives what the pipeline gives, as plain data, told in every language."""

import json

import docx
import pytest
from conftest import ROOT, files_in
from openpyxl import load_workbook
from workbooks import complete, event, workbook

from rtdocs.app import tasks
from rtdocs.i18n import codes

SAMPLE = ROOT / "samples" / "marche-ta-zone.xlsx"
FAULTY = {**complete(), "Événements": [*complete()["Événements"], event(RT=13)]}


def ignore(_name):
    """Let progress pass."""


def done(task, *arguments, progress=ignore, **wish):
    given = tasks.TASKS[task](*map(str, arguments), progress=progress, **wish)
    assert json.loads(json.dumps(given)) is not None  # plain data: it goes from process to process, then to the page
    return given


def test_a_check_names_the_project_and_tells_every_fault_in_every_language(tmp_path):
    given = done("check", workbook(tmp_path, FAULTY))
    assert (given["title"], given["language"], given["events"], given["effects"]) == ("Marché solidaire", "fr", 3, 1)
    assert given["stops"]
    assert given["told"].keys() == set(codes())
    french = given["told"]["fr"]
    assert french["counts"] == {"error": 1, "warning": 0, "note": 0}
    (sheet,) = french["sheets"]
    assert sheet["name"] == "Événements"
    (problem,) = sheet["problems"]
    assert (problem["code"], problem["place"], problem["severity"]) == ("T1", "E4", "error")
    assert "13" in problem["message"]
    assert problem["way_out"] != given["told"]["en"]["sheets"][0]["problems"][0]["way_out"]


def test_within_a_sheet_the_heaviest_faults_come_first(tmp_path):
    rows = [*complete()["Événements"], event(**{"N°": "3", "Date": "03/04/2017"}), event(**{"N°": "4", "RT": 99})]
    sheets = done("check", workbook(tmp_path, {**complete(), "Événements": rows}))["told"]["fr"]["sheets"]
    weights = [problem["severity"] for problem in sheets[0]["problems"]]
    assert weights == sorted(weights, key=["error", "warning", "note"].index)
    assert len(set(weights)) > 1


def all_drawings(path, lang="fr"):
    """Return whether the drawings are a draft's, and the drawings in their places, the last of each."""
    told = []
    given = done("draw_all", path, lang=lang, progress=told.append)
    assert {each["draft"] for each in told} == {given["draft"]}
    last = {tuple(page["place"]): page for each in told for page in each["pages"]}
    return given["draft"], [last[place] for place in sorted(last)]


@pytest.mark.parametrize(("lang", "word"), [("fr", "ont mené à"), ("en", "led to")])
def test_the_drawings_are_those_of_the_presentation(lang, word):
    draft, pages = all_drawings(SAMPLE, lang)
    assert not draft
    titles = [page["title"] for page in pages]
    assert len(set(titles)) == len(titles) > 4
    first = next(page for page in pages if page["has_arrows"])
    assert word in first["title"]
    assert first["svg"].startswith("<svg ")
    assert "style=" not in first["svg"]
    assert all(page["svg"] and page["name"] for page in pages)


def test_one_drawing_alone_is_the_same_as_among_all():
    _, every = all_drawings(SAMPLE)
    assert len({page["key"] for page in every}) == len(every)
    for page in every:
        (alone,) = done("draw", SAMPLE, lang="fr", alone=page["key"])["pages"]
        assert {**alone, "place": page["place"]} == page
    (first,) = done("draw", SAMPLE, lang="fr", alone="")["pages"]
    assert first["key"] == next(page["key"] for page in every if page["has_arrows"])


def test_drawings_of_a_long_story_come_as_they_are_ready_the_first_of_the_schema_before_all(tmp_path, monkeypatch):
    monkeypatch.setattr(tasks, "BEAT", 0.0)
    told = []
    events = [event(**{"N°": str(n), "Date": f"{2000 + n // 12}-{n % 12 + 1:02}", "Mène à": "A"}) for n in range(70)]
    path = workbook(tmp_path, {**complete(), "Événements": [complete()["Événements"][0], *events]})
    done("draw_all", path, lang="fr", progress=told.append)
    keys = [page["key"].rpartition(".")[0] for each in told for page in each["pages"]]
    assert [len(each["pages"]) for each in told] == [1] * (len(told) - 1) + [0]
    schema = keys[0]
    assert schema.startswith("rt-schema")
    assert keys.index("rt-timeline") < keys.index(schema, 1)


def test_a_workbook_with_errors_is_drawn_as_a_draft(tmp_path):
    draft, pages = all_drawings(workbook(tmp_path, FAULTY))
    assert draft
    assert any("Première rencontre" in line for page in pages for line in page["told"])


def test_a_workbook_without_events_has_no_drawing(tmp_path):
    path = workbook(tmp_path, {"Feuil1": [["a"]]})
    assert all_drawings(path) == (True, [])
    assert done("draw", path, lang="fr", alone="") == {"draft": True, "pages": []}


def test_documents_are_written_and_each_is_told_before_it_is_written(tmp_path):
    under_way = []
    wish = {"only": ["grid"], "lang": ["fr", "en"], "pdf": False, "all_questions": False, "draft": True}
    given = done("build", SAMPLE, folder=str(tmp_path), progress=under_way.append, **wish)
    names = [path.name for path in files_in(tmp_path)]
    assert sorted(given["files"]) == [str(tmp_path / name) for name in names]
    assert len(names) == 4
    assert sorted(under_way) == names
    assert given["notes"] == []
    assert not given["stops"]


def test_documents_of_a_faulty_workbook_say_that_they_are_a_draft(tmp_path):
    wish = {"only": ["grid"], "lang": ["fr"], "draft": True}
    given = done("build", workbook(tmp_path, FAULTY), folder=str(tmp_path / "out"), **wish)
    assert [path.rpartition("/")[2] for path in given["files"]] == [
        "projet-brouillon-grille.docx",
        "projet-brouillon-grille.xlsx",
    ]


def test_what_a_template_has_to_be_told_is_told_in_every_language(tmp_path):
    template = tmp_path / "le-nôtre.docx"
    docx.Document().save(template)
    wish = {"only": ["report"], "lang": ["fr"], "templates": {"report": str(template)}}
    notes = done("build", SAMPLE, folder=str(tmp_path / "out"), **wish)["notes"]
    assert all(set(note) == set(codes()) and "le-nôtre.docx" in note["fr"] for note in notes)
    assert notes


def test_the_annotated_copy_is_marked(tmp_path):
    copy = tmp_path / "copie.xlsx"
    given = done("annotate", workbook(tmp_path, FAULTY), copy=str(copy), lang="fr")
    assert given["files"] == [str(copy)]
    assert len(load_workbook(copy).sheetnames) == 4


def test_answers_are_gathered_in_a_copy_and_told_in_every_language(tmp_path):
    made = tmp_path / "projet.xlsx"
    done("new", made, lang="fr", example=True)
    done("build", made, folder=str(tmp_path), only=["grid"], lang=["fr"])
    grid, copy = tmp_path / "projet-grille.xlsx", tmp_path / "copie.xlsx"
    given = done("collect", made, grids=[str(grid)], copy=str(copy))
    assert copy.exists()
    assert "projet-grille.xlsx" in given["told"]["fr"][0]
    assert given["told"]["fr"] != given["told"]["en"]


def test_the_kit_is_for_any_group_or_for_a_project(tmp_path):
    given = done("kit", tmp_path / "kit", project=None, langs=["en"])
    assert len(given["files"]) > 8
    assert not given["stops"]
    faulty = workbook(tmp_path, FAULTY)
    assert done("kit", tmp_path / "kit-2", project=str(faulty), langs=["fr"]) == {
        "stops": True,
        "files": [],
        "fates": [],
    }


def test_a_workbook_is_read_once_a_save(tmp_path):
    path = workbook(tmp_path, complete())
    first = tasks._loaded(str(path))
    assert tasks._loaded(str(path)) is first
    workbook(tmp_path, FAULTY)
    assert len(tasks._loaded(str(path)).story.events) == 3
