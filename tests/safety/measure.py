"""Runs a command of rtdocs as a person does and measures it; `python tests/safety/measure.py check FILE` prints JSON.

Linux counts what a program holds from before it starts, when it is still a copy of its parent: a parent of its
own, this small script, keeps what the tests hold out of the figures.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 30.0


class Measured(NamedTuple):
    """A run: exit code (negative where a signal ended it), both streams, seconds of processor, most memory in MB.

    Seconds on the wall would tell how busy the machine is; what waits without working is ended, and shows by its code.
    """

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def check(path: Path) -> Measured:
    """Run the check on a file, and end it where it hangs."""
    return run("check", str(path))


def run(*command: str) -> Measured:
    """Run a command of rtdocs, and end it where it hangs."""
    script = [sys.executable, "-I", "-S", __file__, *command]
    return Measured(*json.loads(subprocess.run(script, check=True, capture_output=True).stdout))


def _measured(words: list[str]) -> Measured:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "rtdocs", "--lang", "en", *words]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    guard = threading.Timer(MOST_SECONDS, child.kill)
    guard.start()
    streams: dict[str, bytes] = {}
    pipes = {"stdout": child.stdout, "stderr": child.stderr}
    languages = [threading.Thread(target=_drain, args=(name, pipe, streams)) for name, pipe in pipes.items()]
    for each in languages:
        each.start()
    _, status, usage = os.wait4(child.pid, 0)
    guard.cancel()
    for each in languages:
        each.join()
    out, err = (streams[name].decode("utf-8", "replace") for name in ("stdout", "stderr"))
    return Measured(
        os.waitstatus_to_exitcode(status), out, err, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    )


def _drain(name: str, stream, streams: dict[str, bytes]) -> None:
    streams[name] = stream.read()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measured(sys.argv[1:])))
