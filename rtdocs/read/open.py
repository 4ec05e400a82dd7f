"""Opens a workbook safely: refuses what is none or what is unsafe, then gives its sheets as plain rows from A1."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path, PurePosixPath

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from rtdocs.errors import UnreadableWorkbook
from rtdocs.read import archive, extent
from rtdocs.read.extent import Extent

Cell = int | float | str | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds an empty text."""

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Format(Enum):
    """The files that can be read, by what they hold and not by how they are named."""

    EXCEL = "xlsx"
    CALC = "ods"
    OLD_EXCEL = "xls"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet.

    Attributes:
        name: the sheet's name.
        rows: from row 1, each from column A; shorter or longer than one another as they come.
        errors: what cells in error show (#REF!), by row and column from 1.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook lists it."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook.

    Attributes:
        path: where it stands.
        sheets: its worksheets in order; sheets of charts and macros are left out.
        saved: the day it says it was last saved, as an ISO text; empty where it does not say.
        has_macros: whether it carries macros, which are never run.
        format: what it is.
        source: the reader's own handle on it.
    """

    path: Path
    sheets: tuple[SheetName, ...]
    saved: str
    has_macros: bool
    format: Format
    source: CalamineWorkbook

    def grid(self, name: str) -> Grid:
        """Return the cells of a sheet.

        Raises:
            UnreadableWorkbook: the sheet is damaged, or goes past what a facilitator could have typed.
        """
        seen = _extent(self, name)
        _refuse_large(self.path, name, seen)
        with _plain_errors(self.path):
            sheet = self.source.get_sheet_by_name(name)
            _refuse_large(self.path, name, Extent(sheet.total_height, sheet.total_width))
            return Grid(name, _rows(sheet), seen.errors)


def open_book(path: Path) -> Book:
    """Open a workbook.

    Raises:
        UnreadableWorkbook: the path is missing, a folder or may not be read; the file is empty, no workbook, protected
            by a password, damaged, or breaks a limit of safety.
    """
    with _plain_errors(path):
        form = _format(path, _start(path))
        if form is not Format.OLD_EXCEL:
            _inspect(path)
        parts = _Parts(path, form)
        source = CalamineWorkbook.from_path(path)
        names = tuple(_names(source))
        return Book(path, names, parts.saved(), parts.has("xl/vbaProject.bin"), form, source)


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """Turn what the system and the libraries raise into one plain message."""
    try:
        yield
    except FileNotFoundError as cause:
        raise UnreadableWorkbook("workbook-missing", path=path) from cause
    except IsADirectoryError as cause:
        raise UnreadableWorkbook("workbook-is-folder", path=path) from cause
    except PasswordError as cause:
        raise UnreadableWorkbook("workbook-protected", path=path) from cause
    except OSError as cause:
        raise UnreadableWorkbook("workbook-closed", path=path) from cause
    except (CalamineError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError) as cause:
        raise UnreadableWorkbook("workbook-damaged", path=path) from cause
