"""Server-sent events: the state of the desk, sent to every page after each change."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

HEARTBEAT = 20.0
"""Seconds after which a line without news shows that the server is still there, and that the page is."""
MOST_PAGES = 20


class Feed:
    """The pages that listen. Only the last state counts: a state not yet sent gives way to the next."""

    def __init__(self) -> None:
        self._changed: dict[int, asyncio.Event] = {}
        self._last = "{}"
        self._count = 0

    @property
    def pages(self) -> int:
        """The number of pages that listen."""
        return len(self._changed)

    def publish(self, state: Mapping[str, object]) -> None:
        """Send a state to every page."""
        self._last = json.dumps(state, ensure_ascii=False)
        for changed in self._changed.values():
            changed.set()

    async def lines(self) -> AsyncIterator[str]:
        """Yield the events for one page as lines, the last state first, until the page is closed.

        Where too many listen already, there are none: of pages that ask at the same moment, the server saw no others.
        """
        if self.pages >= MOST_PAGES:
            return
        self._count += 1
        number, changed = self._count, asyncio.Event()
        self._changed[number] = changed
        changed.set()
        try:
            while True:
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        await changed.wait()
                except TimeoutError:
                    yield ":\n\n"
                    continue
                changed.clear()
                yield f"retry: 1000\ndata: {self._last}\n\n"
        finally:
            del self._changed[number]
