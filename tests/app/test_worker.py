"""The work of the process of its own, here in a thread: what it is asked, what it answers, and its end."""

import asyncio
import itertools
import threading
from multiprocessing import Pipe

import pytest
from conftest import ROOT

from rtdocs.app import worker
from rtdocs.app.turns import Turns
from rtdocs.app.worker import Left, Stopped, Worker, serve

SAMPLE = str(ROOT / "samples" / "marche-ta-zone.xlsx")


async def until(found):
    """Wait until something is found."""
    async with asyncio.timeout(60):
        while not found():  # noqa: ASYNC110 - another process tells it
            await asyncio.sleep(0.01)


@pytest.fixture
def asked():
    """Return a function that asks for a task and returns all its answers."""
    ours, theirs = Pipe()
    working = threading.Thread(target=serve, args=(theirs,))
    working.start()
    numbers = itertools.count(1)

    def ask(task, **wish):
        ours.send((next(numbers), (task, wish)))
        answers = [ours.recv()]
        if answers == [("loaded", None)]:
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


def test_an_order_that_was_left_before_it_was_begun_is_not_begun():
    ours, theirs = Pipe()
    bench = worker._Bench()
    ours.send((1, ("check", {})))
    ours.send((1, None))
    ours.send((2, ("check", {})))
    ours.close()
    bench.hear(theirs)
    orders = [bench.orders.get()[0] for _ in range(2)]
    begun = [worker._done(bench, number, lambda number=number: number) for number in orders]
    assert begun == [("left", None), ("done", 2)]
    assert bench.orders.get() is None  # the server is gone


def test_a_task_that_is_left_while_it_tells_something_has_told_it_whole():
    class Pipe:
        sent = ()

        def send(self, what):
            bench._left = 1  # the order to leave comes amid the sending: the signal would cut it short
            bench.interrupted(None, None)
            self.sent = (*self.sent, what)

    bench, pipe = worker._Bench(), Pipe()
    assert worker._done(bench, 1, lambda: bench.tell(pipe, "half a drawing")) == ("left", None)
    assert pipe.sent == ("half a drawing",)


def test_only_what_is_drawn_ahead_is_left_where_that_alone_is_meant():
    async def ask():
        eyes = Worker()
        look = asyncio.create_task(eyes.run("draw", rank=1, path=SAMPLE, lang="fr", alone=""))
        await until(lambda: eyes.is_busy)
        eyes.leave(2)
        given = await look
        eyes.stop()
        return given

    assert len(asyncio.run(ask())["pages"]) == 1


def test_a_look_is_left_within_its_process_and_the_next_one_is_done():
    async def ask():
        eyes = Worker()
        look = asyncio.create_task(eyes.run("draw_all", rank=2, path=SAMPLE, lang="fr"))
        await until(lambda: eyes.is_busy)
        process = eyes._process
        checked = await eyes.run("check", rank=0, path=SAMPLE)
        with pytest.raises(Left):
            await look
        same = eyes._process is process
        eyes.stop()
        return checked["title"], same

    assert asyncio.run(ask()) == ("Marche-ta-zone", True)


def test_a_look_that_hears_nothing_ends_with_its_process(monkeypatch):
    monkeypatch.setattr(worker, "TOO_LONG", 0.0)

    async def ask():
        eyes = Worker()
        monkeypatch.setattr(eyes, "_send", lambda pipe, what: what[1] and pipe.send(what))
        look = asyncio.create_task(eyes.run("kit", folder="/nowhere", project=None, langs=["fr"]))
        await until(lambda: eyes._is_loaded)
        eyes.leave()
        with pytest.raises(Stopped):
            await look
        eyes.stop()

    asyncio.run(ask())


def test_what_is_no_longer_wanted_when_its_turn_comes_is_not_begun():
    async def ask():
        eyes = Worker()
        with pytest.raises(Left):
            await eyes.run("check", is_wanted=lambda: False, path=SAMPLE)
        return eyes._process

    assert asyncio.run(ask()) is None


def test_turns_go_to_the_lowest_rank_then_to_who_came_first():
    async def taken():
        turns, order = Turns(), []
        await turns.take(2)

        async def wait(name, rank):
            await turns.take(rank)
            order.append(name)
            turns.end()

        waiting = [asyncio.create_task(wait(*each)) for each in (("b", 2), ("gone", 0), ("c", 2), ("a", 1))]
        await asyncio.sleep(0)
        waiting[1].cancel()
        await asyncio.sleep(0)
        assert turns.rank == 2
        turns.end()
        await asyncio.gather(*waiting, return_exceptions=True)
        return order, turns.rank

    assert asyncio.run(taken()) == (["a", "b", "c"], None)


def test_a_turn_that_came_as_nobody_waited_for_it_goes_to_the_next():
    async def taken():
        turns = Turns()
        await turns.take(0)
        gone = asyncio.create_task(turns.take(0))
        await asyncio.sleep(0)
        turns.end()
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
        return turns.rank

    assert asyncio.run(taken()) is None
