"""An Excel file by XlsxWriter: safe options, properties, language, the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rtdocs.i18n import language_of
from rtdocs.i18n.cutting import cut
from rtdocs.write.package.output import STAMP

if TYPE_CHECKING:
    from rtdocs.plan.content.formbook import FormBook
    from rtdocs.plan.content.gridbook import GridBook

LONGEST_CELL = 32_767
"""The most characters that Excel keeps in a cell."""

_CORE = "docProps/core.xml"
_CORE_END = "</cp:coreProperties>"
_SHEETS = "xl/worksheets/sheet"
_HELD_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')

# A text that starts with "=" or looks like an address stays a text, whoever typed it.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class _Sheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that takes formulas and texts as they are."""

    def _prepare_formula(self, formula: str, *_: object) -> str:
        """Return a formula without "=", and skip XlsxWriter's search for newer functions: 40 s for 5,000 rows."""
        return formula.removeprefix("=")

    def write_string(self, row: int, column: int, text: str, look: Format) -> int:
        """Write a text; "<r>…</r>" in two pieces, since XlsxWriter would take the whole for markup."""
        if text.startswith("<r>") and text.endswith("</r>"):
            return int(self.write_rich_string(row, column, text[:1], look, text[1:], look))
        return int(super().write_string(row, column, text, look))


class _Book(Workbook):  # type: ignore[misc]  # idem
    """A workbook of such sheets."""

    worksheet_class = _Sheet


@contextmanager
def new_workbook(book: "FormBook | GridBook", path: Path) -> Iterator[Workbook]:
    """Yield a workbook with the properties of `book` to fill; when the block ends well, it is written to `path`.

    Raises:
        OSError: the file cannot be written.
    """
    buffer = io.BytesIO()
    workbook = _Book(buffer, _OPTIONS)
    properties = {"title": book.title, "subject": book.subject, "author": book.author, "keywords": book.keywords}
    workbook.set_properties({**properties, "created": _moment(book.date)})
    workbook.set_size(28_000, 16_000)
    yield workbook
    workbook.close()
    path.write_bytes(_finished(buffer, language_of(book.language).tag))


def fitting(text: str) -> str:
    """Return a text within Excel's limit of a cell, its end replaced by "…" where it is longer."""
    return cut(text, LONGEST_CELL)


def _moment(date: str) -> datetime:
    """Return the day that a file bears; a fixed one where it has none, since the clock would change its bytes."""
    return datetime.fromisoformat(date).replace(tzinfo=UTC) if date else datetime(*STAMP, tzinfo=UTC)


def _finished(book: io.BytesIO, tag: str) -> bytes:
    """Return the zip written again, with the properties and marks that XlsxWriter has no option for."""
    finished = io.BytesIO()
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(finished, "w") as target:
        for entry in source.infolist():
            target.writestr(_stamped(entry.filename), _finished_part(entry.filename, source.read(entry), tag))
    return finished.getvalue()


def _finished_part(name: str, content: bytes, tag: str) -> bytes:
    """Return a part with the language in the properties, and rows that can grow: XlsxWriter fixes each height given."""
    if name == _CORE:
        return content.replace(_CORE_END.encode(), f"<dc:language>{tag}</dc:language>{_CORE_END}".encode())
    if name.startswith(_SHEETS):
        return _HELD_HEIGHT.sub(rb"\1", content)
    return content


def _stamped(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # else the machine's own system would stand in the bytes
    return info
