"""The folder aside in which files are written, within their target folder; and the removal of those of killed runs.

It is made as any folder is, so that on Windows files in it inherit the rights of their target folder; one of `tempfile`
is closed to others there, and a file moved out of it keeps its rights. A file in the folder stays open and locked until
the end: a folder whose lock nobody holds was left behind.
"""

import re
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = ".rtdocs-"
_NAME: Final = re.compile(r"\.rtdocs-[0-9a-f]{8}")
_LOCK: Final = "lock"
_LONG: Final = 150  # characters of a path on Windows from which files in it may come near its limit of 259
_PATIENCE: Final = 3600  # seconds; a folder without its lock may be just being made


@contextmanager
def aside(folder: Path, *, dry: bool = False) -> Iterator[Path]:
    """Make `folder` where missing, and yield a folder inside it to write in, which is removed afterwards.

    In a dry run it stands in the system's folder for such, and `folder` is not made.

    Raises:
        OSError: one of them cannot be made.
    """
    if dry:
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as elsewhere:
            yield Path(elsewhere)
        return
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    place = folder / f"{_PREFIX}{secrets.token_hex(4)}"
    if sys.platform == "win32":
        place = Path(extended(str(place.absolute())))
    place.mkdir()
    try:
        with (place / _LOCK).open("wb") as lock:
            _hold(lock.fileno())
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def extended(path: str) -> str:
    """Return an absolute path of Windows in the form that knows no limit, where it may come near the limit.

    What is made aside has a longer path than what it becomes, and must not fail where that would stand.
    """
    if len(path) < _LONG or path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC{path[1:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def _sweep(folder: Path) -> None:
    """Remove the folders that killed runs left in a folder."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _NAME.fullmatch(path.name) and path.is_dir() and _is_left(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_left(place: Path) -> bool:
    try:
        with (place / _LOCK).open("rb+") as lock:
            _hold(lock.fileno())
    except FileNotFoundError:
        with suppress(OSError):
            return time.time() - place.stat().st_mtime > _PATIENCE
        return False
    except OSError:
        return False
    return True


def _hold(number: int) -> None:
    """Lock an open file until it is closed.

    Raises:
        OSError: another run holds it, or the file system knows no locks: then no folder is swept.
    """
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - everywhere else

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
