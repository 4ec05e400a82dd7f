"""The server's door: 127.0.0.1, on the port of the last time where that is free, so that an open page finds it again.

Ports are only a wish, kept in a file of the person's own: no key is kept. A page that was left open comes back once the
new server has opened one in the same browser, which then sends the new cookie from both.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

MOST_KEPT = 4
"""Ports that are kept: of servers that ran at the same time, each finds its own."""
_FREE = range(1024, 65536)  # no system service has these


def opened(kept: Path) -> socket.socket:
    """Return the door: on the first port of the file `kept` that is free, else on any.

    Raises:
        OSError: no port is free.
    """
    wished = _wished(kept)
    for port in wished:
        with suppress(OSError):
            return socket.create_server(("127.0.0.1", port))
    door = socket.create_server(("127.0.0.1", 0))
    with suppress(OSError):  # a wish
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([door.getsockname()[1], *wished][:MOST_KEPT]), "ascii")
    return door


def _wished(kept: Path) -> list[int]:
    """Return the ports of the file, none where it holds something else."""
    try:
        found = json.loads(kept.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    ports = found if isinstance(found, list) else []
    return [port for port in ports if type(port) is int and port in _FREE][:MOST_KEPT]


def kept_ports() -> Path:
    """Return the path of the file, where each system wants such files of a program."""
    match sys.platform:
        case "win32":
            folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        case "darwin":
            folder = Path.home() / "Library" / "Application Support"
        case _:
            folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return folder / "rtdocs" / "ports.json"
