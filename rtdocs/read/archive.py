"""Looks into a zip before anything reads it: a small file can unpack to fill a computer's memory."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from rtdocs.errors import UnreadableWorkbook

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 50 * 1024 * 1024
LARGEST_IN_ALL = 200 * 1024 * 1024
STEEPEST_RATIO = 200
"""How many times its packed size an entry may unpack to."""
RATIO_COUNTS_FROM = 1024 * 1024
"""Entries smaller than this, in bytes, may be packed as tight as they will."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, OSError, ValueError)
_ENCRYPTED = 0x1  # the first flag of an entry
_CHUNK = 1 << 20
_MARKUP = (".xml", ".rels", ".vml")
_SPAN = 32  # bytes that a doctype's first letters may take, so that one cut between two pieces is found
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def inspect(path: Path, archive: zipfile.ZipFile) -> None:
    """Read every entry once, in small pieces, and keep nothing.

    An entry that lies about its size ends where it said it would, with a checksum that does not match.

    Raises:
        UnreadableWorkbook: the zip breaks one of the limits above, or one of its entries is damaged.
    """
    entries = archive.infolist()
    _refuse_if("workbook-unsafe-size", path, _too_large(entries))
    _refuse_if("workbook-protected", path, (bool(entry.flag_bits & _ENCRYPTED) for entry in entries))
    _refuse_if("workbook-unsafe-contents", path, _misnamed(entries))
    try:
        _refuse_if("workbook-unsafe-contents", path, (_has_doctype(archive, entry) for entry in entries))
    except _DAMAGE as cause:
        raise UnreadableWorkbook("workbook-damaged", path=path) from cause


def _refuse_if(key: str, path: Path, signs: Iterable[bool]) -> None:
    if any(signs):
        raise UnreadableWorkbook(key, path=path)


def _too_large(entries: list[zipfile.ZipInfo]) -> Iterator[bool]:
    yield len(entries) > MOST_ENTRIES
    yield sum(entry.file_size for entry in entries) > LARGEST_IN_ALL
    yield any(entry.file_size > LARGEST_ENTRY for entry in entries)
    yield any(entry.file_size > STEEPEST_RATIO * max(entry.compress_size, 1) for entry in entries if _is_big(entry))


def _is_big(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_COUNTS_FROM


def _misnamed(entries: list[zipfile.ZipInfo]) -> Iterator[bool]:
    names = [entry.filename.replace("\\", "/").casefold() for entry in entries]
    yield len(set(names)) < len(names)
    yield any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in names)
    yield any(re.match(r"[a-z]:", name) for name in names)


def _has_doctype(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Read the whole entry, so that its checksum is verified, and tell whether it is markup with a doctype."""
    is_found, end = False, b""
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            # Without its zero bytes, markup in UTF-16 shows the same letters.
            is_found = is_found or bool(_DOCTYPE.search((end + piece).replace(b"\0", b"")))
            end = piece[-_SPAN:]
    return is_found and entry.filename.lower().endswith(_MARKUP)
