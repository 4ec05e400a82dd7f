"""The server's own life: one port of this computer, the first page, and its end."""

import asyncio
import http.client
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from conftest import ROOT

from rtdocs.app import server
from rtdocs.app.events import MOST_PAGES, Feed
from rtdocs.app.worker import Failed, Stopped, Worker
from rtdocs.cli import main as cli
from rtdocs.i18n import language_of


@pytest.fixture
def _hasty(monkeypatch):
    """Let a server that nobody visits end soon."""
    monkeypatch.setattr(server, "WAITS_FIRST", 0.2)
    monkeypatch.setattr(server, "_BEAT", 0.1)


@pytest.mark.usefixtures("_hasty")
def test_the_command_gives_an_address_of_this_computer_alone_and_ends_when_nobody_comes(tmp_path, capsys):
    assert cli.run(["app", str(tmp_path), "--no-open"], language_of("fr")) == 0
    told, address = capsys.readouterr().out.splitlines()
    assert told == "Ouvrez cette adresse dans votre navigateur\u00a0:"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{43}", address)


@pytest.mark.usefixtures("_hasty")
def test_the_page_opens_in_the_browser_of_the_person(tmp_path, capsys, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: not opened.append(address))
    assert cli.run(["app", str(tmp_path)], language_of("en")) == 0
    assert opened == [capsys.readouterr().out.splitlines()[1]]


def test_a_place_that_is_not_there_is_told(tmp_path, capsys):
    assert cli.run(["app", str(tmp_path / "nulle-part.xlsx")], language_of("fr")) == 3
    assert "nulle-part.xlsx" in capsys.readouterr().err


def test_a_workbook_may_be_opened_at_once_and_the_program_ends_on_ctrl_c():
    sample = ROOT / "samples" / "marche-ta-zone.xlsx"
    command = [sys.executable, "-m", "rtdocs", "app", str(sample), "--no-open", "--lang", "fr"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT) as program:
        program.stdout.readline()
        port, word = re.search(r":(\d+)/\?key=(\S+)", program.stdout.readline()).groups()
        answer = asked(port, f"/?key={word}", {})
        cookie = answer.getheader("set-cookie").partition(";")[0]
        events = asked(port, "/events", {"cookie": cookie}, whole=False)
        assert "marche-ta-zone.xlsx" in events
        program.send_signal(signal.SIGINT)
        program.wait(20)
    assert program.returncode == 0


def asked(port, path, headers, *, whole=True):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    if whole:
        answer.read()
        connection.close()
        return answer
    lines = answer.fp.readline().decode() + answer.fp.readline().decode()
    while "data:" not in lines:
        lines += answer.fp.readline().decode()
    answer.close()
    connection.close()
    return lines


def test_pages_beyond_the_most_are_told_nothing_even_where_all_ask_at_once():
    async def listened():
        feed = Feed()
        feed.publish({})
        lines = [feed.lines() for _ in range(MOST_PAGES + 1)]
        told = await asyncio.gather(*(anext(each, None) for each in lines))
        for each in lines:
            await each.aclose()
        return told.count(None), feed.pages

    assert asyncio.run(listened()) == (1, 0)


def test_a_page_is_told_the_last_state_alone_and_is_forgotten_once_closed():
    async def listened():
        feed = Feed()
        feed.publish({"version": 1})
        feed.publish({"version": 2})
        lines = feed.lines()
        first = await anext(lines)
        feed.publish({"version": 3})
        second = await anext(lines)
        there = feed.pages
        await lines.aclose()
        return first, second, there, feed.pages

    first, second, there, left = asyncio.run(listened())
    assert first.endswith('data: {"version": 2}\n\n')
    assert second.endswith('data: {"version": 3}\n\n')
    assert (there, left) == (1, 0)


def test_a_silent_server_still_shows_that_it_is_there(monkeypatch):
    monkeypatch.setattr("rtdocs.app.events.HEARTBEAT", 0.01)

    async def listened():
        lines = Feed().lines()
        return [await anext(lines) for _ in range(2)]

    assert asyncio.run(listened())[1] == ":\n\n"


def test_a_fault_of_rtdocs_is_one_sentence_and_the_worker_goes_on():
    async def ask():
        worker = Worker()
        with pytest.raises(Failed) as failed:
            await worker.run("check", path=None)
        with pytest.raises(Failed) as missing:
            await worker.run("check", path="nowhere.xlsx")
        worker.stop()
        return failed.value.told, missing.value.told

    broken, missing = asyncio.run(ask())
    assert "TypeError" in broken["fr"]
    assert "nowhere.xlsx" in missing["en"]


def test_a_stopped_worker_says_so_and_starts_again():
    async def ask():
        worker = Worker()
        worker.start()
        asked = asyncio.create_task(worker.run("kit", folder="/nowhere", project=None, langs=["fr"]))
        await asyncio.sleep(0.05)
        worker.stop()
        with pytest.raises(Stopped):
            await asked
        with pytest.raises(Failed):
            await worker.run("check", path="nowhere.xlsx")
        worker.stop()

    began = time.monotonic()
    asyncio.run(ask())
    assert time.monotonic() - began < 30
