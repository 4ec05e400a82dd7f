"""Watch over a workbook beside Excel: notices each save, without a library that watches folders.

A few looks at the file a second cost nothing and work on network drives and in synchronised folders, where the system's
own notices do not come. A save is over once two looks in a row are alike: Excel writes a new file beside the workbook,
removes the workbook and gives the new one its name, so for a moment there may be none, or half of one.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

BEAT = 0.2
"""Seconds between two looks."""
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


async def saves(path: Path) -> AsyncIterator[bool]:
    """Yield True after each save of the file, False when it has been away for long, for as long as one listens."""
    seen = before = await asyncio.to_thread(stamp, path)
    away = 0.0
    while True:
        await asyncio.sleep(BEAT)
        now = await asyncio.to_thread(stamp, path)
        was_away, away = away, 0.0 if now else away + BEAT
        if was_away < GONE_AFTER <= away:
            seen = None
            yield False
        if now is not None and now == before and now != seen:
            seen = now
            yield True
        before = now
