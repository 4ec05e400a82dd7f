"""Measures the sheets of an .xls before calamine loads them, all at once: two cells at its corners take 1 GB.

The stream `Workbook` of the file's container is made of records ([MS-XLS]): number, length, two bytes each, content. A
cell's record begins with its row and column, from 0. What is no such file is left for calamine to refuse.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import olefile

from rtdocs.read.bulk import Bulk

_STREAMS = ("Workbook", "Book")  # Excel 95 and older call it Book
_SHEET_IS_NAMED, _SHEET_BEGINS, _MANY_NUMBERS = 0x0085, 0x0809, 0x00BD
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00FD, 0x00D6, 0x027E, 0x0003, 0x0002, 0x0004, 0x0005, 0x007E})


def read(path: Path) -> dict[str, Bulk]:
    """Return how far each sheet goes, by its name; none where the file holds no such stream.

    Raises:
        OSError, ValueError, struct.error: the container or its records are damaged.
    """
    with olefile.OleFileIO(path) as container:
        name = next((each for each in _STREAMS if container.exists(each)), "")
        return _sheets(container.openstream(name).read()) if name else {}


def _sheets(stream: bytes) -> dict[str, Bulk]:
    names: dict[int, str] = {}
    sheets: dict[str, Bulk] = {}
    bulk = Bulk()
    for kind, start, end in _records(stream):
        if kind == _SHEET_IS_NAMED:
            names[struct.unpack_from("<I", stream, start)[0]] = _name(stream[start + 6 : end])
        elif kind == _SHEET_BEGINS:
            bulk = sheets.setdefault(names.get(start - 4, ""), Bulk())
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, start)
            bulk.reach(row + 1, column + 1)
        elif kind == _MANY_NUMBERS:
            row, column = (*struct.unpack_from("<H", stream, start), *struct.unpack_from("<H", stream, end - 2))
            bulk.reach(row + 1, column + 1)
    return sheets


def _name(record: bytes) -> str:
    """Return a text that its length and a sign of its width precede."""
    letters = record[2:]
    return letters.decode("utf-16-le", "replace") if record[1:2] == b"\1" else letters.decode("latin-1")


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the kind of each record, and where its content starts and ends."""
    start = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        start += 4 + length
        yield kind, start - length, start
