"""The server: behind its door for as long as a page is open."""

import asyncio
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rtdocs.app import door
from rtdocs.app.connections import Connection
from rtdocs.app.desk import Desk
from rtdocs.app.events import Feed
from rtdocs.app.guard import Guard, Key
from rtdocs.app.routes import STATIC, Routes
from rtdocs.app.words import every_language

WAITS_FIRST = 600.0
"""Seconds that the server waits for a first page."""
WAITS_AFTER = 60.0
"""Seconds that it stays after the last page was closed: a page that is loaded again comes back within them."""
_BEAT = 1.0


def serve(root: Path, workbook: Path | None, lang: str, opened: Callable[[str], None]) -> None:
    """Serve until the last page is closed or the person stops the program.

    Args:
        root: the folder that the page may read and write in.
        workbook: one to open at once, in that folder.
        lang: the page's first language.
        opened: called with the page's address once it answers.

    Raises:
        OSError: no port is free.
    """
    with tempfile.TemporaryDirectory(prefix="rtdocs-") as aside, door.opened(door.kept_ports()) as place:
        key = Key.made(place.getsockname()[1])
        asyncio.run(_serve(place, key, Routes(Desk(root, Feed()), Path(aside), lang), workbook, opened))


async def _serve(
    place: socket.socket, key: Key, routes: Routes, workbook: Path | None, opened: Callable[[str], None]
) -> None:
    desk = routes.desk
    server = uvicorn.Server(settings(Guard(routes.application(), key, stranger())))
    if workbook is not None:
        desk.put(workbook, workbook.parent, dropped=False)
    desk.tell()
    desk.warm()
    tending = asyncio.create_task(_tend(server, desk, key, opened))
    try:
        await server.serve(sockets=[place])
    finally:
        tending.cancel()
        desk.clear()


def settings(guarded: Guard) -> uvicorn.Config:
    """Return the settings of uvicorn: nothing logged, and no service of its own beside the routes."""
    return uvicorn.Config(
        guarded,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_level="critical",
        access_log=False,
        server_header=False,
        limit_concurrency=64,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=1,
    )


def stranger() -> str:
    """Return the page for a browser without the key, in every language."""
    lines = "".join(f'<p lang="{code}">{text}</p>' for code, text in every_language("app.stranger").items())
    return (STATIC / "stranger.html").read_text("utf-8").replace("{lines}", lines)


async def _tend(server: uvicorn.Server, desk: Desk, key: Key, opened: Callable[[str], None]) -> None:
    """Open the page; end the server when nobody has been there for a while.

    The door is open already: a browser that is quicker than the server waits for it.
    """
    await asyncio.to_thread(opened, key.address)
    left = WAITS_FIRST
    while left > 0:
        await asyncio.sleep(_BEAT)
        if desk.feed.pages:
            left = WAITS_AFTER
        elif desk.busy is None:
            left -= _BEAT
    server.should_exit = True
