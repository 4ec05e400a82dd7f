"""The controls that hold a question of a grid with the room for its answer during a merge.

Without them an answer could come to stand under another question. No file holds these controls: they are made when a
document is read, and removed before it is written.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Final

from lxml import etree

from rtdocs import i18n
from rtdocs.i18n import language_of
from rtdocs.merge.document.keys import BLOCKS, W
from rtdocs.merge.document.offers import is_offer

_STYLE: Final = "rt question"
_CODE: Final = re.compile(r"(\S{1,20})\.\s")
_OURS: Final = "rtdocs"  # an attribute that no program writes
_TITLE: Final = 60
QUESTION: Final = "question "
"""How the name of such a control begins."""


def gather(root: etree._Element, style: Callable[[etree._Element], str]) -> None:
    """Put each question, with the blocks up to its table, into a control named by its code."""
    for paragraph in list(root.iter(f"{W}p")):
        words = "".join(str(each.text or "") for each in paragraph.iter(f"{W}t", f"{W}delText"))
        code = None if is_offer(paragraph) else _CODE.match(words)
        if code and style(paragraph) == _STYLE and (last := _table_of(paragraph, style)) is not None:
            _wrap(paragraph, last, code[1], words)


def scatter(root: etree._Element) -> None:
    """Remove the controls, and leave their blocks in place."""
    for control in [each for each in root.iter(f"{W}sdt") if each.get(_OURS)]:
        for block in list(control.find(f"{W}sdtContent")):
            control.addprevious(block)
        control.getparent().remove(control)


def retire(question: etree._Element, text: str) -> None:
    """Insert the text "no longer asked" above a question's room for an answer, in the look of the line there."""
    first, table = question[0], question.find(f"{W}tbl")
    line = etree.Element(f"{W}p")
    above = table.getprevious()
    if above is not first and (look := above.find(f"{W}pPr")) is not None:
        line.append(deepcopy(look))
    etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}t").text = text
    table.addprevious(line)


def restore(question: etree._Element) -> bool:
    """Remove the text of `retire` from a question; tell whether it was there."""
    lines = [each for each in question.iterfind(f"{W}p") if "".join(each.itertext()) in _retired()]
    for each in lines:
        question.remove(each)
    return bool(lines)


@cache
def _retired() -> frozenset[str]:
    return frozenset(language_of(code).say("merge.no_longer.note") for code in i18n.codes())


def _table_of(paragraph: etree._Element, style: Callable[[etree._Element], str]) -> etree._Element | None:
    """Return the table for the answer of a question; None where another question or a heading comes first."""
    for each in paragraph.itersiblings():
        if each.tag == f"{W}tbl":
            return each
        if each.tag not in BLOCKS or is_offer(each):
            continue
        if each.tag == f"{W}sdt" or style(each) == _STYLE or style(each).startswith("heading"):
            return None
    return None


def _wrap(first: etree._Element, last: etree._Element, code: str, words: str) -> None:
    control = etree.Element(f"{W}sdt")
    control.set(_OURS, "question")
    properties = etree.SubElement(control, f"{W}sdtPr")
    for kind, value in (("alias", words[:_TITLE]), ("tag", f"{QUESTION}{code}")):
        etree.SubElement(properties, f"{W}{kind}").set(f"{W}val", value)
    content = etree.SubElement(control, f"{W}sdtContent")
    first.addprevious(control)
    while True:
        block = control.getnext()
        content.append(block)
        if block is last:
            break
