"""The base of a merge, carried in the file: the content of the document when rtdocs wrote it, as text.

The base stands in a custom XML part, which Word, Excel and LibreOffice's documents keep. A custom property bears the
digest of the base; nearly every program keeps the property, and it shows whether the base in the record beside the file
is of the same file. Presentations carry their base in a part of tags (`rtdocs.merge.deck.base`).
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Final

from lxml import etree

from rtdocs.errors import UnreadableWorkbook
from rtdocs.write.marking.parts import Parts
from rtdocs.write.package.allow_list import SPACES
from rtdocs.write.package.origin import BASE, property_of, with_property

_SPACE: Final = SPACES["rtb"]
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/xml"
_ITEM: Final = "{5B1C6F0E-7A52-4E0B-9B1D-2F4C8E6A9D31}"
_ITEM_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{SPACES["ds"]}"><ds:schemaRefs/></ds:datastoreItem>'
)
"""What Word asks of a custom XML part: a number of its own, the same in every file, for equal bytes."""
_ITEM_KIND: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES: Final = "docProps/custom.xml"
_PROPERTIES_KIND: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_LARGEST: Final = 8_000_000
"""Bytes that a base may come to when unpacked; a report of 3,000 events has 2 million."""
_LENGTH: Final = 8  # bytes of a digest


def put(path: Path, text: str, *, is_known_elsewhere: bool = True) -> None:
    """Put a base into an Office file that rtdocs is writing, in the place of the base that the file bears.

    Args:
        path: the file.
        text: the base.
        is_known_elsewhere: whether a record beside the file holds the base too, so that the file bears its digest.
    """
    parts = Parts(path)
    main = parts.related("", "officeDocument")
    name = _part(parts, main)
    if not name:
        name = parts.free("customXml/item{}.xml")
        parts.relate(main, f"{_OFFICE}/customXml", name)
        parts.declare(name, _KIND)
        _put_item_properties(parts, name)
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    parts.put(name, f'<?xml version="1.0" encoding="UTF-8"?>\n<base xmlns="{_SPACE}" shown="{packed}"/>'.encode())
    if is_known_elsewhere:
        _put_digest(parts, digest(text))
    parts.write(path)


def take_out(source: Path, path: Path) -> bool:
    """Write a copy of a file without the base that it bears; return whether it bears one. Without one, write nothing.

    Raises:
        UnreadableWorkbook: the file is no package.
    """
    parts = Parts(source)
    main = parts.related("", "officeDocument")
    name = _part(parts, main)
    if name:
        parts.unrelate(main, name)
        parts.drop(name)
        parts.write(path)
    return bool(name)


def take(path: Path, record: str) -> str:
    """Return the base of a file of any origin: the file's own, else the record's where that is of the same file.

    Args:
        path: the file.
        record: the base in the record beside the file; empty where the record has none.

    Returns:
        The base; empty where neither the file nor the record has the file's base.
    """
    with suppress(UnreadableWorkbook, KeyError, ValueError, zlib.error, etree.LxmlError):
        parts = Parts(path)
        if own := _own(parts):
            return own
        known = _digest(parts)
        return record if known in {"", digest(record)} else ""
    return ""


def with_gone(base: str, gone: Collection[str]) -> str:
    """Return a base with the keys of what people took away."""
    return json.dumps({**json.loads(base), "gone": sorted(gone)}, separators=(",", ":")) if gone else base


def digest(text: str) -> str:
    """Return the digest of a base, as the custom property bears it: decimal figures, without a word of any language."""
    return str(int.from_bytes(hashlib.sha256(text.encode()).digest()[:_LENGTH], "big"))


def _own(parts: Parts) -> str:
    name = _part(parts, parts.related("", "officeDocument"))
    if not name:
        return ""
    unzip = zlib.decompressobj()
    told = unzip.decompress(base64.b64decode(parts.tree(name).get("shown", "")), _LARGEST).decode()
    return "" if unzip.unconsumed_tail else told


def _part(parts: Parts, main: str) -> str:
    """Return the name of the custom XML part with a base; empty for none. Other programs have such parts too."""
    found = (each.target for each in parts.relations(main) if each.kind == "customXml" and each.target in parts)
    return next((name for name in found if _SPACE.encode() in parts.raw(name)), "")


def _put_item_properties(parts: Parts, item: str) -> None:
    name = parts.free("customXml/itemProps{}.xml")
    parts.relate(item, f"{_OFFICE}/customXmlProps", name)
    parts.put(name, _ITEM_PROPERTIES.encode())
    parts.declare(name, _ITEM_KIND)


def _put_digest(parts: Parts, value: str) -> None:
    name = parts.related("", "custom-properties")
    before = parts.raw(name) if name else b""
    if not name:
        name = _PROPERTIES
        parts.relate("", f"{_OFFICE}/custom-properties", name)
        parts.declare(name, _PROPERTIES_KIND)
    parts.put(name, with_property(before, BASE, value))


def _digest(parts: Parts) -> str:
    name = parts.related("", "custom-properties")
    return property_of(parts.raw(name), BASE) if name else ""
