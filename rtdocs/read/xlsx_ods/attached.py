"""Parts attached to the cells of an .xlsx sheet: addresses behind words, comments, totals of tables, text boxes.

A sheet's part names the parts of these by its relations; addresses are relations themselves.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from lxml import etree

from rtdocs.cell_references import column_number
from rtdocs.read import comments, survey
from rtdocs.read.survey import Area, Seen, What

_LINK = re.compile(rb"<(?:\w+:)?hyperlink\b([^<>]*)>")
_OF_LINK = re.compile(rb"""\b(ref|(?:\w+:)?id)\s*=\s*["']([^"'<>]*)["']""")
# An address that the formula joins of several pieces is no whole one: only a text alone in its place is taken.
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b[^<>]*?\br\s*=\s*["']([A-Za-z]+[0-9]+)["'][^<>]*><(?:\w+:)?f\b[^<>]*>[^<]*?"""
    rb"""\bHYPERLINK\(\s*(?:(?:&quot;|")((?:[^"&<]|&(?!quot;))*)(?:&quot;|")\s*([,)])?)?""",
    re.IGNORECASE,
)
_PRINTED = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(Header|Footer)\b[^<>]*>([^<]+)<")
_SIGNS = re.compile(r'&(?:"[^"]*"|[0-9]+|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[A-Z])', re.IGNORECASE)  # page, font
_OUR_FOOT = re.compile(rb"&amp;L[^<]*&amp;R&amp;P / &amp;N")  # of every workbook that rtdocs makes
_OF_PAGES = re.compile(r"(?:[\W\d_]|page|\bp\b|\b(?:de|sur|of)\b)*", re.IGNORECASE)  # "Page 1 de 3" says nothing more
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_MOST_CELLS = 500
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a sheet: the end of its kind's name, and the part or address that it leads to."""

    kind: str
    target: str


def relations(markup: bytes) -> dict[str, Relation]:
    """Return the relations of a part by their ids.

    Raises:
        XMLSyntaxError: the part is no XML.
    """
    if not markup:
        return {}
    found = etree.fromstring(markup, _PARSER).iterfind("{*}Relationship")
    return {
        each.get("Id", ""): Relation(each.get("Type", "").rpartition("/")[2], each.get("Target", "")) for each in found
    }


def seen(markup: bytes, related: Mapping[str, Relation], part: Callable[[str], bytes]) -> Iterator[Seen]:
    """Yield the addresses, comments, rows of totals, text boxes and pictures attached to a sheet.

    Args:
        markup: of the sheet.
        related: its relations by their ids.
        part: gives a part by its target.

    Raises:
        XMLSyntaxError: a part is no XML.
    """
    yield from _links(markup, related)
    yield from _printed(markup)
    has_threads = any(each.kind == "threadedComment" for each in related.values())
    for each in related.values():
        match each.kind:
            case "table":
                yield from _totals(part(each.target))
            case "comments" | "threadedComment":
                yield from _comments(part(each.target), has_threads=has_threads)
            case "drawing":
                yield from _drawn(part(each.target))


def _links(markup: bytes, related: Mapping[str, Relation]) -> Iterator[Seen]:
    if b"hyperlink" in markup:
        for found in _LINK.finditer(markup):
            told = {name.rpartition(b":")[2]: value.decode() for name, value in _OF_LINK.findall(found[1])}
            if relation := related.get(told.get(b"id", "")):
                places = _cells(told.get(b"ref", ""))
                yield from (Seen(What.LINK, place, relation.target) for place in places)
    for found in _FORMULA.finditer(markup) if b"HYPERLINK(" in markup else ():
        address = of_formula(found[2], is_whole=bool(found[3]))
        yield from (Seen(What.LINK, place, address) for place in _cells(found[1].decode()))


def of_formula(text: bytes | None, *, is_whole: bool) -> str:
    """Return the address of a formula with HYPERLINK: its first text in markup, where that is the whole of it."""
    address = unescape((text or b"").decode("utf-8", "replace"))
    return address if is_whole or address.startswith("#") else survey.COMPUTED_ADDRESS


def _totals(markup: bytes) -> Iterator[Seen]:
    """Yield the rows of totals at the foot of a table."""
    if not markup:  # a relation to a part that is not there
        return
    table = etree.fromstring(markup, _PARSER)
    area, count = _area(table.get("ref", "")), table.get("totalsRowCount", "0")
    if area and count.isdecimal() and int(count):
        yield Seen(What.TOTALS, Area(max(area.top, area.bottom - int(count) + 1), area.left, area.bottom, area.right))


def _printed(markup: bytes) -> Iterator[Seen]:
    """Yield the words of the headers and footers of the printed pages, without the signs of pages, dates and fonts."""
    for found in _PRINTED.finditer(markup) if b"eader" in markup or b"ooter" in markup else ():
        if found[1] == b"Footer" and _OUR_FOOT.fullmatch(found[2]):
            continue
        told = _SIGNS.sub(" ", unescape(found[2].decode("utf-8", "replace")).replace("&&", "\0")).replace("\0", "&")
        if not _OF_PAGES.fullmatch(told):
            yield Seen(What.PRINTED, survey.NOWHERE, " ".join(told.split()))


def _drawn(markup: bytes) -> Iterator[Seen]:
    """Yield the texts of boxes and the pictures that stand over the cells."""
    if not markup:
        return
    for anchor in etree.fromstring(markup, _PARSER):
        corner = anchor.find("{*}from")
        row, column = (corner.findtext(f"{{*}}{name}", "") if corner is not None else "" for name in ("row", "col"))
        place = survey.cell(int(row) + 1, int(column) + 1) if row.isdecimal() and column.isdecimal() else survey.NOWHERE
        for text in filter(None, map(_text, anchor.iterfind(".//{*}sp/{*}txBody"))):
            yield Seen(What.BOX, place, text)
        if anchor.find(".//{*}pic") is not None:
            yield Seen(What.FLOATING, place)


def _text(body: etree._Element) -> str:
    lines = ("".join(each.text or "" for each in line.iter("{*}t")) for line in body.iterfind("{*}p"))
    return "\n".join(lines).strip()


def _comments(markup: bytes, *, has_threads: bool) -> Iterator[Seen]:
    """Yield the comments of people; those that rtdocs itself writes into marked copies are none."""
    if not markup:
        return
    for comment in etree.fromstring(markup, _PARSER).iter("{*}comment", "{*}threadedComment"):
        text = "".join(text.text or "" for text in comment.iter("{*}t", "{*}text") if text.text)
        is_repeated = has_threads and comments.is_shadow(text)
        if not is_repeated and (text := comments.words(text)):
            yield from (Seen(What.COMMENT, place, text) for place in _cells(comment.get("ref", "")))


def _cells(reference: str) -> Iterator[Area]:
    """Yield the cells of a reference such as "H2:H5"."""
    if area := _area(reference):
        rows = range(area.top, min(area.bottom, area.top + _MOST_CELLS) + 1)
        columns = range(area.left, min(area.right, area.left + _MOST_CELLS // len(rows)) + 1)
        yield from (survey.cell(row, column) for row in rows for column in columns)


def _area(reference: str) -> Area | None:
    if not (found := _AREA.fullmatch(reference)):
        return None
    left, top, right, bottom = found.groups()
    return Area(int(top), column_number(left), int(bottom or top), column_number(right or left))
