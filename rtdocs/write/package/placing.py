"""The placing of finished files: the one piece of code that may replace a file.

A file that nobody changed since rtdocs wrote it is renewed. One that people changed, or that may be theirs, stays where
it is, and ours is put beside it under a free name. A file that the same command reads is never written over, whatever
was asked.

A file arrives by one atomic replace, and nothing is moved away first: at any moment each file is the old one or the new
one. All that can be checked before the first replace is checked before it.
"""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from rtdocs.outcomes import Account, Fate, Outcome, Outcomes, Standing, Terms
from rtdocs.write.package.origin import RECORD, Digests, Record, digest_of, is_as_marked, mark_of, read_record

LONGEST_NAME: Final = 255
"""Bytes of a file's name: what the file systems in use take, those that count letters take more."""
_PRINTED: Final = ".pdf"
_DOCUMENTS: Final = (".docx", ".pptx")


class Move(NamedTuple):
    """A finished file, and its outcome."""

    source: Path
    outcome: Outcome


class Merged(NamedTuple):
    """A file under way with people's changes: whether it differs from theirs, and the account of the merge."""

    differs: bool
    account: Account


NOT_MERGED: Final[Mapping[str, Merged]] = MappingProxyType({})


def standing_of(path: Path, terms: Terms) -> Standing | None:
    """Return the state that keeps a file from being replaced; None for no file, or an unchanged one of ours."""
    return _Judge(read_record(path.parent).digests, terms).standing(path) if _stands(path) else None


def planned(files: Iterable[Path], folder: Path, terms: Terms, merged: Mapping[str, Merged] = NOT_MERGED) -> list[Move]:
    """Return the move of each finished file; nothing is changed yet. Those in `merged` hold people's changes already.

    Raises:
        FileExistsError: a folder has the name of a file to write.
    """
    judge = _Judge(read_record(folder).digests, terms, merged)
    moves: list[Move] = []
    numbers: dict[str, int] = {}
    taken: set[Path] = set()
    for source in sorted(files, key=lambda path: (path.suffix == _PRINTED, path.name)):
        # What is printed from a document bears its number: "projet-rapport (2).pdf".
        first = numbers.get(source.stem, 1) if source.suffix == _PRINTED else 1
        outcome, number = judge.outcome(source, folder / source.name, first, taken)
        taken.add(outcome.path)
        if source.suffix in _DOCUMENTS:
            numbers[source.stem] = number
        moves.append(Move(source, outcome))
    return sorted(moves)


def place(moves: Iterable[Move], room: Path) -> None:
    """Put each file in its place, once the copies of the replaced ones are there.

    Args:
        moves: the moves of `planned`.
        room: a folder on the same disk, for files on the way.

    Raises:
        OSError: a file cannot be put in its place; the error's `filename` is the target's. Files whose source is
            gone are in place.
    """
    written = _written(moves)
    for _, outcome in written:
        if outcome.copy:
            _copy(outcome.path, outcome.copy, room)
    for source, outcome in written:
        _arrive(source, outcome.path)


def try_all(moves: Iterable[Move]) -> None:
    """Check that every file to replace can be replaced, before the first one is.

    Raises:
        OSError: one cannot: another program has it open (Windows), or it is another person's in a shared folder.
    """
    for _, outcome in _written(moves):
        if outcome.path.exists() and not _is_free(outcome.path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(outcome.path))


def placed(moves: Iterable[Move]) -> Outcomes:
    """Return the outcomes of the files in place: those whose source is gone, whatever stopped the run."""
    return tuple(outcome for source, outcome in moves if outcome.fate is Fate.KEPT or not source.exists())


def write_record(moves: Iterable[Move], folder: Path, room: Path) -> None:
    """Record the digests of the files about to be placed, beside those of ours that they replace.

    A merged file is people's, so no build may take it for one that nobody changed; the one of before is kept as a copy.

    Raises:
        OSError: the record cannot be written.
    """
    before = read_record(folder)
    digests, copies = {**before.digests}, {**before.copies}
    for source, outcome in _written(moves):
        if outcome.fate is Fate.MERGED and outcome.copy:
            copies[outcome.copy.name] = digest_of(outcome.path)
            continue
        known = before.digests.get(outcome.path.name, ())
        standing = digest_of(outcome.path) if known and outcome.path.exists() else ""
        digests[outcome.path.name] = tuple(dict.fromkeys((digest_of(source), *({standing} & set(known)))))
    _put_record(before, Record(digests, before.bases, copies), folder, room)


def settle(moves: Iterable[Move], folder: Path, room: Path, bases: Mapping[str, str]) -> None:
    """Record the bases of the files in place now, and remove the copies that earlier merges of them kept.

    A base that came before its file would let new content in it pass for content that people took away. A copy that
    people changed since stays.

    Args:
        moves: the moves made.
        folder: the folder to write to.
        room: a folder on the same disk, for files on the way.
        bases: the base of each file as text, by name.

    Raises:
        OSError: the record cannot be written.
    """
    before = read_record(folder)
    shown, copies = {**before.bases}, {**before.copies}
    shown |= {outcome.path.name: base for source, outcome in moves if (base := bases.get(source.name))}
    fresh = {outcome.copy.name for _, outcome in moves if outcome.copy}
    stems = {outcome.wanted.stem for _, outcome in moves}
    for name in [name for name in before.copies if name not in fresh and name.rpartition(" (")[0] in stems]:
        path = folder / name
        with suppress(OSError):  # one that is open in another program goes the next time
            if path.is_file() and digest_of(path) == before.copies[name]:
                path.unlink()
            del copies[name]
    _put_record(before, Record(before.digests, shown, copies), folder, room)


def _put_record(before: Record, after: Record, folder: Path, room: Path) -> None:
    if after != before:
        fresh = room / RECORD
        fresh.write_text(after.text(), "utf-8")
        _arrive(fresh, folder / RECORD)


def _written(moves: Iterable[Move]) -> list[Move]:
    return [move for move in moves if move.outcome.fate is not Fate.KEPT]


class _Judge:
    """The judge of one folder: decides the outcome of each file."""

    def __init__(self, digests: Digests, terms: Terms, merged: Mapping[str, Merged] = NOT_MERGED) -> None:
        self._digests = digests
        self._terms = terms
        self._merged = merged

    def outcome(self, source: Path, wanted: Path, first: int, taken: set[Path]) -> tuple[Outcome, int]:
        """Return the outcome of a file, and its number among the names of that file, from `first` on."""
        if first > 1:
            return self._beside(wanted, None, first, taken)
        standing = self.standing(wanted) if _stands(wanted) else None
        if standing in {Standing.CHANGED, Standing.UNKNOWN} and (merged := self._merged.get(source.name)):
            fate = Fate.MERGED if merged.differs else Fate.KEPT
            return Outcome(
                wanted, fate, wanted, copy=_dated(wanted) if merged.differs else None, account=merged.account
            ), 1
        fate = self._fate(source, wanted, standing)
        if fate is Fate.BESIDE:
            return self._beside(wanted, standing, 2, taken)
        return Outcome(wanted, fate, wanted, copy=_dated(wanted) if fate is Fate.REPLACED else None), 1

    def _fate(self, source: Path, wanted: Path, standing: Standing | None) -> Fate:
        if standing is None:
            return Fate.RENEWED if wanted.exists() else Fate.NEW
        if standing is not Standing.READ and (self._terms.completes or self._terms.force):
            return Fate.COMPLETED if self._terms.completes else Fate.REPLACED
        return Fate.KEPT if _is_nothing_new(source, wanted) else Fate.BESIDE

    def _beside(self, wanted: Path, standing: Standing | None, first: int, taken: set[Path]) -> tuple[Outcome, int]:
        for number in count(first):
            path = _numbered(wanted, f" ({number})")
            free = not _stands(path)
            if path not in taken and (free or self.standing(path) is None):
                fate = Fate.BESIDE if standing else Fate.NEW if free else Fate.RENEWED
                return Outcome(path, fate, wanted, standing), number
        raise AssertionError  # count has no end

    def standing(self, path: Path) -> Standing | None:
        """Return the state that keeps a file from being replaced; None for one unchanged since rtdocs wrote it."""
        if any(read.exists() and path.samefile(read) for read in self._terms.reads):
            return Standing.READ
        known = self._digests.get(path.name, ())
        if digest_of(path) in known if known else is_as_marked(path) or self._terms.is_ours(path):
            return None
        return Standing.CHANGED if known or mark_of(path) else Standing.UNKNOWN


def _is_nothing_new(source: Path, standing: Path) -> bool:
    """Tell whether our file equals the one that people's was made of: theirs then lacks nothing of ours."""
    mark = mark_of(source)
    return bool(mark) and mark == mark_of(standing)


def _stands(path: Path) -> bool:
    """Tell whether a file stands at a path.

    Raises:
        FileExistsError: the path is of a folder, or of something else that is no file.
    """
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return path.exists()


def _dated(path: Path) -> Path:
    """Return a free name with the day on which a file was last changed: "projet-rapport (2026-11-30).docx"."""
    day = time.strftime("%Y-%m-%d", time.localtime(path.stat().st_mtime))
    names = (_numbered(path, f" ({day})" if number == 1 else f" ({day}, {number})") for number in count(1))
    return next(name for name in names if not name.exists())


def _numbered(path: Path, end: str) -> Path:
    """Return a path with `end` behind its stem, the stem shortened where the name would be too long."""
    stem = path.stem
    while stem and len(os.fsencode(f"{stem}{end}{path.suffix}")) > LONGEST_NAME:
        stem = stem[:-1]
    return path.with_name(f"{stem.rstrip()}{end}{path.suffix}")


def _is_free(path: Path) -> bool:
    """Tell whether a file may be replaced; on Linux, renaming it to itself would prove nothing."""
    if sys.platform == "win32":
        path.open("rb+").close()  # a program that has it open refuses to share it
        return True
    folder = path.parent.stat()
    owners = {path.lstat().st_uid, folder.st_uid}
    return not folder.st_mode & stat.S_ISVTX or os.geteuid() in owners | {0}


def _copy(path: Path, copy: Path, room: Path) -> None:
    fresh = room / RECORD
    shutil.copy2(path, fresh)
    _arrive(fresh, copy)


def _arrive(source: Path, target: Path) -> None:
    """Put a file in its place by one atomic replace, once its bytes are on the disk.

    Raises:
        OSError: `filename` is the target.
    """
    try:
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        source.replace(target)
    except OSError as error:
        error.filename = str(target)
        raise
