"""The styles that a template lacks, taken from our own template and set in the colours and letters of theirs.

A blank document knows few of our styles, another organisation's file none of ours by name. An added style builds on the
template's own Normal, so its letters are theirs; where our style is dark blue it takes the darkest colour of their
theme that white letters can be read on.
"""

import re
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from rtdocs.layout.base.look import RGB, Slot
from rtdocs.resources import folder
from rtdocs.write.drawingml.legibility import scheme_of
from rtdocs.write.drawingml.palette import contrast
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.word.markup import w
from rtdocs.write.word.styles import Style, Styles, find

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_OURS = RGB[Slot.DARK]
_READABLE = 4.5
"""The contrast of letters with their ground that WCAG 2.2 asks for."""
_LENT = {
    RELATIONSHIP_TYPE.THEME: "/word/theme/themeOfRtdocs.xml",
    RELATIONSHIP_TYPE.FONT_TABLE: "/word/fontTableOfRtdocs.xml",
}
# How Word maps the colours that shapes name, where nobody changed it.
_MAP = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_CANDIDATES = ("dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def complete(word: "WordFile") -> tuple[Styles, tuple[Style, ...]]:
    """Add the styles that a template lacks; return the id of every style, and those added."""
    _lend_parts(word)
    styles = word.styles.element
    known = find(styles)
    missing = [style for style in Style if style not in known]
    if Style.BODY in missing and styles.find(w("docDefaults")) is None:
        styles.insert(0, deepcopy(_ours().styles.element.find(w("docDefaults"))))
    colour = _colour(word)
    for style in missing:
        styles.append(_adapted(style, known, colour))
    return find(styles), tuple(missing)


@cache
def _ours() -> "WordFile":
    return Document(str(folder("templates") / "rapport.docx"))


def _lend_parts(word: "WordFile") -> None:
    """Give a template a theme and a table of fonts, which LibreOffice leaves out and validators ask for."""
    free = FreeNames(word.part.package)
    for kind in (RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.FONT_TABLE):
        if not any(relation.reltype == kind for relation in word.part.rels.values()):
            ours = next(r.target_part for r in _ours().part.rels.values() if r.reltype == kind)
            lent = Part(PackURI(free(_LENT[kind])), ours.content_type, ours.blob, word.part.package)
            word.part.relate_to(lent, kind)


def _adapted(style: Style, known: Styles, colour: str) -> etree._Element:
    """Return a copy of our style that names only styles of their template, present or about to be added."""
    ours = find(_ours().styles.element)
    element = deepcopy(next(each for each in _ours().styles.element if each.get(w("styleId")) == ours[style]))
    identifier = _free(ours[style], set(known.values()))
    element.set(w("styleId"), identifier)
    names = {ours[each]: known.get(each, ours[each]) for each in Style}
    for tag in ("basedOn", "next", "link"):
        for named in element.findall(w(tag)):
            _point(named, names)
    for numbering in element.iter(w("numPr")):  # `rtdocs.write.word.numbering` gives the style a numbering of theirs
        numbering.getparent().remove(numbering)
    return _recoloured(element, colour)


def _point(named: etree._Element, names: "dict[str, str]") -> None:
    target = names.get(str(named.get(w("val"))))
    if target is None:  # our table style builds on "Normal Table", which every program adds by itself
        named.getparent().remove(named)
    else:
        named.set(w("val"), target)


def _free(identifier: str, taken: "set[str]") -> str:
    return next(each for each in (identifier, *(f"{identifier}{n}" for n in range(2, 1000))) if each not in taken)


def _recoloured(element: etree._Element, colour: str) -> etree._Element:
    xml = etree.tostring(element, encoding="unicode")
    xml = re.sub(r' w:themeColor="text2"', "", xml).replace(f'"{_OURS}"', f'"{colour}"')
    return parse_xml(xml)


def scheme(word: "WordFile") -> dict[str, str]:
    """Return the colours of a template's theme by the names that shapes call them, and by those of the theme."""
    theme = next((r.target_part for r in word.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.THEME), None)
    own = {} if theme is None else scheme_of(theme.blob)
    return own | {name: own[slot] for name, slot in _MAP.items() if slot in own}


def _colour(word: "WordFile") -> str:
    """Return the first colour of the template's theme that white letters can be read on; ours where it has none."""
    found = scheme(word)
    every = (found.get(name, "") for name in _CANDIDATES)
    return next((rgb for rgb in every if rgb and contrast(rgb, "FFFFFF") >= _READABLE), _OURS)
