"""Elements of SpreadsheetML: put at the schema's place, whatever prefix and edition the file is written in."""

from collections.abc import Mapping, Sequence

from lxml import etree

from rtdocs.write.drawingml.drawing import legal

_RELATIONS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""The space of relations by the space of the sheets: the transitional edition, which all write, and the strict one."""

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def space(element: etree._Element) -> str:
    """Return the namespace of an element."""
    return str(etree.QName(element).namespace)


def relations_space(element: etree._Element) -> str:
    """Return the namespace of relations that goes with an element's own."""
    return _RELATIONS.get(space(element), next(iter(_RELATIONS.values())))


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for a comment or an instruction."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def make(
    like: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """Return a new element in the namespace and with the prefixes of another."""
    element = etree.Element(f"{{{space(like)}}}{name}", nsmap=like.nsmap)
    for key, value in (attributes or {}).items():
        element.set(key, legal(value))
    element.text = legal(text) or None
    return element


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """Add an element at the end of another and return it."""
    element = make(parent, name, attributes, text)
    parent.append(element)
    return element


def make_related(like: etree._Element, name: str, identity: str) -> etree._Element:
    """Return a new element that names a relation; with the usual prefix where the file has none for relations."""
    space_of_ids = relations_space(like)
    prefixes = {} if space_of_ids in like.nsmap.values() else {"r": space_of_ids}
    element = etree.Element(f"{{{space(like)}}}{name}", nsmap={**like.nsmap, **prefixes})
    element.set(f"{{{space_of_ids}}}id", identity)
    return element


def insert(parent: etree._Element, element: etree._Element, order: Sequence[str]) -> None:
    """Put an element before the first of those that the schema wants after it."""
    rank = {name: number for number, name in enumerate(order)}
    own = rank[local(element)]
    for position, child in enumerate(parent):
        if rank.get(_ordered_name(child), -1) > own:
            parent.insert(position, element)
            return
    parent.append(element)


def remove(element: etree._Element) -> None:
    """Take an element out of its parent, with the blanks behind it."""
    element.getparent().remove(element)


def relation_id(element: etree._Element) -> str:
    """Return the id of the relation that an element names; empty where it names none."""
    return str(element.get(f"{{{relations_space(element)}}}id", ""))


def _ordered_name(child: etree._Element) -> str:
    """Return the name that places a child; alternatives (Excel wraps form controls in them) stand where theirs do."""
    if child.tag != _ALTERNATE:
        return local(child)
    return next((local(inner) for choice in child for inner in choice), "")
