"""The bulk of sheets: the memory they take once loaded, measured before calamine loads them.

Calamine copies a text into each cell that shows it: one of 30 thousand letters in ten thousand cells, which Excel
allows, takes 600 MB; and one cell of an .ods may say that it stands for millions (both found by trial on calamine 0.9).
The markup is read by expat, as strictly as XML is meant: no sheet can show itself small to a search of its letters, and
large to calamine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from rtdocs.cell_references import column_number
from rtdocs.read.survey import Survey

MOST_TEXT = 24 * 1024 * 1024
"""Bytes that the texts of all cells of a workbook may take."""

MOST_SHARED = 1_000_000
"""Texts that a workbook may announce that its cells share."""

_VALUES = frozenset({"office:value", "office:string-value", "office:date-value", "office:boolean-value"})
_CALC_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})

Attributes = dict[str, str]


@dataclass(slots=True)
class Bulk:
    """The bulk of a sheet: its last filled row and column, from 1, and the bytes of its cells' texts."""

    rows: int = 0
    columns: int = 0
    text: int = 0

    def reach(self, row: int, column: int) -> None:
        """Extend the sheet to at least a row and a column."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    @property
    def is_too_large(self) -> bool:
        """Whether the sheet goes past the limits of a sheet."""
        return Survey(self.rows, self.columns).is_too_large


def is_too_heavy(sheets: Mapping[str, Bulk]) -> bool:
    """Tell whether the texts of the sheets take more than a workbook may."""
    return sum(sheet.text for sheet in sheets.values()) > MOST_TEXT


def is_disguised(sheets: Mapping[str, Bulk], told: Mapping[str, Survey]) -> bool:
    """Tell whether a sheet is too large by its bulk and not by its survey."""
    return any(bulk.is_too_large and not told.get(name, Survey()).is_too_large for name, bulk in sheets.items())


def of_strings(markup: bytes) -> list[int]:
    """Return the bytes of each shared text of an .xlsx file.

    Raises:
        ExpatError: the markup is no XML.
        ValueError: the markup announces more texts than it can hold; calamine would reserve memory for all, and take
            Python down.
    """
    lengths: list[int] = []

    def start(name: str, attributes: Attributes) -> None:
        match _local(name):
            case "si":
                lengths.append(0)
            case "sst" if int(attributes.get("uniqueCount") or 0) > MOST_SHARED:
                raise ValueError(attributes["uniqueCount"])

    def letters(text: str) -> None:
        if lengths:
            lengths[-1] += len(text.encode())

    _read(markup, start, letters)
    return lengths


def of_excel(markup: bytes, shared: list[int]) -> Bulk:
    """Return the bulk of a worksheet part of an .xlsx file, given the bytes of each shared text.

    Raises:
        ExpatError: the markup is no XML.
    """
    scan = _ExcelScan(shared)
    _read(markup, scan.start, scan.letters)
    return scan.bulk


def of_calc(markup: bytes) -> dict[str, Bulk]:
    """Return the bulk of each table of an .ods file's content, by the table's name.

    Raises:
        ExpatError: the markup is no XML.
    """
    scan = _CalcScan()
    _read(markup, scan.start, scan.letters)
    return scan.tables


def _read(markup: bytes, start: Callable[[str, Attributes], None], letters: Callable[[str], None]) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = letters
    parser.Parse(markup, True)  # noqa: FBT003 - expat's own: this is the last piece


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _ExcelScan:
    """A scan of the cells of a worksheet; a cell without a reference follows the one before it."""

    def __init__(self, shared: list[int]) -> None:
        self.bulk = Bulk()
        self._shared = shared
        self._row = self._column = 0
        self._is_shared = False

    def start(self, name: str, attributes: Attributes) -> None:
        match _local(name):
            case "c":
                letters, row = _place(attributes.get("r", ""))
                self._row, self._column = row or self._row, column_number(letters) or self._column + 1
                self._is_shared = attributes.get("t") == "s"
            case "v" | "is":
                self.bulk.reach(self._row, self._column)
            case "row":
                self._row, self._column = _place(attributes.get("r", ""))[1] or self._row + 1, 0

    def letters(self, text: str) -> None:
        if not self._is_shared:
            self.bulk.text += len(text.encode())
        elif text.isdecimal() and int(text) < len(self._shared):
            self.bulk.text += self._shared[int(text)]


class _CalcScan:
    """A scan of the cells of tables; a repeated row or cell counts as often as it is repeated."""

    def __init__(self) -> None:
        self.tables: dict[str, Bulk] = {}
        self._bulk = Bulk()
        self._last_row = self._column = 0
        self._rows = self._times = 1

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table:table":
            self._bulk = self.tables.setdefault(attributes.get("table:name", ""), Bulk())
            self._last_row = 0
        elif name == "table:table-row":
            self._rows = _times(attributes, "table:number-rows-repeated")
            self._last_row, self._column = self._last_row + self._rows, 0
        elif name in _CALC_CELLS:
            columns = _times(attributes, "table:number-columns-repeated")
            self._column, self._times = self._column + columns, self._rows * columns
            if not _VALUES.isdisjoint(attributes):
                self._fill(sum(map(len, attributes.values())))
        elif name == "text:s":
            self._fill(_times(attributes, "text:c"))
        elif name == "text:p":
            self._fill(0)

    def letters(self, text: str) -> None:
        if text.strip():
            self._fill(len(text.encode()))

    def _fill(self, letters: int) -> None:
        self._bulk.reach(self._last_row, self._column)
        self._bulk.text += letters * self._times


def _place(reference: str) -> tuple[str, int]:
    """Return the column letters and the row number of a reference such as "C14"; of a row's, the number alone."""
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return reference[: len(reference) - len(digits)], int(digits) if digits.isdecimal() else 0


def _times(attributes: Attributes, name: str) -> int:
    digits = attributes.get(name, "1")
    return int(digits) if digits.isdecimal() else 1
