"""Reads the answers in a Word grid: by the tags of its content controls, else by the headings over its tables.

Word keeps the tags. LibreOffice 7.4 keeps the controls without their tags, Google Docs keeps neither; the line above
each table, "A1. …", and the headers of the table remain in all of them. The whole of a cell is read, so that what was
typed beside a control counts too.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.i18n import Language, codes, language_of
from rtdocs.model import Lesson
from rtdocs.problems import Where
from rtdocs.read import zip_refusals
from rtdocs.read.values.text import label, one_line, plain
from rtdocs.workbook import names
from rtdocs.workbook.columns import Sheet

KEYS = {"answer": "answer", "action": "action", "who": "responsible", "when": "due"}
"""The rooms under a question, as the tags of their controls begin, with the keys of the workbook's own columns."""

_ON_ONE_LINE = {"code", "responsible", "due"}
_HEADING = re.compile(r"([^\s.]+(?:\.\d+)?)\.\s+(\S.*)", re.DOTALL)  # "RT5.1. À l'événement…"
_TAG = re.compile(rf"({'|'.join(KEYS)})-(own-\w+|.+?(?=-\d+$|$))(?:-\d+)?")  # "answer-A3-2" is the second answer to A3
_OWN = "own-"  # questions of the group's own have their code in the line above
_USUAL = "word/document.xml"
_UNSEEN = {"del", "moveFrom", "Fallback"}
_BREAKS = {"br": "\n", "cr": "\n", "tab": " "}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_DAMAGE = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, zlib.error, EOFError, NotImplementedError)


@dataclass(slots=True)
class _Above:
    """The line above a table that asks its question."""

    code: str = ""
    question: str = ""
    others: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take a paragraph: the last one that begins with a code asks the question."""
        if found := _HEADING.fullmatch(text):
            self.code, self.question = found[1], found[2]
        elif text:
            self.others.append(text)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text, and the tag of its control."""

    text: str
    tag: str = ""


def read(path: Path, language: Language) -> Iterator[Lesson]:
    """Yield the rows of a Word grid in their order, answered or not.

    Raises:
        UnreadableWorkbook: the document is damaged, or refused as unsafe.
    """
    above = _Above()
    for number, block in enumerate(_blocks(_body(path)), 1):
        if _name(block) == "p":
            above.take(plain(_text(block), language))
            continue
        found = list(_lessons(block, above, Where("", number), language))
        yield from found
        above = _Above() if found else above


def _body(path: Path) -> etree._Element:
    try:
        with zipfile.ZipFile(path) as entries:
            zip_refusals.inspect(path, entries)
            body = etree.fromstring(entries.read(_main_part(entries)), _PARSER).find("{*}body")
    except (*_DAMAGE, UnreadableWorkbook) as cause:
        raise UnreadableWorkbook("grid-unreadable", path=path) from cause
    if body is None:
        raise UnreadableWorkbook("grid-unreadable", path=path)
    return body


def _main_part(entries: zipfile.ZipFile) -> str:
    """Return the part of the text; Word on the web names it "document2.xml" at times."""
    for each in etree.fromstring(entries.read("_rels/.rels"), _PARSER):
        if each.get("Type", "").endswith("/officeDocument"):
            return str(each.get("Target", _USUAL)).lstrip("/")
    return _USUAL


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, those within controls and other wrappings too."""
    for child in parent:
        if _name(child) in {"p", "tbl"}:
            yield child
        elif _name(child) not in _UNSEEN:
            yield from _blocks(child)


def _lessons(table: etree._Element, above: _Above, where: Where, language: Language) -> Iterator[Lesson]:
    """Yield the rows of a table that has answers: several where a person added some."""
    rows = [[_cell(cell, language) for cell in row.iter("{*}tc")] for row in table.iter("{*}tr")]
    headers = [names.find(label(cell.text), names.columns(Sheet.LEARNING)) for cell in rows[0]] if rows else []
    keys = [column.key if column else "" for column in headers]
    is_headed = bool({"answer", "action"} & set(keys))
    for row in rows[is_headed:]:
        tagged = [_TAG.fullmatch(cell.tag) for cell in row]
        if not is_headed and not any(tagged):
            continue
        yield Lesson(where=where, **_values(row, keys, tagged, above))


def _values(row: list[_Cell], keys: list[str], tagged: list[re.Match[str] | None], above: _Above) -> Mapping[str, str]:
    """Return what a row holds by the keys of the workbook's columns; a tag tells more surely than a header."""
    values = {"code": above.code, "question": above.question or " ".join(above.others[-1:])}
    padded = [*keys, *[""] * len(row)]
    for cell, key, tag in zip(row, padded, tagged, strict=False):
        if tag and not tag[2].startswith(_OWN):
            values["code"] = tag[2]
        if room := KEYS[tag[1]] if tag else key:
            text = _without_prompt(cell.text, room)
            values[room] = one_line(text) if room in _ON_ONE_LINE else text
    return values


def _cell(cell: etree._Element, language: Language) -> _Cell:
    """Return a cell; a control may stand in it, or around it."""
    parents = (each for each in cell.iterancestors("{*}sdt", "{*}tr") if _name(each) == "sdt")
    properties = [*cell.iter("{*}sdtPr"), *(pr for parent in parents for pr in parent.iterfind("{*}sdtPr"))]
    tags = [value for pr in properties for tag in pr.iterfind("{*}tag") for value in tag.attrib.values()]
    text = "\n".join(_text(paragraph) for paragraph in cell.iter("{*}p"))
    return _Cell(plain(text, language), str(next((tag for tag in tags if _TAG.fullmatch(tag)), "")))


def _text(element: etree._Element) -> str:
    """Return the text that a person sees in a paragraph: not what a tracked change took away."""
    found = ""
    for child in element:
        name = _name(child)
        if name == "t":
            found += child.text or ""
        elif name not in _UNSEEN and name != "p":
            found += _BREAKS.get(name, "") or _text(child)
    return found


def _without_prompt(text: str, key: str) -> str:
    """Return a text without the prompt of its control, which LibreOffice leaves before what is typed."""
    for prompt in _prompts(key):
        text = prompt.sub("", text, count=1)
    return text.strip()


@cache
def _prompts(key: str) -> tuple[re.Pattern[str], ...]:
    room = next((room for room, own in KEYS.items() if own == key), "")
    texts = [language_of(code).say(f"grid.room.{room}.prompt") for code in codes()] if room else []
    return tuple(re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\s*") for text in texts)


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
