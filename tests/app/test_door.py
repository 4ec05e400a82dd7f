"""The port of the last time is tried first; it is a wish, and nothing in its file can do harm."""

import json

import pytest

from rtdocs.app import door


def port(opened):
    with opened:
        return opened.getsockname()[1]


def test_a_server_that_is_started_again_has_the_port_of_the_last_time(tmp_path):
    kept = tmp_path / "state" / "ports.json"
    first = port(door.opened(kept))
    assert json.loads(kept.read_text()) == [first]
    assert port(door.opened(kept)) == first


def test_servers_that_run_at_the_same_time_have_ports_of_their_own_and_each_finds_it_again(tmp_path):
    kept = tmp_path / "ports.json"
    with door.opened(kept) as first, door.opened(kept) as second:
        ports = [each.getsockname()[1] for each in (second, first)]
        assert json.loads(kept.read_text()) == ports
        first.close()
        assert port(door.opened(kept)) == ports[1]


@pytest.mark.parametrize("held", [b"", b"[", b"[" * 99_999, b'{"a": 1}', b'["80", 80, 22, -1, 99999, 1.5, true, null]'])
def test_a_file_that_holds_something_else_is_no_wish(tmp_path, held):
    kept = tmp_path / "ports.json"
    kept.write_bytes(held)
    assert port(door.opened(kept)) in json.loads(kept.read_text())


def test_where_nothing_can_be_kept_a_free_port_does(tmp_path):
    (tmp_path / "file").touch()
    assert port(door.opened(tmp_path / "file" / "ports.json")) > 0


def test_a_file_never_grows(tmp_path):
    kept = tmp_path / "ports.json"
    doors = [door.opened(kept) for _ in range(6)]
    assert len(json.loads(kept.read_text())) == door.MOST_KEPT
    for each in doors:
        each.close()


@pytest.mark.parametrize(
    ("system", "place"),
    [("linux", "state/rtdocs"), ("win32", "local/rtdocs"), ("darwin", "Library/Application Support/rtdocs")],
)
def test_ports_are_kept_where_the_system_wants_such_files(monkeypatch, tmp_path, system, place):
    monkeypatch.setattr(door.sys, "platform", system)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert door.kept_ports() == tmp_path / place / "ports.json"
