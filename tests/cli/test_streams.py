"""The command line where its output is closed, full, without colours, or shows names that a terminal would obey."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from workbooks import complete, workbook

from rtdocs.cli.streams import has_colours, plain

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def run(*words, behind="", **environment):
    """Run rtdocs as a shell does, in English; `behind` is what stands behind the command."""
    command = " ".join([f"'{sys.executable}' -m rtdocs", *(f"'{word}'" for word in words), behind])
    around = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **environment}
    words = ["/bin/sh", "-c", command]
    return subprocess.run(words, capture_output=True, check=False, cwd=ROOT, env=around, timeout=60)


@pytest.mark.parametrize("behind", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_nothing(behind, tmp_path):
    path = workbook(tmp_path, complete())
    done = run("check", path, behind=behind)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert run("check", tmp_path / "rien.xlsx", behind=behind).returncode == 3


@needs_full
def test_a_full_disk_for_the_output_is_told(tmp_path):
    done = run("check", workbook(tmp_path, complete()), "--lang", "en", behind="> /dev/full")
    assert done.returncode == 3
    assert done.stderr.decode().startswith("What rtdocs has to say cannot be written")
    assert run("check", tmp_path / "rien.xlsx", behind="2> /dev/full").returncode == 3


def test_a_reader_that_leaves_is_no_fault(tmp_path):
    done = run("check", "--help", behind="| head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    done = run("check", workbook(tmp_path, {**complete(), "Effets": [["?"]]}), behind="| true")
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("value", "colours"), [({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"TERM": "xterm"}, None)]
)
def test_who_wants_no_colours_gets_none(value, colours, monkeypatch):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, text in value.items():
        monkeypatch.setenv(name, text)
    assert has_colours() is colours


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b]0;titre\x07b", "a\ufffd]0;titre\ufffdb"),
        ("a\x1b[2Jb", "a\ufffd[2Jb"),
        ("projet\u202excod.xlsx", "projet\ufffdxcod.xlsx"),
        ("a\x9b31mb\r", "a\ufffd31mb\ufffd"),
        ("\x1b[1mgras\x1b[0m\n\té « » →", "\x1b[1mgras\x1b[0m\n\té « » →"),
    ],
)
def test_no_sign_that_a_terminal_would_obey_reaches_it(text, shown):
    assert plain(text) == shown


def test_the_name_of_a_file_turns_nothing_round(tmp_path):
    done = run("check", tmp_path / "a\u202exslx.\x07b.xlsx", "--lang", "en")
    assert "\u202e" not in done.stderr.decode()
    assert "\x07" not in done.stderr.decode()
    assert "xslx." in done.stderr.decode()


@pytest.mark.parametrize("epoch", ["99999999999999", "-1", "hier", "²"])
def test_a_date_out_of_range_is_said_plainly(epoch, tmp_path):
    done = run("check", workbook(tmp_path, complete()), "--lang", "en", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 3
    assert f"The variable SOURCE_DATE_EPOCH is “{epoch}”" in done.stderr.decode()
