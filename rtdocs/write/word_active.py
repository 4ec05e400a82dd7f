"""Finds in a Word template the tracked changes, which would go into every document with the names of who made them."""

from collections.abc import Iterator

from lxml import etree

from rtdocs.faults import Fault, TemplateFault
from rtdocs.write.word_lines import spot_of
from rtdocs.write.word_xml import w

TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")))
TRACKED += tuple(map(w, ("trPrChange", "tcPrChange", "tblGridChange", "cellIns", "cellDel", "numberingChange")))


def tracked_faults(name: str, root: etree._Element) -> Iterator[TemplateFault]:
    """Yield that a part has tracked changes, once, where the first of them stands."""
    found = list(root.iter(*TRACKED))
    if found:
        yield TemplateFault(Fault.TRACKED, spot_of(name, found[0]), values={"count": len(found)})
