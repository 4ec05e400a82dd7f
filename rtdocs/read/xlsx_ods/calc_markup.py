"""Surveys the tables of an .ods file's content in one pass over its markup."""

import re
from collections.abc import Iterator
from html import unescape

from rtdocs.read import survey
from rtdocs.read.survey import Area, Seen, Survey, What

# No "<" may stand in a tag, so that a file which never closes one takes no longer than another.
_TABLE = re.compile(rb"""<table:table\s[^<>]*?\btable:name=(["'])([^<>]*?)\1[^<>]*>""")
_TAG = re.compile(rb"<table:(table-row|table-column|(?:covered-)?table-cell)(?![\w-])([^<>]*?)(/?)>")
_REPEATED = re.compile(rb"""\btable:number-(?:rows|columns)-repeated=["']([0-9]+)["']""")
_SPANNED = re.compile(rb"""\btable:number-(rows|columns)-spanned=["']([0-9]+)["']""")
_HIDDEN = re.compile(rb"""\btable:visibility=["'](?:collapse|filter)["']""")
_ERROR = re.compile(rb"""\bcalcext:value-type=["']error["']""")
_VALUE = re.compile(rb"<text:p[^<>]*>([^<]*)<")
_SOON = 400  # bytes within which the value of a cell follows its tag


def read(markup: bytes) -> dict[str, Survey]:
    """Return the survey of each table by the table's name."""
    tables = list(_TABLE.finditer(markup))
    ends = [*(table.start() for table in tables[1:]), len(markup)]
    return {
        unescape(table[2].decode("utf-8")): survey.gathered(_seen(markup, table.end(), end))
        for table, end in zip(tables, ends, strict=False)
    }


def _seen(markup: bytes, start: int, end: int) -> Iterator[Seen]:
    """Yield what the tags of a table tell; a tag that repeats stands for several rows, columns or cells."""
    row = last = column = width = 0
    for tag in _TAG.finditer(markup, start, end):
        attributes = tag[2]
        repeated = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
        is_hidden = _HIDDEN.search(attributes)
        match tag[1]:
            case b"table-column":
                first, width = width + 1, width + repeated
                if is_hidden:
                    yield Seen(What.HIDDEN_COLUMNS, survey.columns(first, width))
            case b"table-row":
                row, last, column = last + 1, last + repeated, 0
                if is_hidden:
                    yield Seen(What.HIDDEN_ROWS, survey.rows(row, last))
            case _:
                first, column = column + 1, column + repeated
                yield from _cell(markup, tag, Area(row, first, last, column))


def _cell(markup: bytes, tag: re.Match[bytes], area: Area) -> Iterator[Seen]:
    attributes, place = tag[2], survey.cell(area.top, area.left)
    if not tag[3]:
        yield Seen(What.FILLED, area)
    if not attributes:
        return
    if _ERROR.search(attributes):
        found = _VALUE.search(markup, tag.end(), tag.end() + _SOON)
        yield Seen(What.ERROR, place, (found[1].decode("utf-8", "replace") if found else "") or "#")
    elif b"table:formula=" in attributes and tag[3] and b"office:value-type=" not in attributes:
        yield Seen(What.UNSAVED, place)  # one whose value is an empty text holds an empty paragraph
    if b"-spanned" in attributes:
        yield from _merged(attributes, place)


def _merged(attributes: bytes, place: Area) -> Iterator[Seen]:
    span = {name: int(number) for name, number in _SPANNED.findall(attributes)}
    below, beside = span.get(b"rows", 1) - 1, span.get(b"columns", 1) - 1
    if below or beside:
        yield Seen(What.MERGED, Area(place.top, place.left, place.top + below, place.left + beside))
