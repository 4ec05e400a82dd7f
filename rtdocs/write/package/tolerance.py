"""Reads what other programs write against the standard: measures with fractions, as Google Docs stores them.

Office rounds them; python-docx and python-pptx refuse the whole file for one.
"""

import re

from lxml import etree

from rtdocs.write.package.allow_list import SPACES

_FRACTION = re.compile(r"-?\d+\.\d*(?:[eE][-+]?\d+)?")
# The measures of Word, in twentieths of a point: those of pages, indents, spacing, borders and tables, by their names;
# and those that an element holds as its value. The measures of drawings, in EMU.
_NAMED = "w h top bottom left right start end header footer gutter firstLine hanging before after line space pos x y"
_NAMED += " leftFromText rightFromText topFromText bottomFromText tblpX tblpY linePitch charSpace"
_VALUED = "sz szCs spacing kern position defaultTabStop trHeight w tblInd"
_DRAWN = "x y cx cy l t r b distT distB distL distR marL marR indent sz spc w"
_PATHS = (
    *(f"//@w:{name}" for name in _NAMED.split()),
    *(f"//w:{name}/@w:val" for name in _VALUED.split()),
    *(f"//a:*/@{name} | //p:*/@{name}" for name in _DRAWN.split()),
)
_MEASURES = etree.XPath(f"({' | '.join(_PATHS)})[contains(., '.')]", namespaces=SPACES)


def round_measures(root: etree._Element) -> bool:
    """Round the measures of a part that have fractions; return whether there were any."""
    found = [measure for measure in _MEASURES(root) if _FRACTION.fullmatch(measure)]
    for measure in found:
        measure.getparent().set(measure.attrname, str(round(float(measure))))
    return bool(found)
