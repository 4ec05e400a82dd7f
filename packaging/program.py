"""The program for people without Python: without a word it opens the page; with words it is the command `rtdocs`."""

import multiprocessing
import os
import sys
from pathlib import Path


def main() -> None:
    """Run what was asked for."""
    multiprocessing.freeze_support()  # the page's worker processes are this same program, started again
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a program without a console has no streams
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    from rtdocs.cli.main import main as run  # noqa: PLC0415 - a worker process needs none of it

    run(_words(sys.argv[1:]))


def _words(given: list[str]) -> list[str]:
    """A workbook or folder alone, dropped on the program's icon, is opened in the page."""
    return ["app", *given] if not given or (len(given) == 1 and Path(given[0]).exists()) else given


if __name__ == "__main__":
    main()
