"""Puts finished files in their place: all of a build or none, the same bytes for the same input.

Writers write into a folder aside. Each Office file is then sealed: every XML part is parsed once (a broken part must
never reach a person), and the zip is written again with one fixed stamp, since every library stamps it with the clock.
Only then are the files of before set aside and the new ones moved in; what fails is undone.
"""

import errno
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from xml.parsers import expat

from rtdocs.errors import CannotWrite, RtdocsError

STAMP = (1980, 1, 1, 0, 0, 0)
_XML = (".xml", ".rels")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def seal(path: Path) -> None:
    """Check every XML part of an Office file and write its zip again with fixed stamps, in the same order.

    Raises:
        xml.parsers.expat.ExpatError: a part is not well formed (a fault of rtdocs, never of a person).
    """
    aside = path.with_name(f"{path.name}.sealed")
    _rewrite(path, aside)
    aside.replace(path)


def sealed(content: bytes) -> bytes:
    """Return an Office file that stands inside another, sealed as the other is.

    Raises:
        xml.parsers.expat.ExpatError: as `seal`.
    """
    target = io.BytesIO()
    _rewrite(io.BytesIO(content), target)
    return target.getvalue()


@contextmanager
def outbox(folder: Path) -> Iterator[Path]:
    """Give a folder to write in; when the block ends well, all its files move into `folder`, or none does.

    Raises:
        CannotWrite: `folder` cannot be made or written in, is full, or a file there cannot be replaced.
    """
    aside = _aside(folder)
    try:
        with _told_of(folder):
            yield aside
        for path in filter(zipfile.is_zipfile, sorted(aside.iterdir())):
            seal(path)
        _move_all(sorted(aside.iterdir()), folder, aside)
    except OSError as error:
        raise _cannot_write(error, folder) from error
    finally:
        _clear(aside)


def _rewrite(before: Path | io.BytesIO, after: Path | io.BytesIO) -> None:
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith(_XML):
                expat.ParserCreate().Parse(content, True)  # noqa: FBT003 - expat's own flag: the last piece
            target.writestr(_stamped(entry.filename), content)


def _stamped(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # else the machine's own system would stand in the bytes
    return info


def _aside(folder: Path) -> Path:
    """Make the folder, and one inside it to write in: moving within a disk either happens or does not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".rtdocs-", dir=folder))
    except OSError as error:
        raise _cannot_write(error, folder) from error


@contextmanager
def _told_of(folder: Path) -> Iterator[None]:
    """Libraries wrap what the disk says (XlsxWriter: FileCreateError); find the OSError behind."""
    try:
        yield
    except (OSError, RtdocsError):
        raise
    except Exception as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error.__cause__
        if isinstance(cause, OSError):
            raise _cannot_write(cause, folder) from error
        raise


def _move_all(files: list[Path], folder: Path, aside: Path) -> None:
    """Move each file in, keeping what stood there until all are in.

    Raises:
        CannotWrite: a file could not be replaced; those already moved are put back as they were.
    """
    kept = aside / "before"
    kept.mkdir()
    moved: list[str] = []
    for file in files:
        target = folder / file.name
        try:
            if target.is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            if target.exists():
                target.replace(kept / file.name)
            moved.append(file.name)
            file.replace(target)
        except OSError as error:
            _put_back(moved, folder, kept)
            raise _cannot_replace(error, target) from error
    shutil.rmtree(kept, ignore_errors=True)


def _clear(aside: Path) -> None:
    """Remove the folder aside, but never a file of before that could not be put back."""
    for path in aside.iterdir():
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
    with suppress(OSError):
        aside.rmdir()


def _put_back(names: list[str], folder: Path, kept: Path) -> None:
    for name in names:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
        if (kept / name).exists():
            (kept / name).replace(folder / name)


def _cannot_replace(error: OSError, target: Path) -> CannotWrite:
    """Name the file that could not be replaced: on Windows mostly one that Word, Excel or PowerPoint has open."""
    open_elsewhere = os.name == "nt" or (target.parent / f"~${target.name}").exists()
    if error.errno in _DENIED and open_elsewhere:
        return CannotWrite("open-elsewhere", path=target)
    return _cannot_write(error, target)


def _cannot_write(error: OSError, path: Path) -> CannotWrite:
    if error.errno in _FULL:
        return CannotWrite("disk-full", path=path)
    if error.errno in _DENIED:
        return CannotWrite("read-only", path=path)
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return CannotWrite("in-the-way", path=path)
    return CannotWrite("cannot-write", path=path, reason=error.strerror or str(error))
