"""Rooms of blocks in a Word document: the text's width in its section, its column, its cell.

A document has several sections: an upright report, an annex laid sideways, a page in two columns. The properties of a
section stand behind all of its contents.
"""

from typing import TYPE_CHECKING, NamedTuple

from docx.section import Section

from rtdocs.layout.base.scene import EMU_PER_INCH
from rtdocs.write.word.markup import w
from rtdocs.write.word.places import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordFile
    from lxml.etree import _Element

_LETTER = EMU_PER_INCH * 17 // 2, EMU_PER_INCH * 11
_TWIP = 635
_BETWEEN_COLUMNS = 720
"""Twips between columns where a section does not say."""
_IN_CELL = 2 * 108
"""Twips that Word leaves free within a cell, on both sides together, where a table does not say."""


WIDEST_EDGE = 1701
"""Twips of the margins above and below at most, on a page that rtdocs lays sideways: three centimetres."""
_CM = 360_000
_FOR_A_SCHEMA = (12 * _CM, 8 * _CM)
"""The least room in which a schema can be read, in EMU: smaller ones ask for as many pages as it has events."""
_FOR_A_FIGURE = 7 * _CM


class Room(NamedTuple):
    """The room for text, in EMU: width and height, and those of a page of its own there, in one column.

    That page lies sideways. Within a table there is none, since a page cannot turn there.
    """

    width: int
    height: int
    own_page: tuple[int, int] | None = None

    @property
    def gains(self) -> bool:
        """Whether a page of its own is wider."""
        return self.own_page is not None and self.own_page[0] > self.width

    @property
    def is_narrow(self) -> bool:
        """Whether a table or a chart could hardly be read in it."""
        return self.width < _FOR_A_FIGURE

    @property
    def holds_a_schema(self) -> bool:
        """Whether a schema can be read in it, or on a page of its own."""
        width, height = self.own_page if self.own_page and self.gains else (self.width, self.height)
        return width >= _FOR_A_SCHEMA[0] and height >= _FOR_A_SCHEMA[1]


def rooms(word: "WordFile") -> dict[str, Room]:
    """Return the room of each place of a template by the place's name."""
    return {str(mark.get("name")): _room_of(mark, section, word) for mark, section in _placed(word.element.body)}


def last_room(word: "WordFile") -> Room:
    """Return the room behind all blocks, in the last section."""
    return _in_section(word.sections[-1], word)


def _placed(body: "_Element") -> "Iterator[tuple[_Element, _Element]]":
    """Yield the places with the properties of their sections."""
    waiting: list[_Element] = []
    for element in body.iter(MARK, w("sectPr")):
        if element.tag == MARK:
            waiting.append(element)
        elif element.getparent().tag != w("sectPrChange"):
            yield from ((mark, element) for mark in waiting)
            waiting = []


def _room_of(mark: "_Element", section: "_Element", word: "WordFile") -> Room:
    room = _in_section(Section(section, word.part), word)
    cell = next(mark.iterancestors(w("tc")), None)
    if cell is None:
        return room
    width = min(room.width, _in_cell(cell, room.width))
    return Room(width, room.height)


def _in_section(section: Section, word: "WordFile") -> Room:
    """Return the room of a section; a missing measure is that of letter paper with an inch around, the least."""
    inch = EMU_PER_INCH
    left, right, top, bottom = (
        inch if margin is None else abs(margin)  # a negative one holds text off whatever the header needs
        for margin in (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    )
    width, height = section.page_width or _LETTER[0], section.page_height or _LETTER[1]
    gutter = section.gutter or 0
    at_top = word.settings.element.find(w("gutterAtTop")) is not None
    inner = width - left - right - (0 if at_top else gutter)
    tall = height - top - bottom - (gutter if at_top else 0)
    if width >= height:
        return Room(_in_column(section, inner), tall, (inner, tall))
    edges = (min(left, WIDEST_EDGE * _TWIP), min(right, WIDEST_EDGE * _TWIP), gutter)
    return Room(_in_column(section, inner), tall, (tall, width - sum(edges)))


def _in_column(section: Section, width: int) -> int:
    """Return the width of a section's narrowest column."""
    columns = section._sectPr.find(w("cols"))  # noqa: SLF001 - python-docx knows no columns
    if columns is None:
        return width
    own = [int(each.get(w("w"))) * _TWIP for each in columns.findall(w("col")) if each.get(w("w"), "").isdigit()]
    if own:
        return min(*own, width)
    count, between = (columns.get(w(name), "") for name in ("num", "space"))
    number = int(count) if count.isdigit() else 1
    gap = int(between) if between.isdigit() else _BETWEEN_COLUMNS
    return (width - (number - 1) * gap * _TWIP) // max(number, 1)


def _in_cell(cell: "_Element", width: int) -> int:
    """Return the declared width of a cell, else its share of the row."""
    said = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if said is not None and said.get(w("type")) == "dxa" and said.get(w("w"), "").isdigit():
        whole = int(said.get(w("w"))) * _TWIP
    else:
        whole = width // max(len(cell.getparent().findall(w("tc"))), 1)
    return max(whole - _IN_CELL * _TWIP, EMU_PER_INCH)
