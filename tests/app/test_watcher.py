"""Saves as Excel makes them: a new file beside the workbook, the workbook away for a moment, a lock file."""

import asyncio

import pytest

from rtdocs import watch
from rtdocs.app import watcher


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "projet.xlsx"
    path.write_bytes(b"1")
    return path


def told(path, *steps, rest=3):
    """Return what the watch tells, a look after each step and some more at the end."""
    watched = watch.Watch(path)
    looks = [watched.look()]
    for step in (*steps, *(rest * [lambda: None])):
        step()
        looks.append(watched.look())
    return [look for look in looks if look is not None]


def test_a_save_is_told_once(book):
    assert told(book, lambda: book.write_bytes(b"22")) == [True]


def test_excels_way_of_saving_is_one_save(book, tmp_path):
    aside, lock = tmp_path / "5A3F0000", tmp_path / "~$projet.xlsx"

    def save():
        lock.write_bytes(b"Ana")
        aside.write_bytes(b"22")
        book.replace(tmp_path / "F00D.tmp")

    assert told(book, save, lambda: aside.replace(book), lock.unlink) == [True]


def test_a_file_that_is_still_being_written_is_waited_for(book):
    grow = [lambda size=size: book.write_bytes(b"1" * size) for size in range(2, 9)]
    assert told(book, *grow, rest=0) == []
    assert told(book, *grow, rest=1) == [True]


def test_a_file_that_was_only_read_is_no_save(book):
    assert told(book, book.read_bytes, lambda: book.chmod(0o600)) == []


def test_a_file_away_for_long_is_told_once_and_so_is_its_return(book, tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "GONE_AFTER", 3 * watch.BEAT)
    other = tmp_path / "ailleurs.xlsx"
    rest = [lambda: None] * 8
    assert told(book, lambda: book.replace(other), *rest, lambda: other.replace(book)) == [False, True]


def test_a_file_that_changes_is_looked_at_again_soon_and_one_that_rests_or_is_missing_seldom(book):
    watched = watch.Watch(book)
    watched.look()
    assert watched.pause == watch.BEAT
    book.write_bytes(b"22")
    watched.look()
    assert watched.pause == watch.QUICK
    watched.look()
    assert watched.pause == watch.BEAT
    book.unlink()
    watched.look()
    assert watched.pause == watch.QUICK
    watched.look()
    assert watched.pause == watch.BEAT


def test_who_listens_is_told_of_each_save(book):
    async def listened():
        return await anext(watcher.saves(book))

    async def saved():
        listening = asyncio.create_task(listened())
        await asyncio.sleep(watch.BEAT)  # until the watch has begun
        number = 2
        while not listening.done():
            book.write_bytes(b"1" * number)
            number += 1
            await asyncio.sleep(3 * watch.BEAT)
        return await listening

    assert asyncio.run(saved())
