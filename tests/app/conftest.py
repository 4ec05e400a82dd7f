"""A server as the page meets it: on a port of 127.0.0.1, over a folder with a workbook, asked by plain HTTP."""

import asyncio
import http.client
import json
import shutil
import socket
import threading
import time
from urllib.parse import quote

import pytest
import uvicorn
from conftest import ROOT

from rtdocs.app.desk import Desk
from rtdocs.app.events import Feed
from rtdocs.app.guard import Guard, Key
from rtdocs.app.routes import Routes
from rtdocs.app.server import settings

SAMPLE = ROOT / "samples" / "marche-solidaire.xlsx"


class Service:
    """A server in a thread, and what a page of its own asks of it."""

    def __init__(self, place):
        self.home, self.aside = place / "home", place / "aside"
        for folder in (self.home / "Documents", self.home / "Marché", self.aside):
            folder.mkdir(parents=True)
        self.workbook = shutil.copy(SAMPLE, self.home / "Marché" / "projet.xlsx")
        self.door = socket.create_server(("127.0.0.1", 0))
        self.key = Key.made(self.door.getsockname()[1])
        self.desk = Desk(self.home, Feed())
        guarded = Guard(Routes(self.desk, self.aside, "fr").application(), self.key, "<p>qui?</p>")
        self.server = uvicorn.Server(settings(guarded))
        self.thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self.thread.start()

    async def _serve(self):
        try:
            await self.server.serve(sockets=[self.door])
        finally:
            self.desk.clear()

    def close(self):
        self.server.should_exit = True
        self.thread.join(10)
        self.door.close()

    def ask(self, method, path, content=b"", *, drop=(), cookie=True, **headers):
        """Return the answer to a request of our page, but for what a test changes or drops of its headers."""
        sent = {"host": self.key.host, "content-length": str(len(content))}
        if method != "GET":
            sent |= {"origin": self.key.origin, "content-type": "application/json"}
        if cookie:
            sent["cookie"] = f"{self.key.cookie_name}={self.key.cookie if cookie is True else cookie}"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.key.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if name not in drop:
                connection.putheader(name, value)
        connection.endheaders(content)
        answer = connection.getresponse()
        answer.content = answer.read()
        connection.close()
        return answer

    def get(self, path):
        """Return what the page reads."""
        answer = self.ask("GET", path)
        assert answer.status == 200, answer.content
        return json.loads(answer.content)

    def post(self, path, **wish):
        """Do what a button of the page does."""
        return self.ask("POST", path, json.dumps(wish).encode())

    def send(self, path, name, content):
        """Send a file as the page does."""
        where = f"{path}?name={quote(name)}"
        return self.ask("POST", where, content, content_type="application/octet-stream")

    def result(self, kind):
        """Return what was written, once it is."""
        return self.until(lambda: self.desk.results.get(kind))

    @staticmethod
    def until(found, seconds=60):
        """Return what is found, once it is."""
        end = time.monotonic() + seconds
        while not (it := found()):
            assert time.monotonic() < end
            time.sleep(0.02)
        return it


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    service = Service(tmp_path_factory.mktemp("app"))
    yield service
    service.close()
