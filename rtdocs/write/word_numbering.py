"""Numbered lists: each begins again at 1, through a numbering of its own that shares the look of the template's."""

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE

from rtdocs.errors import BrokenTemplate
from rtdocs.write.styles import Style, Styles
from rtdocs.write.word_xml import elements, w

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordFile
    from lxml.etree import _Element


def lists(word: "WordFile", found: Styles, path: "Path") -> "Callable[[], int]":
    """Return what gives the number of a fresh numbered list.

    Raises:
        BrokenTemplate: the template's style of numbered lists has no numbering.
    """
    numbering = _numbering(word)
    abstract = _abstract(word.styles.element, numbering, found[Style.NUMBERED])
    if numbering is None or abstract is None:
        raise BrokenTemplate("word-numbering", path=path, name=Style.NUMBERED.value)
    last = max(int(number.get(w("numId"), "0")) for number in numbering.iter(w("num")))

    def new_list() -> int:
        nonlocal last
        last += 1
        _add(numbering, last, abstract)
        return last

    return new_list


def _numbering(word: "WordFile") -> "_Element | None":
    relations = word.part.rels.values()
    return next((r.target_part.element for r in relations if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None)


def _abstract(styles: "_Element", numbering: "_Element | None", style: str) -> str | None:
    """Return the number of the definition behind a style, by way of the numbering that the style names."""
    name = styles.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
    if numbering is None or not name:
        return None
    found = numbering.xpath(f"w:num[@w:numId='{name[0]}']/w:abstractNumId/@w:val")
    return str(found[0]) if found else None


def _add(numbering: "_Element", number: int, abstract: str) -> None:
    xml = (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering.findall(w("num"))[-1].addnext(elements(xml)[0])
