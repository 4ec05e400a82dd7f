"""At any moment of the moves each file is the old one or the new one, and the account says which."""

import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, files_in

from rtdocs.errors import CannotWrite, Interrupted
from rtdocs.outcomes import Terms, paths
from rtdocs.write.package.output import outbox

NAMES = ["a.docx", "b.pptx", "c.xlsx"]
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def package(path, said):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("document.xml", f"<a>{said}</a>")


def said(path):
    with zipfile.ZipFile(path) as file:
        return file.read("document.xml").decode().removeprefix("<a>").removesuffix("</a>")


def write(folder, text, names=NAMES, **terms):
    with outbox(folder, Terms(**terms)) as box:
        for name in names:
            package(box / name, text)
    return box.outcomes


def standing(folder):
    return {path.name: said(path) for path in files_in(folder)}


@pytest.fixture(autouse=True)
def heard():
    """A shell that runs the tests in the background ignores Ctrl+C, and so would they."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class AtMove:
    """Does something at one of the moves, just before or just after it."""

    def __init__(self, monkeypatch, number, act, *, before):
        self.count, self.number, self.act, self.before = 0, number, act, before
        self.replace = Path.replace
        monkeypatch.setattr(Path, "replace", lambda path, target: self.move(path, target))  # noqa: PLW0108 - a bound method would bind no path

    def move(self, path, target):
        self.count += 1
        if self.count == self.number and self.before:
            self.act()
        moved = self.replace(path, target)
        if self.count == self.number and not self.before:
            self.act()
        return moved


def fail():
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("act", [fail, lambda: signal.raise_signal(signal.SIGINT)], ids=["failure", "signal"])
@pytest.mark.parametrize("force", [False, True])
def test_each_file_is_old_or_new_and_the_account_says_which(tmp_path, monkeypatch, act, before, force):
    total = 0
    for number in range(1, 20):
        folder = tmp_path / str(number)
        write(folder, "old")
        if force:
            package(folder / "b.pptx", "mine")
        with monkeypatch.context() as patch:
            spy = AtMove(patch, number, act, before=before)
            stopped = None
            try:
                write(folder, "new", force=force)
            except (CannotWrite, Interrupted) as error:
                stopped = error
        if stopped is None:
            assert spy.count < number
            break
        total += 1
        now = {name: said(folder / name) for name in NAMES}
        placed = {path.name for path in paths(stopped.placed)}
        assert {name for name in NAMES if now[name] == "new"} == placed
        old = {"a.docx": "old", "b.pptx": "mine" if force else "old", "c.xlsx": "old"}
        assert all(now[name] in {"new", old[name]} for name in NAMES)
        # Whatever was replaced of people's is in its copy.
        assert not force or "mine" in standing(folder).values()
        # The next run finds all of it as ours, and leaves nothing behind.
        write(folder, "newer", force=force)
        assert {name: said(folder / name) for name in NAMES} == dict.fromkeys(NAMES, "newer")
        assert [path for path in folder.iterdir() if path.name.startswith(".rtdocs-")] == []
    assert total == len(NAMES) + 1 + force


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
from test_placing import write
count, replace = 0, Path.replace
def move(path, target):
    global count
    count += 1
    if count == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
Path.replace = move
write(Path({folder!r}), "new")
"""


@pytest.mark.parametrize("number", [1, 2, 4])
def test_what_a_killed_run_leaves_is_swept_by_the_next(tmp_path, number):
    write(tmp_path, "old")
    script = KILLED.format(root=str(ROOT), tests=str(Path(__file__).parent), number=number, folder=str(tmp_path))
    script = f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r})\n{script}"
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert [said(tmp_path / name) for name in NAMES] == ["new"] * (number - 2) + ["old"] * (5 - max(number, 2))
    assert [path.name for path in tmp_path.glob(".rtdocs-*")]
    write(tmp_path, "newer")
    assert standing(tmp_path) == dict.fromkeys(NAMES, "newer")


def test_a_run_under_way_is_not_swept_by_another(tmp_path):
    with outbox(tmp_path) as first:
        package(first / "a.docx", "first")
        write(tmp_path, "second", ["b.pptx"])
        assert said(first / "a.docx") == "first"
    assert standing(tmp_path) == {"a.docx": "first", "b.pptx": "second"}


def test_runs_at_once_into_one_folder_never_undo_each_other(tmp_path):
    write(tmp_path, "old")
    failures = []

    def run(text):
        try:
            for _ in range(5):
                write(tmp_path, text)
        except Exception as error:  # noqa: BLE001 - a thread's failure would be lost
            failures.append(error)

    threads = [threading.Thread(target=run, args=(text,)) for text in ("first", "second")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    assert {said(tmp_path / name) for name in NAMES} <= {"first", "second"}
    assert [path.name for path in tmp_path.glob(".rtdocs-*")] == []


def test_a_dry_run_says_what_would_be_and_writes_nothing(tmp_path):
    write(tmp_path, "old", NAMES[:2])
    package(tmp_path / "b.pptx", "mine")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    told = [(outcome.path.name, outcome.fate.value) for outcome in write(tmp_path, "new", dry=True)]
    assert told == [("a.docx", "renewed"), ("b (2).pptx", "beside"), ("c.xlsx", "new")]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert [outcome.fate.value for outcome in write(tmp_path / "new", "new", dry=True)] == ["new"] * 3
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("letter", ["a", "é"])
def test_nothing_longer_than_the_name_itself_is_ever_made(tmp_path, letter):
    name = letter * (250 // len(letter.encode())) + ".docx"
    write(tmp_path, "old", [name])
    package(tmp_path / name, "mine")
    beside = write(tmp_path, "new", [name])[0].path
    forced = write(tmp_path, "new", [name], force=True)[0]
    assert (said(beside), said(forced.copy), said(forced.path)) == ("new", "mine", "new")
    assert beside.name.endswith(f"{letter} (2).docx")


def test_a_name_that_is_too_long_is_to_be_shortened(tmp_path):
    with pytest.raises(CannotWrite, match="Shorten the name") as caught:
        write(tmp_path, "new", ["a" * 252 + ".docx"])
    assert caught.value.key == "name-too-long"
    assert list(tmp_path.iterdir()) == []


def test_written_files_have_the_rights_of_any_new_file_there(tmp_path):
    (tmp_path / "usual").write_text("")
    write(tmp_path, "new")
    modes = {(tmp_path / name).stat().st_mode for name in ("usual", *NAMES, ".rtdocs.json")}
    assert len(modes) == 1
