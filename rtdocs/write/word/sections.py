"""The sections of a document: each within a content control of its own, a wide table on pages turned sideways.

A control has a title for people and a tag that stays, so rtdocs' text can be told from a person's. It locks nothing.
Pages can only turn between two sections of Word; the marks of such turns become sections once all blocks are placed,
since only then the section in which a place lies is known.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rtdocs.plan.content.document import Block, ChartFigure, Heading, SchemaFigure, Table, TimelineFigure, plain
from rtdocs.write.word.blocks import blocks_xml
from rtdocs.write.word.markup import w
from rtdocs.write.word.page_rooms import WIDEST_EDGE
from rtdocs.write.word.styles import Style
from rtdocs.write.word.template_names import PLACE_SPACE, BlockPlace
from rtdocs.write.word.text import Manuscript, controlled, paragraph

if TYPE_CHECKING:
    from lxml import etree

_TURN = f"{{{PLACE_SPACE}}}turn"
_HIDDEN_START = ("titlePg", "type")
"""What only the first of several sections says: that it begins with a cover, and how."""


def section_xml(manuscript: Manuscript, place: BlockPlace, blocks: Sequence[Block]) -> str:
    """Return the blocks of a place within controls: one control, or several where wide tables stand between."""
    title = _title(manuscript, place, blocks)
    pieces = []
    for number, (wide, group) in enumerate(groupby(blocks, _turning(manuscript, blocks)), 1):
        tag = f"rt-section-{place.value}" + f"-{number}" * (number > 1)
        if wide:
            inner = blocks_xml(manuscript.on_own_page(), map(_laid_out_long, group))
            pieces += [_turn(manuscript), controlled(manuscript, title, tag, inner), _turn(manuscript, wide=True)]
        else:
            pieces.append(controlled(manuscript, title, tag, blocks_xml(manuscript, group)))
    return "".join(pieces)


def drop_idle_breaks(root: "etree._Element") -> None:
    """Remove the template's page breaks that would leave an empty page: at the end, or where a page turns."""
    for mark in list(root.iter(w("br"))):
        own = mark.getparent().getparent()
        if mark.get(w("type")) == "page" and not any(own.itertext()):
            before, after = own.getprevious(), own.getnext()
            turns = before is not None and before.find(f".//{_TURN}") is not None
            if after is None or after.tag == w("sectPr") or turns:
                own.getparent().remove(own)


def turn_pages(root: "etree._Element") -> None:
    """Replace the marks that `section_xml` left by sections of Word, each like the section in which it stands."""
    waiting: list[etree._Element] = []
    for element in list(root.iter(_TURN, w("sectPr"))):
        if element.tag != w("sectPr"):
            waiting += [element] if _is_needed(element) else []
        elif waiting:
            _settle(waiting, element)
            waiting = []


def _title(manuscript: Manuscript, place: BlockPlace, blocks: Iterable[Block]) -> str:
    headings = (plain(block.text) for block in blocks if isinstance(block, Heading))
    return next(headings, "") or manuscript.language.say(f"template.place.{place.value}")


def _turning(manuscript: Manuscript, blocks: Sequence[Block]) -> Callable[[Block], bool]:
    """Return a predicate of the blocks on pages of their own; of none where those would be no wider.

    A schema or a long timeline fills a page: its introduction stands on that page too, and all of a schema's section.
    So does all of a section with a figure or table that could hardly be read in a narrow column.
    """
    room = manuscript.room
    figures = (Table, SchemaFigure, TimelineFigure, ChartFigure)
    whole = any(isinstance(block, SchemaFigure) and block.turned for block in blocks)
    whole = whole or (room.is_narrow and any(isinstance(block, figures) for block in blocks))
    long = [number for number, block in enumerate(blocks, 1) if isinstance(block, TimelineFigure) and block.turned]
    opening = {id(block) for block in blocks[: max(long, default=0)]}
    return lambda block: room.gains and (whole or id(block) in opening or (isinstance(block, Table) and block.wide))


def _laid_out_long(block: Block) -> Block:
    """Return a block for a page laid sideways, which holds a longer piece of a timeline."""
    return replace(block, turned=True) if isinstance(block, TimelineFigure) else block


def _turn(manuscript: Manuscript, *, wide: bool = False) -> str:
    return paragraph(manuscript, Style.BREAK, "", f'<turn xmlns="{PLACE_SPACE}" wide="{int(wide)}"/>')


def _is_needed(mark: "etree._Element") -> bool:
    """Tell whether a mark turns a page; take out one before an empty page, or in a table, which cannot turn."""
    own = mark.getparent().getparent()
    before = own.getprevious()
    needed = own.getparent().tag != w("tc") and (
        _is_turned(mark) or (before is not None and before.find(f".//{_TURN}") is None)
    )
    if not needed:
        own.getparent().remove(own)
    return needed


def _settle(marks: "Sequence[etree._Element]", section: "etree._Element") -> None:
    for number, mark in enumerate(marks):
        mine = deepcopy(section)
        if number:
            _go_on(mine)
        if _is_turned(mark):
            _lay_sideways(mine)
        mark.getparent().replace(mark, mine)
    _go_on(section)
    _end_turned(section)


def _end_turned(section: "etree._Element") -> None:
    """Make the last section the turned one where nothing follows that one: else an empty page would."""
    before = section.getprevious()
    last = None if before is None else before.find(f"{w('pPr')}/{w('sectPr')}")
    if section.getparent().tag == w("body") and last is not None:
        before.getparent().remove(before)
        _lay_sideways(section)


def _is_turned(mark: "etree._Element") -> bool:
    return bool(mark.get("wide") == "1")


def _go_on(section: "etree._Element") -> None:
    """Let a section follow another on a new page, its pages numbered on."""
    for name in _HIDDEN_START:
        for found in section.findall(w(name)):
            section.remove(found)
    for numbers in section.findall(w("pgNumType")):
        numbers.attrib.pop(w("start"), None)


def _lay_sideways(section: "etree._Element") -> None:
    """Turn an upright page by a quarter, its margins with it; what stands on the page is as wide as it."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width, height = size.get(w("w")), size.get(w("h"))
    for columns in section.findall(w("cols")):
        columns.clear()
    if int(width) >= int(height):
        return
    size.set(w("w"), height)
    size.set(w("h"), width)
    size.set(w("orient"), "landscape")
    top, right, bottom, left = (margins.get(w(side)) for side in ("top", "right", "bottom", "left"))
    edges = {"top": _added(_least(left), margins), "bottom": _least(right)}
    for side, room in {**edges, "right": top, "left": bottom}.items():
        margins.set(w(side), room)
    margins.set(w("gutter"), "0")


def _least(margin: str) -> str:
    """Return the margin of a side as one above or below: a wide one would leave no room between them."""
    return str(min(int(margin), WIDEST_EDGE)) if margin.isdecimal() else margin


def _added(margin: str, margins: "etree._Element") -> str:
    """Return the margin at the edge where pages are bound, with the room for binding."""
    gutter = margins.get(w("gutter"), "0")
    is_plain = gutter.isdecimal() and margin.isdecimal()
    return str(int(margin) + int(gutter)) if is_plain else margin
