"""The first sheet of a marked copy: the list of problems, as a table to sort, each place a link to its cell."""

import textwrap
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from rtdocs.cell_references import cell_reference, quoted_sheet
from rtdocs.plan.annotation.marks import Line, MarkedBook
from rtdocs.write.excel.formats import (
    DARK,
    HEADER_HEIGHT,
    LETTER,
    LOOKS,
    STRIPES,
    TITLE_HEIGHT,
    Look,
    footer,
    row_height,
)
from rtdocs.write.marking.cell_formats import Styles
from rtdocs.write.marking.markup import add, make, make_related, relations_space
from rtdocs.write.marking.parts import WORKBOOK_KIND, Parts
from rtdocs.write.marking.workbook import Workbook

UNTOUCHED = "rtdocs: as written, saved by no other program"
"""A comment in the sheet's part, not in its cells: every program that saves the workbook drops it."""

_MOST_LINKS = 65_530
"""Links that Excel takes in a sheet; with more it calls the file damaged."""
_START = 400  # bytes of a part, within which that comment stands
_TABLE = "xl/tables/table{}.xml"
_TABLE_NAME = "rtdocs_{}"
_LOOKS_USED = (Look.TITLE, Look.LEAD, Look.HEADER, Look.PLAIN, Look.STRONG, Look.LINK)
_PLACE = 1  # the column of links
_WIDEST_LINE = 120
_MARGINS = {"left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.7", "header": "0.3", "footer": "0.3"}


class _Cell(NamedTuple):
    text: str
    look: Look


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    height: float = 0.0


def add_list(parts: Parts, workbook: Workbook, book: MarkedBook, styles: Styles) -> None:
    """Put the list of problems before all other sheets."""
    lead = tuple(line for text in book.lead for line in textwrap.wrap(text, _WIDEST_LINE))
    header = len(lead) + 3 if book.lines else 0
    numbers = {look: styles.cell(LOOKS[look]) for look in _LOOKS_USED}
    name = workbook.free_name(book.sheet)
    sheet = _sheet(workbook.root, book, list(_rows(book, lead)), numbers, header)
    part = workbook.add_first(book, _stored(sheet))
    if header:
        workbook.name_rows(name, f"${header}:${header}")
        _add_table(parts, part, book, header)


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a marked copy that no program has saved since rtdocs wrote it.

    Only the starts of its sheets are read, since any file may stand at the path of a copy.
    """
    with suppress(OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile), zipfile.ZipFile(path) as source:
        sheets = (name for name in source.namelist() if name.startswith("xl/worksheets/sheet"))
        return any(UNTOUCHED.encode() in _start(source, name) for name in sheets)
    return False


def touch(parts: Parts) -> None:
    """Take away the sign of an untouched marked copy: the file holds more than our marks now."""
    for name in parts.names():
        if name.startswith("xl/worksheets/sheet") and UNTOUCHED.encode() in parts.raw(name)[:_START]:
            parts.put(name, parts.raw(name).replace(f"<!--{UNTOUCHED}-->".encode(), b"", 1))


def _start(source: zipfile.ZipFile, name: str) -> bytes:
    with source.open(name) as stream:
        return stream.read(_START)


def _rows(book: MarkedBook, lead: Iterable[str]) -> Iterator[_Row]:
    yield _Row((_Cell(book.title, Look.TITLE),), TITLE_HEIGHT)
    yield from (_Row((_Cell(line, Look.LEAD),)) for line in lead)
    if not book.lines:
        return
    yield _Row(())
    yield _Row(tuple(_Cell(header, Look.HEADER) for header, _ in book.headers), HEADER_HEIGHT)
    widths = [width for _, width in book.headers]
    for line in book.lines:
        yield _Row(tuple(_cells(line)), row_height(line.texts, widths))


def _cells(line: Line) -> Iterator[_Cell]:
    for position, text in enumerate(line.texts):
        link = position == _PLACE and bool(line.sheet)
        yield _Cell(text, Look.LINK if link else Look.STRONG if position <= _PLACE else Look.PLAIN)


def _sheet(
    like: etree._Element, book: MarkedBook, rows: list[_Row], numbers: dict[Look, int], header: int
) -> etree._Element:
    """Return the sheet, its children in the order of the schema; `header` is the row of headers, 0 without a table."""
    sheet = make(like, "worksheet")
    properties = add(sheet, "sheetPr")
    add(properties, "tabColor", {"rgb": f"FF{DARK.lstrip('#')}"})
    add(properties, "pageSetUpPr", {"fitToPage": "1"})
    _add_view(sheet, header)
    add(sheet, "sheetFormatPr", {"defaultRowHeight": "15"})
    columns = add(sheet, "cols")
    for number, (_, width) in enumerate(book.headers, 1):
        column = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        add(columns, "col", column)
    cells = add(sheet, "sheetData")
    for number, row in enumerate(rows, 1):
        _add_row(cells, number, row, numbers)
    _add_links(sheet, book, header)
    add(sheet, "pageMargins", _MARGINS)
    page = {"paperSize": str(LETTER), "orientation": "landscape", "fitToHeight": "0"}
    add(sheet, "pageSetup", page)
    add(add(sheet, "headerFooter"), "oddFooter", text=footer(book.title))
    return sheet


def _add_view(sheet: etree._Element, header: int) -> None:
    look = {"showGridLines": "0", "tabSelected": "1", "workbookViewId": "0"}
    view = add(add(sheet, "sheetViews"), "sheetView", look)
    if header:
        below = {"ySplit": str(header), "topLeftCell": f"A{header + 1}", "activePane": "bottomLeft", "state": "frozen"}
        add(view, "pane", below)
        add(view, "selection", {"pane": "bottomLeft"})


def _add_row(cells: etree._Element, number: int, row: _Row, numbers: dict[Look, int]) -> None:
    """Add a row with the height that Excel would choose; the row can still grow."""
    element = add(cells, "row", {"r": str(number)})
    if row.height:
        element.set("ht", f"{row.height:g}")
    for column, cell in enumerate(row.cells, 1):
        place = {"r": cell_reference(number, column), "s": str(numbers[cell.look]), "t": "inlineStr"}
        text = add(add(add(element, "c", place), "is"), "t", text=cell.text)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add_links(sheet: etree._Element, book: MarkedBook, header: int) -> None:
    places = [(row, line) for row, line in enumerate(book.lines, header + 1) if line.sheet]
    if not places:
        return
    links = add(sheet, "hyperlinks")
    for row, line in places[:_MOST_LINKS]:
        to = {"location": f"{quoted_sheet(line.sheet)}!{line.cell}", "display": line.texts[_PLACE]}
        add(links, "hyperlink", {"ref": cell_reference(row, _PLACE + 1), **to})


def _add_table(parts: Parts, part: str, book: MarkedBook, header: int) -> None:
    sheet = parts.tree(part)
    name, number = parts.free(_TABLE), _free_number(parts)
    table = make(sheet, "table")
    place = f"A{header}:{cell_reference(header + len(book.lines), len(book.headers))}"
    title = _TABLE_NAME.format(number)
    for key, value in {"id": str(number), "name": title, "displayName": title, "ref": place}.items():
        table.set(key, value)
    add(table, "autoFilter", {"ref": place})
    columns = add(table, "tableColumns", {"count": str(len(book.headers))})
    for position, (text, _) in enumerate(book.headers, 1):
        add(columns, "tableColumn", {"id": str(position), "name": text})
    add(table, "tableStyleInfo", {"name": STRIPES, "showRowStripes": "1"})
    parts.put(name, _stored(table))
    parts.declare(name, f"{WORKBOOK_KIND}table+xml")
    identity = parts.relate(part, f"{relations_space(sheet)}/table", name)
    add(sheet, "tableParts", {"count": "1"}).append(make_related(sheet, "tablePart", identity))
    parts.keep(part)


def _free_number(parts: Parts) -> int:
    """Return a number that no table of the workbook bears."""
    tables = (name for name in parts.names() if parts.kind(name).endswith("table+xml"))
    return max((int(parts.tree(name).get("id", "0")) for name in tables), default=0) + 1


def _stored(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    if root.tag.endswith("worksheet"):
        root.addprevious(etree.Comment(UNTOUCHED))
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))
