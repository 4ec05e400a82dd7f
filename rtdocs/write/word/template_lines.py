"""The paragraphs of a Word template as a person reads them: text, stored pieces, and place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from lxml import etree

from rtdocs.template_problems import TemplatePlace
from rtdocs.write.package.cleaning import Spot, place_in_file
from rtdocs.write.package.parts import Part
from rtdocs.write.word.markup import w

_PARAGRAPH, _RUN, _CELL, _ROW, _TABLE = w("p"), w("r"), w("tc"), w("tr"), w("tbl")
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
_HARMLESS = {w("proofErr"), w("lastRenderedPageBreak")}
"""What Word strews between the letters of a word without a meaning for what is printed."""
_PLACES = {"document.main": "body", "header": "header", "footer": "footer", "footnotes": "footnote"}
_PLACES |= {"endnotes": "endnote"}
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Attributes:
        part: as `Spot.part`.
        element: the paragraph itself.
        text: its whole text.
        pieces: the elements it is stored in; `ends` where the text of each ends.
    """

    part: str
    element: etree._Element
    text: str
    pieces: tuple[etree._Element, ...]
    ends: tuple[int, ...]

    def spot(self) -> TemplatePlace:
        """Return the place of the paragraph; this counts the elements before it."""
        return spot_of(self.part, self.element)

    def near(self, start: int = 0, end: int = 0) -> str:
        """Return the text around a stretch of the paragraph (`start` to `end`, in characters), for a message."""
        first, last = max(start - _AROUND, 0), min(min(max(end, start), start + 2 * _AROUND) + _AROUND, len(self.text))
        seen = "".join(sign if sign.isprintable() else " " for sign in self.text[first:last])
        shown = " ".join(seen.split())
        return f"{'…' * (first > 0)}{shown}{'…' * (last < len(self.text))}"

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether a stretch, in characters, is stored in adjoining letters: no link, field or revision cuts it."""
        within = self.pieces[bisect_right(self.ends, start) : bisect_left(self.ends, end) + 1]
        return all(piece.tag == w("t") for piece in within) and _follow_each_other(_runs(within))


def lines(root: etree._Element, part: str) -> Iterator[Line]:
    """Yield the paragraphs of a part in order; those of a text box are its own, not of the paragraph it hangs on."""
    found: dict[etree._Element, list[etree._Element]] = {}
    for element in root.iter(_PARAGRAPH, w("t"), *_SIGNS):
        if element.tag == _PARAGRAPH:
            found[element] = []
            continue
        owner = next(element.iterancestors(_PARAGRAPH), None)
        if owner in found and element.getparent().tag == _RUN:  # a stop of a style is a w:tab as well
            found[owner].append(element)
    yield from (_line(part, element, pieces) for element, pieces in found.items())


def _line(part: str, element: etree._Element, pieces: Iterable[etree._Element]) -> Line:
    texts = [_SIGNS.get(piece.tag, piece.text or "") for piece in pieces]
    return Line(part, element, "".join(texts), tuple(pieces), tuple(accumulate(map(len, texts))))


def spot_of(part: str, element: etree._Element) -> TemplatePlace:
    """Return the place of an element."""
    return _Spots(part).of(element)


class _Spots:
    """The places of elements of one part: elements before them are counted once, however many places are asked for."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._numbers: dict[tuple[etree._Element, str], dict[etree._Element, int]] = {}

    def of(self, element: etree._Element) -> TemplatePlace:
        """Return the place of an element."""
        cell = _holder(element, _CELL)
        row = None if cell is None else _holder(cell, _ROW)
        table = None if row is None else _holder(row, _TABLE)
        if cell is not None and row is not None and table is not None:
            number = self._number(table, element.getroottree().getroot())
            return TemplatePlace(
                part=self._part, table=number, row=self._number(row, table), cell=self._number(cell, row)
            )
        paragraph = element if element.tag == _PARAGRAPH else _holder(element, _PARAGRAPH)
        if paragraph is None:
            return TemplatePlace(part=self._part)
        return TemplatePlace(part=self._part, paragraph=self._number(paragraph, element.getroottree().getroot()))

    def _number(self, element: etree._Element, within: etree._Element) -> int:
        """Return the number of an element among its kind, from 1; paragraphs in cells are not counted."""
        key = within, str(element.tag)
        if key not in self._numbers:
            every = (each for each in within.iter(key[1]) if key[1] != _PARAGRAPH or _holder(each, _CELL) is None)
            self._numbers[key] = {each: number for number, each in enumerate(every, 1)}
        return self._numbers[key].get(element, 0)


def place_in(part: Part) -> Spot:
    """Return the function that gives the place of a part's elements; parts without text are named as files."""
    kind = part.type.rpartition(".wordprocessingml.")[2].removesuffix("+xml")
    if kind not in _PLACES:
        return place_in_file(part)
    spots = _Spots(_PLACES[kind])
    return lambda node: spots.of(part.root if node is None else node)


def paragraph_at(root: etree._Element, spot: TemplatePlace) -> etree._Element | None:
    """Return the paragraph at a place, the first of a cell; None where there is none."""
    if not spot.table:
        free = (each for each in root.iter(_PARAGRAPH) if _holder(each, _CELL) is None)
        return _nth(free, spot.paragraph) if spot.paragraph else None
    table = _nth(root.iter(_TABLE), spot.table)
    row = None if table is None else _nth(table.iter(_ROW), spot.row)
    cell = None if row is None else _nth(row.iter(_CELL), spot.cell)
    return None if cell is None else next(cell.iter(_PARAGRAPH), None)


def _nth(every: Iterator[etree._Element], number: int) -> etree._Element | None:
    return next(islice(every, number - 1, None), None)


def _holder(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _runs(pieces: Iterable[etree._Element]) -> list[etree._Element]:
    return list(dict.fromkeys(piece.getparent() for piece in pieces))


def _follow_each_other(runs: list[etree._Element]) -> bool:
    """Tell whether runs are neighbours, with nothing but letters and harmless marks in them and between them."""
    return all(
        _is_next(before, after) and before[-1].tag == w("t") and _begins_with_text(after)
        for before, after in pairwise(runs)
    )


def _is_next(before: etree._Element, after: etree._Element) -> bool:
    follower = before.getnext()
    while follower is not None and follower.tag in _HARMLESS:
        follower = follower.getnext()
    return follower is after


def _begins_with_text(run: etree._Element) -> bool:
    first = next((child for child in run if child.tag != w("rPr") and child.tag not in _HARMLESS), None)
    return first is not None and first.tag == w("t")
