"""The person's own programs are asked by the system's own way, with the path as one argument that no shell reads."""

import os
import sys
import time

import pytest

from rtdocs.app import desktop


@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_a_file_opens_in_the_program_that_the_system_has_for_it(tmp_path, monkeypatch, platform, program):
    told = tmp_path / "told"
    opener = tmp_path / program
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > "{told}.new"\nmv "{told}.new" "{told}"\n')
    opener.chmod(0o755)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    path = tmp_path / "rapport; rm -rf $HOME.docx"
    assert desktop.open_file(path)
    end = time.monotonic() + 10
    while not told.exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    assert told.read_text() == f"1\n{path}\n"


def test_windows_is_asked_as_by_a_double_click(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert desktop.open_file(tmp_path)
    assert opened == [tmp_path]


def test_a_system_without_such_a_program_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not desktop.open_file(tmp_path)


def test_the_page_opens_in_the_browser_and_from_the_program_without_python_by_the_systems_own_way(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: not opened.append(address))
    assert desktop.open_page("http://127.0.0.1:1/")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/program/_internal")
    monkeypatch.setenv("PATH", "/nowhere")
    assert not desktop.open_page("http://127.0.0.1:2/")
    assert opened == ["http://127.0.0.1:1/"]
