"""Time the page of `rtdocs app`: its first answer after the start, and a save until the drawings are there.

    python benchmarks/app.py [EVENTS ...]

Start: from the command to the page's whole text, the start of Python included. At each save another event has another
title. Noticed: from the save to the event that tells the page of it. Redrawn: from then to the whole answer with the
drawing that is looked at, check included; all: until the others are there too. Idle: processor time of the server and
its worker over ten seconds with a page open. Medians of several runs.
"""

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import openpyxl
import workbooks

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

    def seen(self) -> tuple[float, float]:
        """Return how long the drawing that is looked at takes, and all drawings, asked for as the page does."""
        began = time.perf_counter()
        self.ask("/check")
        self.ask("/drawings/fr?alone=")
        first = time.perf_counter() - began
        self.ask("/drawings/fr")
        return first, time.perf_counter() - began

    def listen(self) -> http.client.HTTPResponse:
        """Return the stream of events, its first event read."""
        self.stream = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        self.stream.request("GET", "/events", headers={"cookie": self.cookie})
        answer = self.stream.getresponse()
        _next_event(answer)
        return answer

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


def started(workbook: Path) -> float:
    """Return how long a server takes to its first page."""
    with closing(App(workbook)) as app:
        return app.first


def _next_event(stream: http.client.HTTPResponse) -> None:
    while not stream.fp.readline().startswith(b"data:"):
        pass
    stream.fp.readline()


def saved(workbook: Path, number: int) -> float:
    """Give another event another title, save as Excel does, and return when."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Événements"]
    title = next(cell for cell in sheet[1] if cell.value == "Événement")
    sheet.cell(2 + number * 7 % (sheet.max_row - 1), title.column, f"Un autre titre, le {number}e, pour cet événement")
    aside = workbook.with_name("5A3F0000.xlsx")
    book.save(aside)
    aside.replace(workbook)
    return time.perf_counter()


def redrawn(app: App, workbook: Path) -> tuple[float, float, float]:
    """Return how long a save takes until it is noticed, then until its first drawing is there, then all: medians."""
    stream, found = app.listen(), []
    for number in range(SAVES):
        began = saved(workbook, number)
        _next_event(stream)
        found.append((time.perf_counter() - began, *app.seen()))
    app.stream.close()
    noticed, first, whole = (statistics.median(each) for each in zip(*found, strict=True))
    return noticed, first, whole


def main(sizes: list[int]) -> None:
    """Print the table."""
    print("events   first page s   noticed s   redrawn s   all s   idle, processor s in 10 s")
    for events in sizes:
        with tempfile.TemporaryDirectory() as folder:
            workbook = workbooks.write(Path(folder) / "projet.xlsx", events, ACTORS)
            start = statistics.median(started(workbook) for _ in range(STARTS))
            with closing(App(workbook)) as app:
                app.seen()
                noticed, first, whole = redrawn(app, workbook)
                app.listen()
                before = app.busy()
                time.sleep(IDLE)
                idle = app.busy() - before
        print(f"{events:6}   {start:12.2f}   {noticed:9.2f}   {first:9.2f}   {whole:5.2f}   {idle:25.2f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 300])
