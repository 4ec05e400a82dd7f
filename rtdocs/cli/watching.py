"""Watch over a workbook beside Excel: notices each save, without a library that watches folders.

Two looks at the file a second cost nothing and work on network drives and in synchronised folders, where the system's
own notices do not come. A save is over once two looks in a row are alike: Excel writes a new file beside the workbook,
removes the workbook and gives the new one its name, so for a moment there may be none, or half of one.
"""

import time
from collections.abc import Iterator
from pathlib import Path

BEAT = 0.5  # seconds

Stamp = tuple[int, int, int]


def saves(path: Path) -> Iterator[None]:
    """Yield at once, then after each save of the file, for as long as the caller listens."""
    seen = before = _stamp(path)
    yield
    while True:
        time.sleep(BEAT)
        now = _stamp(path)
        if now is not None and now == before and now != seen:
            seen = now
            yield
        before = now


def _stamp(path: Path) -> Stamp | None:
    """Return the file's modification time (ns), size and inode, which a save changes; None while there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
