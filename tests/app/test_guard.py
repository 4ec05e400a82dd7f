"""Every hostile request that public advisories tell of, and what it is answered."""

import asyncio
import socket
from contextlib import suppress

import pytest
from starlette.requests import Request

from rtdocs.app import guard
from rtdocs.app.guard import LARGEST_WISH, Guard, Key, Refusal, Refused, body

HOSTILE = {
    "a name of the Web that leads here (DNS rebinding)": (("GET", "/check"), {"host": "rtdocs.example:{port}"}, 421),
    "the same, to change something": (("POST", "/close"), {"host": "rtdocs.example:{port}"}, 421),
    "the address without its port": (("GET", "/"), {"host": "127.0.0.1"}, 421),
    "another port of this computer": (("GET", "/"), {"host": "127.0.0.1:1"}, 421),
    "a name for this computer that is not the page's": (("GET", "/"), {"host": "localhost:{port}"}, 421),
    "no host": (("GET", "/"), {"drop": ["host"]}, 400),
    "two hosts": (("GET", "/"), {"Host": "127.0.0.1:{port}"}, 400),
    "a page of another site": (("POST", "/close"), {"origin": "https://example.org"}, 403),
    "a page without an origin": (("POST", "/close"), {"origin": "null"}, 403),
    "a program that says no origin": (("POST", "/close"), {"drop": ["origin"]}, 403),
    "a page of another port": (("POST", "/close"), {"origin": "http://127.0.0.1:8000"}, 403),
    "the same port over https": (("POST", "/close"), {"origin": "https://127.0.0.1:{port}"}, 403),
    "another site that reads": (("GET", "/check"), {"origin": "https://example.org"}, 403),
    "another site that reads, as its browser says": (("GET", "/check"), {"sec_fetch_site": "cross-site"}, 403),
    "another port that reads, as its browser says": (("GET", "/check"), {"sec_fetch_site": "same-site"}, 403),
    "another site that posts, as its browser says": (("POST", "/close"), {"sec_fetch_site": "cross-site"}, 403),
    "an address typed by hand cannot post": (("POST", "/close"), {"sec_fetch_site": "none"}, 403),
    "a form of another page": (("POST", "/close"), {"content_type": "application/x-www-form-urlencoded"}, 415),
    "a form with files": (("POST", "/drop"), {"content_type": "multipart/form-data; boundary=x"}, 415),
    "plain text, which no browser asks about first": (("POST", "/close"), {"content_type": "text/plain"}, 415),
    "no key": (("GET", "/check"), {"cookie": False}, 401),
    "no key, for the page": (("GET", "/"), {"cookie": False}, 401),
    "no key, for the words": (("GET", "/words/fr"), {"cookie": False}, 401),
    "no key, for a file of the page": (("GET", "/static/main.js"), {"cookie": False}, 401),
    "no key, to change something": (("POST", "/close"), {"cookie": False}, 401),
    "a guessed key": (("GET", "/check"), {"cookie": "guess"}, 401),
    "a guessed word in the address": (("GET", "/?key=guess"), {"cookie": False}, 401),
    "an empty word in the address": (("GET", "/?key="), {"cookie": False}, 401),
    "a change by GET": (("GET", "/close"), {}, 405),
    "a build by GET": (("GET", "/documents"), {}, 405),
    "a change by PUT": (("PUT", "/close"), {}, 405),
    "a change by DELETE": (("DELETE", "/file/0"), {}, 405),
    "a browser that asks first for another site": (("OPTIONS", "/close"), {"origin": "https://example.org"}, 403),
    "a way out of the page's folder": (("GET", "/static/..%2f..%2froutes.py"), {}, 404),
    "a way out, twice encoded": (("GET", "/static/%252e%252e/routes.py"), {}, 404),
    "a file that was not written here": (("GET", "/file/0"), {}, 400),
    "a file by its path": (("GET", "/file//etc/passwd"), {}, 404),
    "a folder outside": (("GET", "/shelf?folder=.."), {}, 422),
    "a folder by its whole path": (("GET", "/shelf?folder=Documents/../../.."), {}, 422),
    "a language that is a path": (("GET", "/words/..%2ffr"), {}, 404),
    "no wish": (("POST", "/open"), {}, 400),
}


def raw(there, head):
    """Return the first line of the answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", there.key.port), 20) as connection:
        connection.sendall(head.encode())
        return connection.recv(1000).partition(b"\r\n")[0]


BY_HAND = {
    "two origins, of which the first is the page's": (
        "POST /close HTTP/1.1\r\n{host}{key}{origin}Origin: https://example.org\r\nContent-Length: 2\r\n\r\n{{}}",
        b"HTTP/1.1 403",
    ),
    "two kinds of content": (
        "POST /close HTTP/1.1\r\n{host}{key}{origin}Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{{}}",
        b"HTTP/1.1 415",
    ),
    "more than there may be, which is never sent": (
        "POST /open HTTP/1.1\r\n{host}{key}{origin}Content-Length: 99999999999\r\n\r\n",
        b"HTTP/1.1 413",
    ),
    "a Host that ends in a dot": ("GET /check HTTP/1.1\r\nHost: 127.0.0.1.:80\r\n{key}\r\n", b"HTTP/1.1 421"),
    "a Host of IPv6": ("GET /check HTTP/1.1\r\nHost: [::1]:80\r\n{key}\r\n", b"HTTP/1.1 421"),
    "a connection that stays open, from another site": (
        "GET /events HTTP/1.1\r\n{host}{key}Upgrade: websocket\r\nOrigin: https://example.org\r\n\r\n",
        b"HTTP/1.1 403",
    ),
    "two lengths, one of them hidden": (
        "POST /close HTTP/1.1\r\n{host}{key}{origin}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 400",
    ),
    "a head without end": ("GET /check HTTP/1.1\r\n{host}X: " + "a" * 200_000 + "\r\n\r\n", b"HTTP/1.1 400"),
    "the address of another site": ("GET http://example.org/check HTTP/1.1\r\n{host}{key}\r\n", b"HTTP/1.1 404"),
    "a proxy": ("CONNECT example.org:443 HTTP/1.1\r\n{host}{key}\r\n", b"HTTP/1.1 403"),
    "a way out, by the path itself": ("GET /static/../../routes.py HTTP/1.1\r\n{host}{key}\r\n", b"HTTP/1.1 404"),
}


@pytest.mark.parametrize(("head", "status"), BY_HAND.values(), ids=BY_HAND)
def test_a_hostile_request_that_no_browser_makes_is_refused(there, head, status):
    key = f"Cookie: {there.key.cookie_name}={there.key.cookie}\r\n"
    origin = f"Origin: {there.key.origin}\r\nContent-Type: application/json\r\n"
    assert raw(there, head.format(host=f"Host: {there.key.host}\r\n", key=key, origin=origin)).startswith(status)


def test_connections_that_say_nothing_keep_nobody_out(there):
    silent = [socket.create_connection(("127.0.0.1", there.key.port)) for _ in range(100)]
    half = f"GET /check HTTP/1.1\r\nHost: {there.key.host}\r\n".encode()
    for each in silent[:20]:
        with suppress(OSError):  # it has given way already
            each.sendall(half)
    assert there.ask("GET", "/").status == 200
    for each in silent:
        each.close()


def test_who_is_refused_holds_no_connection(there):
    assert there.ask("GET", "/check", cookie=False).getheader("connection") == "close"
    assert there.ask("GET", "/").getheader("connection") is None


@pytest.mark.parametrize("wish", [b"[" * 60_000, b'{"place": ' * 5_000, b"\xff\xfe", b'{"place": "\\ud800.xlsx"}'])
def test_a_wish_that_is_made_to_trip_the_server_is_refused(there, wish):
    assert there.ask("POST", "/open", wish).status in {400, 422}


@pytest.mark.parametrize(("request_line", "changed", "status"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_request_is_refused(there, request_line, changed, status):
    told = {
        name: value.format(port=there.key.port) if isinstance(value, str) else value for name, value in changed.items()
    }
    answer = there.ask(*request_line, **told)
    assert answer.status == status
    assert answer.getheader("access-control-allow-origin") is None
    assert there.desk.book is None
    if status != 400:  # said by the server itself, in front of the guard
        assert answer.getheader("content-security-policy").startswith("default-src 'self'")


def test_what_the_page_itself_asks_is_answered(there):
    assert there.ask("GET", "/").status == 200
    assert there.ask("GET", "/", sec_fetch_site="none").status == 200  # typed, or opened by the system
    assert there.ask("GET", "/words/fr", sec_fetch_site="same-origin").status == 200
    assert there.ask("POST", "/close", b"{}", sec_fetch_site="same-origin").status == 204


def test_the_word_of_the_address_is_exchanged_for_a_cookie_that_nobody_else_sends_or_reads(there):
    answer = there.ask("GET", f"/?key={there.key.word}", cookie=False)
    assert (answer.status, answer.getheader("location")) == (303, "/")
    cookie = answer.getheader("set-cookie")
    assert cookie.startswith(f"rtdocs-{there.key.port}={there.key.cookie};")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert there.key.word not in cookie


def test_a_stranger_is_told_how_the_page_opens(there):
    answer = there.ask("GET", "/", cookie=False)
    assert (answer.status, answer.content) == (401, b"<p>qui?</p>")


def test_two_servers_share_no_key():
    first, second = Key.made(1), Key.made(1)
    assert len({first.word, first.cookie, second.word, second.cookie}) == 4
    assert min(map(len, (first.word, first.cookie))) >= 43  # 256 bits


def test_every_answer_forbids_what_the_page_does_not_need(there):
    answer = there.ask("GET", "/")
    policy = answer.getheader("content-security-policy")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.getheader("x-content-type-options") == "nosniff"
    assert answer.getheader("referrer-policy") == "no-referrer"
    assert answer.getheader("cache-control") == "no-store"
    assert answer.getheader("server") is None


def test_a_body_that_is_too_large_is_refused_before_it_is_whole(there):
    assert there.ask("POST", "/open", b" " * (LARGEST_WISH + 1)).status == 413


def test_a_body_that_never_ends_is_given_up(monkeypatch):
    async def silence():
        await asyncio.sleep(60)

    monkeypatch.setattr(guard, "PATIENCE", 0.01)
    with pytest.raises(Refused) as refused:
        asyncio.run(body(Request({"type": "http", "headers": []}, silence), 10))
    assert refused.value.why is Refusal.TIME


def test_only_requests_are_answered():
    """A connection that stays open (WebSocket) has no business here."""
    sent = []
    asyncio.run(Guard(None, Key.made(1), "")({"type": "websocket"}, None, sent.append))
    assert sent == []
