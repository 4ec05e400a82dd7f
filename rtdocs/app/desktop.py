"""Programs of the person: their browser for the page, Word, Excel and PowerPoint for the files."""

import os
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path

from rtdocs.surroundings import their_own


def open_page(address: str) -> bool:
    """Open the page in the person's browser; tell whether one was found."""
    if their_own() != dict(os.environ):  # the program for people without Python, on Linux
        return _opened("xdg-open", address)
    return webbrowser.open(address)


def open_file(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it; tell whether one was found.

    Only for files that this server wrote or was given: a name is never run, nor read by a shell.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 - the system's own way of a double click
        except OSError:
            return False
        return True
    return _opened("open" if sys.platform == "darwin" else "xdg-open", str(path))


def _opened(program: str, what: str) -> bool:
    nothing = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(  # noqa: S603 - the program is named here, what it opens is one argument
            [program, what], stdin=nothing, stdout=nothing, stderr=nothing, env=their_own()
        )
    except OSError:
        return False
    threading.Thread(target=opener.wait, daemon=True).start()  # else the system keeps it as a zombie
    return True
