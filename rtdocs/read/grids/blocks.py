"""The visible text of a Word document as plain lines and tables, read once from the first element to the last.

Text boxes, comments and notes stand after the line, or in the cell, that they belong to; a table within a cell is text
of that cell. Text that a tracked change deleted is left out, text that it inserted is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from rtdocs.read.tables.beyond import with_address

_GONE = frozenset({"del", "rt", "moveFrom", "Fallback", "sdtPr", "pPr", "rPr", "tblPr", "trPr", "tcPr", "instrText"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_NOTES = {"commentReference": "comment", "footnoteReference": "footnote", "endnoteReference": "endnote"}
_SYMBOLS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0x78: "☒",
    0x52: "☑",
    0x4A: "☺",
    0x4B: "😐",
    0x4C: "☹",
    0xE0: "→",
    0xDF: "←",
    0xE1: "↑",
    0xE2: "↓",
    0xB7: "•",
    0xA7: "▪",
}
"""Signs of the font Wingdings, by their numbers in it: ticks, boxes, faces, arrows."""
_PICTURES = frozenset({"blip", "imagedata", "image"})
_DRAWINGS = {"chart": "id", "relIds": "dm"}
"""Charts and SmartArt: the attribute with the id of the relation to what they say."""
_PRIVATE = range(0xF000, 0xF100)  # the private-use area, where symbol fonts keep their signs


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and the tags of the controls in it or around it."""

    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """The table as lines, a row a line, its cells parted by " | "."""
        lines = (" | ".join(cell.text.replace("\n", " ") for cell in row) for row in self.rows)
        return "\n".join(line for line in lines if line.strip(" |"))


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of the blocks below an element.

    Attributes:
        notes: the texts of comments and notes, by their kind and id.
        links: the addresses of links by the ids of their relations.
        picture: the words that stand for a picture.
        drawn: the words of charts and of SmartArt by the ids of their relations.
    """

    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    picture: str = ""
    drawn: Mapping[str, str] = field(default_factory=dict)

    def blocks(self, parent: etree._Element) -> Iterator[str | Table]:
        """Yield lines and tables in order, also those within content controls and other wrapping elements."""
        for child in parent:
            match name(child):
                case "p":
                    text, asides = self._paragraph(child)
                    yield text
                    yield from asides
                case "tbl":
                    yield Table(tuple(self._rows(child)))
                case other if other not in _GONE:
                    yield from self.blocks(child)

    def text(self, parent: etree._Element) -> str:
        """Return all text below an element, a paragraph or table row a line."""
        blocks = (block.text if isinstance(block, Table) else block for block in self.blocks(parent))
        return "\n".join(blocks)

    def _rows(self, parent: etree._Element) -> Iterator[tuple[Cell, ...]]:
        for child in parent:
            if name(child) == "tr":
                if child.find("{*}trPr/{*}del") is None:
                    yield tuple(self._cells(child, ()))
            elif name(child) not in _GONE:
                yield from self._rows(child)

    def _cells(self, parent: etree._Element, tags: tuple[str, ...]) -> Iterator[Cell]:
        for child in parent:
            if name(child) == "tc":
                yield Cell(self.text(child), (*_tags_within(child), *tags))
            elif name(child) not in _GONE:
                yield from self._cells(child, (*_tags_of(child), *tags))

    def _paragraph(self, element: etree._Element) -> tuple[str, list[str]]:
        """Return the line of a paragraph, and the lines of text boxes, comments and notes anchored in it."""
        pieces: list[str] = []
        asides: list[str] = []
        self._gather(element, pieces, asides)
        return "".join(pieces), [aside for aside in asides if aside.strip()]

    def _gather(self, element: etree._Element, pieces: list[str], asides: list[str]) -> None:
        for child in element:
            kind = name(child)
            if kind == "hyperlink":
                self._link(child, pieces, asides)
            elif (sign := _sign(child, kind)) is not None:
                pieces.append(sign)
            elif (aside := self._aside(child, kind)) is not None:
                asides.append(aside)
            elif kind not in _GONE:
                self._gather(child, pieces, asides)

    def _aside(self, element: etree._Element, kind: str) -> str | None:
        """Return the text of a note, box or drawn word, or the words for a picture; None of any other element."""
        if kind in _NOTES:
            return self.notes.get((_NOTES[kind], attribute(element, "id")), "")
        if kind == "txbxContent":
            return self.text(element)
        if kind == "textpath":
            return attribute(element, "string")
        if kind in _DRAWINGS:
            return self.drawn.get(attribute(element, _DRAWINGS[kind]), "") or self.picture
        return self.picture if kind in _PICTURES else None

    def _link(self, element: etree._Element, pieces: list[str], asides: list[str]) -> None:
        """Gather the words of a link, and its address behind them."""
        words: list[str] = []
        self._gather(element, words, asides)
        pieces.append(with_address("".join(words), self.links.get(attribute(element, "id"), "")))


def name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _sign(element: etree._Element, kind: str) -> str | None:
    """Return the text of an element within a line; None of an element that is no text itself."""
    match kind:
        case "t":
            return element.text or ""
        case "sym":
            return _symbol(element)
        case "ddList":
            return _chosen(element)
        case _:
            return _SIGNS.get(kind)


def _symbol(element: etree._Element) -> str:
    """Return a character that every font has for one of a symbol font (`w:sym`)."""
    code = attribute(element, "char")
    number = int(code, 16) if code and all(sign in "0123456789abcdefABCDEF" for sign in code) else 0
    if number in _PRIVATE:
        return _SYMBOLS.get(number - _PRIVATE.start, "•")
    return chr(number) if 0x20 <= number < 0xD800 else ""  # noqa: PLR2004 - below are controls, above are no letters


def _chosen(dropdown: etree._Element) -> str:
    """Return the choice of a drop-down of Word's older forms, whose text is in no run; the first where none is said."""
    choices = [attribute(each, "val") for each in dropdown.iterfind("{*}listEntry")]
    number = next((attribute(each, "val") for each in dropdown.iterfind("{*}result")), "0")
    return choices[int(number)] if number.isdecimal() and int(number) < len(choices) else ""


def _tags_within(cell: etree._Element) -> Iterator[str]:
    """Yield the tags of the content controls in a cell, without those of a table within it."""
    for child in cell:
        if name(child) not in {"tbl", "tcPr", "pPr", "rPr"}:
            yield from _tags_of(child)
            yield from _tags_within(child)


def _tags_of(element: etree._Element) -> Iterator[str]:
    if name(element) == "sdt":
        for properties in element.iterfind("{*}sdtPr"):
            yield from (attribute(tag, "val") for tag in properties.iterfind("{*}tag"))


def attribute(element: etree._Element, wanted: str) -> str:
    """Return an attribute by its name without its namespace; empty for none."""
    found = (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == wanted)
    return next(found, "")
