"""The work of the process of its own, here in a thread: what it is asked, what it answers, and its end."""

import threading
from multiprocessing import Pipe

import pytest
from conftest import ROOT

from rtdocs.app.worker import serve

SAMPLE = str(ROOT / "samples" / "marche-ta-zone.xlsx")


@pytest.fixture
def asked():
    """Return a function that asks for a task and returns all its answers."""
    ours, theirs = Pipe()
    working = threading.Thread(target=serve, args=(theirs,))
    working.start()

    def ask(task, **wish):
        ours.send((task, wish))
        answers = [ours.recv()]
        while answers[-1][0] == "progress":
            answers.append(ours.recv())
        return answers

    yield ask
    ours.close()
    working.join(30)
    assert not working.is_alive()  # without a server there is nothing left to do


def test_a_task_is_done_and_tells_how_far_it_is(asked, tmp_path):
    wish = {"path": SAMPLE, "folder": str(tmp_path), "only": ["grid"], "lang": ["fr"]}
    *progress, (kind, given) = asked("build", **wish)
    assert kind == "done"
    assert [name for _, name in progress] == ["marche-ta-zone-grille.docx", "marche-ta-zone-grille.xlsx"]
    assert len(given["files"]) == 2


def test_what_stops_a_task_is_told_and_the_next_one_is_done(asked):
    ((kind, told),) = asked("check", path="nulle-part.xlsx")
    assert kind == "failed"
    assert all("nulle-part.xlsx" in text for text in told.values())
    ((kind, _),) = asked("check", path=SAMPLE)
    assert kind == "done"


def test_a_fault_of_rtdocs_is_told_in_one_sentence(asked):
    ((kind, told),) = asked("check", path=None)
    assert (kind, "TypeError" in told["fr"], "TypeError" in told["en"]) == ("failed", True, True)
