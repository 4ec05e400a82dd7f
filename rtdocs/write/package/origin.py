"""The origin of a file: whether it is still exactly as rtdocs wrote it, by a mark in it and a record beside it.

The mark is a custom document property that holds a digest of all else in the package: it goes where the file goes.
Every program that saves the file changes some part, so the digest no longer fits, while most of them keep the property
itself. The record (`.rtdocs.json`) holds the digests of whole files: it serves files that take no mark, and knows the
file of a name where a program has dropped the mark.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from rtdocs import zip_limits
from rtdocs.part_names import RELATIONSHIPS

RECORD: Final = ".rtdocs.json"
TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "_rels/.rels"
_PROPERTIES: Final = "docProps/custom.xml"
_NAME: Final = "rtdocs"
BASE: Final = "rtdocs-base"
"""The property that bears the digest of what a file showed when rtdocs wrote it (`rtdocs.merge.carried`)."""
_KIND: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_TYPES_SPACE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the only one that Office gives properties of people's own
_FIRST_ID: Final = 2  # 0 and 1 are reserved
_LENGTH: Final = 16  # bytes of the digest: enough for a mark that is no secret
_PARSER: Final = {"resolve_entities": False, "no_network": True}
_END: Final = 22  # bytes that a zip ends with
_LARGEST_RECORD: Final = 4_000_000  # bytes
_BROKEN = (OSError, EOFError, RuntimeError, NotImplementedError, KeyError, ValueError, zlib.error, zipfile.BadZipFile)

Digests = Mapping[str, tuple[str, ...]]
"""By name of a file, the digests of what may stand there of ours: the last that was written, and the one before."""


class Mark:
    """The mark of a package under way: `take` each part and write the result, then write `last`.

    Attributes:
        part: the name of the part that holds custom properties.
    """

    def __init__(self, relations: bytes) -> None:
        self._relations = _parsed(relations)
        self.part = _target(self._relations)
        self._before = b""
        self._digest = hashlib.sha256()

    def take(self, name: str, content: bytes) -> bytes | None:
        """Add a part to the digest, and return it as it is to be written; None for the part of the mark itself."""
        if name == self.part:
            self._before = _without(content, _NAME)
            return None
        if name == TYPES:
            content = _declared(content, self.part)
        elif name == RELATIONS:
            content = _related(self._relations, self.part)
        _count(self._digest, name, content)
        return content

    def last(self) -> bytes:
        """Return the part of custom properties with the mark; a new part where the package has none."""
        bare = self._before or _no_properties()
        _count(self._digest, self.part, bare)
        return _stored(_with(_parsed(bare), _NAME, _shown(self._digest)))


def with_property(properties: bytes, name: str, value: str) -> bytes:
    """Return the part of custom properties with one of ours set; empty properties give a new part."""
    return _stored(_with(_parsed(_without(properties or _no_properties(), name)), name, value))


def property_of(properties: bytes, name: str) -> str:
    """Return the value of a custom property; empty where there is none."""
    return _value(_parsed(properties), name)


def mark_of(path: Path) -> str:
    """Return the digest in a file's mark; empty where it bears none."""
    with suppress(etree.LxmlError, *_BROKEN), _opened(path) as package:
        return _value(_parsed(package.read(_part(package))), _NAME)
    return ""


def is_as_marked(path: Path) -> bool:
    """Tell whether a package's mark fits all else in it: no program has saved it since rtdocs wrote it."""
    with suppress(etree.LxmlError, *_BROKEN), _opened(path) as package:
        if path.read_bytes()[-_END:][:4] != b"PK\5\6":  # something stands behind the package
            return False
        part, digest = _part(package), hashlib.sha256()
        for name in package.namelist():
            if name != part:
                _count(digest, name, package.read(name))
        properties = package.read(part)
        _count(digest, part, _without(properties, _NAME))
        return _value(_parsed(properties), _NAME) == _shown(digest)
    return False


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package that may be anybody's, within the limits of every zip.

    Raises:
        ValueError: the package breaks one of the limits.
    """
    with zipfile.ZipFile(path) as package:
        zip_limits.inspect(path, package, lambda why: ValueError(why.value))
        yield package


def _part(package: zipfile.ZipFile) -> str:
    return _target(_parsed(package.read(RELATIONS)))


def digest_of(path: Path) -> str:
    """Return the SHA-256 digest of a whole file, as the record holds it."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Record(NamedTuple):
    """The record of a folder.

    Attributes:
        digests: the digests of the files that rtdocs wrote there, by name.
        bases: the base of a later merge of each file, as text, by name (`rtdocs.merge`).
        copies: the digests of copies that a merge kept until the next build, by name.
    """

    digests: Digests
    bases: Mapping[str, str]
    copies: Mapping[str, str]

    def text(self) -> str:
        """Return the record as the text of its file, in JSON."""
        files = {name: list(self.digests[name]) for name in sorted(self.digests)}
        bases = {name: self.bases[name] for name in sorted(self.bases)}
        held = {"version": 1, "files": files, "bases": bases, "copies": dict(sorted(self.copies.items()))}
        return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def read_record(folder: Path) -> Record:
    """Return the record of a folder; an empty one where there is none, or none of ours."""
    path = folder / RECORD
    with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        if path.stat().st_size > _LARGEST_RECORD:
            return Record({}, {}, {})
        told = json.loads(path.read_text("utf-8"))
        digests = {str(name): tuple(map(str, each)) for name, each in told["files"].items()}
        bases, copies = (
            {str(name): str(text) for name, text in told.get(kind, {}).items()} for kind in ("bases", "copies")
        )
        return Record(digests, bases, copies)
    return Record({}, {}, {})


def _count(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    for piece in (name.encode(), content):
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)


def _shown(digest: "hashlib._Hash") -> str:
    """Return a digest in decimal digits: a text without a word of any language."""
    return str(int.from_bytes(digest.digest()[:_LENGTH], "big"))


def _target(relations: etree._Element) -> str:
    for relation in relations:
        if relation.get("Type") == _RELATION:
            return str(relation.get("Target", "")).lstrip("/")
    return _PROPERTIES


def _declared(types: bytes, part: str) -> bytes:
    root = _parsed(types)
    name = f"/{part}"
    if not any(each.get("PartName", "").lower() == name.lower() for each in root):
        etree.SubElement(root, f"{_TYPES_SPACE}Override", PartName=name, ContentType=_KIND)
    return _stored(root)


def _related(relations: etree._Element, part: str) -> bytes:
    if not any(each.get("Type") == _RELATION for each in relations):
        taken = {each.get("Id") for each in relations}
        free = next(name for number in range(len(taken) + 1) if (name := f"rtdocs{number or ''}") not in taken)
        etree.SubElement(relations, f"{RELATIONSHIPS}Relationship", Id=free, Type=_RELATION, Target=part)
    return _stored(relations)


def _no_properties() -> bytes:
    return _stored(etree.Element(f"{{{_SPACE}}}Properties", nsmap={None: _SPACE, "vt": _VALUES}))


def _with(properties: etree._Element, name: str, value: str) -> etree._Element:
    number = max([_FIRST_ID - 1, *(int(each.get("pid", "0")) for each in properties)]) + 1
    mark = etree.SubElement(properties, f"{{{_SPACE}}}property", fmtid=_FORMAT, pid=str(number), name=name)
    etree.SubElement(mark, f"{{{_VALUES}}}lpwstr").text = value
    return properties


def _without(properties: bytes, name: str) -> bytes:
    root = _parsed(properties)
    for each in [each for each in root if each.get("name") == name]:
        root.remove(each)
    return _stored(root)


def _value(properties: etree._Element, name: str) -> str:
    return next(("".join(each.itertext()).strip() for each in properties if each.get("name") == name), "")


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(**_PARSER))


def _stored(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
