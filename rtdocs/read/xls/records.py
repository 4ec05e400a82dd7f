"""The survey of an .xls file: facts that calamine leaves out, from its records (BIFF8, [MS-XLS]) and its container.

A record is its number and its length, two bytes each, and that many bytes. Rows and columns count from 0 in them.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import olefile

from rtdocs.errors import UnreadableWorkbook
from rtdocs.read import survey
from rtdocs.read.survey import Area, Seen, Survey, What
from rtdocs.read.xls import links
from rtdocs.read.xls.looks import LookRecords
from rtdocs.read.xls.objects import ObjectRecords

_STREAM, _OLDER_STREAM = "Workbook", "Book"  # Excel 95 and older write other names of sheets, but the same cells
_SUMMARY, _LAST_SAVED, _MOST_PROPERTIES = "\x05SummaryInformation", 13, 64
_FIRST_TICK = datetime(1601, 1, 1, tzinfo=UTC)  # a tick is a ten millionth of a second
_MACROS = "_VBA_PROJECT_CUR"
_BEGINNING, _END, _SHEET, _DATES, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x0022, 0x002F
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_IS_NO_NUMBER = 0xFFFF  # in the last two bytes of a formula's value, whose first byte tells what it is
_IS_ERROR = 2
_HIDDEN_ROW, _HIDDEN_COLUMN, _FOLDED_COLUMN = 0x20, 0x1, 0x700


@dataclass(frozen=True, slots=True)
class Container:
    """The facts of an .xls file beside its values: see `rtdocs.read.open.Book`."""

    surveys: Mapping[str, Survey] = field(default_factory=dict)
    saved: str = ""
    has_macros: bool = False
    counts_from_1904: bool = False


def read(path: Path) -> Container:
    """Return the facts of an .xls file beside its values.

    Raises:
        UnreadableWorkbook: its container or its records are damaged, or it is protected by a password.
    """
    try:
        with olefile.OleFileIO(path) as streams:
            content, older, summary = (_stream(streams, name) for name in (_STREAM, _OLDER_STREAM, _SUMMARY))
            has_macros = streams.exists(_MACROS)
        content = content or older
        if any(kind == _PASSWORD for _, kind, _ in _records(content)):
            raise UnreadableWorkbook("workbook-protected", path=path)
        from_1904 = any(kind == _DATES and record[0] for _, kind, record in _records(content))
        return Container(_surveys(content), _saved(summary), has_macros, from_1904)
    except (OSError, struct.error, IndexError, ValueError, OverflowError) as cause:
        raise UnreadableWorkbook("workbook-damaged", path=path) from cause


def _stream(streams: olefile.OleFileIO, name: str) -> bytes:
    return bytes(streams.openstream(name).read()) if streams.exists(name) else b""


def _saved(summary: bytes) -> str:
    """Return the day of the last save by the summary ([MS-OLEPS]); olefile takes for ever on a damaged one."""
    start = int.from_bytes(summary[44:48], "little")
    listed = summary[start + 8 : start + 8 + _MOST_PROPERTIES * 8]
    for number, place in struct.iter_unpack("<II", listed[: len(listed) // 8 * 8]):
        if number == _LAST_SAVED:
            ticks = int.from_bytes(summary[start + place + 4 : start + place + 12], "little")
            return f"{_FIRST_TICK + timedelta(microseconds=ticks // 10):%Y-%m-%d}" if ticks else ""
    return ""


def _surveys(content: bytes) -> dict[str, Survey]:
    """Return the survey of each sheet by its name, in one pass: the sheets' names and starts come before the sheets."""
    names: dict[int, str] = {}
    seen: dict[str, list[Seen]] = {}
    objects: dict[str, ObjectRecords] = {}
    sheet, depth, looks = "", 0, LookRecords()
    for start, kind, record in _records(content):
        if kind == _SHEET:
            names.update([_named(record)])
        elif kind == _BEGINNING:  # a chart within a sheet has its own beginning and end, and cells that are not ours
            sheet, depth = (names[start], 1) if start in names else (sheet, depth + 1)
        elif kind == _END:
            depth -= 1
        elif depth == 1 and not sheet:
            looks.take(kind, record)
        elif kind in _READERS and depth == 1:
            seen.setdefault(sheet, []).extend(looks.seen(kind, record))
            seen.setdefault(sheet, []).extend(_READERS[kind](record))
        elif sheet:
            objects.setdefault(sheet, ObjectRecords()).take(kind, record, is_of_sheet=depth == 1)
    for name, drawn in objects.items():
        seen.setdefault(name, []).extend(drawn.seen())
    return {name: survey.gathered(seen.get(name, ())) for name in names.values()}


def _records(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield the start, the number and the content of each record."""
    start = 0
    while start + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, start)
        yield start, kind, content[start + 4 : start + 4 + length]
        start += 4 + length


def _named(record: bytes) -> tuple[int, str]:
    """Return the start and the name of a sheet: one byte a letter, or two."""
    start, _state, _type, length, wide = struct.unpack_from("<IBBBB", record)
    is_wide = bool(wide & 1)
    letters = record[8 : 8 + length * (1 + is_wide)]
    return start, letters.decode("utf-16-le" if is_wide else "latin-1")


def _cell(record: bytes) -> Iterator[Seen]:
    row, column = struct.unpack_from("<HH", record)
    yield Seen(What.FILLED, survey.cell(row + 1, column + 1))


def _cells(record: bytes) -> Iterator[Seen]:
    (row,), (last,) = struct.unpack_from("<H", record), struct.unpack("<H", record[-2:])
    yield Seen(What.FILLED, survey.cell(row + 1, last + 1))


def _formula(record: bytes) -> Iterator[Seen]:
    yield from _cell(record)
    row, column, what, error, mark = struct.unpack_from("<HH2xBxBx2xH", record)
    if mark == _IS_NO_NUMBER and what == _IS_ERROR:
        yield _in_error(row, column, error)
    yield from links.in_formula(record)


def _error_or_bool(record: bytes) -> Iterator[Seen]:
    yield from _cell(record)
    row, column, value, is_error = struct.unpack_from("<HH2xBB", record)
    if is_error:
        yield _in_error(row, column, value)


def _in_error(row: int, column: int, error: int) -> Seen:
    return Seen(What.ERROR, survey.cell(row + 1, column + 1), _ERRORS.get(error, "#"))


def _row(record: bytes) -> Iterator[Seen]:
    row, flags = struct.unpack_from("<H10xB", record)
    if flags & _HIDDEN_ROW:
        yield Seen(What.HIDDEN_ROWS, survey.rows(row + 1, row + 1))


def _columns(record: bytes) -> Iterator[Seen]:
    first, last, flags = struct.unpack_from("<HH4xH", record)
    if flags & _HIDDEN_COLUMN and not flags & _FOLDED_COLUMN:
        yield Seen(What.HIDDEN_COLUMNS, survey.columns(first + 1, last + 1))


def _merged(record: bytes) -> Iterator[Seen]:
    for top, bottom, left, right in struct.iter_unpack("<4H", record[2:]):
        yield Seen(What.MERGED, Area(top + 1, left + 1, bottom + 1, right + 1))


_READERS: Mapping[int, Callable[[bytes], Iterator[Seen]]] = {
    0x0006: _formula,
    0x0205: _error_or_bool,
    0x0208: _row,
    0x007D: _columns,
    0x00E5: _merged,
    0x00BD: _cells,
    0x01B8: links.behind_cells,
    # Numbers and texts, as Excel has written them since its second edition.
    **dict.fromkeys((0x0002, 0x0003, 0x0004, 0x0005, 0x007E, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x027E), _cell),
}
