"""The watch over a workbook that is open in Excel: each save is noticed, without a library that watches folders.

A few looks at the file a second cost nothing and work on network drives and in synchronised folders, where the system's
own notices do not come. A save is over once two looks in a row are alike: Excel writes a new file beside the workbook,
removes the workbook and gives the new one its name, so for a moment there may be none, or half of one.
"""

import time
from collections.abc import Iterator
from pathlib import Path

BEAT = 0.1
"""Seconds between two looks."""
QUICK = 0.05
"""Seconds until the next look while the file is changing; one that is half written is no workbook, and read again."""
GONE_AFTER = 5.0
"""Seconds without a file after which it was not merely being saved."""

Stamp = tuple[int, int, int]


def stamp(path: Path) -> Stamp | None:
    """Return the file's modification time (ns), size and inode, which a save changes; None while there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """The watch over one file, by a look again and again, `pause` seconds after the last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._before = stamp(path)
        self._away = 0.0
        self.pause = BEAT

    def look(self) -> bool | None:
        """Return True once a save is over, False once the file has been away for long, None while there is no news."""
        now = stamp(self._path)
        is_over, self._before = now is not None and now == self._before, now
        was_away, self._away = self._away, 0.0 if now else self._away + self.pause
        is_known = now == self._seen
        self.pause = BEAT if is_known or is_over or was_away else QUICK
        if was_away < GONE_AFTER <= self._away:
            self._seen = None
            return False
        if not is_over or is_known:
            return None
        self._seen = now
        return True


def saves(path: Path) -> Iterator[None]:
    """Yield at once, then after each save of the file, for as long as the caller listens."""
    watch = Watch(path)
    yield
    while True:
        time.sleep(watch.pause)
        if watch.look():
            yield
