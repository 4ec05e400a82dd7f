"""The survey of the tables of an .ods file, in one pass over its content's markup."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from html import unescape

from rtdocs.read import comments, survey
from rtdocs.read.survey import Area, Seen, Survey, What
from rtdocs.read.xlsx_ods import calc_styles
from rtdocs.read.xlsx_ods.attached import of_formula
from rtdocs.read.xlsx_ods.calc_styles import CalcLooks

# No "<" may stand in a tag, so that a file which never closes one takes no longer than another.
_TABLE = re.compile(rb"""<table:table\s[^<>]*?\btable:name=(["'])([^<>]*?)\1[^<>]*>""")
_TAG = re.compile(rb"<table:(table-row|table-column|(?:covered-)?table-cell)(?![\w-])([^<>]*?)(/?)>")
_REPEATED = re.compile(rb"""\btable:number-(?:rows|columns)-repeated=["']([0-9]+)["']""")
_SPANNED = re.compile(rb"""\btable:number-(rows|columns)-spanned=["']([0-9]+)["']""")
_HIDDEN = re.compile(rb"""\btable:visibility=["'](?:collapse|filter)["']""")
_ERROR = re.compile(rb"""\bcalcext:value-type=["']error["']""")
_VALUE = re.compile(rb"<text:p[^<>]*>([^<]*)<")
_DEFAULT = re.compile(rb"""\btable:default-cell-style-name=["']([^"'<>]*)["']""")
_LOOK = re.compile(rb"""\btable:style-name=["']([^"'<>]*)["']""")
_TOLD = re.compile(rb"""\boffice:value-type=["'](?!boolean)""")
_IS_NUMBER = re.compile(rb"""\boffice:value-type=["'](?:float|percentage|currency|time)["']""")
_NUMBER = re.compile(rb"""\boffice:value=["']([^"'<>]*)["']""")
_TEXT = re.compile(rb"<text:p[^<>]*>(.*?)</text:p>", re.DOTALL)
_SPAN = re.compile(rb"""<text:span\s[^<>]*?\btext:style-name=["']([^"'<>]*)["']""")
_LINK = re.compile(rb"""<text:a\s[^<>]*?\bxlink:href=["']([^"'<>]*)["']""")
_FORMULA = re.compile(
    rb"""\btable:formula=["'][^<>]*?\bHYPERLINK\(\s*(?:&quot;((?:[^"&<>]|&(?!quot;))*)&quot;\s*([;)])?)?""",
    re.IGNORECASE,
)
_DRAWN = re.compile(rb"<draw:(custom-shape|frame|rect|ellipse)\b[^<>]*>(.*?)</draw:\1>", re.DOTALL)
_SHAPES = re.compile(rb"<table:shapes>(.*?)</table:shapes>", re.DOTALL)  # those that hang on the page, not on a cell
_COMMENT = re.compile(rb"<office:annotation\b[^<>]*>(.*?)</office:annotation>", re.DOTALL)
_MARKUP = re.compile(rb"<[^<>]*>")
_LONGEST = 100_000  # bytes of a cell's content that are looked through
_MOST_REPEATED = 500
_SOON = 400  # bytes within which the value of a cell follows its tag


def read(markup: bytes, styles: bytes = b"") -> dict[str, Survey]:
    """Return the survey of each table by the table's name, given the content and the styles of a file."""
    looks = calc_styles.read(styles, markup[: markup.find(b"<office:body")])
    tables = list(_TABLE.finditer(markup))
    ends = [*(table.start() for table in tables[1:]), len(markup)]
    return {
        unescape(table[2].decode("utf-8")): survey.gathered(_seen(markup, table.end(), end, looks))
        for table, end in zip(tables, ends, strict=False)
    }


def _seen(markup: bytes, start: int, end: int, looks: CalcLooks) -> Iterator[Seen]:
    """Yield the findings of a table's tags; a repeated tag stands for several rows, columns or cells."""
    row = last = column = width = 0
    defaults: list[tuple[int, bytes]] = []
    if shapes := _SHAPES.match(markup, start, end):
        yield from _drawn(shapes[1], survey.NOWHERE)
    for tag in _TAG.finditer(markup, start, end):
        attributes = tag[2]
        repeated = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
        is_hidden = _HIDDEN.search(attributes)
        match tag[1]:
            case b"table-column":
                first, width = width + 1, width + repeated
                defaults.append((width, found[1] if (found := _DEFAULT.search(attributes)) else b""))
                if is_hidden:
                    yield Seen(What.HIDDEN_COLUMNS, survey.columns(first, width))
            case b"table-row":
                row, last, column = last + 1, last + repeated, 0
                if is_hidden:
                    yield Seen(What.HIDDEN_ROWS, survey.rows(row, last))
            case _:
                first, column = column + 1, column + repeated
                yield from _cell(markup, tag, Area(row, first, last, column))
                if not tag[3]:
                    own = found[1] if (found := _LOOK.search(attributes)) else _default(first, defaults)
                    yield from _look(markup, tag, Area(row, first, last, column), (own, looks))


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


def _default(column: int, defaults: list[tuple[int, bytes]]) -> bytes:
    """Return the style of a column, for cells that have none of their own."""
    place = bisect_left(defaults, (column, b""))
    return defaults[place][1] if place < len(defaults) else b""


def _look(markup: bytes, tag: re.Match[bytes], area: Area, look: tuple[bytes, CalcLooks]) -> Iterator[Seen]:
    """Yield the comment, link, number format and struck words of a filled cell.

    The file holds the words that the program showed last; of a day, the style says which part they show.
    """
    style, looks = look
    places = [survey.cell(row, column) for row in _few(area.top, area.bottom) for column in _few(area.left, area.right)]
    end = max(tag.end(), markup.find(b"</table:table-cell>", tag.end(), tag.end() + _LONGEST))
    comment, content = _parted(markup[tag.end() : end])
    if b"<draw:" in content:
        yield from _drawn(content, places[0])
        content = _DRAWN.sub(b"", content)
    if comment:
        yield Seen(What.COMMENT, places[0], comment)
    if address := _address(tag[2], content):
        yield Seen(What.LINK, places[0], address)
    if not _TOLD.search(tag[2]):
        return
    if code := _code(tag[2], content, looks.codes.get(style, "")):
        yield from (Seen(What.CODE, place, code) for place in places)
    if style in looks.struck or not looks.struck.isdisjoint(_SPAN.findall(content)):
        yield from (Seen(What.STRUCK, place) for place in places)


def _address(attributes: bytes, content: bytes) -> str:
    """Return the address behind a cell, or all of them where several stretches of its text lead somewhere."""
    links = dict.fromkeys(unescape(link.decode("utf-8", "replace")) for link in _LINK.findall(content))
    if not links and (formula := _FORMULA.search(attributes)):
        return of_formula(formula[1], is_whole=bool(formula[2]))
    return " · ".join(links)


def _drawn(content: bytes, place: Area) -> Iterator[Seen]:
    """Yield the texts of boxes and the pictures that stand over the cells."""
    for shape in _DRAWN.finditer(content):
        if b"<draw:image" in shape[2]:
            yield Seen(What.FLOATING, place)
        elif text := _words(shape[2]):
            yield Seen(What.BOX, place, text)


def _words(content: bytes) -> str:
    """Return the words of paragraphs, a paragraph a line."""
    lines = b"\n".join(each[1] for each in _TEXT.finditer(content))
    return unescape(_MARKUP.sub(b"", lines).decode("utf-8", "replace")).strip()


def _parted(content: bytes) -> tuple[str, bytes]:
    """Return the comment that a person wrote on a cell, and the content without it."""
    if b"<office:annotation" not in content:
        return "", content
    found = _COMMENT.search(content)
    return comments.words(_words(found[1])) if found else "", _COMMENT.sub(b"", content)


def _code(attributes: bytes, content: bytes, code: str) -> str:
    """Return the number format of a cell: that of its day, or its words, quoted; empty where these are its digits."""
    if b'value-type="date"' in attributes:
        return code
    shown = _TEXT.search(content) if _IS_NUMBER.search(attributes) else None
    if not shown:
        return ""
    words = unescape(_MARKUP.sub(b"", shown[1]).decode("utf-8", "replace")).strip()
    digits = re.sub(r"\s", "", words).replace(",", ".")
    stored = found[1].decode() if (found := _NUMBER.search(attributes)) else ""
    return "" if not words or digits == stored else '"' + words.replace('"', "") + '"'


def _few(first: int, last: int) -> range:
    """Return the numbers of rows or columns that a repeated cell stands for, capped: more were typed by no person."""
    return range(first, min(last, first + _MOST_REPEATED) + 1)


def _merged(attributes: bytes, place: Area) -> Iterator[Seen]:
    span = {name: int(number) for name, number in _SPANNED.findall(attributes)}
    below, beside = span.get(b"rows", 1) - 1, span.get(b"columns", 1) - 1
    if below or beside:
        yield Seen(What.MERGED, Area(place.top, place.left, place.top + below, place.left + beside))
