"""The presentation written by a process of its own: the same file, or none, and its caller writes it."""

import io
import pickle
import sys
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from stories import story

from rtdocs import apart, pipeline
from rtdocs.i18n import language

FR = language("fr")
SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def told():
    return story("No | Date | Title | RT | Leads to\n1 | 2014 | Un pas | 5 | A", "No | Title\nA | Un effet")


@pytest.fixture(params=["copy", "another"], autouse=True)
def way(request, monkeypatch):
    """Both ways: where threads run, Python starts anew."""
    if request.param == "copy" and (sys.platform != "linux" or threading.active_count() > 1):
        pytest.skip("no process can be copied here")
    if request.param == "another":
        monkeypatch.setattr(sys, "platform", "win32")
    return request.param


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_it_writes_what_its_caller_would_write(told, tmp_path):
    apart.write_schema(told, FR, tmp_path / "own.pptx")
    with apart.head_start(told, FR, tmp_path / "apart.pptx") as is_written:
        assert is_written()
    assert parts(tmp_path / "apart.pptx") == parts(tmp_path / "own.pptx")


def test_it_says_so_when_it_cannot(told, tmp_path):
    with apart.head_start(told, FR, tmp_path / "no folder" / "apart.pptx") as is_written:
        assert not is_written()


def test_nothing_writes_any_more_when_its_caller_gives_up(told, tmp_path):
    with pytest.raises(KeyboardInterrupt), apart.head_start(told, FR, tmp_path / "apart.pptx"):
        raise KeyboardInterrupt
    assert not (tmp_path / "apart.pptx").exists()


@pytest.mark.parametrize("missing", ["", "/no/such/python"])
def test_without_a_second_python_there_is_no_head_start(told, tmp_path, monkeypatch, missing):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", missing)
    with apart.head_start(told, FR, tmp_path / "apart.pptx") as is_written:
        assert not is_written()


def test_what_it_is_told_comes_in_by_its_input(told, tmp_path, monkeypatch):
    order = pickle.dumps((told, "fr", tmp_path / "apart.pptx"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(order)))
    apart.main()
    assert parts(tmp_path / "apart.pptx")


def test_a_build_writes_the_presentation_itself_where_the_head_start_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.os, "cpu_count", lambda: 1)
    built = pipeline.build(SAMPLES / "marche-ta-zone.xlsx", tmp_path)
    assert [path.suffix for path in built.files] == [".docx", ".pptx", ".docx", ".xlsx"]
    assert all(path.exists() for path in built.files)
