"""A Word document as its parts: changed parts are written anew, all others stay byte for byte."""

import io
import zipfile
from pathlib import Path
from typing import Final

from lxml import etree

from rtdocs import zip_limits
from rtdocs.part_names import RELATIONSHIPS, relations_of, resolved

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES: Final = "[Content_Types].xml"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_MARK: Final = "rtdocs"
_MERGED: Final = "merged"
_PARSER: Final = {"resolve_entities": False, "no_network": True}
_BROKEN = (OSError, EOFError, RuntimeError, NotImplementedError, KeyError, ValueError, zipfile.BadZipFile)


class CannotMerge(Exception):  # noqa: N818 - what the caller asks is whether it can
    """The file cannot be merged without a risk for people's text; it must stay, and ours go beside it."""


class DocumentParts:
    """The parts of a document that is merged, by their names."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._roots: dict[str, etree._Element] = {}

    @classmethod
    def of(cls, path: Path) -> "DocumentParts":
        """Return the parts of a package of any origin, read within the limits of every zip.

        Raises:
            CannotMerge: the file is damaged, or no package.
        """
        try:
            with zipfile.ZipFile(path) as package:
                zip_limits.inspect(path, package, lambda why: ValueError(why.value))
                return cls({name: package.read(name) for name in package.namelist()})
        except _BROKEN as cause:
            raise CannotMerge from cause

    def raw(self, name: str) -> bytes:
        """Return the bytes of a part; empty where there is no such part."""
        return self._parts.get(name, b"")

    def root(self, name: str) -> etree._Element:
        """Return the root element of a part, to be changed in place.

        Raises:
            CannotMerge: there is no such part, or its XML is not well formed.
        """
        if name not in self._roots:
            try:
                self._roots[name] = etree.fromstring(self._parts[name], etree.XMLParser(**_PARSER))
            except (KeyError, etree.LxmlError) as cause:
                raise CannotMerge from cause
        return self._roots[name]

    def main(self) -> str:
        """Return the name of the main part.

        Raises:
            CannotMerge: the package names no main part, or several.
        """
        found = [target for kind, target in self.related("") if kind == "officeDocument"]
        if len(found) != 1:
            raise CannotMerge
        return found[0]

    def related(self, name: str) -> list[tuple[str, str]]:
        """Return the kinds and targets of a part's relations inside the package."""
        return [
            (each.get("Type", "").rpartition("/")[2], self.target(name, each))
            for each in self.relations(name)
            if each.get("TargetMode") != "External"
        ]

    def relations(self, name: str) -> list[etree._Element]:
        """Return the relations of a part."""
        path = relations_of(name)
        return list(self.root(path)) if path in self._parts else []

    def relation(self, name: str, identifier: str) -> etree._Element:
        """Return a relation of a part.

        Raises:
            CannotMerge: the part has no relation of that name.
        """
        found = next((each for each in self.relations(name) if each.get("Id") == identifier), None)
        if found is None:
            raise CannotMerge
        return found

    def target(self, name: str, relation: etree._Element) -> str:
        """Return the name of the part that a relation of the part `name` leads to."""
        return resolved(name, relation.get("Target", ""))

    def relate(self, name: str, kind: str, target: str, *, outside: bool) -> str:
        """Relate a part to another, or to an address, and return the relation's name.

        Raises:
            CannotMerge: the part has no relations yet.
        """
        root = self.root(relations_of(name))
        taken = {each.get("Id") for each in root}
        free = next(new for number in range(1, len(taken) + 2) if (new := f"rtId{number}") not in taken)
        how = {"TargetMode": "External"} if outside else {}
        address = target if outside else f"/{target}"
        etree.SubElement(root, f"{RELATIONSHIPS}Relationship", Id=free, Type=kind, Target=address, **how)
        return free

    def add(self, name: str, content: bytes, kind: str) -> str:
        """Add a part of a content type under `name`, or a free name near it, and return the name."""
        stem, dot, ending = name.rpartition(".")
        free = name
        number = 2
        while free in self._parts:
            free, number = f"{stem}-{number}{dot}{ending}", number + 1
        self._parts[free] = content
        types = self.root(_TYPES)
        space = types.tag.rpartition("}")[0] + "}"
        etree.SubElement(types, f"{space}Override", PartName=f"/{free}", ContentType=kind)
        return free

    def put(self, name: str, content: bytes) -> None:
        """Put a part that needs no new content type, such as the relations of another part."""
        self._parts[name] = content
        self._roots.pop(name, None)

    def forget(self, name: str, identifiers: set[str]) -> None:
        """Remove relations of a part, and the parts that no other relation leads to."""
        for each in self.relations(name):
            if each.get("Id") in identifiers:
                each.getparent().remove(each)
                if each.get("TargetMode") != "External":
                    self._forget_part(self.target(name, each))

    def _forget_part(self, name: str) -> None:
        holders = [each for each in self._parts if not each.endswith(".rels")]
        if any(target == name for holder in ("", *holders) for _, target in self.related(holder)):
            return
        inner = {str(each.get("Id")) for each in self.relations(name)}
        self.forget(name, inner)
        for gone in (name, relations_of(name)):
            self._parts.pop(gone, None)
            self._roots.pop(gone, None)
        types = self.root(_TYPES)
        for each in [each for each in types if each.get("PartName", "").lower() == f"/{name}".lower()]:
            types.remove(each)

    def kind(self, name: str) -> str:
        """Return the content type of a part.

        Raises:
            CannotMerge: the package has no content type for the part.
        """
        defaults = {}
        for each in self.root(_TYPES):
            if each.get("PartName", "").lower() == f"/{name}".lower():
                return str(each.get("ContentType"))
            defaults[each.get("Extension", "").lower()] = each.get("ContentType")
        kind = defaults.get(name.rpartition(".")[2].lower())
        if not kind:
            raise CannotMerge
        return str(kind)

    def say_merged(self) -> None:
        """Change the mark of rtdocs to "merged": the file is no longer as rtdocs wrote it."""
        for name in [target for kind, target in self.related("") if kind == "custom-properties"]:
            for each in self.root(name) if name in self._parts else ():
                if each.get("name") == _MARK:
                    each[0].text = _MERGED

    def written(self) -> bytes:
        """Return the package; parts read as markup are written anew, the others stay byte for byte."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._parts.items():
                info = zipfile.ZipInfo(name, _STAMP)
                info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
                package.writestr(info, _stored(self._roots[name]) if name in self._roots else content)
        return stream.getvalue()


def _stored(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))
