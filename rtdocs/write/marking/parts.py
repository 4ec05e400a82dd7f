"""The parts of a workbook's zip: their bytes, relations and content types, by the Open Packaging Conventions."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.part_names import RELATIONSHIPS, relations_of, resolved, source_of
from rtdocs.write.package.whole import whole_zip
from rtdocs.zip_limits import DAMAGE

TYPES = "[Content_Types].xml"
WORKBOOK_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{RELATIONSHIPS.strip("{}")}"/>'.encode()
# What is read here has been inspected: its size is known and it has no doctype.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class PartRelation(NamedTuple):
    """A relation of a part: its id, the last word of its type ("comments"), and the part it leads to."""

    id: str
    kind: str
    target: str


class Parts:
    """The parts of a zip, in its order; names count whatever their case, since some programs write capitals.

    Opening raises UnreadableWorkbook where a part is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with zipfile.ZipFile(path) as source:
                self._content = {name: source.read(name) for name in source.namelist()}
        except DAMAGE as cause:  # a picture's bytes may be: nobody has looked at them until now
            raise UnreadableWorkbook("workbook-damaged", path=path) from cause
        self._names = {_plain(name): name for name in self._content}
        self._trees: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._content)

    def raw(self, name: str) -> bytes:
        """Return a part's bytes.

        Raises:
            KeyError: there is no such part.
        """
        return self._content[self._names[_plain(name)]]

    def put(self, name: str, content: bytes) -> None:
        """Add a part, or replace one."""
        true = self._names.setdefault(_plain(name), name)
        self._trees.pop(_plain(name), None)
        self._content[true] = content

    def tree(self, name: str) -> etree._Element:
        """Return a part's root; changes in it count only after `keep`.

        Raises:
            KeyError: there is no such part.
            UnreadableWorkbook: the part is no XML.
        """
        if _plain(name) not in self._trees:
            try:
                self._trees[_plain(name)] = etree.fromstring(self.raw(name), _PARSER)
            except etree.XMLSyntaxError as cause:
                raise UnreadableWorkbook("workbook-damaged", path=self._path) from cause
        return self._trees[_plain(name)]

    def keep(self, name: str) -> None:
        """Store the changes made in a part's tree."""
        root = self.tree(name).getroottree()
        self._content[self._names[_plain(name)]] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def free(self, pattern: str) -> str:
        """Return the first name of a pattern ("xl/comments{}.xml") that no part bears, from 1."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def write(self, path: Path) -> None:
        """Write the zip; `rtdocs.write.package.output` stamps it."""
        with whole_zip(path) as target:
            for name, content in self._content.items():
                target.writestr(name, content)

    # --- relations ---

    def relations(self, part: str) -> Iterator[PartRelation]:
        """Yield the relations of a part to parts inside the zip."""
        if relations_of(part) not in self:
            return
        for each in self.tree(relations_of(part)).iterfind("{*}Relationship"):
            if each.get("TargetMode") != "External":
                kind = each.get("Type", "").rpartition("/")[2]
                yield PartRelation(each.get("Id", ""), kind, resolved(part, each.get("Target", "")))

    def related(self, part: str, kind: str) -> str:
        """Return the part of a kind that `part` is related to; empty where there is none."""
        return next((each.target for each in self.relations(part) if each.kind == kind and each.target in self), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Relate a part to another by a whole type, and return the relation's id."""
        name = relations_of(part)
        if name not in self:
            self.put(name, _NO_RELATIONS)
        root = self.tree(name)
        taken = [int(found[1]) for each in root if (found := re.fullmatch(r"rId(\d+)", each.get("Id", "")))]
        relation = etree.SubElement(root, f"{RELATIONSHIPS}Relationship")
        relation.set("Id", f"rId{max(taken, default=0) + 1}")
        relation.set("Type", kind)
        relation.set("Target", posixpath.relpath(target, posixpath.dirname(part) or "."))
        self.keep(name)
        return str(relation.get("Id"))

    def unrelate(self, part: str, target: str) -> None:
        """Take away the relations of a part to another; with the last one goes the part of relations."""
        name = relations_of(part)
        ids = {each.id for each in self.relations(part) if _plain(each.target) == _plain(target)}
        root = self.tree(name)
        for each in [each for each in root if each.get("Id") in ids]:
            root.remove(each)
        self.keep(name)
        if not len(root):
            self._remove(name)

    # --- kinds ---

    def declare(self, part: str, kind: str) -> None:
        """Declare the content type of a part."""
        override = etree.SubElement(self.tree(TYPES), f"{{{_TYPES_SPACE}}}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", kind)
        self.keep(TYPES)

    def declare_ending(self, ending: str, kind: str) -> None:
        """Declare the content type of all parts of an ending, unless it is declared already."""
        root = self.tree(TYPES)
        if not any(each.get("Extension", "").lower() == ending for each in root):
            default = etree.Element(f"{{{_TYPES_SPACE}}}Default")
            default.set("Extension", ending)
            default.set("ContentType", kind)
            root.insert(0, default)
            self.keep(TYPES)

    def kind(self, part: str) -> str:
        """Return the content type that is declared for a part; empty where none is."""
        declared = self.tree(TYPES).iterfind("{*}Override")
        return next(
            (each.get("ContentType", "") for each in declared if _plain(each.get("PartName", "")) == _plain(part)), ""
        )

    def drop(self, part: str) -> None:
        """Remove a part, its relations and its content type, then the parts that no other part is related to."""
        targets = [each.target for each in self.relations(part)]
        self._remove(relations_of(part))
        self._remove(part)
        root = self.tree(TYPES)
        for each in [each for each in root if _plain(each.get("PartName", "")) == _plain(part)]:
            root.remove(each)
        self.keep(TYPES)
        for target in targets:
            if target in self and not self._is_wanted(target):
                self.drop(target)

    def _remove(self, name: str) -> None:
        true = self._names.pop(_plain(name), "")
        self._content.pop(true, None)
        self._trees.pop(_plain(name), None)

    def _is_wanted(self, part: str) -> bool:
        sources = [source_of(name) for name in self._content if name.endswith(".rels")]
        return any(_plain(each.target) == _plain(part) for source in sources for each in self.relations(source))


def _plain(name: str) -> str:
    return name.replace("\\", "/").casefold().lstrip("/")
