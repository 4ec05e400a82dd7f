"""A process of its own for long work: the page keeps answering meanwhile, and the work can be left at any moment.

The process stays between tasks, since most of the time of a first drawing goes into loading libraries, and what was
drawn before need not be drawn again. So a look at what is no longer wanted is left within the process (`leave`); only
what writes, or does not leave, is stopped with its process (`stop`).
"""

import _thread
import asyncio
import signal
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

from rtdocs.app.turns import Turns
from rtdocs.app.words import every_language, told
from rtdocs.errors import RtdocsError

Progress = Callable[[Any], None]

_CLEARS_AWAY = 3  # seconds in which a task clears away what it has begun to write
TOO_LONG = 5.0
"""Seconds in which a task must have been left; one that hears nothing (it reads a huge file) ends with its process."""


class Failed(Exception):  # noqa: N818 - named as one would say it
    """A task could not be done; `told` holds the reason and the way out, by language code."""

    def __init__(self, told: Mapping[str, str]) -> None:
        super().__init__(next(iter(told.values()), ""))
        self.told = dict(told)


class Stopped(Exception):  # noqa: N818 - idem
    """A person stopped the task, or the system ended its process."""


class Left(Exception):  # noqa: N818 - idem
    """The task was left for one that is wanted first."""


class Worker:
    """A process that does one task at a time."""

    def __init__(self) -> None:
        self._turns = Turns()
        self._number = 0
        self._began = False
        self._is_loaded = False
        self._process: Any = None
        self._pipe: Connection | None = None
        self._sending = threading.Lock()

    def start(self) -> None:
        """Start the process unless it runs already; the process loads its libraries at once."""
        if self._process is not None and self._process.is_alive():
            return
        self._is_loaded = False
        context = get_context("spawn")  # a fork would copy the server's open connections
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    async def run(
        self,
        task: str,
        progress: Progress = lambda _name: None,
        *,
        rank: int = 0,
        is_wanted: Callable[[], bool] = lambda: True,
        **wish: Any,  # noqa: ANN401 - plain data
    ) -> Any:  # noqa: ANN401 - idem
        """Return the result of a task of `tasks`, by the task's name.

        A task of a lower rank comes before those that wait, and one of a higher rank is left for it.

        Raises:
            Failed: the task could not be done.
            Left: it was left, or is no longer wanted now that its turn has come.
            Stopped: the person stopped the task.
        """
        if self._turns.rank is not None and rank < self._turns.rank:
            self.leave()
        await self._turns.take(rank)
        try:
            if not is_wanted():
                raise Left
            self.start()
            self._number += 1
            self._began = True
            return await asyncio.to_thread(self._ask, (self._number, (task, wish)), progress)
        finally:
            self._began = False
            self._turns.end()

    @property
    def is_busy(self) -> bool:
        """Whether a task is under way."""
        return self._began

    def leave(self, rank: int = 0) -> None:
        """Leave the present task, if there is one of this rank or a higher; only for tasks that write nothing."""
        if self._began and self._pipe is not None and (self._turns.rank or 0) >= rank:
            with suppress(OSError):
                self._send(self._pipe, (self._number, None))
            asyncio.get_running_loop().call_later(TOO_LONG, self._insist, self._number)

    def _insist(self, number: int) -> None:
        process = self._process
        if not self._began or self._number != number or process is None:
            return
        if self._is_loaded:
            self._process = None
            process.kill()
        else:  # to begin anew would take longer still
            asyncio.get_running_loop().call_later(TOO_LONG, self._insist, number)

    def stop(self) -> None:
        """End the process amid any task; writing is all or none, so nothing stays half written."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join(_CLEARS_AWAY)
            process.kill()

    def _send(self, pipe: Connection, what: object) -> None:
        with self._sending:  # a task is sent from a thread of its own
            pipe.send(what)

    def _ask(self, order: object, progress: Progress) -> Any:  # noqa: ANN401 - idem
        pipe = self._pipe
        if pipe is None:
            raise Stopped
        try:
            self._send(pipe, order)
            while True:
                kind, given = pipe.recv()
                match kind:
                    case "done":
                        return given
                    case "failed":
                        raise Failed(given)
                    case "left":
                        raise Left
                    case "loaded":
                        self._is_loaded = True
                    case _:
                        progress(given)
        except (EOFError, OSError) as cause:
            raise Stopped from cause


class _Leaves(BaseException):
    """Raised amid a task that is left. No `except Exception` of the pipeline keeps it."""


class _Bench:
    """Where the process works: one task in the main thread, while another thread hears what comes meanwhile.

    A task is left by a signal that the process gives itself, which every system has: the handler raises amid the task.
    """

    def __init__(self) -> None:
        self.orders: SimpleQueue[tuple[int, str, Mapping[str, Any]] | None] = SimpleQueue()
        self._at_work = 0  # the number of the task
        self._left = 0  # of the last one that was left

    def hear(self, pipe: Connection) -> None:
        """Take orders from the pipe until the server is gone; then nobody wants the task at work either."""
        with suppress(EOFError, OSError):
            while True:
                number, order = pipe.recv()
                if order is None:
                    self._leave(number)
                else:
                    self.orders.put((number, *order))
        self.orders.put(None)
        self._leave(self._at_work)

    def do(self, number: int, task: Callable[[], Any]) -> Any:  # noqa: ANN401 - plain data
        """Return what a task gives.

        Raises:
            _Leaves: it is left.
        """
        self._at_work = number
        try:
            if number <= self._left:
                raise _Leaves
            return task()
        finally:
            self._at_work = 0

    def tell(self, pipe: Connection, what: object) -> None:
        """Send what a task tells meanwhile; a task is not left amid that, since half of it would be read as whole.

        Raises:
            _Leaves: the task was left meanwhile.
        """
        number, self._at_work = self._at_work, 0
        pipe.send(what)
        self._at_work = number
        if 0 < number <= self._left:
            raise _Leaves

    def interrupted(self, _signal: int, _frame: object) -> None:
        """Leave the task at work where that is meant; Ctrl+C is for the server, which ends this process."""
        if 0 < self._at_work <= self._left:
            self._at_work = 0  # once: what follows may not be interrupted
            raise _Leaves

    def _leave(self, number: int) -> None:
        self._left = max(self._left, number)
        if 0 < self._at_work == number:
            _thread.interrupt_main(signal.SIGINT)


def serve(pipe: Connection) -> None:
    """Do tasks from the pipe until the server is gone. Runs in the process of its own."""
    bench = _Bench()
    with suppress(ValueError):  # in a test it is a thread, which hears no signals
        signal.signal(signal.SIGINT, bench.interrupted)
        signal.signal(signal.SIGTERM, _exit)
    threading.Thread(target=bench.hear, args=(pipe,), daemon=True).start()
    from rtdocs.app import tasks  # noqa: PLC0415 - the server itself pays for no Office library

    tasks.load_libraries()
    with suppress(OSError):
        pipe.send(("loaded", None))
        while (order := bench.orders.get()) is not None:
            number, task, wish = order
            work = partial(tasks.TASKS[task], progress=lambda told: bench.tell(pipe, ("progress", told)), **wish)
            pipe.send(_done(bench, number, work))


def _exit(_signal: int, _frame: object) -> None:
    """Exit by an exception, so that a task removes the files that it has begun to write."""
    raise SystemExit


def _done(bench: _Bench, number: int, work: Callable[[], Any]) -> tuple[str, Any]:
    try:
        return "done", bench.do(number, work)
    except _Leaves:
        return "left", None
    except RtdocsError as error:
        return "failed", told(error)
    except Exception as error:  # noqa: BLE001 - the last door: people get a sentence
        return "failed", every_language("app.broken", error=type(error).__name__)
