"""Tolerance of markup against the standard: measures with fractions or units, tables without their columns.

Google Docs stores such measures, and programs that make tables by hand such tables. Office rounds the ones and measures
the others; python-docx and python-pptx refuse the whole file for a fraction, docxtpl for such a table.
"""

import re

from lxml import etree

from rtdocs.write.package.allow_list import SPACES

_A, _P, _W = (f"{{{SPACES[prefix]}}}" for prefix in ("a", "p", "w"))
_FRACTION = re.compile(r"-?\d+\.\d*(?:[eE][-+]?\d+)?")
_WITH_UNIT = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)")
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_TWIP_MARGINS = frozenset({"pgMar", "pgSz", "ind", "cols", "col"})  # where the measure is in twentieths of a point


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The measures of Word, in twentieths of a point: those of pages, indents, spacing, borders and tables, by their names;
# and those that an element holds as its value. The measures of drawings, in EMU.
_NAMED = _words(
    "w h top bottom left right start end header footer gutter firstLine hanging before after line space pos x y "
    "leftFromText rightFromText topFromText bottomFromText tblpX tblpY linePitch charSpace"
)
_VALUED = _words("sz szCs spacing kern position defaultTabStop trHeight w tblInd")
_DRAWN = _words("x y cx cy l t r b distT distB distL distR marL marR indent sz spc w")
_DOTTED = etree.XPath("//@*[contains(., '.')]")
_MEASURED = etree.XPath("|".join(f"//w:{name}/@w:*" for name in sorted(_TWIP_MARGINS)), namespaces={"w": SPACES["w"]})


def tolerate(root: etree._Element) -> bool:
    """Mend a part in place as Office does when it opens one; return whether it needed mending."""
    return any([convert_measures(root), round_measures(root), give_columns(root)])


def give_columns(root: etree._Element) -> bool:
    """Give each table without columns as many as its longest row has cells; return whether there were any."""
    found = [table for table in root.iter(f"{_W}tbl") if table.find(f"{_W}tblGrid") is None]
    for table in found:
        columns = etree.Element(f"{_W}tblGrid")
        for _ in range(max((len(row.findall(f"{_W}tc")) for row in table.iterfind(f"{_W}tr")), default=0)):
            etree.SubElement(columns, f"{_W}gridCol")
        table.insert(0 if (look := table.find(f"{_W}tblPr")) is None else table.index(look) + 1, columns)
    return bool(found)


def convert_measures(root: etree._Element) -> bool:
    """Give the measures of pages and indents that name their unit ("2.54cm") in twentieths of a point."""
    found = [(each, told) for each in _MEASURED(root) if (told := _WITH_UNIT.fullmatch(each))]
    for measure, told in found:
        measure.getparent().set(measure.attrname, str(round(float(told[1]) * _TWIPS[told[2]])))
    return bool(found)


def round_measures(root: etree._Element) -> bool:
    """Round the measures of a part that have fractions; return whether there were any."""
    found = [each for each in _DOTTED(root) if _is_measure(each) and _FRACTION.fullmatch(each)]
    for measure in found:
        measure.getparent().set(measure.attrname, str(round(float(measure))))
    return bool(found)


def _is_measure(attribute: etree._ElementUnicodeResult) -> bool:
    """Tell whether an attribute is one that Office reads as a measure."""
    space, _, name = str(attribute.attrname).rpartition("}")
    owner, _, kind = str(attribute.getparent().tag).rpartition("}")
    if f"{space}}}" == _W:
        return name in _NAMED or (name == "val" and kind in _VALUED)
    return not space and name in _DRAWN and f"{owner}}}" in {_A, _P}
