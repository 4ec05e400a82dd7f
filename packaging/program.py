"""The program for people without Python: without a word it opens the page; with words it is the command `rtdocs`."""

import multiprocessing
import os
import sys
from pathlib import Path


def main() -> None:
    """Run what was asked for."""
    multiprocessing.freeze_support()  # the page's worker processes are this same program, started again
    give_streams()
    from rtdocs.cli.main import main as run  # noqa: PLC0415 - a worker process needs none of it

    run(words(sys.argv[1:]))


def give_streams() -> None:
    """Give a program without a console, which has no streams, ones that keep nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end


def words(given: list[str]) -> list[str]:
    """Return the words of a command; a workbook or folder alone, dropped on the program's icon, opens in the page."""
    given = [word for word in given if not word.startswith("-psn_")]  # the Finder of older Macs adds a number
    return ["app", *given] if not given or (len(given) == 1 and Path(given[0]).exists()) else given


if __name__ == "__main__":
    main()
