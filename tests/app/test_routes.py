"""The way of a person: a workbook opened or dropped, looked at, its documents written; each by what the page asks."""

import io
import json
import shutil
import threading
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import ROOT, files_in
from workbooks import complete, event, workbook

from rtdocs.app import desktop
from rtdocs.i18n import codes

OTHER = ROOT / "samples" / "marche-ta-zone.xlsx"
WISH = {"only": ["grid"], "langs": ["fr"], "folder": "Marché", "pdf": False, "all_questions": False, "templates": []}
WISH |= {"anonymous": False, "edition": "funder"}


@pytest.fixture
def opened(there):
    """Return the server with the workbook of its folder open."""
    there.post("/close")
    assert there.post("/open", place="Marché/projet.xlsx").status == 204
    return there


@pytest.fixture
def programs(monkeypatch):
    """Return what was opened in the person's own programs."""
    seen = []
    monkeypatch.setattr(desktop, "open_file", lambda path: not seen.append(path))
    return seen


def test_the_page_and_its_files_are_served_in_its_first_language(there):
    page = there.ask("GET", "/").content.decode()
    assert f'<html lang="fr" data-codes="{",".join(codes())}">' in page
    for path, kind in (("main.js", "javascript"), ("page.css", "text/css"), ("icon.svg", "image/svg+xml")):
        answer = there.ask("GET", f"/static/{path}")
        assert answer.status == 200
        assert kind in answer.getheader("content-type")
    assert there.ask("GET", "/colours.css").content.startswith(b":root { --")
    assert there.get("/words/en")["words"]["step.faults"] == "To mend"


def test_the_shelf_shows_what_may_be_opened(there):
    shelf = there.get("/shelf")
    assert (shelf["folder"], shelf["folders"], shelf["workbooks"]) == ("", ["Documents", "Marché"], [])
    assert there.get("/shelf?folder=March%C3%A9")["workbooks"] == ["projet.xlsx"]


def test_an_open_workbook_is_checked_and_drawn_once_a_save(opened):
    check, again = opened.get("/check"), opened.get("/check")
    assert check == again
    assert check["title"] == "Marché solidaire Frontenac"
    assert check["version"] == opened.desk.book.version
    french, english = opened.get("/drawings/fr"), opened.get("/drawings/en")
    assert len(french["pages"]) == len(english["pages"])
    assert french["pages"][1]["title"] != english["pages"][1]["title"]


def test_without_a_workbook_there_is_nothing_to_look_at_or_write(there):
    there.post("/close")
    assert there.ask("GET", "/check").status == 204
    assert there.ask("GET", "/drawings/fr").status == 204
    assert there.post("/documents", **WISH).status == 400


def test_a_save_in_excel_is_seen_and_looked_at_anew(opened):
    before = opened.get("/check")
    sheets = {**complete(), "Événements": [*complete()["Événements"], event(RT=13)]}
    aside = workbook(opened.home, sheets, name="5A3F0000.xlsx")
    lock = opened.home / "Marché" / "~$projet.xlsx"
    lock.write_bytes(b"Ana")
    opened.workbook.unlink()
    aside.replace(opened.workbook)
    lock.unlink()
    opened.until(lambda: opened.desk.book.version > before["version"], 5)
    after = opened.get("/check")
    assert (after["events"], after["stops"], before["stops"]) == (3, True, False)
    shutil.copy(ROOT / "samples" / "marche-solidaire.xlsx", opened.workbook)


def test_a_workbook_that_cannot_be_read_is_told_in_every_language(opened):
    broken = opened.home / "cassé.xlsx"
    broken.write_bytes(b"not a workbook")
    assert opened.post("/open", place="cassé.xlsx").status == 204
    answer = opened.ask("GET", "/check")
    assert answer.status == 422
    assert b"Mon classeur" in answer.content
    broken.unlink()


@pytest.mark.parametrize("place", ["../secret.xlsx", "Marché/../../x.xlsx", "/etc/passwd", "Marché", "~$projet.xlsx"])
def test_only_a_workbook_inside_the_folder_is_opened(there, place):
    there.post("/close")
    assert there.post("/open", place=place).status == 422
    assert there.desk.book is None


def test_a_dropped_workbook_is_kept_apart_and_its_documents_go_to_a_folder_of_its_name(there):
    kept = there.send("/drop", "../../Ma zone.xlsx", OTHER.read_bytes())
    book = there.desk.book
    assert json.loads(kept.content) == {"name": "Ma zone.xlsx", "version": book.version}
    assert (book.path, book.dropped) == (there.aside / "book" / "Ma zone.xlsx", True)
    assert book.folder == there.home / "Documents" / "rtdocs" / "Ma zone"
    version = there.get("/check")["version"]
    there.send("/drop", "Ma zone.xlsx", OTHER.read_bytes())
    assert there.get("/check")["version"] > version


def test_a_picture_is_kept_beside_the_dropped_workbook(there):
    assert there.send("/drop", "logo.png", b"png").status == 200
    assert (there.aside / "book" / "logo.png").read_bytes() == b"png"


@pytest.mark.parametrize("name", ["a.exe", "a.html", "", "a.xlsx.svg"])
def test_a_dropped_file_of_another_kind_is_refused(there, name):
    assert there.send("/drop", name, b"x").status == 422
    assert there.send("/grid", name, b"x").status == 422


def test_documents_are_written_where_one_chose_and_handed_out_by_number_alone(opened, programs):
    assert opened.post("/documents", **WISH | {"folder": "Documents/Pour le bailleur"}).status == 204
    result = opened.result("documents")
    names = [file["name"] for file in result["files"]]
    assert names == ["projet-grille.docx", "projet-grille.xlsx"]
    assert [path.name for path in files_in(opened.home / "Documents" / "Pour le bailleur")] == names
    answer = opened.ask("GET", f"/file/{result['files'][0]['id']}")
    assert answer.getheader("content-disposition") == 'attachment; filename="projet-grille.docx"'
    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    assert opened.post("/show", what="file", number=result["files"][1]["id"]).status == 204
    assert opened.post("/show", what="folder", number=0).status == 204
    assert opened.post("/show", what="book", number=0).status == 204
    folder = opened.home / "Documents" / "Pour le bailleur"
    assert programs == [folder / names[1], folder, opened.home / "Marché" / "projet.xlsx"]


@pytest.mark.parametrize(
    "wish", [{"what": "file", "number": 999}, {"what": "file", "number": -1}, {"what": "x", "number": 0}]
)
def test_nothing_else_is_opened_in_a_program(opened, programs, wish):
    assert opened.post("/show", **wish).status == 400
    assert programs == []


def test_a_machine_without_a_program_for_it_says_so(opened, monkeypatch):
    monkeypatch.setattr(desktop, "open_file", lambda _path: False)
    assert opened.post("/show", what="book", number=0).status == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"folder": 1},
        {"only": "grid"},
        {"only": [1]},
        {"langs": ["xx"]},
        {"pdf": "yes"},
        {"more": 1},
        {"edition": "friend"},
        {"templates": ["../x.docx", 1]},
        {"all_questions": None},
    ],
)
def test_a_wish_that_no_page_of_ours_makes_is_refused(opened, wrong):
    assert opened.post("/documents", **WISH | wrong).status == 400


def test_documents_go_nowhere_outside_the_folder(opened):
    assert opened.post("/documents", **WISH | {"folder": "../ailleurs"}).status == 422


def test_what_is_being_written_can_be_stopped_and_leaves_nothing(opened):
    folder = opened.home / "arrêt"
    parts = {"only": ["report", "summary", "schema", "grid"], "langs": ["fr", "en"], "folder": "arrêt"}
    opened.post("/documents", **WISH | parts)
    opened.until(lambda: opened.desk.busy and opened.desk.busy["file"])
    assert opened.post("/documents", **WISH).status == 422  # one thing at a time
    opened.post("/stop")
    assert opened.result("documents") == {"stopped": True}
    assert files_in(folder) == []
    opened.post("/documents", **WISH)
    assert opened.result("documents")["files"]


def test_a_new_workbook_is_made_under_a_free_name_and_opened(there):
    mine = there.home / "Documents" / "projet.xlsx"
    mine.write_bytes(b"mine")
    made = there.post("/new", folder="Documents", name="projet", lang="fr", example=False)
    assert made.status == 204
    assert there.desk.book.path == mine.with_name("projet (2).xlsx")
    assert mine.read_bytes() == b"mine"
    assert there.get("/check")["events"] == 0


@pytest.mark.parametrize("name", ["a.exe", "..", "a/b"])
def test_a_new_workbook_has_a_plain_name(there, name):
    before = {path.name for path in there.home.rglob("*.xlsx")}
    there.post("/new", folder="", name=name, lang="en", example=False)
    assert {path.name for path in there.home.rglob("*.xlsx")} - before <= {"b.xlsx", "a.exe.xlsx"}


def test_the_annotated_copy_stands_beside_the_workbook_and_replaces_nothing_of_a_person(opened):
    mine = opened.home / "Marché" / "projet-annoté.xlsx"
    mine.write_bytes(b"mine")
    opened.post("/copy", lang="fr", name="projet-annoté")
    result = opened.result("copy")
    assert [file["name"] for file in result["files"]] == ["projet-annoté (2).xlsx"]
    assert "projet-annoté.xlsx" in result["fates"][0]["fr"]
    assert mine.read_bytes() == b"mine"


def test_filled_grids_come_back_into_a_copy(opened):
    opened.post("/documents", **WISH)
    files = opened.result("documents")["files"]
    content = (opened.home / "Marché" / files[0]["name"]).read_bytes()
    names = [
        opened.send("/grid", "grille-ana.docx", content).content,
        opened.send("/grid", "grille-ana.docx", content).content,
    ]
    assert names == [b'{"name":"grille-ana.docx"}', b'{"name":"grille-ana (2).docx"}']
    opened.post("/grids", names=["grille-ana.docx", "grille-ana (2).docx"], copy="projet-réponses")
    result = opened.result("grids")
    assert [file["name"] for file in result["files"]] == ["projet-réponses.xlsx"]
    assert any("grille-ana" in line for line in result["told"]["en"])


def test_a_grid_that_is_none_is_told(opened):
    opened.send("/grid", "faux.docx", b"x")
    opened.post("/grids", names=["faux.docx"], copy="copie")
    assert "faux.docx" in opened.result("grids")["error"]["fr"]


def test_the_kit_waits_until_the_workbook_of_its_project_is_mended(there):
    workbook(there.home, {**complete(), "Événements": [*complete()["Événements"], event(RT=13)]}, name="faute.xlsx")
    there.post("/open", place="faute.xlsx")
    there.post("/kit", langs=["fr"], folder="trousse", project=True)
    assert there.result("kit") == {"stops": True, "files": [], "fates": []}
    assert not (there.home / "trousse").exists()


def test_an_older_workbook_is_carried_into_a_fresh_one_which_opens(there):
    old = workbook(there.home, {"Histoire": [["Quand", "Quoi"], ["2014", "Première rencontre"]]}, name="vieux.xlsx")
    where = "/carry?name=vieux.xlsx&folder=Documents&lang=fr"
    assert there.ask("POST", where, old.read_bytes(), content_type="application/octet-stream").status == 204
    assert there.desk.book.path == there.home / "Documents" / "vieux.xlsx"
    told = there.desk.results["new"]["told"]
    assert "vieux.xlsx" in told["fr"][0][0][0]
    assert "À corriger" in told["fr"][-1][0][0]
    assert there.get("/check")["events"] == 1


def test_a_template_of_a_persons_own_is_used_and_a_faulty_one_is_told(opened):
    mine = (ROOT / "templates" / "grille.docx").read_bytes()
    assert opened.send("/template", "../notre-grille.docx", mine).content == b'{"name":"notre-grille.docx"}'
    opened.post("/documents", **WISH | {"templates": ["notre-grille.docx"], "folder": "modèle"})
    assert opened.result("documents")["files"]
    opened.send("/template", "faux.docx", b"x")
    opened.post("/documents", **WISH | {"templates": ["faux.docx"], "folder": "modèle"})
    opened.until(lambda: opened.desk.busy is None)
    assert "faux.docx" in opened.desk.results["documents"]["error"]["fr"]
    assert opened.send("/template", "a.xlsx", b"x").status == 422


def test_a_look_at_what_is_no_longer_open_gives_way_within_its_process(opened):
    late = []
    opened.get("/check")
    process = opened.desk._eyes._process
    looking = threading.Thread(target=lambda: late.append(opened.ask("GET", "/drawings/fr").status))
    looking.start()
    opened.until(lambda: opened.desk._eyes.is_busy)
    other = shutil.copy(OTHER, opened.home / "autre.xlsx")
    opened.post("/open", place="autre.xlsx")
    assert opened.get("/check")["title"] == "Marche-ta-zone"
    looking.join(20)
    assert late == [204]
    assert opened.desk._eyes._process is process
    Path(other).unlink()


def test_the_drawing_that_is_looked_at_comes_alone_and_before_the_others(opened):
    first, whole = opened.get("/drawings/fr?alone="), opened.get("/drawings/fr")
    (alone,), among = first["pages"], next(page for page in whole["pages"] if page["has_arrows"])
    assert {**alone, "place": among["place"]} == among
    key = whole["pages"][-1]["key"]
    (last,) = opened.get(f"/drawings/fr?alone={quote(key)}")["pages"]
    assert {**last, "place": whole["pages"][-1]["place"]} == whole["pages"][-1]
    assert opened.get("/drawings/fr?alone=rt-timeline.99")["pages"] == []


@pytest.mark.parametrize("key", ["x", "rt-schema-E1", "rt-schema-E1.0", "rt-schema-E1.-1", "rt-.1", "rt-a.1000000"])
def test_a_key_that_no_drawing_has_is_refused(opened, key):
    assert opened.ask("GET", f"/drawings/fr?alone={key}").status == 400


def test_drawings_may_be_asked_for_as_they_come(opened):
    some, count = {"isWhole": False}, 0
    while not some["isWhole"]:
        some = opened.get(f"/drawings/fr?after={count}")
        count += len(some["pages"])
    assert count == len(opened.get("/drawings/fr")["pages"])
    assert opened.get(f"/drawings/fr?after={count}")["pages"] == []
    for wrong in ("-1", "a", "1" * 7, "٣"):
        assert opened.ask("GET", f"/drawings/fr?after={quote(wrong)}").status == 400


def test_three_workbooks_in_turn_each_show_their_own(there):
    names = ("marche-solidaire", "aines-a-velo", "marche-ta-zone")
    shown = {}
    for name in (*names, *names):
        there.send("/drop", f"{name}.xlsx", (ROOT / "samples" / f"{name}.xlsx").read_bytes())
        title = there.get("/check")["title"]
        assert shown.setdefault(name, title) == title
    assert len(set(shown.values())) == 3


def test_a_save_that_takes_its_time_shows_no_fault_and_one_that_stays_broken_does(opened, monkeypatch):
    monkeypatch.setattr("rtdocs.app.desk.PATIENCE", 1.0)
    whole = opened.workbook.read_bytes()
    before = opened.get("/check")["version"]
    opened.workbook.write_bytes(whole[:1000])
    opened.until(lambda: opened.desk.book.version > before, 10)
    statuses = []
    looking = threading.Thread(target=lambda: statuses.append(opened.ask("GET", "/check").status))
    looking.start()
    opened.workbook.write_bytes(whole)
    looking.join(20)
    assert statuses[0] in {200, 204}
    opened.until(lambda: opened.ask("GET", "/check").status == 200, 10)
    before = opened.desk.book.version
    opened.workbook.write_bytes(whole[:1000])
    opened.until(lambda: opened.desk.book.version > before, 10)
    assert opened.ask("GET", "/check").status == 422
    opened.workbook.write_bytes(whole)


def test_a_workbook_that_went_away_is_told_and_so_is_its_return(opened, monkeypatch):
    monkeypatch.setattr("rtdocs.watch.GONE_AFTER", 0.5)
    other = opened.workbook.rename(opened.home / "ailleurs.xlsx")
    opened.until(lambda: opened.desk.book.away, 10)
    other.rename(opened.workbook)
    opened.until(lambda: not opened.desk.book.away, 10)


def test_only_so_many_pages_listen(opened, monkeypatch):
    monkeypatch.setattr("rtdocs.app.routes.MOST_PAGES", 0)
    assert opened.ask("GET", "/events").status == 503


def test_what_is_looked_at_is_finished_though_the_workbook_is_saved_meanwhile_and_what_is_drawn_ahead_is_not(opened):
    found = {}

    def look(name, path):
        found[name] = opened.ask("GET", path)

    looks = [
        threading.Thread(target=look, args=each) for each in (("alone", "/drawings/fr?alone="), ("all", "/drawings/en"))
    ]
    for each in looks:
        each.start()
    version = opened.desk.book.version
    opened.until(lambda: len(opened.desk.book.looks) + len(opened.desk.book.drawings) == 2 or found)
    Path(opened.workbook).touch()
    opened.until(lambda: opened.desk.book.version > version, 5)
    for each in looks:
        each.join(60)
    assert found["alone"].status == 200
    assert found["all"].status in {204, 200}  # 200 where it was quicker than the save
