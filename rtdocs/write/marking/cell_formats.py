"""Formats of the marks in a workbook's styles: each is there once, however often a copy is marked."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from rtdocs.write.marking.markup import add, insert, local, make, relations_space
from rtdocs.write.marking.parts import WORKBOOK_KIND, Parts

_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
_USUAL = "xl/styles.xml"  # the only name by which openpyxl finds styles
_SIDES = ("left", "right", "top", "bottom")
_NONE = (
    '<styleSheet xmlns="{space}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Highlight(NamedTuple):
    """The look that a condition gives a cell: weight and colour of its letters, fill, line around it."""

    bold: bool
    letters: str
    fill: str
    line: str
    border: str


class Styles:
    """The styles of a workbook, in which formats are found or added; `keep` stores the added ones."""

    def __init__(self, parts: Parts, workbook: str) -> None:
        self.parts = parts
        self.name = parts.related(workbook, "styles") or _new_styles(parts, workbook)
        self.root = parts.tree(self.name)

    def keep(self) -> None:
        """Store the added formats."""
        self.parts.keep(self.name)

    def difference(self, look: Highlight) -> int:
        """Return the number of a format that a condition lays over a cell's own."""
        dxf = make(self.root, "dxf")
        dxf.append(_font(self.root, bold=look.bold, colour=look.letters))
        pattern = add(add(dxf, "fill"), "patternFill", {"patternType": "solid"})
        add(pattern, "fgColor", {"rgb": f"FF{look.fill}"})
        add(pattern, "bgColor", {"rgb": f"FF{look.fill}"})  # in a difference Excel paints a solid fill with this one
        dxf.append(_border(self.root, look.line, look.border))
        return self._number("dxfs", dxf)

    def cell(self, look: Mapping[str, Any]) -> int:
        """Return the number of a cell's format, from the properties of a look of `rtdocs.write.excel.formats`."""
        xf = {
            "numFmtId": "49" if look.get("num_format") == "@" else "0",
            "fontId": str(self._number("fonts", self._whole_font(look))),
            "fillId": str(self._fill(look.get("bg_color"))),
            "borderId": str(self._box(look)),
            "xfId": "0",
        }
        element = make(self.root, "xf", {**xf, **{f"apply{what}": "1" for what in ("Font", "Fill", "Border")}})
        element.set("applyAlignment", "1")
        vertical = {"vcenter": "center"}.get(look["valign"], look["valign"])
        alignment = add(element, "alignment", {"vertical": vertical})
        if look.get("text_wrap"):
            alignment.set("wrapText", "1")
        return self._number("cellXfs", element)

    def _whole_font(self, look: Mapping[str, Any]) -> etree._Element:
        font = _font(self.root, bold=bool(look.get("bold")), colour=look["font_color"].lstrip("#"))
        if look.get("underline"):
            font.insert(int(bool(look.get("bold"))), make(self.root, "u"))
        font.insert(len(font) - 1, make(self.root, "sz", {"val": str(look.get("font_size", 11))}))
        add(font, "name", {"val": "Calibri"})
        add(font, "family", {"val": "2"})
        return font

    def _fill(self, colour: str | None) -> int:
        if not colour:
            return 0
        fill = make(self.root, "fill")
        pattern = add(fill, "patternFill", {"patternType": "solid"})
        add(pattern, "fgColor", {"rgb": f"FF{colour.lstrip('#')}"})
        add(pattern, "bgColor", {"indexed": "64"})
        return self._number("fills", fill)

    def _box(self, look: Mapping[str, Any]) -> int:
        if not look.get("border"):
            return 0
        border = _border(self.root, "thin", look["border_color"].lstrip("#"))
        add(border, "diagonal")
        return self._number("borders", border)

    def _number(self, group: str, element: etree._Element) -> int:
        """Return the index of an element in its group; the group is made, and grows, as needed."""
        parent = next((child for child in self.root if local(child) == group), None)
        if parent is None:
            parent = make(self.root, group)
            insert(self.root, parent, _ORDER)
        members = [child for child in parent if isinstance(child.tag, str)]
        for number, member in enumerate(members):
            if _shape(member) == _shape(element):
                return number
        parent.append(element)
        parent.set("count", str(len(members) + 1))
        return len(members)


def _font(root: etree._Element, *, bold: bool, colour: str) -> etree._Element:
    font = make(root, "font")
    if bold:
        add(font, "b")
    add(font, "color", {"rgb": f"FF{colour}"})
    return font


def _border(root: etree._Element, line: str, colour: str) -> etree._Element:
    border = make(root, "border")
    for side in _SIDES:
        add(add(border, side, {"style": line}), "color", {"rgb": f"FF{colour}"})
    return border


def _shape(element: etree._Element) -> tuple[Any, ...]:
    """Return the contents of an element for comparison: names, attributes and children, whatever its prefixes."""
    children: Iterable[etree._Element] = (child for child in element if isinstance(child.tag, str))
    return (element.tag, sorted(element.attrib.items()), *map(_shape, children))


def _new_styles(parts: Parts, workbook: str) -> str:
    """Add a part of styles to a workbook that has none, and return its name."""
    root = parts.tree(workbook)
    name = parts.free("xl/styles{}.xml") if _USUAL in parts else _USUAL
    parts.put(name, _NONE.format(space=etree.QName(root).namespace).encode())
    parts.declare(name, f"{WORKBOOK_KIND}styles+xml")
    parts.relate(workbook, f"{relations_space(root)}/styles", name)
    return name
