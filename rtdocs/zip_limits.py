"""Limits of a zip, held before any parser reads it: a small file can unpack to fill a computer's memory."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 50 * 1024 * 1024
LARGEST_IN_ALL = 200 * 1024 * 1024
STEEPEST_RATIO = 200
"""How many times its packed size an entry may unpack to."""
RATIO_COUNTS_FROM = 1024 * 1024
"""Entries smaller than this, in bytes, may be packed as tight as they will."""
MOST_MARKUP = 64 * 1024 * 1024
"""Bytes of markup in all: room for a sheet whose every row bears a look, down to the last, 1,048,576."""
MOST_TAGS = 2_500_000
"""Tags in all: each takes time, and far more memory than its letters. A filled cell has four."""

DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)
"""What reading a damaged entry raises: its checksum, its bytes, its end, its method, its password are wrong."""
_ENCRYPTED = 0x1  # the first flag of an entry
_CHUNK = 1 << 18  # more than a cell of Excel holds: 32,767 letters, each written with up to six signs
_MARKUP = (".xml", ".rels", ".vml")
_SPAN = 32  # bytes that a doctype's first letters may take, so that one cut between two pieces is found
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


class Refusal(Enum):
    """Why a zip is refused; the value ends the key of a message: "workbook-unsafe-size"."""

    SIZE = "unsafe-size"
    CONTENTS = "unsafe-contents"
    PROTECTED = "protected"
    DAMAGED = "damaged"


Refuse = Callable[[Refusal], Exception]
"""Gives the error to raise."""


class _Look(NamedTuple):
    """The traits of an entry: a doctype, the number of tags, and whether a text is longer than any cell can hold."""

    name: str
    has_doctype: bool
    tags: int
    has_endless_text: bool


def inspect(
    file: Path | int,
    archive: zipfile.ZipFile,
    refuse: Refuse,
    *,
    cells: tuple[str, ...] = (),
    most_tags: int = MOST_TAGS,
    whole: bool = False,
) -> None:
    """Read all markup of a zip once, in small pieces, and raise where it breaks a limit; nothing is kept.

    Pictures are left alone, since nobody opens them. An entry that lies about its size ends where its header said, with
    a checksum that does not match.

    Args:
        file: the path of the zip, or its size in bytes where it stands inside another.
        archive: the opened zip.
        refuse: the function that makes the error to raise, from the reason.
        cells: the beginnings of the names of entries whose texts are cells, so never endless.
        most_tags: the most tags in all entries together.
        whole: whether the other entries are read too, so that damage in a picture is found before anything is made.

    Raises:
        Exception: the error of `refuse`, where the zip breaks one of the limits above or an entry is damaged.
    """
    entries = archive.infolist()
    _refuse_if(Refusal.SIZE, refuse, _too_large(entries))
    _refuse_if(Refusal.PROTECTED, refuse, (bool(entry.flag_bits & _ENCRYPTED) for entry in entries))
    _refuse_if(Refusal.CONTENTS, refuse, _misnamed(entries))
    _refuse_if(Refusal.CONTENTS, refuse, _overlapping(entries, file if isinstance(file, int) else file.stat().st_size))
    try:
        looks = [_look(archive, entry) for entry in entries if _is_markup(entry)]
        for entry in (each for each in entries if whole and not _is_markup(each)):
            _read_through(archive, entry)
    except (*DAMAGE, OSError, ValueError) as cause:
        raise refuse(Refusal.DAMAGED) from cause
    _refuse_if(Refusal.CONTENTS, refuse, (look.has_doctype for look in looks))
    _refuse_if(Refusal.SIZE, refuse, _too_heavy(looks, cells, most_tags))


def _refuse_if(why: Refusal, refuse: Refuse, signs: Iterable[bool]) -> None:
    if any(signs):
        raise refuse(why)


def _too_large(entries: list[zipfile.ZipInfo]) -> Iterator[bool]:
    yield len(entries) > MOST_ENTRIES
    yield sum(entry.file_size for entry in entries) > LARGEST_IN_ALL
    yield any(entry.file_size > LARGEST_ENTRY for entry in entries)
    yield sum(entry.file_size for entry in entries if _is_markup(entry)) > MOST_MARKUP
    yield any(entry.file_size > STEEPEST_RATIO * max(entry.compress_size, 1) for entry in entries if _is_big(entry))


def _is_big(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_COUNTS_FROM


def _misnamed(entries: list[zipfile.ZipInfo]) -> Iterator[bool]:
    names = [entry.filename.replace("\\", "/").casefold() for entry in entries]
    yield len(set(names)) < len(names)
    yield any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in names)
    yield any(re.match(r"[a-z]:", name) for name in names)


def _overlapping(entries: list[zipfile.ZipInfo], size: int) -> Iterator[bool]:
    """Yield whether entries share bytes: their compressed sizes add up to more than the file's size."""
    yield sum(entry.compress_size for entry in entries) > size


def _is_markup(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_MARKUP)


def _too_heavy(looks: list[_Look], cells: tuple[str, ...], most_tags: int) -> Iterator[bool]:
    yield sum(look.tags for look in looks) > most_tags
    yield any(look.has_endless_text and look.name.startswith(cells) for look in looks)


def _read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read a whole entry, so that its checksum is verified."""
    with archive.open(entry) as stream:
        while stream.read(_CHUNK):
            pass


def _look(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> _Look:
    """Return the traits of an entry of markup, read in small pieces."""
    has_doctype, tags, has_endless_text, end = False, 0, False, b""
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            # Without its zero bytes, markup in UTF-16 shows the same letters.
            letters = (end + piece).replace(b"\0", b"")
            has_doctype = has_doctype or bool(_DOCTYPE.search(letters))
            tags += (found := piece.count(b"<"))
            has_endless_text = has_endless_text or (not found and len(piece) == _CHUNK)
            end = piece[-_SPAN:]
    return _Look(entry.filename.lower(), has_doctype, tags, has_endless_text)
