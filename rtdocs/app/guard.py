"""The guard of the server: only the page that the server opened itself may speak to it.

127.0.0.1 is no defence by itself: every page of the Web that is open in the same browser can send requests there. The
checks, with the sender that each refuses:

- Host: a name of the Web that was made to lead to 127.0.0.1 (DNS rebinding).
- Sec-Fetch-Site, Origin: another page, also one of another port of this computer, also one without an origin ("null").
- The key: another person or program of this computer that has found the port. It comes in the address that the browser
  is opened with, and is exchanged at once for a cookie that no script reads and that no other site sends.
- Kinds of content that a form of another page can send without the browser asking first.
- Bodies that are too large, or never end.
"""

import asyncio
import secrets
from enum import Enum
from http import HTTPStatus
from typing import NamedTuple

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_WISH = 64 * 1024
"""Bytes of a body: a file that is dropped, or what a button asks for."""
PATIENCE = 60.0
"""Seconds in which a body must have come whole."""

HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
"""What every answer bears, refusals too."""

_READING = frozenset({"GET", "HEAD"})
_KINDS = frozenset({"application/json", "application/octet-stream"})


class Refusal(Enum):
    """The reason for which a request is refused, with its HTTP status."""

    HOST = HTTPStatus.MISDIRECTED_REQUEST
    SITE = HTTPStatus.FORBIDDEN
    KIND = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    KEY = HTTPStatus.UNAUTHORIZED
    SIZE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    TIME = HTTPStatus.REQUEST_TIMEOUT


class Refused(Exception):  # noqa: N818 - named as one would say it
    """A body was refused while it was read."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.name)
        self.why = why


class Key(NamedTuple):
    """The server's port, the word that its address bears, and the one that its cookie bears."""

    port: int
    word: str
    cookie: str

    @classmethod
    def made(cls, port: int) -> "Key":
        """Return the key of a new server."""
        return cls(port, secrets.token_urlsafe(32), secrets.token_urlsafe(32))

    @property
    def host(self) -> str:
        """The only value of the header Host that is let through."""
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        """The only value of the header Origin that is let through."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address that opens the page."""
        return f"{self.origin}/?key={self.word}"

    @property
    def cookie_name(self) -> str:
        """The name of the cookie, with the port: cookies of 127.0.0.1 are shared by all its ports."""
        return f"rtdocs-{self.port}"


class Guard:
    """Stands in front of the server (an ASGI application): refuses, or lets through, and marks every answer."""

    def __init__(self, app: ASGIApp, key: Key, stranger: str) -> None:
        """Guard `app`; `stranger` is the page for whom the key is missing."""
        self.app = app
        self.key = key
        self.stranger = stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        answer = self._answer(Request(scope))

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if answer and message["status"] >= HTTPStatus.BAD_REQUEST:
                    headers["connection"] = "close"  # who is refused holds no place
            await send(message)

        await (answer or self.app)(scope, receive, marked)

    def _answer(self, request: Request) -> Response | None:
        """Return the guard's own answer to a request; None for a request that goes on to the application."""
        why = self._outside(request)
        if why:
            return PlainTextResponse(why.name.lower(), why.value)
        if request.method == "GET" and request.url.path == "/" and "key" in request.query_params:
            return self._enter(request.query_params["key"])
        if not _same(request.cookies.get(self.key.cookie_name, ""), self.key.cookie):
            return Response(self.stranger, Refusal.KEY.value, media_type="text/html")
        return None

    def _outside(self, request: Request) -> Refusal | None:
        """Return the reason why a request cannot come from our page, whoever holds the key; None where it can."""
        reads = request.method in _READING
        if request.headers.getlist("host") != [self.key.host]:
            return Refusal.HOST
        if not set(request.headers.getlist("sec-fetch-site")) <= {"same-origin", *(("none",) if reads else ())}:
            return Refusal.SITE
        origins = request.headers.getlist("origin")
        if origins != [self.key.origin] and (origins or not reads):
            return Refusal.SITE
        kinds = request.headers.getlist("content-type")
        if not reads and (len(kinds) != 1 or kinds[0] not in _KINDS):
            return Refusal.KIND
        return None

    def _enter(self, word: str) -> Response:
        """Return a redirection that sets the cookie of the key in exchange for the word of the address."""
        if not _same(word, self.key.word):
            return Response(self.stranger, Refusal.KEY.value, media_type="text/html")
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(self.key.cookie_name, self.key.cookie, httponly=True, samesite="strict")
        return answer


def _same(given: str, ours: str) -> bool:
    return secrets.compare_digest(given.encode(), ours.encode())


async def body(request: Request, most: int) -> bytes:
    """Return the whole body of a request.

    Raises:
        Refused: the body is larger than `most` bytes, or has not come whole within `PATIENCE` seconds.
    """
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise Refused(Refusal.SIZE)
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(PATIENCE):
            async for piece in request.stream():
                size += len(piece)
                if size > most:
                    raise Refused(Refusal.SIZE)
                pieces.append(piece)
    except (TimeoutError, ClientDisconnect) as cause:
        raise Refused(Refusal.TIME) from cause
    return b"".join(pieces)
