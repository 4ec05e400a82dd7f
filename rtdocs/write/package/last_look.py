"""The last look at a finished Office file: it may hold no content beyond the allow-list.

Every part that can be reached is held to the `allow_list`, and to faults that Office itself stumbles over: parts of one
name, relations and ids that lead nowhere, two bookmarks of one name. A finding here is a fault of rtdocs, and the file
is not given out.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from rtdocs.write.package.allow_list import SPACES, WORKBOOK
from rtdocs.write.package.breaches import breaches, has_its_root, is_written, references
from rtdocs.write.package.parts import DamagedPartError, ForbiddenMarkupError, Package, Part, Relation

_BOOKMARKS = etree.XPath("//w:bookmarkStart[not(ancestor::mc:Fallback)]/@w:name", namespaces=SPACES)
_SHAPES = etree.XPath("/p:sld//p:cNvPr[not(ancestor::mc:Fallback)]/@id", namespaces=SPACES)


Ties = frozenset[tuple[str, str, str]]
"""Relations: the name of the part that has each, its type, its address."""


class UnfitFileError(ValueError):
    """A finished file holds content that is not allowed; the message says where and what, for developers."""


def look(file: Path | IO[bytes], *, original: Path | IO[bytes] | None = None) -> None:
    """Look through a finished .docx, .pptx or .xlsx.

    Args:
        file: its path or bytes.
        original: the person's own file of which it is a copy: the copy may hold its content, and only the relations are
            looked at (Excel itself writes old drawings that are no XML).

    Raises:
        UnfitFileError: the file holds content that is not allowed, or is damaged.
    """
    before = _ties(original) if original is not None else None
    with zipfile.ZipFile(file) as archive:
        names = Counter(name.casefold() for name in archive.namelist())
        if repeated := [name for name, count in names.items() if count > 1]:
            raise UnfitFileError(f"{repeated[0]} stands twice")
        try:
            _look_through(Package(archive), before)
        except (DamagedPartError, ForbiddenMarkupError) as cause:
            raise UnfitFileError(f"{cause} is missing or damaged") from cause


def _look_through(package: Package, before: Ties | None) -> None:
    for name, kind, relation in _relations(package):
        if not is_written(relation, kind) and (before is None or _told(name, relation) not in before):
            raise UnfitFileError(f"{name}: a relation {relation.kind} to {relation.address}")
    if before is None:
        for name in dict.fromkeys(relation.target for _, _, relation in _relations(package) if relation.target):
            _look_into(package.part(name))


def _look_into(part: Part) -> None:
    faults = (*_own_faults(part), *_references(part))
    if faults:
        raise UnfitFileError(f"{part.name}: {faults[0]}")
    if part.type == WORKBOOK:
        look(io.BytesIO(part.content))


def _relations(package: Package) -> Iterator[tuple[str, str, Relation]]:
    """Yield every relation reachable in the file, with the name and kind of the part that has it."""
    waiting: list[tuple[str, str]] = [("/", "")]
    seen: set[str] = set()
    while waiting:
        name, kind = waiting.pop()
        for relation in package.relations_of(name):
            yield name, kind, relation
            if relation.target and relation.target not in seen:
                seen.add(relation.target)
                waiting.append((relation.target, relation.target_type))


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


def _ties(file: Path | IO[bytes]) -> Ties:
    """Return the relations of a person's own file."""
    with zipfile.ZipFile(file) as archive:
        return frozenset(_told(name, relation) for name, _, relation in _relations(Package(archive)))


def _told(name: str, relation: Relation) -> tuple[str, str, str]:
    return name.casefold(), relation.type, relation.address
