"""A process of its own for long work: the page keeps answering meanwhile, and the work can be stopped at any moment.

The process stays between tasks, since most of the time of a first drawing goes into loading libraries.
"""

import asyncio
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from rtdocs.app.words import every_language, told
from rtdocs.errors import RtdocsError

Progress = Callable[[str], None]

_LEAVE = 3  # seconds in which a task clears away what it has begun to write


class Failed(Exception):  # noqa: N818 - named as one would say it
    """A task could not be done; `told` holds the reason and the way out, by language code."""

    def __init__(self, told: Mapping[str, str]) -> None:
        super().__init__(next(iter(told.values()), ""))
        self.told = dict(told)


class Stopped(Exception):  # noqa: N818 - idem
    """A person stopped the task, or the system ended its process."""


class Worker:
    """A process that does one task at a time, in the order of the requests."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._began: float | None = None
        self._process: Any = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process unless it runs already; the process loads its libraries at once."""
        if self._process is not None and self._process.is_alive():
            return
        context = get_context("spawn")  # a fork would copy the server's open connections
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    async def run(self, task: str, progress: Progress = lambda _name: None, **wish: Any) -> Any:  # noqa: ANN401 - plain data
        """Return the result of a task of `tasks`, by the task's name.

        Raises:
            Failed: the task could not be done.
            Stopped: the person stopped the task.
        """
        async with self._turn:
            self.start()
            self._began = time.monotonic()
            try:
                return await asyncio.to_thread(self._ask, task, progress, wish)
            finally:
                self._began = None

    @property
    def busy_for(self) -> float:
        """The seconds for which the present task has run; 0 without one."""
        return time.monotonic() - self._began if self._began else 0.0

    def stop(self) -> None:
        """End the process amid any task; writing is all or none, so nothing stays half written."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join(_LEAVE)
            process.kill()

    def _ask(self, task: str, progress: Progress, wish: Mapping[str, Any]) -> Any:  # noqa: ANN401 - idem
        pipe = self._pipe
        if pipe is None:
            raise Stopped
        try:
            pipe.send((task, wish))
            while True:
                kind, given = pipe.recv()
                if kind == "done":
                    return given
                if kind == "failed":
                    raise Failed(given)
                progress(given)
        except (EOFError, OSError) as cause:
            raise Stopped from cause


def serve(pipe: Connection) -> None:
    """Do tasks from the pipe until the server is gone. Runs in the process of its own."""
    with suppress(ValueError):  # in a test it is a thread, which hears no signals
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this process
        signal.signal(signal.SIGTERM, _leave)
    from rtdocs.app import tasks  # noqa: PLC0415 - the server itself pays for no Office library

    with suppress(EOFError, OSError):
        while True:
            task, wish = pipe.recv()
            pipe.send(_done(tasks.TASKS[task], wish, lambda name: pipe.send(("progress", name))))


def _leave(_signal: int, _frame: object) -> None:
    """Exit by an exception, so that a task removes the files that it has begun to write."""
    raise SystemExit


def _done(task: Callable[..., Any], wish: Mapping[str, Any], progress: Progress) -> tuple[str, Any]:
    try:
        return "done", task(progress=progress, **wish)
    except RtdocsError as error:
        return "failed", told(error)
    except Exception as error:  # noqa: BLE001 - the last door: people get a sentence
        return "failed", every_language("app.broken", error=type(error).__name__)
