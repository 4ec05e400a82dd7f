"""Finds in a Word template what would fetch, run or hide something: ties to other files, objects, fields that act.

And tracked changes, which would go into every document; comments are left out when a template opens.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from rtdocs.template_problems import TemplatePlace, TemplateProblem, TemplateRule
from rtdocs.write.word.markup import w
from rtdocs.write.word.template_lines import spot_of
from rtdocs.write.word.text import LINKS

if TYPE_CHECKING:
    from docx.opc.part import Part

# Relations to what another program would open or what Word would take in: the last part of their type.
OBJECTS = frozenset({"aFChunk", "subDocument", "oleObject", "control", "frame"})
# Fields that fetch a file, ask a program for something, or send something to a printer.
ACTING = frozenset({"AUTOTEXT", "BARCODE", "CONTROL", "DATABASE", "DDE", "DDEAUTO", "EMBED", "GLOSSARY", "HTMLCONTROL"})
ACTING |= {"IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACRO", "MACROBUTTON", "PRINT", "RD"}
TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")))
TRACKED += tuple(map(w, ("trPrChange", "tcPrChange", "tblGridChange", "cellIns", "cellDel", "numberingChange")))
_LINK = re.compile(r'^\s*HYPERLINK\s+"?(?P<target>[^\s"\\][^\s"]*)', re.IGNORECASE)
_USERS = etree.XPath("//*[@*[. = $number]]")
_WORD = re.compile(r"\s*(\w+)")


def active_faults(name: str, part: "Part", root: etree._Element) -> Iterator[TemplateProblem]:
    """Yield the faults of a part: its relations, then its fields."""
    yield from related_faults(part, name, root)
    for element, instruction in _fields(root):
        word = _WORD.match(instruction)
        link = _LINK.match(instruction)
        if word and word[1].upper() in ACTING:
            shown = " ".join(instruction.split())
            yield TemplateProblem(TemplateRule.ACTIVE, spot_of(name, element), shown, {"name": word[1].upper()})
        elif link and not link["target"].lower().startswith(LINKS):
            yield TemplateProblem(TemplateRule.OUTSIDE, spot_of(name, element), values={"target": link["target"]})


def tracked_faults(name: str, root: etree._Element) -> Iterator[TemplateProblem]:
    """Yield that a part has tracked changes, once, where the first of them stands."""
    found = list(root.iter(*TRACKED))
    if found:
        yield TemplateProblem(TemplateRule.TRACKED, spot_of(name, found[0]), values={"count": len(found)})


def related_faults(part: "Part", name: str = "", root: etree._Element | None = None) -> Iterator[TemplateProblem]:
    """Yield what a part is tied to and may not be, with where it uses it."""
    for number, relation in part.rels.items():
        kind = relation.reltype.rpartition("/")[2]
        if kind in OBJECTS:
            yield TemplateProblem(TemplateRule.ACTIVE, _spot(name, root, number), kind, {"name": kind})
        elif relation.is_external and not relation.target_ref.lower().startswith(LINKS):
            yield TemplateProblem(
                TemplateRule.OUTSIDE, _spot(name, root, number), values={"target": relation.target_ref}
            )


def _spot(name: str, root: etree._Element | None, number: str) -> TemplatePlace:
    """Return where a part uses a relation."""
    if root is None:
        return TemplatePlace()
    users = _USERS(root, number=number)
    return spot_of(name, users[0] if users else root)


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each field with its whole instruction, which Word may store in pieces and one field inside another."""
    open_fields: list[tuple[etree._Element, list[str]]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple"):
            yield element, str(element.get(w("instr"), ""))
        elif element.tag == w("instrText"):
            if open_fields:
                open_fields[-1][1].append(element.text or "")
        elif kind == "begin":
            open_fields.append((element, []))
        elif kind == "end" and open_fields:
            start, pieces = open_fields.pop()
            yield start, "".join(pieces)
    yield from ((start, "".join(pieces)) for start, pieces in open_fields)
