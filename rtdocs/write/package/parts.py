"""The parts of an Office file and their relations, read by a parser as Office reads them.

Names differ by more than their case, types are matched whole, a part is of its declared content type whatever its name
ends with, and a relation leads where its address resolves to. No markup with a DOCTYPE is read, in any encoding.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from lxml import etree

from rtdocs.part_names import RELATIONSHIPS, relations_of

TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_MARKUP = ("+xml", "/xml", "vmlDrawing")
_PARAGRAPHS = etree.XPath("count(//*[local-name() = 'p'])")
_EMPTY_TARGETS = {"", "null"}
STRICT = "http://purl.oclc.org/ooxml/"
"""How the types of relations begin in a file saved as "Strict Open XML"."""


class DamagedPartError(ValueError):
    """A part is missing, or is not of its declared kind; the message names it for developers."""


class TooMuchMarkupError(ValueError):
    """The parts hold more markup than can be worked on in a moment."""


class ForbiddenMarkupError(ValueError):
    """A part declares a DOCTYPE, which no Office program writes."""


class Limits(NamedTuple):
    """The most that the parts read may hold.

    Attributes:
        markup: bytes; `tags` how many of them begin a tag.
        letters: of text.
        paragraphs: of text, in tables as well.
        attribute: letters of the longest.
    """

    markup: int
    tags: int
    letters: int
    paragraphs: int
    attribute: int

    def less(
        self, markup: int = 0, tags: int = 0, letters: int = 0, paragraphs: int = 0, attribute: int = 0
    ) -> "Limits":
        """Return the limits that are left after reading so many bytes, tags, letters and paragraphs.

        Raises:
            TooMuchMarkupError: one of the limits is passed.
        """
        left = Limits(
            self.markup - markup,
            self.tags - tags,
            self.letters - letters,
            self.paragraphs - paragraphs,
            self.attribute - attribute,
        )
        if min(left) < 0:
            raise TooMuchMarkupError
        return left._replace(attribute=self.attribute)


NO_LIMITS = Limits(*[1 << 62] * 5)


@dataclass(slots=True)
class Relation:
    """A relation of a part to another, or to an address outside the file.

    Attributes:
        id: as the markup of its part names it.
        type: the whole type, an address.
        address: as written.
        target: the name of the part it leads to; None where it leads to none.
        target_type: the content type of that part.
    """

    id: str
    type: str
    address: str
    is_external: bool
    target: str | None = None
    target_type: str = ""

    @property
    def kind(self) -> str:
        """The last word of the relation's type: "image"."""
        return self.type.rpartition("/")[2]

    @property
    def leads_nowhere(self) -> bool:
        """Whether the address names a place in the file that no relation can lead to, or nothing: "#_top", "NULL"."""
        return self.address.startswith("#") or self.address.strip().lower() in _EMPTY_TARGETS


@dataclass(slots=True)
class Part:
    """A part: its name with a leading slash, its content type, its bytes, its relations.

    Attributes:
        root: its root element, where it is markup.
        is_changed: whether the root differs from the bytes.
    """

    name: str
    type: str
    content: bytes
    relations: list[Relation] = field(default_factory=list)
    root: etree._Element | None = None
    is_changed: bool = False


class Package:
    """An open Office file, whose parts are read when they are asked for.

    Attributes:
        relations: those of the file as a whole.
        aliases: kinds of parts that are read as another kind.
        limits: the most markup that may be read.
    """

    def __init__(
        self,
        archive: zipfile.ZipFile,
        aliases: Mapping[str, str] = MappingProxyType({}),
        limits: Limits = NO_LIMITS,
    ) -> None:
        self._archive = archive
        self._limits = limits
        self._aliases = aliases
        self._entries = {f"/{name}".replace("\\", "/").casefold(): name for name in archive.namelist()}
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self._read_types()  # a zip without them is no package
        self.relations = self.relations_of("/")

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def part(self, name: str) -> Part:
        """Return a part with its relations and, where it is markup, its root.

        Raises:
            DamagedPartError: the part is missing, or is markup that is not well formed.
            ForbiddenMarkupError: the part declares a DOCTYPE.
            TooMuchMarkupError: with it, more was read than `limits` allows.
        """
        content = self.content(name)
        kind = self.type_of(name)
        root = self._measured(content, name) if kind.endswith(_MARKUP) else None
        return Part(self._own_name(name), kind, content, self.relations_of(name), root)

    def _measured(self, content: bytes, name: str) -> etree._Element:
        """Return the root of a part, as long as all markup read stays within the limits."""
        if self._limits is NO_LIMITS:
            return parsed(content, name)
        self._limits = self._limits.less(markup=len(content), tags=content.count(b"<"))
        root = parsed(content, name)
        texts = sum(map(len, root.itertext()))
        longest = max((len(value) for element in root.iter() for value in element.attrib.values()), default=0)
        self._limits = self._limits.less(letters=texts, paragraphs=int(_PARAGRAPHS(root)), attribute=longest)
        return root

    def type_of(self, name: str) -> str:
        """Return the declared content type of a part; empty where there is none."""
        folded = name.casefold()
        kind = self._overrides.get(folded) or self._defaults.get(posixpath.splitext(folded)[1].lstrip("."), "")
        return self._aliases.get(kind, kind)

    def retype(self, name: str, kind: str) -> None:
        """Give a part another content type than the declared one."""
        self._overrides[name.casefold()] = kind

    def _own_name(self, name: str) -> str:
        return "/" + self._entries[name.casefold()].replace("\\", "/").lstrip("/")

    def content(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            DamagedPartError: the part is missing.
        """
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise DamagedPartError(name)
        return self._archive.read(entry)

    def _read_types(self) -> None:
        for entry in parsed(self.content(f"/{TYPES}"), TYPES):
            kind = str(entry.get("ContentType", ""))
            if entry.tag == f"{_TYPES}Default":
                self._defaults[str(entry.get("Extension", "")).lstrip(".").casefold()] = kind
            elif entry.tag == f"{_TYPES}Override":
                self._overrides["/" + str(entry.get("PartName", "")).lstrip("/").casefold()] = kind

    def relations_of(self, name: str) -> list[Relation]:
        """Return the relations of a part; of the file as a whole for "/"."""
        tied = relations_of(name)
        if tied.casefold() not in self._entries:
            return []
        root = parsed(self.content(tied), tied)
        return [
            self._relation(each, posixpath.dirname(name)) for each in root if each.tag == f"{RELATIONSHIPS}Relationship"
        ]

    def _relation(self, element: etree._Element, folder: str) -> Relation:
        address = str(element.get("Target", ""))
        is_external = str(element.get("TargetMode", "")).lower() == "external"
        relation = Relation(str(element.get("Id", "")), str(element.get("Type", "")), address, is_external)
        if not is_external and (target := self._resolved(address, folder)):
            relation.target, relation.target_type = self._own_name(target), self.type_of(target)
        return relation

    def _resolved(self, address: str, folder: str) -> str:
        """Return the name of the part that an address leads to, as written or percent-decoded; empty for none."""
        plain = address.replace("\\", "/").partition("#")[0]
        wanted = (posixpath.normpath(posixpath.join(folder or "/", each)) for each in (plain, unquote(plain)) if each)
        return next((name for name in wanted if name in self and name != f"/{TYPES}"), "")


def parsed(content: bytes, name: str) -> etree._Element:
    """Return the root of a part.

    Raises:
        DamagedPartError: the part is not well formed.
        ForbiddenMarkupError: the part declares a DOCTYPE.
    """

    def refuse(*_: object) -> None:
        raise ForbiddenMarkupError(name)

    looker = expat.ParserCreate()
    looker.StartDoctypeDeclHandler = refuse
    try:
        looker.Parse(content, True)  # noqa: FBT003 - expat's own flag: the last piece
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        return etree.fromstring(content, parser)
    except (expat.ExpatError, etree.XMLSyntaxError, LookupError, ValueError) as cause:
        if isinstance(cause, ForbiddenMarkupError):
            raise
        raise DamagedPartError(name) from cause


def written(parts: Iterable[Part], relations: list[Relation], target: zipfile.ZipFile) -> None:
    """Write a package: the content types, the file's own relations, then each part with its relations."""
    every = list(parts)
    types = etree.Element(f"{_TYPES}Types", nsmap={None: _TYPES.strip("{}")})
    etree.SubElement(types, f"{_TYPES}Default", Extension="rels", ContentType=RELATIONS)
    for part in every:
        etree.SubElement(types, f"{_TYPES}Override", PartName=part.name, ContentType=part.type)
    target.writestr(zipfile.ZipInfo(TYPES), _xml(types))
    _write_relations("/", relations, target)
    for part in every:
        content = _xml(part.root) if part.root is not None and part.is_changed else part.content
        target.writestr(zipfile.ZipInfo(part.name.lstrip("/")), content)
        _write_relations(part.name, part.relations, target)


def _write_relations(name: str, relations: list[Relation], target: zipfile.ZipFile) -> None:
    if not relations:
        return
    root = etree.Element(f"{RELATIONSHIPS}Relationships", nsmap={None: RELATIONSHIPS.strip("{}")})
    for each in relations:
        # A part that a name with %20 led to is named as it stands: readers differ in what they undo.
        element = etree.SubElement(
            root, f"{RELATIONSHIPS}Relationship", Id=each.id, Type=each.type, Target=each.target or each.address
        )
        if each.is_external:
            element.set("TargetMode", "External")
    target.writestr(zipfile.ZipInfo(relations_of(name).lstrip("/")), _xml(root))


def _xml(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
