"""The output of writers: finished files put in their places, the same bytes for the same input.

Writers write into a folder aside. Each Office file is then sealed: every XML part is parsed once (a broken part must
never reach a person), the zip is written again with one fixed stamp, since every library stamps it with the clock, and
with the mark of its origin; then a last look holds all of it to the allow-list. Only when all are finished does the
first one go to the place that `placing` gives it.
"""

import errno
import io
import os
import shutil
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from rtdocs.errors import CannotWrite, Interrupted, RtdocsError
from rtdocs.outcomes import Account, Outcomes, Standing, Terms
from rtdocs.write.package.aside import aside
from rtdocs.write.package.origin import RELATIONS, TYPES, Mark, read_record
from rtdocs.write.package.placing import (
    Merged,
    Move,
    place,
    placed,
    planned,
    settle,
    standing_of,
    try_all,
    write_record,
)

STAMP = (1980, 1, 1, 0, 0, 0)
_XML = (".xml", ".rels")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_PLAIN = Terms()
Merge = Callable[[Path, Path, Path, str], Account | None]
"""How two versions of a file are brought together: theirs, ours, the file to write, the base in the record."""
WINDOWS = os.name == "nt"
_PORTS = (f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))
_DEVICES = frozenset({"con", "prn", "aux", "nul", *_PORTS})
_LONGEST_WINDOWS_PATH = 259  # characters, where the computer's owner has not allowed more


def seal(path: Path) -> None:
    """Check every XML part of an Office file and write its zip again with fixed stamps, in the same order.

    Raises:
        xml.parsers.expat.ExpatError: a part is not well formed (a fault of rtdocs, never of a person).
    """
    path.write_bytes(sealed(path.read_bytes()))


def sealed(content: bytes) -> bytes:
    """Return an Office file that stands inside another, sealed as the other is.

    Raises:
        xml.parsers.expat.ExpatError: as `seal`.
    """
    return _rewritten(io.BytesIO(content))


class Outbox:
    """The place of files under way: `outbox / name` is the path of one.

    Attributes:
        folder: the folder where the files go.
        files: the folder of the files under way.
        outcomes: the outcome of each file; those reached until then, where the run was stopped amid them.
        original: a person's own file, where the files are copies of it and keep its content.
        bases: the base of a later merge of each file, as text, by name.
        merged: by name, the files that hold people's changes.
    """

    def __init__(self, folder: Path, terms: Terms) -> None:
        self.files = folder
        self.original: Path | None = None
        self.outcomes: Outcomes = ()
        self.bases: dict[str, str] = {}
        self.merged: dict[str, Merged] = {}
        self.folder = folder
        self._terms = terms

    def merge(self, name: str, how: Merge, *, standings: Container[Standing | None] = (Standing.CHANGED,)) -> None:
        """Merge a file under way with the one of its name that people changed, where there is one.

        The PDF of it, and the file in its place, are then people's file with our changes. `standings` are those of
        files that may be merged: a copy of a workbook bears no mark of its origin, but may bear a base.
        """
        theirs, ours = self.folder / name, self.files / name
        if self._terms.force or standing_of(theirs, self._terms) not in standings:
            return
        target = ours.with_name(f"merged{ours.suffix}")
        account = how(theirs, ours, target, read_record(self.folder).bases.get(name, ""))
        if account is None:
            return
        self.merged[name] = Merged(target.exists(), account)
        if target.exists():
            target.replace(ours)
        else:
            shutil.copyfile(theirs, ours)

    def original_of(self, name: str) -> Path | None:
        """Return the person's own file that a file is made of; None where it is all ours."""
        return self.folder / name if name in self.merged else self.original

    def __truediv__(self, name: str) -> Path:
        """Return the path of a file under way.

        Raises:
            CannotWrite: Windows takes the name for one of its devices, and would write the file nowhere.
        """
        if WINDOWS and name.partition(".")[0].strip().casefold() in _DEVICES:
            raise CannotWrite("name-reserved", path=name)
        return self.files / name

    def in_order(self, names: Iterable[str]) -> Outcomes:
        """Return the outcomes of files in the order of these names."""
        by_name = {outcome.wanted.name: outcome for outcome in self.outcomes}
        return tuple(by_name[name] for name in names)


@contextmanager
def outbox(folder: Path, terms: Terms = _PLAIN) -> Iterator[Outbox]:
    """Yield a place to write in; when the block ends well, each of its files goes into `folder` as the terms allow.

    Raises:
        CannotWrite: `folder` cannot be made or written in, is full, or a file there cannot be replaced; as every error
            of rtdocs that passes here, it says which files are in place.
        Interrupted: the person stopped the run; it says the same.
    """
    box = Outbox(folder, terms)
    try:
        with _told_of(folder), aside(folder, dry=terms.dry) as room:
            box.files = room / "files"
            box.files.mkdir()
            yield box
            _deliver(box, folder, room, terms)
    except RtdocsError as error:
        error.placed = box.outcomes
        raise
    except KeyboardInterrupt as stop:
        raise Interrupted(box.outcomes) from stop


def _deliver(box: Outbox, folder: Path, room: Path, terms: Terms) -> None:
    """Seal the files, then place them.

    Raises:
        CannotWrite: a file could not be replaced.
    """
    finished = room / "sealed"
    finished.mkdir()
    moves: list[Move] = []
    for path in sorted(box.files.iterdir()):
        ours = terms.marked and terms.renewable and path.name not in box.merged
        _finish(path, finished / path.name, box.original_of(path.name), marked=ours)
    if terms.dry:
        box.outcomes = tuple(move.outcome for move in planned(finished.iterdir(), folder, terms, box.merged))
        return
    try:
        moves = planned(finished.iterdir(), folder, terms, box.merged)
        try_all(moves)
        if terms.renewable:
            write_record(moves, folder, room)
        place(moves, room)
        if terms.renewable:
            settle(moves, folder, room, box.bases)
    except OSError as error:
        raise _cannot_replace(error, Path(error.filename or folder)) from error
    finally:
        box.outcomes = placed(moves)


def _finish(path: Path, target: Path, original: Path | None, *, marked: bool) -> None:
    if not zipfile.is_zipfile(path):
        path.replace(target)
        return
    with zipfile.ZipFile(path) as package:
        is_office = {TYPES, RELATIONS} <= set(package.namelist())
        mark = Mark(package.read(RELATIONS)) if marked and is_office else None
    target.write_bytes(_rewritten(path, mark))
    _look_once_more(target, original)


def _look_once_more(path: Path, original: Path | None) -> None:
    """Raise CannotWrite where a finished file breaks the allow-list: a fault of rtdocs, never of a person."""
    from rtdocs.write.package.last_look import UnfitFileError, look  # noqa: PLC0415 - a page of HTML pays for no parser

    try:
        look(path, original=original)
    except UnfitFileError as error:
        raise CannotWrite("unfit", path=path.name, reason=error) from error


def _rewritten(before: Path | io.BytesIO, mark: Mark | None = None) -> bytes:
    stream = io.BytesIO()  # whole, as `rtdocs.write.package.whole` says
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith(_XML):
                expat.ParserCreate().Parse(content, True)  # noqa: FBT003 - expat's own flag: the last piece
            if (part := mark.take(entry.filename, content) if mark else content) is not None:
                target.writestr(_stamped(entry.filename), part)
        if mark:
            target.writestr(_stamped(mark.part), mark.last())
    return stream.getvalue()


def _stamped(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # else the machine's own system would stand in the bytes
    return info


@contextmanager
def _told_of(folder: Path) -> Iterator[None]:
    """Turn an error of the disk into CannotWrite; libraries wrap it (XlsxWriter: FileCreateError) around OSError."""
    try:
        yield
    except RtdocsError:
        raise
    except OSError as error:
        raise _refused(error, folder) from error
    except Exception as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error.__cause__
        if isinstance(cause, OSError):
            raise _cannot_write(cause, folder) from error
        raise


def _refused(error: OSError, folder: Path) -> CannotWrite:
    """Return the error for a folder, or for a file in it that another program lets nobody read."""
    file = Path(error.filename) if isinstance(error.filename, str) else folder
    is_in_it = file.parent == folder and file.is_file()
    return _cannot_replace(error, file) if is_in_it else _cannot_write(error, folder)


def _cannot_replace(error: OSError, target: Path) -> CannotWrite:
    """Return the error for a file that could not be replaced: on Windows mostly one that Office has open."""
    if error.errno in _DENIED and (WINDOWS or _has_owner(target)):
        return CannotWrite("open-elsewhere", path=target)
    return _cannot_write(error, target)


def _has_owner(path: Path) -> bool:
    """Tell whether a program has left the file by which it says that it has a file open; stale ones exist.

    Word leaves out the first letters of a long name.
    """
    shortened = (f"~${path.name[left:]}" for left in range(3))
    return any(path.with_name(name).exists() for name in (*shortened, f".~lock.{path.name}#"))


def _cannot_write(error: OSError, path: Path) -> CannotWrite:
    if error.errno == errno.ENAMETOOLONG or (WINDOWS and len(str(path.absolute())) > _LONGEST_WINDOWS_PATH):
        return CannotWrite("name-too-long", path=Path(error.filename or path).name)
    if error.errno in _FULL:
        return CannotWrite("disk-full", path=path)
    if error.errno in _DENIED:
        return CannotWrite("read-only", path=path)
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return CannotWrite("in-the-way", path=path)
    return CannotWrite("cannot-write", path=path, reason=error.strerror or str(error))
