"""Programs of the person: their browser for the page, Word, Excel and PowerPoint for the files."""

import os
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path


def open_page(address: str) -> bool:
    """Open the page in the person's browser; tell whether one was found."""
    return webbrowser.open(address)


def open_file(path: Path) -> bool:
    """Open a file or folder in the program that the system has for it; tell whether one was found.

    Only for files that this server wrote or was given: a name is never run, nor read by a shell.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the system's own way of a double click
        else:
            program = "open" if sys.platform == "darwin" else "xdg-open"
            nothing = subprocess.DEVNULL
            opener = subprocess.Popen(  # noqa: S603 - the program is named here, the path is one argument
                [program, str(path)], stdin=nothing, stdout=nothing, stderr=nothing
            )
            threading.Thread(target=opener.wait, daemon=True).start()  # else the system keeps it as a zombie
    except OSError:
        return False
    return True
