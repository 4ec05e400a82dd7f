"""The boxes of notes, which Excel keeps as shapes in a part of their own, in the old language VML.

VML by Excel is not always well-formed XML, and a sheet's buttons and check boxes stand in the same part. So it is
changed as text: boxes are inserted before its end, taken out or made higher, and all else stays byte for byte.
"""

import re
from collections.abc import Mapping

from rtdocs.write.marking.boxes import WIDTH, Anchor, SheetGeometry, needed_height

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_BLOCK = 1_024  # shapes are numbered by the thousand: each drawing has blocks of its own
_POINTS = 0.75  # to a pixel
_END = b"</xml>"
_KIND = b'id="_x0000_t202"'
_BOX_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202"{spaces} style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:{width}pt;height:{height}pt;z-index:{layer};visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE = re.compile(rb"""<v:shape\b(?:[^>"']|"[^"]*"|'[^']*')*(?<!/)>.*?</v:shape>""", re.DOTALL)
_PLACE = re.compile(rb"<x:(Row|Column)>\s*(\d+)\s*</x:\1>")
_ANCHOR = re.compile(rb"(<x:Anchor>)\s*([\d,\s]+?)\s*(</x:Anchor>)")
_NUMBER = re.compile(rb"_x0000_s(\d+)")

Cell = tuple[int, int]


def empty(drawing: int) -> bytes:
    """Return a part without boxes; `drawing` is its number in the workbook, from 1."""
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{drawing}"/></o:shapelayout>'
    return f"<xml{spaces}>{layout}{_BOX_KIND}</xml>".encode()


def can_grow(part: bytes) -> bool:
    """Tell whether boxes can be added: whether the part ends in the usual closing tag."""
    return part.rstrip().endswith(_END)


def add(part: bytes, texts: Mapping[Cell, str], geometry: SheetGeometry, drawing: int) -> bytes:
    """Return a VML part with a box for each new note, large enough for its text; cells are rows and columns from 1."""
    numbers = [int(number) for number in _NUMBER.findall(part)]
    first = max([drawing * _BLOCK, *numbers]) + 1
    boxes = [] if _KIND in part else [_BOX_KIND]
    spaces = "".join(
        f' xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items() if f"xmlns:{prefix}=".encode() not in part
    )
    for position, (cell, text) in enumerate(texts.items()):
        boxes.append(_box(cell, text, geometry, number=first + position, spaces=spaces))
    start = part.rindex(_END)
    return part[:start] + "".join(boxes).encode() + part[start:]


def grow(part: bytes, texts: Mapping[Cell, str], geometry: SheetGeometry) -> bytes:
    """Return a VML part with the boxes of longer notes made high enough for their texts."""
    return _SHAPE.sub(lambda found: _grown(found[0], texts.get(_cell_of(found[0]), ""), geometry), part)


def drop(part: bytes, cells: frozenset[Cell]) -> bytes:
    """Return a VML part without the boxes of the notes on these cells."""
    return _SHAPE.sub(lambda found: b"" if _cell_of(found[0]) in cells else found[0], part)


def is_empty(part: bytes) -> bool:
    """Tell whether no shape at all is left in a part."""
    return not re.search(rb"<v:(?!shapetype)(?:shape|group|rect|oval|line|roundrect|image)\b", part)


def _box(cell: Cell, text: str, geometry: SheetGeometry, *, number: int, spaces: str) -> str:
    return _BOX.format(
        number=number,
        spaces=spaces,
        width=WIDTH * _POINTS,
        height=needed_height(text, WIDTH) * _POINTS,
        layer=number % _BLOCK,
        anchor=geometry.box(*cell, text),
        row=cell[0] - 1,
        column=cell[1] - 1,
    )


def _cell_of(shape: bytes) -> Cell:
    """Return the cell whose note a shape is, from 1; none (0, 0) for a button or another shape."""
    place = {name: int(number) for name, number in _PLACE.findall(shape)}
    if b'ObjectType="Note"' not in shape or len(place) != 2:  # noqa: PLR2004 - a row and a column
        return 0, 0
    return place[b"Row"] + 1, place[b"Column"] + 1


def _grown(shape: bytes, text: str, geometry: SheetGeometry) -> bytes:
    found = _ANCHOR.search(shape)
    numbers = [int(number) for number in found[2].split(b",") if number.strip()] if found and text else []
    if not found or len(numbers) != len(Anchor._fields):
        return shape
    anchor = geometry.grown(Anchor(*numbers), text)
    if anchor == tuple(numbers):
        return shape
    return shape[: found.start(2)] + str(anchor).encode() + shape[found.end(2) :]
