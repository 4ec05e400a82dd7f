"""The terminal in any state: closed, full, without colours, or fed with names that it would obey.

Names of files, sheets and actors come from anybody, and a terminal obeys the control signs in them: so no control sign
and no sign that turns the direction of writing ever reaches it, but for our own colours.
"""

import io
import os
import re
import sys
from contextlib import suppress
from typing import TextIO

_OURS = r"\x1b\[[0-9;]*m"  # the colours that click writes, and takes out where no terminal listens
_SIGNS = re.compile(
    rf"({_OURS})|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class PlainStream:
    """A stream that replaces the signs that a terminal would obey; all else is passed to the stream itself."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text without the signs that a terminal would obey; return the number of characters."""
        return self._stream.write(plain(text))


def plain(text: str) -> str:
    """Return a text without the signs that a terminal would obey, but for our own colours."""
    return _SIGNS.sub(lambda found: found[1] or "\ufffd", text)


def settle_streams() -> None:
    """Make standard output and error writable, also where the program was started with them closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed: nobody wants to hear anything
            stream = io.TextIOWrapper(io.FileIO(os.devnull, "w"), "utf-8")
        # A Windows console that knows no « or → must show a ? rather than stop.
        stream.reconfigure(errors="replace")
        setattr(sys, name, PlainStream(stream))


def has_colours() -> bool | None:
    """Return False where the person wants no colours (no-color.org) or the terminal is dumb; else None.

    None leaves the choice to click, which colours only a terminal.
    """
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def flushed(stream: TextIO) -> bool:
    """Send the text that a stream still holds; return whether it arrived. After a failure the stream is silenced."""
    try:
        stream.flush()
    except (OSError, ValueError):
        silence(stream)
        return False
    return True


def silence(stream: TextIO) -> None:
    """Send all further text of a broken stream nowhere: Python flushes it again on exit, and would fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
