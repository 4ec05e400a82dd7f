"""Lists: bullets and numbers for templates that have none; each numbered list begins again at 1.

It does so through a numbering of its own that shares the look of the template's.
"""

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart

from rtdocs.template_problems import TemplateProblem, TemplateRule
from rtdocs.write.package.free_names import FreeNames
from rtdocs.write.word.markup import SPACES, elements, w
from rtdocs.write.word.styles import Style, Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from docx.document import Document as WordFile
    from lxml.etree import _Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_SIGNS = {Style.BULLET: ("bullet", "•"), Style.NUMBERED: ("decimal", "%1.")}


def complete(word: "WordFile", found: Styles, added: "Collection[Style]") -> tuple[TemplateProblem, ...]:
    """Give the styles of lists the numbering they lack; return a note on those that were not just added."""
    bare = [style for style in _SIGNS if _abstract(word.styles.element, _numbering(word), found[style]) is None]
    for style in bare:
        numbering = _numbering(word)
        _define(word, _new_numbering(word) if numbering is None else numbering, style, found[style])
    names = tuple(style.value for style in bare if style not in added)
    return (TemplateProblem(TemplateRule.NO_NUMBERING, values={"names": names}),) if names else ()


def lists(word: "WordFile", found: Styles) -> "Callable[[], int]":
    """Return a function that gives the number of a fresh numbered list, in a template that `complete` has seen."""
    numbering = _numbering(word)
    abstract = str(_abstract(word.styles.element, numbering, found[Style.NUMBERED]))
    last = _last(numbering, "num", "numId")

    def new_list() -> int:
        nonlocal last
        last += 1
        _add(numbering, last, abstract)
        return last

    return new_list


def _define(word: "WordFile", numbering: "_Element", style: Style, identifier: str) -> None:
    """Add a kind of list, and let the style name it; definitions stand before the numbers that use them."""
    abstract, number = _last(numbering, "abstractNum", "abstractNumId") + 1, _last(numbering, "num", "numId") + 1
    kind, sign = _SIGNS[style]
    definition, use = elements(
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="420" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    )
    first = numbering.find(w("num"))
    numbering.append(definition) if first is None else first.addprevious(definition)
    _last_element(numbering).addnext(use)
    about = _style(word.styles.element, identifier).get_or_add_pPr()
    for old in about.findall(w("numPr")):
        about.remove(old)
    about.get_or_add_numPr().get_or_add_numId().val = number


def _new_numbering(word: "WordFile") -> "_Element":
    root = parse_xml(f'<w:numbering xmlns:w="{SPACES["w"]}"/>')
    part = NumberingPart(PackURI(FreeNames(word.part.package)("/word/numbering.xml")), _TYPE, root, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return root


def _last(numbering: "_Element", tag: str, attribute: str) -> int:
    return max((int(each.get(w(attribute), "0")) for each in numbering.iter(w(tag))), default=0)


def _last_element(numbering: "_Element") -> "_Element":
    return [*numbering.findall(w("abstractNum")), *numbering.findall(w("num"))][-1]


def _numbering(word: "WordFile") -> "_Element | None":
    relations = word.part.rels.values()
    return next((r.target_part.element for r in relations if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None)


def _abstract(styles: "_Element", numbering: "_Element | None", style: str) -> str | None:
    """Return the id of the abstract numbering that a style's numbering names; None for none."""
    name = _style(styles, style).find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if numbering is None or name is None:
        return None
    used = (each for each in numbering.iter(w("num")) if each.get(w("numId")) == name.get(w("val")))
    found = next((each.find(w("abstractNumId")) for each in used), None)
    return None if found is None else str(found.get(w("val")))


def _style(styles: "_Element", identifier: str) -> "_Element":
    return next(each for each in styles.iter(w("style")) if each.get(w("styleId")) == identifier)


def _add(numbering: "_Element", number: int, abstract: str) -> None:
    xml = (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    _last_element(numbering).addnext(elements(xml)[0])
