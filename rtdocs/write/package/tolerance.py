"""Reads what other programs write against the standard: measures with fractions, tables without their columns.

Google Docs stores such measures, and programs that make tables by hand such tables. Office rounds the ones and measures
the others; python-docx and python-pptx refuse the whole file for a fraction, docxtpl for such a table.
"""

import re

from lxml import etree

from rtdocs.write.package.allow_list import SPACES

_W = f"{{{SPACES['w']}}}"
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


def tolerate(root: etree._Element) -> bool:
    """Mend a part in place as Office does when it opens one; return whether anything was to be mended."""
    return any([round_measures(root), give_columns(root)])


def give_columns(root: etree._Element) -> bool:
    """Give each table without columns as many as its longest row has cells; return whether there were any."""
    found = [table for table in root.iter(f"{_W}tbl") if table.find(f"{_W}tblGrid") is None]
    for table in found:
        columns = etree.Element(f"{_W}tblGrid")
        for _ in range(max((len(row.findall(f"{_W}tc")) for row in table.iterfind(f"{_W}tr")), default=0)):
            etree.SubElement(columns, f"{_W}gridCol")
        table.insert(0 if (look := table.find(f"{_W}tblPr")) is None else table.index(look) + 1, columns)
    return bool(found)


def round_measures(root: etree._Element) -> bool:
    """Round the measures of a part that have fractions; return whether there were any."""
    found = [measure for measure in _MEASURES(root) if _FRACTION.fullmatch(measure)]
    for measure in found:
        measure.getparent().set(measure.attrname, str(round(float(measure))))
    return bool(found)
