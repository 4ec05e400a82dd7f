"""The keys of the blocks of a Word document: digests of visible text, order and formatting, whoever saved the file.

Programs change some things by themselves, and keys leave them out: the bounds of runs, revision ids, marks of proofing,
ids of drawings and controls, and the results of fields when they were last updated (page numbers, caption numbers).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from lxml import etree

from rtdocs.merge.document.package import DocumentParts

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CONTROL: Final = "control "
_TABLE: Final = "table "
_LENGTH: Final = 16  # hexadecimal signs of a key
_VISIBLE: Final = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "u", "color", "highlight", "sz")
_VISIBLE_TOO: Final = ("vertAlign", "shd", "rFonts")
_OF_PARAGRAPH: Final = ("jc", "ind", "spacing", "pBdr", "shd", "pageBreakBefore", "tabs")
_PLAIN: Final = "normal"
_OF_LISTS: Final = frozenset({"index link"})  # LibreOffice gives it to the lines of lists that Word makes
_SWITCHES: Final = re.compile(r"\\[hzu]\b")  # of lists, which LibreOffice drops
_VOLATILE: Final = re.compile(r"\s*(PAGEREF|SEQ|REF|STYLEREF|PAGE|NUMPAGES)\b", re.IGNORECASE)
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SILENT: Final = {
    "proofErr",
    "lastRenderedPageBreak",
    "rPr",
    "pPr",
    "bookmarkEnd",
    "sdtPr",
    "sdtEndPr",
    "tblPr",
    "trPr",
}
_SILENT_TOO: Final = {
    "tcPr",
    "tblGrid",
    "tblPrEx",
    "annotationRef",
    "footnoteRef",
    "continuationSeparator",
    "separator",
}
AUTHOR: Final = "rtdocs"
"""Who offers what rtdocs would write now, as a tracked change."""
_TRACKED: Final = frozenset({"ins", "del"})
_CHANGES: Final = {"ins", "del", "moveFrom", "moveTo", "hyperlink", "sdt"}
_IGNORED_ATTRIBUTES: Final = re.compile(r"\}?(rsid\w*|paraId|textId|editId|anchorId)$")
BLOCKS: Final = (f"{W}p", f"{W}tbl", f"{W}sdt")

Token = tuple[str, ...]


def tag_of(control: etree._Element) -> str:
    """Return the tag of a control, which distinguishes rtdocs' controls; empty for none."""
    return _value(control.find(f"{W}sdtPr/{W}tag"))


def title_of(control: etree._Element) -> str:
    """Return the title of a control, which LibreOffice keeps while it drops the tag; empty for none."""
    return _value(control.find(f"{W}sdtPr/{W}alias"))


def is_control(key: str) -> bool:
    """Tell whether a key is of a control that has a name."""
    return key.startswith(_CONTROL)


def is_control_of(key: str, beginning: str) -> bool:
    """Tell whether a key is of a control whose name has a beginning."""
    return key.startswith(f"{_CONTROL}{beginning}")


def is_table(key: str) -> bool:
    """Tell whether a key is of a table, whose rows have keys of their own."""
    return key.startswith(_TABLE)


def _own(holder: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, also in controls, without those of inner tables."""
    for each in holder:
        if each.tag == tag:
            yield each
        elif _local(each) in {"sdt", "sdtContent"}:
            yield from _own(each, tag)


def is_by_rtdocs(mark: etree._Element | None) -> bool:
    """Tell whether a tracked change is ours."""
    return mark is not None and mark.get(f"{W}author") == AUTHOR


class Reader:
    """The keys of the blocks of a part of a document.

    `tags` are the tags of controls by title, for a document whose controls have lost their tags. Each key is made once,
    as most of the time of a merge goes into keys: `forget` the tables that a merge changes. Offers change no key.
    """

    def __init__(self, parts: DocumentParts, part: str, tags: Mapping[str, str]) -> None:
        main = parts.main()
        self._parts = parts
        self._tags = tags
        self._part = part
        self._styles = _styles(parts, main)
        self._main = main
        self._keys: dict[etree._Element, str] = {}
        self._rows: dict[etree._Element, tuple[str, ...]] = {}
        self.reread()

    def take(self, known: Iterable[tuple[etree._Element, str]]) -> None:
        """Take the keys of blocks from those that were made when rtdocs wrote them."""
        self._keys.update(known)

    def reread(self) -> None:
        """Read the footnotes and endnotes again, for blocks that came in with notes of their own."""
        self._notes = {kind: _notes(self._parts, self._main, kind) for kind in ("footnotes", "endnotes")}

    def forget(self, table: etree._Element) -> None:
        """Make the keys of a table and of its rows anew the next time: a merge has changed its cells."""
        self._keys.pop(table, None)
        for row in table.iterfind(f"{W}tr"):
            self._rows.pop(row, None)

    def key(self, block: etree._Element) -> str:
        """Return the key of a block: of a named control its name, of a paragraph or table the digest of its tokens."""
        if block.tag == f"{W}sdt" and (name := self.name(block)):
            return f"{_CONTROL}{name}"
        if block not in self._keys:
            begin = _TABLE if block.tag == f"{W}tbl" else ""
            self._keys[block] = f"{begin}{_digest(self._tokens(self._seen(block)))}"
        return self._keys[block]

    def row(self, row: etree._Element) -> tuple[str, ...]:
        """Return the keys of a row's cells."""
        if row not in self._rows:
            self._rows[row] = tuple(_digest(self._tokens(self._cell(cell))) for cell in row.iterfind(f"{W}tc"))
        return self._rows[row]

    def name(self, block: etree._Element) -> str:
        """Return the name of a control: its tag, else the tag of its title; empty for none, and for other blocks."""
        return "" if block.tag != f"{W}sdt" else tag_of(block) or self._tags.get(title_of(block), "")

    def text(self, block: etree._Element) -> str:
        """Return the text of a block; of a control, its title."""
        if block.tag == f"{W}sdt":
            return title_of(block)
        paragraphs = [block] if block.tag == f"{W}p" else block.iter(f"{W}p")
        said = ("".join(str(each.text or "") for each in one.iter(f"{W}t", f"{W}delText")) for one in paragraphs)
        return " ".join(filter(None, said))

    def style(self, paragraph: etree._Element) -> str:
        """Return the name of a paragraph's style."""
        return self.style_name(_value(paragraph.find(f"{W}pPr/{W}pStyle")))

    def style_name(self, identifier: str) -> str:
        """Return the name of a style, which programs keep where they change its id."""
        return self._styles.get(identifier, identifier)

    def style_id(self, name: str) -> str:
        """Return the id of the style of a name; empty for no such style."""
        return next((identifier for identifier, known in self._styles.items() if known == name), "")

    def _tokens(self, seen: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens of a block, with neighbouring texts of one look joined."""
        text, look = "", ""
        for token in seen:
            if token[0] == "text":
                if token[2] != look and text:
                    yield ("text", text, look)
                    text = ""
                text, look = text + token[1], token[2]
                continue
            if text:
                yield ("text", text, look)
                text = ""
            yield token
        if text:
            yield ("text", text, look)

    def _seen(self, block: etree._Element) -> Iterator[Token]:
        kind = _local(block)
        if kind == "p":
            yield from self._paragraph(block)
        elif kind == "tbl":
            style = block.find(f"{W}tblPr/{W}tblStyle")
            widths = [each.get(f"{W}w", "") for each in block.iterfind(f"{W}tblGrid/{W}gridCol")]
            yield ("table", self.style_name(_value(style)), *widths)
            for row in _own(block, f"{W}tr"):
                yield ("row", str(row.find(f"{W}trPr/{W}tblHeader") is not None))
                for cell in _own(row, f"{W}tc"):
                    yield from self._cell(cell)
        else:
            yield (kind, self.name(block))
            yield from self._children(block)

    def _cell(self, cell: etree._Element) -> Iterator[Token]:
        yield ("cell", *(_plain(each) for each in cell.iterfind(f"{W}tcPr/*") if _local(each) != "tcW"))
        yield from self._children(cell)

    def _children(self, container: etree._Element) -> Iterator[Token]:
        for each in container:
            if each.tag == f"{W}sdtContent":
                yield from self._children(each)
            elif each.tag in BLOCKS:
                yield from self._seen(each)
            elif _local(each) not in _SILENT | _SILENT_TOO | {"bookmarkStart"}:
                yield ("other", _plain(each))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Token]:
        properties = paragraph.find(f"{W}pPr")
        style = self.style(paragraph) or _PLAIN
        looks = _chosen(properties, _OF_PARAGRAPH)
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        has_section = paragraph.find(f"{W}pPr/{W}sectPr") is not None
        # LibreOffice writes the level 0 where Word leaves it to the style.
        yield ("paragraph", style, looks, _value(number).replace("0", ""), str(has_section))
        changes = [] if properties is None else properties.iterfind(f"{W}rPr/*")
        yield ("mark", *(_local(each) for each in changes if _local(each) in _TRACKED and not is_by_rtdocs(each)))
        yield from _without_results(self._inline(paragraph))

    def _inline(self, holder: etree._Element) -> Iterator[Token]:
        for each in holder:
            kind = _local(each)
            if kind == "r":
                yield from self._run(each)
            elif kind == "fldSimple":
                yield ("begin",)
                yield ("instruction", each.get(f"{W}instr", ""))
                yield ("separate",)
                yield from self._inline(each)
                yield ("end",)
            elif kind == "del" and is_by_rtdocs(each):
                yield from self._inline(each)  # offered: the text stays until a person accepts its deletion
            elif kind in _CHANGES and not is_by_rtdocs(each):
                yield (kind, self.name(each) if kind == "sdt" else self._link(each))
                yield from self._inline(each.find(f"{W}sdtContent") if kind == "sdt" else each)
                yield (f"/{kind}",)
            elif kind == "smartTag":
                yield from self._inline(each)
            elif kind in _TRACKED:
                continue
            elif kind == "bookmarkStart":
                # One that programs make for themselves is no content; a person's own is.
                name = each.get(f"{W}name", "")
                yield from () if name.startswith("_") else (("bookmark", name),)
            elif kind not in _SILENT | _SILENT_TOO:
                yield ("other", _plain(each))

    def _run(self, run: etree._Element) -> Iterator[Token]:
        look = self._look(run.find(f"{W}rPr"))
        for each in run:
            kind = _local(each)
            if kind in {"t", "delText"}:
                yield ("text", each.text or "", look)
            elif kind in _SIGNS:
                yield ("text", _SIGNS[kind] + (each.get(f"{W}type") or ""), look)
            elif kind == "fldChar":
                yield (each.get(f"{W}fldCharType", ""),)
            elif kind in {"instrText", "delInstrText"}:
                yield ("instruction", _SWITCHES.sub("", each.text or ""))
            elif kind in {"footnoteReference", "endnoteReference"}:
                notes = self._notes[f"{kind.removesuffix('Reference')}s"]
                yield (kind, notes.get(each.get(f"{W}id", ""), ""))
            elif kind not in _SILENT | _SILENT_TOO:
                yield ("other", self._thing(each))

    def _look(self, properties: etree._Element | None) -> str:
        if properties is None:
            return ""
        style = self.style_name(_value(properties.find(f"{W}rStyle")))
        named = "" if style in _OF_LISTS else style
        return "|".join(filter(None, (named, _chosen(properties, (*_VISIBLE, *_VISIBLE_TOO)))))

    def _link(self, link: etree._Element) -> str:
        identifier = link.get(f"{R}id")
        if identifier:
            return str(self._parts.relation(self._part, identifier).get("Target"))
        return str(link.get(f"{W}anchor", ""))

    def _thing(self, thing: etree._Element) -> str:
        """Return a drawing as text, without ids that programs change, with digests of its parts and its boxes."""
        shown = [
            hashlib.sha256(self._parts.raw(self._parts.target(self._part, relation))).hexdigest()
            for each in thing.iter(etree.Element)
            for name, value in each.attrib.items()
            if name.startswith(R) and (relation := self._parts.relation(self._part, value)) is not None
        ]
        written = (_digest(self._tokens(self._children(box))) for box in thing.iter(f"{W}txbxContent"))
        return "".join((_plain(thing), *shown, *written))


def _digest(tokens: Iterable[Token]) -> str:
    digest = hashlib.sha256()
    for token in tokens:
        for text in token:
            digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(b"\1")
    return digest.hexdigest()[:_LENGTH]


def _without_results(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens without the results of fields that an update changes."""
    fields: list[tuple[bool, bool]] = []  # of each open field: whether its result is volatile, and whether it is there
    for token in tokens:
        if token[0] == "begin":
            fields.append((False, False))
        elif token[0] == "instruction" and fields:
            fields[-1] = (fields[-1][0] or bool(_VOLATILE.match(token[1])), fields[-1][1])
        elif token[0] == "separate" and fields:
            fields[-1] = (fields[-1][0], True)
        if token[0] == "end" and fields:
            fields.pop()
        elif any(volatile and begun for volatile, begun in fields):
            continue
        yield token if token[0] != "instruction" else ("instruction", " ".join(token[1].split()))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _chosen(properties: etree._Element | None, names: Iterable[str]) -> str:
    """Return the properties of these names as text, in the order of the names."""
    if properties is None:
        return ""
    found = {_local(each): each for each in properties}
    return "".join(_plain(found[name]) for name in names if name in found)


def _plain(element: etree._Element) -> str:
    """Return an element with its descendants as text, without ids that programs change and text in boxes."""
    pieces: list[str] = []
    _add_plain(element, pieces)
    return "".join(pieces)


def _add_plain(element: etree._Element, pieces: list[str]) -> None:
    """Add an element and its descendants to a text, without the text in boxes, whose runs programs split at will."""
    name = _local(element)
    about = element.attrib.items() if name != "docPr" else ()
    kept = sorted((key, value) for key, value in about if _is_content(key))
    pieces.append(f"{name}{kept}{(element.text or '').strip()}")
    for each in element.iterchildren(etree.Element):
        if each.tag != f"{W}txbxContent":
            _add_plain(each, pieces)


@cache
def _is_content(attribute: str) -> bool:
    """Tell whether an attribute says something of the content: it is no relation, and no id that programs change."""
    return not _IGNORED_ATTRIBUTES.search(attribute) and not attribute.startswith(R)


def _styles(parts: DocumentParts, main: str) -> dict[str, str]:
    name = next((target for kind, target in parts.related(main) if kind == "styles"), "")
    if not parts.raw(name):
        return {}
    styles = parts.root(name).iterfind(f"{W}style")
    return {each.get(f"{W}styleId", ""): _value(each.find(f"{W}name")).lower() for each in styles}


def _notes(parts: DocumentParts, main: str, kind: str) -> dict[str, str]:
    name = next((target for each, target in parts.related(main) if each == kind), "")
    if not parts.raw(name):
        return {}
    texts = {note.get(f"{W}id", ""): "".join(note.itertext()) for note in parts.root(name)}
    return {identifier: text.strip() for identifier, text in texts.items()}
