"""The survey of a worksheet part of an .xlsx file, in one pass over its markup."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rtdocs.cell_references import column_number
from rtdocs.read import survey
from rtdocs.read.survey import Area, Seen, Survey, What
from rtdocs.read.xlsx_ods.styles import Looks

# No "<" may stand in a tag, so that a file which never closes one takes no longer than another.
# Rows that bear a look only are taken together: Excel writes a million of them where somebody formats a whole sheet.
# A cell is nothing but a look where its tag ends itself or at once; its formula may follow it, and its value's start.
_TAG = re.compile(
    rb"(?P<looks>(?:<(?:\w+:)?row\b(?![^<>]*\bhidden)[^<>]*/>\s*)++)"
    rb"|<(?:\w+:)?(?P<name>row|col|c|mergeCell)\b(?P<attributes>[^<>]*?)(?P<ends>/?)>"
    rb"(?P<nothing></(?:\w+:)?c>)?"
    rb"(?P<formula><(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?P<value><(?:\w+:)?v\b[^<>]*>[^<])?)?"
)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]*)["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
_FOLDED = re.compile(rb"""\boutlineLevel\s*=\s*["'][1-7]["']""")  # a sign over the columns shows them: none is hidden
_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["']([0-9]+)["']""")
_AREA = re.compile(rb"""\bref\s*=\s*["']([A-Za-z]+)([0-9]+):([A-Za-z]+)([0-9]+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v[^<>]*>([^<]*)<")
_STYLE = re.compile(rb"""\bs\s*=\s*["']([0-9]+)["']""")
_IN_CELL = re.compile(rb"""\bvm\s*=\s*["'][0-9]+["']""")  # a picture as a cell's value
_SHARED = re.compile(rb"""<(?:\w+:)?c\b(?=[^<>]*\bt\s*=\s*["']s["'])([^<>]*)><(?:\w+:)?v>([0-9]+)<""")
_STRIKE = re.compile(rb"""<(?:\w+:)?strike\b(?![^<>]*\bval\s*=\s*["'](?:0|false|off)["'])""")
_INLINE_END = re.compile(rb"</(?:\w+:)?is>")
_NO_LOOKS = Looks()
_SOON = 400  # bytes within which the value of a cell follows its tag


def read(
    markup: bytes, looks: Looks = _NO_LOOKS, struck: frozenset[int] = frozenset(), attached: Iterable[Seen] = ()
) -> Survey:
    """Return the survey of a worksheet part.

    Args:
        markup: the part.
        looks: the meanings of its cells' looks.
        struck: the numbers of the shared texts of which some words are struck out.
        attached: the findings of the sheet's relations.
    """
    return survey.gathered(chain(_seen(markup, looks), _struck(markup, struck), attached))


def _seen(markup: bytes, looks: Looks) -> Iterator[Seen]:
    """Yield the findings of the tags; a row or cell without a reference follows the one before it."""
    row = column = 0
    for tag in _TAG.finditer(markup):
        attributes = tag["attributes"]
        match tag["name"]:
            case b"c":
                letters, digits = _place(attributes)
                row, column = int(digits or row), column_number(letters.decode()) or column + 1
                if not (tag["ends"] or tag["nothing"]):
                    yield from _cell(markup, tag, row, column)
                    yield from _look(attributes, survey.cell(row, column), looks)
            case b"row":
                row, column = int(_place(attributes)[1] or row + 1), 0
                if _HIDDEN.search(attributes):
                    yield Seen(What.HIDDEN_ROWS, survey.rows(row, row))
            case b"col":
                yield from _columns(attributes)
            case b"mergeCell":
                yield from _merged(attributes)
            case _:
                row, column = _last(tag["looks"], row), 0


def _cell(markup: bytes, tag: re.Match[bytes], row: int, column: int) -> Iterator[Seen]:
    """Yield a filled cell; `t="str"` with nothing in it is a formula whose value is an empty text."""
    place = survey.cell(row, column)
    yield Seen(What.FILLED, place)
    kind = found[1] if (found := _TYPE.search(tag["attributes"])) else b""
    if kind == b"e" and _IN_CELL.search(tag["attributes"]):
        yield Seen(What.PICTURE, place)
    elif kind == b"e":
        value = _VALUE.search(markup, tag.end("ends"), tag.end("ends") + _SOON)
        yield Seen(What.ERROR, place, (value[1].decode("utf-8", "replace") if value else "") or "#")
    elif tag["formula"] and not tag["value"] and kind != b"str":
        yield Seen(What.UNSAVED, place)
    elif kind == b"inlineStr" and _has_struck_words(markup, tag.end()):
        yield Seen(What.STRUCK, place)


def _has_struck_words(markup: bytes, start: int) -> bool:
    end = _INLINE_END.search(markup, start)
    return end is not None and bool(_STRIKE.search(markup, start, end.start()))


def _look(attributes: bytes, place: Area, looks: Looks) -> Iterator[Seen]:
    """Yield the number format and struck words of a filled cell."""
    if looks.codes or looks.struck:
        number = int(found[1]) if (found := _STYLE.search(attributes)) else 0
        if number in looks.codes:
            yield Seen(What.CODE, place, looks.codes[number])
        if number in looks.struck:
            yield Seen(What.STRUCK, place)


def _struck(markup: bytes, texts: frozenset[int]) -> Iterator[Seen]:
    """Yield the cells whose shared texts have words struck out; programs that strike them write cells' references."""
    for found in _SHARED.finditer(markup) if texts else ():
        letters, digits = _place(found[1])
        if letters and int(found[2]) in texts:
            yield Seen(What.STRUCK, survey.cell(int(digits), column_number(letters.decode())))


def _columns(attributes: bytes) -> Iterator[Seen]:
    span = {name: int(number) for name, number in _SPAN.findall(attributes)}
    if _HIDDEN.search(attributes) and not _FOLDED.search(attributes) and len(span) == len((b"min", b"max")):
        yield Seen(What.HIDDEN_COLUMNS, survey.columns(span[b"min"], span[b"max"]))


def _merged(attributes: bytes) -> Iterator[Seen]:
    if found := _AREA.search(attributes):
        left, top, right, bottom = found.groups()
        yield Seen(
            What.MERGED, Area(int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        )


def _last(looks: bytes, row: int) -> int:
    """Return the number of the last of several empty rows that follow `row`."""
    number = _place(looks[looks.rfind(b"<") :])[1]
    return int(number or row + looks.count(b"<"))


def _place(attributes: bytes) -> tuple[bytes, bytes]:
    found = _PLACE.search(attributes)
    return (found[1], found[2]) if found else (b"", b"")
