"""Safe opening of a workbook: refuses files that are none or unsafe, then gives its sheets as plain rows from A1."""

import errno
import os
import time as time_of_day
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from rtdocs import zip_limits
from rtdocs.errors import UnreadableWorkbook
from rtdocs.read import zip_refusals
from rtdocs.read.shown import values as shown
from rtdocs.read.survey import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Survey
from rtdocs.read.xlsx_ods import bulk, encodings
from rtdocs.read.xlsx_ods.bulk import Bulk
from rtdocs.read.xlsx_ods.parts import Format, WorkbookZip

if TYPE_CHECKING:
    from rtdocs.read.xls.records import Container

Cell = int | float | str | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds an empty text."""

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OTHER_DOCUMENTS = (b"%PDF", b"{\\rtf")
_OFFICE_TEXTS = ("word/", "ppt/")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book\0"))  # which may hold a document within
_ERROR_STREAM = 2
_PAUSES = (0.2, 0.4, 0.8)
"""Seconds between tries to read a workbook that is being saved."""
_PERHAPS_BEING_SAVED = frozenset({"workbook-damaged", "workbook-empty-file", "workbook-missing", "workbook-denied"})
_LOCK_NAMES = ("~$", ".~lock.")
_LINKS = frozenset({".gsheet", ".gdoc", ".gslides", ".url", ".webloc", ".lnk"})
_LOCKS = ("~${}", ".~lock.{}#")
_CLOUD_ERRORS = range(358, 405)  # Windows' codes for a file that is in OneDrive only and cannot be fetched
_FETCHED_WHEN_OPENED = 0x0040_1000  # FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS
_DAMAGE = (CalamineError, *zip_limits.DAMAGE, etree.XMLSyntaxError, ExpatError, LookupError, ValueError)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet.

    Attributes:
        name: the sheet's name.
        rows: from row 1, each from column A; cells in error are empty there, and so are cells covered by a merged one.
        survey: the sheet's other facts: errors, hidden rows, merged areas, comments and so on.
        shared: the cells, by row and column from 1, whose content in `rows` is that of a merged cell further up.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    survey: Survey = field(default_factory=Survey)
    shared: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook lists it."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook.

    Attributes:
        path: the path of its file.
        sheets: its worksheets in order; sheets of charts and macros are left out.
        source: calamine's handle on it.
        surveys: the survey of each sheet; the size of an .xls is known only once it is loaded.
        saved: the day it says it was last saved, as an ISO text; empty where it does not say.
        has_macros: whether it carries macros, which are never run.
        counts_from_1904: whether its days are counted from 1904 instead of 1900; matters for plain numbers only.
    """

    path: Path
    sheets: tuple[SheetName, ...]
    source: CalamineWorkbook
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    saved: str = ""
    has_macros: bool = False
    counts_from_1904: bool = False

    def grid(self, name: str) -> Grid:
        """Return the cells of a sheet.

        Raises:
            UnreadableWorkbook: the sheet is damaged, or goes past what a facilitator could have typed.
        """
        seen = self.surveys.get(name, Survey())
        _refuse_too_large(self.path, name, seen)
        with _plain_errors(self.path):
            sheet = self.source.get_sheet_by_name(name)
            _refuse_too_large(self.path, name, Survey(sheet.total_height, sheet.total_width))
            rows = _rows(sheet, self.path, name)
        for (row, column), code in seen.codes.items():
            if row <= len(rows) and column <= len(rows[row - 1]):
                stored = rows[row - 1][column - 1]
                rows[row - 1][column - 1] = shown.as_shown(stored, code, epoch_1904=self.counts_from_1904)
        return Grid(name, tuple(map(tuple, rows)), seen)


def _rows(sheet: CalamineSheet, path: Path, name: str) -> list[list[Any]]:
    """Return the cells of a sheet; calamine gives up the whole sheet for one day or time beyond Python's own."""
    try:
        with _quiet_panics():
            return sheet.to_python(skip_empty_area=False)
    except (OverflowError, CalamineError) as cause:
        if not (row := _row_beyond(sheet)):
            raise
        raise UnreadableWorkbook("workbook-day-too-far", path=path, sheet=name, row=row) from cause


def _row_beyond(sheet: CalamineSheet) -> int:
    """Return the number of the first row that calamine cannot convert; 0 where it can convert all."""
    done = 0
    with suppress(OverflowError, CalamineError), _quiet_panics():
        for _ in sheet.iter_rows():
            done += 1
        return 0
    return done + 1


def open_book(path: Path) -> Book:
    """Return an opened workbook.

    Raises:
        UnreadableWorkbook: the path is missing, a folder or may not be read; the file is empty, no workbook, protected
            by a password, damaged, or breaks a limit of safety.
    """
    for pause in _PAUSES:
        before = _stamp(path)
        try:
            return _opened(path)
        except UnreadableWorkbook as fault:
            if fault.key not in _PERHAPS_BEING_SAVED or not (_is_open_elsewhere(path) or _stamp(path) != before):
                raise
        time_of_day.sleep(pause)
    before = _stamp(path)
    try:
        return _opened(path)
    except UnreadableWorkbook as fault:
        if fault.key in _PERHAPS_BEING_SAVED and _stamp(path) != before:
            raise UnreadableWorkbook("workbook-being-saved", path=path) from fault
        raise


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return a file's modification time (ns) and size, which change when it is saved; None where there is no file."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size


def _is_open_elsewhere(path: Path) -> bool:
    """Tell whether Excel or LibreOffice has the workbook open, which may be saving it."""
    try:
        return any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS)
    except (OSError, ValueError):
        return False


def _opened(path: Path) -> Book:
    with _plain_errors(path):
        match _start(path):
            case b"":
                raise UnreadableWorkbook("workbook-empty-file", path=path)
            case _ if path.name.startswith(_LOCK_NAMES):
                raise UnreadableWorkbook("workbook-is-lock", path=path)
            case _ if path.suffix.lower() in _LINKS:
                raise UnreadableWorkbook("workbook-is-link", path=path)
            case start if start.startswith(_OTHER_DOCUMENTS):
                raise UnreadableWorkbook("workbook-is-document", path=path)
            case start if start.startswith(_ZIP):
                return _open_zip(path)
            case start if start == _OLE:
                return _open_old(path)
            case _:
                raise UnreadableWorkbook("workbook-is-none", path=path)


def _start(path: Path) -> bytes:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableWorkbook("workbook-is-none", path=path)  # a pipe would make wait for ever
    with path.open("rb") as stream:
        return stream.read(len(_OLE))


def _open_zip(path: Path) -> Book:
    with zipfile.ZipFile(path) as entries:
        _inspect(path, entries)
        if encodings.has_wide_parts(entries):
            plain = encodings.in_utf8(entries)
            with zipfile.ZipFile(plain) as rewritten:
                return _open_entries(path, rewritten, plain)
        return _open_entries(path, entries, path)


def _open_entries(path: Path, entries: zipfile.ZipFile, source_of: Path | BytesIO) -> Book:
    parts = WorkbookZip(entries)
    _refuse_format(path, parts)
    surveys = parts.surveys()
    if parts.format is Format.CALC:  # calamine loads all the sheets of an .ods at once
        for name, seen in surveys.items():
            _refuse_too_large(path, name, seen)
    _refuse_heavy(path, parts.bulks(), surveys)
    source = _calamine(source_of)
    return Book(path, _sheets(source), source, surveys, parts.saved, parts.has_macros, parts.counts_from_1904)


def _inspect(path: Path, entries: zipfile.ZipFile) -> None:
    """Refuse an unsafe or damaged zip; a damaged Word or PowerPoint file as no workbook: Excel could not repair it."""
    try:
        zip_refusals.inspect(path, entries)
    except UnreadableWorkbook as refusal:
        if refusal.key == "workbook-damaged" and any(name.startswith(_OFFICE_TEXTS) for name in entries.namelist()):
            raise UnreadableWorkbook("workbook-is-document", path=path) from refusal
        raise


def _calamine(source: Path | BytesIO) -> CalamineWorkbook:
    if isinstance(source, BytesIO):
        source.seek(0)
    with _quiet_panics():
        return CalamineWorkbook.from_object(source)


def _refuse_format(path: Path, parts: WorkbookZip) -> None:
    if parts.format is Format.DOCUMENT:
        raise UnreadableWorkbook("workbook-is-document", path=path)
    if parts.format is Format.NONE:
        raise UnreadableWorkbook("workbook-is-none", path=path)
    if parts.format is Format.BINARY_EXCEL:
        raise UnreadableWorkbook("workbook-is-binary", path=path)
    if parts.is_protected:
        raise UnreadableWorkbook("workbook-protected", path=path)


def _refuse_heavy(path: Path, sheets: dict[str, Bulk], told: dict[str, Survey]) -> None:
    if bulk.is_too_heavy(sheets):
        raise UnreadableWorkbook("workbook-unsafe-size", path=path)
    if bulk.is_disguised(sheets, told):
        raise UnreadableWorkbook("workbook-unsafe-contents", path=path)


def _open_old(path: Path) -> Book:
    """Return an opened .xls; its container is also that of an .xlsx with a password and of old Word documents."""
    if path.stat().st_size > zip_refusals.LARGEST_OLD:
        raise UnreadableWorkbook("workbook-unsafe-size", path=path)
    content = path.read_bytes()
    if _ENCRYPTED_PACKAGE in content:
        raise UnreadableWorkbook("workbook-protected", path=path)
    if _OLD_WORD in content and not any(name in content for name in _OLD_BOOKS):
        raise UnreadableWorkbook("workbook-is-document", path=path)
    told = _told_by_old(path)
    for name, seen in told.surveys.items() if told else ():  # calamine loads all the sheets of an .xls at once
        _refuse_too_large(path, name, seen)
    try:
        source = _calamine(path)
    except CalamineError as cause:
        key = "workbook-protected" if isinstance(cause, PasswordError) else "workbook-is-none"
        raise UnreadableWorkbook(key, path=path) from cause
    if told is None:
        raise UnreadableWorkbook("workbook-damaged", path=path)
    return Book(path, _sheets(source), source, told.surveys, told.saved, told.has_macros, told.counts_from_1904)


def _told_by_old(path: Path) -> "Container | None":
    """Return the records of an .xls; None where it is damaged, or no .xls: calamine knows which."""
    from rtdocs.read.xls import records  # noqa: PLC0415 - only who still has an .xls pays for it

    try:
        return records.read(path)
    except UnreadableWorkbook as fault:
        if fault.key == "workbook-damaged":
            return None
        raise


def _sheets(source: CalamineWorkbook) -> tuple[SheetName, ...]:
    return tuple(
        SheetName(sheet.name, is_hidden=sheet.visible != SheetVisibleEnum.Visible)
        for sheet in source.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet
    )


def _refuse_too_large(path: Path, sheet: str, seen: Survey) -> None:
    if seen.is_too_large:
        raise UnreadableWorkbook(
            "workbook-too-large",
            path=path,
            sheet=sheet,
            rows=seen.rows,
            columns=seen.columns,
            most_rows=MOST_ROWS,
            most_columns=MOST_COLUMNS,
            most_cells=MOST_CELLS,
        )


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """Turn errors of the system and of the libraries into one plain message."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as cause:
        raise UnreadableWorkbook("workbook-missing", path=path) from cause
    except OSError as cause:
        raise UnreadableWorkbook(_why(path, cause), path=path) from cause
    except _DAMAGE as cause:
        raise UnreadableWorkbook("workbook-damaged", path=path) from cause


def _why(path: Path, cause: OSError) -> str:
    """Return the key of the message for an error of the system; a path whose name is too long cannot be looked at."""
    if cause.errno == errno.ENAMETOOLONG:
        return "workbook-missing"
    if getattr(cause, "winerror", 0) in _CLOUD_ERRORS or (cause.errno == errno.EINVAL and _is_in_cloud(path)):
        return "workbook-in-cloud"
    if cause.errno == errno.EINVAL:
        return "workbook-damaged"  # a zip that leads to before its own beginning
    return "workbook-is-folder" if path.is_dir() else "workbook-denied"


def _is_in_cloud(path: Path) -> bool:
    """Tell whether Windows fetches a file when it is opened; where it cannot, reading is an "invalid argument"."""
    try:
        return bool(getattr(path.stat(), "st_file_attributes", 0) & _FETCHED_WHEN_OPENED)
    except OSError:
        return False


@contextmanager
def _quiet_panics() -> Iterator[None]:
    """Turn a panic of calamine, which Python knows as no Exception, into its error; Rust's words on it are swallowed.

    Rust writes them to the error stream itself, past `sys.stderr`. Found by fuzzing .xls files on calamine 0.9.
    """
    with open(os.devnull, "wb") as nowhere, _stream_2_to(nowhere.fileno()):  # noqa: PTH123 - a device, no path
        try:
            yield
        except Exception:
            raise
        except BaseException as cause:
            if type(cause).__name__ != "PanicException":  # pyo3 gives no way to import it
                raise
            raise CalamineError(str(cause)) from cause


@contextmanager
def _stream_2_to(descriptor: int) -> Iterator[None]:
    try:
        kept = os.dup(_ERROR_STREAM)
    except OSError:  # a program without a terminal may have no error stream
        yield
        return
    try:
        os.dup2(descriptor, _ERROR_STREAM)
        yield
    finally:
        os.dup2(kept, _ERROR_STREAM)
        os.close(kept)
