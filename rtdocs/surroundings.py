"""The environment in which the person's own programs are started: a browser, Word, LibreOffice."""

import os
import sys
from collections.abc import Mapping

_LIBRARIES = "LD_LIBRARY_PATH"
_BEFORE = f"{_LIBRARIES}_ORIG"


def their_own(ours: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment without the folder of our libraries, which other programs would load in place of theirs.

    The start of a program made by PyInstaller puts it there on Linux, and keeps the former value beside it. It stays
    for our own processes, which do not find their libraries otherwise.
    """
    theirs = {name: value for name, value in ours.items() if name != _BEFORE}
    if getattr(sys, "frozen", False):
        theirs.pop(_LIBRARIES, None)
        if _BEFORE in ours:
            theirs[_LIBRARIES] = ours[_BEFORE]
    return theirs
