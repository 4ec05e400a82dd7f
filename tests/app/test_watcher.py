"""Saves as Excel makes them: a new file beside the workbook, the workbook away for a moment, a lock file."""

import asyncio

import pytest

from rtdocs import watch
from rtdocs.app import watcher

BEAT = 0.02


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watch, "BEAT", BEAT)


def seen(path, *steps):
    """Return what the watcher tells while each step is done, with time to notice it."""

    async def watch():
        told = []

        async def listen():
            async for there in watcher.saves(path):
                told.append(there)  # noqa: PERF401 - it never ends by itself

        listening = asyncio.create_task(listen())
        await asyncio.sleep(2 * BEAT)
        for step in steps:
            step()
            await asyncio.sleep(15 * BEAT)
        listening.cancel()
        return told

    return asyncio.run(watch())


def test_a_save_is_told_once(tmp_path):
    path = tmp_path / "projet.xlsx"
    path.write_bytes(b"1")
    assert seen(path, lambda: path.write_bytes(b"22")) == [True]


def test_excels_way_of_saving_is_one_save(tmp_path):
    path, aside, lock = tmp_path / "projet.xlsx", tmp_path / "5A3F0000", tmp_path / "~$projet.xlsx"
    path.write_bytes(b"1")

    def save():
        lock.write_bytes(b"Ana")
        aside.write_bytes(b"22")
        path.replace(tmp_path / "F00D.tmp")

    assert seen(path, save, lambda: aside.replace(path), lock.unlink) == [True]


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path):
    path = tmp_path / "projet.xlsx"
    path.write_bytes(b"1")

    async def watch():
        told = []

        async def listen():
            async for _ in watcher.saves(path):
                told.append(path.stat().st_size)  # noqa: PERF401 - it never ends by itself

        listening = asyncio.create_task(listen())
        await asyncio.sleep(2 * BEAT)
        for size in range(2, 30):
            path.write_bytes(b"1" * size)
            await asyncio.sleep(BEAT / 4)
        await asyncio.sleep(15 * BEAT)
        listening.cancel()
        return told

    assert asyncio.run(watch())[-1] == 29


def test_a_file_that_was_only_read_is_no_save(tmp_path):
    path = tmp_path / "projet.xlsx"
    path.write_bytes(b"1")
    assert seen(path, path.read_bytes, lambda: path.chmod(0o600)) == []


def test_a_file_away_for_long_is_told_and_so_is_its_return(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "GONE_AFTER", 8 * BEAT)
    path, other = tmp_path / "projet.xlsx", tmp_path / "ailleurs.xlsx"
    path.write_bytes(b"1")
    assert seen(path, lambda: path.replace(other), lambda: other.replace(path)) == [False, True]
