"""Offers of our text as tracked changes: to refuse all changes by rtdocs restores theirs, to accept all takes ours.

Whole paragraphs and tables are offered, theirs as deleted, ours as inserted behind them. The changes bear no date: the
same input gives the same bytes.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from rtdocs.merge.document.keys import AUTHOR, BLOCKS, W, is_by_rtdocs

_REVISIONS: Final = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "tblPrChange")
_DELETED: Final = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_LAST_OF_PARAGRAPH: Final = (f"{W}sectPr", f"{W}pPrChange")


def blocks(container: etree._Element) -> list[etree._Element]:
    """Return the paragraphs, tables and controls of a body, a cell or a control, without offers.

    An offer, a tracked insertion of rtdocs that nobody has touched, is not in the document yet.
    """
    return [each for each in container if each.tag in BLOCKS and not is_offer(each)]


def is_offer(block: etree._Element) -> bool:
    """Tell whether a paragraph or table is an offer: tracked as inserted by rtdocs, the whole of it and no more."""
    if block.tag == f"{W}tbl":
        rows = list(block.iterfind(f"{W}tr"))
        return bool(rows) and all(is_by_rtdocs(row.find(f"{W}trPr/{W}ins")) for row in rows) and _is_said_by_us(block)
    if block.tag != f"{W}p" or not is_by_rtdocs(block.find(f"{W}pPr/{W}rPr/{W}ins")):
        return False
    return _is_said_by_us(block)


def _is_said_by_us(block: etree._Element) -> bool:
    """Tell whether every run stands in an insertion of ours: people may have typed in what was offered."""
    return all(map(_is_inserted_by_us, block.iter(f"{W}r")))


def _is_inserted_by_us(run: etree._Element) -> bool:
    """Tell whether a run is marked as ours; a drawing of ours is no mark of the words in its text boxes."""
    for holder in run.iterancestors(f"{W}ins", f"{W}txbxContent"):
        if holder.tag == f"{W}txbxContent":
            return False
        if is_by_rtdocs(holder):
            return True
    return False


def can_be_offered(block: etree._Element) -> bool:
    """Tell whether a paragraph or table of theirs may be marked: it has no tracked change but rtdocs'."""
    if block.tag not in {f"{W}p", f"{W}tbl"}:
        return False
    changes = (each for name in _REVISIONS for each in block.iter(f"{W}{name}"))
    return all(each.get(f"{W}author") == AUTHOR for each in changes)


def withdraw(block: etree._Element) -> None:
    """Remove an earlier offer for a paragraph or table of theirs, which people neither accepted nor refused."""
    behind = block.getnext()
    while behind is not None and is_offer(behind):
        following = behind.getnext()
        behind.getparent().remove(behind)
        behind = following
    for mark in [each for each in block.iter(f"{W}del") if each.get(f"{W}author") == AUTHOR]:
        _unwrap(mark)


def offer_within(theirs: etree._Element, ours: etree._Element, numbers: Iterator[int]) -> None:
    """Offer the text of our paragraph inside a paragraph of theirs, which keeps its place and look.

    The last paragraph of a cell cannot be deleted in any program, so whole paragraphs cannot be offered there.
    """
    for each in [each for each in theirs.iter(f"{W}ins") if each.get(f"{W}author") == AUTHOR]:
        each.getparent().remove(each)
    for each in [each for each in theirs.iter(f"{W}del") if each.get(f"{W}author") == AUTHOR]:
        _unwrap(each)
    _mark_runs(theirs, "del", numbers)
    _mark_runs(ours, "ins", numbers)
    theirs.extend(each for each in list(ours) if each.tag != f"{W}pPr")


def mark(block: etree._Element, kind: str, numbers: Iterator[int]) -> None:
    """Mark a whole paragraph or table as inserted ("ins") or deleted ("del") by rtdocs."""
    for row in block.iter(f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(_place_of_properties(row), properties)
        properties.append(_change(kind, numbers))
    for paragraph in [block] if block.tag == f"{W}p" else block.iter(f"{W}p"):
        _mark_paragraph(paragraph, kind, numbers)
    if kind == "ins" and block.tag == f"{W}p":
        # A text box is a story of its own: only what is marked in it is known from what people type there later.
        for paragraph in block.iterfind(f".//{W}txbxContent//{W}p"):
            _mark_runs(paragraph, kind, numbers)


def _mark_paragraph(paragraph: etree._Element, kind: str, numbers: Iterator[int]) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    look = properties.find(f"{W}rPr")
    if look is None:
        look = etree.Element(f"{W}rPr")
        last = next((each for each in properties if each.tag in _LAST_OF_PARAGRAPH), None)
        properties.append(look) if last is None else last.addprevious(look)
    look.insert(0, _change(kind, numbers))
    _mark_runs(paragraph, kind, numbers)


def _mark_runs(paragraph: etree._Element, kind: str, numbers: Iterator[int]) -> None:
    for run in list(_runs(paragraph)):
        change = _change(kind, numbers)
        run.addprevious(change)
        change.append(run)
        if kind == "del":
            for each in run:
                each.tag = _DELETED.get(each.tag, each.tag)


def _runs(holder: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph, also in links, fields and controls, without those in the boxes of a drawing."""
    for each in holder:
        if each.tag == f"{W}r":
            yield each
        elif isinstance(each.tag, str) and each.tag not in {f"{W}pPr", f"{W}sdtPr"}:
            yield from _runs(each)


def _change(kind: str, numbers: Iterator[int]) -> etree._Element:
    change = etree.Element(f"{W}{kind}")
    change.set(f"{W}id", str(next(numbers)))
    change.set(f"{W}author", AUTHOR)
    return change


def _place_of_properties(row: etree._Element) -> int:
    """Return the index of a row's properties among its children: behind its table exceptions."""
    return 1 if row.find(f"{W}tblPrEx") is not None else 0


def _unwrap(mark: etree._Element) -> None:
    """Remove a mark of deletion, and give the text in it its plain tags again."""
    plain = {deleted: usual for usual, deleted in _DELETED.items()}
    for run in list(mark):
        for each in run:
            each.tag = plain.get(each.tag, each.tag)
        mark.addprevious(run)
    mark.getparent().remove(mark)


def inserted(
    container: etree._Element, cursor: etree._Element | None, fresh: list[etree._Element]
) -> etree._Element | None:
    """Insert blocks behind the block `cursor`, None for the front; return the last block inserted, else `cursor`."""
    for block in fresh:
        while cursor is not None and (behind := cursor.getnext()) is not None and is_offer(behind):
            cursor = behind  # an offer stays with its passage
        if cursor is None:
            found = blocks(container)
            container.insert(container.index(found[0]) if found else 0, block)
        else:
            cursor.addnext(block)
        cursor = block
    return cursor
