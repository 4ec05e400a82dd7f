import errno
import os
import resource
import shutil
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError

import pytest
from conftest import files_in

from rtdocs.errors import CannotWrite
from rtdocs.write.package import output
from rtdocs.write.package.aside import extended
from rtdocs.write.package.output import outbox, seal

NOBODY = 65534


def package(path, content="<a/>", stamp=(2020, 1, 1, 0, 0, 0)):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(zipfile.ZipInfo("[Content_Types].xml", stamp), content)
        file.writestr(zipfile.ZipInfo("word/media/image.png", stamp), b"\x00")
    return path


@contextmanager
def as_nobody():
    """Root may write anywhere, so become somebody who may not."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture
def public_folder():
    """A folder that anybody can reach, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_that_is_no_package_moves_in_as_it_is(tmp_path):
    with outbox(tmp_path) as aside:
        (aside / "page.html").write_bytes(b"<!DOCTYPE html>\n<p>PK</p>\n")
    assert (tmp_path / "page.html").read_bytes() == b"<!DOCTYPE html>\n<p>PK</p>\n"


def test_sealing_makes_the_same_bytes_of_the_same_content(tmp_path):
    first = package(tmp_path / "first.docx", stamp=(2020, 1, 1, 0, 0, 0))
    second = package(tmp_path / "second.docx", stamp=(2024, 7, 9, 1, 2, 4))
    assert first.read_bytes() != second.read_bytes()
    seal(first)
    seal(second)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as file:
        assert file.namelist() == ["[Content_Types].xml", "word/media/image.png"]


def test_a_part_that_is_not_well_formed_never_leaves(tmp_path):
    package(tmp_path / "projet.docx", "<a>old</a>")
    before = (tmp_path / "projet.docx").read_bytes()
    with pytest.raises(ExpatError), outbox(tmp_path) as aside:
        package(aside / "projet.docx", "<a>")
    assert (tmp_path / "projet.docx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["projet.docx"]


def test_all_files_arrive_and_nothing_stays_aside(tmp_path):
    target = tmp_path / "new" / "folder"
    with outbox(target) as aside:
        package(aside / "a.docx")
        package(aside / "b.pptx")
    assert [path.name for path in files_in(target)] == ["a.docx", "b.pptx"]


def test_a_fault_while_writing_leaves_the_files_of_before(tmp_path):
    (tmp_path / "a.docx").write_text("mine")
    with pytest.raises(ZeroDivisionError), outbox(tmp_path) as aside:
        package(aside / "a.docx")
        raise ZeroDivisionError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.docx", "mine")]


def test_where_one_file_cannot_be_replaced_none_is(tmp_path):
    (tmp_path / "a.docx").write_text("mine")
    (tmp_path / "b.docx").mkdir()
    (tmp_path / "b.docx" / "kept").write_text("mine too")
    with pytest.raises(CannotWrite) as caught, outbox(tmp_path) as aside:
        package(aside / "a.docx")
        package(aside / "b.docx")
    assert caught.value.key == "in-the-way"
    assert (tmp_path / "a.docx").read_text() == "mine"
    assert (tmp_path / "b.docx" / "kept").read_text() == "mine too"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CannotWrite) as caught, outbox(tmp_path / "out"):
        pass
    assert caught.value.key == "in-the-way"


def test_a_read_only_folder_is_told(public_folder):
    public_folder.chmod(0o555)
    with as_nobody(), pytest.raises(CannotWrite) as caught, outbox(public_folder):
        pass
    assert caught.value.key == "read-only"


@pytest.mark.parametrize(
    ("owner_file", "key"),
    [*((name, "open-elsewhere") for name in ("~$a.docx", "~$docx", ".~lock.a.docx#")), ("other", "read-only")],
)
def test_a_file_open_in_another_program_is_named(public_folder, owner_file, key):
    with outbox(public_folder) as aside:
        package(aside / "a.docx")
    before = (public_folder / "a.docx").read_bytes()
    (public_folder / owner_file).write_text("")
    public_folder.chmod(0o1777)  # sticky: one may add files, not replace another person's
    if os.geteuid() != 0:
        pytest.skip("only root can make files of another person")
    with as_nobody(), pytest.raises(CannotWrite) as caught, outbox(public_folder) as aside:
        package(aside / "a.docx", "<b/>")
    assert (caught.value.key, caught.value.values["path"]) == (key, public_folder / "a.docx")
    assert caught.value.placed == ()
    assert (public_folder / "a.docx").read_bytes() == before


def test_a_full_disk_is_told(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with pytest.raises(CannotWrite) as caught, outbox(tmp_path) as aside:
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
            (aside / "a.docx").write_bytes(b"x" * 20_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.key == "disk-full"
    assert list(tmp_path.iterdir()) == []


def test_what_a_library_says_of_the_disk_is_heard(tmp_path):
    class LibraryError(Exception):
        pass

    def fail(cause):
        raise LibraryError(cause)

    with pytest.raises(CannotWrite) as caught, outbox(tmp_path):
        fail(OSError(5, "Input/output error"))
    assert (caught.value.key, caught.value.values["reason"]) == ("cannot-write", "Input/output error")
    with pytest.raises(LibraryError), outbox(tmp_path):
        fail("no disk in this")


# --- Windows, as far as another system can show it ---


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_file_that_windows_denies_is_open_elsewhere(tmp_path, monkeypatch, number):
    """Excel and Word lock what they have open: error 32 of Windows, which Python gives as EACCES."""
    monkeypatch.setattr(output, "WINDOWS", True)
    target = tmp_path / "a.docx"

    replaced = Path.replace

    def denied(path, place):
        if Path(place) == target:
            raise PermissionError(number, "denied", str(path))
        return replaced(path, place)

    with pytest.raises(CannotWrite) as caught, outbox(tmp_path) as aside:
        package(aside / "a.docx")
        monkeypatch.setattr(Path, "replace", denied)
    assert (caught.value.key, caught.value.values["path"]) == ("open-elsewhere", target)


def test_a_path_that_windows_does_not_take_is_to_be_shortened(tmp_path, monkeypatch):
    monkeypatch.setattr(output, "WINDOWS", True)
    folder = tmp_path / ("a" * 130) / ("b" * 130)

    def missing(_self, **_options):
        raise FileNotFoundError(errno.ENOENT, "no such path", str(folder))

    monkeypatch.setattr(Path, "mkdir", missing)
    with pytest.raises(CannotWrite) as caught, outbox(folder):
        pass
    assert caught.value.key == "name-too-long"


@pytest.mark.parametrize("name", ["con.xlsx", "NUL.docx", "Com1.pptx", "aux .xlsx"])
def test_a_name_that_windows_keeps_for_a_device_is_told(tmp_path, monkeypatch, name):
    with outbox(tmp_path) as aside:
        assert (aside / name).name == name
    monkeypatch.setattr(output, "WINDOWS", True)
    with pytest.raises(CannotWrite) as caught, outbox(tmp_path) as aside:
        aside / name
    assert caught.value.key == "name-reserved"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"C:\\{'a' * 200}", f"\\\\?\\C:\\{'a' * 200}"),
        (f"\\\\srv\\part\\{'a' * 200}", f"\\\\?\\UNC\\srv\\part\\{'a' * 200}"),
        (f"\\\\?\\C:\\{'a' * 200}", f"\\\\?\\C:\\{'a' * 200}"),
        ("C:\\court", "C:\\court"),
    ],
)
def test_what_is_made_aside_may_have_a_longer_path_than_its_place(path, expected):
    assert extended(path) == expected
