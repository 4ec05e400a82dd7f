"""The desk of a server: the open workbook, the results of its last check and drawings, and the files written.

There is one desk a server, shared by its pages. All pages receive its state after each change (`events`).
"""

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from rtdocs.app import places
from rtdocs.app.drawings import Drawings
from rtdocs.app.events import Feed
from rtdocs.app.watcher import saves
from rtdocs.app.words import every_language
from rtdocs.app.worker import Failed, Left, Stopped, Worker
from rtdocs.errors import CannotWrite

PATIENCE = 3.0
"""Seconds for which a workbook that could be read before may be unreadable: a save that takes its time."""
AGAIN = 0.2
"""Seconds until an unreadable workbook is tried again."""
MOST_ENDS = 2
"""How often the process may end amid one look before that is told."""
CHECK, ALONE, WHOLE = range(3)
"""The ranks of looks: what a person waits for comes before what is drawn ahead, which is left for it."""

Given = dict[str, Any]


class Stale(Exception):  # noqa: N818 - named as one would say it
    """A result came too late: the workbook was saved again while it was made."""


@dataclass
class Book:
    """The open workbook.

    Attributes:
        path: its file.
        dropped: whether it is a copy that the browser sent; then the page watches the person's file.
        folder: the folder for its documents.
        version: the number of its last save, counted over all workbooks.
        at: the time at which that save was seen.
        away: whether the file has been missing for long.
        was_read: whether it could be read at its last check: then a save that takes its time is waited for.
        looks: the check and single drawings of this version under way or done, by name.
        drawings: all drawings of this version, as far as they are there, by language.
    """

    path: Path
    dropped: bool
    folder: Path
    version: int
    at: datetime
    away: bool = False
    was_read: bool = False
    looks: dict[str, asyncio.Task[Given]] = field(default_factory=dict)
    drawings: dict[str, Drawings] = field(default_factory=dict)


class Desk:
    """The one desk of a server."""

    def __init__(self, root: Path, feed: Feed) -> None:
        """Make a desk for the files of one folder, `root`; `feed` receives its state."""
        self.root = root.resolve()
        self.feed = feed
        self.book: Book | None = None
        self.files: list[Path] = []
        self.results: dict[str, Given] = {}
        self.busy: Given | None = None
        self._eyes, self._hands = Worker(), Worker()
        self.last = 0
        self.life = secrets.token_hex(4)  # no secret: a page sees by it that the server was started anew
        self._watch: asyncio.Task[None] | None = None
        self._work: asyncio.Task[None] | None = None

    def warm(self) -> None:
        """Start the process that looks at workbooks before it is needed."""
        self._eyes.start()

    def clear(self) -> None:
        """End the watch over the workbook, the writing task, and both processes."""
        for task in (self._watch, self._work):
            if task is not None:
                task.cancel()
        self._eyes.stop()
        self._hands.stop()

    # --- the workbook ---

    def put(self, path: Path, folder: Path, *, dropped: bool) -> None:
        """Put a workbook on the desk, in place of the one before unless it is the same, saved again."""
        if self.book is not None and self.book.path == path:
            self._eyes_up(self.book)
        else:
            self.close()
            self.results.clear()
            self.book = Book(path, dropped, folder, self._next(), datetime.now().astimezone())
            if not dropped:
                self._watch = asyncio.create_task(self._notice(path))
        self.tell()

    def close(self) -> None:
        """Take the workbook off the desk."""
        self.book = None
        if self._watch is not None:
            self._watch.cancel()
        self._eyes.leave()
        self.tell()

    def home(self, name: str) -> Path:
        """Return the folder for the documents of a workbook that the browser sent, which has no folder of its own."""
        documents = self.root / "Documents"
        return (documents if documents.is_dir() else self.root) / "rtdocs" / name

    async def _notice(self, path: Path) -> None:
        async for there in saves(path):
            if self.book is None or self.book.path != path:
                return
            if there:
                self._eyes_up(self.book)
            else:
                self.book.away = True
            self.tell()

    def _eyes_up(self, book: Book) -> None:
        """Begin a new version of the workbook: results of the one before are stale."""
        book.looks, book.drawings = {}, {}
        book.version, book.at, book.away = self._next(), datetime.now().astimezone(), False
        # What is looked at is finished all the same: else saves in quick succession would leave nothing to see.
        self._eyes.leave(WHOLE)

    def _next(self) -> int:
        self.last += 1
        return self.last

    # --- looking ---

    async def checked(self) -> Given:
        """Return the result of the check of the open workbook.

        Where it was saved again meanwhile, this is the check of the save before.

        Raises:
            Failed: the workbook cannot be read.
            Stale: it was put away, or its file is gone.
        """
        return await self._once("check", self._patient_check)

    async def drawn(self, lang: str, after: int | None = None) -> Given:
        """Return the drawings of the open workbook in one language, all of them once they are there.

        Args:
            lang: the code of the language.
            after: how many the page has already: then those that came since, as soon as there are any.

        Raises:
            Failed: as `checked`.
            Stale: the workbook was saved again, or its file is gone.
        """
        book = self.book
        if book is None:
            raise Stale
        version = book.version
        if lang not in book.drawings:
            self._eyes.leave(WHOLE)  # another language: who asks last looks on
            book.drawings[lang] = Drawings(partial(self._all_drawings, book, version, lang))
        return {"version": version, **await book.drawings[lang].since(after)}

    async def _all_drawings(self, book: Book, version: int, lang: str, came: Callable[[Given], None]) -> Given:
        loop = asyncio.get_running_loop()

        def told(some: Given) -> None:
            loop.call_soon_threadsafe(came, some)

        return await self._look(book, version, told, task="draw_all", rank=WHOLE, lang=lang)

    async def drawn_alone(self, lang: str, key: str) -> Given:
        """Return one drawing of the open workbook, by the key of its page ("" for the schema's first), as `checked`."""
        look = partial(self._look, task="draw", rank=ALONE, lang=lang, alone=key)
        return await self._once(f"draw-{lang}-{key}", look)

    async def _once(self, name: str, look: Callable[[Book, int], Coroutine[Any, Any, Given]]) -> Given:
        """Return one result of this version, computed once however many pages ask for it."""
        book = self.book
        if book is None:
            raise Stale
        version = book.version
        if name not in book.looks:
            book.looks[name] = asyncio.create_task(look(book, version))
        return {"version": version, **await asyncio.shield(book.looks[name])}

    async def _patient_check(self, book: Book, version: int) -> Given:
        """Return the check of a workbook; where a save may still be under way, an unreadable file is tried again."""
        patience = PATIENCE if book.was_read else 0.0
        while True:
            try:
                given = await self._look(book, version, task="check", rank=CHECK)
            except Failed:
                if book.version != version:
                    raise Stale from None
                if patience <= 0:
                    book.was_read = False
                    raise
            else:
                book.was_read = True
                return given
            await asyncio.sleep(AGAIN)
            patience -= AGAIN

    async def _look(
        self,
        book: Book,
        version: int,
        told: Callable[[Given], None] = lambda _told: None,
        *,
        task: str,
        rank: int,
        **wish: Any,  # noqa: ANN401 - plain data
    ) -> Given:
        """Return what a task gives; one that was left is begun again, and then no more unless it draws ahead."""

        def is_wanted() -> bool:
            return self.book is book and (book.version == version or rank < WHOLE)

        ends, turn = 0, rank
        while is_wanted() and ends < MOST_ENDS:
            try:
                given: Given = await self._eyes.run(
                    task, told, rank=turn, is_wanted=is_wanted, path=str(book.path), **wish
                )
            except Left:
                turn = rank if rank == WHOLE else CHECK
                continue
            except Stopped:
                ends += 1
                continue
            if is_wanted():
                return given
        if is_wanted():
            raise Failed(every_language("app.broken", error=task))
        raise Stale

    # --- writing ---

    def start(self, kind: str, task: str, **wish: Any) -> None:  # noqa: ANN401 - plain data
        """Begin one writing task, shown as `busy`; its result is kept under its kind.

        Raises:
            CannotWrite: another task is being written.
        """
        if self.busy is not None:
            raise CannotWrite("page-busy")
        self.busy = {"kind": kind, "file": ""}
        self.results.pop(kind, None)
        self._work = asyncio.create_task(self._write(kind, task, wish))
        self.tell()

    async def stop(self) -> None:
        """Stop writing; nothing stays half written."""
        if self.busy is not None:
            await asyncio.to_thread(self._hands.stop)

    async def _write(self, kind: str, task: str, wish: Given) -> None:
        loop = asyncio.get_running_loop()

        def progress(name: str) -> None:
            loop.call_soon_threadsafe(self._at_file, name)

        try:
            given = await self._hands.run(task, progress, **wish)
            self.results[kind] = {**given, "files": [self.register(Path(file)) for file in given["files"]]}
        except Failed as failure:
            self.results[kind] = {"error": failure.told}
        except Stopped:
            self.results[kind] = {"stopped": True}
        finally:
            self.busy = None
            self.tell()

    def _at_file(self, name: str) -> None:
        if self.busy is not None:
            self.busy["file"] = name
            self.tell()

    async def done(self) -> None:
        """Wait until the writing task has ended."""
        if self._work is not None:
            with suppress(asyncio.CancelledError):
                await self._work

    def register(self, path: Path) -> Given:
        """Return the number, name and kind of a written file; the page may ask for it by this number alone."""
        if path not in self.files:
            self.files.append(path)
        return {"id": self.files.index(path), "name": path.name, "kind": path.suffix.lower().removeprefix(".")}

    # --- telling ---

    def tell(self) -> None:
        """Send the state of the desk to all pages."""
        self.feed.publish(self.state())

    def state(self) -> Given:
        """Return the state of the desk as the page receives it."""
        return {
            "book": self._book_state(),
            "busy": self.busy,
            "results": self.results,
            "last": self.last,
            "life": self.life,
            "root": self.root.name or str(self.root),
        }

    def _book_state(self) -> Given | None:
        book = self.book
        if book is None:
            return None
        return {
            "name": book.path.name,
            "place": "" if book.dropped else places.parts(self.root, book.path.parent),
            "dropped": book.dropped,
            "folder": places.parts(self.root, book.folder),
            "version": book.version,
            "at": book.at.isoformat(timespec="seconds"),
            "away": book.away,
        }
