"""Listens to the watch over a workbook without keeping the server from its work."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from rtdocs import watch


async def saves(path: Path) -> AsyncIterator[bool]:
    """Yield True after each save of the file, False when it has been away for long, for as long as one listens."""
    watched = await asyncio.to_thread(watch.Watch, path)
    while True:
        await asyncio.sleep(watched.pause)
        if (news := await asyncio.to_thread(watched.look)) is not None:
            yield news
