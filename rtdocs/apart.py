"""The presentation, written by a process of its own while its caller writes the other documents: half the wait.

That process is only a head start, as the machine allows. Where there is one processor, where the process cannot start,
fails or is stopped, its caller writes the file itself, and tells what is wrong if it cannot either.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from rtdocs.i18n import Language, language
from rtdocs.model import Story
from rtdocs.resources import folder

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # else Windows may flash a black one
_SEVERAL = 2


def write_schema(story: Story, reader: Language, path: Path) -> None:
    """Write the presentation; raises as `rtdocs.write.powerpoint.write`."""
    from rtdocs.plan import deck  # noqa: PLC0415 - who waits for another process pays for no writer
    from rtdocs.write import powerpoint  # noqa: PLC0415 - idem

    powerpoint.write(deck.plan(story, reader), folder("templates") / "schema.pptx", path)


@contextmanager
def head_start(story: Story, reader: Language, path: Path) -> Iterator[Callable[[], bool]]:
    """Have the presentation written at the same time; give what waits for it and tells whether it stands.

    Nothing writes there any more when the block ends.
    """
    child = _started(_Order(story, reader.code, path))
    try:
        yield lambda: child is not None and child.wait() == 0
    finally:
        if child is not None:
            child.kill()
            child.wait()


class _Order(NamedTuple):
    """What the other process is to do."""

    story: Story
    code: str
    path: Path

    def carry_out(self) -> None:
        write_schema(self.story, language(self.code), self.path)


class _Child(Protocol):
    """A process, as `subprocess` knows it."""

    def wait(self) -> int: ...

    def kill(self) -> None: ...


def _started(order: _Order) -> _Child | None:
    if (os.cpu_count() or 1) < _SEVERAL:
        return None
    # A copy of this process has all it needs in memory, but a lock that another thread holds would never open in it.
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return _Copy(order) if can_fork else _another_python(order)


class _Copy:
    """A copy of this process that carries out an order, silently, and ends."""

    def __init__(self, order: _Order) -> None:
        self._code: int | None = None
        self._pid = os.fork()
        if not self._pid:
            with suppress(BaseException):
                order.carry_out()
                os._exit(0)
            os._exit(1)

    def wait(self) -> int:
        """Return 0 where it did what it was told."""
        if self._code is None:
            self._code = os.waitpid(self._pid, 0)[1]
        return self._code

    def kill(self) -> None:
        """Stop it."""
        if self._code is None:
            os.kill(self._pid, signal.SIGKILL)


def _another_python(order: _Order) -> _Child | None:
    """Start Python anew, None where it cannot; what it has to say is of no interest."""
    with suppress(OSError):
        child = subprocess.Popen(
            [sys.executable, "-m", "rtdocs.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        if child.stdin:
            with suppress(OSError), child.stdin as pipe:
                pickle.dump(tuple(order), pipe)
        return child
    return None


def main() -> None:
    """Do what the caller sends: it is this program, so the pickle is its own."""
    _Order(*pickle.load(sys.stdin.buffer)).carry_out()  # noqa: S301 - see above


if __name__ == "__main__":
    main()
