"""The last look at a finished Office file: whatever it was made of, it holds nothing but what may be written.

Every part that can be reached is held to the `allow_list`, and to what Office itself stumbles over: parts of one name,
relations and ids that lead nowhere, two bookmarks of one name. What is found here is a fault of rtdocs, and the file is
not given out.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from rtdocs.write.package.allow_list import SPACES, WORKBOOK
from rtdocs.write.package.breaches import breaches, has_its_root, is_written, references
from rtdocs.write.package.parts import DamagedPartError, Package, Part, Relation

_BOOKMARKS = etree.XPath("//w:bookmarkStart[not(ancestor::mc:Fallback)]/@w:name", namespaces=SPACES)
_SHAPES = etree.XPath("/p:sld//p:cNvPr[not(ancestor::mc:Fallback)]/@id", namespaces=SPACES)


class UnfitFileError(ValueError):
    """A finished file holds what may not be written; the message says where and what, for developers."""


def look(file: Path | IO[bytes], *, original: Path | IO[bytes] | None = None) -> None:
    """Look through a finished .docx, .pptx or .xlsx.

    Args:
        file: its path or bytes.
        original: the person's own file of which it is a copy: what that holds, the copy may hold.

    Raises:
        UnfitFileError: it holds what may not be written, or is torn.
    """
    before = _ties(original) if original is not None else frozenset[tuple[str, str, str]]()
    with zipfile.ZipFile(file) as archive:
        names = Counter(name.casefold() for name in archive.namelist())
        if repeated := [name for name, count in names.items() if count > 1]:
            raise UnfitFileError(f"{repeated[0]} stands twice")
        try:
            _look_through(Package(archive), before)
        except DamagedPartError as cause:
            raise UnfitFileError(f"{cause} is missing or damaged") from cause


def _look_through(package: Package, before: frozenset[tuple[str, str, str]]) -> None:
    is_copy = bool(before)
    for part in _reached(package, before):
        if is_copy:
            continue
        faults = (*_own_faults(part), *_references(part))
        if faults:
            raise UnfitFileError(f"{part.name}: {faults[0]}")
        if part.type == WORKBOOK:
            look(io.BytesIO(part.content))


def _reached(package: Package, before: frozenset[tuple[str, str, str]]) -> Iterator[Part]:
    """Yield each part that the file leads to, once; every relation on the way is one that may stand."""
    waiting: list[tuple[str, str, Iterable[Relation]]] = [("/", "", package.relations)]
    seen: set[str] = set()
    while waiting:
        name, kind, relations = waiting.pop()
        for relation in relations:
            if not is_written(relation, kind) and _told(name, relation) not in before:
                raise UnfitFileError(f"{name}: a relation {relation.kind} to {relation.address}")
            if relation.target and relation.target not in seen:
                seen.add(relation.target)
                part = package.part(relation.target)
                yield part
                waiting.append((part.name, part.type, part.relations))


def _own_faults(part: Part) -> Iterator[str]:
    if not has_its_root(part):
        yield f"is no {part.type}"
    yield from (f"{breach.name} may not stand here" for breach in breaches(part, is_template=False))
    if part.root is not None:
        for kind, path in (("bookmark", _BOOKMARKS), ("shape", _SHAPES)):
            counts = Counter(str(value).casefold() for value in path(part.root))
            yield from (f"{kind} {value} stands twice" for value, count in counts.items() if count > 1)
    ids = Counter(relation.id for relation in part.relations)
    yield from (f"relation {number} stands twice" for number, count in ids.items() if count > 1)


def _references(part: Part) -> Iterator[str]:
    if part.root is not None:
        known = {relation.id for relation in part.relations}
        for node, _, number in references(part.root):
            if number not in known:
                yield f"{node.tag.rpartition('}')[2]} names the relation {number}, which is none"


def _ties(file: Path | IO[bytes]) -> frozenset[tuple[str, str, str]]:
    """Return the relations of a person's own file."""
    with zipfile.ZipFile(file) as archive:
        package = Package(archive)
        waiting: list[tuple[str, Iterable[Relation]]] = [("/", package.relations)]
        found: set[tuple[str, str, str]] = set()
        seen: set[str] = set()
        while waiting:
            name, relations = waiting.pop()
            for relation in relations:
                found.add(_told(name, relation))
                if relation.target and relation.target not in seen:
                    seen.add(relation.target)
                    waiting.append((relation.target, package.relations_of(relation.target)))
        return frozenset(found)


def _told(name: str, relation: Relation) -> tuple[str, str, str]:
    return name.casefold(), relation.type, relation.address
