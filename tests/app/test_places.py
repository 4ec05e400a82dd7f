import pytest

from rtdocs.app import places
from rtdocs.errors import CannotWrite, UnreadableWorkbook


@pytest.mark.parametrize(
    "parts", ["..", "a/../..", "a/..", "/../x", "a/\x00b", "C:", "a\\..\\..", "con", "a/NUL.txt", "a/ b", "a."]
)
def test_nothing_outside_the_chosen_folder_is_reached(tmp_path, parts):
    (tmp_path / "a").mkdir()
    with pytest.raises(CannotWrite):
        places.inside(tmp_path, parts)


def test_a_link_that_leads_outside_is_not_followed(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "out").symlink_to(tmp_path)
    with pytest.raises(CannotWrite):
        places.inside(home, "out/x")


@pytest.mark.parametrize("parts", ["", "Mes projets", "Mes projets/2026/Été", "/Mes projets/"])
def test_a_place_inside_is_named_by_its_parts(tmp_path, parts):
    assert places.parts(tmp_path, places.inside(tmp_path, parts)) == parts.strip("/")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("projet.xlsx", "projet.xlsx"),
        ("Marché d’été (2).XLSX", "Marché d’été (2).xlsx"),
        ("../../etc/projet.xlsx", "projet.xlsx"),
        (r"C:\Users\ana\projet.xlsx", "projet.xlsx"),
        ("a\x00b\u202egnp.xlsx", "a b gnp.xlsx"),
        ('a<b>:"|?*.xlsx', "a-b------.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("aux .xlsx", "_aux.xlsx"),
        ("COM¹.xlsx", "_COM¹.xlsx"),
        ("conin$.xlsx", "_conin$.xlsx"),
        (f"{'é' * 300}.xlsx", f"{'é' * 100}.xlsx"),
        (f"a{'😀' * 300}.xlsx", f"a{'😀' * 49}.xlsx"),  # 255 bytes are all that a system has room for
    ],
)
def test_a_name_that_a_browser_sends_becomes_one_that_any_system_takes(name, kept):
    assert places.dropped_name(name, places.WORKBOOKS) == kept


@pytest.mark.parametrize("name", ["", "projet", "projet.exe", "~$projet.xlsx", "projet.xlsx.html", ".xlsx", "logo.png"])
def test_a_file_of_another_kind_is_not_taken(name):
    with pytest.raises(UnreadableWorkbook) as told:
        places.dropped_name(name, places.WORKBOOKS)
    assert told.value.key == "page-kind"


def test_a_folder_shows_its_folders_and_workbooks_and_nothing_hidden(tmp_path):
    for name in ("b.xlsx", "A.ods", "~$b.xlsx", ".c.xlsx", "notes.txt", "$RECYCLE.BIN"):
        (tmp_path / name).write_text("")
    for name in ("Zoé", ".git", "été"):
        (tmp_path / name).mkdir()
    (tmp_path / "gone.xlsx").symlink_to(tmp_path / "nowhere")
    assert places.shelf(tmp_path, tmp_path) == (("Zoé", "été"), ("A.ods", "b.xlsx"))


def test_links_that_lead_outside_are_not_shown(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "b.xlsx").write_text("")
    (tmp_path / "c.xlsx").write_text("")
    (home / "autre.xlsx").symlink_to(home / "b.xlsx")
    (home / "dehors.xlsx").symlink_to(tmp_path / "c.xlsx")
    (home / "ailleurs").symlink_to(tmp_path)
    assert places.shelf(home, home) == ((), ("autre.xlsx", "b.xlsx"))


def test_a_folder_that_cannot_be_read_shows_nothing(tmp_path):
    assert places.shelf(tmp_path / "missing", tmp_path) == ((), ())


def test_a_file_that_stands_is_never_replaced(tmp_path):
    path = tmp_path / "copie.xlsx"
    assert places.free(path) == path
    path.write_text("")
    (tmp_path / "copie (2).xlsx").write_text("")
    assert places.free(path) == tmp_path / "copie (3).xlsx"
