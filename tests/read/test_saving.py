"""A workbook that another program is saving while it is read; files that are no workbooks."""

import errno
import os

import pytest
from workbooks import complete, workbook

from rtdocs.errors import UnreadableWorkbook
from rtdocs.read import open as opened


def refusal(path):
    with pytest.raises(UnreadableWorkbook) as refused:
        opened.open_book(path)
    return refused.value.key


@pytest.fixture
def pauses(monkeypatch):
    """Return the pauses that are made; none takes time."""
    made = []
    monkeypatch.setattr(opened.time_of_day, "sleep", made.append)
    return made


def test_a_workbook_half_saved_is_read_again_until_it_is_whole(tmp_path, monkeypatch):
    path = workbook(tmp_path, complete())
    whole = path.read_bytes()
    path.write_bytes(whole[:500])
    (tmp_path / "~$projet.xlsx").touch()
    monkeypatch.setattr(opened.time_of_day, "sleep", lambda _seconds: path.write_bytes(whole))
    assert [sheet.name for sheet in opened.open_book(path).sheets] == list(complete())


def test_a_workbook_that_is_gone_for_a_moment_is_waited_for(tmp_path, monkeypatch):
    path = workbook(tmp_path, complete())
    aside = path.rename(tmp_path / "A1B2C3.tmp")
    (tmp_path / "~$projet.xlsx").touch()
    monkeypatch.setattr(opened.time_of_day, "sleep", lambda _seconds: aside.exists() and aside.rename(path))
    assert opened.open_book(path).sheets


def test_a_workbook_that_never_stands_still_is_said_to_be_saved(tmp_path, pauses, monkeypatch):
    path = workbook(tmp_path, complete())
    path.write_bytes(path.read_bytes()[:500])
    stamps = iter(range(100))
    monkeypatch.setattr(opened, "_stamp", lambda _path: next(stamps))
    assert refusal(path) == "workbook-being-saved"
    assert len(pauses) == 3


def test_a_damaged_workbook_that_nobody_saves_is_told_at_once(tmp_path, pauses):
    path = workbook(tmp_path, complete())
    path.write_bytes(path.read_bytes()[:500])
    assert refusal(path) == "workbook-damaged"
    assert pauses == []


def test_a_damaged_workbook_that_is_open_is_still_called_damaged(tmp_path, pauses):
    path = workbook(tmp_path, complete())
    path.write_bytes(path.read_bytes()[:500])
    (tmp_path / ".~lock.projet.xlsx#").touch()
    assert refusal(path) == "workbook-damaged"
    assert len(pauses) == 3


@pytest.mark.parametrize("name", ["grille.docx", "gabarit.pptx"])
def test_a_document_given_for_a_workbook_is_called_one(tmp_path, name):
    import shutil  # noqa: PLC0415 - one test

    from rtdocs.resources import folder  # noqa: PLC0415 - idem

    source = next(path for path in sorted(folder("templates").iterdir()) if path.suffix == name[-5:])
    shutil.copy(source, tmp_path / name)
    assert refusal(tmp_path / name) == "workbook-is-document"


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"{\\rtf1", opened._OLE + bytes(600) + opened._OLD_WORD])
def test_other_documents_too(tmp_path, start):
    (tmp_path / "projet.xlsx").write_bytes(start)
    assert refusal(tmp_path / "projet.xlsx") == "workbook-is-document"


def test_a_file_that_stands_in_the_cloud_only_is_told(tmp_path, monkeypatch):
    class CloudError(OSError):
        winerror = 362

    def refuse(_path):
        raise CloudError(errno.EINVAL, os.strerror(errno.EINVAL))  # as Windows gives it

    monkeypatch.setattr(opened, "_start", refuse)
    assert refusal(tmp_path / "projet.xlsx") == "workbook-in-cloud"


@pytest.mark.parametrize(
    ("attributes", "key"),
    [(0x0040_0020, "workbook-in-cloud"), (0x1020, "workbook-in-cloud"), (0x20, "workbook-damaged")],
)
def test_a_file_whose_bytes_cannot_be_fetched_is_told_by_its_attributes(attributes, key, tmp_path, monkeypatch):
    """While OneDrive is not running, reading such a file is an "invalid argument" without a number of Windows."""

    class Stat:
        st_mtime_ns = st_size = 0
        st_file_attributes = attributes

    def refuse(_path):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(opened, "_start", refuse)
    monkeypatch.setattr(opened.Path, "stat", lambda _path, **_options: Stat())
    assert refusal(tmp_path / "projet.xlsx") == key
