"""Breaches of the allow-list in a part of an Office file: the interpreter of `allow_list`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from rtdocs.write.package.allow_list import (
    ACTIONS,
    BANNED,
    BANNED_IN_TEMPLATES,
    CALLS,
    FAMILIES,
    IMAGE_SIGNS,
    IMAGES,
    JUMPS,
    LOSSES,
    NEVER_IN_STYLES,
    ROOTS,
    SPACES,
    TIES,
    VML,
    VML_OUTSIDE,
    Loss,
    Tie,
)
from rtdocs.write.package.field_codes import Field, field_fault, fields, is_link
from rtdocs.write.package.parts import Part, Relation

_COMPILED = [(etree.XPath(each.path, namespaces=SPACES), each.loss) for each in (*BANNED, *BANNED_IN_TEMPLATES)]
_CLICKS = etree.XPath("//a:hlinkClick | //a:hlinkHover | //a:hlinkMouseOver", namespaces=SPACES)
_CALLS = etree.XPath("//p:cmd", namespaces=SPACES)
_DRAWN_IN_VML = etree.XPath("//v:* | //o:*", namespaces=SPACES)
_REFERENCES = etree.XPath("//@r:* | //@o:relid | //dsp:dataModelExt/@relId", namespaces=SPACES)

_SPACES = re.compile(rb"""xmlns(?::[^\s=]*)?\s*=\s*["']([^"']*)""").findall
_PLAIN = {"UTF-8", "ASCII", "US-ASCII"}


class Breach(NamedTuple):
    """A breach: content of a part that is not allowed.

    Attributes:
        loss: its fate in a template.
        name: its kind, in the word that files have for it: "oleObject", "DDEAUTO"; of a link, its address.
        node: the element that holds it.
        attribute: its attribute, where not the whole element is at fault.
        shown: the instruction of a field, `field` itself.
    """

    loss: Loss
    name: str
    node: etree._Element
    attribute: str = ""
    shown: str = ""
    field: Field | None = None


def loss_of(relation: Relation, source: str) -> Loss | None:
    """Return the fate of a relation of a part of a kind; None where it is allowed and goes into documents."""
    tie = TIES.get(relation.type)
    if tie is not None and _is_allowed(relation, tie, source):
        return tie.loss
    kind = relation.kind
    if relation.is_external:
        is_quiet = LOSSES.get(kind, Loss.OUTSIDE) in {Loss.QUIET, Loss.MACROS}
        is_dead = kind == "hyperlink" and relation.leads_nowhere
        return LOSSES[kind] if is_quiet else Loss.DEAD if is_dead else Loss.OUTSIDE
    if kind in LOSSES or tie is None:
        loss = LOSSES.get(kind, Loss.TOLD)
        return loss if relation.target or loss in {Loss.QUIET, Loss.MACROS} else Loss.DEAD
    return Loss.DAMAGED


def is_written(relation: Relation, source: str) -> bool:
    """Tell whether a finished file may have a relation."""
    tie = TIES.get(relation.type)
    return tie is not None and _is_allowed(relation, tie, source)


def kind_for(relation: Relation, source: str) -> str:
    """Return the one kind of part that a relation of a part of a kind may lead to; empty where there are several."""
    tie = TIES.get(relation.type)
    family = source.rpartition(".main+xml")[0].rpartition(".")[0] or source.rpartition(".")[0]
    kinds = [kind for kind in (tie.types if tie else ()) if ROOTS.get(kind)]
    near = [kind for kind in kinds if kind.startswith(family)] if len(kinds) > 1 else kinds
    return near[0] if len(near) == 1 else ""


def picture_kind(content: bytes) -> str:
    """Return the kind of part that a picture is by its first bytes; empty for what is none."""
    return next((kind for sign, kind in IMAGE_SIGNS.items() if content.startswith(sign)), "")


def _is_allowed(relation: Relation, tie: Tie, source: str) -> bool:
    if not tie.types:
        return relation.is_external and is_link(relation.address)
    return not relation.is_external and relation.target_type in tie.types and source.startswith(tie.source)


def has_its_root(part: Part) -> bool:
    """Tell whether a part is of its declared kind, by its root element or its first bytes."""
    expected = ROOTS.get(part.type, "")
    if part.type in IMAGES:
        return bool(picture_kind(part.content))
    if not expected:
        return True
    prefix, colon, name = expected.rpartition(":")
    return part.root is not None and part.root.tag == (f"{{{SPACES[prefix]}}}{name}" if colon else name)


def breaches(part: Part, *, is_template: bool) -> Iterator[Breach]:
    """Yield the breaches in a part of markup, but for those of its relations."""
    root = part.root
    if root is None:
        return
    for path, loss in _COMPILED if is_template else _COMPILED[: len(BANNED)]:
        for found in path(root):
            attribute = str(getattr(found, "attrname", ""))
            name = attribute.rpartition("}")[2] or _name(found)
            yield Breach(loss, name, found.getparent() if attribute else found, attribute)
    yield from _fields(root)
    yield from _actions(root)
    yield from _vml(root)
    yield from _foreign(part, root)


def references(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield the uses of relations: the element, the attribute, the relation's id; empty ids are left out."""
    yield from ((found.getparent(), found.attrname, str(found)) for found in _REFERENCES(root) if found)


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else "processing-instruction"


def _actions(root: etree._Element) -> Iterator[Breach]:
    for click in _CLICKS(root):
        action = click.get("action", "")
        if action.lower() not in ACTIONS and not action.lower().startswith(JUMPS):
            yield Breach(Loss.TOLD, action, click)
    for call in _CALLS(root):
        if call.get("cmd") not in CALLS:
            yield Breach(Loss.TOLD, str(call.get("cmd")), call)


def _vml(root: etree._Element) -> Iterator[Breach]:
    for element in _DRAWN_IN_VML(root):
        for name, value in element.attrib.items():
            space, _, plain = name.rpartition("}")
            if space.endswith(SPACES["r"]) or plain == "relid":
                continue  # held to the list of relations
            if plain.lower() in VML_OUTSIDE or (plain.lower() == "style" and NEVER_IN_STYLES.search(value)):
                yield Breach(Loss.OUTSIDE, value, element, name)
            elif plain.lower() not in VML:
                yield Breach(Loss.QUIET, plain, element, name)


def _foreign(part: Part, root: etree._Element) -> Iterator[Breach]:
    """Yield the outermost elements and attributes of other programs among Office's own markup."""
    is_plain = (root.getroottree().docinfo.encoding or "UTF-8").upper() in _PLAIN
    if part.content and is_plain and all(each.decode().startswith(FAMILIES) for each in _SPACES(part.content)):
        return  # all that is declared is known: a long document need not be gone through
    for element in root.iterdescendants("*"):
        if not _is_known(element.tag):
            if _is_known(element.getparent().tag) or element.getparent() is root:
                yield Breach(Loss.TOLD, _name(element), element)
            continue
        for name in element.attrib:
            if name.startswith("{") and not _is_known(name):
                yield Breach(Loss.QUIET, _name(element), element, name)


def _is_known(name: str) -> bool:
    return name[1:].startswith(FAMILIES)


def _fields(root: etree._Element) -> Iterator[Breach]:
    for each in fields(root):
        if fault := field_fault(each):
            yield Breach(*fault, each.nodes[0], shown=" ".join(each.instruction.split()), field=each)
