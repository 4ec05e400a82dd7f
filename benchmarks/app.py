"""Time the page of `rtdocs app`: its first answer after the start, and a save until the drawings are there.

    python benchmarks/app.py [EVENTS ...]

Start: from the command to the page's whole text, the start of Python included. Redrawn: from the moment the server
notices a save to the whole answer with the drawings in one language, check included; then the same with the wait until
it notices (a look every 0.2 s, and one more to see that the save is over). Idle: processor time of the server and its
worker over ten seconds with a page open. Medians of several runs.
"""

import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import workbooks

from rtdocs.watch import BEAT

STARTS, SAVES, IDLE = 5, 5, 10
ACTORS = 12
ROOT = Path(__file__).parent.parent


class App:
    """A running server, and what a page asks of it."""

    def __init__(self, workbook: Path) -> None:
        self.began = time.perf_counter()
        command = [sys.executable, "-m", "rtdocs", "app", str(workbook), "--no-open"]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        lines = self.program.stdout
        assert lines is not None  # noqa: S101 - asked for above
        lines.readline()
        self.address = lines.readline().strip()
        self.port = int(self.address.split(":")[2].partition("/")[0])
        self.cookie = self.ask("/?key=" + self.address.partition("key=")[2]).headers["set-cookie"].partition(";")[0]
        self.ask("/")
        self.first = time.perf_counter() - self.began

    def ask(self, path: str) -> http.client.HTTPResponse:
        """Return the whole answer to a page's request."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)) as connection:
            connection.request("GET", path, headers={"cookie": getattr(self, "cookie", "")})
            answer = connection.getresponse()
            answer.read()
            return answer

    def looked(self) -> float:
        """Return how long the check and the drawings of the version of now take, asked for at once."""
        began = time.perf_counter()
        self.ask("/check")
        self.ask("/drawings/fr")
        return time.perf_counter() - began

    def busy(self) -> float:
        """Return the processor time of the server and its children so far, in seconds."""
        ticks = 0
        for process in (self.program.pid, *_children(self.program.pid)):
            with suppress(OSError):
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the server."""
        self.program.terminate()
        self.program.wait(20)


def _children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def median(times: int, measure: Callable[[], float]) -> float:
    """Return the median of several measures."""
    return statistics.median(measure() for _ in range(times))


def started(workbook: Path) -> float:
    """Return how long a server takes to its first page."""
    with closing(App(workbook)) as app:
        return app.first


def redrawn(app: App, workbook: Path, *, noticed: bool) -> float:
    """Save the workbook as Excel does, and return how long the drawings take, from when it was noticed or saved."""
    aside = shutil.copy(workbook, workbook.with_name("5A3F0000"))
    os.utime(aside)
    Path(aside).replace(workbook)
    began = time.perf_counter()
    time.sleep(3 * BEAT)  # until the server has noticed
    waited = time.perf_counter() - began
    return app.looked() + (0 if noticed else waited)


def main(sizes: list[int]) -> None:
    """Print the table."""
    print("events   first page s   redrawn s   with notice s   idle, processor s in 10 s")
    for events in sizes:
        with tempfile.TemporaryDirectory() as folder:
            workbook = workbooks.write(Path(folder) / "projet.xlsx", events, ACTORS)
            start = median(STARTS, lambda path=workbook: started(path))  # type: ignore[misc]
            with closing(App(workbook)) as app:
                app.looked()
                drawn = median(SAVES, lambda: redrawn(app, workbook, noticed=True))  # noqa: B023 - called at once
                whole = median(SAVES, lambda: redrawn(app, workbook, noticed=False))  # noqa: B023 - idem
                before = app.busy()
                time.sleep(IDLE)
                idle = app.busy() - before
        print(f"{events:6}   {start:12.2f}   {drawn:9.2f}   {whole:13.2f}   {idle:25.2f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 300])
