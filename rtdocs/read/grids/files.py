"""Documents that a grid may come back in: a Word document, or one of LibreOffice Writer.

Writer's elements are given Word's names, so that one reader reads both.
"""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.part_names import relations_of, resolved
from rtdocs.read import zip_refusals
from rtdocs.read.grids.blocks import Reader, Table, attribute, name

_USUAL = "word/document.xml"
_WRITER = b"application/vnd.oasis.opendocument.text"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
DAMAGE = (
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RecursionError,
)
"""What reading a damaged zip or part raises."""
_NOTES = {"comments": "comment", "footnotes": "footnote", "endnotes": "endnote"}
_OURSELVES = "rtdocs"  # the author of what a merge offers
_DELETED = ".//*[local-name()='delText' or local-name()='p' or local-name()='span']/text()"
_MARGINS = frozenset({"header", "footer"})
_DRAWN = frozenset({"chart", "chartEx", "diagramData"})
_WORDS = {"p": "p", "h": "p", "table": "tbl", "table-row": "tr", "table-cell": "tc", "text-box": "txbxContent"}
_SIGNS = {"line-break": "br", "tab": "tab"}
_UNSEEN = frozenset({"tracked-changes", "covered-table-cell", "forms", "sequence-decls"}) | {
    *("date", "creator", "date-string", "note-citation"),  # of a comment or note, rather than its text
}
_MOST_SPACES = 100


def blocks(path: Path, picture: str = "") -> Iterator[str | Table]:
    """Yield the lines and tables of a document; `picture` is what stands for a picture in them.

    Raises:
        UnreadableWorkbook: the document is damaged, or refused as unsafe.
    """
    try:
        with zipfile.ZipFile(path) as entries:
            zip_refusals.inspect(path, entries)
            reader, body = _writer(entries) if is_writer(entries) else _word(entries)
            found = list(replace(reader, picture=picture).blocks(body))
    except (*DAMAGE, UnreadableWorkbook) as cause:
        raise UnreadableWorkbook("grid-unreadable", path=path) from cause
    yield from found


def margins(path: Path) -> Iterator[str]:
    """Yield the lines of a Word document's headers and footers, each once; its text is read by `blocks` before.

    Raises:
        UnreadableWorkbook: one of them is damaged.
    """
    try:
        with zipfile.ZipFile(path) as entries:
            parts = () if is_writer(entries) else tuple(_related(entries, _main_part(entries)))
            roots = [etree.fromstring(entries.read(target), _PARSER) for kind, target in parts if kind in _MARGINS]
    except DAMAGE as cause:
        raise UnreadableWorkbook("grid-unreadable", path=path) from cause
    yield from dict.fromkeys(line for root in roots for line in Reader().text(root).split("\n"))


def deleted(path: Path) -> Iterator[str]:
    """Yield the words that people deleted under tracked changes, each once; the text is read by `blocks` before."""
    with zipfile.ZipFile(path) as entries:
        part = "content.xml" if is_writer(entries) else _main_part(entries)
        root = etree.fromstring(entries.read(part), _PARSER)
    found = (each for each in root.iter("{*}del", "{*}deletion") if attribute(each, "author") != _OURSELVES)
    texts = ("".join(map(str, each.xpath(_DELETED))) for each in found)
    yield from dict.fromkeys(" ".join(text.split()) for text in texts if text.strip())


def is_word(entries: zipfile.ZipFile) -> bool:
    """Tell whether a zip is a Word document, whatever its name."""
    return any(entry.startswith("word/") for entry in entries.namelist())


def is_writer(entries: zipfile.ZipFile) -> bool:
    """Tell whether a zip is a document of LibreOffice Writer."""
    return "mimetype" in entries.namelist() and entries.read("mimetype").startswith(_WRITER)


def _word(entries: zipfile.ZipFile) -> tuple[Reader, etree._Element]:
    main = _main_part(entries)
    body = etree.fromstring(entries.read(main), _PARSER).find("{*}body")
    if body is None:
        raise KeyError(main)
    return Reader(dict(_notes(entries, main)), _links(entries, main), drawn=dict(_drawn(entries, main))), body


def _main_part(entries: zipfile.ZipFile) -> str:
    """Return the name of the document part; Word on the web names it "document2.xml" at times."""
    for each in etree.fromstring(entries.read("_rels/.rels"), _PARSER):
        if each.get("Type", "").endswith("/officeDocument"):
            return str(each.get("Target", _USUAL)).lstrip("/")
    return _USUAL


def _notes(entries: zipfile.ZipFile, main: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the texts of comments and notes, by their kind and id."""
    for kind, target in _related(entries, main):
        if kind in _NOTES:
            for note in etree.fromstring(entries.read(target), _PARSER):
                number = next((str(value) for key, value in note.attrib.items() if str(key).endswith("}id")), "")
                yield (_NOTES[kind], number), Reader().text(note).strip()


def _related(entries: zipfile.ZipFile, main: str) -> Iterator[tuple[str, str]]:
    """Yield the parts that relations of the document lead to, behind the kind of the relation."""
    for each in _listed(entries, main):
        target = resolved(main, each.get("Target", ""))
        if each.get("TargetMode") != "External" and target in entries.namelist():
            yield each.get("Type", "").rpartition("/")[2], target


def _listed(entries: zipfile.ZipFile, main: str) -> Iterable[etree._Element]:
    relations = relations_of(main)
    return etree.fromstring(entries.read(relations), _PARSER) if relations in entries.namelist() else ()


def _drawn(entries: zipfile.ZipFile, main: str) -> Iterator[tuple[str, str]]:
    """Yield the words of charts and of SmartArt by the ids of their relations."""
    for each in _listed(entries, main):
        target = resolved(main, each.get("Target", ""))
        if each.get("Type", "").rpartition("/")[2] in _DRAWN and target in entries.namelist():
            said = etree.fromstring(entries.read(target), _PARSER).iter("{*}t", "{*}v")
            words = (" ".join((text.text or "").split()) for text in said)
            yield each.get("Id", ""), " · ".join(dict.fromkeys(filter(None, words)))


def _links(entries: zipfile.ZipFile, main: str) -> dict[str, str]:
    """Return the addresses of links by the ids of their relations."""
    found = (each for each in _listed(entries, main) if each.get("TargetMode") == "External")
    return {each.get("Id", ""): each.get("Target", "") for each in found}


def _writer(entries: zipfile.ZipFile) -> tuple[Reader, etree._Element]:
    body = etree.fromstring(entries.read("content.xml"), _PARSER).find("{*}body")
    if body is None:
        raise KeyError("content.xml")
    root = etree.Element("body")
    _rename(body, root)
    return Reader(), root


def _rename(source: etree._Element, target: etree._Element) -> None:
    """Copy the text elements below `source` of a Writer document into `target`, under Word's names."""
    _say(target, source.text if name(target) == "p" else "")
    for child in source:
        kind = name(child)
        if kind == "s":
            times = next((str(value) for key, value in child.attrib.items() if str(key).endswith("}c")), "1")
            _say(target, " " * min(int(times) if times.isdecimal() else 1, _MOST_SPACES))
        elif kind in _SIGNS:
            etree.SubElement(target, _SIGNS[kind])
        elif kind in {"annotation", "note-body"}:
            _rename(child, etree.SubElement(target, "txbxContent"))
        elif kind in _WORDS:
            _rename(child, etree.SubElement(target, _WORDS[kind]))
        elif kind and kind not in _UNSEEN:  # a span, a section, a list
            _rename(child, target)
        _say(target, child.tail if name(target) == "p" else "")


def _say(target: etree._Element, text: str | None) -> None:
    if text:
        etree.SubElement(target, "t").text = text
