"""Tracked changes in a Word template, which would go into every document with the names of their authors."""

from collections.abc import Iterator

from lxml import etree

from rtdocs.template_problems import TemplateProblem, TemplateRule
from rtdocs.write.word.markup import w
from rtdocs.write.word.template_lines import spot_of

TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")))
TRACKED += tuple(map(w, ("trPrChange", "tcPrChange", "tblGridChange", "cellIns", "cellDel", "numberingChange")))


def tracked_faults(name: str, root: etree._Element) -> Iterator[TemplateProblem]:
    """Yield one fault for all tracked changes of a part, at the first of them."""
    found = list(root.iter(*TRACKED))
    if found:
        yield TemplateProblem(TemplateRule.TRACKED, spot_of(name, found[0]), values={"count": len(found)})
