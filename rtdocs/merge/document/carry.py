"""The copying of a block from one Word document into another, with its styles, lists, links, drawings and charts."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Final

from lxml import etree

from rtdocs.merge.document.keys import R, Reader, W
from rtdocs.merge.document.package import CannotMerge, DocumentParts
from rtdocs.part_names import relations_of

_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_STYLED: Final = ("pStyle", "rStyle", "tblStyle")
_BOUND: Final = (
    "sectPr",
    "endnoteReference",
    "commentReference",
    "commentRangeStart",
    "ins",
    "del",
)
"""What stands for something outside the block, and is not carried."""
_HYPERLINK: Final = "hyperlink"


class Carrier:
    """The copying of blocks from a part of one document into a part of another."""

    def __init__(self, source: DocumentParts, target: DocumentParts, source_part: str, target_part: str) -> None:
        self._source, self._target = source, target
        self._from, self._to = source_part, target_part
        self._styles = Reader(source, self._from, {}), Reader(target, self._to, {})
        root = target.root(self._to)
        self._ids = {
            f"{W}bookmarkStart": _free(each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")),
            f"{W}id": _free(each.get(f"{W}val") for each in root.iter(f"{W}id")),
            _DOC_PR: _free(each.get("id") for each in root.iter(_DOC_PR)),
        }
        self._carried: dict[str, str] = {}

    def carry(self, block: etree._Element) -> etree._Element:
        """Return a copy of a block for the other document; its bookmarks, footnotes and drawings get free numbers.

        Raises:
            CannotMerge: the block refers to an element outside it (section, comment, endnote or tracked change), or its
                style, list or footnote has no equal in the other document.
        """
        if any(True for name in _BOUND for _ in block.iter(f"{W}{name}")):
            raise CannotMerge
        for each in block.iter(_CHOICE):
            self._refuse_prefixes(each)
        copy = deepcopy(block)
        self._restyle(copy)
        self._relist(copy)
        self._relate(copy)
        self._annotate(copy)
        self._renumber(copy)
        return copy

    def _refuse_prefixes(self, choice: etree._Element) -> None:
        """Refuse a block that names prefixes in a value, where they mean another at the other document's root."""
        known = self._target.root(self._to).nsmap
        if any(known.get(prefix) != choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split()):
            raise CannotMerge

    def _restyle(self, copy: etree._Element) -> None:
        source, target = self._styles
        for kind in _STYLED:
            for each in copy.iter(f"{W}{kind}"):
                found = target.style_id(source.style_name(each.get(f"{W}val", "")))
                if not found:
                    raise CannotMerge
                each.set(f"{W}val", found)

    def _relist(self, copy: etree._Element) -> None:
        """Keep the list numbers of paragraphs; refuse a list of another look in the other document."""
        for each in copy.iter(f"{W}numId"):
            number = each.get(f"{W}val", "")
            if _list(self._source, number) != _list(self._target, number):
                raise CannotMerge

    def _relate(self, copy: etree._Element) -> None:
        for each in copy.iter(etree.Element):
            for name in [name for name in each.attrib if name.startswith(R)]:
                relation = self._source.relation(self._from, each.get(name, ""))
                each.set(name, self._related(self._to, self._from, relation))

    def _related(self, name: str, before: str, relation: etree._Element) -> str:
        """Relate a part of the other document to the target of a relation of ours, and return the relation's name."""
        kind, address = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            if not kind.endswith(f"/{_HYPERLINK}"):
                raise CannotMerge
            return self._target.relate(name, kind, address, outside=True)
        target = self._part(self._source.target(before, relation))
        return self._target.relate(name, kind, target, outside=False)

    def _part(self, name: str) -> str:
        """Copy a part with the parts that it is related to, and return its name in the other document."""
        if name not in self._carried:
            content = self._source.raw(name)
            if not content:
                raise CannotMerge
            relations = self._source.relations(name)
            free = self._target.add(name, content, self._source.kind(name))
            self._carried[name] = free
            if relations:
                self._carry_relations(name, free, relations)
        return self._carried[name]

    def _carry_relations(self, name: str, free: str, relations: list[etree._Element]) -> None:
        root = etree.Element(relations[0].getparent().tag, nsmap=relations[0].getparent().nsmap)
        for each in relations:
            if each.get("TargetMode") == "External":
                raise CannotMerge
            carried = self._part(self._source.target(name, each))
            etree.SubElement(root, each.tag, Id=each.get("Id"), Type=each.get("Type"), Target=f"/{carried}")
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._target.put(relations_of(free), content)

    def _annotate(self, copy: etree._Element) -> None:
        """Copy the footnotes of a block, under free numbers."""
        marks = list(copy.iter(f"{W}footnoteReference"))
        if not marks:
            return
        source, target = (_notes(parts) for parts in (self._source, self._target))
        known = {each.get(f"{W}id"): each for each in source}
        numbers = _free(each.get(f"{W}id") for each in target)
        for mark in marks:
            note = deepcopy(known[mark.get(f"{W}id")])
            if any(name.startswith(R) for each in note.iter(etree.Element) for name in each.attrib):
                raise CannotMerge
            self._restyle(note)
            number = str(next(numbers))
            note.set(f"{W}id", number)
            mark.set(f"{W}id", number)
            target.append(note)

    def _renumber(self, copy: etree._Element) -> None:
        fresh: dict[str, str] = {}
        for each in copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            old = each.get(f"{W}id", "")
            if old not in fresh:
                fresh[old] = str(next(self._ids[f"{W}bookmarkStart"]))
            each.set(f"{W}id", fresh[old])
        for each in copy.iterfind(f".//{W}sdtPr/{W}id"):
            each.set(f"{W}val", str(next(self._ids[f"{W}id"])))
        for each in copy.iter(_DOC_PR):
            each.set("id", str(next(self._ids[_DOC_PR])))


def _notes(parts: DocumentParts) -> etree._Element:
    name = next((target for kind, target in parts.related(parts.main()) if kind == "footnotes"), "")
    return parts.root(name)


def _free(numbers: Iterator[str | None]) -> Iterator[int]:
    taken = set(numbers)
    return (number for number in count(1) if str(number) not in taken)


def _list(parts: DocumentParts, number: str) -> tuple[str, ...]:
    """Return the look of a list's levels: their number formats, and the texts around the numbers."""
    name = next((target for kind, target in parts.related(parts.main()) if kind == "numbering"), "")
    if not parts.raw(name):
        return ("none", number)
    root = parts.root(name)
    held = {each.get(f"{W}numId"): each.find(f"{W}abstractNumId") for each in root.iterfind(f"{W}num")}
    if held.get(number) is None:
        return ("none",)
    kind = held[number].get(f"{W}val")
    abstract = next((each for each in root.iterfind(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == kind), None)
    if abstract is None:
        return ("none",)
    looks = abstract.iterfind(f"{W}lvl/*")
    return tuple(str(each.get(f"{W}val")) for each in looks if each.tag in {f"{W}numFmt", f"{W}lvlText"})


def relations_in(block: etree._Element) -> Iterator[str]:
    """Yield the names of the relations in a block."""
    for each in block.iter(etree.Element):
        yield from (str(value) for name, value in each.attrib.items() if name.startswith(R))
