"""All drawings of a workbook in one language, as far as they are there: a page asks for what came since."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

Given = dict[str, Any]
Came = Callable[[Given], None]


class Drawings:
    """Drawings that come a few at a time from a process of their own."""

    def __init__(self, draw: Callable[[Came], Coroutine[Any, Any, Given]]) -> None:
        """Begin to draw; `draw` hands over what is there each time, and returns at the end whether it is a draft."""
        self._pages: list[Given] = []
        self._last: dict[tuple[int, int], Given] = {}
        self._draft = False
        self._news = asyncio.Event()
        self._drawing = asyncio.create_task(draw(self._come))
        self._drawing.add_done_callback(self._end)

    async def since(self, after: int | None) -> Given:
        """Return the drawings that came after the first so many, once there are any; all, at the end, for None.

        Raises:
            Exception: that which ended the drawing.
        """
        while not self._drawing.done() and (after is None or len(self._pages) <= after):
            await self._news.wait()
        if self._drawing.done():
            self._draft = self._drawing.result()["draft"]
        pages = self._pages[after:] if after is not None else list(self._last.values())
        return {"draft": self._draft, "pages": pages, "isWhole": self._drawing.done()}

    def _come(self, some: Given) -> None:
        """Keep what came, unless it is there already: drawing that was left for something else begins anew."""
        self._draft = some["draft"]
        for page in some["pages"]:
            if self._last.get(page["place"]) != page:
                self._last[page["place"]] = page
                self._pages.append(page)
        self._wake()

    def _end(self, drawing: asyncio.Task[Given]) -> None:
        if not drawing.cancelled():
            drawing.exception()  # a page that still asks is told of it; where none does, nobody need be
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
