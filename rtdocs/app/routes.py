"""Routes of the server. GET reads; POST changes the desk, and its result arrives by events."""

import json
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from rtdocs.app import desktop, places
from rtdocs.app.desk import Desk, Stale
from rtdocs.app.events import MOST_PAGES
from rtdocs.app.guard import LARGEST_FILE, LARGEST_WISH, Refused, body
from rtdocs.app.words import catalogue_of, told
from rtdocs.app.worker import Failed
from rtdocs.errors import CannotWrite, RtdocsError
from rtdocs.i18n import codes

EDITIONS = ("funder", "group")
"""For whom the report and the summary are."""

STATIC = Path(__file__).parent / "static"

_KEY = re.compile(r"rt-.{1,2000}\.[1-9]\d{0,4}", re.ASCII)
_COUNT = re.compile(r"\d{1,6}", re.ASCII)

Answer = Callable[[Request], Awaitable[Response]]


class BadWish(Exception):  # noqa: N818 - named as one would say it
    """A request that no page of ours makes."""


class Routes:
    """The answers to the page's requests, over one desk."""

    def __init__(self, desk: Desk, aside: Path, lang: str) -> None:
        """Answer for a desk; dropped files are kept in the folder `aside`; `lang` is the page's first language."""
        self.desk = desk
        self.aside = aside
        self.lang = lang

    def application(self) -> Starlette:
        """Return the server's application, without its guard."""
        gets = {
            "/": self.page,
            "/words/{code}": self.words,
            "/colours.css": self.colours,
            "/events": self.events,
            "/check": self.check,
            "/drawings/{code}": self.drawings,
            "/shelf": self.shelf,
            "/file/{number:int}": self.file,
        }
        posts = {
            "/open": self.open,
            "/drop": self.drop,
            "/close": self.close,
            "/new": self.new,
            "/carry": self.carry,
            "/documents": self.documents,
            "/copy": self.copy,
            "/kit": self.kit,
            "/grids": self.grids,
            "/grid": self.grid,
            "/template": self.template,
            "/stop": self.stop,
            "/show": self.show,
        }
        return Starlette(
            routes=[
                *(Route(path, _told(answer), methods=["GET"]) for path, answer in gets.items()),
                *(Route(path, _told(answer), methods=["POST"]) for path, answer in posts.items()),
                Mount("/static", StaticFiles(directory=STATIC)),
            ]
        )

    # --- the page ---

    async def page(self, _request: Request) -> Response:
        """Return the page itself."""
        text = (
            (STATIC / "page.html").read_text("utf-8").replace("{lang}", self.lang).replace("{codes}", ",".join(codes()))
        )
        return Response(text, media_type="text/html")

    async def words(self, request: Request) -> Response:
        """Return the page's words in a language."""
        return JSONResponse(catalogue_of(_code(request.path_params["code"])))

    async def colours(self, _request: Request) -> Response:
        """Return the colours of the drawings: as on paper, for a screen that is shared with a projector."""
        from rtdocs.write.drawingml.palette import LIGHT, variables  # noqa: PLC0415 - the first page does not wait for them

        return Response(f":root {{ {variables(LIGHT)} }}\n", media_type="text/css")

    async def events(self, _request: Request) -> Response:
        """Stream the state of the desk, now and after each change."""
        if self.desk.feed.pages >= MOST_PAGES:
            return PlainTextResponse("", HTTPStatus.SERVICE_UNAVAILABLE)
        return StreamingResponse(self.desk.feed.lines(), media_type="text/event-stream")

    # --- looking ---

    async def check(self, _request: Request) -> Response:
        """Return the problems of the open workbook."""
        return JSONResponse(await self.desk.checked())

    async def drawings(self, request: Request) -> Response:
        """Return the drawings in a language, those after the first so many once there are any, or one of them alone."""
        code, key = _code(request.path_params["code"]), request.query_params.get("alone")
        if key is not None:
            return JSONResponse(await self.desk.drawn_alone(code, _key(key)))
        return JSONResponse(await self.desk.drawn(code, _count(request.query_params.get("after"))))

    async def shelf(self, request: Request) -> Response:
        """Return the folders and workbooks of a folder."""
        folder = places.inside(self.desk.root, request.query_params.get("folder", ""))
        found = places.shelf(folder, self.desk.root)
        return JSONResponse(
            {
                "folder": places.parts(self.desk.root, folder),
                "root": self.desk.root.name or str(self.desk.root),
                "folders": found.folders,
                "workbooks": found.workbooks,
            }
        )

    async def file(self, request: Request) -> Response:
        """Return a written file, for the browser to keep."""
        path = self._file(request.path_params["number"])
        return FileResponse(path, filename=path.name, media_type="application/octet-stream")

    def _file(self, number: object) -> Path:
        if not isinstance(number, int) or not 0 <= number < len(self.desk.files):
            raise BadWish
        return self.desk.files[number]

    # --- the workbook ---

    async def open(self, request: Request) -> Response:
        """Open a workbook of the chosen folder."""
        wish = await _wish(request, place=str)
        path = places.inside(self.desk.root, wish["place"])
        places.dropped_name(path.name, places.WORKBOOKS)
        self.desk.put(path, path.parent, dropped=False)
        return _done()

    async def drop(self, request: Request) -> Response:
        """Take a workbook that the browser sends, or sends again, or a picture that belongs to it."""
        name = places.dropped_name(unquote(request.query_params.get("name", "")), places.WORKBOOKS | places.PICTURES)
        path = self._keep("book", name, await body(request, LARGEST_FILE))
        if path.suffix in places.WORKBOOKS:
            self.desk.put(path, self.desk.home(path.stem), dropped=True)
        return JSONResponse({"name": path.name, "version": self.desk.last})

    async def close(self, request: Request) -> Response:
        """Put the workbook away."""
        await _wish(request)
        self.desk.close()
        return _done()

    async def new(self, request: Request) -> Response:
        """Write a new workbook, empty or the example, and open it."""
        wish = await _wish(request, folder=str, name=str, lang=str, example=bool)
        folder = places.inside(self.desk.root, wish["folder"])
        name = Path(places.dropped_name(f"{wish['name'].removesuffix('.xlsx')}.xlsx", places.WORKBOOKS)).name
        self.desk.start("new", "new", path=str(folder / name), lang=_code(wish["lang"]), example=wish["example"])
        return await self._open_made(folder)

    async def carry(self, request: Request) -> Response:
        """Take an older workbook from the browser, write a fresh one with its contents, and open the fresh one."""
        query = request.query_params
        folder = places.inside(self.desk.root, query.get("folder", ""))
        name = places.dropped_name(unquote(query.get("name", "")), places.WORKBOOKS)
        old = self._keep("old", name, await body(request, LARGEST_FILE))
        path = folder / f"{Path(name).stem}.xlsx"
        self.desk.start("new", "carry", old=str(old), path=str(path), lang=_code(query.get("lang")))
        return await self._open_made(folder)

    async def _open_made(self, folder: Path) -> Response:
        """Open the workbook that is being made, once it is written; the account of its making stays."""
        await self.desk.done()
        made = self.desk.results["new"]
        for file in made.get("files", ()):
            self.desk.put(self.desk.files[file["id"]], folder, dropped=False)
            self.desk.results["new"] = made
            self.desk.tell()
        return _done()

    def _keep(self, kind: str, name: str, content: bytes, *, apart: bool = False) -> Path:
        """Store a file that the browser sent, and return its path.

        The replace is atomic, so that a workbook that is read meanwhile is whole.
        """
        folder = self.aside / kind
        folder.mkdir(exist_ok=True)
        path = places.free(folder / name) if apart else folder / name
        unfinished = path.with_name(f".{path.name}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
        return path

    # --- writing ---

    async def documents(self, request: Request) -> Response:
        """Build documents."""
        choices = {"pdf": bool, "all_questions": bool, "anonymous": bool, "edition": str}
        wish = await _wish(request, only=list, langs=list, folder=str, templates=list, **choices)
        if wish["edition"] not in EDITIONS:
            raise BadWish
        book = self._book()
        book.folder = places.inside(self.desk.root, wish["folder"])
        self.desk.start(
            "documents",
            "build",
            path=str(book.path),
            folder=str(book.folder),
            only=_texts(wish["only"]),
            lang=[_code(code) for code in wish["langs"]],
            **{name: wish[name] for name in choices},
            templates=[str(self._kept("templates", name, places.TEMPLATES)) for name in _texts(wish["templates"])],
            draft=True,
        )
        return _done()

    def _book(self) -> Any:  # noqa: ANN401 - the desk's Book
        if self.desk.book is None:
            raise BadWish
        return self.desk.book

    async def copy(self, request: Request) -> Response:
        """Write the annotated copy."""
        wish = await _wish(request, lang=str, name=str)
        book = self._book()
        name = places.dropped_name(wish["name"] + book.path.suffix, places.WORKBOOKS)
        copy = book.folder / name
        self.desk.start("copy", "annotate", path=str(book.path), copy=str(copy), lang=_code(wish["lang"]))
        return _done()

    async def kit(self, request: Request) -> Response:
        """Write the workshop kit."""
        wish = await _wish(request, langs=list, folder=str, project=bool)
        folder = places.inside(self.desk.root, wish["folder"])
        project = str(self._book().path) if wish["project"] else None
        langs = [_code(code) for code in wish["langs"]]
        self.desk.start("kit", "kit", folder=str(folder), project=project, langs=langs)
        return _done()

    def _kept(self, kind: str, name: str, endings: frozenset[str]) -> Path:
        return self.aside / kind / places.dropped_name(name, endings)

    async def grid(self, request: Request) -> Response:
        """Take a filled grid that the browser sends; answer with the name it is kept under."""
        name = places.dropped_name(unquote(request.query_params.get("name", "")), places.GRIDS)
        path = self._keep("grids", name, await body(request, LARGEST_FILE), apart=True)
        return JSONResponse({"name": path.name})

    async def template(self, request: Request) -> Response:
        """Take a template of the person's own; answer with the name it is kept under."""
        name = places.dropped_name(unquote(request.query_params.get("name", "")), places.TEMPLATES)
        return JSONResponse({"name": self._keep("templates", name, await body(request, LARGEST_FILE)).name})

    async def grids(self, request: Request) -> Response:
        """Bring the answers of the grids that were sent into a copy of the workbook."""
        wish = await _wish(request, names=list, copy=str)
        book = self._book()
        grids = [str(self._kept("grids", name, places.GRIDS)) for name in _texts(wish["names"])]
        copy = book.folder / places.dropped_name(wish["copy"] + book.path.suffix, places.WORKBOOKS)
        self.desk.start("grids", "collect", path=str(book.path), grids=grids, copy=str(copy))
        return _done()

    async def stop(self, request: Request) -> Response:
        """Stop the writing task."""
        await _wish(request)
        await self.desk.stop()
        return _done()

    async def show(self, request: Request) -> Response:
        """Open a written file, or its folder, or the workbook, in the person's own program."""
        wish = await _wish(request, what=str, number=int)
        match wish["what"]:
            case "file":
                opened = desktop.open_file(self._file(wish["number"]))
            case "folder":
                opened = desktop.open_file(self._file(wish["number"]).parent)
            case "book" if not self._book().dropped:
                opened = desktop.open_file(self._book().path)
            case _:
                raise BadWish
        if not opened:
            raise CannotWrite("page-no-program", path=self.desk.root)
        return _done()


def _done() -> Response:
    return Response(status_code=HTTPStatus.NO_CONTENT)


def _told(answer: Answer) -> Answer:
    """Return an answer whose errors become responses that the page understands."""

    async def told_answer(request: Request) -> Response:
        try:
            return await answer(request)
        except Refused as refused:
            return PlainTextResponse(refused.why.name.lower(), refused.why.value)
        except BadWish:
            return PlainTextResponse("", HTTPStatus.BAD_REQUEST)
        except Stale:
            return _done()  # no fault: a browser would complain of one on its console
        except Failed as failed:
            return JSONResponse({"error": failed.told}, HTTPStatus.UNPROCESSABLE_ENTITY)
        except RtdocsError as error:
            return JSONResponse({"error": told(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)

    return told_answer


async def _wish(request: Request, **kinds: type) -> dict[str, Any]:
    """Return the JSON object that a button sends, with exactly these names, each value of its type."""
    try:
        given = json.loads(await body(request, LARGEST_WISH))
    except (ValueError, RecursionError) as cause:  # no JSON, or lists in lists in lists
        raise BadWish from cause
    if not isinstance(given, dict) or given.keys() != kinds.keys():
        raise BadWish
    if any(type(given[name]) is not kind for name, kind in kinds.items()):
        raise BadWish
    return given


def _texts(values: list[Any]) -> list[str]:
    if not all(isinstance(value, str) for value in values):
        raise BadWish
    return values


def _key(key: str) -> str:
    """Return the key of a page of drawings, as a drawing itself gives it; empty for the schema's first."""
    if key and not _KEY.fullmatch(key):
        raise BadWish
    return key


def _count(text: str | None) -> int | None:
    if text is not None and not _COUNT.fullmatch(text):
        raise BadWish
    return None if text is None else int(text)


def _code(code: object) -> str:
    if code not in codes():
        raise BadWish
    return str(code)
